"""The sets for attribution and standalone texts: who said what, and how it reads alone."""

from __future__ import annotations

from claims.core.extraction.set_scores.protocol import SetScore

SETS: tuple[SetScore, ...] = ()
