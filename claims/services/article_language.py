"""A simple guess at the language of a text, by its most frequent small words."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE_LENGTH = 20_000
_WORD = re.compile(r"[^\W\d_]{1,20}")

_SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is was for with on as are have has said by from it at not they been",
        "de": "der die das und ist nicht mit den von zu ein eine auf dem im des sich hat wurde auch für",
        "fr": "le les des et est une dans qui pour pas sur au par plus avec ont du été aux cette ce",
        "es": "el los las del y es una en por para con se no su al más fue como han sus pero entre",
    }.items()
}
"""Words that are frequent in one language and rare in the others; ``de``, ``la`` and ``que`` stand in several."""

_LEAST_SHARE = 0.08
"""Small words make up 20 to 40 % of running text; a text with less is a list or in another language."""

UNKNOWN = "und"
"""BCP 47 tag of an undetermined language."""


def guess_language(text: str) -> str:
    """``en``, ``de``, ``fr``, ``es``, or ``und`` for any other; ``en`` for a text of plain letters that does not tell."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE_LENGTH])]
    counts = Counter(words)
    hits = {language: sum(counts[word] for word in small) for language, small in _SMALL_WORDS.items()}
    best = max(hits, key=lambda language: (hits[language], language == "en"))
    return best if words and hits[best] / len(words) >= _LEAST_SHARE else _by_letters(text)


def is_known_well(language: str) -> bool:
    """Whether extraction was written for this language; in others it finds little, and says so."""
    return language.lower().split("-")[0] == "en"


def _by_letters(text: str) -> str:
    """English for a text in mostly ASCII letters (a list, a table), else undetermined."""
    letters = [letter for letter in text[:_SAMPLE_LENGTH] if letter.isalpha()]
    plain = sum(letter.isascii() for letter in letters)
    return "en" if letters and plain / len(letters) > 0.97 else UNKNOWN
