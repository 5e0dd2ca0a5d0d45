"""Surnames in the words of a statement made full names."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE, FULL_NAMES, PLACES
from claims.core.extraction.lexicon.people import FIRST_NAMES, INSTITUTIONS
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.standalone.records import FULL_NAME
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import is_known
from claims.core.extraction.text.edits import Edit
from claims.core.records import Span

_LANDSCAPE = frozenset(("Lake", "Mount", "River", "Cape", "Port", "Fort", "Saint", "St", "St.", "Gulf", "Bay"))


def is_verbatim(parsed: ParsedSentence, span: Span, spans: Sequence[Span]) -> bool:
    """Whether ``span`` is quoted inside a text that is not quoted as a whole: those words are somebody's, to the letter."""
    return any(q.span.holds(span) and not all(q.span.holds(part) for part in spans) for q in parsed.quotations)


def name_edits(article: Article, parsed: ParsedSentence, spans: Sequence[Span]) -> list[Edit]:
    """Surnames alone become full names."""
    edits = []
    mentions = article.mentions[parsed.index]
    for mention in mentions:
        if len(mention.name.split()) > 1 or not any(span.holds(mention.span) for span in spans):
            continue
        full = article.directory.full_name(mention.name)
        if mention.name.lower() in INSTITUTIONS:
            # "the departments of State and Defense" beside "Islamic State".
            continue
        if _is_with_article(parsed, mention) or _is_thing(parsed, mention):
            # "the State" is no person's surname; "the Ruiz campaign" has one.
            continue
        if _is_titled_other(article, parsed, mention, full):
            continue
        if any(m.name == full and m.last < mention.first and any(s.holds(m.span) for s in spans) for m in mentions):
            # "Ana Roe of Roe & Sons": named in full before.
            continue
        if full != mention.name and _is_plain_name(full) and not is_verbatim(parsed, mention.span, spans):
            edits.append(Edit(mention.span, full, FULL_NAME))
    return edits


def _is_titled_other(article: Article, parsed: ParsedSentence, mention: Mention, full: str) -> bool:
    """Whether "Mr." or "Mrs." before a surname tells of another than the one known by it ("Mr. Roe" beside Ana Roe)."""
    before = parsed.tokens[mention.first - 1].lower if mention.first > 0 else ""
    if mention.first > 1 and before == ".":
        before = parsed.tokens[mention.first - 2].lower
    pronoun = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}.get(before.rstrip("."))
    return pronoun is not None and article.directory.pronouns.get(full, pronoun) != pronoun


def _is_with_article(parsed: ParsedSentence, mention: Mention) -> bool:
    tokens = parsed.tokens
    before = tokens[mention.first - 1].lower if mention.first > 0 else ""
    return before in ARTICLES and not (mention.last < len(tokens) and tokens[mention.last].tag in "NS")


def _is_thing(parsed: ParsedSentence, mention: Mention) -> bool:
    """Whether "which" goes on about the name: a firm may have the surname of its founder ("Roe, which sells tea, …")."""
    after = [token.lower for token in parsed.tokens[mention.last : mention.last + 2]]
    return after[:1] == ["which"] or after == [",", "which"]


def _is_plain_name(full: str) -> bool:
    """Whether a full name is surely somebody's, not a describing word and a name ("Florida Latino", "GOP Israel").

    Its first word is a given name, or at least no place, people, acronym or word of the lexicon.
    """
    first, _, rest = full.partition(" ")
    if any(word in COUNTRY_BY_ADJECTIVE or word in PLACES or word in FULL_NAMES for word in rest.split()):
        return False
    if first in _LANDSCAPE:
        # "Lake Malawi" is no full name of Malawi.
        return False
    lower = first.lower()
    if lower in FIRST_NAMES:
        return True
    described = first in COUNTRY_BY_ADJECTIVE or first in PLACES or first in FULL_NAMES
    return not (described or is_known(lower) or (first.isupper() and len(first) > 1 and "." not in first))
