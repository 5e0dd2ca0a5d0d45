"""Whether a clause begins at a word: its subject, what is inserted behind it, and its verb with tense."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import has_main_verb, is_day
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.number_leads import APPROXIMATORS
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token

_SUBJECT_STARTS = frozenset("DPNSJCO")
"""Tags of the words that begin a noun phrase."""
_LONGEST_INSERTION = 12
"""Words of an apposition between subject and verb at most; set by hand."""
_LONGEST_RELATIVE = 22
"""Words of a relative clause between subject and verb at most; set by hand."""
_LONGEST_TIME = 4
"""Words of a phrase that tells when, with its preposition, at most ("on the 5 May")."""
_YEAR = 4
"""Digits of a year."""


def is_but_for(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether "but for" opens the words ``[first, last)`` ("But for the veto, 40,000 would be entitled": they are not)."""
    return last - first > 1 and tokens[first].lower == "but" and tokens[first + 1].lower == "for"


def starts_past_clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether a subject and a verb of the past begin at ``first``: what happened before is asserted as well."""
    verb = verb_behind_subject(parsed, first, last, reach=12)
    return verb is not None and any(
        token.tag == "T" for token in parsed.tokens[first : max(verb + 1, min(last, first + 8))]
    )


def begins_clause(parsed: ParsedSentence, first: int, last: int, *, reach: int) -> bool:
    """Whether a noun phrase and then a finite verb begin at ``first``, with nothing between that would end the clause."""
    return verb_behind_subject(parsed, first, last, reach=reach) is not None


def verb_behind_subject(parsed: ParsedSentence, first: int, last: int, *, reach: int) -> int | None:
    """Index of the finite verb of the clause that begins with a noun phrase at ``first``; None if none does."""
    tokens = parsed.tokens
    first = past_approximators(tokens, past_time(tokens, first, last), last)
    if first >= last or (tokens[first].tag not in _SUBJECT_STARTS and tokens[first].tag != "G"):
        return None
    for at in range(first, min(last, first + reach)):
        if tokens[at].tag in FINITE:
            # "his rivals and the voters he brings in": a relative clause without its pronoun.
            reduced = at - 2 >= first and tokens[at - 1].tag == "O" and tokens[at - 2].tag in "NS"
            reduced = reduced and not tokens[at - 1].lower.endswith(("self", "selves"))
            return at if at > first and not reduced else None
        if tokens[at].text == "," and tokens[first].tag == "C":
            # "14,000 customers, one in five of them, had no power".
            return _verb_after_insertion(tokens, at, last)
        if tokens[at].text == "," and tokens[first].tag in "DPSNJ" and tokens[at - 1].tag in "NSPJ":
            # "while the other candidate, Ana Roe, came second", "and the oldest, a retired nurse, was 94".
            return _verb_after_insertion(tokens, at, last)
        if (
            tokens[at].text in ",;:—–"
            or tokens[at].tag in "WA"
            or (tokens[at].tag == "K" and at + 1 < last and tokens[at + 1].tag in FINITE)
            or (tokens[at].tag == "I" and tokens[at].lower in SUBORDINATORS)
        ):
            return None
    return None


def _verb_after_insertion(tokens: Sequence[Token], comma: int, last: int) -> int | None:
    """Index of the verb with tense right behind what the comma opens and another one closes; None if there is none.

    What is inserted has no tense but in a relative clause ("the verdict, which ran to 940 pages, | was read").
    """
    relative = comma + 1 < last and tokens[comma + 1].tag == "W"
    reach = _LONGEST_RELATIVE if relative else _LONGEST_INSERTION
    for closing in range(comma + 1, min(last - 1, comma + reach)):
        if tokens[closing].text != ",":
            continue
        told = has_main_verb(tokens[comma + 1 : closing])
        verb = behind_adverbs(tokens, closing + 1, last - 1)
        if tokens[verb].tag in FINITE and not told:
            return verb
        if not relative and not has_finite(tokens[comma:closing]):
            return None
    return None


def past_time(tokens: Sequence[Token], first: int, last: int) -> int:
    """Past a short phrase that tells when ("in 1986", "on Monday,"); ``first`` where none stands."""
    if first + 2 >= last or tokens[first].tag != "I" or tokens[first].lower in SUBORDINATORS:
        return first
    end = first + 1
    while end < min(last, first + _LONGEST_TIME) and tokens[end].tag in "CPNJD" and not _is_told(tokens[first:end]):
        end += 1
    if not _is_told(tokens[first:end]):
        return first
    return end + 1 if end < last and tokens[end].text == "," else end


def _is_told(tokens: Sequence[Token]) -> bool:
    """Whether a year or a day ends the words."""
    last = tokens[-1]
    return is_day(last) or (last.text.isdigit() and len(last.text) == _YEAR)


def past_approximators(tokens: Sequence[Token], first: int, last: int) -> int:
    """Past "more than" and such where a number follows, and past adverbs where a noun phrase does."""
    at = first
    while at < min(last, first + 3) and (tokens[at].lower in APPROXIMATORS or tokens[at].tag == "R"):
        at += 1
    numbered = at < last and (tokens[at].tag == "C" or tokens[at].text[:1].isdigit() or tokens[at].tag == "D")
    return at if at > first and numbered else first
