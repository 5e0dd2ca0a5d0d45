"""What follows from the words of a passage that a person has confirmed to say a claim: its *wording*.

A machine seldom proves that a rewording says the same, a person sees it. What is provably the same as the wording then says
the claim too, if nothing is lost on the way: each step may round a figure, and a passage may leave to its article what the
claim names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claims.core.extraction.text.statement_language import ENGLISH
from claims.core.matching.comparing.alignment import Alignment, Link
from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.decision.calibration import probability_of
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.records import PairDecision, Quantity, TimeExpression

_POINTING = re.compile(r"\b(?:the|this|that|these|those)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
"""What stands before a noun that means one known thing, with a word about it or without."""
_BETWEEN = re.compile(
    r"\s*(?:of|at|in|on|for|from|over|against|between|near|with|to)(?:\s+(?:the|a|an))?\s+", re.IGNORECASE
)


def tells_the_same_values(statement: Statement, wording: Statement) -> bool:
    """Whether two statements that say the same have the same figures and times, and say them as exactly: 163,000 rounds to
    "about 160,000", which a person took for 157,000, and is another figure all the same. What is counted is theirs to
    compare who decide that they say the same."""
    return _figures(statement) == _figures(wording) and _times(statement) == _times(wording)


def stands_alone(wording: Statement, claim: Statement) -> bool:
    """Whether a wording names whom and what the claim does and when: else its article told the person more ("the war" was
    that in Norland, "the explosion" that at a chemical plant), and another article may mean another one."""
    pair = compare_statements(wording, claim).alignment
    unsaid = [*pair.right_only, *(link.right for link in (*pair.contrasts, *pair.kinds))]
    if any(unit.is_name for unit in unsaid) or any(map(_is_part_of_name, pair.shared)) or _says_less(pair):
        return False
    if any(_points_back(link, wording, claim) for link in (*pair.kinds, *pair.contrasts)):
        return False
    if any(_may_be_another(link, pair, wording, claim) for link in (*pair.shared, *pair.kinds)):
        return False
    return bool(wording.quantities or not claim.quantities) and bool(wording.times or not claim.times)


def only_suggested(decision: PairDecision) -> PairDecision:
    """The decision of a pair that is provably the same, where a person has to say whether that holds in another article: as
    probable as what nothing proves."""
    features = dict(decision.features) | {"certain": 0.0}
    return replace(decision, auto_confirm=False, features=features, probability=probability_of(features))


def _is_part_of_name(link: Link) -> bool:
    """Whether a wording has but a part of the name in its claim: "Lorne" may be another one in another article."""
    part, whole = link.left, link.right
    return (
        whole.is_name and whole.place is None and len(part.bases) < len(whole.bases) and part.bases[-1] in whole.bases
    )


def _says_less(pair: Alignment) -> bool:
    """Whether a wording leaves out a thing that its claim names, and says nothing instead: "exports fell" of those of
    steel, "twelve people died" in one fire."""
    if pair.contrasts or any(not unit.light for unit in pair.left_only):
        return False
    return any(unit.kind is UnitKind.NOUN and not unit.light for unit in pair.right_only)


def _points_back(link: Link, wording: Statement, claim: Statement) -> bool:
    """Whether a wording points at a thing by another noun ("the company") than the claim, which points at nothing known ("a
    carmaker"): its article had told of it before."""
    return link.left.kind is UnitKind.NOUN and _points(wording, link.left) and not _points(claim, link.right)


def _points(statement: Statement, noun: Unit) -> bool:
    return _POINTING.search(statement.text, 0, noun.start) is not None


def _may_be_another(link: Link, pair: Alignment, wording: Statement, claim: Statement) -> bool:
    """Whether a wording points at a thing ("the explosion") that the claim tells by more: by a noun beside it, or by more
    nouns in all than the wording has in exchange. Other tongues than English are not asked whether they point."""
    if link.left.kind is not UnitKind.NOUN:
        return False
    if wording.language == ENGLISH and not _points(wording, link.left):
        return False
    unsaid = [unit for unit in pair.right_only if unit.kind is UnitKind.NOUN and not unit.light]
    if sum(map(_length, unsaid)) > sum(_length(unit) for unit in pair.left_only if unit.kind is UnitKind.NOUN):
        return True
    return _length(link.right) > _length(link.left) or any(_is_beside(link.right, unit, claim) for unit in unsaid)


def _is_beside(noun: Unit, other: Unit, statement: Statement) -> bool:
    """Whether a noun is told more closely by another one, before it or behind a preposition."""
    if other.end <= noun.start:
        return not statement.text[other.end : noun.start].strip()
    return _BETWEEN.fullmatch(statement.text, noun.end, other.start) is not None


def _length(unit: Unit) -> int:
    return len(unit.bases)


def _figures(statement: Statement) -> list[tuple[float, float, str, str]]:
    return sorted(map(_figure, statement.quantities))


def _figure(quantity: Quantity) -> tuple[float, float, str, str]:
    highest = quantity.value if quantity.value_to is None else quantity.value_to
    return quantity.value, highest, quantity.comparator.value, quantity.approximator or ""


def _times(statement: Statement) -> list[tuple[str, ...]]:
    return sorted(map(_time, statement.times))


def _time(time: TimeExpression) -> tuple[str, ...]:
    return str(time.start), str(time.end), time.type, time.modifier or "", time.recurrence or ""
