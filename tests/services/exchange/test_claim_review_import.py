"""ClaimReviews of others taken in: kept in their words, once, with the original; what may not come in does not."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from claims.core.claim_review import reading
from claims.core.claim_review.writing import json_text, write_review
from claims.core.errors import NotAllowed, TooLarge
from claims.core.messages.events import EventType
from claims.core.sources.source_states import SourceState
from claims.core.sources.web_addresses import address_key
from claims.core.verdicts import Verdict
from claims.models import (
    Claim,
    ClaimReviewOriginal,
    Event,
    Evidence,
    Job,
    Organization,
    ReviewImage,
    ReviewRevision,
    Source,
)
from claims.services.base.actors import CLI
from claims.services.desk.conflicts import CONFLICT_JOB
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.parties import add_name
from claims.services.exchange import claim_review_import
from claims.services.exchange.claim_review_import import import_claim_reviews
from claims.services.exchange.claim_review_out import Site, revision_markup
from claims.services.followup.recheck_triggers import recheck_conflicts
from claims.services.transparency.log_check import check_log
from tests.core.claim_review.test_reading import BASE, changed
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_member, make_organization
from tests.support.sent_statements import counted

SITE = Site("https://registry.example")


def take(session, *documents, actor=CLI, now=NOW):
    return import_claim_reviews(session, json.dumps(list(documents)), site=SITE, actor=actor, now=now)


def rows(session, model):
    return session.query(model).order_by(model.id).all()


@on_both_databases
def test_a_review_becomes_its_organizations_revision(session):
    done = take(
        session, changed(expires="2025-05-01", reviewBody="It cost 40.", citation="https://harbor.example/accounts")
    )
    assert (done.report.imported, done.left_out) == (1, {})
    revision = session.query(ReviewRevision).one()
    assert (revision.rating, revision.verdict, revision.scale) == ("False", Verdict.FALSE, "imported")
    assert (revision.claim_text, revision.url) == (BASE["claimReviewed"], BASE["url"])
    assert (revision.true_as_of, revision.valid_until) == (dt.date(2024, 5, 1), dt.date(2025, 5, 1))
    assert revision.rationale == "It cost 40."
    assert session.query(Organization).filter_by(name="Desk").one()
    cited = [
        (row.stance.value, source.url)
        for row, source in zip(rows(session, Evidence), rows(session, Source), strict=True)
    ]
    assert cited == [("refutes", BASE["url"]), ("context", "https://harbor.example/accounts")]
    assert all(source.state is SourceState.UNCHECKED for source in rows(session, Source))
    original = session.query(ClaimReviewOriginal).one()
    assert json.loads(original.document)["reviewBody"] == "It cost 40."


@on_both_databases
def test_the_same_again_changes_nothing_and_a_change_is_the_next_revision(session):
    take(session, BASE)
    assert take(session, BASE).report.unchanged == 1
    done = take(session, changed(rating={"alternateName": "Mostly false", "ratingValue": 2}, dateModified="2024-06-01"))
    assert done.report.updated == 1
    assert [(row.number, row.verdict) for row in rows(session, ReviewRevision)] == [
        (1, Verdict.FALSE),
        (2, Verdict.MOSTLY_FALSE),
    ]
    assert len(rows(session, ClaimReviewOriginal)) == 2
    assert len(rows(session, Claim)) == 1


def test_images_are_noted_once_and_by_another_import_where_they_were_not(session):
    pictured = changed(image=["https://desk.example/1.jpg", "https://desk.example/2.jpg"])
    take(session, pictured)
    kept = {row.address_key for row in session.query(ReviewImage)}
    assert {address_key(f"https://desk.example/{number}.jpg") for number in (1, 2)} <= kept
    session.query(ReviewImage).delete()
    for _ in range(2):
        assert take(session, pictured).report.unchanged == 1
        assert {row.address_key for row in session.query(ReviewImage)} == kept


def test_no_import_reads_all_revisions_for_what_it_has_brought(session):
    with counted(session) as sent:
        take(session, changed(image=["https://desk.example/1.jpg"]))
    asked = [statement for statement in sent if "import_hash IN" in statement]
    assert len(asked) == 2, "for the originals and for the images"
    for statement in asked:
        values = ("",) * statement.count("?")
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
        assert any("USING INDEX ix_review_revisions_import_hash" in row[3] for row in plan), plan


def test_two_organizations_review_one_claim(session):
    theirs = changed(url="https://other.example/1", author={"@type": "Organization", "name": "Other desk"})
    done = take(session, BASE, theirs)
    assert done.report.imported + done.report.updated == 2
    assert len(rows(session, Claim)) == 1
    assert len(rows(session, ReviewRevision)) == 2


@pytest.mark.parametrize(
    ("value", "words", "stance"), [(5, "True", "supports"), (1, "False", "refutes"), (3, "?", "context")]
)
def test_the_own_page_of_a_review_speaks_for_its_verdict(session, value, words, stance):
    take(session, changed(rating={"ratingValue": value, "alternateName": words}))
    assert [row.stance for row in rows(session, Evidence)] == [stance]


def test_words_that_nobody_knows_are_unproven_and_kept(session):
    take(session, changed(rating={"alternateName": "Three cats"}))
    revision = session.query(ReviewRevision).one()
    assert (revision.rating, revision.verdict) == ("Three cats", Verdict.UNPROVEN)
    assert [item["code"] for item in session.query(ClaimReviewOriginal).one().warnings] == ["unmapped"]


def test_a_claim_of_nobody_in_particular_stays_the_one_that_it_was_under_that_name(session, monkeypatch):
    item = {"@type": "Claim", "author": {"@type": "Person", "name": "Posts on Instagram and X"}}
    with monkeypatch.context() as before:
        before.setattr(reading, "is_collective", lambda name: False)
        take(session, changed(itemReviewed=item))
    again = take(session, changed(itemReviewed=item))
    assert (again.report.imported, again.report.unchanged) == (0, 1)
    other = take(session, changed(itemReviewed=item, rating={"alternateName": "Untrue"}))
    assert (other.report.imported, other.report.updated) == (0, 1)
    take(session, changed(itemReviewed=item, claimReviewed="The wall cost 42 million euros."))
    assert [claim.speaker_id is None for claim in rows(session, Claim)] == [False, True]


@pytest.mark.parametrize(
    ("tag", "language"), [(None, "de"), ("", "de"), ("no language at all", "de"), ("de-AT", "de-AT")]
)
def test_a_claim_has_the_language_of_the_review_else_that_of_its_words(session, tag, language):
    take(session, changed(claimReviewed="Die Mauer hat 41 Millionen Euro gekostet.", inLanguage=tag))
    assert [claim.language for claim in rows(session, Claim)] == [language]


@on_both_databases
def test_what_has_an_error_is_left_out_and_the_rest_is_taken(session):
    hostile = changed(url="https://desk.example/2", claimReviewed="It is so.", name="\x00\ud800", language="x" * 50)
    done = take(
        session, changed(claimReviewed=None), hostile, changed(url="https://desk.example/3", claimReviewed="x\u202ey")
    )
    assert done.report.imported == 1
    assert sorted(done.left_out) == [0, 2]
    session.commit()


def test_nobody_publishes_in_the_name_of_a_desk_here_or_a_page_of_this_registry(session):
    home = make_organization(session, "Desk")
    make_member(session, home, "checker")
    ours = changed(url="https://registry.example/reviews/1/revisions/1", author={"name": "Elsewhere"})
    done = take(
        session, BASE, changed(author={"@type": "Organization", "name": "DESK"}, url="https://desk.example/9"), ours
    )
    assert len(done.left_out) == 3
    assert "publishes through its desk alone" in done.left_out[0]
    assert not rows(session, ReviewRevision)


@on_both_databases
@pytest.mark.parametrize("name", ["ÖSTER  Check", "öster check", "Øst Facts", "Old Desk"])
def test_no_spelling_publishes_in_the_name_of_a_desk_here(session, name):
    home = make_organization(session, "Öster Check")
    admin = make_member(session, home, "admin")
    add_name(session, ORGANIZATIONS, home.id, "Øst Facts", actor=admin, now=NOW)
    make_organization(session, "Old Desk").merged_into_id = home.id
    session.flush()
    done = take(session, changed(author={"@type": "Organization", "name": name}))
    assert "publishes through its desk alone" in done.left_out[0]
    assert not rows(session, ReviewRevision)


@pytest.mark.parametrize("role", ["reader", "editor", "checker", "admin"])
def test_only_a_reviewer_takes_reviews_in(session, role):
    member = make_member(session, make_organization(session), role)
    with pytest.raises(NotAllowed):
        take(session, BASE, actor=member)
    assert take(session, BASE, actor=make_member(session, make_organization(session), "reviewer")).report.imported == 1


def test_too_long_a_document_is_refused(session, monkeypatch):
    monkeypatch.setattr(claim_review_import, "MAX_DOCUMENT_LENGTH", 10)
    with pytest.raises(TooLarge):
        take(session, BASE)


@on_both_databases
def test_what_another_registry_exported_says_the_same_here(session):
    take(session, changed(expires="2025-05-01", datePublished="2024-05-01T10:00:00Z", inLanguage="en"))
    first = session.query(ReviewRevision).one()
    exported = json_text(write_review(revision_markup(session, first.review_id, 1, SITE)))
    done = import_claim_reviews(session, exported, site=SITE, actor=CLI, now=NOW)
    again = done.read.reviews[0].markup
    markup = revision_markup(session, first.review_id, 1, SITE)
    # Which version it is, and where that stays, is told of the registry that exported it.
    assert again == replace(markup, version=None, archived_at="")
    assert len(rows(session, Claim)) == 1
    assert check_log(session).findings == []


def test_a_verdict_against_another_has_both_asked_to_look_again(session):
    take(session, changed(expires="2030-01-01"))
    assert session.query(Job).filter_by(name=CONFLICT_JOB).all() == []
    other = {"author": {"@type": "Organization", "name": "Desk B"}, "url": "https://b.example/checks/1"}
    take(session, changed(**other, expires="2030-01-01", rating={"ratingValue": 5, "alternateName": "True"}))
    asked = session.query(Job).filter_by(name=CONFLICT_JOB).one()
    assert asked.arguments == {"claim_id": session.query(Claim).one().id}
    assert recheck_conflicts(session, asked.arguments["claim_id"], now=NOW) == 2
    told = session.query(Event).filter_by(type=EventType.REVIEW_CONFLICT).one()
    assert {side["organization"] for side in told.data["reviews"]} == {"Desk", "Desk B"}
