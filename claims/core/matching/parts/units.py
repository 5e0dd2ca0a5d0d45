"""The pieces that a statement is compared by: content words, phrases and names, with their concepts and roles."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from claims.core.matching.words.thesaurus import UNKNOWN, Senses
from claims.core.records import Span


def keys_of(
    bases: tuple[str, ...], exact: frozenset[str], near: frozenset[str], senses: Senses = UNKNOWN
) -> frozenset[str]:
    """What a unit must share with another to be its like: a concept, a sense, the beginning or the last of its words, or
    their initials."""
    first, last = without_accents(bases[0][:2]), without_accents(bases[-1])
    written = (f"^{first}", f"${last}", initials_key(initials(bases)))
    return exact.union(near, senses.main, senses.side, written)


def initials_key(letters: str) -> str:
    """The key of what some initials stand for, and of a word of them."""
    return f"${letters.replace('.', '').lower()}"


def initials(words: Sequence[str]) -> str:
    """The first letters of some words in a row."""
    return "".join([word[:1] for word in words])


def without_accents(word: str) -> str:
    """A lower-case word in letters of English where there are such: "ğ" is "g", "ø" is "o"."""
    if word.isascii():
        return word
    split = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(sign for sign in split if not unicodedata.combining(sign))


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


SIGNED = "signed"
"""The role of the name below a post: whoever posted it may be the "I" in it, and is no part of it else."""


class UnitKind(StrEnum):
    """What sort of word or phrase a unit is."""

    NAME = "name"
    NOUN = "noun"
    VERB = "verb"
    MODIFIER = "modifier"


NOMINAL = frozenset({UnitKind.NOUN, UnitKind.NAME})
"""Units that name something, by a common noun or by its name."""


@dataclass(slots=True)
class Unit:
    """A content word, phrase or name: its place, what it says, and how it stands in the sentence.

    ``role`` is ``agent``, ``patient``, ``verb``, ``signed`` or the governing preposition ("in", "of" …). ``place`` is the
    gazetteer's name where there is one; ``locative`` marks names that stand where something happens. ``light`` units
    add nothing by themselves; ``excluded`` ones are named to say that it was not they ("A, not B, …"). ``senses`` is
    what the thesaurus knows of a single word that is no name; ``parts`` are the words of a phrase, for a pair in which the
    phrase has no like. Two units that share none of their ``keys`` cannot say the same.

    Nobody changes one. It is not frozen, since that would take four times as long to make, and a look-up makes forty.
    """

    start: int
    end: int
    text: str
    bases: tuple[str, ...]
    exact: frozenset[str]
    near: frozenset[str]
    kind: UnitKind
    role: str
    place: str | None = None
    locative: bool = False
    possessive: bool = False
    light: bool = False
    counted: bool = False
    inferred: bool = False
    excluded: bool = False
    senses: Senses = UNKNOWN
    parts: tuple[Unit, ...] = ()
    keys: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def sort(self) -> str:
        """What sort of thing a noun names, as ``Senses.sort``; of a phrase, what its last word names."""
        if self.kind is not UnitKind.NOUN:
            return ""
        return self.parts[-1].senses.sort if self.parts else self.senses.sort

    @property
    def is_name(self) -> bool:
        """Whether it names one person, body or place ("British" too)."""
        return self.kind is UnitKind.NAME or self.place is not None
