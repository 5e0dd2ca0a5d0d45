"""Reading while another connection holds SQLite's one write lock: nobody waits for what nobody asked for."""

from __future__ import annotations

import time

import pytest

from claims.extensions import BUSY_TIMEOUT_MS, db, reading
from claims.models import ApiKey
from claims.services.access.keys import find_key
from tests.support.pages import now

READS = ["/api/v1/claims?limit=1", "/api/v1/articles?limit=1", "/v1alpha1/claims:search?query=bridge"]


def last_use(app, secret):
    with app.app_context(), reading():
        return find_key(db.session(), secret, now=now()).last_used_at


@pytest.mark.parametrize("path", READS)
def test_a_key_reads_while_another_connection_writes(live_app, anyone, make_key, path):
    key = make_key(scopes=("lookup",))
    with live_app.app_context(), db.engine.begin() as writer:  # BEGIN IMMEDIATE on SQLite
        writer.execute(db.select(ApiKey.id).limit(1))
        began = time.monotonic()
        assert anyone.get(path, key=key).status == 200
        assert time.monotonic() - began < BUSY_TIMEOUT_MS / 1_000
    anyone.get(path, key=key)
    assert last_use(live_app, key) is not None
