"""The judged sentences that detection learns from and is measured on, read from the folders of public sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.core.detection.tasks import Task
from claims.core.extraction.text.sentences import split_sentences
from claims.training.judged_rows import Row, is_one, read_each, text_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its judgements; ``group`` is the debate, speech or article that it stands in."""

    id: str
    text: str
    labels: dict[Task, bool]
    group: str


def read_part(data: Path, part: str) -> dict[str, list[Judged]]:
    """The sentences of every set that has this part ("train", "dev"), by the name of the set. Each text once a set.

    A row that has not the shape of its set ends the program.
    """
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
            found[name] = _once(read_each(file, reader))
    return found


def _file(folder: Path, part: str) -> Path | None:
    return next((p for p in (folder / f"{part}.ndjson", folder / f"{part}.ndjson.gz") if p.is_file()), None)


def _once(sentences: Iterable[Judged]) -> list[Judged]:
    first: dict[str, Judged] = {}
    for sentence in sentences:
        first.setdefault(sentence.text, sentence)
    return list(first.values())


def _claimbuster(row: Row) -> Iterator[Judged]:
    if row["label3"] not in {"NFS", "UFS", "CFS"}:
        raise ValueError(f"'label3' is {row['label3']!r}, none of NFS, UFS and CFS")
    labels = {Task.WORTH_CHECKING: is_one(row, "label"), Task.FACTUAL: row["label3"] != "NFS"}
    yield Judged(row["id"], text_of(row, "text"), labels, row["debate"])


def _policlaim(row: Row) -> Iterator[Judged]:
    yield Judged(row["id"], text_of(row, "text"), {Task.CHECKABLE: is_one(row, "label")}, row["doc"])


def _subj_news(row: Row) -> Iterator[Judged]:
    yield Judged(row["id"], text_of(row, "text"), {Task.SUBJECTIVE: is_one(row, "label")}, row["id"])


def _polnear(row: Row) -> Iterator[Judged]:
    text = text_of(row, "text")
    contents = [span for attribution in row["attributions"] for span in attribution["content"]]
    for number, sentence in enumerate(split_sentences(text)):
        start, end = sentence.span.start, sentence.span.end
        attributed = any(start < last and first < end for first, last in contents)
        yield Judged(f"{row['id']}-{number}", text[start:end], {Task.ATTRIBUTED: attributed}, row["id"])
