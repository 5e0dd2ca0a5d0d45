"""Claimants: found or made by name, named by id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from claims.core.texts.input_text import checked_line
from claims.models.speaker import Speaker
from claims.services.base.parties_then import SPEAKERS_THEN, shown_then
from claims.services.base.parts import in_parts
from claims.services.base.saving import saving
from claims.services.directories.parties import MAX_NAME_LENGTH, own_name
from claims.services.directories.speaker_directory import SPEAKERS


def ensure_speaker(session: Session, name: str, *, now: dt.datetime) -> int:
    """The id of the speaker of this name (white space folded), made if unknown; a merged one gives its successor."""
    name = checked_line(name, "speaker", max_length=MAX_NAME_LENGTH, required=True)
    return ensure_speakers(session, [name], now=now)[name]


def ensure_speakers(session: Session, names: Iterable[str], *, now: dt.datetime) -> dict[str, int]:
    """The ids of many speakers by name, the names tidied already."""
    wanted = sorted(set(names))  # in one order, so that two writers never wait for each other
    found = _find(session, wanted)
    missing = [Speaker(name=name, created_at=now) for name in wanted if name not in found]
    if missing:
        with saving(session, conflict="The same speaker was just added by somebody else. Try again."):
            session.add_all(missing)
        session.add_all(own_name(SPEAKERS, speaker, now=now) for speaker in missing)
        found.update((speaker.name, speaker.id) for speaker in missing)
    return found


def speaker_names(
    session: Session, speaker_ids: Iterable[int | None], *, known_at: dt.datetime | None = None
) -> dict[int, str]:
    """The name of each speaker by id, of a merged one that of its successor, with ``known_at`` as both were then; Nones are
    passed over."""
    wanted = {speaker_id for speaker_id in speaker_ids if speaker_id is not None}
    if not wanted:
        return {}
    if known_at is not None:
        return {number: name for number, (_, name) in shown_then(session, SPEAKERS_THEN, wanted, known_at).items()}
    root = aliased(Speaker)
    rows = session.execute(
        select(Speaker.id, root.name)
        .join(root, root.id == func.coalesce(Speaker.merged_into_id, Speaker.id))
        .where(Speaker.id.in_(wanted))
    )
    return {row[0]: row[1] for row in rows}


def _find(session: Session, names: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in in_parts(names):
        rows = select(Speaker.name, func.coalesce(Speaker.merged_into_id, Speaker.id)).where(Speaker.name.in_(part))
        found.update(session.execute(rows).all())
    return found
