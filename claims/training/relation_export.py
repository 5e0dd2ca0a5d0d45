"""Writes the fitted upper layers of the pair encoder as one ONNX file with eight-bit weights.

The graph takes the lower states of two texts, ``left`` and ``right`` (1 × pieces × width each), and gives the relations'
scores (1 × relations).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from onnx import ModelProto, TensorProto, checker, helper
from torch import Tensor

from claims.training.encoder_export import Graph
from claims.training.encoder_model import WIDTH
from claims.training.relation_fit import UPPER


def write_onnx(weights: Mapping[str, Tensor], file: Path) -> None:
    """Write the model, checked."""
    model = _Pairs({name: weight.detach().float().numpy() for name, weight in weights.items()}).build()
    checker.check_model(model)
    file.write_bytes(model.SerializeToString())


class _Pairs(Graph):
    """The upper layers over both texts."""

    def build(self) -> ModelProto:
        """The whole model."""
        sides = [self._sided("left", 0), self._sided("right", 1)]
        hidden = self._add("Concat", *sides, axis=1)
        for number in UPPER:
            hidden = self._layer(hidden, f"encoder.layer.{number}")
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

    def _sided(self, name: str, side: int) -> str:
        return self._add("Add", name, self._constant(f"{name} side", self._weights["sides"][side]))
