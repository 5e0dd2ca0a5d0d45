"""How many of the right claims the candidates hold, beside exact BM25 over the same terms: judged tweets and sentences.

Candidates come from the product's index (SQLite, codes of one byte, budget of 20,000); exact BM25 reads every posting
with true counts and lengths and the corpus's own average. DATA holds folders of claims.ndjson, queries-SPLIT.ndjson and
qrels-SPLIT.tsv (packed or not).

Run: ``.venv/bin/python benchmarks/matching_recall.py [--json] [--data DATA] [--split dev] [--depth 100]``
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.cli.evaluation_matching import read_judgements
from claims.core.matching.evaluation.ranking_evaluation import recall_at
from claims.core.matching.ranking.postings import K1, B
from claims.core.matching.words.terms import indexed_counts, query_terms
from claims.models import Base
from claims.services.index.candidates import IndexedText, find_candidates, index_claims

ROOT = Path(__file__).resolve().parent.parent

Row = dict[str, str]


class ExactBM25:
    """BM25 as the textbooks have it (Robertson and Zaragoza 2009), in memory."""

    def __init__(self, counts: Sequence[Mapping[str, int]]) -> None:
        lengths = np.array([sum(one.values()) for one in counts], dtype=float)
        self._norms = K1 * (1 - B + B * lengths / lengths.mean())
        collected: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, one in enumerate(counts):
            for term, count in one.items():
                collected[term].append((number, count))
        self._postings = {term: np.array(pairs) for term, pairs in collected.items()}

    def best(self, terms: Sequence[str], limit: int) -> list[int]:
        """Places of the best claims."""
        scores = np.zeros(len(self._norms))
        for term in terms:
            if term in self._postings:
                places, counts = self._postings[term].T
                rarity = math.log1p((len(scores) - len(places) + 0.5) / (len(places) + 0.5))
                scores[places] += rarity * (K1 + 1) * counts / (counts + self._norms[places])
        order = np.lexsort((np.arange(len(scores)), -scores))[:limit]
        return [int(place) for place in order if scores[place] > 0]


def read_rows(folder: Path, name: str) -> list[Row]:
    """The objects of a file, packed or not."""
    packed = folder / f"{name}.gz"
    with gzip.open(packed, "rt", encoding="utf-8") if packed.is_file() else (folder / name).open() as lines:
        return [json.loads(line) for line in lines]


def run_set(folder: Path, split: str, depth: int) -> list[dict[str, object]]:
    """Recall of both on one set, and the time that a query takes ours."""
    claims, queries = read_rows(folder, "claims.ndjson"), read_rows(folder, f"queries-{split}.ndjson")
    relevant = read_judgements(folder / f"qrels-{split}.tsv")
    exact = ExactBM25([indexed_counts(claim["text"], title=claim.get("title")) for claim in claims])
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    ours: dict[str, list[str]] = {}
    peer: dict[str, list[str]] = {}
    times: Counter[str] = Counter()
    with Session(engine) as session:
        index_claims(session, [IndexedText(n, one["text"], one.get("title")) for n, one in enumerate(claims, 1)])
        for query in queries:
            begun = time.process_time()
            terms = query_terms(query["text"])
            found = find_candidates(session, terms, limit=depth)
            times["ours"] += time.process_time() - begun
            ours[query["id"]] = [claims[hit.claim_id - 1]["id"] for hit in found]
            begun = time.process_time()
            best = exact.best(terms, depth)
            times["peer"] += time.process_time() - begun
            peer[query["id"]] = [claims[place]["id"] for place in best]
    engine.dispose()
    ms = {name: seconds * 1_000 / len(queries) for name, seconds in times.items()}
    recalls = [recall_at(ranked, relevant, depth=depth) for ranked in (ours, peer)]
    return [
        row(f"{folder.name} {split}: recall@{depth} of the candidates", recalls[0], "share", recalls[1]),
        row(f"{folder.name} {split}: core time a query", ms["ours"], "ms", ms["peer"]),
    ]


def row(name: str, value: float, unit: str, peer_value: float) -> dict[str, object]:
    """A line of the report; the ratio is better above 1."""
    ratio = peer_value / value if unit == "ms" else value / peer_value
    peer = "exact BM25 in memory"
    figures = {"value": round(value, 4), "unit": unit, "peer": peer, "peer_value": round(peer_value, 4)}
    return {"name": name, **figures, "ratio": round(ratio, 3)}


def main() -> None:
    """Measure every set of the folder and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "matching")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--depth", type=int, default=100)
    options = parser.parse_args()
    folders = sorted(path.parent for path in options.data.glob(f"*/qrels-{options.split}.tsv"))
    if not folders:
        sys.exit(f"{options.data} holds no set with qrels-{options.split}.tsv.")
    for folder in folders:
        for line in run_set(folder, options.split, options.depth):
            print(json.dumps(line) if options.json else "  ".join(str(value) for value in line.values()), flush=True)


if __name__ == "__main__":
    main()
