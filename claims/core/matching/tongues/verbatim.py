"""Whether two texts are the same word for word: where a machine knows little of a language, all that it may confirm."""

from __future__ import annotations

import re
import unicodedata

_MARKS = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚‹›", "'"))
"""Quotation marks of all countries -> one."""

_POINT_AND_THREE = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,]*\d)")
"""A thousand and more in one country, a decimal in another."""


def is_word_for_word(left: str, right: str) -> bool:
    """Whether nothing but blanks, the form of quotation marks, the capital letter at the start and the full stop tells two
    texts apart.

    Other capitals, "ß" and "ss", and whether a word stands in quotation marks tell words apart: German "3 Weise" are not
    "3 weise", nor "Maße" "Masse".
    """
    return _plain(left) == _plain(right)


def write_figures_alike(left: str, right: str) -> bool:
    """Whether each figure that may be read in two ways ("1.200") is written so on both sides.

    "1.200" is a thousand and two hundred in one country, little more than one in another.
    """
    return sorted(_POINT_AND_THREE.findall(left)) == sorted(_POINT_AND_THREE.findall(right))


def _plain(text: str) -> str:
    written = " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split()).rstrip(".")
    start = next((at for at, letter in enumerate(written) if letter.isalnum()), 0)
    return written[:start] + written[start : start + 1].lower() + written[start + 1 :]
