"""The English words of the calendar: months, weekdays, seasons, lengths of time."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

_MONTHS = (
    ("january", "jan"),
    ("february", "feb", "febr"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)

MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
"""Month number 1..12 by folded name or abbreviation."""

WEEKDAYS: dict[str, int] = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
"""Weekday 0 (Monday) .. 6 by folded name or abbreviation."""

BEHIND_ERAS: frozenset[str] = words(
    """
    and or but to until till in on at when while as the a an that which who by from for with after before during where he
    she it they his her their its there then was were is are had has have
    """
)
"""Words that may follow "1250 BC"; a noun there belongs to the letters ("12 BC titles")."""

SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
"""TIMEX3 season code by name (northern hemisphere)."""

DAY_PARTS: dict[str, str] = {
    "morning": "TMO",
    "noon": "T12:00",
    "midday": "T12:00",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "midnight": "T00:00",
}
"""TIMEX3 time code by part of the day."""

TIME_UNITS: dict[str, str] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
"""TIMEX3 duration letter by singular unit; the decade is E, the century C as in TimeML."""

LENGTHS: frozenset[str] = words("second minute hour day week month year decade century")
"""Units that time is counted in, in the singular, without the quarter, which is as often a fourth of something."""

SPELLS: frozenset[str] = words("seconds minutes hours days weeks months years decades centuries")
"""The same in the plural."""

UNITS_OF_TIME: frozenset[str] = LENGTHS | {"quarter"}
"""Units of time as figures have them."""

NAMED_TIMES: frozenset[str] = (
    words("morning afternoon evening night day week weekend month quarter year season decade century") | SEASONS.keys()
)
"""Nouns of a time at which something happened ("that week", "last winter"), in the singular."""


def _alternation(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


MONTH_PATTERN = _alternation(MONTHS)
"""A regular expression for any month name, longest first, for folded text."""

WEEKDAY_PATTERN = _alternation(WEEKDAYS)
"""A regular expression for any weekday name, longest first, for folded text."""

FULL_WEEKDAY_PATTERN = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""One for their full names alone."""

_RACE_LEADS = (
    "\\bin[ ]",
    "time[ ]of[ ]",
    "best[ ]of[ ]",
    "record[ ]of[ ]",
    "clocked[ ]",
    "clocking[ ]",
    "\\bran[ ]",
    "\\bswam[ ]",
)
_TIMES_OF_DAY = ("departure", "arrival", "start", "kick-off", "kickoff", "closing", "opening", "check-in", "bed")
"""What has a "time of" the day ("a kick-off time of 19:45")."""
RACE_TIME_LEAD = (
    f"(?:{'|'.join(f'(?<={lead})' for lead in _RACE_LEADS)})"
    + "".join(f"(?<!{kind}[ ]time[ ]of[ ])" for kind in _TIMES_OF_DAY)
    + r"(?!\d{1,2}:\d\d(?:\ ?(?:-|to|until|till)\ ?\d{1,2}:\d\d|\ hours\b))"
)
"""Pattern of the place behind words that lead to minutes and seconds ("won in 15:31"), never to a clock time."""
