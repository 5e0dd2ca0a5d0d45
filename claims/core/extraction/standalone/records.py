"""The result of decontextualization."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.records import Addition

PRONOUN_RESOLVED = "pronoun resolved"
FULL_NAME = "full name from the article"
NAMED_IN_ARTICLE = "named in the article"
APPOSITION_MADE = "apposition made a sentence"
NOUN_PHRASE_MADE = "noun phrase made a sentence"
RELATIVE_MADE = "relative clause made a sentence"
SUBJECT_SHARED = "subject shared with the clause before"
"""Reasons of edits and additions that several modules give; a later step may ask for them."""


@dataclass(frozen=True, slots=True)
class StandaloneText:
    """The reworded text, what was changed in it, and whether it still leans on the article."""

    text: str
    additions: tuple[Addition, ...] = ()
    context_needed: bool = False
