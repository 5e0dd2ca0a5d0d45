"""Mails about passwords: queued with what caused them, written and sent by a worker.

A job names only the person. The link with its secret is made when the mail is sent, so that no table ever holds one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.core.messages.password_mails import SUBJECTS, PasswordMail, changed_text, reset_text
from claims.mail import Mail, Mailer
from claims.models.user import User
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM

JOB = "password_mail"
"""Name of the job; its arguments are ``{mail, user_id}``."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """How this installation writes to people: ``address`` is where they reach it, ``link_of`` makes somebody's one-time
    link to a new password."""

    mailer: Mailer
    address: str
    link_of: Callable[[User], str]


def queue_mail(session: Session, mail: PasswordMail, user_id: int, *, now: dt.datetime) -> None:
    """Have a mail sent once the transaction is committed."""
    jobs.enqueue(session, JOB, {"mail": mail.value, "user_id": user_id}, owner=SYSTEM.label, now=now)


def write_mail(session: Session, mailing: Mailing, mail: PasswordMail, user_id: int) -> Mail | None:
    """The mail as it is to be sent; None for somebody whose account is gone or closed."""
    user = session.get(User, user_id)
    if user is None or not user.active:
        return None
    if mail is PasswordMail.RESET:
        text = reset_text(user.name, mailing.link_of(user))
    else:
        text = changed_text(user.name, mailing.address)
    return Mail(user.email, SUBJECTS[mail], text)
