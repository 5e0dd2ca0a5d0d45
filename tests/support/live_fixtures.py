"""Fixtures of a registry that is really served: its clients, people, keys, and a demo to ask about."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import sessionmaker

from claims.core.verdicts import ClaimKind
from claims.extensions import db
from claims.models import ApiKey, Membership, Organization, OrganizationRole, Scope, User
from claims.services.access import keys
from claims.services.base import organizations
from claims.services.base.actors import CLI
from claims.services.claims import claims
from claims.services.exchange import imports
from tests.support.databases import STRICTER, Databases
from tests.support.live import Client, serve
from tests.support.queued import do_queued
from tests.support.shared_apps import SharedApps

DEMO = [
    {
        "external_id": "killed",
        "text": "About 157,000 people were killed in the war in Afghanistan between 2001 and late 2019",
        "claim_date": "2019-11-01",
        "kind": "quantity",
        "verdict": "true",
        "stance": "supports",
        "true_as_of": "2019-10-31",
        "valid_until": "2027-12-01",
    },
    {
        "external_id": "civilians",
        "text": "157,000 civilians were killed in Afghanistan since 2001",
        "claim_date": "2019-11-01",
        "kind": "quantity",
        "verdict": "false",
        "stance": "refutes",
        "true_as_of": "2019-10-31",
        "valid_until": "2027-12-01",
    },
    {
        "external_id": "lasted",
        "text": "The war in Afghanistan has lasted 18 years",
        "claim_date": "2019-10-07",
        "kind": "quantity",
        "verdict": "true",
        "stance": "supports",
        "true_as_of": "2019-10-07",
        "valid_until": "2020-10-06",
    },
    {
        "external_id": "truce",
        "text": "The government and the Taliban began a three-day truce",
        "claim_date": "2018-06-15",
        "kind": "event",
        "verdict": "true",
        "stance": "supports",
        "true_as_of": "2018-06-17",
        "timeless": True,
    },
]
"""The four claims of the specification's sample, as they stand before its article arrives."""


on_one_database = pytest.mark.parametrize("live_app", [STRICTER], indirect=True, scope="module")
"""Serves the registry on PostgreSQL alone where there is a server, for tests that take long and ask the same of both."""

on_sqlite = pytest.mark.parametrize("live_app", ["sqlite"], indirect=True, scope="module")
"""Serves the registry on SQLite alone, for tests of who may do what and of what is refused or read before a database is
asked; others of the same module ask on both."""


@dataclass(frozen=True)
class Desk:
    """Clients that act for people of one organization, and for others who should not."""

    checker: Client
    reviewer: Client
    reader: Client
    robot: Client
    stranger: Client
    all_scopes: Client
    checker_id: int
    new_claim: Callable[[], int]


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)], ids=lambda kind: kind
)
def live_app(request: pytest.FixtureRequest, databases: Databases, apps: SharedApps) -> Iterator[Flask]:
    """The app of the served registry, on either database, with a default organization."""
    if request.param == "postgresql" and not os.environ.get("TEST_POSTGRES_URL"):
        pytest.skip("no PostgreSQL server: bin/test starts one where postgresql-17 is installed")
    with apps.lent(databases.own(request.param, "live")) as app:
        with app.app_context():
            organizations.ensure_default_organization(db.session(), name="Org A", now=_now())
            db.session.commit()
        yield app


@pytest.fixture(scope="module")
def live_url(live_app: Flask) -> Iterator[str]:
    """The address at which the registry is served."""
    with serve(live_app) as base:
        yield base


@pytest.fixture(scope="module")
def anyone(live_url: str) -> Client:
    """A client without a key."""
    return Client(live_url)


@pytest.fixture(scope="module")
def newsroom(live_url: str, make_key: Callable[..., str]) -> Client:
    """A client of a newsroom."""
    return Client(live_url, make_key(scopes=("articles:write", "lookup", "reviews:read")))


