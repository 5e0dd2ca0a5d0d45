"""The sets for detection: is there anything to check in a sentence, and is it worth checking."""

from __future__ import annotations

from claims.core.set_scores import claimbuster, ct20_debates, policlaim, subj_news
from claims.core.set_scores.judged_sentences import Detectors
from claims.core.set_scores.protocol import SetScore


def sets_with(detectors: Detectors) -> tuple[SetScore, ...]:
    """The scores of these detectors, by the suffix of their figures."""
    return tuple(module.build(detectors) for module in (claimbuster, ct20_debates, policlaim, subj_news))
