"""``index``: care of the candidate index."""

from __future__ import annotations

import dataclasses

import click
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.cli.database import Failure, database_command
from claims.cli.outputs import print_json, say
from claims.models import Claim
from claims.services.candidates import IndexedText, check, fold_tail, rebuild, stats


@click.group("index")
def index() -> None:
    """The index that finds candidates for a match."""


@index.command("rebuild")
@database_command
def rebuild_all(session: Session) -> None:
    """Make the index anew from the claims, in one transaction."""
    claims = session.execute(
        select(Claim.id, Claim.text)
        .where(Claim.merged_into_id.is_(None))
        .order_by(Claim.id)
        .execution_options(yield_per=1000)
    )
    done = 0
    for done in rebuild(session, (IndexedText(row.id, row.text) for row in claims)):
        say(f"{done:,} claims indexed …")
    say(f"The index holds {done:,} claims.")


@index.command("check")
@database_command
def check_all(session: Session) -> None:
    """Compare the index with itself and with the claims; status 1 with the problems on stdout."""
    known = session.scalar(select(func.count()).select_from(Claim).where(Claim.merged_into_id.is_(None)))
    problems = check(session, known_claims=known)
    for problem in problems:
        click.echo(problem)
    if problems:
        raise Failure("The index does not agree with the claims. Run bin/claims index rebuild.")
    say("The index agrees with the claims.")


@index.command("stats")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON.")
@database_command
def show_stats(session: Session, as_json: bool) -> None:
    """Show how large the index is."""
    values = dataclasses.asdict(stats(session))
    if as_json:
        print_json(values)
    else:
        for name, value in values.items():
            click.echo(f"{name.replace('_', ' '):<14}{value:>14,}")


@index.command("fold")
@database_command
def fold(session: Session) -> None:
    """Fold the postings of fresh claims into the blocks; the worker does so by itself."""
    total = 0
    while moved := fold_tail(session):
        total += moved
        session.commit()  # each round stands by itself, so that other writers get their turn
    say(f"{total:,} claims folded into the blocks.")
