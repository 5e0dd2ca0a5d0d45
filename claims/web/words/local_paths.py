"""Paths of this site: to go back to where somebody was, never an address elsewhere; and to lead to what services name.

Services, tables and the log know a page by its path within the registry ("/claims/1"). A registry that is reached below a
path of another site puts that path before it, which Flask does for ``url_for`` and ``in_site`` for what services name.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from flask import has_request_context, request

# A second slash or a backslash would make browsers read a host; control characters are dropped by them before that.
_LOCAL_PATH = re.compile(r"/(?:[^/\\\x00-\x20\x7f][^\x00-\x20\x7f]{0,2000})?")

# Browsers go up by such a segment, and out of the path that the registry lies below; a backslash is a slash to them.
_GOES_UP = re.compile(r"[/\\](?:\.|%2e){1,2}(?=[/\\]|\Z)", re.IGNORECASE)


def local_path(address: str | None) -> str:
    """``address`` when it is a path of this registry, with what stands before its paths; its start page for anything
    else."""
    path = (address or "").removesuffix("?")
    is_local = _LOCAL_PATH.fullmatch(path) and not _GOES_UP.search(_alone(path)) and _lies_below(path, _prefix())
    return path if is_local else in_site("/")


def in_site(path: str) -> str:
    """A path within the registry, or "", as the reader of this request reaches it; an address elsewhere stays as it is."""
    return _prefix() + path if path.startswith("/") else path


def with_host(path: str) -> str:
    """What ``in_site`` or ``url_for`` gave, as a whole address: what is read on paper leads there without the page around
    it. As it is where nobody asks."""
    return request.host_url.rstrip("/") + path if has_request_context() and path.startswith("/") else path


def path_of_own(address: str) -> str:
    """The path, query and fragment of an address of this registry, as it is reached; "" for one elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.netloc.lower() != request.host.lower():
        return ""
    path = urlunsplit(("", "", parts.path or "/", parts.query, parts.fragment))
    return path if local_path(path) == path else ""


def within_registry(path: str) -> str:
    """The other way round: what ``url_for`` gave, as it may be kept for whoever reaches the registry elsewhere."""
    return path.removeprefix(_prefix()) if _lies_below(path, _prefix()) else path


def this_address() -> str:
    """Path and query of this request."""
    return in_site(request.full_path)


def _prefix() -> str:
    return request.script_root if has_request_context() else ""


def _lies_below(path: str, prefix: str) -> bool:
    return f"{_alone(path)}/".startswith(f"{prefix}/")


def _alone(path: str) -> str:
    """A path without the query and the fragment behind it."""
    return re.split("[?#]", path, maxsplit=1)[0]
