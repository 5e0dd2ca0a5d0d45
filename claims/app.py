"""``create_app``: the only place where the parts are joined."""

from __future__ import annotations

import base64
import datetime as dt
import logging
import os
import re
import time
import uuid
from collections.abc import Mapping
from typing import IO, Any, cast

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import Flask, Request, Response, abort, current_app, g, request, url_for
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask.typing import ResponseReturnValue
from flask_security import current_user
from gunicorn.http.errors import ParseException
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.utils import cached_property
from werkzeug.wsgi import LimitedStream

from claims import api
from claims.api import fact_check_tools
from claims.api.authentication import note_remembered_use
from claims.api.fact_check_tools.errors import error_response
from claims.api.problems import problem_response
from claims.config import ROOT, SettingError, load_settings, missing_secrets
from claims.core.errors import NotFound
from claims.core.messages.password_mails import LINK_HOURS
from claims.extensions import (
    NEVER_PREPARED,
    POSTGRESQL_SET_UP,
    bootstrap,
    csrf,
    db,
    limiter,
    migrate,
    read_only,
    security,
    set_up_sqlite,
)
from claims.logs import set_up_logging, work_id
from claims.models.stored_json import read_json
from claims.public_address import OUTSIDE, PublicAddress, path_of
from claims.services.base.health import STARTED
from claims.setting_values import MIN_PASSWORD_LENGTH
from claims.web.account import sign_in
from claims.web.page.content_policies import USUAL_POLICY
from claims.web.page.failures import show_failure
from claims.web.page.redirects import go_to
from claims.web.page.sign_in_form import SlowingLoginForm
from claims.web.site import pages
from claims.web.words.local_paths import local_path, this_address
from claims.web.words.sign_in_words import LIBRARY_WORDS

log = logging.getLogger(__name__)

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})

WITH_ONE_TIME_PASSWORD = frozenset({"security.login", "security.logout", "security.change_password", "static", None})
"""What somebody with a one-time password may open."""

PROBES = frozenset({"api.read_liveness", "api.read_readiness", "api.read_health"})
"""Asked every few seconds: good answers would fill the log."""

MAX_READ_IN_VAIN_BYTES = 32 * 1024 * 1024
"""How much more of a refused body is read; past that the connection is simply closed."""

_PATHS_TO_SHORTEN = "paths-to-shorten"
"""Under this name the app keeps how the paths begin that end in a token."""

_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}\Z", re.ASCII)


