"""From the form of a time expression to its value, against a reference date and the tense of its sentence.

Directions: a bare weekday, month or date without a year is the last one up to and including the reference date, unless the
sentence speaks of the future; a month and day then is the nearest one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from claims.core.extraction.lexicon.calendar_words import DAY_PARTS, WEEKDAYS
from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.calendar import (
    resolve_century,
    resolve_decade,
    resolve_each_month,
    resolve_holiday,
    resolve_iso,
    resolve_month,
    resolve_month_day,
    resolve_month_rel,
    resolve_month_year,
    resolve_season,
    resolve_slash,
    resolve_week_of,
    resolve_year,
    resolve_year_end,
    resolve_year_short,
    resolve_year_words,
)
from claims.core.extraction.times.context import (
    NEXT,
    PAST,
    Context,
    Groups,
    clock_text,
    count_of,
    duration_timex,
    is_capitalized,
    number_of,
    singular_unit,
    unit_value,
    whole_units,
    with_clock,
)
from claims.core.extraction.times.quarters import (
    last_full_quarter,
    moved_quarter,
    resolve_anaphoric_quarter,
    resolve_quarter,
    resolve_quarter_ago,
    resolve_quarter_code,
    resolve_year_period,
)
from claims.core.extraction.times.reported import is_year_reported, month_reported, moved_back, year_named
from claims.core.extraction.times.turns import (
    ago_to_the,
    resolve_all_of,
    resolve_era,
    resolve_fiscal_code,
    resolve_fortnight,
    resolve_half_code,
    resolve_next_alone,
    resolve_sport_season,
    resolve_this_time,
    resolve_unit_beside,
    resolve_weekday_of_month,
    resolve_weekday_week,
    resolve_year_beside,
)
from claims.core.extraction.times.values import TimeValue

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


_FIRST_OF_FINANCIAL_YEAR = 4
"""The month in which what is called a financial or tax year begins (Britain, India, Japan); others say fiscal year."""
# The name of a program ("60 Minutes"), not a length.
_TITLE = re.compile(r"\d [A-Z][a-z]")


NAMED_IN_FULL = frozenset({"iso", "slash", "month_year", "year", "year_short", "year_words"})
"""Rules of expressions that say themselves which day, month or year they mean, whatever the tense of the words around."""


def resolve(rule: str, groups: Groups, context: Context) -> TimeValue | None:
    """The value of a matched rule, or None where the words are no time after all."""
    return _RESOLVERS[rule](groups, context)


def _clock_day(groups: Groups, context: Context) -> TimeValue | None:
    named = {name: groups.get(name) or groups.get(f"w{name}") for name in ("m", "d", "m2", "d2", "y")}
    if groups.get("word"):
        value = _day_word({"word": groups["word"]}, context)
    elif month := named["m"] or named["m2"]:
        value = resolve_month_day({"m": month, "d": named["d"] or named["d2"], "y": named["y"]}, context)
    else:
        value = _weekday({"w": groups["w"], "rel": groups.get("rel")}, context)
    return with_clock(value, _clock_of(groups))


def _clock_of(groups: Groups) -> str:
    """The clock time with the part of the day that is said behind its day ("7:40 on Monday evening")."""
    clock = groups.get("clock") or ""
    part = groups.get("part") or ("night" if groups.get("word") == "tonight" else "")
    return f"{clock} {part}" if part else clock


def _relative_unit(groups: Groups, context: Context) -> TimeValue | None:
    unit = groups["u"] or ""
    relation = re.sub(r"^(?:the|that) ", "", groups["rel"] or "").removesuffix("fiscal").strip()
    if context.reference is None:
        return time_values.unresolved(
            {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"), unit
        )
    if relation in ("same", "same same", "that"):
        anchor = context.anchor
        if (
            unit == "day"
            and relation == "that"
            and anchor is not None
            and anchor.granularity in ("month", "year", "decade")
        ):
            # "He left in 2022. The bank closed that day": no day was told.
            return time_values.unresolved("XXXX-XX-XX", unit)
        return unit_value(unit, anchor.start if anchor and anchor.start else context.reference, 0)
    is_financial = relation.endswith((" financial", " tax"))
    relation = relation.rpartition(" ")[0] if is_financial else relation
    shift = -1 if relation in PAST else 1 if relation in NEXT else 0
    if is_financial:
        first = context.reference.year - (context.reference.month < _FIRST_OF_FINANCIAL_YEAR) + shift
        return time_values.years_value(first, first + 1)
    if relation in ("following", "preceding") and context.anchor and context.anchor.start:
        return unit_value(unit, context.anchor.start, shift)
    if unit == "day" and relation in ("next", "previous") and (told := _day_told(context)) is not None:
        return unit_value(unit, told, shift)
    if relation == "next" and context.original.startswith("The ") and context.tense == "past" and context.is_near:
        # "The next month, Rosta quit" goes on from what was told.
        return unit_value(unit, (context.anchor and context.anchor.start) or context.reference, shift)
    return unit_value(unit, context.reference, shift)


def _day_told(context: Context) -> dt.date | None:
    """The day that "the next day" follows: the one named last."""
    anchor = context.anchor
    return anchor.start if anchor is not None and anchor.granularity == "day" else None


def _counted_relative(groups: Groups, context: Context) -> TimeValue | None:
    unit = singular_unit(groups["u"] or "")
    count = count_of(groups)
    timex = duration_timex(count, unit)
    relation = groups["rel"] or ""
    if relation == "over" or (
        relation in ("recent", "final", "remaining", "latest", "first")
        and not (groups.get("the") or relation == "recent")
    ):
        return None
    reference = context.reference
    if reference is None or count is None or relation not in PAST | NEXT:
        return time_values.duration(timex, unit)
    if relation == "next" and context.is_from_then:
        return time_values.duration(timex, unit)
    whole = int(count)
    day = time_values.add_units(reference, -whole if relation in PAST else whole, unit)
    if day is None or unit in ("second", "minute", "hour", "weekend"):
        return time_values.duration(timex, unit)
    start, end = (day, reference) if relation in PAST else (reference, day)
    return time_values.interval_value(start, end, timex, unit)


def _ago(groups: Groups, context: Context) -> TimeValue | None:
    unit = singular_unit(groups["u"] or "")
    count = count_of(groups)
    direction = (groups["dir"] or "").split(" ")[0] if groups.get("grain") else groups["dir"] or ""
    if (grain := groups.get("grain")) and count is not None and context.reference is not None:
        return ago_to_the(grain, count, unit, context.reference)
    if direction in ("before", "previously", "prior", "hence") and unit not in ("day", "week", "month", "year"):
        return time_values.duration(duration_timex(count, unit), unit) if direction == "before" else None
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
        and (unit in ("day", "week", "month") or (direction == "later" and not context.future))
    ):
        base = context.anchor.start
    is_unanchored = direction == "later" and base is context.reference and context.tense == "past"
    if base is None or is_unanchored or unit in ("second", "minute", "hour"):
        # "died three years later" than what an earlier text says.
        return time_values.duration(duration_timex(count, unit), unit)
    if unit == "year" and count == 1 and backward and context.quarter:
        return moved_quarter(context.quarter, -1)
    is_year_before = unit == "year" and direction in ("earlier", "before")
    if is_year_before and context.period and context.period.start and context.period.end:
        return moved_back(context.period.start, context.period.end, int(count))
    if is_year_before and count == 1 and is_year_reported(context):
        return resolve_year_beside({"u": "year", "d": "before"}, context)
    if is_year_before and (named := year_named(context)) is not None:
        return time_values.year_value(named - int(count), relative=True)
    reported = month_reported(context) if is_year_before else None
    if reported is not None:
        month = time_values.add_units(reported, -int(count), "year")
        return time_values.month_value(month.year, month.month, relative=True) if month else None
    count, unit = whole_units(count, unit)
    day = time_values.add_units(base, -int(count) if backward else int(count), unit)
    if day is None:
        # Before the calendar begins: "some 12,000 years ago".
        return TimeValue("DATE", "PAST_REF", granularity=unit, relative=True) if backward else None
    return unit_value(
        {"decade": "year", "century": "year", "weekend": "week", "fortnight": "week"}.get(unit, unit), day, 0
    )


def _in_time(groups: Groups, context: Context) -> TimeValue | None:
    """ "in two years' time"."""
    return _ago(groups | {"dir": "from now"}, context)


def _overnight(groups: Groups, context: Context) -> TimeValue | None:
    """The night that ends on the day of publication, or begins on it where the sentence speaks of the future."""
    if context.reference is None:
        return time_values.unresolved("XXXX-XX-XXTNI", "day", "TIME")
    first = context.reference if context.future else time_values.add_units(context.reference, -1, "day")
    last = time_values.add_units(first, 1, "day") if first else None
    if first is None or last is None:
        return None
    return TimeValue("TIME", f"{first}TNI", first, last, f"{first}/{last}", "night", True)


def _bare_ago(groups: Groups, context: Context) -> TimeValue | None:
    return time_values.unresolved(
        "PAST_REF" if groups["dir"] in ("ago", "earlier") else "FUTURE_REF", singular_unit(groups["u"] or "")
    )


def _year_ago_adjective(groups: Groups, context: Context) -> TimeValue | None:
    if context.reference is None:
        return time_values.unresolved("XXXX", "year")
    return (
        moved_quarter(context.quarter, -1)
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
    relation = groups["rel"] or ""
    base = context.reference
    if relation in ("the next", "that", "the same") and not context.future and context.anchor is not None:
        base = context.anchor.end or base
    day = time_values.add_units(base, {"last": -1, "the next": 1}.get(relation, 0), "day")
    return time_values.day_value(day, relative=True, time=part) if day else None


def _part_of_day(groups: Groups, context: Context) -> TimeValue | None:
    if groups.get("word"):
        return _day_word(groups, context)
    month = groups.get("m") or groups.get("m2")
    if month is None:
        return _weekday(groups, context)
    named = {"m": month, "d": groups.get("d") or groups.get("d2"), "y": groups.get("y"), "rel": groups.get("rel")}
    day = resolve_month_day(named, context)
    if day is None or day.start is None:
        return day
    return time_values.day_value(day.start, relative=day.relative, time=DAY_PARTS[groups["part"] or ""])


def _day_beside(groups: Groups, context: Context) -> TimeValue | None:
    """ "the day before last Tuesday", "the day after Christmas"."""
    if groups.get("h"):
        beside = resolve_holiday(groups, context)
    elif groups.get("m"):
        beside = resolve_month_day(groups, context)
    elif groups.get("word"):
        beside = _day_word({"word": groups["word"]}, context)
    else:
        beside = _weekday({"w": groups["w"], "rel": (groups.get("rel") or "").strip()}, context)
    if beside is None or beside.start is None:
        return None
    day = time_values.add_units(beside.start, 1 if groups["dir"] == "after" else -1, "day")
    return time_values.day_value(day, relative=beside.relative) if day else None


def _each_weekday(groups: Groups, context: Context) -> TimeValue | None:
    if groups.get("wp"):
        part = DAY_PARTS[(groups["parts"] or "").removesuffix("s")]
        return TimeValue("SET", f"XXXX-WXX-{WEEKDAYS[groups['wp'] or ''] + 1}{part}", granularity="set")
    name = (groups.get("w") or groups.get("ws") or "").removesuffix("s") if groups.get("ws") else groups.get("w") or ""
    return TimeValue("SET", f"XXXX-WXX-{WEEKDAYS[name] + 1}", granularity="day")


def _weekday(groups: Groups, context: Context) -> TimeValue | None:
    name = groups["w"] or ""
    if len(name) < 6 and not is_capitalized(context.original, name):
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
    return with_clock(value, groups.get("clock"))


def _set(groups: Groups, context: Context) -> TimeValue | None:
    adverb = groups.get("adv")
    if adverb and context.original[:1].isupper():
        # A newspaper's name.
        return None
    if adverb:
        return TimeValue("SET", _ADVERBS[adverb], granularity="set")
    unit = singular_unit(groups.get("u") or groups.get("u2") or "")
    if unit in DAY_PARTS:
        return TimeValue("SET", f"XXXX-XX-XX{DAY_PARTS[unit]}", granularity="set")
    return TimeValue("SET", duration_timex(number_of(groups.get("n")) or 1, unit), granularity="set")


def _duration(groups: Groups, context: Context) -> TimeValue | None:
    unit = singular_unit(groups["u"] or "")
    if groups["tail"] in ("-old", " old", " of age") or (unit in ("quarter", "weekend") and not groups.get("n")):
        return None
    if (groups.get("lead") == "the " and not groups.get("n")) or context.original.lower().endswith("three-quarters"):
        return None
    if groups.get("one") and unit == "second":
        return None
    if groups["u"] == "quarter" and groups.get("n") and groups["tail"] != "-long":
        # "two and three quarter hours", "three quarter-finals".
        return None
    if _TITLE.search(context.original):
        return None
    count = count_of(groups)
    if "and a half" in context.original.lower():
        count = (count or 0) + 0.5 if count == int(count or 0) else count
    return time_values.duration(duration_timex(count, unit), unit)


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
    return time_values.duration(duration_timex(None if groups.get("s") in ("s", "ies") else 1, unit), unit)


def _plural_units(groups: Groups, context: Context) -> TimeValue | None:
    unit = singular_unit(groups["u"] or "")
    return time_values.duration(duration_timex(None, unit), unit)


def _anaphoric(groups: Groups, context: Context) -> TimeValue | None:
    unit = groups["u"] or groups["uq"] or groups["um"] or ""
    if context.reference is None:
        return None
    if groups.get("we"):
        return unit_value("weekend", context.reference, 0 if context.future or context.reference.weekday() > 4 else -1)
    if unit == "quarter" and not groups["um"]:
        return context.quarter or last_full_quarter(context.reference)
    is_that = "that" in context.original.lower()
    is_anchored = context.anchor is not None and (is_that or (context.is_near and not context.future))
    named = context.anchor.start if context.anchor and is_anchored else None
    return unit_value(unit, named or context.reference, 0)


def _pointer(groups: Groups, context: Context) -> TimeValue | None:
    name = "PRESENT_REF" if groups.get("now") else "PAST_REF" if groups.get("past") else "FUTURE_REF"
    return time_values.reference_to(name)


def _clock(groups: Groups, context: Context) -> TimeValue | None:
    clock = clock_text(_clock_of(groups))
    if context.reference is None:
        return time_values.unresolved(f"XXXX-XX-XX{clock}", "time", "TIME")
    # Of a night the hours before noon belong to its second day.
    of_day = context.day and (context.day.end if clock < "T12" else context.day.start)
    day = of_day or context.reference
    if (relation := groups.get("rel")) in ("this", "last"):
        day = time_values.add_units(context.reference, -1 if relation == "last" else 0, "day") or day
    return time_values.day_value(day, relative=True, time=clock)


_RESOLVERS: dict[str, Callable[[Groups, Context], TimeValue | None]] = {
    "era": resolve_era,
    "weekday_week": resolve_weekday_week,
    "unit_beside": resolve_unit_beside,
    "year_beside": resolve_year_beside,
    "next_alone": resolve_next_alone,
    "fortnight": resolve_fortnight,
    "fiscal_code": resolve_fiscal_code,
    "half_code": resolve_half_code,
    "this_time": resolve_this_time,
    "in_time": _in_time,
    "iso": resolve_iso,
    "slash": resolve_slash,
    "clock_day": _clock_day,
    "month_day": resolve_month_day,
    "day_month": resolve_month_day,
    "month_year": resolve_month_year,
    "month_rel": resolve_month_rel,
    "week_of": resolve_week_of,
    "part_of_day": _part_of_day,
    "day_beside": _day_beside,
    "each_month": resolve_each_month,
    "quarter": resolve_quarter,
    "quarter_code": resolve_quarter_code,
    "anaphoric_quarter": resolve_anaphoric_quarter,
    "quarter_ago": resolve_quarter_ago,
    "year_period": resolve_year_period,
    "season": resolve_season,
    "all_of": resolve_all_of,
    "sport_season": resolve_sport_season,
    "decade": resolve_decade,
    "century": resolve_century,
    "relative_unit": _relative_unit,
    "counted_relative": _counted_relative,
    "ago": _ago,
    "bare_ago": _bare_ago,
    "overnight": _overnight,
    "year_ago_adjective": _year_ago_adjective,
    "day_word": _day_word,
    "this_part": _this_part,
    "each_weekday": _each_weekday,
    "weekday_of_month": resolve_weekday_of_month,
    "weekday": _weekday,
    "year": resolve_year,
    "year_short": resolve_year_short,
    "year_words": resolve_year_words,
    "month": resolve_month,
    "holiday": resolve_holiday,
    "set": _set,
    "duration": _duration,
    "half_unit": _half_unit,
    "long": _long,
    "plural_units": _plural_units,
    "anaphoric": _anaphoric,
    "year_end": resolve_year_end,
    "pointer": _pointer,
    "clock": _clock,
}
