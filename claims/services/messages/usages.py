"""Who was served which review revision, so that they can be told when it no longer stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claims.models.usage import Usage
from claims.services.base.actors import Actor
from claims.services.base.parts import in_parts


def note_usages(
    session: Session, revision_ids: Iterable[int], *, actor: Actor, now: dt.datetime, article_id: int | None = None
) -> None:
    """Note that a person or key was served these revisions, for an article or for none; served again, only the time of the
    last service moves.

    For anybody else (a visitor, the command line, the program itself) there is nobody to tell, and nothing is noted.
    """
    if actor.key_id is None and actor.user_id is None:
        return
    wanted = sorted(set(revision_ids))
    for part in in_parts(wanted):
        missing = sorted(set(part) - _move(session, part, actor, now, article_id))
        if missing and not _add(session, missing, actor, now, article_id):
            _move(session, missing, actor, now, article_id)


def _move(
    session: Session, revision_ids: Sequence[int], actor: Actor, now: dt.datetime, article_id: int | None
) -> set[int]:
    """Set the time of the last service; gives the revisions that were served before."""
    known = (
        Usage.consumer == actor.label,
        Usage.revision_id.in_(revision_ids),
        Usage.article_id.is_not_distinct_from(article_id),
    )
    moved = (
        update(Usage)
        .where(*known)
        .values(last_served_at=now, organization_id=actor.organization_id)
        .execution_options(synchronize_session=False)
    )
    session.execute(moved)
    return set(session.scalars(select(Usage.revision_id).where(*known)))


def _add(session: Session, revision_ids: list[int], actor: Actor, now: dt.datetime, article_id: int | None) -> bool:
    """Add the first service of each; False where the same consumer was served the same in another request just now."""
    try:
        with session.begin_nested():
            for revision_id in revision_ids:
                session.add(
                    Usage(
                        consumer=actor.label,
                        revision_id=revision_id,
                        article_id=article_id,
                        organization_id=actor.organization_id,
                        first_served_at=now,
                        last_served_at=now,
                    )
                )
            session.flush()
    except IntegrityError:
        return False
    return True
