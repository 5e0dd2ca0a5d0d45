"""Pairs made from judged ones by one change to one text: what a near copy that says something else looks like.

The judged pairs are reworded throughout; a reader of articles also meets sentences in which one figure, year, name, denial
or source is all that differs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.records import Relation
from claims.training.relation_data import JudgedTexts

SHARE = 0.6
"""Of the *same* pairs, how many a mutant is made of."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FACTORS = (0.25, 0.5, 0.6, 0.75, 1.3, 1.5, 2.0, 3.0, 10.0)
_YEARS = (-12, -7, -4, -3, -2, -1, 1, 2, 3, 5, 8)
_MONTHS = _listed("January February March April June July August September October November December")
_DAYS = _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_COUNTS = _listed("two three four five six seven eight nine ten twelve twenty thirty forty fifty")
NAMES = _listed(
    """Aldric Barlow Cermak Dunvale Eskola Farron Galt Hesper Ivarsen Jorvin Kellan Lomax Marden Nevick Orsino Pallas Quill
    Rostov Selwyn Tarkin Ulmer Vance Wexler Yarrow Zimmer Brazil Poland Kenya Vietnam Peru Lagos Dublin Leeds Austin
    Naples Seville Norway Chile Ghana Osaka Lyon Perth"""
)
"""Names that take the place of others."""
_WHO = (
    "The opposition",
    "A former employee",
    "The minister",
    "The union",
    "An aid group",
    "A newspaper",
    "One witness",
    "The lawyer of the victims",
)
_SAYING = ("claims that", "alleged that", "believes that", "suspects that", "has said that", "is convinced that")
_OPENERS = words(
    """the a an in on at some about nearly more most all no every each half one two three four five police people men women
    children after before since under of for by"""
)

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*")
_AUXILIARY = re.compile(r"\b(was|were|is|are|has|have|had|will|would|could|should|can)\b(?! not)")
_PLACING = words("in at near across around")

Mutated = tuple[str, Relation]


def mutants_of(pairs: Sequence[JudgedTexts], seed: int) -> list[JudgedTexts]:
    """A mutant of a share of the *same* pairs, half of them beside the unchanged text itself."""
    chance = random.Random(seed)  # noqa: S311  (a choice of examples)
    found = []
    for pair in pairs:
        if pair.relation is not Relation.SAME or chance.random() > SHARE:
            continue
        changed, other = (pair.left, pair.right) if chance.random() < 0.5 else (pair.right, pair.left)
        mutated = next(_mutations(changed, chance), None)
        if mutated is not None:
            beside = changed if chance.random() < 0.5 else other
            found.append(JudgedTexts(mutated[0], beside, mutated[1], str(mutated[1])))
    return found


def _mutations(text: str, chance: random.Random) -> Iterator[Mutated]:
    kinds: list[Callable[[str, random.Random], Mutated | None]] = [
        _figure,
        _year,
        _denial,
        _denial,
        _name,
        _day,
        _source,
    ]
    chance.shuffle(kinds)
    for kind in kinds:
        mutated = kind(text, chance)
        if mutated is not None and mutated[0] != text:
            yield mutated


def _figure(text: str, chance: random.Random) -> Mutated | None:
    numbers = [one for one in _NUMBER.finditer(text) if not _YEAR.fullmatch(one[0])]
    if numbers:
        one = chance.choice(numbers)
        return replaced(text, one, _other_number(one[0], chance)), Relation.DIFFERENT_FIGURE
    return _other_of(text, _COUNTS, chance, Relation.DIFFERENT_FIGURE)


def _other_number(written: str, chance: random.Random) -> str:
    value = float(written.replace(",", "")) * chance.choice(_FACTORS)
    if "." in written:
        return f"{value:.{len(written.split('.')[1])}f}"
    return f"{round(value):,}" if "," in written else str(round(value))


def _year(text: str, chance: random.Random) -> Mutated | None:
    years = [one for one in _NUMBER.finditer(text) if _YEAR.fullmatch(one[0])]
    if not years:
        return None
    one = chance.choice(years)
    return replaced(text, one, str(int(one[0]) + chance.choice(_YEARS))), Relation.OTHER_DATE


def _denial(text: str, chance: random.Random) -> Mutated | None:
    found = _AUXILIARY.search(text)
    if found is None:
        return None
    return replaced(text, found, "cannot" if found[0] == "can" else f"{found[0]} not"), Relation.OPPOSITE


def _name(text: str, chance: random.Random) -> Mutated | None:
    names = names_in(text)
    if not names:
        return None
    one = chance.choice(names)
    before = text[: one.start()].split()[-1].lower()
    relation = Relation.OTHER_PLACE if before in _PLACING else Relation.OTHER_ENTITY
    return replaced(text, one, chance.choice(NAMES)), relation


def names_in(text: str) -> list[re.Match[str]]:
    """The names that do not open a sentence, but months and days."""
    return [one for one in _NAME.finditer(text) if one[0].split()[0] not in (*_MONTHS, *_DAYS, "May")]


def _day(text: str, chance: random.Random) -> Mutated | None:
    for names in (_MONTHS, _DAYS):
        mutated = _other_of(text, names, chance, Relation.OTHER_DATE)
        if mutated is not None:
            return mutated
    return None


def _source(text: str, chance: random.Random) -> Mutated | None:
    opener, _, rest = text.partition(" ")
    said = f"{opener.lower() if opener.lower() in _OPENERS else opener} {rest}"
    return f"{chance.choice(_WHO)} {chance.choice(_SAYING)} {said}", Relation.REPORTED_ONLY


def _other_of(text: str, names: Sequence[str], chance: random.Random, relation: Relation) -> Mutated | None:
    found = list(re.finditer(rf"\b(?:{'|'.join(names)})\b", text))
    if not found:
        return None
    one = chance.choice(found)
    return replaced(text, one, chance.choice([name for name in names if name != one[0]])), relation


def replaced(text: str, found: re.Match[str], by: str) -> str:
    """The text with something else in the place of what was ``found``."""
    return text[: found.start()] + by + text[found.end() :]
