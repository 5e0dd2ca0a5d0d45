"""The differences of a pair as they are gathered, slot by slot."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.core.matching.alignment import Link
from claims.core.records import Relation


@dataclass(slots=True)
class Differences:
    """The differences of a pair.

    ``slots`` names those that differ, with the link that shows it where two words do; ``coverage`` (0..1) is the share
    of its content that the side with less in common finds on the other; ``loose`` lists reasons that leave the relation
    as it is but forbid a confirmation by machine. ``complement`` marks a denial that
    shares which add up to one make good.
    """

    relations: set[Relation] = field(default_factory=set)
    slots: dict[str, Link | None] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    coverage: float = 0.0
    relation: Relation = Relation.SAME
    complement: bool = False

    def add(self, relation: Relation, slot: str, link: Link | None = None) -> None:
        """Note a difference; the first link of a slot stays."""
        self.relations.add(relation)
        if self.slots.get(slot) is None:
            self.slots[slot] = link
