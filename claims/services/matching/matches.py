"""Stored matches with everything that they were decided on."""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, Select, String, and_, exists, func, literal, not_, or_, select, true
from sqlalchemy.orm import Session, aliased

from claims.core.errors import NotFound
from claims.core.records import MatchState, Relation
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.articles.appearances import is_standing
from claims.services.base.claim_families import family_of
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.base.rows import find_row

_LIST = "matches"


def get_match(session: Session, match_id: int) -> Match:
    """The match with this id; ``NotFound`` if there is none."""
    match = find_row(session, Match, match_id)
    if match is None:
        raise NotFound(f"There is no match {match_id}.", code="match_not_found")
    return match


def with_sides() -> Select[Match, Appearance, ArticleVersion, Claim]:
    """Matches with both their sides and the text that the passage stands in."""
    return (
        select(Match, Appearance, ArticleVersion, Claim)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Claim, Claim.id == Match.claim_id)
    )


def is_confirmed_by_person() -> ColumnElement[bool]:
    """The condition on ``Match`` that a person said that the passage says the claim, and stands by it."""
    return and_(Match.state == MatchState.CONFIRMED, Match.relation == Relation.SAME, Match.decided_by_id.is_not(None))


def rejected_elsewhere() -> ScalarSelect[int | None]:
    """Of a match ``with_sides`` the first of its claim, or of one that is one with it, that a person rejected in another
    article, of a passage that has the same words or was taken for them: there they do not say the claim.

    Of the versions of an article the last one that a person has judged counts.
    """
    other, passage, version = aliased(Match), aliased(Appearance), aliased(ArticleVersion)
    one = aliased(Claim)
    root = func.coalesce(Claim.merged_into_id, Claim.id)
    family = select(one.id).where(or_(one.id == root, one.merged_into_id == root)).correlate(Claim)
    # Written out, for SQLite knows the index of rejected ones by these very words.
    rejected = other.state == literal(MatchState.REJECTED.value, String, literal_execute=True)
    return (
        select(func.min(other.id))
        .join(passage, passage.id == other.appearance_id)
        .join(version, version.id == passage.article_version_id)
        .where(other.claim_id.in_(family), rejected, other.decided_by_id.is_not(None), is_standing(passage))
        .where(func.coalesce(passage.words_corrected_at <= other.decided_at, true()))
        .where(version.article_id != ArticleVersion.article_id)
        .where(or_(other.through_id == Match.id, passage.standalone_text == Appearance.standalone_text))
        .where(not_(_is_judged_otherwise_later(other, passage, version)))
        .correlate(Match, Appearance, ArticleVersion, Claim)
        .scalar_subquery()
    )


def _is_judged_otherwise_later(
    match: type[Match], passage: type[Appearance], version: type[ArticleVersion]
) -> ColumnElement[bool]:
    """Whether a later version of an article has the same words, and somebody has decided that they may say the claim."""
    later, same_words, text = aliased(Match), aliased(Appearance), aliased(ArticleVersion)
    return (
        exists()
        .where(text.article_id == version.article_id, text.number > version.number)
        .where(same_words.article_version_id == text.id, same_words.standalone_text == passage.standalone_text)
        .where(later.appearance_id == same_words.id, later.claim_id == match.claim_id)
        .where(later.state != MatchState.REJECTED, later.decided_by_id.is_not(None))
        .correlate(match, passage, version)
    )


def list_matches(session: Session, claim_id: int, *, after: str | None = None, limit: int = 50) -> Page[Match]:
    """Matches of a claim and of those merged with it, newest first. Raises ``Invalid`` for a bad cursor or limit."""
    rows = select(Match).where(Match.claim_id.in_(family_of(session, claim_id)))
    found = session.scalars(newest_first(rows, Match.id, _LIST, after=after, limit=limit)).all()
    return page_of(found, limit, _LIST, lambda match: RankPlace(0, match.id))
