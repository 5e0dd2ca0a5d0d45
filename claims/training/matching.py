"""Fits what ranks candidates and decides on the best one: ``bin/claims train matching DATA [--sets …]``.

DATA holds folders of claims.ndjson, queries-train.ndjson and qrels-train.tsv (packed or not). Fits the table of piece
vectors and what is added to the encoder's weights, then, on features of tables and encoders that have not seen the query,
the rankings without and with the encoder, and the decision on queries of which half have no answer: their claims and near
copies of them are taken out. Writes ``piece_vectors.npz``, ``ranking_adaptation.npz`` and ``ranking.json``;
``bin/claims evaluate matching`` prints the figures. Needs ``claims/training/requirements.txt``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from claims.artifacts.adaptation import Narrow, write_adaptation
from claims.artifacts.encoder import TextModel, load_text_model, packaged_model
from claims.artifacts.pair_reader import (
    LONGEST_ENCODED,
    LONGEST_QUERY,
    LONGEST_TEXT,
    LONGEST_TITLE,
    PairReader,
    pieces_of,
    plain_text,
)
from claims.artifacts.ranker import ENCODED, READ, RankingModels, ReadAnswer, copies_of
from claims.artifacts.ranking import ADAPTATION_FILE, ALONE, FOLDER, JOINED, MODELS_FILE, TABLE_FILE, models_to_json
from claims.artifacts.relation_encoder import load_pair_encoder
from claims.core.matching.ranking.piece_table import PieceTable
from claims.core.matching.ranking.ranking_model import AnswerModel, RankingModel, answer_features
from claims.training.adaptation_data import asked_of
from claims.training.adaptation_fit import FitOptions, fit_adaptation
from claims.training.answer_fit import PENALTY, READ_PENALTY, fit_answer
from claims.training.judged_rows import written_together
from claims.training.listwise import RankedQuery, fit_ranking
from claims.training.matching_data import Collection, Judge, JudgedQuery, drawn_queries, fold_of, read_part
from claims.training.packaged_encoder import LowerReader, needed_model, weight_names
from claims.training.piece_fit import Floats, Ids, TaughtQuery, first_table, fit_table, pack_table
from claims.training.relation_queries import TAUGHT_HALF

TAUGHT = ("ct2022-2a", "ct2022-2b", "factchecktweet-en")
"""Sets that the encoder learns from; the posts of ct2020-t2 are those of the first."""

SETS = (*TAUGHT, "ct2020-t2")
"""Sets that the table, the rankings and the decisions are fitted on; in the last many claims stand twice."""

SET_WEIGHTS = {"factchecktweet-en": 0.5}
"""Weight of a set's queries; the posts of this one are quoted in articles that need not check them."""

HARD = 10
"""Wrong candidates of a query that the table is told apart from."""


def main(arguments: Sequence[str]) -> None:
    """Fit on the train parts and write the artifacts."""
    options = _options(arguments)
    collections = {name: Collection(options.data / name) for name in dict.fromkeys((*options.sets, *SETS))}
    with written_together(options.out) as drafts:
        _write(collections, options.sets, drafts)


def _write(collections: dict[str, Collection], sets: Sequence[str], folder: Path) -> None:
    """Fit the table on all collections, the rest on the named ones, and write the files to the folder."""
    tables = _fit_tables(collections)
    rows, scales = pack_table(tables[-1])
    np.savez_compressed(folder / TABLE_FILE, rows=rows, scales=scales)
    judged = _judge_all([collections[name] for name in sets], [_unpacked(table) for table in tables[:2]])
    read_answer = _pair_reader()
    alone = _fit_models(judged, read_answer)
    added = _fit_adaptations(judged, alone.ranking, _unpacked(tables[-1]))
    write_adaptation(added[-1], needed_model().read_bytes(), folder / ADAPTATION_FILE)
    joined = _fit_joined(judged, alone.ranking, [_unpacked(table) for table in tables[:2]], added[:2], read_answer)
    found = {ALONE: models_to_json(alone), JOINED: models_to_json(joined)}
    (folder / MODELS_FILE).write_text(json.dumps(found) + "\n", encoding="utf-8")


