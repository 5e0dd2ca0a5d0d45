"""Commas and quotation marks that change what is said.

"The pilots, who had struck, were dismissed" tells of all pilots, "the pilots who had struck were dismissed" of some; the
"independent" auditors may be none.
"""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.second_reading.rereading import Side

_RELATIVE = words("who whom which whose")
_ENDS_PHRASE = "NSPC"
"""Tags of the last word of a noun phrase: "patients over 60"."""

_MOST_QUOTED = 4
"""Words in quotation marks up to which they may be there to keep a distance; more are somebody's words."""

_QUOTED = re.compile(r"""["“”„«]([^"“”„«»]{1,60})["”“»]|(?<![^\s(])['‘]([^'‘’]{1,60})['’](?!\w)""")


def punctuation_agrees(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the same words stand in quotation marks, and the same clauses and phrases behind commas."""
    return (
        _quotes_kept(left, right)
        and _quotes_kept(right, left)
        and _clauses_agree(_clauses_set_off(left), _clauses_set_off(right))
        and all(_set_off_alike(link, left, right) for link in pair.alignment.shared)
    )


def _quotes_kept(side: Side, other: Side) -> bool:
    """Whether each word or two in quotation marks stand in such marks on the other side; titles and names need none."""
    kept = " ".join(_quoted(other))
    return all(
        one.lower() in kept.lower() for one in _quoted(side) if one[:1].islower() and len(one.split()) <= _MOST_QUOTED
    )


def _quoted(side: Side) -> list[str]:
    return [(found[1] or found[2]).strip(" .,") for found in _QUOTED.finditer(side.statement.text)]


def _clauses_agree(one: list[bool], other: list[bool]) -> bool:
    return len(one) != len(other) or one == other


def _clauses_set_off(side: Side) -> list[bool]:
    """For each clause about a noun, whether a comma sets it off."""
    return [
        before.text == ","
        for before, token in zip(side.tokens, side.tokens[1:], strict=False)
        if token.lower in _RELATIVE and (before.text == "," or before.tag in "NSP")
    ]


def _set_off_alike(link: Link, left: Side, right: Side) -> bool:
    """Whether a participle or a phrase behind a noun is set off from it by a comma on both sides or on neither."""
    one, other = _led_by(link.left, left), _led_by(link.right, right)
    return one is None or other is None or one == other or one[0] != other[0]


def _led_by(unit: Unit, side: Side) -> tuple[str, bool] | None:
    """The noun before a participle or phrase, and whether a comma stands between; None for other words.

    Behind the verb ", killing two" and "killing two" say one thing, and so does most of what a preposition opens.
    """
    number = side.token_at(unit.start)
    is_inside = side.part_of(unit.start) == "subject"
    if unit.kind is not UnitKind.VERB:
        number = side.word_before(unit.start)
        if number < 0 or side.tokens[number].tag != "I" or not is_inside:
            return None
    elif side.tokens[number].tag not in ("EGT" if is_inside else "ET"):
        return None
    has_comma = number > 1 and side.tokens[number - 1].text == ","
    noun = side.tokens[number - 2 if has_comma else number - 1] if number else None
    return (noun.lower, has_comma) if noun is not None and noun.tag in _ENDS_PHRASE else None
