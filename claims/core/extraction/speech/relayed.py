"""Whom an outlet relies on: what "the Post reported, citing two officials," is the officials'."""

from __future__ import annotations

from dataclasses import replace

from claims.core.extraction.attribution.source_bodies import SPEAKS_FOR
from claims.core.extraction.attribution.sources import as_described, head_of, is_person
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, OUTLETS, PEOPLE, SOURCE_NOUNS
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS, STATEMENT_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.speech.attribution import read_with_name
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.records import Attribution, Span

_REPORTING = words("report say write")
"""Verbs of an outlet that cites its sources."""
_NEAR = 6
"""Words from the outlet's verb to "citing" at most."""
_NO_SOURCES = words("force forces results evidence test tests record records investigation inquiry")
"""Nouns of people and documents that are reasons as often ("citing | poor results")."""
_CITED = (SOURCE_NOUNS | PEOPLE | SPEAKS_FOR | DOCUMENT_NOUNS | STATEMENT_NOUNS) - _NO_SOURCES
_SPEAKING_BODIES = words("police prosecutors authorities organizers organisers firefighters")
"""Bodies that are named without an article."""


def with_innermost(article: Article, statement: Statement) -> Statement:
    """A clause with the one who said it first, where the sentence names whom its source relies on."""
    told = statement.attribution
    if statement.form is not Form.CLAUSE or told is None or told.cue is None:
        return statement
    parsed = article.parsed[statement.sentence]
    if not parsed.span.holds(told.cue):
        return statement
    inner = _cited(article, parsed, statement, told)
    if inner is None or inner.speaker is None:
        return statement
    return replace(statement, attribution=inner, speaker=inner.speaker)


def _cited(article: Article, parsed: ParsedSentence, statement: Statement, told: Attribution) -> Attribution | None:
    """Whom an outlet cites ("Reuters reported, | citing two officials, that …", "Reuters, | citing police, said …")."""
    if told.cue is None or told.cue_verb not in _REPORTING or _is_by_person(article, parsed, told):
        return None
    if not _is_outlet(parsed, told):
        return None
    tokens = parsed.tokens
    at = next((at for at in range(len(tokens) - 1) if tokens[at].lower == "citing"), None)
    if at is None or parsed.quoted[at] or not _is_of_report(parsed, statement, parsed.index_at(told.cue.start), at):
        return None
    end = next((place for place in range(at + 1, len(tokens)) if tokens[place].text in ",.;"), len(tokens))
    span = Span(tokens[at + 1].start, tokens[end - 1].end) if end > at + 1 else None
    if span is None or any(span.overlaps(part) for part in statement.spans):
        return None
    if not _can_be_cited(article, parsed, at + 1, end):
        return None
    source = read_with_name(article, parsed, at + 1, end)
    if source.speaker is None:
        source = as_described(article.body, tokens[at + 1 : end])
    return replace(told, speaker=source.speaker, source=span)


def _is_of_report(parsed: ParsedSentence, statement: Statement, cue: int, at: int) -> bool:
    """Whether "citing" at ``at`` belongs to the verb of reporting at ``cue``: behind it, before it, behind what it says."""
    tokens = parsed.tokens
    if cue < at < cue + _NEAR:
        return True
    if at < cue:
        # "Reuters, | citing police, reported", "Citing police, | Reuters reported".
        closing = next((place for place in range(cue - 1, at, -1) if tokens[place].text == ","), at)
        return (at == 0 or tokens[at - 1].text == ",") and at < closing and not has_finite(tokens[closing:cue])
    if tokens[at - 1].text != ",":
        return False
    last = next(place for place in range(at - 1, -1, -1) if tokens[place].is_word)
    return any(part.holds(tokens[last].span) for part in statement.spans)


def _is_outlet(parsed: ParsedSentence, told: Attribution) -> bool:
    """Whether the source is one that reports what others say, by its name or its kind ("Reuters", "the newspaper")."""
    return told.source is not None and any(
        token.lower in OUTLETS for token in parsed.tokens if told.source.holds(token.span)
    )


def _can_be_cited(article: Article, parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether the words stand for people, a body or a document, not for a reason ("citing | high costs")."""
    tokens = parsed.tokens[first:last]
    head = head_of(tokens)
    if head is None:
        return False
    named = [m for m in article.mentions[parsed.index] if m.span.holds(head.span)]
    if any(m.kind is NameKind.ORGANIZATION or is_person(m, article.directory) for m in named):
        return True
    if head.lower in INSTITUTIONS:
        # "citing | poor service".
        return tokens[0].tag == "D" or head.lower in _SPEAKING_BODIES
    return head.lower in _CITED or singular_of(head.lower) in _CITED


def _is_by_person(article: Article, parsed: ParsedSentence, told: Attribution) -> bool:
    """Whether a person is named as the source, who answers for what is said."""
    return told.source is None or any(
        mention.kind is NameKind.PERSON and mention.span.overlaps(told.source)
        for mention in article.mentions[parsed.index]
    )
