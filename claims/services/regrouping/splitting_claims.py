"""Splitting: appearances that say something else than their claim become a claim of their own, and that can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid
from claims.core.records import MatchState, Relation
from claims.core.reviews.reviewing import DeclineReason, ReviewAction, ReviewState
from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.models.claim_regrouping import ClaimRegrouping, RegroupingAction
from claims.models.match import Judgement, Match
from claims.models.review import Review
from claims.models.speaker import Speaker
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.claim_families import family_of, lock_claims, wait_for_other_regroupings
from claims.services.base.log import appending
from claims.services.base.saving import saving
from claims.services.claims.claim_texts import named
from claims.services.claims.claims import create_claim
from claims.services.claims.regroupings import (
    checked_reason,
    lock_reviews,
    record_regrouping,
    require_reviewer,
    require_undoable,
    require_unmerged,
    tell_merged,
)
from claims.services.desk.demand_counts import refresh_demand
from claims.services.judging.wording_decisions import follow_decision, weigh_claims
from claims.services.matching.judged_matches import judgement_of, note_judged, tell_decided
from claims.services.matching.sweeps import start_rematch
from claims.services.messages.verdict_changes import sides_of, tell_moved
from claims.services.reviews.reviews import ActionPayload, act, open_review

MOST_MOVED = 500
"""Appearances that one split moves at most."""


@dataclass(frozen=True, slots=True)
class Split:
    """What is to be split off: the wording of the new claim, the appearances that it takes, and how it relates to the old
    one (not *same*)."""

    text: str
    appearance_ids: Sequence[int]
    relation: Relation = Relation.UNRELATED
    kind: ClaimKind | None = None


def split_claim(
    session: Session, claim_id: int, split: Split, *, actor: Actor, reason: str, now: dt.datetime
) -> ClaimRegrouping:
    """Make a new claim of some appearances of a claim; what matched them to the old one counts as rejected by the person.

    Reviews stay with the old claim; the new one gets an open review of the actor's organization. Raises ``NotAllowed``,
    ``NotFound``, ``Conflict`` (``claim_merged``) and ``Invalid`` (no reason or text; ``appearances_missing``,
    ``appearance_elsewhere``, ``relation_and_state``).
    """
    require_reviewer(actor)
    reason = checked_reason(reason)
    if split.relation is Relation.SAME:
        raise Invalid("What says the same is not split off.", code="relation_and_state", field="relation")
    with saving(session), appending(session):
        wait_for_other_regroupings(session)
        lock_reviews(session, [claim_id])
        old = require_unmerged(lock_claims(session, claim_id), claim_id)
        family = family_of(session, old.id)
        moving = _chosen(session, split.appearance_ids, family)
        new = _new_claim(session, old, split, moving, actor=actor, now=now)
        before = [[appearance.id, appearance.claim_id] for appearance in moving]
        answered = sides_of(session, moving)
        matches = _reject_matches(session, moving, family, split.relation, actor=actor, reason=reason, now=now)
        _hand_over(session, moving, new, actor=actor, now=now)
        _let_words_go(session, matches, actor=actor, now=now)
        moved = {"appearances": before, "matches": matches}
        row = record_regrouping(
            session, RegroupingAction.SPLIT, old.id, new.id, moved=moved, actor=actor, reason=reason, now=now
        )
        start_rematch(session, claim_ids=[new.id], actor=actor, now=now)
        ids = [appearance.id for appearance in moving]
        for one, name, other, action in ((old, "claim", new, "split"), (new, "from", old, "split_off")):
            detail = {name: other.id, "appearances": ids, "regrouping": row.id}
            record_change(session, "claim", one.id, action, actor=actor, now=now, reason=reason, detail=detail)
        tell_moved(session, moving, answered, now=now)
        refresh_demand(session, [old.id, new.id], now=now)
    return row


def undo_split(
    session: Session, split: ClaimRegrouping, *, actor: Actor, reason: str, now: dt.datetime
) -> ClaimRegrouping:
    """Put the appearances back where they were; the claim that was split off leads to the one it came from.

    Raises ``NotAllowed``, ``Invalid``, and ``Conflict``: as ``require_undoable`` says, ``said_since`` where the new claim
    was found elsewhere since or its appearances moved on, ``reviews_meet`` where somebody works on it.
    """
    require_reviewer(actor)
    reason = checked_reason(reason)
    with saving(session), appending(session):
        wait_for_other_regroupings(session)
        lock_reviews(session, [split.claim_id, split.other_id])
        claims = lock_claims(session, split.claim_id, split.other_id)
        old, new = require_unmerged(claims, split.claim_id), require_unmerged(claims, split.other_id)
        require_undoable(session, split)
        back = {int(appearance_id): int(before) for appearance_id, before in split.moved["appearances"]}
        _require_untouched(session, split, new, back)
        _close_review(session, new, old, actor=actor, now=now)
        returning = session.scalars(select(Appearance).where(Appearance.id.in_(list(back)))).all()
        answered = sides_of(session, returning)
        for appearance in returning:
            appearance.claim_id = back[appearance.id]
        _restore_matches(session, split.moved.get("matches", ()), actor=actor, reason=reason, now=now)
        row = _lead_back(session, split, old, new, sorted(back), actor=actor, reason=reason, now=now)
        tell_merged(session, new.id, old.id, undone=False, now=now)
        tell_moved(session, returning, answered, now=now)
        refresh_demand(session, [old.id], now=now)
        weigh_claims(session, [old.id], actor=actor, now=now)
    return row


def _new_claim(
    session: Session, old: Claim, split: Split, moving: Sequence[Appearance], *, actor: Actor, now: dt.datetime
) -> Claim:
    """The claim that is split off, with all that the split does not say as the old one has it."""
    return create_claim(
        session,
        text=split.text,
        kind=split.kind or old.kind,
        language=old.language,
        claim_date=old.claim_date,
        speaker=_speaker_name(session, old),
        check_worthiness=max(appearance.score for appearance in moving),
        actor=actor,
        now=now,
    )


def _hand_over(session: Session, moving: Sequence[Appearance], new: Claim, *, actor: Actor, now: dt.datetime) -> None:
    """Link the appearances to the new claim, and open the actor's review of it."""
    for appearance in moving:
        appearance.claim_id = new.id
    session.flush()  # the review's queue reads where they are
    if actor.organization_id is not None:
        open_review(session, new.id, actor.organization_id, actor=actor, now=now, reason="split off")


