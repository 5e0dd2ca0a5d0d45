"""A receiver of the registry's webhooks, to begin one's own with: ``python docs/webhook_receiver.py whsec_… [PORT]``.

Needs nothing but Python. It listens on 127.0.0.1, checks who sent a message and whether it is fresh, forgets none and takes
none twice, and prints what it is told. Put a web server with TLS in front: the registry sends to https only.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import sys
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_S = 300
"""How old a message may be, and how far ahead: an older one may be a copy that somebody sends again."""

MAX_BYTES = 100_000
"""More than the registry ever sends."""


def is_authentic(secret: str, headers: Mapping[str, str], body: bytes, *, now: float) -> bool:
    """Whether the body comes from who has the secret, as it was sent, just now (Standard Webhooks 1.0.0)."""
    message_id, sent_at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    seconds = number_of(sent_at)
    if not message_id or seconds is None or abs(now - seconds) > TOLERANCE_S:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.digest(key, f"{message_id}.{sent_at}.".encode() + body, hashlib.sha256)
    wanted = b"v1," + base64.b64encode(digest)
    given = headers.get("webhook-signature", "").split(" ")  # two while a secret is being rotated: one suffices
    return any(hmac.compare_digest(wanted, signature.encode()) for signature in given)


def number_of(text: str) -> int | None:
    """The number that a header gives in plain digits; None for anything else, and for one longer than any of ours."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else None


def act_on(message: dict[str, object]) -> None:
    """What your newsroom does; a slow task belongs into a queue, for the registry waits 15 seconds for an answer."""
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def handler_for(secret: str) -> type[BaseHTTPRequestHandler]:
    """A handler that takes messages signed with the secret."""
    seen: set[str] = set()  # keep it in your database: a message may come twice, also after a restart

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = number_of(self.headers.get("Content-Length", ""))
            if length is None or length > MAX_BYTES:
                return self.send_error(413)
            body = self.rfile.read(length)
            headers = {name.lower(): value for name, value in self.headers.items()}
            if not is_authentic(secret, headers, body, now=time.time()):
                return self.send_error(401)
            if headers["webhook-id"] not in seen:
                act_on(json.loads(body))
                seen.add(headers["webhook-id"])  # after the work: what fails is sent again
            self.send_response(204)
            self.end_headers()
            return None

    return Receiver


if __name__ == "__main__":
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 8099
    ThreadingHTTPServer(("127.0.0.1", port), handler_for(sys.argv[1])).serve_forever()
