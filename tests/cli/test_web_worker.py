"""Requests that are no HTTP are refused as problem details, too."""

from __future__ import annotations

import json
import socket

import pytest
from flask import Flask
from gunicorn.http import errors
from gunicorn.http.parser import RequestParser

from claims.api.problems import TITLES
from claims.cli.web_server import WebServer
from claims.cli.web_worker import Worker, answer_to, asked_path, refusal_of
from claims.core.problems.problem_codes import PROBLEM_CODES

CASES = [
    (errors.InvalidRequestLine("GET /é HTTP/1.1"), 400, "%C3%A9"),
    (errors.InvalidRequestMethod("gEt"), 400, "GET or POST"),
    (errors.InvalidHTTPVersion("HTTP/9"), 400, "version of HTTP"),
    (errors.InvalidHTTPVersion((2, 0)), 400, "version of HTTP"),
    (errors.InvalidHTTPVersion("ims HTTP/1.1"), 400, "Percent-encode spaces"),
    (errors.LimitRequestLine(40_000, 32_768), 414, "32,768 bytes"),
    (errors.LimitRequestHeaders("limit request headers fields"), 431, "100 headers"),
    (errors.InvalidHeader("CONTENT-LENGTH"), 400, "header"),
    (errors.InvalidHeaderName("A B"), 400, "header"),
    (errors.ObsoleteFolding("X"), 400, "header"),
    (errors.UnsupportedTransferCoding("gzip"), 501, "Content-Length"),
    (errors.ExpectationFailed("fly"), 417, "100-continue"),
]


@pytest.mark.parametrize(("error", "status", "says"), CASES, ids=[str(case[0]) for case in CASES])
def test_refusal_is_a_problem_that_says_what_to_do(error: Exception, status: int, says: str) -> None:
    refusal = refusal_of(error)
    assert refusal is not None
    head, _, body = answer_to(refusal, "7f").partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"Content-Type: application/problem+json\r\n" in head
    assert f"Content-Length: {len(body)}".encode() in head
    problem = json.loads(body)
    assert (problem["status"], problem["instance"]) == (status, "urn:request:7f")
    assert problem["code"] in PROBLEM_CODES
    assert problem["title"] == {"unreadable": TITLES[400], "too_large": TITLES[413]}[problem["code"]], "as in the app"
    assert says in problem["detail"]


@pytest.mark.parametrize("error", [errors.InvalidResponseHeader("X"), RuntimeError("broken")])
def test_what_went_wrong_here_is_no_fault_of_the_request(error: Exception) -> None:
    assert refusal_of(error) is None


@pytest.mark.parametrize(
    ("address", "path"), [(None, "/problems/too_large"), ("https://news.example/claims", "/claims/problems/too_large")]
)
def test_refusal_is_sent_on_the_connection(app: Flask, address: str | None, path: str) -> None:
    app.config["PUBLIC_URL"] = address
    worker = Worker.__new__(Worker)  # without the process that it would be
    worker.wsgi = app
    here, there = socket.socketpair()
    with here, there:
        worker.handle_error(None, there, ("127.0.0.1", 1), errors.LimitRequestLine(40_000, 32_768))
        there.close()
        got = here.makefile("rb").read()
    assert got.startswith(b"HTTP/1.1 414 ")
    problem = json.loads(got.partition(b"\r\n\r\n")[2])
    assert (problem["code"], problem["type"]) == ("too_large", path)


@pytest.mark.parametrize(
    ("query", "is_taken"), [("%F0%9F%90%8C" * 2_000, True), ("a" * 16_384, True), ("a" * 32_768, False)]
)
def test_an_address_holds_a_long_question(app: Flask, query: str, is_taken: bool) -> None:
    sent = f"GET /?q={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    requests = RequestParser(WebServer(app, when_ready=lambda: None).cfg, iter([sent]), ("127.0.0.1", 1))
    if is_taken:
        assert next(requests).query == f"q={query}"
    else:
        with pytest.raises(errors.LimitRequestLine):
            next(requests)


BROKEN = {
    "?query=" + "a" * 32_768 + " HTTP/1.1\r\n": (414, "INVALID_ARGUMENT"),
    " HTTP/1.1\r\nX-A: " + "a" * 9_000 + "\r\n": (431, "INVALID_ARGUMENT"),
    " HTTP/1.1\r\nA B: c\r\n": (400, "INVALID_ARGUMENT"),
    " HTTP/9\r\n": (400, "INVALID_ARGUMENT"),
    " HTTP/1.1\r\nTransfer-Encoding: br\r\n": (501, "UNIMPLEMENTED"),
}


@pytest.mark.parametrize("site", ["", "/registry"])
@pytest.mark.parametrize(("rest", "expected"), BROKEN.items(), ids=[str(case) for case in BROKEN.values()])
@pytest.mark.parametrize("path", ["/v1alpha1/claims:search", "/v1alpha1/pages/1", "/api/v1/claims", "/v1alpha1x"])
def test_clients_of_google_get_their_form_of_an_error(
    app: Flask, path: str, rest: str, expected: tuple[int, str], site: str
) -> None:
    sent = f"GET {site}{path}{rest}Host: localhost\r\n\r\n".encode()
    parts = [sent[at : at + 1_000] for at in range(0, len(sent), 1_000)]
    requests = RequestParser(WebServer(app, when_ready=lambda: None).cfg, iter(parts), ("127.0.0.1", 1))
    with pytest.raises(errors.ParseException) as raised:
        next(requests)
    refusal = refusal_of(raised.value)
    assert refusal is not None
    head, _, body = answer_to(refusal, "7f", site, asked_path(raised.value)).partition(b"\r\n\r\n")
    value = json.loads(body)
    if path.startswith("/v1alpha1/"):
        assert value == {"error": {"code": expected[0], "message": refusal.detail, "status": expected[1]}}
        assert b"Content-Type: application/json; charset=UTF-8\r\n" in head
        assert body.startswith(b'{\n  "error": {')
        assert body.endswith(b"}\n")
    else:
        assert value["status"] == expected[0]
        assert b"Content-Type: application/problem+json\r\n" in head


def test_web_server_uses_it(app: Flask) -> None:
    assert WebServer(app, when_ready=lambda: None).cfg.worker_class is Worker
