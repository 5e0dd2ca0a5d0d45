"""Clauses between a subject and its verb: "The mine, | until it was shut in 2015, | employed 900 men"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import Piece
from claims.core.extraction.lexicon.conjunctions import FACTUAL
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.pronouns import THIRD_PERSONS
from claims.core.extraction.standalone.main_subjects import may_stand_for
from claims.core.extraction.standalone.records import StandaloneText
from claims.core.extraction.standalone.written_out import edits_for, finished, phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, finite_of, has_finite
from claims.core.extraction.text.edits import Edit
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_OF_THEN = frozenset(("when", "until", "once", "after", "before"))
"""Openers of a time, of which only the past tells that it has come."""
_LONGEST_SUBJECT = 12
"""Words of the subject before such a clause at most."""


def inserted_text(article: Article, parsed: ParsedSentence, statement: Statement) -> StandaloneText | None:
    """ "The mine was shut in 2015.": the pronoun is the subject around it. None where the clause is no such one."""
    if statement.piece is None:
        return None
    found = _pronoun_and_subject(parsed.tokens, statement.piece)
    if found is None:
        return None
    at, subject = found
    pronoun = parsed.tokens[at]
    if not may_stand_for(article, parsed, subject, pronoun.lower) or _is_left_open(parsed.tokens, at, statement.piece):
        return None
    rest = Span(parsed.tokens[at + 1].start, statement.spans[-1].end)
    edits, needed = edits_for(article, parsed, (rest,), speaker=statement.speaker)
    written = Span(statement.spans[0].start, pronoun.end)
    edits.insert(0, Edit(written, phrase_text(article, parsed, subject)[0], "subject of the clause around it"))
    return finished(article, statement.spans, edits, needed=needed)


def _pronoun_and_subject(tokens: Sequence[Token], piece: Piece) -> tuple[int, tuple[int, int]] | None:
    """Where the pronoun of an inserted clause stands, and the words of the subject that it is inserted behind."""
    first, last = piece.first, piece.parts[-1][1]
    at = first + (tokens[first].lower in FACTUAL)
    if len(piece.parts) > 1 or at + 1 >= last or tokens[at].lower not in THIRD_PERSONS:
        return None
    comma = at - 2
    if comma < 1 or tokens[at - 1].lower not in FACTUAL or tokens[comma].text != ",":
        return None
    verb = behind_adverbs(tokens, last + 1, len(tokens) - 1)
    if verb + 1 >= len(tokens) or tokens[last].text != ",":
        return None
    # Behind a subject without a verb "employed" is one, whatever its tag; "employed by" may be none.
    if tokens[verb].tag not in FINITE | {"E"} or tokens[verb + 1].lower == "by":
        return None
    subject = (_start_of_clause(tokens, comma), comma)
    return (at, subject) if _is_noun_phrase(tokens[slice(*subject)]) else None


def _is_left_open(tokens: Sequence[Token], at: int, piece: Piece) -> bool:
    """Whether it is open that the clause whose pronoun is at ``at`` came true, or what its verb is short for.

    "once it pays the fine", "when it did not rain"; "as it has done since 1990".
    """
    told = tokens[at + 1 : piece.parts[-1][1]]
    verb = finite_of(told)
    if tokens[at - 1].lower == "as":
        return verb is None or base_of(verb.lower) != "be"
    if tokens[at - 1].lower not in _OF_THEN:
        return False
    is_denied = any(token.lower in ("not", "n't") for token in told)
    return verb is None or verb.tag != "T" or is_denied


def _start_of_clause(tokens: Sequence[Token], end: int) -> int:
    """Where the clause begins whose first words end before ``end``: behind a joint, else with the sentence."""
    return next((at + 1 for at in range(end - 1, -1, -1) if tokens[at].tag in "KY" or tokens[at].lower == "that"), 0)


def _is_noun_phrase(phrase: Sequence[Token]) -> bool:
    if not 0 < len(phrase) <= _LONGEST_SUBJECT or has_finite(phrase):
        return False
    return phrase[0].tag in "DNSPJC" and all(token.tag in "DNSPJCQIEGR" for token in phrase)
