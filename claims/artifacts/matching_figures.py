"""Measured precision and recall of the shipped matcher by threshold, for the page on which thresholds are chosen.

``matching_figures.json`` is what ``bin/claims evaluate figures`` printed; ``matching_figures.md`` says on which pairs.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.core.matching.evaluation.gold_scores import Share

_FILE = Path(__file__).with_name("matching_figures.json")


@dataclass(frozen=True, slots=True)
class ThresholdFigures:
    """What a threshold lets through on the pairs of a set, to be confirmed by machine and to be suggested to people."""

    threshold: float
    confirm_precision: Share
    confirm_recall: Share
    suggest_precision: Share
    suggest_recall: Share


@dataclass(frozen=True, slots=True)
class ShippedFigures:
    """The figures of one set of judged pairs, by the matcher of that version; thresholds ascending."""

    matcher_version: str
    name: str
    pairs: int
    thresholds: tuple[ThresholdFigures, ...]

    def at(self, threshold: float) -> ThresholdFigures:
        """The figures of the measured threshold that is nearest; of two as near the higher."""
        return min(self.thresholds, key=lambda row: (round(abs(row.threshold - threshold), 9), -row.threshold))


@cache
def shipped_figures() -> tuple[ShippedFigures, ...]:
    """The shipped figures, a set each."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        ShippedFigures(
            data["matcher_version"],
            row["name"],
            row["pairs"],
            tuple(
                ThresholdFigures(
                    line["threshold"],
                    *(
                        Share(*line[purpose][share])
                        for purpose in ("confirm", "suggest")
                        for share in ("precision", "recall")
                    ),
                )
                for line in row["thresholds"]
            ),
        )
        for row in data["sets"]
    )
