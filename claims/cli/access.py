"""``keys``: access for programs."""

from __future__ import annotations

import datetime as dt

import click
from flask import current_app
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from claims.cli.database import database_command
from claims.cli.inputs import INSTANT, InputError
from claims.cli.outputs import print_json, print_table, say
from claims.models import ApiKey, Organization, Scope, User
from claims.services.access.keys import create_key, list_keys, revoke_key
from claims.services.base.actors import CLI
from claims.services.base.organizations import ensure_default_organization


@click.group("keys")
def keys() -> None:
    """Keys with which programs call the API."""


@keys.command("create")
@click.option("--scopes", required=True, help=f"What the key may do, with commas: {', '.join(Scope)}.")
@click.option("--organization", metavar="NAME", help="Whose key it is; the default organization unless given.")
@click.option("--name", default="", help="What it is for, to recognize it in the list.")
@click.option("--expires", type=INSTANT, help="When it stops working: a day (its end, UTC) or an instant.")
@click.option("--user", metavar="EMAIL", help="The member on whose behalf it acts on reviews; nobody unless given.")
@database_command
def create(
    session: Session,
    scopes: str,
    organization: str | None,
    name: str,
    expires: dt.datetime | None,
    user: str | None,
) -> None:
    """Make a key and print it, once and alone, on stdout."""
    key, secret = create_key(
        session,
        scopes=[scope.strip() for scope in scopes.split(",") if scope.strip()],
        now=dt.datetime.now(dt.UTC),
        organization_id=_find_organization(session, organization).id,
        name=name,
        expires_at=expires,
        user_id=None if user is None else _find_user(session, user).id,
        actor=CLI,
    )
    session.commit()  # a key is shown only when it is sure to work
    click.echo(secret)
    say("Keep it: it cannot be shown again.")
    if user is None and Scope.REVIEWS_WRITE in key.scopes:
        say(
            f"It acts for no person, so nothing that needs {Scope.REVIEWS_WRITE} is done with it: make one with --user."
        )


@keys.command("list")
@click.option("--organization", metavar="NAME", help="Whose keys; the default organization's unless given.")
@click.option("--json", "as_json", is_flag=True, help="Print lines of JSON.")
@database_command
def list_all(session: Session, organization: str | None, as_json: bool) -> None:
    """List the keys of an organization, newest first; the keys themselves are not kept."""
    found = list_keys(session, organization_id=_find_organization(session, organization).id)
    if as_json:
        for key in found:
            print_json(_fields(key))
    else:
        headings = ("id", "prefix", "name", "scopes", "created_at", "expires_at", "revoked_at", "last_used_at")
        print_table(headings, [[_cell(_fields(key)[heading]) for heading in headings] for key in found])


@keys.command("revoke")
@click.argument("key_id", type=int)
@database_command
def revoke(session: Session, key_id: int) -> None:
    """Stop a key for good."""
    revoke_key(session, key_id, actor=CLI, now=dt.datetime.now(dt.UTC))
    say(f"Key {key_id} is revoked.")


def _find_organization(session: Session, name: str | None) -> Organization:
    if name is None:
        now = dt.datetime.now(dt.UTC)
        return ensure_default_organization(session, name=current_app.config["ORGANIZATION_NAME"], now=now)
    found = session.scalar(select(Organization).where(or_(Organization.name == name, Organization.slug == name)))
    if found is None:
        known = ", ".join(session.scalars(select(Organization.name).order_by(Organization.name).limit(20)))
        raise InputError(f"There is no organization {name!r}. Known: {known or 'none yet'}.")
    return found


def _find_user(session: Session, email: str) -> User:
    found = session.scalar(select(User).where(func.lower(User.email) == email.strip().lower()))
    if found is None:
        raise InputError(f"Nobody has an account for {email!r}.")
    return found


def _fields(key: ApiKey) -> dict[str, object]:
    times = {name: getattr(key, name) for name in ("created_at", "expires_at", "revoked_at", "last_used_at")}
    written = {name: None if time is None else time.isoformat() for name, time in times.items()}
    return {"id": key.id, "prefix": key.prefix, "name": key.name, "scopes": key.scopes, **written}


def _cell(value: object) -> object:
    return ", ".join(value) if isinstance(value, list) else value
