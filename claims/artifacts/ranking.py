"""Loads what ranks candidates: the table of piece vectors, the fitted weights, and where wanted the encoders."""

from __future__ import annotations

import json
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from claims.artifacts.adaptation import read_adaptation
from claims.artifacts.encoder import load_text_model, packaged_model
from claims.artifacts.pair_reader import LONGEST_ENCODED, PairReader
from claims.artifacts.ranker import Ranker, RankingModels
from claims.artifacts.relation_encoder import load_pair_encoder
from claims.core.matching.ranking.piece_table import PieceTable
from claims.core.matching.ranking.ranking_model import AnswerModel, Floats, RankingModel

FOLDER = Path(__file__).parent
TABLE_FILE = "piece_vectors.npz"
ADAPTATION_FILE = "ranking_adaptation.npz"
MODELS_FILE = "ranking.json"
ALONE, JOINED = "words and pieces", "words, pieces and encoder"
"""Names of the two sets of models in their file."""


def load_ranker(*, encoder: bool, pairs: bool = False, threads: int = 1) -> Ranker:
    """A ranker of its own, so that what it keeps goes with it; ``encoder`` and ``pairs`` ask for the encoders of texts and
    of pairs where they are installed."""
    model = None
    if encoder:
        added = partial(read_adaptation, FOLDER / ADAPTATION_FILE)
        model = load_text_model(packaged_model(), threads=threads, longest=LONGEST_ENCODED, added=added)
    read = load_pair_encoder() if pairs else None
    models = load_models(FOLDER / MODELS_FILE)
    reader = PairReader(load_table(FOLDER / TABLE_FILE), model)
    return Ranker(reader, models[ALONE], models.get(JOINED), None if read is None else read.answers)


@lru_cache(maxsize=2)
def load_table(file: Path) -> PieceTable:
    """The table of piece vectors, loaded once a process."""
    with np.load(file, allow_pickle=False) as read:
        return PieceTable(read["rows"], read["scales"].astype(np.float32))


@lru_cache(maxsize=2)
def load_models(file: Path) -> dict[str, RankingModels]:
    """The fitted models by name."""
    read = json.loads(file.read_text(encoding="utf-8"))
    return {name: _models(one) for name, one in read.items()}


def models_to_json(models: RankingModels) -> dict[str, Any]:
    """The same models as they are stored, numbers to six digits."""
    ranking = models.ranking
    return {
        "names": list(ranking.names),
        "mean": _numbers(ranking.mean),
        "spread": _numbers(ranking.spread),
        "weights": _numbers(ranking.weights),
        "answer": {"weights": dict(models.answer.weights), "bias": models.answer.bias},
        "read": {"weights": dict(models.read.weights), "bias": models.read.bias},
    }


def _models(read: dict[str, Any]) -> RankingModels:
    mean, spread, weights = (np.array(read[name], dtype=np.float32) for name in ("mean", "spread", "weights"))
    answer, beside = (
        AnswerModel(dict(read[name]["weights"]), float(read[name]["bias"])) for name in ("answer", "read")
    )
    return RankingModels(RankingModel(tuple(read["names"]), mean, spread, weights), answer, beside)


def _numbers(values: Floats) -> list[float]:
    return [float(f"{value:.6g}") for value in values]
