"""Whose a thing is: "sold his yacht", "sold her yacht", "sold a yacht"."""

from __future__ import annotations

from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import NOMINAL, Unit
from claims.core.matching.second_reading.rereading import Side


def possessors_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the same pronouns stand before the shared nouns, as far as another word does not say it too."""
    return _sexes_of(left) | _sexes_of(right) != _BOTH_SEXES and all(
        _pronouns_agree(link, left, right) for link in pair.alignment.shared
    )


def _pronouns_agree(link: Link, left: Side, right: Side) -> bool:
    """ "Sold his yacht" is neither "sold her yacht" nor "sold a yacht", and "our money" not "the money"; a body has
    "its" or "their" members."""
    one, other = _pronoun_before(link.left, left), _pronoun_before(link.right, right)
    if one == other:
        return True
    if not one or not other:
        return not {one, other} & _SPEAKERS_OWN and not _is_one_of_many(link.left, left, link.right, right)
    return {one, other} == {"its", "their"} and not (
        _may_be_of_two(link.left, left) or _may_be_of_two(link.right, right)
    )


_SPEAKERS_OWN = words("my our")
_INDEFINITE = words("a an any some another")


def _is_one_of_many(left: Unit, left_side: Side, right: Unit, right_side: Side) -> bool:
    """Whether one of two nouns, both the last of their phrases, has an indefinite determiner."""
    ends = (left, left_side), (right, right_side)
    return all(_is_last(*end) for end in ends) and any(side.determiner_of(unit) in _INDEFINITE for unit, side in ends)


def _is_last(unit: Unit, side: Side) -> bool:
    following = side.unit_after(unit.end)
    return following is None or following.start - unit.end > 1 or following.kind not in NOMINAL


def _may_be_of_two(unit: Unit, side: Side) -> bool:
    """Whether more than one noun or name stands before the pronoun of a noun, so that it may be of either."""
    before = [
        one
        for one in side.units
        if one.kind in NOMINAL and one.end <= unit.start and side.tag_at(one.end) not in "NSPJ" and not one.light
    ]
    return len(before) > 1


_BOTH_SEXES = frozenset({"his", "her"})


def _sexes_of(side: Side) -> frozenset[str]:
    """ "His" or "her", where a side has one of them; empty where it has both or none."""
    found = _BOTH_SEXES.intersection(token.lower for token in side.tokens)
    return found if len(found) == 1 else frozenset()


def _pronoun_before(unit: Unit, side: Side) -> str:
    """The pronoun that says whose a noun is."""
    if unit.kind not in NOMINAL:
        return ""
    word = side.determiner_of(unit)
    return word if word in POSSESSIVES else ""
