"""Claims: made, listed, and frozen in their wording once public."""

import datetime as dt

import pytest
from sqlalchemy import select

from claims.core.errors import Conflict, Invalid, NotFound, Stale
from claims.core.matching.words.terms import query_terms
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import Change, Claim, Speaker
from claims.services.base.actors import CLI, SYSTEM
from claims.services.claims.claims import change_claim_text, claim_status, create_claim, get_claim, list_claims
from claims.services.directories.speakers import ensure_speaker
from claims.services.index.candidates import check, find_candidates
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    refuting,
    step,
)

ON = NOW.date()


def found(session, words):
    return [candidate.claim_id for candidate in find_candidates(session, query_terms(words))]


@on_both_databases
def test_new_claim_is_findable_in_its_transaction(session):
    claim = create_claim(
        session,
        text=" The ferry  carries\n300 passengers. ",
        kind=ClaimKind.QUANTITY,
        language="en-GB",
        claim_date=dt.date(2024, 5, 1),
        speaker="Mayor  Ada",
        external_id="ferry-1",
        check_worthiness=0.8,
        actor=CLI,
        now=NOW,
    )
    session.expire_all()
    stored = get_claim(session, claim.id)
    assert (stored.text, stored.language, stored.external_id) == (
        "The ferry carries 300 passengers.",
        "en-GB",
        "ferry-1",
    )
    assert (stored.claim_date, stored.check_worthiness, stored.lock_version) == (dt.date(2024, 5, 1), 0.8, 1)
    assert session.get(Speaker, stored.speaker_id).name == "Mayor Ada"
    assert found(session, "a ferry with 300 passengers") == [claim.id]
    change = session.scalars(select(Change)).one()
    assert (change.subject_type, change.subject_id, change.action, change.actor) == (
        "claim",
        claim.id,
        "created",
        "cli",
    )


def test_bulk_writers_index_by_themselves(session):
    make_claim(session, "The ferry carries 300 passengers.", index=False)
    assert found(session, "ferry passengers") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text_missing"),
        (" \n", "text_missing"),
        ("x" * 2_001, "text_too_long"),
        ("a\x00b", "nul_character"),
        ("\udfff", "lone_surrogate"),
    ],
)
def test_text_that_is_none(session, text, code):
    with pytest.raises(Invalid) as refused:
        make_claim(session, text or " ")
    assert refused.value.code == code
    assert session.scalars(select(Claim)).all() == []


def test_overrides_in_an_article_do_not_keep_its_claim_out(session):
    assert make_claim(session, "It cost \u202e40\u202d million.").text == "It cost 40 million."


def test_external_id_is_taken_once(session):
    make_claim(session, external_id="a")
    with pytest.raises(Conflict) as refused:
        make_claim(session, external_id="a")
    assert refused.value.code == "external_id_taken"
    make_claim(session)
    make_claim(session)  # many without one


@pytest.mark.parametrize("claim_id", [0, -5, 77, 2**63, 10**40])
def test_unknown_claim(session, claim_id):
    with pytest.raises(NotFound):
        get_claim(session, claim_id)


def test_merged_claim_says_where_to_go_on(session):
    winner, loser = make_claim(session), make_claim(session)
    loser.merged_into_id = winner.id
    session.flush()
    assert get_claim(session, loser.id).merged_into_id == winner.id
    assert [claim.id for claim in list_claims(session).items] == [winner.id]


@on_both_databases
def test_list_is_newest_first_and_new_rows_shift_no_page(session):
    claims = [make_claim(session, now=NOW + dt.timedelta(minutes=minute)) for minute in (0, 1, 1, 2)]
    first = list_claims(session, limit=2)
    assert first.items == [claims[3], claims[2]]
    make_claim(session, now=NOW + dt.timedelta(minutes=9))
    second = list_claims(session, limit=2, after=first.next_cursor)
    assert second.items == [claims[1], claims[0]]
    assert second.next_cursor is None


