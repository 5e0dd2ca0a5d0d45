"""Writes a fitted encoder as one ONNX file with eight-bit weights, for one text at a time.

The graph is written out node by node: it takes the piece numbers of one text (1 × length) and gives log-odds (1 × tasks).
Weights are quantized by column, symmetric, activations when it runs (MatMulInteger).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, checker, helper, numpy_helper
from torch import Tensor

from claims.artifacts.adaptation import quantized
from claims.artifacts.adapted_layers import LAYERS
from claims.artifacts.claim_spans import STATES
from claims.training.encoder_model import EPSILON, HEADS, WIDTH

_OPSET = 17
_IR_VERSION = 8


def write_onnx(weights: Mapping[str, Tensor], rows: npt.NDArray[np.int64], file: Path) -> None:
    """``rows`` has the embedding's row of each piece of the vocabulary."""
    arrays = {name: weight.detach().float().numpy() for name, weight in weights.items()}
    model = _Encoder(arrays).build(rows)
    checker.check_model(model)
    file.write_bytes(model.SerializeToString())


class Graph:
    """Nodes and constants, as they are added; a value goes by its name. The nodes of a BERT layer for one text."""

    def __init__(self, weights: Mapping[str, npt.NDArray[np.float32]]) -> None:
        self._weights = weights
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def _finished(
        self, name: str, value: str, inputs: Sequence[ValueInfoProto], *, states: str | None = None
    ) -> ModelProto:
        """The whole model, whose ``logits`` are ``value`` times the weights of the outputs; ``states`` names what it gives
        besides, one vector a piece."""
        head = self._constant("outputs.weight", self._weights["outputs.weight"].T)
        bias = self._constant("outputs.bias", self._weights["outputs.bias"])
        self._nodes.append(helper.make_node("Gemm", [value, head, bias], ["logits"]))
        outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, len(self._weights["outputs.bias"])])]
        if states is not None:
            self._nodes.append(helper.make_node("Identity", [states], [STATES]))
            outputs.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, [1, "length", WIDTH]))
        graph = helper.make_graph(self._nodes, name, list(inputs), outputs, self._constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION)

    def _layer(self, hidden: str, name: str, attention: str | None = None) -> str:
        """One layer; ``attention`` (1 × heads × pieces × pieces) is added to how much each piece looks at each."""
        heads = self._constant("heads", np.array([1, -1, HEADS, WIDTH // HEADS]))
        joined = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        both = self._linear(hidden, f"{name}.attention.self", *joined)
        size = self._constant("thirds", np.array([WIDTH] * 3))
        query, key, value = (self._add("Reshape", part, heads) for part in self._split(both, size))
        # The scale of attention goes into the query, which is smaller than the product.
        query = self._add(
            "Mul", query, self._constant("scale", np.array(1 / math.sqrt(WIDTH // HEADS), dtype=np.float32))
        )
        query = self._add("Transpose", query, perm=[0, 2, 1, 3])
        scores = self._add("MatMul", query, self._add("Transpose", key, perm=[0, 2, 3, 1]))
        if attention is not None:
            scores = self._add("Add", scores, attention)
        mixed = self._add(
            "MatMul", self._add("Softmax", scores, axis=-1), self._add("Transpose", value, perm=[0, 2, 1, 3])
        )
        mixed = self._add("Transpose", mixed, perm=[0, 2, 1, 3])
        mixed = self._add("Reshape", mixed, self._constant("whole", np.array([1, -1, WIDTH])))
        mixed = self._linear(mixed, f"{name}.attention.output.dense", f"{name}.attention.output.dense")
        hidden = self._normed(self._add("Add", hidden, mixed), f"{name}.attention.output.LayerNorm")
        inner = self._gelu(self._linear(hidden, f"{name}.intermediate.dense", f"{name}.intermediate.dense"))
        inner = self._linear(inner, f"{name}.output.dense", f"{name}.output.dense")
        return self._normed(self._add("Add", hidden, inner), f"{name}.output.LayerNorm")

    def _linear(self, value: str, name: str, *parts: str) -> str:
        """``value`` times the weights of ``parts`` side by side, plus their biases."""
        weight = np.concatenate([self._weights[f"{part}.weight"] for part in parts]).T
        bias = np.concatenate([self._weights[f"{part}.bias"] for part in parts])
        table, scales = quantized(weight, axis=0)
        whole, scale, zero = f"{value}.q", f"{value}.scale", f"{value}.zero"
        self._nodes.append(helper.make_node("DynamicQuantizeLinear", [value], [whole, scale, zero]))
        product = self._add("MatMulInteger", whole, self._constant(f"{name}.q", table), zero)
        product = self._add("Cast", product, to=TensorProto.FLOAT)
        scaled = self._add("Mul", product, self._add("Mul", scale, self._constant(f"{name}.scale", scales.reshape(-1))))
        return self._add("Add", scaled, self._constant(f"{name}.bias", bias))

    def _gelu(self, value: str) -> str:
        halves = self._add(
            "Erf", self._add("Div", value, self._constant("root", np.array(math.sqrt(2), dtype=np.float32)))
        )
        risen = self._add("Add", halves, self._constant("unit", np.array(1, dtype=np.float32)))
        return self._add("Mul", self._add("Mul", value, risen), self._constant("half", np.array(0.5, dtype=np.float32)))

    def _normed(self, value: str, name: str) -> str:
        scale, bias = (self._constant(f"{name}.{part}", self._weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self._add("LayerNormalization", value, scale, bias, axis=-1, epsilon=EPSILON)

    def _split(self, value: str, sizes: str) -> list[str]:
        parts = [f"{value}.{number}" for number in range(3)]
        self._nodes.append(helper.make_node("Split", [value, sizes], parts, axis=-1))
        return parts

    def _add(self, kind: str, *inputs: str, **attributes: object) -> str:
        output = f"{kind}.{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def _constant(self, name: str, array: npt.NDArray[np.generic]) -> str:
        if all(one.name != name for one in self._constants):
            self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name


class _Encoder(Graph):
    """The whole encoder: the piece numbers of one text to log-odds."""

    def build(self, rows: npt.NDArray[np.int64]) -> ModelProto:
        """The model; ``rows`` as in ``write_onnx``."""
        hidden = self._embedded(rows)
        for layer in range(LAYERS):
            hidden = self._layer(hidden, f"encoder.layer.{layer}")
        pooled = self._add("ReduceMean", hidden, axes=[1], keepdims=0)
        pieces = helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "length"])
        return self._finished("detection", pooled, [pieces], states=hidden)

    def _embedded(self, rows: npt.NDArray[np.int64]) -> str:
        table, scales = quantized(self._weights["embeddings.word_embeddings.weight"], axis=1)
        row = self._add("Gather", self._constant("rows", rows.astype(np.uint16)), "input_ids")
        row = self._add("Cast", row, to=TensorProto.INT32)
        numbers = self._add("Cast", self._add("Gather", self._constant("pieces", table), row), to=TensorProto.FLOAT)
        pieces = self._add("Mul", numbers, self._add("Gather", self._constant("pieces.scale", scales), row))
        places = (
            self._weights["embeddings.position_embeddings.weight"]
            + self._weights["embeddings.token_type_embeddings.weight"][0]
        )
        length = self._add("Shape", "input_ids", start=1, end=2)
        first = self._constant("first", np.array([0]))
        hidden = self._add("Add", pieces, self._add("Slice", self._constant("places", places), first, length, first))
        return self._normed(hidden, "embeddings.LayerNorm")
