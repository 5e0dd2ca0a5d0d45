"""Sections of the insights page: a question, the sentence that answers it, a chart, and the table that it is drawn from."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import url_for

from claims.core.formats.csv_text import Cell
from claims.core.sources.source_states import SourceState
from claims.core.texts.day_words import day_in
from claims.core.verdicts import VERDICT_NUMBER, Verdict
from claims.services.insights.insight_figures import LATE_AFTER, LOOKED_AFTER
from claims.services.insights.insight_lists import LISTED
from claims.services.insights.insight_queries import AGE_BANDS
from claims.services.insights.insights import Figure, Insight
from claims.services.insights.insights_work import BAND_COLUMNS, LATE_COLUMNS
from claims.web.words.charts import (
    Bar,
    Dot,
    DotRow,
    Line,
    Segment,
    axis_top,
    draw_line,
    on_axis,
    part_labels,
    stack_bars,
)
from claims.web.words.dates import NO_BREAK_SPACE, format_day, format_moment, format_month, format_time
from claims.web.words.marks import find_mark
from claims.web.words.numbers import count_of, format_number
from claims.web.words.words import KIND_WORDS

LEAST_FOR_SHARES = 10
"""Verdicts below which their shares are not drawn."""

VERDICTS = (
    *sorted(VERDICT_NUMBER, key=lambda verdict: -VERDICT_NUMBER[verdict]),
    *(Verdict.UNPROVEN, Verdict.DISPUTED, Verdict.OUTDATED, Verdict.PENDING),
)
"""The order of verdicts in a bar: true to false, then what decides nothing."""

_OPEN = frozenset(f"is-{verdict}" for verdict in VERDICTS if verdict not in VERDICT_NUMBER)

QUESTIONS = {
    Insight.VERDICTS_BY_TYPE: "What did we conclude?",
    Insight.VERDICTS_BY_MONTH: "How did that change?",
    Insight.AGEING: "How long does work wait?",
    Insight.FLOW: "Do we keep up?",
    Insight.PEOPLE: "Who holds what?",
    Insight.AGREEMENT: "Do two people come to the same verdict?",
    Insight.MATCHING: "How often is the matcher right?",
    Insight.EXPIRING: "What expires in the next 90 days?",
    Insight.SOURCES: "Do the sources still stand?",
}

COLUMN_WORDS = {
    "kind": "Type", "verdict": "Verdict", "count": "Number", "month": "Month", "state": "State", "week": "Week from",
    "under_1_d": "Under 1 d", "from_1_to_3_d": "1–3 d", "from_3_to_7_d": "3–7 d", "over_7_d": "Over 7 d",
    "under_1_d_over_target": "Under 1 d, over target", "from_1_to_3_d_over_target": "1–3 d, over target",
    "from_3_to_7_d_over_target": "3–7 d, over target", "over_7_d_over_target": "Over 7 d, over target",
    "over_target": "Over target", "p50_hours": "Half below (h)", "p90_hours": "Nine tenths below (h)",
    "arrivals": "Arrivals", "closures": "Closures", "person": "Person", "held": "Holds", "taken": "Taken",
    "handed_in": "Handed in", "closed": "Closed", "scale": "Scale", "pair": "Pair", "agreed": "Agreed",
    "share": "Share", "share_low": "from", "share_high": "to", "kappa": "Kappa", "kappa_low": "from ", "kappa_high": "to ",
    "relation": "Relation", "measure": "Measure", "right": "Right", "of": "Of", "value": "Value", "low": "from",
    "high": "to", "matcher_version": "Matcher", "measured_at": "Measured",
}  # fmt: skip
"""Heads of the tables."""

_HIDDEN = frozenset({"person_id"})
_WHOLE = {"pair": "all", "month": "all"}
"""What stands in the table for a row that is of all groups of a column."""
_PARTS = ("kind", "verdict", "month", "state", "week", "person_id", "scale")
"""Columns by which a row's list is found."""


