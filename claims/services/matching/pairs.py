"""An appearance beside a claim of the registry: what a person sees before deciding how they relate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.core.records import MatchState, Relation
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Judgement, Match
from claims.models.outlet import Outlet
from claims.models.sentence import Sentence
from claims.services.articles.outlets import is_shown_outlet
from claims.services.base.rows import find_row
from claims.services.matching.wordings import words_compared_with

_ORDER = {MatchState.CONFIRMED: 0, MatchState.SUGGESTED: 1}


@dataclass(frozen=True, slots=True)
class Pair:
    """A match with both its sides. ``before`` and ``after`` are the rest of the appearance's sentence.

    ``candidates`` are all matches of the appearance: what is the same first, then by probability. ``judgements`` are
    people's decisions on this one, newest first; ``wording`` are the words that the slots compare the appearance with
    where that is not the claim, ``rejected_id`` is a match of the same words that somebody has rejected.
    """

    match: Match
    claim: Claim
    appearance: Appearance
    version: ArticleVersion
    outlet: str
    before: str
    after: str
    candidates: tuple[Match, ...]
    judgements: tuple[Judgement, ...]
    wording: str | None = None
    rejected_id: int | None = None

    @property
    def position(self) -> int:
        """Which of the candidates this is, from 1."""
        return [match.id for match in self.candidates].index(self.match.id) + 1


def get_pair(session: Session, match_id: int) -> Pair:
    """The pair of a match; ``NotFound`` where there is none."""
    match = find_row(session, Match, match_id)
    if match is None:
        raise NotFound(f"There is no match {match_id}.", code="match_not_found")
    row = session.execute(
        select(Appearance, ArticleVersion, Outlet.name, Claim)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Outlet, is_shown_outlet())
        .join(Claim, Claim.id == match.claim_id)
        .where(Appearance.id == match.appearance_id)
    ).one()
    appearance, version, outlet, claim = row
    start, end = sentence_spans(session, [appearance])[appearance.id]
    words, rejected_id = words_compared_with(session, match)
    judged = select(Judgement).where(Judgement.match_id == match.id).order_by(Judgement.id.desc())
    return Pair(
        match=match,
        claim=claim,
        appearance=appearance,
        version=version,
        outlet=outlet,
        before=version.body[start : appearance.start],
        after=version.body[appearance.end : end],
        candidates=candidates_of(session, appearance.id),
        judgements=tuple(session.scalars(judged)),
        wording=words,
        rejected_id=rejected_id,
    )


def candidates_of(session: Session, appearance_id: int) -> tuple[Match, ...]:
    """The matches of an appearance: confirmed, then suggested to be the same, then the others; the likelier first."""
    rows = session.scalars(
        select(Match).where(Match.appearance_id == appearance_id).order_by(Match.probability.desc(), Match.id)
    )
    return tuple(sorted(rows, key=lambda match: (_ORDER.get(match.state, 2), match.relation is not Relation.SAME)))


def get_appearance(session: Session, appearance_id: int) -> Appearance:
    """The appearance with this id; ``NotFound`` where there is none."""
    appearance = find_row(session, Appearance, appearance_id)
    if appearance is None:
        raise NotFound(f"There is no appearance {appearance_id}.", code="appearance_not_found")
    return appearance


def sentence_spans(session: Session, appearances: Sequence[Appearance]) -> dict[int, tuple[int, int]]:
    """By appearance id where its sentence begins and ends in the body: from the first to the last one it touches."""
    rows = session.execute(
        select(Appearance.id, func.min(Sentence.start), func.max(Sentence.end))
        .join(Sentence, Sentence.article_version_id == Appearance.article_version_id)
        .where(
            Appearance.id.in_([appearance.id for appearance in appearances]),
            Sentence.start < Appearance.end,
            Sentence.end > Appearance.start,
        )
        .group_by(Appearance.id)
    )
    found = {appearance_id: (start, end) for appearance_id, start, end in rows}
    spans = {}
    for appearance in appearances:
        start, end = found.get(appearance.id, (appearance.start, appearance.end))
        spans[appearance.id] = (min(start, appearance.start), max(end, appearance.end))
    return spans
