"""Ordinal numbers in words, as far as texts write them out."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

ORDINALS = words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
    """
)