@pytest.fixture(scope="module")
def make_key(live_app: Flask) -> Callable[..., str]:
    """Makes keys: ``make_key(scopes=…, organization_id=…, user_id=…, expires_in_s=…, revoked=…)``."""

    def make(
        scopes: tuple[str, ...] = ("articles:write", "lookup"),
        *,
        expires_in_s: int | None = None,
        revoked: bool = False,
        **more: Any,
    ) -> str:
        with live_app.app_context():
            session = db.session()
            key, secret = keys.create_key(session, scopes=scopes, now=_now(), actor=CLI, **more)
            changed: dict[str, Any] = {"revoked_at": _now()} if revoked else {}
            if expires_in_s is not None:
                changed["expires_at"] = _now() + dt.timedelta(seconds=expires_in_s)
            if changed:
                session.execute(update(ApiKey).where(ApiKey.id == key.id).values(**changed))
            session.commit()
            return secret

    return make


@pytest.fixture(scope="module")
def run_jobs(live_app: Flask) -> Callable[[], None]:
    """Runs every job that was queued, as the worker does."""

    def run() -> None:
        with live_app.app_context():
            do_queued(sessionmaker(db.engine))

    return run


@pytest.fixture(scope="module")
def demo(live_app: Flask) -> dict[str, str]:
    """The sample's four claims, imported; maps a short name to the external id."""
    lines = [(number, json.dumps(_import_line(row))) for number, row in enumerate(DEMO, 1)]
    with live_app.app_context():
        session = db.session()
        report = imports.import_lines(session, lines, now=_now(), actor=CLI)
        assert not report.problems, report.problems
        session.commit()
    return {str(row["external_id"]): str(row["external_id"]) for row in DEMO}


@pytest.fixture(scope="module")
def desk(live_app: Flask, live_url: str, make_key: Callable[..., str]) -> Desk:
    """Keys on behalf of a checker, a reviewer, a reader, of nobody, and of another organization's reviewer."""
    with live_app.app_context():
        session = db.session()
        home = organizations.default_organization(session)
        other = organizations.get_or_create_organization(session, "Org B", now=_now())
        people = {
            "checker": _person(session, "checker", home, OrganizationRole.CHECKER),
            "reviewer": _person(session, "reviewer", home, OrganizationRole.REVIEWER),
            "second": _person(session, "second", home, OrganizationRole.REVIEWER),
            "reader": _person(session, "reader", home, OrganizationRole.READER),
            "stranger": _person(session, "stranger", other, OrganizationRole.REVIEWER),
        }
        other_id = other.id
        session.commit()
    scopes = ("reviews:read", "reviews:write")

    def client(name: str, **more: Any) -> Client:
        return Client(live_url, make_key(scopes=scopes, user_id=people[name], **more))

    numbers = iter(range(1, 10_000))

    def new_claim() -> int:
        with live_app.app_context():
            session = db.session()
            claim = claims.create_claim(
                session,
                text=f"The harbor wall number {next(numbers)} cost 41 million euros",
                kind=ClaimKind.QUANTITY,
                actor=CLI,
                now=_now(),
            )
            session.commit()
            return claim.id

    return Desk(
        checker=client("checker"),
        reviewer=client("reviewer"),
        reader=client("reader"),
        robot=Client(live_url, make_key(scopes=scopes)),
        stranger=client("stranger", organization_id=other_id),
        all_scopes=Client(live_url, make_key(scopes=tuple(Scope), user_id=people["reviewer"])),
        checker_id=people["checker"],
        new_claim=new_claim,
    )


def _person(session: Any, name: str, organization: Organization, role: OrganizationRole) -> int:
    user = User(email=f"{name}@desk.example", name=name.title(), fs_uniquifier=f"{name}-live", created_at=_now())
    session.add(user)
    session.flush()
    session.add(Membership(user_id=user.id, organization_id=organization.id, role=role))
    return int(user.id)


def _import_line(row: dict[str, Any]) -> dict[str, Any]:
    review = {
        "organization": "Org A",
        "rating": row["verdict"].title(),
        "verdict": row["verdict"],
        "reviewed_at": row["true_as_of"],
        "summary": "Own words for a test.",
        "evidence": [
            {"title": "Report", "url": "https://source.example/report", "quote": "Own words.", "stance": row["stance"]}
        ],
    } | {name: row[name] for name in ("true_as_of", "valid_until", "timeless") if name in row}
    line = {name: row[name] for name in ("external_id", "text", "claim_date", "kind")}
    return line | {"reviews": [review]}


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
