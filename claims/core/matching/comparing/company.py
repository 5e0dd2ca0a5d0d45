"""Words that say the same beside the words they stand with, though not elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.vocabulary.company import COMPANY_CLASSES
from claims.core.matching.vocabulary.entries import entries
from claims.core.matching.words.lexicon import base_of
from claims.core.matching.words.thesaurus import may_name_person

_BODIES = frozenset(
    base_of(word)
    for word in words(
        """county city council bank group union party alliance club united museum university college airline airways
        motors robotics industries energy systems technologies holding company works house hospital ministry agency"""
    )
)
"""Last words of names of firms, bodies and places."""

_PERSON_ENDINGS = ("er", "or", "ist")
_DONE_TO = frozenset({"patient", "object"})


@dataclass(frozen=True, slots=True)
class _Class:
    """Verbs that say the same of one of the nouns: where it ``acts``, or else where it is done to it; ``by_bodies``: not by
    persons."""

    verbs: frozenset[tuple[str, ...]]
    nouns: frozenset[str]
    acts: bool
    by_bodies: bool


def agree_in_company(pair: Comparisons, link: Link) -> bool:
    """Whether two verbs say the same of what they are done to, or of what acts: "took on 300 pilots", "hired 300
    pilots"."""
    if link.left.kind is not UnitKind.VERB or link.right.kind is not UnitKind.VERB:
        return False
    classes = [one for one in _CLASSES if link.left.bases in one.verbs and link.right.bases in one.verbs]
    return any(_stands_with(pair, link, one) for one in classes)


def _stands_with(pair: Comparisons, link: Link, one: _Class) -> bool:
    """Whether the noun beside the verb on either side is one thing, and of the class."""
    left, right = _beside(pair.left, link.left, acts=one.acts), _beside(pair.right, link.right, acts=one.acts)
    if left is None or right is None or not {left.bases[-1], right.bases[-1]} <= one.nouns:
        return False
    if one.by_bodies and (_is_by_persons(pair.left, link.left) or _is_by_persons(pair.right, link.right)):
        return False
    return any(
        found.left is left and found.right is right and found.level >= Level.SYNONYM for found in pair.alignment.shared
    )


def _beside(side: Statement, verb: Unit, *, acts: bool) -> Unit | None:
    """The noun that the verb is done to, or that acts: the last of those right before it or of the first phrase behind."""
    is_before = acts != (side.passive and verb is side.predicate)
    nouns = {UnitKind.NOUN, UnitKind.NAME}
    if is_before:
        found = [unit for unit in side.units if unit.end <= verb.start and unit.kind in nouns and not unit.light]
        head = next((unit for unit in found if unit.role in {"agent", *_DONE_TO}), None)
        while head is not None and (behind := _right_behind(side, head)) is not None and behind.end <= verb.start:
            head = behind
        return head
    first = next((unit for unit in side.units if unit.start >= verb.end and unit.kind in nouns), None)
    while first is not None and (behind := _right_behind(side, first)) is not None:
        first = behind
    return first if first is not None and first.role in _DONE_TO else None


def _right_behind(side: Statement, noun: Unit) -> Unit | None:
    """The noun right behind another one, of one phrase with it."""
    return next(
        (
            unit
            for unit in side.units
            if unit.start - noun.end == 1 and unit.kind is UnitKind.NOUN and not noun.possessive
        ),
        None,
    )


def _is_by_persons(side: Statement, verb: Unit) -> bool:
    """Whether persons act, as far as the side names who does; a bare name of two words may be a person's."""
    agent = _beside(side, verb, acts=True)
    if side.passive and verb is side.predicate:
        agent = next((unit for unit in side.units if unit.role == "agent"), None)
    if agent is None:
        return False
    if agent.is_name:
        return not agent.place and len(agent.bases) > 1 and agent.bases[-1] not in _BODIES
    return may_name_person(agent.senses) or agent.text.lower().rstrip("s").endswith(_PERSON_ENDINGS)


def _read_classes() -> tuple[_Class, ...]:
    found = []
    for line in entries(COMPANY_CLASSES):
        verbs, _, nouns = line.partition(" :")
        found.append(
            _Class(
                frozenset(tuple(base_of(word) for word in verb.split()) for verb in verbs.split(" | ")),
                frozenset(base_of(noun) for noun in nouns.lstrip("!-").split()),
                acts=nouns.startswith("!"),
                by_bodies=nouns.startswith("-"),
            )
        )
    return tuple(found)


_CLASSES = _read_classes()
