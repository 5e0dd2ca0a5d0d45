"""Replacements in a text of several pieces, with the places where they end up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.extraction.text.tokens import Token
from claims.core.records import Addition, Span

_AGE = re.compile(r", \d{1,3}\Z")
"""What closes with a comma of its own wherever it goes on: "Roe, 54, | who lives there, | was found guilty"."""
_OWNED = re.compile(r"(?:Her|His|Its|Their|The|An?|[A-Z][\w ]{0,40}['’]s) [a-z][\w -]{0,60}, (?:[A-Z][\w.'’-]+ ?){1,4}")
"""The same of a name behind what its bearer is to somebody: "Her deputy, Ben Doe, | who lives there, | was fined"."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the body to be replaced, by what, and why; an empty span inserts."""

    span: Span
    new: str
    reason: str


def behind_last(last: Token, words: str, reason: str) -> Edit:
    """The edit that puts ``words`` behind the ``last`` word of a text.

    It replaces that word: an insertion at the very end could belong to what follows, and is left out.
    """
    return Edit(last.span, f"{last.text} {words}", reason)


def apply_edits(body: str, spans: Sequence[Span], edits: Sequence[Edit]) -> tuple[str, tuple[Addition, ...]]:
    """The words at ``spans`` joined by blanks with ``edits`` made, and each change's place in the result.

    Of overlapping edits the earlier in order of position counts; edits outside the spans are left out.
    """
    text = ""
    additions: list[Addition] = []
    for before, span in zip((None, *spans), spans, strict=False):
        if before is not None and text:
            closes = _AGE.search(body, before.start, before.end) or _OWNED.fullmatch(body, before.start, before.end)
            text += ", " if closes and body[before.end] == "," else " "
        at = span.start
        for edit in sorted(edits, key=lambda e: (e.span.start, -e.span.end)):
            if (
                edit.span.start < at
                or edit.span.end > span.end
                or (edit.span.start == edit.span.end == span.end and at != span.start)
            ):
                continue
            text += _clean(body[at : edit.span.start])
            start = len(text)
            text += edit.new
            additions.append(Addition(Span(start, len(text)), body[edit.span.start : edit.span.end], edit.reason))
            at = edit.span.end
        text += _clean(body[at : span.end])
    return text, tuple(additions)


def join_edits(body: str, clauses: Sequence[Sequence[Span]], edits: Sequence[Edit]) -> tuple[str, tuple[Addition, ...]]:
    """The words of several ``clauses`` with ``edits`` made, joined by commas."""
    text = ""
    additions: list[Addition] = []
    for spans in clauses:
        part, made = apply_edits(body, spans, edits)
        text = f"{text}, " if text else ""
        shift = len(text)
        additions += [Addition(Span(a.span.start + shift, a.span.end + shift), a.replaced, a.reason) for a in made]
        text += part
    return text, tuple(additions)


def _clean(words: str) -> str:
    return words.replace("\n", " ")


def finish(text: str, additions: Sequence[Addition]) -> tuple[str, tuple[Addition, ...]]:
    """With a capital first and one end mark; the additions stay where they are."""
    stripped = text.rstrip(" ,;:—–")
    lead = len(text) - len(text.lstrip())
    stripped = stripped.lstrip()
    if stripped[-1:] in "\"”’'" and stripped[-2:-1] == ",":
        # 'called it "a mistake,"'.
        stripped = f"{stripped[:-2]}.{stripped[-1]}"
    first = stripped[:1].upper() + stripped[1:]
    if first and first[-1] not in ".!?…" and not (first[-1] in "\"”’'" and first[-2:-1] in ".!?…"):
        first += "."
    moved = tuple(Addition(Span(a.span.start - lead, a.span.end - lead), a.replaced, a.reason) for a in additions)
    return first, tuple(a for a in moved if a.span.start >= 0 and a.span.end <= len(first))
