"""The sentence encoder: what its vectors are like, and that its absence is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claims.artifacts import encoder as encoders
from claims.artifacts.encoder import SentenceEncoder, load_encoder, load_text_model, packaged_model

TEXTS = (
    "Unemployment fell to four percent in March.",
    "In March the jobless rate dropped to 4%.",
    "The museum bought a painting by a Dutch master.",
)


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    loaded = load_encoder(threads=2)
    if loaded is None:
        pytest.skip("onnxruntime or the model is not installed")
    return loaded


def test_paraphrases_are_nearer_than_other_statements(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    cosines = vectors @ vectors.T
    assert cosines[0, 1] > 0.6
    assert max(cosines[0, 2], cosines[1, 2]) < 0.3


def test_a_text_has_one_vector_whatever_stands_beside_it(encoder: SentenceEncoder) -> None:
    together = encoder.encode([*TEXTS, "x " * 300, ""])
    assert together.tobytes() == encoder.encode([*TEXTS, "x " * 300, ""]).tobytes()
    assert together[0].tobytes() == encoder.encode([TEXTS[0]])[0].tobytes()


def test_no_texts_have_no_vectors(encoder: SentenceEncoder) -> None:
    assert len(encoder.encode([])) == 0


def test_absence_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert load_text_model(tmp_path / "missing.onnx") is None
    assert load_text_model(None) is None
    monkeypatch.setattr(encoders, "MODEL_PACKAGE", "no_such_package_anywhere")
    assert packaged_model() is None
    assert load_encoder() is None
    monkeypatch.undo()
    monkeypatch.setattr(encoders, "RUNTIME", "no_such_package_anywhere")
    assert load_encoder() is None
