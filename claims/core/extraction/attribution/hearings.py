"""What courts and committees were told: somebody's words, without the one who said them."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.extraction.attribution.said_content import Shape, content_after, content_end
from claims.core.extraction.attribution.source_bodies import HEARINGS
from claims.core.extraction.attribution.source_phrases import start_of_phrase
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import before_adverbs, has_finite


@dataclass(frozen=True, slots=True)
class Told:
    """The words ``content`` that a hearing was told, where the cue stands to them, and by whom if that is said."""

    shape: Shape
    content: tuple[int, int]
    source: tuple[int, int] | None = None


def told_to_hearing(parsed: ParsedSentence, at: int) -> Told | None:
    """What a hearing was told by the cue "told" at ``at``; None where it is no such cue.

    "The jury was told | that …", "…, Leeds Crown Court was told on Monday".
    """
    tokens = parsed.tokens
    auxiliary = _passive_of(parsed, at)
    if auxiliary is None:
        return None
    begin = start_of_phrase(parsed, auxiliary, 0)
    if not any(token.lower in HEARINGS for token in tokens[begin:auxiliary]):
        return None
    end = len(tokens)
    start = content_after(parsed, at, "say", end)
    if start is not None:
        by = tokens[at + 1].lower == "by" and tokens[start - 1].lower == "that" and start > at + 3
        return Told(Shape.INITIAL, (start, content_end(parsed, at, start, end)), (at + 2, start - 1) if by else None)
    follows = begin > 1 and tokens[begin - 1].text == "," and has_finite(tokens[:begin])
    return Told(Shape.FINAL, (0, begin)) if follows and not has_finite(tokens[at + 1 :]) else None


def _passive_of(parsed: ParsedSentence, at: int) -> int | None:
    """Where the auxiliaries of a passive "told" at ``at`` begin ("| was told", "| had been told"), else None."""
    tokens = parsed.tokens
    if tokens[at].lower != "told":
        return None
    auxiliary = before_adverbs(tokens, at)
    if auxiliary > 1 and tokens[auxiliary].lower == "been":
        return auxiliary - 1 if tokens[auxiliary - 1].lower in ("has", "have", "had") else None
    return auxiliary if auxiliary > 0 and tokens[auxiliary].lower in ("was", "were") else None
