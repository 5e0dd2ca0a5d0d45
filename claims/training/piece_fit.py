"""Fits the table of piece vectors: a text's vector is the sum of its pieces', and texts that belong together come close.

Each row starts as what the sentence encoder makes of the piece alone, cut to its main directions and weighted by rarity
(after model2vec, Minish Lab, MIT). Then headline and text of the same claim, and judged queries and their claims, are told
from others of the same batch and from hard ones (contrastive loss, van den Oord et al. 2018). Needs torch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from claims.artifacts.encoder import TextModel
from claims.artifacts.wordpiece import END, START

WIDTH, EPOCHS, RATE, BATCH, QUERIES, HEAT = 192, 3, 2e-3, 1024, 256, 0.05
"""Numbers of a vector, rounds over the claims, step of Adam, claims and queries a step, temperature; chosen on dev."""

PIECES = 30_522
SPECIAL = 999
"""Pieces before this one are marks of the tokenizer and unused."""

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TaughtQuery:
    """Pieces of a query, of a claim that answers it, and of candidates that do not."""

    query: Ids
    claim: Ids
    others: tuple[Ids, ...]


def first_table(encoder: TextModel, documents: Sequence[Ids]) -> Floats:
    """The table before any fitting; rarity is counted over the documents."""
    alone = np.stack([encoder.output_of([START, piece, END]).mean(axis=0) for piece in range(PIECES)])
    alone -= alone.mean(axis=0)
    _, _, directions = np.linalg.svd(alone[SPECIAL:], full_matrices=False)
    rows = alone @ directions[:WIDTH].T
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6
    held = np.ones(PIECES)
    for document in documents:
        held[np.unique(document)] += 1
    rarity = np.log(max(len(documents), 2) / np.minimum(held, len(documents) or 1)) + 1e-3
    return np.asarray(rows * (rarity / rarity.mean())[:, None], dtype=np.float32)


def fit_table(
    start: Floats, pairs: Sequence[tuple[Ids, Ids]], queries: Sequence[TaughtQuery], *, seed: int = 0
) -> Floats:
    """The table after all rounds; ``pairs`` are title and text of the same claim."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    bag = torch.nn.EmbeddingBag(PIECES, WIDTH, mode="sum")
    bag.weight.data = torch.tensor(start)
    steps = torch.optim.Adam(bag.parameters(), lr=RATE)
    for _ in range(EPOCHS):
        order = chance.permutation(len(pairs))
        for begin in range(0, len(order) - BATCH + 1, BATCH):
            batch = [pairs[place] for place in order[begin : begin + BATCH]]
            loss = _pair_loss(bag, batch)
            if queries:
                picked = chance.choice(len(queries), min(QUERIES, len(queries)), replace=False)
                loss = loss + _query_loss(bag, [queries[place] for place in picked], chance)
            steps.zero_grad()
            loss.backward()
            steps.step()
    return np.asarray(bag.weight.detach().numpy(), dtype=np.float32)


def pack_table(table: Floats) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float16]]:
    """Rows in eight bits and what each is multiplied by."""
    scales = np.maximum(np.abs(table).max(axis=1) / 127, 1e-7)
    return np.round(table / scales[:, None]).astype(np.int8), scales.astype(np.float16)


def _pair_loss(bag: torch.nn.EmbeddingBag, batch: Sequence[tuple[Ids, Ids]]) -> torch.Tensor:
    products = _vectors(bag, [one for one, _ in batch]) @ _vectors(bag, [other for _, other in batch]).T / HEAT
    same = torch.arange(len(batch))
    return (functional.cross_entropy(products, same) + functional.cross_entropy(products.T, same)) / 2


def _query_loss(bag: torch.nn.EmbeddingBag, batch: Sequence[TaughtQuery], chance: np.random.Generator) -> torch.Tensor:
    hard = [one.others[int(chance.integers(len(one.others)))] for one in batch if one.others]
    claims = _vectors(bag, [*(one.claim for one in batch), *hard])
    products = _vectors(bag, [one.query for one in batch]) @ claims.T / HEAT
    return functional.cross_entropy(products, torch.arange(len(batch)))


def _vectors(bag: torch.nn.EmbeddingBag, texts: Sequence[Ids]) -> torch.Tensor:
    begins = np.concatenate(([0], np.cumsum([len(one) for one in texts])[:-1]))
    summed = bag(torch.tensor(np.concatenate(texts)), torch.tensor(begins))
    return functional.normalize(summed + 1e-6, dim=1)
