"""What commands print: lines of JSON for programs, aligned tables for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click

LONG_TEXT = 200_000
"""Characters that take some seconds to be read: of a million, 34 of processor time."""


def print_json(value: Any) -> None:  # noqa: ANN401  (anything that JSON can say)
    """One line of JSON on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, allow_nan=False))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """An aligned table on stdout; numbers stand right, everything else left."""
    table = [[_cell(value) for value in row] for row in rows]
    widths = [max([len(heading), *(len(row[i]) for row in table)]) for i, heading in enumerate(headings)]
    numeric = [all(_is_number(row[i]) for row in table) for i in range(len(headings))]
    for row in [list(headings), ["-" * width for width in widths], *table]:
        cells = [cell.rjust(w) if right else cell.ljust(w) for cell, w, right in zip(row, widths, numeric, strict=True)]
        click.echo("  ".join(cells).rstrip())


def cut_to_cell(text: str) -> str:
    """A text as a cell of a table: its first 60 characters."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def say_if_long(text: str) -> None:
    """Say that a text is read, where that takes so long that silence would look like a command that hangs."""
    if len(text) > LONG_TEXT:
        say(f"Reading {len(text):,} characters, which takes some {len(text) // 25_000} seconds or more …")


def say(text: str) -> None:
    """A line for the person at the terminal, on stderr."""
    click.echo(text, err=True)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _is_number(text: str) -> bool:
    return text == "–" or text.replace(".", "", 1).replace(",", "").lstrip("-").isdigit()
