"""When something was said or checked, and by whom: what speaks for an answer beside its words.

A claim is checked where it spreads: of 779 train posts of CheckThat! 2021 task 2A whose day is known, as is their answer's,
658 were checked from three days before to thirty days after (a check dates from its first day, a post may come later). What
somebody says in a debate is mostly what he has said before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from claims.core.extraction.lexicon.calendar_words import MONTHS
from claims.core.extraction.text.marks import MARKS
from claims.core.matching.words.post_stamps import STAMP

Floats = npt.NDArray[np.float32]

CHECKED_DAYS: dict[str, tuple[float, float]] = {
    "checked_long_before": (-np.inf, -31),
    "checked_before": (-30, -4),
    "checked_at_once": (-3, 1),
    "checked_in_a_week": (2, 7),
    "checked_in_a_month": (8, 30),
    "checked_in_half_a_year": (31, 182),
    "checked_in_years": (183, np.inf),
}
"""Days from the query to the day on which a claim was checked, first and last of each span."""

SAID_DAYS: dict[str, tuple[float, float]] = {
    "said_long_before": (-np.inf, -366),
    "said_in_the_year_before": (-365, -92),
    "said_in_the_months_before": (-91, -15),
    "said_just_before": (-14, -2),
    "said_then": (-1, 1),
    "said_later": (2, np.inf),
}
"""The same of the day on which a claim was said."""

NAMED, OTHERWISE_NAMED = "speaker_named", "speaker_is_another"
OCCASION_FEATURES = (*CHECKED_DAYS, *SAID_DAYS, NAMED, OTHERWISE_NAMED)
"""The columns of ``occasion_columns``."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """``day``: the day as ``date.toordinal`` counts, None where unknown; ``said``: whether on that day the claim was said,
    not checked; ``names``: words of the names of who may have said it, in lower case."""

    day: int | None = None
    said: bool = False
    names: frozenset[str] = frozenset()


NO_OCCASION = Occasion()
"""Nobody told when or by whom."""


class TimedText(NamedTuple):
    """A text, and what is known of when and by whom it was said or checked."""

    text: str
    occasion: Occasion = NO_OCCASION


def claim_occasion(row: Mapping[str, object]) -> Occasion:
    """The occasion of a claim by its ``date`` and ``speaker``, as its source writes them: "26 May 2015" and "2015-05-26"
    are the day of the check, "stated on May 26, 2015 in a speech" is the day on which it was said. What is no text counts
    as not told."""
    day = _told(row, "date")
    return Occasion(
        day=day_in(day),
        said=_SAID.match(day) is not None,
        names=frozenset(_names(_told(row, "speaker"))[-1:]),
    )


_SAID = re.compile(r"\s{0,10}(?:stated|said)\b", re.IGNORECASE)


def query_occasion(row: Mapping[str, object]) -> Occasion:
    """The occasion of a query: its ``date`` and ``speaker``, else what its ``text`` ends with as a post that was copied ("—
    Orla Venn (@venn) May 26, 2015"; "9:41 AM · May 26, 2015 · 310 Views"), else what its ``id`` tells."""
    query = _told(row, "id")
    name, signed = _signed(_told(row, "text").rstrip()[-_LONGEST_SIGNATURE:])
    days = (day_in(_told(row, "date")), day_in(signed), day_of_post(query), _day_of_file(query))
    told = _names(_told(row, "speaker")) or _names(name) or _names_of_file(query)
    return Occasion(day=next((one for one in days if one is not None), None), names=frozenset(told))


_SIGNATURE = re.compile(
    r"(?:\s-|[\u2013\u2014])\s*(?P<name>[^\u2013\u2014\n]{1,80}?)\s*\(@\w{1,40}\)\s*(?P<day>[^@\n]{0,20}\d{4})\Z"
)
"""What stands behind the dash at a quoted post's end: name, handle and day."""
_LONGEST_SIGNATURE = 200
"""Code points of a text's end in which it is looked for."""


def _signed(end: str) -> tuple[str, str]:
    """Name and day at the end of a post that was copied; a name only with a day, or prose would be taken for it."""
    signature = _SIGNATURE.search(end)
    if signature is not None and day_in(signature["day"]) is not None:
        return signature["name"], signature["day"]
    return "", " ".join(found[0] for found in STAMP.finditer(end))


def _told(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def day_in(text: str) -> int | None:
    """The first whole day that a text names: "2015-05-26", "26 May 2015", "May 26, 2015", "26/05/2015" where only one order
    makes a day."""
    return next(_days_in(text), None)


def _days_in(text: str) -> Iterator[int]:
    for found in _DAY.finditer(text):
        parts = {name.split("_")[0]: value for name, value in found.groupdict().items() if value is not None}
        year = int(parts["year"])
        if "slashed" in parts:
            yield from _only_day(year, int(parts["slashed"]), int(parts["behind"]))
            continue
        month = int(parts["month"]) if "month" in parts else MONTHS.get(parts["name"].lower())
        if month is not None and (day := _ordinal(year, month, int(parts["day"]))) is not None:
            yield day


def _only_day(year: int, one: int, other: int) -> Iterator[int]:
    """The day that a day and a month make, where it is the same in either order or there is but one."""
    either = {_ordinal(year, one, other), _ordinal(year, other, one)}
    days = [day for day in either if day is not None]
    if len(days) == 1:
        yield days[0]


_DAY = re.compile(
    r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
    r"|(?<!\d)(?P<day_first>\d{1,2}) (?P<name_then>[A-Za-z]{3,9})\.? (?P<year_last>\d{4})(?!\d)"
    r"|(?<![A-Za-z])(?P<name_first>[A-Za-z]{3,9})\.? (?P<day_then>\d{1,2}), (?P<year_then>\d{4})(?!\d)"
    r"|(?<![\d/])(?P<slashed>\d{1,2})/(?P<behind>\d{1,2})/(?P<year_behind>\d{4})(?![\d/])"
)


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def day_of_post(number: str) -> int | None:
    """The day on which a post was sent, by its number: the upper bits of a Snowflake (Twitter, 2010) count milliseconds.
    None for what is no such number; one that lost its last digits ("8.715699145025331e+17") still tells the day."""
    if _POST.match(number) is None or not _FIRST_POST <= (whole := int(float(number))) < _NO_POST:
        return None
    moment = (whole >> _SNOWFLAKE_BITS) + _SNOWFLAKE_EPOCH
    return datetime.fromtimestamp(moment / 1000, tz=UTC).date().toordinal()


_POST = re.compile(r"\d{18,19}\Z|\d\.\d{6,18}e\+1[78]\Z", re.ASCII)
_SNOWFLAKE_BITS = 22
_SNOWFLAKE_EPOCH = 1_288_834_974_657
"""Milliseconds since 1970 from which Snowflakes count, and the bits below them."""

_FIRST_POST, _NO_POST = 15 * 10**16, 25 * 10**17
"""Numbers of posts from December 2011 to October 2029. Those of Mastodon (milliseconds since 1970, shifted by 16 bits) lie
below until 2042, those that Instagram has given since 2021 lie above."""


def _day_of_file(name: str) -> int | None:
    """The day that a file's name begins with: "20150526_venn_rally_0204"."""
    found = _FILED.match(name)
    return None if found is None else _ordinal(*(int(found[part]) for part in ("year", "month", "day")))


def _names_of_file(name: str) -> tuple[str, ...]:
    found = _FILED.match(name)
    return () if found is None or _day_of_file(name) is None else _names(found["rest"].replace("_", " "))


_FILED = re.compile(r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)[_-](?P<rest>\d{0,4}[^\W\d_]\S{0,200})\Z")


def _names(text: str) -> tuple[str, ...]:
    """The words of a name, without what stands behind it: "Orla Venn Jr., R-Texas" and "Venn, Orla" are named Venn."""
    name = _BEHIND.split(unicodedata.normalize("NFC", text[:_LONGEST_NAME]), maxsplit=1)[0]
    return tuple(word for word in _LETTERS.findall(name.lower()) if word not in _BEHIND_NAMES)


_LONGEST_NAME = 200
_BEHIND = re.compile(r"[,(\[]")
_LETTERS = re.compile(rf"(?<![\w{MARKS}])[^\W\d_](?:[^\W\d_]|[{MARKS}])+(?![\w{MARKS}])")
_BEHIND_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})


