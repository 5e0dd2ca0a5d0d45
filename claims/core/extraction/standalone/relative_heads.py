"""Whom or what a relative clause tells of where that is not the phrase right before it: a person named there or behind
a place, the name that the phrase describes, the body whose head leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.sources import is_person as names_person
from claims.core.extraction.attribution.sources import is_possessive
from claims.core.extraction.clauses.pieces import Piece, phrase_before
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.people import INSTITUTIONS, is_person
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.standalone.relative_doubts import HOLDING
from claims.core.extraction.standalone.relative_places import AREAS, OF_PLACES
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_PARTS = frozenset(("part", "parts", "half", "most", "much", "control", "ownership", "shares"))
"""What is of a body and owns nothing by itself ("parts of | the firm, whose mills")."""


def name_before(article: Article, parsed: ParsedSentence, piece: Piece, subject: tuple[int, int]) -> str | None:
    """The full name of whom "who" is about, None where no name among or before the words of ``subject`` tells it."""
    first, last = subject
    words = parsed.tokens[first:last]
    aside = all(token.tag in "CY" for token in words) or (len(words) == 1 and "-" in words[0].text)
    before = (m for m in article.mentions[parsed.index] if m.last <= piece.first)
    people = [m for m in before if names_person(m, article.directory)]
    if aside and people:
        return article.directory.full_name(people[-1].name)
    named = [m for m in article.mentions[parsed.index] if aside and m.last == first - 1]
    if named and article.directory.full_name(named[-1].name) != named[-1].name:
        # "Holm, 47, who": a surname.
        return article.directory.full_name(named[-1].name)
    first, last = words_behind_age(parsed, subject) or subject
    source = [m for m in people if first <= m.first < last and not is_possessive(parsed.tokens, m)]
    # "donors of Roe who", but "Roe | donors | who": the donors.
    source = [m for m in source if m.last >= last or parsed.tokens[m.last].tag not in "S"]
    source = source or _person_of_place(article, parsed, piece)
    return article.directory.full_name(source[0].name) if source else None


def words_behind_age(parsed: ParsedSentence, words: tuple[int, int] | None) -> tuple[int, int] | None:
    """The words, or the phrase before them where they are an age in commas ("Tobias Finch, 51, | with whom")."""
    tokens = parsed.tokens
    if words is None or words[1] - words[0] > 1 or tokens[words[0]].tag != "C" or tokens[words[0] - 1].text != ",":
        return words
    return phrase_before(parsed, words[0] - 1, 0)


def _person_of_place(article: Article, parsed: ParsedSentence, piece: Piece) -> list[Mention]:
    """Who is told of where only a place stands before "who" ("said Ana Roe of the Lake Institute in Mour, who led it")."""
    if piece.subject is None:
        return []
    mentions = [m for m in article.mentions[parsed.index] if m.last <= piece.first]
    places = [m for m in mentions if m.first < piece.subject[1] and piece.subject[0] < m.last]
    people = [m for m in mentions if m.kind is NameKind.PERSON]
    if not places or not people:
        return []
    between = parsed.tokens[people[-1].last : piece.first]
    is_told = any(token.tag in FINITE or token.tag == "S" or token.text in ";:" for token in between)
    return [] if is_told else people[-1:]


def start_of_body(article: Article, parsed: ParsedSentence, first: int, last: int, pronoun: Token) -> int:
    """Where a body begins that "which" tells of: without whose head leads to it, with all of its name.

    "chairman of | the Anglers' Association, which", "the Competition | and Markets Authority, which".
    """
    tokens = parsed.tokens
    of = next((at for at in range(first + 1, last - 1) if tokens[at].lower == "of"), None)
    if pronoun.lower == "which" and of is not None and is_person(tokens[of - 1].lower):
        return of + 1
    if pronoun.lower == "whose" and of is not None and tokens[of - 1].lower in _PARTS:
        return of + 1
    if pronoun.lower in ("which", "that") and of is not None and tokens[of - 1].lower == "part":
        return of + 1
    if pronoun.lower == "which" and of is not None and _is_of_named(tokens[first:last], of - first):
        return of + 1
    whole = next((m for m in article.mentions[parsed.index] if m.first < first < m.last), None)
    if whole is None:
        return first
    return whole.first - (whole.first > 0 and tokens[whole.first - 1].lower == "the")


def _is_of_named(inside: Sequence[Token], of: int) -> bool:
    """Whether a phrase is something of a body that "which" goes on about: "the weakness of | Roe Airlines, which".

    "a strain of Islam, which" goes on about the strain.
    """
    noun = inside[of - 1]
    named = inside[of + 1 + (inside[of + 1].lower == "the") :]
    is_area = singular_of(noun.lower) in AREAS or noun.lower in INSTITUTIONS or noun.lower in HOLDING
    is_one_of_kind = inside[0].lower in ("a", "an")
    is_other = noun.tag in "NS" and not is_area and not is_one_of_kind
    return is_other and bool(named) and all(token.tag == "P" for token in named)


def described_name(article: Article, parsed: ParsedSentence, first: int) -> str | None:
    """The name that the phrase from ``first`` on describes in commas ("Al Noor, | a fund | that owns 9%")."""
    tokens = parsed.tokens
    if first < 2 or tokens[first].lower not in ARTICLES or tokens[first - 1].text != ",":
        return None
    end = first - 1
    if end >= 2 and tokens[end - 1].tag == "C" and tokens[end - 2].text == ",":
        # "Roe, 77, a herder".
        end -= 2
    named = next((m for m in article.mentions[parsed.index] if m.span.end == tokens[end - 1].end), None)
    if named is None or named.kind is NameKind.PLACE or _leads_list(parsed, named.first):
        return None
    return None if is_place_of_opening(parsed, named) else article.directory.full_name(named.name)


def is_place_of_opening(parsed: ParsedSentence, named: Mention) -> bool:
    """Whether a name only says where something happens before its sentence tells of whom ("In Velm City, a woman who")."""
    before = parsed.tokens[: named.first]
    return bool(before) and before[-1].lower in OF_PLACES and before[0].tag == "I" and not has_finite(before)


def _leads_list(parsed: ParsedSentence, first: int) -> bool:
    """Whether a name is an item of a list, what follows it the next one."""
    before = parsed.tokens[first - 1] if first > 0 else None
    return before is not None and before.text == "," and first > 1 and parsed.tokens[first - 2].tag == "P"
