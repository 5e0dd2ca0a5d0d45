"""The web server: gunicorn with threads, given the app that is already loaded."""

from __future__ import annotations

import datetime as dt
import gc
import socket
import struct
import threading
from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from claims.cli.collector import GROWTH_IN_AN_ANSWER, spare_what_stays, tidy
from claims.cli.web_worker import LONGEST_LINE, Worker
from claims.services.articles.extracting import extract_claims
from claims.services.base.health import STARTED, newest_revision
from claims.services.settings import matching_settings

GRACE_S = 10
"""Seconds that running requests get to finish when the server is told to stop."""

SILENCE_S = 30
"""Seconds for which a client may send or take nothing in the middle of a request; then its thread is freed for others."""

REQUEST_TIMEOUT_S = 120
"""Seconds after which a web process that shows no sign of life is replaced."""


LOAD_AFTER_S = 2.0
"""Seconds after which a new process loads what look-ups need, so that its first page does not wait for it."""

_SENTENCE = "The harbor cost 40 million euros."
"""Read once, so that what reads texts is loaded."""


class ServerLog(Logger):  # type: ignore[misc]  # gunicorn has no types
    """What gunicorn says of its processes, in lines as all others."""

    def setup(self, cfg: Any) -> None:  # noqa: ANN401
        """Leave writing to the handler of the whole process."""
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True


class WebServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn for one app. Threads, because requests wait for the database; one process is right for SQLite."""

    def __init__(self, app: Flask, *, when_ready: Callable[[], None]) -> None:
        self._app = app
        self._when_ready = when_ready
        super().__init__()

    def load_config(self) -> None:
        """Hand gunicorn its settings; everything not named here stays as gunicorn has it."""
        for name, value in self._options().items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The app."""
        return self._app

    def _options(self) -> dict[str, Any]:
        config = self._app.config
        return {
            "bind": bind_address(config["HOST"], config["PORT"]),
            "worker_class": Worker,
            "workers": config["WEB_PROCESSES"],
            "threads": config["WEB_THREADS"],
            "preload_app": True,
            "graceful_timeout": GRACE_S,
            "timeout": REQUEST_TIMEOUT_S,
            "keepalive": 5,
            "limit_request_line": LONGEST_LINE,
            "loglevel": "warning",
            "logger_class": ServerLog,
            "control_socket_disable": True,
            # Which headers of proxies are trusted is PROXY_COUNT's to say; gunicorn would trust any sender on this machine.
            "secure_scheme_headers": {},
            "forwarder_headers": "",
            "when_ready": self._begin,
            "post_worker_init": self._load_ahead,
            "post_request": _after_answer,
        }

    def _begin(self, server: Any) -> None:  # noqa: ANN401  (gunicorn has no types)
        for listener in server.LISTENERS:
            bound_silence(listener.sock, SILENCE_S)
        newest_revision(self._app.extensions["migrate"].directory)  # of this release, whatever lies there later
        self._app.extensions[STARTED] = dt.datetime.now(dt.UTC)  # setting up may have taken minutes
        gc.collect()
        spare_what_stays(GROWTH_IN_AN_ANSWER)
        self._when_ready()

    def _load_ahead(self, worker: object) -> None:
        """Called by gunicorn in a process that is about to take requests: they are taken meanwhile."""
        loading = threading.Timer(LOAD_AFTER_S, load_for_look_ups, (self._app.config,))
        loading.daemon = True  # a stop does not wait for it
        loading.start()


def load_for_look_ups(config: Mapping[str, Any]) -> None:
    """Load the encoders of this installation, a second of work or more that the first look-up would wait for."""
    settings = matching_settings(config)
    extract_claims(_SENTENCE, published=dt.date(2020, 2, 22), language="en", encoder=settings.detection_encoder)


def _after_answer(worker: object, request: object, environ: object, response: object) -> None:
    """Called by gunicorn in the thread that sent an answer."""
    tidy()


def bound_silence(listener: socket.socket, seconds: int) -> None:
    """Let reads and writes of the connections that the socket accepts fail after so many seconds without a byte.

    Linux hands these options on to accepted connections. Without them a handful of clients that send half a request and
    then nothing would hold every thread for ever.
    """
    interval = struct.pack("ll", seconds, 0)  # struct timeval
    for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
        listener.setsockopt(socket.SOL_SOCKET, option, interval)


def bind_address(host: str, port: int) -> str:
    """Host and port in one text, with brackets around an IPv6 address."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
