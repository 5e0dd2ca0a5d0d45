"""Claims: making them, finding them by id, listing them, and their frozen wording."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.extraction.text.languages import detect_language
from claims.core.messages.events import ClaimCreated
from claims.core.reviews.public_status import PublicStatus
from claims.core.texts.claim_order import ClaimOrder
from claims.core.texts.input_text import MAX_CLAIM_LENGTH, checked_line, without_overrides
from claims.core.verdicts import ClaimKind, Verdict
from claims.models.claim import Claim
from claims.models.duplicate_pair import DuplicatePair
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.claim_families import family_of, is_of
from claims.services.base.events import write_event
from claims.services.base.organization_families import is_of_slug
from claims.services.base.paging import (
    Page,
    Place,
    checked_limit,
    decode_cursor,
    decode_rank_cursor,
    encode_cursor,
    page_of,
)
from claims.services.base.parties_then import owners_then
from claims.services.base.parts import in_parts
from claims.services.base.rows import find_row
from claims.services.base.saving import require_version, saving
from claims.services.claims.claim_history import HistoryItem, claim_history
from claims.services.claims.claim_orders import by_most_said, by_newest_verdict
from claims.services.claims.claim_statuses import claim_status, claim_statuses, for_each_claim, has_status
from claims.services.claims.filtered_claims import claims_that_may_be, find_claims
from claims.services.claims.known_then import known_review, was_there
from claims.services.directories.speakers import ensure_speaker
from claims.services.index.candidates import IndexedText, index_claims, unindex_claim
from claims.services.index.claim_readings import ReadableClaim, note_claims

__all__ = [
    "HistoryItem",
    "change_claim_text",
    "claim_history",
    "claim_status",
    "claim_statuses",
    "create_claim",
    "get_claim",
    "has_public_review",
    "list_claims",
    "make_findable",
    "public_claims",
    "standing_claims",
    "tell_created",
]

_REVIEW, _REVISION = aliased(Review), aliased(ReviewRevision)
"""Made once; what is asked of a list's claims beside their status."""

_LIST = "claims"


def create_claim(
    session: Session,
    *,
    text: str,
    kind: ClaimKind,
    language: str | None = None,
    claim_date: dt.date | None = None,
    speaker: str | None = None,
    external_id: str | None = None,
    check_worthiness: float = 0.5,
    actor: Actor,
    now: dt.datetime,
    index: bool = True,
) -> Claim:
    """A new claim, findable in this transaction unless ``index`` is False (then the caller indexes in bulk).

    Without ``language`` it is told by the text.

    Raises ``Invalid`` for a text that is empty, over ``MAX_CLAIM_LENGTH`` or unstorable, and ``Conflict`` (code
    ``external_id_taken``) where a claim of that external id exists.
    """
    claim = Claim(
        external_id=external_id,
        text=checked_line(without_overrides(text), "text", max_length=MAX_CLAIM_LENGTH, required=True),
        kind=ClaimKind(kind),
        language=language or detect_language(text),
        speaker_id=None if speaker is None else ensure_speaker(session, speaker, now=now),
        claim_date=claim_date,
        check_worthiness=check_worthiness,
        created_at=now,
    )
    taken = f"There is already a claim with the external id “{external_id}”."
    with saving(session, conflict=taken, code="external_id_taken"):
        session.add(claim)
    record_change(session, "claim", claim.id, "created", actor=actor, now=now, detail={"text": claim.text})
    tell_created(session, claim, now=now)
    if index:
        make_findable(session, [claim])
    return claim


def make_findable(session: Session, claims: Sequence[Claim]) -> None:
    """Put claims into the index, and store how they read: new ones, or one in other words."""
    index_claims(session, [IndexedText(claim.id, claim.text) for claim in claims])
    note_claims(session, [ReadableClaim(claim.id, claim.text, claim.claim_date) for claim in claims])


