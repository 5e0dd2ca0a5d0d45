"""Names of claimants."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models.speaker import Speaker


def speaker_names(session: Session, speaker_ids: Iterable[int | None]) -> dict[int, str]:
    """The name of each speaker by id; Nones are passed over."""
    wanted = {speaker_id for speaker_id in speaker_ids if speaker_id is not None}
    if not wanted:
        return {}
    rows = session.execute(select(Speaker.id, Speaker.name).where(Speaker.id.in_(wanted)))
    return {speaker_id: name for speaker_id, name in rows}  # noqa: C416  (a row is no tuple to the type checker)
