"""``export``: what the registry holds as lines of JSON on stdout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import click
from sqlalchemy.orm import Session

from claims.cli.database import database_command
from claims.cli.outputs import print_json, say
from claims.services.exchange.judgement_export import judgement_lines
from claims.services.exchange.reading_export import correction_lines


@click.group("export")
def export() -> None:
    """What the registry holds, as lines of JSON."""


@export.command("judgements")
@click.option("--every", is_flag=True, help="Each decision ever made, not only the newest on each match.")
@database_command
def judgements(session: Session, every: bool) -> None:
    """Print what people decided on matches: data to train and evaluate the matcher with.

    ``bin/claims evaluate judgements --data FILE`` reads it.
    """
    _print_lines(judgement_lines(session, every=every), "judgements")


@export.command("readings")
@database_command
def readings(session: Session) -> None:
    """Print what people corrected of what was read in articles: data to train and evaluate extraction with."""
    _print_lines(correction_lines(session), "corrected readings")


def _print_lines(lines: Iterable[Mapping[str, Any]], what: str) -> None:
    count = 0
    for line in lines:
        print_json(line)
        count += 1
    say(f"{count:,} {what}.")
