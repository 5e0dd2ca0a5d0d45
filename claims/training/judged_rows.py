"""The lines of JSON that something is fitted on, and what it writes: a bad line is named, files change together or not."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")

Row = dict[str, Any]


def read_rows(file: Path) -> Iterator[Row]:
    """The rows of an NDJSON file, gzipped or not; ends the program at a line that is none."""
    return read_each(file, lambda row: (row,))


def read_each(file: Path, read: Callable[[Row], Iterable[T]]) -> Iterator[T]:
    """What ``read`` makes of each row; a ``KeyError``, ``TypeError`` or ``ValueError`` of it ends the program with the
    file and the line. Lines end at line feeds alone: other ends of lines may stand in a text of JSON."""
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.strip())
                if not isinstance(row, dict):
                    raise TypeError("not a JSON object")
                found = list(read(row))
            except (KeyError, TypeError, ValueError, RecursionError) as error:
                _refuse(file, number, f"{error} is missing" if isinstance(error, KeyError) else str(error))
            yield from found


def text_of(row: Row, name: str) -> str:
    """The text that a row has under this name; raises ``TypeError`` for anything else."""
    text = row[name]
    if not isinstance(text, str):
        raise TypeError(f"{name!r} is not a text")
    return text


def is_one(row: Row, name: str) -> bool:
    """Whether the row has 1 under this name, not 0; raises ``ValueError`` for anything else, which would pass for 0."""
    if row[name] not in (0, 1):
        raise ValueError(f"{name!r} is {row[name]!r}, neither 0 nor 1")
    return bool(row[name])


def _refuse(file: Path, number: int, why: str) -> NoReturn:
    print(f"{file}, line {number}: {why}.", file=sys.stderr)
    sys.exit(2)


@contextmanager
def written_together(folder: Path) -> Iterator[Path]:
    """A folder for files that take their places in ``folder`` when all are written; where that fails nothing changes
    there, for what is fitted fits only what was fitted with it."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".unfinished-", dir=folder) as drafts:
        yield Path(drafts)
        for draft in sorted(Path(drafts).iterdir()):
            os.replace(draft, folder / draft.name)
