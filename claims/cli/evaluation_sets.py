"""The published sets of extraction in a folder, scored: which are there, read line by line, each row checked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.artifacts.attribution import load_attribution
from claims.artifacts.detection import load_detector
from claims.cli.inputs import InputError, at_least_one, bad_line, read_objects
from claims.cli.outputs import say
from claims.core.detection.detector import Detector
from claims.core.matching.evaluation.contrast import LOOKALIKE
from claims.core.records import Extraction, Relation
from claims.core.set_scores import attribution_sets, detection_sets, value_sets
from claims.core.set_scores.protocol import SetFigure, SetScore, misfit
from claims.services.articles.extracting import extract_claims

_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")


def known_sets(*, encoder: bool) -> dict[str, SetScore]:
    """Every set that has a score, by its name; ``encoder``: articles are read with it too."""

    def read_article(body: str, published: dt.date) -> Extraction:
        return extract_claims(body, published=published, encoder=encoder)

    groups = (
        value_sets.SETS,
        detection_sets.sets_with(_detectors()),
        attribution_sets.sets_with(load_attribution(), read_article),
    )
    return {score.name: score for group in groups for score in group}


def _detectors() -> dict[str, Detector]:
    """The detector that is used and, where that has an encoder, the one without."""
    used = load_detector(encoder=True)
    return {"": used} | ({" without encoder": load_detector(encoder=False)} if used.has_encoder else {})


def score_sets(
    data: Path, folders: Sequence[Path], *, set_name: str | None, split: str, encoder: bool
) -> Iterator[Mapping[str, object]]:
    """The figures of one set, or of all sets in the folders, as rows for printing.

    A named set is looked for in the folder of its name, else in ``data`` itself. Raises ``InputError`` for a set without a
    score, a folder or a part that is not there, and a row that has not the shape of its set.
    """
    scores = known_sets(encoder=encoder)
    if set_name is not None:
        score = _known(scores, set_name)
        yield from _score_file(score, _file_of(data, score.name, split))
        return
    for folder in folders:
        file = packed_or_not(folder, f"{split}.ndjson")
        if folder.name in scores:
            if file is None:
                say(f"{folder.name}: no {split}.ndjson, left out")
            else:
                yield from _score_file(scores[folder.name], file)
        elif file is not None:
            say(f"{folder.name}: no measure for this set, left out")


def checked_name(name: str) -> str:
    """The name of a part of the data, unchanged; raises ``InputError`` where it could lead out of the folder."""
    if not _NAME.fullmatch(name):
        raise InputError(f"{name[:40]!r} is not the name of a part of the data.")
    return name


def packed_or_not(folder: Path, name: str) -> Path | None:
    """The file of this name, packed or not."""
    return next((path for path in (folder / name, folder / f"{name}.gz") if path.is_file()), None)


def _known(scores: Mapping[str, SetScore], name: str) -> SetScore:
    if name not in scores:
        raise InputError(f"There is no measure for a set {name[:40]!r}. Known: {', '.join(sorted(scores))}.")
    return scores[name]


def _file_of(data: Path, name: str, split: str) -> Path:
    for folder in (data / name, data):
        file = packed_or_not(folder, f"{split}.ndjson")
        if file is not None:
            return file
    folder = data / name if (data / name).is_dir() else data
    parts = sorted({path.name.partition(".")[0] for path in folder.glob("*.ndjson*") if path.is_file()})
    there = f"Parts that are there: {', '.join(parts)}." if parts else "No part of it is there."
    raise InputError(f"{folder} has no {split}.ndjson or {split}.ndjson.gz. {there}")


def _score_file(score: SetScore, file: Path) -> Iterator[Mapping[str, object]]:
    for figure in score.score(_rows(score, file)):
        yield {"set": score.name} | _printed(figure)


def _rows(score: SetScore, file: Path) -> Iterator[Mapping[str, Any]]:
    for number, row in at_least_one(read_objects(str(file), required=()), str(file), "row"):
        wrong = misfit(row, score.shape)
        if wrong is not None:
            raise bad_line(str(file), number, f"no row of {score.name}, for {wrong}")
        yield row


def _printed(figure: SetFigure) -> dict[str, object]:
    """The figure as a row: what it has no value for is left out."""
    fields: dict[str, object] = {"metric": figure.name, "value": figure.value}
    optional = {
        "precision": figure.precision,
        "recall": figure.recall,
        "right": figure.right,
        "given": figure.given,
        "of": figure.of,
    }
    return fields | {name: value for name, value in optional.items() if value is not None}


_JUDGED = frozenset(Relation) | {LOOKALIKE}


def read_judged_pairs(name: str) -> list[dict[str, Any]]:
    """The lines {new, verified, relation} of an NDJSON file; raises ``InputError`` at the first one without a known
    relation, and where there is none."""
    rows = []
    for number, row in at_least_one(read_objects(name, required=("new", "verified", "relation")), name, "pair"):
        if row["relation"] not in _JUDGED:
            known = ", ".join(sorted(_JUDGED))
            raise bad_line(name, number, f"{row['relation']!r} is no relation; there are {known}")
        rows.append(row)
    return rows
