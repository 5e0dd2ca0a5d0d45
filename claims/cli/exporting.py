"""``export``: what the registry holds as lines of JSON on stdout."""

from __future__ import annotations

import click
from sqlalchemy.orm import Session

from claims.cli.database import database_command
from claims.cli.outputs import print_json, say
from claims.services.judgement_export import judgement_lines
from claims.services.reading_export import correction_lines


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
    count = 0
    for line in judgement_lines(session, every=every):
        print_json(line)
        count += 1
    say(f"{count:,} judgements.")


@export.command("readings")
@database_command
def readings(session: Session) -> None:
    """Print what people corrected of what was read in articles: data to train and evaluate extraction with."""
    count = 0
    for line in correction_lines(session):
        print_json(line)
        count += 1
    say(f"{count:,} corrected readings.")
