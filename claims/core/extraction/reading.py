"""An article read into statements: every sentence is the source of one or goes to the shelf."""

from __future__ import annotations

from dataclasses import replace

from claims.core.extraction.spans.claim_spans import SpanReader
from claims.core.extraction.spans.reading import read_spans
from claims.core.extraction.speech.added_clauses import without_added_to
from claims.core.extraction.speech.apart import with_own_source
from claims.core.extraction.speech.bare_quotations import is_bare_quotation, read_bare_quotation
from claims.core.extraction.speech.list_items import take_items
from claims.core.extraction.speech.named_sources import name_sources
from claims.core.extraction.speech.nested_sayings import without_nested_sayings, without_told_sayings
from claims.core.extraction.speech.partial_sayings import drop_fragments, take_partial_saying
from claims.core.extraction.speech.reported import join_sayings, read_quoting, read_speech, remember_speaker, speech_of
from claims.core.extraction.speech.tails import read_tails, without_tails
from claims.core.extraction.statements.article import Article
from claims.core.extraction.statements.groups import sentence_groups, shelf_reason
from claims.core.extraction.statements.own_statements import read_own, take_counted
from claims.core.extraction.statements.records import Form, Reading, Shelved, Statement
from claims.core.extraction.statements.refuted import hold_refuted
from claims.core.extraction.statements.respondents import hold_respondents
from claims.core.extraction.tagging.parsed import CLAIM_LABEL
from claims.core.records import Attribution, Force, RejectReason, Span, Voice

_KNOWING = frozenset(("know", "realize", "realise", "learn", "see"))


def read_statements(article: Article, spans: SpanReader | None = None) -> Reading:
    """All statements and shelved sentences of ``article``: every sentence is the source of one or the other.

    With ``spans`` the statements of a sentence are those of the rules and of that reader together.
    """
    heads, tails = without_tails(article)
    reading = Reading(heads)
    for group in sentence_groups(heads):
        since = len(reading.statements)
        _read_group(reading, group)
        name_sources(reading, since=since)
    reading.article = article
    since = len(reading.statements)
    read_tails(reading, tails)
    name_sources(reading, since=since)
    if spans is not None:
        read_spans(reading, spans)
        apart = [with_own_source(article, statement) for statement in reading.statements]
        without_added = [without_added_to(article, statement) for statement in apart]
        reading.statements[:] = without_told_sayings(without_nested_sayings(article, without_added))
    hold_refuted(reading)
    hold_respondents(reading)
    take_items(reading)
    reading.statements[:] = [as_labeled(article, in_turn(article, statement)) for statement in reading.statements]
    return reading


def in_turn(article: Article, statement: Statement) -> Statement:
    """``statement`` as said by whoever speaks there in a transcript, unless it is somebody else's words.

    What "I" and "we" say there is that speaker's as well ("We said | we would build 50,000 homes"), and so is what is taken
    for known ("She would know | that rents doubled") or told of others' words ("She promised to end it").
    """
    if statement.sentence not in article.turns.speakers or statement.form is not Form.CLAUSE:
        return statement
    speaker, said = article.turns.speakers[statement.sentence], statement.attribution
    if said is not None:
        own = said.speaker is None and said.source is not None and article.text(said.source).lower() in ("i", "we")
        if (said.speaker is None and said.cue_verb in _KNOWING) or _tells_cue(statement, said):
            return _spoken(article, statement)
        return replace(statement, attribution=replace(said, speaker=speaker), speaker=speaker) if own else statement
    return _spoken(article, statement)


def _tells_cue(statement: Statement, said: Attribution) -> bool:
    """Whether a statement holds the cue of what it tells, in nobody's voice but the text's."""
    return statement.voice is Voice.OWN and said.cue is not None and any(s.holds(said.cue) for s in statement.spans)


def _spoken(article: Article, statement: Statement) -> Statement:
    """``statement`` as said by whoever has the turn."""
    speaker = article.turns.speakers[statement.sentence]
    label = article.turns.label_of.get(statement.sentence)
    attribution = Attribution(speaker, label, None, "say", Force.SAID, Voice.QUOTED)
    return replace(statement, attribution=attribution, speaker=speaker, voice=Voice.QUOTED)


def as_labeled(article: Article, statement: Statement) -> Statement:
    """``statement`` as claimed by others where a label says so: "Claim: The council spent $3 million on a fountain."."""
    parsed = article.parsed[statement.sentence]
    label = CLAIM_LABEL.match(article.text(parsed.span))
    if label is None or statement.attribution is not None or statement.form is not Form.CLAUSE:
        return statement
    cue = Span(parsed.span.start + label.start("cue"), parsed.span.start + label.end("cue"))
    attribution = Attribution(None, None, cue, "claim", Force.CLAIMED, Voice.REPORTED)
    return replace(statement, attribution=attribution, voice=Voice.REPORTED)


def _read_group(reading: Reading, group: list[int]) -> None:
    article = reading.article
    speech = speech_of(reading, group)
    remember_speaker(reading, group, speech)
    reading.moments.update(dict.fromkeys(group, article.directory.moment()))
    if speech is not None:
        read_speech(reading, group, speech)
        take_partial_saying(reading, speech)
        join_sayings(reading, group)
        drop_fragments(reading, group)
        return
    if is_bare_quotation(article, group):
        read_bare_quotation(reading, group)
        return
    for index in group:
        parsed = article.parsed[index]
        reason = shelf_reason(article, parsed)
        if reason in (RejectReason.QUESTION, RejectReason.RHETORICAL) and take_counted(reading, parsed):
            continue
        if reason is not None:
            reading.shelved.append(Shelved(index, reason, 0.05))
        elif not read_quoting(reading, parsed):
            read_own(reading, parsed)
