"""Clauses of a sentence with several sources, each as its own source's: "Roe said it closed; the bank said it is open"."""

from __future__ import annotations

from dataclasses import replace

from claims.core.extraction.attribution.stretches import own_frame
from claims.core.extraction.clauses.pieces import without_marks
from claims.core.extraction.clauses.roles import piece_of
from claims.core.extraction.lexicon.sayings import ASSERTING
from claims.core.extraction.speech.attribution import attribution_of, source_of, voice_of, with_name
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Form, Statement


def with_own_source(article: Article, statement: Statement) -> Statement:
    """A clause that is attributed by a cue of another clause, as the words of the source in its own; else as it is."""
    told, parsed = statement.attribution, article.parsed[statement.sentence]
    if statement.form is not Form.CLAUSE or told is None or told.cue is None or not parsed.span.holds(told.cue):
        return statement
    mentions = article.mentions[parsed.index]
    first, last = parsed.index_at(statement.spans[0].start), parsed.index_at(statement.spans[-1].end - 1) + 1
    frame = own_frame(parsed, mentions, (first, last), parsed.index_at(told.cue.start))
    if frame is None or frame.force not in ASSERTING:
        return statement
    source = with_name(
        article, parsed, frame.source, source_of(article.body, parsed, frame, mentions, article.directory)
    )
    if source.speaker is None:
        return statement
    if first < frame.content[0][0] or frame.content[-1][1] < last:
        # "according to Roe, | it closed".
        piece = piece_of(parsed, *without_marks(parsed.tokens, *frame.content[0]))
        statement = replace(statement, piece=piece, spans=piece.spans(parsed), tokens=tuple(piece.tokens(parsed)))
    attribution = attribution_of(parsed, frame, source, statement.spans)
    voice = voice_of(parsed, frame, statement.spans)
    return replace(statement, attribution=replace(attribution, voice=voice), speaker=source.speaker, voice=voice)
