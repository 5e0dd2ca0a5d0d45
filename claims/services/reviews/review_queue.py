"""The work list of an organization: tabs of reviews, each row with what somebody needs to decide what to do with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Subquery,
    and_,
    false,
    func,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Invalid
from claims.core.records import MatchState, Relation
from claims.core.reviews.ageing import WAITING, Due, due_state
from claims.core.reviews.reviewing import ReviewState
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.claim_demand import ClaimDemand
from claims.models.match import Match
from claims.models.outlet import Outlet
from claims.models.review import Review
from claims.models.sentence import Sentence
from claims.services.articles.outlets import is_shown_outlet
from claims.services.base.organization_families import is_one_of, owned_by, owners, without_index
from claims.services.base.paging import (
    Page,
    Place,
    RankPlace,
    checked_limit,
    decode_cursor,
    decode_rank_cursor,
    encode_cursor,
    is_above,
    is_below,
    page_of,
)
from claims.services.base.rows import MOST_COUNTED, count_up_to
from claims.services.claims.demand import NO_DEMAND, Demand, count_demand
from claims.services.claims.topics import has_words
from claims.services.desk.queue_filters import (
    EVERYTHING,
    LOOKED_AT,
    QueueFilter,
    age_condition,
    claim_conditions,
    few_claims,
)
from claims.services.reviews.rechecks import open_reasons


class QueueTab(StrEnum):
    """The tabs of the queue."""

    NEW = "new"
    MINE = "mine"
    SECOND_OPINION = "second_opinion"
    APPROVAL = "approval"
    ADJUDICATION = "adjudication"
    RECHECK = "recheck"
    OVERDUE = "overdue"
    DECLINED = "declined"
    PUBLISHED = "published"


class QueueSort(StrEnum):
    """The orders of a tab: its own, or what is most in demand first."""

    USUAL = "usual"
    DEMAND = "demand"


_STATES: dict[QueueTab, Collection[ReviewState]] = {
    QueueTab.NEW: (ReviewState.OPEN,),
    QueueTab.MINE: (ReviewState.IN_PROGRESS, ReviewState.RECHECK),
    QueueTab.SECOND_OPINION: (ReviewState.SECOND_OPINION,),
    QueueTab.APPROVAL: (ReviewState.IN_APPROVAL,),
    QueueTab.ADJUDICATION: (ReviewState.ADJUDICATION,),
    QueueTab.RECHECK: (ReviewState.RECHECK,),
    QueueTab.OVERDUE: WAITING,
    QueueTab.DECLINED: (ReviewState.DECLINED,),
    QueueTab.PUBLISHED: (ReviewState.PUBLISHED,),
}

_NEWEST_FIRST = frozenset({QueueTab.DECLINED, QueueTab.PUBLISHED})
"""What is done is looked at from its end; what waits, from the one that waits longest; rechecks, from the most urgent."""

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
    claim_language: str


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One row: ``appearance`` the most check-worthy one, ``near_match`` its most probable other claim, ``said`` the demand
    for the claim, ``reasons`` why its public verdict is looked at again, ``due`` how the work stands against its target."""

    review: Review
    claim: Claim
    appearance: QueueAppearance | None
    near_match: QueueMatch | None
    said: Demand
    reasons: tuple[str, ...]
    state_since: dt.datetime
    due: Due = Due.NONE


def queue(
    session: Session,
    *,
    organization_id: int,
    tab: QueueTab | str,
    user_id: int | None,
    wanted: QueueFilter = EVERYTHING,
    sort: QueueSort = QueueSort.USUAL,
    after: str | None = None,
    limit: int = 50,
    now: dt.datetime,
) -> Page[QueueItem]:
    """A page of one tab. "mine" holds what ``user_id`` has taken, "overdue" all that should be done by now, longest overdue
    first, snoozed or not. Some ten queries a page, however many rows it has.

    With a filter a page may hold fewer rows than ``limit`` and still have a next one: it looks at a bounded number of
    rows. Raises ``Invalid`` (``tab_unknown``, ``bad_cursor``, ``limit_out_of_range``).
    """
    chosen = _tab(tab)
    order = _order(chosen, sort, is_snoozed=wanted.snoozed)
    name = f"queue:{chosen}" if order.name == "" else f"queue:{chosen}:{order.name}"
    conditions = [*_conditions(chosen, user_id), *_sleep_conditions(chosen, wanted, now)]
    others = claim_conditions(wanted)
    if wanted.older_than is not None:
        # By index where the tab is in the order of ages; elsewhere each row has to be looked at.
        (conditions if order.is_by_age else others).append(age_condition(wanted.older_than, now))
    if after is not None:
        conditions.append(order.after(name, after))
    page = _page(
        session, _Part(owners(session, organization_id), conditions, others, order, name), wanted, checked_limit(limit)
    )
    return Page(_items(session, page.items, now), page.next_cursor)


