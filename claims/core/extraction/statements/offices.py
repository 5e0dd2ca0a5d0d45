"""Claims about who holds which office, from appositions and full titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.attribution.sources import is_age_name, is_person
from claims.core.extraction.clauses.appositions import appositions
from claims.core.extraction.clauses.pieces import Piece, Role
from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import HONORIFICS
from claims.core.extraction.lexicon.people import is_person as is_person_noun
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.mentions.identifications import identifications
from claims.core.extraction.mentions.kin import is_kin
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Form, Reading, Statement, office_of, statements_of
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_DESCRIBING = frozenset({Role.APPOSITION, Role.RESTRICTIVE, Role.PRESUPPOSED})
_NOW = frozenset(("now", "then", "aged"))
_NEAR_SENTENCES = 2
"""Sentences before "the 57-year-old" in which that person was told of at most."""
_LONGEST_LEAD = 4
"""Words between an article and its noun, and the article, at most."""
_AGE_REASON = "says how old a person is"


def read_offices(reading: Reading, parsed: ParsedSentence) -> None:
    """Take who holds which office: from appositions and full titles, once an article."""
    article = reading.article
    read_ages(reading, parsed)
    _read_age_names(reading, parsed)
    for mention in article.mentions[parsed.index]:
        if mention.title is None or mention.name in reading.offices:
            continue
        apposed = mention.is_apposed
        if not apposed and not (mention.has_office and len(mention.name.split()) >= 2):
            continue
        reading.offices.add(mention.name)
        span = _described_span(parsed, mention)
        if apposed:
            _drop_description(reading, parsed, span)
        reading.statements.append(office_of(parsed, mention, span, "says who holds which office"))
    for mention in identifications(parsed, article.mentions[parsed.index]):
        if mention.name not in reading.offices:
            reading.offices.add(mention.name)
            statement = office_of(parsed, mention, mention.described, "says whom or what a name stands for")
            aged = next((s for s in statements_of(reading, parsed.index) if _tells_age(s, mention)), None)
            if aged is not None:
                reading.statements.remove(aged)
                statement = _with_age(parsed, statement, aged)
            reading.statements.append(statement)
    for piece in appositions(parsed):
        _read_identity(reading, parsed, piece)


def _read_identity(reading: Reading, parsed: ParsedSentence, piece: Piece) -> None:
    """Take what a phrase says that the one before it is, unless a name in it was taken with that description."""
    span = piece.spans(parsed)[0]
    comma = parsed.tokens[piece.subject[1]].start if piece.subject is not None else span.start
    offices = [s.spans[0] for s in statements_of(reading, parsed.index) if s.form is Form.OFFICE]
    if any(span.overlaps(known) and known.end > comma for known in offices):
        return
    _drop_description(reading, parsed, span)
    reading.statements.append(
        replace(office_of(parsed, None, span, "says who or what something is"), piece=piece),
    )


def _drop_description(reading: Reading, parsed: ParsedSentence, span: Span) -> None:
    """Drop what was taken of a description alone: it is said better with what it describes, which is at ``span``."""
    for other in statements_of(reading, parsed.index):
        if other.form is not Form.CLAUSE or other.piece is None or other.piece.role not in _DESCRIBING:
            continue
        if other.spans[0].start > span.start and other.spans[-1].end == span.end:
            reading.statements.remove(other)


def read_ages(reading: Reading, parsed: ParsedSentence) -> None:
    """Take how old people are from the number after their name ("Jane Roe, 58, …"), once an article."""
    tokens = parsed.tokens
    for mention in reading.article.mentions[parsed.index]:
        at = mention.last
        now = at + 3 < len(tokens) and tokens[at].text == "," and tokens[at + 1].lower in _NOW
        if now:
            # "Rendall, now 81,": known already, the age is news.
            at += 1
        if at + 2 >= len(tokens) or not (now or tokens[at].text == ",") or not _is_age(tokens[at + 1].text):
            continue
        key = f"{mention.name}, age"
        if tokens[at + 2].text not in ",.;" or mention.kind is NameKind.PLACE or key in reading.offices:
            continue
        titled = mention.title is not None and mention.title.lower() in HONORIFICS
        if len(mention.name.split()) < 2 and not titled and not now and not is_kin(tokens, mention.first):
            # A surname alone was introduced before: the age there only tells the person apart.
            continue
        reading.offices.add(key)
        start = mention.described.start if mention.described.end <= tokens[at].start else mention.span.start
        span = Span(start, tokens[_end_of_home(parsed, at + 2) - 1].end)
        aged = replace(mention, title=f"{tokens[at + 1].text} years old", has_office=False)
        reading.statements.append(office_of(parsed, aged, span, _AGE_REASON))


def _read_age_names(reading: Reading, parsed: ParsedSentence) -> None:
    """Take how old somebody named before is from "the 57-year-old", once an article."""
    tokens = parsed.tokens
    for at in range(len(tokens) - 2):
        if not is_age_name(tokens[at : at + 2]) or tokens[at + 2].tag in "NSPJ":
            continue
        # Who speaks is decided as for every speaker.
        is_source = any(_is_said(token) for token in (*tokens[max(0, at - 1) : at], tokens[at + 2]))
        directory = reading.article.directory
        name = directory.person_meant() if is_source else person_of_age(reading.article, parsed, at)
        if name is None or f"{name}, age" in reading.offices:
            continue
        reading.offices.add(f"{name}, age")
        span = Span(tokens[at].start, tokens[at + 1].end)
        title = f"{tokens[at + 1].text.partition('-')[0]} years old"
        aged = Mention(parsed.index, at, at + 2, name, NameKind.PERSON, span, span, title)
        reading.statements.append(office_of(parsed, aged, span, _AGE_REASON))


def person_of_age(article: Article, parsed: ParsedSentence, at: int) -> str | None:
    """Whom "the 57-year-old" at ``at`` means: the one person told of just before, None where others were told of too.

    Those are looked for in its sentence and in the last few before it, up to the first that tells of anybody.
    """
    for index in range(parsed.index, max(-1, parsed.index - _NEAR_SENTENCES - 1), -1):
        tokens = article.parsed[index].tokens
        end = at if index == parsed.index else len(tokens)
        people = [m for m in article.mentions[index] if m.last <= end and is_person(m, article.directory)]
        if any(_is_unnamed(tokens, place) for place in range(end)):
            return None
        names = {article.directory.full_name(mention.name) for mention in people}
        if names:
            return min(names) if len(names) == 1 else None
    return None


def _is_said(token: Token) -> bool:
    return token.tag in FINITE and base_of(token.lower) in FORCE_BY_VERB


def _is_unnamed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` is of somebody who is brought in without a name ("a man", "another driver")."""
    if tokens[at].tag != "N" or tokens[at].is_capitalized or not is_person_noun(tokens[at].lower):
        return False
    if at + 1 < len(tokens) and (tokens[at + 1].tag in "NSP" or tokens[at + 1].text == ","):
        # "a driver, Ana Roe", "a mine | worker".
        return False
    lead = next((t for t in reversed(tokens[max(0, at - _LONGEST_LEAD) : at]) if t.tag not in "JNSP"), None)
    return lead is not None and lead.lower in ("a", "an", "another")


