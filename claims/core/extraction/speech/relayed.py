"""Words that one source passes on for another: the innermost speaker is the one who said them.

"The Post reported, citing two officials, that …", "Roe said the bank had told staff that …".
"""

from __future__ import annotations

from dataclasses import replace

from claims.core.extraction.attribution.sources import as_described, head_of
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, OUTLETS, PEOPLE, SOURCE_NOUNS
from claims.core.extraction.lexicon.sayings import ASSERTING, DOCUMENT_NOUNS, FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.names import NameKind
from claims.core.extraction.speech.attribution import read_with_name
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.records import Form, Statement
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.records import Attribution, Force, Span

_REPORTING = words("report say write")
"""Verbs of an outlet that cites its sources."""
_PASSING_ON = words("say tell claim warn allege")
"""Verbs by which the inner speaker said it."""
_NEAR = 6
"""Words from the outlet's verb to "citing", and from the inner verb to what was said, at most."""
_SPEAKERS = (NameKind.PERSON, NameKind.ORGANIZATION)
_NO_SOURCES = words("force forces results evidence test tests record records investigation inquiry")
"""Nouns of people and documents that are reasons as often ("citing | poor results")."""
_CITED = (SOURCE_NOUNS | PEOPLE | DOCUMENT_NOUNS) - _NO_SOURCES
_SPEAKING_BODIES = words("police prosecutors authorities organizers organisers firefighters")
"""Bodies that are named without an article."""
"""Outer forces under which the inner words were said at all."""
_NOBODY = words("no none neither nor few nobody never not n't n’t hardly little only any either")
"""Words in an inner source that say that it did not speak, or leave open whether."""


def with_innermost(article: Article, statement: Statement) -> Statement:
    """A clause with the one who said it first, where the sentence names whom its source relies on or quotes."""
    told = statement.attribution
    if statement.form is not Form.CLAUSE or told is None or told.cue is None or told.speaker is None:
        return statement
    parsed = article.parsed[statement.sentence]
    if not parsed.span.holds(told.cue):
        return statement
    inner = _cited(article, parsed, statement, told) or _quoted_by(article, parsed, statement, told)
    if inner is None or inner.speaker is None:
        return statement
    return replace(statement, attribution=inner, speaker=inner.speaker)


def _cited(article: Article, parsed: ParsedSentence, statement: Statement, told: Attribution) -> Attribution | None:
    """Whom an outlet cites right behind its cue ("Reuters reported, | citing two officials, that …")."""
    if told.cue is None or told.cue_verb not in _REPORTING or _is_by_person(article, parsed, told):
        return None
    if not _is_outlet(parsed, told):
        return None
    tokens = parsed.tokens
    cue = parsed.index_at(told.cue.start)
    at = next((at for at in range(cue + 1, min(cue + _NEAR, len(tokens) - 1)) if tokens[at].lower == "citing"), None)
    if at is None or parsed.quoted[at]:
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


def _quoted_by(article: Article, parsed: ParsedSentence, statement: Statement, told: Attribution) -> Attribution | None:
    """Whose words the outer source repeats ("Roe said | the bank had told staff that …"), where it is no pronoun."""
    if told.cue is None or told.force not in ASSERTING:
        return None
    tokens = parsed.tokens
    outer, first = parsed.index_at(told.cue.start), parsed.index_at(statement.spans[0].start)
    if not outer + 2 < first or any(parsed.quoted[outer + 1 : first]):
        return None
    if any(token.lower in _NOBODY for token in tokens[max(0, outer - 2) : outer]):
        # "Roe did not say that the bank told staff …".
        return None
    verb = next((at for at in range(first - 1, outer + 1, -1) if base_of(tokens[at].lower) in _PASSING_ON), None)
    if verb is None or first - verb > _NEAR or any(t.tag in FINITE or not t.is_word for t in tokens[verb + 1 : first]):
        return None
    tensed = verb - 1 if tokens[verb - 1].lower in ("has", "have", "had") else verb
    that = next((at for at in range(outer + 1, tensed) if tokens[at].lower == "that"), outer)
    # "reported on Sunday | that the bank had said that …".
    begin = outer + 1 if has_finite(tokens[outer + 1 : that]) else that + 1
    subject = tokens[begin:tensed]
    if tokens[tensed].tag not in FINITE or not subject or any(t.tag in "OWKIYR" or t.tag in FINITE for t in subject):
        return None
    if any(token.lower in _NOBODY for token in subject):
        return None
    source = read_with_name(article, parsed, begin, tensed)
    base = base_of(tokens[verb].lower)
    force = FORCE_BY_VERB.get(base, Force.SAID)
    span = Span(subject[0].start, subject[-1].end)
    return replace(told, speaker=source.speaker, source=span, cue=tokens[verb].span, cue_verb=base, force=force)


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
    if any(m.kind in _SPEAKERS and m.span.holds(head.span) for m in article.mentions[parsed.index]):
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
