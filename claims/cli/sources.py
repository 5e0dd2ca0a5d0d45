"""``sources retract``: takes in a list of retracted works."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from itertools import islice

import click
from sqlalchemy.orm import Session

from claims.cli.database import Failure, database_command
from claims.cli.inputs import InputError, bad_line, called, numbered_lines, read_text
from claims.cli.outputs import print_json, say
from claims.services.followup.retractions import ListedWork, RetractionReport, import_retractions

BATCH = 5_000
"""Works of one transaction."""

MAX_LIST_BYTES = 256 * 1024 * 1024
"""Largest list in CSV; the public ones of all retracted papers have some 50 MB."""

_COLUMNS = ("doi", "url", "work")
"""Fields that name a work, the first that is filled counts."""

_MAX_SHOWN = 20


@click.group("sources")
def sources() -> None:
    """The works that evidence comes from."""


@sources.command("retract")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as a line of JSON.")
@database_command
def retract(session: Session, file: str, as_json: bool) -> None:
    """Mark the works of a list as retracted, also those that are cited only later.

    FILE is CSV with the columns doi or url, and reason, or NDJSON with those fields (.ndjson, .jsonl, or - for standard
    input). Decisive verdicts that stand on a listed source are looked at again. The same list again changes nothing.
    """
    works = _read_lines(file) if file == "-" or ".ndjson" in file or ".jsonl" in file else _read_table(file)
    listed = sources_marked = reasons = read = 0
    unreadable: list[int] = []
    while batch := list(islice(works, BATCH)):
        report: RetractionReport = import_retractions(session, batch, now=dt.datetime.now(dt.UTC))
        session.commit()
        listed, sources_marked, reasons = (
            listed + report.listed,
            sources_marked + report.sources,
            reasons + report.reasons,
        )
        unreadable += [read + place for place in report.unreadable]
        read += len(batch)
    if not read:
        say(f"{called(file)} holds no entry, so nothing was listed.")
    for place in unreadable[:_MAX_SHOWN]:
        say(f"{called(file)}, entry {place}: names neither a DOI nor a web address.")
    if as_json:
        print_json({"listed": listed, "sources": sources_marked, "rechecks": reasons, "unreadable": len(unreadable)})
    else:
        say(
            f"{listed:,} works new on the list, {sources_marked:,} sources marked, {reasons:,} reasons for rechecks, "
            f"{len(unreadable):,} entries left out."
        )
    if unreadable and len(unreadable) == read:
        raise Failure("Not one entry could be taken.")


def _read_lines(file: str) -> Iterator[ListedWork]:
    for number, raw in numbered_lines(file):
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise bad_line(file, number, "not a line of JSON") from error
        if not isinstance(value, dict):
            raise bad_line(file, number, "not an object")
        yield _work({str(name).lower(): text for name, text in value.items() if isinstance(text, str)})


def _read_table(file: str) -> Iterator[ListedWork]:
    names: list[str] = []
    for row in _read_records(file, read_text(file, limit=MAX_LIST_BYTES).removeprefix("\ufeff")):
        if names:
            yield _work(dict(zip(names, row, strict=False)))
            continue
        names = [name.strip().lower() for name in row]
        if not set(names) & set(_COLUMNS):
            break
    if not set(names) & set(_COLUMNS):
        raise InputError(f"{file} has no column doi or url.")


def _read_records(file: str, text: str) -> Iterator[list[str]]:
    """The records of a table that are not empty; one that cannot be read is named by the line on which it begins, for a
    quote that is left open goes on to the end."""
    table = csv.reader(io.StringIO(text, newline=""), strict=True)
    read = 0
    try:
        for row in table:
            read = table.line_num
            if row:
                yield row
    except csv.Error as error:
        raise bad_line(file, read + 1, str(error)) from error


def _work(fields: dict[str, str]) -> ListedWork:
    work = next((fields[name].strip() for name in _COLUMNS if fields.get(name, "").strip()), "")
    return ListedWork(work, fields.get("reason", "").strip())
