"""One stretch of assertion taken apart into its clauses, and these into statements, each with its words.

A sentence may assert several things: clauses joined by conjunction, semicolon or nothing, and what ``asides`` cuts out
of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.antecedents import subject_before_verb
from claims.core.extraction.clauses.asides import cut_asides
from claims.core.extraction.clauses.cuts import CutPlace, Subject, find_cut, may_begin_clause
from claims.core.extraction.clauses.pieces import (
    RELATIVE_PRONOUNS,
    Piece,
    Role,
    end_of_relative,
    has_main_verb,
    is_in_series,
    without_marks,
)
from claims.core.extraction.clauses.subjects import is_but_for
from claims.core.extraction.clauses.trailing import end_of_description, end_of_opening
from claims.core.extraction.lexicon.conjunctions import CONTRASTING
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_SUBJECT_STARTS = frozenset("DPNSJCO")
_PARTNERS = {"neither": "nor", "either": "or", "both": "and"}
_NEAR = 8
"""Words from the first word of a pair to its partner at most ("neither the mayor of Orrin nor | his deputy")."""


_Clause = tuple[int, int, Role, Subject | None, int | None]
"""A clause as (first, last, role, shared subject, relative pronoun that stands for that subject)."""


def split_statements(parsed: ParsedSentence, first: int, last: int) -> tuple[Piece, ...]:
    """The statements among the words ``[first, last)``, in order of their beginning; the main one is always there."""
    tokens = parsed.tokens
    first, last = without_marks(tokens, skip_conjunction(tokens, first, last), last)
    if all(parsed.quoted[at] or not tokens[at].is_word for at in range(first, last)):
        # Marks part clauses inside a quotation as they do outside; only words quoted in passing stay together.
        parsed = replace(parsed, quoted=[False] * len(tokens))
    pieces: list[Piece] = []
    for start, end, role, subject, pronoun in _clauses(parsed, first, last):
        start = skip_conjunction(tokens, start, end)
        cut = cut_asides(parsed, start, end, role, subject)
        pieces.extend(replace(piece, pronoun=pronoun) if piece.subject is subject else piece for piece in cut)
    return tuple(sorted(pieces, key=lambda piece: piece.first))


def skip_conjunction(tokens: Sequence[Token], first: int, last: int) -> int:
    """Past "and", "however" and such at the beginning of ``[first, last)``."""
    while first < last and (
        tokens[first].tag == "K" or tokens[first].lower in ("however", "meanwhile", "still", "yet", "so")
    ):
        if is_but_for(tokens, first, last):
            break
        if tokens[first].lower == "so" and first + 1 < last and tokens[first + 1].tag in "RJ":
            # "So far", "so many": no conjunction.
            break
        if tokens[first].lower in ("neither", "either", "both") and first + 1 < last:
            # "Neither has been delivered": the subject; "Neither Norland nor Velia": a pair.
            partner = _PARTNERS[tokens[first].lower]
            if tokens[first + 1].tag in FINITE or any(
                token.lower == partner for token in tokens[first : first + _NEAR]
            ):
                break
        first += 1
        while first < last and tokens[first].text == ",":
            first += 1
    return first


def _clauses(parsed: ParsedSentence, first: int, last: int) -> list[_Clause]:
    """The clauses of a stretch."""
    tokens = parsed.tokens
    clauses: list[_Clause] = []
    start, role = first, Role.MAIN
    subject: Subject | None = None
    pronoun: int | None = None
    if first < last and (
        tokens[first].lower in CONTRASTING
        or (tokens[first].lower == "even" and tokens[min(first + 1, last - 1)].lower in CONTRASTING)
    ):
        comma = _clause_comma(parsed, first, last)
        if comma is not None:
            opening = first + (2 if tokens[first].lower == "even" else 1)
            clauses.append((opening, comma, Role.CONTRAST, None, None))
            start = comma + 1
    opened = end_of_opening(parsed, first, last) or end_of_description(parsed, first, last)
    if opened is not None:
        clauses.append((first, opened, Role.PRESUPPOSED, subject_before_verb(parsed, opened + 1, last), None))
        start = opened + 1
    at, verb = start, _first_finite(tokens, start, last)
    while at < last:
        relative = _end_of_inserted_relative(parsed, start, at, last)
        if relative is not None:
            # What is joined inside a relative clause belongs to it: "Roe, who wore gray and looked down, spoke".
            at = relative
            continue
        may_begin = may_begin_clause(tokens[at])
        cut = find_cut(CutPlace(parsed, start, at, last, subject, has_verb=verb < at)) if may_begin else None
        if cut is None:
            at += 1
            continue
        clauses.append((start, at, role, subject, pronoun))
        start, role, subject, pronoun = cut
        at, verb = start, _first_finite(tokens, start, last)
    clauses.append((start, last, role, subject, pronoun))
    return [clause for clause in clauses if clause[0] < clause[1]]


def _first_finite(tokens: Sequence[Token], first: int, last: int) -> int:
    """The place of the first verb with tense in ``[first, last)``; ``last`` if there is none."""
    return next((place for place in range(first, last) if tokens[place].tag in FINITE), last)


def _end_of_inserted_relative(parsed: ParsedSentence, start: int, at: int, last: int) -> int | None:
    """Where a relative clause between subject and verb ends that begins after the comma at ``at``, if one does."""
    tokens = parsed.tokens
    if at <= start or at + 2 >= last or tokens[at].text != "," or parsed.quoted[at]:
        return None
    if tokens[at + 1].lower == "when" and not has_main_verb(tokens[start:at]):
        # "Eight in ten of those who died last July, when it was hot, | were old".
        comma = next((place for place in range(at + 2, last - 1) if tokens[place].text == ","), last)
        end = _end_of_series(parsed, comma, last)
        return end if end < last and has_finite(tokens[at + 1 : end]) else None
    if tokens[at + 1].tag != "W" or tokens[at + 1].lower not in RELATIVE_PRONOUNS:
        return None
    end = end_of_relative(parsed, start, at + 1, last)
    if not has_finite(tokens[start:at]):
        return end if end < last else None
    return _end_of_shared_relative(parsed, at, end)


def _end_of_series(parsed: ParsedSentence, comma: int, last: int) -> int:
    """The comma right before a verb with tense, from the one at ``comma`` on; ``last`` if there is none."""
    tokens = parsed.tokens
    return next((at for at in range(comma, last - 1) if tokens[at].text == "," and tokens[at + 1].tag in FINITE), last)


def _end_of_shared_relative(parsed: ParsedSentence, at: int, end: int) -> int | None:
    """Where a relative clause ends whose pronoun two predicates share (", who swam ashore and was treated there")."""
    tokens = parsed.tokens
    joined = next((place for place in range(at + 3, end - 1) if tokens[place].tag == "K"), None)
    if joined is None or parsed.quoted[joined]:
        return None
    marks = [place for place in range(at + 1, joined) if tokens[place].text in ",;:—–"]
    if any(not is_in_series(tokens, place, end) for place in marks):
        return None
    shares = tokens[at + 2].tag in FINITE and tokens[joined + 1].tag == tokens[at + 2].tag
    return end if shares else None


def _clause_comma(parsed: ParsedSentence, first: int, last: int) -> int | None:
    """The comma after an opening subordinate clause: behind its verb, before a subject with a verb."""
    tokens = parsed.tokens
    for at in range(first, last):
        if tokens[at].text != "," or parsed.quoted[at] or at + 1 >= last or not has_finite(tokens[first:at]):
            continue
        if tokens[at + 1].tag in _SUBJECT_STARTS and has_finite(tokens[at + 1 : last]):
            return at
    return None
