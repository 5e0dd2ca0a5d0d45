"""What a court orders removed is readable nowhere any more: every copy goes, and every page says why."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from claims.core.matching.terms import query_terms
from claims.core.verdicts import ClaimKind
from claims.models import (
    Base,
    Change,
    Claim,
    ClaimReviewOriginal,
    LogRedaction,
    Match,
    Notification,
    Organization,
    RecentAction,
    RecheckReason,
    ReviewRevision,
    StatusChange,
    WebhookDelivery,
)
from claims.services.actors import CLI
from claims.services.candidates import find_candidates
from claims.services.claim_review_import import import_claim_reviews
from claims.services.claim_review_out import Site
from claims.services.claims import create_claim
from claims.services.log_check import check_log
from claims.services.log_entries import list_entries
from claims.services.log_redaction import redact_entry
from claims.services.notifications import notify
from claims.services.recent_actions import Deed, note_action
from claims.services.recheck_requests import accept_recheck_request, request_recheck
from claims.services.reviews import DraftInput, get_revision, save_draft
from claims.services.webhook_deliveries import dispatch
from claims.services.webhook_secrets import SecretBox
from claims.services.webhooks import EndpointRules, create_endpoint
from tests.core.claim_review.test_reading import changed
from tests.databases import on_both_databases
from tests.factories import (
    NOW,
    complete_draft,
    make_appearance,
    make_match,
    make_member,
    make_organization,
    make_review,
    publish_review,
    step,
    supporting,
)

LIBEL = "The mayor of Northport took money from the harbor company for years."
GROUND = "Order of the district court of 3 May."


class Told:
    """A public verdict, and a way to remove from it."""

    def __init__(self, session: Session, claim_text: str = "") -> None:
        self.session = session
        organization = make_organization(session)
        self.author = make_member(session, organization, "checker")
        self.approver = make_member(session, organization, "reviewer")
        text = claim_text or "The harbor of Northport cost 40 million euros."
        self.claim = create_claim(session, text=text, kind=ClaimKind.QUANTITY, actor=CLI, now=NOW)
        self.review = make_review(session, organization, self.claim)

    def publish(self, **changes: object) -> None:
        publish_review(self.session, self.review, self.author, self.approver, **changes)

    def remove(self, fact: str, *fields: str) -> None:
        index = next(row.leaf_index for row in list_entries(self.session).items if row.fact == fact)
        redact_entry(self.session, index, fields, reason=GROUND, actor=CLI, now=NOW)
        self.session.flush()

    def places(self, words: str) -> list[str]:
        """The tables in which these words stand, whatever the column."""
        found = []
        for table in Base.metadata.sorted_tables:
            rows = self.session.execute(text(f'SELECT * FROM "{table.name}"')).mappings().all()
            if any(words in json.dumps(dict(row), default=str) for row in rows):
                found.append(table.name)
        return found


@on_both_databases
def test_a_reason_is_removed_from_every_row_that_repeats_it(session):
    told = Told(session)
    told.publish()
    step(session, told.review, "recheck", told.author, reason=LIBEL)
    assert told.places(LIBEL) == ["changes", "events", "recheck_reasons", "status_changes"]
    told.remove("review.recheck", "reason")
    assert told.places(LIBEL) == []
    assert session.scalars(select(RecheckReason.text)).one() == "[removed]"
    tables = {row.row_table for row in session.scalars(select(LogRedaction))}
    assert tables == {"changes", "recheck_reasons", "status_changes"}
    assert check_log(session).findings == []


@on_both_databases
def test_the_wording_of_a_claim_is_removed_and_no_longer_found(session):
    told = Told(session, LIBEL)
    told.publish()
    step(session, told.review, "recheck", told.author, reason="A newer count is out.")
    save = complete_draft(correction_kind="wording", rationale="The accounts say the same again.")
    step(session, told.review, "claim", told.author)
    save_draft(session, told.review.id, save, actor=told.author, now=NOW, expected_version=None)
    appearance = make_appearance(session, None, "Somebody took money.")
    make_match(session, appearance, told.claim, slots={"subject": {"here": "Somebody", "there": LIBEL}})
    assert [row.claim_id for row in find_candidates(session, query_terms(LIBEL))] == [told.claim.id]
    told.remove("claim.created", "claim")
    assert told.places(LIBEL) == []
    assert session.scalars(select(Claim.text).where(Claim.id == told.claim.id)).one() == "[removed]"
    assert session.scalars(select(ReviewRevision.claim_text)).one() == "[removed]"
    assert session.scalars(select(Change.detail).where(Change.action == "created")).first() == {}
    assert session.scalars(select(Match.slots)).one() == {}
    assert list(find_candidates(session, query_terms(LIBEL))) == []
    assert check_log(session).findings == []


def test_the_reason_of_a_revision_goes_from_the_step_that_published_it(session):
    told = Told(session)
    told.publish()
    step(session, told.review, "recheck", told.author, reason="A newer count is out.")
    step(session, told.review, "claim", told.author)
    other = complete_draft(rating="false", correction_kind="verdict_changed", revision_reason=LIBEL)
    evidence = {"evidence": (supporting(stance="refutes"),)}
    draft = DraftInput(**{name: getattr(other, name) for name in other.__slots__} | evidence)
    save_draft(session, told.review.id, draft, actor=told.author, now=NOW, expected_version=None)
    step(session, told.review, "revise", told.author)
    step(session, told.review, "approve", told.approver)
    assert told.places(LIBEL) == ["review_revisions", "status_changes"]
    told.remove("review.published", "reason")
    assert told.places(LIBEL) == []
    assert session.scalars(select(StatusChange).where(StatusChange.reason == "[removed]")).all()
    view = get_revision(session, told.review.id, 2)
    assert [(row.fields, row.reason) for row in view.redactions] == [(["reason"], GROUND)]
    assert get_revision(session, told.review.id, 1).redactions == ()


def test_later_revisions_that_repeat_the_text_lose_it_too(session):
    told = Told(session)
    told.publish(rationale=LIBEL, evidence=(supporting(quote=LIBEL + " Indeed."),))
    step(session, told.review, "recheck", told.author, reason="A newer count is out.")
    step(session, told.review, "claim", told.author)
    again = complete_draft(rationale=LIBEL, correction_kind="dates_extended", true_as_of=NOW.date())
    save_draft(session, told.review.id, again, actor=told.author, now=NOW, expected_version=None)
    told.remove("review.published", "rationale", "evidence")
    assert told.places(LIBEL) == []


def test_what_a_reader_asked_goes_with_the_reason_of_the_recheck(session):
    told = Told(session)
    told.publish()
    asked = request_recheck(session, told.review.id, text=LIBEL, source_url="https://port.example", now=NOW)
    accept_recheck_request(session, asked.id, actor=told.author, now=NOW)
    told.remove("review.recheck", "reason")
    assert told.places(LIBEL) == []


@on_both_databases
def test_what_was_told_goes_with_the_messages_that_were_sent(session):
    told = Told(session)
    admin = make_member(session, session.get_one(Organization, told.review.organization_id), "admin")
    rules = EndpointRules(SecretBox(["a key"]))
    kinds = ["recheck.opened", "review.published"]
    create_endpoint(session, url="https://hook.example/", event_types=kinds, rules=rules, actor=admin, now=NOW)
    told.publish(rationale="The accounts say so.")
    step(session, told.review, "recheck", told.author, reason=LIBEL)
    dispatch(session, now=NOW)
    published, opened = session.scalars(select(WebhookDelivery).order_by(WebhookDelivery.id)).all()
    before = published.body
    assert LIBEL in opened.body
    session.flush()
    told.remove("review.recheck", "reason")
    assert told.places(LIBEL) == []
    assert json.loads(opened.body)["data"]["reason"] == "[removed]"
    assert json.loads(opened.body)["data"]["review_id"] == told.review.id
    assert published.body == before


def test_lines_to_people_that_quote_the_text_lose_it(session):
    told = Told(session, LIBEL * 3)
    told.publish()
    note_action(session, told.author.user_id, Deed("Taken.", LIBEL * 3, f"/reviews/{told.review.id}/work"), now=NOW)
    notify(session, told.author.user_id, "x", f"“{LIBEL * 3}”"[:199] + "…”", f"/claims/{told.claim.id}", NOW)
    notify(session, told.author.user_id, "x", f"“{LIBEL * 3}”", "/claims/999", NOW)
    told.remove("claim.created", "claim")
    assert session.scalars(select(RecentAction.about)).one() == "[removed]"
    assert session.scalars(select(RecentAction.text)).one() == "Taken."
    lines = dict(session.execute(select(Notification.link, Notification.text)).all())
    assert lines[f"/claims/{told.claim.id}"] == "[removed]"
    assert LIBEL in lines["/claims/999"], "another claim's rows are another case"


def test_the_original_of_an_imported_review_goes_with_its_words(session):
    spaced = LIBEL.replace(" ", "  ")
    documents = [changed(claimReviewed=spaced), changed(url="https://desk.example/2", claimReviewed="Another claim.")]
    site = Site("https://registry.example")
    import_claim_reviews(session, json.dumps(documents), site=site, actor=CLI, now=NOW)
    kept = session.scalars(select(ClaimReviewOriginal).order_by(ClaimReviewOriginal.id)).all()
    index = next(row.leaf_index for row in list_entries(session).items if row.claim_id == 1)
    redact_entry(session, index, ["claim"], reason=GROUND, actor=CLI, now=NOW)
    assert (kept[0].document, kept[0].warnings) == ("{}", [])
    assert "Another claim." in kept[1].document


@pytest.mark.parametrize("other", ["The same words elsewhere."])
def test_other_texts_stay(session, other):
    told = Told(session)
    told.publish(rationale=other)
    step(session, told.review, "recheck", told.author, reason=LIBEL)
    elsewhere = Told(session)
    elsewhere.publish(rationale=LIBEL)
    told.remove("review.recheck", "reason")
    assert elsewhere.places(LIBEL) == ["review_revisions"], "another claim's rows are another case"
    assert other in session.scalars(select(ReviewRevision.rationale)).all()
