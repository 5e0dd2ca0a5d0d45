"""The works that evidence comes from, each kept once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.source_address import source_key
from claims.models.review_revision import Source
from claims.services.saving import saving

_KEYS_PER_STATEMENT = 500


@dataclass(frozen=True, slots=True)
class Work:
    """What names a source; ``url`` empty for a work without address."""

    title: str
    publisher: str
    url: str

    @property
    def key(self) -> str:
        """Identity of the work (SHA-256 in hex)."""
        return source_key(self.url or None, self.title, self.publisher)


def ensure_sources(session: Session, works: Iterable[Work], *, now: dt.datetime) -> dict[str, int]:
    """The id of each work's source by its key; unknown ones are made. Title and publisher stay as first given."""
    wanted: dict[str, Work] = {}
    for work in works:
        wanted.setdefault(work.key, work)
    found = _find(session, list(wanted))
    missing = [
        Source(key=key, url=work.url or None, title=work.title or work.url, publisher=work.publisher, created_at=now)
        for key, work in sorted(
            wanted.items(), key=lambda item: item[0]
        )  # in one order, so that two writers never wait for each other
        if key not in found
    ]
    if missing:
        with saving(session, conflict="The same source was just added by somebody else. Try again."):
            session.add_all(missing)
        found.update((source.key, source.id) for source in missing)
    return found


def _find(session: Session, keys: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(keys), _KEYS_PER_STATEMENT):
        part = keys[start : start + _KEYS_PER_STATEMENT]
        found.update(session.execute(select(Source.key, Source.id).where(Source.key.in_(part))).all())
    return found
