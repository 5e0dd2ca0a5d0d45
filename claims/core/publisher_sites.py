"""The site that publishes a review, as it is named in searches: ``facts.example``."""

from __future__ import annotations

from urllib.parse import urlsplit

MAX_SITE_LENGTH = 255
"""Code points of a host name, which has 253 at most."""


def publisher_site(address: str | None) -> str | None:
    """The host of an address in lower case, without a leading ``www.``; None where there is none."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return _plain(host or "") or None


def site_filter(text: str) -> str:
    """The site that somebody searches for, named as a host or, as some do, by an address; in ASCII (IDNA), as hosts of
    canonical addresses are."""
    site = (publisher_site(text) if "://" in text else _plain(text.strip().lower())) or ""
    try:
        return site if site.isascii() else site.encode("idna").decode("ascii")
    except UnicodeError:
        return site  # no host has that name


def _plain(host: str) -> str:
    return host.rstrip(".").removeprefix("www.")[:MAX_SITE_LENGTH]
