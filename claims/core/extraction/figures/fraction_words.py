"""Whether "a third", "a fifth" or "a quarter" is a part of something or one of a row."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.number_leads import APPROXIMATORS
from claims.core.extraction.lexicon.vocabulary import words

# "a third of", "a fifth more", "a third were women": no ordinal, since one of a row would be singular.
_AFTER_PART = words(
    """
    of off . , ; " ” more fewer less higher lower larger smaller bigger cheaper dearer faster slower longer shorter taller
    heavier lighter stronger weaker as were are have say do below above short
    """
)
# Behind a change these show that no noun follows: "by a fifth since 2010" against "by a fifth vote".
_AFTER_CHANGE = words(
    """
    ! ? : ) since in to from between on at during after before while when and but or over compared than last this
    next within under until against with because due for through across amid despite thanks following
    """
)
_MOVES = words(
    """
    rose rise rises risen rising fell fall falls fallen falling increased increase increases increasing decreased
    decrease decreases decreasing grew grow grown grows growing dropped drop drops dropping climbed climb climbs
    climbing jumped jump jumps jumping surged surge surges surging soared soar soars soaring slid slide slides
    sliding slipped slip slips declined decline declines declining plunged plunge plunges plunging tumbled tumble
    dipped dip shrank shrink shrunk shrinks shrinking expanded expand expands contracted contract contracts widened
    narrowed
    """
)
_CHANGES = _MOVES | words(
    """
    cut cuts cutting reduced reduce reduces reducing reduction raised raise raises raising lowered lower lowers
    lowering up down lost lose loses losing gained gain gains improved improve improves higher more fewer less
    boosted boost slashed slash trimmed trim slowed slow rallied eased shortened lengthened outperformed missed
    exceeded beat
    """
)
_LIMITS = words("just only about nearly almost over roughly than")
_DEEDS = words(
    "did would could will can wore had have were are took saw held went said felt knew thought own owned live got"
)
_BEFORE_UP = words(", ( – — ; is are was were be been")
_LONGEST_APPROXIMATION = 3
_REACH = 8
_ANOTHER = words("a an another third")
_GROUPS = words("richest poorest wealthiest neediest deprived top bottom upper lowest-paid highest-paid")
"""What is said of a part in which a whole was divided."""
BEHIND_QUARTER = words(
    """
    off more fewer less higher lower larger smaller bigger cheaper dearer faster slower longer shorter below above short
    were are have say do
    """
)
"""What stands behind "a quarter" that is a part or a difference, no length of time."""


def is_part(tokens: Sequence[Token], index: int) -> bool:
    """Whether "a" at the token and the fraction or ordinal behind it say a part ("a third were women")."""
    if (
        index == 0
        and _after(tokens, index) == ","
        and tokens[index + 3 : index + 4]
        and tokens[index + 3].text[:1].isupper()
    ):
        # "A fourth, Anna Berg, abstained."
        return False
    return _after(tokens, index) in _AFTER_PART or is_part_of_change(tokens, index) or _is_of_those(tokens, index)


def is_rest(tokens: Sequence[Token], index: int) -> bool:
    """Whether the ordinal at the token is a part that a whole was divided in, or what is left of it.

    "the remaining third received a placebo", "the richest fifth of households".
    """
    lead = [token.low for token in tokens[max(0, index - 2) : index]]
    after = tokens[index + 1].low if index + 1 < len(tokens) else "."
    ends = after in _AFTER_PART or after in _AFTER_CHANGE or after in _DEEDS or after.endswith("ed")
    if lead[-1:] and lead[-1] in _GROUPS:
        return ends
    return lead in (["the", "remaining"], ["the", "other"]) and ends


def is_quarter(tokens: Sequence[Token], index: int) -> bool:
    """Whether "a quarter" at the token is a part, no length of time ("just a quarter wore a tracker")."""
    if is_part_of_change(tokens, index) or _after(tokens, index) in BEHIND_QUARTER:
        return True
    return _is_of_those(tokens, index)


def _is_of_those(tokens: Sequence[Token], index: int) -> bool:
    """Whether what stands behind a bounded part is what so many did ("just over a third agreed")."""
    after = _after(tokens, index)
    is_of_whom = index > 1 and tokens[index - 2].low == "of" and tokens[index - 1].low in ("whom", "which")
    return (is_of_whom or (bool(index) and tokens[index - 1].low in _LIMITS)) and (
        after in _DEEDS or after.endswith("ed")
    )


def is_part_of_change(tokens: Sequence[Token], index: int) -> bool:
    """Whether they say how far something changed ("sales fell by a fifth in May", "shrank by a quarter")."""
    after = _after(tokens, index)
    if after not in _AFTER_PART and after not in _AFTER_CHANGE:
        return False
    return not _is_enumerated(tokens, index + 2) and _ends_change(tokens, index)


def _after(tokens: Sequence[Token], index: int) -> str:
    return tokens[index + 2].low if index + 2 < len(tokens) else "."


def _is_enumerated(tokens: Sequence[Token], at: int) -> bool:
    """ "by a third and fourth man", "a third and another"."""
    if at + 1 >= len(tokens) or tokens[at].low not in ("and", "or"):
        return False
    return tokens[at + 1].low in _ANOTHER or tokens[at + 1].low.endswith("th")


def _ends_change(tokens: Sequence[Token], index: int) -> bool:
    """Whether what stands before is a change: "fell", "cut costs by"; not "followed by", nor "scored"."""
    at = index - 1
    if index > 1 and tokens[at].low in ("up", "down"):
        # "$4 a litre, up a tenth since May"; nobody is "held up a third time".
        return tokens[at - 1].low in _BEFORE_UP
    while at >= 0 and index - 1 - at < _LONGEST_APPROXIMATION and tokens[at].low in APPROXIMATORS:
        at -= 1
    if at < 0:
        return False
    if tokens[at].low != "by":
        return tokens[at].low in _MOVES
    if at and tokens[at - 1].low in _CHANGES:
        return True
    if at == 0 or tokens[at - 1].low.endswith("ed"):
        # "an increase followed by a third in May": the nearest participle says what "by" means.
        return False
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if tokens[place].low in (".", ",", ";", "!", "?"):
            return False
        if tokens[place].low in _CHANGES:
            return True
    return False
