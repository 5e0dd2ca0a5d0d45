"""A registry from before the log: the migration enters its public facts once, in order, and puts the triggers on."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from claims.extensions import db
from claims.models import LogEntry
from claims.services.transparency.log_check import check_log
from claims.services.transparency.log_proofs import log_size
from tests.support.databases import on_both_databases
from tests.support.factories import make_claim, make_member, make_organization, make_review, publish_review, step
from tests.test_migrations import MIGRATIONS, fill, migrated_app


def life_of_a_review(session) -> None:
    organization = make_organization(session, "Coast Desk")
    author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    other = make_member(session, organization, "reviewer")
    review = publish_review(session, make_review(session, organization), author, approver)
    step(session, review, "recheck", approver, reason="A newer count is out.")
    step(session, review, "withdraw", other, reason="The source was retracted.")
    session.commit()


@on_both_databases
def test_facts_from_before_are_entered_and_verify(database_url: str, tmp_path: Path) -> None:
    with migrated_app(database_url, tmp_path):
        fill(db.session())
        life_of_a_review(db.session())
        size = log_size(db.session())
        rows = db.session.execute(select(LogEntry.fact, LogEntry.fact_table, LogEntry.fact_id)).all()
        # Reasons of rechecks were no facts of their own then.
        facts = {row for row in rows if not row.fact.startswith("recheck_reason.")}
        size -= len(rows) - len(facts)
        db.session.remove()
        downgrade(directory=str(MIGRATIONS), revision="0001")
        upgrade(directory=str(MIGRATIONS))
        session = db.session()
        assert log_size(session) == size == len(facts) > 5
        assert set(session.execute(select(LogEntry.fact, LogEntry.fact_table, LogEntry.fact_id)).all()) == facts
        assert check_log(session).findings == []
        make_claim(session)
        session.commit()
        assert log_size(session) == size + 1
        assert check_log(session).findings == []
        for table in ("changes", "status_changes", "review_revisions", "evidence", "log_entries", "log_nodes"):
            with pytest.raises(DatabaseError):
                session.execute(text(f"DELETE FROM {table}"))
            session.rollback()
