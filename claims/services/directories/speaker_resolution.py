"""Whom the names in an article mean: linked where they can only mean one speaker."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from claims.core.sources.speaker_names import Resolution, fold_name, resolve
from claims.models.speaker import Speaker, SpeakerAlias
from claims.services.base.parts import in_parts


def resolve_names(session: Session, names: Iterable[str], *, on: dt.date) -> dict[str, Resolution]:
    """By name whom it means on a day; aliases count for the time that they were borne.

    Speakers are known under their own name (an alias that is made with them) and their aliases. Two statements for each
    ``IDS_PER_STATEMENT`` names.
    """
    folded = {name: fold_name(name) for name in names}
    wanted = sorted({value for value in folded.values() if value})
    full: dict[str, list[int]] = defaultdict(list)
    by_surname: dict[str, list[int]] = defaultdict(list)
    for part in in_parts(wanted):
        rows = session.execute(
            select(
                SpeakerAlias.folded,
                SpeakerAlias.surname,
                func.coalesce(Speaker.merged_into_id, Speaker.id),
            )
            .join(Speaker, Speaker.id == SpeakerAlias.party_id)
            .where(
                or_(SpeakerAlias.folded.in_(part), SpeakerAlias.surname.in_(part)),
                or_(SpeakerAlias.since.is_(None), SpeakerAlias.since <= on),
                or_(SpeakerAlias.until.is_(None), SpeakerAlias.until >= on),
            )
        )
        for name, surname, speaker_id in rows:
            full[name].append(speaker_id)
            by_surname[surname].append(speaker_id)
    return {name: resolve(full[value], by_surname[value]) for name, value in folded.items() if value}
