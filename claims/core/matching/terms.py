"""Terms of a text: what the candidate index stores and what a query asks it for.

A term is a short string: a Snowball stem (``truce``), a normalized figure (``#157000``, ``#28%``), or two neighboring
words of a name (``brown university``). Handles, links and emoji give none; a hashtag gives its words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

from claims.core.matching.function_words import FUNCTION_WORDS
from claims.core.matching.number_words import MAGNITUDES, NUMBER_WORDS

MAX_TERM_LENGTH = 48
"""Longer words are cut: nobody searches for them whole, and the index keys stay small."""

MAX_TERMS = 400
"""A claim has some 20 terms; a hostile text of thousands must not flood the index."""

MAX_INDEXED_LENGTH = 4_000
"""Code points of a text that are read for terms."""

_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)[^\s]{1,300}")
_HANDLE = re.compile(r"\(?@\w{1,40}\)?")
_HASHTAG = re.compile(r"#(\w{1,80})")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_MONTH_DAY = re.compile(r"([A-Z][a-z]{2,8}) \d{1,2}, (\d{4})\s*$")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "\u2032": "'"})
_PERCENT_WORDS = frozenset({"percent", "pct", "percentage"})


@lru_cache(maxsize=16)
def _stemmer(language: str) -> Stemmer.Stemmer:
    algorithm = language if language in Stemmer.algorithms() else "english"
    return Stemmer.Stemmer(algorithm, 0)


@lru_cache(maxsize=65_536)
def stem_word(word: str, language: str = "english") -> str:
    """The Snowball stem of a lower-case word."""
    return str(_stemmer(language).stemWord(word))


def clean_text(text: str) -> str:
    """The text without links and handles, hashtags split into words, the day of a post's date left out.

    Quotation marks become straight ones and compatibility forms plain ones. The month and year of a post date what it
    says; the day only adds a figure that no claim holds.
    """
    text = unicodedata.normalize("NFKC", text[:MAX_INDEXED_LENGTH]).translate(_QUOTES)
    text = _HANDLE.sub(" ", _LINK.sub(" ", text))
    text = _MONTH_DAY.sub(r"\1 \2", text)
    return _HASHTAG.sub(lambda found: " " + _CAMEL.sub(" ", found[1]), text)


def index_terms(text: str, *, title: str | None = None, language: str = "english") -> tuple[str, ...]:
    """The distinct terms of a claim, in order of first use; the title's words count like the text's."""
    whole = f"{title}. {text}" if title else text
    return _distinct(_read_terms(clean_text(whole), language))


def term_counts(text: str, *, title: str | None = None, language: str = "english") -> dict[str, int]:
    """How often each term of a claim stands in its title and text together."""
    whole = f"{title}. {text}" if title else text
    counts: dict[str, int] = {}
    for term in _read_terms(clean_text(whole), language)[: 4 * MAX_TERMS]:
        term = term[:MAX_TERM_LENGTH]
        counts[term] = counts.get(term, 0) + 1
    return counts


def query_terms(text: str, *, language: str = "english") -> tuple[str, ...]:
    """The distinct terms to look up for a statement or a post."""
    return index_terms(text, language=language)


def _distinct(terms: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term[:MAX_TERM_LENGTH] for term in terms))[:MAX_TERMS]


def _read_terms(text: str, language: str) -> list[str]:
    terms: list[str] = []
    words = [(found[0], found.end()) for found in _WORD.finditer(text)]
    previous_name = ""
    previous_end = -1
    for position, (word, end) in enumerate(words):
        if end - len(word) - previous_end != 1:
            previous_name = ""
        previous_end = end
        lower = word.lower()
        following = words[position + 1][0].lower() if position + 1 < len(words) else ""
        if word[0].isdigit() or lower in NUMBER_WORDS:
            terms.append(_figure_term(lower, following, text, end))
            previous_name = ""
            continue
        base = lower.removesuffix("'s").replace("'", "")
        if lower in MAGNITUDES or lower in _PERCENT_WORDS or base in FUNCTION_WORDS or lower in FUNCTION_WORDS:
            previous_name = ""
            continue
        stem = stem_word(base, language)
        terms.append(stem)
        is_name = word[0].isupper() and not word.isupper()
        if is_name and previous_name:
            terms.append(f"{previous_name} {stem}")
        previous_name = stem if is_name else ""
    return terms


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
