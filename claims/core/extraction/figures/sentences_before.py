"""What the figures of one sentence leave for those of the next: their last unit, what was counted, whom it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.core.extraction.figures.currencies import CURRENCY_WORDS
from claims.core.extraction.figures.named_plurals import MEASURES, Meant, plural_in
from claims.core.extraction.figures.percent_again import is_level
from claims.core.extraction.figures.units import RANK, SHARE, TIMES
from claims.core.extraction.figures.verbs import verb_before
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.records import Quantity

_NUMBER_OF = re.compile(r"\bnumbers? of\b", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:toll|casualt(?:y|ies)|deaths?|dead|fatalities|victims)\b", re.IGNORECASE)
NO_MEASURES = frozenset((TIMES.name, RANK.name, SHARE.name, "percentage point"))
"""Units of what compares."""
AGE = "age"
"""The measure of an age."""
_REACH = 80
"""Characters before a figure that are looked at for what leads to it."""


class Before(NamedTuple):
    """A sentence before: the units of its last and its first figure, the value of the last and whether it is a level, the
    last that it counts with the verb before it, the plural that it is about, and whether it speaks of a number and of the
    dead."""

    unit: str | None
    value: float
    is_level: bool
    first: str | None
    counted: Meant | None
    verb: str | None
    plural: Meant | None
    is_number: bool
    is_toll: bool


def summary_of(body: str, sentence: ParsedSentence, row: Sequence[Quantity]) -> Before:
    """What the sentence, with its figures in ``row``, leaves for the next."""
    text = body[sentence.span.start : sentence.span.end]
    last = next((quantity for quantity in reversed(row) if counts_things(quantity)), None)
    return Before(
        unit=row[-1].unit if row else None,
        value=row[-1].value if row else 0.0,
        is_level=bool(row)
        and is_level(body[max(sentence.span.start, row[-1].span.start - _REACH) : row[-1].span.start]),
        first=row[0].unit if row and is_measured(row[0]) else None,
        counted=last_counted(row),
        verb=None if last is None else verb_before(sentence, last.span.start),
        plural=plural_in(sentence.tokens),
        is_number=bool(_NUMBER_OF.search(text)),
        is_toll=bool(_TOLL.search(text)),
    )


def is_measured(quantity: Quantity) -> bool:
    """Whether it measures something in a unit, a part of something, an age and a rank left out."""
    return quantity.unit in MEASURES - NO_MEASURES and quantity.measure != AGE


def last_counted(row: Sequence[Quantity]) -> Meant | None:
    """What the last figure that counts things counts; None without one."""
    for quantity in reversed(row):
        if quantity.unit is not None and counts_things(quantity):
            return Meant(quantity.unit, quantity.measure)
    return None


def counts_things(quantity: Quantity) -> bool:
    """Whether it says how many there are of something, more than one."""
    unit = quantity.unit
    if unit is None or unit in MEASURES or unit.rpartition(" ")[2] in CURRENCY_WORDS:
        return False
    return quantity.per is None and quantity.value > 1
