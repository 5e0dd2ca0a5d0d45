"""The reviews behind a bar of an insight, page by page: the same conditions as the bar, so that both count the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, exists, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.core.errors import Invalid
from claims.core.reviews.ageing import WAITING
from claims.core.row_ids import number_of
from claims.core.verdicts import ClaimKind, Verdict
from claims.models.base import UTCDateTime
from claims.models.change import StatusChange
from claims.models.claim import Claim
from claims.models.review import Review
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.second_opinion import SecondOpinion
from claims.services.base.actors import Actor
from claims.services.base.organization_families import owned_by, without_index
from claims.services.base.paging import (
    Page,
    Place,
    RankPlace,
    checked_limit,
    decode_cursor,
    decode_rank_cursor,
    is_above,
    is_below,
    page_of,
)
from claims.services.base.rows import count_up_to
from claims.services.insights.insight_queries import (
    AGE_BANDS,
    EXPIRING_DAYS,
    Period,
    arrived,
    closed,
    day_range,
    in_band,
    published_in,
    read_first_day,
    read_state,
)
from claims.services.insights.insights import Insight, require_visible
from claims.services.insights.insights_work import HELD

SPARSE = 5_000
"""Pieces of evidence up to which the reviews that they are of are listed, instead of looked for among all reviews."""


FEW_REVIEWS = 2_000
"""Reviews up to which all of an organization's are read and sorted for a page, some 20 ms."""


@dataclass(frozen=True, slots=True)
class InsightRow:
    """A review behind a bar, its claim, and the public revision, None while there is none."""

    review: Review
    claim: Claim
    revision: ReviewRevision | None


def list_behind(
    session: Session,
    insight: Insight,
    period: Period,
    part: Mapping[str, str],
    *,
    actor: Actor,
    after: str | None = None,
    limit: int = 50,
) -> Page[InsightRow]:
    """The reviews that a bar counts; ``part`` names the bar by columns of the table (``kind``, ``verdict``). What happened
    last comes first, what waits or expires in the order in which it is to be done.

    An insight that is not about reviews has no list. Raises ``NotAllowed``, and ``Invalid`` (``insight_part_unknown``,
    ``bad_cursor``, ``limit_out_of_range``).
    """
    require_visible(insight, period.organization_id, actor)
    if insight not in LISTED:
        return Page([])
    bar = _BARS[insight](session, period, part)
    order = bar.order
    current = and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
    query = select(Review, Claim, ReviewRevision, *order.key).join(Claim, Claim.id == Review.claim_id)
    query = query.outerjoin(ReviewRevision, current).where(*bar.conditions)
    if order is _BY_STEP:
        query = query.join(StatusChange, StatusChange.review_id == Review.id)
    name = f"insight:{insight}:{order.name}"
    if after is not None:
        query = query.where(order.comes_after(name, after))
    found = session.execute(query.order_by(*order.by()).limit(checked_limit(limit) + 1)).all()
    page = page_of(found, limit, name, lambda row: order.place(row[3], row[4]))
    return Page([InsightRow(row[0], row[1], row[2]) for row in page.items], page.next_cursor)


_Column = ColumnElement[Any] | InstrumentedAttribute[Any]


@dataclass(frozen=True, slots=True)
class _Order:
    """Columns of an index by which a list is read, so that no page sorts more than it shows: a time, a day or nothing, and
    an id. All fall, or all grow."""

    name: str
    key: tuple[_Column, _Column]
    is_growing: bool = False

    def by(self) -> list[ColumnElement[Any]]:
        """What the list is ordered by."""
        return [column.asc() if self.is_growing else column.desc() for column in self.key if column is not _NOTHING]

    def place(self, first: object, row_id: int) -> Place | RankPlace:
        """The place of a row with this key."""
        if isinstance(first, dt.datetime):
            return Place(first, row_id)
        return RankPlace(first.toordinal() if isinstance(first, dt.date) else 0, row_id)

    def comes_after(self, name: str, cursor: str) -> ColumnElement[bool]:
        """The condition that a row comes after the cursor's."""
        beyond = is_above if self.is_growing else is_below
        if isinstance(self.key[0].type, UTCDateTime):
            place = decode_cursor(name, cursor)
            return beyond(self.key, place.time, place.id)
        rank = decode_rank_cursor(name, cursor)
        if isinstance(self.key[0].type, Date):
            # A day that no cursor of ours has leads past the end instead of into an error.
            day = dt.date.fromordinal(min(max(rank.rank, 1), dt.date.max.toordinal()))
            return beyond(self.key, day, rank.id)
        return beyond(self.key[1:], rank.id)