@dataclass(frozen=True, slots=True)
class Section:
    """One insight, ready to be written. ``chart`` is "bars", "lines", "dots" or "" where ``instead`` says why none;
    ``as_of`` says from when it is, and is empty, as is ``csv_href``, while there is no figure yet: then ``comes_from`` is
    the address at which there will be one. ``ends`` are the words at the two ends of the time axis of lines."""

    name: str
    question: str
    answer: str
    chart: str
    heads: list[str]
    table: list[tuple[list[str], str]]
    csv_href: str
    as_of: str = ""
    instead: str = ""
    comes_from: str = ""
    bars: list[Bar] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    dots: list[DotRow] = field(default_factory=list)
    legend: list[tuple[str, str]] = field(default_factory=list)
    axis: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    zero: float | None = None


def section_of(figure: Figure, kept: dict[str, Any], *, now: dt.datetime, zone: str) -> Section:
    """The section of a figure; ``kept`` are the filters, which its links carry on."""
    shown = [at for at, column in enumerate(figure.columns) if column not in _HIDDEN]
    table = [
        ([_cell_text(figure.columns[at], row[at]) for at in shown], _row_href(figure, row, kept)) for row in figure.rows
    ]
    frame: dict[str, Any] = {
        "name": figure.name.value,
        "question": QUESTIONS[figure.name],
        "heads": [COLUMN_WORDS[figure.columns[at]] for at in shown],
        "table": table,
        "csv_href": url_for("insights.as_csv", name=figure.name.value, **kept),
        "as_of": _as_of(figure.period.end, now, zone),
    }
    return Section(**(frame | {"answer": "", "chart": ""} | _DRAWERS[figure.name](figure, kept)))


def waiting_section(insight: Insight, kept: dict[str, Any]) -> Section:
    """The section of an insight that nobody has computed yet."""
    minutes = LOOKED_AFTER // dt.timedelta(minutes=1)
    answer = f"This is being computed for the first time. Reload the page in {minutes} minutes."
    return replace(coming_section(insight, kept), answer=answer)


def coming_section(insight: Insight, kept: dict[str, Any]) -> Section:
    """The place of a section that is asked for by itself."""
    address = url_for("insights.show", name=insight.value, **kept)
    return Section(insight.value, QUESTIONS[insight], "", "", heads=[], table=[], csv_href="", comes_from=address)


def _as_of(computed_at: dt.datetime, now: dt.datetime, zone: str) -> str:
    """From when a figure is, as "As of 10:42", and that it is late where it is."""
    is_today = day_in(zone, computed_at) == day_in(zone, now)
    words = f"As of {format_time(computed_at, zone) if is_today else format_moment(computed_at, zone)}"
    if now - computed_at < LATE_AFTER:
        return words
    return f"{words}, later than it should be: an administrator can see whether a worker runs"


def _href(figure: Figure, kept: dict[str, Any], **part: Any) -> str:  # noqa: ANN401  (values of an address)
    return url_for("insights.behind", name=figure.name.value, **kept, **part) if figure.name in LISTED else ""


def _row_href(figure: Figure, row: tuple[Cell, ...], kept: dict[str, Any]) -> str:
    record = dict(zip(figure.columns, row, strict=True))
    return _href(figure, kept, **{name: record[name] for name in _PARTS if record.get(name) not in (None, "")})


def _cell_text(column: str, cell: Cell) -> str:
    if cell is None:
        return "—"
    if cell == "" and column in _WHOLE:
        return _WHOLE[column]
    if column == "kind":
        return KIND_WORDS[str(cell)]
    if column in ("verdict", "relation"):
        return find_mark(f"{column}/{cell}").word
    if column == "state":
        return _state_word(str(cell))
    if column in ("week", "month"):
        return _time_word(str(cell))
    if column == "scale":
        return _scale_word(str(cell))
    if isinstance(cell, float):
        return f"{cell:.2f}" if abs(cell) <= 1 and "hours" not in column else format_number(round(cell, 1))
    return format_number(cell) if isinstance(cell, int) else cell


def _state_word(state: str) -> str:
    try:
        return find_mark(f"state/{state}").word
    except KeyError:
        return state.replace("_", " ").capitalize()


