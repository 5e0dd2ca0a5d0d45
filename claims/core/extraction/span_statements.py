"""A stretch of words that is taken for a claim as a statement: its role in the sentence, what it hangs on, who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.article import Article
from claims.core.extraction.assessing import assess_piece
from claims.core.extraction.detection import CHECKABLE_FROM
from claims.core.extraction.frames import QUOTE_MARKS
from claims.core.extraction.parsed import ParsedSentence
from claims.core.extraction.pieces import (
    Piece,
    Role,
    has_main_verb,
    phrase_before,
    subject_before_verb,
    without_marks,
)
from claims.core.extraction.statements import Form, Statement
from claims.core.extraction.tagging import FINITE
from claims.core.records import Attribution, Span, Voice

READ_AS_CLAIM = "worded like claims that people marked"
"""The reason beside the rules' where a fitted reader took a claim that they had not taken, or not so."""

_SAYING_SCORE = 0.5
_BREAKS = frozenset(",;:—–()")
_ADDED = frozenset({Role.RELATIVE, Role.APPOSITION, Role.PRESUPPOSED})
"""What is the outlet's own beside reported words."""


def span_of(parsed: ParsedSentence, first: int, last: int) -> Span:
    """The place of the words ``[first, last)`` in the body."""
    return Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)


def with_borders(article: Article, parsed: ParsedSentence, statement: Statement, first: int, last: int) -> Statement:
    """A statement of the rules with other borders: the words ``[first, last)`` of its sentence."""
    if statement.form is not Form.CLAUSE or statement.piece is None:
        span = span_of(parsed, first, last)
        return replace(statement, spans=(span,), tokens=tuple(parsed.within(span)))
    piece = _clipped(statement.piece, first, last)
    if piece is None:
        piece = piece_of(parsed, first, last)
    return _clause(article, parsed, piece, like=statement)


def clause_from(
    article: Article, parsed: ParsedSentence, first: int, last: int, *, inside: Statement | None
) -> Statement:
    """The words ``[first, last)`` as a statement; ``inside`` is a statement of somebody whose words they may be."""
    return _clause(article, parsed, piece_of(parsed, first, last), like=inside)


def saying_from(parsed: ParsedSentence, first: int, last: int, *, like: Statement) -> Statement:
    """The words ``[first, last)``, with the quotation marks around them, as what the speaker of ``like`` said."""
    tokens = parsed.tokens
    if first > 0 and tokens[first - 1].text in QUOTE_MARKS:
        first -= 1
    if last < len(tokens) and tokens[last].text in QUOTE_MARKS:
        last += 1
    span = span_of(parsed, first, last)
    return replace(
        like,
        form=Form.SAYING,
        sentence=parsed.index,
        sentences=(parsed.index,),
        spans=(span,),
        tokens=tuple(parsed.within(span)),
        score=_SAYING_SCORE,
        reasons=("what a named speaker said", READ_AS_CLAIM),
        piece=None,
        main=None,
        mention=None,
    )


def piece_of(parsed: ParsedSentence, first: int, last: int) -> Piece:
    """The words ``[first, last)`` with their role, told from how they begin, and what they need to stand alone."""
    tokens = parsed.tokens
    words = tokens[first:last]
    opening = words[0]
    part = ((first, last),)
    start = _clause_start(parsed, first)
    if opening.tag == "W":
        at = first - 1 if first > start and tokens[first - 1].text in _BREAKS else first
        return Piece(Role.RELATIVE, part, phrase_before(parsed, at, start))
    if _begins_with_verb(parsed, first, last):
        return Piece(Role.COORDINATE, part, subject_before_verb(parsed, start, first))
    host = (start, _end_of_host(parsed, start, first))
    hosts = (host,) if host[0] < host[1] else ()
    if opening.tag in "GE" and not has_main_verb(words):
        return Piece(Role.SEQUEL, part, host=hosts)
    if has_main_verb(words):
        return Piece(Role.MAIN, part)
    if first > start and tokens[first - 1].text in _BREAKS:
        return Piece(Role.APPOSITION, part, host=hosts)
    participle = next((at for at in range(first + 1, last) if tokens[at].tag in "GE"), None)
    return Piece(Role.PRESUPPOSED, part, (first, participle) if participle is not None else None)


def _clause(article: Article, parsed: ParsedSentence, piece: Piece, *, like: Statement | None) -> Statement:
    """A piece as a statement in the voice of ``like``, else the outlet's own."""
    attributed = like is not None and like.attribution is not None
    assessment = assess_piece(article, parsed, piece, attributed=attributed)
    own = Statement(
        form=Form.CLAUSE,
        sentence=parsed.index,
        sentences=(parsed.index,),
        spans=piece.spans(parsed),
        tokens=tuple(piece.tokens(parsed)),
        score=max(assessment.score, CHECKABLE_FROM),
        reasons=(*assessment.reasons, READ_AS_CLAIM),
        modality=assessment.modality,
        piece=piece,
        main=piece if like is None or like.main is None else like.main,
    )
    if like is None or like.attribution is None or not _is_said(parsed, piece, like.attribution, own.spans):
        return own
    return replace(
        own,
        sentences=like.sentences if parsed.index in like.sentences and like.form is Form.CLAUSE else own.sentences,
        attribution=like.attribution,
        speaker=like.speaker,
        voice=like.voice if like.form is Form.CLAUSE else Voice.REPORTED,
    )


def _is_said(parsed: ParsedSentence, piece: Piece, attribution: Attribution, spans: Sequence[Span]) -> bool:
    """Whether a piece is the words of whoever is quoted; without quotation marks phrases and what a reporter adds to
    reported words ("the truce, which began in May") are the outlet's, and so is what names the speaker."""
    named = (attribution.source, attribution.cue)
    if any(mark is not None and span.overlaps(mark) for mark in named for span in spans):
        return False
    if parsed.quoted[piece.first]:
        return True
    return piece.role not in _ADDED


def _clipped(piece: Piece, first: int, last: int) -> Piece | None:
    """The piece inside other borders, with its role if it begins where it began; None where nothing of it fits."""
    begin, end = piece.first, piece.parts[-1][1]
    if abs(begin - first) > 1:
        return None
    parts = [(max(start, first), min(stop, last)) for start, stop in piece.parts if start < last and first < stop]
    if not parts:
        return None
    parts[0] = (first, parts[0][1])
    if last > end:
        parts[-1] = (parts[-1][0], last)
    return replace(piece, parts=tuple(parts))


def _begins_with_verb(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether a verb with tense stands first, adverbs before it left out."""
    at = first
    while at < last - 1 and parsed.tokens[at].tag == "R":
        at += 1
    return parsed.tokens[at].tag in FINITE and not (at == first and parsed.tokens[at].tag == "M" and first == 0)


def _clause_start(parsed: ParsedSentence, first: int) -> int:
    """Where the clause that leads up to the word ``first`` begins: behind the last semicolon or colon."""
    for at in range(first - 2, -1, -1):
        if parsed.tokens[at].text in ";:" and not parsed.quoted[at]:
            return at + 1
    return 0


def _end_of_host(parsed: ParsedSentence, start: int, first: int) -> int:
    """The clause before the word ``first``, without marks and conjunctions at its end."""
    end = first
    while end > start and parsed.tokens[end - 1].tag == "K":
        end -= 1
    return without_marks(parsed.tokens, start, end)[1]
