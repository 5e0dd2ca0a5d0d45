"""Signing in and out: each sign-in is a row of its own that can be ended; the cookie only names it.

The session cookie is signed but kept by the browser. Without the row a copy of it would stay good after signing out, and
nobody could end a session on a lost device.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Flask, Response, g, request, session
from flask_login import user_logged_out  # type: ignore[import-untyped]
from flask_security import current_user, hash_password, user_authenticated
from flask_security.signals import password_changed, password_reset, reset_password_instructions_sent

from claims.core.messages.password_mails import PasswordMail
from claims.extensions import db, folded_mailbox, read_only
from claims.models import User
from claims.services.access import sign_ins
from claims.services.access.password_attempts import forget_failures
from claims.services.access.password_mails import queue_mail
from claims.web.words.local_paths import local_path

KEY = "sign_in"
"""Under this name the session cookie carries the key of the sign-in."""

_UNSEEN = frozenset({"api", "assets", "bootstrap", "fs-static"})
"""Groups of routes that need no person: nothing is looked up or written for them."""


def register(app: Flask) -> None:
    """Let every sign-in begin a row, every sign-out end it, and no session stand without one."""
    manager: Any = app.login_manager  # type: ignore[attr-defined]
    by_identifier = manager._user_callback

    def load(identifier: str) -> User | None:
        """The person of the cookie, if the sign-in that it names is still open."""
        user: User | None = by_identifier(identifier)
        if user is None:
            return None
        found = sign_ins.find_open(db.session(), session.get(KEY), user.id, now=_now())
        if found is None:
            return None
        g.sign_in_id, g.sign_in_seen_at = found.id, found.seen_at
        return user

    manager.user_loader(load)
    # The library calls nothing else at these two places, whichever way somebody came in.
    user_authenticated.connect(_begin, app)
    user_logged_out.connect(_end, app)
    password_reset.connect(_begin_anew, app)
    if app.config["MAIL_SERVER"] is not None:
        reset_password_instructions_sent.connect(_send_link, app)
        password_reset.connect(_tell_of_change, app)
        password_changed.connect(_tell_of_change, app)
    app.before_request(_note_seen)
    app.after_request(_lead_below)


def current_sign_in_id() -> int | None:
    """The id of the session that the request belongs to; None for a visitor."""
    return g.get("sign_in_id") if current_user.is_authenticated else None


def _lead_below(response: Response) -> Response:
    """Let the library, which knows hosts and no paths, lead nobody to what else stands on the host of ``PUBLIC_URL``; and
    who had to choose a password first to the page that was asked for, which it forgets."""
    if request.blueprint == "security" and response.location is not None:
        is_changed = request.endpoint == "security.change_password" and current_user.is_authenticated
        asked = request.args.get("next") if is_changed else None
        response.location = local_path(asked or response.location.removeprefix(request.host_url.rstrip("/")))
    return response


def _begin(_app: Flask, user: User, **_extra: object) -> None:
    """A new session for each sign-in: nothing that the browser held before lets anybody in, forms get new tokens."""
    now = _now()
    if KEY in session:
        sign_ins.end_key(db.session(), session[KEY], now=now)
    # "Stay signed in" makes this very session last: a second cookie that signs in anew could not be ended from here.
    session.permanent = session.pop("_remember", None) == "set"
    session.pop("_remember_seconds", None)
    session.pop("csrf_token", None)
    g.pop("csrf_token", None)
    made = sign_ins.begin(
        db.session(),
        user.id,
        agent=request.user_agent.string,
        address=request.remote_addr or "",
        now=now,
    )
    session[KEY] = made.key
    g.sign_in_id, g.sign_in_seen_at = made.id, made.seen_at


def _end(_app: Flask, **_extra: object) -> None:
    sign_ins.end_key(db.session(), session.pop(KEY, None), now=_now())


def _send_link(_app: Flask, user: User, **_extra: object) -> None:
    """Have the link sent by a worker. For an address without an account the library hashes a password to take its time;
    the same is done here, so that both answers take equally long."""
    hash_password("not-a-password")
    queue_mail(db.session(), PasswordMail.RESET, user.id, now=_now())


def _begin_anew(_app: Flask, user: User, **_extra: object) -> None:
    """Whoever has followed a link from their mailbox or an admin is not kept waiting by what others guessed before."""
    forget_failures(db.session(), folded_mailbox(user.email))


def _tell_of_change(_app: Flask, user: User, **_extra: object) -> None:
    queue_mail(db.session(), PasswordMail.CHANGED, user.id, now=_now())


def _note_seen() -> None:
    if request.endpoint in (None, "static") or request.blueprint in _UNSEEN or not current_user.is_authenticated:
        return
    now = _now()
    if now - g.sign_in_seen_at < sign_ins.SEEN_EVERY:
        return
    if read_only.get():
        db.session.rollback()  # what was read so far; the transaction that writes has to begin as one
        read_only.set(False)
    sign_ins.note_seen(db.session(), g.sign_in_id, now=now)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
