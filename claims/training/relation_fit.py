"""Fits all layers of the pair encoder: both texts side by side, attended to together.

It learns how judged pairs relate and, in turn, which of a query's candidates answers it, if any. What the pieces stand for
stays as it was published: words that no judged pair holds keep their meaning.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from claims.artifacts.adapted_layers import LAYERS
from claims.artifacts.relation_encoder import RELATIONS
from claims.core.records import Relation
from claims.training.adaptation_data import Asked, batches_of
from claims.training.encoder_base import published_weights
from claims.training.encoder_fit import average_in, rate_at
from claims.training.encoder_model import HEADS, WIDTH, Weights, layer_of
from claims.training.relation_data import Taught
from claims.training.relation_queries import WRONG

HIDDEN = 256
"""Units between the pooled texts and the outputs."""

OUTPUTS = len(RELATIONS) + 1
"""A score for each relation, and one for how far the right text answers the left one."""

SIDE_SPREAD = 0.4
"""Spread of the numbers that tell which text a piece is of, where fitting begins: as large as those of the pieces.

Chosen on pairs kept from the encoder, after the same two rounds: with .02 it hardly learns which side says more and tells
.638 rightly, with .4 .726; with .15 and 1.0 it is behind both after the first round (.566 and .404, .578 with .02, .625).
"""

OWN_SPREAD = 0.5
"""The same of how much more each head of each layer looks at pieces of the same text than at those of the other one."""

Floats = npt.NDArray[np.float32]
States = tuple[Floats, Floats]
"""Both texts of a pair, pieces × WIDTH each."""


class ReadStates(Protocol):
    """Reads the texts of a pair as vectors of their pieces."""

    def pair(self, left: str, right: str) -> States:
        """Two texts that may relate, whole."""

    def answer(self, query: str, claim: str) -> States:
        """A query and a claim that may answer it, of either the beginning."""


@dataclass(frozen=True, slots=True)
class FitOptions:
    """How it is fitted; the defaults were chosen on one annotator's pairs that no other part saw."""

    seed: int = 1
    epochs: int = 5
    batch: int = 24
    asked_batch: int = 4
    """Queries a step; with their claims as many pairs as of judged ones."""
    rate: float = 8e-5
    head_rate: float = 1e-3
    own_rate: float = 5e-3
    warm_up: float = 0.1
    dropout: float = 0.1
    decay: float = 0.01
    smoothing: float = 0.05
    average_from: float = 0.6
    """Share of the steps after which the weights are averaged; the average is what is kept."""


@dataclass(frozen=True, slots=True)
class Batch:
    """n × length × WIDTH states of both texts side by side; ``side`` is 0 for the left, 1 for the right one; ``mask`` is 1
    where a piece is."""

    states: Tensor
    side: Tensor
    mask: Tensor


def first_weights(seed: int) -> dict[str, Tensor]:
    """The published layers, with sides and outputs that know nothing yet."""
    torch.manual_seed(seed)
    weights = {name: one.float() for name, one in published_weights().items() if name.startswith("encoder.layer.")}
    weights["sides"] = torch.randn(2, WIDTH) * SIDE_SPREAD
    weights["own"] = torch.randn(LAYERS, HEADS) * OWN_SPREAD
    weights["pooled.weight"], weights["pooled.bias"] = torch.randn(HIDDEN, 5 * WIDTH) * 0.03, torch.zeros(HIDDEN)
    weights["outputs.weight"] = torch.randn(OUTPUTS, HIDDEN) * 0.03
    weights["outputs.bias"] = torch.zeros(OUTPUTS)
    return weights


def logits_of(weights: Weights, batch: Batch, *, dropout: float = 0.0) -> Tensor:
    """n × outputs scores: from the mean of either text's vectors, how far apart and how alike they are in each number,
    and the first vector of all."""
    hidden = batch.states + weights["sides"][batch.side]
    own = (batch.side[:, None, :] == batch.side[:, :, None])[:, None].float()
    for number in range(LAYERS):
        attention = own * weights["own"][number].view(1, -1, 1, 1)
        hidden = layer_of(weights, f"encoder.layer.{number}", hidden, batch.mask, dropout=dropout, attention=attention)
    left, right = (_mean(hidden, batch.mask * (batch.side == side)) for side in (0, 1))
    parts = [left, right, hidden[:, 0], (left - right).abs(), left * right]
    pooled = functional.dropout(torch.cat(parts, dim=1), dropout, training=dropout > 0)
    pooled = torch.tanh(functional.linear(pooled, weights["pooled.weight"], weights["pooled.bias"]))
    pooled = functional.dropout(pooled, dropout, training=dropout > 0)
    return functional.linear(pooled, weights["outputs.weight"], weights["outputs.bias"])


def _mean(hidden: Tensor, mask: Tensor) -> Tensor:
    shares = mask.to(hidden.dtype).unsqueeze(-1)
    return (hidden * shares).sum(1) / shares.sum(1)


