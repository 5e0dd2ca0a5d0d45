"""The sentence encoder: what its vectors are like, and that its absence is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claims.artifacts import encoder as encoders
from claims.artifacts.encoder import TextModel, Vectors, load_text_model, packaged_model

TEXTS = (
    "Unemployment fell to four percent in March.",
    "In March the jobless rate dropped to 4%.",
    "The museum bought a painting by a Dutch master.",
)


@pytest.fixture(scope="module")
def encoder() -> TextModel:
    loaded = load_text_model(packaged_model(), threads=2)
    if loaded is None:
        pytest.skip("onnxruntime or the model is not installed")
    return loaded


def meaning(pieces: Vectors) -> Vectors:
    mean = pieces.mean(axis=0)
    return mean / np.linalg.norm(mean)


def test_paraphrases_are_nearer_than_other_statements(encoder: TextModel) -> None:
    vectors = np.stack([meaning(pieces) for pieces in encoder.outputs(TEXTS)])
    assert vectors.shape == (3, 384)
    cosines = vectors @ vectors.T
    assert cosines[0, 1] > 0.6
    assert max(cosines[0, 2], cosines[1, 2]) < 0.3


def test_a_text_is_read_the_same_whatever_stands_beside_it(encoder: TextModel) -> None:
    texts = [*TEXTS, "x " * 300, ""]
    together = encoder.outputs(texts)
    assert [one.tobytes() for one in together] == [one.tobytes() for one in encoder.outputs(texts)]
    assert together[0].tobytes() == encoder.outputs([TEXTS[0]])[0].tobytes()


def test_no_texts_have_no_vectors(encoder: TextModel) -> None:
    assert encoder.outputs([]) == []


def test_absence_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert load_text_model(tmp_path / "missing.onnx") is None
    assert load_text_model(None) is None
    monkeypatch.setattr(encoders, "MODEL_PACKAGE", "no_such_package_anywhere")
    assert packaged_model() is None
    monkeypatch.undo()
    monkeypatch.setattr(encoders, "RUNTIME", "no_such_package_anywhere")
    assert load_text_model(packaged_model()) is None
