"""Whether two texts are the same word for word: where a machine knows little of a language, all that it may confirm."""

from __future__ import annotations

import re
import unicodedata

_MARKS = frozenset("\"'“”„«»‘’‚‹›")
_POINT_AND_THREE = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,]*\d)")
"""A thousand and more in one country, a decimal in another."""


def is_word_for_word(left: str, right: str) -> bool:
    """Whether nothing but blanks, quotation marks, capital letters and the full stop tells two texts apart.

    Figures must be written alike: "1.200" is a thousand and two hundred in one country, little more than one in another.
    """
    return _plain(left) == _plain(right)


def write_figures_alike(left: str, right: str) -> bool:
    """Whether each figure that may be read in two ways ("1.200") is written so on both sides."""
    return sorted(_POINT_AND_THREE.findall(left)) == sorted(_POINT_AND_THREE.findall(right))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    kept = "".join(letter for letter in folded if letter not in _MARKS or letter in "'’")
    return " ".join(kept.replace("’", "'").split()).rstrip(".")
