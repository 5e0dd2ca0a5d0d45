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
_RELATIVE_OR_THAT = _RELATIVE | {"that"}
_SetOff = dict[tuple[str, str], set[bool]]
"""A noun and the word behind it -> whether a comma stands between, wherever the two stand."""

_BEHIND_ADJECTIVE = words("to of for with in from about")
"""Small words behind an adjective that follows its noun: "tenants unable to pay"."""

_DENIALS = words("not never no hardly scarcely barely nearly almost only")
"""Words that are said of the next one, unless a mark stands between."""

_DONE_TO = words("patient object")
_ENDS_PHRASE = "NSPC"
"""Tags of the last word of a noun phrase: "patients over 60"."""

_MOST_QUOTED = 4
"""Words in quotation marks up to which they may be there to keep a distance; more are somebody's words."""

_QUOTED = re.compile(
    r"""["“”„«»]([^"“”„«»]{1,60})["“”«»]"""
    r"""|(?<![^\s(])(?:``|''|[‚‘'‹›`*])([^`'‚‘’‹›*]{1,60})(?:''|[‘’'‹›`*])(?!\w)"""
)


def punctuation_agrees(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the same words stand in quotation marks, and the same clauses and phrases behind commas."""
    return (
        _quotes_kept(left, right)
        and _quotes_kept(right, left)
        and all(
            _clauses_agree(_clauses_set_off(left, opening), _clauses_set_off(right, opening))
            for opening in (_RELATIVE, _RELATIVE_OR_THAT)
        )
        and all(_set_off_alike(link, left, right) for link in pair.alignment.shared)
        and _modifiers_agree(_set_off(left), _set_off(right))
        and _modifiers_agree(_denials_set_off(left), _denials_set_off(right))
    )


def _denials_set_off(side: Side) -> _SetOff:
    """For each denial and the next word whether a mark stands between: "Not, surprisingly, all schools closed" tells that
    some did not, "not surprisingly, all schools closed" that all did."""
    found: _SetOff = {}
    for number, token in enumerate(side.tokens):
        if token.lower not in _DENIALS:
            continue
        after = next((one for one in side.tokens[number + 1 :] if one.is_word), None)
        if after is not None:
            is_set_off = after is not side.tokens[number + 1]
            found.setdefault((token.lower, after.lower), set()).add(is_set_off)
    return found


def _quotes_kept(side: Side, other: Side) -> bool:
    """Whether each word or two in quotation marks stand in such marks on the other side; titles and names need none."""
    kept = {words.lower() for _, words in _quoted(other)}
    return all(
        words.lower() in kept or len(words.split()) > _MOST_QUOTED or _is_title(side, start, words)
        for start, words in _quoted(side)
    )


def _is_title(side: Side, start: int, words: str) -> bool:
    """Whether quoted words begin with a capital that tells a name: not in German, nor at the front of a text."""
    if side.statement.language == "de" or not words[:1].isupper():
        return False
    return start > 0 or any(word[:1].isupper() for word in words.split()[1:])


def _quoted(side: Side) -> list[tuple[int, str]]:
    """Where quoted words begin, their mark counted, and the words."""
    return [(found.start(), (found[1] or found[2]).strip(" .,")) for found in _QUOTED.finditer(side.statement.text)]


def _clauses_agree(one: list[bool], other: list[bool]) -> bool:
    return len(one) != len(other) or one == other


def _clauses_set_off(side: Side, opening: frozenset[str]) -> list[bool]:
    """For each clause about a noun that one of some words opens, whether a comma sets it off."""
    return [
        before.text == ","
        for before, token in zip(side.tokens, side.tokens[1:], strict=False)
        if token.lower in opening and (before.text == "," or before.tag in "NSP")
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


def _modifiers_agree(one: _SetOff, other: _SetOff) -> bool:
    """Whether what follows a noun is set off from it by a comma on both sides or on neither."""
    return all(one[opening] == other[opening] for opening in one.keys() & other.keys())


def _set_off(side: Side) -> _SetOff:
    """For each noun behind the front of a text and the word that opens what follows it, whether a comma stands between."""
    found: _SetOff = {}
    for number, noun in enumerate(side.tokens[:-1]):
        has_comma = side.tokens[number + 1].text == ","
        at = number + 2 if has_comma else number + 1
        if noun.tag in "NSP" and at < len(side.tokens) and _opens_modifier(side, number, at):
            found.setdefault((noun.lower, side.tokens[at].lower), set()).add(has_comma)
    return found


def _opens_modifier(side: Side, noun: int, at: int) -> bool:
    """Whether a word may open what is said of the noun before it: "from Oslo", "having struck", "too young", "unable to
    pay", "carrying a gun" of a person that something is done to."""
    token, following = side.tokens[at], side.following(at)
    if following is None or side.is_in_time(following) or side.is_in_time(token):
        return False
    if token.tag == "I":
        return side.tokens[noun].tag != "P"  # "off Bergen, in Norway"
    if token.lower == "having":
        return True
    if token.tag == "G":
        done_to = side.unit_before(side.tokens[noun].end)
        return done_to is not None and done_to.sort == "a" and done_to.role in _DONE_TO
    return (token.tag == "R" and following.tag == "J") or (token.tag == "J" and following.lower in _BEHIND_ADJECTIVE)
