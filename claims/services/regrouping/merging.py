"""Merging: one claim answers for another from then on, and that can be undone.

Nothing is rewritten: appearances, matches and reviews stay with the claim that they were about and are found through
the one that it leads to (``claim_families``). The index goes on to find it in its own words. Reviews keep their text,
and every organization keeps its own. Of one organization at most one review may be worked on for what is now one claim
(the rule for opening one); so a review of the acting organization that nobody has begun is declined as a duplicate, the
status machine's own step for that, and anything further along, or of another organization, is for its members to end
first. Two published answers of one organization may meet, the newer one leads; opposite ones may not, for then nobody
could say what the organization says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid
from claims.core.reviews.public_status import FALSE_SIDE, TRUE_SIDE
from claims.core.reviews.reviewing import DeclineReason, ReviewAction, ReviewState
from claims.core.verdicts import Verdict
from claims.models.claim import Claim
from claims.models.claim_regrouping import ClaimRegrouping, RegroupingAction
from claims.models.duplicate_pair import DuplicatePair, PairState
from claims.models.organization import Organization
from claims.models.review import Review
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.claim_families import lock_claims, wait_for_other_regroupings
from claims.services.base.log import appending
from claims.services.base.organization_families import heads_of
from claims.services.base.saving import saving
from claims.services.claims.claim_texts import named
from claims.services.claims.regroupings import (
    checked_reason,
    lock_reviews,
    record_regrouping,
    require_reviewer,
    require_undoable,
    require_unmerged,
    tell_merged,
)
from claims.services.desk.conflicts import queue_conflicts
from claims.services.desk.demand_counts import refresh_demand
from claims.services.desk.review_access import OVER, own_others, standing_revision
from claims.services.index.candidates import index_claim, unindex_claim
from claims.services.judging.wording_decisions import weigh_claims
from claims.services.matching.sweeps import start_rematch
from claims.services.messages.verdict_changes import Answered, answered_by, tell_of_regrouping
from claims.services.reviews.reviews import ActionPayload, act


def merge_claims(
    session: Session, claim_id: int, into_id: int, *, actor: Actor, reason: str, now: dt.datetime
) -> ClaimRegrouping:
    """Let ``into_id`` answer for ``claim_id`` from now on; both ids stay.

    Raises ``NotAllowed`` (``role_missing``, ``person_needed``), ``NotFound``, ``Invalid`` (no reason; ``same_claim``) and
    ``Conflict``: ``claim_merged``, ``reviews_meet`` (an organization works on both), ``verdicts_conflict``.
    """
    require_reviewer(actor)
    reason = checked_reason(reason)
    if claim_id == into_id:
        raise Invalid("A claim cannot be merged into itself.", code="same_claim", field="into")
    with saving(session), appending(session):
        wait_for_other_regroupings(session)
        lock_reviews(session, [claim_id, into_id])
        claims = lock_claims(session, claim_id, into_id)
        loser, winner = require_unmerged(claims, claim_id), require_unmerged(claims, into_id)
        declined = _settle_reviews(session, loser, winner, actor=actor, now=now)
        answered = answered_by(session, [loser.id, winner.id])
        redirects = _lead_on(session, loser, winner)
        _mark_pair(session, loser.id, winner.id, actor=actor, reason=reason, now=now)
        moved = {"redirects": redirects, "declined": declined}
        row = record_regrouping(
            session, RegroupingAction.MERGE, loser.id, winner.id, moved=moved, actor=actor, reason=reason, now=now
        )
        _note(session, "merged", loser.id, "into", winner.id, row, actor=actor, reason=reason, now=now)
        _note(session, "took_in", winner.id, "claim", loser.id, row, actor=actor, reason=reason, now=now)
        tell_merged(session, loser.id, winner.id, undone=False, now=now)
        tell_of_regrouping(session, answered, now=now)
        queue_conflicts(session, [winner.id], now=now)
        refresh_demand(session, [winner.id], now=now)
        weigh_claims(session, [winner.id], actor=actor, now=now)
    return row


def undo_merge(
    session: Session, merge: ClaimRegrouping, *, actor: Actor, reason: str, now: dt.datetime
) -> ClaimRegrouping:
    """Let the merged claim stand for itself again, with what led to it; what was declined for the merge is reopened.

    Raises ``NotAllowed``, ``Invalid`` and ``Conflict`` as ``require_undoable`` says.
    """
    require_reviewer(actor)
    reason = checked_reason(reason)
    with saving(session), appending(session):
        wait_for_other_regroupings(session)
        lock_reviews(session, [merge.claim_id, merge.other_id])
        claims = lock_claims(session, merge.claim_id, merge.other_id)
        loser = claims[merge.claim_id]
        require_undoable(session, merge)
        as_one = answered_by(session, [merge.other_id])[merge.other_id]
        loser.merged_into_id = None
        session.flush()  # the others are led back to it
        back = [int(claim_id) for claim_id in merge.moved.get("redirects", ())]
        session.execute(
            update(Claim)
            .where(Claim.id.in_(back), Claim.merged_into_id == merge.other_id)
            .values(merged_into_id=loser.id)
        )
        unindex_claim(session, loser.id, loser.text)  # merges of earlier releases had taken it out, others left it in
        index_claim(session, loser.id, loser.text)
        _reopen(session, merge.moved.get("declined", ()), actor=actor, reason=reason, now=now)
        _unmark_pair(session, loser.id, merge.other_id)
        # What came in meanwhile was never compared with it.
        start_rematch(session, claim_ids=[loser.id], actor=actor, now=now)
        row = record_regrouping(
            session,
            RegroupingAction.UNDO_MERGE,
            loser.id,
            merge.other_id,
            moved={"redirects": back},
            actor=actor,
            reason=reason,
            now=now,
            undo_of=merge,
        )
        _note(session, "merge_undone", loser.id, "into", merge.other_id, row, actor=actor, reason=reason, now=now)
        _note(session, "merge_undone", merge.other_id, "claim", loser.id, row, actor=actor, reason=reason, now=now)
        tell_merged(session, loser.id, merge.other_id, undone=True, now=now)
        sides = answered_by(session, [loser.id, merge.other_id])
        tell_of_regrouping(
            session, {claim_id: Answered(side.members, as_one.verdicts) for claim_id, side in sides.items()}, now=now
        )
        refresh_demand(session, [loser.id, merge.other_id], now=now)
        weigh_claims(session, [loser.id, merge.other_id], actor=actor, now=now)
    return row


def _settle_reviews(session: Session, loser: Claim, winner: Claim, *, actor: Actor, now: dt.datetime) -> list[int]:
    """See to it that no organization ends up with two reviews at work; gives the ids of those declined for it."""
    sides = lock_reviews(session, [loser.id, winner.id])  # anew: one may have been opened before the claims were locked
    declined = []
    heads = heads_of(session, {review.organization_id for side in sides.values() for review in side})
    for organization_id in sorted({heads[review.organization_id] for review in sides[loser.id]}):
        ours = [review for review in sides[loser.id] if _is_live(review, organization_id, heads)]
        theirs = [review for review in sides[winner.id] if _is_live(review, organization_id, heads)]
        if not ours or not theirs:
            continue
        idle = next((review for review in (*ours, *theirs) if _is_untouched(review)), None)
        if idle is not None and actor.organization_id == organization_id:
            other = winner.id if idle in ours else loser.id
            payload = ActionPayload(decline_reason=DeclineReason.DUPLICATE, duplicate_claim_id=other)
            act(session, idle.id, ReviewAction.DECLINE, actor=actor, now=now, expected_version=None, payload=payload)
            declined.append(idle.id)
            ours, theirs = ([item for item in side if item is not idle] for side in (ours, theirs))
        _require_one_at_work(session, organization_id, [*ours, *theirs], is_met=bool(ours and theirs))
    return declined


def _is_live(review: Review, organization_id: int, heads: Mapping[int, int]) -> bool:
    return heads[review.organization_id] == organization_id and review.state not in OVER


def _is_untouched(review: Review) -> bool:
    return review.state is ReviewState.OPEN and review.assignee_id is None and review.current_number is None


def _require_one_at_work(session: Session, organization_id: int, reviews: Sequence[Review], *, is_met: bool) -> None:
    """Refuse (``Conflict``) two reviews of one organization that cannot be one answer."""
    if not is_met:
        return
    name = session.get_one(Organization, organization_id).name
    unfinished = [review for review in reviews if review.current_number is None]
    working = [review for review in reviews if review.state is not ReviewState.PUBLISHED]
    if unfinished or len(working) > 1:
        last = (unfinished or working)[-1]
        about = named(session.get_one(Claim, last.claim_id))
        raise Conflict(
            f"{name} works on both claims: its review of {about} is {last.state.replace('_', ' ')}. "
            "Finish it, or decline it as a duplicate, then merge.",
            code="reviews_meet",
        )
    verdicts = {_verdict(session, review) for review in reviews}
    if verdicts & TRUE_SIDE and verdicts & FALSE_SIDE:
        raise Conflict(
            f"{name} has rated one of these claims true and the other false. Recheck or withdraw one of the two, "
            "then merge.",
            code="verdicts_conflict",
        )


def _verdict(session: Session, review: Review) -> Verdict | None:
    revision = standing_revision(session, review)
    return None if revision is None else revision.verdict


def _lead_on(session: Session, loser: Claim, winner: Claim) -> list[int]:
    """Let the loser lead to the winner, and what led to the loser too, so that one step stays the whole way."""
    led = update(Claim).where(Claim.merged_into_id == loser.id).values(merged_into_id=winner.id).returning(Claim.id)
    redirects = sorted(session.scalars(led.execution_options(synchronize_session=False)))
    loser.merged_into_id = winner.id
    session.flush()  # what follows reads families
    return redirects


def _reopen(session: Session, review_ids: Sequence[int], *, actor: Actor, reason: str, now: dt.datetime) -> None:
    """Reopen the reviews that the merge had declined, where they are still so, the actor's own, and alone."""
    for review_id in review_ids:
        review = session.get(Review, review_id)
        if review is None or review.state is not ReviewState.DECLINED:
            continue
        if actor.acts_for(review.organization_id) and not own_others(session, review):
            payload = ActionPayload(reason=reason)
            act(session, review.id, ReviewAction.REOPEN, actor=actor, now=now, expected_version=None, payload=payload)


