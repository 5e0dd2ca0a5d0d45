"""Claims in an appearance's own words: what becomes of them when a person's decision links it elsewhere, or is taken back.

Their reviews follow: one that nobody began is declined as a duplicate when the appearance leaves, and opened again when it
comes back. Neither is a decision of its own, so whoever may judge a match may cause both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from claims.core.records import MatchState
from claims.core.reviews.reviewing import DeclineReason, ReviewAction, ReviewState
from claims.models.appearance import Appearance
from claims.models.change import Change
from claims.models.claim import Claim
from claims.models.match import Judgement, Match
from claims.models.review import Review, ReviewDraft
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.claim_families import family_of
from claims.services.desk.review_access import own_others
from claims.services.desk.review_steps import last_step
from claims.services.reviews.reviews import ActionPayload, act


@dataclass(frozen=True, slots=True)
class OwnClaim:
    """The claim that an appearance had for itself, and when it was taken from it."""

    claim_id: int
    left_at: dt.datetime


def find_own_claim(
    session: Session, appearance: Appearance, before: int | None, family: Sequence[int]
) -> OwnClaim | None:
    """The claim that the appearance was linked from when it came to the claim ``before``, or that it waits beside (None).
    None where that is one with the ``family`` that it leaves, or a person has said that it is another statement."""
    found = _waited_beside(session, appearance) if before is None else _linked_from(session, appearance, before)
    if found is None:
        return None
    own = family_of(session, found.claim_id)
    other = exists().where(
        Match.appearance_id == appearance.id, Match.claim_id.in_(own), Match.state == MatchState.REJECTED
    )
    return None if own[0] in family or session.scalar(select(other)) else found


def decline_left_alone(
    session: Session, claim_id: int, duplicate_of: int, *, actor: Actor, now: dt.datetime, reason: str = ""
) -> None:
    """Decline the reviews of a claim, and of those merged with it, where no article says any of them any more and nobody of
    the organization has begun."""
    family = family_of(session, claim_id)
    if session.scalar(select(exists().where(Appearance.claim_id.in_(family)))):
        return
    waiting = select(Review).where(Review.claim_id.in_(family), _is_untouched(actor))
    payload = ActionPayload(reason=reason, decline_reason=DeclineReason.DUPLICATE, duplicate_claim_id=duplicate_of)
    for review in session.scalars(waiting.order_by(Review.id)).all():
        act(session, review.id, ReviewAction.DECLINE, actor=actor, now=now, expected_version=None, payload=payload)


def take_up_again(
    session: Session,
    claim_id: int,
    *,
    reason: str,
    actor: Actor,
    now: dt.datetime,
    left_at: dt.datetime | None = None,
) -> None:
    """Reopen the reviews of a claim that is said again, or of one merged with it: those whose last step was to be declined
    when what it was opened for left it, at ``left_at`` or, where a person links to it, last."""
    family = family_of(session, claim_id)
    left = None if actor.user_id is None else _newest(session, family, "appearance_unlinked")
    moments = {left_at, left.created_at if left else None} - {None}
    if not moments:
        return
    declined = select(Review).where(
        Review.claim_id.in_(family),
        Review.organization_id.in_(actor.organization_ids),
        Review.state == ReviewState.DECLINED,
    )
    # A decline that a person chose is for a reviewer to take back; this one followed from a judgement.
    let_through = replace(actor, roles=actor.roles | {OrganizationRole.REVIEWER})
    payload = ActionPayload(reason=reason)
    for review in session.scalars(declined.order_by(Review.id)).all():
        step = last_step(session, review.id)
        if step is None or step.created_at not in moments or "duplicate_claim_id" not in step.detail:
            continue
        if own_others(session, review):
            continue  # the claim was merged with one that the organization works on
        act(
            session,
            review.id,
            ReviewAction.REOPEN,
            actor=let_through,
            now=now,
            expected_version=None,
            payload=payload,
        )


def let_wait_again(session: Session, appearance: Appearance, may_be: int, *, actor: Actor, now: dt.datetime) -> None:
    """Take an appearance from the claim that a rejection had opened for it, since it may say the same as ``may_be`` after
    all. The claim stays recorded; where anybody went on from it, everything stays as it is."""
    claim_id = appearance.claim_id
    if claim_id is None or not _is_opened_by_rejection(session, appearance, claim_id):
        return
    if _somebody_went_on(session, appearance, claim_id, actor):
        return
    appearance.claim_id = None
    detail = {"appearance_id": appearance.id}
    record_change(session, "claim", claim_id, "appearance_unlinked", actor=actor, now=now, detail=detail)
    session.flush()  # the steps of the review look at who says the claim
    reason = f"That it is another statement than claim {may_be} was taken back."
    decline_left_alone(session, claim_id, may_be, actor=actor, now=now, reason=reason)


def _linked_from(session: Session, appearance: Appearance, before: int) -> OwnClaim | None:
    linked = _newest(
        session, [before], "appearance_linked", Change.detail["appearance_id"].as_integer() == appearance.id
    )
    # What came back from the shelf was linked from no claim.
    if linked is None or linked.detail.get("from_claim_id") is None:
        return None
    return OwnClaim(linked.detail["from_claim_id"], linked.created_at)


def _waited_beside(session: Session, appearance: Appearance) -> OwnClaim | None:
    """Looked for among the claims of the moments at which a match of the appearance was rejected, which are indexed."""
    rejected_at = (
        select(Judgement.created_at)
        .join(Match, Match.id == Judgement.match_id)
        .where(Match.appearance_id == appearance.id, Judgement.state == MatchState.REJECTED)
    )
    unlinked = and_(
        Change.subject_type == "claim",
        Change.subject_id == Claim.id,
        Change.action == "appearance_unlinked",
        Change.detail["appearance_id"].as_integer() == appearance.id,
    )
    row = session.execute(
        select(Claim.id, Change.created_at)
        .join(Change, unlinked)
        .where(Claim.merged_into_id.is_(None), Claim.created_at.in_(rejected_at))
        .order_by(Change.id.desc())
        .limit(1)
    ).first()
    return None if row is None else OwnClaim(row[0], row[1])


def _is_opened_by_rejection(session: Session, appearance: Appearance, claim_id: int) -> bool:
    """Whether the claim was made by who rejected a match of the appearance, at that moment."""
    made = exists().where(
        Change.subject_type == "claim",
        Change.subject_id == claim_id,
        Change.action == "created",
        Change.user_id == Judgement.user_id,
        Change.created_at == Judgement.created_at,
    )
    rejection = (
        select(Judgement.id)
        .join(Match, Match.id == Judgement.match_id)
        .where(Match.appearance_id == appearance.id, Judgement.state == MatchState.REJECTED, made)
    )
    return session.scalar(rejection.limit(1)) is not None


def _somebody_went_on(session: Session, appearance: Appearance, claim_id: int, actor: Actor) -> bool:
    """Whether the claim is said elsewhere, was merged or reworded, or its reviews were begun or are not the actor's."""
    claim = session.get_one(Claim, claim_id)
    if claim.merged_into_id is not None or claim.lock_version != 1 or len(family_of(session, claim_id)) > 1:
        return True
    elsewhere = exists().where(Appearance.claim_id == claim_id, Appearance.id != appearance.id)
    reworded = exists().where(Claim.rewords_id == claim_id)
    drafted = exists().where(ReviewDraft.review_id == Review.id)
    begun = exists().where(Review.claim_id == claim_id, ~_is_untouched(actor) | drafted)
    return any(session.scalar(select(condition)) for condition in (elsewhere, reworded, begun))


def _is_untouched(actor: Actor) -> ColumnElement[bool]:
    """The condition that a review is of the actor's organization and waits for somebody to begin."""
    return and_(
        Review.organization_id.in_(actor.organization_ids),
        Review.state == ReviewState.OPEN,
        Review.current_number.is_(None),
    )


def _newest(session: Session, claim_ids: Sequence[int], action: str, *conditions: ColumnElement[bool]) -> Change | None:
    """The newest change of these claims by an action, of those that meet the conditions."""
    found = select(Change).where(
        Change.subject_type == "claim", Change.subject_id.in_(claim_ids), Change.action == action, *conditions
    )
    return session.scalar(found.order_by(Change.id.desc()).limit(1))
