"""What everybody may have of a registry as rows: public alone, in the order of their ids, with plain values."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

import pytest

from claims.core.errors import Invalid, NotFound
from claims.core.records import Disposition
from claims.models import Appearance, Claim, Organization, Review
from claims.services.directories.speakers import ensure_speaker
from claims.services.exchange.exports import KINDS, MAX_LIMIT, export_page, export_rows
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
)

LATER = dt.datetime(2025, 1, 1, 0, 30, 0, 987_654, dt.timezone(dt.timedelta(hours=1)))
"""In another year there than in UTC."""


@dataclass
class Desk:
    """A desk with a review that was published, corrected and withdrawn, and one that it declined."""

    organization: Organization
    claim: Claim
    merged: Claim
    review: Review
    declined: Review


@pytest.fixture
def desk(session):
    organization = make_organization(session, "Export desk")
    author, approver = (make_member(session, organization, role) for role in ("checker", "reviewer"))
    claim, merged = make_claim(session, claim_date=NOW.date()), make_claim(session)
    claim.speaker_id, merged.merged_into_id = ensure_speaker(session, "Ana Berg", now=NOW), claim.id
    review = publish_review(session, make_review(session, organization, claim), author, approver)
    recheck_review(session, review, author, rating="false", evidence=(refuting(),))
    step(session, review, "revise", author, correction_kind="verdict_changed")
    step(session, review, "approve", approver, LATER)
    step(session, review, "withdraw", approver, LATER, reason="The source was wrong.")
    declined = make_review(session, organization)
    step(session, declined, "decline", author, decline_reason="too_vague", reason="No figure.")
    session.flush()
    return Desk(organization, claim, merged, review, declined)


def rows(session, kind):
    """All rows of a kind; each must be what JSON can say."""
    found = list(export_rows(session, kind))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert [row["id"] for row in found] == sorted(row["id"] for row in found)
    assert all(tuple(row) == KINDS[kind].columns for row in found)
    return found


@on_both_databases
def test_claims_name_their_speaker_and_what_they_were_merged_into(session, desk):
    found = {row["id"]: row for row in rows(session, "claims")}
    claim, merged = found[desk.claim.id], found[desk.merged.id]
    assert claim["text"] == desk.claim.text
    assert (claim["kind"], claim["speaker"], claim["claim_date"]) == ("quantity", "Ana Berg", "2024-06-01")
    assert (claim["created_at"], claim["permalink"]) == ("2024-06-01T12:00:00Z", f"/claims/{desk.claim.id}")
    assert (merged["speaker"], merged["merged_into_id"]) == (None, desk.claim.id)


def test_revisions_are_told_as_they_were_published_withdrawn_or_not(session, desk):
    first, second = (row for row in rows(session, "revisions") if row["review_id"] == desk.review.id)
    assert [row["revision"] for row in (first, second)] == [1, 2]
    assert (first["organization"], first["claim_id"], first["claim_text"]) == (
        desk.organization.slug,
        desk.claim.id,
        desk.claim.text,
    )
    assert (first["rating"], first["verdict"], first["correction_kind"]) == ("True", "true", None)
    assert (second["verdict"], second["correction_kind"], second["reason"]) == (
        "false",
        "verdict_changed",
        "A newer count is out.",
    )
    assert (second["true_as_of"], second["valid_until"], second["timeless"]) == ("2024-05-01", "2025-05-01", False)
    assert second["published_at"] == "2024-12-31T23:30:00Z"
    assert second["permalink"] == f"/reviews/{desk.review.id}/revisions/2"


@on_both_databases
def test_steps_are_those_that_anybody_may_read(session, desk):
    found = [(row["review_id"], row["action"], row["revision"]) for row in rows(session, "steps")]
    assert [item for item in found if item[0] in (desk.review.id, desk.declined.id)] == [
        (desk.review.id, "open", None),
        (desk.review.id, "recheck", 1),
        (desk.review.id, "withdraw", 2),
        (desk.declined.id, "open", None),
        (desk.declined.id, "decline", None),
    ]
    withdrawn = next(row for row in rows(session, "steps") if row["action"] == "withdraw")
    assert (withdrawn["claim_id"], withdrawn["organization"]) == (desk.claim.id, desk.organization.slug)
    assert (withdrawn["reason"], withdrawn["created_at"]) == ("The source was wrong.", "2024-12-31T23:30:00Z")


@on_both_databases
def test_evidence_and_organizations_are_told(session, desk):
    revisions = [row["id"] for row in rows(session, "revisions") if row["review_id"] == desk.review.id]
    evidence = [row for row in rows(session, "evidence") if row["revision_id"] in revisions[:2]]
    assert [(row["stance"], row["publisher"], row["url"]) for row in evidence] == [
        ("supports", "Harbor office", "https://harbor.example/accounts"),
        ("refutes", "Harbor office", "https://harbor.example/accounts"),
    ]
    assert (desk.organization.slug, "Export desk", None) in [
        (row["slug"], row["name"], row["merged_into_id"]) for row in rows(session, "organizations")
    ]


@on_both_databases
def test_appearances_are_those_that_stand(session, desk):
    standing, gone = (make_appearance(session, desk.claim, f"The quay has {number} cranes.") for number in (3, 4))
    session.get_one(Appearance, gone.id).disposition = Disposition.DEMOTED
    session.flush()
    found = {row["id"]: row for row in rows(session, "appearances")}
    assert gone.id not in found
    told = found[standing.id]
    assert told["claim_id"] == desk.claim.id
    assert (told["exact"], told["standalone"]) == (standing.exact, standing.standalone_text)


def test_pages_end_where_nothing_is_left(session):
    ids = [make_claim(session).id for _ in range(5)]
    pages, after = [], 0
    while after is not None:
        page = export_page(session, "claims", after=after, limit=2)
        pages.append([row["id"] for row in page.rows])
        after = page.last
    assert pages == [ids[:2], ids[2:4], ids[4:]]
    assert export_page(session, "claims", limit=5).last is None
    assert [row["id"] for row in export_rows(session, "claims", after=ids[2])] == ids[3:]
    assert export_page(session, "claims", limit=MAX_LIMIT).rows
    for limit in (0, MAX_LIMIT + 1):
        with pytest.raises(Invalid, match="between 1 and 10,000"):
            export_page(session, "claims", limit=limit)
    with pytest.raises(NotFound, match="claims, revisions, evidence"):
        export_page(session, "users")
