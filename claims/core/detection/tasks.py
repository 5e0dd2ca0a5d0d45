"""What a sentence can be judged for; models have one output for each, in this order."""

from __future__ import annotations

from enum import StrEnum


class Task(StrEnum):
    """The value names the output."""

    CHECKABLE = "checkable"
    """It asserts something that can be verified (as PoliClaim's experts read it)."""
    WORTH_CHECKING = "worth_checking"
    """The public would want it checked (ClaimBuster's check-worthy factual sentences)."""
    FACTUAL = "factual"
    """It states a fact, worth checking or not (ClaimBuster)."""
    SUBJECTIVE = "subjective"
    """It is opinion and not report (CheckThat! subjectivity)."""
    ATTRIBUTED = "attributed"
    """It holds what somebody else said, thought or wrote (PolNeAR)."""


TASKS = tuple(Task)
"""In the order of the models' outputs."""
