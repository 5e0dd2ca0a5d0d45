"""The queries that the pair encoder learns answers from: half of the train parts, each with the nearest claims.

The other half is left to the decision on the best claim, which must not see scores of queries that the encoder knows. Once
the decision is fitted, an encoder may learn from all of them.
"""

from __future__ import annotations

from pathlib import Path

from claims.artifacts.pair_reader import PairReader
from claims.artifacts.ranking import ALONE, MODELS_FILE, TABLE_FILE, load_models, load_table
from claims.artifacts.ranking import FOLDER as RANKING
from claims.training.adaptation_data import Asked, asked_of
from claims.training.matching_data import (
    AskedQuery,
    Collection,
    Judge,
    drawn_queries,
    first_letters,
    fold_of,
    read_part,
)

SETS = ("ct2022-2a", "ct2020-t2", "ct2022-2b", "factchecktweet-en")

TAUGHT_HALF = 1
"""Half of the queries (``fold_of``) that the encoder learns from: the one that the ranking's adaptation has seen, so that
the other one is new to both."""

WRONG = 5
"""Claims that do not answer beside the one that does, each time that a query is taught."""

NEAREST = 30
"""Claims that do not answer of which they are drawn: the first ones by the ranking without its encoder."""


def taught_queries(data: Path, *, everything: bool = False) -> list[Asked]:
    """Queries of the sets in ``data`` whose claim is among their candidates, twice each: with the headlines that the claims
    of these sets have, and with their texts alone, as in a registry; with ``everything`` all of the train parts but those
    that stand in the development part of a set, too."""
    known = {first_letters(one.text) for name in SETS for one in read_part(data / name, "dev")} if everything else set()
    alone, table = load_models(RANKING / MODELS_FILE)[ALONE].ranking, load_table(RANKING / TABLE_FILE)
    found = []
    for name in SETS:
        judge = Judge(Collection(data / name), PairReader(table))
        for query in _others(data / name, known) if everything else _half(data / name):
            judged = judge.judge(query)
            whole = [claim.whole for claim in judge.claims(judged.claims)]
            asked = [
                asked_of(name, judged, texts, alone, nearest=NEAREST) for texts in (whole, judge.texts(judged.claims))
            ]
            found += [one for one in asked if one is not None and len(one.others) >= WRONG]
    return found


def _half(folder: Path) -> list[AskedQuery]:
    return [one for one in drawn_queries(folder) if fold_of(one.text) == TAUGHT_HALF]


def _others(folder: Path, known: set[str]) -> list[AskedQuery]:
    return [one for one in read_part(folder, "train") if first_letters(one.text) not in known]
