"""Quotation marks paired paragraph by paragraph: curly, straight and single, also where a closing mark is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from claims.core.records import Sentence, Span

_OPENERS = {"“": "”", "«": "»", "„": "“"}
_MAX_SINGLE = 1500
"""Longest quotation between single marks; an apostrophe that was taken for a mark cannot swallow a page."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch: ``span`` with its marks, ``inner`` without; ``is_open`` where the paragraph ends before it does."""

    span: Span
    inner: Span
    is_open: bool = False


def find_quotations(body: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The outermost quotations of ``body`` in order; they never overlap and never cross a paragraph."""
    found: list[Quotation] = []
    groups = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    paragraphs = [Span(members[0].span.start, members[-1].span.end) for members in groups]
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        goes_on = "" if following is None else body[following.start]
        found.extend(_in_paragraph(body, paragraph, goes_on))
    return tuple(found)


def _in_paragraph(body: str, paragraph: Span, goes_on: str) -> Iterator[Quotation]:
    """The quotations of a paragraph; ``goes_on`` is the first character of the next one, none at the end.

    A single mark opens a quotation that no mark closes only where the next paragraph begins with another one.
    """
    at = paragraph.start
    single_closers = _single_closers(body, paragraph)
    while at < paragraph.end:
        mark = body[at]
        closing = _closing_of(body, at, paragraph, single_closers)
        if closing is None:
            at += 1
        elif closing < 0:
            if mark in "'‘" and (mark != goes_on or not body[at + 1].isalpha()):
                at += 1
                continue
            yield Quotation(Span(at, paragraph.end), Span(at + 1, paragraph.end), is_open=True)
            return
        else:
            yield Quotation(Span(at, closing + 1), Span(at + 1, closing))
            at = closing + 1


def _closing_of(body: str, at: int, paragraph: Span, single_closers: list[int]) -> int | None:
    """Where the quotation that opens at ``at`` closes: None if nothing opens there, -1 if it never closes."""
    mark = body[at]
    if mark in _OPENERS:
        return body.find(_OPENERS[mark], at + 1, paragraph.end)
    if body.startswith("''", at):
        # Two typewriter apostrophes stand for one double mark.
        closing = body.find("''", at + 2, paragraph.end)
        return closing + 1 if closing >= 0 else None
    if mark == '"':
        # An inch mark ("a 6\" pipe") follows a digit and opens nothing.
        if at > paragraph.start and body[at - 1].isdigit() and body[at + 1 : at + 2] in ("", " ", ","):
            return None
        return body.find('"', at + 1, paragraph.end)
    if mark in "'‘" and _opens_single(body, at, paragraph):
        while single_closers and single_closers[0] <= at:
            single_closers.pop(0)
        if single_closers and single_closers[0] - at <= _MAX_SINGLE:
            return _last_of_run(body, at, single_closers)
        return -1
    return None


def _opens_single(body: str, at: int, paragraph: Span) -> bool:
    before = body[at - 1] if at > paragraph.start else " "
    after = body[at + 1] if at + 1 < paragraph.end else " "
    return (before.isspace() or before in "(—–:[") and (after.isalnum() or after in "[$£€#")


def _single_closers(body: str, paragraph: Span) -> list[int]:
    """Places of single marks that can close: after a word or mark and before none."""
    closers = []
    for at in range(paragraph.start + 1, paragraph.end):
        if body[at] in "'’" and not body[at - 1].isspace():
            after = body[at + 1] if at + 1 < paragraph.end else " "
            if not after.isalnum():
                closers.append(at)
    return closers


def _last_of_run(body: str, at: int, closers: list[int]) -> int:
    """The closer after a mark ("…,'") if one comes before the next opening, else the first: possessives are passed."""
    first = closers[0]
    for closer in closers[:6]:
        between = body[first:closer]
        if closer - at > _MAX_SINGLE or "‘" in between or " '" in between:
            break
        if body[closer - 1] in ",.?!…":
            return closer
    return first
