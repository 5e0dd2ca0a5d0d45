"""Nouns that tell by how much something happened, and never what something is."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

MEASURES = words("margin rise increase fall drop decline jump lead gap gain loss difference average total swing")
"""Behind a comma they speak of the clause before it ("… for Jane Roe, a margin of 3 points")."""
