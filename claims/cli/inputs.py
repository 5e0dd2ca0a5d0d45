"""What commands read: files, dates, lines of JSON; whatever cannot be used ends the command with one sentence, status 2."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import math
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar, cast

import click

from claims.core.texts.day_words import day_of

MAX_TEXT_BYTES = 1024 * 1024
"""Largest text that is read as one article."""

MAX_LINE_BYTES = 1024 * 1024
"""Largest line of an NDJSON file."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?([Zz]|[+-]\d{2}:\d{2})\Z", re.ASCII)


class InputError(click.ClickException):
    """Input that cannot be used: one sentence on stderr, exit status 2."""

    exit_code = 2


T = TypeVar("T")


class Moment(click.ParamType[dt.date]):
    """A publication time: ``YYYY-MM-DD``, or RFC 3339 with its offset (an aware ``datetime``)."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:  # noqa: ANN401
        """The date or instant; an input error (status 2) for anything else."""
        return value if isinstance(value, dt.date) else read_moment(value)


class Day(Moment):
    """The same as a day; of an instant, the day in its own offset."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:  # noqa: ANN401
        """The day; an input error (status 2) for anything else."""
        return day_of(super().convert(value, param, ctx))


class Instant(Moment):
    """The same as a point in time in UTC; of a day, its end."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:  # noqa: ANN401
        """The aware instant; an input error (status 2) for anything else."""
        moment = super().convert(value, param, ctx)
        if isinstance(moment, dt.datetime):
            return moment.astimezone(dt.UTC)
        if moment == dt.date.max:
            raise InputError(f"{moment} is the last day of the calendar and has no end. Give an earlier one.")
        return dt.datetime.combine(moment, dt.time(), dt.UTC) + dt.timedelta(days=1)


DAY = Day()
INSTANT = Instant()
MOMENT = Moment()


def read_moment(text: str) -> dt.date:
    """A ``date``, or an aware ``datetime``, from its ISO form; raises ``InputError``."""
    try:
        if _DAY.match(text):
            return dt.date.fromisoformat(text)
        if _INSTANT.match(text):
            instant = dt.datetime.fromisoformat(text.upper())
            instant.astimezone(dt.UTC)  # the first and last days of the calendar have no UTC time in every zone
            return instant
    except (ValueError, OverflowError):
        pass
    raise InputError(f"{text[:60]!r} is not a date. Write YYYY-MM-DD, as 2020-02-22, or 2020-02-22T10:30:00+01:00.")


def read_text(name: str, *, limit: int = MAX_TEXT_BYTES) -> str:
    """The whole text of a file, or of standard input for ``-``; bytes beyond UTF-8 or ``limit`` are refused."""
    return decode(name, read_bytes(name, limit=limit))


def decode(name: str, raw: bytes) -> str:
    """The text of a file's bytes, which must be UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{called(name)} is not UTF-8 text: byte {error.start} cannot be read.") from error


def read_bytes(name: str, *, limit: int) -> bytes:
    """All bytes of a file, or of standard input for ``-``; at most ``limit``."""
    with open_bytes(name) as file, _reading(name):
        raw = file.read(limit + 1)
    if len(raw) > limit:
        raise InputError(f"{called(name)} is over {limit:,} bytes. Send less at once.")
    return raw


def open_bytes(name: str) -> IO[bytes]:
    """The open file, unpacked if its name ends in ``.gz``, or standard input for ``-``."""
    if name == "-":
        if sys.stdin is None or sys.stdin.closed:
            raise InputError(
                "Standard input is closed. Give the name of a file, or send the text to standard input, once."
            )
        return sys.stdin.buffer
    if not name:
        raise InputError("The name of the file is empty.")
    try:
        file = Path(name).open("rb")  # noqa: SIM115  (the caller closes it)
        return cast(IO[bytes], gzip.GzipFile(fileobj=file)) if name.endswith(".gz") else file
    except FileNotFoundError as error:
        raise InputError(f"There is no file {name}.") from error
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.") from error


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Tells what keeps a file from being read, be it that what is packed is broken or cut off."""
    try:
        yield
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None)
        told = f"cannot be read: {reason}" if reason else f"cannot be read to its end: {error}"
        raise InputError(f"{called(name)} {told.rstrip('.')}.") from error


def numbered_lines(name: str, *, limit: int = MAX_LINE_BYTES) -> Iterator[tuple[int, bytes]]:
    """Each line of a file with its number from 1, without its line end; empty lines are left out.

    A line over ``limit`` bytes comes cut to one byte more than that, so that its reader can refuse it: it never has to
    fit into memory.
    """
    with open_bytes(name) as file, _reading(name):
        number = 0
        while piece := file.readline(limit + 1):
            number += 1
            line = piece
            while piece and not piece.endswith(b"\n"):
                piece = file.readline(limit + 1)
            if line.strip():
                yield number, line.rstrip(b"\r\n")


def bad_line(name: str, number: int, why: str) -> InputError:
    """What is wrong with a line of a file, as an error to raise; ``why`` is a clause without its full stop."""
    return InputError(f"{called(name)}, line {number}: {why}.")


def at_least_one(rows: Iterable[T], name: str, what: str) -> Iterator[T]:
    """The rows as they are; raises ``InputError`` at the end where there was none, for nothing can be said of nothing."""
    is_empty = True
    for row in rows:
        is_empty = False
        yield row
    if is_empty:
        raise InputError(f"{called(name)} holds no {what}.")


def read_objects(name: str, *, required: tuple[str, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each line of an NDJSON file as (number, object); stops at the first line that is none or lacks a required string."""
    for number, raw in numbered_lines(name):
        value = _read_object(name, number, raw)
        for field in required:
            if not isinstance(value.get(field), str) or not value[field].strip():
                raise bad_line(name, number, f"{field!r} is missing or not a text")
        yield number, value


def _read_object(name: str, number: int, raw: bytes) -> dict[str, Any]:
    if len(raw) > MAX_LINE_BYTES:
        raise bad_line(name, number, f"longer than {MAX_LINE_BYTES:,} bytes")
    try:
        value = json.loads(
            raw.decode("utf-8-sig" if number == 1 else "utf-8"), parse_constant=_no_number, parse_float=_finite
        )
        if b"\\ud" in raw.lower():  # half of a surrogate pair is no text, and nothing could print it
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise bad_line(name, number, f"not JSON ({error})") from error
    if not isinstance(value, dict):
        raise bad_line(name, number, "not a JSON object")
    return value


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


def called(name: str) -> str:
    """What messages call the file that was named."""
    return "Standard input" if name == "-" else name
