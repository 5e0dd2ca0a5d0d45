"""The orders of a list of claims."""

from __future__ import annotations

from enum import StrEnum


class ClaimOrder(StrEnum):
    """How a list of claims is ordered, without a query: by when it came, by its newest verdict, or by the articles that
    say it."""

    NEWEST = "newest"
    DECIDED = "decided"
    SAID = "said"


BEST = "best"
"""The order of a search: what is nearest to the query first."""
