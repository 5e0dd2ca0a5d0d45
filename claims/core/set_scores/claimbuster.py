"""claimbuster: sentences of presidential debates, worth checking or not (Arslan et al. 2020)."""

from __future__ import annotations

from claims.core.detection.tasks import Task
from claims.core.set_scores.judged_sentences import Detectors, judged_sentences
from claims.core.set_scores.protocol import SetScore


def build(detectors: Detectors) -> SetScore:
    """The score of these detectors."""
    return judged_sentences("claimbuster", Task.WORTH_CHECKING, detectors)
