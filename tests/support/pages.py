"""A reader of the pages for tests: gets them, fills forms in, signs in; no browser."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import lxml.html
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.extensions import db
from claims.models import OrganizationRole, User
from claims.public_address import path_of
from claims.services.access import sign_ins
from claims.services.base import organizations
from claims.services.base.actors import CLI, SYSTEM
from claims.services.exchange import imports
from tests.support.live_fixtures import DEMO, _import_line


@dataclass(frozen=True)
class Answer:
    """What came back, as text and as a tree."""

    status: int
    headers: Mapping[str, str]
    html: str

    @cached_property
    def tree(self) -> Any:
        return lxml.html.fromstring(self.html)

    @property
    def title(self) -> str:
        return " ".join(self.tree.findtext(".//title").split())

    @cached_property
    def text(self) -> str:
        """The words of the page, white space folded."""
        return " ".join(self.tree.text_content().split())

    def find(self, css_class: str) -> list[Any]:
        """The elements of a class."""
        return list(self.tree.find_class(css_class))

    def texts(self, css_class: str) -> list[str]:
        """The words of each element of a class."""
        return [" ".join(element.text_content().split()) for element in self.find(css_class)]


class Reader:
    """One browser window: cookies are kept, forms get their token."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        self._token = "", ""

    def get(self, path: str, *, part: bool = False, **options: Any) -> Answer:
        """A page, or with ``part`` what htmx would get."""
        headers = {**options.pop("headers", {}), **({"HX-Request": "true"} if part else {})}
        return self._answer(self.client.get(path, headers=headers, **options))

    def post(self, path: str, fields: Mapping[str, str], *, part: bool = False, token: bool = True) -> Answer:
        """A form sent, with the token of this window unless ``token`` is False."""
        sent = dict(fields) | ({"csrf_token": self.token()} if token else {})
        headers = {"HX-Request": "true"} if part else {}
        return self._answer(self.client.post(path, data=sent, headers=headers))

    def follow(self, answer: Answer) -> Answer:
        """The page that a redirect leads to."""
        assert answer.status in (301, 302, 303), answer.html[:500]
        return self.get(answer.headers["Location"].partition("#")[0])

    def token(self) -> str:
        """The token of a form in this window, made anew when the session has another secret."""
        if self._token[0] != self._secret() or not self._token[0]:
            self._token = self._make_token()
        return self._token[1]

    def _make_token(self) -> tuple[str, str]:
        """The session's secret and its token, as a page with a form would make both: drawing one takes much longer. Where
        the registry lives below a path, and with it the cookie, one is drawn."""
        below = path_of(self.app.config["PUBLIC_URL"])
        if below:
            page = lxml.html.fromstring(self.client.get(f"{below}/problems").data)
            return self._secret(), str(page.xpath("//input[@name='csrf_token']/@value")[0])
        secret = self._secret() or secrets.token_hex(20)
        with self.client.session_transaction() as kept:
            kept["csrf_token"] = secret
        return secret, str(URLSafeTimedSerializer(str(self.app.secret_key), salt="wtf-csrf-token").dumps(secret))

    def _secret(self) -> str:
        """What the tokens of this window's session are made of; empty before its first one."""
        below = path_of(self.app.config["PUBLIC_URL"]) or "/"
        cookie = self.client.get_cookie("session", path=below) or self.client.get_cookie("session")
        signer = SecureCookieSessionInterface().get_signing_serializer(self.app)
        assert signer is not None
        return "" if cookie is None else str(signer.loads(cookie.value).get("csrf_token", ""))

    def sign_in(self, *roles: str, name: str = "Anna") -> Reader:
        """Sign in as a member of the default organization with these roles."""
        with self.app.app_context():
            session = db.session()
            organization = organizations.ensure_default_organization(session, name="Home desk", now=now())
            user = _make_user(session, name)
            for role in roles:
                organizations.add_member(
                    session, user, organization.id, OrganizationRole(role), actor=SYSTEM, now=now()
                )
            session.commit()
            email = user.email
        return self.enter(email)

    def enter(self, email: str) -> Reader:
        """Sign in somebody whom the registry knows."""
        with self.app.app_context():
            session = db.session()
            user = session.scalars(select(User).where(User.email == email)).one()
            begun = sign_ins.begin(session, user.id, agent="a test", address="127.0.0.1", now=now())
            session.commit()
            uniquifier, key = user.fs_uniquifier, begun.key
        with self.client.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"], kept["sign_in"] = uniquifier, True, key
            kept["fs_paa"] = time.time()
        return self

    @staticmethod
    def _answer(response: Any) -> Answer:
        return Answer(response.status_code, response.headers, response.get_data(as_text=True))


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def import_demo(app: Flask) -> None:
    """The four claims of the specification's sample."""
    lines = [(number, json.dumps(_import_line(row))) for number, row in enumerate(DEMO, 1)]
    with app.app_context():
        report = imports.import_lines(db.session(), lines, now=now(), actor=CLI)
        assert not report.problems, report.problems
        db.session.commit()


def _make_user(session: Session, name: str) -> User:
    user = User(
        email=f"{name.lower()}@desk.example",
        name=name,
        fs_uniquifier=f"{name}-uniquifier",
        created_at=now(),
        active=True,
    )
    session.add(user)
    session.flush()
    return user
