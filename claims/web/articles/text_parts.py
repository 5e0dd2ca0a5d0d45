"""A long text in parts, each short enough for a page: where they begin, and which claims stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.core.records import Span
from claims.web.articles.segments import find_paragraphs

MOST_ITEMS = 400
"""Claims and shelved sentences of one part: a page of them has some 500 kB, 60 kB compressed."""

MOST_CHARACTERS = 100_000
"""Characters of one part."""

_PIECE = re.compile(r"\S[\s\S]{0,1999}(?!\S)")


@dataclass(frozen=True, slots=True)
class TextPart:
    """One part of a text: its place among the parts from 1, its paragraphs, and the numbers of the claims that begin in it,
    ``first`` to ``last`` (``last`` below ``first`` where there are none)."""

    number: int
    paragraphs: tuple[Span, ...]
    first: int
    last: int

    @property
    def span(self) -> Span:
        """From its first sign to its last."""
        return Span(self.paragraphs[0].start, self.paragraphs[-1].end)


@dataclass(frozen=True, slots=True)
class PartSize:
    """The most that one part holds: claims and shelved sentences, and characters."""

    items: int
    characters: int


def cut_parts(
    paragraphs: Sequence[Span], claims: Sequence[Span], shelved: Iterable[Span] = (), *, size: PartSize | None = None
) -> tuple[TextPart, ...]:
    """The parts of a text with these paragraphs, none for a blank one.

    ``claims`` stand in the order of their starts. Parts begin where a paragraph does, of a very long one where a sentence
    or a claim does; never inside a claim. ``size`` is that of a stored text's parts unless given.
    """
    size = size or PartSize(MOST_ITEMS, MOST_CHARACTERS)
    starts = [claim.start for claim in claims]
    items = sorted({*starts, *(sentence.start for sentence in shelved)})
    groups: list[list[Span]] = []
    held = 0
    for piece in _pieces(paragraphs, claims, items, size):
        count = bisect_left(items, piece[-1].end) - bisect_left(items, piece[0].start)
        is_full = bool(groups) and (held + count > size.items or piece[-1].end - groups[-1][0].start > size.characters)
        if not groups or is_full:
            groups, held = [*groups, []], 0
        groups[-1] += piece
        held += count
    edges = [0, *(bisect_left(starts, group[0].start) for group in groups[1:]), len(claims)]
    return tuple(
        TextPart(number, tuple(group), edges[number - 1] + 1, edges[number])
        for number, group in enumerate(groups, start=1)
    )


def plain_parts(body: str) -> tuple[TextPart, ...]:
    """The parts of a text that is not taken apart yet; cut between words where a paragraph is too long."""
    pieces = [Span(found.start(), found.end()) for found in _PIECE.finditer(body)]
    return cut_parts(find_paragraphs(body), (), pieces)


def paragraphs_between(paragraphs: Iterable[Span], begin: int, end: int | None) -> tuple[Span, ...]:
    """Those that reach into what begins at ``begin`` and ends before ``end``, None for all the rest."""
    return tuple(one for one in paragraphs if one.end > begin and (end is None or one.start < end))


def part_with(parts: Sequence[TextPart], number: int) -> TextPart | None:
    """The part in which the claim of this number begins."""
    return next((part for part in parts if part.first <= number <= part.last), None)


def part_at(parts: Sequence[TextPart], place: int) -> TextPart:
    """The part in which a place of the text lies."""
    return next((part for part in reversed(parts) if part.paragraphs[0].start <= place), parts[0])


def _pieces(
    paragraphs: Sequence[Span], claims: Sequence[Span], items: Sequence[int], size: PartSize
) -> Iterator[tuple[Span, ...]]:
    """What stays together: each paragraph, or a piece of a very long one, or those that a claim joins."""
    inside = _Inside(claims)
    joined: list[Span] = []
    for paragraph in paragraphs:
        if joined and not inside.holds(paragraph.start):
            yield from _cut(joined, inside, items, size)
            joined = []
        joined.append(paragraph)
    if joined:
        yield from _cut(joined, inside, items, size)


def _cut(joined: Sequence[Span], inside: _Inside, items: Sequence[int], size: PartSize) -> Iterator[tuple[Span, ...]]:
    """Paragraphs as they are, or of one that is too long for a part its pieces."""
    paragraph = joined[0]
    first, stop = bisect_right(items, paragraph.start), bisect_left(items, paragraph.end)
    if len(joined) > 1 or (stop - first < size.items and paragraph.end - paragraph.start <= size.characters):
        yield tuple(joined)
        return
    start = paragraph.start
    for at in items[first:stop]:
        if at > start and not inside.holds(at):
            yield (Span(start, at),)
            start = at
    yield (Span(start, paragraph.end),)


class _Inside:
    """Tells which places lie inside a claim."""

    def __init__(self, claims: Sequence[Span]) -> None:
        """Take the claims in the order of their starts; those that overlap become one."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for claim in claims:
            if self._ends and claim.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], claim.end)
            else:
                self._starts.append(claim.start)
                self._ends.append(claim.end)

    def holds(self, place: int) -> bool:
        """Whether a claim begins before the place and ends after it."""
        at = bisect_left(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