def fit(
    pairs: Sequence[Taught],
    asked: Sequence[Asked],
    read: ReadStates,
    options: FitOptions,
    report: Callable[[int, float], None],
    *,
    start: Weights | None = None,
) -> dict[str, Tensor]:
    """New weights of the layers, from ``start`` on where it is given; ``report`` is told each epoch and its loss."""
    chance = random.Random(options.seed)  # noqa: S311  (order of the examples)
    begun = first_weights(options.seed) if start is None else grown(start, first_weights(options.seed))
    weights = {name: one.requires_grad_() for name, one in begun.items()}
    epochs = [_losses(weights, pairs, asked, read, options, chance) for _ in range(options.epochs)]
    optimizer = _optimizer(weights, options)
    steps = sum(len(losses) for losses in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate_at(steps, options.warm_up))
    averaged: dict[str, Tensor] = {}
    step = taken = 0
    for epoch, losses in enumerate(epochs):
        lost = 0.0
        for loss_of in losses:
            step += 1
            loss = loss_of()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
            optimizer.step()
            schedule.step()
            lost += float(loss.detach())
            if step > options.average_from * steps and step % 5 == 0:
                taken += 1
                average_in(averaged, weights, taken)
        report(epoch, lost / len(losses))
    return averaged or {name: one.detach() for name, one in weights.items()}


def grown(smaller: Weights, larger: Weights) -> dict[str, Tensor]:
    """The ``smaller`` weights, with those of ``larger`` where they have no number: units and outputs that came to be.

    What was told by the smaller ones is told as before: its outputs do not look at the new units yet.
    """
    found = {}
    for name, one in larger.items():
        known = smaller[name]
        found[name] = one.clone()
        found[name][tuple(slice(size) for size in known.shape)] = known
    told, units = smaller["outputs.weight"].shape
    found["outputs.weight"][:told, units:] = 0.0
    return found


def _losses(
    weights: Weights,
    pairs: Sequence[Taught],
    asked: Sequence[Asked],
    read: ReadStates,
    options: FitOptions,
    chance: random.Random,
) -> list[Callable[[], Tensor]]:
    """What gives the loss of each step of one epoch, in order; which claims a query is read with is told by chance."""
    losses: list[Callable[[], Tensor]] = []
    for batch in _batches(pairs, options.batch, chance):
        seen = [pair if chance.random() < 0.5 else pair.mirrored() for pair in batch]
        losses.append(partial(_loss, weights, seen, read, options))
    for queries in batches_of(asked, options.asked_batch, chance):
        posed = [_Posed(one.query, (chance.choice(one.claims), *chance.sample(one.others, WRONG))) for one in queries]
        losses.append(partial(_answer_loss, weights, posed, read, options))
    chance.shuffle(losses)
    return losses


@dataclass(frozen=True, slots=True)
class _Posed:
    """A query with a claim that answers it, which comes first, and ``WRONG`` others."""

    query: str
    claims: tuple[str, ...]


def _answer_loss(weights: Weights, posed: Sequence[_Posed], read: ReadStates, options: FitOptions) -> Tensor:
    """How unlikely the claim that answers is among the others and nothing, and without it nothing; nothing scores 0."""
    texts = [read.answer(one.query, claim) for one in posed for claim in one.claims]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = logits_of(weights, collate(texts), dropout=options.dropout)
    scores = logits[:, len(RELATIONS)].float().view(len(posed), 1 + WRONG)
    rivals = torch.cat([scores[:, 1:], torch.zeros(len(posed), 1)], dim=1)
    found = torch.cat([scores[:, :1], rivals], dim=1).log_softmax(1)[:, 0]
    return -(found + rivals.log_softmax(1)[:, -1]).mean() / 2


def _loss(weights: Weights, pairs: Sequence[Taught], read: ReadStates, options: FitOptions) -> Tensor:
    """How unlikely the judged relations are, and of traps that they are anything but *same*."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        texts = [read.pair(pair.left, pair.right) for pair in pairs]
        logits = logits_of(weights, collate(texts), dropout=options.dropout)[:, : len(RELATIONS)]
    labels = torch.tensor([pair.number for pair in pairs])
    known = labels >= 0
    told = functional.cross_entropy(
        logits[known].float(), labels[known], label_smoothing=options.smoothing, reduction="sum"
    )
    not_same = 1 - logits[~known].float().softmax(1)[:, RELATIONS.index(Relation.SAME)]
    return (told - not_same.clamp_min(_LEAST).log().sum()) / len(pairs)


_LEAST = 1e-4
"""Least share of all other relations that is told apart: without it a sure mistake would have no bound."""


def collate(texts: Sequence[States]) -> Batch:
    """The pairs as one batch."""
    length = max(len(left) + len(right) for left, right in texts)
    states = np.zeros((len(texts), length, WIDTH), dtype=np.float32)
    side = np.zeros((len(texts), length), dtype=np.int64)
    mask = np.zeros((len(texts), length), dtype=np.int64)
    for at, (left, right) in enumerate(texts):
        both = len(left) + len(right)
        states[at, : len(left)], states[at, len(left) : both] = left, right
        side[at, len(left) :], mask[at, :both] = 1, 1
    return Batch(torch.from_numpy(states), torch.from_numpy(side), torch.from_numpy(mask))


def _batches(pairs: Sequence[Taught], size: int, chance: random.Random) -> list[list[Taught]]:
    """All pairs once in an order of chance; pairs of like length share a batch."""
    order = sorted(pairs, key=lambda pair: len(pair.left) + len(pair.right) + 40 * chance.random())
    batches = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(batches)
    return batches


def _optimizer(weights: dict[str, Tensor], options: FitOptions) -> torch.optim.AdamW:
    layers = [one for name, one in weights.items() if name.startswith("encoder.")]
    heads = [one for name, one in weights.items() if not name.startswith("encoder.") and name != "own"]
    return torch.optim.AdamW(
        [
            {"params": layers, "lr": options.rate},
            {"params": heads, "lr": options.head_rate},
            {"params": [weights["own"]], "lr": options.own_rate},
        ],
        weight_decay=options.decay,
    )
