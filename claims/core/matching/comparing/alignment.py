"""Which words of one claim answer to which words of another, and which stand alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from claims.core.extraction.lexicon.people import HONORIFICS, OFFICES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.parts.units import Unit, UnitKind, initials, without_accents
from claims.core.matching.vocabulary.places import lies_in
from claims.core.matching.words.inflections import are_derived_forms, are_inflections, is_plural_of_its_own
from claims.core.matching.words.lexicon import (
    SURE,
    are_antonyms,
    are_interchangeable,
    base_of,
    bases_of,
    contraries_of,
    contrast_slot,
    contrasts_of,
    is_kind_of,
    is_of_contrasts,
    is_of_kinds,
    kinds_above,
)
from claims.core.matching.words.thesaurus import UNKNOWN, all_above, are_sisters, families_of, is_below


class Level(IntEnum):
    """How closely two units say the same; ``ALIKE`` is what says the same in one sense of a word of several,
    or by the thesaurus alone: a relation may rest on it, a confirmation by machine never."""

    NEAR = 1
    DERIVED = 2
    ALIKE = 3
    SYNONYM = 4
    SAME = 5


@dataclass(slots=True)
class Link:
    """A unit of the left and one of the right that answer to each other.

    Nobody changes one; as a ``Unit`` it is not frozen, since a pair has a dozen.
    """

    left: Unit
    right: Unit
    level: Level = Level.SAME
    slot: str = ""
    left_is_special: bool = False


_TITLES = {"pm": "premier"} | {title: title.rstrip(".") for title in HONORIFICS | OFFICES}
_TITLE_OF_BASE = {base_of(title): plain for title, plain in _TITLES.items()}
"""Base of a title before a name -> which one it is; the same for both spellings of an abbreviation."""
_ADDRESSES = frozenset(title.rstrip(".") for title in HONORIFICS)
_FEMALE = words("mrs ms miss lady dame")
_TITLE_AND_FULL_NAME = 3
"""Words of a name with a title, a first name and a last one."""

_SHORT_FORMS = {
    tuple(base_of(word) for word in full.split()): short
    for full, short in (
        ("united nations", "un"),
        ("european union", "eu"),
        ("united states", "usa"),
        ("united kingdom", "uk"),
    )
}
"""Bases of a name that stands before others in the names of bodies -> its short form ("UN Security Council")."""

_AMBIGUOUS_NAMES = words("georgian georgians kiwi kiwis")
_LEAST_INITIALS = 4
"""Letters from which on initials that the vocabulary does not know are taken for one body's."""

Units = tuple[Unit, ...]
Keys = Callable[[Unit], frozenset[str]]
_Places = list[tuple[int, Unit]]


@dataclass(frozen=True, slots=True)
class _Test:
    """One way to link two units. What ``asks`` gives for the one and ``offers`` for the other has a key in common
    wherever ``judge`` links them: most words are told apart from all words of the other side at once."""

    judge: Callable[[Unit, Unit], Link | None]
    asks: Keys
    offers: Keys


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of a pair set against each other.

    ``shared`` say the same; ``antonyms`` the contrary; ``contrasts`` exclude each other in the slot named; of ``kinds``
    one is a kind or part of the other; the rest stand alone.
    """

    shared: tuple[Link, ...]
    antonyms: tuple[Link, ...]
    contrasts: tuple[Link, ...]
    kinds: tuple[Link, ...]
    left_only: tuple[Unit, ...]
    right_only: tuple[Unit, ...]


_Option = tuple[int, bool, int, int, int, int, Link]
"""What puts possible links in order, the places of the two units, and the link."""


def align(left: tuple[Unit, ...], right: tuple[Unit, ...]) -> Alignment:
    """Set the units of two statements against each other, closest first; each unit is used once."""
    shared, left_rest, right_rest = _take(left, right, _LEVEL)
    antonyms, left_rest, right_rest = _take(left_rest, right_rest, _ANTONYM)
    kinds, left_rest, right_rest = _take(left_rest, right_rest, _KIND)
    contrasts, left_rest, right_rest = _take(left_rest, right_rest, _CONTRAST)
    return Alignment(shared, antonyms, contrasts, kinds, left_rest, right_rest)


def _take(left: Units, right: Units, test: _Test) -> tuple[tuple[Link, ...], Units, Units]:
    """Link what the test links, closest first (then same role, then nearest), and give what is left of both sides."""
    if not left or not right:
        return (), left, right
    links: dict[int, Link] = {}
    used: set[int] = set()
    if test is _LEVEL:
        _link_closest(_same_words(left, right), links, used)
    free_left = [(i, unit) for i, unit in enumerate(left) if i not in links]
    free_right = [(j, unit) for j, unit in enumerate(right) if j not in used]
    _link_closest(_linked(free_left, free_right, test), links, used)
    if not links:
        return (), left, right
    return (
        tuple(links[i] for i in sorted(links)),
        tuple(unit for i, unit in free_left if i not in links),
        tuple(unit for j, unit in free_right if j not in used),
    )


def _link_closest(options: list[_Option], links: dict[int, Link], used: set[int]) -> None:
    """Add the closest of the options to the links, by their place on the left, and to the places used on the right."""
    options.sort(key=_closeness)
    for *_, i, j, link in options:
        if i not in links and j not in used:
            links[i] = link
            used.add(j)


def _same_words(left: Units, right: Units) -> list[_Option]:
    """The pairs of one word in any form. No others are as close, so that these are linked before words are compared with
    all words: of two statements that say much the same few are left."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j, other in enumerate(right):
        places.setdefault(other.bases, []).append(j)
    return [
        _option(i, j, one, right[j], link)
        for i, one in enumerate(left)
        for j in places.get(one.bases, ())
        if (link := _level_link(one, right[j])) is not None and link.level is Level.SAME
    ]


