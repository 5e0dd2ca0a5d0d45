"""Values of expressions that name a place in the calendar: dates, months, seasons, decades, holidays."""

from __future__ import annotations

import datetime as dt
import re

from claims.core.extraction.lexicon.calendar_words import SEASONS
from claims.core.extraction.lexicon.vocabulary import words_in_order
from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.context import (
    NEXT,
    PAST,
    Context,
    Groups,
    day_number,
    full_year,
    int_of,
    is_capitalized,
    month_number,
    ordinal_of,
    relative_year,
    year_from_words,
)
from claims.core.extraction.times.values import TimeValue

_NAMED_DECADES = {
    word: 1900 + 10 * place
    for place, word in enumerate(
        words_in_order("twenties thirties forties fifties sixties seventies eighties nineties"), 2
    )
}


_FIXED_HOLIDAYS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "veterans day": (11, 11),
    "boxing day": (12, 26),
}


# Month, weekday, which one of the month (-1 = last): United States.
_MOVABLE_HOLIDAYS = {
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1),
}


# Days from Easter Sunday.
_EASTER_DAYS = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2}


_EARLY_DAYS = 30
_NEAR_DAYS = 60
# A date this far ahead is not meant where it was in the last weeks ("it would be, after the Aug. 7 attack, …").
_FAR_DAYS = 180
_IN_ROW = re.compile(r"\w(?:,| and|, and)(?: again| then| by [^.;:]{1,30})?(?: in| late in| early in)? \Z")
"""From a month to the next of a row ("in May | and by 3% in | November")."""


def resolve_iso(groups: Groups, context: Context) -> TimeValue | None:
    """ "2020-02-21"."""
    day = time_values.safe_date(int_of(groups, "y"), int_of(groups, "m"), int_of(groups, "d"))
    return time_values.day_value(day) if day else None


def resolve_slash(groups: Groups, context: Context) -> TimeValue | None:
    """Month first, as American news writes it; day first only where the other way is no date."""
    first, second, year = int_of(groups, "a"), int_of(groups, "b"), full_year(int_of(groups, "y"), context)
    day = time_values.safe_date(year, first, second) or time_values.safe_date(year, second, first)
    return time_values.day_value(day) if day else None


def resolve_month_day(groups: Groups, context: Context) -> TimeValue | None:
    """ "February 29", "Sept. 11, 2001", "the 6th of March"."""
    month = month_number(groups["m"])
    day = day_number(groups)
    if month is None or day is None:
        return None
    year_text = groups.get("y")
    if year_text:
        date = time_values.safe_date(int(year_text), month, day)
        return time_values.day_value(date) if date else None
    if context.reference is None:
        return (
            time_values.unresolved(f"XXXX-{month:02d}-{day:02d}", "day")
            if time_values.safe_date(2000, month, day)
            else None
        )
    year_named = relative_year(groups.get("rel"), context.reference)
    if year_named is not None:
        date = time_values.safe_date(year_named, month, day)
    else:
        date = _nearest(month, day, context.reference, tense="over" if context.is_over else context.tense)
    return time_values.day_value(date, relative=True) if date else None


def _nearest(month: int, day: int, reference: dt.date, *, tense: str) -> dt.date | None:
    """The occurrence nearest to the reference, on the side of it that the tense points to; "over": no day to come."""
    dates = [
        time_values.safe_date(year, month, day)
        for year in range(reference.year - 8, reference.year + 9)
        if 1 <= year <= 9999
    ]
    known = [date for date in dates if date is not None]
    if tense == "future":
        ahead = [date for date in known if date >= reference]
        is_far = bool(ahead) and (min(ahead) - reference).days > _FAR_DAYS
        is_near = any(0 < (reference - date).days <= _NEAR_DAYS for date in known)
        known = known if is_far and is_near else ahead or known
    elif tense == "past":
        # A deadline is often named beside a past verb ("extended to Nov. 20 its offer").
        known = [date for date in known if (date - reference).days <= _NEAR_DAYS] or known
    elif tense == "over":
        # A day ahead at most, for the clocks of other zones.
        known = [date for date in known if (date - reference).days <= 1] or known
    return min(known, key=lambda date: (abs((date - reference).days), date), default=None)


def resolve_month_year(groups: Groups, context: Context) -> TimeValue | None:
    """ "March 1998", "June last year"."""
    month = month_number(groups["m"])
    if month is None:
        return None
    if groups.get("y") or groups.get("yw"):
        return time_values.month_value(int_of(groups, "y") or year_from_words(groups["yw"] or ""), month)
    if context.reference is None:
        return time_values.unresolved(f"XXXX-{month:02d}", "month")
    year = relative_year(groups.get("rel"), context.reference, context.anchor)
    return time_values.month_value(year, month, relative=True) if year else None


