"""Time expressions of English text, resolved to intervals against the publication date.

``find_points`` gives the expressions as TimeML annotates them; ``find_times`` joins them with the words that make
intervals of them ("since 2001", "between 1990 and 2020", "over the next week"); ``period_of`` says what time a statement
speaks of.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.extraction import time_patterns, time_resolution, time_values
from claims.core.extraction.counted_nouns import is_plural
from claims.core.extraction.time_context import Context
from claims.core.extraction.time_values import TimeValue
from claims.core.extraction.value_tokens import fold
from claims.core.extraction.vocabulary import words
from claims.core.records import Period, Span, TimeExpression

_ANY, _SINGLE = time_patterns.compile_rules()
# A verb form this far before an expression still governs it, unless the sentence ends between.
_TENSE_WINDOW = 120
_SENTENCE_END = re.compile(r"[.!?](?=\s|[\"'”])|\n")
_TENSE = re.compile(
    r"(?P<future>\b(?:will|shall|won't|going to|scheduled|due|expected|expects|plan|plans|planned|planning|upcoming|set to"
    r"|set for|supposed to|payable|deadline|(?:is|are) to|to be|to begin|to start|until|must|would|may|might)\b|'ll\b)"
    r"|(?P<past>\b(?:said|told|was|were|had|did|has|have|began|met|held|took|won|lost|came|went|rose|fell|gave|saw|found|"
    r"wrote|sent|led|left|ran|struck|announced|reported|added|ended|(?:who|which|that|he|she|it|they|and) [a-z]{2,20}ed)\b)"
    r"|(?P<perhaps>\b(?<!be )[a-z]{2,20}ed\b)"
)
_JOINTS = {
    "to": "range",
    "and": "and",
    "-": "range",
    "through": "range",
    "until": "range",
    "till": "range",
    "and the": "and",
    "to the": "range",
}
_QUARTER_REACH = 600
# A stop behind a whole word ends the sentence; behind "Sept" or "a.m" it belongs to the abbreviation.
_FULL_WORD = re.compile(r"[a-z]{5,12}\Z|\b(?:may|june|july|year)\Z")
_NEXT_WORD = re.compile(r" ([a-z]{2,30})\b")
_BOUND_BEFORE = re.compile(r"\b(?:than|about|some|nearly|almost|least|over|roughly|around|approximately) \Z")
_YEAR_LEADS = words("in since by until till from during before after the early late mid circa")
_RATE_LEADS = words("percent hundred thousand million billion trillion once twice")
_LONE_NEWLINE = re.compile(r"(?<!\n)\n(?!\n)|\t|\r")


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    rule: str
    value: TimeValue


def find_times(text: str, reference: dt.date | None, *, future: bool | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of the text in order, as intervals where the words around make them so.

    Relative ones resolve against ``reference``; without it their ``start`` and ``end`` are None. ``future`` says whether
    the text speaks of what is to come; None lets the nearest verb decide. Spans index ``text`` and never overlap.
    """
    folded = _flat(text)
    return tuple(_expression(point) for point in _joined(folded, _points(text, folded, reference, future), reference))


