"""The record of a person's decision on a match, with what the machine had said by then."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from claims.core.messages.events import MatchDecided
from claims.models.match import Judgement, Match
from claims.services.base.actors import Actor
from claims.services.base.events import write_event


def note_judged(match: Match, *, actor: Actor, now: dt.datetime) -> None:
    """Say on the match that a person has decided, and against which word of the machine."""
    match.decided_by_id, match.decided_at = actor.user_id, now
    match.judged_machine_relation = match.machine_relation


def judgement_of(match: Match, *, actor: Actor, reason: str, now: dt.datetime) -> Judgement:
    """The row that is kept for ever: the match's state and relation as they stand now, by whom and why."""
    assert actor.user_id is not None
    return Judgement(
        match_id=match.id,
        state=match.state,
        relation=match.relation,
        user_id=actor.user_id,
        reason=reason,
        provenance={
            "relation": match.machine_relation.value,
            "probability": match.probability,
            "threshold": match.threshold,
            "features": dict(match.features),
            "matcher_version": match.matcher_version,
            "candidates_seen": match.candidates_seen,
        },
        created_at=now,
    )


def tell_decided(session: Session, match: Match, *, now: dt.datetime) -> None:
    """Tell that a person decided how a passage relates to a claim."""
    data = MatchDecided(
        match_id=match.id,
        appearance_id=match.appearance_id,
        claim_id=match.claim_id,
        state=match.state,
        relation=match.relation,
        machine_relation=match.machine_relation,
        permalink=f"/matches/{match.id}",
    )
    write_event(session, data, now=now)
