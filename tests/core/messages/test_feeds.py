"""Feeds: what Atom and JSON Feed demand, whatever the texts hold."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import lxml.etree
from hypothesis import given
from hypothesis import strategies as st

from claims.core.messages.feeds import ATOM, Feed, FeedItem, render_atom, render_json_feed

WHEN = dt.datetime(2026, 3, 1, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
ITEM = FeedItem(
    id="https://r.example/corrections#review:1/2",
    url="https://r.example/reviews/1/revisions/2",
    title="Figure updated: 5 < 6 & more",
    text="True → False",
    author="Org A",
    updated=WHEN,
    categories=("figure_updated",),
)
FEED = Feed("Corrections", "https://r.example/corrections", "https://r.example/corrections/feed.atom", [ITEM], WHEN)
NAMES = {"a": ATOM}


def atom(feed: Feed) -> lxml.etree._Element:
    return lxml.etree.fromstring(render_atom(feed))


def test_an_atom_feed_has_what_the_rfc_demands() -> None:
    root = atom(replace(FEED, next_address="https://r.example/corrections/feed.atom?after=x&kind=y"))
    assert root.tag == f"{{{ATOM}}}feed"
    assert root.findtext("a:updated", namespaces=NAMES) == "2026-03-01T08:30:00Z"
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", NAMES)}
    assert links["self"] == FEED.address
    assert links["next"].endswith("?after=x&kind=y")
    (entry,) = root.findall("a:entry", NAMES)
    assert entry.findtext("a:title", namespaces=NAMES) == ITEM.title
    assert entry.findtext("a:author/a:name", namespaces=NAMES) == "Org A"
    assert entry.find("a:category", NAMES).get("term") == "figure_updated"
    assert entry.findtext("a:id", namespaces=NAMES) == ITEM.id


def test_an_empty_feed_is_valid_too() -> None:
    root = atom(replace(FEED, items=[]))
    assert root.findtext("a:updated", namespaces=NAMES) == "2026-03-01T08:30:00Z"
    assert root.findall("a:entry", NAMES) == []


def test_a_json_feed_has_what_version_1_1_demands() -> None:
    document = json.loads(render_json_feed(FEED))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["items"] == [
        {
            "id": ITEM.id,
            "url": ITEM.url,
            "title": ITEM.title,
            "content_text": "True → False",
            "date_published": "2026-03-01T08:30:00Z",
            "authors": [{"name": "Org A"}],
            "tags": ["figure_updated"],
        }
    ]
    assert "next_url" not in document


@given(st.text())
def test_any_text_makes_a_document_that_can_be_parsed(text: str) -> None:
    feed = replace(FEED, items=[replace(ITEM, title=text, text=text, author=text)])
    entry = atom(feed).find("a:entry", NAMES)
    kept = entry.findtext("a:content", namespaces=NAMES)
    assert [c for c in kept if c not in "\r\n"] == [
        c for c in text if c in "\t" or (c >= " " and c not in "\ufffe\uffff")
    ]
    assert json.loads(render_json_feed(feed))["items"][0]["title"] == text
