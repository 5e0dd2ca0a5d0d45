"""``index``: care of the candidate index."""

from __future__ import annotations

import dataclasses

import click
from sqlalchemy.orm import Session

from claims.cli.database import Failure, database_command
from claims.cli.outputs import print_json, say
from claims.extensions import db
from claims.services.index.candidates import check, check_unspaced, fold_tail, rebuild, stats
from claims.services.index.claim_readings import (
    check_readings,
    count_readings,
    note_all_unread,
    read_claims,
    store_readings,
    waiting_claims,
)
from claims.services.index.index_space import compact_index
from claims.services.index.indexed_texts import count_indexed_texts, indexed_texts


@click.group("index")
def index() -> None:
    """The index that finds candidates for a match."""


@index.command("rebuild")
@database_command
def rebuild_all(session: Session) -> None:
    """Make the index anew from claims and wordings, in one transaction, then read all claims into their parts."""
    done = 0
    for done in rebuild(session, indexed_texts(session)):
        say(f"{done:,} indexed …")
    note_all_unread(session)
    session.commit()  # the index stands; what is not read yet is read on each look-up
    say(f"The index holds {done:,} claims and wordings.")
    _read_all(session)
    say("All claims are read into their parts.")


def _read_all(session: Session) -> None:
    """Read what waits, part by part, so that an interruption loses one part."""
    done = 0
    while waiting := waiting_claims(session):
        session.rollback()  # nobody waits for this transaction while claims are read
        rows = read_claims(waiting)
        store_readings(session, rows)
        session.commit()
        done += len(rows)
        say(f"{done:,} claims read …")


@index.command("read")
@database_command
def read_all(session: Session) -> None:
    """Read the claims that wait, as after a change of the code; the worker does so by itself."""
    _read_all(session)
    say("All claims are read into their parts.")


@index.command("check")
@database_command
def check_all(session: Session) -> None:
    """Compare the index with itself and with the claims; status 1 with the problems on stdout."""
    problems = (
        check(session, known_claims=count_indexed_texts(session)) + check_unspaced(session) + check_readings(session)
    )
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
    readings, waiting = count_readings(session)
    values = {**dataclasses.asdict(stats(session)), "readings": readings, "readings_waiting": waiting}
    if as_json:
        print_json(values)
    else:
        for name, value in values.items():
            click.echo(f"{name.replace('_', ' '):<16}{value:>14,}")


@index.command("fold")
@database_command
def fold(session: Session) -> None:
    """Fold the postings of fresh claims into the blocks; the worker does so by itself."""
    total = 0
    while moved := fold_tail(session):
        total += moved
        session.commit()  # each round stands by itself, so that other writers get their turn
    say(f"{total:,} claims folded into the blocks.")


@index.command("compact")
@database_command
def compact(session: Session) -> None:
    """Give back the space that a large import left in the index; look-ups wait meanwhile, 1.4 s at a million claims."""
    session.commit()  # this command holds nothing that the work would wait for
    freed = compact_index(db.engine)
    if freed is None:
        say("SQLite uses the space of what is replaced again; there is nothing to compact.")
    else:
        say(f"{max(freed, 0):,} bytes are given back.")
