"""Sums whose currency is said once, and the "m" of millions that is no metre: "cost £14m and raises 2m"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures import units
from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.number_words import MAGNITUDES, SHORT_MAGNITUDES
from claims.core.extraction.figures.surroundings import (
    MORE_CLAUSE_ENDS,
    before_bounds,
    ends_clause,
    in_one_sentence,
)
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words

_PAYING = words(
    """
    pay pays paid paying repay repays repaid repaying spend spends spent spending owe owes owed borrow borrows borrowed
    lend lends lent earn earns earned earning raise raises raised raising receive receives received get gets got
    donate donates donated invest invests invested recoup recoups recouped
    """
)
"""Verbs whose object is a sum where one was told before."""
_BEHIND_PAYING = words("out back off in away")
"""What may stand between such a verb and its sum ("paid out 600,000")."""
_CONNECTING = words("and but ; or")
_REACH = 12
"""Tokens from one sum to the next of the same subject, at most."""
_LEAST = 1000
"""The least bare number that is a sum behind a verb of paying."""
_SIDES = words("wide deep long high tall thick away above below apart from off")
"""What stands behind metres."""
_AGAINST = frozenset((("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")))
"""What leads to the same sum at another time."""
_LONGEST_AGAINST = 3
"""Tokens of ", compared with" and the like."""
_FAR_APART = 5
"""How many times as large as another a sum is at most that is paid for the same length of time."""
_MILLION = SHORT_MAGNITUDES["m"]


def is_paid_again(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """ "borrowed $50,000 and repaid only 8,000", "asked for £40m and got 12 million"."""
    is_money = previous.unit is not None and previous.unit.dimension == "money"
    if not is_money or reading.value < _LEAST or not ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS):
        return False
    at = before_bounds(tokens, reading)
    at -= tokens[at].low in _BEHIND_PAYING
    if tokens[at].low not in _PAYING or at - previous.end > _REACH:
        return False
    return any(token.low in _CONNECTING for token in tokens[previous.end : at])


def in_millions(tokens: Sequence[Token], reading: Reading, amount: Reading | None) -> Reading | None:
    """The bare figure that "12m" is if its "m" stands for millions, where a sum in millions was told before in its
    sentence and nothing behind it speaks of a length; else None."""
    if amount is None or amount.unit is None or amount.unit.dimension != "money":
        return None
    sign = tokens[reading.end - 1]
    if reading.unit is not units.UNITS["metre"] or sign.low != "m" or not sign.glued or reading.value_to is not None:
        return None
    scale = tokens[amount.number_end - 1].low
    if scale not in MAGNITUDES and scale not in SHORT_MAGNITUDES:
        return None
    behind = tokens[reading.end].low if reading.end < len(tokens) else ""
    if behind in _SIDES or not in_one_sentence(tokens, amount, reading):
        return None
    value = round(reading.value * _MILLION, 6)
    return replace(reading, value=value, step=reading.step * _MILLION, unit=None, number_end=reading.end)


def at_same_rate(tokens: Sequence[Token], reading: Reading, previous: Reading | None) -> Reading:
    """The sum with the rate that is said once: "$19.50 an hour, compared with $33"; sums far apart have different ones."""
    if previous is None or previous.per is None or reading.per is not None or reading.unit != previous.unit:
        return reading
    if reading.unit is None or reading.unit.dimension != "money" or reading.value <= 0 or previous.value <= 0:
        return reading
    at = before_bounds(tokens, reading)
    is_against = tokens[at].low == "against" or (tokens[at - 1].low, tokens[at].low) in _AGAINST
    is_next = previous.end <= at <= previous.end + _LONGEST_AGAINST
    low, high = sorted((reading.value, previous.value))
    if not is_against or not is_next or high > _FAR_APART * low:
        return reading
    return replace(reading, per=previous.per) if ends_clause(tokens, reading.end, MORE_CLAUSE_ENDS) else reading
