"""The layers of the pair encoder: those of the packaged model with what was fitted added to each table, in eight bits.

What is stored of a table are two narrow ones (``adaptation.py``). The tables are worked out when the encoder is loaded, and
put into a graph that is stored without them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from claims.artifacts.adaptation import Floats, Narrow, quantized, read_adaptation, write_adaptation
from claims.artifacts.onnx_graph import Numbers, constants_of, with_constants

LAYERS = 6
"""Layers of the packaged model."""

_PARTS_OF = {
    "attention.self": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "attention.output.dense": ("attention.output.dense",),
    "intermediate.dense": ("intermediate.dense",),
    "output.dense": ("output.dense",),
}
"""Tables of the graph in each layer, and the tables of the published model that stand side by side in them."""

TABLES: Mapping[str, tuple[str, ...]] = {
    f"encoder.layer.{layer}.{table}": tuple(f"encoder.layer.{layer}.{part}" for part in parts)
    for layer in range(LAYERS)
    for table, parts in _PARTS_OF.items()
}
"""The same of all layers, by their whole names."""

PUBLISHED_TABLES = tuple(part for parts in TABLES.values() for part in parts)
"""Tables of the published layers, to each of which something is added."""


def stored_names() -> list[str]:
    """The constants of the graph that are not stored with it."""
    return [f"{table}.{part}" for table in TABLES for part in ("q", "scale")]


def write_added(added: Mapping[str, Narrow], called: Mapping[str, str], model: bytes, file: Path) -> None:
    """Store what is added to each table, and how the packaged ``model`` calls it (``called``)."""
    write_adaptation({f"{name}={called[name]}": one for name, one in added.items()}, model, file)


def with_layers(graph: bytes, model: bytes, added: Path) -> bytes:
    """The stored ``graph`` with its tables: those of the packaged ``model`` and what ``added`` holds.

    ``ValueError`` where that was fitted beside another model.
    """
    products = read_adaptation(added, model)
    called = dict(name.split("=") for name in products)
    own = packaged_tables(model, list(called.values()))
    tables: dict[str, Numbers] = {}
    for table, parts in TABLES.items():
        sums = [own[called[part]] + products[f"{part}={called[part]}"] for part in parts]
        tables[f"{table}.q"], scales = quantized(np.concatenate(sums, axis=1), axis=0)
        tables[f"{table}.scale"] = scales.reshape(-1)
    return with_constants(graph, tables)


def packaged_tables(model: bytes, called: list[str]) -> dict[str, Floats]:
    """Tables of the packaged model, inputs × outputs: it holds numbers of eight bits and a scale for each output."""
    stored = constants_of(model, [f"{name}_{part}" for name in called for part in ("q", "scale")])
    return {name: np.asarray(stored[f"{name}_q"] * stored[f"{name}_scale"], dtype=np.float32) for name in called}
