"""Where the registry is reached, as its settings say: a request is taken to have come to that address and no other.

All absolute addresses that leave the app (feeds, JSON-LD, mails, canonical links, redirects) are made from the request. Put
before the app, this leaves nothing in a request by which its sender could choose them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

OUTSIDE = "claims.outside_public_url"
"""Under this name the environment of a request says that its path does not lie below that of the public address."""

_DEFAULT_PORTS = {"http": 80, "https": 443}


class PublicAddress:
    """Middleware: scheme, host and path of ``address`` (as ``PUBLIC_URL``) in place of what the request says.

    Requests come with the path of the address before their own, which is taken off. A proxy that took it off itself says
    so by ``X-Forwarded-Prefix``; it is read only where ``trusts_prefix``, and only compared: it never gives a path.
    """

    def __init__(self, app: WSGIApplication, address: str, *, trusts_prefix: bool) -> None:
        parts = urlsplit(address)
        self._app = app
        self._scheme = parts.scheme
        self._host = parts.netloc
        self._server = (parts.hostname or "", str(parts.port or _DEFAULT_PORTS[parts.scheme]))
        self._prefix = path_of(address)
        self._trusts_prefix = trusts_prefix

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer the request as if it had been sent to the public address."""
        environ["wsgi.url_scheme"] = self._scheme
        environ["HTTP_HOST"] = self._host
        environ["SERVER_NAME"], environ["SERVER_PORT"] = self._server
        whole = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        environ["SCRIPT_NAME"] = self._prefix
        environ["PATH_INFO"] = whole
        if self._prefix and not self._was_taken_off(environ):
            environ[OUTSIDE] = not f"{whole}/".startswith(f"{self._prefix}/")
            if not environ[OUTSIDE]:
                environ["PATH_INFO"] = whole.removeprefix(self._prefix)
        return self._app(environ, start_response)

    def _was_taken_off(self, environ: dict[str, Any]) -> bool:
        said = environ.get("HTTP_X_FORWARDED_PREFIX", "").rstrip("/")
        return self._trusts_prefix and said == self._prefix


def path_of(address: str | None) -> str:
    """The path of a public address, as "/claims"; "" where the registry has a host of its own."""
    return urlsplit(address or "").path.rstrip("/")
