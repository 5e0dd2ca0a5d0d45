"""Addresses of the web: what is taken as one, and the one form in which two spellings of it are equal."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from claims.core.errors import Invalid

MAX_URL_LENGTH = 2_048
"""Code points of an address; what browsers and the tables hold."""

DEFAULT_PORT = {"http": 80, "https": 443}
"""The schemes that are taken, with the port that each uses if none is named."""

_TRACKING = re.compile(r"(?:utm_[a-z_]{1,40}|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_ga)", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}\ud800-\udfff]")
_HOST = re.compile(r"[a-z0-9._:~%-]{1,253}")


def read_address(url: str, *, field: str = "url") -> SplitResult:
    """The parts of an absolute http(s) address, scheme and host in lower case, the host in ASCII (IDNA).

    Raises ``Invalid`` (``url_invalid``) for another scheme, a missing host, credentials, spaces or control characters,
    or more than ``MAX_URL_LENGTH`` characters.
    """
    text = url.strip()
    if not text or len(text) > MAX_URL_LENGTH or _FORBIDDEN.search(text):
        raise _bad_url(f"An address has 1 to {MAX_URL_LENGTH} characters and no spaces.", field)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise _bad_url("This is no address. Send one such as https://example.org/page.", field) from error
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORT or not parts.hostname:
        raise _bad_url("An address starts with http:// or https:// and names a host.", field)
    if parts.username is not None or parts.password is not None:
        raise _bad_url("An address must hold no user name or password.", field)
    host = _ascii_host(parts.hostname, field)
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != DEFAULT_PORT[scheme]:
        netloc += f":{port}"
    return SplitResult(scheme, netloc, parts.path or "/", parts.query, parts.fragment)


def canonical_url(url: str, *, field: str = "url") -> str:
    """The address in one form: scheme and host in lower case, no default port, fragment or tracking parameters.

    Nothing is changed that could name another page. Raises ``Invalid`` as ``read_address`` does.
    """
    parts = read_address(url, field=field)
    query = parts.query
    if query and _TRACKING.search(query):
        query = urlencode(
            [pair for pair in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
        )
    result = urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
    if len(result) > MAX_URL_LENGTH:
        raise _bad_url(f"An address has at most {MAX_URL_LENGTH} characters.", field)
    return result


def address_key(url: str) -> str:
    """By what an address is found however it is spelled: SHA-256 (hex) of ``canonical_url``, which raises as there."""
    return hashlib.sha256(canonical_url(url).encode()).hexdigest()


def _ascii_host(host: str, field: str) -> str:
    try:
        text = host.rstrip(".").lower().encode("idna" if not host.isascii() else "ascii").decode("ascii")
    except UnicodeError as error:
        raise _bad_url("The host of the address is not valid. Write it as www.example.org.", field) from error
    if not _HOST.fullmatch(text):
        raise _bad_url("The host of the address is not valid. Write it as www.example.org.", field)
    return text


def _bad_url(detail: str, field: str) -> Invalid:
    return Invalid(detail, code="url_invalid", field=field)
