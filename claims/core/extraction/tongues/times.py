"""Time expressions of one sentence in a language given as data, resolved against the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.values import TimeValue
from claims.core.extraction.tongues.bare_years import is_count
from claims.core.extraction.tongues.tongue import TimeWords, Tongue, either, fold
from claims.core.records import Span, TimeExpression

_LEAD = 30
"""Characters before a time in which "since" and "until" stand."""
_CODES = {
    "year": "PnY",
    "month": "PnM",
    "week": "PnW",
    "day": "PnD",
    "hour": "PTnH",
    "minute": "PTnM",
    "second": "PTnS",
}
_IN_MONTHS = {"quarter": 3}
_IN_YEARS = {"decade": 10, "century": 100}
_HALF_CENTURY = 50
_FIRST_NAMED = 20
"""The first decade of a century that is called by a word."""
_GROUP = re.compile(r"[(][?]P<([a-z0-9]+)>")
_HALF_YEAR = 183
_NAMED_YEAR = re.compile(r"(?<![\w.,])(?:1[89]|20)\d\d(?![\d.,]?\d)")
_SINCE_THEN = re.compile(r"\b(?:seit|depuis)(?: \w+){0,2} ?\Z")
_SINCE_OR_FROM = re.compile(r"\bdesde(?: \w+){0,3} ?\Z")
_MONTHS_OF_YEAR = 12
_CLAUSE_REACH = 200
"""Code points of a clause before and behind a time that are looked at, so that many times in one clause cost no more."""
_CLAUSE_BORDER = re.compile(r"[,;:] | y | e | pero ")
_LAST_WORD = re.compile(r"(?<![\w-])([^\W\d_]{1,30}) \Z")


@dataclass(frozen=True, slots=True)
class _Context:
    """What a match is resolved with; ``is_future`` says that the sentence speaks of what is to come, ``has_begun`` that
    what the time opens is so already. ``text`` is the sentence as written."""

    text: str
    day: dt.date
    words: TimeWords
    is_future: bool
    has_begun: bool = False


_Groups = Mapping[str, str]


def find_times_in(text: str, tongue: Tongue, day: dt.date) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text`` in order; they never overlap, and spans index it. Linear in its length."""
    folded = fold(text)
    is_future = any(words.search(folded) for words in (tongue.times.future, tongue.times.perhaps))
    context = _Context(text, day, tongue.times, is_future)
    return tuple(_expressions(folded, context, tongue))


def _expressions(folded: str, context: _Context, tongue: Tongue) -> Iterator[TimeExpression]:
    words = context.words
    scanner, rules = _compile(words.patterns, *map(tuple, (words.months, words.weekdays, words.units, words.numbers,
                                                           words.ordinals, words.days, words.seasons)))  # fmt: skip
    floor = 0
    for match in scanner.finditer(folded):
        if match.lastgroup is None:
            continue
        mark = f"_{match.lastgroup}"
        groups = {name.removesuffix(mark): text for name, text in match.groupdict().items()
                  if text is not None and name.endswith(mark)}  # fmt: skip
        rule = rules[match.lastgroup]
        if (
            rule == "day word"
            and match.start()
            and match.group() in words.nouns
            and context.text[match.start()].isupper()
        ):
            continue
        if rule in ("month", "weekday") and words.named_small and _is_of_name(context.text, Span(*match.span())):
            continue
        is_figure = rule == "bare year" and is_count(context.text, Span(*match.span()), tongue)
        lead = folded[max(floor, match.start() - _LEAD) : match.start()]
        since, until = words.since.search(lead), words.until.search(lead)
        has_begun = since is not None and _has_begun(folded, match.start(), words)
        resolved_in = replace(context, is_future=False, has_begun=True) if has_begun else context
        if rule in ("weekday", "date", "month") and words.said.search(lead):
            # "L'usine fermera, a annoncé lundi la société".
            resolved_in = replace(resolved_in, is_future=False)
        elif rule == "weekday" and words.arranged.search(lead):
            # "Vor der Abstimmung am | Donnerstag warben beide um Stimmen".
            resolved_in = replace(resolved_in, is_future=True)
        value = None if is_figure else _RULES[rule](groups, resolved_in)
        if value is None:
            continue
        start = match.start() - max(len(found.group()) if found else 0 for found in (since, until))
        yield _expression(value, Span(start, match.end()), opens=bool(since), closes=bool(until))
        floor = match.end()


