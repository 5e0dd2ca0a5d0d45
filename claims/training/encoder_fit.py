"""Fits the encoder on judged and on marked sentences at once: batches of both kinds, in an order of chance.

What a sentence was not judged for is left out of its loss.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from claims.artifacts.claim_spans import PREFIX
from claims.core.detection.tasks import TASKS
from claims.training.detection_data import Judged
from claims.training.encoder_model import WIDTH, encode, logits_of, states_of
from claims.training.span_data import MarkedSpan
from claims.training.span_model import new_weights, span_loss, span_odds

Numbers = list[int]
Row = TypeVar("Row")

SPAN_WEIGHT = 0.2
"""What the loss of a marked sentence counts beside that of a judged one: it sums over hundreds of stretches. Set by
hand, not compared with others."""

_NEW = ("outputs.", PREFIX)
"""Begins the names of weights that were not published, and are fitted at their own rate."""


@dataclass(frozen=True, slots=True)
class FitOptions:
    """How it is fitted; the defaults were chosen on the dev parts."""

    seed: int = 1
    epochs: int = 2
    batch: int = 32
    span_epochs: int = 6
    span_batch: int = 16
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    dropout: float = 0.1
    decay: float = 0.01
    frozen: tuple[str, ...] = ("embeddings.", "encoder.layer.0.")
    """What begins so stays as it was published: a third less work, and rare words keep what they mean."""
    average_from: float = 0.5
    """Share of the steps after which the weights are averaged (Izmailov et al. 2018); the average is what is kept."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of equal length: numbers and mask n × length, labels and which of them were judged n × tasks."""

    numbers: Tensor
    mask: Tensor
    labels: Tensor
    judged: Tensor


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence whose claims were marked: its pieces, where each word's first and last piece is, and the claims."""

    numbers: Numbers
    firsts: list[int]
    lasts: list[int]
    spans: tuple[MarkedSpan, ...]


def fit(
    weights: dict[str, Tensor],
    examples: Sequence[tuple[Numbers, Judged]],
    marked: Sequence[Marked],
    options: FitOptions,
    report: Callable[[int, int, float, dict[str, Tensor]], None],
) -> dict[str, Tensor]:
    """New weights. ``report`` is told step, steps, loss and the weights so far from time to time."""
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)  # noqa: S311  (order of the examples)
    fitted = {
        name: weight.clone().requires_grad_(not name.startswith(options.frozen)) for name, weight in weights.items()
    }
    fitted["outputs.weight"] = (torch.randn(len(TASKS), WIDTH) * 0.02).requires_grad_()
    fitted["outputs.bias"] = torch.zeros(len(TASKS)).requires_grad_()
    fitted |= new_weights()
    losses = _losses(fitted, examples, marked, options, chance)
    optimizer = _optimizer(fitted, options)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate_at(len(losses), options.warm_up))
    averaged: dict[str, Tensor] = {}
    taken = 0
    for step, loss_of in enumerate(losses, start=1):
        loss = loss_of()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([weight for weight in fitted.values() if weight.requires_grad], 1.0)
        optimizer.step()
        schedule.step()
        if step > options.average_from * len(losses) and step % 10 == 0:
            taken += 1
            average_in(averaged, fitted, taken)
        if step % 200 == 0:
            report(step, len(losses), float(loss.detach()), averaged or fitted)
    return averaged or {name: weight.detach() for name, weight in fitted.items()}


def predict(weights: dict[str, Tensor], numbers: Sequence[Numbers]) -> npt.NDArray[np.float64]:
    """n × tasks log-odds, in order."""
    order = sorted(range(len(numbers)), key=lambda at: len(numbers[at]))
    logits = np.zeros((len(numbers), len(TASKS)))
    with torch.no_grad():
        for begin in range(0, len(order), 64):
            places = order[begin : begin + 64]
            padded, mask = _padded([numbers[at] for at in places])
            logits[places] = logits_of(weights, encode(weights, padded, mask)).numpy()
    return logits


def collate(rows: Sequence[tuple[Numbers, Judged]]) -> Batch:
    """The rows as one batch."""
    padded, mask = _padded([numbers for numbers, _ in rows])
    labels = torch.tensor([[float(judged.labels.get(task, False)) for task in TASKS] for _, judged in rows])
    known = torch.tensor([[float(task in judged.labels) for task in TASKS] for _, judged in rows])
    return Batch(padded, mask, labels, known)


