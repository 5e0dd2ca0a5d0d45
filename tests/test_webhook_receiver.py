"""The receiver that the documentation hands out: takes what the registry signs, and nothing else."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
import urllib.error
import urllib.request
from http.server import ThreadingHTTPServer

import pytest

from claims.services.messages.webhook_secrets import new_secret
from claims.services.messages.webhook_sending import signature
from docs.webhook_receiver import handler_for, is_authentic

SECRET = new_secret()
BODY = '{"type":"webhook.test","timestamp":"2026-01-02T10:00:00.000000Z","data":{"webhook_id":1,"text":"Zürich"}}'
NOW = 1_767_348_000


def headers(at: int = NOW, secret: str = SECRET, body: str = BODY) -> dict[str, str]:
    signed = signature(secret, "msg_1", dt.datetime.fromtimestamp(at, dt.UTC), body)
    return {"webhook-id": "msg_1", "webhook-timestamp": str(at), "webhook-signature": signed}


@pytest.mark.parametrize(
    ("sent", "body", "is_taken"),
    [
        (headers(), BODY, True),
        (headers() | {"webhook-signature": "v1,AAAA " + headers()["webhook-signature"]}, BODY, True),
        (headers() | {"webhook-signature": "v2,x " + headers()["webhook-signature"]}, BODY, True),
        (headers(), BODY.replace("1", "2"), False),
        (headers(secret=new_secret()), BODY, False),
        (headers(NOW - 301), BODY, False),
        (headers(NOW + 301), BODY, False),
        (headers(NOW - 299), BODY, True),
        (headers() | {"webhook-timestamp": str(NOW + 1)}, BODY, False),
        (headers() | {"webhook-id": "msg_2"}, BODY, False),
        (headers() | {"webhook-timestamp": "soon"}, BODY, False),
        (headers() | {"webhook-timestamp": "9" * 5_000}, BODY, False),
        (headers() | {"webhook-timestamp": "²"}, BODY, False),
        ({}, BODY, False),
        (headers() | {"webhook-signature": "ä"}, BODY, False),
    ],
)
def test_only_what_is_signed_and_fresh_is_taken(sent, body, is_taken):
    assert is_authentic(SECRET, sent, body.encode(), now=NOW) is is_taken


def test_it_runs_and_acts_once(capsys):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(SECRET))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def post(sent: dict[str, str]) -> int:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        request = urllib.request.Request(address, BODY.encode(), sent, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return int(error.code)

    fresh = headers(int(time.time()))
    assert [post(fresh), post(fresh), post(headers())] == [204, 204, 401]
    assert [post(fresh | {"Content-Length": length}) for length in ("9" * 5_000, "100001", "²")] == [413, 413, 413]
    server.shutdown()
    server.server_close()
    assert capsys.readouterr().out == json.dumps(json.loads(BODY), ensure_ascii=False) + "\n"
