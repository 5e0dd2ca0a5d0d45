"""Determiners that several steps look for before a noun."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

ARTICLES = words("a an the")