class Occasions:
    """The occasions of all claims of a corpus, by their places."""

    def __init__(self, claims: Sequence[Occasion]) -> None:
        self._days = np.array([claim.day or _NEVER for claim in claims], dtype=np.int32)
        self._said = np.array([claim.said for claim in claims], dtype=np.bool_)
        self._first = np.where(self._said, FIRST_SAID, FIRST_CHECKED).astype(np.int32)
        self._last = np.where(self._said, LAST_SAID, LAST_CHECKED).astype(np.int32)
        named: dict[str, list[int]] = {}
        for place, claim in enumerate(claims):
            for name in claim.names if claim.said and claim.day is not None else ():
                named.setdefault(name, []).append(place)
        self._named = {name: np.array(places, dtype=np.intp) for name, places in named.items()}

    def near(self, query: Occasion) -> npt.NDArray[np.intp]:
        """The places, in order, of the claims that were checked around the query's day, said in the year before it, or said
        ever before by who may have said the query."""
        if query.day is None:
            return np.empty(0, dtype=np.intp)
        later = self._days - query.day
        near = (later >= self._first) & (later <= self._last)
        for places in (self._named[name] for name in query.names if name in self._named):
            near[places] |= later[places] <= LAST_SAID
        return np.flatnonzero(near)


_NEVER = -(10**7)
"""A day long before all others, for what nobody knows."""

FIRST_CHECKED, LAST_CHECKED = -3, 30
FIRST_SAID, LAST_SAID = -365, 1
"""Days from the query to the first and the last check, and to the first and the last statement, that are near it."""


def checked_near(query: Occasion, day: date | None) -> Occasion:
    """The occasion of a claim by the day of its first check, where that speaks for it as what the query says. Unknown
    where the check was made before or long after: a claim may come back after years, and nothing speaks against it then."""
    if query.day is None or day is None or not FIRST_CHECKED <= day.toordinal() - query.day <= LAST_CHECKED:
        return NO_OCCASION
    return Occasion(day.toordinal())


def occasion_columns(query: Occasion, claims: Sequence[Occasion]) -> dict[str, Floats]:
    """n numbers for each of ``OCCASION_FEATURES``, 1 where it is so and 0 where not or where nobody knows."""
    rows = np.zeros((len(claims), len(OCCASION_FEATURES)), dtype=np.float32)
    for row, claim in zip(rows, claims, strict=True):
        for name in _signs(query, claim):
            row[OCCASION_FEATURES.index(name)] = 1.0
    return dict(zip(OCCASION_FEATURES, rows.T, strict=True))


def _signs(query: Occasion, claim: Occasion) -> Iterator[str]:
    if claim.names and query.names:
        yield NAMED if claim.names & query.names else OTHERWISE_NAMED
    if query.day is not None and claim.day is not None:
        later = claim.day - query.day
        spans = SAID_DAYS if claim.said else CHECKED_DAYS
        yield next(name for name, (first, last) in spans.items() if first <= later <= last)
