"""How two statements are told to relate, whichever of them comes first."""

from __future__ import annotations

from claims.core.matching.decision.relations import decide_pair, mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


def suggested_relation(left: str, right: str) -> Relation:
    """The relation of a pair that must not be confirmed, and is told alike from both sides."""
    decision = decide_pair(read_statement(left), read_statement(right))
    assert decide_pair(read_statement(right), read_statement(left)) == mirror(decision)
    assert not decision.auto_confirm
    return decision.relation


def is_confirmed(left: str, right: str) -> bool:
    """Whether a machine would confirm this pair."""
    return decide_pair(read_statement(left), read_statement(right)).auto_confirm


def confirms(one: str, other: str) -> bool:
    """Whether a machine would confirm a pair, whichever of the two comes first."""
    return is_confirmed(one, other) or is_confirmed(other, one)
