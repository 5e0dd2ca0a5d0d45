"""Public revisions as ClaimReview: what each carries, that it stays as it was, and what a claim's page leaves out."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.claim_review.writing import write_review
from claims.core.errors import NotFound
from claims.models import Article, ArticleVersion, Claim, FourEyes, Speaker
from claims.models.speaker import SpeakerKind
from claims.services.answers.answers import answers_for_claims
from claims.services.base.actors import SYSTEM
from claims.services.directories.organization_directory import set_addresses
from claims.services.directories.speakers import ensure_speaker
from claims.services.exchange.claim_review_out import Site, page_document, revision_markup
from claims.services.regrouping.merging import merge_claims
from claims.services.removal.log_redaction import redact_entry
from claims.services.reviews import review_publishing
from claims.services.transparency.log_entries import list_entries
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    refuting,
    step,
    submit_review,
)
from tests.support.json_ld import broken_rules, nodes_of

SITE = Site("https://registry.example")
LATER = NOW + dt.timedelta(days=30)


@pytest.fixture
def desk(session):
    home = make_organization(session, "Home desk", FourEyes.APPROVE)
    home.site = "https://desk.example/"
    return home, make_member(session, home, "checker"), make_member(session, home, "reviewer")


def said(session, claim, url, at=NOW):
    """The claim in an article with an address."""
    appearance = make_appearance(session, claim, claim.text)
    version = session.get_one(ArticleVersion, appearance.article_version_id)
    version.published_at = at
    session.get_one(Article, version.article_id).url = url
    session.flush()
    return appearance


def published(session, desk, claim=None, **changes):
    home, author, approver = desk
    review = make_review(
        session, home, claim or make_claim(session, speaker="Ana M. Lopez", claim_date=dt.date(2024, 4, 1))
    )
    return publish_review(session, review, author, approver, **changes)


def document(session, review, number=1):
    return write_review(revision_markup(session, review.id, number, SITE))


@on_both_databases
def test_a_revision_says_all_that_the_format_asks_for(session, desk):
    claim = make_claim(session, speaker="Ana M. Lopez", claim_date=dt.date(2024, 4, 1))
    said(session, claim, "https://post.example/second", NOW - dt.timedelta(days=1))
    said(session, claim, "https://post.example/first", NOW - dt.timedelta(days=2))
    review = published(session, desk, claim)
    written = document(session, review)
    assert broken_rules(written) == []
    base = "https://registry.example"
    assert written["@id"] == f"{base}/reviews/{review.id}#review"
    assert written["url"] == f"{base}/claims/{claim.id}#review-{review.id}"
    assert (written["version"], written["archivedAt"]) == (1, f"{base}/reviews/{review.id}/revisions/1")
    assert written["claimReviewed"] == claim.text
    rating = written["reviewRating"]
    assert (rating["ratingValue"], rating["bestRating"], rating["worstRating"]) == (5, 5, 1)
    assert (rating["alternateName"], rating["url"]) == ("True", "https://registry.example/ratings#truth-1")
    assert written["author"] == {"@type": "Organization", "name": "Home desk", "url": "https://desk.example/"}
    assert (written["datePublished"], written["expires"]) == ("2024-06-01T12:00:00Z", "2025-05-01")
    assert "dateModified" not in written
    reviewed = written["itemReviewed"]
    assert (reviewed["author"]["name"], reviewed["datePublished"]) == ("Ana M. Lopez", "2024-04-01")
    assert reviewed["firstAppearance"]["url"] == "https://post.example/first"
    assert [work["url"] for work in reviewed["appearance"]] == [
        "https://post.example/first",
        "https://post.example/second",
    ]
    assert written["citation"] == "https://harbor.example/accounts"
    nodes = nodes_of(written)
    assert (len(nodes["ClaimReview"]), len(nodes["Claim"]), len(nodes["Rating"])) == (1, 1, 1)


def test_a_language_that_nobody_knows_is_left_out(session, desk):
    claim = make_claim(session)
    claim.language = "und"
    review = published(session, desk, claim)
    assert "inLanguage" not in document(session, review)
    other = make_claim(session)
    other.language = "und"
    assert "inLanguage" not in page_document(session, other, [], SITE)


@pytest.mark.parametrize("rating", ["unproven", "disputed", "outdated", "pending"])
def test_a_verdict_that_is_no_degree_has_words_alone(session, desk, rating):
    written = document(session, published(session, desk, rating=rating, evidence=()))
    assert set(written["reviewRating"]) == {"@type", "alternateName", "url"}
    assert broken_rules(written) == []


def test_timeless_expires_never(session, desk):
    review = published(session, desk, valid_until=None, timeless=True, timeless_reason="It is over.")
    assert "expires" not in document(session, review)


@on_both_databases
def test_a_revision_stays_as_it_was_published(session, desk):
    claim = make_claim(session, speaker="Ana M. Lopez")
    review = published(session, desk, claim)
    before = document(session, review)
    said(session, claim, "https://post.example/later")
    speaker = session.get_one(Speaker, claim.speaker_id)
    speaker.name, speaker.kind = "Somebody else", SpeakerKind.BODY
    claim.claim_date = dt.date(2020, 1, 1)
    _, author, approver = desk
    recheck_review(
        session, review, author, LATER, rating="false", evidence=(refuting(),), correction_kind="verdict_changed"
    )
    step(session, review, "revise", author, LATER)
    step(session, review, "approve", approver, LATER)
    assert document(session, review) == before
    second = document(session, review, 2)
    assert (second["datePublished"], second["dateModified"]) == ("2024-06-01T12:00:00Z", "2024-07-01T12:00:00Z")
    assert second["reviewRating"]["ratingValue"] == 1
    assert second["correction"]["text"].startswith("Verdict changed")
    assert (second["@id"], second["url"]) == (before["@id"], before["url"]), "one review, whatever is said in it"
    assert (before["version"], second["version"]) == (1, 2)
    assert (before["archivedAt"], second["archivedAt"]) == (
        f"https://registry.example/reviews/{review.id}/revisions/1",
        f"https://registry.example/reviews/{review.id}/revisions/2",
    )
    assert {name: page(session, claim)[name] for name in ("@id", "url", "version")} == {
        name: second[name] for name in ("@id", "url", "version")
    }
    assert second["itemReviewed"]["appearance"]["url"] == "https://post.example/later"


def test_collective_names_are_nobody(session, desk):
    written = document(session, published(session, desk, make_claim(session, speaker="Social media posts")))
    assert "author" not in written["itemReviewed"]


def test_the_kind_of_a_speaker_is_the_one_that_is_known(session, desk):
    number = ensure_speaker(session, "Ana M. Lopez", now=NOW)
    session.get_one(Speaker, number).kind = SpeakerKind.BODY
    written = document(session, published(session, desk, make_claim(session, speaker="Ana M. Lopez")))
    assert written["itemReviewed"]["author"]["@type"] == "Organization"


def test_what_was_published_before_the_context_was_kept_is_still_written(session, desk, monkeypatch):
    monkeypatch.setattr(review_publishing, "claim_context", lambda *_: None)
    assert broken_rules(document(session, published(session, desk))) == []


def page(session, claim):
    answers = answers_for_claims(session, [claim.id], on=NOW.date(), published=None).get(claim.id, [])
    return page_document(session, claim, answers, SITE)


def test_the_page_of_a_claim_carries_each_verdict_that_stands(session, desk):
    review = published(session, desk)
    claim = session.get_one(Claim, review.claim_id)
    other = make_organization(session, "Other desk", FourEyes.OFF)
    author = make_member(session, other, "reviewer")
    theirs = submit_review(session, make_review(session, other, claim), author)
    written = page(session, claim)
    assert len(nodes_of(written)["ClaimReview"]) == 2
    said(session, claim, "https://post.example/today")
    assert "https://post.example/today" in str(page(session, claim))
    step(session, theirs, "recheck", author, LATER, reason="A newer count.")
    assert len(nodes_of(page(session, claim))["ClaimReview"]) == 2
    step(session, review, "withdraw", desk[2], LATER, reason="It was another harbor.")
    assert page(session, claim)["@type"] == "ClaimReview"
    assert page(session, claim)["author"]["name"] == "Other desk"


def test_an_unchecked_claim_is_a_claim(session):
    claim = make_claim(session)
    written = page(session, claim)
    assert (written["@type"], written["@id"]) == ("Claim", f"https://registry.example/claims/{claim.id}")


def test_removed_text_is_written_nowhere(session, desk):
    review = published(session, desk)
    index = next(row.leaf_index for row in list_entries(session).items if row.fact_table == "review_revisions")
    redact_entry(session, index, ["claim_text", "claim_context"], reason="A court ordered it.", actor=SYSTEM, now=LATER)
    with pytest.raises(NotFound):
        revision_markup(session, review.id, 1, SITE)
    claim = session.get_one(Claim, review.claim_id)
    assert page(session, claim)["@type"] == "Claim"


def test_a_revision_names_the_site_that_its_organization_had(session, desk):
    home, *_ = desk
    review = published(session, desk)
    before = write_review(revision_markup(session, review.id, 1, SITE))
    admin = make_member(session, home, "admin")
    set_addresses(session, home.id, site="https://new.example", method_url="", actor=admin, now=LATER)
    set_addresses(session, home.id, site="", method_url="", actor=admin, now=LATER + dt.timedelta(days=1))
    after = write_review(revision_markup(session, review.id, 1, SITE))
    assert before == after
    assert after["author"]["url"] == "https://desk.example/"


def test_on_the_page_of_the_claim_that_took_it_in_a_review_keeps_its_name(session, desk):
    review = published(session, desk)
    before = document(session, review)
    standing = make_claim(session, "The works on the harbor of Norhaven cost 40 million euros.")
    merge_claims(session, review.claim_id, standing.id, actor=desk[2], reason="They are one.", now=LATER)
    written = page(session, standing)
    assert written["@id"] == before["@id"]
    assert written["url"] == f"https://registry.example/claims/{standing.id}#review-{review.id}"
