"""Names that one text of a pair writes out and the other gives by their initials: "the FBI", "the DoJ", "the W.H.O."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.parts.units import initials_key
from claims.core.matching.parts.word_forms import name_form, unit_of
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.function_words import FUNCTION_WORDS
from claims.core.matching.words.lexicon import base_of
from claims.core.records import Span

_INITIALS = r"(?:[A-Z][a-z]?\.?){1,7}[A-Z]\.?"
_SHORT = re.compile(rf"(?<!\w)(?=(?:\w\.?){{3}}){_INITIALS}(?!\w)")
"""Three letters or more, as two stand for too many: capitals, and small letters for the small words between them."""
_IN_SHORT = re.compile(_INITIALS)

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_JOINTS = frozenset({" ", "-", " & "})
"""What may stand between two words of a name."""

_MOST_BETWEEN = 3
"""Small words between two of a name that have no letter: "Organization of the Petroleum Exporting Countries" has two."""

_KEPT_TEXTS = 1_024
"""Texts whose initials are kept: the one that is asked about is set against fifty."""


_Words = Sequence[re.Match[str]]


class NameInShort(NamedTuple):
    """A name that stands in both texts of a pair, by its initials alone in one of them: its place in each."""

    left: Span
    right: Span


def names_in_short(left: str, right: str) -> tuple[NameInShort, ...]:
    """The names that one of two texts gives by their initials and the other writes out."""
    return (
        *(NameInShort(short, name) for short, name in _find_names(left, right)),
        *(NameInShort(name, short) for short, name in _find_names(right, left)),
    )


def _find_names(short: str, long: str) -> list[tuple[Span, Span]]:
    """Where initials stand in one text, and the name that they stand for in another one, which does not have them."""
    found = []
    for place, letters in _initials_in(short):
        name = None if letters in long else _find_name(letters, long)
        if name is not None:
            found.append((place, name))
    return found


@lru_cache(maxsize=_KEPT_TEXTS)
def _initials_in(text: str) -> tuple[tuple[Span, str], ...]:
    return tuple((Span(found.start(), found.end()), found[0].replace(".", "")) for found in _SHORT.finditer(text))


def _find_name(letters: str, text: str) -> Span | None:
    """The first words that the letters stand for, with the small words between them; None where there are none."""
    words = list(_WORD.finditer(text))
    for start in range(len(words)):
        end = _end_of_name(letters, words, start, skips=True) or _end_of_name(letters, words, start, skips=False)
        if end:
            return Span(words[start].start(), words[end].end())
    return None


def _end_of_name(letters: str, words: _Words, start: int, *, skips: bool) -> int:
    """The place of the last word of a name that begins with one; 0 where the letters do not stand for a name there.

    Small words between others have no letter where the name ``skips`` them ("FBI"), else each has one ("DOJ").
    """
    if words[start][0][0] != letters[0]:
        return 0
    at = start
    for letter in letters[1:]:
        at = _place_of(letter, words, at + 1, skips=skips)
        if not at:
            return 0
    return at if words[at][0][0].isupper() else 0


def _place_of(letter: str, words: _Words, first: int, *, skips: bool) -> int:
    """The place of the word that a letter stands for, the first from one on or behind small words; 0 where it is none."""
    for at in range(first, min(first + 1 + _MOST_BETWEEN, len(words))):
        before, word = words[at - 1], words[at]
        if word.string[before.end() : word.start()] not in _JOINTS:
            return 0
        is_small = word[0] in FUNCTION_WORDS
        if is_small and skips and letter.isupper():
            continue
        initial = word[0][0].upper() if is_small and not skips else word[0][0]
        return at if initial == letter else 0
    return 0


def with_whole_names(left: Statement, right: Statement, names: Sequence[NameInShort]) -> tuple[Statement, Statement]:
    """The sides, each of the names one unit in either: "the Federal Bureau of Investigation" is read as two else."""
    for one, other in names:
        first, second = left.text[one.start : one.end], right.text[other.start : other.end]
        if len(first) < len(second):
            right = _with_name(right, other, first)
        else:
            left = _with_name(left, one, second)
    return left, right


def _with_name(statement: Statement, name: Span, letters: str) -> Statement:
    """The statement with the units of a name as one, for which the letters stand; the same where they are part of more."""
    within = [unit for unit in statement.units if unit.span.overlaps(name)]
    written = _WORD.findall(statement.text[name.start : name.end])
    if not within or (within[0].start, within[-1].end) != (name.start, name.end):
        return statement
    first = within[0]
    whole = unit_of(
        name_form(tuple(written), tuple(base_of(word.lower()) for word in written if word not in FUNCTION_WORDS)),
        start=name.start,
        end=name.end,
        role=first.role,
        locative=first.locative,
        possessive=within[-1].possessive,
        inferred=first.inferred,
    )
    whole = replace(whole, keys=whole.keys | {initials_key(letters)})
    at = statement.units.index(first)
    return replace(statement, units=(*statement.units[:at], whole, *statement.units[at + len(within) :]))


def written_out(left: str, right: str, names: Sequence[NameInShort], links: Sequence[Link]) -> tuple[str, str]:
    """The texts of a pair with names written out where one side has their initials, for who reads words.

    Beside the ``names`` that the letters tell, the ``links`` of their units tell what is one: "the UK" is Britain.
    """
    told = [NameInShort(link.left.span, link.right.span) for link in links if _is_one_in_short(link)]
    told += [name for name in names if not any(name.left.overlaps(one.left) for one in told)]
    written = [max(left[one.start : one.end], right[other.start : other.end], key=len) for one, other in told]
    return (
        _with_words(left, [name.left for name in told], written),
        _with_words(right, [name.right for name in told], written),
    )


def _is_one_in_short(link: Link) -> bool:
    """Whether one of two units that say the same is but initials."""
    one, other = (_IN_SHORT.fullmatch(unit.text) is None for unit in (link.left, link.right))
    return one != other and link.level >= Level.ALIKE


def _with_words(text: str, places: Sequence[Span], words: Sequence[str]) -> str:
    """The text with other words in some places."""
    for place, word in sorted(zip(places, words, strict=True), key=lambda one: one[0].start, reverse=True):
        text = text[: place.start] + word + text[place.end :]
    return text