def _time_word(value: str) -> str:
    """A day ``2026-11-23`` or a month ``2026-11`` as people write it."""
    is_month = len(value) == 7
    day = dt.date.fromisoformat(f"{value}-01" if is_month else value)
    return format_month(day) if is_month else format_day(day)


def _verdict_bars(figure: Figure, kept: dict[str, Any]) -> dict[str, Any]:
    group = figure.columns[0]
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for label, verdict, count in figure.rows:
        counts[str(label)][str(verdict)] = int(count or 0)
    if figure.n < LEAST_FOR_SHARES:
        return {"answer": _no_verdicts(figure.n), "instead": _too_few(figure.n)}
    rows = []
    for label in sorted(counts, key=lambda name: (-sum(counts[name].values()), name) if group == "kind" else (0, name)):
        parts = [
            Segment(
                find_mark(f"verdict/{verdict}").word,
                f"is-{verdict}",
                counts[label].get(verdict, 0),
                _href(figure, kept, **{group: label, "verdict": verdict.value}),
            )
            for verdict in VERDICTS
        ]
        rows.append((_cell_text(group, label), parts, ""))
    wrong = sum(found.get("false", 0) + found.get("mostly_false", 0) for found in counts.values())
    used = {verdict for found in counts.values() for verdict in found}
    return {
        "answer": f"{format_number(wrong)} of {format_number(figure.n)} claims were false or mostly false.",
        "chart": "bars",
        "bars": stack_bars(rows, gap=1.5, split=_OPEN),
        "legend": [(f"verdict/{verdict}", f"is-{verdict}") for verdict in VERDICTS if verdict in used],
    }


def _ageing_bars(figure: Figure, kept: dict[str, Any]) -> dict[str, Any]:
    if not figure.n:
        return {"answer": "Nothing waits.", "instead": "Nothing waits."}
    rows, late = [], 0
    for record in figure.records():
        parts = [part for band in range(len(AGE_BANDS)) for part in _band_parts(figure, record, band, kept)]
        over = int(record["over_target"] or 0)
        late += over
        spread = f"half within {_hours(record['p50_hours'])}, nine tenths within {_hours(record['p90_hours'])}"
        note = f"{spread}; {over} over target" if over else spread
        rows.append((_state_word(str(record["state"])), parts, note if record["count"] else ""))
    waits = "waits" if figure.n == 1 else "wait"
    return {
        "answer": f"{count_of(figure.n, 'review')} {waits}, {format_number(late)} over target.",
        "chart": "bars",
        "bars": stack_bars(rows),
        "legend": [
            *((word, f"is-band-{band + 1}") for band, (word, _) in enumerate(AGE_BANDS)),
            ("over target", "is-late"),
        ],
    }


def _band_parts(figure: Figure, record: dict[str, Cell], band: int, kept: dict[str, Any]) -> list[Segment]:
    """The work of a state and an age: what is on target, and hatched what is over it. A figure kept from before the two
    were counted apart has all of it in one."""
    word, look = AGE_BANDS[band][0], f"is-band-{band + 1}"
    count, late = int(record[BAND_COLUMNS[band]] or 0), int(record.get(LATE_COLUMNS[band]) or 0)
    asked: dict[str, Any] = {"state": record["state"], "band": band}
    if not late:
        return [Segment(word, look, count, _href(figure, kept, **asked))]
    # Lines of the ink are seen on the two light ages, lines of the paper on the two strong ones.
    hatch = "ink" if band < len(AGE_BANDS) // 2 else "paper"
    return [
        Segment(f"{word}, on target", look, count - late, _href(figure, kept, **asked, due="on_target")),
        Segment(f"{word}, over target", look, late, _href(figure, kept, **asked, due="over_target"), hatch),
    ]


