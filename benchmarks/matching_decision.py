"""How surely it is told whether the best claim answers a post, where half of the posts have no answer, beside simpler ways.

Each query is asked twice: with its answer, and with the right claims and their near copies taken out. A method gives its
best claim and a score; told is the share of the queries that are rightly answered from the lowest score on at which 95 of a
hundred answers are right, and how often the best claim is right at all (a near copy counts as right). The other ways:
rapidfuzz ``token_set_ratio`` over all claims, SQLite FTS5 (porter, bm25), cosines of the packaged sentence encoder, and .7
of the cosine with .3 of bm25 over its best.

Run: ``.venv/bin/python benchmarks/matching_decision.py [--json] [--data DATA] [--split dev] [--set NAME ...]``
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process, utils

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.judged_sets import WordIndex, folders_of, whole_text
from claims.artifacts.encoder import TextModel, load_text_model, packaged_model
from claims.cli.corpus import CorpusClaim
from claims.cli.evaluation_matching import PRECISION, matching_rows, read_judgements, with_copies
from claims.cli.evaluation_sets import packed_or_not
from claims.cli.retrieval import read_corpus, read_queries
from claims.core.matching.evaluation.answer_evaluation import Answer, recall_at_precision
from claims.core.matching.words.terms import clean_text

ROOT = Path(__file__).resolve().parent.parent

SETS = ("ct2020-t2", "ct2022-2a")
LOOKED_AT = 100
"""The best claims of a method among which near copies of the right ones are looked for."""
ENCODED_AT_ONCE = 500
"""Texts whose outputs are held at once, a vector for each piece."""
COSINE, WORDS = 0.7, 0.3
"""Shares of the simple hybrid, the best on the development parts of these sets."""

Scores = npt.NDArray[np.float64]
Method = Callable[[str, frozenset[int]], Scores]
"""The score of each claim for a query, with some claims taken out."""


def peers(claims: Sequence[CorpusClaim]) -> dict[str, Method]:
    """The other ways, by name; those with the encoder only where it is installed."""
    texts = [whole_text(claim) for claim in claims]
    plain = [utils.default_process(text) for text in texts]
    index = WordIndex(claims)

    def token_set_ratio(query: str, left_out: frozenset[int]) -> Scores:
        found = process.cdist([utils.default_process(query)], plain, scorer=fuzz.token_set_ratio)[0]
        return _without(found.astype(np.float64), left_out)

    def bm25(query: str, left_out: frozenset[int]) -> Scores:
        found = np.zeros(len(texts))
        for place, score in index.find(query):
            found[place] = score
        return _without(found, left_out)

    methods: dict[str, Method] = {"rapidfuzz token_set_ratio": token_set_ratio, "SQLite FTS5": bm25}
    model = load_text_model(packaged_model(), threads=2)
    if model is None:
        return methods
    vectors = _vectors(model, texts)

    def cosine(query: str, left_out: frozenset[int]) -> Scores:
        return _without(vectors @ _vectors(model, [query])[0], left_out)

    def hybrid(query: str, left_out: frozenset[int]) -> Scores:
        words = np.maximum(bm25(query, left_out), 0.0)
        return COSINE * cosine(query, left_out) + WORDS * words / (words.max() or 1.0)

    return methods | {"MiniLM, cosine": cosine, ".7 MiniLM and .3 FTS5": hybrid}


def measured(
    method: Method, claims: Sequence[CorpusClaim], queries: Mapping[str, str], relevant: Mapping[str, frozenset[str]]
) -> tuple[float, float]:
    """Share of the queries that are answered rightly at the precision, and whose best claim is right."""
    answers, hits = [], 0
    for query, text in queries.items():
        scores = method(text, frozenset())
        best = [(int(place), float(scores[place])) for place in np.argsort(-scores)[:LOOKED_AT]]
        right = with_copies(claims, best, relevant[query])
        first, score = best[0]
        hits += first in right
        answers.append(Answer(score, first in right))
        answers.append(Answer(float(method(text, right).max()), right=False))
    recall, _ = recall_at_precision(answers, answerable=len(queries), precision=PRECISION)
    return recall, hits / len(queries)


def _without(scores: Scores, left_out: frozenset[int]) -> Scores:
    scores[list(left_out)] = -1.0
    return scores


def _vectors(model: TextModel, texts: Sequence[str]) -> Scores:
    """Means of the encoder's outputs, of length one; n × width."""
    parts = (texts[start : start + ENCODED_AT_ONCE] for start in range(0, len(texts), ENCODED_AT_ONCE))
    means = np.stack([output.mean(axis=0) for part in parts for output in model.outputs(part)]).astype(np.float64)
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float64)


def run_set(folder: Path, split: str) -> Iterator[dict[str, object]]:
    """The rows of a set: ours without the encoder and with it, then the other ways."""
    for row in matching_rows(folder, split, encoder=True):
        if row["metric"] == f"answers found at precision {PRECISION}":
            yield {"set": folder.name, "method": f"ours, {row['encoder']} encoder", "answered": row["value"]}
    claims = list(read_corpus(str(packed_or_not(folder, "claims.ndjson"))))
    relevant = read_judgements(folder / f"qrels-{split}.tsv")
    queries = {
        query.id: clean_text(query.text)
        for query in read_queries(str(packed_or_not(folder, f"queries-{split}.ndjson")))
    }
    for name, method in peers(claims).items():
        answered, first = measured(method, claims, queries, relevant)
        yield {"set": folder.name, "method": name, "answered": answered, "first": first}


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "matching")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--set", dest="sets", action="append", choices=SETS)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    folders = folders_of(asked.data, asked.sets or SETS)
    rows = [row for folder in folders for row in run_set(folder, asked.split)]
    if asked.json:
        print(json.dumps(rows))
        return
    print(f"{'set':12} {'method':28} {'answered at .95':>15} {'first is right':>15}")
    for row in rows:
        first = f"{row['first']:15.3f}" if "first" in row else f"{'':>15}"
        print(f"{row['set']:12} {row['method']:28} {row['answered']:15.3f} {first}")


if __name__ == "__main__":
    main()
