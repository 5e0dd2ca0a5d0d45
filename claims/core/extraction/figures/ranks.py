"""Which ordinals tell a rank: "third" and up, "the second largest", "came first", not "the Third Reich"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.figures import counted_nouns, number_words
from claims.core.extraction.figures.number_words import Numeral
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words

NAMED_BY_ORDINALS = words("quarter quarters century half party world amendment hand")
"""Nouns that an ordinal makes a name or a kind with ("the third world", "second hand")."""
_IN_A_ROW = words("running straight")
"""What stands behind quarters and halves that follow each other; "in a row" does too."""
_QUARTERS = 4
"""Quarters of a year, which an ordinal names up to here."""
_OWNED_OTHERWISE = words("name names lady thing and of half")
"""What is somebody's first without a rank ("his first name")."""
_RANKING = words("finished came ranked placed ranks finish ranking finishing")
_NOT_AFTER_SECOND = words(
    """
    monday tuesday wednesday thursday friday saturday sunday thought thoughts nature guess reading floor class month
    year week day halves
    """
)
_SUPERLATIVES = words("most least best worst highest lowest largest")
_LONG_AGO = words("years months decades weeks days year month decade century week generation")
_QUOTES = frozenset("\"'“‘")


def is_rank(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether an ordinal is a rank worth taking: "third" and up; "first" and "second" only where a rank is spoken of."""
    # What it ranks may stand in quotation marks: "the second “water train” in a week".
    end = numeral.end + (numeral.end < len(tokens) and tokens[numeral.end].low in _QUOTES)
    behind = tokens[end] if end < len(tokens) else None
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    following = after if behind is not None and behind.low == "-" else behind
    if _is_ordinal_of_name(tokens, numeral, behind, following):
        return False
    if numeral.value not in (1, 2):
        return True
    before = tokens[numeral.start - 1] if numeral.start else None
    if following is not None and (
        _is_of_best(numeral, before, following) or _is_one_of_row(tokens, numeral, following)
    ):
        return True
    is_owned = before is not None and (before.low in POSSESSIVES or before.low.endswith(("'s", "s'")))
    if is_owned and behind is not None:
        if numeral.value == 1 and (behind.kind == "number" or behind.low in number_words.ONES):
            # "their first three games": the figure tells how many.
            return False
        return behind.kind in ("word", "number") and behind.low not in _OWNED_OTHERWISE
    if numeral.value == 1 and following is not None and following.low in ("in", "since"):
        return after is not None and (after.kind == "number" or after.low in number_words.ONES)
    if before is not None and before.low in ("to", "into", "from") and numeral.value == 2:
        return behind is None or behind.low in ("with", "in", "on", "behind", ",", ".", "after")
    return before is not None and before.low in _RANKING


def _is_ordinal_of_name(
    tokens: Sequence[Token], numeral: Numeral, behind: Token | None, following: Token | None
) -> bool:
    """Whether the ordinal belongs to a word with a hyphen or a name ("twenty-first", "the Third Reich")."""
    start = numeral.start
    is_joined = start >= 2 and tokens[start - 1].low in ("-", "/") and tokens[start - 1].glued
    if is_joined and tokens[start - 2].kind != "sign":
        return True
    if following is not None and following.low in NAMED_BY_ORDINALS and not _is_in_a_row(tokens, numeral):
        lows = [token.low for token in tokens[numeral.end : numeral.end + 3]]
        return lows[:2] != ["quarter", "-"] or lows[2:] not in (["final"], ["finals"], ["finalist"])
    is_capitalized = behind is not None and behind.text[:1].isupper() and behind.kind == "word"
    return is_capitalized and tokens[start].text[:1].isupper()


def _is_in_a_row(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """ "for the third quarter running", "the sixth quarter in a row", "the 14th quarter of losses"."""
    lows = [token.low for token in tokens[numeral.end : numeral.end + 4]]
    is_beyond = lows[:1] == ["quarter"] and numeral.value > _QUARTERS
    return is_beyond or (lows[1:2] != [] and lows[1] in _IN_A_ROW) or lows[1:4] == ["in", "a", "row"]


def _is_of_best(numeral: Numeral, before: Token | None, following: Token) -> bool:
    """Whether what follows "first" or "second" speaks of a rank ("second largest", "first straight", "second place")."""
    word = following.low
    return (
        word in _SUPERLATIVES
        or (word.endswith("est") and len(word) > 4)
        or word in ("straight", "consecutive", "successive")
        or (word in ("place", "time", "term") and numeral.value == 2)
        or (word in ("such", "time") and before is not None and before.low == "the")
    )


def _is_one_of_row(tokens: Sequence[Token], numeral: Numeral, following: Token) -> bool:
    """ "a second headquarters", "the second seed", "the first woman to lead", "the first pause since 2019"."""
    article = tokens[numeral.start - 1].low if numeral.start else ""
    if article not in ("a", "the") or following.kind != "word":
        return False
    if article == "a" and numeral.start > 1 and tokens[numeral.start - 2].low == "for":
        # "closed for a second day".
        return True
    if following.low in counted_nouns.STOP_WORDS or following.low in _NOT_AFTER_SECOND:
        return False
    if article == "a":
        return True
    if following.low in ("seed", "woman", "man", "person", "qualifier"):
        return True
    reach = [token.low for token in tokens[numeral.end + 1 : numeral.end + 6]]
    is_in_history = "history" in (token.low for token in tokens[numeral.end : numeral.end + 10])
    return any(low in ("to", "since") for low in reach) or (
        "in" in reach and (is_in_history or _is_long_ago(tokens, numeral.end))
    )


def _is_long_ago(tokens: Sequence[Token], at: int) -> bool:
    """ "the first rise in six months"."""
    later = tokens[at : at + 10]
    return any(
        first.low == "in"
        and (second.kind == "number" or second.low in number_words.ONES or second.low in ("more", "over", "a"))
        for first, second in pairwise(later)
    ) and any(token.low in _LONG_AGO for token in later)
