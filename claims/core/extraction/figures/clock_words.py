"""Hours said in numbers that count nothing: "at nine in the evening", "half past eight", "seven o'clock"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.number_words import Numeral
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words

_HOURS = 12
"""Of a clock without a second half."""
_BEFORE_HOURS = words("at by until till around about from past")
_BEFORE_QUARTERS = words("at by until till around about before after since is was it's")
"""What leads to "a quarter to nine" where it is a time: profits rise "a quarter to nine million"."""
_PARTS_OF_DAY = frozenset(
    (("in", "the", "morning"), ("in", "the", "afternoon"), ("in", "the", "evening"), ("at", "night"))
)
_PRICED = words("traded trading trades stood stands quoted valued priced")
"""Verbs whose "at 1.25 in the morning" is a price or a level."""
_DESCRIBED_BY_DAY = words(
    """
    session sessions class classes traffic rush peak trading shift shifts paper papers edition editions light heat air
    rain sun fog game games match matches news briefing run race standard news show service services
    """
)
"""Nouns that "morning" or "evening" describes, which tell no hour then ("four in the afternoon session")."""


def is_hour(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a numeral is an hour of the day."""
    if not 1 <= numeral.value < _HOURS + 1 or numeral.form not in ("digits", "words"):
        return False
    lead = tuple(token.low for token in tokens[max(0, numeral.start - 2) : numeral.start])
    behind = tuple(token.low for token in tokens[numeral.end : numeral.end + 4])
    if behind[:1] == ("o'clock",) or lead in (("half", "past"), ("quarter", "past")):
        return True
    is_of_day = (behind[:3] in _PARTS_OF_DAY and _DESCRIBED_BY_DAY.isdisjoint(behind)) or behind[:2] in _PARTS_OF_DAY
    if lead == ("quarter", "to"):
        return is_of_day or _is_quarter_to(tokens, numeral.start - 2)
    return is_of_day and bool(lead) and lead[-1] in _BEFORE_HOURS and _PRICED.isdisjoint(lead)


def _is_quarter_to(tokens: Sequence[Token], quarter: int) -> bool:
    """Whether "quarter to" at the token leads to an hour, not from one figure to another ("rose a quarter to nine")."""
    before = [token.low for token in tokens[max(0, quarter - 2) : quarter]]
    is_fall = before[-2:] == ["by", "a"]
    before = before[:-1] if before[-1:] == ["a"] else before
    return before == [] or (before[-1] in _BEFORE_QUARTERS and not is_fall)
