"""A statement that says several things, as statements of one clause each: each may be told, or told otherwise, by itself.

The clauses are those that extraction cuts articles into. They are read anew, with the subject that a predicate shares with
an earlier one or that a relative clause tells of.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.core.extraction.clauses.pieces import Piece, Role
from claims.core.extraction.clauses.splitting import split_statements
from claims.core.extraction.lexicon.conjunctions import CONDITIONAL, FACTUAL, JOINING
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES
from claims.core.extraction.tagging.parsed import ParsedSentence, parse_sentences
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, has_finite
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences
from claims.core.extraction.text.statement_language import ENGLISH
from claims.core.extraction.text.tokens import Token
from claims.core.matching.parts.said import DENYING
from claims.core.matching.statements.reading import AttributionView, Statement, read_statement
from claims.core.records import Force, Span

KEPT = 1_024
"""Statements whose clauses are kept in memory."""

_CLAUSES = frozenset({Role.MAIN, Role.COORDINATE, Role.CONTRAST, Role.RELATIVE})
"""What is a sentence by itself once it has its subject."""

_LEAST_LEFT_OUT = 2
"""Words more than which a clause leaves out of its statement."""

_JOINTS = re.compile(
    rf"[;:—–]|[.!?][\"”’]?\s|\b(?:{'|'.join(sorted(JOINING | FACTUAL | SUBJECT_RELATIVES | {'because', 'so'}))})\b",
    re.IGNORECASE,
)
"""Without one of these a text has one clause."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a statement says, read by itself; ``stretches`` are the words of the statement that it is made of, in
    order, with one sign between each two."""

    statement: Statement
    stretches: tuple[Span, ...]

    def place_of(self, span: Span) -> Span:
        """Where a span of the clause's text lies in the statement."""
        starts = list(_starts(self.stretches))
        first = max(at for at, start in enumerate(starts) if start <= span.start)
        last = max(at for at, start in enumerate(starts) if start < max(span.end, 1))
        start = self.stretches[first].start + span.start - starts[first]
        end = self.stretches[last].start + span.end - starts[last]
        ordered = sorted((min(start, self.stretches[first].end), min(end, self.stretches[last].end)))
        return Span(*ordered)


def may_have_clauses(statement: Statement) -> bool:
    """Whether it is worth its cost to look for the clauses of a statement; no clause of what is denied, asked or told under
    a condition is said by itself."""
    if statement.language != ENGLISH or statement.force in DENYING or statement.truncated:
        return False
    if statement.said is not None and statement.said.force in DENYING:
        return False
    return statement.connectors.isdisjoint(CONDITIONAL) and _JOINTS.search(statement.text) is not None


def clauses_of(statement: Statement) -> tuple[Clause, ...]:
    """What a statement says beside other things, in order; nothing where it says but one thing."""
    if not may_have_clauses(statement):
        return ()
    view = AttributionView.CONTENT if statement.said is None else AttributionView.WHOLE
    said = () if statement.said is None else statement.said.parts
    return _clauses(statement.text, statement.published, view, statement.force, statement.place_hint, said)


@lru_cache(maxsize=KEPT)
def _clauses(
    text: str,
    published: dt.date | None,
    view: AttributionView,
    force: Force | None,
    place_hint: str | None,
    said: tuple[Span, ...],
) -> tuple[Clause, ...]:
    found = []
    sentences = _parsed(text)
    told = sum(_is_told(token, said) for parsed in sentences for token in parsed.tokens)
    for parsed in sentences:
        for piece in split_statements(parsed, 0, len(parsed.tokens)):
            words = _words_of(parsed, piece)
            if not words or _is_taken_back(parsed, words[-1]):
                continue
            if sum(_is_told(parsed.tokens[at], said) for at in words) + _LEAST_LEFT_OUT >= told:
                continue
            stretches = tuple(_stretches(parsed, words))
            clause = " ".join(text[span.start : span.end] for span in stretches)
            read = read_statement(clause, published=published, attribution=view, force=force, place_hint=place_hint)
            if read.text == clause:
                found.append(Clause(read, stretches))
    return tuple(found)


def _parsed(text: str) -> Sequence[ParsedSentence]:
    sentences = split_sentences(text)
    return parse_sentences(text, sentences, find_quotations(text, sentences))


def _words_of(parsed: ParsedSentence, piece: Piece) -> list[int]:
    """The places of the words of a piece with its subject; none where it is no sentence."""
    tokens, parts = parsed.tokens, piece.parts
    if piece.role not in _CLAUSES:
        return []
    if piece.role is Role.RELATIVE:
        first, last = parts[0]
        behind = behind_adverbs(tokens, first + 1, last)
        if piece.subject is None or tokens[first].lower not in SUBJECT_RELATIVES or behind >= last:
            return []
        if tokens[behind].tag not in FINITE:
            return []
        parts = ((first + 1, last), *parts[1:])
    places = [at for first, last in (piece.subject or (0, 0), *parts) for at in range(first, last)]
    if not has_finite([tokens[at] for at in places]):
        return []
    return places


def _is_told(token: Token, said: Sequence[Span]) -> bool:
    """Whether a word is one of what is said, not of who says it."""
    return token.is_word and not any(part.overlaps(token.span) for part in said)


def _is_taken_back(parsed: ParsedSentence, last: int) -> bool:
    """Whether "but" stands behind a clause: it may say that nothing came of it ("was to resign, but was talked out of
    it")."""
    return any(token.lower == "but" for token in parsed.tokens[last + 1 : last + 3])


def _stretches(parsed: ParsedSentence, places: Sequence[int]) -> Iterator[Span]:
    """The words at the places as stretches of the text."""
    tokens, begin = parsed.tokens, places[0]
    for at, following in zip(places, (*places[1:], None), strict=True):
        if following != at + 1:
            yield Span(tokens[begin].start, tokens[at].end)
            begin = at if following is None else following


def _starts(stretches: Sequence[Span]) -> Iterator[int]:
    """Where each stretch begins in the text of the clause."""
    start = 0
    for stretch in stretches:
        yield start
        start += stretch.end - stretch.start + 1