def find_points(text: str, reference: dt.date | None, *, future: bool | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of the text as TimeML marks them: without "since", "from … to" and the like."""
    return tuple(
        _record(point.start, point.end, point.value) for point in _points(text, _flat(text), reference, future)
    )


def period_of(times: Sequence[TimeExpression], reference: dt.date | None) -> Period | None:
    """The time that a statement with these expressions speaks of, or None where no date is known.

    An interval made by words ("since 2001", "from May to July") bounds the predicate and wins over a plain date, which
    often dates only the saying. Else the first date counts, made finer by a later one inside it ("this week … on Friday").
    Lengths of time and recurrences alone give None.
    """
    dated = [
        time for time in times if time.type in ("DATE", "TIME", "DURATION") and (time.start or time.end) and time.edtf
    ]
    if not dated:
        return None
    chosen = next((time for time in dated if _is_bounding(time)), None)
    if chosen is None:
        chosen = dated[0]
        for time in dated[1:]:
            if _is_inside(time, chosen):
                chosen = time
    return Period(chosen.start, chosen.end, chosen.edtf or "")


def _is_bounding(time: TimeExpression) -> bool:
    """Whether words make an interval of it; a calendar week, whose EDTF is an interval too, is a plain date."""
    if time.open_end or time.start is None or "/" in time.timex:
        return True
    return "/" in (time.edtf or "") and time.granularity not in ("week", "weekend")


def _is_inside(inner: TimeExpression, outer: TimeExpression) -> bool:
    if not (inner.start and inner.end and outer.start and outer.end):
        return False
    return (
        outer.start <= inner.start and inner.end <= outer.end and (inner.start, inner.end) != (outer.start, outer.end)
    )


def _points(text: str, folded: str, reference: dt.date | None, future: bool | None) -> list[_Point]:
    points: list[_Point] = []
    anchor: TimeValue | None = None
    quarter: tuple[int, TimeValue] | None = None
    place = 0
    while (match := _ANY.search(folded, place)) is not None:
        rule = str(match.lastgroup)
        inner = _SINGLE[rule].match(folded, match.start())
        start, end = match.span()
        place = max(end, start + 1)
        if inner is None:
            continue
        context = Context(
            reference,
            _tense(folded, start, end) if future is None else "future" if future else "past",
            text[start:end],
            anchor,
            quarter[1] if quarter and start - quarter[0] < _QUARTER_REACH else None,
        )
        value = (
            None if _is_figure(folded, rule, start, end) else time_resolution.resolve(rule, inner.groupdict(), context)
        )
        if value is None:
            place = start + _first_word_length(folded, start)
            continue
        start, end = _trimmed(folded, start, end, rule)
        points.append(_Point(start, end, rule, value))
        if value.type == "DATE" and value.start is not None:
            anchor = value
            if rule in ("quarter", "quarter_code") and value.granularity == "quarter":
                quarter = (start, value)
    return points


def _is_figure(folded: str, rule: str, start: int, end: int) -> bool:
    """Whether the words belong to a figure: a count of four digits, or the "a week" of a rate ("700 seats a week")."""
    if rule == "year":
        return _is_count(folded, start, end)
    if rule != "duration" or not folded.startswith(("a ", "an "), start):
        return False
    before = _lead(folded, start)
    return before in _RATE_LEADS or is_plural(before) or folded[max(0, start - 2) : start - 1].isdecimal()


def _is_count(folded: str, start: int, end: int) -> bool:
    """Whether four bare digits count what follows ("1709 pupils", "more than 2000 people") instead of naming a year."""
    if not folded[start:end].isdecimal():
        return False
    noun = _NEXT_WORD.match(folded, end)
    if noun is None or not is_plural(noun[1]):
        return False
    if _BOUND_BEFORE.search(folded, max(0, start - 12), start):
        return True
    return int(folded[start:end]) < 1900 and _lead(folded, start) not in _YEAR_LEADS


def _flat(text: str) -> str:
    """The folded text with line breaks inside paragraphs as blanks; as long as before."""
    return _LONE_NEWLINE.sub(" ", fold(text))


def _first_word_length(folded: str, start: int) -> int:
    match = re.compile(r"\w{1,40}|.", re.DOTALL).match(folded, start)
    return match.end() - match.start() if match else 1


def _trimmed(folded: str, start: int, end: int, rule: str) -> tuple[int, int]:
    """Without a blank or comma at either end, and without a preposition that only the pattern needed."""
    if rule == "plural_units" and (lead := re.compile(r"(?:for|in|within|over|after|of) ").match(folded, start)):
        start = lead.end()
    if rule == "each_weekday" and folded.startswith("on ", start):
        start += 3
    if rule == "duration" and folded.startswith("the ", start) and "-" in folded[start:end]:
        start += 4
    if folded.endswith("'s", start, end):
        end -= 2
    if folded[end - 1] == "." and _FULL_WORD.search(folded, max(start, end - 12), end - 1):
        end -= 1
    while end > start and folded[end - 1] in " ,":
        end -= 1
    while start < end and folded[start] in " ,":
        start += 1
    return start, end


def _tense(folded: str, start: int, end: int) -> str:
    """The tense of the nearest verb form before the expression (else behind it) within its sentence, or "".

    A bare "-ed" form, which may be a participle, tells only where nothing else does.
    """
    window = folded[max(0, start - _TENSE_WINDOW) : start]
    cut = 0
    for boundary in _SENTENCE_END.finditer(window):
        cut = boundary.end()
    kinds = [str(match.lastgroup) for match in _TENSE.finditer(window, cut)]
    for kind in reversed(kinds):
        if kind != "perhaps":
            return kind
    if kinds:
        return ""
    tail = folded[end : end + _TENSE_WINDOW // 2]
    stop = _SENTENCE_END.search(tail)
    behind = [str(match.lastgroup) for match in _TENSE.finditer(tail, 0, stop.start() if stop else len(tail))]
    return next((kind for kind in behind if kind != "perhaps"), "")


def _joined(folded: str, points: list[_Point], reference: dt.date | None) -> list[_Point]:
    """The points with their prepositions: ranges merged, "since" and "until" opened, rolling units counted."""
    joined: list[_Point] = []
    index = 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        merged = _range(folded, point, following) if following else None
        if merged is not None:
            joined.append(merged)
            index += 2
            continue
        joined.append(_opened(folded, point, reference))
        index += 1
    return joined


def _range(folded: str, first: _Point, second: _Point) -> _Point | None:
    if (
        second.start - first.end > 12
        or first.value.type not in ("DATE", "TIME")
        or second.value.type not in ("DATE", "TIME")
    ):
        return None
    joint = _JOINTS.get(folded[first.end : second.start].strip())
    lead = _lead(folded, first.start)
    if joint is None or (joint == "and" and lead != "between"):
        return None
    first = replace(first, value=_dated_by(first.value, second.value))
    start, end = first.value.start, second.value.end
    if first.value.edtf is None or second.value.edtf is None or start is None or end is None or start > end:
        return None
    timex = f"{first.value.timex}/{second.value.timex}"
    value = TimeValue(
        "DATE",
        timex,
        start,
        end,
        f"{first.value.edtf.split('/')[0]}/{second.value.edtf.split('/')[-1]}",
        second.value.granularity,
        first.value.relative or second.value.relative,
    )
    begin = first.start - len(lead) - 1 if lead in ("from", "between") else first.start
    return _Point(begin, second.end, "range", value)


def _dated_by(first: TimeValue, second: TimeValue) -> TimeValue:
    """The first end of a range in the year that its last end names ("from May to July 2019", "November to March 2019")."""
    if (
        not first.relative
        or second.relative
        or first.granularity != second.granularity
        or not first.start
        or not second.start
    ):
        return first
    year = second.start.year - ((first.start.month, first.start.day) > (second.start.month, second.start.day))
    if first.granularity == "month":
        return time_values.month_value(year, first.start.month)
    day = time_values.safe_date(year, first.start.month, first.start.day)
    return time_values.day_value(day) if day and first.granularity == "day" else first


def _opened(folded: str, point: _Point, reference: dt.date | None) -> _Point:
    value, lead = point.value, _lead(folded, point.start)
    if lead in ("over", "within", "in", "during", "for", "throughout") and point.rule in (
        "relative_unit",
        "counted_relative",
    ):
        rolled = _rolling(folded[point.start : point.end], value, reference) if point.rule == "relative_unit" else value
        if rolled.start is not None and lead not in ("in", "for"):
            return _Point(point.start - len(lead) - 1, point.end, point.rule, rolled)
        return replace(point, value=rolled)
    if value.start is None or value.edtf is None or value.type not in ("DATE", "TIME"):
        return point
    if lead == "since":
        opened = replace(value, end=None, edtf=f"{value.edtf.split('/')[0]}/..")
        return _Point(point.start - len(lead) - 1, point.end, "since", opened)
    if lead in ("until", "till"):
        opened = replace(value, start=None, edtf=f"../{value.edtf.split('/')[-1]}")
        return _Point(point.start - len(lead) - 1, point.end, "until", opened)
    return point


def _rolling(phrase: str, value: TimeValue, reference: dt.date | None) -> TimeValue:
    """ "over the next week" is the seven days from the reference on, not the calendar week."""
    match = re.fullmatch(
        r"(?:the )?(next|coming|past|last|following|previous) (week|month|year|quarter|decade)", phrase
    )
    if match is None or reference is None:
        return value
    ahead = match[1] in ("next", "coming", "following")
    edge = time_values.add_units(reference, 1 if ahead else -1, match[2])
    if edge is None:
        return value
    one = dt.timedelta(days=1)
    start, end = (reference, edge - one) if ahead else (edge + one, reference)
    return time_values.interval_value(start, end, value.timex, match[2], "DATE")


def _lead(folded: str, start: int) -> str:
    """The one word that stands right before a place, or "" where another sign does."""
    if start < 2 or folded[start - 1] not in " \n":
        return ""
    begin = start - 1
    while begin > 0 and start - begin < 12 and folded[begin - 1].isalpha():
        begin -= 1
    return folded[begin : start - 1]


def _expression(point: _Point) -> TimeExpression:
    return _record(point.start, point.end, point.value, open_end=point.rule == "since")


def _record(start: int, end: int, value: TimeValue, *, open_end: bool = False) -> TimeExpression:
    return TimeExpression(
        Span(start, end),
        value.type,
        value.timex,
        value.start,
        value.end,
        value.edtf,
        value.granularity,
        value.relative,
        open_end,
    )