def _is_of_name(text: str, span: Span) -> bool:
    """Whether a month or day with a capital stands beside another one: a name ("Julio Santos", "Plácido Domingo")."""
    last = text.rfind(" ", span.start, span.end) + 1 or span.start
    if not text[last].isupper() or not text[span.end - 1].isalpha() or text[last : span.end].isupper():
        return False
    following = text[span.end + 1 : span.end + 2] if text[span.end : span.end + 1] == " " else ""
    before = _LAST_WORD.search(text, max(last - _LEAD, 0), last)
    return following.isupper() or (before is not None and before.start() > 0 and before[1][0].isupper())


def _has_begun(folded: str, start: int, words: TimeWords) -> bool:
    """Whether what a time opens began before publication: behind "seit" and "depuis", and behind "desde" in a clause that
    says nothing of what is to come ("está cortado desde mayo y no se abrirá")."""
    lead = folded[max(0, start - _LEAD) : start]
    if _SINCE_THEN.search(lead):
        return True
    if not _SINCE_OR_FROM.search(lead):
        return False
    first, last = max(0, start - _CLAUSE_REACH), start + _CLAUSE_REACH
    border = max((found.end() for found in _CLAUSE_BORDER.finditer(folded, first, start)), default=first)
    following = _CLAUSE_BORDER.search(folded, start, last)
    clause = folded[border : following.start() if following else last]
    return not (words.future.search(clause) or words.perhaps.search(clause))


def _expression(value: TimeValue, span: Span, *, opens: bool, closes: bool) -> TimeExpression:
    edtf, start, end, open_end = value.edtf, value.start, value.end, False
    if opens and edtf and "/" not in edtf:
        edtf, end, open_end = f"{edtf}/..", None, True
    elif closes and edtf and "/" not in edtf:
        edtf, start = f"../{edtf}", None
    open_end = open_end or bool(edtf and edtf.endswith("/.."))
    return TimeExpression(
        span=span,
        type=value.type,
        timex=value.timex,
        start=start,
        end=None if open_end else end,
        edtf=edtf,
        granularity=value.granularity,
        relative=value.relative,
        open_end=open_end,
    )


