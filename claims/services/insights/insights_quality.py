"""Insights into how far verdicts, matches and sources can be relied on."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.formats.csv_text import Cell
from claims.core.statistics.rater_agreement import MIN_PAIRS
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.services.desk.rater_agreements import AgreementBy, list_agreements
from claims.services.insights.insight_queries import Period, standing
from claims.services.judging.replay import list_replays

_Table = tuple[tuple[str, ...], list[tuple[Cell, ...]], int]


def agreement(session: Session, period: Period) -> _Table:
    """First and second opinions that agreed, by scale and, within it, by pair of people and by month, over all time: a
    period would leave too few. Shares and kappas are empty below 30 pairs; a kappa also where chance alone would agree."""
    columns = (
        "scale",
        "pair",
        "month",
        "count",
        "agreed",
        "share",
        "share_low",
        "share_high",
        "kappa",
        "kappa_low",
        "kappa_high",
    )
    rows: list[tuple[Cell, ...]] = []
    n = 0
    for by in AgreementBy:
        for row in list_agreements(session, period.organization_id, by=by):
            found = row.agreement
            share, kappa = found.raw_interval or (None, None), found.kappa_interval or (None, None)
            pair = row.group if by is AgreementBy.PAIR else ""
            month = row.group if by is AgreementBy.MONTH else ""
            rows.append((row.scale, pair, month, found.n, found.agreed, found.raw, *share, found.kappa, *kappa))
            n += found.n if by is AgreementBy.SCALE else 0
    return columns, sorted(rows, key=lambda row: (str(row[0]), str(row[1]), str(row[2]))), n


def matching(session: Session, period: Period) -> _Table:
    """Precision and recall by relation on the pairs that people judged, from the newest stored replay; all organizations
    judge for one matcher. Empty without a replay."""
    columns = ("relation", "measure", "right", "of", "value", "low", "high", "matcher_version", "measured_at")
    replays = list_replays(session, limit=1)
    if not replays:
        return columns, [], 0
    newest = replays[0]
    rows: list[tuple[Cell, ...]] = []
    for relation, measures in newest.report.get("relations", {}).items():
        for measure in ("precision", "recall"):
            found = measures[measure]
            enough = found["of"] >= MIN_PAIRS
            low, high = found["interval"] if enough and found["interval"] else (None, None)
            value = found["value"] if enough else None
            when = newest.created_at.isoformat()
            rows.append(
                (relation, measure, found["right"], found["of"], value, low, high, newest.matcher_version, when)
            )
    return columns, rows, newest.judged


def source_health(session: Session, period: Period) -> _Table:
    """Sources under the organization's standing verdicts by what became of them."""
    used = (
        standing(period.organization_id)
        .with_only_columns(Evidence.source_id)
        .join(Evidence, Evidence.revision_id == ReviewRevision.id)
        .distinct()
        .subquery("used")
    )
    query = select(Source.state, func.count()).join(used, used.c.source_id == Source.id).group_by(Source.state)
    rows = sorted((str(name), count) for name, count in session.execute(query))
    return ("state", "count"), list(rows), sum(count for _, count in rows)
