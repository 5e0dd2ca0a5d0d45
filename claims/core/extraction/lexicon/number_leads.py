"""Words before a number that say how exactly it holds."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

BOUNDS = words("about around roughly approximately nearly almost some over under only just barely")
"""Those that bound a number alone."""

APPROXIMATORS = BOUNDS | words("more less fewer than at least most up to")
"""Those, and the words of phrases that do so ("more than", "up to")."""
