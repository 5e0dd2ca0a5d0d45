"""The reviews behind a bar of an insight, page by page: the same conditions as the bar, so that both count the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, select
from sqlalchemy.orm import Session

from claims.core.ageing import WAITING
from claims.core.errors import Invalid
from claims.core.verdicts import ClaimKind, Verdict
from claims.models.change import StatusChange
from claims.models.claim import Claim
from claims.models.review import Review
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.second_opinion import SecondOpinion
from claims.services.actors import Actor
from claims.services.insight_queries import (
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
from claims.services.insights import Insight, require_visible
from claims.services.insights_quality import NOT_CHECKED, source_state
from claims.services.insights_work import HELD
from claims.services.organization_families import owned_by
from claims.services.paging import Page, RankPlace, checked_limit, decode_rank_cursor, page_of


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
    """The reviews that a bar counts, newest first; ``part`` names the bar by columns of the table (``kind``, ``verdict``).

    An insight that is not about reviews has no list. Raises ``NotAllowed``, and ``Invalid`` (``insight_part_unknown``,
    ``bad_cursor``, ``limit_out_of_range``).
    """
    require_visible(insight, period.organization_id, actor)
    conditions = _CONDITIONS.get(insight, _nothing)(period, part)
    current = and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
    query = (
        select(Review, Claim, ReviewRevision)
        .join(Claim, Claim.id == Review.claim_id)
        .outerjoin(ReviewRevision, current)
        .where(owned_by(session, Review.organization_id, period.organization_id), *conditions)
    )
    name = f"insight:{insight}"
    if after is not None:
        query = query.where(Review.id < decode_rank_cursor(name, after).id)
    found = session.execute(query.order_by(Review.id.desc()).limit(checked_limit(limit) + 1))
    rows = [InsightRow(row[0], row[1], row[2]) for row in found]
    return page_of(rows, limit, name, lambda row: RankPlace(0, row.review.id))


_Conditions = list[ColumnElement[bool]]


def _nothing(period: Period, part: Mapping[str, str]) -> _Conditions:
    return [false()]


def _by_type(period: Period, part: Mapping[str, str]) -> _Conditions:
    kind = _one_of(ClaimKind, part, "kind")
    return [*_verdict(part), published_in(period), *([] if kind is None else [ReviewRevision.kind == kind])]


def _by_month(period: Period, part: Mapping[str, str]) -> _Conditions:
    conditions = [*_verdict(part), published_in(period)]
    if "month" in part:
        start, end = _month_range(part["month"])
        conditions += [ReviewRevision.published_at >= start, ReviewRevision.published_at < end]
    return conditions


def _month_range(text: str) -> tuple[dt.datetime, dt.datetime]:
    """The month of a day, half open."""
    first = read_first_day(text, "month").replace(day=1)
    start, _ = day_range(first, 1)
    end, _ = day_range((first + dt.timedelta(days=32)).replace(day=1), 1)
    return start, end


def _ageing(period: Period, part: Mapping[str, str]) -> _Conditions:
    conditions: _Conditions = [Review.state.in_(WAITING)]
    if "state" in part:
        conditions.append(Review.state == read_state(part["state"]))
    if "band" in part:
        if part["band"] not in {str(number) for number in range(len(AGE_BANDS))}:
            raise Invalid("There is no such age.", code="insight_part_unknown", field="band")
        conditions.append(in_band(int(part["band"]), period.end))
    if part.get("due") == "over_target":
        conditions.append(Review.due_at <= period.end)
    return conditions


def _flow(period: Period, part: Mapping[str, str]) -> _Conditions:
    start, end = period.start, period.end
    if "week" in part:
        first, last = day_range(read_first_day(part["week"], "week"), 7)
        start, end = max(first, start), min(last, end)
    if part.get("side") not in (None, "arrivals", "closures"):
        raise Invalid("There is no such side.", code="insight_part_unknown", field="side")
    step = closed() if part.get("side") == "closures" else arrived()
    within = (StatusChange.created_at >= start, StatusChange.created_at <= end)
    return [Review.id.in_(select(StatusChange.review_id).where(step, *within))]


def _people(period: Period, part: Mapping[str, str]) -> _Conditions:
    person = part.get("person_id", "")
    if not (person.isascii() and person.isdigit() and len(person) < 19):
        raise Invalid("Name the person by id.", code="insight_part_unknown", field="person_id")
    conditions: _Conditions = [Review.assignee_id == int(person), Review.state.in_(HELD)]
    return conditions + ([Review.due_at <= period.end] if part.get("due") == "over_target" else [])


def _agreement(period: Period, part: Mapping[str, str]) -> _Conditions:
    given = select(SecondOpinion.review_id).where(SecondOpinion.given_at.is_not(None))
    if "scale" in part:
        given = given.where(SecondOpinion.scale == part["scale"])
    if "month" in part:
        start, end = _month_range(part["month"])
        given = given.where(SecondOpinion.given_at >= start, SecondOpinion.given_at < end)
    return [Review.id.in_(given)]


def _expiring(period: Period, part: Mapping[str, str]) -> _Conditions:
    first = period.end.astimezone(dt.UTC).date()
    last = first + dt.timedelta(days=EXPIRING_DAYS)
    if "week" in part:
        monday = read_first_day(part["week"], "week")
        first, last = max(first, monday), min(last, monday + dt.timedelta(days=6))
    until = (ReviewRevision.valid_until >= first, ReviewRevision.valid_until <= last)
    return [Review.withdrawn_at.is_(None), *until]


def _sources(period: Period, part: Mapping[str, str]) -> _Conditions:
    used = select(Evidence.revision_id).join(Source, Source.id == Evidence.source_id)
    if "state" in part and source_state is not None:
        wanted = part["state"]
        used = used.where(source_state.is_(None) if wanted == NOT_CHECKED else source_state == wanted)
    return [Review.withdrawn_at.is_(None), ReviewRevision.id.in_(used)]


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


_CONDITIONS: dict[Insight, Callable[[Period, Mapping[str, str]], _Conditions]] = {
    Insight.VERDICTS_BY_TYPE: _by_type,
    Insight.VERDICTS_BY_MONTH: _by_month,
    Insight.AGEING: _ageing,
    Insight.FLOW: _flow,
    Insight.PEOPLE: _people,
    Insight.AGREEMENT: _agreement,
    Insight.EXPIRING: _expiring,
    Insight.SOURCES: _sources,
}

LISTED = frozenset(_CONDITIONS)
"""Insights whose bars have such a list."""
