"""What is added to the packaged encoder's weights, so that posts and the claims that answer them come close.

To a weight belongs a product of two narrow tables (Hu et al. 2022, LoRA), which is worked out when the model is loaded:
reading a text costs what it did.
"""

from __future__ import annotations

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
        """Inputs × outputs."""
        return np.asarray((self.down * self.scales) @ self.up.astype(np.float32), dtype=np.float32)


def narrowed(down: Floats, up: Floats) -> Narrow:
    """The tables in eight bits, each part scaled by itself."""
    first, down_scales = quantized(down, axis=0, largest=LARGEST)
    second, up_scales = quantized(up, axis=1, largest=LARGEST)
    return Narrow(first, second, down_scales.reshape(-1) * up_scales.reshape(-1))


def write_adaptation(added: Mapping[str, Narrow], file: Path) -> None:
    """Store what is added to each weight, under the name that the packaged model gives it."""
    arrays = {f"{name}.{part}": getattr(one, part) for name, one in added.items() for part in _PARTS}
    with file.open("wb") as stored:
        np.savez_compressed(stored, **arrays)


def read_adaptation(file: Path) -> dict[str, Floats]:
    """What is added to each weight."""
    with np.load(file, allow_pickle=False) as read:
        names: Sequence[str] = [name.removesuffix(".down") for name in read.files if name.endswith(".down")]
        return {name: Narrow(*(read[f"{name}.{part}"] for part in _PARTS)).product() for name in names}


_PARTS = ("down", "up", "scales")