@cache
def _compile(
    patterns: tuple[tuple[str, str], ...],
    months: tuple[str, ...],
    weekdays: tuple[str, ...],
    units: tuple[str, ...],
    numbers: tuple[str, ...],
    ordinals: tuple[str, ...],
    days: tuple[str, ...],
    seasons: tuple[str, ...],
) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern of all, the earlier first at each place, and the rule of each of its outer groups."""
    blanks = {
        "<M>": f"(?P<month>{either(months)})",
        "<W>": f"(?P<weekday>{either(weekdays)})",
        "<U>": f"(?P<unit>{either(units)})",
        "<N>": rf"(?P<count>\d{{1,3}}|{either(numbers)})",
        "<O>": f"(?P<ordinal>{either(ordinals)})",
        "<D>": f"(?P<word>{either(days)})",
        "<S>": f"(?P<season>{either(seasons)})",
        "<M2>": f"(?P<month2>{either(months)})",
        "<Y>": r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d.,]?\d)",
        "<Y2>": r"(?P<year2>(?:1[0-9]|20)\d\d)(?![\d.,]?\d)",
    }
    parts, rules = [], {}
    for number, (rule, pattern) in enumerate(patterns):
        for blank, filled in blanks.items():
            pattern = pattern.replace(blank, filled)
        name = f"r{number}"
        renamed = _GROUP.sub(rf"(?P<\g<1>_{name}>", pattern)
        parts.append(f"(?P<{name}>{renamed})")
        rules[name] = rule
    return re.compile(rf"(?<![\w.,:/-])(?:{'|'.join(parts)})(?!\w)"), rules


def _date(groups: _Groups, context: _Context) -> TimeValue | None:
    """A day of a month, in words or digits; without a year it is the one nearest to publication."""
    month = int(groups["mon"]) if "mon" in groups else context.words.months[groups["month"]]
    number = int(groups["day"]) if groups["day"].isdigit() else 1
    if "year" in groups:
        year = int(groups["year"])
        if len(groups["year"]) <= 2:
            year += 2000 if year < _HALF_CENTURY else 1900
        day = time_values.safe_date(year, month, number)
        return None if day is None else time_values.day_value(day)
    near = [time_values.safe_date(context.day.year + shift, month, number) for shift in (-1, 0, 1)]
    days = [day for day in near if day is not None and not (context.has_begun and day > context.day)]
    if not days:
        return None
    ahead = [day for day in days if context.is_future and 0 <= (day - context.day).days <= 2 * _HALF_YEAR]
    day = ahead[0] if ahead else min(days, key=lambda one: abs(one - context.day))
    return time_values.day_value(day, relative=True)


def _month(groups: _Groups, context: _Context) -> TimeValue | None:
    """A month; without a year the last one of the name, or the next where the sentence speaks of what is to come."""
    month = context.words.months[groups["month"]]
    if "year" in groups:
        return time_values.month_value(int(groups["year"]), month)
    year, now = context.day.year, context.day.month
    if "last" in groups:
        return time_values.month_value(year - (month >= now), month, relative=True)
    if context.is_future:
        return time_values.month_value(year + (month < now), month, relative=True)
    return time_values.month_value(year - (month > now), month, relative=True)


def _days(groups: _Groups, context: _Context) -> TimeValue | None:
    """From one day to another ("vom 3. bis 5. Mai", "du 3 mai au 9 juin 2024"), the first of the last's month and year."""
    last = _date({"day": groups["day2"], "month": groups["month2"], **_year_of(groups, "year2", "year")}, context)
    if last is None or last.start is None:
        return None
    month = context.words.months[groups.get("month", groups["month2"])]
    number = int(groups["day"]) if groups["day"].isdigit() else 1
    year = int(groups["year"]) if "year" in groups else last.start.year
    first = time_values.safe_date(year, month, number)
    if first is not None and first > last.start and "year" not in groups:
        first = time_values.safe_date(year - 1, month, number)
    if first is None or first >= last.start:
        return None
    text = f"{first.isoformat()}/{last.start.isoformat()}"
    return TimeValue("DATE", text, first, last.start, text, "day", last.relative)


def _months(groups: _Groups, context: _Context) -> TimeValue | None:
    """From one month to another ("von Mai bis Juli 2024"), of the year before where it would end first."""
    last = _month({"month": groups["month2"], **_year_of(groups, "year2")}, context)
    if last is None or last.start is None:
        return None
    month = context.words.months[groups["month"]]
    year = int(groups["year"]) if "year" in groups else last.start.year - (month > last.start.month)
    first = time_values.month_value(year, month)
    if first.start is None or first.start >= last.start:
        return None
    text = f"{first.edtf}/{last.edtf}"
    return TimeValue("DATE", text, first.start, last.end, text, "month", last.relative)


def _year_of(groups: _Groups, *names: str) -> dict[str, str]:
    """The first of these years that is there, as the year of a date."""
    return next(({"year": groups[name]} for name in names if name in groups), {})


def _month_of_year(groups: _Groups, context: _Context) -> TimeValue:
    """ "im Mai vergangenen Jahres", "en mai de l'an prochain"."""
    year = context.day.year + (("next" in groups) - ("last" in groups))
    return time_values.month_value(year, context.words.months[groups["month"]], relative=True)


def _year(groups: _Groups, context: _Context) -> TimeValue:
    return time_values.year_value(int(groups["year"]))


def _years(groups: _Groups, context: _Context) -> TimeValue | None:
    first, last = int(groups["year"]), int(groups["year2"])
    return time_values.years_value(first, last) if first < last else None


