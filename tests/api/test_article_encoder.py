"""Articles read with the encoder, as installations do unless they turn it off."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from claims.artifacts.claim_spans import load_span_reader
from claims.services.articles.extracting import extract_claims
from tests.support.live_fixtures import on_one_database

pytestmark = on_one_database

BODY = "The bakery, famous for its rye bread since 1954, reopened under a new owner who trained in Lyon."
FOUND = "famous for its rye bread since 1954"


@pytest.mark.parametrize("encoder", [True, False])
def test_the_setting_tells_how_articles_are_read(live_app, newsroom, monkeypatch, encoder: bool) -> None:
    if load_span_reader() is None:
        pytest.skip("onnxruntime or the fitted reader is not installed")
    monkeypatch.setitem(live_app.config, "DETECTION_ENCODER", encoder)
    sent = {"headline": "Bakery", "body": BODY, "outlet": f"Outlet {uuid.uuid4()}", "published_at": "2020-01-01"}
    reply = newsroom.post("/api/v1/articles", sent)
    assert reply.status == 201, reply.text
    exact = [row["exact"] for row in reply.json["appearances"]]
    assert (FOUND in exact) is encoder
    read = extract_claims(BODY, published=dt.date(2020, 1, 1), headline="Bakery", encoder=encoder)
    assert exact == [claim.exact for claim in read.claims]
    stored = newsroom.get(reply.headers["Location"]).json
    assert stored["version"] == 1
