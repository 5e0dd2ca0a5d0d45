"""Which times date a statement, and as which stretch: not mere lengths, nor what is vague."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.parts.durations import duration_days
from claims.core.records import Span, TimeExpression

_BACKWARD = ("past", "last", "previous", "recent")
_DIRECTIONS = {
    "last": "last",
    "previous": "last",
    "past": "last",
    "this": "this",
    "next": "next",
    "coming": "next",
    "early": "early",
    "mid": "mid",
    "late": "late",
    **{
        word: word
        for word in ("yesterday", "today", "tomorrow", "tonight", "ago", "later", "morning", "evening", "night")
    },
}
_BASELINES = ("than in", "than", "compared with", "compared to", "compared with in", " from")
_VAGUE = words("PAST_REF PRESENT_REF FUTURE_REF")
_LONGEST_STRETCH = 150_000
"""Days; a longer stretch would leave the calendar."""
_YEAR_BEFORE = re.compile(r"(?:the )?(?:previous|preceding|prior) year", re.IGNORECASE)
_ENDING_YEAR = re.compile(r" (?:to|until|up to) ([12]\d{3})\Z")
_PAST_LENGTH = re.compile(r"\bpast (century|decade|year|month|week)\Z", re.IGNORECASE)
_TIMEX_OF = {"century": "P100Y", "decade": "P10Y", "year": "P1Y", "month": "P1M", "week": "P1W"}
_EVERY = re.compile(r"(?:every|each) (?:hour|day|week|month|year)", re.IGNORECASE)
_SOME_TIME = "XXXX"
"""TIMEX3 of a time of which nothing is known but how it lies to the publication."""
_UNITS_OF_TIME = words("century decade year quarter month week weekend season spring summer autumn fall winter")
_SOME_DAY = "XXXX-XX-XX"
"""TIMEX3 of a day of which neither year nor date is known."""
_REACH = 24
"""Characters before a time that are looked at."""


def dating_times(text: str, times: Sequence[TimeExpression], published: dt.date | None) -> tuple[TimeExpression, ...]:
    """The times that date a statement: without mere lengths and vague ones, baselines open-ended.

    "the past two years" ends at the publication; "80 % more than in 2014" speaks of the time since then.
    """
    return tuple(found for time in times for found in _as_dating(text, time, published))


def _as_dating(text: str, time: TimeExpression, published: dt.date | None) -> Iterator[TimeExpression]:
    """The time as the statement is dated by it; nothing where it dates nothing."""
    before = text[max(0, time.span.start - _REACH) : time.span.start].lower().rstrip()
    if time.type == "DURATION":
        yield from _end_of_length(text, time, before, published)
    elif _is_vague(text, time):
        return
    elif time.start is None and time.end is None and time.type == "DATE":
        yield _as_pointed(text[time.span.start : time.span.end], time, published)
    elif f" {before}".endswith(_BASELINES) and time.end is not None and time.granularity == "year":
        yield replace(time, end=None, open_end=True)
    else:
        yield time


def _end_of_length(text: str, time: TimeExpression, before: str, published: dt.date | None) -> Iterator[TimeExpression]:
    """The year that ends a length ("two decades to 2020"), or the length up to the publication ("the past two years")."""
    ending = _ENDING_YEAR.search(text, time.span.start, time.span.end)
    if ending is not None:
        yield _year(time, ending)
        return
    own = text[time.span.start : time.span.end].lower().split()
    if before.endswith(_BACKWARD) or not set(_BACKWARD).isdisjoint(own):
        yield _stretch(time, published)


def _is_vague(text: str, time: TimeExpression) -> bool:
    if time.timex in _VAGUE:
        return True
    return any(pattern.fullmatch(text, time.span.start, time.span.end) for pattern in (_YEAR_BEFORE, _EVERY))


def _as_pointed(written: str, time: TimeExpression, published: dt.date | None) -> TimeExpression:
    """A time without dates, told from others by where it points ("last year"); "the past year" is a stretch."""
    length = _PAST_LENGTH.search(written)
    if length is not None:
        return _stretch(replace(time, type="DURATION", timex=_TIMEX_OF[length[1].lower()]), published)
    which = _direction(written) or _name_of_day(written, time)
    return replace(time, timex=time.timex + which + (_unit_of(written) if time.timex == _SOME_TIME else ""))


def _year(time: TimeExpression, ending: re.Match[str]) -> TimeExpression:
    """The year of "two decades to 2020" alone; ``read_stretches`` reads the length before it."""
    year = int(ending[1])
    return replace(
        time,
        span=Span(ending.start(1), ending.end(1)),
        type="DATE",
        timex=ending[1],
        start=dt.date(year, 1, 1),
        end=dt.date(year, 12, 31),
        granularity="year",
    )


def _direction(text: str) -> str:
    """Which way an unresolved time points, as an ending of its value: "last year" is not "this year"."""
    pointing = [_DIRECTIONS[word] for word in text.lower().replace("-", " ").split() if word in _DIRECTIONS]
    return "".join(f" {word}" for word in pointing)


def _unit_of(written: str) -> str:
    """What sort of time is pointed at, as an ending of its value: "last year" is not "last decade"."""
    unit = written.lower().split()[-1].rstrip("s")
    return f" {unit}" if unit in _UNITS_OF_TIME else ""


def _name_of_day(written: str, time: TimeExpression) -> str:
    """The words of a day of a year that is not known, as an ending of its value: Christmas Eve is not New Year's Eve."""
    if time.timex != _SOME_DAY:
        return ""
    return " " + " ".join(word for word in written.lower().split() if word not in {"the", "on"})


def _stretch(time: TimeExpression, published: dt.date | None) -> TimeExpression:
    length = duration_days(time.timex)
    if published is None or length is None or length > _LONGEST_STRETCH:
        return time
    return replace(time, start=published - dt.timedelta(days=round(length)), end=published, granularity="day")
