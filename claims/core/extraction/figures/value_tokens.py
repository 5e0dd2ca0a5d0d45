"""Tokens for reading figures: numbers, words and signs, with dates, addresses and the like set aside.

Folding keeps every offset: each character is replaced by exactly one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from claims.core.extraction.lexicon.calendar_words import MONTH_PATTERN, RACE_TIME_LEAD

_FOLD = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)} | {
    ord("’"): "'",
    ord("‘"): "'",
    ord("\u00a0"): " ",
    ord("\u2007"): " ",
    ord("\u2009"): " ",
    ord("\u202f"): " ",
    ord("\u2010"): "-",
    ord("\u2011"): "-",
    ord("\u2012"): "-",
    ord("–"): "-",
    ord("\u2212"): "-",
    ord("\u2044"): "/",
}

# Bounded or possessive repeats only: each character is looked at a fixed number of times ("1,111,111,1…" included).
# A plain blank groups digits ("157 000") only where neither neighbor is part of a longer number.
_TOKEN = re.compile(
    r"""(?P<number>(?=[\d.])(?:
          (?<![\d.,])\d{1,3}(?:,\d{3}){1,8}(?![\d])(?:\.\d++)?
        | (?<![\d.,])\d{1,3}(?:,\ 0\d{2}){1,2}(?![\d])
        | (?<![\d.,])\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)(?:\.\d++)?
        | (?<![\d.,])\d{1,3}(?:\.\d{3}){1,7},\d{2}(?!\d|,\d)                          # 1.111,11
        | (?<![\w.,])\d{1,3},\d{2}(?![\w,])(?!\.\d)                                     # 5,00
        | (?<![\d.,]\ )(?<![\d.,])\d{1,3}(?:\ \d{3}){1,6}(?![\d,]|\ \d)(?:\.\d++)?
        | (?<![\w.])\d{1,9}(?:\.\d{1,9})?e[+-]?\d{1,3}(?![\w.])                             # 1.3e6
        | (?<!\d\.)\d++(?:\.\d++(?!\.\d))?
        | \d++
        | (?<![\w.])\.\d++))
      | (?P<word>[^\W\d_¼-¾⅐-⅞²³¹]++(?:'[^\W\d_]++)*+)
      | (?P<sign>\S)""",
    re.VERBOSE,
)

# What holds digits but is no figure. The order matters: longer forms first. Between two letters only a link begins, which
# is told before all forms are tried.
_ASIDE = rf"""(?:(?<![a-z])|(?![a-z])|(?=https?:))(?:
      https?://\S{{1,2000}}+ | (?<!\w)www\.\S{{1,2000}}+ | (?<!\S)[\w.+-]{{1,64}}@[\w.-]{{1,253}}+
      | (?<![\d.])\d{{1,3}}(?:\.\d{{1,3}}){{2,5}}(?![\d.]*\d)                        # 192.168.1.2, 1.4.2
      | (?<![\d-])\d{{4}}-\d{{1,2}}(?:-\d{{1,2}})?(?:t\d{{2}}:\d{{2}})?(?![\d-])       # 2020-02-21
      | (?<![\d/])\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})(?![\d/])                    # 2/21/2020
      | (?<!\w)(?:9/11|24/7|7/7|50/50|20/20)(?!\w)
      | (?<![\w.])(?!\d{{1,2}}:[0-5]\d\.\d\d(?!\d))                               # 1:45.62 is a length
            (?!(?<!at\ )\d{{1,2}}:[0-5]\d:[0-5]\d(?!\d)(?!\ ?(?:[ap]\.?m|gmt|utc|local)\b))  # 2:03:41 too
            (?!{RACE_TIME_LEAD}\d{{1,2}}:[0-5]\d(?![\d:]|\.\d)(?!\ ?(?:[ap]\.?m|gmt|utc|local)\b))   # won in 15:31
            \d{{1,2}}:\d{{2}}(?:[:.]\d{{1,2}})?+(?!\d)(?:\ ?[ap]\.?m\b\.?)?  # 10:30 p.m.
      | (?<![\w.])\d{{1,2}}(?:\.\d{{2}})?\ ?(?:[ap]\.m\.?|[ap]m\b)                         # 5pm
      | (?<![\w.])\d{{1,2}}\ o'clock\b
      | (?<![\w.])\d{{4}}\ (?:gmt|utc|hrs|local\ time|[ec]s?[td]t?|bst)\b                     # 0401 GMT
      | (?<!\w)(?:\d{{1,2}}|(?!(?:once|twice|over|for|than|half|past|last|this|next|per|every|each|about)\b)\w{{3,9}})
            (?:st|nd|rd|th)?(?:\ -\ ?|-|\ )(?:to-)?(?:early-|mid-)?\w{{0,9}}\ ?century\b(?!-)
      | \b(?:{MONTH_PATTERN})\ ?\.?\ ?\d{{1,2}}(?:st|nd|rd|th)?(?![\d%]|[.,]\d)
            (?:\ ?(?:-|to|and|or)\ ?\d{{1,2}}(?:st|nd|rd|th)?(?![\d%:]|[.,]\d|\ ?[a-z]))?(?:,?\ \d{{4}}(?!\d|,\d))?
      | (?<![\w.,])\d{{1,2}}(?:st|nd|rd|th)?(?:\ ?(?:-|to|and|or)\ ?\d{{1,2}}(?:st|nd|rd|th)?)?\ (?:of\ )?
            (?:{MONTH_PATTERN})\b\.?(?:,?\ \d{{4}}(?!\d))?
      | \b(?:{MONTH_PATTERN})\.?,?\ (?:of\ )?\d{{4}}(?!\d|,\d)
      | (?<!\w)'?\d{{2,4}}'?s\b(?!\ ?-)                                               # the 1990s
      | (?<!\w)(?:1[0-9]|20)\d\d-(?:\d{{2}}|(?:1[0-9]|20)\d\d)(?![\w,.]\w|[\w%])                     # 2014-15
      | (?<![\d+])\+?\(?\d{{1,4}}\)?[-\ .]\d{{2,4}}-\d{{3,4}}(?:-\d{{2,4}})?(?!\d|,\d)         # 555-123-4567
      | (?<![\w-])\+\d{{1,3}}(?:[\ -]\(?\d{{1,4}}\)?){{2,5}}(?!\d|,\d)                         # +44 20 7946 0000
      )"""
_SET_ASIDE = re.compile(_ASIDE, re.VERBOSE)
_SET_ASIDE_MOSTLY = re.compile(
    rf"(?=[\d'+(]|https?:|(?<![a-z])(?:www\.|(?:{MONTH_PATTERN})[ .,\d])){_ASIDE}", re.VERBOSE
)
"""The same without addresses of mail and centuries, the only ones that begin with any word: without them it takes a
fifth of the time."""

_DIGIT = re.compile(r"\d")


class Token(NamedTuple):
    """A token: ``low`` is the folded text; ``kind`` is number, word, sign or aside; ``glued`` = no blank before it."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    glued: bool


