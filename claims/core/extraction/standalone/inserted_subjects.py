"""Whose clause a participle is inserted into: "said the firm, | facing 40 suits, | had failed" tells of the firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.clauses.pieces import Piece, phrase_before
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs
from claims.core.extraction.text.tokens import Token

_CLAUSE = SUBORDINATORS | words("where said says")
"""What a subject stands behind at the beginning of its clause."""

_LEAST_PAIR = 3
"""Words before the "and" of "the road between Velm and Mour" at least."""
_TOLD_OF = words("understood known believed thought said called named identified described")
"""What tells rather of the noun right before ("talks with a firm, | known | as Acme, | failed")."""


def in_its_clause(parsed: ParsedSentence, piece: Piece) -> Piece:
    """The piece with the subject of the verb that follows its closing comma, where a participle stands between the two."""
    tokens, first, last = parsed.tokens, piece.first, piece.parts[-1][1]
    if piece.subject is None or first < 2 or last + 1 >= len(tokens):
        return piece
    opening = behind_adverbs(tokens, first, last - 1)
    if tokens[opening].tag not in "GE" and tokens[opening].lower != "due":
        return piece
    if tokens[first - 1].text != "," or tokens[last].text != "," or tokens[opening].lower in _TOLD_OF:
        return piece
    behind = next((token for token in tokens[last + 1 :] if token.tag != "R"), tokens[last])
    if behind.tag not in FINITE:
        return piece
    own = _whole_phrase(parsed, first - 1)
    return piece if own is None or own == piece.subject else replace(piece, subject=own)


def _whole_phrase(parsed: ParsedSentence, end: int) -> tuple[int, int] | None:
    """The phrase before ``end`` with what its prepositions join to it; None where it does not open a clause."""
    found = phrase_before(parsed, end, 0)
    while found is not None and found[0] > 1:
        outer = _end_of_outer(parsed, found[0] - 1)
        if outer is None:
            break
        found = phrase_before(parsed, outer, 0)
    if found is None:
        return None
    if parsed.tokens[found[0]].lower == "that" and any(token.tag == "S" for token in parsed.tokens[found[0] + 1 : end]):
        # "said | that | flights from Mour, due in May, were full": it opens the clause.
        return found[0] + 1, end
    before = parsed.tokens[found[0] - 1] if found[0] > 0 else None
    opens = before is None or before.lower in _CLAUSE or before.tag in "TZ" or (before.tag == "K" and found[0] == 1)
    return (found[0], end) if opens else None


def _end_of_outer(parsed: ParsedSentence, at: int) -> int | None:
    """Where the phrase ends that the word at ``at`` joins another one to: "plans | for", "work | to mend", "the road |
    between Velm and"; None where it joins none."""
    tokens = parsed.tokens
    if _joins(tokens, at):
        return at
    if at > 1 and tokens[at].tag == "B" and tokens[at - 1].tag == "A" and tokens[at - 2].tag in "NS":
        return at - 1
    if tokens[at].tag != "K" or at < _LEAST_PAIR:
        return None
    one = phrase_before(parsed, at, 0)
    is_pair = one is not None and one[0] > 1 and tokens[one[0] - 1].lower == "between"
    return one[0] - 1 if one is not None and is_pair else None


def _joins(tokens: Sequence[Token], at: int) -> bool:
    return (
        tokens[at].tag == "I"
        and tokens[at].lower not in _CLAUSE
        and (tokens[at - 1].tag in "NSP" or "-" in tokens[at - 1].text)
    )
