"""Requests to check a statement that no claim of the registry says: kept once, counted, opened or declined by a checker.

Nothing is kept of who asked.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from sqlalchemy import BigInteger, and_, literal, or_, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotAllowed, NotFound
from claims.core.texts.input_text import MAX_CLAIM_LENGTH, checked_line, checked_text, without_overrides
from claims.core.verdicts import ClaimKind
from claims.models.check_request import CheckRequest, CheckRequestState
from claims.models.claim import Claim
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role
from claims.services.base.changes import MAX_REASON_LENGTH
from claims.services.base.paging import Page, RankPlace, checked_limit, decode_rank_cursor, page_of
from claims.services.base.rows import MOST_COUNTED, count_up_to, find_row
from claims.services.base.saving import saving
from claims.services.claims.claims import create_claim
from claims.services.exchange.imports import default_kind
from claims.services.reviews.reviews import open_review

MAX_NOTE = 1_000
_LIST = "check_requests"


def request_check(
    session: Session, text: str, *, published: dt.date | None = None, note: str = "", now: dt.datetime
) -> CheckRequest:
    """Keep the wish; the same words again are counted on the request there is. Raises ``Invalid`` as ``checked_line``."""
    text = checked_line(without_overrides(text), "text", max_length=MAX_CLAIM_LENGTH, required=True)
    note = checked_text(note, "note", max_length=MAX_NOTE)
    digest = hashlib.sha256(text.casefold().encode()).hexdigest()
    wanted = select(CheckRequest).where(CheckRequest.text_hash == digest).with_for_update()
    known = session.scalar(wanted)
    if known is not None:
        known.asked += 1
        return known
    request = CheckRequest(
        text=text,
        text_hash=digest,
        published=published,
        note=note,
        state=CheckRequestState.OPEN,
        created_at=now,
        decided_at=None,
    )
    with saving(session, conflict="The same was asked for at this very moment. Try again.", code="conflict"):
        session.add(request)
    return request


def get_request(session: Session, request_id: int) -> CheckRequest:
    """The request with this id; ``NotFound`` if there is none."""
    request = find_row(session, CheckRequest, request_id)
    if request is None:
        raise NotFound(f"There is no request {request_id}.", code="request_not_found")
    return request


def list_requests(
    session: Session,
    *,
    actor: Actor,
    state: CheckRequestState = CheckRequestState.OPEN,
    after: str | None = None,
    limit: int = 50,
) -> Page[CheckRequest]:
    """For checkers, the requests that wait or were decided, the most asked for first, of those the oldest."""
    _require_decider(actor)
    wanted = select(CheckRequest).where(CheckRequest.state == state)
    if after is not None:
        place = decode_rank_cursor(_LIST, after)
        asked = literal(place.rank, BigInteger)
        as_often = and_(CheckRequest.asked == asked, CheckRequest.id > place.id)
        wanted = wanted.where(or_(CheckRequest.asked < asked, as_often))
    wanted = wanted.order_by(CheckRequest.asked.desc(), CheckRequest.id).limit(checked_limit(limit) + 1)
    found = list(session.scalars(wanted))
    return page_of(found, limit, _LIST, lambda request: RankPlace(request.asked, request.id))


def count_open_requests(session: Session) -> int:
    """How many statements wait for a checker to take or decline them, counted up to ``MOST_COUNTED``."""
    waiting = select(CheckRequest.id).where(CheckRequest.state == CheckRequestState.OPEN)
    return count_up_to(session, waiting, MOST_COUNTED)


def accept_request(session: Session, request_id: int, *, actor: Actor, now: dt.datetime) -> Claim:
    """Open a claim in the words of the request, with a review of the checker's organization."""
    request = _waiting(session, request_id, actor)
    claim = open_for_check(session, request.text, published=request.published, actor=actor, now=now)
    request.state, request.claim_id = CheckRequestState.ACCEPTED, claim.id
    request.decided_by_id, request.decided_at = actor.user_id, now
    return claim


def decline_request(session: Session, request_id: int, *, reason: str, actor: Actor, now: dt.datetime) -> CheckRequest:
    """Say why the statement is not going to be checked."""
    request = _waiting(session, request_id, actor)
    request.reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH, required=True)
    request.state, request.decided_by_id, request.decided_at = CheckRequestState.DECLINED, actor.user_id, now
    return request


def open_for_check(session: Session, text: str, *, published: dt.date | None, actor: Actor, now: dt.datetime) -> Claim:
    """A new claim with an open review, for a checker who looked something up in vain.

    Raises ``NotAllowed`` for whoever is no checker or reviewer of an organization.
    """
    _require_decider(actor)
    if actor.organization_id is None:
        raise NotAllowed("Only members of an organization may review claims.", code="not_member")
    kind: ClaimKind = default_kind(text)
    claim = create_claim(session, text=text, kind=kind, claim_date=published, actor=actor, now=now)
    open_review(session, claim.id, actor.organization_id, actor=actor, now=now, reason="asked for in a look-up")
    return claim


def _require_decider(actor: Actor) -> None:
    require_role(actor, OrganizationRole.CHECKER, OrganizationRole.REVIEWER)


def _waiting(session: Session, request_id: int, actor: Actor) -> CheckRequest:
    _require_decider(actor)
    get_request(session, request_id)
    request = session.get_one(CheckRequest, request_id, with_for_update=True, populate_existing=True)
    if request.state is not CheckRequestState.OPEN:
        raise Conflict(f"This request was {request.state} already.", code="request_decided")
    return request
