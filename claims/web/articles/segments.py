"""An article body cut into flat segments, so that claims can be shown in the text without nested links.

Claims may lie inside each other, overlap and come in several parts. Each segment belongs to one paragraph and to the
innermost of the claims that cover it (its *owner*: the shortest, of equally long ones the one that starts last). A claim
that does not own all of a part gets brackets at the two ends of that part.

Offsets are code points into the body, half-open. Joining ``text + after`` of all segments and the ``gap`` of all paragraphs
gives the body back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.core.records import Span

# A blank line ends a paragraph; a text without any has one paragraph a line. Both patterns match at fixed starts, and each
# white-space run is read once.
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_ITEM = re.compile(r"(?:[-–—*•·▪‣]|\d{1,3}[.)])\s")
# Nobody wraps a text at a column before this one.
_NARROWEST = 40
# Longest last word that is kept on one line with its number; a longer one (an address) may part from it.
_LONGEST_TAIL = 24
_CLOSING = frozenset(",.;:!?)]}”’\"'»›…")
_LONGEST_CLOSING = 4


@dataclass(frozen=True, slots=True)
class Highlight:
    """A claim to show: its note's number, its parts in order (not touching each other), whether they are in quotation."""

    number: int
    parts: tuple[Span, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Shelved:
    """A sentence of the reject shelf and the word for its reason."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A part of a claim ends here. ``continued``: it is not the first part. ``quoted``: a corner mark closes after it."""

    number: int
    continued: bool = False
    bracketed: bool = False
    quoted: bool = False
    is_anchor: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A part of a claim begins here, with a bracket, a corner mark, or both."""

    number: int
    bracketed: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with the same claims over it.

    ``numbers`` are those claims from the outermost to the innermost, ``owner`` the innermost (None in plain text).
    ``is_first``: the owner's first segment, which carries its address and its place in the tab order. ``after`` is closing
    punctuation that follows and is kept on the line of ``text``. ``own_end`` is the end of a part of the owner, ``ends``
    those of other claims from the inside out. An ending with ``is_anchor`` belongs to a claim that owns no segment: its
    number is then its place in the tab order. ``shelf`` is the reason when the text is on the reject shelf; ``shelf_ends``
    on its last segment.
    """

    start: int
    end: int
    text: str
    after: str = ""
    numbers: tuple[int, ...] = ()
    owner: int | None = None
    is_first: bool = False
    opens: tuple[Opening, ...] = ()
    own_end: Ending | None = None
    ends: tuple[Ending, ...] = ()
    shelf: str = ""
    shelf_ends: bool = False

    @property
    def head(self) -> str:
        """The text before its last word; all of it when the last word is too long to be kept on one line."""
        return self.text[: len(self.text) - len(self.tail)]

    @property
    def tail(self) -> str:
        """The last word, kept on one line with number, marks and ``after``; empty when no part ends here."""
        if self.own_end is None:
            return ""
        cut = max(self.text.rfind(" "), self.text.rfind("\n"), self.text.rfind("\t")) + 1
        return self.text[cut:] if len(self.text) - cut <= _LONGEST_TAIL else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its segments, the white space after it, and the claims that begin in it, by number.

    ``has_lines``: it is a list, a table or a verse, whose line breaks are the author's and no mere wrapping.
    """

    span: Span
    segments: tuple[Segment, ...]
    gap: str
    begins: tuple[int, ...] = ()
    has_lines: bool = False


@dataclass(slots=True)
class _Plan:
    """What is known of each elementary piece before the segments are built; pieces are numbered in reading order."""

    pieces: list[Span]
    covers: list[list[int]]
    owners: list[int | None]
    opens: dict[int, list[Opening]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[int, list[Ending]] = field(default_factory=lambda: defaultdict(list))
    first_of: dict[int, int] = field(default_factory=dict)


def cut_body(
    body: str,
    highlights: Sequence[Highlight],
    shelved: Iterable[Shelved] = (),
    paragraphs: Sequence[Span] | None = None,
) -> tuple[Paragraph, ...]:
    """The paragraphs of ``body`` with their segments; of a part of it those that are given, in their order.

    Raises ValueError when a span reaches outside the body, when parts of a claim overlap, when two claims share a number.
    A part that covers nothing but white space between paragraphs shows nothing.
    """
    shelf = sorted(shelved, key=lambda item: item.span)
    _check(len(body), highlights, [item.span for item in shelf])
    if paragraphs is None:
        paragraphs = find_paragraphs(body)
    plan = _plan(paragraphs, highlights, shelf)
    segments = _build(body, plan, shelf)
    return _gather(body, paragraphs, segments)


def find_paragraphs(body: str) -> tuple[Span, ...]:
    """The spans of the paragraphs, without the white space between them; none for a blank text.

    White space before the first word belongs to the first paragraph.
    """
    first, stop = len(body) - len(body.lstrip()), len(body.rstrip())
    if first >= stop:
        return ()
    breaks = _BLANK_LINE if _BLANK_LINE.search(body, first, stop) else _LINE
    spans = []
    start = 0
    for gap in breaks.finditer(body, first, stop):
        spans.append(Span(start, gap.start()))
        start = gap.end()
    return (*spans, Span(start, stop))


def has_own_lines(text: str) -> bool:
    """Whether the line breaks inside a paragraph are its author's: a list, or a break where the next word had room.

    Text wrapped at a column breaks only where the next word would have passed the longest line, and has long lines.
    """
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines))
    if len(lines) > 1 and (width < _NARROWEST or sum(_ITEM.match(line) is not None for line in lines) > 1):
        return True
    return any(len(line) + 1 + len(following.split(" ", 1)[0]) <= width for line, following in pairwise(lines))


def _check(length: int, highlights: Sequence[Highlight], shelf: Sequence[Span]) -> None:
    if len({highlight.number for highlight in highlights}) != len(highlights):
        raise ValueError("two claims share a number")
    for highlight in highlights:
        for before, part in zip((None, *highlight.parts), highlight.parts, strict=False):
            if before is not None and part.start < before.end:
                raise ValueError(f"parts of claim {highlight.number} overlap or are out of order")
    for span in [*shelf, *(part for highlight in highlights for part in highlight.parts)]:
        if not 0 <= span.start <= span.end <= length:
            raise ValueError(f"span [{span.start}, {span.end}) is outside the body of {length} characters")


def _plan(paragraphs: Sequence[Span], highlights: Sequence[Highlight], shelf: Sequence[Shelved]) -> _Plan:
    cuts = {edge for highlight in highlights for part in highlight.parts for edge in (part.start, part.end)}
    cuts |= {edge for item in shelf for edge in (item.span.start, item.span.end)}
    ordered = sorted(cuts)
    pieces: list[Span] = []
    for paragraph in paragraphs:
        inside = ordered[bisect_right(ordered, paragraph.start) : bisect_left(ordered, paragraph.end)]
        edges = [paragraph.start, *inside, paragraph.end]
        pieces += [Span(start, end) for start, end in pairwise(edges)]
    plan = _Plan(pieces, [[] for _ in pieces], [None] * len(pieces))
    starts = [piece.start for piece in pieces]
    ends = [piece.end for piece in pieces]
    runs = [
        (highlight, index, bisect_right(ends, part.start), bisect_left(starts, part.end))
        for highlight in highlights
        for index, part in enumerate(highlight.parts)
        if part.start < part.end
    ]
    runs = [run for run in runs if run[2] < run[3]]
    # Outermost first: what is longer encloses, and of equally long ones the earlier start.
    runs.sort(key=lambda run: (-_length(run[0], run[1]), run[0].parts[run[1]].start, run[0].number))
    for highlight, _, first, stop in runs:
        for piece in range(first, stop):
            plan.covers[piece].append(highlight.number)
            plan.owners[piece] = highlight.number
    for piece, owner in enumerate(plan.owners):
        if owner is not None:
            plan.first_of.setdefault(owner, piece)
    _mark_ends(plan, runs)
    return plan


def _length(highlight: Highlight, part: int) -> int:
    return highlight.parts[part].end - highlight.parts[part].start


def _mark_ends(plan: _Plan, runs: Sequence[tuple[Highlight, int, int, int]]) -> None:
    """Note where each part opens and ends; a claim without a segment of its own is reached by its first number."""
    shown_first: dict[int, int] = {}
    for highlight, index, _, _ in runs:
        shown_first[highlight.number] = min(index, shown_first.get(highlight.number, index))
    for highlight, index, first, stop in runs:
        bracketed = any(plan.owners[piece] != highlight.number for piece in range(first, stop))
        if bracketed or highlight.quoted:
            plan.opens[first].append(Opening(highlight.number, bracketed, highlight.quoted))
        continued = index > shown_first[highlight.number]
        is_anchor = not continued and highlight.number not in plan.first_of
        ending = Ending(highlight.number, continued, bracketed, highlight.quoted, is_anchor)
        plan.ends[stop - 1].append(ending)


def _build(body: str, plan: _Plan, shelf: Sequence[Shelved]) -> list[Segment]:
    shelf_starts = [item.span.start for item in shelf]
    segments = []
    taken = 0
    for index, piece in enumerate(plan.pieces):
        start = max(piece.start, taken)
        owner = plan.owners[index]
        own_end, ends = _split_ends(plan.ends.get(index, []), owner)
        after = _closing(body, plan, index, shelf, shelf_starts) if own_end or ends else ""
        taken = piece.end + len(after)
        shelved = _shelved_at(shelf, shelf_starts, piece)
        if start >= piece.end:  # the piece before took all of it as closing punctuation
            continue
        segments.append(
            Segment(
                start,
                piece.end,
                body[start : piece.end],
                after,
                tuple(plan.covers[index]),
                owner,
                owner is not None and plan.first_of[owner] == index,
                tuple(plan.opens.get(index, ())),
                own_end,
                ends,
                shelved.reason if shelved else "",
                shelved is not None and piece.end == shelved.span.end,
            )
        )
    return segments


def _split_ends(endings: Sequence[Ending], owner: int | None) -> tuple[Ending | None, tuple[Ending, ...]]:
    own = next((ending for ending in endings if ending.number == owner), None)
    return own, tuple(ending for ending in reversed(endings) if ending is not own)


def _closing(body: str, plan: _Plan, index: int, shelf: Sequence[Shelved], shelf_starts: Sequence[int]) -> str:
    """The closing punctuation right after a piece, as far as it is plain text of the same paragraph."""
    following = index + 1
    if following >= len(plan.pieces) or plan.owners[following] is not None:
        return ""
    piece = plan.pieces[following]
    if piece.start != plan.pieces[index].end or _shelved_at(shelf, shelf_starts, piece):
        return ""
    end = piece.start
    while end < min(piece.end, piece.start + _LONGEST_CLOSING) and body[end] in _CLOSING:
        end += 1
    return body[piece.start : end]


def _shelved_at(shelf: Sequence[Shelved], starts: Sequence[int], piece: Span) -> Shelved | None:
    index = bisect_right(starts, piece.start) - 1
    if index >= 0 and shelf[index].span.holds(piece):
        return shelf[index]
    return None


def _gather(body: str, paragraphs: Sequence[Span], segments: Sequence[Segment]) -> tuple[Paragraph, ...]:
    begun: set[int] = set()
    result = []
    cursor = 0
    for index, span in enumerate(paragraphs):
        mine = []
        while cursor < len(segments) and segments[cursor].start < span.end:
            mine.append(segments[cursor])
            cursor += 1
        begins = []
        for segment in mine:
            begins += [number for number in segment.numbers if number not in begun]
            begun.update(segment.numbers)
        stop = paragraphs[index + 1].start if index + 1 < len(paragraphs) else len(body)
        has_lines = has_own_lines(body[span.start : span.end])
        result.append(Paragraph(span, tuple(mine), body[span.end : stop], tuple(sorted(begins)), has_lines))
    return tuple(result)
