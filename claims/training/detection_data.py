"""The judged sentences that detection learns from and is measured on, read from the folders of public sets."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.core.detection.tasks import Task
from claims.core.extraction.text.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its judgements; ``group`` is the debate, speech or article that it stands in."""

    id: str
    text: str
    labels: dict[Task, bool]
    group: str


def read_part(data: Path, part: str) -> dict[str, list[Judged]]:
    """The sentences of every set that has this part ("train", "dev"), by the name of the set. Each text once a set."""
    readers = {
        "claimbuster": _claimbuster,
        "policlaim": _policlaim,
        "subj_news": _subj_news,
        "polnear": _polnear,
    }
    found = {}
    for name, reader in readers.items():
        file = _file(data / name, part)
        if file is not None:
            found[name] = _once(reader(read_rows(file)))
    return found


def read_rows(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of an NDJSON file, gzipped or not."""
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _file(folder: Path, part: str) -> Path | None:
    return next((p for p in (folder / f"{part}.ndjson", folder / f"{part}.ndjson.gz") if p.is_file()), None)


def _once(sentences: Iterator[Judged]) -> list[Judged]:
    first: dict[str, Judged] = {}
    for sentence in sentences:
        first.setdefault(sentence.text, sentence)
    return list(first.values())


def _claimbuster(rows: Iterator[dict[str, Any]]) -> Iterator[Judged]:
    for row in rows:
        labels = {Task.WORTH_CHECKING: row["label"] == 1, Task.FACTUAL: row["label3"] != "NFS"}
        yield Judged(row["id"], row["text"], labels, row["debate"])


def _policlaim(rows: Iterator[dict[str, Any]]) -> Iterator[Judged]:
    for row in rows:
        yield Judged(row["id"], row["text"], {Task.CHECKABLE: row["label"] == 1}, row["doc"])


def _subj_news(rows: Iterator[dict[str, Any]]) -> Iterator[Judged]:
    for row in rows:
        yield Judged(row["id"], row["text"], {Task.SUBJECTIVE: row["label"] == 1}, row["id"])


def _polnear(rows: Iterator[dict[str, Any]]) -> Iterator[Judged]:
    for row in rows:
        text = row["text"]
        contents = [span for attribution in row["attributions"] for span in attribution["content"]]
        for number, sentence in enumerate(split_sentences(text)):
            start, end = sentence.span.start, sentence.span.end
            attributed = any(start < last and first < end for first, last in contents)
            yield Judged(f"{row['id']}-{number}", text[start:end], {Task.ATTRIBUTED: attributed}, row["id"])
