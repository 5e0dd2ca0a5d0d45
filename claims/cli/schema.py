"""``db``: the tables."""

from __future__ import annotations

import click
from flask_migrate.cli import db as migrations

from claims.cli.database import load_app, make_database_folder, sentences, upgrade_schema
from claims.cli.outputs import say


@click.command("upgrade")
@click.pass_context
def upgrade(context: click.Context) -> None:
    """Bring the database to the newest revision, whatever it is at."""
    with sentences(), load_app(context).app_context():
        make_database_folder()
        say("The database is up to date." if upgrade_schema() else "The database was up to date already.")


@click.group("db")
def db() -> None:
    """The tables: migrate them, and Flask-Migrate's commands for developers."""


for _name, _command in migrations.commands.items():
    db.add_command(_command, _name)
db.add_command(upgrade)