def _flow_lines(figure: Figure, kept: dict[str, Any]) -> dict[str, Any]:
    records = figure.records()
    came, went = (sum(int(record[side] or 0) for record in records) for side in ("arrivals", "closures"))
    top = axis_top(max((int(record[side] or 0) for record in records for side in ("arrivals", "closures")), default=0))
    lines = [
        draw_line(
            name, f"is-{side}",
            [(_time_word(str(record["week"])), int(record[side] or 0), _href(figure, kept, week=record["week"], side=side))
             for record in records],
            top,
        )
        for name, side in (("Arrivals", "arrivals"), ("Closures", "closures"))
    ]  # fmt: skip
    gap = came - went
    said = "As many arrived as were closed." if gap == 0 else (
        f"{format_number(abs(gap))} {'more' if gap > 0 else 'fewer'} arrived than were closed."
    )  # fmt: skip
    return {
        "answer": said if figure.n else "Nothing came and nothing was closed.",
        "chart": "lines" if figure.n else "",
        "instead": "" if figure.n else "No steps in this period.",
        "lines": part_labels(lines),
        "axis": (format_number(top), "0"),
        "ends": _week_ends(figure),
    }


def _expiring_dots(figure: Figure, kept: dict[str, Any]) -> dict[str, Any]:
    if not figure.n:
        return {"answer": "No verdict expires.", "instead": "No verdict expires.", "table": []}
    top = axis_top(max(int(count or 0) for _, count in figure.rows))
    points = [
        (_time_word(str(week)), int(count or 0), _href(figure, kept, week=week) if count else "")
        for week, count in figure.rows
    ]
    return {
        "answer": f"{count_of(figure.n, 'verdict')} will expire.",
        "chart": "lines",
        "lines": [draw_line("Expiring", "is-expiring", points, top, has_path=False)],
        "axis": (format_number(top), "0"),
        "ends": _week_ends(figure),
    }


def _week_ends(figure: Figure) -> tuple[str, ...]:
    """The first and the last week of a figure, for the two ends of its axis."""
    weeks = [str(record["week"]) for record in figure.records()]
    return tuple(_time_word(week) for week in dict.fromkeys((weeks[0], weeks[-1]))) if weeks else ()


def _month(record: Mapping[str, Any]) -> dict[str, Any]:
    """The first day of a row's month, by which its list is asked for; nothing for a row over all time."""
    return {"month": f"{record['month']}-01"} if record["month"] else {}


def _agreement_dots(figure: Figure, kept: dict[str, Any]) -> dict[str, Any]:
    if not figure.n:
        return {"answer": "No two people have rated the same text yet.", "instead": "No second opinions yet."}
    rows = []
    for record in figure.records():
        month = _time_word(str(record["month"])) if record["month"] else ""
        label = " · ".join(filter(None, (_scale_word(str(record["scale"])), str(record["pair"] or ""), month)))
        counts = f"{record['agreed']} of {record['count']} agreed"
        kappa = record["kappa"]
        dots: tuple[Dot, ...] = ()
        if isinstance(kappa, float):
            dots = (_dot("is-kappa", record, "kappa", "kappa_low", "kappa_high", -0.2),)
            note = f"{dots[0].text}; {counts}"
        elif record["share"] is None:
            note = f"{counts}. {_too_few(int(record['count'] or 0))}"
        else:
            note = f"{counts}; kappa not defined"
        rows.append(DotRow(label, dots, note, _href(figure, kept, scale=record["scale"], **_month(record))))
    whole = [record for record in figure.records() if not record["pair"] and not record["month"]]
    agreed = sum(int(record["agreed"] or 0) for record in whole)
    return {
        "answer": f"{format_number(agreed)} of {count_of(figure.n, 'pair')} of opinions agreed.",
        "chart": "dots",
        "dots": rows,
        "axis": ("−0.2 (the tick stands at 0)", "1"),
        "zero": on_axis(0, -0.2, 1),
    }


