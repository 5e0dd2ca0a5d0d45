"""Whether the word that begins a sentence names a body or is a noun with a capital ("Wages are low, the union said")."""

from __future__ import annotations

from claims.core.extraction.figures.counted_nouns import is_plural, singular_of
from claims.core.extraction.lexicon.people import PEOPLE
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, is_known

_NAMED_EARLY = 40
"""Sentences in which a body that an article goes on about is named."""


def leads_with_body(article: Article, parsed: ParsedSentence, first: Mention, *, is_company: bool) -> bool:
    """Whether ``first``, with which a sentence begins, names the body that "the company" or "the union" behind it is."""
    if _is_plural_noun(parsed, first):
        return False
    return first.kind is not NameKind.OTHER or _is_of_body(article, parsed, first, is_company=is_company)


def _is_plural_noun(parsed: ParsedSentence, first: Mention) -> bool:
    """Whether what looks like a name is a noun that begins the sentence ("Buses will run again, the operator said")."""
    word = first.name.lower()
    noun = singular_of(word)
    if first.last - first.first > 1 or noun == word:
        return False
    verb = next((token for token in parsed.tokens[first.last :] if token.tag in FINITE), None)
    several = verb is not None and (verb.lower in ("are", "were") or verb.tag == "F")
    return several or is_known(noun) or noun in PEOPLE or parsed.tokens[first.last].tag in "IW"


def _is_of_body(article: Article, parsed: ParsedSentence, mention: Mention, *, is_company: bool) -> bool:
    """Whether the word that a sentence begins with names a body, and is no noun ("Wages are low, the union said").

    Of a firm the capital is enough where one thing did something; of other bodies the text has to name it elsewhere.
    """
    if " " in mention.name:
        return True
    behind = parsed.tokens[mention.last] if mention.last < len(parsed.tokens) else None
    several = behind is not None and (behind.tag == "F" or behind.lower in ("are", "were", "have"))
    if several and is_plural(mention.name.lower()):
        return False
    is_word = is_known(mention.name.lower())
    if is_company or not (is_word or is_plural(mention.name.lower())):
        return not is_word
    rows = article.mentions[:_NAMED_EARLY]
    return any(other.name == mention.name and other.first > 1 for row in rows for other in row)
