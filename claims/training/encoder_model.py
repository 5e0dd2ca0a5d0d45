"""The encoder as plain functions over its weights: a six-layer BERT with one output a task (Wang et al. 2020, MiniLM).

The names of the weights are those of the published model, so that its file can be read as it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from claims.artifacts.adapted_layers import LAYERS

HEADS = 12
WIDTH = 384
EPSILON = 1e-12

Weights = Mapping[str, Tensor]


def encode(weights: Weights, numbers: Tensor, mask: Tensor, *, dropout: float = 0.0) -> Tensor:
    """The mean of the last layer's vectors, n × WIDTH, for ``numbers`` and ``mask`` (n × length, 1 where a piece is)."""
    hidden = states_of(weights, numbers, mask, dropout=dropout)
    shares = mask.to(hidden.dtype).unsqueeze(-1)
    return (hidden * shares).sum(1) / shares.sum(1)


def states_of(weights: Weights, numbers: Tensor, mask: Tensor, *, dropout: float = 0.0) -> Tensor:
    """The last layer's vectors, n × length × WIDTH."""
    places = torch.arange(numbers.shape[1])
    hidden = (
        functional.embedding(numbers, weights["embeddings.word_embeddings.weight"])
        + weights["embeddings.position_embeddings.weight"][places]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    hidden = functional.dropout(_normed(weights, "embeddings.LayerNorm", hidden), dropout, training=dropout > 0)
    for layer in range(LAYERS):
        hidden = layer_of(weights, f"encoder.layer.{layer}", hidden, mask, dropout=dropout)
    return hidden


def logits_of(weights: Weights, encoded: Tensor, *, dropout: float = 0.0) -> Tensor:
    """n × tasks log-odds of what ``encode`` gave."""
    return _linear(weights, "outputs", functional.dropout(encoded, dropout, training=dropout > 0))


def layer_of(
    weights: Weights, name: str, hidden: Tensor, mask: Tensor, *, dropout: float = 0.0, attention: Tensor | None = None
) -> Tensor:
    """What one layer makes of the last one's vectors, n × length × WIDTH; ``attention`` (n × HEADS × length × length) is
    added to how much each piece looks at each."""
    count, length, _ = hidden.shape
    query, key, value = (
        _linear(weights, f"{name}.attention.self.{part}", hidden).view(count, length, HEADS, WIDTH // HEADS)
        for part in ("query", "key", "value")
    )
    there = mask.bool()[:, None, None, :]
    mixed = functional.scaled_dot_product_attention(
        query.transpose(1, 2),
        key.transpose(1, 2),
        value.transpose(1, 2),
        attn_mask=there if attention is None else attention.to(query.dtype).masked_fill(~there, -math.inf),
        dropout_p=dropout,
        scale=1 / math.sqrt(WIDTH // HEADS),
    )
    mixed = mixed.transpose(1, 2).reshape(count, length, WIDTH)
    mixed = functional.dropout(_linear(weights, f"{name}.attention.output.dense", mixed), dropout, training=dropout > 0)
    hidden = _normed(weights, f"{name}.attention.output.LayerNorm", hidden + mixed)
    inner = functional.gelu(_linear(weights, f"{name}.intermediate.dense", hidden))
    inner = functional.dropout(_linear(weights, f"{name}.output.dense", inner), dropout, training=dropout > 0)
    return _normed(weights, f"{name}.output.LayerNorm", hidden + inner)


def _linear(weights: Weights, name: str, rows: Tensor) -> Tensor:
    return functional.linear(rows, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _normed(weights: Weights, name: str, rows: Tensor) -> Tensor:
    return functional.layer_norm(rows, (WIDTH,), weights[f"{name}.weight"], weights[f"{name}.bias"], EPSILON)
