"""One sentence read as a claim because a person says that it is one, whatever the rules think of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claims.core.extraction.clauses.pieces import Piece, Role, without_marks
from claims.core.extraction.pipeline import claim_of
from claims.core.extraction.statements.article import Article, read_article
from claims.core.extraction.statements.assessing import assess_piece
from claims.core.extraction.statements.own_statements import own_statement
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.body import trimmed
from claims.core.extraction.text.languages import LanguageLevel, level_of
from claims.core.extraction.tongues.reading import TONGUES, read_sentences
from claims.core.records import ExtractedClaim, Span, Voice

BY_A_PERSON = "taken by a person"
"""The one reason for which such a sentence is a claim."""


def claim_of_sentence(
    body: str, index: int, *, published: dt.date, headline: str | None, language: str
) -> ExtractedClaim | None:
    """Sentence ``index`` (from 0, as ``extract`` counts) of a stored body as one claim; None where there is none such.

    All of it is taken, without the marks at its ends. What stands in quotation marks is claimed to have been said: the
    claim is then the saying. The score is that of the rules.
    """
    if level_of(language) is LanguageLevel.BASIC:
        read = read_sentences(body, TONGUES[language[:2].lower()], published=published)
        claims = [row.claim for row in read if row.index == index]
        return replace(claims[-1], reasons=(BY_A_PERSON,)) if claims else None
    article = read_article(body, published=published, headline=headline)
    if index >= len(article.sentences):
        return None
    return claim_of(article, _statement(article, article.parsed[index]))


def _statement(article: Article, parsed: ParsedSentence) -> Statement:
    if parsed.quotations or not any(token.is_word for token in parsed.tokens):
        return Statement(
            form=Form.SAYING if parsed.quotations else Form.CLAUSE,
            sentence=parsed.index,
            sentences=(parsed.index,),
            spans=(trimmed(article.body, parsed.span.start, parsed.span.end),),
            tokens=tuple(parsed.tokens),
            score=0.0,
            reasons=(BY_A_PERSON,),
            voice=Voice.QUOTED if _is_all_quoted(parsed) else Voice.OWN,
        )
    piece = Piece(Role.MAIN, (without_marks(parsed.tokens, 0, len(parsed.tokens)),))
    assessment = assess_piece(article, parsed, piece, attributed=False)
    first, last = piece.parts[0]
    span = Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)
    return replace(own_statement(parsed, piece, piece, assessment), spans=(span,), reasons=(BY_A_PERSON,))


def _is_all_quoted(parsed: ParsedSentence) -> bool:
    return bool(parsed.quoted) and all(
        quoted for quoted, token in zip(parsed.quoted, parsed.tokens, strict=True) if token.is_word
    )
