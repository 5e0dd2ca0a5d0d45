"""Pronouns that several steps look for, at the place of a subject or behind a noun."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

THIRD_PERSONS = words("he she it they")
"""Those that stand for somebody or something named before."""

SUBJECT_PRONOUNS = THIRD_PERSONS | words("i we")

SUBJECT_RELATIVES = words("who which that")
"""Those that may be the subject of a clause about the noun before them."""
