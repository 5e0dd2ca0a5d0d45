"""Feeds of public lists: Atom (RFC 4287) and JSON Feed 1.1, from the same items."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

ATOM = "http://www.w3.org/2005/Atom"
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry: ``id`` never changes and names it for ever, ``url`` is its page, ``text`` plain; times aware."""

    id: str
    url: str
    title: str
    text: str
    author: str
    updated: dt.datetime
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A list as a feed: ``home`` the page, ``address`` the feed's own; ``updated`` stands for an empty one."""

    title: str
    home: str
    address: str
    items: Sequence[FeedItem]
    updated: dt.datetime
    next_address: str | None = None


def render_atom(feed: Feed) -> bytes:
    """The feed as an Atom document, UTF-8."""
    Xml.register_namespace("", ATOM)
    root = Xml.Element(f"{{{ATOM}}}feed")
    _add(root, "title", feed.title)
    _add(root, "id", feed.address)
    _add(root, "updated", _time(max((item.updated for item in feed.items), default=feed.updated)))
    _link(root, "self", feed.address)
    _link(root, "alternate", feed.home)
    if feed.next_address is not None:
        _link(root, "next", feed.next_address)
    for item in feed.items:
        entry = Xml.SubElement(root, f"{{{ATOM}}}entry")
        _add(entry, "title", item.title)
        _add(entry, "id", item.id)
        _add(entry, "updated", _time(item.updated))
        _link(entry, "alternate", item.url)
        author = Xml.SubElement(entry, f"{{{ATOM}}}author")
        _add(author, "name", item.author)
        for category in item.categories:
            Xml.SubElement(entry, f"{{{ATOM}}}category", {"term": category})
        _add(entry, "content", item.text, {"type": "text"})
    body: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def render_json_feed(feed: Feed) -> bytes:
    """The feed as a JSON Feed document, UTF-8."""
    document: dict[str, object] = {
        "version": JSON_FEED_VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "content_text": item.text,
                "date_published": _time(item.updated),
                "authors": [{"name": item.author}],
                "tags": list(item.categories),
            }
            for item in feed.items
        ],
    }
    if feed.next_address is not None:
        document["next_url"] = feed.next_address
    return json.dumps(document, ensure_ascii=False).encode()


def _add(parent: Xml.Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}{name}", attributes or {}).text = _printable(text)


def _link(parent: Xml.Element, relation: str, address: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "href": address})


def _time(moment: dt.datetime) -> str:
    """RFC 3339, UTC, whole seconds."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _printable(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold: most controls, lone surrogates, two noncharacters."""
    return _UNPRINTABLE.sub("", text)
