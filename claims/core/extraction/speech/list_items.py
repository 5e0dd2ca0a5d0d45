"""Items of lists that state a figure without a verb: "• Revenue up 12% to €418.6 million", "- 27 products launched"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.clauses.pieces import Piece, Role, without_marks
from claims.core.extraction.figures.currencies import CURRENCY_CODES, CURRENCY_WORDS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.assessing import assess_piece, holds
from claims.core.extraction.statements.groups import is_ingredient, is_item
from claims.core.extraction.statements.own_statements import own_statement
from claims.core.extraction.statements.records import Reading
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.tokens import Token

_DIRECTIONS = words("up down higher lower above below versus against")
"""What tells of an amount how it has changed; a place or a price of an offer has none."""
_LEADS = words("to by from at")
_AMOUNTS = {*CURRENCY_CODES.values(), *CURRENCY_WORDS.values(), "percent", "share"}
"""Units of money and of shares."""
_MOST_WORDS = 30
"""Words of such an item at most; longer ones are prose that lost its verb."""


def take_items(reading: Reading) -> None:
    """Take the items that nothing was taken of: an amount or a share of something, or what was done to a number."""
    article = reading.article
    known = {index for statement in reading.statements for index in statement.sentences}
    taken = set()
    for parsed in article.parsed:
        if parsed.index in known or not is_item(article, parsed) or not _states_figure(article, parsed):
            continue
        piece = Piece(Role.APPOSITION, (without_marks(parsed.tokens, 0, len(parsed.tokens)),))
        assessment = assess_piece(article, parsed, piece, attributed=False)
        reading.statements.append(own_statement(parsed, piece, piece, assessment))
        taken.add(parsed.index)
    reading.shelved[:] = [entry for entry in reading.shelved if entry.sentence not in taken]


def _states_figure(article: Article, parsed: ParsedSentence) -> bool:
    tokens = parsed.tokens
    if any(token.tag in "MFZ" for token in tokens) or len(tokens) > _MOST_WORDS or tokens[0].tag == "B":
        # "- Boil tap water for 3 minutes" is an order.
        return False
    figures = [q for q in article.quantities[parsed.index] if holds((parsed.span,), q.span) and q.unit != "rank"]
    amounts = [q for q in figures if (q.unit or "").split(" per ")[0] in _AMOUNTS]
    first = tokens[0].start
    if any(q.span.start > first for q in amounts):
        return _tells_change(tokens)
    done = any(token.tag in "ET" for token in tokens) and not is_ingredient(tokens)
    return done and any(q.unit is not None and q.span.start == first for q in figures)


def _tells_change(tokens: Sequence[Token]) -> bool:
    """Whether the item says how an amount has changed ("up 12%", "reduced to $61 million"), and is no offer."""
    if any(token.lower == "off" for token in tokens):
        return False
    return any(
        (token.lower in _DIRECTIONS and behind.lower != "to") or (token.tag in "ET" and behind.lower in _LEADS)
        for token, behind in pairwise(tokens)
    )
