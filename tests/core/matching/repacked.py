"""A reading as it comes back from its bytes."""

from __future__ import annotations

from claims.core.matching.statements.packed import pack_statement, unpack_statement
from claims.core.matching.statements.reading import Statement


def again(statement: Statement) -> Statement:
    """The same reading, packed and unpacked."""
    packed = pack_statement(statement)
    assert packed is not None, statement.text
    unpacked = unpack_statement(packed, statement.text, statement.published)
    assert unpacked is not None
    return unpacked


def check_comes_back(statement: Statement) -> None:
    """Fail unless it comes back as it was, down to its predicate, which is one of its units."""
    unpacked = again(statement)
    assert unpacked == statement
    assert [unit.keys for unit in unpacked.units] == [unit.keys for unit in statement.units]
    assert unpacked.predicate is None or any(unpacked.predicate is unit for unit in unpacked.units)
