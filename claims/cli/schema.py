"""``db``: the tables."""

from __future__ import annotations

import click
from flask import g
from flask_migrate import history as list_revisions
from flask_migrate.cli import db as migrations

from claims.cli.database import load_app, make_database_folder, sentences, upgrade_schema
from claims.cli.outputs import say
from claims.config import ROOT


@click.group("db", commands=dict(migrations.commands))
@click.pass_context
def db(context: click.Context) -> None:
    """The tables: migrate them, and Flask-Migrate's commands for developers."""
    with sentences():
        context.with_resource(load_app(context).app_context())
        make_database_folder()
    g.directory, g.x_arg = str(ROOT / "migrations"), ()  # where Flask-Migrate's own group puts them for its commands


@db.command("upgrade")
def upgrade() -> None:
    """Bring the database to the newest revision, whatever it is at."""
    with sentences():
        say("The database is up to date." if upgrade_schema() else "The database was up to date already.")


def _range(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and value.count(":") != 1:  # Alembic takes a second colon for a mistake of its own
        raise click.BadParameter("write START:END, START: or :END.", context, option)
    return value


@db.command("history")
@click.option("-r", "--rev-range", metavar="START:END", callback=_range, help="Only these, either end may be left out.")
@click.option("-v", "--verbose", is_flag=True, help="Tell more of each.")
@click.option("-i", "--indicate-current", is_flag=True, help="Mark the one that the database is at.")
def history(rev_range: str | None, verbose: bool, indicate_current: bool) -> None:
    """List the revisions, newest first."""
    list_revisions(rev_range=rev_range, verbose=verbose, indicate_current=indicate_current)
