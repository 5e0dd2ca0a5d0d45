"""The page of corrections and its feeds: the same list, the same filters."""

from __future__ import annotations

import json

import lxml.etree
import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.messages.feeds import ATOM
from claims.models import Claim, Evidence, Review
from tests.support.desk import DRAFT, open_work, step, submit, within, write
from tests.support.pages import Answer, Reader


@pytest.fixture
def corrected(app: Flask) -> int:
    """The id of a review whose verdict was changed from true to false."""
    number = open_work(app, "The <b>harbor</b> of town 5 cost 40 million euros.")
    anna, ben = Reader(app).sign_in("checker", name="Anna"), Reader(app).sign_in("reviewer", name="Ben")
    Reader(app).sign_in("reviewer", name="Cora")
    submit(anna, app, number)
    step(ben, app, number, "approve")
    step(anna, app, number, "recheck", reason="A new audit is out.")
    step(anna, app, number, "claim")
    changed = {
        "rating": "false",
        "ev-0-stance": "refutes",
        "correction_kind": "verdict_changed",
        "revision_reason": "The audit found another sum.",
        "rationale": DRAFT["rationale"] + " The audit does not.",
    }
    assert write(anna, app, number, "revise", **changed).status == 303
    step(ben, app, number, "approve")
    return number


def test_the_page_says_what_was_and_what_is(app: Flask, corrected: int) -> None:
    page = Reader(app).get("/corrections")
    assert "Verdict changed" in page.text
    assert "True, revision 1" in page.text
    assert "False, revision 2" in page.text
    assert "The audit found another sum." in page.text
    assert page.tree.xpath("//a[@href='/corrections'][@aria-current='page']")
    assert [link.get("type") for link in page.tree.xpath("//link[@rel='alternate']")] == [
        "application/atom+xml",
        "application/feed+json",
    ]
    claim = within(app, lambda s: s.get_one(Review, corrected).claim_id)
    assert page.tree.xpath(f"//a[@href='/claims/{claim}']")


def test_filters_are_kept_and_said(app: Flask, corrected: int) -> None:
    reader = Reader(app)
    assert "No correction matches" in reader.get("/corrections?kind=withdrawn").text
    page = reader.get("/corrections?kind=verdict_changed&since=2020-01-01")
    assert "The audit found another sum." in page.text
    assert page.tree.xpath("//link[@type='application/atom+xml']/@href") == [
        "/corrections/feed.atom?kind=verdict_changed&since=2020-01-01"
    ]
    assert reader.get("/corrections?since=yesterday").status == 422
    assert reader.get("/corrections?after=nonsense").status == 422
    assert reader.get("/corrections?kind=wording").status == 200
    assert "The audit found another sum." in reader.get("/corrections?claim=x&organization=").text


def feed(app: Flask, name: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    answer = app.test_client().get(f"/corrections/feed.{name}", headers=headers)
    return answer.status_code, answer.data, dict(answer.headers)


def test_both_feeds_tell_the_same(app: Flask, corrected: int) -> None:
    status, atom, headers = feed(app, "atom")
    assert (status, headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    entry = lxml.etree.fromstring(atom).find(f"{{{ATOM}}}entry")
    _, written, headers = feed(app, "json")
    assert headers["Content-Type"] == "application/feed+json; charset=utf-8"
    (item,) = json.loads(written)["items"]
    assert entry.findtext(f"{{{ATOM}}}title") == item["title"]
    assert item["title"] == "Verdict changed: The <b>harbor</b> of town 5 cost 40 million euros."
    assert "True → False" in item["content_text"]
    assert item["url"].endswith(f"/reviews/{corrected}/revisions/2")
    assert item["id"].endswith(f"/corrections#review:{corrected}/2")
    assert item["authors"] == [{"name": "Home desk"}]
    status, body, _ = feed(app, "atom", **{"If-None-Match": feed(app, "atom")[2]["ETag"]})
    assert (status, body) == (304, b"")


def test_an_empty_list_says_so(app: Flask) -> None:
    page: Answer = Reader(app).get("/corrections")
    assert "No verdict was corrected so far." in page.text
    assert json.loads(feed(app, "json")[1])["items"] == []
    assert feed(app, "atom")[0] == 200


def test_the_api_gives_the_same_list(app: Flask, corrected: int) -> None:
    client = app.test_client()
    (row,) = client.get("/api/v1/corrections").json["items"]
    assert (row["kind"], row["old"]["rating"], row["new"]["rating"]) == ("verdict_changed", "True", "False")
    assert row["new"]["permalink"] == f"/reviews/{corrected}/revisions/2"
    assert isinstance(row["log_index"], int)
    assert client.get("/api/v1/corrections?kind=withdrawn").json["items"] == []
    assert client.get("/api/v1/corrections?kind=wording").status_code == 422


def test_lists_say_in_which_language_a_claim_is(app: Flask, corrected: int) -> None:
    def translate(session: Session) -> int:
        session.get_one(Claim, session.get_one(Review, corrected).claim_id).language = "de"
        return session.scalars(select(Evidence.source_id)).first() or 0

    source = within(app, translate)
    reader = Reader(app)
    organization = within(app, lambda session: session.get_one(Review, corrected).organization_id)
    paths = ("/corrections", f"/sources/{source}", f"/organizations/{organization}", "/log")
    for path in paths:
        page = reader.get(path)
        assert page.tree.xpath("//*[contains(@class, 'c-claim-text')][@lang='de']"), path
