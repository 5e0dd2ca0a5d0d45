"""Terms of a text: what the candidate index stores and what a query asks it for.

A term is a short string: a Snowball stem (``truce``), a normalized figure (``#157000``, ``#28%``) or, in scripts that put
no space between words, two neighboring signs (``unspaced``). Handles, links and emoji give none; a hashtag gives its
words. Two neighboring words of a name are no term: on the CheckThat! sets they cost .01 to .02 of MAP@5 and brought no
recall (exact BM25, November 2026).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

from claims.core.extraction.text.marks import MARKS
from claims.core.matching.words.function_words import FUNCTION_WORDS
from claims.core.matching.words.number_words import MAGNITUDES, NUMBER_WORDS
from claims.core.matching.words.unspaced import RUN, UNSPACED, pairs_of, single_signs

MAX_TERM_LENGTH = 48
"""Longer words are cut: nobody searches for them whole, and the index keys stay small."""

MAX_TERMS = 400
"""A claim has some 20 terms; a hostile text of thousands must not flood the index."""

MAX_INDEXED_LENGTH = 4_000
"""Code points of a text that are read for terms."""

# Links and handles end where a script without spaces begins: what is said there may follow them at once.
_LINK = re.compile(rf"(?:https?://|pic\.twitter\.com/|www\.)[^\s{UNSPACED}]{{1,300}}")
_HANDLE = re.compile(rf"\(?@[^\W{UNSPACED}]{{1,40}}\)?")
_HASHTAG = re.compile(r"#(\w{1,80})")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_MONTH_DAY = re.compile(r"([A-Z][a-z]{2,8}) \d{1,2}, (\d{4})\s*$")
_LETTERS = rf"[^\W\d_{UNSPACED}]+(?:[{MARKS}]+[^\W\d_{UNSPACED}]*)*"
_WORD = re.compile(rf"(?P<run>{RUN})|\d+(?:[.,]\d+)*|{_LETTERS}(?:'{_LETTERS})*")
_ASCII_WORD = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+(?:'[A-Za-z]+)*")
"""The same of a text in ASCII, in half the time."""

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "\u2032": "'"})
_PERCENT_WORDS = frozenset({"percent", "pct", "percentage"})
_NO_TERMS = FUNCTION_WORDS | MAGNITUDES.keys() | _PERCENT_WORDS


@lru_cache(maxsize=16)
def _stemmer(language: str) -> Stemmer.Stemmer:
    algorithm = language if language in Stemmer.algorithms() else "english"
    return Stemmer.Stemmer(algorithm, 0)


@lru_cache(maxsize=16_384)
def stem_word(word: str, language: str = "english") -> str:
    """The Snowball stem of a lower-case word."""
    return str(_stemmer(language).stemWord(word))


def clean_text(text: str) -> str:
    """The text without links and handles, hashtags split into words, the day of a post's date left out.

    Quotation marks become straight ones and compatibility forms plain ones. The month and year of a post date what it
    says; the day only adds a figure that no claim holds.
    """
    text = text[:MAX_INDEXED_LENGTH]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    if "@" in text or "/" in text or "www." in text:
        text = _HANDLE.sub(" ", _LINK.sub(" ", text))
    if text.rstrip()[-1:].isdigit():
        text = _MONTH_DAY.sub(r"\1 \2", text)
    return _HASHTAG.sub(lambda found: " " + _CAMEL.sub(" ", found[1]), text) if "#" in text else text


def index_terms(text: str, *, title: str | None = None, language: str = "english") -> tuple[str, ...]:
    """The distinct terms of a claim, in order of first use; the title's words count like the text's."""
    return tuple(indexed_counts(text, title=title, language=language))


def indexed_counts(text: str, *, title: str | None = None, language: str = "english") -> dict[str, int]:
    """How often each term of a claim stands in its title and text together, in order of first use.

    In scripts without spaces also each sign by itself, after all others: a query may be of one.
    """
    plain = clean_text(f"{title}. {text}" if title else text)
    return _counted(read_terms(plain, language) + single_signs(plain))


def query_terms(text: str, *, language: str = "english") -> tuple[str, ...]:
    """The distinct terms to look up for a statement or a post."""
    return tuple(_counted(read_terms(clean_text(text), language)))


def _counted(terms: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for term in terms:
        if term in counts:
            counts[term] += 1
        elif len(counts) < MAX_TERMS:
            counts[term] = 1
    return counts


def read_terms(text: str, language: str = "english") -> list[str]:
    """The terms of a cleaned text in their order."""
    terms: list[str] = []
    words = _find_words(text)
    for position, (word, end, run) in enumerate(words):
        if run:
            terms += [pair[:MAX_TERM_LENGTH] for pair in pairs_of(run)]
            continue
        lower = word.lower()
        if word[0].isdecimal() or lower in NUMBER_WORDS:  # a numeral of other scripts may be a digit and no decimal one
            following = words[position + 1][0].lower() if position + 1 < len(words) else ""
            terms.append(_figure_term(lower, following, text, end)[:MAX_TERM_LENGTH])
            continue
        base = lower.removesuffix("'s").replace("'", "")
        if lower not in _NO_TERMS and base not in _NO_TERMS:
            terms.append(stem_word(base, language)[:MAX_TERM_LENGTH])
    return terms


def _find_words(text: str) -> list[tuple[str, int, str | None]]:
    """The words and figures of a text, where each ends, and the run of signs that it is in a script without spaces."""
    if text.isascii():
        return [(found[0], found.end(), None) for found in _ASCII_WORD.finditer(text)]
    return [(found[0], found.end(), found["run"]) for found in _WORD.finditer(text)]


def _figure_term(word: str, following: str, text: str, end: int) -> str:
    value = NUMBER_WORDS.get(word)
    if value is None:
        plain = word.replace(",", "")
        value = float(plain) if plain.count(".") <= 1 and len(plain) <= 20 else None
    if value is None:
        return f"#{word}"
    value *= MAGNITUDES.get(following, 1)
    percent = text[end : end + 1] == "%" or text[end : end + 2] == " %" or following in _PERCENT_WORDS
    return f"#{value:.12g}{'%' if percent else ''}"
