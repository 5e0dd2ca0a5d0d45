"""Uses: who was served which revision, once for each, however many ask at the same moment."""

from __future__ import annotations

import datetime as dt
import json
import threading

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models import ReviewRevision, Usage
from claims.services.actors import SYSTEM, Actor
from claims.services.imports import import_lines
from claims.services.matching import MatchingSettings
from claims.services.usages import note_usages
from tests.databases import on_both_databases

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


@on_both_databases
def test_many_requests_of_one_key_note_one_use(open_session):
    with open_session() as session:
        register(session)
        revision_id = session.scalars(select(ReviewRevision.id)).one()
        session.commit()
    gate, errors = threading.Barrier(6), []

    def serve(minute: int) -> None:
        gate.wait()
        try:
            with open_session() as session:
                note_usages(session, [revision_id], actor=KEY, now=NOW + dt.timedelta(minutes=minute))
                session.commit()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=serve, args=(minute,)) for minute in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not errors
    with open_session() as session:
        assert len(session.scalars(select(Usage)).all()) == 1
