"""The pair encoder that was written, as plain weights: what fitting goes on from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from claims.artifacts.adaptation import read_adaptation
from claims.artifacts.adapted_layers import LAYERS, TABLES
from claims.artifacts.relation_encoder import ADDED_FILE, ENCODER_FILE
from claims.training.encoder_base import published_weights
from claims.training.encoder_model import Weights


def written_weights(folder: Path, model: Path) -> dict[str, Tensor]:
    """The weights of the encoder in ``folder``, fitted beside the packaged ``model``, as near as eight bits hold them.

    ``ValueError`` where it was fitted beside another model.
    """
    graph = onnx.load(str(folder / ENCODER_FILE)).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    published = published_weights()
    found: dict[str, Tensor] = {}
    for name, added in read_adaptation(folder / ADDED_FILE, model.read_bytes()).items():
        table = name.split("=")[0]
        found[f"{table}.weight"] = published[f"{table}.weight"].float() + torch.from_numpy(added.T.copy())
    for table, parts in TABLES.items():
        for part, bias in zip(parts, np.split(stored[f"{table}.bias"], len(parts)), strict=True):
            found[f"{part}.bias"] = torch.tensor(bias)
    for name in (one for one in stored if "LayerNorm" in one):
        found[name] = torch.tensor(stored[name])
    found["sides"] = torch.tensor(np.stack([stored["left side"], stored["right side"]]))
    found["own"] = torch.tensor(np.stack([stored[f"own.{layer}"].reshape(-1) for layer in range(LAYERS)]))
    found["pooled.weight"] = torch.tensor((stored["pooled.q"] * stored["pooled.scale"]).T)
    found["pooled.bias"] = torch.tensor(stored["pooled.bias"])
    found["outputs.weight"] = torch.tensor(stored["outputs.weight"].T.copy())
    found["outputs.bias"] = torch.tensor(stored["outputs.bias"])
    return found


def halfway(before: Weights, after: Weights) -> dict[str, Tensor]:
    """The mean of the weights that fitting went on from and of those that came of it.

    It keeps more of what the former told than the latter do, and most of what was learnt ("Robust fine-tuning of zero-shot
    models", Wortsman and others, CVPR 2022). Both must be of one size.
    """
    return {name: (before[name] + one) / 2 for name, one in after.items()}
