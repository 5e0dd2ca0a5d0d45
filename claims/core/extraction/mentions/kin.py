"""What somebody is to somebody: "her son Leo", "Roe's sister, Ann"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token

KIN = words(
    """
    son daughter brother sister wife husband mother father brother-in-law sister-in-law grandson granddaughter
    uncle aunt cousin nephew niece grandmother grandfather stepson stepdaughter fiancé fiancée widow widower
    """
)
"""What somebody is to somebody."""


def is_kin(tokens: Sequence[Token], first: int) -> bool:
    """Whether the name at ``first`` is that of somebody's relative: "her son Leo", "Roe's sister, Ann"."""
    return kin_before(tokens, first) is not None


def kin_before(tokens: Sequence[Token], first: int) -> str | None:
    """What the bearer of the name at ``first`` is to somebody ("son", "sister"); None where that is not told."""
    at = first - 2 if first > 1 and tokens[first - 1].text == "," else first - 1
    begin = at
    while begin > 0 and tokens[begin - 1].tag in "JN":
        begin -= 1
    told = begin > 0 and tokens[at].lower in KIN and tokens[begin - 1].tag in "DQ" and begin - 1 < at
    return tokens[at].lower if told else None