def resolve_month_rel(groups: Groups, context: Context) -> TimeValue | None:
    """ "last May", "next June"."""
    month = month_number(groups["m"])
    if month is None:
        return None
    reference = context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-{month:02d}", "month")
    relation = groups["rel"] or ""
    if relation == "that" and not is_capitalized(context.original, groups["m"] or ""):
        # "a move that may help".
        return None
    if relation in ("that", "the following", "the next", "the previous"):
        return _month_beside(month, relation, context) or resolve_month(groups, context)
    year = reference.year
    if relation in PAST:
        year -= month >= reference.month
    elif relation in NEXT:
        year += month <= reference.month
    return time_values.month_value(year, month, relative=True)


def _month_beside(month: int, relation: str, context: Context) -> TimeValue | None:
    """ "that September", "the following January": by the date named before, None without one."""
    named = context.anchor.start if context.anchor is not None else None
    if named is None or (context.future and relation == "that"):
        return None
    shift = 0
    if relation in ("the following", "the next"):
        shift = int(month <= named.month)
    elif relation == "the previous":
        shift = -int(month >= named.month)
    return time_values.month_value(named.year + shift, month, relative=True)


def resolve_month(groups: Groups, context: Context) -> TimeValue | None:
    """A bare month: a common word or abbreviation only where its capital or stop shows it."""
    month = month_number(groups["m"])
    name = groups["m"] or ""
    if month is None or (
        name in ("may", "march", "mar", "jan", "jun", "dec", "sep") and not is_capitalized(context.original, name)
    ):
        return None
    if len(name) == 3 and name != "may" and not groups.get("dot"):
        return None
    reference = context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-{month:02d}", "month")
    year = reference.year
    if context.future:
        year += month < reference.month or _is_behind_in_row(year, month, context)
    elif context.tense == "past" or not 0 < (month - reference.month) % 12 <= 2:
        year -= month > reference.month
    else:
        year += month < reference.month
    return time_values.month_value(year, month, relative=True)


def _is_behind_in_row(year: int, month: int, context: Context) -> bool:
    """Whether a month of this year would lie before the one told just before it ("in May and in | November")."""
    anchor, between = context.anchor, context.since_anchor
    if (
        anchor is None
        or anchor.start is None
        or anchor.granularity != "month"
        or not anchor.relative
        or between is None
    ):
        return False
    return _IN_ROW.search(between) is not None and (anchor.start.year, anchor.start.month) > (year, month)


def resolve_each_month(groups: Groups, context: Context) -> TimeValue | None:
    """ "each July"."""
    month = month_number(groups["m"])
    return TimeValue("SET", f"XXXX-{month:02d}", granularity="month") if month else None


def resolve_season(groups: Groups, context: Context) -> TimeValue | None:
    """ "the summer of 2019", "last fall"."""
    season = groups.get("s") or groups.get("s2") or groups.get("s3") or ""
    if groups.get("y"):
        return time_values.season_value(int_of(groups, "y"), season)
    if groups.get("yw"):
        return time_values.season_value(year_from_words(groups["yw"] or ""), season)
    reference = context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-{SEASONS[season]}", "season")
    if (year := relative_year(groups.get("ry"), reference, context.anchor)) is not None:
        return time_values.season_value(year, season, relative=True)
    if groups.get("bare") is not None and not context.tense:
        # "In winter the lake freezes" is of any.
        return None
    relation = groups.get("rel") or ""
    if relation in ("the following", "the previous", "that") and context.anchor and context.anchor.start:
        reference = context.anchor.end or context.anchor.start
    if relation == "that":
        return time_values.season_value(reference.year, season, relative=True)
    candidates = [
        time_values.season_value(reference.year + shift, season, relative=True) for shift in (-2, -1, 0, 1, 2)
    ]
    if relation in NEXT:
        return next((value for value in candidates if value.start and value.start > reference), None)
    if relation in PAST:
        return next((value for value in reversed(candidates) if value.end and value.end < reference), None)
    if relation == "this" and season != "winter":
        # "this autumn" is that of the year, whatever the tense.
        return time_values.season_value(reference.year, season, relative=True)
    if context.tense == "past":
        candidates = [value for value in candidates if value.start and value.start <= reference]
    elif context.future:
        candidates = [value for value in candidates if value.end and value.end >= reference]
    return min(candidates, key=lambda value: abs((value.start - reference).days) if value.start else 10**6)


