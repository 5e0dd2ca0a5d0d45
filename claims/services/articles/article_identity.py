"""Which page an article is: the address that it is known by, and the outlet that publishes it.

Two texts belong to one article only if they surely come from one page: a wrong merge mixes strangers' words, a missed
one only lists a page twice. So what a page declares about itself is believed only within the bounds of
``declared_url``.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from courlan import extract_domain

from claims.core.errors import Invalid
from claims.core.sources.web_addresses import canonical_url

UNKNOWN_OUTLET = "Unknown outlet"
"""Name of the outlet of texts that come with neither URL nor outlet."""

_FEED = re.compile(r"(?:feeds?|rss|atom)", re.IGNORECASE)
_FEED_FILE = re.compile(r".{1,200}\.(?:rss|atom|rdf|xml)", re.IGNORECASE)
_COPY_SEGMENTS = frozenset({"amp", "print", "index.html", "index.htm", "index.php"})


def declared_url(declared: str | None, *, page: str) -> str | None:
    """The canonical URL that the page at ``page`` declares, if it may be believed; None otherwise.

    It must be absolute, of the same registrable domain, and name the same page: a bare directory, a feed or the front
    page, which careless sites put on every article, would merge strangers.
    """
    if not declared or not declared.strip().lower().startswith(("http://", "https://")):
        return None
    try:
        url = canonical_url(declared)
    except Invalid:
        return None
    if registrable_domain(url) != registrable_domain(page):
        return None
    path = urlsplit(url).path
    segments = [segment for segment in path.split("/") if segment]
    if not segments or any(_FEED.fullmatch(segment) for segment in segments) or _FEED_FILE.fullmatch(segments[-1]):
        return None
    if path.endswith("/") and segments[-1] != _page_segment(page):
        return None
    return url


def registrable_domain(url: str) -> str:
    """The domain that one party registers (``bbc.co.uk``) by the public suffix list; the host where it has none."""
    return extract_domain(url) or (urlsplit(url).hostname or "").lower()


def outlet_of(url: str | None, name: str | None) -> tuple[str, str]:
    """Key and name of the outlet: the host without ``www.`` where there is an address, else the folded name."""
    label = " ".join((name or "").split())
    if url is not None:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        return host, label or host
    folded = unicodedata.normalize("NFKC", label).casefold()
    return f"name:{folded}"[:300], label or UNKNOWN_OUTLET


def identity_key(url: str | None, content_hash: str) -> str:
    """What makes the article one of its outlet: its canonical URL, else the hash of its body."""
    return f"url:{url}" if url is not None else f"sha256:{content_hash}"


def _page_segment(page: str) -> str | None:
    """The segment that names the page: the last one that is no mark of a copy."""
    segments = [part for part in urlsplit(page).path.split("/") if part and part.lower() not in _COPY_SEGMENTS]
    return segments[-1] if segments else None