def test_list_refuses_cursors_limits_and_statuses_it_does_not_know(session):
    for arguments, code in (
        ({"after": "x"}, "bad_cursor"),
        ({"limit": 0}, "limit_out_of_range"),
        ({"status": "true", "on": ON}, "status_unknown"),
    ):
        with pytest.raises(Invalid) as refused:
            list_claims(session, **arguments)
        assert refused.value.code == code
    with pytest.raises(ValueError, match="give on="):
        list_claims(session, status="checked")


@on_both_databases
def test_filters_look_at_reviews_that_stand(session):
    desk, other = make_organization(session, "Desk A"), make_organization(session, "Desk B")
    people = {}
    for organization in (desk, other):
        people[organization.id] = (
            make_member(session, organization, "checker"),
            make_member(session, organization, "reviewer"),
        )
    right, wrong, bare = make_claim(session), make_claim(session), make_claim(session, kind=ClaimKind.EVENT)
    publish_review(session, make_review(session, desk, right), *people[desk.id])
    withdrawn = publish_review(session, make_review(session, other, right), *people[other.id], rating="mostly_true")
    step(session, withdrawn, "withdraw", people[other.id][1], reason="Wrong source.")
    publish_review(
        session, make_review(session, other, wrong), *people[other.id], rating="false", evidence=(refuting(),)
    )

    def ids(**filters):
        return [claim.id for claim in list_claims(session, on=ON, **filters).items]

    assert ids(kind=ClaimKind.EVENT) == [bare.id]
    assert ids(verdict=Verdict.TRUE) == [right.id]
    assert ids(verdict=Verdict.MOSTLY_TRUE) == []
    assert ids(organization="desk-a") == [right.id]
    assert ids(organization="desk-b") == [wrong.id]
    assert ids(organization="desk-b", verdict=Verdict.TRUE) == []
    assert ids(organization="nobody") == []
    assert ids(status="checked") == [wrong.id, right.id]
    assert ids(status="unchecked") == [bare.id]
    assert claim_status(session, right, on=dt.date(2025, 5, 2)) == "expired"


# --- wording ---------------------------------------------------------------------------------------------------------


def test_unpublished_claim_can_be_reworded_and_the_index_follows(session):
    claim = make_claim(session, "The ferry carries 300 passengers.")
    change_claim_text(session, claim, "The tram holds 200 riders.", actor=CLI, now=NOW, reason="Other thing meant.")
    assert found(session, "ferry passengers") == []
    assert found(session, "tram riders") == [claim.id]
    assert check(session, known_claims=1) == []
    change = session.scalars(select(Change).order_by(Change.id.desc())).first()
    assert (change.action, change.reason) == ("reworded", "Other thing meant.")
    assert change.detail == {"old": "The ferry carries 300 passengers.", "new": "The tram holds 200 riders."}


def test_rewording_needs_the_present_version(session):
    claim = make_claim(session)
    with pytest.raises(Stale):
        change_claim_text(session, claim, "Other.", actor=CLI, now=NOW, expected_version=9)


@pytest.mark.parametrize("later", ["published", "recheck", "withdrawn", "reopened"])
def test_text_is_frozen_from_the_first_publication_on(session, later):
    organization = make_organization(session)
    checker, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    review = publish_review(session, make_review(session, organization), checker, reviewer)
    if later == "recheck":
        recheck_review(session, review, checker)
    elif later in ("withdrawn", "reopened"):
        step(session, review, "withdraw", reviewer, reason="Wrong.")
        if later == "reopened":
            step(session, review, "reopen", reviewer, reason="Again.")
    claim = get_claim(session, review.claim_id)
    with pytest.raises(Conflict) as refused:
        change_claim_text(session, claim, "Other.", actor=SYSTEM, now=NOW)
    assert refused.value.code == "text_frozen"
    assert change_claim_text(session, claim, claim.text, actor=SYSTEM, now=NOW) is claim  # no change is no rewording


def test_merged_speaker_gives_the_successor(session):
    old, new = ensure_speaker(session, "A. Smith", now=NOW), ensure_speaker(session, "Ada Smith", now=NOW)
    session.get(Speaker, old).merged_into_id = new
    session.flush()
    assert ensure_speaker(session, " A.  Smith ", now=NOW) == new
    assert ensure_speaker(session, "Ada Smith", now=NOW) == new
