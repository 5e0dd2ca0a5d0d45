"""Whose clause a participle is inserted into: "said the firm, | facing 40 suits, | had failed" tells of the firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.pieces import Piece, phrase_before
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.extraction.text.tokens import Token

_CLAUSE = SUBORDINATORS | words("where said says")
"""What a subject stands behind at the beginning of its clause."""

_TOLD_OF = words("understood known believed thought said called named identified described")
"""What tells rather of the noun right before ("talks with a firm, | known | as Acme, | failed")."""


def in_its_clause(parsed: ParsedSentence, piece: Piece) -> Piece:
    """The piece with the subject of the verb that follows its closing comma, where a participle stands between the two."""
    tokens, first, last = parsed.tokens, piece.first, piece.parts[-1][1]
    if piece.subject is None or first < 2 or tokens[first].tag not in "GE" or last + 1 >= len(tokens):
        return piece
    if tokens[first - 1].text != "," or tokens[last].text != "," or tokens[first].lower in _TOLD_OF:
        return piece
    behind = next((token for token in tokens[last + 1 :] if token.tag != "R"), tokens[last])
    if behind.tag not in FINITE:
        return piece
    own = _whole_phrase(parsed, first - 1)
    return piece if own is None or own == piece.subject else replace(piece, subject=own)


def _whole_phrase(parsed: ParsedSentence, end: int) -> tuple[int, int] | None:
    """The phrase before ``end`` with what its prepositions join to it; None where it does not open a clause."""
    found = phrase_before(parsed, end, 0)
    while found is not None and found[0] > 1 and _joins(parsed.tokens, found[0] - 1):
        found = phrase_before(parsed, found[0] - 1, 0)
    if found is None:
        return None
    before = parsed.tokens[found[0] - 1] if found[0] > 0 else None
    opens = before is None or before.lower in _CLAUSE or before.tag in "TZ" or (before.tag == "K" and found[0] == 1)
    return (found[0], end) if opens else None


def _joins(tokens: Sequence[Token], at: int) -> bool:
    return (
        tokens[at].tag == "I"
        and tokens[at].lower not in _CLAUSE
        and (tokens[at - 1].tag in "NSP" or "-" in tokens[at - 1].text)
    )