@dataclass(frozen=True, slots=True)
class _Part:
    """What is read of a tab: ``conditions`` that its index has, ``others`` that each row is looked at for."""

    organization_ids: Sequence[int]
    conditions: Sequence[ColumnElement[bool]]
    others: Sequence[ColumnElement[bool]]
    order: _Order
    name: str


def _page(session: Session, part: _Part, wanted: QueueFilter, limit: int) -> Page[tuple[Review, Claim]]:
    """The rows of a page, read from the side that is quick (``services/desk/queue_filters.py``)."""
    by, own = part.order.by, is_one_of(Review.organization_id, part.organization_ids)
    rows = select(Review, Claim).join(Claim, Claim.id == Review.claim_id).where(*part.others)
    few = few_claims(session, wanted)
    is_bounded = few is None and len(part.others) > 0
    if few is not None and not few:
        return Page([])
    if few is not None:
        # Planners without statistics would read the whole tab by its index, since that has the order (SQLite, 334 claims
        # of a million: 3.8 s).
        rows = rows.where(without_index(own), Review.claim_id.in_(few), *part.conditions)
    elif is_bounded:
        looked_at = select(Review.id).where(own, *part.conditions).order_by(*by).limit(LOOKED_AT).subquery("looked_at")
        rows = rows.join(looked_at, looked_at.c.id == Review.id)
    else:
        rows = rows.where(own, *part.conditions)
    found = [(row[0], row[1]) for row in session.execute(rows.order_by(*by).limit(limit + 1))]
    page = page_of(found, limit, part.name, lambda pair: part.order.place(pair[0]))
    cursor = page.next_cursor
    if is_bounded and cursor is None:
        last = select(Review).where(own, *part.conditions).order_by(*by).offset(LOOKED_AT - 1).limit(1)
        stopped_at = session.scalar(last)
        cursor = None if stopped_at is None else encode_cursor(part.name, part.order.place(stopped_at))
    topic = wanted.topic
    return Page([pair for pair in page.items if topic is None or has_words(topic, pair[1])], cursor)


def queue_item(session: Session, review: Review, *, now: dt.datetime) -> QueueItem:
    """The row of one review, on whatever tab it stands."""
    return _items(session, [(review, session.get_one(Claim, review.claim_id))], now)[0]


def queue_counts(
    session: Session, *, organization_id: int, user_id: int | None, now: dt.datetime, limit: int = MOST_COUNTED
) -> dict[QueueTab, int]:
    """How many reviews wait on each tab, counted up to ``limit``: pages say "99+" beyond."""
    return {tab: _count(session, organization_id, tab, user_id, limit, now) for tab in QueueTab}


def count_new(session: Session, organization_id: int, *, now: dt.datetime, limit: int = MOST_COUNTED) -> int:
    """How many reviews nobody has taken yet, counted up to ``limit``: it stands on every page."""
    return _count(session, organization_id, QueueTab.NEW, None, limit, now)


def _count(
    session: Session, organization_id: int, tab: QueueTab, user_id: int | None, limit: int, now: dt.datetime
) -> int:
    conditions = [*_conditions(tab, user_id), *_sleep_conditions(tab, EVERYTHING, now)]
    own = owned_by(session, Review.organization_id, organization_id)
    return count_up_to(session, select(Review.id).where(own, *conditions), limit)