_NOTHING: ColumnElement[int] = literal(0)
_BY_ID = _Order("id", (_NOTHING, Review.id))
_BY_PUBLISHED = _Order("published", (ReviewRevision.published_at, ReviewRevision.id))
_BY_STATE_SINCE = _Order("since", (Review.state_since, Review.id))
_BY_DUE = _Order("due", (Review.due_at, Review.id), is_growing=True)
_BY_STEP = _Order("step", (StatusChange.created_at, StatusChange.id))
_BY_EXPIRY = _Order("expiry", (ReviewRevision.valid_until, ReviewRevision.id), is_growing=True)

_Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a bar counts, and how its list is ordered."""

    conditions: _Conditions
    order: _Order


def _of(session: Session, period: Period) -> ColumnElement[bool]:
    return owned_by(session, Review.organization_id, period.organization_id)


def _in_order(session: Session, period: Period) -> ColumnElement[bool]:
    """The same for lists in an order that is not of the reviews: those of an organization with many are read along its
    index, not sorted. SQLite, which looks at 2,000 rows to know an index, takes no organization for larger than that."""
    own = _of(session, period)
    has_many = count_up_to(session, select(Review.id).where(own), FEW_REVIEWS + 1) > FEW_REVIEWS
    return without_index(own) if has_many else own


def _among_all(session: Session, period: Period) -> ColumnElement[bool]:
    """The same, said so that no index of the organization is read: by one, all its reviews are read and sorted before the
    first is shown, where from the newest review back a page is soon full."""
    return without_index(_of(session, period))


def _by_type(session: Session, period: Period, part: Mapping[str, str]) -> _Bar:
    kind = _one_of(ClaimKind, part, "kind")
    of_kind = [] if kind is None else [ReviewRevision.kind == kind]
    return _Bar([_in_order(session, period), *_verdict(part), published_in(period), *of_kind], _BY_PUBLISHED)


def _by_month(session: Session, period: Period, part: Mapping[str, str]) -> _Bar:
    conditions = [_in_order(session, period), *_verdict(part), published_in(period)]
    if "month" in part:
        start, end = _month_range(part["month"])
        conditions += [ReviewRevision.published_at >= start, ReviewRevision.published_at < end]
    return _Bar(conditions, _BY_PUBLISHED)


def _month_range(text: str) -> tuple[dt.datetime, dt.datetime]:
    """The month of a day, half open."""
    first = read_first_day(text, "month").replace(day=1)
    start, _ = day_range(first, 1)
    end, _ = day_range((first + dt.timedelta(days=32)).replace(day=1), 1)
    return start, end


def _ageing(session: Session, period: Period, part: Mapping[str, str]) -> _Bar:
    conditions: _Conditions = []
    if "state" in part:
        conditions.append(Review.state == read_state(part["state"]))
    if "band" in part:
        if part["band"] not in {str(number) for number in range(len(AGE_BANDS))}:
            raise Invalid("There is no such age.", code="insight_part_unknown", field="band")
        conditions.append(in_band(int(part["band"]), period.end))
    if part.get("due") == "over_target":
        return _Bar(
            [_of(session, period), Review.state.in_(WAITING), *conditions, Review.due_at <= period.end], _BY_DUE
        )
    if part.get("due") == "on_target":
        conditions.append(or_(Review.due_at.is_(None), Review.due_at > period.end))
    if "state" in part:
        return _Bar([_of(session, period), *conditions], _BY_STATE_SINCE)
    return _Bar([_among_all(session, period), Review.state.in_(WAITING), *conditions], _BY_ID)


def _flow(session: Session, period: Period, part: Mapping[str, str]) -> _Bar:
    start, end = period.start, period.end
    if "week" in part:
        first, last = day_range(read_first_day(part["week"], "week"), 7)
        start, end = max(first, start), min(last, end)
    if part.get("side") not in (None, "arrivals", "closures"):
        raise Invalid("There is no such side.", code="insight_part_unknown", field="side")
    condition = closed if part.get("side") == "closures" else arrived
    again = aliased(StatusChange)
    later = exists().where(
        again.review_id == StatusChange.review_id,
        again.id > StatusChange.id,
        again.created_at >= start,
        again.created_at <= end,
        condition(again),
    )
    within = (StatusChange.created_at >= start, StatusChange.created_at <= end)
    return _Bar([_in_order(session, period), *within, condition(), ~later], _BY_STEP)


def _people(session: Session, period: Period, part: Mapping[str, str]) -> _Bar:
    person_id = number_of(part.get("person_id", ""))
    if person_id is None:
        raise Invalid("Name the person by id.", code="insight_part_unknown", field="person_id")
    late = [Review.due_at <= period.end] if part.get("due") == "over_target" else []
    return _Bar([_of(session, period), Review.assignee_id == person_id, Review.state.in_(HELD), *late], _BY_ID)


def _agreement(session: Session, period: Period, part: Mapping[str, str]) -> _Bar:
    given = select(SecondOpinion.review_id).where(SecondOpinion.given_at.is_not(None))
    if "scale" in part:
        given = given.where(SecondOpinion.scale == part["scale"])
    if "month" in part:
        start, end = _month_range(part["month"])
        given = given.where(SecondOpinion.given_at >= start, SecondOpinion.given_at < end)
    return _Bar([_of(session, period), Review.id.in_(given)], _BY_ID)


def _expiring(session: Session, period: Period, part: Mapping[str, str]) -> _Bar:
    first = period.end.astimezone(dt.UTC).date()
    last = first + dt.timedelta(days=EXPIRING_DAYS)
    if "week" in part:
        monday = read_first_day(part["week"], "week")
        first, last = max(first, monday), min(last, monday + dt.timedelta(days=6))
    until = (ReviewRevision.valid_until >= first, ReviewRevision.valid_until <= last)
    return _Bar([_in_order(session, period), Review.withdrawn_at.is_(None), *until], _BY_EXPIRY)


def _sources(session: Session, period: Period, part: Mapping[str, str]) -> _Bar:
    used = select(Evidence.revision_id).join(Source, Source.id == Evidence.source_id)
    if "state" in part:
        used = used.where(Source.state == part["state"])
    if count_up_to(session, used, SPARSE + 1) <= SPARSE:
        return _Bar([_of(session, period), Review.withdrawn_at.is_(None), ReviewRevision.id.in_(used)], _BY_ID)
    uses = used.where(Evidence.revision_id == ReviewRevision.id).correlate(ReviewRevision).exists()
    return _Bar([_among_all(session, period), Review.withdrawn_at.is_(None), uses], _BY_ID)


def _verdict(part: Mapping[str, str]) -> _Conditions:
    verdict = _one_of(Verdict, part, "verdict")
    standing: _Conditions = [Review.withdrawn_at.is_(None), ReviewRevision.id.is_not(None)]
    return standing + ([] if verdict is None else [ReviewRevision.verdict == verdict])


def _one_of(enum: type[ClaimKind] | type[Verdict], part: Mapping[str, str], field: str) -> ClaimKind | Verdict | None:
    if field not in part:
        return None
    try:
        return enum(part[field])
    except ValueError as error:
        raise Invalid(f"No {field} has this name.", code="insight_part_unknown", field=field) from error


_BARS: dict[Insight, Callable[[Session, Period, Mapping[str, str]], _Bar]] = {
    Insight.VERDICTS_BY_TYPE: _by_type,
    Insight.VERDICTS_BY_MONTH: _by_month,
    Insight.AGEING: _ageing,
    Insight.FLOW: _flow,
    Insight.PEOPLE: _people,
    Insight.AGREEMENT: _agreement,
    Insight.EXPIRING: _expiring,
    Insight.SOURCES: _sources,
}

LISTED = frozenset(_BARS)
"""Insights whose bars have such a list."""
