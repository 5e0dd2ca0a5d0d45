"""Words that say the same beside the words they stand with, though not elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.vocabulary.company import ACTORS, COMPANY_CLASSES
from claims.core.matching.vocabulary.entries import entries
from claims.core.matching.words.lexicon import base_of, bases_of
from claims.core.matching.words.thesaurus import names_person

_AWAY = words("to into onto through out past over off around round home astray away toward towards late early")
"""Words right behind a noun that say where somebody is led or something is handed, and behind a verb where it goes."""

_OTHER_SCENES = bases_of(
    """court trial tribunal lawsuit dispute fight match race game contest vote point theater theatre stadium cinema hall
        table restaurant church train bus plane coach ferry strike striking"""
)
"""Where who "takes on" nurses quarrels with them, who "takes" a seat sits, and who "leads" is ahead."""

_TO_VALUE = re.compile(r"\sto\s(?:[€$£]\s?\d|\d[\d.,]*\s?(?:%|per\s?cent\b|euros?\b|dollars?\b|pounds?\b))")
"""Up or down to what a price or a rate goes: nobody is taken there."""

_DONE_TO = frozenset({"patient", "object"})

_MATTERS = bases_of("investigation inquiry probe")
"""What goes "into" a matter rather than to a place."""


@dataclass(frozen=True, slots=True)
class _Class:
    """Verbs that say the same of one of the nouns: where it ``acts``, or else where it is done to it by ``actors``, if any
    are named."""

    verbs: frozenset[tuple[str, ...]]
    nouns: frozenset[str]
    acts: bool
    actors: frozenset[str]
    by_persons: bool


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
    if any(_goes_on(side, verb if one.acts else noun) for side, verb, noun in _sides(pair, link, left, right)):
        return False
    if not all(_is_by(side, verb, noun, one) for side, verb, noun in _sides(pair, link, left, right)):
        return False
    return any(
        found.left is left and found.right is right and found.level >= Level.SYNONYM for found in pair.alignment.shared
    )


def _sides(pair: Comparisons, link: Link, left: Unit, right: Unit) -> tuple[tuple[Statement, Unit, Unit], ...]:
    return (pair.left, link.left, left), (pair.right, link.right, right)


def _goes_on(side: Statement, unit: Unit) -> bool:
    """Whether right behind a word stands where to, or what something becomes: "led the inquiry to Orvale", "made trains
    safer"."""
    behind = [] if _TO_VALUE.match(side.text, unit.end) else side.text[unit.end :].split()
    away = _AWAY - {"into"} if unit.bases[-1] in _MATTERS else _AWAY
    if behind and behind[0].lower().strip(",.") in away:
        return True
    following = next((one for one in side.units if one.start >= unit.end), None)
    is_next = following is not None and side.text[unit.end : following.start].isspace()
    return is_next and following is not None and following.kind is UnitKind.MODIFIER and following.role != "time"


def _beside(side: Statement, verb: Unit, *, acts: bool) -> Unit | None:
    """The noun that the verb is done to, or that acts: the last of those right before it or of the first phrase behind."""
    is_before = acts != (side.passive and verb is side.predicate)
    if is_before:
        found = [unit for unit in side.units if unit.end <= verb.start and unit.kind in NOMINAL and not unit.light]
        head = next((unit for unit in found if unit.role in {"agent", *_DONE_TO}), None)
        while head is not None and (behind := _right_behind(side, head)) is not None and behind.end <= verb.start:
            head = behind
        return head
    first = next((unit for unit in side.units if unit.start >= verb.end and unit.kind in NOMINAL), None)
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


def _is_by(side: Statement, verb: Unit, noun: Unit, one: _Class) -> bool:
    """Whether one of those acts who must, and nowhere else than such do; true where nobody must."""
    done_to = _beside(side, verb, acts=False) if one.acts else None
    if done_to is not None and done_to is not noun:
        return False  # "the train operates the doors"
    if not one.actors and not one.by_persons:
        return True
    if any(unit is not noun and not _OTHER_SCENES.isdisjoint(unit.bases) for unit in side.units):
        return False
    agent = _beside(side, verb, acts=True)
    if side.passive and verb is side.predicate:
        agent = next((unit for unit in side.units if unit.role == "agent"), None)
    if agent is None:
        return False
    return not one.actors.isdisjoint(agent.bases) or (one.by_persons and _is_person(agent))


def _is_person(unit: Unit) -> bool:
    if unit.is_name:
        return not unit.place and len(unit.bases) > 1
    return names_person(unit.text.lower())


def _read_classes() -> tuple[_Class, ...]:
    found = []
    for line in entries(COMPANY_CLASSES):
        verbs, _, told = line.partition(" :")
        nouns, _, actors = told.partition(" by ")
        found.append(
            _Class(
                frozenset(tuple(base_of(word) for word in verb.split()) for verb in verbs.split(" | ")),
                bases_of(nouns.lstrip("!")),
                acts=nouns.startswith("!"),
                actors=bases_of(ACTORS.get(actors, "")),
                by_persons=actors == "persons",
            )
        )
    return tuple(found)


_CLASSES = _read_classes()
