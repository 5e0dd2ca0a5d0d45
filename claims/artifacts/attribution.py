"""Loads the fitted attribution network, and writes it; its model card is ``attribution.md``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claims.core.extraction.attribution.features import Vocabulary
from claims.core.extraction.attribution.network import AttributionNetwork

FILE = Path(__file__).with_name("attribution.npz")

_EIGHT_BIT = ("word", "ending")
"""The big tables: a byte a number, with one scale a row. The rest is in half precision."""
_SCALE = "{}.scale"

Arrays = Mapping[str, npt.NDArray[np.float32]]


@lru_cache(maxsize=2)
def load_attribution(file: Path = FILE) -> AttributionNetwork:
    """The network of this file, loaded once a process."""
    with np.load(file, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    words, endings = (_lines(arrays.pop(name)) for name in ("words", "endings"))
    cue, sentence = (float(value) for value in arrays.pop("thresholds"))
    weights = {
        name: array.astype(np.float32) * arrays[_SCALE.format(name)].astype(np.float32)[:, None]
        if name in _EIGHT_BIT
        else array.astype(np.float32)
        for name, array in arrays.items()
        if not name.endswith(_SCALE.format(""))
    }
    first = len(weights["word"]) - len(words)
    return AttributionNetwork(
        vocabulary=Vocabulary(
            words={word: number for number, word in enumerate(words, first)},
            endings={ending: number for number, ending in enumerate(endings, 1)},
        ),
        weights=weights,
        cue_threshold=round(cue, 4),
        sentence_threshold=round(sentence, 4),
    )


def save_attribution(
    vocabulary: Vocabulary, weights: Arrays, *, cue_threshold: float, sentence_threshold: float, file: Path
) -> None:
    """Write what ``load_attribution`` reads. The same numbers give the same bytes."""
    stored: dict[str, npt.NDArray[np.generic]] = {}
    for name, array in weights.items():
        if name in _EIGHT_BIT:
            scale = np.maximum(np.abs(array).max(axis=1) / 127, 1e-5).astype(np.float16)
            rounded = np.rint(array / scale.astype(np.float32)[:, None])
            stored[name] = np.clip(rounded, -127, 127).astype(np.int8)
            stored[_SCALE.format(name)] = scale
        else:
            stored[name] = array.astype(np.float16)
    stored["words"], stored["endings"] = _bytes(vocabulary.words), _bytes(vocabulary.endings)
    stored["thresholds"] = np.array([cue_threshold, sentence_threshold], dtype=np.float64)
    np.savez_compressed(file, allow_pickle=False, **stored)


def _lines(stored: npt.NDArray[np.uint8]) -> list[str]:
    return stored.tobytes().decode("utf-8").split("\n")


def _bytes(numbers: Mapping[str, int]) -> npt.NDArray[np.uint8]:
    """The entries in the order of their numbers, a line each."""
    return np.frombuffer("\n".join(sorted(numbers, key=numbers.__getitem__)).encode("utf-8"), dtype=np.uint8)
