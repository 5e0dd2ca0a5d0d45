"""Fits the weights that rank candidates: ``python -m claims.training.ranking DATA [SET …]``.

DATA holds folders of ``claims.ndjson``, ``queries-train.ndjson`` and ``qrels-train.tsv``, packed or not. The loss
is that of a softmax over each query's candidates (ListNet's top one, Cao et al. 2007), which ranks and needs no negative
examples of its own. Prints the weights and MAP@5 on the train and dev parts, one JSON object.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claims.core.matching.postings import Codes, Ids, best_claims, inverse_frequency, posting_codes
from claims.core.matching.ranking_evaluation import mean_average_precision
from claims.core.matching.scoring import Scored, prepare, score_features

CANDIDATES = 100
"""Claims ranked for a query, as in use."""

STEPS, RATE, PENALTY = 400, 0.05, 0.02
"""Steps of Adam, their size, and the weight of the squared weights (features scaled to variance 1); chosen on dev."""

DEFAULT_SHARE = {"factchecktweet-en": 0.3}
"""Weight of a set's queries in the loss; its tweets are quoted in articles that need not check them."""

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Query:
    """One query's candidates: their ids, which are relevant, and their features (a row each); with its weight."""

    id: str
    claims: tuple[str, ...]
    relevant: npt.NDArray[np.bool_]
    features: Matrix
    weight: float


class Collection:
    """The claims of a set, indexed in memory the way the product indexes them in the database."""

    def __init__(self, folder: Path) -> None:
        self._rows = list(_read_objects(folder / "claims.ndjson"))
        self._prepared = [prepare(row["text"], title=row.get("title")) for row in self._rows]
        collected: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, claim in enumerate(self._prepared):
            for term, code in posting_codes(claim.counts).items():
                collected[term].append((number, code))
        self._postings: dict[str, tuple[Ids, Codes]] = {}
        for term, pairs in collected.items():
            table = np.array(pairs, dtype=np.int32)
            self._postings[term] = (table[:, 0], table[:, 1].astype(np.uint8))

    def features_of(self, text: str) -> tuple[tuple[str, ...], list[dict[str, float]]]:
        """The candidates for a text and their features."""
        query = prepare(text)
        weights = {term: self._weight(term) for term in query.counts}
        lists = [(*self._postings[term], weights[term]) for term in query.counts if term in self._postings]
        numbers = [hit.claim_id for hit in best_claims(lists, CANDIDATES)]
        rows = [self._row(query, number, weights) for number in numbers]
        best = max((row["evidence"] for row in rows), default=0.0) or 1.0
        return (
            tuple(str(self._rows[number]["id"]) for number in numbers),
            [row | {"evidence_share": row["evidence"] / best} for row in rows],
        )

    def _row(self, query: Scored, number: int, weights: dict[str, float]) -> dict[str, float]:
        return score_features(query, self._prepared[number], weights)

    def _weight(self, term: str) -> float:
        found = self._postings.get(term)
        return inverse_frequency(len(self._rows), 0 if found is None else len(found[0]))


def read_queries(collection: Collection, folder: Path, part: str) -> tuple[list[Query], dict[str, frozenset[str]]]:
    """The queries of a part that have candidates, and what is relevant to each query of the part."""
    judged: dict[str, set[str]] = defaultdict(set)
    for line in (folder / f"qrels-{part}.tsv").read_text(encoding="utf-8").splitlines():
        query, _, claim, _ = line.split()
        judged[query].add(claim)
    queries = []
    for row in _read_objects(folder / f"queries-{part}.ndjson"):
        claims, features = collection.features_of(row["text"])
        wanted = judged.get(str(row["id"]), set())
        if claims:
            queries.append(
                Query(
                    id=str(row["id"]),
                    claims=claims,
                    relevant=np.array([claim in wanted for claim in claims]),
                    features=np.array([list(one.values()) for one in features]),
                    weight=DEFAULT_SHARE.get(folder.name, 1.0),
                )
            )
    return queries, {query: frozenset(claims) for query, claims in judged.items()}


def fit_weights(queries: Sequence[Query]) -> Matrix:
    """A weight for each feature, for features as they are. Queries without a relevant candidate teach nothing."""
    taught = [query for query in queries if query.relevant.any()]
    stacked = np.concatenate([query.features for query in taught])
    spread = stacked.std(axis=0) + 1e-6
    scaled = [query.features / spread for query in taught]
    total = sum(query.weight for query in taught)
    weights, mean, square = (np.zeros(stacked.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = PENALTY * weights
        for query, rows in zip(taught, scaled, strict=True):
            scores = rows @ weights
            chances = np.exp(scores - scores.max())
            wanted = query.relevant / query.relevant.sum()
            slope += query.weight / total * ((chances / chances.sum() - wanted) @ rows)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return np.asarray(weights / spread)


def map_at_5(queries: Sequence[Query], relevant: dict[str, frozenset[str]], weights: Matrix) -> float:
    """MAP@5 of the candidates ranked with these weights."""
    ranked = {
        query.id: [query.claims[place] for place in np.argsort(-(query.features @ weights), kind="stable")]
        for query in queries
    }
    return mean_average_precision(ranked, relevant, depth=5)


def main(arguments: Sequence[str]) -> None:
    """Fit on the train parts of the sets, measure on train and dev, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "sets", nargs="*", default=["ct2020-t2", "ct2022-2a", "ct2022-2b", "factchecktweet-en"], metavar="SET"
    )
    options = parser.parse_args(arguments)
    parts: dict[str, dict[str, tuple[list[Query], dict[str, frozenset[str]]]]] = {}
    for name in options.sets:
        collection = Collection(options.data / name)
        parts[name] = {part: read_queries(collection, options.data / name, part) for part in ("train", "dev")}
    weights = fit_weights([query for name in options.sets for query in parts[name]["train"][0]])
    report: dict[str, Any] = {
        "weights": dict(zip(_feature_names(), (round(float(one), 4) for one in weights), strict=True))
    }
    for name, read in parts.items():
        report[name] = {part: round(map_at_5(*read[part], weights), 4) for part in read}
    sys.stdout.write(json.dumps(report, indent=2) + "\n")


def _feature_names() -> list[str]:
    one = prepare("a text")
    return [*score_features(one, one, {}), "evidence_share"]


def _read_objects(file: Path) -> Iterator[dict[str, Any]]:
    packed = file.with_name(file.name + ".gz")
    with gzip.open(packed, "rt", encoding="utf-8") if packed.is_file() else file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main(sys.argv[1:])
