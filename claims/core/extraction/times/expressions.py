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

from claims.core.extraction.figures.bare_years import is_count_at
from claims.core.extraction.figures.counted_nouns import is_plural
from claims.core.extraction.figures.value_tokens import fold
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.calendar_names import names_in
from claims.core.extraction.times import patterns as time_patterns
from claims.core.extraction.times import resolution as time_resolution
from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.comparisons import is_compared, is_joined
from claims.core.extraction.times.context import Context
from claims.core.extraction.times.intervals import join_points, lead_of
from claims.core.extraction.times.marks import marked_edtf, marks_of, recurrence_of, unspecified_edtf
from claims.core.extraction.times.neighbors import TimePoint, with_ends, with_other_day
from claims.core.extraction.times.sides import SIDES, clocked_of, side_of
from claims.core.extraction.times.since_then import with_since
from claims.core.extraction.times.tense import is_counted_from_then, is_surely_over, tense_around
from claims.core.extraction.times.values import TimeValue
from claims.core.extraction.times.zones import instant_of
from claims.core.records import Period, Span, TimeExpression

_ANY = time_patterns.compile_any()
_QUARTER_REACH = 600
_SAID_ON = re.compile(
    r"\b(?:said|told (?!by)[^.,;]{1,40}?|announced|reported|confirmed)(?: in a statement)?,?(?: on| late| early)* \Z"
)
_SAID_REACH = 70
"""Letters before a day that are looked at for who said something on it."""
_REPORTED = dt.timedelta(days=550)
"""How long before the reference a month may be that a text reports on."""
_AGAINST = re.compile(
    r"\b(?:(?:than|as|from|with|to|against|versus|(?:up|down) on|below|above|under|over)"
    r"(?: (?:in|at|for|during|the|that of|those of)){0,2}|(?:than|from|against|with) \S{0,12}\d\S{0,12}(?: [a-z]+)?) \Z"
)
"""What leads to a time that something is compared with."""
_COMPARED = re.compile(r"\b(?:than|as|from|with|to|against|versus|on|over) (?:in |for |during )?(?:the )?\Z")
"""What leads to "the same month" of a comparison; that of a story stands behind "in" or alone."""
_COMPARED_REACH = 100
_SINCE_LEAD = len("since ")
_SAME_PERIOD = re.compile(r"\b(?:same|comparable) period\b")
_INTO_QUARTER = re.compile(r"\b(?:in|by|during|until|before|from) (?:about |around )?\Z")
_RESULTS = re.compile(
    r"\b(?:results?|earnings|profits?|loss(?:es)?|revenues?|sales|earned|income|report(?:s|ed)?|post(?:s|ed)?|margins?)\b[^.]*\Z"
)
_SINCE_REACH = 320
"""Code points from a date to "since" alone, which opens from it, at most."""
_ANCHOR_REACH = 160
"""Code points from a date to "the year" that is its year: about a sentence."""
# A stop behind a whole word ends the sentence; behind "Sept" or "a.m" it belongs to the abbreviation.
_FULL_WORD = re.compile(r"[a-z]{5,12}\Z|\b(?:may|june|july|year)\Z")
_PLAIN_HALF = re.compile(r"(?<!\.)[ap]m\.\Z")
"""The half of the day without stops, behind which a stop ends the sentence."""
_DIFFERENCE = re.compile(r"(?:more|less) than ")
_FIGURE_BEFORE = re.compile(r"(?:\d|%|\bpercent|\bper cent|\bpoints?|\bas much) \Z")
_RATE_LEADS = words("percent hundred thousand million billion trillion once twice")
# "A hot Sunday", "on one Friday" is any of them, "a Friday vote" and "shot a man Sunday" are of one day.
_ANY_DAY_LEAD = re.compile(
    r"\b(?:(?:a|an|another|any|some)|(?<=on )one|(?<=until )one)(?: (?:hot|warm|cold|chilly|cool|mild|wet|rainy|dry|sunny|"
    r"windy|stormy|snowy|icy|foggy|gray|grey|bright|dark|busy|quiet|calm|typical|normal|ordinary|average|random|usual|recent|"
    r"single|given|winter|summer|spring|autumn|fall))? \Z|(?:^|[\n.,;:] ?)one \Z"
)
_ANY_DAY_REACH = 24
_BEHIND_ANY_DAY = re.compile(
    r"[.,;:!?)\n]|\Z| (?:in|of|at|on|when|with|after|before|for|to|and|or|that|is|was|would|\d)\b| \d"
)
_QUARTERS = re.compile(r"\bthree quarters\Z")
_OF_WHOLE = re.compile(r" of (?:the|all|a|an|its|his|her|their|our|those|these|them|whom|us)\b")
_JOINED_RULES = frozenset(("since", "until", "range", "ended"))
"""What is an interval by its own words."""
_LONE_NEWLINE = re.compile(r"(?<!\n)\n(?!\n)|\t|\r")


