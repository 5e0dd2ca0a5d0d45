"""Pages given before it was kept for whom: the migration shares them out, and puts them together on the way down."""

from __future__ import annotations

from pathlib import Path

from flask_migrate import downgrade, upgrade
from sqlalchemy import select, text

from claims.extensions import db
from claims.models import EvidenceCheck, Snapshot
from claims.services.evidence.given_pages import GivenPage, give_page
from claims.services.reviews.reviews import missing_rules
from tests.services.evidence.test_given_pages import BOOK, PASSAGE, Desk, another
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, step
from tests.test_migrations import MIGRATIONS, migrated_app


@on_both_databases
def test_pages_are_shared_out_to_the_reviews_that_have_them(database_url: str, tmp_path: Path) -> None:
    with migrated_app(database_url, tmp_path):
        session = db.session()
        desk = Desk(session, tmp_path)
        other, stranger = another(session, desk)
        desk.give(GivenPage(PASSAGE))
        desk.give(GivenPage("A page that nobody else has."))
        give_page(session, other.id, BOOK, GivenPage(PASSAGE), store=desk.store, actor=stranger, now=NOW)
        step(session, desk.review, "submit", desk.author)
        step(session, desk.review, "approve", desk.reviewer)
        session.commit()
        rows, checks = whose(session), held(session)
        other_id = other.id
        assert len(rows) == 3
        db.session.remove()

        downgrade(directory=str(MIGRATIONS), revision="0026")
        with db.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM snapshots")).scalar_one() == 2
            assert len(set(connection.execute(text("SELECT snapshot_id FROM evidence_checks")).scalars())) == 1

        upgrade(directory=str(MIGRATIONS))
        session = db.session()
        assert whose(session) == rows
        assert held(session) == checks
        assert missing_rules(session, session.get_one(type(other), other_id)) == ()


def whose(session) -> list[tuple[str, int | None, int | None]]:
    """What was given for which review, by whom."""
    columns = (Snapshot.sha256, Snapshot.given_for_id, Snapshot.given_by_id)
    return sorted(tuple(row) for row in session.execute(select(*columns)))


def held(session) -> list[tuple[int, int | None]]:
    """By review the one for which the page was given that its quote was found in."""
    rows = select(EvidenceCheck.review_id, Snapshot.given_for_id).join(
        Snapshot, Snapshot.id == EvidenceCheck.snapshot_id
    )
    return sorted(tuple(row) for row in session.execute(rows))