def _season(groups: _Groups, context: _Context) -> TimeValue:
    """ "2025/26": two years where the second follows the first, else the first."""
    first = int(groups["year"])
    is_next = (first + 1) % 100 == int(groups["short"])
    return time_values.years_value(first, first + 1) if is_next else time_values.year_value(first)


def _season_of_year(groups: _Groups, context: _Context) -> TimeValue:
    """ "im Herbst 2022", "à l'été 2015"."""
    return time_values.season_value(int(groups["year"]), context.words.seasons[groups["season"]])


def _last_season(groups: _Groups, context: _Context) -> TimeValue | None:
    """ "im vergangenen Sommer": the last that is over."""
    season = context.words.seasons[groups["season"]]
    values = (time_values.season_value(context.day.year - by, season, relative=True) for by in range(3))
    return next((value for value in values if value.end is not None and value.end < context.day), None)


def _this_year(groups: _Groups, context: _Context) -> TimeValue:
    """ "heuer"."""
    return time_values.year_value(context.day.year, relative=True)


def _last_year(groups: _Groups, context: _Context) -> TimeValue | None:
    """ "im Vorjahr": the one before publication, unless the sentence names another year that it may be before."""
    if _NAMED_YEAR.search(context.text):
        return None
    return time_values.year_value(context.day.year - 1, relative=True)


def _named_decade(groups: _Groups, context: _Context) -> TimeValue | None:
    """ "los años ochenta", "die achtziger Jahre"."""
    tens = context.words.numbers.get(groups["tens"], 0)
    return time_values.decade_value(1900 + tens) if tens % 10 == 0 and tens >= _FIRST_NAMED else None


def _weekday(groups: _Groups, context: _Context) -> TimeValue | None:
    """The last such day up to publication, or the next."""
    wanted = context.words.weekdays[groups["weekday"]]
    ahead = "next" in groups or (context.is_future and "last" not in groups)
    back = (context.day.isoweekday() - wanted) % 7
    if "last" in groups and not back:
        back = 7
    day = time_values.add_units(context.day, (7 - back) if ahead else -back, "day")
    return None if day is None else time_values.day_value(day, relative=True)


def _day_word(groups: _Groups, context: _Context) -> TimeValue | None:
    day = time_values.add_units(context.day, context.words.days[groups["word"]], "day")
    return None if day is None else time_values.day_value(day, relative=True)


def _today(groups: _Groups, context: _Context) -> TimeValue:
    """ "ce matin", "esta mañana"."""
    return time_values.day_value(context.day, relative=True)


def _shifted_unit(by: int) -> Callable[[_Groups, _Context], TimeValue | None]:
    def resolve(groups: _Groups, context: _Context) -> TimeValue | None:
        unit = context.words.units[groups["unit"]]
        day = time_values.add_units(context.day, by, unit)
        return None if day is None else _calendar_unit(day, unit)

    return resolve


