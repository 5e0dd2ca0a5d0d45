"""Who looks at a page, when, and what the settings say: read once a request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Response, current_app, g, request, url_for
from flask_security import current_user
from sqlalchemy.orm import Session

from claims.core.texts.day_words import day_in
from claims.extensions import db, read_only
from claims.models import OrganizationRole
from claims.services.base.actors import Actor, actor_for_user
from claims.services.desk.review_access import DECIDING_ROLES
from claims.web.page.redirects import go_to
from claims.web.words.local_paths import in_site, local_path, this_address

View = TypeVar("View", bound=Callable[..., Any])

VISITOR = Actor("visitor")
"""Somebody who is not signed in: may read what is public and look things up, and nothing is noted of them."""

STORING_ROLES = frozenset(
    {OrganizationRole.EDITOR, OrganizationRole.CHECKER, OrganizationRole.REVIEWER, OrganizationRole.ADMIN}
)
"""Roles that may store articles."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request's reader. ``now`` is aware UTC, ``zone`` the newsroom's, ``person`` the name of who is signed in."""

    session: Session
    now: dt.datetime
    actor: Actor
    zone: str
    person: str | None = None

    @property
    def today(self) -> dt.date:
        """The day in the newsroom's zone."""
        return day_in(self.zone, self.now)

    @property
    def is_signed_in(self) -> bool:
        """Whether a person is known."""
        return self.actor.user_id is not None

    @property
    def may_store(self) -> bool:
        """Whether this person may store articles."""
        return bool(self.actor.roles & STORING_ROLES)

    @property
    def may_judge(self) -> bool:
        """Whether this person may decide on matches."""
        return bool(self.actor.roles & DECIDING_ROLES)


def visit() -> Visit:
    """The visit of this request."""
    if "visit" not in g:
        session = db.session()
        actor, person = VISITOR, None
        if current_user.is_authenticated:
            actor, person = actor_for_user(session, current_user), current_user.name or current_user.email
        g.visit = Visit(session, dt.datetime.now(dt.UTC), actor, current_app.config["TIME_ZONE"], person)
    found: Visit = g.visit
    return found


def reads_first(view: View) -> View:
    """A view whose form is answered by long reading and a short note at the end (``reading_first``): its request begins
    without the write lock, as those of safe methods do."""
    view.reads_first = True  # type: ignore[attr-defined]
    return view


@contextmanager
def reading_first(here: Visit) -> Iterator[None]:
    """What a form asks for is found without the write lock, so that others write meanwhile and who asks waits for none of
    them; what is noted of it afterwards is another transaction."""
    here.session.commit()  # what the request has noted so far: when somebody was seen
    read_only.set(True)
    try:
        yield
        here.session.commit()
    except BaseException:
        here.session.rollback()
        raise
    finally:
        read_only.set(False)


def person_of(here: Visit) -> int:
    """The id of who is signed in, for pages that only people reach."""
    assert here.actor.user_id is not None
    return here.actor.user_id


def names_other_writer() -> bool:
    """Whether the sent form was opened by somebody else than who is signed in now; one that names nobody is nobody's."""
    return request.form.get("writer", "") not in ("", str(visit().actor.user_id))


def is_part() -> bool:
    """Whether htmx asks for a part of the page rather than for the page."""
    return request.headers.get("HX-Request") == "true" and "HX-Boosted" not in request.headers


def sign_in_first() -> Response:
    """Send the reader to the sign-in page, and back here afterwards; htmx loads the whole page."""
    here = local_path(this_address()) if request.method == "GET" else page_before()
    address = url_for("security.login", next=here.rstrip("?"))
    if is_part():
        return Response(status=204, headers={"HX-Redirect": address})
    return go_to(address)


def page_before() -> str:
    """The path of the page whose form was sent; that of the start page where it is another site's, or unknown."""
    try:
        came = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return in_site("/")
    if (came.scheme, came.netloc) != (request.scheme, request.host):
        return in_site("/")
    return local_path(came.path + (f"?{came.query}" if came.query else ""))
