"""What a person's decision on a match does to wordings: the words of its passage lead to the claim while it stands.

Where it is taken back, what a machine had confirmed through these words is decided anew, without them.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from claims.core.records import MatchState, Relation
from claims.core.texts.removed_words import REMOVED
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.articles.articles import publication_date
from claims.services.base.actors import Actor
from claims.services.index.indexed_texts import WORDINGS, index_wording, unindex_wording
from claims.services.judging.rematching import decide_again, follow_up
from claims.services.matching.matching import FoundMatch, MatchingSettings, decide_against
from claims.services.matching.statements import stored_statement
from claims.services.messages.verdict_changes import sides_of

MOST_WORDINGS = 50
"""Wordings of a claim at most, the first ones: the index looks through all of them, a statement is compared with few."""


def follow_decision(session: Session, match: Match, *, actor: Actor, now: dt.datetime) -> None:
    """Make the passage of a match a wording where a person has confirmed the match, and none where that stands no more."""
    if _is_confirmed(match):
        keep_wording(session, match)
    else:
        let_wording_go(session, match, actor=actor, now=now)


def keep_wording(session: Session, match: Match) -> None:
    """Let the words of a confirmed match lead to its claim, unless they do so already."""
    text = session.get_one(Appearance, match.appearance_id).standalone_text
    claim = session.get_one(Claim, match.claim_id)
    if match.is_wording or text in (claim.text, REMOVED) or match.id >= WORDINGS:
        return
    of_claim = (Match.claim_id == match.claim_id, Match.is_wording)
    alike = select(Match.id).join(Appearance, Appearance.id == Match.appearance_id)
    if session.scalar(alike.where(*of_claim, Appearance.standalone_text == text).limit(1)) is not None:
        return
    if (session.scalar(select(func.count()).select_from(Match).where(*of_claim)) or 0) >= MOST_WORDINGS:
        return
    index_wording(session, match.id, text)
    match.is_wording = True
    session.flush()  # what follows asks the database which words lead to the claim


def let_wording_go(session: Session, match: Match, *, actor: Actor, now: dt.datetime, words: str | None = None) -> None:
    """Let the words of a match lead nowhere any more; those of another passage that says the same take their place.

    ``words`` are those that the passage had, where somebody has corrected them since.
    """
    if not match.is_wording:
        return
    text = words or session.get_one(Appearance, match.appearance_id).standalone_text
    unindex_wording(session, match.id, text)
    match.is_wording = False
    session.flush()  # the others are asked for in the database
    other = _confirmed_alike(session, match, text)
    if other is not None:
        keep_wording(session, other)
        followers = update(Match).where(Match.through_id == match.id, Match.id != other.id)
        session.execute(followers.values(through_id=other.id), execution_options={"synchronize_session": "fetch"})
        return
    _decide_followers(session, match, actor=actor, now=now)


def _is_confirmed(match: Match) -> bool:
    return match.state is MatchState.CONFIRMED and match.relation is Relation.SAME and match.decided_by_id is not None


def _confirmed_alike(session: Session, match: Match, text: str) -> Match | None:
    """Another match with the claim that a person confirmed, of a passage with the same words."""
    return session.scalar(
        select(Match)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .where(
            Match.claim_id == match.claim_id,
            Match.id != match.id,
            Match.state == MatchState.CONFIRMED,
            Match.relation == Relation.SAME,
            Match.decided_by_id.is_not(None),
            Appearance.standalone_text == text,
        )
        .order_by(Match.id)
        .limit(1)
    )


def _decide_followers(session: Session, match: Match, *, actor: Actor, now: dt.datetime) -> None:
    """Compare with the claim itself what was decided through the words of this match."""
    rows = session.execute(
        select(Match, Appearance, ArticleVersion, Claim)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Claim, Claim.id == Match.claim_id)
        .where(Match.through_id == match.id)
        .order_by(Appearance.id)
        .with_for_update(of=Appearance)
    ).all()
    appearances = [row.Appearance for row in rows]
    answered, settings = sides_of(session, appearances), MatchingSettings()
    for follower, appearance, version, claim in rows:
        statement = stored_statement(appearance, published=publication_date(version))
        found = FoundMatch(claim.id, decide_against(statement, claim.text, claim.claim_date, settings=settings))
        decide_again(session, appearance, follower, found, settings, actor=actor, now=now)
    follow_up(session, appearances, answered, now=now)
