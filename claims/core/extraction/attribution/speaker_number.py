"""Whether the words for who speaks are those of one thing or of several people: whom "it" and "they" stand for."""

from __future__ import annotations

from itertools import takewhile

from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, PEOPLE
from claims.core.extraction.lexicon.vocabulary import words

_BEHIND_HEAD = words("of in at by for from on published released seen")


def is_one_thing(speaker: str | None) -> bool:
    """Whether the words for who spoke last are those of one thing, for which no "they" stands ("a state audit")."""
    head = _head_word(speaker or "")
    if not head or are_two(speaker or "") or head != head.lower() or singular_of(head) != head:
        return False
    return head not in PEOPLE and head not in INSTITUTIONS


def is_several(speaker: str) -> bool:
    """Whether the words for who spoke last are of several, for whom no "it" stands ("ministers in Oslo", "unions")."""
    return has_plural(speaker) or are_two(speaker) or singular_of(_head_word(speaker).lower()) in PEOPLE


def has_plural(speaker: str) -> bool:
    """Whether a plural that is no name says who spoke ("companies"; "Neighbours" may be a body)."""
    head = _head_word(speaker)
    return head.islower() and singular_of(head) != head


def are_two(speaker: str) -> bool:
    """Whether two speak together ("the Liberals and the Greens"), as ``sources`` puts it."""
    return " and " in speaker


def _head_word(speaker: str) -> str:
    """The noun of a speaker's words, "" where there is none."""
    return next(reversed(list(takewhile(lambda word: word not in _BEHIND_HEAD, speaker.split()))), "")
