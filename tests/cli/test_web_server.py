"""The web server's sockets: a client that falls silent does not hold a thread for ever."""

from __future__ import annotations

import socket
import time

import pytest
from flask import Flask

from claims.cli.web_server import WebServer, bind_address, bound_silence


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


def test_what_gunicorn_says_stands_in_lines_as_all_others(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    settings = WebServer(app, when_ready=lambda: None).cfg
    told = settings.logger_class(settings)
    told.error("Worker (pid:%s) was sent SIGKILL! Perhaps out of memory?", 7)
    assert [record.getMessage() for record in caplog.records] == [
        "Worker (pid:7) was sent SIGKILL! Perhaps out of memory?"
    ]
    assert told.error_log.handlers == []