def _linked(left: _Places, right: _Places, test: _Test) -> list[_Option]:
    """The pairs that a test links."""
    offers = [(j, other, test.offers(other)) for j, other in right]
    offered = frozenset[str]().union(*[offer for _, _, offer in offers])
    if not offered:
        return []
    found = []
    for i, one in left:
        asked = test.asks(one)
        if offered.isdisjoint(asked):
            continue
        for j, other in [(j, other) for j, other, offer in offers if not asked.isdisjoint(offer)]:
            link = test.judge(one, other)
            if link is not None:
                found.append(_option(i, j, one, other, link))
    return found


def _option(i: int, j: int, one: Unit, other: Unit, link: Link) -> _Option:
    return -link.level, one.role != other.role, abs(i - j), i + j, i, j, link


def _closeness(option: _Option) -> tuple[int, bool, int, int]:
    return option[:4]


def _level_link(one: Unit, other: Unit) -> Link | None:
    level = likeness(one, other)
    return Link(one, other, level) if level is not None else None


def _antonym_link(one: Unit, other: Unit) -> Link | None:
    if one.is_name or other.is_name or not are_antonyms(one.exact, other.exact):
        return None
    return Link(one, other)


def _kind_link(one: Unit, other: Unit) -> Link | None:
    if one.place and other.place:
        if lies_in(one.place, other.place):
            return Link(one, other, slot="place", left_is_special=True)
        return Link(one, other, slot="place") if lies_in(other.place, one.place) else None
    if is_kind_of(one.exact, other.exact):
        return Link(one, other, slot="population", left_is_special=True)
    if is_kind_of(other.exact, one.exact):
        return Link(one, other, slot="population")
    if one.kind is not UnitKind.NOUN or other.kind is not UnitKind.NOUN or one.role != other.role:
        return None
    if is_below(one.senses.main, other.senses.main):
        return Link(one, other, slot="population", left_is_special=True)
    return Link(one, other, slot="population") if is_below(other.senses.main, one.senses.main) else None


def _contrast_link(one: Unit, other: Unit) -> Link | None:
    slot = contrast_slot(one.exact, other.exact)
    if slot and not _tell_of_paying(one, other):
        return Link(one, other, slot=slot)
    in_one_place = one.kind is other.kind is UnitKind.NOUN and one.role == other.role
    if in_one_place and not (one.light or other.light) and are_sisters(one.senses.main, other.senses.main):
        return Link(one, other, slot="population")
    return None


def _tell_of_paying(one: Unit, other: Unit) -> bool:
    """Whether a main verb tells what is paid, and the other word may tell the same from another side: what one pays is what
    it costs or what is charged, and may be a rent, a fee or a tax."""
    verbs = {unit.bases[-1] for unit in (one, other) if unit.role == "verb"} & _PAYING
    return _PAY in verbs or (bool(verbs) and {one.bases[-1], other.bases[-1]} <= _PAYING)


_PAY = base_of("pay")
_PAYING = bases_of("pay cost charge fee price")


def _keys(unit: Unit) -> frozenset[str]:
    return unit.keys


def _exact(unit: Unit) -> frozenset[str]:
    return unit.exact


def _contraries(unit: Unit) -> frozenset[str]:
    return contraries_of(unit.exact)


def _kind_keys(unit: Unit) -> frozenset[str]:
    return _NOTHING if _is_of_no_kind(unit) else _kind_keys_of(unit.exact, unit.senses.main, bool(unit.place))


def _kind_offers(unit: Unit) -> frozenset[str]:
    return _NOTHING if _is_of_no_kind(unit) else _kind_offers_of(unit.exact, unit.senses.main, bool(unit.place))


