"""The queries that the pair encoder learns answers from: half of the train parts, each with the nearest claims.

The other half is left to the decision on the best claim, which must not see scores of queries that the encoder knows.
"""

from __future__ import annotations

from pathlib import Path

from claims.artifacts.pair_reader import PairReader
from claims.artifacts.ranking import ALONE, MODELS_FILE, TABLE_FILE, load_models, load_table
from claims.artifacts.ranking import FOLDER as RANKING
from claims.training.adaptation_data import Asked, asked_of
from claims.training.matching_data import Collection, Judge, drawn_queries, fold_of

SETS = ("ct2022-2a", "ct2020-t2", "ct2022-2b", "factchecktweet-en")

TAUGHT_HALF = 1
"""Half of the queries (``fold_of``) that the encoder learns from: the one that the ranking's adaptation has seen, so that
the other one is new to both."""

WRONG = 5
"""Claims that do not answer beside the one that does, each time that a query is taught."""

NEAREST = 30
"""Claims that do not answer of which they are drawn: the first ones by the ranking without its encoder."""


def taught_queries(data: Path) -> list[Asked]:
    """Queries of the sets in ``data`` whose claim is among their candidates."""
    alone, table = load_models(RANKING / MODELS_FILE)[ALONE].ranking, load_table(RANKING / TABLE_FILE)
    found = []
    for name in SETS:
        judge = Judge(Collection(data / name), PairReader(table))
        for query in (one for one in drawn_queries(data / name) if fold_of(one.text) == TAUGHT_HALF):
            judged = judge.judge(query)
            asked = asked_of(name, judged, judge.claims(judged.claims), alone, nearest=NEAREST)
            if asked is not None and len(asked.others) >= WRONG:
                found.append(asked)
    return found
