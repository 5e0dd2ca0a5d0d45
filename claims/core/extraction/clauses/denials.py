"""Relative clauses that deny the whole clause before them: "He acted on the minister's orders, | which Strand denies"."""

from __future__ import annotations

from claims.core.extraction.clauses.pieces import Piece, Role
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import DOCUMENT_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence

_DENYING = words("deny dispute contest")
DENIED = DOCUMENT_NOUNS | words(
    """
    claim claims allegation allegations accusation accusations charge charges count counts suggestion suggestions
    involvement responsibility wrongdoing liability guilt knowledge link links role account accounts version versions
    number numbers toll total assertion assertions criticism offence offences offense offenses bill amount debt fee fees
    fine verdict ruling finding conclusion idea rumor rumors rumour rumours story stories murder corruption fraud bribery
    theft manslaughter perjury treason
    """
)
"""Nouns of what is denied or disputed by itself."""
_SHORTEST = 3
"""Words of "which Strand denies"."""


def denying_verb(parsed: ParsedSentence, piece: Piece) -> int | None:
    """The verb of a relative clause that denies all of the clause before its comma; None where it is no such clause.

    "… the claims, which Roe denies" denies the claims.
    """
    tokens, first = parsed.tokens, piece.first
    last = piece.parts[-1][1]
    while last > first and not tokens[last - 1].is_word:
        last -= 1
    if piece.role is not Role.RELATIVE or last - first < _SHORTEST or first < 2 or tokens[first].lower != "which":
        return None
    if (
        tokens[first - 1].text != ","
        or base_of(tokens[last - 1].lower) not in _DENYING
        or tokens[first + 1].tag in "ZTMF"
    ):
        return None
    noun = next((tokens[at] for at in range(first - 2, -1, -1) if tokens[at].is_word), tokens[first])
    around = {token.lower for token in tokens[max(0, first - 6) : first - 1]}
    return None if noun.lower in DENIED or around & DENIED else last - 1


def denier(parsed: ParsedSentence, piece: Piece, verb: int) -> tuple[int, int]:
    """Who denies, as words ``[first, last)``: what stands before the verb at ``verb`` and its auxiliaries."""
    first, last = piece.first + 1, verb
    while last > first + 1 and parsed.tokens[last - 1].tag in "RZFMTB":
        last -= 1
    return first, last