def _mark_pair(session: Session, one: int, other: int, *, actor: Actor, reason: str, now: dt.datetime) -> None:
    """The finder's suggestion of this pair, if there is one, is settled."""
    pair = _pair(session, one, other)
    if pair is not None:
        pair.state, pair.decided_by_id, pair.decided_at, pair.reason = PairState.MERGED, actor.user_id, now, reason


def _unmark_pair(session: Session, one: int, other: int) -> None:
    pair = _pair(session, one, other)
    if pair is not None and pair.state is PairState.MERGED:
        pair.state, pair.decided_by_id, pair.decided_at, pair.reason = PairState.SUGGESTED, None, None, ""


def _pair(session: Session, one: int, other: int) -> DuplicatePair | None:
    first, second = sorted((one, other))
    return session.scalar(
        select(DuplicatePair).where(DuplicatePair.first_id == first, DuplicatePair.second_id == second)
    )


def _note(
    session: Session,
    action: str,
    claim_id: int,
    name: str,
    other_id: int,
    row: ClaimRegrouping,
    *,
    actor: Actor,
    reason: str,
    now: dt.datetime,
) -> None:
    """A line in the claim's public history."""
    detail = {name: other_id, "regrouping": row.id}
    record_change(session, "claim", claim_id, action, actor=actor, now=now, reason=reason, detail=detail)
