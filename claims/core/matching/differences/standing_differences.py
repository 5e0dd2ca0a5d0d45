"""What one side says of the standing of a person or thing right before its noun: "the former mayor" is not the mayor, and
"the alleged leader" need not lead.

Of 12,880 judged pairs 70 differ so, none of them *same*; the slots told 57 of them wrongly, as *same* or *narrower* most
often (December 2026).
"""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.people import OFFICES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.differences.found import Differences
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.words.thesaurus import names_person
from claims.core.records import Relation, Span

_OF_ANOTHER = words("former deputy acting vice ex interim assistant honorary shadow would-be")
"""Words before what somebody is that make it what somebody else is; where there is a name "former" tells no other:
"the former Soviet Union"."""

_DOUBTED = words("alleged purported supposed so-called self-styled presumed putative")
_STANDING = _OF_ANOTHER | _DOUBTED
_ALSO_SAID = re.compile(
    r"\b(?:ex|former(?:ly)?|once|then|ousted|retired|deput(?:y|ies)|acting|vice|interim|alleged(?:ly)?|suspected|accused|"
    r"supposed(?:ly)?|so-called|presum(?:ed|ably)|apparent(?:ly)?|under|used to|"
    r"wants? to|hop(?:es|ed|ing) to|at the time|provisional(?:ly)?|temporar(?:y|ily)|previous(?:ly)?|"
    r"for the time being|stand(?:s|ing)? in|caretaker)\b",
    re.IGNORECASE,
)
"""Words by which the other side may say it too."""


def note_standing(pair: Comparisons, found: Differences) -> None:
    """Note a word on one side alone that makes whoever is spoken of another person, or doubts what it stands before."""
    for is_left, alone, other in (
        (True, pair.alignment.left_only, pair.right),
        (False, pair.alignment.right_only, pair.left),
    ):
        for unit in alone:
            word = unit.text.lower()
            if word not in _STANDING or _ALSO_SAID.search(other.text) is not None:
                continue
            head = _head_behind(pair, unit, is_left=is_left)
            if head is None:
                continue
            if word in _DOUBTED:
                _add(found, Relation.REPORTED_ONLY, "attribution", unit, head, is_left=is_left)
            elif _is_person(head.left) and not (word == "former" and _is_named(pair, head)):
                slot = "subject" if "agent" in {head.left.role, head.right.role} else "object"
                _add(found, Relation.OTHER_ENTITY, slot, unit, head, is_left=is_left)


def _head_behind(pair: Comparisons, unit: Unit, *, is_left: bool) -> Link | None:
    """The noun or name right behind a word that has its like on the other side."""
    for link in pair.alignment.shared:
        head = link.left if is_left else link.right
        if 0 <= head.start - unit.end <= 1 and head.kind is not UnitKind.VERB:
            return link
    return None


def _is_named(pair: Comparisons, head: Link) -> bool:
    """Whether both sides name whom they speak of: "former minister Ana Roe" is Minister Ana Roe at another time."""
    return head.left.is_name or any(
        link.left.is_name and link.left.start == head.left.end + 1 and link.right.start == head.right.end + 1
        for link in pair.alignment.shared
    )


def _is_person(unit: Unit) -> bool:
    last = unit.text.lower().split()[-1]
    return last in OFFICES or names_person(last) or (unit.is_name and not unit.place)


def _add(found: Differences, relation: Relation, slot: str, unit: Unit, head: Link, *, is_left: bool) -> None:
    """Note a difference that shows in a word before a noun."""
    found.add(relation, slot)
    whole = Span(unit.start, (head.left if is_left else head.right).end)
    found.spans[slot] = (whole, head.right.span) if is_left else (head.left.span, whole)
