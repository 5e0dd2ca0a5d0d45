"""The pair encoder: reads two claims together and tells how they may relate.

The lower layers of the packaged sentence encoder read each text by itself, which is kept; the fitted upper layers
(``relation_encoder.onnx``) read both texts together. Where the runtime or the package is absent there is no reader, and
pairs are decided by their slots alone.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from claims.artifacts.encoder import has_runtime, inputs_of, open_session, packaged_model
from claims.artifacts.wordpiece import read_pieces
from claims.core.matching.relation_reader import RelationReader, Shares
from claims.core.matching.relations import mirrored_relation
from claims.core.records import Relation

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent
ENCODER_FILE = "relation_encoder.onnx"
WEIGHTS_FILE = "relation_weights.json"

LOWER_LAYERS = 4
"""Layers of the packaged model that read a text by itself."""

LONGEST = 96
"""Pieces of a text that is read; the judged claims have 60 at most, and a longer text is not read at all."""

LONGEST_TEXT = 2_000
"""Code points of a text that is read; fewer than the pieces' reader would cut."""

KEPT = 300
"""Texts whose lower states are kept for the next pair, 1.5 KB a piece and some 40 KB for a claim of usual length."""

RELATIONS = tuple(Relation)
"""The outputs of the encoder, in their order."""

Floats = npt.NDArray[np.float32]

_STATE = f"layer_norm_{2 * LOWER_LAYERS}"
"""The packaged model's value after the lower layers."""

_GRAPH, _OUTPUT, _NAME = 7, 12, 1
"""Field numbers of ONNX: the graph of a model, an output of a graph, the name of a value."""


class StateReader:
    """Reads texts by themselves with the packaged model."""

    def __init__(self, model: Path) -> None:
        self._session: Any = open_session(_giving_also(model.read_bytes(), _STATE))
        self._last: str = self._session.get_outputs()[0].name

    def read(self, text: str) -> Floats | None:
        """What the lower layers make of a text, 1 × pieces × width; None where it is longer than ``LONGEST`` pieces."""
        found = self.read_whole(text)
        return None if found is None else found[0]

    def read_whole(self, text: str) -> tuple[Floats, Floats] | None:
        """The same, and the vector that all layers make of the text, of length 1."""
        if len(text) > LONGEST_TEXT:
            return None
        numbers = read_pieces(text, longest=LONGEST + 1)
        if len(numbers) > LONGEST:
            return None
        states, last = self._session.run([_STATE, self._last], inputs_of(numbers))
        vector = np.asarray(last[0], dtype=np.float32).mean(axis=0)
        return np.asarray(states, dtype=np.float32), vector / max(float(np.linalg.norm(vector)), _SHORTEST)


_SHORTEST = 1e-9


class RelationEncoder:
    """Shares of the relations of a pair, by both orders of its texts; the same whoever is left, mirrored."""

    def __init__(self, states: StateReader, upper: Path) -> None:
        self._session: Any = open_session(upper.read_bytes())
        self._read = lru_cache(maxsize=KEPT)(states.read_whole)

    def __call__(self, left: str, right: str) -> Shares | None:
        """How the left text may relate to the right one; None where one of them is too long to be read."""
        one, other = self._read(left), self._read(right)
        if one is None or other is None:
            return None
        forth, back = self._logs(one[0], other[0]), self._logs(other[0], one[0])
        logs = [(forth[relation] + back[mirrored_relation(relation)]) / 2 for relation in RELATIONS]
        raised = np.exp(np.array(logs) - max(logs))
        return dict(zip(RELATIONS, (raised / raised.sum()).tolist(), strict=True))

    def likeness(self, left: str, right: str) -> float | None:
        """Cosine of the two texts; None where one of them is too long to be read."""
        one, other = self._read(left), self._read(right)
        return None if one is None or other is None else float(one[1] @ other[1])

    def _logs(self, left: Floats, right: Floats) -> dict[Relation, float]:
        scores = np.asarray(self._session.run(None, {"left": left, "right": right})[0], dtype=np.float64)[0]
        scores -= scores.max()
        return dict(zip(RELATIONS, (scores - np.log(np.exp(scores).sum())).tolist(), strict=True))


def load_relation_reader() -> RelationReader | None:
    """The reader that ships, loaded once a process; None where the runtime or the packaged model is absent or broken."""
    with _LOADING:
        return _load()


_LOADING = Lock()


@lru_cache(maxsize=1)
def _load() -> RelationReader | None:
    model = packaged_model()
    if model is None or not has_runtime():
        return None
    try:
        encoder = RelationEncoder(StateReader(model), FOLDER / ENCODER_FILE)
        weights = json.loads((FOLDER / WEIGHTS_FILE).read_text(encoding="utf-8"))
    except Exception as error:  # whatever the runtime raises for a broken file: the slots decide alone then
        log.warning("relation_encoder_broken error=%s", type(error).__name__)
        return None
    return RelationReader(encoder, weights, encoder.likeness)


def _giving_also(model: bytes, name: str) -> bytes:
    """The ONNX model with one more of its values as an output, behind those that it has."""
    graph = b"".join(content for number, _, content in _fields(model) if number == _GRAPH)
    rest = b"".join(whole for number, whole, _ in _fields(model) if number != _GRAPH)
    return rest + _field(_GRAPH, graph + _field(_OUTPUT, _field(_NAME, name.encode())))


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, whole and content of each field of a protobuf message (of numbers the content is left empty)."""
    at = 0
    while at < len(message):
        start = at
        key, at = _read_varint(message, at)
        kind, content = key & 7, b""
        if kind == _VARINT:
            _, at = _read_varint(message, at)
        elif kind == _LENGTH:
            size, at = _read_varint(message, at)
            content, at = message[at : at + size], at + size
        else:
            at += 8 if kind == _EIGHT else 4
        yield key >> 3, message[start:at], content


_VARINT, _EIGHT, _LENGTH = 0, 1, 2
"""Wire types of protobuf."""


def _read_varint(message: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | _LENGTH) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    parts = bytearray()
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes((*parts, number))
