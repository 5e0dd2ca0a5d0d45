"""What figures and times have taken of the text and their values do not hold: it must be the same on both sides.

A figure or a time is compared by its value: two of "second-highest", each day of "twice a day". The rest of the words,
signs and ends that it covers nobody else compares.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from claims.core.extraction.lexicon.calendar_words import MONTHS, WEEKDAYS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.figures import MAX_ROUNDING
from claims.core.matching.second_reading.rereading import Side
from claims.core.matching.words.lexicon import base_of, meaning_of
from claims.core.matching.words.number_words import PLAIN_NUMBERS
from claims.core.records import Span, TimeExpression


def unread_words_agree(_pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the rests of words, signs, counts and ends that no value holds are the same on both sides."""
    return (
        _rests_agree(_rests(left), _rests(right))
        and _signs(left) == _signs(right)
        and _how_often(left) == _how_often(right)
        and _which_times(left) == _which_times(right)
        and _denied_times(left) == _denied_times(right)
        and _ends_agree(left, right)
        and _joints_agree(left, right)
        and _excluded_agree(left, right)
        and not any(_stand_apart(two, left, right) for two in _APART)
    )


_TAKEN_WITH = words("old olds long ago")
"""Rests that tell no more than the figure does: "four-year-old" of somebody aged four."""

_APOSTROPHE = re.compile(r"\A[A-Z][A-Za-z]?['\u2019]")
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def _rests(side: Side) -> list[str]:
    """The words in words that a figure or time has taken in part, "highest" of "second-highest", and names with an
    apostrophe between a number and what it counts: "two O'Dunn voters"."""
    figures = side.statement.quantities
    taken = [*(one.span for one in figures), *(time.span for time in side.statement.times)]
    rests = [rest for token in side.tokens for rest in _rests_of(token, taken)]
    rests += [
        token.lower
        for token in side.tokens
        if _APOSTROPHE.search(token.text)
        and any(one.number_span.end <= token.start and token.end <= one.span.end for one in figures)
    ]
    return [part for rest in rests for part in _LETTERS.findall(rest) if part not in _TAKEN_WITH]


def _rests_of(token: Token, taken: list[Span]) -> Iterator[str]:
    """What of a word lies outside of the spans that overlap it."""
    spans = [span for span in taken if span.start < token.end and token.start < span.end]
    for span in spans:
        if token.start < span.start:
            yield token.lower[: span.start - token.start]
        if span.end < token.end:
            yield token.lower[span.end - token.start :]


def _rests_agree(left: list[str], right: list[str]) -> bool:
    """Whether each rest has its like on the other side, of the same meaning or the same letters."""
    return len(left) == len(right) and all(
        any(_are_alike(one, other) for other in others)
        for mine, others in ((left, right), (right, left))
        for one in mine
    )


def _are_alike(one: str, other: str) -> bool:
    bases = base_of(one), base_of(other)
    return bases[0] == bases[1] or bool(meaning_of(bases[0]).exact & meaning_of(bases[1]).exact)


_SIGNS = re.compile(
    r"(?<=\w)(?:[+*#]{1,2}|(?<=[A-Z])[-\u2212\u2013])(?=[\s.,;:)\"\u201d]|\Z)"
    r"|(?:[<>]=?|[\u2264\u2265~\u2248\u00b1\u2260])(?=\s?[$\u20ac\u00a3]?\d)"
    r"|(?<=\d)-(?:odd|plus|something)\b|\bor so\b"
)
"""Signs behind a name ("BBB+", "O-"), and signs and words that bound a number beside it ("<40", "40-odd")."""


def _signs(side: Side) -> Counter[str]:
    return Counter(found[0].lower() for found in _SIGNS.finditer(side.statement.text))


_OFTEN = PLAIN_NUMBERS | words("once twice thrice other alternate second third fourth few couple several")
_POINTING = words("this last next tomorrow yesterday today tonight")
_NOON = words("noon midnight midday")


def _how_often(side: Side) -> Counter[str]:
    """Numbers inside times that come back, whose value is the time alone: "three times a day"."""
    return Counter(
        word
        for time in side.statement.times
        if time.recurrence is not None
        for word in _words_of(side, time)
        if word in _OFTEN or word[0].isdigit()
    )


