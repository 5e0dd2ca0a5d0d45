"""``duplicates``: look for claims of the registry that are the same, here and now."""

from __future__ import annotations

from functools import partial

import click
from flask import current_app
from sqlalchemy.orm import Session

from claims.cli.database import database_command
from claims.cli.outputs import cut_to_cell, print_json, print_table, say
from claims.cli.sweeping import run_sweep
from claims.jobs.worker import utc_now
from claims.services.answers.answers_json import slots_to_dict
from claims.services.base.actors import CLI
from claims.services.matching.duplicate_search import Slice, search_slice, store_pairs
from claims.services.matching.sweeps import start_duplicates
from claims.services.regrouping.duplicates import DuplicateView, decision_of_pair, list_duplicates
from claims.services.settings import matching_settings

SHOWN = 50


@click.command("duplicates")
@click.option(
    "--all", "everything", is_flag=True, help="Look through all claims, not only those since the last search."
)
@click.option("--list", "list_only", is_flag=True, help="Search nothing; only print the pairs that wait.")
@click.option("--json", "as_json", is_flag=True, help="Print lines of JSON.")
@database_command
def duplicates(session: Session, everything: bool, list_only: bool, as_json: bool) -> None:
    """Find pairs of claims that say the same, and print those that wait for a decision.

    Each part found is kept at once: what is interrupted goes on where it stopped. Merging is a reviewer's decision.
    """
    if everything and list_only:
        raise click.UsageError("--all tells what to search and --list searches nothing: give one of them.")
    if not list_only:
        _search(session, everything=everything)
    page = list_duplicates(session, limit=SHOWN)
    while True:
        _print(page.items, as_json=as_json)
        if not as_json or page.next_cursor is None:
            break
        page = list_duplicates(session, after=page.next_cursor, limit=SHOWN)
    if page.next_cursor is not None:
        say("More follow: --json prints all.")


def _search(session: Session, *, everything: bool) -> None:
    settings = matching_settings(current_app.config)
    sweep = start_duplicates(session, everything=everything, actor=CLI, now=utc_now(), queue=False)
    session.commit()

    def store(session: Session, found: Slice) -> int:
        return store_pairs(session, found.pairs, settings=settings, now=utc_now())

    sweep = run_sweep(session, sweep.id, "claims", partial(search_slice, settings=settings), store)
    say(f"{sweep.done:,} claims looked at, {sweep.found:,} new pairs.")


def _print(views: list[DuplicateView], *, as_json: bool) -> None:
    if as_json:
        for view in views:
            print_json(
                {
                    "pair": view.pair.id,
                    "first": {"id": view.first.id, "text": view.first.text},
                    "second": {"id": view.second.id, "text": view.second.text},
                    "probability": view.pair.probability,
                    "matcher_version": view.pair.matcher_version,
                    "slots": slots_to_dict(decision_of_pair(view.pair).slots),
                }
            )
        return
    rows = [
        (
            view.first.id,
            view.second.id,
            f"{view.pair.probability:.3f}",
            cut_to_cell(view.first.text),
            cut_to_cell(view.second.text),
        )
        for view in views
    ]
    if rows:
        print_table(("older", "newer", "probability", "text", "other text"), rows)
    else:
        say("No pair waits for a decision.")
