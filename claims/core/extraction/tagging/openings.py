"""The tags of words that open a sentence, or a name, and stand for another word there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token

_QUARTERS = words("north south east west")
_WISHED = words("god allah")
"""Whom a wish with "May" names."""


def name_quarters(tokens: Sequence[Token]) -> None:
    """Take "South" at the beginning of a sentence for part of the name behind it ("South Yorkshire Police said …")."""
    for token, after in pairwise(tokens):
        if token.tag == "R" and after.tag in "PJ" and token.lower in _QUARTERS and after.is_capitalized:
            token.tag = "P"


def open_with_participle(tokens: Sequence[Token]) -> None:
    """Take "Having" at the beginning of a sentence for no name ("Having lost two elections, Roe resigned")."""
    if len(tokens) > 2 and tokens[0].lower == "having" and tokens[1].tag in "TE":
        tokens[0].tag, tokens[1].tag = "G", "E"


def wish_with_may(tokens: Sequence[Token]) -> None:
    """Take "May" at the beginning of a sentence for no month where it wishes or asks ("May they rest", "May I ask")."""
    if len(tokens) > 2 and tokens[0].text == "May" and (tokens[1].tag in "OD" or tokens[1].lower in _WISHED):
        tokens[0].tag = "M"
        verb = next((token for token in tokens[2:] if token.tag in "FBN"), None)
        if verb is not None and tokens[1].tag != "D":
            verb.tag = "B"
