"""Comparisons without a verb that end a clause: they belong to the claim whose figure they explain.

"… cost €1,304 a month, | almost double the figure for 2011", "… has 12 deputies, | three fewer than in 2014". Annotators
differ, and so does the reader; most of them take both for one claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.pieces import has_figure
from claims.core.extraction.clauses.trailing import is_comparison
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.spans.claim_spans import ChosenSpan, SpanKind
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.extraction.text.tokens import Token

_AGAINST = words("against versus compared from")
_CLAUSES_BEHIND = words("than what as that")
"""What a clause of its own may follow in a comparison ("three times | what he paid")."""
_SHORTEST = 3
"""Words of a comparison at least."""


def with_comparisons(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> list[ChosenSpan]:
    """The claims of a sentence, each together with the comparisons that follow it."""
    kept = _without_doubles(parsed, spans)
    for tail in tuple(kept):
        host = _host(parsed, tail, kept) if _is_tail(parsed, tail) else None
        if host is not None:
            kept[kept.index(host)] = replace(host, last=tail.last)
            kept.remove(tail)
    return kept


def _without_doubles(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> list[ChosenSpan]:
    """The claims without those that say together with a comparison what others say apart, or the other way round."""
    kept = list(spans)
    for tail in spans:
        if not _is_tail(parsed, tail):
            continue
        for longer in [one for one in kept if _is_claim(one) and one.first < tail.first and one.last == tail.last]:
            before = [
                one for one in kept if _is_claim(one) and longer.first <= one.first and _touches(parsed, one, tail)
            ]
            if not all(_has_verb(parsed, one) for one in before):
                # "hit 9.1%, | the highest in 40 years, | twice the target" are three claims.
                kept.remove(longer)
            elif has_finite(parsed.tokens[longer.first : tail.first]) and tail in kept:
                kept = [one for one in kept if one != tail and not (one in before and one.first == longer.first)]
    return kept


def _is_claim(span: ChosenSpan) -> bool:
    return span.kind is SpanKind.CLAIM


def _has_verb(parsed: ParsedSentence, span: ChosenSpan) -> bool:
    return has_finite(parsed.tokens[span.first : span.last])


def _touches(parsed: ParsedSentence, span: ChosenSpan, tail: ChosenSpan) -> bool:
    """Whether only a mark or "and" stands between a claim and the comparison behind it."""
    between = parsed.tokens[span.last : tail.first]
    return span.last < tail.first and all(token.text == "," or token.tag == "K" for token in between)


def _is_tail(parsed: ParsedSentence, span: ChosenSpan) -> bool:
    inside = parsed.tokens[span.first : span.last]
    if not _is_claim(span) or len(inside) < _SHORTEST or parsed.quoted[span.first]:
        return False
    return (is_comparison(inside) or _is_against(inside)) and not _has_own_verb(inside)


def _has_own_verb(inside: Sequence[Token]) -> bool:
    """Whether it is a clause ("more than half of the shops | are empty")."""
    compared = (at for at, token in enumerate(inside) if token.lower in _CLAUSES_BEHIND)
    return has_finite(inside[: next(compared, len(inside))])


def _is_against(inside: Sequence[Token]) -> bool:
    """ "against five in the control group", "compared with the year before"."""
    return inside[0].lower == "compared" or (inside[0].lower in _AGAINST and has_figure(inside))


def _host(parsed: ParsedSentence, tail: ChosenSpan, spans: Sequence[ChosenSpan]) -> ChosenSpan | None:
    """The innermost claim with a verb that ends at the comma before, or at the "and" of a second comparison."""
    before = (
        one
        for one in spans
        if _is_claim(one) and one.last == tail.first - 1 and _touches(parsed, one, tail) and _has_verb(parsed, one)
    )
    return max(before, key=lambda one: one.first, default=None)
