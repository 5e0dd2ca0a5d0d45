"""Fits the encoder on judged sentences: one pass of gradients over all tasks at once, with what was not judged left out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from claims.core.detection.tasks import TASKS
from claims.training.detection_data import Judged
from claims.training.encoder_model import WIDTH, encode, logits_of

Numbers = list[int]


@dataclass(frozen=True, slots=True)
class FitOptions:
    """How it is fitted; the defaults were chosen on the dev parts."""

    seed: int = 1
    epochs: int = 2
    batch: int = 32
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


def fit(
    weights: dict[str, Tensor],
    examples: Sequence[tuple[Numbers, Judged]],
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
    batches = [batch for _ in range(options.epochs) for batch in _batches(examples, options.batch, chance)]
    optimizer = _optimizer(fitted, options)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate_at(len(batches), options.warm_up))
    averaged: dict[str, Tensor] = {}
    taken = 0
    for step, rows in enumerate(batches, start=1):
        batch = collate(rows)
        loss = _loss(fitted, batch, options.dropout)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([weight for weight in fitted.values() if weight.requires_grad], 1.0)
        optimizer.step()
        schedule.step()
        if step > options.average_from * len(batches) and step % 10 == 0:
            taken += 1
            average_in(averaged, fitted, taken)
        if step % 200 == 0:
            report(step, len(batches), float(loss.detach()), averaged or fitted)
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


def _batches(
    examples: Sequence[tuple[Numbers, Judged]], size: int, chance: random.Random
) -> Iterator[list[tuple[Numbers, Judged]]]:
    """All examples once, in an order of chance; neighbors of like length share a batch, which saves most of the padding."""
    shuffled = list(examples)
    chance.shuffle(shuffled)
    batches = []
    for begin in range(0, len(shuffled), size * 40):
        pool = sorted(shuffled[begin : begin + size * 40], key=lambda row: len(row[0]))
        batches += [pool[at : at + size] for at in range(0, len(pool), size)]
    chance.shuffle(batches)
    yield from batches


def _loss(weights: dict[str, Tensor], batch: Batch, dropout: float) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        encoded = encode(weights, batch.numbers, batch.mask, dropout=dropout)
    logits = logits_of(weights, encoded.float(), dropout=dropout)
    losses = torch.nn.functional.binary_cross_entropy_with_logits(logits, batch.labels, reduction="none")
    return (losses * batch.judged).sum() / batch.judged.sum()


def _optimizer(weights: dict[str, Tensor], options: FitOptions) -> torch.optim.AdamW:
    learning = {name: weight for name, weight in weights.items() if weight.requires_grad}
    heads = [weight for name, weight in learning.items() if name.startswith("outputs")]
    plain = [w for name, w in learning.items() if not name.startswith("outputs") and w.dim() < 2]
    decayed = [w for name, w in learning.items() if not name.startswith("outputs") and w.dim() >= 2]
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
