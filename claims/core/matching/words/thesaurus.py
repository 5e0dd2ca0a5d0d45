"""What WordNet knows of a word: the senses it mostly has, those right above them, and the words for the contrary.

A sense is a short string (``#`` and a number); words that share a main one say the same wherever nothing else differs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claims.core.matching.vocabulary.wordnet import FORMS, PARENTS, WORDS
from claims.core.matching.words.inflections import plain_forms

MAX_STEPS = 8
"""Levels over which one sense counts as a kind of another: from "elephant" to "animal" it is seven."""

_NOTHING: frozenset[str] = frozenset()
_MANY = 400
"""Senses right below one that is so general that two of them exclude each other no more."""


@dataclass(frozen=True, slots=True)
class Senses:
    """Senses of a word as one part of speech: those it mostly has, others it has, and the words for its contrary.

    ``sort`` tells what a noun mostly names: "a" for persons, groups, animals and places, "t" for things, "m" for acts,
    states and sums, "q" for times and quantities; empty where no sort prevails.
    """

    main: frozenset[str] = _NOTHING
    side: frozenset[str] = _NOTHING
    contraries: frozenset[str] = _NOTHING
    sort: str = ""


UNKNOWN = Senses()
"""What is known of a word that is not in the table."""


@lru_cache(maxsize=16_384)
def senses_of(word: str, parts: str) -> Senses:
    """The senses of a lower-case word in any form, as the first part of speech of ``parts`` ("n", "v", "a", "r") in
    which it has any."""
    entry, others = _entries_of_forms(word)
    if not (entry or others):
        return UNKNOWN
    for part in parts:
        own = entry.get(part)
        found = [other[part] for other in others if part in other]
        if own is not None and not (found and word.endswith("s")):
            return own
        if found:
            return _joined(found)
    return UNKNOWN


def is_in_thesaurus(word: str) -> bool:
    """Whether anything is known of a lower-case word, in any form and as any part of speech."""
    entry, others = _entries_of_forms(word)
    return bool(entry or others)


@lru_cache(maxsize=16_384)
def _entries_of_forms(word: str) -> tuple[dict[str, Senses], tuple[dict[str, Senses], ...]]:
    """The entry of a word, and those of the other words that it may be a form of, as far as there are any."""
    forms = _KNOWN.intersection(plain_forms(word))
    if word in _FORMS:
        forms |= {_FORMS[word]}
    own = _entry(word) if word in _KNOWN else _NO_ENTRY
    if not forms:
        return own, ()
    return own, tuple(entry for entry in map(_entry, sorted(forms - {word})) if entry)


@lru_cache(maxsize=16_384)
def names_person(noun: str) -> bool:
    """Whether a lower-case noun, in any form, mostly names persons one by one: "teacher", not "team"."""
    main = senses_of(noun, "n").main
    return not main.isdisjoint(_persons()) or is_below(main, _persons())


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return senses_of("person", "n").main


@lru_cache(maxsize=16_384)
def is_below(special: frozenset[str], general: frozenset[str]) -> bool:
    """Whether a sense of the one is a kind of a sense of the other, over at most ``MAX_STEPS`` steps."""
    return bool(special and general) and not all_above(special).isdisjoint(general)


@lru_cache(maxsize=16_384)
def all_above(senses: frozenset[str]) -> frozenset[str]:
    """The senses above those given, over ``MAX_STEPS`` steps."""
    last = found = _parents(senses)
    for _ in range(MAX_STEPS - 1):
        last = _parents(last)
        found |= last
    return found


@lru_cache(maxsize=16_384)
def families_of(senses: frozenset[str]) -> frozenset[str]:
    """The senses up to two steps above those given whose kinds exclude each other, since they are not too many."""
    above = _parents(senses)
    return frozenset(one for one in above | _parents(above) if _CHILDREN[int(one[1:], 36)] <= _MANY)


@lru_cache(maxsize=16_384)
def are_sisters(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the two are different kinds of one thing that is not too general: "nurse" and "doctor"."""
    if not one or not other or one & other:
        return False
    if is_below(one, other) or is_below(other, one):
        return False
    return not families_of(one).isdisjoint(families_of(other))


def _parents(senses: Iterable[str]) -> frozenset[str]:
    return frozenset(
        f"#{number}" for sense in senses for number in _PARENTS[int(sense[1:], 36)].split(",") if number != "-"
    )


def _joined(entries: list[Senses]) -> Senses:
    """The senses of a form of several words ("leaves" of "leaf" and "leave"): none is certain unless all share it."""
    if len(entries) == 1:
        return entries[0]
    main = frozenset.intersection(*(entry.main for entry in entries))
    every = frozenset().union(*(entry.main | entry.side for entry in entries))
    sorts = {entry.sort for entry in entries}
    contraries = frozenset().union(*(entry.contraries for entry in entries))
    return Senses(main, every - main, contraries, sorts.pop() if len(sorts) == 1 else "")


@lru_cache(maxsize=16_384)
def _entry(lemma: str) -> dict[str, Senses]:
    """The entries of a word, by part of speech."""
    place = bisect_left(_KEYS, lemma)
    if place == len(_KEYS) or _KEYS[place] != lemma:
        return _NO_ENTRY
    found = {}
    for part in _LINES[place].split("/")[1:]:
        pos, _, rest = part.partition(":")
        senses, _, contraries = rest.partition("!")
        main, _, side = senses.partition(";")
        contrary = frozenset(contraries.split(",")) if contraries else _NOTHING
        found[pos[0]] = Senses(_named(main), _named(side), contrary, pos[1:])
    return found


def _named(numbers: str) -> frozenset[str]:
    return frozenset(f"#{number}" for number in numbers.split(",")) if numbers else _NOTHING


def _count_children(parents: list[str]) -> list[int]:
    counts = [0] * len(parents)
    for above in parents:
        for number in above.split(","):
            if number != "-":
                counts[int(number, 36)] += 1
    return counts


_LINES = WORDS.split(" ")
_KEYS = [line.partition("/")[0] for line in _LINES]
_KNOWN = frozenset(_KEYS)
_NO_ENTRY: dict[str, Senses] = {}
_PARENTS = PARENTS.split(" ")
_CHILDREN = _count_children(_PARENTS)
_FORMS = dict(entry.split(":") for entry in FORMS.split(" "))
