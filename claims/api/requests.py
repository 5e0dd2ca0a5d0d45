"""Requests for rechecks, which anybody sends and follows and the organization decides; its letters to outlets."""

from __future__ import annotations

from typing import Any

from flask import request

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.reading import expected_version
from claims.core.errors import Invalid
from claims.core.messages.letters import LetterState
from claims.extensions import asking
from claims.models import Scope
from claims.models.recheck_request import RequestState
from claims.schemas.requests import (
    DeclineWrite,
    LetterList,
    LetterQuery,
    LetterRead,
    LetterStep,
    LetterWrite,
    RecheckRequestList,
    RecheckRequestQuery,
    RecheckRequestRead,
    RecheckRequestWrite,
)
from claims.services.base.organizations import find_by_slug
from claims.services.base.saving import Expected
from claims.services.followup.correction_letters import (
    LetterView,
    begin_letter,
    get_letter,
    list_letters,
    move_letter,
    save_letter,
)
from claims.services.followup.recheck_requests import (
    RequestView,
    accept_recheck_request,
    decline_recheck_request,
    get_recheck_request,
    list_recheck_requests,
    request_recheck,
)


@bp.post("/reviews/<int:review_id>/recheck-requests")
@asking
@operation(
    "Ask for another look at a public verdict",
    tag="Reviews",
    body=RecheckRequestWrite,
    answers={201: RecheckRequestRead},
    public=True,
    failures=(404, 409),
)
def ask_for_recheck(call: Call, review_id: int) -> Answer:
    """The request waits for a checker of the organization; its answer stands at its permalink."""
    kept = request_recheck(
        call.session,
        review_id,
        text=call.body["text"],
        source_url=call.body["source_url"],
        source_quote=call.body["source_quote"],
        now=call.now,
    )
    value = _request_value(get_recheck_request(call.session, kept.id))
    return Answer(value, status=201, headers={"Location": f"/api/v1/recheck-requests/{kept.id}"})


@bp.get("/recheck-requests/<int:request_id>")
@operation("What became of a request", tag="Reviews", answers={200: RecheckRequestRead}, public=True, failures=(404,))
def read_recheck_request(call: Call, request_id: int) -> Answer:
    """Received, accepted into a recheck, or declined with the answer."""
    return Answer(_request_value(get_recheck_request(call.session, request_id)))


@bp.get("/recheck-requests")
@operation(
    "Requests for rechecks",
    tag="Reviews",
    query=RecheckRequestQuery,
    answers={200: RecheckRequestList},
    public=True,
    failures=(404,),
)
def read_recheck_requests(call: Call) -> Answer:
    """All of them or those about one organization's verdicts, newest first."""
    query = call.query
    slug, state = query["organization"], query["state"]
    page = list_recheck_requests(
        call.session,
        organization_id=None if slug is None else find_by_slug(call.session, slug).id,
        state=None if state is None else RequestState(state),
        after=query["after"],
        limit=query["limit"],
    )
    return Answer({"items": [_request_value(view) for view in page.items], "next_cursor": page.next_cursor})


@bp.post("/recheck-requests/<int:request_id>/accept")
@operation(
    "Accept a request for a recheck",
    tag="Reviews",
    answers={200: RecheckRequestRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def accept_a_recheck_request(call: Call, request_id: int) -> Answer:
    """The verdict is looked at again; by a checker or reviewer of its organization."""
    accept_recheck_request(call.session, request_id, actor=call.actor, now=call.now)
    return Answer(_request_value(get_recheck_request(call.session, request_id)))


@bp.post("/recheck-requests/<int:request_id>/decline")
@operation(
    "Decline a request for a recheck",
    tag="Reviews",
    body=DeclineWrite,
    answers={200: RecheckRequestRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def decline_a_recheck_request(call: Call, request_id: int) -> Answer:
    """With a reason that anybody may read; by a checker or reviewer of the verdict's organization."""
    reason = call.body["reason"]
    decline_recheck_request(call.session, request_id, reason=reason, actor=call.actor, now=call.now)
    return Answer(_request_value(get_recheck_request(call.session, request_id)))


@bp.get("/correction-requests")
@operation(
    "The organization's letters to outlets",
    tag="Reviews",
    query=LetterQuery,
    answers={200: LetterList},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
)
def read_letters(call: Call) -> Answer:
    """Letters, newest first."""
    if call.actor.organization_id is None:
        raise Invalid("This key belongs to no organization, so it has no letters.")
    state = call.query["state"]
    page = list_letters(
        call.session,
        organization_id=call.actor.organization_id,
        state=None if state is None else LetterState(state),
        after=call.query["after"],
        limit=call.query["limit"],
    )
    return Answer({"items": [_letter_value(view) for view in page.items], "next_cursor": page.next_cursor})


@bp.post("/correction-requests")
@operation(
    "Begin a letter to an outlet",
    tag="Reviews",
    body=LetterWrite,
    answers={201: LetterRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def begin_a_letter(call: Call) -> Answer:
    """A draft with the passage, the verdict and its proof; the one there is, where it was begun already."""
    letter = begin_letter(
        call.session,
        call.body["appearance_id"],
        call.body["review_id"],
        actor=call.actor,
        now=call.now,
        address_of=lambda path: request.url_root.rstrip("/") + path,
    )
    view = get_letter(call.session, letter.id, call.actor)
    return Answer(_letter_value(view), status=201, version=letter.lock_version)


@bp.post("/correction-requests/<int:letter_id>")
@operation(
    "Change a letter's text, or note what became of it",
    tag="Reviews",
    body=LetterStep,
    answers={200: LetterRead},
    scopes=(Scope.REVIEWS_WRITE,),
    needs_version=True,
    failures=(404,),
)
def note_letter(call: Call, letter_id: int) -> Answer:
    """Sent, acknowledged, corrected or declined; what is not listed for its state is refused."""
    body = call.body
    version: Expected = expected_version()
    if body["text"] is not None:
        letter = save_letter(call.session, letter_id, body["text"], actor=call.actor, expected_version=version)
        version = letter.lock_version
    if body["state"] is not None:
        move_letter(
            call.session,
            letter_id,
            body["state"],
            note=body["note"] or "",
            actor=call.actor,
            now=call.now,
            expected_version=version,
        )
    view = get_letter(call.session, letter_id, call.actor)
    return Answer(_letter_value(view), version=view.letter.lock_version)


def _request_value(view: RequestView) -> dict[str, Any]:
    item = view.request
    return {
        "id": item.id,
        "review_id": item.review_id,
        "revision": item.revision_number,
        "claim_id": view.claim.id,
        "organization": view.organization.name,
        "text": item.text,
        "source_url": item.source_url,
        "source_quote": item.source_quote,
        "state": item.state.value,
        "answer": item.answer,
        "created_at": item.created_at,
        "decided_at": item.decided_at,
        "permalink": f"/recheck-requests/{item.id}",
    }


def _letter_value(view: LetterView) -> dict[str, Any]:
    letter = view.letter
    return {
        "id": letter.id,
        "state": letter.state.value,
        "state_since": letter.state_since,
        "sent_at": letter.sent_at,
        "seems_corrected": letter.proposed_version_id is not None,
        "outlet": view.outlet.name,
        "article_id": view.article.id,
        "appearance_id": letter.appearance_id,
        "exact": view.appearance.exact,
        "review_id": letter.review_id,
        "revision": letter.revision_number,
        "text": letter.text,
        "version": letter.lock_version,
    }
