"""Fits the detector: ``bin/claims train detection --data DIR``, or ``python -m claims.training.detection --data DIR``.

DIR holds the folders of the public sets (``detection_data``). The lexical tables are fitted on the train parts; how the
models are put together, calibrated and cut off is fitted on the dev parts, and measured there by cross-fitting over whole
debates and speeches. numpy is all it needs. An encoder that lies in the output folder (``detection_encoder`` fits it) is
taken in as it is, or a new one of another folder (``--encoder``) with its files. All files take their places together, when
the last is written. The same data give the same files.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from claims.artifacts.detection import (
    COMBINATION_FILE,
    ENCODER_FILE,
    FOLDER,
    LEXICAL_FILE,
    as_json,
    load_lexical,
    load_output_encoder,
    save_lexical,
)
from claims.core.detection.combination import Combination
from claims.core.detection.detector import Model
from claims.core.detection.measures import average_precision, calibration_error, f1, macro_f1
from claims.core.detection.tasks import TASKS, Task
from claims.training.combination_fit import Logits, choose_threshold, cross_fitted, fit_output
from claims.training.detection_data import Judged, read_part
from claims.training.judged_rows import written_together
from claims.training.lexical_fit import fit_lexical

JUDGED_IN: dict[Task, str] = {
    Task.CHECKABLE: "policlaim",
    Task.WORTH_CHECKING: "claimbuster",
    Task.SUBJECTIVE: "subj_news",
    Task.ATTRIBUTED: "polnear",
}
"""The set whose dev part calibrates each probability."""

ALONE, JOINED = "lexical", "lexical and encoder"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when done, 2 for data that are not there."""
    options = _parser().parse_args(arguments)
    parts = {part: read_part(options.data, part) for part in ("train", "dev")}
    missing = [f"{name}/{part}" for part in parts for name in JUDGED_IN.values() if not parts[part].get(name)]
    if missing:
        print(f"Not found in {options.data}, or without a row: {', '.join(missing)}", file=sys.stderr)
        return 2
    with written_together(options.out) as drafts:
        figures = write_detector(options, parts, drafts)
    for row in figures:
        print(json.dumps(row))
    return 0


def write_detector(
    options: argparse.Namespace, parts: Mapping[str, Mapping[str, Sequence[Judged]]], folder: Path
) -> list[dict[str, Any]]:
    """Fit on the parts, write the files to the folder, with those of an encoder that was fitted for them; the figures."""
    lexical_file = options.out / LEXICAL_FILE
    if not options.keep_lexical:
        lexical_file = folder / LEXICAL_FILE
        save_lexical(fit_lexical(parts["train"]), lexical_file)
    logits = read_logits(lexical_file, (options.encoder or options.out) / ENCODER_FILE, parts["dev"])
    if options.encoder is not None and "encoder" not in logits:
        sys.exit(f"The encoder in {options.encoder} cannot be read, so nothing can be fitted with it.")
    written = {ALONE: fit_combination({"lexical": logits["lexical"]}, parts["dev"])}
    if "encoder" in logits:
        written[JOINED] = fit_combination(logits, parts["dev"])
    _write(folder / COMBINATION_FILE, {name: as_json(one) for name, one in written.items()})
    figures = []
    for name, combination in written.items():
        models = {"lexical"} if name == ALONE else set(logits)
        rows = measured({model: logits[model] for model in models}, combination, parts["dev"])
        figures += [{"models": name} | row for row in rows]
    if options.encoder is not None:
        for file in sorted(options.encoder.iterdir()):
            shutil.move(file, folder / file.name)
    return figures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m claims.training.detection", description="Fit the detector.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with the public sets")
    parser.add_argument("--out", type=Path, default=FOLDER, metavar="FOLDER", help="where the files go")
    parser.add_argument("--encoder", type=Path, metavar="FOLDER", help="a new encoder, whose files go to --out as well")
    parser.add_argument("--keep-lexical", action="store_true", help="fit only the combination, on the tables there")
    return parser


def read_logits(
    lexical_file: Path, encoder_file: Path, sets: Mapping[str, Sequence[Judged]]
) -> dict[str, dict[str, Any]]:
    """Log-odds by model and set, each n × tasks, of the tables and, where it is there, the encoder."""
    lexical, encoder = load_lexical(lexical_file), load_output_encoder(encoder_file)
    models: dict[str, Model] = {"lexical": lexical} if encoder is None else {"lexical": lexical, "encoder": encoder}
    return {
        model: {name: np.array([one.logits_of(row.text) for row in rows]) for name, rows in sets.items()}
        for model, one in models.items()
    }


def fit_combination(logits: Mapping[str, Mapping[str, Any]], sets: Mapping[str, Sequence[Judged]]) -> Combination:
    """An output for every task, from the log-odds of the sets' dev parts."""
    outputs = {}
    for task, name in JUDGED_IN.items():
        rows = _of_set(logits, name)
        labels = [one.labels[task] for one in sets[name]]
        threshold = choose_threshold(task, labels, cross_fitted(task, rows, sets[name]))
        outputs[task] = replace(fit_output(task, rows, labels), threshold=threshold)
    return outputs


def measured(
    logits: Mapping[str, Mapping[str, Any]], combination: Combination, sets: Mapping[str, Sequence[Judged]]
) -> list[dict[str, Any]]:
    """Figures of every task on sentences that its combination was not fitted on, at the threshold that ships."""
    rows = []
    for task, name in JUDGED_IN.items():
        labels = [one.labels[task] for one in sets[name]]
        given = cross_fitted(task, _of_set(logits, name), sets[name])
        marked = [value >= combination[task].threshold for value in given]
        figures = {
            "AP": average_precision(labels, given),
            "F1": f1(labels, marked),
            "macro F1": macro_f1(labels, marked),
            "calibration error": calibration_error(labels, given),
        }
        rows.append({"task": str(task), "set": name} | {key: round(value, 4) for key, value in figures.items()})
    return rows


def _of_set(logits: Mapping[str, Mapping[str, Any]], name: str) -> Logits:
    return {model: sets[name] for model, sets in logits.items()}


def _write(file: Path, combinations: Mapping[str, Any]) -> None:
    content = {"tasks": [str(task) for task in TASKS], **combinations}
    file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
