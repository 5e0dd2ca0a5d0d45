"""Texts taken apart into sentences and tagged words, for tests of a single step of extraction."""

from __future__ import annotations

from claims.core.extraction.tagging.parsed import ParsedSentence, parse_sentences
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences


def parse_text(text: str) -> tuple[ParsedSentence, ...]:
    """The sentences of a text with their tagged words."""
    sentences = split_sentences(text)
    return parse_sentences(text, sentences, find_quotations(text, sentences))
