"""What commands read: files, dates, lines of JSON; whatever cannot be used ends the command with one sentence, status 2."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NoReturn

import click

MAX_TEXT_BYTES = 1_000_000
"""Largest text that is read as one article."""

MAX_LINE_BYTES = 1_000_000
"""Largest line of an NDJSON file."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


class InputError(click.ClickException):
    """Input that cannot be used: one sentence on stderr, exit status 2."""

    exit_code = 2


class Day(click.ParamType[dt.date]):
    """A publication date, ``YYYY-MM-DD`` or RFC 3339; of an instant the day in its own offset."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:  # noqa: ANN401
        """The day; a usage error (status 2) for anything else."""
        if isinstance(value, dt.date):
            return value
        try:
            if _DAY.match(value):
                return dt.date.fromisoformat(value)
            instant = dt.datetime.fromisoformat(value)
        except ValueError:
            self._refuse(value)
        if instant.tzinfo is None or not re.match(r"\d{4}-\d{2}-\d{2}[Tt ]", value, re.ASCII):
            self._refuse(value)
        return instant.date()

    @staticmethod
    def _refuse(value: str) -> NoReturn:
        raise InputError(f"{value[:60]!r} is not a date. Write YYYY-MM-DD, as 2020-02-22.")


class Instant(click.ParamType[dt.datetime]):
    """A point in time: RFC 3339 with its offset, or ``YYYY-MM-DD`` for the end of that day in UTC."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:  # noqa: ANN401
        """The instant, aware; a usage error (status 2) for anything else."""
        if isinstance(value, dt.datetime):
            return value
        try:
            if _DAY.match(value):
                day = dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC)
                return day + dt.timedelta(days=1)
            instant = dt.datetime.fromisoformat(value)
            if instant.tzinfo is not None:
                return instant.astimezone(dt.UTC)
        except (ValueError, OverflowError):
            pass
        raise InputError(f"{value[:60]!r} is not a time. Write YYYY-MM-DD or 2026-03-01T12:00:00Z.")


DAY = Day()
INSTANT = Instant()


def read_text(name: str, *, limit: int = MAX_TEXT_BYTES) -> str:
    """The whole text of a file, or of standard input for ``-``; bytes beyond UTF-8 or ``limit`` are refused."""
    raw = read_bytes(name, limit=limit)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{_called(name)} is not UTF-8 text: byte {error.start} cannot be read.") from error


def read_bytes(name: str, *, limit: int) -> bytes:
    """All bytes of a file, or of standard input for ``-``; at most ``limit``."""
    with open_bytes(name) as file:
        try:
            raw = file.read(limit + 1)
        except OSError as error:
            raise InputError(f"{_called(name)} cannot be read: {error.strerror}.") from error
    if len(raw) > limit:
        raise InputError(f"{_called(name)} is over {limit:,} bytes. Send less at once.")
    return raw


def open_bytes(name: str) -> IO[bytes]:
    """The open file, or standard input for ``-``."""
    if name == "-":
        return open(sys.stdin.fileno(), "rb", closefd=False)
    try:
        return Path(name).open("rb")
    except FileNotFoundError as error:
        raise InputError(f"There is no file {name}.") from error
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.") from error


def numbered_lines(name: str) -> Iterator[tuple[int, bytes]]:
    """Each line of a file with its number from 1, without its line end; empty lines are left out.

    A line over ``MAX_LINE_BYTES`` comes cut to one byte more than that, so that its reader can refuse it: it never has to
    fit into memory.
    """
    with open_bytes(name) as file:
        number = 0
        while piece := file.readline(MAX_LINE_BYTES + 1):
            number += 1
            line = piece
            while piece and not piece.endswith(b"\n"):
                piece = file.readline(MAX_LINE_BYTES + 1)
            if line.strip():
                yield number, line.rstrip(b"\r\n")


def read_objects(name: str, *, required: tuple[str, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each line of an NDJSON file as (number, object); stops at the first line that is none or lacks a required string."""
    for number, raw in numbered_lines(name):
        value = _read_object(name, number, raw)
        for field in required:
            if not isinstance(value.get(field), str) or not value[field].strip():
                raise InputError(f"{_called(name)}, line {number}: {field!r} is missing or not a text.")
        yield number, value


def _read_object(name: str, number: int, raw: bytes) -> dict[str, Any]:
    if len(raw) > MAX_LINE_BYTES:
        raise InputError(f"{_called(name)}, line {number}: longer than {MAX_LINE_BYTES:,} bytes.")
    try:
        value = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{_called(name)}, line {number}: not JSON ({error}).") from error
    if not isinstance(value, dict):
        raise InputError(f"{_called(name)}, line {number}: not a JSON object.")
    return value


def _called(name: str) -> str:
    return "Standard input" if name == "-" else name
