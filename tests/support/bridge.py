"""One checked claim, and a text that repeats it: for tests of what is answered, and to whom."""

from __future__ import annotations

import datetime as dt
import json

from sqlalchemy.orm import Session

from claims.services.base.actors import SYSTEM, Actor
from claims.services.exchange.imports import import_lines
from claims.services.matching.matching import MatchingSettings

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
KEY = Actor("key:7", key_id=7)
SETTINGS = MatchingSettings()
BRIDGE = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
TEXT = f"It was a mess. {BRIDGE} What now?\n\nThe new tunnel in Hamburg cost 1.2 billion euros, the mayor said.\n"


REVIEW = {
    "organization": "Org A",
    "rating": "True",
    "verdict": "true",
    "summary": "Why.",
    "true_as_of": "2019-04-02",
    "timeless": True,
    "evidence": [{"title": "A source", "url": "https://example.org/s", "quote": "So it is.", "stance": "supports"}],
}


def register(session: Session) -> None:
    """One claim with a public review."""
    line = {"external_id": "bridge", "text": BRIDGE, "kind": "event", "claim_date": "2019-04-01", "reviews": [REVIEW]}
    assert not import_lines(session, [(1, json.dumps(line))], now=NOW, actor=SYSTEM).problems
