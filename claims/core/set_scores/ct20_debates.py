"""ct20_debates: the sentences of a debate ranked by how far they are worth checking; mean average precision over debates.

Only what PolitiFact took up counts as worth it, 1 % of the sentences, so the measure orders systems and says little of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claims.core.detection.measures import average_precision
from claims.core.detection.tasks import Task
from claims.core.set_scores.judged_sentences import Detectors
from claims.core.set_scores.protocol import Row, SetFigure, SetScore


def build(detectors: Detectors) -> SetScore:
    """The score of these detectors."""

    def score(rows: Iterable[Row]) -> list[SetFigure]:
        labels: dict[str, list[bool]] = defaultdict(list)
        values: dict[tuple[str, str], list[float]] = defaultdict(list)
        for row in rows:
            labels[row["doc"]].append(row["label"] == 1)
            for suffix, detector in detectors.items():
                values[suffix, row["doc"]].append(detector.detect(row["text"]).probabilities[Task.WORTH_CHECKING])
        judged = [doc for doc, row in labels.items() if any(row)]
        return [
            SetFigure(
                f"mean average precision{suffix}",
                sum(average_precision(labels[doc], values[suffix, doc]) for doc in judged) / max(1, len(judged)),
                of=len(judged),
            )
            for suffix in detectors
        ]

    return SetScore(name="ct20_debates", shape={"text": str, "label": int, "doc": str}, score=score)