def _which_times(side: Side) -> Counter[str]:
    """Words that tell times apart of one value: "earlier" and "later this year", "last" and "tomorrow night" where nobody
    knows the day, "at noon" and "at midnight"."""
    found: Counter[str] = Counter()
    for time in side.statement.times:
        told = set(_words_of(side, time))
        found.update(told & _NOON)
        if time.modifier in _PARTS:
            found[time.modifier] += 1
        if time.start is None and time.end is None and time.recurrence is None and time.type != "DURATION":
            found.update(told & _POINTING)
    return found


_PARTS = frozenset({"START", "MID", "END"})


def _words_of(side: Side, time: TimeExpression) -> list[str]:
    return re.findall(r"\w+", side.statement.text[time.span.start : time.span.end].lower())


_DENYING = re.compile(r"(?:\bnot|n['\u2019]t)\s(?:in|on|at|since|until|by|before|after)?\s?\Z", re.IGNORECASE)


def _denied_times(side: Side) -> set[str]:
    """The times right behind a denial: "in 2019 but not in 2018"."""
    text = side.statement.text
    return {time.timex for time in side.statement.times if _DENYING.search(text, 0, time.span.start)}


def _ends_agree(left: Side, right: Side) -> bool:
    """Whether ranges of figures have the same upper ends, and closed ones of times the same last years, where both sides
    have as many of them."""
    one, other = (
        sorted(found.value_to for found in side.statement.quantities if found.value_to is not None)
        for side in (left, right)
    )
    if len(one) == len(other) and any(
        abs(a - b) > MAX_ROUNDING * max(abs(a), abs(b)) for a, b in zip(one, other, strict=True)
    ):
        return False
    stretches = [{time.timex for time in side.statement.times if "/" in time.timex} for side in (left, right)]
    return not all(stretches) or stretches[0] == stretches[1]


_MONTH = rf"(?:{'|'.join(MONTHS)})"
_NAMED = rf"\b(?:{'|'.join(sorted(PLAIN_NUMBERS | MONTHS.keys() | WEEKDAYS.keys(), key=len, reverse=True))})\b"
_JOINED = re.compile(
    rf"(?P<between>\bbetween\s)?(?<![\d.,])(?P<first>\d+|{_NAMED}|\b[a-z]\b)"
    rf"(?:st|nd|rd|th|\s?%|\sper\s?cent|\s{_MONTH})?\s?(?P<joint>to|until|through|and|or|[-\u2013&/])\s?"
    rf"(?P<second>\d+|{_NAMED}|\b[a-z]\b)(?![.,]?\d)",
    re.IGNORECASE,
)
"""Two numbers, days, months or letters side by side, and what joins them."""

_STRETCHING = words("to until through - \u2013")


def _joints_agree(left: Side, right: Side) -> bool:
    """Whether the same two numbers, months or days side by side are a stretch on both sides, or two on both: "articles 3 to
    5" is not "articles 3 and 5", nor "between May and June" "in May and June"."""
    one, other = _joints(left), _joints(right)
    return all(one[numbers] == other[numbers] for numbers in one.keys() & other.keys())


def _joints(side: Side) -> dict[tuple[str, str], set[str]]:
    joints: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for found in _JOINED.finditer(side.statement.text):
        joint = found["joint"].lower().replace("&", "and")
        is_stretch = found["between"] or joint in _STRETCHING
        joints[found["first"].lower(), found["second"].lower()].add("to" if is_stretch else joint)
    return joints


_EXCLUDED = re.compile(r",\s?not\s(?P<words>[^,.;]{1,60})(?:[,.;]|\Z)", re.IGNORECASE)


def _excluded_agree(left: Side, right: Side) -> bool:
    """Whether what is set apart in passing is the same where both sides have it: "Orle, not Model S, …"."""
    one, other = (
        {found["words"].lower() for found in _EXCLUDED.finditer(side.statement.text)} for side in (left, right)
    )
    return not (one and other) or one == other


_APART = tuple(
    tuple(re.compile(rf"\b(?:{word})\b", re.IGNORECASE) for word in pair)
    for pair in (("now", "then"), ("must|ha(?:s|ve) to", "had to"), ("us|our|ours", "it|its|them|their"))
)
"""Small words that say other things where each stands on one side alone."""


def _stand_apart(two: tuple[re.Pattern[str], ...], left: Side, right: Side) -> bool:
    one, other = ([word.search(side.statement.text) is not None for word in two] for side in (left, right))
    return any(one) and any(other) and one != other
