"""The number that a figure is a rate of: a hundred thousand of "40 per 100,000 people", one of "40 a head".

Extraction's reader of numerals needs the text: what a figure is per are its words with spaces between ("7 bn beds").
"""

from __future__ import annotations

import re

from claims.core.matching.words.number_words import MAGNITUDES, NUMBER_WORDS
from claims.core.records import Quantity

_DIGITS = re.compile(r"(?P<whole>\d{1,3}(?:[\s,.’']\d{3})+(?!\d)|\d+)(?P<part>\.\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_DOZEN = "dozen"


def rate_base(quantity: Quantity) -> float:
    """The number with which what a figure is ``per`` begins, greater than 0; 1 where it begins with none."""
    per = quantity.per or ""
    digits = _DIGITS.match(per)
    base, at = 0.0, 0
    if digits is not None:
        base, at = float("".join(filter(str.isdigit, digits["whole"])) + (digits["part"] or "")), digits.end()
    for word in _WORD.findall(per[at:]):
        if word in MAGNITUDES or word == _DOZEN:
            base = (base or 1.0) * MAGNITUDES.get(word, 12.0)
        elif word in NUMBER_WORDS:
            base += NUMBER_WORDS[word]
        else:
            break
    return base or 1.0
