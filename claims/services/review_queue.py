"""The work list of an organization: tabs of reviews, each row with what somebody needs to decide what to do with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.records import MatchState, Relation
from claims.core.reviewing import ReviewState
from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.match import Match
from claims.models.outlet import Outlet
from claims.models.review import Review
from claims.models.sentence import Sentence
from claims.services.paging import Page, Place, RankPlace, checked_limit, decode_cursor, decode_rank_cursor, page_of
from claims.services.rechecks import open_reasons


class QueueTab(StrEnum):
    """The tabs of the queue."""

    NEW = "new"
    MINE = "mine"
    SECOND_OPINION = "second_opinion"
    APPROVAL = "approval"
    ADJUDICATION = "adjudication"
    RECHECK = "recheck"
    DECLINED = "declined"
    PUBLISHED = "published"


_STATES = {
    QueueTab.NEW: (ReviewState.OPEN,),
    QueueTab.MINE: (ReviewState.IN_PROGRESS, ReviewState.RECHECK),
    QueueTab.SECOND_OPINION: (ReviewState.SECOND_OPINION,),
    QueueTab.APPROVAL: (ReviewState.IN_APPROVAL,),
    QueueTab.ADJUDICATION: (ReviewState.ADJUDICATION,),
    QueueTab.RECHECK: (ReviewState.RECHECK,),
    QueueTab.DECLINED: (ReviewState.DECLINED,),
    QueueTab.PUBLISHED: (ReviewState.PUBLISHED,),
}

_NEWEST_FIRST = frozenset({QueueTab.DECLINED, QueueTab.PUBLISHED})
"""What is done is looked at from its end; what waits, from the one that waits longest; rechecks, from the most urgent."""

MOST_COUNTED = 100
"""Rows that are counted at most: a queue may be as long as the registry."""

_urgency = func.coalesce(Review.recheck_priority, 0)


@dataclass(frozen=True, slots=True)
class QueueAppearance:
    """Where a claim was said: its words in their sentence, in an article of an outlet."""

    id: int
    article_id: int
    version_number: int
    headline: str
    exact: str
    sentence: str
    outlet: str
    published_at: dt.datetime


@dataclass(frozen=True, slots=True)
class QueueMatch:
    """The nearest other claim of the registry and how the appearance relates to it."""

    match_id: int
    relation: Relation
    probability: float
    claim_id: int
    claim_text: str


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One row: ``appearance`` the most check-worthy one, ``near_match`` its most probable other claim, ``demand`` the
    number of articles that hold the claim, ``reasons`` why its public verdict is looked at again."""

    review: Review
    claim: Claim
    appearance: QueueAppearance | None
    near_match: QueueMatch | None
    demand: int
    reasons: tuple[str, ...]
    state_since: dt.datetime