_TOKEN_OF = partial(tuple.__new__, Token)
"""What ``Token._make`` does, in two thirds of the time."""


def fold(text: str) -> str:
    """The text in ASCII lower case with plain apostrophes, blanks and hyphens; as long as before."""
    return text.lower() if text.isascii() else text.translate(_FOLD)


def tokenize(text: str) -> Sequence[Token]:
    """The tokens of the text in order; whatever is a date, clock time, address or code is of kind ``aside``."""
    return _short_tokens(text) if len(text) <= SHORT else _tokenize(text)


def _tokenize(text: str) -> Sequence[Token]:
    folded = fold(text)
    form = _SET_ASIDE if "century" in folded or "@" in folded else _SET_ASIDE_MOSTLY
    aside = [match.span() for match in form.finditer(folded)] if _holds_digit_or_century(folded) else []
    return _tokens(text, folded, aside)


SHORT, _KEPT = 300, 8
_short_tokens = lru_cache(maxsize=_KEPT)(_tokenize)
"""A sentence is read for its figures, and again where it names a year that might count something."""


def tokenize_plainly(text: str) -> list[Token]:
    """The tokens of the text in order, the digits of dates, clock times and addresses as numbers like all others."""
    return _tokens(text, fold(text), [])


def _tokens(text: str, folded: str, aside: list[tuple[int, int]]) -> list[Token]:
    starts = [start for start, _ in aside]
    tokens: list[Token] = []
    last_end = -1
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        kind = match.lastgroup
        if starts:
            place = bisect_right(starts, start) - 1
            if place >= 0 and start < aside[place][1]:
                kind = "aside"
        tokens.append(_TOKEN_OF((text[start:end], folded[start:end], start, end, kind, start == last_end)))
        last_end = end
    return tokens


def _holds_digit_or_century(folded: str) -> bool:
    return "century" in folded or _DIGIT.search(folded) is not None
