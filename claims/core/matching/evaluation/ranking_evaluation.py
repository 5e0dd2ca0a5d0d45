"""How well claims are ranked for queries, against judged data: pure functions from rankings to measures, each 0..1.

A ranking lists claim ids by query, best first; ``relevant`` holds the claims that answer each query.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def mean_average_precision(
    ranked: Mapping[str, Sequence[str]], relevant: Mapping[str, frozenset[str]], *, depth: int
) -> float:
    """MAP@depth as CLEF CheckThat! defines it: average precision divided by min(relevant, depth), mean over queries.

    Queries without a relevant claim are left out; a query without a ranking counts 0.
    """
    values = [_average_precision(ranked.get(query, ()), wanted, depth) for query, wanted in relevant.items() if wanted]
    return sum(values) / len(values) if values else 0.0


def _average_precision(ranked: Sequence[str], relevant: frozenset[str], depth: int) -> float:
    hits, total = 0, 0.0
    for place, claim in enumerate(ranked[:depth], start=1):
        if claim in relevant:
            hits += 1
            total += hits / place
    return total / min(len(relevant), depth)


def recall_at(ranked: Mapping[str, Sequence[str]], relevant: Mapping[str, frozenset[str]], *, depth: int) -> float:
    """Share of the relevant claims among the first ``depth``, mean over queries that have any, 0..1."""
    values = [
        len(wanted.intersection(ranked.get(query, ())[:depth])) / len(wanted)
        for query, wanted in relevant.items()
        if wanted
    ]
    return sum(values) / len(values) if values else 0.0


def mean_reciprocal_rank(ranked: Mapping[str, Sequence[str]], relevant: Mapping[str, frozenset[str]]) -> float:
    """Mean of 1 / place of the first relevant claim, 0 where there is none; over queries that have relevant claims."""
    values = []
    for query, wanted in relevant.items():
        if wanted:
            places = (place for place, claim in enumerate(ranked.get(query, ()), start=1) if claim in wanted)
            values.append(1 / next(places, float("inf")))
    return sum(values) / len(values) if values else 0.0
