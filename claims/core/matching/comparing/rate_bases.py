"""The number that a figure is a rate of: a hundred thousand of "40 per 100,000 people", one of "40 a head".

Extraction's reader of numerals needs the text: what a figure is per are its words with spaces between ("7 bn beds").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.core.extraction.figures.number_words import MAGNITUDES, SHORT_MAGNITUDES
from claims.core.matching.words.number_words import DOZEN, NUMBER_WORDS
from claims.core.records import Quantity

_DIGITS = re.compile(r"(?P<whole>\d{1,3}(?:[\s,.’']\d{2,3})*[\s,.’']\d{3}(?!\d)|\d+)(?:[.,](?P<part>\d+))?(?![\d.,])")
"""Digits in groups of three, of two and three as in India ("1,00,000"), or without."""

_WORD = re.compile(r"[^\W_]+")
_FACTORS = MAGNITUDES | SHORT_MAGNITUDES | {DOZEN: 12.0, "score": 20.0}


def rate_base(quantity: Quantity) -> float:
    """The number with which what a figure is ``per`` begins, greater than 0; 1 where it begins with none."""
    per = (quantity.per or "").lower()
    digits = _DIGITS.match(per)
    if digits is None:
        return _read(_WORD.findall(per), 0.0) or 1.0
    whole = "".join(filter(str.isdigit, digits["whole"]))
    return _read(_WORD.findall(per[digits.end() :]), float(f"{whole}.{digits['part'] or 0}")) or 1.0


def _read(words: Sequence[str], first: float) -> float:
    """The number of words behind a ``first`` one in digits (0 for none): "million people", "two hundred and fifty beds"."""
    total, current = 0.0, first
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in NUMBER_WORDS:
            current += NUMBER_WORDS[word]
        elif word == "hundred":
            current = (current or 1.0) * 100
        elif word in _FACTORS and (following or word not in SHORT_MAGNITUDES):
            total, current = total + (current or 1.0) * _FACTORS[word], 0.0
        elif word != "and" or following not in NUMBER_WORDS:
            break
    return total + current


def are_bases_alike(left: Quantity, right: Quantity) -> bool:
    """Whether both are rates of one number, written in the same letters where a number is left that was not read."""
    if rate_base(left) != rate_base(right):
        return False
    return not any(_UNREAD.search(one.per or "") for one in (left, right)) or left.per == right.per


_UNREAD = re.compile(r"\d[\d.,]*[^\W\d_]|[½⅓⅔¼¾⅕⅛]|\b(?:lakhs?|crores?)\b|\d[.,’']\d{1,2}(?!\d)", re.IGNORECASE)
"""What ``rate_base`` may read wrongly: "1e6", "12,34", "2½"."""