def _is_of_no_kind(unit: Unit) -> bool:
    """Whether nothing is known to be a kind of the unit, nor the unit to be one of anything, as of most words."""
    return not (unit.place or unit.senses.main or is_of_kinds(unit.exact))


@lru_cache(maxsize=16_384)
def _kind_keys_of(exact: frozenset[str], senses: frozenset[str], is_place: bool) -> frozenset[str]:
    below = frozenset(f"<{one}" for one in exact | senses)
    return below | kinds_above(exact) | all_above(senses) | (_PLACES if is_place else frozenset())


@lru_cache(maxsize=16_384)
def _kind_offers_of(exact: frozenset[str], senses: frozenset[str], is_place: bool) -> frozenset[str]:
    above = frozenset(f"<{one}" for one in kinds_above(exact) | all_above(senses))
    return above | exact | senses | (_PLACES if is_place else frozenset())


def _contrast_keys(unit: Unit) -> frozenset[str]:
    if not (unit.senses.main or is_of_contrasts(unit.exact)):  # as most words
        return _NOTHING
    return _contrast_keys_of(unit.exact, unit.senses.main)


@lru_cache(maxsize=16_384)
def _contrast_keys_of(exact: frozenset[str], senses: frozenset[str]) -> frozenset[str]:
    return contrasts_of(exact) | families_of(senses)


_NOTHING: frozenset[str] = frozenset()
_PLACES = frozenset({"&place"})
_LEVEL = _Test(_level_link, _keys, _keys)
_ANTONYM = _Test(_antonym_link, _contraries, _exact)
_KIND = _Test(_kind_link, _kind_keys, _kind_offers)
_CONTRAST = _Test(_contrast_link, _contrast_keys, _contrast_keys)


def likeness(one: Unit, other: Unit) -> Level | None:
    """How closely two units say the same; ``None`` where they do not."""
    if one.bases == other.bases:
        if one.text == other.text:
            return Level.SAME
        if _are_two_words(one, other):
            return Level.ALIKE
        if are_inflections(one.text, other.text) or any(concept[0] == "=" for concept in one.exact & other.exact):
            return Level.SAME
        return _derived_level(one, other)
    if one.is_name or other.is_name:
        return _name_likeness(one, other)
    if not one.exact.isdisjoint(other.exact):
        return Level.SYNONYM if are_interchangeable(one.exact, other.exact) else Level.ALIKE
    if not one.senses.main.isdisjoint(other.senses.main) and not _exclude_each_other(one, other):
        return Level.ALIKE
    if _is_derived(one.bases, other.bases):
        return _derived_level(one, other)
    if _is_slip(one, other):
        return Level.DERIVED
    if not one.exact.isdisjoint(other.near) or not one.near.isdisjoint(other.exact):
        return Level.NEAR
    return Level.NEAR if _are_near(one, other) else None


def _derived_level(one: Unit, other: Unit) -> Level:
    """ "approve" and "approval" say the same, "plant" and "plantation", two nouns, do not."""
    if not are_derived_forms(one.text, other.text):
        return Level.DERIVED
    is_adverb = one.text.lower().endswith("ly") != other.text.lower().endswith("ly")
    return Level.SYNONYM if is_adverb or UnitKind.VERB in {one.kind, other.kind} else Level.ALIKE


def _are_two_words(one: Unit, other: Unit) -> bool:
    """Whether a plural is a word of its own beside its singular: "glass" and "glasses"."""
    return one.kind is other.kind is UnitKind.NOUN and is_plural_of_its_own(one.text, other.text)


def _are_near(one: Unit, other: Unit) -> bool:
    """Whether a sense that one word mostly has is one that the other also has."""
    first, second = one.senses, other.senses
    if first.main.isdisjoint(second.side) and first.side.isdisjoint(second.main):
        return False
    return not _exclude_each_other(one, other)


def _exclude_each_other(one: Unit, other: Unit) -> bool:
    """Whether the vocabulary, which knows the news better than a thesaurus, holds two words apart."""
    return (
        are_antonyms(one.exact, other.exact)
        or contrast_slot(one.exact, other.exact) is not None
        or is_kind_of(one.exact, other.exact)
        or is_kind_of(other.exact, one.exact)
    )


