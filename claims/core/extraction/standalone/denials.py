"""Denials of a whole clause as sentences: "Strand denies that Foss acted on the minister's orders."."""

from __future__ import annotations

from claims.core.extraction.attribution.frames import find_frame
from claims.core.extraction.clauses.pieces import Piece
from claims.core.extraction.standalone.records import StandaloneText
from claims.core.extraction.standalone.written_out import phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.edits import finish


def denial_text(
    article: Article, parsed: ParsedSentence, piece: Piece, statement: Statement, verb: int
) -> StandaloneText:
    """What the relative clause ``piece`` with the verb at ``verb`` denies, behind who denies it."""
    subject, is_open = phrase_text(article, parsed, (piece.first + 1, verb))
    said = parsed.tokens[verb].text
    start = _start_of_denied(article, parsed, piece, statement)
    if start is None:
        return StandaloneText(*finish(f"{subject} {said} this", ()), True)
    denied, needed = phrase_text(article, parsed, (start, piece.first - 1))
    opening = parsed.tokens[start]
    inside = denied if opening.tag == "P" or denied[:1] != opening.text[:1] else f"{denied[:1].lower()}{denied[1:]}"
    return StandaloneText(*finish(f"{subject} {said} that {inside}", ()), is_open or needed)


def _start_of_denied(article: Article, parsed: ParsedSentence, piece: Piece, statement: Statement) -> int | None:
    """Where the clause begins that is denied: what somebody else is said to have said, else the main clause."""
    frame = find_frame(parsed, article.mentions[parsed.index])
    if frame is not None and frame.content[0][0] < piece.first:
        return frame.content[0][0]
    main = statement.main
    return main.first if main is not None and main is not piece and main.first < piece.first - 1 else None
