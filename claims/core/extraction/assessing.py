"""What detection says of one statement, given the figures, dates and names in it and whether somebody else is saying it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.article import Article
from claims.core.extraction.detection import (
    Assessment,
    assess,
    is_own_plan,
)
from claims.core.extraction.inflection import base_of
from claims.core.extraction.parsed import ParsedSentence
from claims.core.extraction.pieces import Piece, Role
from claims.core.extraction.tagging import FINITE
from claims.core.extraction.tokens import Token
from claims.core.records import Modality, RejectReason, Span

_PHRASES = frozenset({Role.APPOSITION, Role.SEQUEL, Role.DURATION, Role.SUPERLATIVE})


def assess_piece(article: Article, parsed: ParsedSentence, piece: Piece, *, attributed: bool) -> Assessment:
    """What detection says of ``piece``; where it is ``attributed``, views, plans and quoted words need a figure."""
    tokens = piece.tokens(parsed)
    spans = piece.spans(parsed)
    figures = sum(
        1 for q in article.quantities[parsed.index] if holds(spans, q.span) and q.value != 1 and q.unit != "rank"
    )
    dates = sum(1 for t in article.times[parsed.index] if holds(spans, t.span) and (t.start or t.end))
    names = sum(1 for m in article.mentions[parsed.index] if holds(spans, m.span))
    assessment = assess(tokens, figures=figures, dates=dates, names=names, is_phrase=piece.role in _PHRASES)
    if not attributed or not assessment.is_checkable:
        return assessment
    reject = _reject_attributed(parsed, piece, tokens, assessment.modality, figures=figures, dates=dates)
    return assessment if reject is None else replace(assessment, reject=reject)


def _reject_attributed(
    parsed: ParsedSentence, piece: Piece, tokens: Sequence[Token], modality: Modality, *, figures: int, dates: int
) -> RejectReason | None:
    """Why somebody's words can be checked only as having been said, None if what they say can be."""
    if _is_quoted(parsed, piece):
        if _tells_of_self(tokens):
            return RejectReason.PERSONAL_EXPERIENCE
        if not figures and modality is not Modality.IS:
            return RejectReason.PREDICTION
        if not figures and (not dates or _is_evaluation(tokens)) and not _is_told_event(tokens):
            return RejectReason.OPINION
    if figures or dates:
        return None
    if is_own_plan(tokens) or modality is not Modality.IS:
        return RejectReason.PREDICTION
    if _has_quoted_predicate(parsed, piece) or _is_evaluation(tokens):
        return RejectReason.OPINION
    return None


def _tells_of_self(tokens: Sequence[Token]) -> bool:
    """Whether speakers tell what happened to themselves ("It took me three hours")."""
    return any(token.lower in ("i", "me", "my", "mine", "myself") for token in tokens)


def _is_quoted(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether all its words stand in quotation marks: without figure or date a quotation is checked as a saying."""
    return all(
        parsed.quoted[at] or not parsed.tokens[at].is_word for first, last in piece.parts for at in range(first, last)
    )


def _has_quoted_predicate(parsed: ParsedSentence, piece: Piece) -> bool:
    """Whether what something is said to be or do is quoted: "the strike was "needless"", "it had "kept its word""."""
    for first, last in piece.parts:
        for at in range(first, last):
            if parsed.tokens[at].tag in FINITE:
                return any(parsed.quoted[place] for place in range(at, min(last, at + 4)))
    return False


def _is_evaluation(tokens: Sequence[Token]) -> bool:
    """Whether somebody's words without figure or date are in the present tense: how things are is then their view."""
    for at, token in enumerate(tokens):
        if token.tag in FINITE:
            perfect = base_of(token.lower) == "have" and any(other.tag == "E" for other in tokens[at + 1 : at + 4])
            return token.tag in "FZM" and not perfect
    return False


def _is_told_event(tokens: Sequence[Token]) -> bool:
    """Whether quoted words tell of others what they did or what was done ("The driver ran a red light")."""
    at = next((place for place, token in enumerate(tokens) if token.tag in FINITE), None)
    if at is None or at == 0 or len(tokens) - at < 4:
        return False
    verb = tokens[at]
    passive = base_of(verb.lower) == "be" and any(token.tag == "E" for token in tokens[at + 1 : at + 3])
    return (
        tokens[0].tag in "DP"
        and verb.tag == "T"
        and (passive or base_of(verb.lower) not in ("be", "have", "feel", "seem"))
    )


def holds(spans: Sequence[Span], inner: Span) -> bool:
    """Whether one of ``spans`` holds ``inner`` wholly."""
    return any(span.holds(inner) for span in spans)
