"""Wrong passwords counted by account: each in a row makes the next one wait longer, and nobody is ever locked out.

Addresses with and without an account are counted alike. Where a person has signed in from is counted apart, so that
somebody who guesses elsewhere keeps nobody out of their own desk; a link to a new password begins the count anew.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict
from claims.core.sign_in_waits import FORGOTTEN_AFTER, wait_after
from claims.models.password_attempt import PasswordAttempts
from claims.models.sign_in import SignIn
from claims.models.user import User
from claims.services.base.saving import saving

KNOWN_FOR = dt.timedelta(days=30)
"""How long a place is known after somebody was last signed in there."""


def begin_attempt(session: Session, mailbox: str, *, place: str, now: dt.datetime) -> PasswordAttempts:
    """The count for a password that is about to be tried; held until the transaction ends, so that guesses sent at once
    are taken one after the other.

    ``mailbox`` is the e-mail address as the sign-in looks it up, ``place`` where the connection comes from. Whether the
    password may be tried says ``seconds_to_wait``.
    """
    bucket = _bucket(f"{mailbox}\n{place}" if _is_known(session, mailbox, place, now) else mailbox)
    found = _held(session, bucket)
    if found is None:
        try:
            with saving(session, conflict="The first of several at once."):
                session.add(PasswordAttempts(bucket=bucket, failures=0, failed_at=now))
        except Conflict:
            session.expire_all()  # another request has just made it
        found = _held(session, bucket)
        assert found is not None
    if now - found.failed_at >= FORGOTTEN_AFTER:
        found.failures = 0
    return found


def seconds_to_wait(attempts: PasswordAttempts, *, now: dt.datetime) -> int:
    """Whole seconds until the next password may be tried; 0 for at once."""
    wait = wait_after(attempts.failures)
    if not wait:
        return 0  # of guesses sent at once another one may have failed after this one came
    return max(0, -((now - attempts.failed_at - wait) // dt.timedelta(seconds=1)))


def note_failure(attempts: PasswordAttempts, *, now: dt.datetime) -> None:
    """Count a wrong password."""
    attempts.failures += 1
    attempts.failed_at = now


def forget_failures(session: Session, mailbox: str) -> None:
    """Begin anew for an account that somebody has shown to be theirs."""
    session.execute(delete(PasswordAttempts).where(PasswordAttempts.bucket == _bucket(mailbox)))


def purge(session: Session, *, now: dt.datetime, limit: int = 1_000) -> int:
    """Forget counts that begin anew anyway; gives how many."""
    old = select(PasswordAttempts.bucket).where(PasswordAttempts.failed_at < now - FORGOTTEN_AFTER).limit(limit)
    gone = delete(PasswordAttempts).where(PasswordAttempts.bucket.in_(old)).returning(PasswordAttempts.bucket)
    return len(session.scalars(gone).all())


def _is_known(session: Session, mailbox: str, place: str, now: dt.datetime) -> bool:
    """Whether the person of this address, if there is one, was signed in from there lately."""
    signed_in = (
        select(SignIn.id)
        .join(User, User.id == SignIn.user_id)
        .where(func.lower(User.email) == mailbox, SignIn.address == place[:64], SignIn.seen_at > now - KNOWN_FOR)
    )
    return session.scalar(signed_in.limit(1)) is not None


def _held(session: Session, bucket: str) -> PasswordAttempts | None:
    return session.scalar(
        select(PasswordAttempts).where(PasswordAttempts.bucket == bucket).with_for_update(),
        execution_options={"populate_existing": True},
    )


def _bucket(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
