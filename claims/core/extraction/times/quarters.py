"""Quarters and halves of years, and months, weeks and years named again ("the same month", "the year before")."""

from __future__ import annotations

import datetime as dt
import re

from claims.core.extraction.times import values as time_values
from claims.core.extraction.times.context import Context, Groups, int_of, relative_year, unit_value
from claims.core.extraction.times.reported import is_recent, moved_back, year_before_period
from claims.core.extraction.times.values import TimeValue

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_OTHER_CLAUSE = re.compile(
    r"[.;:!?)(\"“”\n]|, (?!(?:after|and|but|up|down|following|having|with|while|whereas|then)\b)|"
    r"\b(?:say|says|said|told|tells|reports|reported|according|announced|who|which|whose|that|because|if)\b"
)
"""Between a year and "the previous year": signs that they are of different clauses."""
_COMPARED = re.compile(r"\b(?:from|than|with|to|against|on|over|versus) (?:the )?\Z")
"""Before "the previous year": a comparison, mostly with the year before the report's."""


def resolve_quarter(groups: Groups, context: Context) -> TimeValue | None:
    """ "the third quarter of 2019", "first-quarter", "the second half of 2020"."""
    is_half = groups["kind"] == "half"
    number = _QUARTERS.get(groups["q"] or "", 2 if is_half else 4)
    is_of_year = context.original.lower().endswith(" of the year")
    named = groups.get("y") or groups.get("y0") or groups.get("rel2") or groups.get("rel") or is_of_year
    if is_half and (number > 2 or not named):
        return None
    if (groups["kind"] or "").endswith("s"):
        return None
    if groups["q"] in ("last", "final") and not named:
        # "last quarter" is the one before; a "final quarter" may be that of a match.
        reference = context.reference
        return None if reference is None or groups["q"] == "final" else last_full_quarter(reference)
    build = time_values.half_value if is_half else time_values.quarter_value
    year_text = groups.get("y") or groups.get("y0")
    if year_text:
        return build(int(year_text), number)
    reference = context.reference
    if reference is None:
        return time_values.unresolved(f"XXXX-{'H' if is_half else 'Q'}{number}", "quarter")
    if groups.get("ago"):
        return build(_recent_quarter_year(number, reference) - 1, number, relative=True)
    year = relative_year(groups.get("rel") or groups.get("rel2"), reference)
    if year is None and context.future and not is_half:
        # "is expected to close in the first quarter".
        year = reference.year + (number < (reference.month + 2) // 3)
    if year is None:
        year = reference.year if is_half else _recent_quarter_year(number, reference)
    return build(year, number, relative=True)


def _recent_quarter_year(number: int, reference: dt.date) -> int:
    """The year of the latest such quarter that has begun: quarters are named to report on them."""
    return reference.year - (number > (reference.month + 2) // 3)


def resolve_quarter_code(groups: Groups, context: Context) -> TimeValue | None:
    """ "Q3 2020"."""
    number = int(groups.get("q") or groups.get("q2") or 0)
    year_text = groups.get("y") or groups.get("y2")
    if year_text:
        return time_values.quarter_value(int(year_text), number)
    if context.reference is None:
        return time_values.unresolved(f"XXXX-Q{number}", "quarter")
    return time_values.quarter_value(_recent_quarter_year(number, context.reference), number, relative=True)


def resolve_anaphoric_quarter(groups: Groups, context: Context) -> TimeValue | None:
    """ "the latest quarter", "the year-ago period": from the last quarter that the text named."""
    which, noun = groups["which"] or "", groups["noun"] or ""
    reference = context.reference
    if reference is None:
        return time_values.unresolved("XXXX", noun)
    if noun in ("month", "week") and groups.get("ly"):
        named = context.anchor if context.anchor and context.anchor.granularity == noun else None
        named = named or (context.month if noun == "month" else None)
        anchor = named.start if named else None
        then = time_values.add_units(anchor or reference, -1, "year")
        return unit_value(noun, then, 0) if then else None
    if noun in ("month", "week") and (named_year := int_of(groups, "y") or int_of(groups, "y2")):
        # "up from the same week in 2021".
        is_month = noun == "month" and context.month is not None
        named_day = (context.month.start if is_month and context.month else None) or reference
        then = time_values.add_units(named_day, named_year - named_day.year, "year")
        return unit_value(noun, then, 0) if then else None
    if noun in ("month", "year", "week"):
        if (beside := _beside_anchor(which, noun, context)) is not None:
            return beside
        shift = 0 if which in ("current", "latest", "most recent", "same") else -1
        return unit_value(noun, reference, shift if noun != "year" or which != "latest" else 0)
    if noun == "period" and which in ("same", "comparable") and (alike := _same_stretch(groups, context)) is not None:
        return alike
    if noun == "period" and which in ("same", "comparable") and (so_far := _same_days(groups, context)) is not None:
        return so_far
    is_quarter_told = context.anchor is not None and context.anchor.granularity == "quarter"
    told = context.quarter or (context.anchor if is_quarter_told else None)
    if noun == "period" and which in ("same", "comparable") and told is None:
        # "Arrivals are down 18% compared with the same period last year": of which months nobody tells.
        return None
    quarter = told or last_full_quarter(reference)
    if groups.get("y") or groups.get("y2"):
        year = int(groups.get("y") or groups.get("y2") or 0)
        return moved_quarter(quarter, year - _year_of(quarter))
    if which in ("year-ago", "year-earlier", "same", "comparable"):
        return moved_quarter(quarter, -1)
    if which == "current":
        return unit_value("quarter", reference, 0)
    if which in ("prior", "previous", "preceding"):
        start = quarter.start and time_values.add_units(quarter.start, -1, "quarter")
        return time_values.quarter_value(start.year, (start.month + 2) // 3, relative=True) if start else None
    return quarter


def _same_stretch(groups: Groups, context: Context) -> TimeValue | None:
    """ "212 between January and June, up from 180 in the same period last year": the months named, of another year."""
    stretch = context.stretch or context.period
    if stretch is None or stretch.start is None or stretch.end is None or stretch.granularity in ("quarter", "year"):
        return None
    year = int_of(groups, "y") or int_of(groups, "y2") or stretch.end.year - 1
    if stretch.granularity == "month" and stretch.start.month == stretch.end.month:
        return time_values.month_value(year, stretch.start.month, relative=True)
    return moved_back(stretch.start, stretch.end, stretch.end.year - year)


def _same_days(groups: Groups, context: Context) -> TimeValue | None:
    """ "40 so far this year, up from 29 in the same period of 2025": from its first day to the day of the article's."""
    reference, anchor = context.reference, context.anchor
    if reference is None or anchor is None or anchor.granularity != "year" or context.quarter is not None:
        return None
    if anchor.start is None or anchor.start.year != reference.year:
        return None
    year = int_of(groups, "y") or int_of(groups, "y2") or reference.year - 1
    end = time_values.add_units(reference, year - reference.year, "year")
    start = time_values.safe_date(year, 1, 1)
    if start is None or end is None:
        return None
    return time_values.interval_value(start, end, f"{start.isoformat()}/{end.isoformat()}", "period", "DATE")


def _beside_anchor(which: str, unit: str, context: Context) -> TimeValue | None:
    """ "lost $4m in 2019, after a profit the previous year", "in 1975 … the same year": from a unit named just before.

    Also "6% fewer than in the previous year" behind "the 12 months to March", and the month before the one reported on.
    """
    anchor, between, back = context.anchor, context.since_anchor, which in ("prior", "previous", "preceding")
    if unit == "year" and back and (before := year_before_period(context)) is not None:
        return before
    if unit == "month" and back and context.month is not None and context.month.start is not None:
        return unit_value(unit, context.month.start, -1)
    if which == "same" and (then := _same_unit(unit, context)) is not None:
        return then
    is_other_sentence = between is None or ". " in between
    if back and is_other_sentence and not context.is_compared and context.is_near and anchor is not None:
        return unit_value(unit, anchor.start, -1) if anchor.start and anchor.granularity == unit else None
    if anchor is None or anchor.start is None or between is None or anchor.granularity != unit:
        return None
    if _OTHER_CLAUSE.search(between):
        return None
    if which != "same" and _COMPARED.search(between) and not is_recent(anchor.start, context.reference):
        return None
    shift = {"prior": -1, "previous": -1, "preceding": -1, "same": 0}.get(which)
    return None if shift is None else unit_value(unit, anchor.start, shift)


_FINER = {"week": ("day",), "month": ("day", "week"), "year": ("day", "week", "month", "quarter", "season")}


def _same_unit(unit: str, context: Context) -> TimeValue | None:
    """ "burned down on Jan. 5, 2015. In the same month …": the unit that holds the day or month named near before."""
    anchor = context.anchor
    if anchor is None or anchor.start is None or not context.is_near or context.is_compared:
        return None
    if anchor.granularity != unit and anchor.granularity not in _FINER.get(unit, ()):
        return None
    return unit_value(unit, anchor.start, 0)


def resolve_quarter_ago(groups: Groups, context: Context) -> TimeValue | None:
    """ "the quarter a year ago": that of the year before the last quarter named."""
    if context.reference is None:
        return time_values.unresolved("XXXX-QX", "quarter")
    return moved_quarter(context.quarter or last_full_quarter(context.reference), -1)


def last_full_quarter(reference: dt.date) -> TimeValue:
    """The last quarter that had ended by the reference date."""
    number = (reference.month + 2) // 3 - 1
    return time_values.quarter_value(reference.year - (number == 0), number or 4, relative=True)


def _year_of(value: TimeValue) -> int:
    return value.start.year if value.start else 0


def moved_quarter(quarter: TimeValue, years: int) -> TimeValue | None:
    """The same quarter so many years later."""
    start = quarter.start and time_values.add_units(quarter.start, years, "year")
    return time_values.quarter_value(start.year, (start.month + 2) // 3, relative=True) if start else None


def resolve_year_period(groups: Groups, context: Context) -> TimeValue | None:
    """ "the 1988 period": that year's quarter of the last one named."""
    year = int_of(groups, "y")
    quarter = context.quarter
    return (
        moved_quarter(quarter, year - _year_of(quarter)) if quarter and quarter.start else time_values.year_value(year)
    )
