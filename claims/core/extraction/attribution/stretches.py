"""The clauses of a sentence that may each have a source of their own: "It closed, Roe said; | the bank says it is open"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.core.extraction.attribution.frames import end_of_opening, frame_within
from claims.core.extraction.attribution.said_content import Frame, Shape
from claims.core.extraction.clauses.pieces import without_marks
from claims.core.extraction.lexicon.conjunctions import FACTUAL, JOINING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite

_MEANWHILE = FACTUAL - words("once since until whereas")
_LEAST = 4
"""Words and marks of a clause with a source at least."""


def own_frame(parsed: ParsedSentence, mentions: Sequence[Mention], words_: tuple[int, int], cue: int) -> Frame | None:
    """The frame of the words ``[first, last)`` in a clause apart from that of ``cue``; None for none.

    Its content holds the words, or they hold it with who says it ("according to Roe, it closed").
    """
    for first, end, is_clause in _stretches(parsed):
        if not first <= words_[0] < words_[1] <= end or first <= cue < end:
            continue
        frame = frame_within(parsed, mentions, first, end)
        if frame is None or frame.source is None or frame.shape in (Shape.CALL, Shape.LABEL) or frame.own is not None:
            continue
        if not is_clause and (frame.shape is not Shape.INITIAL or frame.source[0] != first):
            continue
        if any(begin <= words_[0] and words_[1] <= stop for begin, stop in frame.content):
            return frame
        begin, stop = without_marks(parsed.tokens, *frame.content[0])
        if len(frame.content) == 1 and words_[0] <= begin < stop <= words_[1]:
            return frame
    return None


def _stretches(parsed: ParsedSentence) -> Iterator[tuple[int, int, bool]]:
    """Where clauses begin and end, and whether one stands by itself; the shortest at each place first.

    Parted by ";", by a comma and "and" or "but" or behind an opening clause, or led by "after" or "when" amid another one.
    """
    tokens = parsed.tokens
    marks = [0, *_borders(parsed), len(tokens)]
    for begin, end in pairwise(marks):
        first = begin
        while first < end and (tokens[first].text in ",;" or tokens[first].lower in JOINING):
            first += 1
        if end - first < _LEAST or not has_finite(tokens[first:end]):
            continue
        for at in range(first + 1, end - _LEAST):
            if tokens[at].lower in _MEANWHILE and not parsed.quoted[at]:
                yield at + 1, end, False
        yield first, end, True


def _borders(parsed: ParsedSentence) -> Iterator[int]:
    """The marks between the clauses of a sentence, outside quotation marks."""
    tokens = parsed.tokens
    opened = end_of_opening(parsed)
    for at in range(1, len(tokens) - 1):
        if at + 1 == opened:
            yield at
        if parsed.quoted[at]:
            continue
        if tokens[at].text == ";" or (tokens[at].text == "," and tokens[at + 1].lower in JOINING):
            yield at
