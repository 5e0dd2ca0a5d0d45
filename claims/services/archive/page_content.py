"""What a fetched page says: its whole text, in which quotes are looked for, its own text, and where that links to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from claims.core.errors import Invalid, TooLarge
from claims.core.sources.source_address import address_problem
from claims.core.texts.near_copies import Sketch, sketch_of
from claims.fetch import HTML_TYPES, FetchedBytes
from claims.services.articles.article_text import FURNITURE, UNSEEN, blocks_of, parse_html, read_page

MAX_LINKS = 300
"""Addresses kept of a page; whoever has more has more than one source."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """The text of a page; ``text`` None where it cannot be searched, as in a PDF or a picture.

    ``article_sha256`` is of the page's own text, without menus and advertisements; ``links`` are absolute addresses.
    """

    text: str | None
    article_sha256: str | None = None
    sketch: Sketch | None = None
    links: tuple[str, ...] = ()


def read_content(page: FetchedBytes) -> PageContent:
    """What a page says; a page that is no text, or too complex to be one, has none that can be searched."""
    if page.content_type == "text/plain":
        return _content(page.text, page.text, ())
    if page.content_type not in HTML_TYPES:
        return PageContent(None)
    html = page.text
    try:
        tree = parse_html(html)
    except (Invalid, TooLarge):
        return PageContent(None)
    etree.strip_elements(tree, *UNSEEN, with_tail=False)
    text = "\n\n".join(blocks_of(tree))
    links = _links(tree, page.url)
    try:
        own = read_page(html).body
    except (Invalid, TooLarge):
        own = text
    return _content(text, own, links)


def text_content(text: str) -> PageContent:
    """What a text says that people gave as it is."""
    return _content(text, text, ())


def _content(text: str, own: str, links: tuple[str, ...]) -> PageContent:
    sha256 = hashlib.sha256(own.encode("utf-8", "surrogatepass")).hexdigest()
    return PageContent(text, sha256, sketch_of(own), links)


def _links(tree: lxml.html.HtmlElement, base: str) -> tuple[str, ...]:
    """The addresses that the page's own text links to: of its article, else of all but menus, heads and feet."""
    articles = tree.xpath("//article")
    root = articles[0] if len(articles) == 1 else tree
    if root is tree:
        etree.strip_elements(tree, *FURNITURE, with_tail=False)
    found: dict[str, None] = {}
    for link in root.iter("a"):
        address = _absolute(base, link.get("href") or "")
        if address and address_problem(address) is None:
            found[address] = None
        if len(found) >= MAX_LINKS:
            break
    return tuple(found)


def _absolute(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""
