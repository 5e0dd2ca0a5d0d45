"""Clauses that who says it parts, subject from verb: "The fire, | police said, | began at dawn"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.attribution.said_content import Frame, Shape
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token

_MARKS = ",—–"
_FARTHEST_MARK = 8
"""Words from a cue to the mark behind it, at most."""

Parts = tuple[tuple[int, int], tuple[int, int]]


def interrupted(parsed: ParsedSentence, begin: int, cue: int, first: int, end: int) -> Parts | None:
    """The two parts of a clause that the words from ``begin`` on part, source and cue in either order; None for no such.

    ``cue`` is the last of the words that surely belong to them: behind it may follow who was told, and when.
    """
    tokens = parsed.tokens
    if begin - 1 <= first or tokens[begin - 1].text not in _MARKS or tokens[begin - 2].tag not in "NSPC":
        return None
    reach = range(cue + 1, min(end, cue + _FARTHEST_MARK))
    mark = next((place for place in reach if tokens[place].text == tokens[begin - 1].text), None)
    if mark is None or has_finite(tokens[cue + 1 : mark]):
        return None
    return ((first, begin - 1), (mark + 1, end)) if _begins_with_verb(tokens, mark + 1, end) else None


def with_own_before(parsed: ParsedSentence, frame: Frame) -> Frame:
    """The frame without what the outlet tells before an interrupted clause ("It closed, | and it, Roe said, began")."""
    if frame.shape is not Shape.MIDDLE or frame.own is not None or not frame.content:
        return frame
    tokens = parsed.tokens
    (first, last), (rest, end) = frame.content[0], frame.content[-1]
    if rest <= last or not _begins_with_verb(tokens, rest, end) or any(parsed.quoted[first:last]):
        return frame
    for at in range(last - 2, first + 1, -1):
        joins = tokens[at].tag == "K" and tokens[at - 1].text == ","
        if joins and has_finite(tokens[first : at - 1]) and not has_finite(tokens[at + 1 : last]):
            return replace(frame, content=((at + 1, last), *frame.content[1:]), own=(first, at - 1))
    return frame


def _begins_with_verb(tokens: Sequence[Token], at: int, end: int) -> bool:
    verb = behind_adverbs(tokens, at, end)
    return verb < end and tokens[verb].tag in FINITE
