"""Shares of those just named: "most of them", "the strongest of which", "all but nine of whom"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token

_COUNTED_OF = words("them which whom")
_LONGEST_SHARE = 5
"""Words of a share before its "of" at most."""
_EXTREMES = words("worst best least most last first")
_SHARES = words("half third thirds quarter quarters most many few all some several dozens hundreds thousands")


def is_share(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether "most of them …", "none of which …" begins at ``first``: how many of those just named."""
    return share_pronoun(tokens, first, last) is not None


def share_pronoun(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The place of the pronoun of "most of them …", "the strongest of which …", "all but nine of whom …", if one begins."""
    for of in range(first + 1, min(first + _LONGEST_SHARE, last - 2)):
        if tokens[of].lower == "of":
            is_share_ = tokens[of + 1].lower in _COUNTED_OF and _tells_share(tokens, first, of)
            return of + 1 if is_share_ else None
    return None


def _tells_share(tokens: Sequence[Token], first: int, of: int) -> bool:
    """Whether the words ``[first, of)`` are a share or an extreme: "most", "the strongest", "more than half"."""
    inside = tokens[first:of]
    if len(inside) == 1:
        return True
    if inside[0].lower == "the":
        return len(inside) == 2 and (inside[1].lower.endswith("est") or inside[1].lower in _EXTREMES)
    shares = inside[-1].tag == "C" or inside[-1].lower in _SHARES
    return shares and all(token.tag in "CRJDIK" or token.lower in _SHARES for token in inside)
