"""Whether a claim's text can have enough in common with a statement to be worth comparing with it.

Unpacking a claim's reading and comparing it costs five times what this look at its words does. The look turns away no text
that ``relate`` would find enough in common with, but for a slip within the first four letters of a word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.core.extraction.text.marks import MARKS
from claims.core.extraction.text.statement_language import ENGLISH, language_of_sentence
from claims.core.matching.comparing.relatedness import SAME_PREDICATE_COVERAGE, PossibleShare, possible_weight_of
from claims.core.matching.parts.units import Unit
from claims.core.matching.statements.reading import Statement
from claims.core.matching.vocabulary.places import PLACE_NAMES
from claims.core.matching.words.inflections import plain_forms
from claims.core.matching.words.lexicon import (
    base_of,
    find_phrase,
    may_begin_phrase,
    may_go_on,
    meaning_of_word,
    opposing_keys,
)
from claims.core.matching.words.thesaurus import UNKNOWN, all_above, families_of, is_in_thesaurus, senses_of

_WORD = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
"""The same of a lower-case text in ASCII, in a third of the time."""
_PLACE = "&place"
_FIRST_OF_NAMES = frozenset(name.split(" ")[0] for name in PLACE_NAMES if " " in name)
_PREFIX = 4
_PARTS = ("n", "v", "ar")
_NEGATED = re.compile(r"(?:un|in|im|il|ir|non|dis)(?=\w{4})")


class Prescreen:
    """Tells of texts whether they may be related to one statement: what the statement needs is worked out once.

    ``least`` is the share of the statement (0..1) that could find its like in a text, by default the least that relates two
    claims by their words.
    """

    def __init__(self, statement: Statement, *, least: float = SAME_PREDICATE_COVERAGE) -> None:
        self._is_english = statement.language == ENGLISH
        self._least = least
        self._share = PossibleShare(statement)
        self._units = [(unit.text.lower(), unit, possible_weight_of(unit)) for unit in statement.units]
        self._keys: list[frozenset[str] | None] | None = None

    def may_be_related(self, text: str) -> bool:
        """Whether the share that could find its like in the text reaches the least.

        Figures count as if all agreed; ``False`` is certain, ``True`` says nothing. Words of other languages than
        English are not looked into.
        """
        if not self._is_english:
            return True
        return self._may_share(text) or language_of_sentence(text) != ENGLISH

    def _may_share(self, text: str) -> bool:
        words = (_ASCII_WORD if text.isascii() else _WORD).findall(text.lower())
        written = set(words)
        if self._share.of(sum([weight for lower, _, weight in self._units if lower in written])) >= self._least:
            return True
        if self._keys is None:
            self._keys = [_sought_keys(lower, unit) for lower, unit, _ in self._units]
        looks = list(map(_look_at, words))
        beginnings = [place for place, (_, may_begin) in enumerate(looks) if may_begin]
        keys = frozenset().union(*[keys for keys, _ in looks], *_keys_of_phrases(words, beginnings))
        reachable = [
            weight
            for (lower, _, weight), sought in zip(self._units, self._keys, strict=True)
            if sought is None or lower in written or not sought.isdisjoint(keys)
        ]
        return self._share.of(sum(reachable)) >= self._least


def _sought_keys(lower: str, unit: Unit) -> frozenset[str] | None:
    """What a unit must share with a word to be reached by it; ``None`` where any text may reach it."""
    if unit.text.isupper() or len(unit.bases) > 1:
        return None  # initials and phrases are not looked into
    return _keys_of_unit(lower, unit.exact | unit.near, unit.place is not None)


@lru_cache(maxsize=16_384)
def _keys_of_unit(text: str, concepts: frozenset[str], is_place: bool) -> frozenset[str]:
    senses = senses_of(text, "n").main
    keys = _plain_keys(text) | concepts | opposing_keys(concepts)
    if senses:
        keys |= families_of(senses)
        keys |= {f"below {one}" for one in senses} | {f"above {one}" for one in all_above(senses)}
    return keys | {_PLACE} if is_place else keys


@lru_cache(maxsize=16_384)
def _look_at(word: str) -> tuple[frozenset[str], bool]:
    """What a word must share with a unit to say the same, come near it, exclude it or be a kind of it; and whether a
    phrase or a name of several words may begin with it."""
    return _keys_of_word(word), word in _FIRST_OF_NAMES or may_begin_phrase(base_of(word))


def _keys_of_word(word: str) -> frozenset[str]:
    senses = senses_of(word, "n").main if is_in_thesaurus(word) else None
    if not senses:
        return _plain_keys(word)
    keys = {f"above {one}" for one in senses} | {f"below {one}" for one in all_above(senses)}
    return _plain_keys(word) | families_of(senses) | keys


@lru_cache(maxsize=16_384)
def _plain_keys(word: str) -> frozenset[str]:
    meaning = meaning_of_word(word)
    concepts = meaning.exact | meaning.near if meaning.near else meaning.exact
    base = base_of(word)
    forms = [base, *plain_forms(word)]
    negated = _NEGATED.search(base)
    if negated is not None:
        forms.append(base[: negated.start()] + base[negated.end() :])
    keys = {base, *concepts, *opposing_keys(concepts), *["^" + form[:_PREFIX] for form in forms]}
    for parts in _PARTS if is_in_thesaurus(word) else ():
        senses = senses_of(word, parts)
        if senses is not UNKNOWN:
            keys |= senses.main | senses.side
    if word in PLACE_NAMES:
        keys |= {_PLACE, PLACE_NAMES[word]}
    return frozenset(keys)


def _keys_of_phrases(words: list[str], beginnings: list[int]) -> list[frozenset[str]]:
    """Those of the phrases and names that begin at the places where one may."""
    found = []
    begun = [place for place in beginnings if place + 1 < len(words) and _go_on(words[place], words[place + 1])]
    bases = [base_of(word) for word in words] if begun else []
    for place in begun:
        phrase = find_phrase(bases, place)
        if phrase is not None and len(phrase[1]) > 1:
            found.append(_keys_of_phrase(phrase[0].exact | phrase[0].near))
    for place in beginnings:
        for length in (2, 3) if words[place] in _FIRST_OF_NAMES else ():
            name = " ".join(words[place : place + length])
            if name in PLACE_NAMES:
                found.append(frozenset({_PLACE, PLACE_NAMES[name]}))
    return found


def _go_on(word: str, following: str) -> bool:
    """Whether a phrase may go on with the second word."""
    return may_go_on(base_of(word), base_of(following))


@lru_cache(maxsize=16_384)
def _keys_of_phrase(concepts: frozenset[str]) -> frozenset[str]:
    return concepts | opposing_keys(concepts)
