"""Where one side tells in the passive what the other tells in the active, whether phrases kept the noun that they hang on.

"The strike in Calder was banned by the court" is not "the court in Calder banned the strike": what stands before the verb
in both voices belongs to another noun in each. Behind the verb a place or a time may be said of either noun, "with dogs"
or "from Calder" may not.
"""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.second_reading.governors import governor
from claims.core.matching.second_reading.rereading import Side, are_one, is_linked
from claims.core.matching.second_reading.verb_forms import is_passive
from claims.core.matching.words.lexicon import bases_of

_OF_NOUN = words("with without from")
"""Prepositions of a phrase that tells a reader which one a noun is about."""

_OF_NOUN_BUT_PLACES = ({"in", "of"}, {"on"})

_PARTING = bases_of(
    """send give bring take pass deliver carry throw return steal buy free rescue expel save remove release recover evacuate
    ban bar exclude protect lift get receive borrow import move"""
)
"""Verbs with which "from" tells where something was, or whose."""

_INSIDE_PHRASE = "NSPJQ"


def phrases_turned_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether no phrase and no owner belongs to one noun in the passive and to another in the active."""
    verb = next((link for link in pair.alignment.shared if _is_turned(pair, link, left, right)), None)
    return verb is None or not any(
        _stands_before_both(pair, link, left, right)
        or _hangs_elsewhere(pair, link, verb, left, right)
        or _is_owned_otherwise(pair, link, left, right)
        for link in pair.alignment.shared
        if link.left.kind is not UnitKind.VERB and link.right.kind is not UnitKind.VERB
    )


def _is_turned(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether a verb is in the passive on one side alone, where what it is done to stands behind it on the other."""
    if link.left.kind is not UnitKind.VERB or link.right.kind is not UnitKind.VERB:
        return False
    if is_passive(link.left, left) == is_passive(link.right, right):
        return False
    if is_passive(link.left, left):
        subject = left.noun_before(link.left.start)
        return any(one.left is subject and one.right.start > link.right.start for one in pair.alignment.shared)
    subject = right.noun_before(link.right.start)
    return any(one.right is subject and one.left.start > link.left.start for one in pair.alignment.shared)


def _stands_before_both(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether a phrase, or a noun that narrows another one, belongs to the subject of both, which are two."""
    if not left.part_of(link.left.start) == right.part_of(link.right.start) == "subject":
        return False
    one, other = _subject_of(link.left, left), _subject_of(link.right, right)
    return one is not None and other is not None and not are_one(pair, one, other)


def _subject_of(unit: Unit, side: Side) -> Unit | None:
    """What a word before the verb is said of: the noun before its preposition, or the one that it stands before."""
    if governor(unit, side):
        return _anchor(unit, side)
    behind = side.unit_after(unit.end)
    return (
        behind if behind is not None and behind.start - unit.end == 1 and unit.kind is not UnitKind.MODIFIER else None
    )


def _hangs_elsewhere(pair: Comparisons, link: Link, verb: Link, left: Side, right: Side) -> bool:
    """ "Adopted by a couple from Calder" is not "a couple adopted the girl from Calder"."""
    leads = {governor(link.left, left), governor(link.right, right)}
    is_place = link.left.is_name or link.left.locative or link.right.locative
    if not (leads <= _OF_NOUN or (leads in _OF_NOUN_BUT_PLACES and not is_place)):
        return False
    if leads == {"from"} and not _PARTING.isdisjoint(verb.left.bases):
        return False
    one, other = _anchor(link.left, left), _anchor(link.right, right)
    return one is not None and other is not None and not are_one(pair, one, other)


def _anchor(unit: Unit, side: Side) -> Unit | None:
    """The noun right before the preposition of a phrase."""
    number = side.word_before(unit.start)
    anchor = side.unit_before(side.tokens[number].start)
    is_noun = anchor is not None and anchor.kind is not UnitKind.VERB
    return anchor if is_noun and anchor is not None and side.tokens[number].start - anchor.end == 1 else None


def _is_owned_otherwise(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """ "Prell's nurse" is not "the nurse's Prell", nor the nurse of somebody else."""
    one, other = _owned(link.left, left), _owned(link.right, right)
    if one is None or other is None or not (is_linked(pair, one) and is_linked(pair, other)):
        return False
    return not are_one(pair, one, other)


def _owned(unit: Unit, side: Side) -> Unit | None:
    """The noun that belongs to what a unit names: "the mill of the bank", "the bank's old mill"."""
    if unit.possessive:
        number = side.token_at(unit.end)
        while number < len(side.tokens) and side.tokens[number].tag in _INSIDE_PHRASE:
            number += 1
        owned = side.unit_before(side.tokens[number - 1].end)
        return None if owned is None or owned is unit or owned.kind is UnitKind.VERB else owned
    if governor(unit, side) != "of":
        return None
    number = side.token_at(unit.start)
    while number > 0 and side.tokens[number].lower != "of":
        number -= 1
    owned = side.unit_before(side.tokens[number].start)
    return None if owned is None or owned.kind is UnitKind.VERB else owned
