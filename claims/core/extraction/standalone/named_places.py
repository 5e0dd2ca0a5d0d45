"""Countries and wars that an article calls by a noun alone, named: "the conflict", "the country"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article, countries_in
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.edits import Edit
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_COUNTRY_WORDS = words("country nation")


def phrase_edits(article: Article, parsed: ParsedSentence, tokens: Sequence[Token]) -> list[Edit]:
    """ "the conflict" -> "the war in …", "the country" -> its name, where the article is about one country."""
    if article.country is None:
        return []
    edits = []
    for at in range(len(tokens) - 1):
        if tokens[at].lower != "the":
            continue
        noun = tokens[at + 1]
        following = tokens[at + 2].lower if at + 2 < len(tokens) else ""
        span = Span(tokens[at].start, noun.end)
        if noun.lower in ("war", "conflict") and following not in (
            "in",
            "on",
            "against",
            "between",
            "of",
            "with",
            "over",
            "for",
        ):
            if _is_in_country(tokens, article.country):
                continue
            edits.append(
                Edit(span, war_in(article, noun.lower, tokens[at].text), "place of the conflict from the article")
            )
        elif (
            noun.lower in _COUNTRY_WORDS
            and following != "of"
            and _last_country(article, parsed, noun) == article.country
            and (article.country == "United States" or not article.tells_of_state)
        ):
            edits.append(Edit(span, _in_text(article.country), "country named in the article"))
    return edits


def _last_country(article: Article, parsed: ParsedSentence, token: Token) -> str | None:
    """The country named last before ``token``, in its sentence or the two before."""
    for index in range(parsed.index, max(-1, parsed.index - 3), -1):
        named = countries_in([t for t in article.parsed[index].tokens if t.end <= token.start or index < parsed.index])
        if named:
            return named[-1]
    return article.country


def _is_in_country(tokens: Sequence[Token], country: str) -> bool:
    is_named = any(token.text == country or COUNTRY_BY_ADJECTIVE.get(token.text) == country for token in tokens)
    return is_named or country in countries_in(tokens)


def war_in(article: Article, noun: str, article_word: str) -> str:
    """The conflict by its place; it is called a war if the article itself calls it so."""
    if noun == "conflict" and article.tells_of_war:
        noun = "war"
    return f"{article_word} {noun} in {_in_text(article.country or '')}"


def _in_text(country: str) -> str:
    return f"the {country}" if country.startswith("United ") or country in ("Netherlands", "Philippines") else country
