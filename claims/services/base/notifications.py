"""Notifications: one line to one person, read when they look at their list."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from claims.core.texts.input_text import cut_to
from claims.models.claim import Claim
from claims.models.notification import Notification
from claims.models.review import Review
from claims.models.user_preference import UserPreference
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.base.rows import MOST_COUNTED, count_up_to


class Notice(StrEnum):
    """What somebody may be told; each can be muted."""

    SPIKE = "demand_spike"
    ASSIGNED = "assigned"
    RETURNED = "returned"
    LAPSED = "lapsed"
    DECIDED = "decided"
    PUBLISHED = "published"
    RECHECK = "recheck"
    WITHDRAWN = "withdrawn"
    CLAIM_CHANGED = "claim_changed"
    WEBHOOK_DISABLED = "webhook_disabled"


KEPT = dt.timedelta(days=90)
"""How long a line is kept that was read."""

CLAIM_LENGTH = 300
"""Characters of a claim that a line shows."""

_LIST = "notifications"
_LINK = re.compile(r"/(claims|reviews)/(\d{1,18})(?:/work)?\Z", re.ASCII)
_TEXT_LENGTH = 500


def notify(
    session: Session,
    user_id: int,
    kind: str,
    text: str,
    link: str,
    now: dt.datetime,
    *,
    subject: str | None = None,
) -> bool:
    """Leave a line for a person; ``link`` is a path on this site or "". Gives whether it is new.

    Who has muted the kind is not told. With a ``subject`` (as ``alert:12``) it is told once to each person and kind,
    whoever asks again. Too long a text is cut at its end. Call it from one place at a time for one subject: a race ends in
    a database error, not in two lines.
    """
    preferences = session.get(UserPreference, user_id)
    if preferences is not None and kind in preferences.muted:
        return False
    if subject is not None:
        told = (Notification.user_id == user_id, Notification.kind == kind, Notification.subject == subject)
        if session.scalar(select(Notification.id).where(*told)) is not None:
            return False
    line = cut_to(text, _TEXT_LENGTH)
    session.add(Notification(user_id=user_id, kind=kind, subject=subject, text=line, link=link, created_at=now))
    session.flush()  # the next call asks the database what was told
    return True


def list_notifications(
    session: Session, user_id: int, *, after: str | None = None, limit: int = 50
) -> Page[Notification]:
    """The person's lines, newest first. Raises ``Invalid`` (``bad_cursor``, ``limit_out_of_range``)."""
    query = select(Notification).where(Notification.user_id == user_id)
    rows = session.scalars(newest_first(query, Notification.id, _LIST, after=after, limit=limit)).all()
    return page_of(rows, limit, _LIST, lambda row: RankPlace(0, row.id))


def claims_told_of(session: Session, rows: Iterable[Notification]) -> dict[int, Claim]:
    """By id of a line the claim that it is about, as far as its link leads to one; merged ones are as they were."""
    linked = {row.id: (found[1], int(found[2])) for row in rows if (found := _LINK.match(row.link))}
    wanted = {name: {number for kind, number in linked.values() if kind == name} for name in ("claims", "reviews")}
    of_claims = select(Claim.id, Claim).where(Claim.id.in_(wanted["claims"]))
    of_reviews = (
        select(Review.id, Claim).join(Claim, Claim.id == Review.claim_id).where(Review.id.in_(wanted["reviews"]))
    )
    claims = {("claims", number): claim for number, claim in session.execute(of_claims)}
    claims |= {("reviews", number): claim for number, claim in session.execute(of_reviews)}
    return {row_id: claims[place] for row_id, place in linked.items() if place in claims}


def count_unread(session: Session, user_id: int) -> int:
    """How many lines are unread, counted up to ``MOST_COUNTED``."""
    unread = select(Notification.id).where(Notification.user_id == user_id, Notification.read_at.is_(None))
    return count_up_to(session, unread, MOST_COUNTED)


def mark_read(
    session: Session, user_id: int, *, now: dt.datetime, number: int | None = None, up_to: int | None = None
) -> int:
    """Mark one line of the person as read, or all with ids up to the newest they have seen; gives how many were unread.

    A line of somebody else is left alone, as one that is not there.
    """
    unread = [Notification.user_id == user_id, Notification.read_at.is_(None)]
    if number is not None:
        unread.append(Notification.id == number)
    if up_to is not None:
        unread.append(Notification.id <= up_to)
    found = update(Notification).where(*unread).values(read_at=now).returning(Notification.id)
    return len(session.scalars(found.execution_options(synchronize_session=False)).all())


def purge(session: Session, *, now: dt.datetime, limit: int = 1_000) -> int:
    """Forget lines that were read long ago; what is unread stays. Gives how many."""
    old = select(Notification.id).where(Notification.read_at < now - KEPT).limit(limit)
    return len(session.scalars(delete(Notification).where(Notification.id.in_(old)).returning(Notification.id)).all())
