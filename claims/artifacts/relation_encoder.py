"""The pair encoder: reads two claims together and tells how they may relate.

It has the layers of the packaged sentence encoder with what was fitted added, and reads both texts together; what the
pieces stand for comes from the package. Where the runtime or the package is absent there is no reader, and pairs are
decided by their slots alone.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from claims.artifacts.adapted_layers import with_layers
from claims.artifacts.encoder import has_runtime, inputs_of, open_session, packaged_model
from claims.artifacts.onnx_graph import constants_of, starting_at
from claims.artifacts.wordpiece import read_pieces
from claims.core.matching.decision.relation_reader import RelationReader, Shares
from claims.core.matching.decision.relations import mirrored_relation
from claims.core.records import Relation

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent
ENCODER_FILE = "relation_encoder.onnx"
ADDED_FILE = "relation_adaptation.npz"
WEIGHTS_FILE = "relation_weights.json"

LONGEST = 96
"""Pieces of a text that is read; the judged claims have 60 at most, and a longer text is not read at all."""

LONGEST_TEXT = 2_000
"""Code points of a text that is read; fewer than the pieces' reader would cut."""

KEPT = 300
"""Texts whose pieces are kept as vectors for the next pair, 1.5 KB a piece and some 40 KB for a claim of usual length; and
pairs whose shares are."""

RELATIONS = tuple(Relation)
"""The first outputs of the encoder, in their order; one more tells how far the right text answers the left one."""

LONGEST_ASKED, LONGEST_ANSWER = 80, 72
"""Pieces of a query and of a claim that are read where it is asked whether the claim answers the query."""

Floats = npt.NDArray[np.float32]

_STORED = (
    "inner.embeddings.word_embeddings.weight_q",
    "inner.embeddings.word_embeddings.weight_scale",
    "inner.embeddings.position_embeddings.weight_q",
    "inner.embeddings.position_embeddings.weight_scale",
    "inner.embeddings.token_type_embeddings.weight",
    "inner.embeddings.LayerNorm.weight",
    "inner.embeddings.LayerNorm.bias",
)
"""What the packaged model holds of pieces and places. It is read here and not by the runtime, which works out the vectors
of all pieces there are for each text: 7 ms instead of .05, and 100 MB more."""

_EPSILON = 1e-12
"""What is added to the variance, as in the published model."""

_STATE = "layer_norm"
"""The packaged model's value before its first layer."""


class StateReader:
    """The pieces of a text as vectors, with their places: 1 × pieces × width."""

    def __init__(self, model: bytes) -> None:
        stored = constants_of(model, _STORED)
        self._pieces, self._scales, places, place_scales, kinds, self._spread, self._shift = stored.values()
        self._places = places * place_scales + kinds[0]

    def read(self, text: str) -> Floats | None:
        """The states of one text, read by itself; None where it is longer than ``LONGEST`` pieces."""
        if len(text) > LONGEST_TEXT:
            return None
        numbers = read_pieces(text, longest=LONGEST + 1)
        return None if len(numbers) > LONGEST else self._states(numbers)

    def read_start(self, text: str, longest: int) -> Floats:
        """The states of a text's first pieces, ``longest`` with the two that open and close it."""
        return self._states(read_pieces(text, longest=longest))

    def _states(self, numbers: Sequence[int]) -> Floats:
        rows = self._pieces[numbers] * self._scales[numbers] + self._places[: len(numbers)]
        rows -= rows.mean(axis=1, keepdims=True)
        rows /= np.sqrt((rows * rows).mean(axis=1, keepdims=True) + _EPSILON)
        return np.asarray(rows * self._spread + self._shift, dtype=np.float32)[None]


class SentenceReader:
    """What all layers of the packaged model make of a text, from the vectors of its pieces."""

    def __init__(self, model: bytes) -> None:
        self._session: Any = open_session(starting_at(model, _STATE))
        self._names = frozenset(one.name for one in self._session.get_inputs())

    def read(self, states: Floats) -> Floats:
        """The vector of a text by its states, of length 1."""
        pieces = [0] * states.shape[1]  # which they are has gone into the states; how many counts for the mask
        given = {_STATE: states, **inputs_of(pieces)}
        last = self._session.run(None, {name: given[name] for name in self._names})[0][0]
        vector = np.asarray(last, dtype=np.float32).mean(axis=0)
        return np.asarray(vector / max(float(np.linalg.norm(vector)), _SMALLEST), dtype=np.float32)


_SMALLEST = 1e-9


