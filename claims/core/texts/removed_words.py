"""Words that are removed on a legal ground, found wherever they stand: in other case, over other white space, with other
quotation marks, with letters and their accents apart, with signs in them that nobody sees (a soft hyphen, a space without
width) or markup, in text or in the escapes of JSON, of addresses and of HTML."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
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


_NOT_SEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""A set of signs that take no place: soft hyphens, spaces and joiners without width, marks of the direction of writing."""

_SIGNS_NOT_SEEN = re.findall(f"[{_NOT_SEEN}]", "".join(map(chr, range(0x10000))))
_IN_JSON = "|".join(json.dumps(sign)[3:-1] for sign in _SIGNS_NOT_SEEN)
_IN_ADDRESSES = "|".join(map(quote, _SIGNS_NOT_SEEN))
_SIGN_NOT_SEEN = rf"[{_NOT_SEEN}]|\\u(?i:{_IN_JSON})|(?i:{_IN_ADDRESSES})|(?i:{_escape(*_SIGNS_NOT_SEEN)})"

_TAG = (
    r"""<[/!?]?[A-Za-z](?:"[^"]{0,2000}"|'[^']{0,2000}'|[^<>"']){0,1000}>|<!--[^<>]{0,1000}-->"""
    rf"|{_AMP}lt;/?[A-Za-z](?:(?!{_AMP}[lg]t;)[^<>]){{0,1000}}{_AMP}gt;"
)
"""Markup, also where it is escaped, as feeds have it."""

_WITHIN = re.compile(rf"(?:{_SIGN_NOT_SEEN}|(?P<tag>{_TAG}))+", re.DOTALL)
_BEGINS_WITHIN = rf"[<&%\\{_NOT_SEEN}]"
_ANY_WITHIN = rf"[<&{_NOT_SEEN}]|\\u(?:00|03|06|18|20|[Ff][Ee])|%[C-Ec-e]"
"""What every text has in which one of these may stand, as a pattern that databases understand too."""

_SEAM, _MARKUP = "\ue000", "\ue001"
"""What stands for a run of signs that nobody sees, and for one with markup, while words are looked for."""

_GAP = (
    rf"(?:[\s+{_SEAM}{_MARKUP}]|\\[nrt]|%20|{_escape(*(sign for sign in map(chr, range(0x3001)) if sign.isspace()))})+"
)


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
    text = unicodedata.normalize("NFC", _WITHIN.sub("", text))
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
        self._long = sorted((text for text in self._whole if any_longer or is_long(text)), key=len, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._whole)

    @property
    def like(self) -> list[str]:
        """Patterns for LIKE that let all texts with the words through, and others."""
        return sorted({"%".join(("", *_NOT_ALIKE.sub(" ", text).split(), "")) for text in self._whole})

    @property
    def like_unseen(self) -> tuple[str, str]:
        """Regular expressions that both let all texts through in which signs or markup may stand within the words; the
        first is the quicker one: of 27 MB of texts it leaves out most in 0.7 s instead of 2.1."""
        return _BEGINS_WITHIN, _ANY_WITHIN

    def are(self, text: str) -> bool:
        """Whether a text is one of them as a whole."""
        parted = _WITHIN.sub(lambda run: run.group() if run.group("tag") is None else " ", text)
        return any(folded(one) in self._whole for one in {text, parted})

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
        value = self._without_long(value, mask)
        return _covered(value, mask) if self.are(value) else value

    def _without_long(self, text: str, mask: str) -> str:
        if not self._long:
            return text
        text = _WITHIN.sub(lambda run: self._without_in_markup(run.group(), mask), text)
        marked = _Marked(text)
        pattern = self._across if marked.has_marks else self._plain
        parts, last = [], 0
        for found in pattern.finditer(marked.text):
            start, end = marked.place(found.start()), marked.place(found.end())
            parts += [text[last:start], _covered(text[start:end], mask)]
            last = end
        return "".join((*parts, text[last:]))

    def _without_in_markup(self, run: str, mask: str) -> str:
        """A run of markup and signs, in which the words may stand as well: in the title of a link or of an image."""
        return self._plain.sub(lambda found: _covered(found.group(), mask), run)

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return self._compiled("")

    @cached_property
    def _across(self) -> re.Pattern[str]:
        """The words where signs and markup may stand between any two letters."""
        return self._compiled(f"[{_SEAM}{_MARKUP}]?")

    def _compiled(self, between: str) -> re.Pattern[str]:
        return re.compile("|".join(_pattern(text, between) for text in self._long), re.IGNORECASE)


class _Marked:
    """A text with one sign for each run of what nobody sees, and where its places are in the text itself."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        self._shorter: list[int] = []
        parts, last, less = [], 0, 0
        for found in _WITHIN.finditer(text):
            parts += [text[last : found.start()], _SEAM if found.group("tag") is None else _MARKUP]
            last = found.end()
            less += last - found.start() - 1
            self._ends.append(last - less)
            self._shorter.append(less)
        self.text = "".join((*parts, text[last:]))
        self.has_marks = bool(parts)

    def place(self, position: int) -> int:
        """The place in the text itself; never one within a run."""
        runs = bisect_right(self._ends, position)
        return position + self._shorter[runs - 1] if runs else position


def _covered(text: str, mask: str) -> str:
    return "".join(sign if sign in "\r\n" else mask for sign in text) if mask else REMOVED


def _pattern(text: str, between: str) -> str:
    begin = "" if is_unspaced(text[0]) else rf"(?:(?<!\w)(?<!\w{_SEAM})|(?<=\\[nrt]))"
    end = "" if is_unspaced(text[-1]) else rf"(?!{_SEAM}?[\w\u0300-\u036f])"
    return rf"{begin}{_GAP.join(_word(word, between) for word in text.split())}{end}(?:{between}[.!?…。！？])?"


def _word(word: str, between: str) -> str:
    return between.join(_sign(sign) for sign in _SIGN.findall(word))


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