def _calendar_unit(day: dt.date, unit: str) -> TimeValue | None:
    """The calendar's year, quarter, month, week … that holds the day."""
    makers: dict[str, Callable[[], TimeValue]] = {
        "year": lambda: time_values.year_value(day.year, relative=True),
        "decade": lambda: time_values.decade_value(day.year, relative=True),
        "century": lambda: time_values.century_value(day.year // 100 + 1, relative=True),
        "quarter": lambda: time_values.quarter_value(day.year, (day.month + 2) // 3, relative=True),
        "month": lambda: time_values.month_value(day.year, day.month, relative=True),
        "week": lambda: time_values.week_value(day),
        "day": lambda: time_values.day_value(day, relative=True),
    }
    return makers[unit]() if unit in makers else None


def _counted(groups: _Groups, context: _Context) -> tuple[int, str]:
    count = groups["count"]
    return int(count) if count.isdigit() else context.words.numbers[count], context.words.units[groups["unit"]]


def _ago(groups: _Groups, context: _Context) -> TimeValue | None:
    count, unit = _counted(groups, context)
    if unit in _IN_YEARS:
        count, unit = count * _IN_YEARS[unit], "year"
    if unit not in ("year", "quarter", "month", "week", "day"):
        return time_values.day_value(context.day, relative=True)
    day = time_values.add_units(context.day, -count, unit)
    return None if day is None else _calendar_unit(day, unit)


def _ahead(groups: _Groups, context: _Context) -> TimeValue | None:
    """ "in zwei Jahren", "dans deux semaines" of what is to come: the year or the week; None of what has been."""
    count, unit = _counted(groups, context)
    if not context.is_future:
        return _duration(groups, context)
    if unit in _IN_YEARS:
        count, unit = count * _IN_YEARS[unit], "year"
    day = time_values.add_units(context.day, count, unit)
    value = None if day is None else _calendar_unit(day, unit)
    return value or _duration(groups, context)


def _since_count(groups: _Groups, context: _Context) -> TimeValue | None:
    """ "seit zwei Jahren": from then on."""
    value = _ago(groups, context)
    if value is None or value.start is None or value.edtf is None or "/" in value.edtf:
        return None
    return replace(value, end=None, edtf=f"{value.edtf}/..")


def _past_span(groups: _Groups, context: _Context) -> TimeValue | None:
    """ "in den vergangenen zwei Jahren": up to publication."""
    count, unit = _counted(groups, context)
    start = time_values.add_units(context.day, -count, unit)
    if start is None or start == context.day:
        return None
    return time_values.interval_value(start, context.day, _timex(count, unit), unit)


def _duration(groups: _Groups, context: _Context) -> TimeValue:
    count, unit = _counted(groups, context)
    return time_values.duration(_timex(count, unit), unit)


def _timex(count: int, unit: str) -> str:
    if unit in _IN_MONTHS:
        return f"P{count * _IN_MONTHS[unit]}M"
    if unit in _IN_YEARS:
        return f"P{count * _IN_YEARS[unit]}Y"
    return _CODES[unit].replace("n", str(count))


def _part_of_year(make: Callable[..., TimeValue], *, months: int) -> Callable[[_Groups, _Context], TimeValue | None]:
    """ "im ersten Halbjahr", "au second trimestre 2024": that of the year, else the last one that has begun."""

    def resolve(groups: _Groups, context: _Context) -> TimeValue | None:
        number = _ordinal(groups, context)
        if not 1 <= number <= _MONTHS_OF_YEAR // months:
            return None
        given = "year" in groups
        year = int(groups["year"]) if given else context.day.year - (months * (number - 1) >= context.day.month)
        return make(year, number, relative=not given)

    return resolve


def _ordinal(groups: _Groups, context: _Context) -> int:
    return int(groups["digit"]) if "digit" in groups else context.words.ordinals[groups["ordinal"]]


def _decade(groups: _Groups, context: _Context) -> TimeValue:
    digits = groups["decade"]
    return time_values.decade_value(int(digits) if len(digits) > 2 else 1900 + int(digits))


def _clock(groups: _Groups, context: _Context) -> TimeValue | None:
    hour, minute = int(groups["hour"]), int(groups.get("minute", "0"))
    if hour > 24 or minute > 59:
        return None
    return time_values.unresolved(f"T{hour:02d}:{minute:02d}", "time", "TIME")


_RULES: dict[str, Callable[[_Groups, _Context], TimeValue | None]] = {
    "date": _date,
    "days": _days,
    "months": _months,
    "month of year": _month_of_year,
    "half": _part_of_year(time_values.half_value, months=6),
    "month": _month,
    "year": _year,
    "bare year": _year,
    "years": _years,
    "season": _season,
    "season of year": _season_of_year,
    "last season": _last_season,
    "this year": _this_year,
    "last year": _last_year,
    "weekday": _weekday,
    "day word": _day_word,
    "today": _today,
    "last unit": _shifted_unit(-1),
    "this unit": _shifted_unit(0),
    "next unit": _shifted_unit(1),
    "ago": _ago,
    "ahead": _ahead,
    "since count": _since_count,
    "past span": _past_span,
    "duration": _duration,
    "quarter": _part_of_year(time_values.quarter_value, months=3),
    "decade": _decade,
    "named decade": _named_decade,
    "clock": _clock,
}
