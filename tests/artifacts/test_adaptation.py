"""What is added to the packaged encoder: stored as it is read, worked out at loading, and told where it does not fit."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from claims.artifacts.adaptation import Floats, narrowed, read_adaptation, write_adaptation
from claims.artifacts.encoder import has_runtime, load_text_model, packaged_model
from claims.artifacts.ranking import ADAPTATION_FILE, FOLDER

PIECES = (101, 1037, 9404, 7569, 102)


def tables() -> tuple[Floats, Floats]:
    chance = np.random.default_rng(4)
    return chance.normal(size=(30, 4)).astype(np.float32), chance.normal(size=(4, 20)).astype(np.float32)


@pytest.fixture(scope="module")
def model() -> Path:
    found = packaged_model()
    if found is None or not has_runtime():
        pytest.skip("onnxruntime or the packaged encoder is not installed")
    return found


def test_products_are_stored_as_they_are_read(tmp_path: Path) -> None:
    down, up = tables()
    narrow = narrowed(down, up)
    write_adaptation({"one": narrow, "one.more": narrowed(up.T, down.T)}, b"a model", tmp_path / "added.npz")
    read = read_adaptation(tmp_path / "added.npz", b"a model")
    assert set(read) == {"one", "one.more"}
    assert read["one"].tobytes() == narrow.product().tobytes()
    assert read["one.more"].shape == (20, 30)


def test_what_was_fitted_beside_another_model_is_not_read(tmp_path: Path) -> None:
    write_adaptation({"one": narrowed(*tables())}, b"a model", tmp_path / "added.npz")
    with pytest.raises(ValueError, match=r"added.npz was fitted beside another model"):
        read_adaptation(tmp_path / "added.npz", b"another model")


def test_eight_bits_say_nearly_the_same() -> None:
    down, up = tables()
    assert np.abs(narrowed(down, up).product() - down @ up).max() < 0.03 * np.abs(down @ up).max()


def test_products_are_summed_more_finely_than_they_are_stored() -> None:
    chance = np.random.default_rng(5)
    narrow = narrowed(
        chance.normal(size=(384, 64)).astype(np.float32), chance.normal(size=(64, 384)).astype(np.float32)
    )
    exact = (narrow.down * narrow.scales.astype(np.longdouble)) @ narrow.up.astype(np.longdouble)
    assert narrow.product().tobytes() == exact.astype(np.float32).tobytes()


def test_nothing_stays_nothing() -> None:
    assert not narrowed(np.zeros((3, 2), np.float32), np.ones((2, 5), np.float32)).product().any()


def test_nothing_added_changes_nothing_and_what_is_added_is_read(model: Path) -> None:
    shipped = read_adaptation(FOLDER / ADAPTATION_FILE, model.read_bytes())
    nothing = {name: np.zeros_like(one) for name, one in shipped.items()}
    published, same, other = (
        load_text_model(model, added=added) for added in (None, lambda _: nothing, lambda _: shipped)
    )
    assert published is not None
    assert same is not None
    assert other is not None
    assert np.array_equal(published.output_of(PIECES), same.output_of(PIECES))
    assert np.abs(published.output_of(PIECES) - other.output_of(PIECES)).max() > 0.01
    assert np.array_equal(other.output_of(PIECES), other.output_of(PIECES))


def test_a_model_without_the_weight_is_not_read(model: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert load_text_model(model, added=lambda _: {"no such weight": np.zeros((384, 384), np.float32)}) is None
    assert "model_broken" in caplog.text


def test_another_model_is_not_read_with_what_was_fitted(
    model: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = tmp_path / model.name
    other.write_bytes(model.read_bytes() + b"\x12\0")  # an empty name of who made it
    assert load_text_model(other, added=partial(read_adaptation, FOLDER / ADAPTATION_FILE)) is None
    assert "model_broken file=model.onnx error=ValueError" in caplog.text
