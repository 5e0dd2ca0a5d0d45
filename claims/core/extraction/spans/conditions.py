"""Claims with what their truth hangs on: a condition without a verb behind them, and "let alone" with its second verb.

"He faces 12 years | if convicted", "It had not planned, | let alone approved, a port"; ``borders`` has the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.spans.claim_spans import ChosenSpan
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
    return [_with_end(parsed.tokens, span) for span in kept]


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
    return span.is_claim and has_finite(tokens[span.first : span.last])


def _begins_much_less(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and (tokens[at].lower, tokens[at + 1].lower) in _MUCH_LESS


def _next_mark(tokens: Sequence[Token], first: int, marks: frozenset[str]) -> int:
    return next((at for at in range(first, len(tokens)) if tokens[at].text in marks), len(tokens))
