"""``detect``: how far sentences can be checked and are worth it; ``train``: fits the detector. No database is opened."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from claims.artifacts.detection import ENCODER_FILE, FOLDER, load_detector
from claims.cli.inputs import InputError, called, numbered_lines
from claims.cli.outputs import say
from claims.config import ROOT
from claims.core.detection.detector import Detector
from claims.core.detection.reasons import reasons_of
from claims.core.detection.tasks import Task

MAX_LINE_BYTES = 64 * 1024 * 1024
"""Largest line that is read; a longer one has no id that could be answered."""

UNFINISHED = "encoder.unfinished"
"""Folder beside the artifacts in which a new encoder waits for what is fitted with it."""

SHOWN = (Task.CHECKABLE, Task.WORTH_CHECKING)


@click.command("detect")
@click.argument("file")
@click.option("--encoder/--no-encoder", default=True, show_default=True, help="Use the encoder where it is installed.")
@click.pass_context
def detect(context: click.Context, file: str, *, encoder: bool) -> None:
    """Say of sentences whether they can be checked and are worth it.

    FILE holds a JSON object a line, with id and text; - reads standard input, .gz is unpacked. Prints, in the same order,
    an object a line: id, checkable and worth_checking (probabilities), labels (at the shipped thresholds), reasons.
    Lines without an id are named on standard error, and the status is 1 then.
    """
    detector = load_detector(encoder=encoder)
    lines = unanswered = 0
    for number, row in _rows(file):
        lines += 1
        if isinstance(row, str):
            unanswered += 1
            say(f"{file}, line {number}: {row}")
            continue
        click.echo(json.dumps(detection_row(detector, row), allow_nan=False))
        if not isinstance(row.get("text"), str):
            say(f"{file}, line {number}: 'text' is missing or not a text; answered as empty.")
    if not lines:
        say(f"{called(file)} holds no line, so nothing was asked.")
    if unanswered:
        context.exit(1)


def detection_row(detector: Detector, row: dict[str, Any]) -> dict[str, Any]:
    """What is printed for a row: what is no text, or an empty one, asserts nothing."""
    text = row.get("text")
    text = text if isinstance(text, str) else ""
    found = detector.detect(text)
    is_text = bool(text.strip())
    return {
        "id": row["id"],
        **{str(task): found.probabilities[task] if is_text else 0.0 for task in SHOWN},
        "labels": {str(task): is_text and found.labels[task] for task in SHOWN},
        "reasons": list(reasons_of(text, found)),
    }


def _rows(file: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Each line as its number and object, or the sentence that says why it has no answer."""
    for number, raw in numbered_lines(file, limit=MAX_LINE_BYTES):
        yield number, _row(raw)


def _row(raw: bytes) -> dict[str, Any] | str:
    if len(raw) > MAX_LINE_BYTES:
        return f"longer than {MAX_LINE_BYTES:,} bytes."
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return f"not JSON ({error})."
    if not isinstance(value, dict):
        return "not a JSON object."
    if not isinstance(value.get("id"), str | int) or isinstance(value["id"], bool):
        return "'id' is missing, or neither text nor whole number."
    return value


@click.group("train")
def train() -> None:
    """Fits what is shipped as an artifact."""


@train.command("detection")
@click.option("--data", required=True, metavar="DIR", help="Folder with the sets that it learns from.")
@click.option("--out", metavar="FOLDER", help="Where the files go; by default where the shipped ones are.")
@click.option("--encoder", is_flag=True, help="Fit the encoder too, which takes a quarter of an hour or more.")
@click.option("--python", metavar="PYTHON", help="The Python with claims/training/requirements.txt, for --encoder.")
@click.option("--seed", type=int, show_default="1", help="Of the encoder; the rest knows no chance.")
def train_detection(data: str, out: str | None, *, encoder: bool, python: str | None, seed: int | None) -> None:
    """Fit the detector on the train parts, calibrate it on the dev parts, and print its figures.

    Without --encoder numpy is all it needs, and an encoder that is there already is taken in as it is.
    """
    if not encoder and (python is not None or seed is not None):
        raise click.UsageError("--python and --seed are for the encoder, which only --encoder fits: give that too.")
    if not Path(data).is_dir():
        raise InputError(f"There is no folder {data}.")
    # The modules run in the project's folder, so that names count from here no more.
    read, folder = str(Path(data).resolve()), Path(out).resolve() if out else FOLDER
    given = ["--data", read, "--out", str(folder)]
    if encoder:
        fitting = _fitting_python(python)
        fresh = folder / UNFINISHED  # until the rest is fitted with it; what is stopped leaves its weights there
        fresh.mkdir(parents=True, exist_ok=True)
        chosen = ("--out", str(fresh / ENCODER_FILE), "--seed", str(1 if seed is None else seed))
        _run(fitting, "detection_encoder", "--data", read, *chosen)
        given += ["--encoder", str(fresh)]
    try:
        _run(sys.executable, "detection", *given)
    except click.exceptions.Exit:
        if encoder:
            say(f"Nothing was changed. The new encoder waits in {fresh}.")
        raise
    if encoder:
        fresh.rmdir()


