"""Whether one figure surely counts others on one side than on the other: people here and those of one sex, age or part in a
war there, or the dead and the injured.

A count of all is none of a part: where 61,000 people were killed, 61,000 civilians were not. Most words for those counted
may stand for each other all the same ("1,500 people", "1,500 employees" of a firm; "cows", "animals" of a dairy), since
the sentence tells who they are: of 20 judged pairs that count another kind here and something wider there 7 are *same*
(December 2026).
"""

from __future__ import annotations

from claims.core.matching.comparing.alignment import Level, Link, likeness
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.partial_statements import AGE
from claims.core.matching.differences.found import Differences
from claims.core.matching.parts.units import Unit
from claims.core.matching.statements.reading import Statement
from claims.core.matching.vocabulary.kinds import PERSONS_AS_SUCH
from claims.core.matching.words.lexicon import base_of, bases_of
from claims.core.records import Quantity, Relation

_AS_SUCH = frozenset(map(base_of, PERSONS_AS_SUCH))
_ANYBODY = bases_of("person life death")
"""Bases of the units of figures that count people whoever they are."""

_DYING = frozenset({"=kill", "=die"})


def counts_others(pair: Comparisons) -> bool:
    """Whether a figure of one side surely counts others than that of the other.

    Of 13,182 judged pairs 13 are so, none of them *same*; with the encoder two were told as such (December 2026).
    """
    if counted_in_part(pair) is not None:
        return True
    return bool(pair.figures.pairs) and any(map(_tells_of_dead_and_others, pair.alignment.contrasts))


def note_counted(pair: Comparisons, found: Differences) -> None:
    """Note that one side counts people and the other some of them."""
    words = counted_in_part(pair)
    if words is not None:
        left, right = words
        found.add(Relation.OTHER_MEASURE, "measure", Link(left, right) if left and right else None)


def counted_in_part(pair: Comparisons) -> tuple[Unit | None, Unit | None] | None:
    """The words for those counted on the left and on the right, where they are people on one side and of one sex, age or
    part in a war on the other ("people", "civilians"); None for "lives", which stand in a phrase.

    None where no figure does so, or where the side that counts people may tell that they are such ("40 people, all of
    them women").
    """
    for one in pair.figures.pairs:
        left, right = _counted(one.left, pair.left), _counted(one.right, pair.right)
        if _counts_as_such(one.left, left, pair.left) and _counts_anybody(one.right, right, pair.right, left):
            return left, right
        if _counts_as_such(one.right, right, pair.right) and _counts_anybody(one.left, left, pair.left, right):
            return left, right
    return None


def _counted(figure: Quantity, side: Statement) -> Unit | None:
    """The word of a side for what a figure counts."""
    base = base_of(figure.unit or "")
    return next((unit for unit in side.units if unit.bases[-1] == base), None)


def _counts_as_such(figure: Quantity, word: Unit | None, side: Statement) -> bool:
    """Whether a figure counts persons of one sex, age or part in a war ("adults", not "adults and children"); of a single
    one both sides may tell."""
    if word is None or word.bases[-1] not in _AS_SUCH or figure.value <= 1:
        return False
    return not any(
        one.bases[-1] in _AS_SUCH and side.text[word.end : one.start].strip(" ,") in {"and", "or"} for one in side.units
    )


def _counts_anybody(figure: Quantity, word: Unit | None, side: Statement, special: Unit | None) -> bool:
    """Whether a figure counts people, and the side names them and tells neither their age nor that they are what the other
    side counts; "a class of 40" is of children, "40 old people" may be pensioners."""
    is_named = base_of(figure.measure or "") in _ANYBODY if word is None else len(word.bases) == 1
    if special is None or not is_named or base_of(figure.unit or "") not in _ANYBODY:
        return False
    if any(one.measure == AGE for one in side.quantities):
        return False
    if _tells_a_part(figure, special, side):
        return any(_say_the_same(unit, special) for unit in side.units)
    return not any(
        (unit.counted and unit is not word and not unit.is_name) or _say_the_same(unit, special) for unit in side.units
    )


def _tells_a_part(figure: Quantity, special: Unit, side: Statement) -> bool:
    """Whether a side tells how many of all are such: "61,000 people, 20,000 of them children", "a third of them"."""
    units = _ANYBODY | {special.bases[-1]}
    others = (one for one in side.quantities if one is not figure)
    return any(one.unit == _SHARE or (base_of(one.unit or "") in units and one.value < figure.value) for one in others)


_SHARE = "share"


def _say_the_same(one: Unit, other: Unit) -> bool:
    level = likeness(one, other)
    return level is not None and level >= Level.ALIKE


def _tells_of_dead_and_others(link: Link) -> bool:
    """ "57 people were killed", "57 people were missing"."""
    is_told = link.slot == "measure" and link.left.role == link.right.role == "verb"
    return is_told and not _DYING.isdisjoint(link.left.exact | link.right.exact)
