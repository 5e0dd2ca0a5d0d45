"""What merging and splitting share: who may, the record of each, and when one may still be undone."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict, NotAllowed, NotFound
from claims.core.messages.events import ClaimMerged
from claims.core.row_ids import is_id
from claims.core.texts.input_text import checked_text
from claims.models.api_key import Scope
from claims.models.claim import Claim
from claims.models.claim_regrouping import ClaimRegrouping, RegroupingAction
from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role, require_scope
from claims.services.base.changes import MAX_REASON_LENGTH
from claims.services.base.claim_families import families_of
from claims.services.base.events import write_event
from claims.services.base.rows import find_row
from claims.services.base.saving import saving
from claims.services.claims.claim_texts import named

_DONE_WORDS = {RegroupingAction.MERGE: "merged into claim", RegroupingAction.SPLIT: "split, giving claim"}


@dataclass(frozen=True, slots=True)
class RegroupingView:
    """One merge or split with the row that undid it, if any."""

    regrouping: ClaimRegrouping
    undone_by: ClaimRegrouping | None


def require_reviewer(actor: Actor) -> int:
    """The person who merges or splits: a reviewer, also through a key (``NotAllowed``)."""
    require_scope(actor, Scope.REVIEWS_WRITE)
    require_role(actor, OrganizationRole.REVIEWER)
    if actor.user_id is None:
        raise NotAllowed("Only a person merges or splits claims; a program may suggest.", code="person_needed")
    return actor.user_id


def checked_reason(reason: str) -> str:
    """Why; nobody merges, splits or keeps apart without saying so. Raises ``Invalid`` where it is missing."""
    return checked_text(reason, "reason", max_length=MAX_REASON_LENGTH, required=True)


def tell_merged(session: Session, claim_id: int, into_id: int, *, undone: bool, now: dt.datetime) -> None:
    """Tell that a claim leads to another one from now on, or no longer does."""
    data = ClaimMerged(claim_id=claim_id, into_claim_id=into_id, undone=undone, permalink=f"/claims/{claim_id}")
    write_event(session, data, now=now)


def record_regrouping(
    session: Session,
    action: RegroupingAction,
    claim_id: int,
    other_id: int,
    *,
    moved: Mapping[str, Any],
    actor: Actor,
    reason: str,
    now: dt.datetime,
    undo_of: ClaimRegrouping | None = None,
) -> ClaimRegrouping:
    """Keep what was done; an undo of what was undone meanwhile is refused (``Conflict``, code ``undone_already``)."""
    assert actor.user_id is not None
    row = ClaimRegrouping(
        action=action,
        claim_id=claim_id,
        other_id=other_id,
        undo_of_id=None if undo_of is None else undo_of.id,
        moved=dict(moved),
        actor=actor.label,
        user_id=actor.user_id,
        reason=reason,
        created_at=now,
    )
    with saving(session, conflict="Somebody has undone this already.", code="undone_already"):
        session.add(row)
    return row


def get_regrouping(session: Session, regrouping_id: int) -> ClaimRegrouping:
    """The merge or split with this id; ``NotFound`` for none, and for an undo."""
    row = find_row(session, ClaimRegrouping, regrouping_id)
    if row is None or row.undo_of_id is not None:
        raise NotFound(f"There is no merge or split {regrouping_id}.", code="regrouping_not_found")
    return row


def list_regroupings(session: Session, claim_ids: Sequence[int], *, limit: int = 50) -> list[RegroupingView]:
    """Merges and splits of these claims, newest first, undone ones among them."""
    undo = aliased(ClaimRegrouping)
    rows = session.execute(
        select(ClaimRegrouping, undo)
        .outerjoin(undo, undo.undo_of_id == ClaimRegrouping.id)
        .where(_touches(claim_ids), ClaimRegrouping.undo_of_id.is_(None))
        .order_by(ClaimRegrouping.id.desc())
        .limit(limit)
    )
    return [RegroupingView(row[0], row[1]) for row in rows]


def require_undoable(session: Session, row: ClaimRegrouping) -> None:
    """Refuse to undo what was undone already or what later facts rest on (``Conflict``), saying which.

    Codes ``undone_already``, ``regrouped_since``, ``published_since``.
    """
    if session.scalar(select(exists().where(ClaimRegrouping.undo_of_id == row.id))):
        raise Conflict("Somebody has undone this already.", code="undone_already")
    later = _later(session, row)
    if later is not None:
        one, other = (named(session.get_one(Claim, number)) for number in (later.claim_id, later.other_id))
        words = f"Another change came after this: {one} was {_DONE_WORDS[later.action]} {other}"
        raise Conflict(f"{words} on {later.created_at:%Y-%m-%d}. Undo that first.", code="regrouped_since")
    published = _published_since(session, row)
    if published is not None:
        raise Conflict(
            f"{published} has published a revision since, which answers for both claims as they are now. It cannot be "
            "undone; withdraw that revision, or split the claim instead.",
            code="published_since",
        )


def lock_reviews(session: Session, claim_ids: Sequence[int]) -> dict[int, list[Review]]:
    """The reviews of each claim and of those merged into it, by claim, held until the transaction ends.

    Reviews are locked before claims, as in a step that publishes: two who lock both then wait in no circle.
    """
    families = families_of(session, [claim_id for claim_id in claim_ids if is_id(claim_id)])
    side = {member: asked for asked, members in families.items() for member in members}
    found: dict[int, list[Review]] = defaultdict(list)
    rows = select(Review).where(Review.claim_id.in_(list(side))).order_by(Review.id).with_for_update()
    for review in session.scalars(rows.execution_options(populate_existing=True)):
        found[side[review.claim_id]].append(review)
    return found


def require_unmerged(claims: Mapping[int, Claim], claim_id: int) -> Claim:
    """The locked claim; ``NotFound``, or ``Conflict`` (``claim_merged``) naming the claim that answers for it."""
    claim = claims.get(claim_id)
    if claim is None:
        raise NotFound(f"There is no claim {claim_id}.", code="claim_unknown")
    if claim.merged_into_id is not None:
        raise Conflict(
            f"The {named(claim)} was merged into claim {claim.merged_into_id}. Take claim {claim.merged_into_id} instead.",
            code="claim_merged",
        )
    return claim


def _touches(claim_ids: Sequence[int]) -> ColumnElement[bool]:
    return or_(ClaimRegrouping.claim_id.in_(claim_ids), ClaimRegrouping.other_id.in_(claim_ids))


def _later(session: Session, row: ClaimRegrouping) -> ClaimRegrouping | None:
    """The newest merge or split after this one that holds and touches one of its claims."""
    undo = aliased(ClaimRegrouping)
    return session.scalar(
        select(ClaimRegrouping)
        .where(
            _touches([row.claim_id, row.other_id]),
            ClaimRegrouping.id > row.id,
            ClaimRegrouping.undo_of_id.is_(None),
            ~exists().where(undo.undo_of_id == ClaimRegrouping.id),
        )
        .order_by(ClaimRegrouping.id.desc())
        .limit(1)
    )


def _published_since(session: Session, row: ClaimRegrouping) -> str | None:
    """The organization that has published on one of the claims since; a split is only bound by what its new claim got."""
    bound = [row.claim_id, row.other_id] if row.action is RegroupingAction.MERGE else [row.other_id]
    return session.scalar(
        select(Organization.name)
        .join(Review, Review.organization_id == Organization.id)
        .join(ReviewRevision, ReviewRevision.review_id == Review.id)
        .where(
            Review.claim_id.in_(bound),
            ReviewRevision.number == Review.current_number,
            Review.withdrawn_at.is_(None),
            ReviewRevision.published_at > row.created_at,
        )
        .order_by(ReviewRevision.id.desc())
        .limit(1)
    )