def _sleep_conditions(tab: QueueTab, wanted: QueueFilter, now: dt.datetime) -> list[ColumnElement[bool]]:
    """What tells snoozed work from the rest; being overdue is stronger, and what is done does not sleep."""
    overdue = [Review.due_at <= now] if tab is QueueTab.OVERDUE else []
    if wanted.snoozed:
        return [*overdue, Review.snoozed_until > now]
    if tab is QueueTab.OVERDUE or tab in _NEWEST_FIRST:
        return overdue
    return [or_(Review.snoozed_until.is_(None), Review.snoozed_until <= now)]


def _conditions(tab: QueueTab, user_id: int | None) -> list[ColumnElement[bool]]:
    if tab is QueueTab.OVERDUE:
        # Read by the index of due times: nearly all that has one waits.
        return [without_index(Review.state.in_(_STATES[tab]))]
    conditions: list[ColumnElement[bool]] = [Review.state.in_(_STATES[tab])]
    if tab is QueueTab.MINE:
        # Nobody has taken nothing: "= NULL" would be read as "held by nobody".
        conditions.append(false() if user_id is None else Review.assignee_id == user_id)
    return conditions


@dataclass(frozen=True, slots=True)
class _Order:
    """An order of rows with the cursor that goes with it. A rank falls; a time falls where the newest come first. The id
    falls with ``newest_first`` and grows without: an index is read one way, so both fall where all must be quick."""

    name: str
    key: ColumnElement[Any]
    by: tuple[ColumnElement[Any], ...]
    place: Callable[[Review], Place | RankPlace]
    is_rank: bool = False
    newest_first: bool = False
    is_by_age: bool = False

    def after(self, name: str, cursor: str) -> ColumnElement[bool]:
        """The condition that a row comes after the cursor's."""
        if self.is_rank:
            rank = decode_rank_cursor(name, cursor)
            if self.newest_first:
                return is_below((self.key, Review.id), rank.rank, rank.id)
            place_in_order = literal(rank.rank, BigInteger)
            return or_(self.key < place_in_order, and_(self.key == place_in_order, Review.id > rank.id))
        place = decode_cursor(name, cursor)
        if self.newest_first:
            return is_below((self.key, Review.id), place.time, place.id)
        return is_above((self.key, Review.id), place.time, place.id)


def _order(tab: QueueTab, sort: QueueSort, *, is_snoozed: bool) -> _Order:
    if is_snoozed:
        until = type_coerce(Review.snoozed_until, Review.snoozed_until.type)
        return _Order("snoozed", until, (until.asc(), Review.id.asc()), _snoozed_place)
    if sort is QueueSort.DEMAND and tab is not QueueTab.OVERDUE:  # that tab has an order that says what to do first
        rank = type_coerce(Review.demand_rank, Integer)
        return _Order("demand", rank, (rank.desc(), Review.id.desc()), _demand_place, is_rank=True, newest_first=True)
    if tab is QueueTab.RECHECK:
        return _Order("", _urgency, (_urgency.desc(), Review.id.asc()), _urgency_place, is_rank=True)
    if tab is QueueTab.OVERDUE:
        due = type_coerce(Review.due_at, Review.due_at.type)
        return _Order("", due, (due.asc(), Review.id.asc()), _due_place)
    since = type_coerce(Review.state_since, Review.state_since.type)
    if tab in _NEWEST_FIRST:
        return _Order("", since, (since.desc(), Review.id.desc()), _since_place, newest_first=True, is_by_age=True)
    return _Order("", since, (since.asc(), Review.id.asc()), _since_place, is_by_age=True)


def _demand_place(review: Review) -> RankPlace:
    return RankPlace(review.demand_rank, review.id)


def _urgency_place(review: Review) -> RankPlace:
    return RankPlace(review.recheck_priority or 0, review.id)


def _due_place(review: Review) -> Place:
    assert review.due_at is not None  # the tab's condition
    return Place(review.due_at, review.id)


def _snoozed_place(review: Review) -> Place:
    assert review.snoozed_until is not None  # the filter's condition
    return Place(review.snoozed_until, review.id)


def _since_place(review: Review) -> Place:
    return Place(review.state_since, review.id)


def _tab(tab: QueueTab | str) -> QueueTab:
    try:
        return QueueTab(tab)
    except ValueError as error:
        raise Invalid(
            f"There is no tab “{tab}”. Known: {', '.join(QueueTab)}.", code="tab_unknown", field="tab"
        ) from error


