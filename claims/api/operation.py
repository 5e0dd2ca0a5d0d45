"""One decorator that turns a plain function into an API operation, and remembers what the OpenAPI document needs.

The order of a call: who calls, rate limit, what was sent (through schemas), idempotency, the view, the answer (through a
schema), commit. A view gets a ``Call`` and returns an ``Answer``; it neither commits nor knows of headers it does not set.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from flask import Response, current_app, g, request
from marshmallow import Schema
from sqlalchemy.orm import Session

from claims.api import idempotency
from claims.api.authentication import authenticate
from claims.api.problems import ApiError
from claims.api.reading import read_json, read_optional_json, read_query
from claims.extensions import db, read_only, reading
from claims.models import Scope
from claims.schemas.base import NoInput, OptionalInput, as_reached, site_path
from claims.services.answers.answers import IMMUTABLE_MAX_AGE_S
from claims.services.base.actors import Actor

log = logging.getLogger(__name__)

CURRENT_MAX_AGE_S = 60
"""Seconds for which a public answer about the present may be kept by a cache."""


@dataclass(frozen=True, slots=True)
class Call:
    """What a view works with; ``query`` and ``body`` are loaded through the operation's schemas."""

    session: Session
    now: dt.datetime
    caller: Actor | None
    query: dict[str, Any]
    body: dict[str, Any]

    @property
    def actor(self) -> Actor:
        """The caller of an operation that needs a key."""
        if self.caller is None:
            raise ApiError(401, "key_missing", "This call needs a key: Authorization: Bearer KEY.")
        return self.caller

    def begin_writing(self) -> None:
        """End the reading part of an operation that ``reads_first``; what it reads and writes from here on is locked."""
        self.session.commit()
        read_only.set(False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view found: the value to dump, the status, headers; ``version`` goes into the ETag for ``If-Match``. What is
    ``volatile`` holds for this moment only and is kept by nobody: it has no ETag."""

    value: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None
    immutable: bool = False
    volatile: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """What an operation takes, gives and asks for; ``text`` is the docstring of its view, which the document shows."""

    name: str
    summary: str
    text: str
    tag: str
    query: type[Schema] | None
    body: type[Schema] | None
    answers: Mapping[int, type[Schema]]
    scopes: tuple[Scope, ...]
    public: bool
    needs_version: bool
    reads_first: bool
    failures: tuple[int, ...]
    media_type: str = "application/json"
    once: tuple[str, ...] = ()
    fleeting: frozenset[int] = frozenset()


View = Callable[..., Answer]

OPERATIONS: dict[str, Operation] = {}
"""Every operation by the name of its view function; filled where the views are defined, read by ``openapi.py``."""


def operation(
    summary: str,
    *,
    tag: str,
    answers: Mapping[int, type[Schema]],
    query: type[Schema] | None = None,
    body: type[Schema] | None = None,
    scopes: tuple[Scope, ...] = (),
    public: bool = False,
    needs_version: bool = False,
    reads_first: bool = False,
    failures: tuple[int, ...] = (),
    media_type: str = "application/json",
    once: tuple[str, ...] = (),
    fleeting: frozenset[int] = frozenset(),
) -> Callable[[View], Callable[..., Response]]:
    """Declare a view: its schemas, the scopes of which a key needs one, and the statuses it fails with.

    A view that ``reads_first`` does its long work without the one write lock that SQLite has; it must call
    ``Call.begin_writing`` before it writes and before it answers, and keep no model object from before. A view with another
    ``media_type`` answers with a text as it is to be sent. Fields named ``once`` are null where an answer is repeated
    under an ``Idempotency-Key``: a secret is kept nowhere. Nor is an answer with a ``fleeting`` status, about a text that
    is not stored: repeated, it is made anew.
    """

    def decorate(view: View) -> Callable[..., Response]:
        declared = Operation(
            name=view.__name__,
            summary=summary,
            text=view.__doc__ or "",
            tag=tag,
            query=query,
            body=body,
            answers=answers,
            scopes=scopes,
            public=public,
            needs_version=needs_version,
            reads_first=reads_first,
            failures=failures,
            media_type=media_type,
            once=once,
            fleeting=fleeting,
        )
        OPERATIONS[view.__name__] = declared

        @wraps(view)
        def run(**path: Any) -> Response:  # noqa: ANN401  (path parameters of any converter)
            return _run(declared, view, path)

        return run

    return decorate


def _run(declared: Operation, view: View, path: dict[str, Any]) -> Response:
    session = db.session()
    now = dt.datetime.now(dt.UTC)
    caller = _identify(session, declared, now)
    key = idempotency.requested_key() if request.method == "POST" else None
    if key is None or caller is None:
        response = _answer(declared, view, path, session, caller, now)
        session.commit()
        return response
    kept = idempotency.reserve(session, caller.label, key, now=now)
    if kept is not None:
        return kept
    try:
        response = _answer(declared, view, path, session, caller, now)
        if response.status_code in declared.fleeting:
            idempotency.release(session, caller.label, key)
        else:
            idempotency.store(session, caller.label, key, response, without=declared.once)
        session.commit()
    except Exception:
        session.rollback()
        read_only.set(False)
        idempotency.release(session, caller.label, key)
        raise
    return response


def _identify(session: Session, declared: Operation, now: dt.datetime) -> Actor | None:
    """Who calls; without the write lock for an operation that reads first."""
    if not declared.reads_first:
        return authenticate(session, scopes=declared.scopes, public=declared.public, now=now)
    with reading():
        caller = authenticate(session, scopes=declared.scopes, public=declared.public, now=now)
        session.commit()
    return caller


def _answer(
    declared: Operation, view: View, path: dict[str, Any], session: Session, caller: Actor | None, now: dt.datetime
) -> Response:
    sent = read_query()
    query = declared.query().load(sent) if declared.query else _no_query(sent)
    body = {} if request.method in {"GET", "HEAD"} else _body(declared.body or NoInput)
    call = Call(session=session, now=now, caller=caller, query=query, body=body)
    if declared.reads_first:
        read_only.set(True)
    answer = view(call, **path)
    return _respond(declared, answer)


def _body(schema: type[Schema]) -> dict[str, Any]:
    sent = read_json() if needs_body(schema) else read_optional_json()
    loaded: dict[str, Any] = schema().load(sent)
    return loaded


def needs_body(schema: type[Schema]) -> bool:
    """Whether a call that takes this schema must send a body."""
    return not issubclass(schema, OptionalInput)


def _no_query(sent: Mapping[str, str]) -> dict[str, Any]:
    if sent:
        raise ApiError(400, "unreadable", f"This call takes no parameters. Leave {', '.join(sorted(sent))} out.")
    return {}


def _respond(declared: Operation, answer: Answer) -> Response:
    site_path.set(request.script_root)
    if declared.media_type == "application/json":
        value = declared.answers[answer.status]().dump(answer.value)
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    else:
        text = str(answer.value)
    data = text.encode("utf-8", "surrogatepass")
    response: Response = current_app.response_class(data, status=answer.status, mimetype=declared.media_type)
    response.headers.update({name: _reached_header(name, value) for name, value in answer.headers.items()})
    if not answer.volatile:
        digest = hashlib.sha256(data).hexdigest()[:32]
        response.set_etag(digest if answer.version is None else f"{answer.version}-{digest}")
    response.headers["Cache-Control"] = _cache_control(declared, answer)
    response.headers["Vary"] = "Authorization"
    if request.method in {"GET", "HEAD"} and answer.status == 200:
        _check_preconditions(response)
    return response


def _reached_header(header: str, value: str) -> str:
    """Views name paths within the registry; who reads them may reach it below a path of another site."""
    if header == "Link":
        return value.replace("</", f"<{as_reached('/')}")
    return as_reached(value) if header == "Location" else value


def _check_preconditions(response: Response) -> None:
    """Turn the answer into 304 where the client has it already; ``ApiError`` 412 where it asks only for another state."""
    etag = response.get_etag()[0] or ""
    wanted = request.if_match
    if (wanted or wanted.star_tag) and not (wanted.star_tag or wanted.is_strong(etag)):
        raise ApiError(412, "stale", "The present state is not the one in If-Match. Read it again without that header.")
    # Only If-None-Match is left to the library: it takes If-Match: * for a mismatch, and no answer comes in ranges.
    response.make_conditional({"REQUEST_METHOD": "GET", **_none_match()})


def _none_match() -> dict[str, str]:
    sent = request.headers.get("If-None-Match")
    return {} if sent is None else {"HTTP_IF_NONE_MATCH": sent}


def _cache_control(declared: Operation, answer: Answer) -> str:
    if request.method not in {"GET", "HEAD"} or answer.volatile:
        return "no-store"
    if answer.immutable:
        return f"public, max-age={IMMUTABLE_MAX_AGE_S}, immutable"
    if declared.public and g.get("actor") is None:
        return f"public, max-age={CURRENT_MAX_AGE_S}"
    return "private, no-cache"
