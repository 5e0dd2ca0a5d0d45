"""Whether initials and the words that they stand for mean one body, or several of its kind, and names one person."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit
from claims.core.matching.second_reading.rereading import Side
from claims.core.matching.words.lexicon import base_of

_INITIALS = re.compile(r"[A-Z](?:\.?[A-Z]){1,7}\.?(?P<several>s)?\Z")
_WORD = re.compile(r"[^\W\d_]+")

_ANY_OF_THEM = dict.fromkeys(("a", "an", "one"), "one") | {
    word: word
    for word in ("another", "any", "each", "every", "some", "no", "both", "many", "several", "these", "those")
}
"""Words before one of several: "a central intelligence agency" is not the CIA, though "an NGO" may be "a non-governmental
organization"."""

_BEFORE_REST = words("of for and without on in")
"""Small words behind the noun that tells what a body is: "the National Institutes of Health"."""

_NAMED_IN_PLURAL = words(
    "affairs arts centers centres emirates forces games institutes islands nations sciences services sports states"
)
"""Plurals in the names of one body."""


def initials_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether initials stand against the name of one body, or both against any or several of a kind: "the CIA" is not
    "central intelligence agencies"."""
    for link in pair.alignment.shared:
        if link.left.is_name and link.right.is_name and _differ_by_plural(link.left, link.right):
            return False
        one, other = (link.left, left), (link.right, right)
        for short, long in ((one, other), (other, one)):
            written = _INITIALS.match(short[0].text)
            if written is None or len(_WORD.findall(long[0].text)) < 2:
                continue
            if (written["several"] is not None) != _tells_several(long[0]) or _lead(*short) != _lead(*long):
                return False
    return True


def _differ_by_plural(one: Unit, other: Unit) -> bool:
    """Whether a word of two names differs by an "s" that is no genitive: "the Brook Act", "the Brooks Act"."""
    words = zip(one.text.lower().split(), other.text.lower().split(), strict=False)
    return any(first != second and first.rstrip("s") == second.rstrip("s") for first, second in words)


def _tells_several(unit: Unit) -> bool:
    """Whether words tell of several bodies: in the plural, and not in one that names a single body."""
    found = _WORD.findall(unit.text)
    at = next((at for at, word in enumerate(found) if at and word in _BEFORE_REST), len(found)) - 1
    head = found[at].lower()
    return head.endswith("s") and not head.endswith("ss") and base_of(head) != head and head not in _NAMED_IN_PLURAL


def _lead(unit: Unit, side: Side) -> str:
    """The word before a noun phrase that says that it is one of several; empty where there is none."""
    number = side.word_before(unit.start, "JNP")
    return _ANY_OF_THEM.get(side.tokens[number].lower, "") if number >= 0 else ""
