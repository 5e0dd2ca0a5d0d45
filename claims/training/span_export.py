"""Writes the fitted layers of the reader of spans as an ONNX file of their own, with weights in half precision.

It takes the encoder's ``states`` (pieces × width) and the places of the first and last piece of each word, and gives
``odds`` (kinds × n × n) without what a stretch's length adds.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from onnx import NodeProto, TensorProto, checker, helper, numpy_helper

from claims.artifacts.claim_spans import FIRSTS, LASTS, LENGTH_TABLE, ODDS, STATES

_OPSET = 17
_IR_VERSION = 8


def write_spans(weights: Mapping[str, npt.NDArray[np.float32]], file: Path) -> None:
    """``weights`` by their names in ``span_model`` without the prefix."""
    nodes, constants = _nodes(), _constants(weights)
    inputs = [
        helper.make_tensor_value_info(STATES, TensorProto.FLOAT, ["pieces", "width"]),
        helper.make_tensor_value_info(FIRSTS, TensorProto.INT64, ["words"]),
        helper.make_tensor_value_info(LASTS, TensorProto.INT64, ["words"]),
    ]
    outputs = [
        helper.make_tensor_value_info(ODDS, TensorProto.FLOAT, ["kinds", "words", "words"]),
        helper.make_tensor_value_info(LENGTH_TABLE, TensorProto.FLOAT, list(weights["length"].shape)),
    ]
    graph = helper.make_graph(nodes, "claim_spans", inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION)
    checker.check_model(model)
    file.write_bytes(model.SerializeToString())


def _constants(weights: Mapping[str, npt.NDArray[np.float32]]) -> list[TensorProto]:
    """The weights as they are multiplied from the right, and the numbers that slices need."""
    stored = {
        "start.weight": weights["start.weight"].T,
        "end.weight": weights["end.weight"].T,
        "start.bias": weights["start.bias"],
        "end.bias": weights["end.bias"],
        "pair": weights["pair"],
        "start_odds": weights["start_odds"].T,
        "end_odds": weights["end_odds"].T,
        "table": weights["length"] + weights["bias"][:, None],
    }
    numbers = {"zero": [0], "one": [1], "minus": [-1], "far": [np.iinfo(np.int64).max], "last_axis": [2]}
    halves = [
        numpy_helper.from_array(np.ascontiguousarray(one, dtype=np.float16), f"{name}.half")
        for name, one in stored.items()
    ]
    return [*halves, *(numpy_helper.from_array(np.array(one, dtype=np.int64), name) for name, one in numbers.items())]


def _nodes() -> list[NodeProto]:
    node = helper.make_node
    names = ("start.weight", "start.bias", "end.weight", "end.bias", "pair", "start_odds", "end_odds")
    return [
        *(node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT) for name in names),
        node("Cast", ["table.half"], [LENGTH_TABLE], to=TensorProto.FLOAT),
        node("Gather", [STATES, FIRSTS], ["first"]),
        node("Gather", [STATES, LASTS], ["last"]),
        node("Slice", [STATES, "zero", "one", "zero"], ["opening"]),
        node("Slice", ["last", "zero", "minus", "zero"], ["last_but_one"]),
        node("Concat", ["opening", "last_but_one"], ["before"], axis=0),
        node("Slice", ["first", "one", "far", "zero"], ["first_from_second"]),
        node("Slice", [STATES, "minus", "far", "zero"], ["closing"]),
        node("Concat", ["first_from_second", "closing"], ["after"], axis=0),
        *_layer("start", "first", "before", "starts"),
        *_layer("end", "last", "after", "ends"),
        node("MatMul", ["starts", "pair"], ["starts_by_kind"]),
        node("Transpose", ["ends"], ["ends_across"], perm=[1, 0]),
        node("MatMul", ["starts_by_kind", "ends_across"], ["paired"]),
        node("MatMul", ["starts", "start_odds"], ["by_start"]),
        node("Transpose", ["by_start"], ["by_start_across"], perm=[1, 0]),
        node("Unsqueeze", ["by_start_across", "last_axis"], ["of_start"]),
        node("MatMul", ["ends", "end_odds"], ["by_end"]),
        node("Transpose", ["by_end"], ["by_end_across"], perm=[1, 0]),
        node("Unsqueeze", ["by_end_across", "one"], ["of_end"]),
        node("Add", ["paired", "of_start"], ["with_start"]),
        node("Add", ["with_start", "of_end"], [ODDS]),
    ]


def _layer(name: str, word: str, beside: str, output: str) -> list[NodeProto]:
    """A word and what stands beside it through one layer."""
    node = helper.make_node
    return [
        node("Concat", [word, beside], [f"{name}.rows"], axis=1),
        node("Gemm", [f"{name}.rows", f"{name}.weight", f"{name}.bias"], [f"{name}.sums"]),
        node("Relu", [f"{name}.sums"], [output]),
    ]
