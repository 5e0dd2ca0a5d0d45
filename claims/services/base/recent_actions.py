"""What a person has done lately, with the way back: what a toast says for ten seconds stays here for days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claims.core.texts.input_text import cut_to
from claims.models.recent_action import RecentAction
from claims.services.base.paging import Page, RankPlace, newest_first, page_of

KEPT = dt.timedelta(days=14)
"""How long an action is listed; the history of each thing itself is kept for ever."""

_LIST = "recent-actions"
_TEXT_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done: the sentence, the words of the claim it is about, where it leads, what it was done to (as
    ``review:12``), and the form that takes it back (no address: nothing does)."""

    text: str
    about: str = ""
    link: str = ""
    subject: str = ""
    undo_href: str = ""
    undo_fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecentLine:
    """One line of the list; ``may_undo`` only where nothing was done to the same thing since."""

    action: RecentAction
    may_undo: bool


def note_action(session: Session, user_id: int, deed: Deed, *, now: dt.datetime) -> None:
    """Put an action on the person's list; too long words are cut at their end."""
    undo = {"href": deed.undo_href, "fields": dict(deed.undo_fields)} if deed.undo_href else {}
    session.add(
        RecentAction(
            user_id=user_id,
            text=cut_to(deed.text, _TEXT_LENGTH),
            about=cut_to(deed.about, _TEXT_LENGTH),
            link=deed.link,
            subject=deed.subject,
            undo=undo,
            created_at=now,
        )
    )


def list_actions(
    session: Session, user_id: int, *, now: dt.datetime, after: str | None = None, limit: int = 50
) -> Page[RecentLine]:
    """The person's actions of the last ``KEPT``, newest first. Raises ``Invalid`` (``bad_cursor``)."""
    query = select(RecentAction).where(RecentAction.user_id == user_id, RecentAction.created_at > now - KEPT)
    rows = session.scalars(newest_first(query, RecentAction.id, _LIST, after=after, limit=limit)).all()
    page = page_of(rows, limit, _LIST, lambda row: RankPlace(0, row.id))
    newest = _newest_of(session, user_id, page.items)
    lines = [RecentLine(row, bool(row.undo) and newest.get(row.subject, row.id) == row.id) for row in page.items]
    return Page(lines, page.next_cursor)


def purge(session: Session, *, now: dt.datetime, limit: int = 1_000) -> int:
    """Forget actions that are no longer listed; gives how many."""
    old = select(RecentAction.id).where(RecentAction.created_at <= now - KEPT).limit(limit)
    return len(session.scalars(delete(RecentAction).where(RecentAction.id.in_(old)).returning(RecentAction.id)).all())


def _newest_of(session: Session, user_id: int, rows: list[RecentAction]) -> dict[str, int]:
    """By subject the id of the person's newest action on it."""
    subjects = {row.subject for row in rows if row.subject}
    if not subjects:
        return {}
    found = session.execute(
        select(RecentAction.subject, RecentAction.id)
        .where(RecentAction.user_id == user_id, RecentAction.subject.in_(subjects))
        .order_by(RecentAction.id)
    )
    return {row[0]: row[1] for row in found}
