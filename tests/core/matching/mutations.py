"""Mutants of statements: one digit, unit, year, negation or place changed, so that the statement is another one.

Whether a changed figure may still pass for the same is decided here by the letter of the rule, apart from the code under
test: after rounding at the coarser's written precision and within 5 %, or near a bound or a round fraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+|(?<![\w.,-])\d+(?:\.\d+)?(?![\w,.-]*\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LOOSE = re.compile(
    r"about|around|some|roughly|nearly|almost|over|more than|at least|less than|under|up to|close to|only|above|below|"
    r"half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|one in|every",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|may|must|should)\b")
_PLACE = re.compile(r"\b(?:in|at|near|from) ([A-Z][a-z]+)\b(?! (?:[A-Z]|\d))")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    *("December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter"),
)
_PLACES = (
    *("Norway", "Brazil", "Ohio", "Lyon", "Kenya", "Peru", "Japan", "Utrecht", "Bergen", "Malta", "Quebec", "Seville"),
    *("Ghana", "Texas", "Riga", "Osaka", "Leeds", "Chad", "Vienna", "Cairo", "Chile", "Nepal", "Porto", "Basel"),
    *("Jordan", "Laos", "Mali", "Oman", "Fiji", "Cuba", "Turin", "Gdansk", "Boston", "Denver", "Hanoi", "Lagos"),
)
_UNITS = (
    ("percent", "dollars"),
    ("percent", "kilometres"),
    ("%", " tons"),
    ("kilometres", "miles"),
    ("metres", "feet"),
    (" km", " miles"),
    (" kg", " tons"),
    ("kilograms", "tons"),
    ("tonnes", "kilograms"),
    ("million", "billion"),
    ("million", "thousand"),
    ("euros", "yen"),
    ("€", "$"),
    ("$", "£"),
    ("dollars", "euros"),
    ("hours", "days"),
    ("days", "weeks"),
    ("weeks", "months"),
    ("week", "month"),
    ("months", "years"),
    ("years", "months"),
    ("years", "weeks"),
    ("decade", "century"),
    ("half", "third"),
    ("third", "fifth"),
    ("quarter", "tenth"),
    ("doubled", "tripled"),
    ("tripled", "doubled"),
    ("halved", "doubled"),
    ("grams", "litres"),
)


def step_of(written: str) -> float:
    """The step of the last digit that counts: 157,000 -> 1,000; 4.9 -> 0.1; 40 -> 10."""
    digits = written.replace(",", "")
    if "." in digits:
        return 10.0 ** -len(digits.split(".")[1])
    return 10.0 ** (len(digits) - len(digits.rstrip("0") or digits))


def may_pass_for(old: str, new: str, *, loosely: bool) -> bool:
    """Whether a reader may take one written figure for the other under the rule; errs on the side of yes."""
    one, other = float(old.replace(",", "")), float(new.replace(",", ""))
    difference, scale = abs(one - other), max(abs(one), abs(other))
    step = max(step_of(old), step_of(new))
    if difference <= step / 2 and difference <= 0.05 * scale:
        return True
    return loosely and (difference <= step / 2 or difference <= 0.15 * scale)


def mutants_of(text: str, other: str) -> Iterator[str]:
    """Statements that differ from ``text`` in one thing that makes them another claim; ``other`` says the same."""
    loosely = bool(_LOOSE.search(text) or _LOOSE.search(other))
    yield from _other_digits(text, loosely)
    yield from _other_years(text)
    yield from _other_units(text)
    yield from _negated(text)
    yield from _other_places(text)


def _other_digits(text: str, loosely: bool) -> Iterator[str]:
    for found in _NUMBER.finditer(text):
        if _YEAR.fullmatch(found[0]):
            continue
        for place, old in enumerate(found[0]):
            for digit in "0123456789" if old.isdigit() else "":
                changed = found[0][:place] + digit + found[0][place + 1 :]
                if digit != old and changed[0] != "0" and not may_pass_for(found[0], changed, loosely=loosely):
                    yield text[: found.start()] + changed + text[found.end() :]


def _other_years(text: str) -> Iterator[str]:
    for found in _YEAR.finditer(text):
        for shift in (-50, -40, -30, -21, -15, -10, -8, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 8, 10, 20):
            yield text[: found.start()] + str(int(found[0]) + shift) + text[found.end() :]
    for one, other in zip(_MONTHS[:12], _MONTHS[3:12] + _MONTHS[:3], strict=True):
        if re.search(rf"\b{one}\b", text) and one != "May":
            yield re.sub(rf"\b{one}\b", other, text, count=1)


def _other_units(text: str) -> Iterator[str]:
    for old, new in _UNITS:
        edge = r"\b" if old[-1].isalpha() else ""
        pattern = re.compile((r"\b" if old[0].isalpha() else "") + re.escape(old) + edge)
        if pattern.search(text):
            yield pattern.sub(new, text, count=1)


def _negated(text: str) -> Iterator[str]:
    found = _AUXILIARY.search(text)
    if found is not None:
        for denial in ("not", "never", "no longer", "not yet"):
            yield f"{text[: found.end()]} {denial}{text[found.end() :]}"
    plain = text[0].lower() + text[1:] if text.startswith(("The ", "A ", "In ", "Since ")) else text
    yield f"It is not true that {plain}"
    yield f"Nobody can say that {plain}"
    if text.startswith("The "):
        yield "No " + text[4:]


def _other_places(text: str) -> Iterator[str]:
    for found in _PLACE.finditer(text):
        if found[1] not in _MONTHS:
            for place in _PLACES:
                yield text[: found.start(1)] + place + text[found.end(1) :]