def _padded(numbers: Sequence[Numbers]) -> tuple[Tensor, Tensor]:
    length = max(len(row) for row in numbers)
    padded = torch.zeros((len(numbers), length), dtype=torch.long)
    mask = torch.zeros((len(numbers), length), dtype=torch.long)
    for at, row in enumerate(numbers):
        padded[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return padded, mask


def _losses(
    weights: dict[str, Tensor],
    examples: Sequence[tuple[Numbers, Judged]],
    marked: Sequence[Marked],
    options: FitOptions,
    chance: random.Random,
) -> list[Callable[[], Tensor]]:
    """What gives the loss of each step, in order."""
    losses: list[Callable[[], Tensor]] = []
    for _ in range(options.epochs):
        judged_batches = _batches(examples, options.batch, chance, lambda row: len(row[0]))
        losses += [partial(_judged_loss, weights, rows, options.dropout) for rows in judged_batches]
    for _ in range(options.span_epochs):
        marked_batches = _batches(marked, options.span_batch, chance, lambda row: len(row.numbers))
        losses += [partial(_marked_loss, weights, rows, options.dropout) for rows in marked_batches]
    chance.shuffle(losses)
    return losses


def _batches(
    examples: Sequence[Row], size: int, chance: random.Random, length_of: Callable[[Row], int]
) -> Iterator[list[Row]]:
    """All examples once, in an order of chance; neighbors of like length share a batch, which saves most of the padding."""
    shuffled = list(examples)
    chance.shuffle(shuffled)
    batches = []
    for begin in range(0, len(shuffled), size * 40):
        pool = sorted(shuffled[begin : begin + size * 40], key=length_of)
        batches += [pool[at : at + size] for at in range(0, len(pool), size)]
    chance.shuffle(batches)
    yield from batches


def _judged_loss(weights: dict[str, Tensor], rows: Sequence[tuple[Numbers, Judged]], dropout: float) -> Tensor:
    batch = collate(rows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        encoded = encode(weights, batch.numbers, batch.mask, dropout=dropout)
    logits = logits_of(weights, encoded.float(), dropout=dropout)
    losses = torch.nn.functional.binary_cross_entropy_with_logits(logits, batch.labels, reduction="none")
    return (losses * batch.judged).sum() / batch.judged.sum()


def _marked_loss(weights: dict[str, Tensor], rows: Sequence[Marked], dropout: float) -> Tensor:
    """Summed over the stretches of a sentence, averaged over the sentences."""
    padded, mask = _padded([row.numbers for row in rows])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = states_of(weights, padded, mask, dropout=dropout)
    dropped = torch.nn.functional.dropout(states.float(), dropout, training=dropout > 0)
    losses = [
        span_loss(span_odds(weights, one[: len(row.numbers)], row.firsts, row.lasts), row.spans)
        for one, row in zip(dropped, rows, strict=True)
    ]
    return torch.stack(losses).mean() * SPAN_WEIGHT


def _optimizer(weights: dict[str, Tensor], options: FitOptions) -> torch.optim.AdamW:
    learning = {name: weight for name, weight in weights.items() if weight.requires_grad}
    heads = [weight for name, weight in learning.items() if name.startswith(_NEW)]
    plain = [w for name, w in learning.items() if not name.startswith(_NEW) and w.dim() < 2]
    decayed = [w for name, w in learning.items() if not name.startswith(_NEW) and w.dim() >= 2]
    return torch.optim.AdamW(
        [
            {"params": heads, "lr": options.head_rate, "weight_decay": options.decay},
            {"params": plain, "lr": options.rate, "weight_decay": 0.0},
            {"params": decayed, "lr": options.rate, "weight_decay": options.decay},
        ]
    )


def rate_at(steps: int, warm_up: float) -> Callable[[int], float]:
    """The share of the learning rate at a step: rising over the first ``warm_up`` (0..1), then falling to nothing."""
    rising = max(1, round(steps * warm_up))
    return lambda step: step / rising if step < rising else max(0.0, (steps - step) / (steps - rising))


def average_in(averaged: dict[str, Tensor], weights: dict[str, Tensor], taken: int) -> None:
    """Take one more state of the weights, the ``taken``-th, into their average."""
    for name, weight in weights.items():
        if taken == 1:
            averaged[name] = weight.detach().clone()
        else:
            averaged[name] += (weight.detach() - averaged[name]) / taken