def _lead_back(
    session: Session,
    split: ClaimRegrouping,
    old: Claim,
    new: Claim,
    appearance_ids: Sequence[int],
    *,
    actor: Actor,
    reason: str,
    now: dt.datetime,
) -> ClaimRegrouping:
    """Let the claim that was split off lead to the old one, and keep that this was done."""
    new.merged_into_id = old.id
    session.flush()  # families are read from here on
    row = record_regrouping(
        session,
        RegroupingAction.UNDO_SPLIT,
        old.id,
        new.id,
        moved={"appearances": appearance_ids},
        actor=actor,
        reason=reason,
        now=now,
        undo_of=split,
    )
    for one, name, other in ((old, "claim", new), (new, "into", old)):
        detail = {name: other.id, "regrouping": row.id}
        record_change(session, "claim", one.id, "split_undone", actor=actor, now=now, reason=reason, detail=detail)
    return row


def _chosen(session: Session, appearance_ids: Sequence[int], family: Sequence[int]) -> list[Appearance]:
    """The appearances that move, each of which must be the claim's."""
    wanted = sorted(set(appearance_ids))
    if not wanted:
        raise Invalid(
            "Choose the appearances that say something else.", code="appearances_missing", field="appearances"
        )
    if len(wanted) > MOST_MOVED:
        raise Invalid(f"At most {MOST_MOVED} appearances move at once.", code="too_many", field="appearances")
    rows = select(Appearance).where(Appearance.id.in_(wanted), Appearance.claim_id.in_(family)).order_by(Appearance.id)
    found = list(session.scalars(rows.with_for_update().execution_options(populate_existing=True)))
    if missing := [str(number) for number in wanted if number not in {appearance.id for appearance in found}]:
        raise Invalid(
            f"These are not appearances of the claim: {', '.join(missing[:10])}.",
            code="appearance_elsewhere",
            field="appearances",
        )
    return found