def resolve_decade(groups: Groups, context: Context) -> TimeValue | None:
    """ "the 1990s", "the '90s", "the nineties"."""
    if groups.get("y"):
        return time_values.decade_value(int_of(groups, "y"))
    if groups.get("yy"):
        return time_values.decade_value(full_year(int_of(groups, "yy"), context))
    if not (groups.get("mod") or context.original.lower().startswith("the ")):
        return None
    return time_values.decade_value(_NAMED_DECADES[groups["w"] or ""])


def resolve_century(groups: Groups, context: Context) -> TimeValue | None:
    """ "the 18th century"."""
    number = int_of(groups, "n") or ordinal_of(groups["w"] or "")
    return time_values.century_value(number) if 1 <= number <= 30 else None


def resolve_year(groups: Groups, context: Context) -> TimeValue | None:
    """ "2019", "2014-15"."""
    year = int_of(groups, "y")
    second = groups.get("y2")
    if not second:
        return time_values.year_value(year)
    last = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    if last <= year:
        return None if len(second) == 4 else time_values.year_value(year)
    return time_values.years_value(year, last)


def resolve_year_short(groups: Groups, context: Context) -> TimeValue | None:
    """ "in '98"."""
    return time_values.year_value(full_year(int_of(groups, "yy"), context))


def resolve_year_words(groups: Groups, context: Context) -> TimeValue | None:
    """ "nineteen ninety-four"."""
    return time_values.year_value(year_from_words(groups["yw"] or ""))


def resolve_holiday(groups: Groups, context: Context) -> TimeValue | None:
    """ "Christmas Eve", "last Thanksgiving"."""
    name = groups["h"] or ""
    if name.endswith(" week"):
        sunday = resolve_holiday(groups | {"h": "easter"}, context)
        return time_values.week_value(sunday.start, relative=sunday.relative) if sunday and sunday.start else sunday
    year_text = groups.get("y")
    reference = context.reference
    if not year_text and reference is None:
        return time_values.unresolved("XXXX-XX-XX", "day")
    if year_text:
        day = _holiday_in(name, int(year_text))
        return time_values.day_value(day) if day else None
    if reference is None:
        return None
    days = [day for year in range(reference.year - 1, reference.year + 2) if (day := _holiday_in(name, year))]
    relation = (groups.get("rel") or "").strip()
    if relation == "last":
        days = [day for day in days if day < reference]
    elif relation == "next":
        days = [day for day in days if day > reference]
    elif context.future:
        days = [day for day in days if day >= reference] or days
    elif context.tense == "past":
        # Some days early: "shops prepared for Christmas" is written before it.
        days = [day for day in days if (day - reference).days <= _EARLY_DAYS] or days
    day = min(days, key=lambda candidate: abs((candidate - reference).days), default=None)
    return time_values.day_value(day, relative=True) if day else None


def _holiday_in(name: str, year: int) -> dt.date | None:
    if name in _FIXED_HOLIDAYS:
        return time_values.safe_date(year, *_FIXED_HOLIDAYS[name])
    if name in _EASTER_DAYS:
        return _easter(year) + dt.timedelta(days=_EASTER_DAYS[name]) if 1583 <= year <= 9998 else None
    if name == "election day":
        # The Tuesday behind the first Monday of November.
        first = time_values.safe_date(year, 11, 2)
        return first + dt.timedelta(days=(1 - first.weekday()) % 7) if first else None
    return weekday_in(year, *_MOVABLE_HOLIDAYS[name])


def weekday_in(year: int, month: int, weekday: int, which: int) -> dt.date | None:
    """The first (1) to fourth (4) or the last (-1) of these weekdays in the month."""
    first, last = time_values.month_days(year, month)
    if first is None or last is None:
        return None
    if which < 0:
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    moon = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + moon - 7 * ((a + 11 * h + 22 * moon) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def resolve_week_of(groups: Groups, context: Context) -> TimeValue | None:
    """ "the week of March 6": the calendar week that holds the day."""
    day = resolve_month_day(
        {"m": groups.get("m") or groups.get("m2"), "d": groups.get("d") or groups.get("d2"), "y": groups.get("y")},
        context,
    )
    return time_values.week_value(day.start, relative=day.relative) if day and day.start else None


def resolve_year_end(groups: Groups, context: Context) -> TimeValue | None:
    """ "year-end"."""
    if context.reference is None:
        return None
    return time_values.day_value(dt.date(context.reference.year, 12, 31), relative=True)
