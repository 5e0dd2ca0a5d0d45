"""The page of notifications: each line says in which language the claim is that it tells of."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.models import User
from claims.services.base.notifications import notify
from tests.support.desk import home, within
from tests.support.factories import make_claim, make_review
from tests.support.pages import Reader, now

GERMAN = "Der neue Hafenkran in Greywick kostete im Jahr 2019 neun Millionen Euro."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ben published your verdict: “{claim}”", GERMAN),
        ("5 outlets said this on 3 Mar 2026: {claim}", GERMAN),
        ("Ben returned your text: “{cut}…”", GERMAN[:50]),
        ("Ben published your verdict: “Other words than it has now”", ""),
        ("“{claim}” is looked at again (“why”)", GERMAN),
    ],
)
@pytest.mark.parametrize("link", ["/reviews/{review}/work", "/claims/{claim}"])
def test_a_line_says_in_which_language_its_claim_is(app, text, told, link):
    reader = Reader(app).sign_in("checker", name="Anna")

    def tell(session):
        claim = make_claim(session, GERMAN, language="de")
        review = make_review(session, home(session), claim)
        line, path = text.format(claim=GERMAN, cut=GERMAN[:50]), link.format(review=review.id, claim=claim.id)
        notify(session, session.scalars(select(User.id)).one(), "published", line, path, now())
        return line

    line = within(app, tell)
    page = reader.get("/notifications")
    assert line in page.text
    assert page.tree.xpath("//li//a/bdi[@lang='de']/text()") == ([told] if told else [])


@pytest.mark.parametrize("link", ["", "/deliveries/3", "/claims/999", "/reviews/999/work", "/claims/x"])
def test_a_line_about_no_claim_is_shown_as_it_is(app, link):
    reader = Reader(app).sign_in("checker", name="Anna")
    line = "Nothing is sent any more."
    within(app, lambda session: notify(session, session.scalars(select(User.id)).one(), "published", line, link, now()))
    assert line in reader.get("/notifications").text
