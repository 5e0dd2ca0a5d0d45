"""Graphs cut and extended as bytes compute what the whole graph does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claims.artifacts.encoder import has_runtime, inputs_of, open_session, packaged_model
from claims.artifacts.onnx_graph import (
    adding_to,
    constants_of,
    ending_at,
    starting_at,
    with_constants,
    without_constants,
)
from claims.artifacts.relation_encoder import ENCODER_FILE, FOLDER

GIVEN = inputs_of((101, 1037, 9404, 7569, 102))
BETWEEN = "layer_norm_8"


@pytest.fixture(scope="module")
def model() -> bytes:
    found = packaged_model()
    if found is None or not has_runtime():
        pytest.skip("onnxruntime or the packaged encoder is not installed")
    return Path(found).read_bytes()


def test_the_parts_before_and_behind_a_value_make_the_whole(model: bytes) -> None:
    whole = open_session(model).run(None, GIVEN)[0]
    between = open_session(ending_at(model, BETWEEN)).run(None, GIVEN)
    assert len(between) == 1
    behind = open_session(starting_at(model, BETWEEN))
    given = {BETWEEN: between[0], **GIVEN}
    assert np.allclose(
        behind.run(None, {one.name: given[one.name] for one in behind.get_inputs()})[0], whole, atol=1e-5
    )


def test_a_sum_is_taken_by_all_that_use_the_value(model: bytes) -> None:
    width = open_session(ending_at(model, BETWEEN)).run(None, GIVEN)[0].shape[-1]
    added = np.arange(width, dtype=np.float32)[None, :]
    summed = open_session(ending_at(adding_to(model, {BETWEEN: added}), BETWEEN)).run(None, GIVEN)[0]
    assert np.allclose(summed - open_session(ending_at(model, BETWEEN)).run(None, GIVEN)[0], added, atol=1e-4)


def test_a_value_that_is_not_there_is_told(model: bytes) -> None:
    with pytest.raises(KeyError, match="no such value"):
        adding_to(model, {BETWEEN: np.zeros((1, 384), np.float32), "no such value": np.zeros((1, 1), np.float32)})


def test_constants_taken_out_and_put_back_make_the_same_model(model: bytes) -> None:
    names = ("val_49_q", "val_49_scale", "inner.embeddings.LayerNorm.bias")
    taken = constants_of(model, names)
    assert {name: (one.dtype.name, one.shape) for name, one in taken.items()} == {
        "val_49_q": ("int8", (384, 384)),
        "val_49_scale": ("float32", (1, 384)),
        "inner.embeddings.LayerNorm.bias": ("float32", (384,)),
    }
    less = without_constants(model, names)
    assert len(less) < len(model) - 384 * 384
    again = with_constants(less, taken)
    assert np.array_equal(open_session(again).run(None, GIVEN)[0], open_session(model).run(None, GIVEN)[0])


def test_other_numbers_in_a_constant_are_read(model: bytes) -> None:
    bias = "inner.embeddings.LayerNorm.bias"
    other = with_constants(without_constants(model, [bias]), {bias: np.full(384, 0.5, np.float32)})
    assert constants_of(other, [bias])[bias].tolist() == [0.5] * 384
    assert not np.allclose(open_session(other).run(None, GIVEN)[0], open_session(model).run(None, GIVEN)[0])


def test_a_constant_of_other_numbers_is_told() -> None:
    graph = (FOLDER / ENCODER_FILE).read_bytes()
    with pytest.raises(ValueError, match="a constant of numbers of kind 7"):
        constants_of(graph, ["heads"])


def test_a_constant_that_is_not_there_is_told(model: bytes) -> None:
    with pytest.raises(KeyError, match="no such constant"):
        constants_of(model, ["val_49_q", "no such constant"])
