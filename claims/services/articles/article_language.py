"""How well articles in a language are read."""

from __future__ import annotations

from claims.core.extraction.text.languages import LanguageLevel, level_of


def is_known_well(language: str) -> bool:
    """Whether extraction was written for this language; in others it finds little, and says so."""
    return level_of(language) is not LanguageLevel.LIMITED
