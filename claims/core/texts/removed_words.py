"""Words that are removed on a legal ground, found wherever they stand: in other case, over other white space, with other
quotation marks, with letters and their accents apart, in text or in the escapes of JSON, of addresses and of HTML."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import Any
from urllib.parse import quote

from claims.core.matching.words.unspaced import is_unspaced, single_signs
from claims.core.texts.html_escapes import unescaped

REMOVED = "[removed]"
"""What stands instead of the words."""

MASK = "█"
"""What stands instead of each character where places in the text are counted."""

FEWEST_WORDS = 4
"""Texts of fewer words are taken only where they stand by themselves: "It rained" is said in many texts about other
things. In scripts without spaces two signs count as a word."""

_QUOTES = {"'": "'’‘", '"': '"“”„«»'}
_SAME = {sign: signs for signs in _QUOTES.values() for sign in signs}
_END = ".!?…。！？ \"'”’"
_AMP = "&(?:amp;)*"
"""An escape of HTML begins so; one that was escaped again, longer."""

_TOGETHER = {"ss": "ßẞ", "i̇": "İ", "ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
"""Letters that ``casefold`` makes of one: a text has either. The longer ones stand first."""

_SIGN = re.compile(rf"{'|'.join(_TOGETHER)}|.", re.DOTALL)
_NOT_ALIKE = re.compile(rf"(?:{'|'.join(_TOGETHER)}|[^A-Za-z0-9])+")


def _names_of_signs() -> defaultdict[str, list[str]]:
    """The names that HTML has for a character."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, sign in html5.items():
        if name.endswith(";") and len(sign) == 1:
            found[sign].append(name[:-1])
    return found


_NAMES = _names_of_signs()


def _escape(*signs: str) -> str:
    """The pattern of any of these characters as HTML escapes it, by a name or a number, also the one that it has in the
    encoding of old pages; browsers miss no semicolon."""
    names = sorted({name for sign in signs for name in _NAMES[sign]})
    numbers = sorted({number for sign in signs for number in (ord(sign), *sign.encode("cp1252", "ignore"))})
    plain, hexadecimal = ("|".join(f"{number:{form}}" for number in numbers) for form in ("d", "x"))
    return f"{_AMP}(?:{'|'.join((*map(re.escape, names), f'#0*(?:{plain})', f'#x0*(?:{hexadecimal})'))});?"


_GAP = rf"(?:[\s+]|\\[nrt]|%20|{_escape(*(sign for sign in map(chr, range(0x3001)) if sign.isspace()))})+"


def _letters_by_case() -> defaultdict[str, set[str]]:
    """By letter the others that ``casefold`` makes it of, as the ς at the end of Greek words."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code in range(0x80, 0x3000):
        letter = chr(code)
        if letter.casefold() != letter and len(letter.casefold()) == 1:
            found[letter.casefold()].add(letter)
    return found


_BY_CASE = _letters_by_case()


def folded(text: str) -> str:
    """A text as it is compared as a whole."""
    if "&" in text:
        text = unescaped(unescaped(text))  # once more for what was escaped again
    text = unicodedata.normalize("NFC", text)
    plain = "".join(_SAME.get(sign, sign)[0] for sign in text)
    return " ".join(plain.split()).casefold().rstrip(_END)


def is_long(text: str) -> bool:
    """Whether a text is taken out of longer ones (``FEWEST_WORDS``)."""
    return _count_words(text) >= FEWEST_WORDS


def has_words(text: str) -> bool:
    """Whether a text has several words: a single one ("open", "warn") is also a value that programs go by."""
    return _count_words(text) > 1


def _count_words(text: str) -> int:
    return sum(max(1, len(single_signs(word)) // 2) for word in text.split())


class RemovedWords:
    """Texts whose words are to be found in others: in longer ones where they are long themselves, or in ``any_longer``."""

    def __init__(self, texts: Iterable[str], *, any_longer: bool = False) -> None:
        self._whole = {folded(text) for text in texts} - {"", folded(REMOVED)}
        within = sorted((text for text in self._whole if any_longer or is_long(text)), key=len, reverse=True)
        self._within = re.compile("|".join(_pattern(text) for text in within), re.IGNORECASE) if within else None

    def __bool__(self) -> bool:
        return bool(self._whole)

    @property
    def like(self) -> list[str]:
        """Patterns for LIKE that let all texts with the words through, and others."""
        return sorted({"%".join(("", *_NOT_ALIKE.sub(" ", text).split(), "")) for text in self._whole})

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
    begin = "" if is_unspaced(text[0]) else r"(?:(?<!\w)|(?<=\\[nrt]))"
    end = "" if is_unspaced(text[-1]) else r"(?![\w\u0300-\u036f])"
    return rf"{begin}{_GAP.join(_word(word) for word in text.split())}{end}[.!?…。！？]?"


def _word(word: str) -> str:
    return "".join(_sign(sign) for sign in _SIGN.findall(word))


def _sign(sign: str) -> str:
    """One character as it stands in text, whole or as a letter with its accents after it, or is escaped in JSON, in an
    address or in HTML."""
    known = [sign, *_TOGETHER[sign]] if sign in _TOGETHER else [*_QUOTES.get(sign, sign)]
    letters = {letter for one in known for letter in (one, one.upper())}
    if not sign.isascii():
        letters |= _BY_CASE[sign]
    letters |= {unicodedata.normalize("NFD", letter) for letter in letters}
    forms = {form for letter in letters for form in (letter, json.dumps(letter)[1:-1], quote(letter, safe=""))}
    plain: list[str] = sorted(forms, key=lambda form: (-len(form), form))
    if plain == [sign] and sign.isalnum():
        return plain[0]
    escaped = sorted({form for letter in letters for form in _escapes(letter)})
    return f"(?:{'|'.join((*escaped, *map(re.escape, plain)))})"


def _escapes(letter: str) -> Iterator[str]:
    """Patterns of a character as HTML escapes it; of a letter with its accents after it, of which each may be escaped."""
    if len(letter) > 1:
        yield "".join(f"(?:{'|'.join((*_escapes(part), re.escape(part)))})" for part in letter)
        return
    if letter.isascii() and letter.isalnum():
        return
    yield _escape(letter)
