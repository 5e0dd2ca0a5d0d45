"""A desk for tests of the pages: reviews to work on, and people who do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy.orm import Session

from claims.extensions import db
from claims.models import Organization, Review
from claims.services.base.organizations import ensure_default_organization
from tests.support.factories import make_appearance, make_claim, make_review
from tests.support.pages import Answer, Reader, now

T = TypeVar("T")

DRAFT = {
    "kind": "quantity",
    "rating": "true",
    "rationale": "The accounts of the harbor office give the same figure.",
    "true_as_of": "2024-05-01",
    "valid_until": "2030-05-01",
    "ev-0-stance": "supports",
    "ev-0-url": "https://harbor.example/accounts",
    "ev-0-title": "Accounts 2023",
    "ev-0-publisher": "Harbor office",
    "ev-0-quote": "The works cost 40 million euros.",
    "ev-0-locator": "p. 12",
}
"""The form of a complete verdict."""


def within(app: Flask, make: Callable[[Session], T]) -> T:
    """What ``make`` gives, committed; rows keep the values that they had."""
    with app.app_context():
        session = db.session()
        made = make(session)
        session.flush()
        session.expunge_all()
        session.commit()
        return made


def home(session: Session) -> Organization:
    """The organization that ``Reader.sign_in`` makes people members of."""
    return ensure_default_organization(session, name="Home desk", now=now())


def open_work(app: Flask, text: str = "", organization: str = "") -> int:
    """The id of an open review of a claim that was said in an article."""

    def make(session: Session) -> int:
        owner = home(session)
        if organization:
            from_name = Organization(
                slug=organization.lower().replace(" ", "-"), name=organization, created_at=now(), is_default=False
            )
            session.add(from_name)
            session.flush()
            owner = from_name
        claim = make_claim(session, text)
        make_appearance(session, claim, claim.text)
        return make_review(session, owner, claim).id

    return within(app, make)


def state_of(app: Flask, review_id: int) -> str:
    """The state that a review is stored in."""
    return within(app, lambda session: session.get_one(Review, review_id).state.value)


def version_of(app: Flask, review_id: int) -> str:
    """The lock version of a review, as forms carry it."""
    return within(app, lambda session: str(session.get_one(Review, review_id).lock_version))


def form_of(page: Answer, action: str) -> dict[str, str]:
    """The values of the page's form that posts to ``action``, without its buttons."""
    forms = [form for form in page.tree.forms if form.action == action]
    assert forms, (action, [form.action for form in page.tree.forms])
    # A browser drops the line end that a text area begins with; this parser does not.
    return {name: value.removeprefix("\n") for name, value in forms[0].form_values() if name != "csrf_token"}


def step(reader: Reader, app: Flask, review_id: int, action: str, *, part: bool = False, **fields: str) -> Answer:
    """One step of a review, sent with the version that it has."""
    sent: dict[str, Any] = {"version": version_of(app, review_id), "from": "work", **fields}
    return reader.post(f"/reviews/{review_id}/{action}", sent, part=part)


def write(reader: Reader, app: Flask, review_id: int, action: str = "save", **fields: str) -> Answer:
    """The form of the verdict sent, with the versions that the page carries."""
    page = reader.get(f"/reviews/{review_id}/edit")
    assert page.status == 200, page.text[:300]
    kept = form_of(page, f"/reviews/{review_id}/edit")
    hidden = {name: kept[name] for name in ("version", "draft_version")}
    return reader.post(f"/reviews/{review_id}/edit", DRAFT | hidden | {"action": action} | fields)


def submit(reader: Reader, app: Flask, review_id: int, **fields: str) -> None:
    """Take a review, write a complete verdict and hand it in."""
    assert step(reader, app, review_id, "claim").status == 303
    answer = write(reader, app, review_id, "submit", **fields)
    assert answer.status == 303, answer.text[:600]
