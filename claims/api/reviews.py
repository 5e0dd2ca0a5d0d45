"""Reviews: read them and their revisions, write drafts, take the steps of the status machine."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Sequence
from typing import Any

from flask import current_app, request

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.reading import expected_version
from claims.core.claim_review.writing import MEDIA_TYPE, json_text, write_review
from claims.core.errors import Invalid, NotFound
from claims.core.reviews.reviewing import ReviewAction, allowed_actions
from claims.core.reviews.validity import Validity
from claims.core.sources.source_states import QuoteState
from claims.models import Evidence, RecheckReason, Review, ReviewDraft, Scope, Source
from claims.schemas.reviews import (
    ActionWrite,
    AdjudicationWrite,
    DraftRead,
    DraftWrite,
    GivenPageRead,
    OpinionsRead,
    PageWrite,
    ReviewRead,
    RevisionRead,
    SecondOpinionWrite,
)
from claims.services.answers import answers
from claims.services.answers.answers import ReviewAnswer
from claims.services.answers.answers_json import review_to_dict
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.claims.claims import get_claim
from claims.services.desk.review_access import organization_of
from claims.services.desk.second_opinions import Round
from claims.services.directories.organization_directory import name_at
from claims.services.evidence import given_pages
from claims.services.evidence.given_pages import GivenPage
from claims.services.evidence.sources import Work
from claims.services.exchange.claim_review_out import revision_markup
from claims.services.reviews import reviews
from claims.services.reviews.rechecks import list_reasons
from claims.services.reviews.review_publishing import usual_validity
from claims.services.reviews.reviews import ActionPayload, DraftInput, EvidenceInput, OpinionInput, RevisionView
from claims.services.settings import own_site

_APART = frozenset({ReviewAction.OPEN, ReviewAction.SECOND, ReviewAction.ADJUDICATE})
"""Opened under its claim; blind opinions and adjudication carry a verdict of their own and have calls of their own."""

ACTIONS = tuple(action.value for action in ReviewAction if action not in _APART)


@bp.get("/reviews/<int:review_id>")
@operation("Read one review", tag="Reviews", answers={200: ReviewRead}, public=True, failures=(404,))
def read_review(call: Call, review_id: int) -> Answer:
    """The state of the work and the public answer; its ETag is what ``If-Match`` of a change must carry."""
    review = reviews.get_review(call.session, review_id)
    return Answer(review_value(call, review), version=review.lock_version)


@bp.get("/reviews/<int:review_id>/revisions/<int:number>")
@operation(
    "Read one revision; it never changes but for what a court removes",
    tag="Reviews",
    answers={200: RevisionRead},
    public=True,
    failures=(404,),
)
def read_revision(call: Call, review_id: int, number: int) -> Answer:
    """One published state of a review, with links to its neighbors."""
    view = reviews.get_revision(call.session, review_id, number)
    return Answer(_revision_value(call, view), headers={"Link": _links(view)}, immutable=True)


@bp.get("/reviews/<int:review_id>/revisions/<int:number>.jsonld")
@operation(
    "Read one revision as ClaimReview of schema.org",
    tag="Reviews",
    answers={200: RevisionRead},
    public=True,
    failures=(404,),
    media_type=MEDIA_TYPE,
)
def read_revision_json_ld(call: Call, review_id: int, number: int) -> Answer:
    """The revision as JSON-LD; it says who had said the claim and where as that was known when it was published."""
    view = reviews.get_revision(call.session, review_id, number)
    markup = revision_markup(call.session, review_id, number, own_site(current_app.config, request.url_root))
    headers = {"Link": _links(view, ".jsonld"), "Access-Control-Allow-Origin": "*"}
    # What was published before its context was kept is filled from today's, which may change.
    return Answer(json_text(write_review(markup)), headers=headers, immutable=view.revision.claim_context is not None)


@bp.get("/reviews/<int:review_id>/draft")
@operation(
    "Read the draft of a review of the key's organization",
    tag="Reviews",
    answers={200: DraftRead},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
    failures=(404,),
)
def read_draft(call: Call, review_id: int) -> Answer:
    """The draft with the rules that it still breaks."""
    review = own_review(call, review_id)
    draft = reviews.read_draft(call.session, review, call.actor, now=call.now)
    if draft is None:
        raise NotFound('This review has no draft. Send the first one with PATCH and If-Match: "0".')
    return Answer(_draft_value(call, review, draft), version=draft.lock_version)


@bp.patch("/reviews/<int:review_id>/draft")
@operation(
    "Save the draft of a review",
    tag="Reviews",
    body=DraftWrite,
    answers={200: DraftRead},
    scopes=(Scope.REVIEWS_WRITE,),
    needs_version=True,
    failures=(404,),
)
def save_draft(call: Call, review_id: int) -> Answer:
    """Replace the draft whole: what is left out is empty. ``If-Match`` is the ``ETag`` of the draft, ``"0"`` while there is
    none; it is not that of the review. ``missing`` lists what has to be mended before it can be handed in."""
    review = own_review(call, review_id)
    draft = reviews.save_draft(
        call.session,
        review_id,
        _draft_input(call, review),
        actor=call.actor,
        now=call.now,
        expected_version=expected_version(),
    )
    return Answer(_draft_value(call, review, draft), version=draft.lock_version)


@bp.post("/reviews/<int:review_id>/pages")
@operation(
    "Give a page of a work without an address",
    tag="Reviews",
    body=PageWrite,
    answers={201: GivenPageRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 413),
)
def give_page(call: Call, review_id: int) -> Answer:
    """The text or file of a book or letter that the review cites is archived and searched for the quotes."""
    review, body = own_review(call, review_id), call.body
    page = GivenPage(body["text"], _decoded(body["file"]), body["content_type"] or "")
    work = Work(body["title"], body["publisher"] or "", "")
    store = SnapshotStore(current_app.config["SNAPSHOT_DIR"])
    given = given_pages.give_page(call.session, review.id, work, page, store=store, actor=call.actor, now=call.now)
    value = {
        "source_id": given.source_id,
        "sha256": given.sha256,
        "searchable": given.is_searchable,
        "quotes_found": given.quotes.count(QuoteState.FOUND),
        "quotes_lost": given.quotes.count(QuoteState.LOST),
    }
    headers = {} if given.source_id is None else {"Location": f"/api/v1/sources/{given.source_id}"}
    return Answer(value, status=201, headers=headers)


@bp.post("/reviews/<int:review_id>/<any(" + ", ".join(ACTIONS) + "):action>")
@operation(
    "Take one step of the status machine",
    tag="Reviews",
    body=ActionWrite,
    answers={200: ReviewRead},
    scopes=(Scope.REVIEWS_WRITE,),
    needs_version=True,
    failures=(404,),
)
def act_on_review(call: Call, review_id: int, action: str) -> Answer:
    """The review after the step; ``If-Match`` is the review's version. A first verdict: ``claim``, a draft, ``submit``,
    ``approve``. Another revision of a public one: ``recheck``, ``claim``, a draft, ``revise``, ``approve``."""
    _refuse_what_a_step_does_not_take(ReviewAction(action), call.body)
    payload = ActionPayload(
        reason=call.body["reason"] or "",
        assignee_id=call.body["assignee_id"],
        decline_reason=call.body["decline_reason"],
        duplicate_claim_id=call.body["duplicate_claim_id"],
        answers={row["reason_id"]: row["answer"] for row in call.body["answers"]},
    )
    return _act(call, review_id, ReviewAction(action), payload)


_TAKEN_BY = {
    "assignee_id": ReviewAction.ASSIGN,
    "decline_reason": ReviewAction.DECLINE,
    "duplicate_claim_id": ReviewAction.DECLINE,
    "answers": ReviewAction.DISMISS,
}
"""The fields of ``ActionWrite`` that one step alone takes."""


def _refuse_what_a_step_does_not_take(action: ReviewAction, body: dict[str, Any]) -> None:
    """What a step would ignore is refused, as a misspelt field is."""
    for name, step in _TAKEN_BY.items():
        if step is not action and body[name]:
            detail = f"The step {action.value} takes no {name}; {step.value} does. Leave it out."
            raise Invalid(detail, code="invalid", field=name)


@bp.post("/reviews/<int:review_id>/second")
@operation(
    "Give a blind second opinion",
    tag="Reviews",
    body=SecondOpinionWrite,
    answers={200: ReviewRead},
    scopes=(Scope.REVIEWS_WRITE,),
    needs_version=True,
    failures=(404,),
)
def give_second_opinion(call: Call, review_id: int) -> Answer:
    """A rating with evidence by somebody who does not know the first one: in approval if equal, else in adjudication."""
    return _act(call, review_id, ReviewAction.SECOND, ActionPayload(opinion=_opinion_input(call.body)))


@bp.post("/reviews/<int:review_id>/adjudicate")
@operation(
    "Decide between two opinions that differ",
    tag="Reviews",
    body=AdjudicationWrite,
    answers={200: ReviewRead},
    scopes=(Scope.REVIEWS_WRITE,),
    needs_version=True,
    failures=(404,),
)
def adjudicate_review(call: Call, review_id: int) -> Answer:
    """Let the first or the second opinion stand, or a third with a rating and rationale of its own; the reason is kept."""
    payload = ActionPayload(
        reason=call.body["reason"] or "", choice=call.body["choice"], opinion=_opinion_input(call.body)
    )
    return _act(call, review_id, ReviewAction.ADJUDICATE, payload)


@bp.get("/reviews/<int:review_id>/opinions")
@operation(
    "Read both opinions on a review of the key's organization",
    tag="Reviews",
    answers={200: OpinionsRead},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
    failures=(404,),
)
def read_opinions(call: Call, review_id: int) -> Answer:
    """The second opinion on the text that waits, and what was decided; there is nothing to see before both are in."""
    known = reviews.round_of(call.session, own_review(call, review_id))
    if known.opinion is None:
        raise NotFound("No second opinion is in.")
    return Answer(_opinions_value(known))


def review_value(call: Call, review: Review) -> dict[str, Any]:
    """The fields of ``ReviewRead``."""
    (value,) = review_values(call, [review])
    return value


def review_values(call: Call, found: Sequence[Review]) -> list[dict[str, Any]]:
    """The fields of ``ReviewRead`` of each, their public answers asked for at once."""
    claim_ids = {review.claim_id for review in found}
    known = answers.answers_for_claims(call.session, claim_ids, on=call.now.date(), published=None)
    answer_by_review = {answer.id: answer for of_claim in known.values() for answer in of_claim}
    return [_review_value(call, review, answer_by_review.get(review.id)) for review in found]


def _review_value(call: Call, review: Review, current: ReviewAnswer | None) -> dict[str, Any]:
    return {
        "id": review.id,
        "claim_id": review.claim_id,
        "organization": organization_of(call.session, review).name,
        "state": review.state.value,
        "state_since": review.state_since,
        "allowed_actions": [action.value for action in _actions(call, review)],
        "current": review_to_dict(current) if current else None,
        "recheck_reasons": [reason_value(reason) for reason in list_reasons(call.session, review.id)],
        "version": review.lock_version,
        "permalink": f"/reviews/{review.id}",
    }


def reason_value(reason: RecheckReason) -> dict[str, Any]:
    """The fields of ``RecheckReasonRead``."""
    return {
        "id": reason.id,
        "trigger": reason.trigger.value,
        "text": reason.text,
        "opened_at": reason.opened_at,
        "settled_at": reason.settled_at,
        "outcome": reason.outcome.value if reason.outcome else None,
        "answer": reason.answer,
    }


def own_review(call: Call, review_id: int) -> Review:
    """The review, if it is of the caller's organization: others' work is not even known to exist."""
    review = reviews.get_review(call.session, review_id)
    if not call.actor.acts_for(review.organization_id):
        raise NotFound(f"Your organization has no review {review_id}.")
    return review


def _actions(call: Call, review: Review) -> tuple[ReviewAction, ...]:
    """What the caller may do; what exists in the state at all, for a reader without a key."""
    if call.caller is None:
        return allowed_actions(review.state)
    return reviews.available_actions(call.session, review, call.caller, now=call.now)


def _act(call: Call, review_id: int, action: ReviewAction, payload: ActionPayload) -> Answer:
    own_review(call, review_id)
    review = reviews.act(
        call.session,
        review_id,
        action,
        actor=call.actor,
        now=call.now,
        expected_version=expected_version(),
        payload=payload,
        secret=current_app.config["SECRET_KEY"],
    )
    return Answer(review_value(call, review), version=review.lock_version)


def _decoded(file: str) -> bytes:
    try:
        return base64.b64decode(file, validate=True)
    except ValueError as error:
        raise Invalid("The file is not in base64.", code="page_unreadable", field="file") from error


def _opinion_input(body: dict[str, Any]) -> OpinionInput:
    return OpinionInput(rating=body["rating"], rationale=body["rationale"], evidence=_evidence_input(body["evidence"]))


def _evidence_input(rows: list[dict[str, Any]]) -> tuple[EvidenceInput, ...]:
    return tuple(
        EvidenceInput(
            title=row["title"],
            publisher=row["publisher"] or "",
            url=row["url"] or "",
            quote=row["quote"],
            stance=row["stance"],
            locator=row["locator"] or "",
        )
        for row in rows
    )


def _draft_input(call: Call, review: Review) -> DraftInput:
    body = call.body
    validity = Validity(body.get("valid_until"), body["timeless"], body["timeless_reason"] or "")
    if "valid_until" not in body and not body["timeless"] and body["true_as_of"] is not None:
        kind = body["kind"] or get_claim(call.session, review.claim_id).kind
        release = body["next_release"]
        validity = usual_validity(call.session, review, kind, body["true_as_of"], next_release=release)
    return DraftInput(
        kind=body["kind"],
        rating=body["rating"],
        rationale=body["rationale"],
        true_as_of=body["true_as_of"],
        valid_until=validity.valid_until,
        timeless=validity.timeless,
        timeless_reason=validity.reason,
        next_release=body["next_release"],
        correction_kind=body["correction_kind"],
        revision_reason=body["revision_reason"] or "",
        evidence=_evidence_input(body["evidence"]),
    )


def _draft_value(call: Call, review: Review, draft: ReviewDraft) -> dict[str, Any]:
    missing = [dataclasses.asdict(problem) for problem in reviews.missing_rules(call.session, review)]
    return {
        "kind": draft.kind,
        "rating": draft.rating,
        "scale": draft.scale,
        "rationale": draft.rationale,
        "true_as_of": draft.true_as_of,
        "valid_until": draft.valid_until,
        "timeless": draft.timeless,
        "timeless_reason": draft.timeless_reason,
        "next_release": draft.next_release,
        "correction_kind": draft.correction_kind,
        "revision_reason": draft.revision_reason,
        "evidence": _stored_evidence(draft.evidence),
        "updated_at": draft.updated_at,
        "version": draft.lock_version,
        "missing": missing,
    }


def _stored_evidence(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "title": row["title"],
            "publisher": row.get("publisher") or "",
            "url": row.get("url") or None,
            "quote": row["quote"],
            "stance": row["stance"],
            "locator": row.get("locator") or "",
        }
        for row in rows
    ]


def _opinions_value(known: Round) -> dict[str, Any]:
    opinion, decided = known.opinion, known.adjudication
    assert opinion is not None  # the caller has looked
    return {
        "revision": known.number,
        "scale": opinion.scale,
        "first_rating": opinion.first_rating,
        "second_rating": opinion.rating,
        "rationale": opinion.rationale,
        "evidence": _stored_evidence(opinion.evidence),
        "given_at": opinion.given_at,
        "adjudication": None
        if decided is None
        else {
            "choice": decided.choice.value,
            "rating": decided.rating,
            "reason": decided.reason,
            "decided_at": decided.decided_at,
        },
    }


def _revision_value(call: Call, view: RevisionView) -> dict[str, Any]:
    revision = view.revision
    return {
        "review_id": revision.review_id,
        "number": revision.number,
        "claim_id": view.claim.id,
        "claim_text": revision.claim_text,
        "organization": name_at(call.session, view.organization, revision.published_at),
        "kind": revision.kind.value,
        "rating": revision.rating,
        "rating_value": revision.rating_value,
        "scale": revision.scale,
        "verdict": revision.verdict.value,
        "rationale": revision.rationale,
        "true_as_of": revision.true_as_of,
        "valid_until": revision.valid_until,
        "timeless": revision.timeless,
        "timeless_reason": revision.timeless_reason,
        "url": revision.url,
        "reviewed_at": revision.reviewed_at,
        "published_at": revision.published_at,
        "single_reviewer": revision.single_reviewer,
        "single_origin": revision.single_origin,
        "second_opinion": revision.second_opinion.value if revision.second_opinion else None,
        "links_checked": revision.links_checked,
        "source_archived": view.source_archived,
        "correction_kind": revision.correction_kind,
        "reason": revision.reason,
        "evidence": [_evidence_value(evidence, source) for evidence, source in view.evidence],
        "redactions": [
            {"fields_removed": row.fields, "reason": row.reason, "at": row.created_at} for row in view.redactions
        ],
    }


def _evidence_value(evidence: Evidence, source: Source) -> dict[str, Any]:
    return {
        "title": evidence.title,
        "publisher": source.publisher,
        "url": source.url,
        "quote": evidence.quote,
        "stance": evidence.stance.value,
        "locator": evidence.locator,
    }


def _links(view: RevisionView, suffix: str = "") -> str:
    base = f"/api/v1/reviews/{view.review.id}/revisions/"
    links = [f'<{base}{view.latest}{suffix}>; rel="latest-version"']
    if view.revision.number > 1:
        links.append(f'<{base}{view.revision.number - 1}{suffix}>; rel="predecessor-version"')
    return ", ".join(links)