def _items(session: Session, rows: Sequence[tuple[Review, Claim]], now: dt.datetime) -> list[QueueItem]:
    claim_ids = [claim.id for _, claim in rows]
    appearances = _best_appearances(session, claim_ids)
    matches = _near_matches(session, {found.id: claim_id for claim_id, found in appearances.items()})
    demands = _demands(session, claim_ids)
    reasons = open_reasons(session, [review.id for review, _ in rows])
    return [
        QueueItem(
            review=review,
            claim=claim,
            appearance=appearances.get(claim.id),
            near_match=matches.get(claim.id),
            said=demands.get(claim.id, NO_DEMAND),
            reasons=tuple(reason.text for reason in reasons.get(review.id, ())),
            state_since=review.state_since,
            due=due_state(review.due_at, review.warn_at, now),
        )
        for review, claim in rows
    ]


def _best_appearances(session: Session, claim_ids: Sequence[int]) -> dict[int, QueueAppearance]:
    """By claim id the most check-worthy appearance, of several the newest; only its sentence is cut out of the body."""
    best = _best_of_each(claim_ids)
    context = (
        select(Appearance.id, func.min(Sentence.start).label("start"), func.max(Sentence.end).label("end"))
        .join(best, best.c.id == Appearance.id)
        .join(Sentence, Sentence.article_version_id == Appearance.article_version_id)
        .where(Sentence.start < Appearance.end, Sentence.end > Appearance.start)
        .group_by(Appearance.id)
        .subquery("context")
    )
    start = func.coalesce(context.c.start, Appearance.start)
    length = func.coalesce(context.c.end, Appearance.end) - start
    rows = session.execute(
        select(
            best.c.claim_id,
            Appearance.id,
            ArticleVersion.article_id,
            ArticleVersion.number,
            ArticleVersion.headline,
            Appearance.exact,
            func.substr(ArticleVersion.body, start + 1, length),
            Outlet.name,
            ArticleVersion.published_at,
        )
        .join(best, best.c.id == Appearance.id)
        .outerjoin(context, context.c.id == Appearance.id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Outlet, is_shown_outlet())
    )
    return {row[0]: QueueAppearance(*row[1:]) for row in rows}


def _best_of_each(claim_ids: Sequence[int]) -> Subquery:
    """Claims with the ids of their best appearances: one look into an index for each, however often it is said.

    A claim that nobody said itself has the best one of those merged into it.
    """
    of_claim, of_merged, merged = aliased(Appearance), aliased(Appearance), aliased(Claim)
    own = (
        select(of_claim.id)
        .where(of_claim.claim_id == Claim.id)
        .order_by(of_claim.score.desc(), of_claim.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    others = (
        select(of_merged.id)
        .join(merged, merged.id == of_merged.claim_id)
        .where(merged.merged_into_id == Claim.id)
        .order_by(of_merged.score.desc(), of_merged.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    best = select(Claim.id.label("claim_id"), func.coalesce(own, others).label("id"))
    return best.where(Claim.id.in_(claim_ids)).subquery("best_appearances")


def _near_matches(session: Session, claim_by_appearance: dict[int, int]) -> dict[int, QueueMatch]:
    """By claim id the most probable match of its best appearance to another claim that nobody rejected."""
    rows = session.execute(
        select(Match.appearance_id, Match.id, Match.relation, Match.probability, Claim.id, Claim.text, Claim.language)
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
    others = (row for row in rows if row[4] != claim_by_appearance[row[0]])
    return {claim_by_appearance[row[0]]: QueueMatch(*row[1:]) for row in others}


def _demands(session: Session, claim_ids: Sequence[int]) -> dict[int, Demand]:
    """The kept demand of each claim; counted only where none is kept yet."""
    root = func.coalesce(Claim.merged_into_id, Claim.id)
    kept = session.execute(
        select(Claim.id, ClaimDemand.articles, ClaimDemand.outlets, ClaimDemand.days, ClaimDemand.origins)
        .join(ClaimDemand, ClaimDemand.claim_id == root)
        .where(Claim.id.in_(claim_ids))
    )
    demands = {row[0]: Demand(*row[1:]) for row in kept}
    missing = [claim_id for claim_id in claim_ids if claim_id not in demands]
    return demands | (count_demand(session, missing) if missing else {})
