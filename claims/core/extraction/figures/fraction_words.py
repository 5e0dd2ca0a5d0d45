"""Whether "a third", "a fifth" or "a quarter" is a part of something or one of a row."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.number_words import DENOMINATORS
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.determiners import DETERMINERS
from claims.core.extraction.lexicon.number_leads import APPROXIMATORS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import shares_of

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
_DENIED = words("don't don’t haven't haven’t aren't aren’t weren't weren’t")
"""Verbs in the plural with "not" in them."""
_BESIDE_VERBS = words("never still also now already always no often")
"""What may stand between a part and what it does."""
_ADVERBIAL = words("in on below with without at near by abroad alone there")
"""What stands behind "live" where it is a verb."""
_MOSTLY = 0.5
"""Share of a word's tags from which it is a verb."""
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
    if _after(tokens, index) in _AFTER_PART or is_part_of_change(tokens, index) or _is_of_those(tokens, index):
        return True
    return _does_in_plural(tokens, index) or _begins_range(tokens, index)


def is_another_part(tokens: Sequence[Token], index: int) -> bool:
    """ "another third were undecided": a further part, where another quarter of growth is a length of time."""
    after = _after(tokens, index)
    return after in ("were", "are", "have", "say", "do") or _does_in_plural(tokens, index)


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
    return _is_of_those(tokens, index) or _does_in_plural(tokens, index) or _begins_range(tokens, index)


def _does_in_plural(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb behind the part is in the plural, or a bound before it shows that no ordinal is meant.

    "a third want him to resign", "nearly a third will retire"; "a third will open in May" is one of a row.
    """
    at = index + 2
    if at < len(tokens) and tokens[at].low in _BESIDE_VERBS:
        at += 1
    if at + 1 >= len(tokens) or tokens[at].kind != "word":
        return False
    word, behind = tokens[at].low, tokens[at + 1].low
    if word in _DENIED or (word == "live" and behind in _ADVERBIAL):
        return True
    shares = shares_of(word) or {}
    is_bounded = bool(index) and tokens[index - 1].low in APPROXIMATORS - {"up", "to", "at"}
    if "N" in shares and behind not in DETERMINERS:
        # "only a third win", "almost a third vote".
        return False
    if is_bounded:
        return sum(shares.get(tag, 0.0) for tag in "FTMB") >= _MOSTLY and shares.get("J", 0.0) < _MOSTLY
    return shares.get("F", 0.0) >= _MOSTLY and {"N", "J"}.isdisjoint(shares)


def _begins_range(tokens: Sequence[Token], index: int) -> bool:
    """ "between a third and a half of refugees", "from a fifth to a quarter of staff"."""
    lows = [token.low for token in tokens[index + 2 : index + 6]]
    is_joined = lows[:1] == ["to"] or (lows[:1] == ["and"] and index > 0 and tokens[index - 1].low == "between")
    if not is_joined or lows[3:] != ["of"]:
        return False
    return lows[1] in ("a", "an", "one") and lows[2] in DENOMINATORS


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
