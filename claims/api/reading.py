"""Reading what a client sent: strict JSON, query strings, versions."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Container
from dataclasses import dataclass
from typing import Any, NoReturn

from flask import request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from claims.api.problems import ApiError

MAX_DIGITS = 100
"""Digits of a whole number in JSON: more than any field takes, and far fewer than Python refuses in words of its own."""

MOST_WAIT_S = 100
"""Seconds that a client may wait for an answer, whatever it prefers: proxies give up after two minutes."""

_SECONDS = re.compile(r"\d{1,6}\Z", re.ASCII)
_ETAG = re.compile(r"(\d{1,18})(?:-[0-9a-f]{1,64})?\Z", re.ASCII)
_ENTITY_TAG = re.compile(r'(W/)?"([^\x00-\x20"\x7f]*)"')
_ANY = sys.maxsize


def read_json() -> dict[str, Any]:
    """The request's JSON object.

    Raises ``ApiError``: 415 for another content type, 413 over the bound, 400 for what is not a JSON object (also NaN,
    Infinity, doubled names and nesting deeper than the parser goes). Types built upon JSON (RFC 6839), as
    application/ld+json, are read as JSON.
    """
    if not is_json(request.mimetype):
        raise ApiError(415, "unsupported_media_type", "Send JSON with the header Content-Type: application/json.")
    return json_object(read_bytes())


def read_optional_json() -> dict[str, Any]:
    """As ``read_json``; an empty object where nothing was sent, whatever type is said to be."""
    return read_json() if read_bytes().strip() else {}


def is_json(mimetype: str) -> bool:
    """Whether a media type is JSON or built upon it."""
    return mimetype == "application/json" or (mimetype.startswith("application/") and mimetype.endswith("+json"))


def json_object(raw: bytes) -> dict[str, Any]:
    """The JSON object that a body is; ``ApiError`` 400 for any other text, as ``read_json`` says."""
    if not raw.strip():
        raise ApiError(400, "body_empty", "The request has no body. Send a JSON object.")
    try:
        value = json.loads(
            raw.decode("utf-8-sig"),  # RFC 8259 lets a reader pass over a byte order mark
            parse_constant=_refuse_constant,
            parse_int=_read_int,
            object_pairs_hook=_unique_names,
        )
    except UnicodeDecodeError as error:
        raise ApiError(400, "unreadable", "The body is not UTF-8. Send it in that encoding.") from error
    except RecursionError as error:
        raise ApiError(400, "unreadable", "The JSON is nested too deeply. Send what the call describes.") from error
    except ValueError as error:
        raise ApiError(400, "unreadable", f"The body is not valid JSON: {error}. Mend it and send it again.") from error
    if not isinstance(value, dict):
        raise ApiError(400, "unreadable", "The body is JSON, but no object. Send one, with its fields by name.")
    return value


def read_bytes() -> bytes:
    """The whole body, kept for a second reading.

    Raises ``ApiError``: 413 over the bound, before more than it is read; 400 for a body that breaks off or whose chunks
    are none; 415 for a packed one, which is never unpacked.
    """
    if request.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise ApiError(415, "unsupported_media_type", "Send the body as it is, without Content-Encoding.")
    try:
        raw = request.get_data(cache=True)
        if _goes_on(raw):
            raise RequestEntityTooLarge
    except RequestEntityTooLarge as error:
        bound = request.max_content_length or 0
        raise ApiError(413, "too_large", f"The request body is over {bound:,} bytes. Send less at once.") from error
    except (OSError, ParseException, ClientDisconnected) as error:
        raise ApiError(400, "unreadable", "The body broke off or its chunks are malformed. Send it again.") from error
    return raw


def _goes_on(raw: bytes) -> bool:
    """Whether a body in chunks has more than was read: it is cut at the bound without a word."""
    if request.content_length is not None or len(raw) != request.max_content_length:
        return False
    return bool(request.environ["wsgi.input"].read(1))


def read_query() -> dict[str, str]:
    """The query parameters, each at most once; ``ApiError`` 400 for a repeated one."""
    for name, values in request.args.lists():
        if len(values) > 1:
            raise ApiError(400, "unreadable", f"The parameter {name} stands more than once. Send it once.")
    return dict(request.args)


def expected_version(*, first: int = 1) -> Container[int]:
    """The versions in ``If-Match`` (RFC 9110, 13.1.1): the digits of our ETags, before the dash; for ``*`` all from the
    ``first`` that the thing has once it is there. Tags of others and weak ones are the present version of nothing.

    Raises ``ApiError``: 428 where the header is missing, 412 where no version of ours is in it.
    """
    header = request.headers.get("If-Match", "").strip()
    if not header:
        raise ApiError(428, "version_missing", "Send If-Match with the version that you have read, as given in ETag.")
    if header == "*":
        return range(first, _ANY)
    strong = [tag for weak, tag in _ENTITY_TAG.findall(header) if not weak]
    versions = {int(found.group(1)) for tag in strong if (found := _ETAG.match(tag))}
    if not versions or _ENTITY_TAG.sub("", header).strip(" \t,"):
        raise ApiError(
            412, "stale", f"If-Match must hold versions in quotation marks, as given in ETag, or *, not {header[:60]}."
        )
    return versions


@dataclass(frozen=True, slots=True)
class Preference:
    """How long the client waits for an answer before it would rather have a job (RFC 7240).

    ``seconds`` is what it said (``wait``), None where it said nothing; ``is_async``: it asked for a job, at once or once it
    waited as long as that (``respond-async``).
    """

    is_async: bool = False
    seconds: int | None = None

    def applied(self, *, as_job: bool) -> dict[str, str]:
        """The header that says which wishes were followed."""
        wishes = ["respond-async"] if self.is_async and as_job else []
        wishes += [] if self.seconds is None else [f"wait={self.seconds}"]
        return {"Preference-Applied": ", ".join(wishes)} if wishes else {}


def preference() -> Preference:
    """What the client prefers; other wishes, and those that cannot be read, are passed over, as RFC 7240 says."""
    is_async, seconds = False, None
    for wish in ",".join(request.headers.getlist("Prefer")).lower().split(","):
        name, _, value = (part.strip() for part in wish.split(";")[0].partition("="))
        is_async = is_async or (name == "respond-async" and not value)
        if name == "wait" and seconds is None and _SECONDS.fullmatch(value.strip('"')):
            seconds = min(int(value.strip('"')), MOST_WAIT_S)
    return Preference(is_async, seconds)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _read_int(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"a number has more than {MAX_DIGITS} digits")
    return int(digits)


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return value
