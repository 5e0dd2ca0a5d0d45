"""The web server's sockets: a client that falls silent does not hold a thread for ever."""

from __future__ import annotations

import datetime as dt
import socket
import threading
import time
from types import SimpleNamespace

import pytest
from flask import Flask

from claims.cli import web_server
from claims.cli.web_server import WebServer, bind_address, bound_silence
from claims.services.base.health import STARTED


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.1", "127.0.0.1:8000"), ("::1", "[::1]:8000"), ("desk.example", "desk.example:8000")]
)
def test_address_to_bind(host: str, address: str) -> None:
    assert bind_address(host, 8000) == address


def test_accepted_connections_do_not_wait_for_ever() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        bound_silence(listener, 1)
        with socket.create_connection(listener.getsockname()) as client:
            accepted, _ = listener.accept()
            with accepted:
                client.sendall(b"GET / HT")
                accepted.setblocking(True)
                assert accepted.recv(100) == b"GET / HT"
                began = time.monotonic()
                with pytest.raises(BlockingIOError):
                    accepted.recv(100)
                assert 0.5 < time.monotonic() - began < 60


def test_only_the_settings_say_whose_headers_are_trusted(app: Flask) -> None:
    settings = WebServer(app, when_ready=lambda: None).cfg
    assert settings.secure_scheme_headers == {}
    assert settings.forwarder_headers == []


def test_a_new_process_loads_what_look_ups_need_while_it_takes_requests(app: Flask, monkeypatch) -> None:
    begun, go_on = threading.Event(), threading.Event()
    read: list[dict[str, object]] = []

    def extract(body: str, **asked: object) -> None:
        begun.set()
        assert go_on.wait(60)
        read.append(asked)

    monkeypatch.setattr(web_server, "LOAD_AFTER_S", 0)
    monkeypatch.setattr(web_server, "extract_claims", extract)
    before = set(threading.enumerate())
    WebServer(app, when_ready=lambda: None).cfg.post_worker_init(None)  # gives the process back at once
    (loading,) = set(threading.enumerate()) - before
    assert begun.wait(60)
    assert loading.daemon
    go_on.set()
    loading.join(60)
    assert [asked["encoder"] for asked in read] == [app.config["DETECTION_ENCODER"]]


def test_a_start_is_counted_from_when_requests_are_taken_not_from_before_the_set_up(app: Flask, monkeypatch) -> None:
    monkeypatch.setattr(web_server, "spare_what_stays", lambda growth: None)  # it would hold for all tests after this
    monkeypatch.setitem(app.extensions, STARTED, dt.datetime(2020, 2, 22, tzinfo=dt.UTC))
    told: list[dt.datetime] = []
    server = WebServer(app, when_ready=lambda: told.append(app.extensions[STARTED]))
    server.cfg.when_ready(SimpleNamespace(LISTENERS=[]))
    assert dt.datetime.now(dt.UTC) - told[0] < dt.timedelta(minutes=1)


def test_what_gunicorn_says_stands_in_lines_as_all_others(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    settings = WebServer(app, when_ready=lambda: None).cfg
    told = settings.logger_class(settings)
    told.error("Worker (pid:%s) was sent SIGKILL! Perhaps out of memory?", 7)
    assert [record.getMessage() for record in caplog.records] == [
        "Worker (pid:7) was sent SIGKILL! Perhaps out of memory?"
    ]
    assert told.error_log.handlers == []