def _matching_dots(figure: Figure, kept: dict[str, Any]) -> dict[str, Any]:
    if not figure.n:
        return {
            "answer": "No judged pairs yet. Judge 30 in Compare to see precision.",
            "instead": "No judged pairs yet. Judge 30 in Compare to see precision.",
        }
    by_relation: dict[str, list[dict[str, Cell]]] = defaultdict(list)
    for record in figure.records():
        by_relation[str(record["relation"])].append(record)
    rows = []
    for relation, records in by_relation.items():
        dots = tuple(
            _dot(f"is-{record['measure']}", record, "value", "low", "high", 0)
            for record in records
            if isinstance(record["value"], float)
        )
        counts = ", ".join(f"{record['measure']} {record['right']} of {record['of']}" for record in records)
        fewest = min(int(record["of"] or 0) for record in records)
        rows.append(
            DotRow(
                find_mark(f"relation/{relation}").word,
                dots,
                counts if dots else f"{counts}. {_too_few(fewest)}",
                url_for("match_settings.show"),
            )
        )
    newest = figure.records()[0] if figure.rows else {}
    measured = str(newest.get("measured_at") or "")
    day = format_day(dt.datetime.fromisoformat(measured)) if measured else ""
    return {
        "answer": f"Measured on {count_of(figure.n, 'judged pair')} by matcher {newest.get('matcher_version')}, {day}.",
        "chart": "dots",
        "dots": rows,
        "axis": ("0", "1"),
        "legend": [("Precision", "is-precision"), ("Recall", "is-recall")],
    }


def _people_table(figure: Figure, kept: dict[str, Any]) -> dict[str, Any]:
    held = [number for record in figure.records() if (number := int(record["held"] or 0))]
    answer = f"{count_of(sum(held), 'review')} in the hands of {count_of(len(held), 'person', 'people')}."
    return {"answer": answer if held else "Nobody holds anything."}


def _source_bars(figure: Figure, kept: dict[str, Any]) -> dict[str, Any]:
    unchecked = sum(int(count or 0) for state, count in figure.rows if state == SourceState.UNCHECKED)
    answer = f"{count_of(figure.n, 'source')} under standing verdicts, {format_number(unchecked)} not checked since."
    return {"answer": answer if figure.n else "No standing verdict has a source yet."}


def _scale_word(name: str) -> str:
    """A version of a scale in words: "Truth, version 1" for truth/1, "Image context, version 2" for o7.image_context/2."""
    family, _, version = name.rpartition("/")
    return f"{family.rpartition('.')[2].replace('_', ' ').capitalize()}, version{NO_BREAK_SPACE}{version}"


def _dot(look: str, record: dict[str, Cell], value: str, low: str, high: str, start: float) -> Dot:
    """A dot with its interval on an axis that ends at 1."""

    def place(name: str) -> float | None:
        number = record[name]
        return on_axis(float(number), start, 1) if isinstance(number, int | float) else None

    interval = f" ({float(record[low] or 0):.2f} to {float(record[high] or 0):.2f})" if record[low] is not None else ""
    return Dot(look, place(value) or 0.0, place(low), place(high), f"{float(record[value] or 0):.2f}{interval}")


def _too_few(n: int) -> str:
    return f"Too few cases (n = {n}) for a rate."


def _no_verdicts(n: int) -> str:
    """How many verdicts were published in the period and have not been withdrawn since."""
    return (
        f"{count_of(n, 'verdict')} of this period {'stands' if n == 1 else 'stand'}."
        if n
        else "No verdict of this period stands."
    )


def _hours(value: Cell) -> str:
    """How long in a unit that fits, rounded up: "20 min", "5 h", "3 d"."""
    hours = float(value or 0)
    if hours < 1:
        return f"{max(1, math.ceil(hours * 60))}{NO_BREAK_SPACE}min"
    return f"{math.ceil(hours)}{NO_BREAK_SPACE}h" if hours <= 48 else f"{math.ceil(hours / 24)}{NO_BREAK_SPACE}d"


_DRAWERS: dict[Insight, Callable[[Figure, dict[str, Any]], dict[str, Any]]] = {
    Insight.VERDICTS_BY_TYPE: _verdict_bars,
    Insight.VERDICTS_BY_MONTH: _verdict_bars,
    Insight.AGEING: _ageing_bars,
    Insight.FLOW: _flow_lines,
    Insight.PEOPLE: _people_table,
    Insight.AGREEMENT: _agreement_dots,
    Insight.MATCHING: _matching_dots,
    Insight.EXPIRING: _expiring_dots,
    Insight.SOURCES: _source_bars,
}