def _reject_matches(
    session: Session,
    moving: Sequence[Appearance],
    family: Sequence[int],
    relation: Relation,
    *,
    actor: Actor,
    reason: str,
    now: dt.datetime,
) -> list[list[Any]]:
    """A person has said that these are not the same; gives how each match stood before."""
    rows = select(Match).where(
        Match.appearance_id.in_([appearance.id for appearance in moving]),
        Match.claim_id.in_(family),
        Match.relation == Relation.SAME,
        Match.state.in_((MatchState.SUGGESTED, MatchState.CONFIRMED)),
    )
    before = []
    for match in session.scalars(rows.order_by(Match.id).with_for_update()):
        before.append([match.id, match.state.value, match.relation.value, match.decided_by_id])
        match.state, match.relation = MatchState.REJECTED, relation
        note_judged(match, actor=actor, now=now)
        session.add(judgement_of(match, actor=actor, reason=reason, now=now))
        tell_decided(session, match, now=now)
    return before


def _let_words_go(session: Session, matches: Sequence[Sequence[Any]], *, actor: Actor, now: dt.datetime) -> None:
    """Let what is decided otherwise lead to the claim no more: after all of it is decided, as some may follow others."""
    for match_id, *_ in matches:
        follow_decision(session, session.get_one(Match, match_id), actor=actor, now=now)


def _restore_matches(
    session: Session, before: Sequence[Sequence[Any]], *, actor: Actor, reason: str, now: dt.datetime
) -> None:
    """Let the matches stand as they stood, each by a judgement of its own; what was judged again since stays."""
    for match_id, state, relation, decided_by_id in before:
        match = session.get(Match, match_id)
        if match is None or match.state is not MatchState.REJECTED:
            continue
        match.state, match.relation = MatchState(state), Relation(relation)
        session.add(judgement_of(match, actor=actor, reason=reason, now=now))
        match.decided_by_id, match.decided_at = decided_by_id, now
        follow_decision(session, match, actor=actor, now=now)
        tell_decided(session, match, now=now)


def _require_untouched(session: Session, split: ClaimRegrouping, new: Claim, back: dict[int, int]) -> None:
    here = set(session.scalars(select(Appearance.id).where(Appearance.claim_id == new.id)))
    if here != set(back) or _is_rejected_since(session, split):
        raise Conflict(
            f"Since then {named(new)} was found in other articles, or its appearances were judged anew. It cannot be "
            "undone; merge the claims instead.",
            code="said_since",
        )
    if session.scalar(select(exists().where(Claim.merged_into_id == new.id))):
        raise Conflict(f"Another claim leads to {named(new)} by now. Undo that first.", code="regrouped_since")


def _is_rejected_since(session: Session, split: ClaimRegrouping) -> bool:
    """Whether a person has looked at an appearance after the split, and said again that it is another claim."""
    ids = [int(match[0]) for match in split.moved.get("matches", ())]
    rejected = (
        exists()
        .where(Match.id.in_(ids), Match.state == MatchState.REJECTED)
        .where(Judgement.match_id == Match.id, Judgement.created_at > split.created_at)
    )
    return bool(session.scalar(select(rejected)))


def _close_review(session: Session, new: Claim, old: Claim, *, actor: Actor, now: dt.datetime) -> None:
    """Reviews of the new claim that nobody has begun are declined as duplicates; any further along stops the undo."""
    live = (ReviewState.DECLINED, ReviewState.WITHDRAWN)
    for review in session.scalars(select(Review).where(Review.claim_id == new.id, Review.state.not_in(live))):
        untouched = review.state is ReviewState.OPEN and review.assignee_id is None
        if not untouched or not actor.acts_for(review.organization_id):
            raise Conflict(
                f"Somebody works on {named(new)}: its review is {review.state.replace('_', ' ')}. Finish or decline it "
                "first.",
                code="reviews_meet",
            )
        payload = ActionPayload(decline_reason=DeclineReason.DUPLICATE, duplicate_claim_id=old.id)
        act(session, review.id, ReviewAction.DECLINE, actor=actor, now=now, expected_version=None, payload=payload)


def _speaker_name(session: Session, claim: Claim) -> str | None:
    return None if claim.speaker_id is None else session.get_one(Speaker, claim.speaker_id).name
