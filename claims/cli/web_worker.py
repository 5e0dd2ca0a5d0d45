"""The process that answers requests: gunicorn's, which says why it cannot read one: as problem details, or in the form
that clients of Google's Fact Check Tools read where they call."""

from __future__ import annotations

import json
import logging
import uuid
from dataclasses import dataclass
from typing import Any

from flask import Flask
from gunicorn import util
from gunicorn.http import errors, message
from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import ThreadWorker

from claims.core.problems.google_errors import error_value
from claims.public_address import path_of

log = logging.getLogger(__name__)

LONGEST_LINE = 32_768
"""Bytes of a request's first line: a question of 2,000 characters, each of them up to 12 bytes long when percent-encoded;
clients of Google's Fact Check Tools send 16 kB."""

message.MAX_REQUEST_LINE = LONGEST_LINE  # gunicorn's own bound on what may be set, which is 8,190

GOOGLE = "/v1alpha1/"
"""Below this path everything is in the form of Google's API, errors too."""

_BEGINNING = 300
"""Bytes of a request that cannot be read in which its path is looked for."""


class AskedRequest(message.Request):  # type: ignore[misc]  # gunicorn has no types
    """A request whose beginning is known also where it cannot be read."""

    beginning = b""

    def __init__(self, *args: Any) -> None:  # noqa: ANN401  (gunicorn's)
        """As gunicorn does; what it raises has the ``beginning`` of the request."""
        try:
            super().__init__(*args)
        except errors.ParseException as error:
            error.beginning = self.beginning
            raise

    def read_line(self, unreader: Any, buf: bytearray, limit: int = 0) -> Any:  # noqa: ANN401  (gunicorn's)
        """As gunicorn does; the first line is the one that names the path."""
        self.beginning = self.beginning or bytes(buf[:_BEGINNING])
        return super().read_line(unreader, buf, limit)


RequestParser.mesg_class = AskedRequest


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is answered before the app sees it; ``code`` as in ``claims.core.problems.problem_codes``."""

    status: int
    reason: str
    code: str
    detail: str


_BAD = (400, "Bad Request", "unreadable")

_HEADER = Refusal(
    *_BAD, "A header is malformed, stands twice or contradicts another. Mend it and send the request again."
)

_FIRST_LINE = Refusal(
    *_BAD, "The first line is malformed. Percent-encode spaces and what is not ASCII in its address: é is %C3%A9."
)

_TITLES = {"unreadable": "The request cannot be read", "too_large": "Too large"}
"""Those of the app (``claims.api.problems``), so that a problem of one type has one title, whoever tells of it."""

REFUSALS: dict[type[Exception], Refusal] = {
    errors.LimitRequestLine: Refusal(
        414,
        "URI Too Long",
        "too_large",
        f"The address is longer than {LONGEST_LINE:,} bytes. Shorten what is asked for.",
    ),
    errors.LimitRequestHeaders: Refusal(
        431,
        "Request Header Fields Too Large",
        "too_large",
        "There are more than 100 headers, or one is longer than 8,190 bytes. Send fewer or shorter ones.",
    ),
    errors.InvalidRequestLine: _FIRST_LINE,
    errors.InvalidRequestMethod: Refusal(
        *_BAD, "This is no method of HTTP. Send one such as GET or POST, in capitals."
    ),
    errors.InvalidHTTPVersion: Refusal(*_BAD, "This version of HTTP is not supported. Send HTTP/1.1."),
    errors.UnsupportedTransferCoding: Refusal(
        501,
        "Not Implemented",
        "unreadable",
        "The body is compressed. Send it as it is, with Content-Length or in chunks.",
    ),
    errors.ExpectationFailed: Refusal(
        417, "Expectation Failed", "unreadable", "Leave the header Expect out, or send Expect: 100-continue."
    ),
    errors.InvalidHeader: _HEADER,
    errors.InvalidHeaderName: _HEADER,
    errors.ObsoleteFolding: _HEADER,
}
"""What each failure to read a request is answered with. What the app itself sent wrongly is none of them."""

_OWN_FAULTS = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName)


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Threads that answer requests; one that cannot be read as HTTP is refused as the API refuses any other."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:  # noqa: ANN401
        """Answer a request that failed before or outside the app."""
        refusal = refusal_of(exc)
        if refusal is None:
            super().handle_error(req, client, addr, exc)
            return
        request_id = uuid.uuid4().hex
        log.warning("request_unreadable", extra={"status": refusal.status, "request": request_id})
        try:
            util.write_nonblock(client, answer_to(refusal, request_id, self._site_path(), asked_path(exc)))
        except OSError:
            log.debug("refusal_not_sent", exc_info=True)

    def _site_path(self) -> str:
        return path_of(self.wsgi.config["PUBLIC_URL"]) if isinstance(self.wsgi, Flask) else ""


def refusal_of(error: Exception) -> Refusal | None:
    """How to answer an error of gunicorn's reader; None where it is no fault of the client's request."""
    if isinstance(error, _OWN_FAULTS):
        return None
    if isinstance(error, errors.InvalidHTTPVersion) and not str(error.version).startswith(("HTTP/", "(")):
        return _FIRST_LINE  # the rest of an address with a space in it, read as the version
    return next((refusal for kind, refusal in REFUSALS.items() if isinstance(error, kind)), None)


def asked_path(error: Exception) -> str:
    """The path of a request that could not be read, as far as it is known; "" where it is not."""
    _, _, rest = getattr(error, "beginning", b"").partition(b" ")
    return str(rest.split(b" ", 1)[0].split(b"?", 1)[0], "latin-1")


def answer_to(refusal: Refusal, request_id: str, site_path: str = "", asked: str = "") -> bytes:
    """The whole answer, after which the connection is closed: nobody knows where another request would begin.

    ``site_path`` is the path below which the registry is reached, ``asked`` that of the request.
    """
    if asked.startswith(site_path + GOOGLE):
        kind, value = "application/json; charset=UTF-8", error_value(refusal.status, refusal.detail)
        body = (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
    else:
        kind, body = (
            "application/problem+json",
            json.dumps(_problem(refusal, request_id, site_path), ensure_ascii=False).encode(),
        )
    head = (
        f"HTTP/1.1 {refusal.status} {refusal.reason}\r\nConnection: close\r\nCache-Control: no-store\r\n"
        f"X-Content-Type-Options: nosniff\r\nX-Request-Id: {request_id}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode("ascii") + body


def _problem(refusal: Refusal, request_id: str, site_path: str) -> dict[str, Any]:
    return {
        "type": f"{site_path}/problems/{refusal.code}",
        "title": _TITLES[refusal.code],
        "status": refusal.status,
        "code": refusal.code,
        "detail": refusal.detail,
        "instance": f"urn:request:{request_id}",
    }
