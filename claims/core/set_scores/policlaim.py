"""policlaim: sentences of political speeches, verifiable or not (Ni et al. 2024)."""

from __future__ import annotations

from claims.core.detection.tasks import Task
from claims.core.set_scores.judged_sentences import Detectors, judged_sentences
from claims.core.set_scores.protocol import SetScore


def build(detectors: Detectors) -> SetScore:
    """The score of these detectors."""
    return judged_sentences("policlaim", Task.CHECKABLE, detectors)
