"""Pronouns that several steps look for, at the place of a subject or behind a noun."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

THIRD_PERSONS = words("he she it they")
"""Those that stand for somebody or something named before."""

SUBJECT_PRONOUNS = THIRD_PERSONS | words("i we")

FIRST_SINGULAR = words("i me my mine myself")
"""Those of a speaker alone."""

HEARERS = words("me us him them")
"""Those to whom something is told or given; "her" is as often whose something is."""

PERSONAL_RELATIVES = words("who whom whose")

SUBJECT_RELATIVES = words("who which that")
"""Those that may be the subject of a clause about the noun before them."""
