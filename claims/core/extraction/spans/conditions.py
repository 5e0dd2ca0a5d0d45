"""Claims with what their truth hangs on: the condition before or behind them, and "let alone" with its second verb.

"If adopted, | it would apply to all", "He will sue | unless it pays", "It had not planned, | let alone approved, a port".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.spans.claim_spans import ChosenSpan, SpanKind
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.extraction.text.tokens import Token

_CONDITIONS = frozenset(("if", "unless"))
_STOPS = frozenset(';:—–.!?"“”')
_MARKS = _STOPS | {","}
_NO_CONDITION = frozenset(("as", "even", "ask", "asks", "asked", "asking", "wonder", "wondered", "see", "know", "say"))
"""Words before "if" where it is "whether", or where what comes before is so in any case."""
_MUCH_LESS = frozenset((("let", "alone"), ("much", "less"), ("still", "less"), ("never", "mind")))


def with_conditions(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> list[ChosenSpan]:
    """The claims of a sentence, each with its condition; what "let alone" adds is none by itself."""
    kept = [span for span in spans if not _begins_much_less(parsed.tokens, span.first)]
    return [_with_end(parsed.tokens, _with_opening(parsed, span)) for span in kept]


def _with_opening(parsed: ParsedSentence, span: ChosenSpan) -> ChosenSpan:
    """The claim with the condition that opens its sentence or part of it."""
    tokens, comma = parsed.tokens, span.first - 1
    if comma >= 0 and tokens[span.first].lower == "for" and tokens[comma].lower == "but":
        # "But | for the veto, 40,000 would have been entitled".
        return replace(span, first=comma)
    if not _is_clause(tokens, span) or comma < 1 or tokens[comma].text != "," or parsed.quoted[span.first]:
        return span
    start = next((at + 1 for at in range(comma - 1, -1, -1) if tokens[at].text in _MARKS), 0)
    if tokens[start].tag in "KR" and tokens[start].lower not in _CONDITIONS:
        start += 1
    return replace(span, first=start) if tokens[start].lower in _CONDITIONS else span


def _with_end(tokens: Sequence[Token], span: ChosenSpan) -> ChosenSpan:
    """The claim with the condition right behind it, and with all of what "let alone" parts."""
    at = span.last
    if not _is_clause(tokens, span) or at + 1 >= len(tokens):
        return span
    behind = at + 1 if tokens[at].text == "," else at
    if _begins_much_less(tokens, behind):
        return replace(span, last=_next_mark(tokens, behind, _STOPS))
    led = tokens[at].lower in _CONDITIONS or tokens[behind].lower == "unless"
    if not led or tokens[at - 1].lower in _NO_CONDITION:
        return span
    return replace(span, last=_next_mark(tokens, behind + 1, _MARKS))


def _is_clause(tokens: Sequence[Token], span: ChosenSpan) -> bool:
    return span.kind is SpanKind.CLAIM and has_finite(tokens[span.first : span.last])


def _begins_much_less(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and (tokens[at].lower, tokens[at + 1].lower) in _MUCH_LESS


def _next_mark(tokens: Sequence[Token], first: int, marks: frozenset[str]) -> int:
    return next((at for at in range(first, len(tokens)) if tokens[at].text in marks), len(tokens))
