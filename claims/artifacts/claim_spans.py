"""The fitted reader of claim spans: the states of the detector's encoder, and small layers over them."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from claims.artifacts.detection import ENCODER_FILE, FOLDER
from claims.artifacts.encoder import TextModel, load_text_model, open_session
from claims.artifacts.wordpiece import read_words
from claims.core.extraction.spans.claim_spans import Odds, SentenceReading, SpanKind

log = logging.getLogger(__name__)

SPANS_FILE = "claim_spans.onnx"
PREFIX = "spans."
"""Begins the names of the weights among those of the encoder while they are fitted together."""

STATES, LOGITS = "states", "logits"
"""The encoder's outputs: one vector a piece, and the log-odds of detection's tasks."""

FIRSTS, LASTS, ODDS, LENGTH_TABLE = "firsts", "lasts", "odds", "length_table"
"""Inputs and outputs of the layers beside the states; the table has kinds × ``LENGTHS`` log-odds."""

LONGEST = 128
"""Pieces of a sentence that are read, some ninety words of news."""

LENGTHS = 12
"""Classes of length, by half powers of two: the last is 46 words and more."""


class EncoderSpans:
    """Tells claims among the words of a sentence from the encoder's states."""

    def __init__(self, model: TextModel, layers: Any) -> None:  # noqa: ANN401  (the runtime brings no types)
        self._model = model
        self._layers = layers
        self._by_distance: Odds | None = None

    def read(self, words: Sequence[str]) -> SentenceReading:
        """The log-odds of every stretch of the words that were read, and of detection's tasks."""
        pieces = read_words(words, longest=LONGEST)
        states, logits = self._model.outputs_of(pieces.ids, (STATES, LOGITS))
        detected = tuple(map(float, logits))
        if not pieces.firsts:
            return SentenceReading(np.empty((len(SpanKind), 0, 0), dtype=np.float32), detected)
        given = {
            STATES: states,
            FIRSTS: np.array(pieces.firsts, dtype=np.int64),
            LASTS: np.array(pieces.lasts, dtype=np.int64),
        }
        odds, table = self._layers.run([ODDS, LENGTH_TABLE], given)
        if self._by_distance is None:
            self._by_distance = by_distance(table)
        count = len(pieces.firsts)
        return SentenceReading(odds + self._by_distance[:, :count, :count], detected)


def length_class(words: int) -> int:
    """The class of a stretch of so many words (1 or more)."""
    return min(int(math.log2(words) * 2), LENGTHS - 1)


def by_distance(table: Odds) -> Odds:
    """kinds × ``LONGEST`` × ``LONGEST``: what a stretch's length adds; minus infinity where it ends too early."""
    places = np.arange(LONGEST)
    distance = places[None, :] - places[:, None]
    classes = np.array([length_class(length) for length in range(1, LONGEST + 1)])
    added = table[:, classes[np.maximum(distance, 0)]]
    return np.asarray(np.where(distance < 0, -np.inf, added), dtype=np.float32)


@lru_cache(maxsize=2)
def load_span_reader(folder: Path = FOLDER) -> EncoderSpans | None:
    """The reader of these files, loaded once a process; None where they or the runtime are absent or broken."""
    file, model = folder / SPANS_FILE, load_text_model(folder / ENCODER_FILE, longest=LONGEST)
    if model is None or not file.is_file():
        return None
    try:
        reader = EncoderSpans(model, open_session(str(file)))
        reader.read(["a"])  # files that do not fit together are found out now, and not in an article
        return reader
    except Exception as error:  # whatever the runtime raises for a broken file: the rules are alone then
        log.warning("claim_spans_broken error=%s", type(error).__name__)
        return None
