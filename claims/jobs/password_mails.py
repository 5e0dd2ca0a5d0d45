"""Job ``password_mail``: write to somebody about their password."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.core.messages.password_mails import PasswordMail
from claims.jobs.context import JobContext, Write
from claims.services.access.password_mails import write_mail


def send_password_mail(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Send the mail; where mail is off since, or the account is closed, nothing is sent.

    Sent before the job is marked done: who is cut off in between gets it twice, each link good until one was used.
    """
    mailing = context.settings.mailing
    if mailing is None:
        return lambda _session: {"sent": False}
    with context.reading() as session:
        mail = write_mail(session, mailing, PasswordMail(arguments["mail"]), int(arguments["user_id"]))
    if mail is not None:
        mailing.mailer.send(mail)
    return lambda _session: {"sent": mail is not None}
