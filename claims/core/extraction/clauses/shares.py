"""Shares of those just named: "most of them", "the strongest of which", "all but nine of whom"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.number_leads import APPROXIMATORS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token

_COUNTED_OF = words("them which whom")
_LONGEST_SHARE = 5
"""Words of a share before its "of" at most."""
_BEFORE_SHARES = APPROXIMATORS | words("a an well")
"""Words before a share of people."""
_FRACTIONS = words("half third thirds quarter quarters fifth fifths tenth two-thirds three-quarters")
_EXTREMES = words("worst best least most last first")
_SHARES = words("half third thirds quarter quarters most many few all some several dozens hundreds thousands")


def is_share(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether "most of them …", "none of which …" begins at ``first``: how many of those just named."""
    return share_pronoun(tokens, first, last) is not None


def share_pronoun(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The place of the pronoun of "most of them …", "the strongest of which …", "all but nine of whom …", if one begins."""
    for of in range(first + 1, min(first + _LONGEST_SHARE, last - 2)):
        if tokens[of].lower == "of":
            is_share_ = tokens[of + 1].lower in _COUNTED_OF and _names_share(tokens, first, of)
            return of + 1 if is_share_ else None
    return None


def _names_share(tokens: Sequence[Token], first: int, of: int) -> bool:
    """Whether the words ``[first, of)`` are a share or an extreme: "most", "the strongest", "more than half"."""
    inside = tokens[first:of]
    if len(inside) == 1:
        return True
    if inside[0].lower == "the":
        return len(inside) == 2 and (inside[1].lower.endswith("est") or inside[1].lower in _EXTREMES)
    shares = inside[-1].tag == "C" or inside[-1].lower in _SHARES
    return shares and all(token.tag in "CRJDIK" or token.lower in _SHARES for token in inside)


def is_whole_of_share(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at ``at`` is that of a whole: "four in | ten people", "one out of every | three pupils"."""
    joint = at - 1
    while joint > 0 and tokens[joint].lower in ("every", "of", "out"):
        joint -= 1
    is_in = joint > 0 and tokens[joint].lower == "in"
    if not is_in and joint == at - 1:
        return False
    return tokens[at].tag == "C" and tokens[joint - is_in].tag == "C"


def tells_share_of_people(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the phrase ``[first, last)`` is a share of those asked, or tells of whom one is.

    "62 percent", "almost one in five", "a quarter of pupils", "half of | voters in Mour"; "… the mayor and | 31%".
    """
    if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in _FRACTIONS:
        return True
    return tells_share(tokens[first:last])


def tells_share(tokens: Sequence[Token]) -> bool:
    """Whether a share stands at the beginning of the words, or behind their last "and"."""
    at = next((place + 1 for place in range(len(tokens) - 1, -1, -1) if tokens[place].tag == "K"), 0)
    while at < len(tokens) - 1 and tokens[at].lower in _BEFORE_SHARES:
        at += 1
    lows = [token.lower for token in tokens[at : at + 4]]
    if not lows:
        return False
    if lows[0] in _FRACTIONS or lows[0] == "cent" or lows[0].endswith("%"):
        return True
    if tokens[at].tag != "C":
        return False
    is_percent = lows[1:2] in (["percent"], ["%"], ["pc"]) or lows[1:3] == ["per", "cent"]
    behind = 3 if lows[1:3] == ["out", "of"] else 2
    is_one_in = lows[1:2] in (["in"], ["out"]) and len(lows) > behind and tokens[at + behind].tag == "C"
    return is_percent or is_one_in or (len(lows) > 1 and lows[1] in _FRACTIONS)
