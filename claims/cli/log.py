"""``log``: the transparency log of this registry; ``verify-log``: an exported one, of whatever registry."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import click
from flask import Flask, current_app
from sqlalchemy.orm import Session, sessionmaker

from claims.cli.database import Failure, database_command, load_app, require_schema, sentences
from claims.cli.outputs import print_json, say
from claims.cli.worker import signing_of
from claims.cli.written_files import whole_files, write_whole
from claims.core.errors import Invalid
from claims.core.texts.removed_words import RemovedWords
from claims.core.transparency.audit import Audit, audit_export
from claims.core.transparency.signed_note import MAX_NOTE_BYTES, VerifierKey, parse_vkey
from claims.extensions import db, reading
from claims.jobs.signing import check_kept, sign_now
from claims.models import LogCheckpoint
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.base.actors import CLI
from claims.services.removal.log_redaction import Redaction, redact_entry
from claims.services.removal.removed_archives import archived_with
from claims.services.settings import log_signing
from claims.services.transparency.log_check import check_log
from claims.services.transparency.log_entries import entries_before

LEAVES, HASHES, CHECKPOINT, VKEY = "leaves.ndjson", "hashes.txt", "checkpoint.txt", "vkey.txt"
"""The files of an export: each leaf's bytes on a line, each leaf's hash (hex) on a line, the signed note, the key."""

MAX_LINE_BYTES = 1_000_000

_HASH = re.compile(rb"[0-9a-f]{64}")


@click.group("log")
def log() -> None:
    """The transparency log: export, sign, check, remove text on a legal ground."""


@log.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_context
def export(context: click.Context, folder: Path) -> None:
    """Write the log, with a fresh checkpoint, as files that anybody can verify without this registry."""
    with sentences(), load_app(context).app_context():
        require_schema()
        checkpoint = _signed(current_app)
        folder.mkdir(parents=True, exist_ok=True)
        with db.session() as session:
            _write_entries(session, folder, checkpoint.size)
        write_whole(folder / CHECKPOINT, checkpoint.note)
        write_whole(
            folder / VKEY, "".join(f"{signer.verifier}\n" for signer in log_signing(current_app.config).signers)
        )
    say(f"{checkpoint.size:,} entries written to {folder}. Verify them with bin/claims verify-log {folder}.")


@log.command("checkpoint")
@click.pass_context
def checkpoint(context: click.Context) -> None:
    """Sign the log as it stands and print the note: keep it, or publish it where you cannot change it."""
    with sentences(), load_app(context).app_context():
        require_schema()
        click.echo(_signed(current_app).note, nl=False)


@log.command("vkey")
@click.pass_context
def vkey(context: click.Context) -> None:
    """Print the public key by which checkpoints are verified; publish it once, where people will look."""
    with sentences(), load_app(context).app_context():
        for signer in log_signing(current_app.config).signers:
            click.echo(str(signer.verifier))


@log.command("check")
@click.option(
    "--vkey", "former", multiple=True, help="A former public key of the log, which signed checkpoints before a change."
)
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as a line of JSON.")
@database_command
def check(session: Session, former: tuple[str, ...], as_json: bool) -> None:
    """Check entries, tree, checkpoints, the note in the instance folder, and the facts where they live.

    Status 1 with the findings. After a change of keys, give the former ones with --vkey.
    """
    keys = [signer.verifier for signer in log_signing(current_app.config).signers]
    audit = check_log(session, keys + [parse_vkey(text) for text in former])
    against = check_kept(session, signing_of(current_app))
    if against is not None:
        audit.find(against)
    _report(audit, as_json)


@log.command("redact")
@click.argument("index", type=click.IntRange(min=0))
@click.option(
    "--field", "fields", multiple=True, required=True, help="What to empty; a wrong name lists the right ones."
)
@click.option("--reason", required=True, help="Why, in public.")
@click.option("--archives", is_flag=True, help="Delete the archived pages in which the words stand, too.")
@click.confirmation_option(prompt="The text will be gone for good. Go on?")
@database_command
def redact(session: Session, index: int, fields: tuple[str, ...], reason: str, archives: bool) -> None:
    """Remove text of the fact at INDEX on a legal ground; its hash and the reason stay."""
    done = redact_entry(session, index, fields, reason=reason, actor=CLI, now=dt.datetime.now(dt.UTC))
    session.commit()  # nothing is reported that could still be lost, and nobody waits while files are read
    say(f"Emptied {', '.join(fields)} of entry {index} ({len(done.noted)} rows).")
    for line in _told(done):
        say(line)
    with reading():
        for line in _archived(session, done.words, delete=archives):
            say(line)
    say("  not looked at: backups, exports, what others copied")


def _archived(session: Session, words: RemovedWords, *, delete: bool) -> Iterator[str]:
    """The archived pages with the words, in lines; deleted, or named with their files."""
    store = SnapshotStore(current_app.config["SNAPSHOT_DIR"])
    pages = list(archived_with(session, store, words))  # all are found first: pages share files of text
    for page in pages:
        problem = _deleted(page.files) if delete else ""
        what = "deleted the archived page" if delete and not problem else "still in the archived page"
        yield f"  {what} {page.sha256[:16]} of source {page.source_id}: {', '.join(map(str, page.files))}{problem}"
    if words and not pages:
        yield "  the words stand in no archived page"


def _deleted(files: Sequence[Path]) -> str:
    """Delete the files; says why one of them could not be. The others go all the same: nobody knows the words later."""
    problem = ""
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            problem = f"; not deleted: {error.strerror}"
    return problem


def _told(done: Redaction) -> Iterator[str]:
    """What a removal took and what it left, in lines."""
    noted = Counter(f"{row.row_table}.{field}" for row in done.noted for field in row.fields)
    yield from (f"  emptied, and noted in the log: {_rows(noted)}",) if noted else ()
    yield from (f"  taken out of: {_rows(done.cleared)}",) if done.cleared else ()
    for left in done.left:
        how = "" if left.entry is None else f"; entry {left.entry} --field {left.field} removes it"
        yield f"  still in {left.table} {left.row_id}, {left.column}: {left.why}{how}"
    if not done.words:
        yield "  no words to look for elsewhere: they were removed before, or are too few"
    elif not done.left:
        yield "  the words stand nowhere in the database any more"


def _rows(found: Counter[str]) -> str:
    return ", ".join(f"{place} ({count:,})" for place, count in sorted(found.items()))


@click.command("verify-log")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--old", "old", multiple=True, type=click.Path(dir_okay=False, path_type=Path), help="Kept checkpoint.")
@click.option(
    "--vkey",
    "keys",
    multiple=True,
    help="The log's public key, known from elsewhere, instead of the export's own; a former one beside it, if need be.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as a line of JSON.")
def verify_log(folder: Path, old: tuple[Path, ...], keys: tuple[str, ...], as_json: bool) -> None:
    """Verify an exported log: status 0, or 1 with the first bad index. Needs no database and no network.

    A tail that was cut off is found only with a checkpoint kept elsewhere (--old).
    """
    try:
        audit = _verify(folder, old, keys)
    except Invalid as error:
        raise Failure(error.detail) from error
    _report(audit, as_json)


def _verify(folder: Path, old: tuple[Path, ...], texts: tuple[str, ...]) -> Audit:
    keys = [parse_vkey(text) for text in texts] or _keys(folder / VKEY)
    hashes = folder / HASHES
    with (folder / LEAVES).open("rb") as leaves:
        return audit_export(
            _lines(leaves),
            _hashes(hashes) if hashes.exists() else None,
            _text(folder / CHECKPOINT),
            keys,
            [_text(path) for path in old],
        )


def _report(audit: Audit, as_json: bool) -> None:
    """Print what was found; raises ``Failure`` where anything was."""
    if as_json:
        findings = [{"index": found.index, "detail": found.detail} for found in audit.findings]
        value = {"ok": not findings, "entries": audit.size, "removed": audit.removed, "first_bad": audit.first_bad}
        print_json(value | {"findings": findings})
    else:
        for found in audit.findings:
            click.echo(found.detail if found.index is None else f"index {found.index}: {found.detail}")
        if not audit.findings:
            removed = f", {audit.removed:,} of them emptied on a legal ground" if audit.removed else ""
            click.echo(f"ok: {audit.size:,} entries{removed}")
    if audit.findings:
        raise Failure(
            "The log is not what it claims to be."
            if audit.first_bad is None
            else f"The log is not what it claims to be; first bad index: {audit.first_bad}."
        )


def _signed(app: Flask) -> LogCheckpoint:
    return sign_now(sessionmaker(db.engine), signing_of(app), now=dt.datetime.now(dt.UTC))


def _write_entries(session: Session, folder: Path, size: int) -> None:
    """Leaves and hashes, written beside the earlier export and put in its place when whole."""
    with whole_files(folder / LEAVES, folder / HASHES) as (leaves, hashes):
        for entries in entries_before(session, size):
            leaves.writelines((entry.leaf or b"") + b"\n" for entry in entries)
            hashes.writelines(entry.leaf_hash.hex().encode() + b"\n" for entry in entries)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines without their ends; one without an end, or too long, is given with what makes it no leaf and no hash."""
    while line := file.readline(MAX_LINE_BYTES):
        yield line[:-1] if line.endswith(b"\n") else line + b"\0"


def _hashes(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        for line in _lines(file):
            yield bytes.fromhex(line.decode()) if _HASH.fullmatch(line) else b""


def _keys(path: Path) -> list[VerifierKey]:
    return [parse_vkey(line) for line in _text(path).splitlines() if line.strip()]


def _text(path: Path) -> str:
    """A note or keys; of a file that is longer than any of them only so much that it is refused."""
    with path.open("rb") as file:
        data = file.read(MAX_NOTE_BYTES + 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Failure(f"{path} is not UTF-8.") from error
