"""How commands come to a database: the app loaded with its secrets, the schema at head, failures as one sentence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask.cli import ScriptInfo
from flask_migrate import upgrade
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from claims.cli.collector import spare_what_stays
from claims.cli.outputs import say
from claims.config import ROOT, create_secrets, load_settings
from claims.core.errors import ClaimsError, Invalid
from claims.extensions import db
from claims.logs import database_reason
from claims.services.base.health import newest_revision

WSGI = f"{ROOT / 'wsgi.py'}:app"
"""Where the app is made; named by path, because commands never import it."""

_ADVICE = {
    "unable to open": "check that its folder can be written",
    "readonly": "check that this user may write the file and its folder",
    "is full": "make room on its disk, then run this again; what was not finished was undone",
    "is locked": "another program has been writing for long; wait until it has finished, then run this again",
    "malformed": "stop everything and restore a backup, as docs/operations.md says",
    "not a database": "the file is something else or damaged; restore a backup, as docs/operations.md says",
}
"""What to do about SQLite's refusals, by a part of its words."""

P = ParamSpec("P")
R = TypeVar("R")


class Failure(click.ClickException):
    """The command cannot do its work: one sentence on stderr, exit status 1."""

    exit_code = 1


class Refusal(Failure):
    """What was asked for cannot be taken: one sentence on stderr, exit status 2."""

    exit_code = 2


@contextmanager
def sentences() -> Iterator[None]:
    """Turn what goes wrong with settings, files, database and input into one sentence and an exit status."""
    try:
        yield
    except Invalid as error:
        raise Refusal("; ".join(dict.fromkeys(problem.detail for problem in error.problems))) from error
    except ClaimsError as error:
        raise Failure(error.detail) from error
    except DatabaseError as error:
        raise Failure(describe_database_error(error)) from error
    except BrokenPipeError:
        raise  # whoever reads has enough, as head does: the command line ends without a word
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise Failure(f"{where}{error.strerror or error}.") from error


def load_app(context: click.Context) -> Flask:
    """The app, with secrets generated where there are none yet; one that is already made is taken as it is."""
    info = context.ensure_object(ScriptInfo)
    if info.create_app is None:
        info.app_import_path = info.app_import_path or WSGI
        created = create_secrets(load_settings(os.environ))
        if created:
            say(f"Generated {', '.join(str(path) for path in created)}.")
    app = info.load_app()
    spare_what_stays()
    return app


def upgrade_schema() -> bool:
    """Bring the database to the newest revision; False where it was there already. Needs an app context."""
    if not _pending():
        return False
    upgrade(directory=str(ROOT / "migrations"))
    return True


def database_command(function: Callable[Concatenate[Session, P], R]) -> Callable[P, R]:
    """Give a command a session whose transaction is committed when the command succeeds.

    A database without tables is migrated first; one that is behind is left alone and the command refused, for whoever
    runs several servers wants to choose that moment.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with sentences(), load_app(click.get_current_context()).app_context():
            require_schema()
            try:
                result = function(db.session(), *args, **kwargs)
                db.session.commit()
            except BaseException:
                db.session.rollback()
                raise
            return result

    return run


def describe_database_error(error: DatabaseError) -> str:
    """One sentence for a database that cannot be used; never shows the password."""
    settings = current_app.config if current_app else load_settings(os.environ)
    url = make_url(settings["DATABASE_URL"])
    reason = database_reason(error)
    if url.drivername.startswith("sqlite"):
        advice = next((said for part, said in _ADVICE.items() if part in reason), _ADVICE["unable to open"])
        return f"The database file {url.database} cannot be used ({reason}): {advice}."
    return f"The database of DATABASE_URL ({url.render_as_string(hide_password=True)}) cannot be used: {reason}"


def make_database_folder() -> None:
    """Create the folder of an embedded database that does not exist yet."""
    url = make_url(current_app.config["DATABASE_URL"])
    if url.drivername.startswith("sqlite") and url.database:
        Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def require_schema() -> None:
    """Make the tables of an empty database; raises ``Failure`` for one that is behind."""
    make_database_folder()
    pending = _pending()
    if pending == "all":
        say("The database is empty: making its tables …")
        upgrade_schema()
    elif pending:
        raise Failure("The database is older than this program. Run bin/claims db upgrade, then try again.")


def _pending() -> str | None:
    """None with the schema at head, "all" for an empty database, "some" in between.

    Raises ``Failure`` for a database that a newer release has upgraded: this one must not touch it.
    """
    folder = str(ROOT / "migrations")
    head = newest_revision(folder)
    with db.engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return None
    if current is None:
        return "all"
    if current not in {script.revision for script in ScriptDirectory(folder).walk_revisions()}:
        raise Failure(
            f"The database is newer than this program (revision {current}, here {head}). Start the newer release again, or "
            "restore the backup from before its upgrade."
        )
    return "some"
