"""What time expressions are resolved against, and the small readings that all forms share."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from claims.core.extraction.figures.number_words import MAGNITUDES, ONES, ORDINALS, TENS
from claims.core.extraction.lexicon.calendar_words import MONTHS, TIME_UNITS
from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.values import TimeValue

PAST = frozenset(
    {
        "last",
        "past",
        "this past",
        "previous",
        "the last",
        "the past",
        "the previous",
        "preceding",
        "the preceding",
        "recent",
        "latest",
    }
)


_IN_SHORT = {"yr": "year", "wk": "week", "mth": "month"}
_FIRST_OF_NIGHT = 5
"""The hour from which "at night" is before midnight ("9:00 at night", "2:00 at night")."""
_MINUTES_SAID = {"half past": 30, "quarter past": 15, "quarter to": -15}
_PAST_HOUR = re.compile(r"(?:a )?(half past|quarter past|quarter to) (\d{1,2}|[a-z]{3,6})\b")
NEXT = frozenset({"next", "coming", "this coming", "following", "the next", "the coming", "the following", "over"})


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against.

    ``tense``: "future", "past" or "" where no verb tells. ``anchor``: the last date that the text named. ``quarter``: the
    last quarter it named. ``original``: the matched words with their capitals. ``is_near``: whether the anchor stands
    so near that "the year" is its year. ``period``: the stretch that the sentence reports on ("the three months ended
    June 30"). ``day``: the last day that the text named, none to come where it tells what was.
    ``month``: the last month that the text reports on.
    ``since_anchor``: the folded words from the beginning of the anchor up to the expression, None where it is in another
    sentence or far. ``is_from_then``: whether "the next 25 years" are counted from what was told before.
    ``is_compared``: whether the words right before lead to what something is compared with ("than in the same month").
    ``stretch``: the months or the half of a year that the text named last, where no other time stood behind.
    ``is_over``: whether the words right before leave no day to come ("since Oct. 7").
    """

    reference: dt.date | None
    tense: str
    original: str
    anchor: TimeValue | None = None
    quarter: TimeValue | None = None
    is_near: bool = False
    period: TimeValue | None = None
    day: TimeValue | None = None
    since_anchor: str | None = None
    is_from_then: bool = False
    month: TimeValue | None = None
    is_over: bool = False
    is_compared: bool = False
    stretch: TimeValue | None = None

    @property
    def future(self) -> bool:
        """Whether the sentence speaks of what is to come."""
        return self.tense == "future"


Groups = dict[str, str | None]


