"""Marks that a source had before a public verdict cited it: public facts from the first citation on, each told once."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from claims.core.sources.source_states import SourceState
from claims.models import Change, Source
from claims.services.base.actors import SYSTEM
from claims.services.evidence.source_marks import log_marks
from claims.services.evidence.sources import Work, ensure_sources
from tests.support.databases import on_both_databases
from tests.support.factories import NOW

LATER = NOW + dt.timedelta(days=3)


def told(session):
    rows = session.scalars(select(Change).where(Change.subject_type == "source").order_by(Change.id))
    return [(row.subject_id, row.action, row.actor, row.reason, row.detail, row.created_at) for row in rows]


@on_both_databases
def test_marks_of_cited_sources_are_told_once(session):
    works = [Work(name, "Office", "") for name in ("plain", "withdrawn", "replaced", "not cited", "gone")]
    ids = ensure_sources(session, works, now=NOW)
    plain, withdrawn, replaced, other, gone = (ids[work.key] for work in works)
    for number, state in ((withdrawn, "retracted"), (replaced, "superseded"), (other, "retracted"), (gone, "dead")):
        source = session.get_one(Source, number)
        source.state, source.state_reason = SourceState(state), f"{state} then"
    session.get_one(Source, replaced).superseded_by = "https://accounts.example/2025"
    common = {"actor": "cli", "created_at": NOW, "detail": {}}
    session.add(Change(subject_type="claim", subject_id=withdrawn, action="retracted", **common))
    session.add(Change(subject_type="source", subject_id=replaced, action="state_changed", **common))
    session.flush()
    before = told(session)

    cited = [plain, replaced, withdrawn, gone, withdrawn]
    for told_of in ([withdrawn], cited, cited):
        log_marks(session, told_of, now=LATER)
    retracted = {"old": None, "new": "retracted", "by": None}
    superseded = {"old": None, "new": "superseded", "by": "https://accounts.example/2025"}
    facts = {
        withdrawn: (withdrawn, "retracted", SYSTEM.label, "retracted then", retracted, LATER),
        replaced: (replaced, "superseded", SYSTEM.label, "superseded then", superseded, LATER),
    }
    assert told(session) == [*before, facts[withdrawn], facts[replaced]]
