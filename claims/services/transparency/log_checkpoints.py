"""Checkpoints: signing what the log is, and never two of which one does not begin with the other."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotFound
from claims.core.messages.events import CheckpointSigned
from claims.core.row_ids import MAX_ID
from claims.core.transparency.checkpoint import Checkpoint, open_checkpoint, read_checkpoint, sign_checkpoint
from claims.core.transparency.signed_note import Signer, split_note
from claims.models.log_checkpoint import LogCheckpoint
from claims.services.base.events import write_event
from claims.services.base.log import lock_tree
from claims.services.base.paging import Page, Place, checked_limit, decode_cursor, page_of
from claims.services.transparency.log_proofs import log_size, root_at

_LIST = "checkpoints"


@dataclass(frozen=True, slots=True)
class LogSigning:
    """Who signs: the log's keys, the present one first; a former one is signed with beside it while keys change."""

    signers: tuple[Signer, ...]

    @property
    def origin(self) -> str:
        """The name of the log."""
        return self.signers[0].name


def sign_log(session: Session, signing: LogSigning, *, now: dt.datetime, published: str | None = None) -> LogCheckpoint:
    """A checkpoint of the log as it stands: the last one, if it says that already in the name of the same keys.

    To be called in a transaction of its own, so that what is signed is what is committed. ``published`` is the last note
    that left this machine. Raises ``Conflict`` rather than sign what would contradict an earlier checkpoint:
    ``log_origin_changed``, ``log_behind`` (a backup was restored), ``log_forked`` (entries were exchanged).
    """
    tree = lock_tree(session)
    checkpoint = Checkpoint(signing.origin, tree.size, tree.root())
    last = latest_checkpoint(session)
    if last is not None:
        _require_prefix(session, Checkpoint(last.origin, last.size, last.root), checkpoint)
    if published is not None:
        _require_prefix(session, _own(published, signing), checkpoint)
    note = sign_checkpoint(checkpoint, signing.signers)
    if last is not None and last.size == tree.size and _keys(last.note) == _keys(note):
        return last
    row = LogCheckpoint(origin=signing.origin, size=tree.size, root=checkpoint.root, note=note, signed_at=now)
    session.add(row)
    session.flush()  # the caller answers with it
    data = CheckpointSigned(
        origin=row.origin,
        size=row.size,
        root=base64.b64encode(row.root).decode(),
        note=row.note,
        permalink=f"/api/v1/log/checkpoints/{row.size}",
    )
    write_event(session, data, now=now)
    return row


def require_kept(session: Session, signing: LogSigning, published: str) -> None:
    """Hold the last note that left this machine against the log as it is. Raises as ``sign_log`` does; signs nothing."""
    size = log_size(session)
    _require_prefix(session, _own(published, signing), Checkpoint(signing.origin, size, root_at(session, size)))


def latest_checkpoint(session: Session) -> LogCheckpoint | None:
    """The newest checkpoint; None before the first."""
    return session.scalar(select(LogCheckpoint).order_by(LogCheckpoint.id.desc()).limit(1))


def checkpoint_of_size(session: Session, size: int) -> LogCheckpoint:
    """The newest checkpoint of exactly this size; ``NotFound`` (code ``log_checkpoint_unknown``) if none was signed."""
    wanted = select(LogCheckpoint).where(LogCheckpoint.size == min(size, MAX_ID)).order_by(LogCheckpoint.id.desc())
    found = session.scalar(wanted.limit(1))
    if found is None:
        raise NotFound(f"No checkpoint of {size} entries was signed.", code="log_checkpoint_unknown")
    return found


def list_checkpoints(session: Session, *, after: str | None = None, limit: int = 50) -> Page[LogCheckpoint]:
    """A page of checkpoints, newest first."""
    rows = select(LogCheckpoint)
    if after is not None:
        rows = rows.where(LogCheckpoint.id < decode_cursor(_LIST, after).id)
    found: Sequence[LogCheckpoint] = session.scalars(
        rows.order_by(LogCheckpoint.id.desc()).limit(checked_limit(limit) + 1)
    ).all()
    return page_of(found, limit, _LIST, lambda row: Place(row.signed_at, row.id))


def _require_prefix(session: Session, earlier: Checkpoint, now: Checkpoint) -> None:
    if earlier.origin != now.origin:
        raise Conflict(
            f"The log is called {earlier.origin}, not {now.origin}: a log keeps its name for life.",
            code="log_origin_changed",
        )
    if earlier.size > now.size:
        raise Conflict(
            f"The log has {now.size} entries, but a checkpoint of {earlier.size} was signed: this database is older. "
            "Bring back what is missing before anything is signed.",
            code="log_behind",
        )
    if root_at(session, earlier.size) != earlier.root:
        raise Conflict(
            f"The first {earlier.size} entries are not those that were signed: this is the database of another registry, "
            "or entries were exchanged. Nothing is signed.",
            code="log_forked",
        )


def _own(published: str, signing: LogSigning) -> Checkpoint:
    """What the kept note says; one of another log's keys is read as it is, to be refused for its name."""
    keys = [signer.verifier for signer in signing.signers]
    checkpoint = read_checkpoint(published)
    return open_checkpoint(published, keys) if checkpoint.origin == signing.origin else checkpoint


def _keys(note: str) -> set[bytes]:
    return {line.key_id for line in split_note(note)[1]}
