"""What the day and the speaker of a query add to ranking by text: MAP@5 on judged sets, ours and SQLite FTS5.

Where the day comes from: posts of CheckThat! 2A are signed with it, those of FactCheckTweet have it in their number, and
sentences of 2B in the name of their debate. Claims of these sets are dated; those of CheckThat! 2020-2 are not. FTS5
(porter, bm25) gets the same signs with the weights of our ranking; how much they count beside bm25 is chosen on the train
part of each set.

Run: ``.venv/bin/python benchmarks/matching_occasions.py [--json] [--data DATA] [--split dev] [--set NAME ...]
[--no-encoder]``
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.judged_sets import WordIndex, folders_of
from claims.artifacts.ranking import ALONE, FOLDER, MODELS_FILE, load_models
from claims.cli.corpus import CorpusClaim, CorpusQuery
from claims.cli.evaluation_matching import PRECISION, matching_rows, read_judgements
from claims.cli.evaluation_sets import packed_or_not
from claims.cli.retrieval import read_corpus, read_queries
from claims.core.matching.evaluation.ranking_evaluation import mean_average_precision
from claims.core.matching.ranking.occasion import OCCASION_FEATURES, occasion_columns
from claims.core.matching.words.terms import clean_text

ROOT = Path(__file__).resolve().parent.parent
SETS = ("ct2020-t2", "ct2022-2a", "ct2022-2b", "factchecktweet-en")
DEPTH = 5
SHARES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5)
"""How much a sign's weight counts beside bm25 as a share of the best one's: chosen on the train part."""

TAUGHT = 300
"""Train queries by which that is chosen."""

Scored = tuple[list[str], npt.NDArray[np.float64], npt.NDArray[np.float64]]
"""Claims that FTS5 finds, their bm25 as a share of the best one's, and what their occasions weigh."""


class TimedIndex:
    """The claims in SQLite FTS5, and their occasions."""

    def __init__(self, claims: Sequence[CorpusClaim]) -> None:
        self._claims = claims
        ranking = load_models(FOLDER / MODELS_FILE)[ALONE].ranking
        self._weights = np.array([ranking.weights[ranking.names.index(name)] for name in OCCASION_FEATURES])
        self._index = WordIndex(claims)

    def scored(self, query: CorpusQuery) -> Scored:
        """What it finds for a query."""
        found = self._index.find(clean_text(query.text))
        claims = [self._claims[place] for place, _ in found]
        shares = np.array([score for _, score in found]) / (found[0][1] if found else 1.0)
        columns = occasion_columns(query.occasion, [claim.occasion for claim in claims])
        signs = np.stack([columns[name] for name in OCCASION_FEATURES], axis=1)
        return [claim.id for claim in claims], shares, signs @ self._weights


def _map(found: Mapping[str, Scored], relevant: Mapping[str, frozenset[str]], share: float) -> float:
    ranked = {
        query: [ids[place] for place in np.argsort(-(words + share * signs), kind="stable")[:DEPTH]]
        for query, (ids, words, signs) in found.items()
    }
    judged = {query: relevant[query] for query in ranked if query in relevant}
    return mean_average_precision(ranked, judged, depth=DEPTH)


def peer_rows(folder: Path, split: str) -> Iterator[dict[str, object]]:
    """FTS5 by text alone, and with the signs."""
    index = TimedIndex(list(read_corpus(str(packed_or_not(folder, "claims.ndjson")))))
    found, relevant = {}, {}
    for part in ("train", split):
        queries = list(read_queries(str(packed_or_not(folder, f"queries-{part}.ndjson"))))
        found[part] = {query.id: index.scored(query) for query in queries[: TAUGHT if part == "train" else None]}
        relevant[part] = read_judgements(folder / f"qrels-{part}.tsv")
    chosen = max(SHARES, key=lambda share: _map(found["train"], relevant["train"], share))
    for occasions, share in ((False, 0.0), (True, chosen)):
        value = _map(found[split], relevant[split], share)
        yield {"set": folder.name, "method": "SQLite FTS5", "occasions": occasions, "map": value}


def own_rows(folder: Path, split: str, *, encoder: bool) -> Iterator[dict[str, object]]:
    """Ours by text alone, and with the signs."""
    for occasions in (False, True):
        rows: dict[str, dict[str, object]] = {}
        for row in matching_rows(folder, split, encoder=encoder, text_alone=not occasions):
            name = f"ours, {row['encoder']} encoder"
            known = rows.setdefault(name, {"set": folder.name, "method": name, "occasions": occasions})
            if row["metric"] == f"MAP@{DEPTH}":
                known["map"] = row["value"]
            if row["metric"] == f"answers found at precision {PRECISION}":
                known["answered"] = row["value"]
        yield from rows.values()


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "matching")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--set", dest="sets", action="append", choices=SETS)
    parser.add_argument("--no-encoder", dest="encoder", action="store_false")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    folders = folders_of(asked.data, asked.sets or SETS)
    rows: list[dict[str, object]] = []
    for folder in folders:
        rows += peer_rows(folder, asked.split)
        rows += own_rows(folder, asked.split, encoder=asked.encoder)
    if asked.json:
        print(json.dumps(rows))
        return
    print(f"{'set':18} {'method':24} {'day and speaker':>15} {f'MAP@{DEPTH}':>7} {'answered at .95':>16}")
    for row in rows:
        answered = f"{row['answered']:16.3f}" if "answered" in row else ""
        told = "told" if row["occasions"] else "-"
        print(f"{row['set']:18} {row['method']:24} {told:>15} {row['map']:7.3f} {answered}")


if __name__ == "__main__":
    main()
