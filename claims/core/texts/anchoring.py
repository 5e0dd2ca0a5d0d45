"""Finding the same words again in a changed text: where a passage of one version of an article stands in another.

The order is that of W3C text selectors, from the surest to the least sure: the same words at the same place, the same
words elsewhere, other words between the same neighbors, a sentence that is much like it; else the passage is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from claims.core.extraction.text.body import CONTEXT_LENGTH, context_around
from claims.core.records import Span

LEAST_LIKE = 80
"""Likeness of the words (0..100) from which a passage is taken for a changed form of another one (the specification's
.8)."""

_MOST_ALIKE = 5
"""Places of much the same words of which it is asked whether they only tell of a correction."""

_LEAST_CONTEXT = 6
"""Code points of a prefix or suffix below which it says nothing about a place, except at the ends of the text."""

_MOST_OCCURRENCES = 200
"""Places of the same words that are looked at; who repeats them more often means no certain one."""

_LONGEST_NOTE = 1_000
"""Code points before and after a passage that are read to see whether it stands in a note about a correction."""

_SENTENCE_START = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.!?]['\"”’]?(?:\s|$)")
_CORRECTION_NOTE = re.compile(
    r"^\W*(?:correction|corrections|clarification|editor['’]s note|erratum)\b"
    r"|\b(?:earlier|previous|original|initial|prior|first)\s+(?:version|text|report)s?\b"
    r"|\b(?:this|the)\s+(?:article|story|report|piece|text)\s+(?:has been|was)\s+(?:corrected|amended|updated|changed)\b"
    r"|\b(?:originally|previously|initially|wrongly|incorrectly|mistakenly)\s+(?:said|stated|reported|gave|put)\b",
    re.IGNORECASE,
)
""" "Correction: an earlier version said the repair took 19 days": there the old words stand without being said."""


class AnchorState(StrEnum):
    """What became of a passage: ``exact`` and ``moved`` have the same words, ``changed`` others, ``gone`` none."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """A passage as W3C selectors name it; ``prefix`` and ``suffix`` are the code points around it, "" at the ends."""

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a passage stands now; ``span`` is None only where it is gone."""

    state: AnchorState
    span: Span | None


GONE = Anchored(AnchorState.GONE, None)


def anchor_of(body: str, span: Span) -> TextAnchor:
    """The anchor of a span of ``body``."""
    prefix, suffix = context_around(body, span)
    return TextAnchor(span, body[span.start : span.end], prefix, suffix)


def reanchor(anchor: TextAnchor, body: str, places: Sequence[Span] = ()) -> Anchored:
    """Where the passage stands in ``body``, another version of its text.

    ``places`` are the spans (sentences, claims) among which a changed form is sought; without them only the same words
    and the same neighbors count. Words that stand only in a note about a correction are not the passage: they are what it
    said before.
    """
    if not anchor.exact:
        return GONE
    here = anchor.span
    if body[here.start : here.end] == anchor.exact and _is_whole(body, here) and not _is_in_note(anchor, body, here):
        return Anchored(AnchorState.EXACT, here)
    moved = _moved(anchor, body)
    if moved is not None:
        return Anchored(AnchorState.MOVED, moved)
    changed = _between_neighbors(anchor, body) or _most_alike(anchor, body, places)
    return GONE if changed is None else Anchored(AnchorState.CHANGED, changed)


def is_in_correction_note(body: str, span: Span) -> bool:
    """Whether the span stands in or behind a sentence of its paragraph that tells what an earlier version said."""
    start = max(body.rfind("\n", 0, span.start) + 1, span.start - _LONGEST_NOTE)
    following = body.find("\n", span.end)
    end = min(following if following >= 0 else len(body), span.end + _LONGEST_NOTE)
    before = _SENTENCE_START.split(body[start : span.start])
    # The note may follow other sentences in its paragraph; what was said before it there still stands.
    if any(_CORRECTION_NOTE.search(sentence) for sentence in before):
        return True
    rest = body[span.end : end]
    stop = _SENTENCE_END.search(rest)
    return _CORRECTION_NOTE.search(before[-1] + (rest[: stop.start()] if stop else rest)) is not None


