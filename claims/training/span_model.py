"""The reader of spans as plain functions over its weights: two layers over the encoder's vectors, one for where a claim
begins and one for where it ends, and a bilinear form that puts them together (Dozat and Manning 2017; Lee et al. 2017).
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from claims.artifacts.claim_spans import LENGTHS, PREFIX, length_class
from claims.core.extraction.spans.claim_spans import SpanKind
from claims.training.encoder_model import WIDTH, Weights
from claims.training.span_data import MarkedSpan

INNER = 128
"""Numbers that a beginning and an end are described by."""

NEAR = 0.8
"""From this intersection over union on a stretch is so near to a claim that it is neither right nor wrong."""


def new_weights() -> dict[str, Tensor]:
    """Weights of the two layers and the form before fitting, from torch's chance."""
    kinds = len(SpanKind)
    weights = {
        "start.weight": torch.randn(INNER, 2 * WIDTH) * 0.05,
        "start.bias": torch.zeros(INNER),
        "end.weight": torch.randn(INNER, 2 * WIDTH) * 0.05,
        "end.bias": torch.zeros(INNER),
        "pair": torch.randn(kinds, INNER, INNER) * 0.02,
        "start_odds": torch.randn(kinds, INNER) * 0.05,
        "end_odds": torch.randn(kinds, INNER) * 0.05,
        "length": torch.zeros(kinds, LENGTHS),
        "bias": torch.full((kinds,), -3.0),
    }
    return {f"{PREFIX}{name}": weight.requires_grad_() for name, weight in weights.items()}


def span_odds(weights: Weights, states: Tensor, firsts: Sequence[int], lasts: Sequence[int]) -> Tensor:
    """kinds × n × n log-odds for one sentence, as ``claims.artifacts.claim_spans`` computes them.

    ``states`` is pieces × WIDTH; ``firsts`` and ``lasts`` are the places of the first and last piece of each word.
    """
    first, last = states[list(firsts)], states[list(lasts)]
    before = torch.cat([states[:1], last[:-1]])
    after = torch.cat([first[1:], states[-1:]])
    starts = functional.relu(_linear(weights, "start", torch.cat([first, before], dim=1)))
    ends = functional.relu(_linear(weights, "end", torch.cat([last, after], dim=1)))
    odds = torch.einsum("id,kde,je->kij", starts, weights[f"{PREFIX}pair"], ends)
    odds = odds + (starts @ weights[f"{PREFIX}start_odds"].T).T[:, :, None]
    odds = odds + (ends @ weights[f"{PREFIX}end_odds"].T).T[:, None, :]
    places = range(len(firsts))
    classes = torch.tensor([[length_class(abs(end - start) + 1) for end in places] for start in places])
    return odds + weights[f"{PREFIX}length"][:, classes] + weights[f"{PREFIX}bias"][:, None, None]


def span_loss(odds: Tensor, spans: Sequence[MarkedSpan]) -> Tensor:
    """The summed cross-entropy of a sentence's stretches; those near a claim do not count."""
    count = odds.shape[1]
    starts, ends = torch.arange(count)[:, None], torch.arange(count)[None, :]
    wanted = torch.zeros_like(odds)
    counts = (ends >= starts).to(odds.dtype).repeat(len(SpanKind), 1, 1)
    marked = [(span.first, min(span.last, count) - 1, span.kind) for span in spans if span.first < count]
    for first, last, kind in marked:
        shared = (torch.clamp(ends, max=last) - torch.clamp(starts, min=first) + 1).clamp(min=0)
        union = torch.clamp(ends, min=last) - torch.clamp(starts, max=first) + 1
        counts[kind][shared / union >= NEAR] = 0
    for first, last, kind in marked:
        wanted[kind, first, last] = counts[kind, first, last] = 1
    return functional.binary_cross_entropy_with_logits(odds, wanted, weight=counts, reduction="sum")


def _linear(weights: Weights, name: str, rows: Tensor) -> Tensor:
    return functional.linear(rows, weights[f"{PREFIX}{name}.weight"], weights[f"{PREFIX}{name}.bias"])
