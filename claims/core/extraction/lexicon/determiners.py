"""Determiners that several steps look for before a noun; a step that leaves some of them out says why beside its list."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

ARTICLES = words("a an the")

DEMONSTRATIVES = words("this that these those")

THIRD_POSSESSIVES = words("his her its their")
"""Pronouns that tell whose a thing is, of somebody or something named before."""

DETERMINERS = ARTICLES | THIRD_POSSESSIVES
"""What most often opens a noun phrase."""

POSSESSIVES = THIRD_POSSESSIVES | words("my our your")
"""All pronouns that tell whose a thing is."""
