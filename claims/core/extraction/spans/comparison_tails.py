"""Comparisons without a verb that end a clause: they belong to the claim whose figure they explain.

"… cost €1,304 a month, | almost double the figure for 2011", "… has 12 deputies, | three fewer than in 2014". Annotators
differ, and so does the reader; most of them take both for one claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.inserted_sayings import is_saying
from claims.core.extraction.clauses.pieces import has_figure
from claims.core.extraction.clauses.trailing import is_comparison
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.spans.claim_spans import ChosenSpan
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_AGAINST = words("against versus compared from")
_CLAUSES_BEHIND = words("than what as that")
"""What a clause of its own may follow in a comparison ("three times | what he paid")."""
_MOVING = words(
    """
    rising falling slowing accelerating swinging climbing dropping easing narrowing widening shrinking growing declining
    increasing decreasing jumping slipping rebounding unchanged
    """
)
"""What leads to a figure before, or to the next, behind the comma of a clause."""
_ENDS = frozenset(',;:—–.!?()"”')
_LONGEST_SAYING = 9
"""Words of an inserted "the ministry said" at most."""
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
    longer = [_with_left_tail(parsed, span, kept) for span in kept]
    # "compared with 14 million before and | 18 million reached in 2022" is one comparison.
    added = [(span.last, one.last) for span, one in zip(kept, longer, strict=True) if one.last > span.last]
    return [one for one in longer if not any(last < one.first and one.last <= end for last, end in added)]


def _with_left_tail(parsed: ParsedSentence, span: ChosenSpan, spans: Sequence[ChosenSpan]) -> ChosenSpan:
    """The claim with the comparison behind its comma, or behind who says it, that nobody took ("…, | down from 88%")."""
    if not span.is_claim or not _has_verb(parsed, span) or span.last >= len(parsed.tokens):
        return span
    begin = _behind_mark(parsed, span.last)
    if begin is None or parsed.quoted[begin] != parsed.quoted[span.first]:
        return span
    end = next((at for at in range(begin, len(parsed.tokens)) if parsed.tokens[at].text in _ENDS), len(parsed.tokens))
    inside = parsed.tokens[begin:end]
    goes_on = begin > span.last + 1 and inside[:1] != [] and inside[0].tag == "I"
    if len(inside) < _SHORTEST or _has_clause(inside) or not has_figure(inside):
        return span
    if not (goes_on or _compares(inside)):
        return span
    # What begins with who says it is no claim ("| state records show, down from 88%").
    others = (one for one in spans if one is not span and not span.last < one.first < begin)
    inside_ones = (one for one in others if one.first < end and begin < one.last)
    is_taken = any(not begin < one.first < one.last <= end or _has_verb(parsed, one) for one in inside_ones)
    return span if is_taken else replace(span, last=end)


def _has_clause(inside: Sequence[Token]) -> bool:
    """Whether a verb with tense stands in a comparison that is none of "the 18 million | reached in 2022"."""
    return any(token.tag in FINITE and not _describes_figure(inside, at) for at, token in enumerate(inside))


def _describes_figure(inside: Sequence[Token], at: int) -> bool:
    behind = inside[at + 1 : at + 2]
    return inside[at].tag == "T" and at > 1 and inside[at - 1].tag in "CNS" and behind != [] and behind[0].tag == "I"


def _behind_mark(parsed: ParsedSentence, last: int) -> int | None:
    """Where the words begin behind the comma at ``last``, who says it passed: "…, state records show, | down from"."""
    tokens = parsed.tokens
    if tokens[last].text != "," or last + 1 >= len(tokens):
        return None
    closing = next(
        (at for at in range(last + 1, min(last + _LONGEST_SAYING, len(tokens))) if tokens[at].text == ","), 0
    )
    inside = tokens[last + 1 : closing]
    is_passed = len(inside) > 1 and is_saying(inside) and closing + 1 < len(tokens)
    return closing + 1 if is_passed else last + 1


def _compares(inside: Sequence[Token]) -> bool:
    """ "down from 88% in 2014", "accelerating from 3.1 percent", "against 12 a year before", "close to double the rate"."""
    opener, follows = inside[0].lower, inside[1].lower
    if opener in ("up", "down") or (opener in _MOVING and follows in ("from", "to", "by")):
        return True
    if opener == "close" and follows == "to":
        return is_comparison(inside[2:])
    return is_comparison(inside) or opener in _AGAINST


def _without_doubles(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> list[ChosenSpan]:
    """The claims without those that say together with a comparison what others say apart, or the other way round."""
    kept = list(spans)
    for tail in spans:
        if not _is_tail(parsed, tail):
            continue
        for longer in [one for one in kept if one.is_claim and one.first < tail.first and one.last == tail.last]:
            before = [one for one in kept if one.is_claim and longer.first <= one.first and _touches(parsed, one, tail)]
            if not all(_has_verb(parsed, one) for one in before):
                # "hit 9.1%, | the highest in 40 years, | twice the target" are three claims.
                kept.remove(longer)
            elif has_finite(parsed.tokens[longer.first : tail.first]) and tail in kept:
                kept = [one for one in kept if one != tail and not (one in before and one.first == longer.first)]
    return kept


def _has_verb(parsed: ParsedSentence, span: ChosenSpan) -> bool:
    return has_finite(parsed.tokens[span.first : span.last])


def _touches(parsed: ParsedSentence, span: ChosenSpan, tail: ChosenSpan) -> bool:
    """Whether only a mark or "and" stands between a claim and the comparison behind it."""
    between = parsed.tokens[span.last : tail.first]
    return span.last < tail.first and all(token.text == "," or token.tag == "K" for token in between)


def _is_tail(parsed: ParsedSentence, span: ChosenSpan) -> bool:
    inside = parsed.tokens[span.first : span.last]
    if not span.is_claim or len(inside) < _SHORTEST or parsed.quoted[span.first]:
        return False
    is_behind_mark = span.first > 0 and parsed.tokens[span.first - 1].text == ","
    is_compared = is_comparison(inside) or _is_against(inside) or (is_behind_mark and _compares(inside))
    return is_compared and not _has_own_verb(inside)


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
        if one.is_claim and one.last == tail.first - 1 and _touches(parsed, one, tail) and _has_verb(parsed, one)
    )
    return max(before, key=lambda one: one.first, default=None)
