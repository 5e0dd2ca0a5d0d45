"""Whether four bare digits name a year or count, in a language given as data: one answer for figures and for times."""

from __future__ import annotations

import re
from functools import cache

from claims.core.extraction.figures.currencies import CURRENCY_SIGNS
from claims.core.extraction.tongues.tongue import Tongue, either, fold
from claims.core.records import Span

_FIRST_PLAIN_YEAR = 1800
"""Numbers before it count more often than they are years."""
_ROUND, _LAST_ROUND = 50, 2000
"""Later numbers up to here that such a step divides count as often where a noun stands behind ("2000 Stellen"); still later
ones are years to come."""
_LEAD = 40
"""Code points before and behind a number that are looked at."""
_LONGEST_BOUND = 4
_WITHIN_NUMBERS = frozenset(("m", "mil", "mille", "tausend"))
"""Magnitudes that are units as well, or that no four digits stand before."""
_SINCE = re.compile(r"\b(?:seit|depuis|dès|desde) \Z")
"""Before a year, which counts no persons then ("seit 1945 Menschen dort leben")."""
_LEADS = re.compile(
    r"\b(?:seit|ab|bis|vor|nach|ende|anfang|mitte|jahr|jahre|jahres|depuis|dès|avant|après|d'ici|fin|début|année|an|desde|"
    r"hasta|antes de|después de|para|año|finales de|principios de) \Z"
)
"""Before a year, whatever noun follows."""


def is_count(text: str, number: Span, tongue: Tongue) -> bool:
    """Whether a number that may be a year counts what follows ("2000 habitants", "1950 Millionen Euro").

    However long the text, only so much of it is read as stands near the number.
    """
    value = int(text[number.start : number.end])
    lead = fold(text[max(0, number.start - _LEAD) : number.start])
    behind = fold(text[number.end : number.end + _LEAD])
    units = tongue.figures.units
    persons = frozenset(word for word, unit in units.items() if unit == "person" and f"{word}s" not in units)
    measures, people = _measures(
        tuple(word for word, unit in units.items() if unit != "person"),
        tuple(tongue.numbers.magnitudes),
        tongue.figures.people | persons,
    )
    if measures.match(behind):
        return True
    if people.match(behind):
        return _SINCE.search(lead) is None
    if tongue.times.counting.match(text, number.end) is None:
        return False
    if value < _FIRST_PLAIN_YEAR or _is_bounded(lead, tongue):
        return True
    return value % _ROUND == 0 and value <= _LAST_ROUND and _LEADS.search(lead) is None


def _is_bounded(lead: str, tongue: Tongue) -> bool:
    """Whether "rund", "plus de", "casi" end the words before a number."""
    words = lead.split()
    return any(" ".join(words[-length:]) in tongue.figures.bounds for length in range(1, _LONGEST_BOUND + 1))


@cache
def _measures(
    units: tuple[str, ...], magnitudes: tuple[str, ...], people: frozenset[str]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a unit or magnitude behind a number, in no singular ("la hora"), and for persons."""
    # "1950 Euro" are many, "1950 hora" is none.
    plurals = [unit for unit in units if unit == "euro" or not (unit.isalpha() and f"{unit}s" in units)]
    large = [word for word in magnitudes if word not in _WITHIN_NUMBERS]
    phrases = {word.replace(" / ", "/").replace("° c", "°c") for word in (*plurals, *large)}
    signs = "".join(re.escape(sign) for sign in CURRENCY_SIGNS)
    tied = rf"[-‑](?:{either((*units, *large))})(?!\w)"
    measures = rf" (?:de |d')?(?:{either(phrases)})(?!\w)|{tied}| ?(?:[%‰{signs}](?! ?\d)|°|(?:km|m)[²³])"
    return re.compile(measures), re.compile(rf" (?:de |d')?(?:{either(people)})(?!\w)")