def _fit_tables(collections: dict[str, Collection]) -> list[Floats]:
    """Three tables: without the queries of half 0, without those of half 1, and with all."""
    documents, pairs = [], []
    queries: list[tuple[int, TaughtQuery]] = []
    for name in SETS:
        collection = collections[name]
        claims = [_claim_pieces(row["text"], row.get("title")) for row in collection.rows]
        documents += [np.concatenate(claim) for claim in claims]
        pairs += [claim for claim in claims if min(len(part) for part in claim) > _LEAST]
        for query in read_part(collection.folder, "train"):
            right = [collection.numbers[one] for one in sorted(query.relevant)]
            others = [number for number in collection.by_words(query.text)[: 2 * HARD] if number not in right][:HARD]
            asked = np.array(pieces_of(plain_text(query.text), LONGEST_QUERY), dtype=np.int64)
            for number in right:
                hard = tuple(np.concatenate(claims[other]) for other in others)
                queries.append((fold_of(query.text), TaughtQuery(asked, np.concatenate(claims[number]), hard)))
    encoder = load_text_model(packaged_model())
    if encoder is None:
        sys.exit("The first table needs the encoder: install requirements.txt.")
    start = first_table(encoder, documents)
    tables = []
    for left_out in (0, 1, None):
        _say(f"piece vectors, without half {left_out}" if left_out is not None else "piece vectors")
        tables.append(fit_table(start, pairs, [query for fold, query in queries if fold != left_out]))
    return tables


_LEAST = 2
"""Pieces up to which a title or a text says too little to be told from others."""


def _claim_pieces(text: str, title: str | None) -> tuple[Ids, Ids]:
    plain_title, plain = plain_text(title or ""), plain_text(text)
    return (
        np.array(pieces_of(plain_title, LONGEST_TITLE), dtype=np.int64),
        np.array(pieces_of(plain, LONGEST_TEXT), dtype=np.int64),
    )


