"""Whether what is lacking on two sides is lacking alike.

"Lacks a roof" is "has no roof", and "lacks fresh water" is "has no fresh water". But "lacks beds" may be too few, "lacks
the money for a roof" not enough, "lacks a cook or a nurse" one of the two, and "is without its cook" one cook of several.
"""

from __future__ import annotations

from claims.core.extraction.lexicon.determiners import DEMONSTRATIVES, POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.second_reading.rereading import Side, Tokens
from claims.core.matching.words.lexicon import base_of

_ANY = words("a an any")
_SUPPLIES = words("access power electricity gas heating plumbing sanitation sewerage")
"""What somebody has or has not, rather than much or little of."""

_CERTAIN = DEMONSTRATIVES | POSSESSIVES | {"the"}
"""Before what both sides know of, or what belongs to somebody."""


def lacking_agrees(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether each word of lacking stands on both sides, or tells there what "has no" tells of one thing of its sort."""
    one, other = _found_lacking(left), _found_lacking(right)
    differing = {word for word in {*one, *other} if len(one.get(word, ())) != len(other.get(word, ()))}
    for word, things in (*one.items(), *other.items()):
        if word in differing and any(not _is_none_of_its_sort(word, thing) for thing in things):
            return False
    return "lack" not in differing or not any(_joins_by_or(side) for side in (left, right))


def _found_lacking(side: Side) -> dict[str, list[Tokens]]:
    """What stands right behind "lack" and "without"."""
    found: dict[str, list[Tokens]] = {}
    for number, token in enumerate(side.tokens):
        word, thing = base_of(token.lower), side.tokens[number + 1 : number + 3]
        if word in {"lack", "without"} and thing and thing[0].lower != "of":
            found.setdefault(word, []).append(thing)
    return found


def _is_none_of_its_sort(word: str, thing: Tokens) -> bool:
    first, second = thing[0].lower, thing[-1].lower
    if word == "lack":
        return first in _ANY | _SUPPLIES or (thing[0].tag in "JG" and second in _SUPPLIES | {"water"})
    return first not in _CERTAIN and not first[0].isdigit()


def _joins_by_or(side: Side) -> bool:
    return any(token.lower == "or" for token in side.tokens)
