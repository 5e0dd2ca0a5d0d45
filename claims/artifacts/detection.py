"""Loads the fitted detector: the lexical tables always, the encoder where its file and the runtime are there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from claims.artifacts.encoder import TextModel, load_text_model
from claims.core.detection.combination import Combination, Output
from claims.core.detection.detector import Detector
from claims.core.detection.lexical import LexicalModel
from claims.core.detection.ngrams import Floats
from claims.core.detection.tasks import Task

FOLDER = Path(__file__).parent
LEXICAL_FILE = "detection_lexical.npz"
ENCODER_FILE = "detection_encoder.onnx"
COMBINATION_FILE = "detection.json"

LONGEST = 80
"""Pieces of a sentence that the encoder reads; it was fitted on as many."""


class OutputEncoder:
    """A fitted encoder that ends in log-odds, one a task."""

    def __init__(self, model: TextModel) -> None:
        self._model = model

    def logits_of(self, text: str) -> Floats:
        """Log-odds of each task, in the order of ``TASKS``."""
        return np.asarray(self._model.outputs([text])[0], dtype=np.float64)


@lru_cache(maxsize=4)
def load_detector(*, encoder: bool, folder: Path = FOLDER) -> Detector:
    """The detector of these files, loaded once a process.

    ``encoder`` asks for the encoder too; where its file or the runtime is absent, the detector goes without.
    """
    read = json.loads((folder / COMBINATION_FILE).read_text(encoding="utf-8"))
    return Detector(
        lexical=_shared_lexical(folder / LEXICAL_FILE),
        alone=combination_of(read["lexical"]),
        joined=combination_of(read["lexical and encoder"]) if "lexical and encoder" in read else None,
        encoder=load_output_encoder(folder / ENCODER_FILE) if encoder else None,
    )


@lru_cache(maxsize=2)
def _shared_lexical(file: Path) -> LexicalModel:
    """The tables once a process: the detectors with and without the encoder are both asked."""
    return load_lexical(file)


def load_lexical(file: Path) -> LexicalModel:
    """The tables of the lexical model."""
    with np.load(file, allow_pickle=False) as tables:
        idf, weights, bias = (tables[name].astype(np.float32) for name in ("idf", "weights", "bias"))
    return LexicalModel(idf, weights, bias)


def save_lexical(model: LexicalModel, file: Path) -> None:
    """Write what ``load_lexical`` reads; weights and frequencies in half precision, as they were fitted."""
    half = {"idf": model.idf.astype(np.float16), "weights": model.weights.astype(np.float16)}
    np.savez_compressed(file, allow_pickle=False, **half, bias=model.bias)


def load_output_encoder(file: Path) -> OutputEncoder | None:
    """The fitted encoder; None where its file or the runtime is absent."""
    model = load_text_model(file, longest=LONGEST)
    return None if model is None else OutputEncoder(model)


def combination_of(outputs: Mapping[str, Any]) -> Combination:
    """What ``as_json`` wrote."""
    return {
        Task(name): Output(
            {key: float(weight) for key, weight in one["weights"].items()}, one["bias"], one["threshold"]
        )
        for name, one in outputs.items()
    }


def as_json(combination: Combination) -> dict[str, Any]:
    """The combination as it stands in the file."""
    return {
        str(task): {"weights": dict(output.weights), "bias": output.bias, "threshold": output.threshold}
        for task, output in combination.items()
    }
