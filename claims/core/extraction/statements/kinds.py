"""Which kind of claim a statement is; the kind decides the scale of its rating."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import Role
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.opinions import PLEDGE_VERBS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE, finite_of
from claims.core.extraction.text.tokens import Token
from claims.core.records import Modality
from claims.core.verdicts import ClaimKind

_STATES = words(
    """be have own include represent contain consist belong employ live hold cover stand depend support oppose exist lie
    serve know control account make""",
)
_CAUSAL = re.compile(
    r" (?:because|caused|causes|cause|due to|owing to|led to|leads to|resulted (?:in|from)|as a result of|"
    r"blamed on|triggered|stemmed from) "
)
_COMPARING = re.compile(
    r" (?:(?:higher|lower|more|less|fewer|larger|smaller|bigger|faster|slower|older|better|worse|greater) than|"
    r"compared (?:with|to)|(?:more|fewer|less) [a-z-]{1,30}(?: [a-z-]{1,30})? than|"
    r"(?:the|its|their) (?:highest|lowest|largest|smallest|biggest|fastest|slowest|longest|oldest|most|least|first|only)|"
    r"[a-z]+-(?:longest|largest|highest|biggest|lowest|smallest)) "
)


def kind_of(tokens: Sequence[Token], role: Role, modality: Modality, *, states_figure: bool) -> ClaimKind:
    """The kind of a statement that is not a saying; ``states_figure``: a figure is what it says."""
    text = f" {' '.join(token.lower for token in tokens if token.is_word)} "
    if role is Role.SUPERLATIVE:
        return ClaimKind.COMPARISON
    if role is Role.DURATION:
        return ClaimKind.QUANTITY
    verb = finite_of(tokens)
    if verb is not None and _is_pledge(tokens, verb):
        return ClaimKind.PROMISE
    if modality is not Modality.IS:
        return ClaimKind.PREDICTION
    if _CAUSAL.search(text):
        return ClaimKind.CAUSAL
    if states_figure:
        return ClaimKind.QUANTITY
    if _COMPARING.search(text):
        return ClaimKind.COMPARISON
    if _is_state(tokens):
        return ClaimKind.STATUS
    return ClaimKind.EVENT


def _is_pledge(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether the predicate is a pledge ("promised to pay", "has promised to pay")."""
    if base_of(verb.lower) in PLEDGE_VERBS:
        return True
    after = tokens[tokens.index(verb) + 1 :][:2]
    return base_of(verb.lower) == "have" and any(
        token.tag == "E" and base_of(token.lower) in PLEDGE_VERBS for token in after
    )


def _is_state(tokens: Sequence[Token]) -> bool:
    """Whether the first finite verb tells a state: a present one, or "be" and "have" without a participle."""
    for at, token in enumerate(tokens):
        if token.tag in FINITE:
            after = [other.tag for other in tokens[at + 1 : at + 4]]
            if base_of(token.lower) in ("be", "have") and "E" in after[:2]:
                return False
            return base_of(token.lower) in _STATES or token.tag in "ZF"
    return True
