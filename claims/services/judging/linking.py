"""Linking appearances to the claims that they say: where they go and what they leave behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.core.records import MatchState, Relation
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.match import Match
from claims.services.articles.articles import publication_date
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.claim_families import family_of
from claims.services.intake.new_claims import open_claim
from claims.services.intake.own_claims import decline_left_alone, find_own_claim, take_up_again


def link_appearance(session: Session, appearance: Appearance, claim_id: int, *, actor: Actor, now: dt.datetime) -> None:
    """Let the appearance be the claim's, and stay where it is if that is one with it; a claim that it alone had opened is
    declined as a duplicate.

    Of claims that were merged it is linked to the one that is meant: that stays right when the merge is undone.
    """
    before, family = appearance.claim_id, family_of(session, claim_id)
    if before in family:
        return
    move_appearance(session, appearance, claim_id, actor=actor, now=now)
    take_up_again(session, claim_id, reason="What was said is taken for this claim.", actor=actor, now=now)
    if before is not None:
        decline_left_alone(session, before, family[0], actor=actor, now=now)


def unlink_appearance(
    session: Session, appearance: Appearance, family: Sequence[int], *, actor: Actor, now: dt.datetime
) -> None:
    """Take the appearance from the claim; where no other claim may be the same, it goes back to the one of its own that it
    was linked from, and opens a new one if it had none."""
    before = appearance.claim_id
    if before is not None and before in family:
        appearance.claim_id = None
        detail = {"appearance_id": appearance.id}
        record_change(session, "claim", before, "appearance_unlinked", actor=actor, now=now, detail=detail)
    if appearance.claim_id is not None:
        return
    confirmed = session.scalar(
        select(Match.claim_id)
        .where(may_say_the_same(appearance.id), Match.state == MatchState.CONFIRMED)
        .order_by(Match.probability.desc(), Match.id)
        .limit(1)
    )
    if confirmed is not None:
        link_appearance(session, appearance, confirmed, actor=actor, now=now)
        return
    if session.scalar(select(exists().where(may_say_the_same(appearance.id)))):
        return
    own = find_own_claim(session, appearance, before, family)
    if own is not None:
        move_appearance(session, appearance, own.claim_id, actor=actor, now=now)
        reason = f"What was said is no longer taken for claim {before or family[0]}."
        take_up_again(session, own.claim_id, left_at=own.left_at, reason=reason, actor=actor, now=now)
    else:
        version = session.get_one(ArticleVersion, appearance.article_version_id)
        open_claim(session, appearance, language=version.language, date=publication_date(version), actor=actor, now=now)
        session.flush()  # the caller may read the new link at once


def move_appearance(session: Session, appearance: Appearance, claim_id: int, *, actor: Actor, now: dt.datetime) -> None:
    """Let an appearance be a claim's, wherever it was before; the history of the claim keeps it."""
    detail = {"appearance_id": appearance.id, "from_claim_id": appearance.claim_id}
    appearance.claim_id = claim_id
    record_change(session, "claim", claim_id, "appearance_linked", actor=actor, now=now, detail=detail)
    session.flush()  # who says a claim is asked from the database


def may_say_the_same(appearance_id: ColumnElement[int] | InstrumentedAttribute[int] | int) -> ColumnElement[bool]:
    """The condition on ``Match``: of this appearance, says the same, and nobody has rejected it."""
    return and_(
        Match.appearance_id == appearance_id,
        Match.relation == Relation.SAME,
        Match.state.in_((MatchState.SUGGESTED, MatchState.CONFIRMED)),
    )
