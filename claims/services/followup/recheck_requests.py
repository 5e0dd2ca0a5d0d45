"""Requests of the public to look at a verdict again: received with a source, accepted into a recheck, or declined with a
reason that anybody may read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.messages.events import CorrectionRequestUpdated, RequestDirection
from claims.core.reviews.rechecks import READER_ASKS, RecheckTrigger
from claims.core.row_ids import is_id
from claims.core.sources.quotes import MAX_QUOTE_LENGTH
from claims.core.sources.source_address import address_problem
from claims.core.texts.input_text import checked_text
from claims.models.claim import Claim
from claims.models.organization import Organization
from claims.models.recheck_request import RecheckRequest, RequestState
from claims.models.review import Review
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.events import write_event
from claims.services.base.organization_families import owned_by
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.base.rows import MOST_COUNTED, count_up_to
from claims.services.desk.review_access import get_review, require_member, standing_revision
from claims.services.followup.recheck_triggers import trigger_recheck

_LIST = "recheck_requests"


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request with whose verdict on which claim it is about."""

    request: RecheckRequest
    review: Review
    claim: Claim
    organization: Organization


def request_recheck(
    session: Session, review_id: int, *, text: str, source_url: str, source_quote: str = "", now: dt.datetime
) -> RecheckRequest:
    """Keep a request about a public verdict.

    Raises ``NotFound``, ``Conflict`` (``nothing_public``) and ``Invalid`` for a missing reason or an unusable source.
    """
    review = get_review(session, review_id)
    if standing_revision(session, review) is None:
        raise Conflict("There is no public verdict to look at again.", code="nothing_public")
    assert review.current_number is not None  # a revision stands
    problem = address_problem(source_url.strip()) if source_url.strip() else "Give the address of a source."
    if problem is not None:
        raise Invalid(problem, code="address_invalid", field="source_url")
    request = RecheckRequest(
        review_id=review.id,
        revision_number=review.current_number,
        text=checked_text(text, "text", max_length=MAX_REASON_LENGTH, required=True),
        source_url=source_url.strip(),
        source_quote=checked_text(source_quote, "source_quote", max_length=MAX_QUOTE_LENGTH),
        state=RequestState.RECEIVED,
        created_at=now,
    )
    session.add(request)
    session.flush()  # the answer names its id
    _tell(session, request, now=now)
    return request


def get_recheck_request(session: Session, request_id: int) -> RequestView:
    """The request for its public page; ``NotFound`` if there is none."""
    found = session.execute(_views().where(RecheckRequest.id == request_id)).first() if is_id(request_id) else None
    if found is None:
        raise NotFound(f"There is no request {request_id}.", code="request_not_found")
    return RequestView(*found)


def list_recheck_requests(
    session: Session,
    *,
    organization_id: int | None = None,
    state: RequestState | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[RequestView]:
    """Requests, newest first."""
    rows = _views()
    if organization_id is not None:
        rows = rows.where(owned_by(session, Review.organization_id, organization_id))
    if state is not None:
        rows = rows.where(RecheckRequest.state == state)
    rows = newest_first(rows, RecheckRequest.id, _LIST, after=after, limit=limit)
    found = [RequestView(*row) for row in session.execute(rows)]
    return page_of(found, limit, _LIST, lambda view: RankPlace(0, view.request.id))


def count_waiting_requests(session: Session, organization_id: int) -> int:
    """How many requests about an organization's verdicts nobody has decided on, counted up to ``MOST_COUNTED``."""
    waiting = (
        select(RecheckRequest.id)
        .join(Review, Review.id == RecheckRequest.review_id)
        .where(
            RecheckRequest.state == RequestState.RECEIVED, owned_by(session, Review.organization_id, organization_id)
        )
    )
    return count_up_to(session, waiting, MOST_COUNTED)


def accept_recheck_request(session: Session, request_id: int, *, actor: Actor, now: dt.datetime) -> RecheckRequest:
    """Open a recheck for the request, or add it to the one that runs.

    Raises ``NotFound``, ``NotAllowed`` and ``Conflict`` (``request_decided``, ``nothing_public``).
    """
    request = _waiting(session, request_id, actor)
    text = READER_ASKS + request.text
    reason = trigger_recheck(
        session,
        request.review_id,
        RecheckTrigger.REQUEST,
        subject=f"request:{request.id}",
        text=text[:MAX_REASON_LENGTH],
        now=now,
        actor=actor,
    )
    if reason is None:
        raise Conflict("The verdict was withdrawn meanwhile.", code="nothing_public")
    return _decided(session, request, RequestState.ACCEPTED, actor=actor, now=now)


def decline_recheck_request(
    session: Session, request_id: int, *, reason: str, actor: Actor, now: dt.datetime
) -> RecheckRequest:
    """Say in public why the verdict is not looked at again. Raises as accepting does, and ``Invalid`` without a reason."""
    request = _waiting(session, request_id, actor)
    request.answer = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH, required=True)
    return _decided(session, request, RequestState.DECLINED, actor=actor, now=now)


def _views() -> Select[RecheckRequest, Review, Claim, Organization]:
    return (
        select(RecheckRequest, Review, Claim, Organization)
        .join(Review, Review.id == RecheckRequest.review_id)
        .join(Claim, Claim.id == Review.claim_id)
        .join(Organization, Organization.id == Review.organization_id)
    )


def _waiting(session: Session, request_id: int, actor: Actor) -> RecheckRequest:
    view = get_recheck_request(session, request_id)
    require_member(actor, view.review.organization_id)
    require_role(actor, OrganizationRole.CHECKER, OrganizationRole.REVIEWER)
    request = session.get_one(RecheckRequest, request_id, with_for_update=True, populate_existing=True)
    if request.state is not RequestState.RECEIVED:
        raise Conflict(f"This request was {request.state} already.", code="request_decided")
    return request


def _decided(
    session: Session, request: RecheckRequest, state: RequestState, *, actor: Actor, now: dt.datetime
) -> RecheckRequest:
    request.state, request.decided_at, request.decided_by_id = state, now, actor.user_id
    review = get_review(session, request.review_id)
    detail = {"claim": review.claim_id, "review": review.id, "revision": request.revision_number}
    record_change(
        session,
        "recheck_request",
        request.id,
        state.value,
        actor=actor,
        now=now,
        reason=request.answer,
        detail=detail | {"asked": request.text, "source": request.source_url},
    )
    session.flush()  # the lists are read in the same transaction
    _tell(session, request, now=now)
    return request


def _tell(session: Session, request: RecheckRequest, *, now: dt.datetime) -> None:
    data = CorrectionRequestUpdated(
        direction=RequestDirection.INCOMING,
        id=request.id,
        state=request.state,
        review_id=request.review_id,
        revision=request.revision_number,
        permalink=f"/recheck-requests/{request.id}",
    )
    write_event(session, data, now=now)
