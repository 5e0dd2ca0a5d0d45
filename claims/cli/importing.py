"""``import`` and ``seed``: verified claims from NDJSON files."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import click
from flask import current_app
from sqlalchemy.orm import Session

from claims.cli.database import Failure, database_command
from claims.cli.inputs import MAX_LINE_BYTES, InputError, called, numbered_lines
from claims.cli.outputs import print_json, say
from claims.config import ROOT
from claims.services.base.actors import CLI, SYSTEM
from claims.services.base.organizations import ensure_default_organization
from claims.services.exchange.imports import ImportReport, import_lines

SEEDS = ROOT / "seeds" / "claims.ndjson"
"""The demo registry."""

BATCH = 500
"""Lines of one transaction: what a killed import loses, and has to read again."""

MAX_PROBLEMS_SHOWN = 100
"""Bad lines that are named one by one; the rest are counted."""


@dataclass(slots=True)
class Totals:
    """What an import has done so far."""

    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)

    def add(self, report: ImportReport) -> None:
        """Count one batch."""
        self.imported += report.imported
        self.updated += report.updated
        self.unchanged += report.unchanged
        self.refuse(report.problems)

    def refuse(self, problems: Iterable[tuple[int, str]]) -> None:
        """Count lines that were left out."""
        for problem in problems:
            self.skipped += 1
            if len(self.problems) < MAX_PROBLEMS_SHOWN:
                self.problems.append(problem)

    def __str__(self) -> str:
        return (
            f"{self.imported:,} new, {self.updated:,} updated, {self.unchanged:,} unchanged, {self.skipped:,} skipped"
        )


@click.command("import")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as a line of JSON.")
@database_command
def import_file(session: Session, file: str, as_json: bool) -> None:
    """Load verified claims from an NDJSON file; the same file again changes nothing.

    Lines that cannot be taken are named by number and left out; the others are kept. Each 500 lines are one transaction:
    interrupted, the import goes on where it was when it is started again. FILE may be -.
    """
    totals = Totals()
    progress = _Progress(_size_of(file))
    for batch in _batches(_readable(numbered_lines(file), totals, progress)):
        totals.add(import_lines(session, batch, now=dt.datetime.now(dt.UTC), actor=CLI))
        session.commit()
        progress.show(totals)
    progress.end(totals)
    for number, detail in sorted(totals.problems):
        say(f"line {number}: {detail}")
    if totals.skipped > len(totals.problems):
        say(f"… and {totals.skipped - len(totals.problems):,} more lines that cannot be taken.")
    if not progress.lines:
        say(f"{called(file)} holds no line, so nothing was imported.")
    _print_outcome(totals, as_json)
    if totals.skipped and totals.skipped == progress.lines:
        raise Failure("Not one line could be taken.")


@click.command("seed")
@database_command
def seed(session: Session) -> None:
    """Load the demo registry; again, it changes nothing."""
    now = dt.datetime.now(dt.UTC)
    ensure_default_organization(session, name=current_app.config["ORGANIZATION_NAME"], now=now)
    say(f"Demo registry: {import_seeds(session, now=now)}.")


def import_seeds(session: Session, *, now: dt.datetime) -> Totals:
    """Load the demo registry in the caller's transaction. Raises ``Failure`` for a line that is wrong, which undoes all."""
    lines = [(number, raw.decode("utf-8")) for number, raw in numbered_lines(str(SEEDS))]
    totals = Totals()
    totals.add(import_lines(session, lines, now=now, actor=SYSTEM))
    if totals.problems:
        number, detail = totals.problems[0]
        raise Failure(f"{SEEDS}, line {number}: {detail}")
    return totals


def _readable(lines: Iterator[tuple[int, bytes]], totals: Totals, progress: _Progress) -> Iterator[tuple[int, str]]:
    for number, raw in lines:
        progress.read(raw)
        try:
            if len(raw) > MAX_LINE_BYTES:
                totals.refuse([(number, f"longer than {MAX_LINE_BYTES:,} bytes")])
            else:
                yield number, raw.decode("utf-8")
        except UnicodeDecodeError:
            totals.refuse([(number, "not UTF-8")])


def _batches(lines: Iterator[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


def _print_outcome(totals: Totals, as_json: bool) -> None:
    if as_json:
        names = ("imported", "updated", "unchanged", "skipped")
        print_json({name: getattr(totals, name) for name in names} | {"problems": [list(p) for p in totals.problems]})
    else:
        click.echo(str(totals))


def _size_of(file: str) -> int | None:
    try:
        return None if file == "-" else Path(file).stat().st_size or None
    except FileNotFoundError as error:
        raise InputError(f"There is no file {file}.") from error
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error


class _Progress:
    """A bar on stderr: drawn over itself at a terminal, else a line each ten per cent."""

    _WIDTH = 30

    def __init__(self, size: int | None) -> None:
        self._size = size
        self._read = 0
        self.lines = 0
        self._tenth = 0
        self._is_terminal = sys.stderr.isatty()

    def read(self, raw: bytes) -> None:
        """Count a line."""
        self._read += len(raw) + 1
        self.lines += 1

    def show(self, totals: Totals) -> None:
        """Draw how far it is."""
        share = min(1.0, self._read / self._size) if self._size else None
        if self._is_terminal:
            bar = "" if share is None else f"[{'#' * int(share * self._WIDTH):<{self._WIDTH}}] {share:4.0%}  "
            click.echo(f"\r{bar}{self.lines:,} lines: {totals}", err=True, nl=False)
        elif share is None or int(share * 10) > self._tenth:
            self._tenth = int((share or 0.0) * 10)
            say(f"{'' if share is None else f'{share:4.0%}  '}{self.lines:,} lines: {totals}")

    def end(self, totals: Totals) -> None:
        """Leave the bar standing, full."""
        self._read, self._tenth = self._size or 0, 0
        if self.lines:
            self.show(totals)
        if self._is_terminal:
            say("")