def tell_created(session: Session, claim: Claim, *, now: dt.datetime) -> None:
    """Tell of a claim that was just added."""
    data = ClaimCreated(
        claim_id=claim.id,
        text=claim.text,
        kind=claim.kind,
        language=claim.language,
        permalink=f"/claims/{claim.id}",
    )
    write_event(session, data, now=now)


def get_claim(session: Session, claim_id: int) -> Claim:
    """The claim with this id, merged ones included (``merged_into_id`` says where to go on); ``NotFound`` if none."""
    claim = find_row(session, Claim, claim_id)
    if claim is None:
        raise NotFound(f"There is no claim {claim_id}.", code="claim_unknown")
    return claim


def standing_claims(session: Session, claim_ids: Sequence[int]) -> dict[int, Claim]:
    """Those of the claims that were not merged into another, by id."""
    found: dict[int, Claim] = {}
    for part in in_parts(claim_ids):
        rows = session.scalars(select(Claim).where(Claim.id.in_(part), Claim.merged_into_id.is_(None)))
        found.update((claim.id, claim) for claim in rows)
    return found


def list_claims(
    session: Session,
    *,
    status: str | None = None,
    kind: ClaimKind | None = None,
    verdict: Verdict | None = None,
    organization: str | None = None,
    order: ClaimOrder = ClaimOrder.NEWEST,
    after: str | None = None,
    limit: int = 50,
    on: dt.date | None = None,
    known_at: dt.datetime | None = None,
) -> Page[Claim]:
    """Claims that were not merged away, newest first or in another ``order``; ``organization`` is a slug, ``status`` a
    public status on day ``on``.

    ``verdict`` and ``organization`` look at current revisions that were not withdrawn, of the claim and of those merged
    into it, and at the same one if both are given. With ``known_at`` the claims, merges and reviews are those of that
    instant, newest first alone (``Invalid``, ``order_not_then``). A page may be short, even empty, and yet have a cursor to
    go on from: see ``filtered_claims``.
    """
    if known_at is not None and order is not ClaimOrder.NEWEST:
        raise Invalid(
            "The list of an earlier day has the newest claims first alone.", code="order_not_then", field="sort"
        )
    conditions: list[ColumnElement[bool]] = []
    few = None
    if known_at is not None:
        conditions.append(was_there(known_at))
    if kind is not None:
        conditions.append(Claim.kind == kind)
    if verdict is not None or organization is not None:
        by = None if organization is None else _is_by(session, organization, known_at)
        conditions.append(_is_reviewed(verdict, by, known_at))
    if status is not None:
        if on is None:
            raise ValueError("a status is derived for a day: give on=")
        conditions.append(has_status(status, on, known_at=known_at))
        few = claims_that_may_be(PublicStatus(status), on, known_at=known_at)
    if order is not ClaimOrder.NEWEST:
        return _in_order(session, order, conditions, after, limit)
    place = None if after is None else decode_cursor(_LIST, after)
    found = find_claims(session, conditions, few=few, after=place, limit=checked_limit(limit) + 1, known_at=known_at)
    page = page_of(found.claims, limit, _LIST, lambda claim: Place(claim.created_at, claim.id))
    if page.next_cursor is None and found.looked_to is not None:
        return Page(page.items, encode_cursor(_LIST, found.looked_to))
    return page


def _in_order(
    session: Session, order: ClaimOrder, conditions: Sequence[ColumnElement[bool]], after: str | None, limit: int
) -> Page[Claim]:
    """A page of the list in another order than newest first."""
    name, most = f"{_LIST}:{order}", checked_limit(limit) + 1
    if order is ClaimOrder.DECIDED:
        place = None if after is None else decode_cursor(name, after)
        found, end = by_newest_verdict(session, conditions, after=place, limit=most)
    else:
        rank = None if after is None else decode_rank_cursor(name, after)
        found, end = by_most_said(session, conditions, after=rank, limit=most)
    page = page_of(found, limit, name, lambda row: row.place)
    cursor = page.next_cursor or (None if end is None else encode_cursor(name, end))
    return Page([row.claim for row in page.items], cursor)