def find_times(text: str, reference: dt.date | None, *, future: bool | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of the text in order, as intervals where the words around make them so.

    Relative ones resolve against ``reference``; without it their ``start`` and ``end`` are None. ``future`` says whether
    the text speaks of what is to come; None lets the nearest verb decide. Spans index ``text`` and never overlap. Where
    ``reference`` is an aware ``datetime``, its own day counts, and clock times without a zone are in its zone.
    """
    day, zone = _day_and_zone(reference)
    folded = _flat(text)
    points = join_points(folded, _points(text, folded, day, future), day)
    return tuple(_expression(point, folded, zone, day) for point in points)


def find_times_by_sentence(
    body: str, spans: Sequence[Span], reference: dt.date | None
) -> tuple[tuple[TimeExpression, ...], ...]:
    """The time expressions of each sentence as ``find_times`` reads them, with offsets of the body; row i for span i.

    What an earlier sentence named stays known: "that year", "the day before", "a year earlier" resolve against it. Spans
    are in order and never overlap.
    """
    day, zone = _day_and_zone(reference)
    memory = _Memory(names=names_in(body))
    rows = []
    for span in spans:
        text = body[span.start : span.end]
        folded = _flat(text)
        told = memory.anchor if span.start - memory.anchor_at < _SINCE_REACH else None
        points = _points(text, folded, day, None, memory=memory, offset=span.start)
        joined = with_since(folded, join_points(folded, points, day), told, day)
        found = (_expression(point, folded, zone, day) for point in joined)
        rows.append(tuple(replace(time, span=time.span.moved(span.start)) for time in found))
    return tuple(rows)


def find_points(text: str, reference: dt.date | None, *, future: bool | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of the text as TimeML marks them: without "since", "from … to" and the like."""
    day, zone = _day_and_zone(reference)
    folded = _flat(text)
    return tuple(_expression(point, folded, zone, day) for point in _points(text, folded, day, future))


def period_of(times: Sequence[TimeExpression], body: str = "") -> Period | None:
    """The time that a statement with these expressions speaks of, or None where no date is known.

    An interval made by words ("since 2001", "from May to July") bounds the predicate and wins over a plain date, which
    often dates only the saying. Else the first date counts ("by Friday" is that day, and its EDTF says on which side),
    made finer by a later one inside it ("this week … on Friday"). Lengths of time and recurrences alone give None, and so
    do times that only tell what something is compared with; for these, ``body`` is what the spans index.
    """
    dated = [
        time
        for time in times
        if time.type in ("DATE", "TIME", "DURATION")
        and (time.start or time.end)
        and time.edtf
        and not _is_beside(body, time)
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


def _is_beside(body: str, time: TimeExpression) -> bool:
    """Whether the time is that of a comparison ("160 fewer than in 2019", "its highest level | since 1998"), and not when
    what is compared was so ("fell below 2,000 on Friday")."""
    lead = _SINCE_LEAD if time.open_end else 0
    window = _flat(body[max(0, time.span.start - _COMPARED_REACH) : time.span.start + lead])
    is_led = time.open_end or _AGAINST.search(window) is not None
    return is_led and is_compared(window, len(window))


def _is_bounding(time: TimeExpression) -> bool:
    """Whether words make an interval of it; a calendar week, whose EDTF is an interval too, is a plain date."""
    if time.open_end or time.start is None or "/" in time.timex:
        return True
    if time.modifier in SIDES:
        return False
    return "/" in (time.edtf or "") and time.granularity not in ("week", "weekend")


def _is_inside(inner: TimeExpression, outer: TimeExpression) -> bool:
    if not (inner.start and inner.end and outer.start and outer.end):
        return False
    return (
        outer.start <= inner.start and inner.end <= outer.end and (inner.start, inner.end) != (outer.start, outer.end)
    )


@dataclass(slots=True)
class _Memory:
    """What the text has named so far: the last date, quarter, reported period and day, with their places in the text."""

    anchor: TimeValue | None = None
    anchor_at: int = 0
    quarter: TimeValue | None = None
    quarter_at: int = 0
    period: TimeValue | None = None
    period_at: int = 0
    day: TimeValue | None = None
    past_day: TimeValue | None = None
    month: TimeValue | None = None
    told: tuple[str, list[TimePoint], int] | None = None
    """The folded text read last, its times and the place of the last of them."""
    names: frozenset[int] = frozenset()
    """Where the words of the calendar begin that are of names."""

    def is_of_name(self, first: int, last: int) -> bool:
        """Whether a word between two places of the text is of a name."""
        return bool(self.names) and not self.names.isdisjoint(range(first, last))

    def period_near(self, place: int) -> TimeValue | None:
        return self.period if self.period and place - self.period_at < _ANCHOR_REACH else None

    def quarter_near(self, place: int) -> TimeValue | None:
        return self.quarter if self.quarter and place - self.quarter_at < _QUARTER_REACH else None

    def stretch_near(self, place: int, reference: dt.date | None) -> TimeValue | None:
        """The months or the half of a year that the times told last end with."""
        if self.told is None or place - self.told[2] >= _SINCE_REACH:
            return None
        joined = join_points(self.told[0], self.told[1], reference)
        dated = (point.value for point in reversed(joined) if point.value.start is not None)
        return next((value for value in dated if value.granularity not in ("day", "time")), None)

    def is_anchor_near(self, place: int) -> bool:
        return place - self.anchor_at < _ANCHOR_REACH

    def words_since_anchor(self, folded: str, place: int, offset: int) -> str | None:
        """The words of this text from the anchor to the place, None where the anchor is not in it or far."""
        first = self.anchor_at - offset
        is_here = self.anchor is not None and 0 <= first < place and place - first < _ANCHOR_REACH
        return folded[first:place] if is_here else None

    def day_in(self, tense: str, reference: dt.date | None) -> TimeValue | None:
        """The last day named that a clock time of a sentence in this tense can be of: a past one is of none to come."""
        if tense != "future":
            return self.past_day
        is_over = self.day is not None and self.day.start is not None and reference and self.day.start < reference
        return None if is_over else self.day

    def keep(self, point: TimePoint, place: int, reference: dt.date | None, *, is_of_saying: bool = False) -> None:
        """Remember a date; the day on which something was said outdoes no day on which something happened."""
        value = point.value
        if value.start is None or value.type not in ("DATE", "TIME") or (is_of_saying and self.past_day is not None):
            return
        if value.granularity == "day" or (value.type == "TIME" and point.rule != "clock"):
            self.day = value
            if reference is None or value.start <= reference:
                self.past_day = value
        if value.type == "TIME":
            if point.rule != "clock" and value.granularity == "time":
                self.anchor, self.anchor_at = time_values.day_value(value.start, relative=value.relative), place
            return
        self.anchor, self.anchor_at = value, place
        is_over = reference is None or dt.timedelta() <= reference - value.start <= _REPORTED
        if value.granularity == "month" and is_over:
            self.month = value
        if point.rule in ("quarter", "quarter_code", "ended") and value.granularity == "quarter":
            self.quarter, self.quarter_at = value, place


def _points(
    text: str,
    folded: str,
    reference: dt.date | None,
    future: bool | None,
    *,
    memory: _Memory | None = None,
    offset: int = 0,
) -> list[TimePoint]:
    """The points of the text; ``memory`` is read and filled, ``offset`` is the text's place in what it remembers."""
    memory = memory or _Memory(names=names_in(text))
    points: list[TimePoint] = []
    compared: TimePoint | None = None
    place = 0
    while (match := _ANY.search(folded, place)) is not None:
        rule = str(match.lastgroup)
        inner = time_patterns.alone(rule).match(folded, match.start())
        start, end = match.span()
        place = max(end, start + 1)
        if inner is None:
            continue
        value = None
        if points:
            memory.told = (folded, points, offset + points[-1].start)
        if not memory.is_of_name(offset + start, offset + end) and not _is_figure(text, folded, rule, start, end):
            context = _context_of(rule, text, folded, (start, end), memory, offset, reference, future, compared)
            value = time_resolution.resolve(rule, inner.groupdict(), context)
        if value is None:
            place = start + _first_word_length(folded, start)
            continue
        start, end = _trimmed(folded, start, end, rule, is_length=value.type == "DURATION")
        found = with_other_day(folded, TimePoint(start, end, rule, value), points[-1].end if points else 0)
        points.extend(found)
        place = max(place, found[-1].end)
        is_beside = value.start is not None and value.type in ("DATE", "TIME") and is_compared(folded, start)
        compared = found[-1] if is_beside else None
        for point in found if not is_beside else ():
            memory.keep(point, offset + start, reference, is_of_saying=_is_of_saying(folded, point.start))
        for point in _just_ended(folded, points):
            memory.period, memory.period_at = point.value, offset + start
    ended = with_ends(folded, points)
    for point in ended:
        if point.rule == "ended":
            memory.keep(point, offset + point.start, reference)
    return ended


def _context_of(
    rule: str,
    text: str,
    folded: str,
    span: tuple[int, int],
    memory: _Memory,
    offset: int,
    reference: dt.date | None,
    future: bool | None,
    compared: TimePoint | None,
) -> Context:
    """What the expression of these characters is resolved against: the words around it, and what was named before."""
    start, end = span
    place = offset + start
    is_in_full = rule in time_resolution.NAMED_IN_FULL
    tense = "" if is_in_full else _tense_of(folded, start, end, future)
    if rule == "quarter" and tense == "future" and not _is_quarter_ahead(folded, start):
        tense = ""
    return Context(
        reference=None if rule == "weekday" and _is_any_day(folded, start, end) else reference,
        tense=tense,
        original=text[start:end],
        anchor=_anchor_of(folded, start, compared) or memory.anchor,
        quarter=memory.quarter_near(place),
        is_near=memory.is_anchor_near(place),
        period=memory.period_near(place),
        day=memory.day_in(tense, reference),
        since_anchor=memory.words_since_anchor(folded, start, offset),
        is_from_then=rule == "counted_relative" and is_counted_from_then(folded, start, end),
        month=memory.month,
        is_over=not is_in_full and is_surely_over(folded, start),
        stretch=memory.stretch_near(place, reference) if _SAME_PERIOD.search(folded, start, end) else None,
        is_compared=rule == "anaphoric_quarter" and _COMPARED.search(folded, max(0, start - 24), start) is not None,
    )


def _is_quarter_ahead(folded: str, start: int) -> bool:
    """Whether a quarter of a sentence that looks ahead is to come itself, and not the one that results are due for."""
    window = folded[max(0, start - _ANCHOR_REACH) : start]
    if _INTO_QUARTER.search(window) is None or _RESULTS.search(window) is not None:
        return False
    # What stands behind it may go on: "shut in the first quarter and will stay shut".
    return tense_around(window, len(window), len(window)) == "future"


def _tense_of(folded: str, start: int, end: int, future: bool | None) -> str:
    return tense_around(folded, start, end) if future is None else "future" if future else "past"


def _anchor_of(folded: str, start: int, compared: TimePoint | None) -> TimeValue | None:
    """The time of the comparison that the place is still in ("with 7.7 in 2019 and 6.1 the year before"), or None."""
    return compared.value if compared is not None and is_joined(folded, compared.end, start) else None


def _is_of_saying(folded: str, start: int) -> bool:
    """Whether a day is that on which something was said ("the agency said on | Monday")."""
    return _SAID_ON.search(folded[max(0, start - _SAID_REACH) : start]) is not None


def _just_ended(folded: str, points: list[TimePoint]) -> list[TimePoint]:
    """The period that the last point ends, or none."""
    return [point for point in with_ends(folded, points[-2:]) if point.rule == "ended"]


def _is_figure(text: str, folded: str, rule: str, start: int, end: int) -> bool:
    """Whether the words belong to a figure: a count of four digits, or the "a week" of a rate ("700 seats a week")."""
    if rule == "year":
        return _is_count(text, folded, start, end)
    if rule == "duration" and _QUARTERS.search(folded, start, end) and _OF_WHOLE.match(folded, end):
        # "three quarters of the staff".
        return True
    if rule == "duration" and folded.startswith(("a-", "an-"), start):
        # "a rise of £5-a-week".
        return folded[max(0, start - 1) : start] == "-"
    if rule != "duration" or not folded.startswith(("a ", "an "), start):
        return False
    before = lead_of(folded, start)
    return before in _RATE_LEADS or is_plural(before) or folded[max(0, start - 2) : start - 1].isdecimal()


def _is_any_day(folded: str, start: int, end: int) -> bool:
    """Whether a weekday is one of many ("on a hot Sunday", "a Friday in May") and no day of the calendar."""
    lead = _ANY_DAY_LEAD.search(folded, max(0, start - _ANY_DAY_REACH), start)
    return lead is not None and _BEHIND_ANY_DAY.match(folded, end) is not None


def _is_count(text: str, folded: str, start: int, end: int) -> bool:
    """Whether four bare digits count what follows ("1709 pupils", "1250 km") instead of naming a year."""
    return folded[start:end].isdecimal() and is_count_at(text, start)


def _flat(text: str) -> str:
    """The folded text with line breaks inside paragraphs as blanks; as long as before."""
    return _LONE_NEWLINE.sub(" ", fold(text))


def _first_word_length(folded: str, start: int) -> int:
    match = re.compile(r"\w{1,40}|.", re.DOTALL).match(folded, start)
    return match.end() - match.start() if match else 1


def _trimmed(folded: str, start: int, end: int, rule: str, *, is_length: bool) -> tuple[int, int]:
    """Without a blank or comma at either end, and without a preposition that only the pattern needed."""
    if rule == "plural_units" and (lead := re.compile(r"(?:for|in|within|over|after|of) ").match(folded, start)):
        start = lead.end()
    if rule == "each_weekday" and folded.startswith("on ", start):
        start += 3
    if (
        rule == "ago"
        and (difference := _DIFFERENCE.match(folded, start))
        and _FIGURE_BEFORE.search(folded[:start][-16:])
    ):
        # "62 percent more than a year ago".
        start = difference.end()
    if rule == "duration" and folded.startswith("the ", start) and "-" in folded[start:end]:
        start += 4
    if folded.endswith("'s", start, end):
        end -= 2
    if rule == "ago" and is_length and folded.endswith(" before", start, end):
        end -= len(" before")
    if folded[end - 1] == "." and _PLAIN_HALF.search(folded, start, end):
        # "The shop shuts at 6pm."
        end -= 1
    if folded[end - 1] == "." and _FULL_WORD.search(folded, max(start, end - 12), end - 1):
        end -= 1
    while end > start and folded[end - 1] in " ,":
        end -= 1
    while start < end and folded[start] in " ,":
        start += 1
    return start, end


def _expression(point: TimePoint, folded: str, zone: dt.tzinfo | None, reference: dt.date | None) -> TimeExpression:
    """The record of a point of the folded text, with what the words around say of it."""
    value = point.value
    marks = marks_of(folded, point.start, point.end, value.type)
    side = None if point.rule in _JOINED_RULES else side_of(folded, point, reference)
    at = instant_of(folded[point.start : point.end], value.timex, zone) if value.type == "TIME" else None
    edtf = at.isoformat() if at else value.edtf or unspecified_edtf(value.timex)
    if side is not None:
        clocked = clocked_of(value)
        edtf = side.edtf.replace(clocked, at.isoformat()) if at and clocked else side.edtf
    return TimeExpression(
        Span(point.start, point.end),
        value.type,
        value.timex,
        value.start,
        value.end,
        marked_edtf(edtf, marks),
        value.granularity,
        value.relative,
        open_end=point.rule == "since",
        modifier=side.modifier if side and value.granularity == "day" else marks.modifier or (side and side.modifier),
        approximate=marks.approximate,
        uncertain=marks.uncertain,
        recurrence=recurrence_of(value.timex, reference) if value.type == "SET" else None,
        at=at,
    )


def _day_and_zone(reference: dt.date | None) -> tuple[dt.date | None, dt.tzinfo | None]:
    """The day of a reference and its zone, where it is an aware moment."""
    if isinstance(reference, dt.datetime):
        return reference.date(), reference.tzinfo
    return reference, None
