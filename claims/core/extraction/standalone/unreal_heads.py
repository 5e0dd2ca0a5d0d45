"""Nouns of what need not be there, which a relative clause tells nothing of: "The town needs a firm that owns 40"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.conjunctions import CONDITIONAL
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, finite_of
from claims.core.extraction.text.tokens import Token

_ANY = words("any no every each whichever whatever")
_NEGATING = words("not n't never no nobody none neither nor without hardly")
_DENYING = words("deny doubt reject dispute")
_POSSIBLE = words("will would could should may might can must shall 'll 'd")
_SEEKING = words(
    """
    need want seek demand require ban prohibit forbid lack hope plan intend aim expect pledge promise vow try wish allow
    call look search ask hunt
    """
)
"""Verbs of which what is sought or ruled out may be nowhere ("Roe is | looking for | a firm that owns 40 mills")."""
_CLAUSE = words("that because when while although though since as who which")
_BESIDE = words("after before during since amid at following while by under")
"""What leads from a verb to what happened beside it."""
_DEFINITE = frozenset("DCQ")


def may_be_nowhere(parsed: ParsedSentence, head: tuple[int, int], told: Sequence[Token]) -> bool:
    """Whether the phrase ``head`` names any one of a kind, or one that is denied, sought or only possible.

    A clause in the past tells of one that there is, sought or not ("will hire a nurse who | fled in 2015").
    """
    tokens, first = parsed.tokens, head[0]
    if tokens[first].lower in _ANY:
        return True
    if not _is_indefinite(tokens[slice(*head)]):
        return False
    verb = next((at for at in range(first - 1, -1, -1) if tokens[at].tag in FINITE or tokens[at].text in ".;:"), None)
    if verb is None or tokens[verb].tag not in FINITE:
        return False
    if first > 0 and tokens[first - 1].lower == "than" and tokens[first].lower in ("a", "an"):
        return True
    if any(token.lower in _BESIDE for token in tokens[verb + 1 : first]):
        # "No deal would help, after an inquiry that drew 40 letters".
        return False
    begin = _begin_of_clause(tokens, verb)
    if any(token.lower in _NEGATING for token in tokens[begin:first]) or _is_denied(tokens, begin):
        return True
    tensed = finite_of(told)
    if tensed is not None and tensed.lower == "had" and tokens[verb].lower == "would":
        # "would try a man who had been cleared".
        return True
    if tensed is None or tensed.tag == "T" or base_of(tensed.lower) == "have" or tensed.lower in ("was", "were"):
        return False
    sought = {base_of(token.lower) for token in tokens[verb:first] if token.tag in FINITE | {"G", "B", "E"}}
    is_asked = any(token.lower in CONDITIONAL for token in tokens[max(0, begin - 1) : verb])
    return tokens[verb].lower in _POSSIBLE or bool(sought & _SEEKING) or is_asked


def _is_indefinite(inside: Sequence[Token]) -> bool:
    if inside[0].lower in ("a", "an", "some", "someone", "anyone", "somebody", "anybody"):
        return True
    return not any(token.tag in _DEFINITE or token.tag == "P" for token in inside)


def _begin_of_clause(tokens: Sequence[Token], verb: int) -> int:
    """Where the clause of the verb begins: behind the mark or conjunction before it."""
    for at in range(verb - 1, -1, -1):
        if not tokens[at].is_word or tokens[at].lower in _CLAUSE or tokens[at].tag in FINITE:
            return at + 1
    return 0


def _is_denied(tokens: Sequence[Token], begin: int) -> bool:
    """Whether the clause is what somebody denies ("Roe | denied that | he met a man who")."""
    before = tokens[max(0, begin - 2) : begin]
    return any(base_of(token.lower) in _DENYING for token in before)
