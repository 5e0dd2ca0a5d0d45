"""Addresses of sources: which are usable, when two are the same work, and where they come from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import SplitResult, unquote, urlsplit

MAX_ADDRESS_LENGTH = 2_048

MAX_DOI_LENGTH = 250
"""Code points of a DOI that is kept."""

_FORBIDDEN = re.compile('[\\s\x00-\x1f\x7f\\\\<>"\ud800-\udfff]')
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>?#&]{1,200}")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def address_problem(url: str) -> str | None:
    """What is wrong with the address of a source, as a sentence; None if it can be kept and linked to."""
    if len(url) > MAX_ADDRESS_LENGTH:
        return f"The address is longer than {MAX_ADDRESS_LENGTH} characters."
    parts = _split(url)
    if parts is None or _FORBIDDEN.search(url):
        return "The address is not a valid URL."
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        return "The address must start with http:// or https:// and name a host."
    if parts.username is not None or parts.password is not None:
        return "The address must not hold a user name or password."
    return None


def source_key(url: str | None, title: str, publisher: str) -> str:
    """The identity of a work, as SHA-256 in hex: its address without fragment, else its title and publisher, case
    folded."""
    if url:
        identity = "url:" + _same_address(url)
    else:
        identity = "\n".join(("work:", _folded(title), _folded(publisher)))
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()


def origin(url: str | None, publisher: str) -> str:
    """Who stands behind a source: the host without ``www.``, else the publisher, case folded."""
    parts = _split(url) if url else None
    if parts is not None and parts.hostname:
        return "host:" + parts.hostname.lower().removeprefix("www.").rstrip(".")
    return "publisher:" + _folded(publisher)


def doi_of(url: str) -> str | None:
    """The digital object identifier that an address holds, case folded; None if there is none that can be kept."""
    found = _DOI.search(unquote(url[:MAX_ADDRESS_LENGTH]))
    doi = found[0].rstrip(".,;").casefold() if found else ""
    # An address may hold any character, written as %00; and some letters become three by folding.
    return doi if doi.isprintable() and 0 < len(doi) <= MAX_DOI_LENGTH else None


def listed_address_keys(url: str) -> tuple[str, ...]:
    """What an address on a list of retractions is known by: first the same for ``http`` and ``https``, with and without
    ``www.`` and a last slash, then the address as it is written, by which early versions kept it."""
    return tuple(dict.fromkeys(f"url:{source_key(form, '', '')}" for form in (_one_spelling(url), url)))


def retraction_keys(url: str) -> tuple[str, ...]:
    """What the work at an address is known by on lists of retractions: its address and, where it holds one, its DOI."""
    if not url:
        return ()
    doi = doi_of(url)
    by_address = listed_address_keys(url)
    return by_address if doi is None else (*by_address, f"doi:{doi}")


def is_single_origin(origins: Iterable[str]) -> bool:
    """Whether there is evidence, and all of it has one origin."""
    return len(set(origins)) == 1


def _same_address(url: str) -> str:
    parts = _split(url)
    if parts is None or not parts.hostname:
        return url
    scheme, host = parts.scheme.lower(), parts.hostname.lower()
    port = _port(parts)
    at = "" if port in (None, _DEFAULT_PORTS.get(scheme)) else f":{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{scheme}://{host}{at}{parts.path or '/'}{query}"


def _one_spelling(url: str) -> str:
    """The one form of an address that its usual spellings share; lists and citations come from different hands."""
    parts = _split(url)
    if parts is None or not parts.hostname:
        return url
    host = parts.hostname.lower().rstrip(".").removeprefix("www.")
    port = _port(parts)
    at = "" if port in (None, _DEFAULT_PORTS.get(parts.scheme.lower())) else f":{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"https://{host}{at}{parts.path.rstrip('/')}{query}"


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _port(parts)
    except ValueError:
        return None
    return parts


def _port(parts: SplitResult) -> int | None:
    return parts.port


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
