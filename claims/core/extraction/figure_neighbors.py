"""What a figure takes from the figures and nouns around it: the unit that is said once for several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.core.extraction import counted_nouns, quantity_phrases, units
from claims.core.extraction.figure_bounds import approximator_before
from claims.core.extraction.figure_reading import Reading
from claims.core.extraction.units import Unit
from claims.core.extraction.value_tokens import Token
from claims.core.extraction.vocabulary import words
from claims.core.records import Comparator

_FARTHEST = 25
"""Tokens between two figures of which one takes the other's unit, at most."""
_SET_AGAINST = words("including against versus another")
_SET_AGAINST_BY_TWO = frozenset(
    (("a", "further"), ("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("as", "against"))
)
_PARTS_OF = frozenset((("of", "them"), ("of", "whom"), ("of", "those"), ("of", "which")))
_MORE_OR_LESS = words("more fewer less")
_SENTENCE_ENDS = frozenset(".!?")
_OF_WHOLE = words("of the its their his her our last past first these those")


@dataclass(frozen=True, slots=True)
class Context:
    """The figures read before one: the last, the last that counts things, the last share in percent."""

    previous: Reading | None = None
    counted: Reading | None = None
    percent: Reading | None = None

    def after(self, reading: Reading) -> Context:
        """The context of the figure that follows ``reading``."""
        return Context(
            previous=reading,
            counted=reading if reading.counted else self.counted,
            percent=reading if reading.unit is units.PERCENT else self.percent,
        )


def with_unit_of_others(tokens: Sequence[Token], reading: Reading, context: Context) -> Reading:
    """The reading with the unit that is said elsewhere in its sentence, where it names none itself."""
    if reading.unit is None and context.previous is not None:
        # "nine managers earned more than £100,000, up from five": money would have its sign again.
        unit = context.previous.unit
        is_paid = unit is not None and unit.dimension == "money" and reading.form == "words"
        leader = context.counted if is_paid and context.counted is not None else context.previous
        reading = _elliptic(tokens, reading, leader)
    return _in_points(tokens, reading, context.percent)


def _elliptic(tokens: Sequence[Token], reading: Reading, previous: Reading) -> Reading:
    """ "6 million homes, including 1.5 million in the north": a bare figure set against the one before takes its unit."""
    between = tokens[previous.end : reading.start]
    if previous.unit is None or previous.is_age or len(between) > _FARTHEST:
        return reading
    if reading.form not in ("digits", "words") or any(token.low in _SENTENCE_ENDS for token in between):
        return reading
    if not _is_set_against(tokens, reading, previous):
        return reading
    return replace(reading, unit=previous.unit, measure=previous.measure, counted=previous.counted)


def _is_set_against(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    lead = tuple(token.low for token in tokens[max(0, reading.start - 2) : reading.start])
    if lead and (lead[-1] in _SET_AGAINST or lead in _SET_AGAINST_BY_TWO):
        return True
    behind = tuple(token.low for token in tokens[reading.end : reading.end + 2])
    # "98 people, 53 of them in the south".
    return behind in _PARTS_OF and previous.counted


def as_converted(tokens: Sequence[Token], reading: Reading, previous: Reading | None) -> Reading:
    """ "up to 90 kph (56 mph)": what a bracket gives in another unit is bounded as the figure before it."""
    if previous is None or reading.unit is None or previous.unit is None or previous.value_to is not None:
        return reading
    same = reading.unit.dimension == previous.unit.dimension and reading.unit != previous.unit
    bracket = reading.start == previous.end + 1 and tokens[previous.end].low == "("
    if not same or not bracket or reading.comparator is not Comparator.EQUAL or reading.unit.dimension == "count":
        return reading
    return replace(reading, comparator=previous.comparator, approximate=previous.approximate)


def _in_points(tokens: Sequence[Token], reading: Reading, percent: Reading | None) -> Reading:
    """ "38 percent, seven points higher than in 2018": points of a change beside a share are percentage points."""
    if percent is None or reading.unit is None or reading.unit.name != "point" or not reading.counted:
        return reading
    between = tokens[percent.end : reading.start]
    around = (*tokens[max(0, reading.start - 4) : reading.start], *tokens[reading.end : reading.end + 3])
    is_change = any(token.low in quantity_phrases.CHANGE_WORDS for token in around)
    if len(between) > 40 or not is_change or any(token.low in _SENTENCE_ENDS for token in between):
        return reading
    return replace(reading, unit=units.UNITS["percentage point"], counted=False, measure=None)


def with_wholes(tokens: Sequence[Token], readings: Sequence[Reading]) -> list[Reading]:
    """The readings, each part with the unit of its whole: "four of the last five contests", "11 of the 20 polled"."""
    settled = list(readings)
    for at, (part, whole) in enumerate(pairwise(readings)):
        between = tokens[part.end : whole.start]
        if part.end != part.number_end or not between or between[0].low != "of" or not whole.counted:
            continue
        if part.unit is None and len(between) <= 4 and all(token.low in _OF_WHOLE for token in between):
            settled[at] = replace(part, unit=whole.unit, measure=whole.measure, counted=True)
    return settled