def _name_likeness(one: Unit, other: Unit) -> Level | None:
    if one.exact & other.exact:
        return Level.SYNONYM if _is_one_name(one, other) else Level.ALIKE
    if one.place and other.place:
        return None
    first, second = _without_title(one.bases, other.bases)
    if first == second:
        return Level.SYNONYM if _have_one_title(one.bases, other.bases) else Level.ALIKE
    if _in_short(one.bases) == _in_short(other.bases):
        return Level.SYNONYM
    shorter, longer = (first, second) if len(first) <= len(second) else (second, first)
    if longer[-len(shorter) :] == shorter and UnitKind.NAME is one.kind is other.kind:
        return Level.DERIVED
    written = next((short.text for short, long in ((one, other), (other, one)) if _are_initials(short, long)), None)
    if written is not None:
        return _level_of_initials(written)
    if _plain_letters(first) == _plain_letters(second) or _in_one(first) == _in_one(second):
        return Level.ALIKE
    if len(first) == len(second) and all(_is_typo(a, b) for a, b in zip(first, second, strict=True)):
        return Level.NEAR
    return None


def _are_initials(short: Unit, long: Unit) -> bool:
    if len(short.bases) > 1 or len(long.bases) == 1:
        return False
    return short.text.replace(".", "").lower() in {initials(long.bases), initials(long.text.lower().split())}


def _level_of_initials(written: str) -> Level | None:
    """How surely a word of initials stands for a name: of few letters there are several, and "Ann" is a name of its own."""
    letters = written.replace(".", "")
    if len(letters) < _LEAST_INITIALS:
        return Level.ALIKE if sum(letter.isupper() for letter in letters) > 1 else None
    return Level.SYNONYM if letters.isupper() else Level.ALIKE


def _have_one_title(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether both names have the same title, written with a full stop or without: "Mr Velk", "Mr. Velk"."""
    titles = {_TITLE_OF_BASE.get(name[0], "") for name in (first, second)}
    return len(titles) == 1 and titles != {""}


def _without_title(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two names without the title before them ("PM", "Dr."), where but one has any or both have one: of others it tells
    persons of one name apart."""
    titles = [_TITLE_OF_BASE.get(name[0], "") if len(name) > 1 else "" for name in (first, second)]
    if all(titles) and titles[0] != titles[1] and not _are_of_one(titles, first, second):
        return first, second
    return first[1:] if titles[0] else first, second[1:] if titles[1] else second


def _are_of_one(titles: list[str], first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two ways to address somebody go with one full name: "Dr Ana Velk" is "Ms Ana Velk", no minister is."""
    is_full = min(len(first), len(second)) >= _TITLE_AND_FULL_NAME
    return is_full and set(titles) <= _ADDRESSES and not ("mr" in titles and _FEMALE & {*titles})


def _in_short(bases: tuple[str, ...]) -> tuple[str, ...]:
    """A name that opens with a union of states, which has its short form there ("U.N. General Assembly")."""
    short = _SHORT_FORMS.get(bases[:2])
    return (short, *bases[2:]) if short and len(bases) > 2 else (bases[0].replace(".", ""), *bases[1:])


def _plain_letters(bases: tuple[str, ...]) -> list[str]:
    """Names without accents: "Erdoğan" is mostly written "Erdogan", though Münster is not Munster."""
    return [without_accents(base) for base in bases]


def _in_one(bases: tuple[str, ...]) -> str:
    """A name without the signs between its words: "#OrlaVenn" is Orla Venn, "Vice-President Venn" Vice President Venn."""
    return "".join(_plain_letters(bases)).replace("-", "")


def _is_one_name(one: Unit, other: Unit) -> bool:
    """Whether names that the vocabulary or the gazetteer joins are surely one: "Georgian" is of the country, "Georgia" also
    a state; "turkey" is no country."""
    if one.is_name != other.is_name:
        return any(concept.endswith(SURE) for concept in one.exact & other.exact)
    ambiguous = {one.text.lower(), other.text.lower()} & _AMBIGUOUS_NAMES
    return are_interchangeable(one.exact, other.exact) and (one.text == other.text or not ambiguous)


def _is_typo(one: str, other: str) -> bool:
    """One slip in a word of six letters or more; figures never."""
    if one == other:
        return True
    if one[:1] != other[:1] or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 6:
        return False
    if DamerauLevenshtein.distance(one, other, score_cutoff=1) > 1:
        return False
    return not any(letter.isdigit() for letter in one + other)


def _is_slip(one: Unit, other: Unit) -> bool:
    """Whether one of two words is the other with a slip: no two known words are ("adapted", "adopted")."""
    if len(one.bases) != 1 or len(other.bases) != 1 or (one.senses is not UNKNOWN and other.senses is not UNKNOWN):
        return False
    return _is_typo(one.text.lower(), other.text.lower())


def _is_derived(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Words of one root ("migration", "migrants"): five letters in common and at most four more on either."""
    if len(one) != 1 or len(other) != 1:
        return False
    a, b = one[0], other[0]
    shortest = min(len(a), len(b))
    if shortest < 4 or a.isdigit() or b.isdigit():
        return False
    if a[:4] != b[:4]:
        return False
    common = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), shortest)
    return common >= max(5, shortest - 1) and max(len(a), len(b)) - common <= 4