class Sessions(SecureCookieSessionInterface):
    """Sessions in a signed cookie; badges, which stand on other people's pages, never send one."""

    def get_cookie_path(self, app: Flask) -> str:
        """The path below which the registry is reached: what else the host serves gets no session."""
        return request.script_root or "/"

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the cookie where it has to be sent, and say that the answer depends on it."""
        if request.blueprint != "badge":
            super().save_session(app, session, response)


class AnnouncedBody(LimitedStream):
    """A body of announced length; the environment tells of one that ended too early or whose client fell silent."""

    def __init__(self, environ: dict[str, Any], length: int) -> None:
        super().__init__(environ["wsgi.input"], length)
        self._environ = environ

    def on_disconnect(self, error: Exception | None = None) -> None:
        """Raise ``ClientDisconnected`` (400)."""
        self._environ[_BROKE_OFF] = True
        super().on_disconnect(error)


_BROKE_OFF = "claims.body_broke_off"


class WholeRequest(Request):
    """A request whose body is all there or is not read: the web server passes on one that ends before its announced length
    as if it were whole."""

    @cached_property
    def stream(self) -> IO[bytes]:
        """The body, which raises ``ClientDisconnected`` (400) where it breaks off."""
        length, bound = self.content_length, self.max_content_length
        if length is None or (bound is not None and length > bound):
            return super().stream
        return cast("IO[bytes]", AnnouncedBody(self.environ, length))


class Registry(Flask):
    """The application; each view runs in one transaction."""

    request_class = WholeRequest

    def dispatch_request(self) -> Response:
        """Run the view and commit what it did if it answers below 400; undo it otherwise.

        A view of a safe method begins without the write lock. Should it write after all (who was served what) while
        another connection does, SQLite refuses; being safe to repeat, it is then run once more, with the lock.
        """
        try:
            response = self._run_view()
        except OperationalError:
            if request.method not in SAFE_METHODS or not read_only.get() or db.engine.dialect.name != "sqlite":
                raise
            read_only.set(False)
            response = self._run_view()
        if response.status_code < 400:
            note_remembered_use(db.session(), now=dt.datetime.now(dt.UTC))
        return response

    def _run_view(self) -> Response:
        try:
            response = self.make_response(super().dispatch_request())
            if response.status_code < 400:
                db.session.commit()
            else:
                db.session.rollback()
        except BaseException:
            db.session.rollback()
            raise
        return response


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """The app with the settings of the environment, or those in ``overrides`` (by name, already parsed).

    Raises ``SettingError`` for a setting that cannot be used and for a secret that does not exist yet.
    """
    settings = load_settings(os.environ, overrides)
    for name in missing_secrets(settings):
        raise SettingError(name, "is not set. Set it, or let bin/serve --setup generate one.")
    app = Registry(__name__, template_folder=str(ROOT / "templates"), instance_path=str(settings["INSTANCE_DIR"]))
    app.session_interface = Sessions()
    app.config.from_mapping(_library_settings(settings))
    app.config.from_mapping(settings)
    set_up_logging(settings["LOG_LEVEL"])
    app.before_request(_begin_request)
    app.teardown_request(_end_request)
    app.after_request(_finish_request)  # registered first, so that it runs last and sees what the others set
    _bind_extensions(app)
    api.register(app)
    fact_check_tools.register(app)
    pages.register(app)
    sign_in.register(app)
    app.before_request(_stay_below_public_url)
    app.before_request(_close_unused)
    app.before_request(_ask_for_own_password)
    app.register_error_handler(Exception, _answer_failure)
    app.extensions[_PATHS_TO_SHORTEN] = _token_prefixes(app)
    app.extensions[STARTED] = dt.datetime.now(dt.UTC)
    _put_address_before(app, settings)
    return app


def _put_address_before(app: Flask, settings: Mapping[str, Any]) -> None:
    """Let a request say who sent it and where to, as far as the settings trust it."""
    count = settings["PROXY_COUNT"]
    if settings["PUBLIC_URL"] is not None:
        address = PublicAddress(app.wsgi_app, settings["PUBLIC_URL"], trusts_prefix=count > 0)
        app.wsgi_app = address  # type: ignore[method-assign]
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        set_up_sqlite(db.engine)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"))
    csrf.init_app(app)
    security.init_app(app, login_form=SlowingLoginForm)
    # People sign in by session only. The library would also take a token out of each request, for which it reads and
    # parses every JSON body before anybody has asked who sends it.
    app.login_manager.request_loader(lambda _request: None)  # type: ignore[attr-defined]
    limiter.init_app(app)
    bootstrap.init_app(app)


def _library_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """What the libraries need beside our own settings, each with its own name for it."""
    secure = settings["COOKIES_SECURE"]
    return {
        "SQLALCHEMY_DATABASE_URI": settings["DATABASE_URL"],
        "SQLALCHEMY_ENGINE_OPTIONS": _engine_options(settings["DATABASE_URL"], settings["WEB_THREADS"]),
        "MAX_CONTENT_LENGTH": settings["MAX_REQUEST_BYTES"],
        "MAX_FORM_MEMORY_SIZE": settings["MAX_REQUEST_BYTES"],
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": secure,
        "PERMANENT_SESSION_LIFETIME": dt.timedelta(days=14),
        "REMEMBER_COOKIE_HTTPONLY": True,
        "REMEMBER_COOKIE_SAMESITE": "Lax",
        "REMEMBER_COOKIE_SECURE": secure,
        "REMEMBER_COOKIE_PATH": path_of(settings["PUBLIC_URL"]) or "/",
        "WTF_CSRF_TIME_LIMIT": None,  # a form may stay open for a day of checking; the token ends with the session
        "WTF_CSRF_SSL_STRICT": secure,
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_PASSWORD_SINGLE_HASH": {"argon2"},
        "SECURITY_PASSWORD_LENGTH_MIN": MIN_PASSWORD_LENGTH,
        "SECURITY_LOGIN_URL": "/login",
        "SECURITY_LOGOUT_URL": "/logout",
        "SECURITY_POST_LOGIN_VIEW": "home.ask",
        "SECURITY_POST_LOGOUT_VIEW": "home.ask",
        "SECURITY_CHANGE_URL": "/change-password",
        "SECURITY_CHANGEABLE": True,
        "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,  # a worker sends mails (services/access/password_mails.py)
        "SECURITY_LOGOUT_CSRF": True,
        "SECURITY_RECOVERABLE": True,
        "SECURITY_RESET_URL": "/reset-password",
        "SECURITY_RESET_PASSWORD_WITHIN": dt.timedelta(hours=LINK_HOURS),
        "SECURITY_POST_RESET_VIEW": "security.login",
        "SECURITY_RESET_ERROR_VIEW": "security.login",
        "SECURITY_SEND_PASSWORD_RESET_EMAIL": False,
        "SECURITY_SEND_PASSWORD_RESET_NOTICE_EMAIL": False,
        # Who left the desk unlocked should not find a second factor, or one less, when they come back.
        "SECURITY_FRESHNESS": dt.timedelta(minutes=30),
        "SECURITY_FRESHNESS_GRACE_PERIOD": dt.timedelta(minutes=10),
        "SECURITY_VERIFY_URL": "/confirm-it-is-you",
        **_second_factors(settings),
        **{f"SECURITY_MSG_{name}": words for name, words in LIBRARY_WORDS.items()},
        "SECURITY_RETURN_GENERIC_RESPONSES": True,  # do not tell who has an account
        "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},  # signing in asks no name server
        "SECURITY_FLASH_MESSAGES": True,
        "BOOTSTRAP_SERVE_LOCAL": True,
        "RATELIMIT_STORAGE_URI": settings["RATE_LIMIT_STORAGE"],
    }


def _second_factors(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Codes of an app, recovery codes and passkeys; nobody has to use them, whoever does is asked each time."""
    salt = settings["SECURITY_PASSWORD_SALT"]
    return {
        "SECURITY_TWO_FACTOR": True,
        "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
        "SECURITY_TWO_FACTOR_RESCUE_EMAIL": False,
        "SECURITY_TWO_FACTOR_POST_SETUP_VIEW": "account.show",
        "SECURITY_TWO_FACTOR_SETUP_URL": "/account/second-factor",
        "SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL": "/login/code",
        "SECURITY_TWO_FACTOR_SELECT_URL": "/login/second-factor",
        "SECURITY_TOTP_SECRETS": {"1": salt},
        "SECURITY_TOTP_ISSUER": settings["ORGANIZATION_NAME"],
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES": True,
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_N": 10,
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS": [_fernet_key(salt)],
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES_URL": "/account/recovery-codes",
        "SECURITY_MULTI_FACTOR_RECOVERY_URL": "/login/recovery-code",
        "SECURITY_WEBAUTHN": True,
        "SECURITY_WAN_RP_NAME": settings["ORGANIZATION_NAME"],
        "SECURITY_WAN_ALLOW_USER_HINTS": False,  # an address must not tell whether it has passkeys
        "SECURITY_WAN_POST_REGISTER_VIEW": "account.show",
        "SECURITY_WAN_REGISTER_URL": "/account/passkeys",
        "SECURITY_WAN_DELETE_URL": "/account/passkeys/delete",
        "SECURITY_WAN_SIGNIN_URL": "/login/passkey",
        "SECURITY_WAN_VERIFY_URL": "/confirm-with-passkey",
        "SECURITY_DATETIME_FACTORY": lambda: dt.datetime.now(dt.UTC),
    }