def _unpacked(table: Floats) -> PieceTable:
    rows, scales = pack_table(table)
    return PieceTable(rows, scales.astype(np.float32))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A query with the name of its set, its half for the networks and its half for the ranking, and what reads its
    candidates."""

    group: str
    fold: int
    half: int
    query: JudgedQuery
    judge: Judge


def _judge_all(collections: Sequence[Collection], tables: Sequence[PieceTable]) -> list[_Judged]:
    """The queries with their candidates; each is read with the table that has not seen it."""
    judged = []
    for collection in collections:
        _say(f"{collection.folder.name}: features")
        halves = [Judge(collection, PairReader(table)) for table in tables]
        for query in drawn_queries(collection.folder):
            fold = fold_of(query.text)
            judged.append(
                _Judged(
                    group=collection.folder.name,
                    fold=fold,
                    half=fold_of(query.text, 1),
                    query=halves[fold].judge(query),
                    judge=halves[fold],
                )
            )
    return judged


def _fit_adaptations(judged: Sequence[_Judged], alone: RankingModel, table: PieceTable) -> list[dict[str, Narrow]]:
    """Three adaptations of the encoder: without the queries of half 0, without those of half 1, and with all."""
    model = needed_model()
    names = weight_names(model)
    lower = LowerReader(model, table)
    asked = []
    for one in (one for one in judged if one.group in TAUGHT):
        taught = asked_of(one.group, one.query, [claim.whole for claim in one.judge.claims(one.query.claims)], alone)
        if taught is not None:
            asked.append((one.fold, taught))
    if not asked:
        sys.exit(f"Nothing to adapt the encoder by: --sets names none of {', '.join(TAUGHT)}.")
    found = []
    for left_out in (0, 1, None):
        _say(f"encoder, without half {left_out}" if left_out is not None else "encoder")
        seen = [one for fold, one in asked if fold != left_out]
        added = fit_adaptation(seen, lower, FitOptions(), report=_report)
        found.append({names[name]: one for name, one in added.items()})
    return found


def _fit_joined(
    judged: Sequence[_Judged],
    alone: RankingModel,
    tables: Sequence[PieceTable],
    added: Sequence[Mapping[str, Narrow]],
    read_answer: ReadAnswer,
) -> RankingModels:
    """Ranking and decision with the encoder; each query is read with the adaptation that has not seen it."""
    readers = [PairReader(table, _adapted(half)) for table, half in zip(tables, added, strict=True)]
    _say("features of the encoder")
    return _fit_models([_with_encoder(one, readers[one.fold], alone) for one in judged], read_answer)


def _adapted(added: Mapping[str, Narrow]) -> TextModel:
    products = {name: one.product() for name, one in added.items()}
    return TextModel(needed_model(), threads=2, longest=LONGEST_ENCODED, added=lambda _: products)


def _with_encoder(one: _Judged, reader: PairReader, alone: RankingModel) -> _Judged:
    """The query with the candidates that the encoder would read, and some more, which take the places of what is taken
    out; their features with those of the encoder."""
    first = np.argsort(-alone.scores(one.query.columns), kind="stable")[: ENCODED + SPARE]
    kept = one.query.only(first)
    columns = kept.columns | reader.encoded_columns(kept.read, one.judge.claims(kept.claims))
    return replace(one, query=replace(kept, columns=columns))


SPARE = 10


def _pair_reader() -> ReadAnswer:
    encoder = load_pair_encoder()
    if encoder is None:
        sys.exit("The decision on what is read needs the pair encoder: install requirements.txt.")
    return encoder.answers


def _report(step: int, loss: float) -> None:
    if step % 20 == 0:
        _say(f"step {step}: loss {loss:.3f}")


def _fit_models(judged: Sequence[_Judged], read_answer: ReadAnswer) -> RankingModels:
    """Ranking and decisions. They see each query with its answer and once more without, and scores of a ranking that was
    fitted on the other half of the queries: those that it has seen lie too far ahead. The decision by what is read beside
    the query sees those that the pair encoder has not learnt from."""
    decided: list[_Decided] = []
    for half in (0, 1):
        ranking = _fit_ranking([one for one in judged if one.half != half])
        for one in (one for one in judged if one.half == half):
            for query in (one.query, one.query.without_answer()):
                if len(query.claims):
                    decided.append(_decide(replace(one, query=query), ranking))
    read = [
        replace(one, features={**one.features, READ: told})
        for one in decided
        if one.fold != TAUGHT_HALF and (told := read_answer(one.query, one.claim)) is not None
    ]
    return RankingModels(_fit_ranking(judged), _fit_decision(decided), _fit_decision(read, READ_PENALTY))


@dataclass(frozen=True, slots=True)
class _Decided:
    """A query's best candidate, with its features, whether it is right, how much that counts, and the query's half for the
    networks."""

    query: str
    claim: str
    features: Mapping[str, float]
    right: bool
    weight: float
    fold: int


def _decide(one: _Judged, ranking: RankingModel) -> _Decided:
    scores = ranking.scores(one.query.columns)
    best = int(np.argsort(-scores, kind="stable")[0])
    claims = one.judge.claims(one.query.claims)
    return _Decided(
        query=one.query.read.whole,
        claim=claims[best].told,
        features=answer_features(scores, one.query.columns, best, copies_of(claims, best)),
        right=bool(one.query.right[best] or one.query.copies[best]),
        weight=SET_WEIGHTS.get(one.group, 1.0),
        fold=one.fold,
    )


def _fit_decision(decided: Sequence[_Decided], penalty: float = PENALTY) -> AnswerModel:
    rows, right = [one.features for one in decided], [one.right for one in decided]
    return fit_answer(rows, right, [one.weight for one in decided], list(rows[0]), penalty=penalty)


def _fit_ranking(judged: Sequence[_Judged]) -> RankingModel:
    """The ranking; copies of a right claim, which mostly nobody judged, teach nothing."""
    known = [one.query.only(np.flatnonzero(one.query.right | ~one.query.copies)) for one in judged]
    names = list(known[0].columns)
    queries = [
        RankedQuery(np.stack(list(query.columns.values()), axis=1), query.right, SET_WEIGHTS.get(one.group, 1.0))
        for one, query in zip(judged, known, strict=True)
    ]
    return fit_ranking(queries, names)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="matching", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder of the sets")
    parser.add_argument("--sets", nargs="+", default=list(SETS), help="sets that rankings and decisions are fitted on")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the artifacts")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
