"""From the form of a time expression to its value, against a reference date and the tense of its sentence.

Directions: a bare weekday, month or date without a year is the last one up to and including the reference date, unless the
sentence speaks of the future; a month and day then is the nearest one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from claims.core.extraction import time_values
from claims.core.extraction.calendar_words import DAY_PARTS, MONTHS, SEASONS, TIME_UNITS, WEEKDAYS
from claims.core.extraction.number_words import MAGNITUDES, ONES, ORDINALS, TENS
from claims.core.extraction.time_values import TimeValue
from claims.core.extraction.word_lists import words

_NAMED_DECADES = {
    word: 1900 + 10 * place
    for place, word in enumerate(words("twenties thirties forties fifties sixties seventies eighties nineties"), 2)
}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
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
}
# Month, weekday, which one of the month (-1 = last): United States.
_MOVABLE_HOLIDAYS = {
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1),
}
_ADVERBS = {
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biannually": "P6M",
}
_PAST = frozenset(
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
_NEXT = frozenset({"next", "coming", "this coming", "following", "the next", "the coming", "the following", "over"})


_NEAR_DAYS = 60


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against.

    ``tense``: "future", "past" or "" where no verb tells. ``anchor``: the last date that the text named. ``quarter``: the
    last quarter it named. ``original``: the matched words with their capitals.
    """

    reference: dt.date | None
    tense: str
    original: str
    anchor: TimeValue | None = None
    quarter: TimeValue | None = None

    @property
    def future(self) -> bool:
        """Whether the sentence speaks of what is to come."""
        return self.tense == "future"


Groups = dict[str, str | None]


def resolve(rule: str, groups: Groups, context: Context) -> TimeValue | None:
    """The value of a matched rule, or None where the words are no time after all."""
    return _RESOLVERS[rule](groups, context)


def _iso(groups: Groups, context: Context) -> TimeValue | None:
    day = time_values.safe_date(_int(groups, "y"), _int(groups, "m"), _int(groups, "d"))
    return time_values.day_value(day) if day else None


def _slash(groups: Groups, context: Context) -> TimeValue | None:
    """Month first, as American news writes it; day first only where the other way is no date."""
    first, second, year = _int(groups, "a"), _int(groups, "b"), _full_year(_int(groups, "y"), context)
    day = time_values.safe_date(year, first, second) or time_values.safe_date(year, second, first)
    return time_values.day_value(day) if day else None


def _clock_day(groups: Groups, context: Context) -> TimeValue | None:
    if groups.get("m"):
        value = _month_day(groups, context)
    elif groups.get("word"):
        value = _day_word({"word": groups["word"]}, context)
    elif groups.get("wm"):
        value = _month_day({"m": groups["wm"], "d": groups["wd"]}, context)
    else:
        value = _weekday({"w": groups["w"], "rel": groups.get("rel")}, context)
    return _with_clock(value, groups.get("clock"))


def _month_day(groups: Groups, context: Context) -> TimeValue | None:
    month = _month_number(groups["m"], context)
    day = _day_number(groups)
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
    relative_year = _relative_year(groups.get("rel"), context.reference)
    if relative_year is not None:
        date = time_values.safe_date(relative_year, month, day)
    else:
        date = _nearest(month, day, context.reference, tense=context.tense)
    return time_values.day_value(date, relative=True) if date else None


def _nearest(month: int, day: int, reference: dt.date, *, tense: str) -> dt.date | None:
    """The occurrence nearest to the reference, on the side of it that the tense points to."""
    dates = [
        time_values.safe_date(year, month, day)
        for year in range(reference.year - 8, reference.year + 9)
        if 1 <= year <= 9999
    ]
    known = [date for date in dates if date is not None]
    if tense == "future":
        known = [date for date in known if date >= reference] or known
    elif tense == "past":
        # A deadline is often named beside a past verb ("extended to Nov. 20 its offer").
        known = [date for date in known if (date - reference).days <= _NEAR_DAYS] or known
    return min(known, key=lambda date: (abs((date - reference).days), date), default=None)


def _month_year(groups: Groups, context: Context) -> TimeValue | None:
    month = _month_number(groups["m"], context)
    if month is None:
        return None
    if groups.get("y"):
        return time_values.month_value(_int(groups, "y"), month)
    if context.reference is None:
        return time_values.unresolved(f"XXXX-{month:02d}", "month")
    year = _relative_year(groups.get("rel"), context.reference, context.anchor)
    return time_values.month_value(year, month, relative=True) if year else None


