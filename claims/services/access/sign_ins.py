"""Sessions of people: begun at each sign-in, listed, ended one by one or all at once."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from claims.core.errors import NotFound
from claims.models.sign_in import SignIn
from claims.services.base.rows import find_row

LASTS = dt.timedelta(days=14)
"""How long a session nobody uses stays open."""

SEEN_EVERY = dt.timedelta(minutes=5)
"""The last use is written no more often, so that reading seldom writes."""

KEPT = dt.timedelta(days=30)
"""How long an ended session is kept, for whoever asks afterwards from where somebody was signed in."""

MOST_LISTED = 100


def begin(session: Session, user_id: int, *, agent: str, address: str, now: dt.datetime) -> SignIn:
    """A new session of a person; ``agent`` and ``address`` are what the browser and the connection say."""
    made = SignIn(
        user_id=user_id,
        key=uuid.uuid4().hex,
        agent=_printable(agent)[:300],
        address=address[:64],
        created_at=now,
        seen_at=now,
    )
    session.add(made)
    session.flush()  # the cookie names its key
    return made


def find_open(session: Session, key: object, user_id: int, *, now: dt.datetime) -> SignIn | None:
    """The open session with this key, if it is this person's; None for one that was ended, has lapsed or never was."""
    if not isinstance(key, str):
        return None
    return session.scalar(select(SignIn).where(SignIn.key == key, SignIn.user_id == user_id, _is_open(now)))


def note_seen(session: Session, sign_in_id: int, *, now: dt.datetime) -> None:
    """Keep that the session was used."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id, SignIn.ended_at.is_(None)).values(seen_at=now))


def list_open(session: Session, user_id: int, *, now: dt.datetime) -> list[SignIn]:
    """The open sessions of a person, the one used last first; a hundred at most."""
    rows = (
        select(SignIn).where(SignIn.user_id == user_id, _is_open(now)).order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    )
    return list(session.scalars(rows.limit(MOST_LISTED)))


def end(session: Session, sign_in_id: int, user_id: int, *, now: dt.datetime) -> None:
    """End one session of a person; one that is over stays so. Raises ``NotFound`` for somebody else's."""
    found = find_row(session, SignIn, sign_in_id)
    if found is None or found.user_id != user_id:
        raise NotFound("You have no such session.", code="session_unknown")
    if found.ended_at is None:
        found.ended_at = now
        session.flush()  # the next request with it must be refused


def end_key(session: Session, key: object, *, now: dt.datetime) -> None:
    """End the session with this key, if there is one."""
    if isinstance(key, str):
        session.execute(update(SignIn).where(SignIn.key == key, SignIn.ended_at.is_(None)).values(ended_at=now))


def end_all(session: Session, user_id: int, *, now: dt.datetime, but: int | None = None) -> int:
    """End the sessions of a person, all or all but one; gives how many that were."""
    open_ones = and_(SignIn.user_id == user_id, SignIn.ended_at.is_(None))
    if but is not None:
        open_ones = and_(open_ones, SignIn.id != but)
    return len(session.scalars(update(SignIn).where(open_ones).values(ended_at=now).returning(SignIn.id)).all())


def purge(session: Session, *, now: dt.datetime, limit: int = 1_000) -> int:
    """Forget sessions that ended or lapsed long ago; gives how many."""
    over = or_(SignIn.ended_at < now - KEPT, SignIn.seen_at < now - LASTS - KEPT)
    old = select(SignIn.id).where(over).limit(limit)
    return len(session.scalars(delete(SignIn).where(SignIn.id.in_(old)).returning(SignIn.id)).all())


def _is_open(now: dt.datetime) -> ColumnElement[bool]:
    return and_(SignIn.ended_at.is_(None), SignIn.seen_at > now - LASTS)


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
