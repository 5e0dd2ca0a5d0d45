"""How figures are bounded and approximated: "about", "at least", "up to", "or more"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.counted_nouns import STOP_WORDS, is_plural
from claims.core.extraction.figures.number_words import MAGNITUDES, ONES, TENS
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.records import Comparator

_BEFORE: dict[str, tuple[Comparator, bool]] = {
    "about": (Comparator.ABOUT, True),
    "around": (Comparator.ABOUT, True),
    "some": (Comparator.ABOUT, True),
    "roughly": (Comparator.ABOUT, True),
    "approximately": (Comparator.ABOUT, True),
    "approx": (Comparator.ABOUT, True),
    "approx .": (Comparator.ABOUT, True),
    "circa": (Comparator.ABOUT, True),
    "ca .": (Comparator.ABOUT, True),
    "c .": (Comparator.ABOUT, True),
    "nearly": (Comparator.ABOUT, True),
    "almost": (Comparator.ABOUT, True),
    "barely": (Comparator.ABOUT, True),
    "hardly": (Comparator.ABOUT, True),
    "scarcely": (Comparator.ABOUT, True),
    "closer to": (Comparator.ABOUT, True),
    "close to": (Comparator.ABOUT, True),
    "an estimated": (Comparator.ABOUT, True),
    "estimated": (Comparator.ABOUT, True),
    "in the region of": (Comparator.ABOUT, True),
    "in the order of": (Comparator.ABOUT, True),
    "of the order of": (Comparator.ABOUT, True),
    "on the order of": (Comparator.ABOUT, True),
    "the best part of": (Comparator.ABOUT, True),
    "the better part of": (Comparator.ABOUT, True),
    "something like": (Comparator.ABOUT, True),
    "nigh on": (Comparator.ABOUT, True),
    "close on": (Comparator.ABOUT, True),
    "getting on for": (Comparator.ABOUT, True),
    "virtually": (Comparator.ABOUT, True),
    "practically": (Comparator.ABOUT, True),
    "perhaps": (Comparator.ABOUT, True),
    "maybe": (Comparator.ABOUT, True),
    "~": (Comparator.ABOUT, True),
    "≈": (Comparator.ABOUT, True),
    "more than": (Comparator.MORE, False),
    "greater than": (Comparator.MORE, False),
    "higher than": (Comparator.MORE, False),
    "larger than": (Comparator.MORE, False),
    "longer than": (Comparator.MORE, False),
    "older than": (Comparator.MORE, False),
    "over": (Comparator.MORE, False),
    "over than": (Comparator.MORE, False),
    "above": (Comparator.MORE, False),
    "exceeding": (Comparator.MORE, False),
    "exceeded": (Comparator.MORE, False),
    "exceeds": (Comparator.MORE, False),
    "exceed": (Comparator.MORE, False),
    "surpassing": (Comparator.MORE, False),
    "surpassed": (Comparator.MORE, False),
    "topping": (Comparator.MORE, False),
    "topped": (Comparator.MORE, False),
    "in excess of": (Comparator.MORE, False),
    "upwards of": (Comparator.MORE, False),
    "upward of": (Comparator.MORE, False),
    "well in excess of": (Comparator.MORE, False),
    "far in excess of": (Comparator.MORE, False),
    "well over": (Comparator.MORE, False),
    "far more than": (Comparator.MORE, False),
    "well above": (Comparator.MORE, False),
    "just over": (Comparator.MORE, True),
    "just above": (Comparator.MORE, True),
    "slightly more than": (Comparator.MORE, True),
    "slightly over": (Comparator.MORE, True),
    "a little over": (Comparator.MORE, True),
    "a little more than": (Comparator.MORE, True),
    "little more than": (Comparator.MORE, True),
    "little over": (Comparator.MORE, True),
    "just more than": (Comparator.MORE, True),
    ">": (Comparator.MORE, False),
    "less than": (Comparator.LESS, False),
    "fewer than": (Comparator.LESS, False),
    "lower than": (Comparator.LESS, False),
    "smaller than": (Comparator.LESS, False),
    "younger than": (Comparator.LESS, False),
    "shorter than": (Comparator.LESS, False),
    "under": (Comparator.LESS, False),
    "below": (Comparator.LESS, False),
    "well under": (Comparator.LESS, False),
    "well below": (Comparator.LESS, False),
    "just under": (Comparator.LESS, True),
    "just below": (Comparator.LESS, True),
    "just short of": (Comparator.LESS, True),
    "shy of": (Comparator.LESS, True),
    "just shy of": (Comparator.LESS, True),
    "not quite": (Comparator.LESS, True),
    "little under": (Comparator.LESS, True),
    "little less than": (Comparator.LESS, True),
    "just less than": (Comparator.LESS, True),
    "slightly less than": (Comparator.LESS, True),
    "slightly under": (Comparator.LESS, True),
    "a little under": (Comparator.LESS, True),
    "<": (Comparator.LESS, False),
    "up to": (Comparator.AT_MOST, False),
    "as many as": (Comparator.AT_MOST, False),
    "as much as": (Comparator.AT_MOST, False),
    "at most": (Comparator.AT_MOST, False),
    "at the most": (Comparator.AT_MOST, False),
    "no more than": (Comparator.AT_MOST, False),
    "not more than": (Comparator.AT_MOST, False),
    "not exceeding": (Comparator.AT_MOST, False),
    "a maximum of": (Comparator.AT_MOST, False),
    "maximum of": (Comparator.AT_MOST, False),
    "≤": (Comparator.AT_MOST, False),
    "< =": (Comparator.AT_MOST, False),
    "at least": (Comparator.AT_LEAST, False),
    "at the very least": (Comparator.AT_LEAST, False),
    "no fewer than": (Comparator.AT_LEAST, False),
    "no less than": (Comparator.AT_LEAST, False),
    "not less than": (Comparator.AT_LEAST, False),
    "not fewer than": (Comparator.AT_LEAST, False),
    "as few as": (Comparator.AT_LEAST, False),
    "as little as": (Comparator.AT_LEAST, False),
    "a minimum of": (Comparator.AT_LEAST, False),
    "minimum of": (Comparator.AT_LEAST, False),
    "≥": (Comparator.AT_LEAST, False),
    "> =": (Comparator.AT_LEAST, False),
}


_BEHIND: dict[str, tuple[Comparator, bool]] = {
    "or more": (Comparator.AT_LEAST, False),
    "or over": (Comparator.AT_LEAST, False),
    "or older": (Comparator.AT_LEAST, False),
    "or higher": (Comparator.AT_LEAST, False),
    "and over": (Comparator.AT_LEAST, False),
    "and older": (Comparator.AT_LEAST, False),
    "and above": (Comparator.AT_LEAST, False),
    "or above": (Comparator.AT_LEAST, False),
    "at least": (Comparator.AT_LEAST, False),
    "plus": (Comparator.AT_LEAST, False),
    "- plus": (Comparator.AT_LEAST, False),
    "- odd": (Comparator.ABOUT, True),
    "- some": (Comparator.ABOUT, True),
    "+": (Comparator.AT_LEAST, False),
    "or less": (Comparator.AT_MOST, False),
    "or fewer": (Comparator.AT_MOST, False),
    "or under": (Comparator.AT_MOST, False),
    "or younger": (Comparator.AT_MOST, False),
    "or below": (Comparator.AT_MOST, False),
    "and under": (Comparator.AT_MOST, False),
    "at most": (Comparator.AT_MOST, False),
    "or so": (Comparator.ABOUT, True),
    "or thereabouts": (Comparator.ABOUT, True),
}
_FIRST_BEHIND = frozenset(words_.partition(" ")[0] for words_ in _BEHIND)


_OVER_BOUNDS = words(
    """
    for in after within by of at to from with than is was were are be been being took take takes taken lasted lasts last
    lasting spent spend spending waited wait waits lived lives served serves serving worked works ran runs stayed stays
    well just only now already still a an the and or but that some going go gone went dating
    """
)
"""Words behind which "over" bounds a length of time; behind others it means during ("cut 16% over four years")."""


_WITHIN = words("within inside")
"""Words before a length of time or a distance that is the most there may be."""
_HANDING = words("hand hands handed handing turn turns turned turning")
"""Verbs that "over" belongs to where things or people are counted behind it ("handed over 12 prisoners")."""
_TAKING = words("take takes took taken taking")
"""Verbs that it belongs to where the length behind tells when ("took over eight months ago")."""
_SPREADING = words(
    """
    spread spreads spreading stretch stretches stretched stretching scattered extend extends extended sprawl sprawls dotted
    """
)
"""Verbs that it belongs to where the place behind tells how far ("spread over 650 square kilometres")."""
_SPELLS = words("night season session weekend game match round set lap leg race stage episode meeting")
"""What is counted where "over" behind a plural says during what ("11 points over five games")."""

_ADDING = words("add adds")
_MOVING_UP = words(
    """
    ticked tick ticks ticking edged edges edging inched inches crept creeps moved moves went goes nudged pushed shot
    """
)
"""Verbs whose "up" leads to what they reached ("ticked up to 4.5 percent")."""
_SUMS = words("that which it this these all altogether")
"""What stands before them where they tell a sum."""
_OF_NUMBERS = ONES.keys() | TENS.keys() | MAGNITUDES.keys() | words("half quarter third a an")
_SUM_ENDS = frozenset(",;:.)")
_SEASONS = words("winter summer autumn spring fall semester term decade generation")
"""Seasons and terms, over which things go on as over years."""


def most_before(tokens: Sequence[Token], start: int) -> Comparator | None:
    """The bound that "within" before a length of time or a distance at the token gives, or None."""
    return Comparator.AT_MOST if start and tokens[start - 1].low in _WITHIN else None


def is_of_verb(tokens: Sequence[Token], start: int, end: int, *, is_count: bool) -> bool:
    """Whether "over" at the token, before a figure that ends before ``end``, belongs to the verb before it."""
    if not start or tokens[start].low != "over":
        return False
    verb = tokens[start - 1].low
    return (is_count and verb in _HANDING) or (
        verb in _TAKING and end < len(tokens) and tokens[end].low in ("ago", "earlier")
    )


def is_across(tokens: Sequence[Token], start: int) -> bool:
    """Whether "over" at the token, before a length or an area, says where something lies."""
    return start > 0 and tokens[start].low == "over" and tokens[start - 1].low in _SPREADING


def is_throughout(tokens: Sequence[Token], start: int, counted: str) -> bool:
    """Whether "over" at the token, before occasions that are counted, says during what ("wins over 14 matches")."""
    if counted in _SEASONS:
        return is_during(tokens, start)
    if not start or tokens[start].low != "over" or counted not in _SPELLS:
        return False
    before = tokens[start - 1]
    return before.kind == "word" and before.low not in STOP_WORDS and is_plural(before.low)


def is_during(tokens: Sequence[Token], start: int) -> bool:
    """Whether "over" at the token, before a length of time, says during what time and is no bound."""
    if not start or tokens[start].low != "over":
        return False
    before = tokens[start - 1]
    return before.low not in _OVER_BOUNDS and (before.kind != "sign" or before.low in "%$€£")


_LEVELS_PASSED = words("above below exceed exceeded exceeds topped over under") | {"higher than", "lower than"}
"""Bounds that, denied, turn round: "never fell below 40", "does not exceed 4%"."""
_COMPARED = frozenset(("more than", "less than", "fewer than"))
"""Bounds that are turned round where the verb before them is denied ("cannot hold more than 300")."""
_NOT_BOUND = words("say said know think believe mean only just because even a an any the much far that")
"""Words between a denial and such a bound that show the same."""
_VERB_AND_DENIAL = 2
_DENYING = words("not never cannot nor neither")
_NO_VERBS = words("only just because even")
"""Words between a denial and a bound that show that it is not the bound that is denied."""


def denied(tokens: Sequence[Token], start: int, words: str, comparator: Comparator) -> Comparator:
    """The bound that starts at the token, turned round where it is denied."""
    if words not in _LEVELS_PASSED | _COMPARED or comparator not in (Comparator.MORE, Comparator.LESS):
        return comparator
    lead = [token.low for token in tokens[max(0, start - 2) : start]]
    if words in _COMPARED:
        if len(lead) < _VERB_AND_DENIAL or not _denies(lead[0]) or lead[1] in _NOT_BOUND or not lead[1].isalpha():
            return comparator
        return Comparator.AT_MOST if comparator is Comparator.MORE else Comparator.AT_LEAST
    if not any(_denies(low) for low in lead) or lead[-1] in _NO_VERBS:
        return comparator
    return Comparator.AT_MOST if comparator is Comparator.MORE else Comparator.AT_LEAST


def _denies(low: str) -> bool:
    return low in _DENYING or low.endswith(("n't", "n’t"))


_DIFFERING = frozenset(("%", "percent", "cent", "pct", "point", "points"))
"""What ends a figure that "more than" may follow."""


_LAST_BEFORE = frozenset(phrase.rpartition(" ")[2] for phrase in _BEFORE)


def approximator_before(tokens: Sequence[Token], start: int, floor: int) -> tuple[int, Comparator, bool] | None:
    """The longest approximator that ends right before the token: where it begins, its bound, whether it is vague."""
    if start <= floor or tokens[start - 1].low not in _LAST_BEFORE:
        return None
    for length in (4, 3, 2, 1):
        begin = start - length
        if begin < floor:
            continue
        found = _BEFORE.get(" ".join(token.low for token in tokens[begin:start]))
        if found:
            if length == 1 and tokens[begin].low == "over" and begin and tokens[begin - 1].low == "-":
                continue
            is_reached = begin > 0 and tokens[begin - 1].low in _MOVING_UP
            if tokens[begin].low == "up" and (is_reached or _is_sum(tokens, begin)):
                continue
            return begin, *found
    return None


def _is_sum(tokens: Sequence[Token], up: int) -> bool:
    """Whether "up to" is the verb's ("That adds up to half a million"), unlike in "which adds up to 40 staff a year"."""
    if up < 2 or tokens[up - 1].low not in _ADDING or tokens[up - 2].low not in _SUMS:
        return False
    for token in tokens[up + 2 :]:
        if token.low in _SUM_ENDS:
            return True
        if token.kind == "word" and token.low not in _OF_NUMBERS:
            return token.low in STOP_WORDS
    return True


def approximator_behind(tokens: Sequence[Token], number_end: int, end: int) -> tuple[int, Comparator, bool, str] | None:
    """The bound right behind the numeral or the whole figure: where it ends, its comparator, whether vague, its words."""
    for place in {number_end: None, end: None}:
        if place >= len(tokens) or tokens[place].low not in _FIRST_BEHIND:
            continue
        for length in range(min(2, len(tokens) - place), 0, -1):
            words = " ".join(token.low for token in tokens[place : place + length])
            found = _BEHIND.get(words)
            if found and not (words == "+" and not tokens[place].glued):
                return place + length, *found, words
    return None


def is_difference(tokens: Sequence[Token], than: int) -> bool:
    """Whether "more than" tells how a figure differs from that of another time ("62 percent more than a year ago")."""
    if than < 2 or tokens[than].low != "than":
        return False
    figure = tokens[than - 2]
    return figure.kind == "number" or figure.low in _DIFFERING or figure.low in MAGNITUDES
