"""Standalone texts of somebody's words: whose they are where a pronoun or nothing stands for the speaker."""

from __future__ import annotations

from dataclasses import replace

from claims.core.extraction.article import Article
from claims.core.extraction.edits import Edit
from claims.core.extraction.parsed import ParsedSentence
from claims.core.extraction.standalone_edits import phrase_text
from claims.core.extraction.standalone_records import StandaloneText
from claims.core.extraction.statements import Statement

_PAIRS = {"“": "”", "‘": "’"}
_SPEAKERS_OWN = frozenset(("my", "our"))
_END_MARKS = ".!?…"


def speaker_subject(
    article: Article, parsed: ParsedSentence, words: tuple[int, int], statement: Statement
) -> tuple[str, bool]:
    """Who says what a predicate tells: the subject as it stands if it names the speaker, else the speaker's name."""
    subject, needed = phrase_text(article, parsed, words)
    speaker = statement.speaker
    if speaker is None or set(speaker.lower().split()) <= set(subject.lower().split()):
        return subject, needed
    return speaker, False


def with_speakers_own(
    parsed: ParsedSentence, statement: Statement, edits: list[Edit], needed: bool
) -> tuple[list[Edit], bool]:
    """ "My daughter" in quoted words is the speaker's; unresolved where nobody is named or several speak ("our")."""
    first = statement.tokens[0]
    if first.lower not in _SPEAKERS_OWN or not parsed.quoted[parsed.index_at(first.start)]:
        return edits, needed
    if first.lower != "my" or statement.speaker is None or statement.speaker[:1].islower():
        return edits, True
    return [*edits, Edit(first.span, f"{statement.speaker}'s", "pronoun resolved")], needed


def close_quotations(standalone: StandaloneText) -> StandaloneText:
    """With the mark that ends a quotation which goes on behind the words of the claim."""
    text = standalone.text
    mark = _unclosed(text)
    if mark is None:
        return standalone
    end = len(text) - 1 if text[-1:] in _END_MARKS else len(text)
    return replace(standalone, text=f"{text[:end]}{mark}{text[end:]}")


def _unclosed(text: str) -> str | None:
    if text.count('"') % 2:
        return '"'
    for opening, closing in _PAIRS.items():
        if closing not in text[text.rfind(opening) :] and opening in text:
            return closing
    return None
