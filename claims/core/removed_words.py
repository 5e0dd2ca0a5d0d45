"""Words that are removed on a legal ground, found wherever they stand: in other case, over other white space, with other
quotation marks, in text or in the escapes of JSON and of addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import Any

REMOVED = "[removed]"
"""What stands instead of the words."""

MASK = "█"
"""What stands instead of each character where places in the text are counted."""

FEWEST_WORDS = 4
"""Texts of fewer words are taken only where they stand by themselves: "It rained" is said in many texts about other
things."""

_QUOTES = {"'": "'’‘", '"': '"“”„«»'}
_SAME = {sign: signs for signs in _QUOTES.values() for sign in signs}
_END = ".!?… \"'”’"
_GAP = r"(?:[\s+]|\\[nrt]|%20)+"
_NO_LETTER = re.compile(r"[^A-Za-z0-9]+")


def folded(text: str) -> str:
    """A text as it is compared as a whole."""
    plain = "".join(_SAME.get(sign, sign)[0] for sign in text)
    return " ".join(plain.split()).casefold().rstrip(_END)


class RemovedWords:
    """Texts whose words are to be found in others."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._whole = {folded(text) for text in texts} - {"", folded(REMOVED)}
        long = sorted((text for text in self._whole if len(text.split()) >= FEWEST_WORDS), key=len, reverse=True)
        self._within = re.compile("|".join(_pattern(text) for text in long), re.IGNORECASE) if long else None

    def __bool__(self) -> bool:
        return bool(self._whole)

    @property
    def like(self) -> list[str]:
        """Patterns for LIKE that let all texts with the words through, and others."""
        return sorted({"%".join(("", *_NO_LETTER.sub(" ", text).split(), "")) for text in self._whole})

    def are(self, text: str) -> bool:
        """Whether a text is one of them as a whole."""
        return folded(text) in self._whole

    def stand_in(self, value: Any) -> bool:  # noqa: ANN401  (any value of a column)
        """Whether the words stand in a text, or anywhere in a value of JSON."""
        return bool(self.without(value) != value)

    def without(self, value: Any, mask: str = "") -> Any:  # noqa: ANN401  (any value of a column)
        """The value with ``REMOVED``, or with as many ``mask`` as there were characters, wherever the words stood."""
        if isinstance(value, dict):
            return {name: self.without(item, mask) for name, item in value.items()}
        if isinstance(value, list):
            return [self.without(item, mask) for item in value]
        if not isinstance(value, str):
            return value
        if self._within is not None:
            value = self._within.sub(lambda found: _covered(found.group(), mask), value)
        return _covered(value, mask) if self.are(value) else value


def _covered(text: str, mask: str) -> str:
    return "".join(sign if sign in "\r\n" else mask for sign in text) if mask else REMOVED


def _pattern(text: str) -> str:
    return rf"(?:(?<!\w)|(?<=\\[nrt])){_GAP.join(_word(word) for word in text.split())}(?!\w)[.!?…]?"


def _word(word: str) -> str:
    return "".join(_sign(sign) for sign in word)


def _sign(sign: str) -> str:
    """One character as it stands in text or is escaped in JSON."""
    known: Collection[str] = _QUOTES.get(sign, sign)
    forms = {form for one in known for letter in (one, one.upper()) for form in (letter, json.dumps(letter)[1:-1])}
    plain = sorted(forms, key=lambda form: (-len(form), form))
    return plain[0] if plain == [sign] and sign.isalnum() else f"(?:{'|'.join(map(re.escape, plain))})"