def _tells_age(statement: Statement, mention: Mention) -> bool:
    """Whether a statement tells the age of the bearer of a name and nothing else of it."""
    aged = statement.mention
    return aged is not None and aged.span == mention.span and statement.reasons == (_AGE_REASON,)


def _with_age(parsed: ParsedSentence, statement: Statement, aged: Statement) -> Statement:
    """One claim of who somebody is and how old: "the driver Alan Roe, 47"."""
    span = Span(min(statement.spans[0].start, aged.spans[0].start), aged.spans[0].end)
    if statement.mention is None or aged.mention is None:
        return statement
    mention = replace(statement.mention, title=f"{statement.mention.title} and {aged.mention.title}")
    return replace(statement, spans=(span,), tokens=tuple(parsed.within(span)), mention=mention)


def _end_of_home(parsed: ParsedSentence, at: int) -> int:
    """After where somebody lives or works (", of Mill Road, Leeds", ", of the charity Hear Again"), else ``at``."""
    tokens = parsed.tokens
    if at + 2 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower not in ("of", "from"):
        return at
    start = at + 2
    if tokens[start].lower == "the" and start + 2 < len(tokens):
        start += 1 if tokens[start + 1].is_capitalized else 2
    end = start
    while end < min(len(tokens), at + 14):
        if tokens[end].is_capitalized or tokens[end].text[:1].isdigit():
            end += 1
        elif tokens[end].lower in (",", "of", "in") and end + 1 < len(tokens) and tokens[end + 1].is_capitalized:
            end += 2
        else:
            break
    return end if end > start else at


def _is_age(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < int(text[:4]) < 120 and len(text) <= 3


def _described_span(parsed: ParsedSentence, mention: Mention) -> Span:
    at = parsed.index_at(mention.described.start)
    end = mention.described.end
    if mention.apposition_last is None:
        home = _end_of_home(parsed, mention.last)
        end = parsed.tokens[home - 1].end if home > mention.last else end
    if at > 0 and parsed.tokens[at - 1].lower in ARTICLES:
        return Span(parsed.tokens[at - 1].start, end)
    return Span(mention.described.start, end)
