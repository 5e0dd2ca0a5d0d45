"""Figures that follow from others: "from 9 to 18" is "doubled to 18" and "up 100 percent to 18"; "six of its twelve" is
"half of its twelve"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from claims.core.matching.comparing.figures import MAX_APPROXIMATION, Figure, canonical
from claims.core.matching.statements.reading import Statement
from claims.core.records import Comparator, Quantity

_TOLERANCE = 0.02
"""Greatest relative difference between what is written and what follows."""

_RISING = frozenset({"=rise", "=raise", "more", "higher", "=improve"})
_FALLING = frozenset({"=fall", "=cut", "less", "lower", "fewer"})
_OF = re.compile(
    r"\s{1,2}(?:out )?of\s{1,2}(?:(?:its|their|the|all|his|her|[\w-]{1,20}['’]s)\s{1,2}){0,2}", re.IGNORECASE
)
_ALL_BUT = re.compile(r"\b(?:all|each|every\w*)\s(?:but|except(?: for)?|bar|save)\s\Z", re.IGNORECASE)
_EXCEPTED_BEFORE = len("all except for ")
_COUNTED = frozenset({"from", "to", "by", "part", "rest", "whole"})
_EXACT = frozenset({Comparator.EQUAL, Comparator.ABOUT})


@dataclass(frozen=True, slots=True)
class Derived:
    """Two values that a statement's figures fix together: what it was and became, or the part and the whole.

    ``stated`` are those figures, by what they tell ("from", "to", "by", "percent", "times"; "part", "rest", "share",
    "whole").
    """

    first: float
    second: float
    stated: dict[str, Figure]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures as written."""
        return tuple(dict.fromkeys(figure.quantity for figure in self.stated.values()))


def told_by_both(left: Statement, right: Statement) -> tuple[Quantity, ...]:
    """The figures of both sides by which they tell one change, or one part of one whole; empty where they do not.

    Each figure of either side must be what follows from those of the other, at the precision in which it is written.
    """
    if not left.quantities or not right.quantities:
        return ()
    for read in (_read_change, _read_portion):
        one, other = read(left), read(right)
        if one is not None and other is not None and _follows(one, other) and _follows(other, one):
            return (*one.quantities, *other.quantities)
    return told_as_share(left, right)


def told_as_share(left: Statement, right: Statement) -> tuple[Quantity, ...]:
    """The figures of "40 of the 100 seats" against "40 percent of the seats", whichever side is which: the share that a
    part is of its whole. Empty where they do not tell that."""
    read = _part_and_share(left, right)
    if read is None:
        return ()
    portion, share = read
    part_of_whole = portion.first / portion.second
    is_that = abs(share.value - part_of_whole) <= _leeway("share", share, part_of_whole)
    return (*portion.quantities, share.quantity) if is_that else ()


def tells_other_share(left: Statement, right: Statement) -> bool:
    """Whether one side tells a part of a whole ("30 of the 100 seats") and the other another share of it ("40 percent of
    the seats"), and neither has a figure besides."""
    read = _part_and_share(left, right)
    if read is None:
        return False
    portion, share = read
    if len(left.quantities) + len(right.quantities) != len(portion.quantities) + 1:
        return False
    part_of_whole = portion.first / portion.second
    return abs(share.value - part_of_whole) > MAX_APPROXIMATION * max(share.value, part_of_whole)


def tells_other_part(left: Statement, right: Statement) -> bool:
    """Whether both sides tell a part of one whole, and of that whole alone, and the parts differ and do not make it up
    together: "40 of the 50 guns", "half of the 50 guns"."""
    one, other = _read_portion(left), _read_portion(right)
    if one is None or other is None or one.second != other.second:
        return False
    if len(left.quantities) != len(one.quantities) or len(right.quantities) != len(other.quantities):
        return False
    parts = one.first, other.first
    return all(abs(part - parts[0]) > MAX_APPROXIMATION * max(parts) for part in (parts[1], one.second - parts[1]))


def _part_and_share(left: Statement, right: Statement) -> tuple[Derived, Figure] | None:
    """The part of a whole that one side tells, and the share of such a whole that the other does; None without both."""
    for side, other in ((left, right), (right, left)):
        portion = _read_portion(side)
        share = None if portion is None else _share_of_whole(portion, other)
        if portion is not None and share is not None:
            return portion, share
    return None


def _share_of_whole(portion: Derived, other: Statement) -> Figure | None:
    """The share that a statement tells of what a part is of, where it tells no other figure, no range and no bound.

    "Grew by 40 percent" and "40 percent of the school" are no share of schools.
    """
    if "share" in portion.stated or len(other.quantities) != 1:
        return None
    share, counted = canonical(other.quantities[0]), portion.stated["whole"].quantity.measure
    is_plain = share.dimension == "share" and share.value_to is None and share.quantity.comparator in _EXACT
    return share if is_plain and counted and share.quantity.measure == counted else None


