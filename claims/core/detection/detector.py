"""Detection of one sentence with everything that is there: the lexical model always, the encoder where it was loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from claims.core.detection.combination import Combination, combine
from claims.core.detection.lexical import LexicalModel
from claims.core.detection.ngrams import Floats
from claims.core.detection.tasks import Task


class Model(Protocol):
    """Whatever gives log-odds of every task, in the order of ``TASKS``; each text alone, so that no other changes it."""

    def logits_of(self, text: str) -> Floats:
        """Log-odds of each task."""


@dataclass(frozen=True, slots=True)
class Detection:
    """Probabilities (0..1) of each task and whether each reaches the shipped threshold."""

    probabilities: Mapping[Task, float]
    labels: Mapping[Task, bool]


@dataclass(frozen=True, slots=True)
class Detector:
    """The models and how they are put together. ``alone`` is used without an encoder, ``joined`` with one."""

    lexical: LexicalModel
    alone: Combination
    joined: Combination | None = None
    encoder: Model | None = None
    _combination: Combination = field(init=False)

    def __post_init__(self) -> None:
        joined = self.joined if self.has_encoder else None
        object.__setattr__(self, "_combination", joined or self.alone)

    @property
    def has_encoder(self) -> bool:
        """Whether an encoder is used: it is there, and so is how it is joined."""
        return self.encoder is not None and self.joined is not None

    def detect(self, text: str, encoded: Sequence[float] | None = None) -> Detection:
        """What the models say of ``text``, which is read as one sentence; empty text is read like any other.

        ``encoded`` are the encoder's log-odds where they are known already.
        """
        logits = {"lexical": self.lexical.logits_of(text)}
        if self.encoder is not None and self.joined is not None:
            known = encoded is not None
            logits["encoder"] = np.asarray(encoded) if known else self.encoder.logits_of(text)
        probabilities = combine(logits, self._combination)
        labels = {task: value >= self._combination[task].threshold for task, value in probabilities.items()}
        return Detection(probabilities, labels)
