"""The check-worthiness that claims and shelved sentences get: what the rules see of a statement, and what was learned."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass, replace

from claims.core.detection.detector import Detector
from claims.core.detection.tasks import Task
from claims.core.records import ExtractedClaim, Extraction


@dataclass(frozen=True, slots=True)
class _Weights:
    rules: float
    learned: float
    bias: float


_ALONE = _Weights(rules=5.23, learned=0.67, bias=-4.03)
_WITH_ENCODER = _Weights(rules=6.87, learned=0.95, bias=-6.18)
"""Weights of the rules' score and of the detector's log-odds.

Logistic regression on claims that extraction found in annotated articles of this project (``dev-*``), where the result is
the probability that a claim is of first priority, leaving one article out at a time. Alone: 281 claims of ten articles,
area under the curve .886 by the rules and .908 with the lexical model, calibration error .096 and .064. With the encoder,
which has read the claim's sentence (2026-11-29): 1,769 claims of 48 articles, .923, calibration error .026; its reader of
spans was fitted on these articles, its scores were not.
"""

TYPICAL = "worded like what is worth checking"
"""The reason that stands beside the rules' where the detector is sure by itself."""

TYPICAL_FROM = 0.8
"""Probability from which that is said: of such sentences in the dev debates people judged more than four in five so."""

_LEAST = 1e-4


def check_worthiness(rules: float, learned: float, *, has_encoder: bool = False) -> float:
    """Probability (0..1, three decimals) that a statement is to be checked first.

    From the rules' score and the detector's probability, both 0..1; ``has_encoder`` says which detector's.
    """
    weights = _WITH_ENCODER if has_encoder else _ALONE
    bounded = max(min(learned, 1 - _LEAST), _LEAST)
    score = weights.rules * rules + weights.learned * math.log(bounded / (1 - bounded)) + weights.bias
    return round(1 / (1 + math.exp(-score)), 3)


def with_check_worthiness(
    extraction: Extraction, detector: Detector, *, beyond: Detector | None = None, most_encoded: int = sys.maxsize
) -> Extraction:
    """The same claims and shelved sentences with scores of one scale and, where it is sure, the reason that was learned.

    The encoder's part is that of the sentence where the sentence was read already, else that of the words themselves.
    ``beyond`` reads what follows the first ``most_encoded`` sentences: a text that long would wait for seconds more.
    """

    def score(rules: float, text: str, place: int) -> tuple[float, float]:
        reader = detector if beyond is None or place < most_encoded else beyond
        learned = reader.detect(text, extraction.detected.get(place)).probabilities[Task.WORTH_CHECKING]
        return check_worthiness(rules, learned, has_encoder=reader.has_encoder), learned

    claims = []
    for claim in extraction.claims:
        given, learned = score(claim.score, claim.exact, _home(extraction, claim))
        reasons = (*claim.reasons, TYPICAL) if learned >= TYPICAL_FROM else claim.reasons
        claims.append(replace(claim, score=given, reasons=reasons))
    rejected = (replace(row, score=score(row.score, row.exact, row.sentence)[0]) for row in extraction.rejected)
    return replace(extraction, claims=tuple(claims), rejected=tuple(rejected))


def _home(extraction: Extraction, claim: ExtractedClaim) -> int:
    """The sentence that a claim begins in."""
    return next(
        (at for at in claim.sentences if extraction.sentences[at].span.end > claim.span.start), claim.sentences[0]
    )