def _follows(one: Derived, other: Derived) -> bool:
    """Whether each figure that one side states is what the other side's values make it."""
    implied = {
        "from": other.first,
        "part": other.first,
        "to": other.second,
        "whole": other.second,
        "by": abs(other.second - other.first),
        "percent": abs(other.second - other.first) / other.first if other.first else None,
        "times": other.second / other.first if other.first else None,
        "share": other.first / other.second if other.second else None,
        "rest": other.second - other.first,
    }
    counted = {figure.dimension for side in (one, other) for name, figure in side.stated.items() if name in _COUNTED}
    if len(counted - {""}) > 1:
        return False
    for name, figure in one.stated.items():
        value, target = figure.value, implied[name]
        if name == "times":
            value = _factor(figure.quantity)
        if target is None or abs(value - target) > _leeway(name, figure, target):
            return False
    return True


def _leeway(name: str, figure: Figure, target: float) -> float:
    if name in {"times", "share"} and figure.quantity.unit != "percent":
        return _TOLERANCE * target
    return min(figure.step / 2, _TOLERANCE * abs(target)) + 1e-9 * abs(target)


def _read_change(statement: Statement) -> Derived | None:
    """What something was and what it became, from two of: from, to, by, by percent, how many times."""
    found: dict[str, Figure] = {}
    for quantity in statement.quantities:
        if quantity.comparator not in _EXACT:
            continue
        figure, word = canonical(quantity), _word_before(statement.text, quantity.span.start)
        if quantity.value_to is not None:
            if word != "from" or figure.value_to is None:
                continue
            found["from"] = Figure(figure.dimension, figure.value, None, figure.step, quantity)
            found["to"] = Figure(figure.dimension, figure.value_to, None, figure.step, quantity)
        elif quantity.unit == "times":
            found["times"] = figure
        elif word in {"from", "to", "at"}:
            found["to" if word == "at" else word] = figure
        elif quantity.unit == "percent":
            found["percent"] = figure
        elif quantity.unit == "percentage point":
            found["by"] = Figure("share", figure.value / 100, None, figure.step / 100, quantity)
        else:
            found["by"] = figure
    if len(found) < 2:
        return None
    ends = _ends(found, _direction(statement, found))
    return None if ends is None else Derived(*ends, found)


def _ends(found: dict[str, Figure], direction: int) -> tuple[float, float] | None:
    start, end = found.get("from"), found.get("to")
    if start is not None and end is not None:
        return (start.value, end.value) if start.dimension == end.dimension else None
    known = end or start
    if known is None or not direction:
        return None
    factor = None
    if "times" in found:
        factor = _factor(found["times"].quantity)
    elif "percent" in found and known.dimension != "share":
        factor = 1 + direction * found["percent"].value
    elif "by" in found and found["by"].dimension in {known.dimension, ""} and known.value:
        step = direction * found["by"].value
        return (known.value - step, known.value) if end is not None else (known.value, known.value + step)
    if not factor or factor <= 0:
        return None
    return (known.value / factor, known.value) if end is not None else (known.value, known.value * factor)


def _direction(statement: Statement, found: dict[str, Figure]) -> int:
    """+1 for a rise, -1 for a fall, 0 where the words do not say."""
    if "times" in found:
        return 1 if _factor(found["times"].quantity) > 1 else -1
    concepts = {concept for unit in statement.units for concept in unit.exact}
    rises, falls = bool(concepts & _RISING), bool(concepts & _FALLING)
    return 0 if rises == falls else 1 if rises else -1


def _factor(quantity: Quantity) -> float:
    """What "doubled" or "halved" multiplies by."""
    normalized = quantity.normalized
    return 1 + normalized.value / 100 if normalized is not None and normalized.unit == "percent" else quantity.value


def _read_portion(statement: Statement) -> Derived | None:
    """A part and the whole that it is of: "40 of the 120 seats", "a third of the 120 seats", "all but 80 of the 120
    seats"."""
    for part, whole in pairwise(statement.quantities):
        between = statement.text[part.span.end : whole.number_span.start]
        if not _OF.fullmatch(between) or {part.comparator, whole.comparator} - _EXACT:
            continue
        one, all_of_it = canonical(part), canonical(whole)
        if all_of_it.dimension == "share" or not all_of_it.value:
            return None
        if one.dimension == "share":
            return Derived(one.value * all_of_it.value, all_of_it.value, {"share": one, "whole": all_of_it})
        if _ALL_BUT.search(statement.text, max(0, part.span.start - _EXCEPTED_BEFORE), part.span.start):
            return Derived(all_of_it.value - one.value, all_of_it.value, {"rest": one, "whole": all_of_it})
        return Derived(one.value, all_of_it.value, {"part": one, "whole": all_of_it})
    return None


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - 12) : start].lower().split()
    if words and words[-1] in {"about", "some", "around", "nearly"}:
        words = words[:-1]
    return words[-1] if words else ""
