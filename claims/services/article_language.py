"""The language of an article's text as it is stored, and how well it is read."""

from __future__ import annotations

from claims.core.extraction.languages import LanguageLevel, detect_language, level_of


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the text's language, or ``und``; ``en`` for plain letters that do not tell."""
    return detect_language(text)


def is_known_well(language: str) -> bool:
    """Whether extraction was written for this language; in others it finds little, and says so."""
    return level_of(language) is not LanguageLevel.LIMITED
