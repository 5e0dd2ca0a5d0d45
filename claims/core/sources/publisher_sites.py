"""The site that publishes a review, as it is named in searches: ``facts.example``."""

from __future__ import annotations

from urllib.parse import urlsplit

MAX_SITE_LENGTH = 255
"""Code points of a host name, which has 253 at most."""


def publisher_site(address: str | None) -> str | None:
    """The host of an address in lower case and ASCII (IDNA), without a leading ``www.``; None where there is none."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return _plain(host or "") or None


def site_filter(text: str) -> str:
    """The site that somebody searches for, named as a host or, as some do, by an address."""
    return (publisher_site(text) if "://" in text else _plain(text.strip().lower())) or ""


def _plain(host: str) -> str:
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        name = host  # nothing has that name
    return name.rstrip(".").removeprefix("www.")[:MAX_SITE_LENGTH]