def unit_value(unit: str, reference: dt.date, shift: int) -> TimeValue | None:
    """The calendar unit that holds the day so many units from the reference."""
    if unit == "weekend":
        day = time_values.add_units(reference, shift, "week")
        return time_values.week_value(day, weekend=True) if day else None
    day = time_values.add_units(reference, shift, unit)
    if day is None:
        return None
    if unit == "day":
        return time_values.day_value(day, relative=True)
    if unit in ("week", "fortnight"):
        return time_values.week_value(day)
    if unit == "month":
        return time_values.month_value(day.year, day.month, relative=True)
    if unit == "quarter":
        return time_values.quarter_value(day.year, (day.month + 2) // 3, relative=True)
    if unit == "decade":
        return time_values.decade_value(day.year, relative=True)
    if unit == "century":
        return time_values.century_value(day.year // 100 + 1, relative=True)
    return time_values.year_value(day.year, relative=True)


def with_clock(value: TimeValue | None, clock: str | None) -> TimeValue | None:
    """The day of a value with a clock time on it."""
    if value is None or not clock:
        return value
    if value.start is None:
        return TimeValue("TIME", value.timex[:10] + clock_text(clock), granularity="time", relative=True)
    text = clock_text(clock)
    # "Midnight on Friday" ends the Friday; a time zone may make either reading right, the day stays.
    return time_values.day_value(
        value.start, relative=value.relative, time="T24:00" if text == "T00:00" and "midnight" in clock else text
    )


def clock_text(clock: str) -> str:
    """The TIMEX3 time part of a clock time ("2 p.m." -> "T14:00", "half past eight in the evening" -> "T20:30")."""
    if clock.startswith("midnight"):
        return "T00:00"
    if clock.startswith(("noon", "midday")):
        return "T12:00"
    hour, minute = _hour_and_minute(clock)
    if re.search(r"p\.? ?m\b|afternoon|evening", clock) and hour < 12:
        hour += 12
    elif re.search(r"a\.? ?m\b|morning", clock) and hour == 12:
        hour = 0
    elif clock.endswith("night") and _FIRST_OF_NIGHT <= hour <= 12:
        hour = (hour + 12) % 24
    return f"T{hour:02d}:{minute:02d}"


def _hour_and_minute(clock: str) -> tuple[int, int]:
    """As they are said: "8:30" -> 8, 30; "quarter to nine" -> 8, 45."""
    said = _PAST_HOUR.match(clock)
    if said is not None:
        hour = int(said[2]) if said[2].isdecimal() else ONES.get(said[2], 0)
        minute = _MINUTES_SAID[said[1]]
        return (hour, minute) if minute > 0 else ((hour - 1) % 24, 60 + minute)
    match = re.match(r"(\d{2})(\d{2})\b|(\d{1,2})(?:[:.](\d\d))?", clock)
    if match is None:
        return ONES.get(clock.split(" ")[0], 0), 0
    return int(match[1] or match[3]), int(match[2] or match[4] or 0)


def month_number(name: str | None) -> int | None:
    """1..12, or None."""
    return MONTHS.get(name or "")


def is_capitalized(original: str, name: str) -> bool:
    """Whether the name stands with a capital in the original words."""
    place = original.lower().find(name)
    return place >= 0 and original[place : place + 1].isupper()


def day_number(groups: Groups) -> int | None:
    """The day of a month in digits or as an ordinal."""
    text = groups.get("d")
    if text:
        return int(re.sub(r"\D", "", text) or 0)
    word = groups.get("od")
    return ordinal_of(word) if word else None


def ordinal_of(word: str) -> int:
    """The number of an ordinal in one word ("third", "twenty-first"); 0 of any other word."""
    tens, _, ones = word.partition("-")
    return TENS.get(tens, 0) + ORDINALS.get(ones, 0) if ones else ORDINALS.get(word, 0)


def relative_year(relation: str | None, reference: dt.date, anchor: TimeValue | None = None) -> int | None:
    """The year of "last year", "that year" and the like, or None without such words."""
    if not relation:
        return None
    if relation in ("that", "the same") and anchor and anchor.start:
        return anchor.start.year
    if relation in ("the following", "the previous") and anchor and anchor.start:
        return anchor.start.year + (1 if relation == "the following" else -1)
    return reference.year + {"last": -1, "next": 1, "the previous": -1, "the following": 1}.get(relation, 0)


def full_year(year: int, context: Context) -> int:
    """Two digits: the year of that ending from 80 years before the reference to 19 after it."""
    if year >= 100:
        return year
    pivot = context.reference.year if context.reference else 2000
    full = pivot // 100 * 100 + year
    return full - 100 if full > pivot + 19 else full


def year_from_words(words: str) -> int:
    """ "nineteen ninety-four" -> 1994, "two thousand one" -> 2001."""
    parts = words.replace("-", " ").split()
    if parts[0] == "two":
        return 2000 + sum(ONES.get(part, 0) for part in parts[2:])
    return ONES.get(parts[0], TENS.get(parts[0], 0)) * 100 + sum(
        ONES.get(part, 0) + TENS.get(part, 0) for part in parts[1:]
    )


def count_of(groups: Groups) -> float | None:
    """How many units a form names; None where it stays vague ("several")."""
    more = 0.5 if groups.get("more") else 0.0
    if groups.get("n"):
        count = number_of(groups["n"])
        return None if count is None else count + more
    if groups.get("one"):
        return 1.0 + more
    if half := groups.get("half"):
        return 0.75 if half.startswith("three") else 0.25 if "quarter" in half else 0.5
    vague = groups.get("v") or ""
    if "couple" in vague:
        return 2.0
    return 12.0 if vague == "a dozen" else None


def number_of(text: str | None) -> float | None:
    """The value of a short numeral: "12", "2.5", "3 1/2", "twenty-four", "two and a half", "five hundred"."""
    if not text:
        return None
    extra = 0.0
    if text.endswith(" and a half"):
        text, extra = text.removesuffix(" and a half"), 0.5
    whole, _, fraction = text.partition(" ")
    if "/" in fraction:
        top, _, bottom = fraction.partition("/")
        return float(whole) + int(top) / (int(bottom) or 1)
    if text[:1].isdecimal():
        return float(text.replace(",", "")) + extra
    total = 0.0
    for word in text.replace("-", " ").split():
        total = (total or 1) * MAGNITUDES[word] if word in MAGNITUDES else total + ONES.get(word, 0) + TENS.get(word, 0)
    return total + extra


def whole_units(count: float, unit: str) -> tuple[float, str]:
    """The same length in a unit of which it is a whole number: half a century is 50 years, a year and a half 18 months."""
    smaller = {"century": (100, "year"), "decade": (10, "year"), "year": (12, "month"), "week": (7, "day")}
    while count != int(count) and unit in smaller:
        factor, unit = smaller[unit]
        count = round(count * factor, 6)
    return float(int(count)), unit


def singular_unit(unit: str) -> str:
    """ "centuries" -> "century", "days" -> "day", "yrs" -> "year"."""
    singular = "century" if unit == "centuries" else unit.removesuffix("s")
    return _IN_SHORT.get(singular, singular)


def duration_timex(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of so many units, X where the number is vague."""
    number = "X" if count is None else f"{count:g}"
    letter = TIME_UNITS[unit]
    if count is not None and count % 1 == 0.5 and unit in ("year", "hour", "minute"):
        half = {"year": "6M", "hour": "30M", "minute": "30S"}[unit]
        whole = f"{count - 0.5:g}{letter}" if count > 1 else ""
        return f"P{'' if unit == 'year' else 'T'}{whole}{half}"
    if unit == "weekend":
        return f"P{number}WE"
    if unit == "fortnight":
        number = "X" if count is None else f"{count * 2:g}"
    if unit == "quarter":
        return f"P{number if count is None else f'{count * 3:g}'}{'Q' if count is None else 'M'}"
    if unit in ("decade", "century") and count is not None:
        return f"P{count * (10 if unit == 'decade' else 100):g}Y"
    return f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{number}{letter}"


def int_of(groups: Groups, name: str) -> int:
    """The number in a group, 0 where it is empty."""
    return int(groups.get(name) or 0)
