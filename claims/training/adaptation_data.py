"""Judged queries as the encoder learns from them: texts, and batches of one set each."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claims.core.matching.ranking.ranking_model import RankingModel
from claims.training.matching_data import JudgedQuery

NEAREST = 5
"""Wrong candidates of a query that the encoder is told apart from, the first ones by the ranking without it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the claims that answer it and some that do not, as texts; ``group`` is its set."""

    group: str
    query: str
    claims: tuple[str, ...]
    others: tuple[str, ...]


def asked_of(
    group: str, query: JudgedQuery, texts: Sequence[str], alone: RankingModel, *, nearest: int = NEAREST
) -> Asked | None:
    """The query as an encoder learns from it; None where none of its candidates, whose ``texts`` these are, answers it.

    Near copies of the right claims are not taught as wrong.
    """
    order = np.argsort(-alone.scores(query.columns), kind="stable")
    wrong = [int(place) for place in order if not query.right[place] and not query.copies[place]][:nearest]
    right = tuple(texts[int(place)] for place in np.flatnonzero(query.right))
    return Asked(group, query.read.whole, right, tuple(texts[place] for place in wrong)) if right else None


def batches_of(asked: Sequence[Asked], size: int, chance: random.Random) -> list[list[Asked]]:
    """All queries once; those of a batch are of one set, so that their claims are of one kind."""
    batches = []
    for group in sorted({one.group for one in asked}):
        members = [one for one in asked if one.group == group]
        chance.shuffle(members)
        batches += [members[at : at + size] for at in range(0, len(members), size)]
    chance.shuffle(batches)
    return batches
