"""Views of the queue that a person keeps under a name; one of them may be where their queue starts."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotFound
from claims.core.texts.input_text import checked_line
from claims.models.saved_filter import SavedFilter
from claims.services.base.rows import find_row
from claims.services.base.saving import saving

MAX_FILTERS = 30
"""Saved filters of one person at most: more are no menu."""

MAX_NAME_LENGTH = 60

_TAKEN = "You have a filter of this name already. Choose another name."


def save_filter(session: Session, user_id: int, name: str, query: str, *, now: dt.datetime) -> SavedFilter:
    """Keep a view under a name; the same name and view again is the same filter.

    Raises ``Invalid`` as ``checked_line`` does, and ``Conflict`` (``name_taken``, ``too_many``).
    """
    name = checked_line(name, "name", max_length=MAX_NAME_LENGTH, required=True)
    own = list_filters(session, user_id)
    for kept in own:
        if (kept.name, kept.query) == (name, query):
            return kept
    if len(own) >= MAX_FILTERS:
        raise Conflict(f"You have {MAX_FILTERS} saved filters; delete one first.", code="too_many")
    kept = SavedFilter(user_id=user_id, name=name, query=query, created_at=now)
    with saving(session, conflict=_TAKEN, code="name_taken"):
        session.add(kept)
    return kept


def rename_filter(session: Session, user_id: int, filter_id: int, name: str) -> SavedFilter:
    """Give a saved filter another name. Raises as ``save_filter``, and ``NotFound`` for somebody else's."""
    kept = get_filter(session, user_id, filter_id)
    name = checked_line(name, "name", max_length=MAX_NAME_LENGTH, required=True)
    with saving(session, conflict=_TAKEN, code="name_taken"):
        kept.name = name
    return kept


def set_start(session: Session, user_id: int, filter_id: int | None) -> None:
    """Let the person's queue start with one of their filters, or (None) with its first tab. Raises ``NotFound``."""
    chosen = None if filter_id is None else get_filter(session, user_id, filter_id)
    session.execute(update(SavedFilter).where(SavedFilter.user_id == user_id).values(is_start=False))
    if chosen is not None:
        chosen.is_start = True
    session.flush()  # the page lists them


def delete_filter(session: Session, user_id: int, filter_id: int) -> SavedFilter:
    """Forget a saved filter; gives what it was. Raises ``NotFound`` for somebody else's."""
    kept = get_filter(session, user_id, filter_id)
    session.delete(kept)
    session.flush()  # the page lists what is left
    return kept


def get_filter(session: Session, user_id: int, filter_id: int) -> SavedFilter:
    """One of the person's filters; ``NotFound`` for somebody else's as for none."""
    kept = find_row(session, SavedFilter, filter_id)
    if kept is None or kept.user_id != user_id:
        raise NotFound("You have no such filter.", code="filter_unknown")
    return kept


def list_filters(session: Session, user_id: int) -> list[SavedFilter]:
    """The person's filters by name."""
    query = select(SavedFilter).where(SavedFilter.user_id == user_id)
    return list(session.scalars(query.order_by(SavedFilter.name, SavedFilter.id).limit(MAX_FILTERS)))


def start_of(session: Session, user_id: int) -> SavedFilter | None:
    """The filter that the person's queue starts with, if any."""
    return session.scalar(
        select(SavedFilter)
        .where(SavedFilter.user_id == user_id, SavedFilter.is_start)
        .order_by(SavedFilter.id)
        .limit(1)
    )
