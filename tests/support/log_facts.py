"""Facts in the log for tests, and how they are read back."""

from __future__ import annotations

import json

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from claims.core.transparency.signed_note import Signer
from claims.models import (
    LogEntry,
    Review,
)
from claims.services.base.actors import SYSTEM
from claims.services.base.changes import record_change
from claims.services.base.log import appending
from claims.services.transparency.log_checkpoints import (
    LogSigning,
)
from claims.services.transparency.log_entries import get_entry
from tests.support.databases import LOG_KEY
from tests.support.factories import (
    NOW,
    make_member,
    make_organization,
    make_review,
    publish_review,
)

SIGNING = LogSigning((Signer("registry.example/claims", LOG_KEY),))
KEYS = [signer.verifier for signer in SIGNING.signers]


def logged(session: Session) -> list[str]:
    """The facts in the log, in its order."""
    return list(session.scalars(select(LogEntry.fact).order_by(LogEntry.leaf_index)))


def leaf_at(session: Session, index: int) -> dict[str, object]:
    return json.loads(get_entry(session, index).leaf or b"")


def published(session: Session) -> tuple[Review, object, object]:
    """A review with one public revision, with author and approver."""
    organization = make_organization(session)
    author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    return publish_review(session, make_review(session, organization), author, approver), author, approver


def make_facts(session: Session, count: int) -> None:
    with appending(session):
        for number in range(count):
            record_change(session, "claim", number + 1, "created", actor=SYSTEM, now=NOW, detail={"text": str(number)})


def rows_of(session: Session, table: str) -> int:
    return session.scalar(text(f"SELECT count(*) FROM {table}")) or 0
