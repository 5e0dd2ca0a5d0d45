"""Repairs of tags as data: which tag is wrong, which is right, and what the words around must show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from claims.core.extraction.text.tokens import Token

Test = Callable[[Sequence[Token], int], bool]
"""Whether the word at an index of a sentence calls for a repair; neither the first nor the last word is asked about."""


class Repair(NamedTuple):
    """Words with one of the tags ``wrong`` get the tag ``right`` where the words around call for it."""

    wrong: str
    right: str
    is_called_for: Test


class RepairTable:
    """Repairs in order; of those that a word calls for, the first is made. Tags are those of ``tagger``."""

    def __init__(self, *repairs: Repair) -> None:
        found: dict[str, list[Repair]] = defaultdict(list)
        for repair in repairs:
            for tag in repair.wrong:
                found[tag].append(repair)
        self._repairs_of = dict(found)
        self.tags = frozenset(found)
        """Those that may be wrong."""

    def right_tag(self, tokens: Sequence[Token], at: int) -> str | None:
        """The tag that the word at ``at`` should have; ``None`` where its own may stay."""
        for repair in self._repairs_of.get(tokens[at].tag, ()):
            if repair.is_called_for(tokens, at):
                return repair.right
        return None
