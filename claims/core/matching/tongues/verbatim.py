"""Whether two texts are the same word for word: where a machine knows little of a language, all that it may confirm."""

from __future__ import annotations

import unicodedata

_MARKS = frozenset("\"'“”„«»‘’‚‹›")


def is_word_for_word(left: str, right: str) -> bool:
    """Whether nothing but blanks, quotation marks, capital letters and the full stop tells two texts apart.

    Figures must be written alike: "1.200" is a thousand and two hundred in one country, little more than one in another.
    """
    return _plain(left) == _plain(right)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    kept = "".join(letter for letter in folded if letter not in _MARKS or letter in "'’")
    return " ".join(kept.replace("’", "'").split()).rstrip(".")