def _fernet_key(salt: str) -> bytes:
    """The key that keeps recovery codes unreadable in a copy of the database, derived as RFC 5869 says."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"claims recovery codes").derive(salt.encode())
    return base64.urlsafe_b64encode(derived)


CONNECT_S = 15
"""How long a new connection to PostgreSQL is waited for, as long as SQLite waits for a writer: on a machine that is asked
for much more than it can, 5 s are too few, and whoever signs in at such a moment would be answered with 503."""


def _engine_options(url: str, threads: int) -> dict[str, Any]:
    """How connections are made and kept. What a statement was given stays out of errors, and so out of the log."""
    if url.startswith("sqlite:"):
        return {
            "pool_size": threads + 2,
            "max_overflow": threads,
            "json_deserializer": read_json,
            "hide_parameters": True,
        }
    given = make_url(url).query.get("options", "")
    own = given if isinstance(given, str) else " ".join(given)
    options = (*POSTGRESQL_SET_UP, os.environ.get("PGOPTIONS", ""), own)
    return {
        "pool_size": threads,
        "max_overflow": threads,
        "pool_pre_ping": True,
        "json_deserializer": read_json,
        "hide_parameters": True,
        # What is sent replaces PGOPTIONS, so that those are joined; options of the address stand last, and win.
        "connect_args": {
            "connect_timeout": CONNECT_S,
            "options": " ".join(filter(None, options)),
            "prepare_threshold": NEVER_PREPARED,
        },
    }


def _begin_request() -> None:
    """Give the request its id, its clock and its kind of transaction; registered first, so that it runs first."""
    sent = request.headers.get("X-Request-Id", "")
    g.request_id = sent if _REQUEST_ID.match(sent) else uuid.uuid4().hex
    g.started_at = time.perf_counter()
    work_id.set(f"request={g.request_id}")
    view = current_app.view_functions.get(request.endpoint or "")
    read_only.set(request.method in SAFE_METHODS or getattr(view, "reads_first", False))


def _answer_failure(error: Exception) -> Response:
    """What fails outside the views: problem details below ``/api``, Google's form below ``/v1alpha1``, a page elsewhere."""
    if f"{request.path}/".startswith("/v1alpha1/"):
        return error_response(error)
    return problem_response(error) if request.path.startswith("/api/") else show_failure(error)


