"""A registry that is really served over HTTP, for tests of the API and of the pages."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

import urllib3
from flask import Flask
from werkzeug.serving import make_server
from werkzeug.test import create_environ, run_wsgi_app

from tests.support.contract import check_answer


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: Any
    data: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.data)

    @property
    def text(self) -> str:
        return self.data.decode()


class Client:
    """Calls one served registry; ``key`` is sent unless another is given. Each answer must be as the document says."""

    def __init__(self, base: str, key: str | None = None) -> None:
        self.base = base
        self.key = key
        self._pool = urllib3.PoolManager(timeout=120, retries=False)  # a busy machine must not decide a test

    def call(
        self,
        method: str,
        path: str,
        value: Any = None,
        *,
        data: bytes | None = None,
        key: str | None = "",
        headers: dict[str, str] | None = None,
    ) -> Reply:
        """One request: ``value`` is sent as JSON, ``data`` as it is; ``key=None`` sends none."""
        sent = {"Content-Type": "application/json"} if value is not None or data is not None else {}
        secret = self.key if key == "" else key
        if secret is not None:
            sent["Authorization"] = f"Bearer {secret}"
        sent |= headers or {}
        reply = self._send(method, path, json.dumps(value).encode() if value is not None else data, sent)
        check_answer(method, path.partition("?")[0], reply.status, reply.headers.get("Content-Type"), reply.data)
        return reply

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        reply = self._pool.request(method, self.base + path, body=body, headers=headers, redirect=False)
        return Reply(reply.status, reply.headers, reply.data)

    def get(self, path: str, **options: Any) -> Reply:
        return self.call("GET", path, **options)

    def post(self, path: str, value: Any = None, **options: Any) -> Reply:
        return self.call("POST", path, value, **options)


class DirectClient(Client):
    """Hands the app what a web server would make of each request: for thousands of them, in half the time."""

    def __init__(self, app: Flask, key: str | None = None) -> None:
        super().__init__("", key)
        self._app = app

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        address, _, query = path.partition("?")
        stream = None if body is None else io.BytesIO(body)
        environ = create_environ(method=method, headers=headers, input_stream=stream)
        environ["PATH_INFO"] = unquote_to_bytes(address).decode("latin-1")  # also bytes that are no text
        environ["QUERY_STRING"] = query
        environ["REMOTE_ADDR"] = "127.0.0.1"
        data, status, answered = run_wsgi_app(self._app, environ, buffered=True)
        return Reply(int(status.partition(" ")[0]), answered, b"".join(data))


@contextmanager
def serve(app: Flask, prepare: Callable[[], None] | None = None) -> Iterator[str]:
    """Serve the app on a free port of the loopback address; gives the base address."""
    if prepare is not None:
        prepare()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(timeout=10)
