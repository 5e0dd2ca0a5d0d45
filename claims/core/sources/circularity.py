"""Proof that leans on what it is to prove: the article itself, a copy of it, a page of this registry, or a page that has
its word from nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from claims.core.sources.source_address import origin
from claims.core.texts.near_copies import Sketch, are_near_copies

MIN_SHINGLES = 12
"""Runs of words that a page must have to be called a copy: two pages that say only "Not found" are none."""

_WEB_PORTS = (None, 80, 443)


class Circularity(StrEnum):
    """In which way evidence is circular."""

    ARTICLE = "article"
    COPY = "copy"
    REGISTRY = "registry"
    ONLY_SOURCE = "only_source"


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article that makes the claim: its address ("" where unknown) and the sketch of its text."""

    url: str
    sketch: Sketch | None = None


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page offered as evidence: its addresses (as given, after redirects), sketch, and the addresses that it links
    to."""

    urls: tuple[str, ...]
    sketch: Sketch | None = None
    links: tuple[str, ...] = ()


def find_circularity(
    page: PageFacts, articles: Sequence[ArticleFacts], own_hosts: Iterable[str] = ()
) -> Circularity | None:
    """Why the page proves nothing about a claim of these articles; None where nothing speaks against it.

    A page counts as having one source only where all links of its text to other sites lead to the articles or to this
    registry; a page without such links says nothing about its sources.
    """
    hosts = frozenset(host.lower().removeprefix("www.") for host in own_hosts)
    known = {same_page(article.url) for article in articles if article.url}
    if any(same_page(url) in known for url in page.urls):
        return Circularity.ARTICLE
    if any(_host(url) in hosts for url in page.urls):
        return Circularity.REGISTRY
    if any(_are_copies(page.sketch, article.sketch) for article in articles):
        return Circularity.COPY
    outside = outside_links(page)
    if outside and all(same_page(link) in known or _host(link) in hosts for link in outside):
        return Circularity.ONLY_SOURCE
    return None


def outside_links(page: PageFacts) -> tuple[str, ...]:
    """The links to other sites, without those that only share the page (they carry its address)."""
    home = {_host(url) for url in page.urls}
    shared = [part for part in (same_page(url) for url in page.urls) if part]
    return tuple(
        link
        for link in page.links
        if _host(link) and _host(link) not in home and not any(part in link.casefold() for part in shared)
    )


def same_page(url: str) -> str:
    """The address without scheme, ``www.``, fragment and trailing slash, by which two name one page; "" if none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    host = _host(url)
    at = "" if port in _WEB_PORTS else f":{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{at}{parts.path.rstrip('/')}{query}".casefold() if host else ""


def origin_groups(items: Sequence[tuple[str, Sketch | None]]) -> list[str]:
    """The origin of each piece of evidence, given who stands behind it (``source_address.origin``) and the sketch of its
    page (None where unknown): those with near-copies of one text share the first one's origin."""
    groups: list[str] = []
    for place, (name, text) in enumerate(items):
        alike = {
            groups[before]
            for before, (other, earlier) in enumerate(items[:place])
            if other == name or _are_copies(text, earlier)
        }
        group = min(alike, key=groups.index) if alike else name
        groups = [group if known in alike else known for known in groups]
        groups.append(group)
    return groups


def _are_copies(one: Sketch | None, other: Sketch | None) -> bool:
    if one is None or other is None or min(one.shingles, other.shingles) < MIN_SHINGLES:
        return False
    return are_near_copies(one, other)


def _host(url: str) -> str:
    name = origin(url, "")
    return name.removeprefix("host:") if name.startswith("host:") else ""