def _end_request(_error: BaseException | None) -> None:
    """Leave the thread as it was found: the next thing it does need not be a request."""
    work_id.set(None)
    read_only.set(False)


def _stay_below_public_url() -> None:
    """Answer 404 where a path does not begin with that of ``PUBLIC_URL``, and tell an operator why."""
    if request.environ.get(OUTSIDE):
        prefix = request.script_root
        raise NotFound(
            f"This registry is reached below {prefix}. A proxy hands on the whole path, or takes {prefix} off and says "
            f"X-Forwarded-Prefix: {prefix}.",
            code="outside_public_url",
        )


def _close_unused() -> ResponseReturnValue | None:
    """Answer 404 where the sign-in library has a route that nothing here leads to. Without mail nobody asks for a link to a
    new password; who comes with one that is no longer good is told so where they sign in."""
    if request.endpoint == "security.two_factor_rescue":
        abort(404)
    if request.endpoint == "security.forgot_password" and current_app.config["MAIL_SERVER"] is None:
        if request.method == "POST":
            abort(404)
        return go_to(url_for("security.login"))
    return None


def _ask_for_own_password() -> ResponseReturnValue | None:
    """Send whoever signed in with a one-time password to the page where they choose their own."""
    if request.endpoint in WITH_ONE_TIME_PASSWORD or request.blueprint in {
        "api",
        "assets",
        "badge",
        "bootstrap",
        *fact_check_tools.NAMES,
    }:
        return None
    if current_user.is_authenticated and current_user.must_change_password:
        asked = local_path(this_address()) if request.method == "GET" else None
        return go_to(url_for("security.change_password", next=asked))
    return None


def _finish_request(response: Response) -> Response:
    headers = response.headers
    headers["X-Request-Id"] = g.get("request_id", "-")
    if response.status_code != 429:
        headers.pop("Retry-After", None)  # the counter says when it starts anew, but nobody has to wait for that
    if "retry_after" in g:
        headers["Retry-After"] = g.retry_after
    headers.setdefault("Content-Security-Policy", USUAL_POLICY)
    headers["X-Content-Type-Options"] = "nosniff"
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if response.status_code >= 400:
        _read_rest()
    fields = {"method": request.method, "path": _path_to_log(), "status": response.status_code}
    elapsed_ms = round((time.perf_counter() - g.get("started_at", time.perf_counter())) * 1000, 1)
    level = logging.DEBUG if request.endpoint in PROBES and response.status_code < 400 else logging.INFO
    log.log(level, "request_answered", extra={**fields, "ms": elapsed_ms})
    return response


def _path_to_log() -> str:
    """The path without the token that ends some: who reads the log must not be able to choose somebody's new password."""
    path = re.sub("/{2,}", "/", request.path)
    prefixes: tuple[str, ...] = current_app.extensions[_PATHS_TO_SHORTEN]
    for prefix in prefixes:
        if path.lower().startswith(prefix) and len(path) > len(prefix):
            return f"{prefix}..."
    return request.path


def _token_prefixes(app: Flask) -> tuple[str, ...]:
    """How the paths begin that end in a token, in small letters."""
    rules = (rule for rule in app.url_map.iter_rules() if "token" in rule.arguments)
    return tuple(sorted({rule.rule.partition("<token>")[0].lower() for rule in rules}))


def _read_rest() -> None:
    """Read what the client of a refused request still sends, up to a bound, and forget it.

    Most clients send everything before they look at the answer, and see only a broken connection where nobody reads on.
    """
    if not request.environ.get("wsgi.input_terminated"):
        return  # this server would wait for more than the client sends
    if _BROKE_OFF in request.environ:
        return  # who was silent for 30 seconds would hold the thread for 30 more
    unread = MAX_READ_IN_VAIN_BYTES
    try:
        while unread > 0 and (piece := request.environ["wsgi.input"].read(min(65_536, unread))):
            unread -= len(piece)
    except (OSError, ParseException):
        return  # it broke off, or its chunks are none: nobody waits to be read
