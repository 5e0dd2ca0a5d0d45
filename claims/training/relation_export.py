"""Writes the fitted pair encoder: an ONNX graph without the tables of its layers, and what is added to the published ones.

The graph takes the pieces of two texts as vectors, ``left`` and ``right`` (1 × pieces × width each), and gives the
relations' scores (1 × relations). What was added to a table is cut to its main directions, a quarter of its numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from onnx import ModelProto, TensorProto, checker, helper
from torch import Tensor

from claims.artifacts.adaptation import Narrow, narrowed
from claims.artifacts.adapted_layers import LAYERS, PUBLISHED_TABLES, stored_names, write_added
from claims.artifacts.onnx_graph import without_constants
from claims.artifacts.relation_encoder import ADDED_FILE, ENCODER_FILE
from claims.training.encoder_base import published_weights
from claims.training.encoder_export import Graph
from claims.training.encoder_model import WIDTH
from claims.training.packaged_encoder import weight_names

DIRECTIONS = 64
"""Main directions that are kept of what is added to a table."""


def write_encoder(weights: Mapping[str, Tensor], model: Path, folder: Path) -> None:
    """Write both files; ``model`` is the packaged one, to whose tables something is added when they are loaded."""
    whole = _Pairs({name: weight.detach().float().numpy() for name, weight in weights.items()}).build()
    checker.check_model(whole)
    (folder / ENCODER_FILE).write_bytes(without_constants(whole.SerializeToString(), stored_names()))
    published = published_weights()
    added = {
        name: _narrow(weights[f"{name}.weight"] - published[f"{name}.weight"].float()) for name in PUBLISHED_TABLES
    }
    write_added(added, weight_names(model, PUBLISHED_TABLES), model.read_bytes(), folder / ADDED_FILE)


def _narrow(added: Tensor) -> Narrow:
    """The main directions of outputs × inputs."""
    left, sizes, right = torch.linalg.svd(added.detach().T, full_matrices=False)
    roots = sizes[:DIRECTIONS].sqrt()
    return narrowed((left[:, :DIRECTIONS] * roots).numpy(), (roots[:, None] * right[:DIRECTIONS]).numpy())


class _Pairs(Graph):
    """All layers over both texts."""

    def build(self) -> ModelProto:
        """The whole model."""
        sides = [self._sided("left", 0), self._sided("right", 1)]
        hidden = self._add("Concat", *sides, axis=1)
        own = self._own()
        for number in range(LAYERS):
            more = self._constant(f"own.{number}", self._weights["own"][number].reshape(1, -1, 1, 1))
            hidden = self._layer(hidden, f"encoder.layer.{number}", self._add("Mul", own, more))
        first, last = self._constant("zero", np.array([0])), self._constant("end", np.array([np.iinfo(np.int64).max]))
        axis, one = self._constant("pieces axis", np.array([1])), self._constant("one", np.array([1]))
        length = self._add("Shape", "left", start=1, end=2)
        parts = [
            self._add("Slice", hidden, start, end, axis)
            for start, end in ((first, length), (length, last), (first, one))
        ]
        left_mean, right_mean, opening = (self._add("ReduceMean", part, axes=[1], keepdims=0) for part in parts)
        apart = self._add("Abs", self._add("Sub", left_mean, right_mean))
        alike = self._add("Mul", left_mean, right_mean)
        joined = self._add("Concat", left_mean, right_mean, opening, apart, alike, axis=-1)
        pooled = self._linear(joined, "pooled", "pooled")
        inputs = [
            helper.make_tensor_value_info(side, TensorProto.FLOAT, [1, f"{side} pieces", WIDTH])
            for side in ("left", "right")
        ]
        return self._finished("relations", self._add("Tanh", pooled), inputs)

    def _own(self) -> str:
        """1 × 1 × pieces × pieces: 1 where both pieces are of one text, else 0."""
        nothing, one = (self._constant(f"{number}", np.array(number, dtype=np.float32)) for number in (0, 1))
        zeros = [
            self._add("ReduceMean", self._add("Mul", side, nothing), axes=[2], keepdims=0) for side in ("left", "right")
        ]
        sides = self._add("Concat", zeros[0], self._add("Add", zeros[1], one), axis=1)
        rows, columns = (
            self._add("Unsqueeze", sides, self._constant(f"axes {axes}", np.array(axes))) for axes in ((1, 3), (1, 2))
        )
        return self._add("Cast", self._add("Equal", rows, columns), to=TensorProto.FLOAT)

    def _sided(self, name: str, side: int) -> str:
        return self._add("Add", name, self._constant(f"{name} side", self._weights["sides"][side]))
