"""Fits what is added to the packaged encoder's upper layers, so that posts and the claims that answer them come close.

To each weight belongs a product of two narrow tables (LoRA, Hu et al. 2022), which starts at nothing. The lower layers
stay as they are and read each text once. Each query's claim is told from those of other queries of its set and from hard
ones (contrastive loss, van den Oord et al. 2018), twice: by the means of the texts and piece by piece, as ranking compares
them. Needs torch.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from claims.artifacts.adaptation import Narrow, narrowed
from claims.artifacts.adapted_layers import LAYERS, PUBLISHED_TABLES
from claims.training.adaptation_data import Asked, batches_of
from claims.training.encoder_base import published_weights
from claims.training.encoder_fit import rate_at
from claims.training.encoder_model import WIDTH, layer_of

LOWER_LAYERS = 3
"""Layers that stay as they are."""

_UPPER = tuple(f"encoder.layer.{number}." for number in range(LOWER_LAYERS, LAYERS))

ADAPTED = tuple(name for name in PUBLISHED_TABLES if name.startswith(_UPPER))
"""Weights that something is added to."""

_FIRSTS, _LASTS = "down", "up"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ReadText:
    """What the lower layers make of a text (pieces × width, with the marks that open and close it), and how much each
    piece counts when texts are compared piece by piece (nothing: the marks)."""

    states: npt.NDArray[np.float16]
    weights: Floats


@dataclass(frozen=True, slots=True)
class FitOptions:
    """How it is fitted: parts of a product, rounds, queries a step, hard claims a query, step of Adam, temperatures."""

    seed: int = 0
    parts: int = 12
    epochs: int = 2
    batch: int = 24
    hard: int = 2
    rate: float = 1e-3
    decay: float = 0.01
    warm_up: float = 0.1
    heat: float = 0.05
    pieces_heat: float = 0.03


def fit_adaptation(
    asked: Sequence[Asked],
    read: Callable[[str], ReadText],
    options: FitOptions,
    report: Callable[[int, float], None] = lambda _step, _loss: None,
) -> dict[str, Narrow]:
    """What is added to each weight; ``report`` is told each step and its loss."""
    chance = random.Random(options.seed)  # noqa: S311  (order of the examples)
    published = {name: one.float() for name, one in published_weights().items() if name.startswith(_UPPER)}
    tables = _first_tables(published, options)
    batches = [batch for _ in range(options.epochs) for batch in batches_of(asked, options.batch, chance)]
    optimizer = torch.optim.AdamW(list(tables.values()), lr=options.rate, weight_decay=options.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate_at(len(batches), options.warm_up))
    for step, batch in enumerate(batches):
        weights = published | {
            f"{name}.weight": published[f"{name}.weight"] + tables[f"{name}.{_LASTS}"] @ tables[f"{name}.{_FIRSTS}"]
            for name in ADAPTED
        }
        loss = _loss(weights, batch, read, options, chance)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(tables.values()), 1.0)
        optimizer.step()
        schedule.step()
        report(step, float(loss.detach()))
    found = {name: one.detach().numpy().T for name, one in tables.items()}
    return {name: narrowed(found[f"{name}.{_FIRSTS}"], found[f"{name}.{_LASTS}"]) for name in ADAPTED}


def _first_tables(published: dict[str, Tensor], options: FitOptions) -> dict[str, Tensor]:
    torch.manual_seed(options.seed)
    tables = {}
    for name in ADAPTED:
        outputs, inputs = published[f"{name}.weight"].shape
        tables[f"{name}.{_FIRSTS}"] = (torch.randn(options.parts, inputs) / inputs**0.5).requires_grad_()
        tables[f"{name}.{_LASTS}"] = torch.zeros(outputs, options.parts, requires_grad=True)
    return tables


def _loss(
    weights: dict[str, Tensor],
    batch: Sequence[Asked],
    read: Callable[[str], ReadText],
    options: FitOptions,
    chance: random.Random,
) -> Tensor:
    right = [chance.choice(one.claims) for one in batch]
    hard = [text for one in batch for text in chance.sample(one.others, min(options.hard, len(one.others)))]
    claims = list(dict.fromkeys([*right, *hard]))
    wanted = torch.tensor([claims.index(text) for text in right])
    # Another claim that answers the query too is neither right nor wrong here.
    left_out = torch.tensor(
        [[text in one.claims and text != own for text in claims] for one, own in zip(batch, right, strict=True)]
    )
    queries, there = (_encoded(weights, [read(text) for text in texts]) for texts in ([q.query for q in batch], claims))
    by_means = (queries.means @ there.means.T / options.heat).masked_fill(left_out, _NEVER)
    by_pieces = (_piece_products(queries, there) / options.pieces_heat).masked_fill(left_out, _NEVER)
    return functional.cross_entropy(by_means, wanted) + functional.cross_entropy(by_pieces, wanted)


_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class _Encoded:
    """Texts read by all layers: means n × width and pieces n × length × width, each of length 1, and the pieces' shares of
    their text, n × length."""

    means: Tensor
    pieces: Tensor
    shares: Tensor


def _encoded(weights: dict[str, Tensor], texts: Sequence[ReadText]) -> _Encoded:
    length = max(len(text.states) for text in texts)
    states, mask = np.zeros((len(texts), length, WIDTH), np.float32), np.zeros((len(texts), length), np.int64)
    shares = np.zeros((len(texts), length), np.float32)
    for at, text in enumerate(texts):
        states[at, : len(text.states)], mask[at, : len(text.states)] = text.states, 1
        shares[at, : len(text.states)] = text.weights / max(float(text.weights.sum()), 1e-6)
    hidden, there = torch.from_numpy(states), torch.from_numpy(mask)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for name in _UPPER:
            hidden = layer_of(weights, name.removesuffix("."), hidden, there)
    hidden = hidden.float()
    means = (hidden * there[..., None].float()).sum(1)
    return _Encoded(functional.normalize(means, dim=1), functional.normalize(hidden, dim=2), torch.from_numpy(shares))


def _piece_products(queries: _Encoded, claims: _Encoded) -> Tensor:
    """Queries × claims: the mean over the query's pieces of how alike the most similar piece of the claim is."""
    products = torch.einsum("qid,cjd->qcij", queries.pieces, claims.pieces)
    products = products.masked_fill((claims.shares == 0)[None, :, None, :], -1.0)
    return (products.amax(3) * queries.shares[:, None, :]).sum(2)
