"""The packaged encoder as it is adapted: what its lower layers make of a text, and how its weights are called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx

from claims.artifacts.encoder import inputs_of, open_session, packaged_model
from claims.artifacts.onnx_graph import ending_at
from claims.artifacts.pair_reader import LONGEST_ENCODED
from claims.artifacts.wordpiece import read_pieces
from claims.core.matching.ranking.piece_table import PieceTable
from claims.training.adaptation_fit import ADAPTED, LOWER_LAYERS, ReadText

_STATE = f"layer_norm_{2 * LOWER_LAYERS}"
"""The packaged model's value after the lower layers."""


class LowerReader:
    """Reads texts by the lower layers, each once; the table tells how much a piece counts."""

    def __init__(self, model: Path, table: PieceTable) -> None:
        self._session: Any = open_session(ending_at(model.read_bytes(), _STATE))
        self._table = table
        self._kept: dict[str, ReadText] = {}

    def __call__(self, text: str) -> ReadText:
        """What the lower layers make of the text."""
        if text not in self._kept:
            pieces = read_pieces(text, longest=LONGEST_ENCODED)
            states = self._session.run([_STATE], inputs_of(pieces))[0][0]
            weights = self._table.weights_of(pieces).copy()
            weights[[0, -1]] = 0.0
            self._kept[text] = ReadText(states.astype(np.float16), weights)
        return self._kept[text]


def needed_model() -> Path:
    """The file of the packaged encoder; ends the program where it is not installed."""
    model = packaged_model()
    if model is None:
        sys.exit("Fitting beside the packaged encoder needs its package: install requirements.txt.")
    return model


def weight_names(model: Path, adapted: Sequence[str] = ADAPTED) -> dict[str, str]:
    """What the packaged model calls the ``adapted`` weights: a product is known by the bias that is added to it."""
    graph = onnx.load(str(model)).graph
    product_of = {node.output[0]: node.input[1] for node in graph.node if node.op_type == "MatMul"}
    found: dict[str, str] = {}
    for node in graph.node:
        biases = [name for name in node.input if name.endswith(".bias")]
        products = [product_of[name] for name in node.input if name in product_of]
        if node.op_type == "Add" and biases and products:
            found[biases[0].removeprefix("inner.").removesuffix(".bias")] = products[0]
    return {name: found[name] for name in adapted}
