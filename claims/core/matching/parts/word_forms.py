"""What a word or name says by itself, wherever it stands: its base, concepts, senses, kind and place.

All of it follows from the written word and its tag, so it is worked out once and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.parts.units import Unit, UnitKind, initials_key, keys_of
from claims.core.matching.vocabulary.light_words import LIGHT_WORDS
from claims.core.matching.vocabulary.places import PLACE_NAMES
from claims.core.matching.words.lexicon import base_of, find_phrase, meaning_of, meaning_of_word
from claims.core.matching.words.thesaurus import UNKNOWN, Senses, senses_of

VERB_TAGS = frozenset("BFZTEG")
"""Tags of all verb forms but modals."""

MODAL = "M"
BECAUSE = "=because of"
_PARTS_OF_SPEECH = {**dict.fromkeys("BFZT", "v"), "E": "va", "G": "nv", "J": "arn", "R": "ra"}
"""Tag of a word -> the parts of speech that it may be in the thesaurus; all others are nouns first."""

_VERBS_LIKE_PLURALS = frozenset({"lives", "leaves", "halves", "loaves", "knives"})
_UNITED_STATES = frozenset({"US", "U.S.", "USA"})
_KINDS = {**dict.fromkeys(VERB_TAGS, UnitKind.VERB), **dict.fromkeys("JR", UnitKind.MODIFIER)}
_COMMON_NOUNS = words("turkey turkeys china guinea jersey panama swede swedes polish kiwi kiwis")
"""Words that name no place where they are written small."""

_KEPT = 16_384
"""Words and names whose forms are kept, some 1 KB each."""


@dataclass(slots=True)
class WordForm:
    """The part of a ``Unit`` that is the same wherever the word or name stands; its fields mean what they mean there.

    Nobody changes one; as a ``Unit`` it is not frozen, since a look-up makes a dozen.
    """

    text: str
    bases: tuple[str, ...]
    exact: frozenset[str]
    near: frozenset[str]
    kind: UnitKind
    keys: frozenset[str]
    place: str | None = None
    light: bool = False
    senses: Senses = UNKNOWN


@lru_cache(maxsize=_KEPT)
def word_form(text: str, tag: str) -> WordForm:
    """The form of a single word that is no name."""
    lower = lower_form(text)
    base = base_of_word(text, tag)
    meaning = meaning_of(base) if tag == MODAL else meaning_of_word(plain_verb(lower, tag))
    place = None if text in _COMMON_NOUNS else PLACE_NAMES.get(lower)
    exact = meaning.exact | {place} if place else meaning.exact
    senses = senses_of(lower, _PARTS_OF_SPEECH.get(tag, "nv")) if place is None else UNKNOWN
    return WordForm(
        text=text,
        bases=(base,),
        exact=exact,
        near=meaning.near,
        kind=_kind(meaning.exact, tag),
        keys=keys_of((base,), exact, meaning.near, senses),
        place=place,
        light=tag == MODAL or lower in LIGHT_WORDS or base in LIGHT_WORDS,
        senses=senses,
    )


@lru_cache(maxsize=_KEPT)
def name_form(written: tuple[str, ...], bases: tuple[str, ...]) -> WordForm:
    """The form of a name, of its words as written and their bases."""
    place = PLACE_NAMES.get(" ".join(lower_form(word) for word in written).replace(".", ""))
    phrase = find_phrase(list(bases), 0)
    exact = frozenset({place or " ".join(bases)})
    if phrase is not None and len(phrase[1]) == len(bases):
        exact |= phrase[0].exact
    return WordForm(
        text=" ".join(written),
        bases=bases,
        exact=exact,
        near=frozenset(),
        kind=UnitKind.NAME,
        keys=keys_of(bases, exact, frozenset()) | {initials_key(lower_form(written[-1]))},  # initials have no stem
        place=place,
    )


def phrase_form(tokens: list[Token], bases: tuple[str, ...], exact: frozenset[str], near: frozenset[str]) -> WordForm:
    """The form of a known phrase of several words."""
    first, last = tokens[0].tag, tokens[-1].tag
    kind = _kind(exact, first) if first in VERB_TAGS else _kind(exact, "J" if first in "IAR" or last in "JR" else "")
    place = PLACE_NAMES.get(tokens[0].lower)
    if place:
        exact |= {place}
    text = " ".join(token.text for token in tokens)
    return WordForm(text, bases, exact, near, kind, keys_of(bases, exact, near), place)


def unit_of(
    form: WordForm,
    *,
    start: int,
    end: int,
    role: str,
    locative: bool = False,
    possessive: bool = False,
    counted: bool = False,
    inferred: bool = False,
    excluded: bool = False,
    parts: tuple[Unit, ...] = (),
) -> Unit:
    """A form at a place of a statement."""
    return Unit(
        start,
        end,
        form.text,
        form.bases,
        form.exact,
        form.near,
        form.kind,
        role,
        form.place,
        locative,
        possessive,
        form.light,
        counted,
        inferred,
        excluded,
        form.senses,
        parts,
        form.keys,
    )


def base_of_word(text: str, tag: str) -> str:
    """The base of a word as written."""
    if text in _UNITED_STATES:
        return base_of("usa")
    lower = lower_form(text)
    return base_of(plain_verb(lower, tag) if tag == "Z" else lower)


def plain_verb(lower: str, tag: str) -> str:
    """The lower-case word; a verb that looks like the plural of a noun in its own plain form ("lives", "leaves")."""
    return lower[:-1] if tag == "Z" and lower in _VERBS_LIKE_PLURALS else lower


def lower_form(text: str) -> str:
    """The word as ``Token.lower`` has it."""
    return text.lower().replace("’", "'")


def _kind(exact: frozenset[str], tag: str) -> UnitKind:
    if BECAUSE in exact:
        return UnitKind.MODIFIER
    return _KINDS.get(tag, UnitKind.NOUN)
