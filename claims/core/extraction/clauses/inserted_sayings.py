"""Whole quotations, and claims without who says them in the middle ("the fall, | he said, | was small")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.clauses.pieces import is_day
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token

_CLOSING = {"”": "“", "’": "‘", '"': '"'}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}
_LONGEST_SAYING = 9
"""Words of an inserted "the ministry said" at most."""


def with_whole_quotations(parsed: ParsedSentence, first: int, last: int) -> tuple[int, int]:
    """Without half a quotation at either end, where the other mark stands right beside it."""
    tokens = parsed.tokens
    inside = [token.text for token in tokens[first:last]]
    if first > 0 and tokens[first - 1].text in _OPENING and _lacks(inside, tokens[first - 1].text):
        first -= 1
    elif _are_two_quotations(parsed, first, last):
        return first - 1, last + 1 + (tokens[last].text not in _CLOSING)
    for at in range(last, min(last + 2, len(tokens))):
        opening = _CLOSING.get(tokens[at].text)
        if opening is not None:
            marks = inside.count(opening)
            is_open = marks % 2 == 1 if opening == tokens[at].text else marks > inside.count(tokens[at].text)
            return (first, at + 1) if is_open else (first, last)
        if tokens[at].text not in ".,!?":
            break
    return first, last


def _are_two_quotations(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether quoted words begin and end here with others between, who says them ("| The dam," said Roe, "was old | .")."""
    tokens, quoted = parsed.tokens, parsed.quoted
    if first == 0 or last >= len(tokens) or tokens[first - 1].text not in _OPENING:
        return False
    closing = last + (tokens[last].text in ".,!?" and last + 1 < len(tokens))
    are_ends = quoted[first] and quoted[last - 1] and tokens[closing].text in _CLOSING
    return are_ends and not all(quoted[first:last])


def _lacks(inside: Sequence[str], opening: str) -> bool:
    """Whether a quotation is closed among the words that is opened before them."""
    closing = _OPENING[opening]
    if opening == closing:
        return inside.count(opening) % 2 == 1
    return inside.count(closing) > inside.count(opening) and opening != "‘"


def before_saying(parsed: ParsedSentence, start: int, comma: int) -> int:
    """The comma before who says it, where that stands before the comma at ``comma`` ("61 died, | officials said, most")."""
    tokens = parsed.tokens
    opening = next((at for at in range(comma - 1, start, -1) if tokens[at].text == ","), None)
    if opening is None or tokens[comma].text != ",":
        return comma
    return opening if is_saying(tokens[opening + 1 : comma]) else comma


def is_saying(inside: Sequence[Token]) -> bool:
    """Whether words between commas are who says it and a verb of saying at their beginning or end ("officials said")."""
    verb = _only_verb_of_saying(inside)
    return verb is not None and verb in (0, len(inside) - 1)


def _only_verb_of_saying(inside: Sequence[Token]) -> int | None:
    """The place of the only verb with tense in an inserted "the ministry said on Monday"; None where it is none."""
    verbs = [at for at, token in enumerate(inside) if token.tag in FINITE]
    if len(verbs) != 1 or len(inside) > _LONGEST_SAYING or inside[0].tag in "WI":
        return None
    return verbs[0] if base_of(inside[verbs[0]].lower) in FORCE_BY_VERB else None


def without_sayings(parsed: ParsedSentence, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The parts of ``[first, last)`` without who says it between commas ("the fall, | he said, | was small")."""
    tokens = parsed.tokens
    commas = [at for at in range(first + 1, last - 1) if tokens[at].text == ","]
    for opening, closing in pairwise(commas):
        inside = tokens[opening + 1 : closing]
        verb = _only_verb_of_saying(inside) if len(inside) > 1 else None
        if verb is not None and (verb == 0 or _is_only_day(inside[verb + 1 :])):
            return (first, opening), *without_sayings(parsed, closing + 1, last)
    return ((first, last),)


def _is_only_day(behind: Sequence[Token]) -> bool:
    """Whether nothing but the day stands behind the verb of who says it ("the ministry said on Wednesday")."""
    return all(token.tag in "CR" or token.lower in ("on", "late", "early", "in") or is_day(token) for token in behind)
