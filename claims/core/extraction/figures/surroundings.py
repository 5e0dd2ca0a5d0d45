"""The words right before and behind a figure: what bounds it, and whether a noun of its own can follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.units import Unit
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words

_PERCENT = words("% percent per")
"""Words of a share in percent."""
CLAUSE_ENDS = words(". , ; : ) ! ? and but in on at since last this")
"""What stands behind a figure that has no noun of its own."""
MORE_CLAUSE_ENDS = CLAUSE_ENDS | words("a from by before after per when while as or year years")
"""The same where something else shows already that the noun was said before."""
SENTENCE_ENDS = frozenset(".!?")
"""Marks over which no figure takes a unit here; ``context`` reads on."""
_ABOUT = words(
    """
    about around some nearly almost roughly over than more just only fewer under approximately least at barely scarcely
    hardly merely less exactly
    """
)
"""Words between a figure and what leads up to it."""
PREPOSITIONS = words("of in on at by for with from to under after before during since until through via across among")
"""Words behind which a plural is not what a clause says has moved."""


def lows_before(tokens: Sequence[Token], reading: Reading, count: int) -> tuple[str, ...]:
    """The folded words right before a figure, at most ``count``."""
    return tuple(token.low for token in tokens[max(0, reading.start - count) : reading.start])


def before_bounds(tokens: Sequence[Token], reading: Reading) -> int:
    """Index of the word before a figure and what bounds it ("only", "at least"); 0 at the least."""
    is_signed = reading.unit is not None and reading.unit.dimension == "money"
    at = (reading.start if is_signed else reading.number_start) - 1
    if at > 1 and tokens[at].low == "estimated" and tokens[at - 1].low in ("an", "the"):
        at -= 2
    while at > 0 and tokens[at].low in _ABOUT and not (tokens[at].low == "at" and tokens[at + 1].low != "least"):
        at -= 1
    return max(at, 0)


def ends_clause(tokens: Sequence[Token], at: int, ends: frozenset[str] = CLAUSE_ENDS) -> bool:
    """Whether a text ends at the token, or one of ``ends`` stands there."""
    return at >= len(tokens) or tokens[at].low in ends


def in_one_sentence(tokens: Sequence[Token], first: Reading, second: Reading) -> bool:
    """Whether no mark that ends a sentence stands between two figures."""
    return not any(token.low in SENTENCE_ENDS for token in tokens[first.end : second.start])


def counting(reading: Reading, noun: str, measure: str | None) -> Reading:
    """The reading as a count of what ``noun``, in the singular, names."""
    return replace(reading, unit=Unit(noun, "count"), measure=measure, counted=True)


def leads_to_percent(tokens: Sequence[Token], reading: Reading) -> bool:
    """ "edged down 0.1 point to 65.3 percent"."""
    behind = [token.low for token in tokens[reading.end : reading.end + 5]]
    behind = behind[1:] if behind[:1] == [","] else behind
    return (
        behind[:1] == ["to"] and behind[1:2] != [] and behind[1][:1].isdigit() and not _PERCENT.isdisjoint(behind[1:])
    )