def _month_rel(groups: Groups, context: Context) -> TimeValue | None:
    month = _month_number(groups["m"], context)
    if month is None:
        return None
    reference = context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-{month:02d}", "month")
    relation = groups["rel"] or ""
    year = reference.year
    if relation in _PAST:
        year -= month >= reference.month
    elif relation in _NEXT:
        year += month <= reference.month
    return time_values.month_value(year, month, relative=True)


def _month(groups: Groups, context: Context) -> TimeValue | None:
    month = _month_number(groups["m"], context)
    name = groups["m"] or ""
    if month is None or (
        name in ("may", "march", "mar", "jan", "jun", "dec", "sep") and not _is_capitalized(context.original, name)
    ):
        return None
    if len(name) == 3 and name != "may" and not groups.get("dot"):
        return None
    reference = context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-{month:02d}", "month")
    year = reference.year
    if context.future:
        year += month < reference.month
    elif context.tense == "past" or not 0 < (month - reference.month) % 12 <= 2:
        year -= month > reference.month
    else:
        year += month < reference.month
    return time_values.month_value(year, month, relative=True)


def _each_month(groups: Groups, context: Context) -> TimeValue | None:
    month = _month_number(groups["m"], context)
    return TimeValue("SET", f"XXXX-{month:02d}", granularity="month") if month else None


def _quarter(groups: Groups, context: Context) -> TimeValue | None:
    number = _QUARTERS[groups["q"] or ""]
    is_half = groups["kind"] == "half"
    if is_half and (number > 2 or not (groups.get("y") or groups.get("y0") or groups.get("rel2") or groups.get("rel"))):
        return None
    if (groups["kind"] or "").endswith("s"):
        return None
    build = time_values.half_value if is_half else time_values.quarter_value
    year_text = groups.get("y") or groups.get("y0")
    if year_text:
        return build(int(year_text), number)
    reference = context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-{'H' if is_half else 'Q'}{number}", "quarter")
    if groups.get("ago"):
        return build(_recent_quarter_year(number, reference) - 1, number, relative=True)
    year = _relative_year(groups.get("rel") or groups.get("rel2"), reference)
    if year is None:
        year = _recent_quarter_year(number, reference)
    return build(year, number, relative=True)


