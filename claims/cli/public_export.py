"""``export public``: everything public as NDJSON and CSV with a manifest; goes on where it was interrupted."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from claims.cli.database import database_command
from claims.cli.inputs import InputError
from claims.cli.outputs import say
from claims.cli.written_files import lock_folder
from claims.core.formats.csv_text import render_csv
from claims.core.formats.json_lines import json_line
from claims.extensions import reading
from claims.services.exchange.exports import KINDS, ExportKind, export_rows
from claims.services.exchange.registry_export import log_root

MANIFEST = "manifest.json"
LINES_AT_ONCE = 500


@click.command("public")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@database_command
def export_public(session: Session, folder: Path) -> None:
    """Write what is public into FOLDER: lines of JSON and CSV for each kind, and a manifest with hashes.

    Interrupted, or repeated later, it goes on after the last whole line of each file; remove FOLDER to begin anew, which
    also takes up claims that were merged since.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock_folder(folder, folder)
    _require_own(folder)
    (folder / MANIFEST).unlink(missing_ok=True)  # there is none while the files grow
    session.rollback()
    with reading():
        size, root = log_root(session)
        files: dict[str, Any] = {}
        for kind in KINDS.values():
            path = folder / f"{kind.name}.ndjson"
            _append(session, kind, path)
            _write_csv(kind, path, path.with_suffix(".csv"))
            files |= {made.name: _entry(made) for made in (path, path.with_suffix(".csv"))}
        session.rollback()
    value = {
        "exported_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "log": {"size": size, "root": root},
        "columns": {kind.name: kind.columns for kind in KINDS.values()},
        "files": files,
    }
    draft = folder / f".{MANIFEST}"
    draft.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
    os.replace(draft, folder / MANIFEST)
    lines = sum(entry["lines"] for entry in files.values())
    say(f"{lines:,} lines in {len(files)} files; {folder / MANIFEST} has their hashes.")


def _require_own(folder: Path) -> None:
    """Raises ``InputError`` where the folder's manifest is of something else, as of an export of the whole registry."""
    try:
        value = json.loads((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or not {"columns", "files"} <= set(value):
        raise InputError(f"{folder} holds the {MANIFEST} of something else; name another folder.")


def _append(session: Session, kind: ExportKind, path: Path) -> None:
    """The rows after the last whole line; what a killed export left of a line is cut off."""
    after = 0
    with path.open("a+b") as file:
        file.seek(0)
        whole = 0
        for line in file:
            if not line.endswith(b"\n"):
                break
            after, whole = _id_of(path, line), whole + len(line)
        file.truncate(whole)
        file.seek(0, os.SEEK_END)
        for row in export_rows(session, kind.name, after=after):
            file.write(json_line(row).encode())
        file.flush()
        os.fsync(file.fileno())


def _id_of(path: Path, line: bytes) -> int:
    try:
        return int(json.loads(line)["id"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path} is no export of this program; name another folder.") from error


def _write_csv(kind: ExportKind, lines: Path, path: Path) -> None:
    draft = path.with_name(f".{path.name}")
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.write(render_csv(kind.columns, []))
        for rows in _batches(lines):
            table = render_csv(kind.columns, ([row[name] for name in kind.columns] for row in rows))
            file.write(table.partition("\r\n")[2])
    os.replace(draft, path)


def _batches(lines: Path) -> Iterator[list[dict[str, Any]]]:
    with lines.open("rb") as file:
        while batch := [json.loads(line) for line in islice(file, LINES_AT_ONCE)]:
            yield batch


def _entry(path: Path) -> dict[str, Any]:
    digest, lines, size = hashlib.sha256(), 0, 0
    with path.open("rb") as file:
        for line in file:
            digest.update(line)
            lines, size = lines + 1, size + len(line)
    return {"lines": lines, "bytes": size, "sha256": digest.hexdigest()}
