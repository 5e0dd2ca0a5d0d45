"""Failures as pages: what happened, what was kept, what to do, in plain sentences."""

from __future__ import annotations

import logging
import math
import time
from dataclasses import dataclass

from flask import Response, current_app, g, render_template, request, url_for
from flask_wtf.csrf import CSRFError, validate_csrf
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from claims.core import errors
from claims.core.problems.problem_codes import PROBLEM_CODES
from claims.core.problems.statuses import http_status
from claims.extensions import limiter
from claims.logs import reason_to_wait
from claims.web.page.sign_in_form import TooManyPasswords
from claims.web.page.visit import is_part, names_other_writer, page_before, sign_in_first, visit
from claims.web.words.local_paths import in_site

log = logging.getLogger(__name__)


_TITLES = {
    400: "This request could not be read",
    403: "You are not allowed to do this",
    404: "There is nothing here",
    405: "This address takes no such request",
    409: "This no longer fits",
    412: "Somebody saved in between",
    413: "This is too large",
    422: "This cannot be taken as it is",
    429: "Too many requests",
    500: "Something went wrong here",
    503: "The registry cannot answer right now",
}

_EXPIRED = "This form has expired"

_UNSAID = "This form does not say where it comes from"

_UNSAID_DETAIL = (
    "Your browser did not name the page of this registry on which the form stands. Nothing was changed. Allow the browser "
    "to tell this address which page one comes from (“Referer”), then send the form again."
)

OTHER_WRITER = "Somebody else is signed in now, and this text is not theirs. Copy your text, then sign in yourself."

_DETAILS = {
    400: "The request was cut short or was not made by a page of this registry. Go back, reload the page, and try again.",
    404: "No page has this address. It may have been mistyped, or the link to it is wrong.",
    405: "Go back and use the buttons of the page.",
    413: "What was sent is larger than the registry takes. Send it in parts.",
    500: "Nothing was changed. Try once more; if it happens again, the number below tells an administrator where.",
    503: "The database is busy or cannot be reached. Nothing was changed. Try again in a minute.",
}

_KEEPABLE = 100_000
"""Characters of a reader's text that an error page hands back."""
_TEXT_LENGTH = 20
"""Characters from which what stands in a field is a text that somebody wrote, no choice or number."""

_ADDRESSES = ("http://", "https://")

_UNKEPT_FIELDS = frozenset({"csrf_token", "shown", "was", "seen", "words"})


@dataclass(frozen=True, slots=True)
class Failure:
    """What a page says of a failure; ``code`` links to its explanation where there is one.

    ``may_sign_in``: signing in may help. ``is_of_other_sign_in``: the form is of an earlier one of the same
    person and lacks only its token.
    """

    status: int
    title: str
    detail: str
    code: str = ""
    keeps_text: bool = False
    may_sign_in: bool = False
    is_of_other_sign_in: bool = False


def describe_failure(error: Exception) -> Failure:
    """The failure behind any exception; an unexpected one is logged with its trace and told without it."""
    if isinstance(error, errors.ClaimsError):
        status = http_status(error)
        return Failure(status, _TITLES[status], error.detail, error.code, keeps_text=True)
    if isinstance(error, CSRFError):
        return Failure(400, _UNSAID, _UNSAID_DETAIL, keeps_text=True) if _token_fits() else _expired(400)
    if isinstance(error, TooManyPasswords):
        return Failure(429, "Too many wrong passwords", str(error.description))
    if isinstance(error, HTTPException):
        status = error.code or 500
        if status == 429:
            return Failure(429, _TITLES[429], _too_many(), keeps_text=True)
        return _plain(status if status in _TITLES else 400 if status < 500 else 500)
    if isinstance(error, StaleDataError | IntegrityError):
        log.warning("write_conflict", exc_info=error)
        return Failure(
            409, _TITLES[409], "Somebody changed the same thing at the same moment. Try again.", keeps_text=True
        )
    if (reason := reason_to_wait(error)) is not None:
        log.error("database_unavailable", extra={"reason": reason})
        return _plain(503)
    log.error("unexpected_error", exc_info=error)
    return _plain(500)


def _too_many() -> str:
    """How long to wait: some limits count a minute, others an hour."""
    reached = limiter.current_limit
    minutes = 1 if reached is None else max(1, math.ceil((reached.reset_at - time.time()) / 60))
    wait = "a minute" if minutes == 1 else f"{minutes} minutes"
    return f"This address has sent more requests than the registry answers in this time. Wait {wait}, then send this again."


def _expired(status: int) -> Failure:
    """A form whose sign-in has ended, or was followed by another one: what was written must not be lost with it."""
    if not _knows_reader():
        detail = "You are not signed in any more, or the page was open too long. Nothing was changed."
        return Failure(status, _EXPIRED, detail, keeps_text=True, may_sign_in=True)
    if names_other_writer():
        return Failure(status, _EXPIRED, OTHER_WRITER, keeps_text=True)
    detail = "You signed in again since the page was opened. Nothing was changed. Open the page again, then send it."
    return Failure(status, _EXPIRED, detail, keeps_text=True, is_of_other_sign_in="writer" in request.form)