def _recent_quarter_year(number: int, reference: dt.date) -> int:
    """The year of the latest such quarter that has begun: quarters are named to report on them."""
    return reference.year - (number > (reference.month + 2) // 3)


def _quarter_code(groups: Groups, context: Context) -> TimeValue | None:
    number = int(groups.get("q") or groups.get("q2") or 0)
    year_text = groups.get("y") or groups.get("y2")
    if year_text:
        return time_values.quarter_value(int(year_text), number)
    if context.reference is None:
        return time_values.unresolved(f"XXXX-Q{number}", "quarter")
    return time_values.quarter_value(_recent_quarter_year(number, context.reference), number, relative=True)


def _anaphoric_quarter(groups: Groups, context: Context) -> TimeValue | None:
    which, noun = groups["which"] or "", groups["noun"] or ""
    reference = context.reference
    if reference is None:
        return time_values.unresolved("XXXX", noun)
    if noun in ("month", "year", "week"):
        shift = 0 if which in ("current", "latest", "most recent", "same") else -1
        return _unit_value(noun, reference, shift if noun != "year" or which != "latest" else 0)
    quarter = context.quarter or _last_full_quarter(reference)
    if groups.get("y") or groups.get("y2"):
        year = int(groups.get("y") or groups.get("y2") or 0)
        return _moved_quarter(quarter, year - _year_of(quarter))
    if which in ("year-ago", "year-earlier", "same", "comparable"):
        return _moved_quarter(quarter, -1)
    if which in ("prior", "previous", "preceding"):
        start = quarter.start and time_values.add_units(quarter.start, -1, "quarter")
        return time_values.quarter_value(start.year, (start.month + 2) // 3, relative=True) if start else None
    return quarter


def _last_full_quarter(reference: dt.date) -> TimeValue:
    number = (reference.month + 2) // 3 - 1
    return time_values.quarter_value(reference.year - (number == 0), number or 4, relative=True)


def _year_of(value: TimeValue) -> int:
    return value.start.year if value.start else 0


def _moved_quarter(quarter: TimeValue, years: int) -> TimeValue | None:
    start = quarter.start and time_values.add_units(quarter.start, years, "year")
    return time_values.quarter_value(start.year, (start.month + 2) // 3, relative=True) if start else None


def _year_period(groups: Groups, context: Context) -> TimeValue | None:
    year = _int(groups, "y")
    quarter = context.quarter
    return (
        _moved_quarter(quarter, year - _year_of(quarter)) if quarter and quarter.start else time_values.year_value(year)
    )


def _season(groups: Groups, context: Context) -> TimeValue | None:
    season = groups.get("s") or groups.get("s2") or ""
    if groups.get("y"):
        return time_values.season_value(_int(groups, "y"), season)
    if groups.get("yw"):
        return time_values.season_value(_year_from_words(groups["yw"] or ""), season)
    reference = context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-{SEASONS[season]}", "season")
    relation = groups.get("rel") or ""
    candidates = [
        time_values.season_value(reference.year + shift, season, relative=True) for shift in (-2, -1, 0, 1, 2)
    ]
    if relation in _NEXT:
        return next((value for value in candidates if value.start and value.start > reference), None)
    if relation in _PAST:
        return next((value for value in reversed(candidates) if value.end and value.end < reference), None)
    return min(candidates, key=lambda value: abs((value.start - reference).days) if value.start else 10**6)


def _decade(groups: Groups, context: Context) -> TimeValue | None:
    if groups.get("y"):
        return time_values.decade_value(_int(groups, "y"))
    if groups.get("yy"):
        return time_values.decade_value(_full_year(_int(groups, "yy"), context))
    if not (groups.get("mod") or context.original.lower().startswith("the ")):
        return None
    return time_values.decade_value(_NAMED_DECADES[groups["w"] or ""])


def _century(groups: Groups, context: Context) -> TimeValue | None:
    number = _int(groups, "n") if groups.get("n") else ORDINALS.get((groups["w"] or "").replace("-", " "), 0)
    if not number:
        tens, _, ones = (groups["w"] or "").partition("-")
        number = TENS.get(tens, 0) + ORDINALS.get(ones, 0)
    return time_values.century_value(number) if 1 <= number <= 30 else None


def _relative_unit(groups: Groups, context: Context) -> TimeValue | None:
    unit = groups["u"] or ""
    relation = re.sub(r"^(?:the|that) ", "", groups["rel"] or "").removesuffix("fiscal").strip()
    if context.reference is None:
        return time_values.unresolved(
            {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"), unit
        )
    if relation in ("same", "same same"):
        anchor = context.anchor
        return _unit_value(unit, anchor.start if anchor and anchor.start else context.reference, 0)
    shift = -1 if relation in _PAST else 1 if relation in _NEXT else 0
    if relation in ("following", "preceding") and context.anchor and context.anchor.start:
        return _unit_value(unit, context.anchor.start, shift)
    return _unit_value(unit, context.reference, shift)


def _unit_value(unit: str, reference: dt.date, shift: int) -> TimeValue | None:
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


def _counted_relative(groups: Groups, context: Context) -> TimeValue | None:
    unit = _singular(groups["u"] or "")
    count = _count(groups)
    timex = _duration_timex(count, unit)
    relation = groups["rel"] or ""
    if relation == "over" or (
        relation in ("recent", "final", "remaining", "latest", "first")
        and not (groups.get("the") or relation == "recent")
    ):
        return None
    reference = context.reference
    if reference is None or count is None or relation not in _PAST | _NEXT:
        return time_values.duration(timex, unit)
    whole = int(count)
    day = time_values.add_units(reference, -whole if relation in _PAST else whole, unit)
    if day is None or unit in ("second", "minute", "hour", "weekend"):
        return time_values.duration(timex, unit)
    start, end = (day, reference) if relation in _PAST else (reference, day)
    return time_values.interval_value(start, end, timex, unit)


def _ago(groups: Groups, context: Context) -> TimeValue | None:
    unit = _singular(groups["u"] or "")
    count = _count(groups)
    direction = groups["dir"] or ""
    if direction in ("before", "previously", "prior", "hence") and unit not in ("day", "week", "month", "year"):
        return None
    if count is None:
        return time_values.unresolved({"year": "PAST_REF", "decade": "PAST_REF"}.get(unit, "PAST_REF"), unit)
    anchored = direction not in ("ago", "from now", "from today", "hence")
    backward = direction in ("ago", "earlier", "before", "previously", "prior")
    base = context.reference
    if (
        anchored
        and context.anchor
        and context.anchor.start
        and direction in ("later", "earlier", "before")
        and unit in ("day", "week", "month")
    ):
        base = context.anchor.start
    if base is None or unit in ("second", "minute", "hour"):
        return time_values.duration(_duration_timex(count, unit), unit)
    if unit == "year" and count == 1 and backward and context.quarter:
        return _moved_quarter(context.quarter, -1)
    if count != int(count):
        count, unit = count * 12, "month" if unit == "year" else unit
    day = time_values.add_units(base, -int(count) if backward else int(count), unit)
    if day is None:
        return None
    return _unit_value(
        {"decade": "year", "century": "year", "weekend": "week", "fortnight": "week"}.get(unit, unit), day, 0
    )


def _bare_ago(groups: Groups, context: Context) -> TimeValue | None:
    return time_values.unresolved(
        "PAST_REF" if groups["dir"] in ("ago", "earlier") else "FUTURE_REF", _singular(groups["u"] or "")
    )


def _year_ago_adjective(groups: Groups, context: Context) -> TimeValue | None:
    if context.reference is None:
        return time_values.unresolved("XXXX", "year")
    return (
        _moved_quarter(context.quarter, -1)
        if context.quarter
        else time_values.year_value(context.reference.year - 1, relative=True)
    )


def _day_word(groups: Groups, context: Context) -> TimeValue | None:
    word = groups["word"] or ""
    shift = {"day before yesterday": -2, "yesterday": -1, "tomorrow": 1, "day after tomorrow": 2}.get(word, 0)
    part = DAY_PARTS.get(groups.get("part") or ("night" if word == "tonight" else ""), "")
    if context.reference is None:
        return time_values.unresolved("XXXX-XX-XX" + part, "day", "TIME" if part else "DATE")
    day = time_values.add_units(context.reference, shift, "day")
    return time_values.day_value(day, relative=True, time=part) if day else None


def _this_part(groups: Groups, context: Context) -> TimeValue | None:
    part = DAY_PARTS[groups["part"] or ""]
    if context.reference is None:
        return time_values.unresolved("XXXX-XX-XX" + part, "day", "TIME")
    shift = {"last": -1, "the next": 1}.get(groups["rel"] or "", 0)
    day = time_values.add_units(context.reference, shift, "day")
    return time_values.day_value(day, relative=True, time=part) if day else None


def _each_weekday(groups: Groups, context: Context) -> TimeValue | None:
    name = (groups.get("w") or groups.get("ws") or "").removesuffix("s") if groups.get("ws") else groups.get("w") or ""
    return TimeValue("SET", f"XXXX-WXX-{WEEKDAYS[name] + 1}", granularity="day")


def _weekday(groups: Groups, context: Context) -> TimeValue | None:
    name = groups["w"] or ""
    if len(name) < 6 and not _is_capitalized(context.original, name):
        return None
    if name in ("sun", "sat", "mon", "fri", "wed", "thu", "tue") and not re.search(
        rf"{name}\.|^{name},? \d", context.original.lower()
    ):
        return None
    weekday = WEEKDAYS[name]
    part = DAY_PARTS.get(groups.get("part") or "", "")
    reference = context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-WXX-{weekday + 1}{part}", "day", "TIME" if part else "DATE")
    back = (reference.weekday() - weekday) % 7
    relation = groups.get("rel") or ""
    if relation in ("last", "the previous", "this past"):
        shift = -(back or 7)
    elif relation in ("next", "the next", "the following", "this coming"):
        shift = (7 - back) % 7 or 7
    elif context.future:
        shift = (7 - back) % 7
    else:
        shift = -back
    day = time_values.add_units(reference, shift, "day")
    value = time_values.day_value(day, relative=True, time=part) if day else None
    return _with_clock(value, groups.get("clock"))


def _year(groups: Groups, context: Context) -> TimeValue | None:
    year = _int(groups, "y")
    second = groups.get("y2")
    if not second:
        return time_values.year_value(year)
    last = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    if last <= year:
        return None if len(second) == 4 else time_values.year_value(year)
    first, end = time_values.year_value(year), time_values.year_value(last)
    return TimeValue("DATE", f"{year}/{last}", first.start, end.end, f"{year}/{last}", "year")


def _year_short(groups: Groups, context: Context) -> TimeValue | None:
    return time_values.year_value(_full_year(_int(groups, "yy"), context))


def _year_words(groups: Groups, context: Context) -> TimeValue | None:
    return time_values.year_value(_year_from_words(groups["yw"] or ""))


def _holiday(groups: Groups, context: Context) -> TimeValue | None:
    name = groups["h"] or ""
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
    day = min(days, key=lambda candidate: abs((candidate - reference).days), default=None)
    return time_values.day_value(day, relative=True) if day else None


def _holiday_in(name: str, year: int) -> dt.date | None:
    if name in _FIXED_HOLIDAYS:
        return time_values.safe_date(year, *_FIXED_HOLIDAYS[name])
    month, weekday, which = _MOVABLE_HOLIDAYS[name]
    first, last = time_values.month_days(year, month)
    if first is None or last is None:
        return None
    if which < 0:
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _set(groups: Groups, context: Context) -> TimeValue | None:
    adverb = groups.get("adv")
    if adverb:
        return TimeValue("SET", _ADVERBS[adverb], granularity="set")
    unit = _singular(groups.get("u") or groups.get("u2") or "")
    if unit in DAY_PARTS:
        return TimeValue("SET", f"XXXX-XX-XX{DAY_PARTS[unit]}", granularity="set")
    return TimeValue("SET", _duration_timex(_number(groups.get("n")) or 1, unit), granularity="set")


def _duration(groups: Groups, context: Context) -> TimeValue | None:
    unit = _singular(groups["u"] or "")
    if groups["tail"] in ("-old", " old", " of age") or (unit in ("quarter", "weekend") and not groups.get("n")):
        return None
    if groups.get("lead") == "the " and not groups.get("n"):
        return None
    if groups.get("one") and unit == "second":
        return None
    count = _count(groups)
    if "and a half" in context.original.lower():
        count = (count or 0) + 0.5 if count == int(count or 0) else count
    return time_values.duration(_duration_timex(count, unit), unit)


def _half_unit(groups: Groups, context: Context) -> TimeValue | None:
    unit = groups["u"] or ""
    timex = {
        "hour": "PT30M",
        "day": "PT12H",
        "month": "P2W",
        "year": "P6M",
        "decade": "P5Y",
        "century": "P50Y",
        "minute": "PT30S",
        "second": "PT0.5S",
    }
    return time_values.duration(timex[unit], unit)


def _long(groups: Groups, context: Context) -> TimeValue | None:
    unit = "century" if groups["u"] == "centur" else groups["u"] or ""
    return time_values.duration(_duration_timex(None if groups.get("s") in ("s", "ies") else 1, unit), unit)


def _plural_units(groups: Groups, context: Context) -> TimeValue | None:
    unit = _singular(groups["u"] or "")
    return time_values.duration(_duration_timex(None, unit), unit)


def _anaphoric(groups: Groups, context: Context) -> TimeValue | None:
    unit = groups["u"] or ""
    if context.reference is None:
        return None
    if groups.get("we"):
        return _unit_value("weekend", context.reference, 0 if context.future or context.reference.weekday() > 4 else -1)
    if unit == "quarter":
        return context.quarter or _last_full_quarter(context.reference)
    anchor = context.anchor.start if context.anchor and context.anchor.start else context.reference
    return _unit_value(unit, anchor, 0)


def _year_end(groups: Groups, context: Context) -> TimeValue | None:
    if context.reference is None:
        return None
    return time_values.day_value(dt.date(context.reference.year, 12, 31), relative=True)


def _pointer(groups: Groups, context: Context) -> TimeValue | None:
    name = "PRESENT_REF" if groups.get("now") else "PAST_REF" if groups.get("past") else "FUTURE_REF"
    return time_values.reference_to(name)


def _clock(groups: Groups, context: Context) -> TimeValue | None:
    clock = _clock_text(groups["clock"] or "")
    if context.reference is None:
        return time_values.unresolved(f"XXXX-XX-XX{clock}", "time", "TIME")
    day = (
        context.anchor.start
        if context.anchor and context.anchor.granularity == "day" and context.anchor.start
        else context.reference
    )
    return time_values.day_value(day, relative=True, time=clock)


def _with_clock(value: TimeValue | None, clock: str | None) -> TimeValue | None:
    if value is None or not clock:
        return value
    if value.start is None:
        return TimeValue("TIME", value.timex[:10] + _clock_text(clock), granularity="time", relative=True)
    text = _clock_text(clock)
    # "Midnight on Friday" ends the Friday; a time zone may make either reading right, the day stays.
    return time_values.day_value(
        value.start, relative=value.relative, time="T24:00" if text == "T00:00" and "midnight" in clock else text
    )


def _clock_text(clock: str) -> str:
    if clock.startswith("midnight"):
        return "T00:00"
    if clock.startswith(("noon", "midday")):
        return "T12:00"
    match = re.match(r"(\d{1,2})(?::(\d\d))?", clock)
    if match is None:
        return f"T{ONES.get(clock.split(' ')[0], 0):02d}:00"
    hour, minute = int(match[1]), int(match[2] or 0)
    if re.search(r"p\.? ?m", clock) and hour < 12:
        hour += 12
    elif re.search(r"a\.? ?m\b", clock) and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}"


def _month_number(name: str | None, context: Context) -> int | None:
    return MONTHS.get(name or "")


def _is_capitalized(original: str, name: str) -> bool:
    place = original.lower().find(name)
    return place >= 0 and original[place : place + 1].isupper()


def _day_number(groups: Groups) -> int | None:
    text = groups.get("d")
    if text:
        return int(re.sub(r"\D", "", text) or 0)
    word = groups.get("od")
    if not word:
        return None
    tens, _, ones = word.partition("-")
    return TENS.get(tens, 0) + ORDINALS[ones] if ones else ORDINALS[word]


def _relative_year(relation: str | None, reference: dt.date, anchor: TimeValue | None = None) -> int | None:
    if not relation:
        return None
    if relation == "that" and anchor and anchor.start:
        return anchor.start.year
    if relation in ("the following", "the previous") and anchor and anchor.start:
        return anchor.start.year + (1 if relation == "the following" else -1)
    return reference.year + {"last": -1, "next": 1, "the previous": -1, "the following": 1}.get(relation, 0)


def _full_year(year: int, context: Context) -> int:
    """Two digits: the year of that ending from 80 years before the reference to 19 after it."""
    if year >= 100:
        return year
    pivot = context.reference.year if context.reference else 2000
    full = pivot // 100 * 100 + year
    return full - 100 if full > pivot + 19 else full


def _year_from_words(words: str) -> int:
    parts = words.replace("-", " ").split()
    if parts[0] == "two":
        return 2000 + sum(ONES.get(part, 0) for part in parts[2:])
    return ONES.get(parts[0], TENS.get(parts[0], 0)) * 100 + sum(
        ONES.get(part, 0) + TENS.get(part, 0) for part in parts[1:]
    )


def _count(groups: Groups) -> float | None:
    if groups.get("n"):
        return _number(groups["n"])
    if groups.get("one"):
        return 1.0
    if groups.get("half"):
        return 0.5
    vague = groups.get("v") or ""
    if "couple" in vague:
        return 2.0
    return 12.0 if vague == "a dozen" else None


def _number(text: str | None) -> float | None:
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
        return float(text) + extra
    total = 0.0
    for word in text.replace("-", " ").split():
        total = total * MAGNITUDES[word] if word in MAGNITUDES else total + ONES.get(word, 0) + TENS.get(word, 0)
    return total + extra


def _singular(unit: str) -> str:
    return "century" if unit == "centuries" else unit.removesuffix("s")


def _duration_timex(count: float | None, unit: str) -> str:
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


def _int(groups: Groups, name: str) -> int:
    return int(groups.get(name) or 0)


_RESOLVERS: dict[str, Callable[[Groups, Context], TimeValue | None]] = {
    "iso": _iso,
    "slash": _slash,
    "clock_day": _clock_day,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "month_rel": _month_rel,
    "each_month": _each_month,
    "quarter": _quarter,
    "quarter_code": _quarter_code,
    "anaphoric_quarter": _anaphoric_quarter,
    "year_period": _year_period,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "relative_unit": _relative_unit,
    "counted_relative": _counted_relative,
    "ago": _ago,
    "bare_ago": _bare_ago,
    "year_ago_adjective": _year_ago_adjective,
    "day_word": _day_word,
    "this_part": _this_part,
    "each_weekday": _each_weekday,
    "weekday": _weekday,
    "year": _year,
    "year_short": _year_short,
    "year_words": _year_words,
    "month": _month,
    "holiday": _holiday,
    "set": _set,
    "duration": _duration,
    "half_unit": _half_unit,
    "long": _long,
    "plural_units": _plural_units,
    "anaphoric": _anaphoric,
    "year_end": _year_end,
    "pointer": _pointer,
    "clock": _clock,
}