def queue(
    session: Session,
    *,
    organization_id: int,
    tab: QueueTab | str,
    user_id: int | None,
    kind: ClaimKind | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[QueueItem]:
    """A page of one tab. "mine" holds what ``user_id`` has taken. Six queries a page, however many rows it has.

    Raises ``Invalid`` (``tab_unknown``, ``bad_cursor``, ``limit_out_of_range``).
    """
    chosen = _tab(tab)
    name = f"queue:{chosen}"
    rows = (
        select(Review, Claim)
        .join(Claim, Claim.id == Review.claim_id)
        .where(*_conditions(organization_id, chosen, user_id))
    )
    if kind is not None:
        rows = rows.where(Claim.kind == kind)
    if after is not None:
        rows = rows.where(_is_after(name, after, chosen))
    if chosen is QueueTab.RECHECK:
        rows = rows.order_by(_urgency.desc(), Review.id)
    elif chosen in _NEWEST_FIRST:
        rows = rows.order_by(Review.state_since.desc(), Review.id.desc())
    else:
        rows = rows.order_by(Review.state_since, Review.id)
    found = [(row[0], row[1]) for row in session.execute(rows.limit(checked_limit(limit) + 1))]
    page = page_of(found, limit, name, lambda pair: _place(pair[0], chosen))
    return Page(_items(session, page.items), page.next_cursor)


def queue_item(session: Session, review: Review) -> QueueItem:
    """The row of one review, on whatever tab it stands."""
    return _items(session, [(review, session.get_one(Claim, review.claim_id))])[0]


def queue_counts(
    session: Session, *, organization_id: int, user_id: int | None, limit: int = MOST_COUNTED
) -> dict[QueueTab, int]:
    """How many reviews wait on each tab, counted up to ``limit``: pages say "99+" beyond."""
    return {tab: _count(session, organization_id, tab, user_id, limit) for tab in QueueTab}


def count_new(session: Session, organization_id: int, *, limit: int = MOST_COUNTED) -> int:
    """How many reviews nobody has taken yet, counted up to ``limit``: it stands on every page."""
    return _count(session, organization_id, QueueTab.NEW, None, limit)


def _count(session: Session, organization_id: int, tab: QueueTab, user_id: int | None, limit: int) -> int:
    rows = select(Review.id).where(*_conditions(organization_id, tab, user_id)).limit(limit)
    return session.scalar(select(func.count()).select_from(rows.subquery())) or 0


def _conditions(organization_id: int, tab: QueueTab, user_id: int | None) -> list[ColumnElement[bool]]:
    conditions = [Review.organization_id == organization_id, Review.state.in_(_STATES[tab])]
    if tab is QueueTab.MINE:
        # Nobody has taken nothing: "= NULL" would be read as "held by nobody".
        conditions.append(false() if user_id is None else Review.assignee_id == user_id)
    return conditions


def _place(review: Review, tab: QueueTab) -> Place | RankPlace:
    if tab is QueueTab.RECHECK:
        return RankPlace(review.recheck_priority or 0, review.id)
    return Place(review.state_since, review.id)


def _is_after(name: str, cursor: str, tab: QueueTab) -> ColumnElement[bool]:
    if tab is QueueTab.RECHECK:
        rank = decode_rank_cursor(name, cursor)
        return or_(_urgency < rank.rank, and_(_urgency == rank.rank, Review.id > rank.id))
    place = decode_cursor(name, cursor)
    if tab in _NEWEST_FIRST:
        return or_(Review.state_since < place.time, and_(Review.state_since == place.time, Review.id < place.id))
    return or_(Review.state_since > place.time, and_(Review.state_since == place.time, Review.id > place.id))


def _tab(tab: QueueTab | str) -> QueueTab:
    try:
        return QueueTab(tab)
    except ValueError as error:
        raise Invalid(
            f"There is no tab “{tab}”. Known: {', '.join(QueueTab)}.", code="tab_unknown", field="tab"
        ) from error


def _items(session: Session, rows: Sequence[tuple[Review, Claim]]) -> list[QueueItem]:
    claim_ids = [claim.id for _, claim in rows]
    appearances = _best_appearances(session, claim_ids)
    matches = _near_matches(session, {found.id: claim_id for claim_id, found in appearances.items()})
    demand = _demand(session, claim_ids)
    reasons = open_reasons(session, [review.id for review, _ in rows])
    return [
        QueueItem(
            review=review,
            claim=claim,
            appearance=appearances.get(claim.id),
            near_match=matches.get(claim.id),
            demand=demand.get(claim.id, 0),
            reasons=tuple(reason.text for reason in reasons.get(review.id, ())),
            state_since=review.state_since,
        )
        for review, claim in rows
    ]


def _best_appearances(session: Session, claim_ids: Sequence[int]) -> dict[int, QueueAppearance]:
    """By claim id the most check-worthy appearance, of several the newest; only its sentence is cut out of the body."""
    rank = func.row_number().over(
        partition_by=Appearance.claim_id, order_by=(Appearance.score.desc(), Appearance.id.desc())
    )
    ranked = (
        select(Appearance.id, rank.label("rank"))
        .where(Appearance.claim_id.in_(claim_ids))
        .subquery("ranked_appearances")
    )
    context = (
        select(Appearance.id, func.min(Sentence.start).label("start"), func.max(Sentence.end).label("end"))
        .join(ranked, and_(ranked.c.id == Appearance.id, ranked.c.rank == 1))
        .join(Sentence, Sentence.article_version_id == Appearance.article_version_id)
        .where(Sentence.start < Appearance.end, Sentence.end > Appearance.start)
        .group_by(Appearance.id)
        .subquery("context")
    )
    start = func.coalesce(context.c.start, Appearance.start)
    length = func.coalesce(context.c.end, Appearance.end) - start
    rows = session.execute(
        select(
            Appearance.claim_id,
            Appearance.id,
            ArticleVersion.article_id,
            ArticleVersion.number,
            ArticleVersion.headline,
            Appearance.exact,
            func.substr(ArticleVersion.body, start + 1, length),
            Outlet.name,
            ArticleVersion.published_at,
        )
        .join(ranked, and_(ranked.c.id == Appearance.id, ranked.c.rank == 1))
        .outerjoin(context, context.c.id == Appearance.id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Outlet, Outlet.id == Article.outlet_id)
    )
    return {row[0]: QueueAppearance(*row[1:]) for row in rows}


def _near_matches(session: Session, claim_by_appearance: dict[int, int]) -> dict[int, QueueMatch]:
    """By claim id the most probable match of its best appearance to another claim that nobody rejected."""
    rows = session.execute(
        select(Match.appearance_id, Match.id, Match.relation, Match.probability, Claim.id, Claim.text)
        .join(Claim, Claim.id == Match.claim_id)
        .join(Appearance, Appearance.id == Match.appearance_id)
        .where(
            Match.appearance_id.in_(list(claim_by_appearance)),
            Match.state.in_((MatchState.SUGGESTED, MatchState.CONFIRMED)),
            Match.relation != Relation.UNRELATED,
            Match.claim_id != Appearance.claim_id,
        )
        .order_by(Match.probability, Match.id.desc())
    )
    return {claim_by_appearance[row[0]]: QueueMatch(*row[1:]) for row in rows}


def _demand(session: Session, claim_ids: Sequence[int]) -> dict[int, int]:
    rows = session.execute(
        select(Appearance.claim_id, func.count(func.distinct(ArticleVersion.article_id)))
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(Appearance.claim_id.in_(claim_ids))
        .group_by(Appearance.claim_id)
    )
    return {claim_id: articles for claim_id, articles in rows if claim_id is not None}
