"""What the first start needs: tables, the demo registry, a default organization and its administrator."""

from __future__ import annotations

import datetime as dt
import secrets

import click
from flask import Flask, current_app
from flask_security import hash_password
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from claims.cli.database import load_app, make_database_folder, upgrade_schema
from claims.cli.importing import import_seeds
from claims.cli.outputs import say
from claims.config import SettingError
from claims.extensions import db, security
from claims.models import Claim, User
from claims.services.base.organizations import create_administrator, ensure_default_organization

_LOCK_NUMBER = 7_215_001
"""Number of the PostgreSQL advisory lock under which only one of several servers does the first start."""


def prepare(context: click.Context) -> Flask:
    """The app with everything in place; quick when it is already.

    Says on stderr what it does, and prints the administrator's one-time password on stdout, once.
    """
    app = load_app(context)
    with app.app_context():
        make_database_folder()
        if upgrade_schema():
            say("The database is up to date.")
        password = _start_first(db.session())
        db.session.commit()
        if password is not None:
            email = current_app.config["ADMIN_EMAIL"]
            click.echo(f"Administrator {email}, one-time password: {password}")
            click.echo("It is shown only now; choose another one after signing in.")
        db.session.remove()
        db.engine.dispose()
    return app


def _start_first(session: Session) -> str | None:
    """Load the seeds and make the administrator if nobody has an account yet; gives a generated password.

    Organization, seeds and administrator come in one transaction: a start that is interrupted leaves nothing half-made.
    """
    if db.engine.dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK_NUMBER})
    if session.scalar(select(User.id).where(User.password.is_not(None)).limit(1)) is not None:
        return None
    _require_account_name(current_app.config["ADMIN_EMAIL"])
    say("First start: loading the demo registry …")
    now = dt.datetime.now(dt.UTC)
    config = current_app.config
    organization = ensure_default_organization(session, name=config["ORGANIZATION_NAME"], now=now)
    if session.scalar(select(Claim.id).limit(1)) is None:  # else a registry was imported
        import_seeds(session, now=now)
    given = config["ADMIN_PASSWORD"]
    password = given or secrets.token_urlsafe(12)
    create_administrator(
        session,
        email=config["ADMIN_EMAIL"],
        name="Administrator",
        password_hash=hash_password(password),
        organization=organization,
        now=now,
        must_change_password=given is None,
    )
    return None if given else password


def _require_account_name(email: str) -> None:
    """Refuse an address that the sign-in would not take, such as one below ``.local``: nobody could ever come in."""
    try:
        security.mail_util.normalize(email)
    except ValueError as error:
        raise SettingError(
            "ADMIN_EMAIL",
            f"nobody could sign in as {email}: it must be an address of the internet, not one below .local, .test or "
            "another reserved name.",
        ) from error
