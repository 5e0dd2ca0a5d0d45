"""Decisions on matches as forms carry them, so that they can be taken back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.core.records import MatchState, Relation

MOST_UNDONE = 50
_DECIDED = re.compile(r"(\d{1,18}):([a-z_]{1,20}):([a-z_]{1,20}):([a-z_]{1,20})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Undone:
    """A decision to take back: state and relation as they were before it, and the state that it left."""

    match_id: int
    state: MatchState
    relation: Relation
    expected: MatchState


def decided(match_id: int, before: MatchState, was: Relation, state: MatchState) -> str:
    """What takes one decision back: state and relation before it, and the state that it left. Several are joined by ";"."""
    return f"{match_id}:{before}:{was}:{state}"


def read_decided(text: str) -> list[Undone]:
    """The decisions that a form wants back, as ``decided`` wrote them; what is forged is left out."""
    found = []
    for part in text.split(";")[:MOST_UNDONE]:
        item = _DECIDED.match(part)
        if item and {item[2], item[4]} <= set(MatchState) and item[3] in set(Relation):
            found.append(Undone(int(item[1]), MatchState(item[2]), Relation(item[3]), MatchState(item[4])))
    return found