def _moved(anchor: TextAnchor, body: str) -> Span | None:
    """The place of the same words that has most of the same neighbors, nearest to the old place among equals."""
    found = [span for span in _occurrences(anchor.exact, body) if not _is_in_note(anchor, body, span)]
    if not found:
        return None
    return min(found, key=lambda span: (-_context_likeness(anchor, body, span), abs(span.start - anchor.span.start)))


def _occurrences(words: str, body: str) -> Iterator[Span]:
    """Where the words stand as whole words."""
    at = -1
    for _ in range(_MOST_OCCURRENCES):
        at = body.find(words, at + 1)
        if at < 0:
            return
        if _is_whole(body, Span(at, at + len(words))):
            yield Span(at, at + len(words))


def _is_whole(body: str, span: Span) -> bool:
    """Whether the span cuts no word."""
    before, after = body[max(span.start - 1, 0) : span.start + 1], body[span.end - 1 : span.end + 1]
    return not (span.start > 0 and before.isalnum()) and not (len(after) == 2 and after.isalnum())


def _is_in_note(anchor: TextAnchor, body: str, span: Span) -> bool:
    """Whether these words are now told of as those of before; a passage that was such a note itself stays one."""
    return is_in_correction_note(body, span) and _CORRECTION_NOTE.search(anchor.prefix + anchor.exact) is None


def _context_likeness(anchor: TextAnchor, body: str, span: Span) -> float:
    prefix, suffix = context_around(body, span)
    return float(fuzz.ratio(anchor.prefix, prefix) + fuzz.ratio(anchor.suffix, suffix))


def _between_neighbors(anchor: TextAnchor, body: str) -> Span | None:
    """What stands now between the same neighbors, of several places what is most like the old words."""
    longest = 2 * len(anchor.exact) + CONTEXT_LENGTH
    found = []
    for start in _ends_of(anchor.prefix, body):
        end = _start_of_suffix(anchor.suffix, body, start, longest)
        if end is not None and end > start and body[start:end].strip():
            found.append(Span(start, end))
    if not found:
        return None
    best = max(found, key=lambda span: fuzz.ratio(anchor.exact, body[span.start : span.end]))
    # Between the same neighbors half of it may be new: the place speaks for it, too.
    return best if fuzz.ratio(anchor.exact, body[best.start : best.end]) >= LEAST_LIKE / 2 else None


def _ends_of(prefix: str, body: str) -> Iterator[int]:
    """Where the prefix ends; one at the beginning of the text is that beginning."""
    if len(prefix) < _LEAST_CONTEXT:
        if body.startswith(prefix):
            yield len(prefix)
        return
    at = -1
    for _ in range(_MOST_OCCURRENCES):
        at = body.find(prefix, at + 1)
        if at < 0:
            return
        yield at + len(prefix)


def _start_of_suffix(suffix: str, body: str, start: int, longest: int) -> int | None:
    if len(suffix) < _LEAST_CONTEXT:
        end = len(body) - len(suffix)
        return end if body.endswith(suffix) and start < end <= start + longest else None
    at = body.find(suffix, start, start + longest + len(suffix))
    return at if at >= 0 else None


def _most_alike(anchor: TextAnchor, body: str, places: Sequence[Span]) -> Span | None:
    """The place whose words are most like the old ones, from ``LEAST_LIKE`` on; notes about corrections are none."""
    words = [body[span.start : span.end] for span in places]
    best = process.extract(anchor.exact, words, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE, limit=_MOST_ALIKE)
    return next((places[at] for _, _, at in best if not _is_in_note(anchor, body, places[at])), None)
