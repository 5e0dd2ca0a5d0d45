"""What is added to the packaged encoder's weights, so that posts and the claims that answer them come close.

To a weight belongs a product of two narrow tables (Hu et al. 2022, LoRA), which is worked out when the model is loaded:
reading a text costs what it did. What was fitted beside one model means nothing beside another, so its checksum is stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

LARGEST = 127
"""Largest number in eight bits."""

LARGEST_WEIGHT = 63
"""Largest number of a table that is multiplied by in eight bits: with seven of them sums cannot overflow on processors
that add in sixteen, so that all processors give the same."""


def quantized(table: Floats, *, axis: int, largest: int = LARGEST_WEIGHT) -> tuple[npt.NDArray[np.int8], Floats]:
    """Eight-bit numbers and the scale of each row (``axis`` 1) or column (0)."""
    scales = np.maximum(np.abs(table).max(axis=axis, keepdims=True), 1e-9) / largest
    return np.round(table / scales).astype(np.int8), scales.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Narrow:
    """Two tables, in eight bits, and what each of the products' parts is multiplied by: inputs × parts, parts × outputs."""

    down: npt.NDArray[np.int8]
    up: npt.NDArray[np.int8]
    scales: Floats

    def product(self) -> Floats:
        """Inputs × outputs; summed in doubles, so that the order in which a processor sums leaves hardly a trace."""
        return np.asarray((self.down * self.scales.astype(np.float64)) @ self.up.astype(np.float64), dtype=np.float32)


def narrowed(down: Floats, up: Floats) -> Narrow:
    """The tables in eight bits, each part scaled by itself."""
    first, down_scales = quantized(down, axis=0, largest=LARGEST)
    second, up_scales = quantized(up, axis=1, largest=LARGEST)
    return Narrow(first, second, down_scales.reshape(-1) * up_scales.reshape(-1))


def write_adaptation(added: Mapping[str, Narrow], model: bytes, file: Path) -> None:
    """Store what is added to each weight of this ``model``, under the name that it gives it."""
    arrays = {f"{name}.{part}": getattr(one, part) for name, one in added.items() for part in _PARTS}
    arrays[_MODEL] = _checksum(model)
    with file.open("wb") as stored:
        np.savez_compressed(stored, **arrays)


def read_adaptation(file: Path, model: bytes) -> dict[str, Floats]:
    """What is added to each weight of the ``model``; ``ValueError`` where it was fitted beside another one."""
    with np.load(file, allow_pickle=False) as read:
        if not np.array_equal(read[_MODEL], _checksum(model)):
            raise ValueError(f"{file.name} was fitted beside another model")
        names: Sequence[str] = [name.removesuffix(".down") for name in read.files if name.endswith(".down")]
        return {name: Narrow(*(read[f"{name}.{part}"] for part in _PARTS)).product() for name in names}


def _checksum(model: bytes) -> npt.NDArray[np.uint8]:
    return np.frombuffer(hashlib.sha256(model).digest(), dtype=np.uint8)


_MODEL = "model"
"""Under this name stands the SHA-256 of the model."""

_PARTS = ("down", "up", "scales")
