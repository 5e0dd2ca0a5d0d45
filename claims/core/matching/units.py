"""The pieces that a statement is compared by: content words, phrases and names, with their concepts and roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.core.records import Span


class UnitKind(StrEnum):
    """What sort of word or phrase a unit is."""

    NAME = "name"
    NOUN = "noun"
    VERB = "verb"
    MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Unit:
    """A content word, phrase or name: its place, what it says, and how it stands in the sentence.

    ``role`` is ``agent``, ``patient``, ``verb`` or the governing preposition ("in", "of" …). ``place`` is the
    gazetteer's name where there is one; ``locative`` marks names that stand where something happens. ``light`` units
    add nothing by themselves; ``excluded`` ones are named to say that it was not they ("A, not B, …").
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

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def is_name(self) -> bool:
        """Whether it names one person, body or place ("British" too)."""
        return self.kind is UnitKind.NAME or self.place is not None
