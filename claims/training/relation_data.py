"""Judged pairs as the pair encoder learns from them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.artifacts.relation_encoder import RELATIONS
from claims.core.matching.decision.relations import mirrored_relation
from claims.core.matching.evaluation.contrast import LOOKALIKE
from claims.core.records import Relation
from claims.training.judged_rows import Row, read_each, text_of

PARTS = 5
"""Of so many parts of the pairs one is kept from the encoder, to weigh what it reads against the slots."""


@dataclass(frozen=True, slots=True)
class JudgedTexts:
    """Two texts and how the left one relates to the right one; ``judged`` is the label as it was given."""

    left: str
    right: str
    relation: Relation
    judged: str

    @property
    def number(self) -> int:
        """The relation as the number of an output."""
        return RELATIONS.index(self.relation)

    def mirrored(self) -> JudgedTexts:
        """The same pair seen from the other side."""
        return JudgedTexts(self.right, self.left, mirrored_relation(self.relation), self.judged)


@dataclass(frozen=True, slots=True)
class Trap:
    """Two texts of which nothing is known but that they do not say the same."""

    left: str
    right: str

    number = -1
    """No output is known to be right."""

    def mirrored(self) -> Trap:
        """The same pair seen from the other side."""
        return Trap(self.right, self.left)


Taught = JudgedTexts | Trap
"""What the encoder learns from."""


def read_pairs(files: Iterable[Path]) -> list[JudgedTexts]:
    """The pairs of files of {new, verified, relation}; a pair that stands in two of them counts once."""
    found: dict[tuple[str, str], JudgedTexts] = {}
    for file in files:
        for pair in read_each(file, _pair):
            found.setdefault((pair.left, pair.right), pair)
    return list(found.values())


def read_traps(files: Iterable[Path]) -> list[Trap]:
    """The pairs of files of {left, right}, each once."""
    return list(dict.fromkeys(trap for file in files for trap in read_each(file, _trap)))


def _pair(row: Row) -> Iterator[JudgedTexts]:
    judged = text_of(row, "relation")
    relation = Relation.UNRELATED if judged == LOOKALIKE else Relation(judged)
    yield JudgedTexts(text_of(row, "new"), text_of(row, "verified"), relation, judged)


def _trap(row: Row) -> Iterator[Trap]:
    yield Trap(text_of(row, "left"), text_of(row, "right"))


def is_kept_back(pair: Taught) -> bool:
    """Whether the encoder does not learn from the pair; told from its texts, so that every run keeps the same ones."""
    return zlib.crc32(f"{pair.left}\n{pair.right}".encode()) % PARTS == 0
