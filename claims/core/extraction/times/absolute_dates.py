"""Relative dates made absolute: "on Saturday" -> "on 22 February 2020", "last year's" -> "2019's"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.edits import Edit
from claims.core.records import Span, TimeExpression

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_OTHER_YEARS = words("fiscal financial school academic season")
_LEADING_TO_DAYS = words("on by until till since before after late early")
"""Words of a time that its day keeps before it."""
_BEFORE_DAYS = words("dated on by until till since before after from to of the and between for late early least")
"""What stands before a time where its day takes no "on"."""
_LEADING_TO_YEARS = words("since in by until before after during from early late")
"""The same of a month or year."""
_BEFORE_YEARS = words("in of since by until before after from to for during least the and early late mid")
"""What stands before a time where its month or year takes no "in"."""
_REASON = "date made absolute from the publication date"
_OF_UNIT = re.compile(r" of (?:the|each|every|that) (?:month|year|week|quarter)\b")
_TIME_OF_DAY = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:A-Z]+")
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_PART_OF_DAY = re.compile(
    rf"(?:on )?(?P<rough>early |late )?(?:{_WEEKDAYS}|yesterday) (?P<part>morning|afternoon|evening|night)",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(rf"(?:\b(?:on|this) )?\b(?:{_WEEKDAYS})\b(?: (?:morning|afternoon|evening|night))?")
_OF_MONTH = "|".join(MONTHS)
_LEFT_OPEN = re.compile(
    rf"(?:(?:{_OF_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:{_OF_MONTH}))"
    r"(?:,? (?:this|last|next) year)?\Z"
)
"""A month with its day at the end, whose year is named by a word alone or not at all."""
_BEFORE_PARTS = words("on by until since before after from of at as than spent spend spending")
"""What a part of a day follows as it is: "by | Monday night", "spent | Monday night"."""
_BEFORE_TIMES = words("by until since before after")
"""What a part of a day or a time of the clock keeps before it."""
_TOLD_BEHIND = re.compile(r" (?:of|to \S*\d)")
_IN_THE = re.compile(
    r"\b(?:in|by|during|since|until|from|to|and|or|for|through) the (?:early |late )?\Z", re.IGNORECASE
)
_LEAD = 24
"""Letters that tell whether "fall" is the season at most: "since the early |"."""
_STRETCH = 40
"""Letters around a time that tell whether it names something at most."""
_IN_NAME = re.compile(r"\b(?:Super|Black|Ash|Holy|Palm|Shrove|Maundy|Bloody|Cyber|Giving|Fat|Boxing) \Z")
_NOWADAYS = re.compile(
    r"today['’]s (?:youth|world|young|children|kids|students|society|standards|economy|generations?|politics|technology|"
    r"climate|environment|markets?|culture|consumers|prices|money|women|men|parents|workers|teenagers|families)\b",
    re.IGNORECASE,
)
_OF_NAME = re.compile(r" [A-Z][a-z]")
_OF_STRETCH = re.compile(r"\b(?:the|an?)\s\Z|\b(?:between|from)\s(?:[^.;]{0,30}\s(?:and|to)\s)?\Z", re.IGNORECASE)
_PART_BEHIND = re.compile(r" (?:and|or|to) (?:morning|afternoon|evening|night)\b")
_FEAST = re.compile(r"Christmas|Easter|Thanksgiving|Halloween")
_BESIDE_FEASTS = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|spen[dt]s?|spending|celebrate[ds]?|celebrating|enjoy(?:s|ed)?|"
    r"call(?:s|ed|ing)?|lov(?:es?|ed)|hat(?:es?|ed)|ban(?:s|ned|ning)?|mark(?:s|ed|ing)?|observ(?:es?|ed|ing))|\d)\s\Z",
    re.IGNORECASE,
)
_OF_FEASTS = re.compile(
    r" (?:gifts?|cards?|part(?:y|ies)|trees?|presents?|dinners?|lunch|eggs?|sales?|break|markets?|lights|message)\b"
)
"""What is named after a feast rather than dated by it ("Christmas gifts")."""
_NOON = re.compile(rf"(?:{_WEEKDAYS}) (noon|midday|midnight)", re.IGNORECASE)


_SINCE_EVENT = re.compile(
    rf"(?:since|until|before|after) .+? (?P<joint>on|in|of) "
    rf"(?P<day>(?:(?:early|late|last) )?(?:{_WEEKDAYS}|{_OF_MONTH}|last (?:week|month|year)))",
    re.IGNORECASE,
)
"""A time that something happened at, or the end or middle of it ("since the end of | June")."""
_WITH_YEAR = re.compile(r"\d{4}")
_OF_YEAR = re.compile(r"\b(?:of )?(?:next|last|this) year$")
_OF_THIS_MONTH = re.compile(r"\bof (?:the|next|last|this) month$")
_ENDS_OF = re.compile(r"(?:the |The )?(?:end|start|beginning|middle|rest) of ")
_DETERMINERS = ("the", "a", "early", "late", "mid")
_TOLD_BEFORE = re.compile(r"since(?: then)?", re.IGNORECASE)
"""A time that is told by another one before it alone."""
_EVER = "ever "
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "fall", "WI": "winter"}
_PARTS_OF_YEARS = {
    "H1": "first half",
    "H2": "second half",
    "Q1": "first quarter",
    "Q2": "second quarter",
    "Q3": "third quarter",
    "Q4": "fourth quarter",
}


def date_edit(body: str, found: TimeExpression) -> Edit | None:
    """ "on Saturday" -> "on 22 February 2020", "last year's" -> "2019's", "last month" -> "in January 2020"."""
    found = _behind_event(body, found)
    surface = body[found.span.start : found.span.end]
    if _stays(body, found, surface.lower()):
        return None
    before = body[max(0, found.span.start - 12) : found.span.start].lower().split()
    after = body[found.span.end : found.span.end + 2]
    new = _in_words(found, surface, before[-1] if before else "", after)
    return Edit(found.span, new, _REASON) if new is not None and new != surface else None


def _behind_event(body: str, found: TimeExpression) -> TimeExpression:
    """The day alone where a time tells what happened then ("since the cable broke on | Thursday")."""
    event = _SINCE_EVENT.fullmatch(body, found.span.start, found.span.end)
    if event is None or (event["joint"].lower() == "of" and _DAY.fullmatch(found.timex)):
        return found
    return replace(found, span=Span(event.start("day"), found.span.end))


def _stays(body: str, found: TimeExpression, lowered: str) -> bool:
    """Whether a time stays as it is written, because it is no date or tells its day by itself."""
    if lowered.endswith((" ago", " earlier", " later", " before", " after", " previously")) and not _DAY.fullmatch(
        found.timex
    ):
        return True
    if _is_part_of_name(body, found.span) or lowered.startswith(("year-earlier", "year-ago", "month-earlier")):
        return True
    if lowered == "today" and body[found.span.start : found.span.end].isupper():
        # "USA TODAY".
        return True
    if lowered == "march" and body[found.span.end :].startswith(" of the "):
        # "the March of the Mothers".
        return True
    if lowered.endswith("past year") or (lowered.startswith("the ") and "-" in lowered):
        # "over the past year" is no year of the calendar, "the late-November trip" no day.
        return True
    if lowered in ("the month", "the year", "the week", "the day") or not _OTHER_YEARS.isdisjoint(lowered.split()):
        # "the second Monday of the month" comes again and again; a fiscal year is no calendar year.
        return True
    if _begins_year(found, lowered):
        return False
    if found.granularity == "season" and _is_no_season(body, found.span):
        return True
    # "the last Friday of the month" tells the day by itself.
    return _names_something(body, found) or _OF_UNIT.match(body, found.span.end) is not None


def _is_part_of_name(body: str, span: Span) -> bool:
    """Whether a weekday is part of a name ("Super Tuesday"), or "today's" is of our time ("today's youth")."""
    named = _IN_NAME.search(body, max(0, span.start - _LEAD), span.start)
    return named is not None or _NOWADAYS.match(body, span.start) is not None


def _begins_year(found: TimeExpression, lowered: str) -> bool:
    """Whether it is the beginning of a year that is not named: "since the start of the year"."""
    return (
        lowered.endswith((" start of the year", " beginning of the year")) and _YEAR.fullmatch(found.timex) is not None
    )


def _in_words(found: TimeExpression, surface: str, preposition: str, after: str) -> str | None:
    """The words that stand for a time, behind ``preposition`` and before ``after``; None where there are none."""
    if surface.lower().startswith(_EVER):
        # "Ever since then" keeps its "since".
        new = _in_words(found, surface[len(_EVER) :], "", after)
        return None if new is None else f"{surface[: len(_EVER)]}{new}"
    if _begins_year(found, surface.lower()):
        return f"{surface[: -len('the year')]}{found.timex}"
    day = found.start or found.end
    if _DAY.fullmatch(found.timex) and day is not None:
        return _day_behind(surface, preposition, after, day)
    if _TIME_OF_DAY.fullmatch(found.timex) and found.start is not None:
        return _with_day_of_time(surface, preposition, found.start)
    if _MONTH.fullmatch(found.timex):
        if surface.split()[0].lower() == "the" and surface.split()[-1] in MONTHS:
            # "the end of June" keeps its end.
            return f"{surface} {found.timex[:4]}"
        if _ENDS_OF.match(surface) and _OF_THIS_MONTH.search(surface):
            # "the end of this month" keeps its end.
            return _OF_THIS_MONTH.sub(f"of {_full_month(found.timex)}", surface)
        if surface.lower().startswith(("mid-", "mid ")) and surface.split("-")[-1].split()[-1] in MONTHS:
            # "mid-October" keeps its middle.
            return f"{surface} {found.timex[:4]}"
        return _with_lead(surface, preposition, _full_month(found.timex), after)
    if _YEAR.fullmatch(found.timex) and _ENDS_OF.match(surface):
        # "the end of last year" keeps its end.
        return _OF_YEAR.sub(f"of {found.timex}", surface)
    if _YEAR.fullmatch(found.timex):
        return _with_lead(surface, preposition, found.timex, after)
    return _stretch_in_words(found, surface, preposition, after)


def _day_behind(surface: str, preposition: str, after: str, day: dt.date) -> str:
    """ "on 22 February 2020", with the preposition that it has already, or none; "at Easter 2020"."""
    if preposition == "at" and surface.isalpha() and re.fullmatch(_WEEKDAYS, surface) is None:
        return f"{surface} {day.year}"
    lead = surface.split()[0] if surface.split() else ""
    if lead.lower() in _LEADING_TO_DAYS:
        return f"{lead} {_full_day(day)}"
    joined = preposition in _BEFORE_DAYS or after in ("'s", "’s")
    return _full_day(day) if joined else f"on {_full_day(day)}"


def _full_month(timex: str) -> str:
    """ "January 2020" for "2020-01"."""
    year, month = timex.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def _is_no_season(body: str, span: Span) -> bool:
    """Whether a season has its own year or name behind it, or is a fall of something: "the winter | of discontent"."""
    if _TOLD_BEHIND.match(body, span.end):
        return True
    is_fall = body[span.start : span.end].lower() == "fall"
    return is_fall and _IN_THE.search(body, max(0, span.start - _LEAD), span.start) is None


def _names_something(body: str, found: TimeExpression) -> bool:
    """Whether a part of a day or a feast only names a thing, or is one end of a stretch of days.

    "The Monday morning train", "Saturday Night Live", "between Friday night and Sunday morning", "300 Easter eggs".
    """
    surface = body[found.span.start : found.span.end]
    before, behind = body[max(0, found.span.start - _STRETCH) : found.span.start], body[found.span.end :][:_STRETCH]
    if _PART_OF_DAY.fullmatch(surface):
        is_name = surface.rpartition(" ")[2].istitle() or behind.startswith(("'s", "’s"))
        return is_name or _OF_STRETCH.search(before) is not None or _PART_BEHIND.match(behind) is not None
    if not _FEAST.fullmatch(surface) or not _DAY.fullmatch(found.timex):
        return False
    names = _OF_NAME.match(behind) is not None or _OF_FEASTS.match(behind) is not None
    return names or _BESIDE_FEASTS.search(before) is not None


def _with_day_of_time(surface: str, preposition: str, day: dt.date) -> str:
    """ "on Monday morning" -> "on the morning of 17 February 2020", "6 p.m. on Monday" -> "6 p.m. on 17 February 2020"."""
    lead, _, rest = surface.partition(" ")
    if rest and lead.lower() in _BEFORE_TIMES:
        # "since Friday evening".
        return f"{lead} {_with_day_of_time(rest, lead.lower(), day)}"
    part = _PART_OF_DAY.fullmatch(surface)
    if part is None and _LEFT_OPEN.search(surface):
        return _LEFT_OPEN.sub(_full_day(day), surface)
    if part is None:
        noon = _NOON.fullmatch(surface)
        on_day = f"on {_full_day(day)}"
        return f"{noon[1].lower()} {on_day}" if noon is not None else _NAMED_DAY.sub(on_day, surface, count=1)
    lead = "" if preposition in _BEFORE_PARTS else "on "
    return f"{part['rough'] or ''}{lead}the {part['part'].lower()} of {_full_day(day)}"


def _stretch_in_words(found: TimeExpression, surface: str, preposition: str, after: str) -> str | None:
    """A season, a part of a year or a row of months with its year ("in summer 2026", "between July and August 2026")."""
    first, last = found.start, found.end
    told = _part_of_year_in_words(found.timex) if _TOLD_BEFORE.fullmatch(surface) else None
    if told is not None:
        return _with_lead(surface, preposition, told, after)
    if last is None and found.granularity == "week" and surface.split()[-1] in MONTHS:
        # "since the last week of August".
        last = first
    if first is None or last is None or _WITH_YEAR.search(surface) or "same" in surface.lower().split():
        # Of which year "the same period last year" is, only what it is compared with tells.
        return None
    if _OF_YEAR.search(surface):
        return _OF_YEAR.sub(f"of {first.year}", surface)
    if found.granularity == "season":
        year = str(first.year) if first.year == last.year else f"{first.year}-{last.year % 100:02d}"
        if preposition in _DETERMINERS:
            return f"{surface} of {year}"
        season = surface.removesuffix("'s").removesuffix("’s").split()[-1]
        return _with_lead(surface, preposition, f"{season} {year}", after)
    if surface.split()[-1] not in MONTHS and surface.rpartition("-")[2] not in MONTHS:
        return None
    is_one_year = first.year == last.year or surface.startswith("the ")
    return f"{surface} {last.year}" if is_one_year else None


def _part_of_year_in_words(timex: str) -> str | None:
    """ "fall 2015" for "2015-FA", "the third quarter of 2015" for "2015-Q3"; None of other times."""
    year, _, part = timex.partition("-")
    if part == "WI":
        return f"winter {year}-{(int(year) + 1) % 100:02d}"
    if part in _SEASONS:
        return f"{_SEASONS[part]} {year}"
    return f"the {_PARTS_OF_YEARS[part]} of {year}" if part in _PARTS_OF_YEARS else None


def _with_lead(surface: str, preposition: str, new: str, after: str) -> str:
    lead, _, rest = surface.partition(" ")
    if lead.lower() in _LEADING_TO_YEARS:
        rough = rest.split()[0] if rest.lower().startswith(("early ", "late ", "mid ")) else ""
        return f"{lead} {rough} {new}" if rough else f"{lead} {new}"
    if surface.endswith(("'s", "’s")):
        return f"{new}'s"
    joined = preposition in _BEFORE_YEARS or after in ("'s", "’s")
    return new if joined else f"in {new}"


def dated_in_words(found: TimeExpression) -> str | None:
    """When something was that happened "when" this time was: "in 1974", "on 22 February 2020"; None of longer times."""
    if _DAY.fullmatch(found.timex) and found.start is not None:
        return f"on {_full_day(found.start)}"
    if _MONTH.fullmatch(found.timex):
        return f"in {_full_month(found.timex)}"
    return f"in {found.timex}" if _YEAR.fullmatch(found.timex) else None


def _full_day(day: dt.date) -> str:
    """A day as standalone texts write it: "22 February 2020"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
