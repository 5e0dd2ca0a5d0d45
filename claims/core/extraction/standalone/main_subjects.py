"""The subject of a main clause, as far as a pronoun in its relative clause can stand for it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.sources import is_person as names_person
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.people import is_person
from claims.core.extraction.standalone.speakers import PLURALS
from claims.core.extraction.standalone.written_out import phrase_text
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token


def main_subject(article: Article, parsed: ParsedSentence, statement: Statement, pronoun: str) -> str | None:
    """The subject of the main clause written out, if the pronoun in a relative clause can stand for it, else None."""
    if statement.main is None:
        return None
    first = statement.main.first
    for at in range(first, statement.main.parts[0][1]):
        if parsed.tokens[at].tag == "W" or parsed.tokens[at].lower == "that":
            # "a charity that she had set up": what is told here is not what the pronoun stands for.
            return None
        if parsed.tokens[at].tag in FINITE:
            stands = at > first and may_stand_for(article, parsed, (first, at), pronoun)
            return phrase_text(article, parsed, (first, at))[0] if stands else None
    return None


def may_stand_for(article: Article, parsed: ParsedSentence, words_: tuple[int, int], pronoun: str) -> bool:
    """Whether a pronoun agrees with a subject: "the deal left them towns that | they seized" is not of the deal."""
    first, last = words_
    inside = parsed.tokens[first:last]
    if inside[0].tag == "O":
        return inside[0].lower == pronoun
    head = next((token for token in inside if token.tag in "NSP" and not _goes_on(inside, token)), inside[-1])
    several = head.tag == "S" or head.lower in PLURALS or any(token.tag == "K" for token in inside)
    person = any(names_person(m, article.directory) for m in article.mentions[parsed.index] if first <= m.first < last)
    person = person or is_person(singular_of(head.lower))
    if pronoun == "they":
        return several
    return not several and person is (pronoun in ("he", "she"))


def _goes_on(inside: Sequence[Token], token: Token) -> bool:
    """Whether a noun is followed by another one of its phrase ("the | peace | deal", "Ana | Roe's | deal")."""
    at = inside.index(token)
    return at + 1 < len(inside) and inside[at + 1].tag in "NSPQ"
