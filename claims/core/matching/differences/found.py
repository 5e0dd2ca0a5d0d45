"""The differences of a pair as they are gathered, slot by slot."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.core.matching.comparing.alignment import Link
from claims.core.records import Relation, Span

SLOTS_OF: dict[Relation, tuple[str, ...]] = {
    Relation.DIFFERENT_FIGURE: ("quantity",),
    Relation.OPPOSITE: ("predicate", "polarity"),
    Relation.OTHER_ENTITY: ("subject", "object"),
    Relation.OTHER_PLACE: ("place",),
    Relation.OTHER_DATE: ("time",),
    Relation.OTHER_MEASURE: ("measure", "population"),
    Relation.NARROWER: ("population",),
    Relation.BROADER: ("population",),
    Relation.REPORTED_ONLY: ("attribution",),
}
"""The slots that a relation is about, the one first that it is told in where nothing else shows it."""


@dataclass(slots=True)
class Differences:
    """The differences of a pair.

    ``slots`` names those that differ, with the link that shows it where two words do; ``coverage`` (0..1) is the share
    of its content that the side with less in common finds on the other; ``loose`` lists reasons that leave the relation
    as it is but forbid a confirmation by machine. ``complement`` marks a denial that shares which add up to one make
    good. ``spans`` are what stands in a slot on the left and on the right, where a figure or time shows that it differs.
    ``guessed`` are those of the ``relations`` that rest on words which merely stand in one place and of which nothing
    is known.
    """

    relations: set[Relation] = field(default_factory=set)
    slots: dict[str, Link | None] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    coverage: float = 0.0
    relation: Relation = Relation.SAME
    complement: bool = False
    guessed: set[Relation] = field(default_factory=set)
    spans: dict[str, tuple[Span, Span]] = field(default_factory=dict)

    def add(self, relation: Relation, slot: str, link: Link | None = None, *, guessed: bool = False) -> None:
        """Note a difference; the first link of a slot stays. What is noted once for sure is ``guessed`` no more."""
        if guessed and relation not in self.relations:
            self.guessed.add(relation)
        elif not guessed:
            self.guessed.discard(relation)
        self.relations.add(relation)
        if self.slots.get(slot) is None:
            self.slots[slot] = link

    @property
    def sure(self) -> set[Relation]:
        """The relations that do not rest on words alone of which nothing is known."""
        return self.relations - self.guessed