def _token_fits() -> bool:
    """Whether only the page that the form comes from was not to be seen, or was another site's."""
    try:
        validate_csrf(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))
    except ValueError:
        return False
    return True


def is_autosave() -> bool:
    """Whether a form is being saved as one writes: what is wrong then stands beside "Saved", and takes no focus."""
    return is_part() and request.endpoint is not None and request.endpoint.endswith(".autosave")


def is_poll() -> bool:
    """Whether a page asks by itself while somebody writes on it: a failure then changes nothing there."""
    return is_part() and request.endpoint is not None and request.endpoint.endswith(".evidence_state")


def ask_to_sign_in() -> Response:
    """The answer to a form that only people may send, from who is not signed in any more: a text that was written stays,
    everything else is sent to the sign-in page and back."""
    if is_poll():
        return Response(status=204)
    if request.method == "POST" and (is_autosave() or sent_text()):
        return _render(_expired(401))
    return sign_in_first()


def show_failure(error: Exception) -> Response:
    """The page of any exception, or the line for a swapped part."""
    failure = describe_failure(error)
    if is_poll():
        return Response(status=204)
    if is_autosave() and (failure.status >= 500 or failure.status == 429):
        return Response(status=failure.status)  # the page says that it is not saved, and tries again
    if failure.status == 403 and request.method == "GET" and not _knows_reader():
        return sign_in_first()
    response = _render(failure)
    if isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name.lower() in {"allow", "retry-after"}:
                response.headers[name] = value
    return response


def _plain(status: int) -> Failure:
    # What cannot be read, or is too large to be, is not read here a second time.
    keeps_text = status not in (400, 405, 413)
    return Failure(status, _TITLES[status], _DETAILS.get(status, _DETAILS[400]), keeps_text=keeps_text)


def _render(failure: Failure) -> Response:
    if is_autosave():
        text = render_template("errors/not_saved.html", failure=failure, address=request.path)
        return Response(text, failure.status, {"HX-Retarget": "#saved", "HX-Reswap": "innerHTML"})
    if is_part():
        text = render_template("errors/part.html", failure=failure)
        return Response(text, failure.status, {"HX-Retarget": "#errors", "HX-Reswap": "innerHTML"})
    kept = sent_text() if failure.keeps_text else ""
    context = {
        "status": failure.status,
        "title": failure.title,
        "detail": failure.detail,
        "request_id": g.get("request_id", ""),
        "explained": failure.code if failure.code in PROBLEM_CODES else "",
        "kept": kept,
        "actions": _ways_on(failure, has_text=bool(kept)),
    }
    try:
        page = render_template("errors/error.html", **context)
    except Exception as error:
        # The frame asks the database who is signed in, which is told already.
        if reason_to_wait(error) is None:
            log.exception("error_page_failed")
        page = current_app.jinja_env.get_template("errors/bare.html").render(context)
    return Response(page, failure.status, {"Cache-Control": "no-store"})


def _ways_on(failure: Failure, *, has_text: bool) -> list[tuple[str, str]]:
    """Where the page of a failure leads; to the usual place where there is nothing better. What was written stays on the
    page, so all ways from there open another window."""
    came_from = page_before()
    beside = " in another window" if has_text else ""
    ways = []
    if failure.may_sign_in and (failure.status == 401 or came_from != in_site("/")):
        ways.append((url_for("security.login", next=came_from), f"Sign in{beside}"))
    if came_from != in_site("/") and (has_text or failure.title == _EXPIRED):
        ways.append((came_from, f"Open the page{beside or ' again'}"))
    return ways


def _knows_reader() -> bool:
    try:
        return visit().is_signed_in
    except Exception as error:
        if (reason := reason_to_wait(error)) is None:
            log.exception("reader_unknown")
        else:
            log.error("database_unavailable", extra={"reason": reason})
        return False


def sent_text() -> str:
    """The texts of the form, one below the other, so that nobody writes them twice."""
    if request.method != "POST" or request.mimetype not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return ""
    if request.blueprint == "security":
        return ""  # passwords and codes, and addresses of people
    try:
        sent = list(request.form.items())
    except HTTPException:
        return ""  # larger than is read
    return "\n\n".join(text for name, text in sent if _is_kept(name) and _is_written(text))[:_KEEPABLE]


def _is_kept(name: str) -> bool:
    return name not in _UNKEPT_FIELDS and "password" not in name and not name.endswith("_id")


def _is_written(text: str) -> bool:
    """Whether a person wrote this: in words, or the address of a page; hidden fields hold times, places and marks."""
    is_worded = not text.isascii() or len(text.split()) > 1
    return len(text) > _TEXT_LENGTH and not text.startswith("/") and (is_worded or text.startswith(_ADDRESSES))
