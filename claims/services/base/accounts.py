"""Accounts of people: made for an address that has none yet."""

from __future__ import annotations

import datetime as dt
import re
import uuid

from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.texts.input_text import checked_line
from claims.models.user import User
from claims.services.base.saving import saving

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")


def checked_email(text: str) -> str:
    """The address in lower case; ``Invalid`` (``email_invalid``) for what is none."""
    email = checked_line(text, "email", max_length=255, required=True).lower()
    if not _EMAIL.fullmatch(email):
        raise Invalid(f"“{email}” is not an e-mail address.", code="email_invalid", field="email")
    return email


def make_account(
    session: Session, email: str, *, name: str, password_hash: str, must_change_password: bool, now: dt.datetime
) -> User:
    """An account for an address that ``checked_email`` gave; it is in no organization yet.

    Raises ``Invalid`` for an unusable name and ``Conflict`` (``email_taken``) where an account has the address.
    """
    user = User(
        email=email,
        name=checked_line(name, "name", max_length=200, required=True),
        password=password_hash,
        active=True,
        fs_uniquifier=uuid.uuid4().hex,
        must_change_password=must_change_password,
        created_at=now,
    )
    with saving(session, conflict=f"There is already an account for {email}.", code="email_taken"):
        session.add(user)
    return user
