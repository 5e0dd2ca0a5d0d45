"""``export registry`` and ``registry import``: a whole registry as a folder of files, out of one database into another."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from claims.cli.database import Refusal, database_command
from claims.cli.outputs import say
from claims.cli.written_files import lock_folder
from claims.core.errors import Conflict, Invalid
from claims.extensions import reading
from claims.services.exchange.registry_export import begin_snapshot, exported_names, log_root, rows_of, schema_revision
from claims.services.exchange.registry_import import import_registry, require_empty
from claims.services.exchange.registry_tables import FORMAT

MANIFEST = "manifest.json"
"""Written last: a folder without it is no export."""

MAX_LINE_BYTES = 64 * 1024 * 1024
"""Longest line that is read: an article of the largest size with its JSON escapes fits several times."""


@click.command("registry")
@click.argument("folder", type=click.Path(path_type=Path))
@database_command
def export_registry(session: Session, folder: Path) -> None:
    """Write the whole registry into FOLDER, which must not exist yet: a file of JSON lines a table, and a manifest.

    It is of one moment, and holds everything but accounts, keys, drafts that were checked and jobs. It is made beside
    FOLDER and takes its name when it is whole; one that was interrupted is begun anew.
    """
    if folder.exists():
        raise Refusal(f"{folder} exists already; name a new folder.")
    draft = folder.with_name(f".{folder.name}.unfinished")
    draft.mkdir(parents=True, exist_ok=True)
    lock_folder(draft, folder)
    _empty(draft)
    session.rollback()
    with reading():
        begin_snapshot(session)
        size, root = log_root(session)
        tables = {name: _write_rows(session, name, draft) for name in exported_names()}
        manifest = {
            "format": FORMAT,
            "schema": schema_revision(session),
            "exported_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "log": {"size": size, "root": root},
            "tables": tables,
        }
        session.rollback()
    _write_durably(draft / MANIFEST, json.dumps(manifest, indent=1).encode() + b"\n")
    os.rename(draft, folder)
    rows = sum(table["rows"] for table in tables.values())
    say(f"{rows:,} rows written to {folder}; the log has {size:,} entries with the root {root}.")


def _empty(draft: Path) -> None:
    """Take away what an interrupted run has left."""
    for left in list(draft.iterdir()):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


@click.group("registry")
def registry() -> None:
    """A whole registry, moved from one database to another."""


@registry.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@database_command
def import_folder(session: Session, folder: Path) -> None:
    """Put an export into this registry, which must be empty but for its tables (bin/claims db upgrade).

    All or nothing: ids stay, every file must have the hash of the manifest, the log its root, and the index is made anew.
    """
    manifest = _read_manifest(folder)
    if manifest["schema"] != schema_revision(session):
        raise Conflict(
            f"The export has the tables of revision {manifest['schema']}, this registry those of "
            f"{schema_revision(session)}. Use the same version of the program on both sides.",
            code="export_wrong",
        )
    require_empty(session)
    counts = import_registry(
        session,
        lambda name: _read_rows(folder, name, manifest["tables"][name]),
        root=manifest["log"]["root"],
        now=dt.datetime.now(dt.UTC),
    )
    say(f"{sum(counts.values()):,} rows are in; the log has the root {manifest['log']['root']}.")


def _write_rows(session: Session, name: str, folder: Path) -> dict[str, Any]:
    """One part as a file; its entry in the manifest."""
    digest, rows, size = hashlib.sha256(), 0, 0
    with (folder / f"{name}.ndjson").open("wb") as file:
        for row in rows_of(session, name):
            line = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"
            file.write(line)
            digest.update(line)
            rows, size = rows + 1, size + len(line)
        file.flush()
        os.fsync(file.fileno())
    return {"file": f"{name}.ndjson", "rows": rows, "bytes": size, "sha256": digest.hexdigest()}


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest, with an entry for every part."""
    path = folder / MANIFEST
    try:
        value = json.loads(path.read_bytes())
        if value["format"] != FORMAT:
            raise Refusal(f"{path}: the export has format {value['format']}, this program reads {FORMAT}.")
        tables = value["tables"]
        missing = [name for name in exported_names() if not {"rows", "sha256"} <= set(tables.get(name, ()))]
        known = {"schema": str(value["schema"]), "log": {"root": str(value["log"]["root"])}, "tables": tables}
    except FileNotFoundError as error:
        raise Refusal(f"{folder} has no {MANIFEST}, so it is no whole export.") from error
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{path} is no manifest of an export: not JSON ({error}).") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise Refusal(
            f"{path} is no manifest of an export: that is an object with format, schema, tables and the root of the log."
        ) from error
    if missing:
        raise Refusal(f"{path} lacks {', '.join(missing)}.")
    return known


def _read_rows(folder: Path, name: str, entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a file; ``Invalid`` for a line that is no object, and at its end unless it is the manifest's."""
    digest, number = hashlib.sha256(), 0
    with (folder / f"{name}.ndjson").open("rb") as file:
        while line := file.readline(MAX_LINE_BYTES):
            number += 1
            digest.update(line)
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise Invalid(f"{name}.ndjson, line {number}: not JSON ({error}).", code="export_wrong") from error
            if not isinstance(row, dict):
                raise Invalid(f"{name}.ndjson, line {number}: not a JSON object.", code="export_wrong")
            yield row
    if (number, digest.hexdigest()) != (entry["rows"], entry["sha256"]):
        raise Invalid(f"{name}.ndjson is not the file that the manifest names.", code="export_wrong")