@train.command("matching")
@click.option("--data", required=True, metavar="DIR", help="Folder with the sets that it learns from.")
@click.option("--out", metavar="FOLDER", help="Where the files go; by default where the shipped ones are.")
@click.option("--python", metavar="PYTHON", help="The Python with claims/training/requirements.txt.")
def train_matching(data: str, out: str | None, *, python: str | None) -> None:
    """Fit the table of piece vectors, the ranking and the decision on the train parts, which takes an hour.

    `evaluate matching` prints the figures.
    """
    if not Path(data).is_dir():
        raise InputError(f"There is no folder {data}.")
    folder = Path(out).resolve() if out else FOLDER
    _run(_fitting_python(python), "matching", str(Path(data).resolve()), "--out", str(folder))


@train.command("relations")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--traps", multiple=True, metavar="FILE", help="Pairs {left, right} that are not same; may be repeated.")
@click.option("--out", metavar="FOLDER", help="Where the files go; by default where the shipped ones are.")
@click.option("--python", metavar="PYTHON", help="The Python with claims/training/requirements.txt.")
@click.option("--threads", type=click.IntRange(1, 64), default=1, show_default=True, help="Processors that it takes.")
def train_relations(
    files: tuple[str, ...], traps: tuple[str, ...], out: str | None, *, python: str | None, threads: int
) -> None:
    """Fit the encoder that reads pairs, and its weights beside the slots, on judged pairs; takes three quarters of an hour.

    A FILE has {new, verified, relation}, a line each. `evaluate contrast` prints the figures.
    """
    missing = next((file for file in (*files, *traps) if not Path(file).is_file()), None)
    if missing is not None:
        raise InputError(f"There is no file {missing}.")
    folder = Path(out).resolve() if out else FOLDER
    read = [str(Path(file).resolve()) for file in files]
    read += [f"--traps={Path(file).resolve()}" for file in traps]
    _run(_fitting_python(python), "relations", *read, "--out", str(folder), "--threads", str(threads))


_NEEDED = ("numpy", "onnx", "safetensors", "torch")
_MISSING = "import sys, importlib.util as u; print('missing', *(n for n in sys.argv[1:] if u.find_spec(n) is None))"


def _fitting_python(python: str | None) -> str:
    """The Python that fits networks, this one where none is named; raises ``InputError`` where it lacks what that takes."""
    chosen = python or sys.executable
    command = [chosen, "-c", _MISSING, *_NEEDED]
    try:
        found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  (asked for)
    except OSError as error:
        raise InputError(f"{chosen} cannot be run: {error.strerror}.") from error
    said, *missing = found.stdout.split() or [""]
    if said != "missing":
        raise InputError(f"{chosen} is no Python that can be run.")
    if missing:
        raise InputError(
            f"{chosen} lacks {', '.join(missing)}. Install claims/training/requirements.txt in an environment of its own "
            "and name its Python: --python FOLDER/bin/python."
        )
    return chosen


def _run(python: str, module: str, *arguments: str) -> None:
    """One of the training modules, in a process of its own: what the app runs imports none of them."""
    command = [python, "-m", f"claims.training.{module}", *arguments]
    with subprocess.Popen(command, cwd=ROOT) as process:  # noqa: S603  (our own module)
        try:
            status = process.wait()
        except BaseException:
            process.send_signal(signal.SIGINT)  # it clears away its drafts
            raise
    if status:
        raise click.exceptions.Exit(status)