class RelationEncoder:
    """Shares of the relations of a pair, by both orders of its texts; the same whoever is left, mirrored."""

    def __init__(self, model: bytes, states: StateReader, folder: Path) -> None:
        graph = (folder / ENCODER_FILE).read_bytes()
        self._session: Any = open_session(with_layers(graph, model, folder / ADDED_FILE))
        self._states = states
        self.states_of = lru_cache(maxsize=KEPT)(states.read)
        """The states of a text, kept for the next pair; None where it is too long to be read."""
        self._read = lru_cache(maxsize=KEPT)(self._read_anew)
        self._answer = lru_cache(maxsize=KEPT)(self._read_answer)

    def __call__(self, left: str, right: str) -> Shares | None:
        """How the left text may relate to the right one; None where one of them is too long to be read, and where reading
        fails. What was read last is kept: whether two texts are about one thing is asked before how they relate."""
        return _unless_failed(self._read, left, right)

    def answers(self, query: str, claim: str) -> float | None:
        """How far a claim answers a query, in log-odds; of either text the beginning is read. None where reading fails."""
        return _unless_failed(self._answer, query, claim)

    def _read_anew(self, left: str, right: str) -> Shares | None:
        one, other = self.states_of(left), self.states_of(right)
        if one is None or other is None:
            return None
        forth, back = _logs(self._outputs(one, other)), _logs(self._outputs(other, one))
        logs = [(forth[relation] + back[mirrored_relation(relation)]) / 2 for relation in RELATIONS]
        raised = np.exp(np.array(logs) - max(logs))
        return MappingProxyType(dict(zip(RELATIONS, (raised / raised.sum()).tolist(), strict=True)))

    def _read_answer(self, query: str, claim: str) -> float:
        return float(self._outputs(*states_of_answer(self._states, query, claim))[len(RELATIONS)])

    def _outputs(self, left: Floats, right: Floats) -> npt.NDArray[np.float64]:
        return np.asarray(self._session.run(None, {"left": left, "right": right})[0][0], dtype=np.float64)


def _unless_failed(read: Callable[[str, str], _Read], left: str, right: str) -> _Read | None:
    try:
        return read(left, right)
    except Exception as error:  # whatever the runtime raises, for want of memory say: others decide then, as without it
        log.warning("relation_encoder_failed error=%s reason=%.200s", type(error).__name__, error)
        return None


_Read = TypeVar("_Read")


def _logs(outputs: npt.NDArray[np.float64]) -> dict[Relation, float]:
    """The logarithms of the relations' shares."""
    scores = outputs[: len(RELATIONS)] - outputs[: len(RELATIONS)].max()
    return dict(zip(RELATIONS, (scores - np.log(np.exp(scores).sum())).tolist(), strict=True))


def states_of_answer(states: StateReader, query: str, claim: str) -> tuple[Floats, Floats]:
    """The states of a query and of a claim that may answer it, as the encoder reads them."""
    return states.read_start(query, LONGEST_ASKED), states.read_start(claim, LONGEST_ANSWER)


class SentenceAlikeness:
    """Cosine of what all layers of the packaged model make of two texts."""

    def __init__(self, encoder: RelationEncoder, sentences: SentenceReader) -> None:
        self._encoder = encoder
        self._sentences = sentences
        self._read = lru_cache(maxsize=KEPT)(self._read_anew)

    def __call__(self, left: str, right: str) -> float | None:
        """How alike two texts are; None where one of them is too long to be read, and where reading fails."""
        return _unless_failed(self._compare, left, right)

    def _compare(self, left: str, right: str) -> float | None:
        one, other = self._read(left), self._read(right)
        return None if one is None or other is None else float(one @ other)

    def _read_anew(self, text: str) -> Floats | None:
        states = self._encoder.states_of(text)
        return None if states is None else self._sentences.read(states)


def load_relation_reader() -> RelationReader | None:
    """The reader that ships, loaded once a process; None where the runtime or the packaged model is absent or broken."""
    with _LOADING:
        file = _installed_model()
        return None if file is None else _load_reader(file)


def load_pair_encoder() -> RelationEncoder | None:
    """That reader's encoder by itself, without what ``topic`` asks beside it; None in the same cases."""
    with _LOADING:
        file = _installed_model()
        return None if file is None else _load_encoder(file)


_LOADING = Lock()


def _installed_model() -> Path | None:
    return packaged_model() if has_runtime() else None


@lru_cache(maxsize=1)
def _load_encoder(file: Path) -> RelationEncoder | None:
    return _unbroken(lambda: _encoder_of(file.read_bytes(), FOLDER))


@lru_cache(maxsize=1)
def _load_reader(file: Path) -> RelationReader | None:
    encoder = _load_encoder(file)
    if encoder is None:
        return None
    return _unbroken(lambda: _reader_with(encoder, file.read_bytes(), _shipped_weights()))


def _unbroken(load: Callable[[], _Loaded]) -> _Loaded | None:
    try:
        return load()
    except Exception as error:  # whatever the runtime raises for a broken file: the slots decide alone then
        log.warning("relation_encoder_broken error=%s reason=%.200s", type(error).__name__, error)
        return None


_Loaded = TypeVar("_Loaded")


def _shipped_weights() -> dict[str, float]:
    read: dict[str, float] = json.loads((FOLDER / WEIGHTS_FILE).read_text(encoding="utf-8"))
    return read


def reader_of(model: bytes, folder: Path, weights: Mapping[str, float]) -> RelationReader:
    """The reader whose encoder was stored in this folder, beside the packaged ``model``."""
    return _reader_with(_encoder_of(model, folder), model, weights)


def _encoder_of(model: bytes, folder: Path) -> RelationEncoder:
    return RelationEncoder(model, StateReader(model), folder)


def _reader_with(encoder: RelationEncoder, model: bytes, weights: Mapping[str, float]) -> RelationReader:
    return RelationReader(encoder, weights, SentenceAlikeness(encoder, SentenceReader(model)))
