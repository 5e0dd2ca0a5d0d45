"""A query for claims in words, read the way search boxes read it: words in any order, phrases in double quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from claims.core.matching.words.terms import MAX_INDEXED_LENGTH, index_terms, query_terms
from claims.core.matching.words.unspaced import UNSPACED, is_unspaced

ENOUGH_TERMS = 4
"""Terms in common that make a claim an answer to any query, however long: a whole post asks for what it repeats."""

_PHRASE = re.compile(r'"([^"]{1,400})"')
_QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'"})
_WORDED = rf"[^\W{UNSPACED}]"
"""Pattern of a letter or digit that goes on a word."""

_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What is looked for: distinct terms (``core/matching/words/terms.py``), and phrases that must stand as they are."""

    terms: tuple[str, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Relevance:
    """How well a claim answers a query, a better one being greater.

    It depends on the two texts alone, not on how rare a word is in the registry: so a claim keeps its place in a list of
    answers while others are added.
    """

    shared: int
    """Terms of the query that stand in the claim."""
    likeness: int
    """Dice coefficient of the two sets of terms, in per mille."""


def read_claim_query(text: str) -> ClaimQuery:
    """The query that a text makes; one without any word that means something has no terms."""
    plain = _folded(text[:MAX_INDEXED_LENGTH])
    phrases = tuple(phrase for found in _PHRASE.findall(plain) if (phrase := found.strip()))
    # The words are read as they were written: the terms tell names and figures by their case.
    return ClaimQuery(query_terms(text.translate(_QUOTES).replace('"', " ")), phrases)


def relevance(query: ClaimQuery, text: str, others: Collection[str] = ()) -> Relevance | None:
    """How well a claim answers; None where it lacks a phrase or has too few of the words.

    ``others`` are texts that count like the claim's own, such as who said it; phrases are looked for in each of them.
    At least half of the query's words must be there, or ``ENOUGH_TERMS``.
    """
    texts = [_folded(one) for one in (text, *others)]
    if not all(any(_holds(one, phrase) for one in texts) for phrase in query.phrases):
        return None
    terms = set(index_terms(". ".join((text, *others))))
    shared = len(terms.intersection(query.terms))
    if shared == 0 or shared < min((len(query.terms) + 1) // 2, ENOUGH_TERMS):
        return None
    return Relevance(shared, 2_000 * shared // (len(terms) + len(query.terms)))


def _folded(text: str) -> str:
    """The text as phrases are compared: case, width and runs of white space make no difference."""
    return _GAP.sub(" ", unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold())


def _holds(text: str, phrase: str) -> bool:
    """Whether the phrase stands there as whole words; where a script without spaces begins or ends, a word may too."""
    before = "" if is_unspaced(phrase[0]) else f"(?<!{_WORDED})"
    after = "" if is_unspaced(phrase[-1]) else f"(?!{_WORDED})"
    return re.search(f"{before}{re.escape(phrase)}{after}", text) is not None
