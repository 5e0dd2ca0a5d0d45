"""Counts over tagged news: which tags a word has, in how many articles and outlets, and which tag follows which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.core.extraction.tagging.word_endings import guess_by_ending

TAGS = "NSPJRDCOMBFZTEGIAKWQY"
"""The tags that are told apart, in the order of the tables; ``tag_lexicon`` says what each is."""

START = "Y"
"""The tag that stands before the first word of a sentence."""

LEAST_DOCUMENTS = 3
LEAST_OUTLETS = 2
"""A word is taken from this many articles of this many outlets on: what fewer use may be a name or one writer's coinage."""

_LEAST_SHARE = 0.04
"""A tag seen less often than this with a word is taken for an error of the tagger that was counted."""

_LEAST_FOR_ONE = 5
"""From so many occurrences on, a tag seen once is taken for an error as well."""

_NEAR = 0.25
"""A word whose shares differ by less than this (total variation) from what its ending says needs no entry."""

_WORD = re.compile(r"[a-z0-9]+(?:['.-][a-z0-9]+)*\.?")

_TAG_BY_PENN = {
    penn: tag
    for tag, names in {
        "N": "NN", "S": "NNS", "P": "NNP NNPS", "J": "JJ JJR JJS AFX", "R": "RB RBR RBS RP", "D": "DT PDT PRP$",
        "C": "CD", "O": "PRP EX", "M": "MD", "B": "VB", "F": "VBP", "Z": "VBZ", "T": "VBD", "E": "VBN", "G": "VBG",
        "I": "IN", "A": "TO", "K": "CC", "W": "WDT WP WP$ WRB", "Q": "POS",
    }.items()
    for penn in names.split()
}  # fmt: skip


class TaggedWord(NamedTuple):
    """A word or mark as written, and its tag of ``TAGS``."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class TaggedDocument:
    """One article: who published it, and its sentences in order."""

    outlet: str
    sentences: Sequence[Sequence[TaggedWord]]


@dataclass(slots=True)
class WordCount:
    """How often a word has each tag, and where it occurs."""

    tags: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    outlets: set[str] = field(default_factory=set)


def tag_of_penn(penn: str) -> str:
    """Our tag for one of the Penn Treebank; ``Y`` (other) for marks, foreign words, interjections."""
    return _TAG_BY_PENN.get(penn, "Y")


def count_words(documents: Iterable[TaggedDocument]) -> dict[str, WordCount]:
    """Counts per word, of words written in lower case (and "I") alone.

    A capital may be a name's or a sentence's, so capitalized words say nothing about the word in general; names of people,
    addresses of sites and accounts stay out this way.
    """
    counts: dict[str, WordCount] = {}
    for document in documents:
        seen: set[str] = set()
        for sentence in document.sentences:
            for text, tag in sentence:
                word = "i" if text == "I" else text
                if _WORD.fullmatch(word) and any(letter.isalpha() for letter in word):
                    counts.setdefault(word, WordCount()).tags[tag] += 1
                    seen.add(word)
        for word in seen:
            counts[word].documents += 1
            counts[word].outlets.add(document.outlet)
    return counts


def count_followers(documents: Iterable[TaggedDocument]) -> dict[str, Counter[str]]:
    """How often each tag (key) is followed by each other one inside a sentence, which begins behind ``START``."""
    followers: dict[str, Counter[str]] = {tag: Counter() for tag in TAGS}
    for document in documents:
        for sentence in document.sentences:
            before = START
            for _, tag in sentence:
                followers[before][tag] += 1
                before = tag
    return followers


def shares_of_words(counts: dict[str, WordCount]) -> dict[str, dict[str, float]]:
    """The words that the lexicon needs, each with the share of its tags, likeliest first, summing to 1.

    Left out: words of too few articles or outlets, words that are only names or marks, and words whose ending already says
    what they are.
    """
    chosen = {}
    for word in sorted(counts):
        count = counts[word]
        if count.documents < LEAST_DOCUMENTS or len(count.outlets) < LEAST_OUTLETS:
            continue
        shares = _shares(count.tags)
        if shares and not _is_near(shares, guess_by_ending(word)):
            chosen[word] = shares
    return chosen


def _shares(tags: Counter[str]) -> dict[str, float]:
    """Share of each tag, without names, marks and what is too rare to be meant; empty where nothing is left."""
    total = tags.total()
    kept = {
        tag: seen
        for tag, seen in tags.items()
        if tag not in "PY" and seen / total >= _LEAST_SHARE and not (seen == 1 and total >= _LEAST_FOR_ONE)
    }
    whole = sum(kept.values())
    return {tag: kept[tag] / whole for tag in sorted(kept, key=lambda tag: (-kept[tag], tag))}


def _is_near(shares: dict[str, float], guess: dict[str, float]) -> bool:
    variation = sum(abs(shares.get(tag, 0.0) - guess.get(tag, 0.0)) for tag in TAGS) / 2
    return variation < _NEAR and max(shares, key=shares.__getitem__) == max(guess, key=guess.__getitem__)
