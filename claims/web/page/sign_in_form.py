"""The form of signing in: passwords for one account as fast as ``services/access/password_attempts.py`` lets them come."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import g, request
from flask_security.forms import LoginForm
from werkzeug.exceptions import TooManyRequests

from claims.extensions import db, folded_mailbox
from claims.services.access.password_attempts import begin_attempt, forget_failures, note_failure, seconds_to_wait


class TooManyPasswords(TooManyRequests):
    """Wrong passwords were sent for an e-mail address, so the next one has to wait."""

    def __init__(self, seconds: int) -> None:
        wait = f"{seconds} seconds" if seconds < 120 else f"{-(-seconds // 60)} minutes"
        super().__init__(
            f"Several wrong passwords were sent for this e-mail address, perhaps by somebody else. Try again in {wait}, "
            "sign in with a passkey, or set a new password with a link.",
            retry_after=seconds,
        )


class SlowingLoginForm(LoginForm):
    """The library's form; a wrong password makes the next one for that address wait, a right one ends that."""

    def validate(self, **kwargs: Any) -> bool:  # noqa: ANN401  (the library's signature)
        """Whether address and password fit. Raises ``TooManyPasswords`` before they are compared."""
        if not self.email.data or not self.password.data:
            return bool(super().validate(**kwargs))
        session, now, mailbox = db.session(), dt.datetime.now(dt.UTC), folded_mailbox(self.email.data)
        attempts = begin_attempt(session, mailbox, place=request.remote_addr or "", now=now)
        wait_s = seconds_to_wait(attempts, now=now)
        if wait_s:
            g.retry_after = str(wait_s)  # kept from the rate counter, which writes its own over it
            raise TooManyPasswords(wait_s)
        is_right = bool(super().validate(**kwargs))
        if is_right:
            session.delete(attempts)
            forget_failures(session, mailbox)
        else:
            note_failure(attempts, now=now)
            session.commit()  # kept whatever becomes of the request
        return is_right
