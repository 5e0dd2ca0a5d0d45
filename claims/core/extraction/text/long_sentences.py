"""Stretches without a sentence border cut at safe places, so that their words are read and their length costs no more.

Lists, minutes and transcripts run on over thousands of characters. A cut falls behind a semicolon, a line end, a dash, a
comma or a blank, whichever of these comes first in this order in the second half of the longest piece; only text without
any of them is cut inside. What is hardly letters (tables of digits, markup, noise) stays whole, to be shelved unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.core.extraction.text.body import trimmed
from claims.core.records import Sentence, Span

LONGEST_SENTENCE = 2500
"""Characters of a sentence at most; what is longer is cut."""
_PIECE = 1200
"""Characters of a piece at most: several times the longest sentences of prose, and quickly read."""
_LEAST_LETTERS = 0.6
"""Share of letters from which a stretch is prose: English text has three quarters, blanks and marks counted."""
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[.!?…][\"'”’)]{0,2}\s",
        r"\n",
        r"[;:•|]\s",
        r"\s[—–-]\s",
        r",\s(?=(?:and|but|while|which)\s)",
        r",\s",
        r"\s",
    )
)


def cut_long_sentences(body: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """``sentences`` with prose over ``LONGEST_SENTENCE`` replaced by its pieces, in order; linear in length."""
    if all(s.span.end - s.span.start <= LONGEST_SENTENCE for s in sentences):
        return tuple(sentences)
    cut: list[Sentence] = []
    for sentence in sentences:
        cut.extend(Sentence(span, sentence.paragraph) for span in _pieces(body, sentence.span))
    return tuple(cut)


def _pieces(body: str, span: Span) -> Iterator[Span]:
    length = span.end - span.start
    if length <= LONGEST_SENTENCE or sum(map(str.isalpha, body[span.start : span.end])) < _LEAST_LETTERS * length:
        yield span
        return
    start = span.start
    while start < span.end:
        end = span.end if span.end - start <= _PIECE else _cut_before(body, start, start + _PIECE)
        piece = trimmed(body, start, end)
        if piece.start < piece.end:
            yield piece
        start = end


def _cut_before(body: str, start: int, limit: int) -> int:
    """Where a piece from ``start`` ends at the latest place of the safest kind before ``limit``."""
    middle = (start + limit) // 2
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(body, middle, limit)]
        if ends:
            return ends[-1]
    return limit
