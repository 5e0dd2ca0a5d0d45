"""An article read into statements: every sentence is the source of one or goes to the shelf."""

from __future__ import annotations

from claims.core.extraction.article import Article
from claims.core.extraction.groups import sentence_groups, shelf_reason
from claims.core.extraction.own_statements import read_own
from claims.core.extraction.speech import join_sayings, read_quoting, read_speech, remember_speaker, speech_of
from claims.core.extraction.statements import Reading, Shelved


def read_statements(article: Article) -> Reading:
    """All statements and shelved sentences of ``article``: every sentence is the source of one or the other."""
    reading = Reading(article)
    for group in sentence_groups(article):
        _read_group(reading, group)
    return reading


def _read_group(reading: Reading, group: list[int]) -> None:
    article = reading.article
    speech = speech_of(reading, group)
    remember_speaker(reading, group, speech)
    if speech is not None:
        read_speech(reading, group, speech)
        join_sayings(reading, group)
        return
    for index in group:
        parsed = article.parsed[index]
        reason = shelf_reason(article, parsed)
        if reason is not None:
            reading.shelved.append(Shelved(index, reason, 0.05))
        elif not read_quoting(reading, parsed):
            read_own(reading, parsed)
