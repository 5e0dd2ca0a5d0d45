"""Pronouns that several steps look for at the place of a subject."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

THIRD_PERSONS = words("he she it they")
"""Those that stand for somebody or something named before."""

SUBJECT_PRONOUNS = THIRD_PERSONS | words("i we")
