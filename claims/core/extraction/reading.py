"""An article read into statements: every sentence is the source of one or goes to the shelf."""

from __future__ import annotations

from claims.core.extraction.article import Article
from claims.core.extraction.bare_quotations import is_bare_quotation, read_bare_quotation
from claims.core.extraction.claim_spans import SpanReader
from claims.core.extraction.groups import sentence_groups, shelf_reason
from claims.core.extraction.named_sources import name_sources
from claims.core.extraction.own_statements import read_own, take_counted
from claims.core.extraction.partial_sayings import drop_fragments, take_partial_saying
from claims.core.extraction.span_reading import read_spans
from claims.core.extraction.speech import join_sayings, read_quoting, read_speech, remember_speaker, speech_of
from claims.core.extraction.statements import Reading, Shelved
from claims.core.extraction.tails import read_tails, without_tails
from claims.core.records import RejectReason


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
    return reading


def _read_group(reading: Reading, group: list[int]) -> None:
    article = reading.article
    speech = speech_of(reading, group)
    remember_speaker(reading, group, speech)
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
