"""Whether a statement asserts or denies its main predicate."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token
from claims.core.records import Polarity, Span

_NEGATORS = words("not n't never cannot neither nor")
_NEGATIVE_SUBJECTS = words("no none nobody nothing neither")
_NEGATIVE_OBJECTS = words("no nothing nobody none")
_FAILING = words("failed fails fail refused refuses refuse declined declines decline lacks lacked lack")
_CLAUSE_OPENERS = SUBORDINATORS - words("once") | words("which who")
"""What begins another clause than the main one; "once" is as often an adverb of it ("was once not …")."""
_NOT_NEGATING = words("only least less just necessarily")
"""Words after "not" that leave the predicate asserted ("not only", "no less than")."""


def polarity_of(tokens: Sequence[Token]) -> tuple[Polarity, Span | None]:
    """Polarity of the main predicate among tagged words; two negations cancel out, and no span is given then."""
    main = _main_verb(tokens)
    if main is None:
        return Polarity.POSITIVE, None
    found = [tokens[at] for at in _negators(tokens, main)]
    if len(found) % 2 == 0:
        return Polarity.POSITIVE, None
    return Polarity.NEGATIVE, found[0].span


def _main_verb(tokens: Sequence[Token]) -> int | None:
    """Index of the main clause's finite verb: the first one outside an opening subordinate or relative clause."""
    at = 0
    if tokens and tokens[0].lower in _CLAUSE_OPENERS:
        at = next((place + 1 for place, token in enumerate(tokens) if token.text == ","), 0)
    in_relative = False
    for place in range(at, len(tokens)):
        token = tokens[place]
        if token.tag == "W" or (token.lower == "that" and place > at and tokens[place - 1].tag in "NSP"):
            in_relative = True
        elif token.tag in FINITE:
            if not in_relative:
                return place
            in_relative = False
    return next((place for place in range(at, len(tokens)) if tokens[place].tag in FINITE), None)


def _negators(tokens: Sequence[Token], main: int) -> list[int]:
    found = [
        place
        for place in range(_clause_start(tokens, main), main)
        if (tokens[place].lower in _NEGATIVE_SUBJECTS and not _is_number_phrase(tokens, place))
        or tokens[place].lower in ("never", "neither")
    ]
    place = main
    while place < min(len(tokens), main + 7):
        token = tokens[place]
        lower = token.lower
        following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
        if place > main and (token.text in ",;" or lower in _CLAUSE_OPENERS or token.tag == "K"):
            break
        if (
            (lower in _NEGATORS and following not in _NOT_NEGATING)
            or (lower in _FAILING and following == "to")
            or (lower in _NEGATIVE_OBJECTS and place > main and not _is_number_phrase(tokens, place))
        ):
            found.append(place)
        place += 1
    return found


def _clause_start(tokens: Sequence[Token], main: int) -> int:
    for place in range(main - 1, -1, -1):
        if tokens[place].text in ",;:":
            return place + 1
    return 0


def _is_number_phrase(tokens: Sequence[Token], at: int) -> bool:
    """ "no fewer than", "no more than", "no. 5" bound a figure and negate nothing."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return following in ("fewer", "less", "more", "later", "sooner", "doubt", "longer-term") or following[:1].isdigit()
