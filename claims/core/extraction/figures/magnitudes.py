"""The words that multiply a numeral or add a part to it: "1.2 million", "5bn", "two and a half"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.number_words import DOZENS, MAGNITUDES, SHORT_MAGNITUDES, Numeral, at, step_of
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.number_leads import APPROXIMATORS
from claims.core.extraction.lexicon.vocabulary import words

_PARTS: dict[tuple[str, ...], float] = {
    ("and", "a", "half"): 0.5,
    ("and", "one", "half"): 0.5,
    ("and", "a", "quarter"): 0.25,
    ("and", "one", "quarter"): 0.25,
    ("and", "three", "quarters"): 0.75,
    ("and", "three", "quarter"): 0.75,
}
_LONGEST_HALF = 6
"""Tokens of "-and-a-half" with its hyphens."""
_OF_AREAS = words("sq square sqm sqft cubic")
"""What stands behind a number of areas or volumes."""
_OF_MANY = words("are were have live work voted vote lack depend died fled need want")
"""Verbs of several people right behind a number that begins its clause: one length has a verb in the singular."""
_CLAUSE_STARTS = frozenset(("", ".", ",", ";", "and", "but", "that", "where", "whom", "which"))
_PAYING = words(
    "cost costs costing spend spends spent spending pay pays paid paying owe owes owed earn earns earned borrow borrowed"
)
"""Verbs whose object is a sum, written with its magnitude alone."""
_SUMS = words(
    "profit profits loss losses revenue revenues turnover budget debt debts deficit surplus cost costs fee sales"
)
"""What is told "of" a sum."""
_SIDES = words("wide deep long high tall thick away above below apart")
"""What stands behind metres."""


def with_magnitude(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """The numeral with the magnitude words that follow ("1.2 billion", "31 thousand million", "half a million")."""
    end, factor = numeral.end, 1.0
    while (token := at(tokens, end)) is not None and end - numeral.end < 6:
        place = end
        if token.low == "-" and token.glued and (after := at(tokens, end + 1)) is not None and after.glued:
            token, place = after, end + 1
        elif numeral.form == "fraction" and token.low in ("a", "of"):
            skipped = 2 if token.low == "of" and (a := at(tokens, end + 1)) is not None and a.low == "a" else 1
            after = at(tokens, end + skipped)
            if after is None or after.low not in MAGNITUDES:
                break
            token, place = after, end + skipped
        if token.kind != "word":
            break
        if token.low in MAGNITUDES or (token.low in DOZENS and factor == 1.0):
            factor *= MAGNITUDES.get(token.low, 12)
        else:
            break
        end = place + 1
    if factor == 1.0:
        return numeral
    form = "digits" if numeral.form == "fraction" else numeral.form
    step = numeral.step if numeral.step < 1 or numeral.value < 100 else step_of(numeral.value)
    scaled = Numeral(_scaled(numeral.value, factor), step * factor, numeral.start, end, form)
    if numeral.step >= 1:
        # "3 billion" says no more than "3,000,000,000" does.
        scaled = scaled._replace(step=min(scaled.step, max(step_of(scaled.value), 1.0)))
    half = half_after(tokens, end)
    if half is not None:
        scaled = scaled._replace(value=scaled.value + half[0] * factor, step=0.1 * factor, end=half[1])
    return scaled


def with_short_magnitude(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """The numeral with an abbreviated magnitude that follows it ("1.2m", "5bn"), if there is one."""
    token = at(tokens, numeral.end)
    if token is None or token.kind != "word" or token.low not in SHORT_MAGNITUDES:
        return numeral
    factor = SHORT_MAGNITUDES[token.low]
    value = _scaled(numeral.value, factor)
    step = numeral.step * factor if numeral.step < 1 else min(numeral.step * factor, step_of(value))
    return numeral._replace(value=value, step=step, end=numeral.end + 1)


def is_short_million(tokens: Sequence[Token], index: int) -> bool:
    """Whether the "m" at the token is a million though no plural follows: "1.2m sq ft", "2m are jobless", "spent 5m on"."""
    if tokens[index].low != "m" or not tokens[index].glued:
        return False
    behind = at(tokens, index + 1)
    follows = behind.low if behind is not None else ""
    if follows in _OF_AREAS:
        return True
    first = index - 1
    while first > 0 and tokens[first - 1].low in APPROXIMATORS:
        first -= 1
    lead = tokens[first - 1].low if first else ""
    if lead in _CLAUSE_STARTS and follows in _OF_MANY:
        return True
    if follows in _SIDES:
        return False
    return lead in _PAYING or (lead == "of" and first > 1 and tokens[first - 2].low in _SUMS)


def and_half(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """ "two and a half (million)", "one billion and a half", "one billion and a half million"; None without such a part."""
    part = half_after(tokens, numeral.end)
    if part is None:
        return None
    own = MAGNITUDES.get(tokens[numeral.end - 1].low, 1.0)
    behind = at(tokens, part[1])
    named = MAGNITUDES.get(behind.low, 1.0) if behind is not None else 1.0
    if 1.0 < named < own:
        return numeral._replace(value=numeral.value + part[0] * named, step=0.1 * named, end=part[1] + 1)
    whole = numeral._replace(value=numeral.value + part[0] * own, step=0.1 * own, end=part[1], form="words")
    return with_magnitude(tokens, whole)


def half_after(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    """ "and a half" or "and-a-half" at the token: the fraction and the index after it, or None."""
    words: list[str] = []
    end = index
    while end < len(tokens) and len(words) < 3 and end - index < _LONGEST_HALF:
        if tokens[end].low != "-":
            words.append(tokens[end].low)
        end += 1
    part = _PARTS.get(tuple(words))
    behind = at(tokens, end)
    is_match = words[-1:] == ["quarter"] and behind is not None and behind.low in ("-", "final", "finals")
    return (part, end) if part is not None and not is_match else None


def _scaled(value: float, factor: float) -> float:
    return round(value * factor, 6)