def change_claim_text(
    session: Session,
    claim: Claim,
    text: str,
    *,
    actor: Actor,
    now: dt.datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> Claim:
    """Reword a claim that nobody has published on yet; the index follows, and whoever decides on a review or pair of it by
    a page that shows the old words is told so (``Stale``).

    Raises ``Conflict`` (code ``text_frozen``) once a review of it is public: a rewording is then a new claim.
    """
    require_version(claim.lock_version, expected_version)
    text = checked_line(without_overrides(text), "text", max_length=MAX_CLAIM_LENGTH, required=True)
    old = claim.text
    if text == old:
        return claim
    if has_public_review(session, claim.id):
        raise Conflict(
            "The text of this claim is frozen because a review of it is public. Make a new claim with the new wording.",
            code="text_frozen",
        )
    with saving(session):
        claim.text = text
    unindex_claim(session, claim.id, old)
    make_findable(session, [claim])
    _outdate_pages(session, claim.id)
    detail = {"old": old, "new": text}
    record_change(session, "claim", claim.id, "reworded", actor=actor, now=now, reason=reason, detail=detail)
    return claim


def _outdate_pages(session: Session, claim_id: int) -> None:
    """Count up the versions by which decisions on a claim's words are held against what was shown."""
    of_pair = (DuplicatePair.first_id == claim_id) | (DuplicatePair.second_id == claim_id)
    for model, of_it in ((Review, Review.claim_id == claim_id), (DuplicatePair, of_pair)):
        session.execute(update(model).where(of_it).values(lock_version=model.lock_version + 1))


def was_recorded(session: Session, claim_id: int, at: dt.datetime | None) -> bool:
    """Whether the registry had the claim at an instant (None: now), itself or through one merged with it."""
    if at is None:
        return True
    wanted = select(Claim.id).where(Claim.id.in_(family_of(session, claim_id, at=at)), was_there(at)).limit(1)
    return session.scalar(wanted) is not None


def has_public_review(session: Session, claim_id: int) -> bool:
    """Whether any review of the claim, or of one that is merged with it, was ever published, withdrawn ones included."""
    return bool(public_claims(session, family_of(session, claim_id)))


def public_claims(session: Session, claim_ids: Sequence[int]) -> set[int]:
    """Which of the claims have a review that was ever published."""
    public: set[int] = set()
    for part in in_parts(claim_ids):
        rows = select(Review.claim_id).where(Review.claim_id.in_(part), Review.current_number.is_not(None))
        public.update(session.scalars(rows))
    return public


def _is_by(
    session: Session, organization: str, known_at: dt.datetime | None
) -> Callable[[InstrumentedAttribute[int]], ColumnElement[bool]]:
    """The condition that a column names the organization of a slug, or one that is one with it, or was at an instant."""
    if known_at is None:
        return lambda column: is_of_slug(column, organization)
    owners = owners_then(session, organization, known_at)
    return lambda column: column.in_(owners)


def _is_reviewed(
    verdict: Verdict | None,
    by: Callable[[InstrumentedAttribute[int]], ColumnElement[bool]] | None,
    known_at: dt.datetime | None,
) -> ColumnElement[bool]:
    """The condition on ``Claim`` that it, or a claim that was merged into it, has a standing review of that verdict, by
    whom ``by`` says, now or at an instant.

    Looked up claim by claim until a page is full: as a join PostgreSQL read all reviews for a page of an earlier day (362
    ms of its processor instead of 110 at 100,000 claims).
    """
    review, revision = _REVIEW, _REVISION
    known = known_review(known_at, review)
    conditions = [
        is_of(review.claim_id, at=known_at),
        known.withdrawn_since.is_(None),
        revision.review_id == review.id,
        revision.number == known.number,
    ]
    if verdict is not None:
        conditions.append(revision.verdict == verdict)
    if by is not None:
        conditions.append(by(review.organization_id))
    return for_each_claim(exists().where(*conditions))
