"""Sentences that are all quotation and name no speaker: the words of whoever spoke, or was written about, just before."""

from __future__ import annotations

from dataclasses import replace

from claims.core.extraction.attribution.sources import is_person
from claims.core.extraction.clauses.pieces import Piece, Role
from claims.core.extraction.clauses.splitting import split_statements
from claims.core.extraction.speech.reported import without_quote_marks
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import assess_piece
from claims.core.extraction.statements.detection import Assessment
from claims.core.extraction.statements.groups import is_all_quoted, shelf_reason
from claims.core.extraction.statements.own_statements import own_statement
from claims.core.extraction.statements.records import Reading, Shelved, Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.records import Attribution, Force, RejectReason, Voice

_LEAST_WORDS = 2
"""Words of a quotation that says something; one is a name or a sound."""


def is_bare_quotation(article: Article, group: list[int]) -> bool:
    """Whether sentences that were read together, and in which no cue was found, are all quotation."""
    members = [article.parsed[index] for index in group]
    long_enough = sum(1 for parsed in members for token in parsed.tokens if token.is_word) >= _LEAST_WORDS
    return long_enough and all(is_all_quoted(parsed) for parsed in members)


def read_bare_quotation(reading: Reading, group: list[int]) -> None:
    """Take what can be checked by itself; the rest goes to the shelf, for a bare quotation does not tell who said it."""
    directory = reading.article.directory
    speaker = _speaker_before(reading.article, group[0])
    for index in group:
        parsed = reading.article.parsed[index]
        reading.quoted_by[index] = speaker
        reason = shelf_reason(reading.article, parsed)
        if reason is not None:
            reading.shelved.append(Shelved(index, reason, 0.05))
        else:
            _read_sentence(reading, parsed, speaker)
    directory.speaking, directory.spoke_until = speaker, group[-1]


def _speaker_before(article: Article, index: int) -> str | None:
    """Who spoke in the sentence before, or whom it was about in the same paragraph or before a colon; else None."""
    directory = article.directory
    if index == 0:
        return None
    before, parsed = article.parsed[index - 1], article.parsed[index]
    apart = parsed.sentence.paragraph - before.sentence.paragraph
    if apart > 1:
        return None
    if directory.spoke_until == index - 1:
        return directory.speaking
    leads = bool(before.tokens) and before.tokens[-1].text == ":"
    if apart == 1 and not leads:
        return None
    people = [m for m in article.mentions[index - 1] if m.first <= 1 and is_person(m, directory)]
    return directory.full_name(people[0].name) if people else None


def _read_sentence(reading: Reading, parsed: ParsedSentence, speaker: str | None) -> None:
    first, last = without_quote_marks(parsed, 0, len(parsed.tokens))
    pieces = split_statements(parsed, first, last)
    assessed = [(piece, assess_piece(reading.article, parsed, piece, attributed=True)) for piece in pieces]
    taken = [_statement(parsed, piece, pieces[0], found, speaker) for piece, found in assessed if found.is_checkable]
    reading.statements.extend(taken)
    if not taken:
        rejected = assessed[0][1] if assessed else None
        reason = rejected.reject if rejected is not None and rejected.reject is not None else RejectReason.OPINION
        reading.shelved.append(Shelved(parsed.index, reason, rejected.score if rejected is not None else 0.1))


def quoted_sentence(article: Article, parsed: ParsedSentence, speaker: str | None) -> Statement:
    """A sentence that is all quotation as one statement of ``speaker``, whatever it is worth."""
    piece = Piece(Role.MAIN, (without_quote_marks(parsed, 0, len(parsed.tokens)),))
    return _statement(parsed, piece, piece, assess_piece(article, parsed, piece, attributed=True), speaker)


def _statement(
    parsed: ParsedSentence, piece: Piece, main: Piece, assessment: Assessment, speaker: str | None
) -> Statement:
    return replace(
        own_statement(parsed, piece, main, assessment),
        attribution=Attribution(speaker, None, None, None, Force.SAID, Voice.QUOTED),
        speaker=speaker,
        voice=Voice.QUOTED,
    )
