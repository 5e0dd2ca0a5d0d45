"""What follows from the words of a passage that a person has confirmed to say a claim: its *wording*.

A machine seldom proves that a rewording says the same, a person sees it. What is provably the same as the wording then says
the claim too, if nothing is lost on the way: each step may round a figure, and a passage may leave to its article what the
claim names.
"""

from __future__ import annotations

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.records import Quantity, TimeExpression


def tells_the_same_values(statement: Statement, wording: Statement) -> bool:
    """Whether two statements that say the same have the same figures and times, and say them as exactly: 163,000 rounds to
    "about 160,000", which a person took for 157,000, and is another figure all the same. What is counted is theirs to
    compare who decide that they say the same."""
    return _figures(statement) == _figures(wording) and _times(statement) == _times(wording)


def stands_alone(wording: Statement, claim: Statement) -> bool:
    """Whether a wording names whom and what the claim does and when: else its article told the person more ("the war" was
    that in Norland), and another article may mean another one."""
    pair = compare_statements(wording, claim).alignment
    unsaid = [*pair.right_only, *(link.right for link in pair.contrasts)]
    if any(_is_named(unit) for unit in unsaid):
        return False
    return bool(wording.quantities or not claim.quantities) and bool(wording.times or not claim.times)


def _is_named(unit: Unit) -> bool:
    return unit.kind is UnitKind.NAME or unit.place is not None


def _figures(statement: Statement) -> list[tuple[float, float, str, str]]:
    return sorted(map(_figure, statement.quantities))


def _figure(quantity: Quantity) -> tuple[float, float, str, str]:
    highest = quantity.value if quantity.value_to is None else quantity.value_to
    return quantity.value, highest, quantity.comparator.value, quantity.approximator or ""


def _times(statement: Statement) -> list[tuple[str, ...]]:
    return sorted(map(_time, statement.times))


def _time(time: TimeExpression) -> tuple[str, ...]:
    return str(time.start), str(time.end), time.type, time.modifier or "", time.recurrence or ""
