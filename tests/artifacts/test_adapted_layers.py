"""The tables of the pair encoder: those of the packaged model with what was fitted added, put into the stored graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claims.artifacts.adaptation import LARGEST_WEIGHT, narrowed, quantized
from claims.artifacts.adapted_layers import (
    PUBLISHED_TABLES,
    TABLES,
    packaged_tables,
    stored_names,
    with_layers,
    write_added,
)
from claims.artifacts.encoder import has_runtime, open_session, packaged_model
from claims.artifacts.onnx_graph import Floats, constants_of
from claims.artifacts.relation_encoder import ADDED_FILE, ENCODER_FILE, FOLDER

MOST_IN_SIXTEEN_BITS = 64
"""Twice the product of such a number and one of eight bits without a sign stays in sixteen bits with one."""

SIZES = {"intermediate.dense": (384, 1536), "output.dense": (1536, 384)}


@pytest.fixture(scope="module")
def model() -> bytes:
    found = packaged_model()
    if found is None or not has_runtime():
        pytest.skip("onnxruntime or the packaged encoder is not installed")
    return found.read_bytes()


@pytest.fixture(scope="module")
def called() -> dict[str, str]:
    """How the packaged model calls each table, from the shipped file."""
    with np.load(FOLDER / ADDED_FILE, allow_pickle=False) as stored:
        return dict(name.removesuffix(".down").split("=") for name in stored.files if name.endswith(".down"))


def size_of(name: str) -> tuple[int, int]:
    return next(
        (size for end, size in SIZES.items() if name.endswith(end) and ".attention." not in name),
        (384, 384),
    )


def sums(model: bytes, called: dict[str, str], added: dict[str, Floats], table: str) -> Floats:
    own = packaged_tables(model, [called[part] for part in TABLES[table]])
    return np.concatenate([own[called[part]] + added[part] for part in TABLES[table]], axis=1)


def test_each_table_is_the_packaged_one_with_what_was_added(
    model: bytes, called: dict[str, str], tmp_path: Path
) -> None:
    chance = np.random.default_rng(4)
    narrow = {}
    for name in PUBLISHED_TABLES:
        inputs, outputs = size_of(name)
        down, up = chance.normal(size=(inputs, 2)), chance.normal(size=(2, outputs))
        narrow[name] = narrowed(down.astype(np.float32) * 0.1, up.astype(np.float32))
    write_added(narrow, called, model, tmp_path / "added.npz")
    whole = with_layers((FOLDER / ENCODER_FILE).read_bytes(), model, tmp_path / "added.npz")
    stored = constants_of(whole, stored_names())
    for table in TABLES:
        expected = sums(model, called, {name: one.product() for name, one in narrow.items()}, table)
        numbers, scales = quantized(expected, axis=0)
        assert np.abs(stored[f"{table}.q"]).max() == LARGEST_WEIGHT <= MOST_IN_SIXTEEN_BITS
        assert np.array_equal(stored[f"{table}.q"], numbers)
        assert np.array_equal(stored[f"{table}.scale"], scales.reshape(-1))
        assert np.abs(stored[f"{table}.q"] * stored[f"{table}.scale"] - expected).max() <= scales.max() * 0.51


def test_the_graph_is_stored_without_tables_and_runs_with_them(model: bytes) -> None:
    graph = (FOLDER / ENCODER_FILE).read_bytes()
    with pytest.raises(KeyError):
        constants_of(graph, stored_names()[:1])
    session = open_session(with_layers(graph, model, FOLDER / ADDED_FILE))
    sides = {"left": np.zeros((1, 3, 384), np.float32), "right": np.ones((1, 5, 384), np.float32)}
    assert session.run(None, sides)[0].shape == (1, 12)


def test_each_table_is_called_by_a_name_of_its_own(model: bytes, called: dict[str, str]) -> None:
    own = packaged_tables(model, list(called.values()))
    assert set(called) == set(PUBLISHED_TABLES)
    assert {name: own[called[name]].shape for name in PUBLISHED_TABLES} == {
        name: size_of(name) for name in PUBLISHED_TABLES
    }
    assert len(own) == len(PUBLISHED_TABLES)
