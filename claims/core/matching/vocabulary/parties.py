"""Words that may name a party."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

NAMES_OF_PARTIES = words(
    """alliance alternative center centre christian christians coalition communist communists conservative conservatives
    democracy democratic democrat democrats freedom future green greens independent independents justice labor labour left
    liberal liberals liberty moderate moderates momentum national nationals order patriot patriots people pirate pirates
    popular progress progressive progressives radical radicals reform republican republicans right social-democratic
    socialist socialists solidarity unity vision will"""
)
"""Words that name a party with a capital letter and a conviction without; at the front of a sentence nobody can tell."""
