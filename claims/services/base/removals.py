"""Words that are removed on a legal ground, and work that has read them before: what it found is not written then."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict
from claims.models.log_redaction import LogRedaction
from claims.services.base.claim_families import wait_for_other_regroupings


class WordsRemoved(Conflict):
    """Words were removed since they were read: the work is to be done again, on what stands there now."""

    code = "words_removed"


def last_removal(session: Session) -> int:
    """The number of the last removal, to be noted by who reads now and writes in a later transaction; 0 for none."""
    return session.scalar(select(func.max(LogRedaction.id))) or 0


def refuse_after_removal(session: Session, since: int) -> None:
    """Keep removals waiting until the transaction ends; raises ``WordsRemoved`` where one came after ``since``."""
    wait_for_removals(session)
    if last_removal(session) != since:
        raise WordsRemoved("Words were removed from the registry on a legal ground meanwhile. Send this again.")


def wait_for_removals(session: Session) -> None:
    """Wait until nobody else removes words or writes what was read before; the lock is that of regroupings."""
    wait_for_other_regroupings(session)
