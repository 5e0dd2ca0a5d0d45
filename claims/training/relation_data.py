"""Judged pairs as the pair encoder learns from them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claims.artifacts.relation_encoder import RELATIONS
from claims.core.matching.decision.relations import mirrored_relation
from claims.core.matching.evaluation.contrast import LOOKALIKE
from claims.core.records import Relation

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
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            judged = str(row["relation"])
            relation = Relation.UNRELATED if judged == LOOKALIKE else Relation(judged)
            pair = JudgedTexts(row["new"], row["verified"], relation, judged)
            found.setdefault((pair.left, pair.right), pair)
    return list(found.values())


def read_traps(files: Iterable[Path]) -> list[Trap]:
    """The pairs of files of {left, right}, each once."""
    rows = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return list(dict.fromkeys(Trap(row["left"], row["right"]) for row in rows))


def is_kept_back(pair: Taught) -> bool:
    """Whether the encoder does not learn from the pair; told from its texts, so that every run keeps the same ones."""
    return zlib.crc32(f"{pair.left}\n{pair.right}".encode()) % PARTS == 0
