"""Every public list as Atom and JSON Feed: the same entries, pages that lead on, filters, and names that are none."""

from __future__ import annotations

import json
from xml.etree import ElementTree as Xml

import pytest

from claims.core.messages.feeds import ATOM
from claims.core.transparency.signed_note import Signer
from claims.services.transparency.log_checkpoints import LogSigning, sign_log
from claims.web.public.list_feeds import FEEDS
from tests.support.databases import LOG_KEY, on_both_databases
from tests.support.desk import within
from tests.support.factories import make_appearance, make_claim
from tests.support.pages import Reader, import_demo, now
from tests.web.claims.test_claim_pages import import_claim, review_of

NAME = f"{{{ATOM}}}"


def fill(app) -> None:
    import_demo(app)
    within(app, lambda session: make_appearance(session, None, "The quay cost 4 euros."))
    within(app, lambda session: sign_log(session, LogSigning((Signer("registry.example/claims", LOG_KEY),)), now=now()))
    import_claim(app, review_of("Desk A", "false"))


@on_both_databases
def test_every_list_has_both_forms_with_the_same_entries(app):
    fill(app)
    client = app.test_client()
    for name in FEEDS:
        atom, form = client.get(f"/feeds/{name}.atom"), client.get(f"/feeds/{name}.json")
        assert (atom.status_code, form.status_code) == (200, 200), name
        entries = Xml.fromstring(atom.data).findall(f"{NAME}entry")
        items = json.loads(form.data)["items"]
        assert [entry.findtext(f"{NAME}id") for entry in entries] == [item["id"] for item in items]
        assert items, name
        assert all(item["url"].startswith("http://localhost/") and item["title"] for item in items)
        assert len({item["id"] for item in items}) == len(items)
        known = {"If-None-Match": atom.headers["ETag"]}
        assert client.get(f"/feeds/{name}.atom", headers=known).status_code == 304


def test_pages_lead_on_and_filters_stay(app, monkeypatch):
    fill(app)
    monkeypatch.setattr("claims.web.public.list_feeds.ENTRIES", 1)
    client, seen, address = app.test_client(), [], "/feeds/claims.json?kind=quantity"
    while address:
        feed = client.get(address).json
        seen += [item["id"] for item in feed["items"]]
        address = feed.get("next_url", "")
        assert not address or "kind=quantity" in address
    assert len(seen) == len(set(seen)) == 4


@pytest.mark.parametrize("path", ["/feeds/none.atom", "/feeds/claims.xml", "/feeds/claims.atom?after=x"])
def test_what_there_is_not_is_said(app, path):
    assert Reader(app).get(path).status in (404, 422)


def test_a_filter_that_is_not_offered_counts_as_none(app):
    fill(app)
    client = app.test_client()
    assert client.get("/feeds/claims.json?kind=x&status=<b>").json["items"]
    assert client.get("/feeds/reviews.json?organization=nobody").json["items"] == []


def test_pages_name_their_feeds(app):
    for page, name in (
        ("/claims?kind=event", "claims"),
        ("/articles", "articles"),
        ("/log", "checkpoints"),
        ("/sources", "sources"),
        ("/outlets", "outlets"),
        ("/organizations", "organizations"),
    ):
        links = Reader(app).get(page).tree.xpath("//link[@rel='alternate']/@href")
        assert any(link.startswith(f"/feeds/{name}.atom") for link in links), page
    assert "/feeds/claims.atom?kind=event" in Reader(app).get("/claims?kind=event").tree.xpath("//link/@href")


def test_a_claims_feed_names_nobody_even_to_colleagues(app):
    """Caches keep it for everybody."""
    anna = Reader(app).sign_in("checker", name="Anna")
    claim = within(app, lambda session: make_claim(session).id)
    sent = {"text": "The quay cost 5 euros.", "reason": "A slip."}
    assert anna.post(f"/claims/{claim}/regroup/reword", sent).status == 303
    assert "Anna" in anna.get(f"/claims/{claim}").text
    for form in ("atom", "json"):
        feed = anna.get(f"/claims/{claim}/feed.{form}")
        assert "Reworded" in feed.html
        assert "Anna" not in feed.html
