"""The sets for detection: is there anything to check in a sentence, and is it worth checking."""

from __future__ import annotations

from claims.core.extraction.set_scores.protocol import SetScore

SETS: tuple[SetScore, ...] = ()
