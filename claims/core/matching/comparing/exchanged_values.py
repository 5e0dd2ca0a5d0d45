"""Figures or times that have changed places, where every other word stays in its own: "5 in Lund and 7 in Kelm" against
"7 in Lund and 5 in Kelm", "from Monday to Friday" against "from Friday to Monday".

Each value has its like on the other side, so that comparing them one by one shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.exchanges import EITHER_WAY, JOINING, LEADING, MOST_WORDS
from claims.core.matching.comparing.figures import FigurePair, canonical
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.lexicon import base_of, bases_of
from claims.core.matching.words.number_words import PLAIN_NUMBERS
from claims.core.records import Relation, Span

_WORD = re.compile(r"[^\W_]+(?:['’.,:][^\W_]+)*")
_NO_TIMES = words("from to in on at of since until till by before after and or between the a an last next this for")
_MOVING = bases_of("go change move shift swing switch turn pass")
"""Verbs that tell no direction of their own: what "went from 3 to 5" rose."""
_EACH_ITS_OWN = base_of("respectively")

_MOST_MORE = 12
"""Characters by which two texts of the same words may differ in length, in articles and endings."""

_MOST_OTHER = 8
"""Words with their marks that two such texts may have alone: articles, endings, full stops behind what moved."""

_ENDS_OF_TWO_RANGES = 4
_TWO_FIGURES = re.compile(r"\d\D+\d")


@dataclass(frozen=True, slots=True)
class ExchangedValues:
    """What stands in one place on the left and on the right, the relation that this makes, and whether it ``is_all`` that
    differs."""

    left: Span
    right: Span
    relation: Relation
    is_all: bool


@dataclass(frozen=True, slots=True)
class _Value:
    """A word, or several that tell one figure or time; ``text`` is empty for a value in ``form``, the same for all."""

    text: str
    span: Span
    is_value: bool = False
    is_time: bool = False


def find_exchanged_values(pair: Comparisons) -> ExchangedValues | None:
    """The first value that stands in another's place; None where the values that moved took their words along, or are told
    of one thing in any order ("in 2004 and 2008")."""
    if not (pair.is_english and _tells_several(pair.left) and _tells_several(pair.right)):
        return None
    return _exchanged_in_place(pair) or _exchanged_around_words(pair)


def takes_figure_along(pair: Comparisons, swap: Link) -> bool:
    """Whether of two that have changed places each took its figure along: "the Greens won 14 seats and the Liberals won 9"
    against "the Liberals won 9 seats and the Greens won 14"."""
    links = pair.alignment.shared
    one = next((link for link in links if link.left is swap.left), None)
    other = next((link for link in links if link.right is swap.right), None)
    if one is None or other is None:
        return False
    left, right = (one.left.span, other.left.span), (other.right.span, one.right.span)
    between = [
        figure
        for figure in pair.figures.pairs
        if _between(figure.left.span, left) and figure.right.span.start >= right[1].end
    ]
    behind = [
        figure
        for figure in pair.figures.pairs
        if _between(figure.right.span, right) and figure.left.span.start >= left[1].end
    ]
    return len(between) == len(behind) == 1 and _are_apart(between[0], behind[0])


def _tells_several(side: Statement) -> bool:
    return len(side.quantities) + len(side.times) > 1 or _TWO_FIGURES.search(side.text) is not None


def _exchanged_in_place(pair: Comparisons) -> ExchangedValues | None:
    """Values that have changed places between the very same words."""
    texts = pair.left.text, pair.right.text
    if abs(len(texts[0]) - len(texts[1])) > _MOST_MORE or len({*texts[0].split()} ^ {*texts[1].split()}) > _MOST_OTHER:
        return None
    left, right = list(_in_runs(_values(pair.left))), list(_in_runs(_values(pair.right)))
    if len(left) != len(right) or len(left) > MOST_WORDS or not any(one.is_value for one in left):
        return None
    if any(one.is_value != other.is_value for one, other in zip(left, right, strict=True)):
        return None
    moved = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one.text != other.text]
    if len(moved) < 2 or any(not left[at].is_value for at in moved):
        return None
    if sorted(left[at].text for at in moved) != sorted(right[at].text for at in moved):
        return None
    kinds = {left[at].is_time for at in moved}
    if len(kinds) > 1 or _tell_of_one(left, moved) or _are_ranges_in_any_order(left, right, moved):
        return None
    relation, places = _relation(pair, left, moved), (moved[0], moved[-1])
    spans = _span(pair.left, left, places, relation), _span(pair.right, right, places, relation)
    return ExchangedValues(*spans, relation, is_all=True)


def _values(side: Statement) -> Iterator[_Value]:
    for found in _WORD.finditer(side.text):
        word, span = found[0].lower(), Span(*found.span())
        if word in LEADING:
            continue
        in_time = word not in _NO_TIMES and any(
            time.span.start <= span.start and span.end <= time.span.end for time in side.times
        )
        is_value = in_time or word[0].isdigit() or word in PLAIN_NUMBERS
        yield _Value(word if is_value else base_of(word), span, is_value, in_time)


def _in_runs(found: Iterator[_Value]) -> Iterator[_Value]:
    """The words, those of one value ("3 May 2019", "9 am") as one."""
    held: _Value | None = None
    for one in found:
        if held is not None and one.is_value and one.is_time == held.is_time:
            held = _Value(f"{held.text} {one.text}", Span(held.span.start, one.span.end), True, one.is_time)
            continue
        if held is not None:
            yield held
        held = one if one.is_value else None
        if held is None:
            yield one
    if held is not None:
        yield held


def _tell_of_one(side: Sequence[_Value], moved: Sequence[int]) -> bool:
    """Whether all that moved is told of one thing in any order: "in 2004 and in 2008", "5 or 7 people", "5 by 7 meters"."""
    told = [one.text for one in side]
    if _EACH_ITS_OWN in told:
        return False
    if len(moved) == 2 and told[moved[0] + 1 : moved[1]] == ["by"]:
        return True
    for one, other in pairwise(moved):
        between = told[one + 1 : other]
        if not set(between) - JOINING or set(between) & EITHER_WAY:
            continue
        size = len(between) - 1
        if between[-1] in JOINING and between[:-1] == told[other + 1 : other + 1 + size]:
            continue
        if not (between[0] in JOINING and between[1:] == told[max(0, one - size) : one]):
            return False
    return True


def _are_ranges_in_any_order(left: Sequence[_Value], right: Sequence[_Value], moved: Sequence[int]) -> bool:
    """Whether what moved are two whole ranges: "from 1912 to 1930 and from 1935 to 1940"."""
    told = [one.text for one in left]
    if len(moved) != _ENDS_OF_TWO_RANGES or _EACH_ITS_OWN in told:
        return False
    first, second, third, fourth = moved
    if [told[third], told[fourth]] != [right[first].text, right[second].text]:
        return False
    is_alike = told[first + 1 : second] == told[third + 1 : fourth]
    return is_alike and set(told[second + 1 : third]) <= JOINING | {*told[max(0, first - 1) : first]}


def _relation(pair: Comparisons, side: Sequence[_Value], moved: Sequence[int]) -> Relation:
    first, last = moved[0], moved[-1]
    if side[first].is_time:
        return Relation.OTHER_DATE
    predicate = pair.left.predicate
    moves = predicate is not None and predicate.bases[-1] in _MOVING
    runs = len(moved) == 2 and first and side[first - 1].text == "from" and side[last - 1].text == "to"
    return Relation.OPPOSITE if moves and runs else Relation.DIFFERENT_FIGURE


def _span(side: Statement, told: Sequence[_Value], places: tuple[int, int], relation: Relation) -> Span:
    """The first value that moved; where a way is turned round, all of it from its verb on: "went from 3 to 5"."""
    first, last = (told[place].span for place in places)
    if relation is not Relation.OPPOSITE or side.predicate is None:
        return first
    return Span(side.predicate.start, last.end)


def _exchanged_around_words(pair: Comparisons) -> ExchangedValues | None:
    """Figures that have changed places around words that all stand in one order on both sides, be they the very same or
    not: "killed 5 in Lund and 7 in Kelm", "left 7 dead in Lund and 5 in Kelm"."""
    figures = sorted(pair.figures.pairs, key=lambda one: one.left.span)
    crossed = [
        (one, other)
        for place, one in enumerate(figures)
        for other in figures[place + 1 :]
        if one.right.span > other.right.span and _are_apart(one, other)
    ]
    if not crossed or not _keep_their_order(pair):
        return None
    for one, other in crossed:
        left, right = (one.left.span, other.left.span), (other.right.span, one.right.span)
        if any(_between(link.left.span, left) and _between(link.right.span, right) for link in pair.alignment.shared):
            return ExchangedValues(left[0], right[0], Relation.DIFFERENT_FIGURE, is_all=False)
    return None


def _are_apart(one: FigurePair, other: FigurePair) -> bool:
    """Whether two figures could stand in each other's place, and would tell something else there."""
    first, second = canonical(one.left), canonical(other.left)
    return first.dimension == second.dimension and first.value != second.value


def _keep_their_order(pair: Comparisons) -> bool:
    """Whether no word and no time has moved."""
    links = sorted(
        (link.left.start, link.right.start)
        for link in pair.alignment.shared
        if not (link.left.light and link.right.light)
    )
    times = [[time.timex for time in side.times] for side in (pair.left, pair.right)]
    return all(one[1] < other[1] for one, other in pairwise(links)) and times[0] == times[1]


def _between(inner: Span, ends: tuple[Span, Span]) -> bool:
    return ends[0].end <= inner.start and inner.end <= ends[1].start
