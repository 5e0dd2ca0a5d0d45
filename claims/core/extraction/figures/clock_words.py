"""Hours said in numbers that count nothing: "at nine in the evening", "half past eight", "seven o'clock"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.number_words import Numeral
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words

_HOURS = 12
_BEFORE_HOURS = words("at by until till around about from past")
_PARTS_OF_DAY = frozenset(
    (("in", "the", "morning"), ("in", "the", "afternoon"), ("in", "the", "evening"), ("at", "night"))
)


def is_hour(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a numeral is an hour of the day."""
    if not 1 <= numeral.value < _HOURS + 1 or numeral.form not in ("digits", "words"):
        return False
    lead = tuple(token.low for token in tokens[max(0, numeral.start - 2) : numeral.start])
    behind = tuple(token.low for token in tokens[numeral.end : numeral.end + 3])
    if behind[:1] == ("o'clock",) or lead in (("half", "past"), ("quarter", "past"), ("quarter", "to")):
        return True
    is_of_day = behind in _PARTS_OF_DAY or behind[:2] in _PARTS_OF_DAY
    return is_of_day and lead[-1:] != () and (lead[-1] in _BEFORE_HOURS or not numeral.value.is_integer())
