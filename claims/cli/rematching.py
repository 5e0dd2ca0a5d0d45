"""``rematch``: decide the matches of stored articles anew with the matcher of today, here and now."""

from __future__ import annotations

from functools import partial

import click
from flask import current_app
from sqlalchemy.orm import Session

from claims.cli.database import database_command
from claims.cli.outputs import say
from claims.cli.sweeping import run_sweep
from claims.jobs.worker import utc_now
from claims.services.base.actors import CLI
from claims.services.judging.rematching import RematchSlice, search_slice, store_matches
from claims.services.matching.sweeps import start_rematch
from claims.services.settings import matching_settings


@click.command("rematch")
@database_command
def rematch(session: Session) -> None:
    """Match all stored articles anew, as after an upgrade that reads or decides otherwise.

    What a person decided stays as it is; where the matcher says something else now, that is listed as a disagreement.
    Each part is kept at once: what is interrupted goes on where it stopped when the command is given again.
    """
    settings = matching_settings(current_app.config)
    sweep = start_rematch(session, actor=CLI, now=utc_now(), queue=False)
    if sweep is None:
        say("No article is stored, so there is nothing to match.")
        return
    session.commit()

    def store(session: Session, found: RematchSlice) -> int:
        return store_matches(session, found.rows, settings=settings, actor=CLI, now=utc_now())

    sweep = run_sweep(session, sweep.id, "passages", partial(search_slice, settings=settings), store)
    say(f"{sweep.done:,} passages matched anew, {sweep.found:,} new matches.")
