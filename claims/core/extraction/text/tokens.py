"""Words and marks of a stretch of text, with body offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.marks import MARKS
from claims.core.records import Span

_WORD = rf"\w+(?:[{MARKS}]+\w*)*"
_APOSTROPHE = r"['’](?!(?i:s|re|ve|ll|d|m|t)\b)(?=[^\W\d_a-zß-ÿ])"
"""Inside a name: "O'Brien", "Jeanne d'Arc"; "WE'RE" is two words."""
_CUT = rf"""
    | (?i:n['’]t)\b
    | ['’](?i:s|re|ve|ll|d|m)\b
    | [^\W\d_]+?(?=(?i:n['’]t)\b)                    # do|n't
    | (?:{_WORD}[-‑])?[^\W\d_]{{1,3}}{_APOSTROPHE}{_WORD}(?:[-‑]{_WORD}){{0,8}}    # O'Brien
"""
"""Words cut by an apostrophe; without one a text needs no look at each letter of its words, which takes half the time."""


def _tokens_with(cut: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
      (?:[A-Za-z]\.){{2,6}}(?:-[A-Za-z]{{1,30}})?        # U.S.  U.S.-led  p.m.
    | \d[\d,.]{{0,12}}(?:[-‑][A-Za-z]{{1,20}}){{1,4}}       # 18-year  7-year-old
    | [$€£¥]?\d[\d,.]{{0,30}}\d(?:[A-Za-z%°]{{1,12}})?   # 157,000  $4.5bn
    | [$€£¥]?\d(?:[A-Za-z%°]{{1,12}})?
    {cut}
    | [#@]?{_WORD}(?:[-‑]{_WORD}){{0,8}}                 # seven-day  #word
    | [^\w\s]
    """,
        re.VERBOSE,
    )


_TOKEN, _UNCUT_TOKEN = _tokens_with(_CUT), _tokens_with("")
_ABBREVIATED = words(
    """
    mr mrs ms dr prof gen sen rep gov lt col sgt capt st jr sr no inc co corp ltd jan feb mar apr jun jul aug
    sep sept oct nov dec
    """
)
_NO_WORDS = frozenset(("WHO",))
"""Names in capitals that are another word in small letters, for which they are not taken: "the WHO said"."""


@dataclass(slots=True)
class Token:
    """One word or mark: body offsets, the text, its lower-case form and (once tagged) its part of speech.

    A name that is no word of its small letters keeps its capitals ("WHO").
    """

    start: int
    end: int
    text: str
    lower: str
    tag: str = ""

    @property
    def span(self) -> Span:
        """Its place in the body."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or digit."""
        return self.text[-1].isalnum() or self.text[0].isalnum()

    @property
    def is_capitalized(self) -> bool:
        """Whether it begins with a capital letter (after ``#``, ``@`` or an article that ran together: "d'Arc")."""
        return self.text.lstrip("#@")[:1].isupper() or (self.text[1:2] in ("'", "’") and self.text[2:3].isupper())


def tokenize(body: str, span: Span) -> list[Token]:
    """The tokens of ``body`` inside ``span``, in order, untagged."""
    tokens: list[Token] = []
    is_cut = body.find("'", span.start, span.end) >= 0 or body.find("’", span.start, span.end) >= 0
    form = _TOKEN if is_cut else _UNCUT_TOKEN
    for match in form.finditer(body, span.start, span.end):
        text = match.group()
        start = match.start()
        # A number takes no sentence mark with it: "2001," and "40." end at the last digit.
        lower = text if text in _NO_WORDS else text.lower().replace("’", "'")
        tokens.append(Token(start, match.end(), text, lower))
        if text == "." and len(tokens) > 1 and tokens[-2].end == start and _is_abbreviation(tokens[-2]):
            tokens.pop()
            tokens[-1] = Token(tokens[-1].start, match.end(), tokens[-1].text + ".", tokens[-1].lower + ".")
    return tokens


def _is_abbreviation(token: Token) -> bool:
    return token.lower in _ABBREVIATED or (len(token.text) == 1 and token.text.isupper() and token.text != "I")
