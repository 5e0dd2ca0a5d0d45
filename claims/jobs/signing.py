"""Signing the log in a transaction of its own, and keeping the note outside the database."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from claims.core.errors import ClaimsError
from claims.models.log_checkpoint import LogCheckpoint
from claims.services.transparency.log_checkpoints import LogSigning, require_kept, sign_log

log = logging.getLogger(__name__)

KEPT_NAME = "log_checkpoint"
"""File of the instance folder with the last note that this machine has signed: a database that was put back to an
earlier state is recognized by it."""


@dataclass(frozen=True, slots=True)
class Signing:
    """The log's keys, and where the last note is kept."""

    log: LogSigning
    kept: Path


def sign_now(open_session: Callable[[], Session], signing: Signing, *, now: dt.datetime) -> LogCheckpoint:
    """Sign what is committed and commit the checkpoint; gives it, detached. Raises ``Conflict`` as ``sign_log`` does."""
    published = signing.kept.read_text(encoding="utf-8") if signing.kept.exists() else None
    with open_session() as session:
        row = sign_log(session, signing.log, now=now, published=published)
        session.flush()
        session.expunge(row)
        session.commit()
    if row.note != published:
        _keep(signing.kept, row.note)
        log.info("checkpoint_signed size=%d", row.size)
    return row


def check_kept(session: Session, signing: Signing) -> str | None:
    """What the note kept outside the database has against it, as a sentence; None where it fits or there is none."""
    if not signing.kept.exists():
        return None
    try:
        require_kept(session, signing.log, signing.kept.read_text(encoding="utf-8"))
    except ClaimsError as error:
        return error.detail
    return None


def _keep(path: Path, note: str) -> None:
    """Replace the file as a whole; one that cannot be written loses no checkpoint, only this safeguard."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(note)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        log.error("checkpoint_not_kept", extra={"path": str(path), "reason": error.strerror})
