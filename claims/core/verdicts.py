"""The verdict vocabulary, stances and claim types of the registry, and the scales of ratings."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Normalized conclusion of a review; the first five are decisive, the others carry no number."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly_true"
    MIXED = "mixed"
    MOSTLY_FALSE = "mostly_false"
    FALSE = "false"
    UNPROVEN = "unproven"
    DISPUTED = "disputed"
    OUTDATED = "outdated"
    PENDING = "pending"


VERDICT_NUMBER: dict[Verdict, int] = {
    Verdict.TRUE: 5,
    Verdict.MOSTLY_TRUE: 4,
    Verdict.MIXED: 3,
    Verdict.MOSTLY_FALSE: 2,
    Verdict.FALSE: 1,
}
"""Number of each decisive verdict, 5 (true) to 1 (false); the others have none and are never averaged."""


class Stance(StrEnum):
    """How one piece of evidence bears on the claim (after the labels of FEVER)."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class ClaimKind(StrEnum):
    """Claim type; decides which scale a rating is on."""

    QUANTITY = "quantity"
    EVENT = "event"
    QUOTE = "quote"
    CAUSAL = "causal"
    COMPARISON = "comparison"
    STATUS = "status"
    PROMISE = "promise"
    POSITION_CHANGE = "position_change"
    PREDICTION = "prediction"
    IMAGE_CONTEXT = "image_context"


BOUND_TO_SPEAKER = frozenset({ClaimKind.QUOTE, ClaimKind.PROMISE, ClaimKind.POSITION_CHANGE})
"""Types of claims of whose meaning the speaker is a part."""


class Freshness(StrEnum):
    """Whether an answer stands on a given day; derived, never stored."""

    CURRENT = "current"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    UNDER_RECHECK = "under_recheck"
    WITHDRAWN = "withdrawn"


DECIDING_STANCES: dict[Verdict, frozenset[Stance]] = {
    Verdict.TRUE: frozenset({Stance.SUPPORTS}),
    Verdict.MOSTLY_TRUE: frozenset({Stance.SUPPORTS}),
    Verdict.MIXED: frozenset({Stance.SUPPORTS, Stance.REFUTES}),
    Verdict.MOSTLY_FALSE: frozenset({Stance.REFUTES}),
    Verdict.FALSE: frozenset({Stance.REFUTES}),
}
"""Stances that the evidence of a decisive verdict must have, each at least once."""
