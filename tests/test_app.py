"""What holds for every request: one transaction, an id, headers, limits; and signing in."""

from __future__ import annotations

import datetime as dt
import logging
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_security import hash_password
from passlib.totp import TOTP
from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from claims.app import create_app
from claims.cli.serve import work_beside
from claims.core.errors import Invalid
from claims.extensions import NEVER_PREPARED, db, reading
from claims.logs import EventFormatter
from claims.models import Outlet, User
from claims.services.base.organizations import create_administrator, ensure_default_organization
from tests.support.databases import app_settings, on_both_databases

NOW = dt.datetime(2020, 2, 22, tzinfo=dt.UTC)


def add_outlet(key: str) -> None:
    db.session.add(Outlet(key=key, name=key, created_at=NOW))
    db.session.flush()


def count_outlets(app: Flask) -> int:
    with app.app_context(), reading(), Session(db.engine) as session:
        return session.scalar(select(func.count()).select_from(Outlet)) or 0


@pytest.fixture
def route(own_app: Flask) -> Callable[..., FlaskClient]:
    """Adds a view at /probe; gives a client to ask it."""

    def add(view: Callable[[], object], *methods: str) -> FlaskClient:
        own_app.add_url_rule("/probe", "probe", view, methods=list(methods) or ["GET"])
        own_app.config["WTF_CSRF_ENABLED"] = False
        return own_app.test_client()

    return add


@on_both_databases
@pytest.mark.parametrize(("status", "kept"), [(200, 1), (201, 1), (303, 1), (400, 0), (422, 0), (500, 0)])
def test_what_a_view_did_is_kept_when_it_succeeds(
    own_app: Flask, route: Callable[..., FlaskClient], status: int, kept: int
) -> None:
    def view() -> tuple[str, int]:
        add_outlet("example.org")
        return "done", status

    assert route(view, "POST").post("/probe").status_code == status
    assert count_outlets(own_app) == kept


@pytest.mark.parametrize("error", [Invalid("no"), RuntimeError("broken")])
def test_what_a_failing_view_did_is_undone(own_app: Flask, route: Callable[..., FlaskClient], error: Exception) -> None:
    def view() -> str:
        add_outlet("example.org")
        raise error

    own_app.testing = False
    assert route(view, "POST").post("/probe").status_code in {422, 500}
    assert count_outlets(own_app) == 0


@on_both_databases
def test_a_reading_view_that_writes_late_is_run_again_with_the_lock(
    own_app: Flask, route: Callable[..., FlaskClient], database_kind: str
) -> None:
    runs = []

    def write_meanwhile() -> None:
        with own_app.app_context(), Session(db.engine) as session:
            session.add(Outlet(key=f"other-{len(runs)}", name="other", created_at=NOW))
            session.commit()

    def view() -> str:
        db.session.scalar(select(func.count()).select_from(Outlet))
        runs.append(1)
        if len(runs) == 1:
            other = threading.Thread(target=write_meanwhile)
            other.start()
            other.join()
        add_outlet("own")
        return "done"

    assert route(view).get("/probe").status_code == 200
    assert len(runs) == (2 if database_kind == "sqlite" else 1)
    assert count_outlets(own_app) == 2


def test_reading_views_take_no_write_lock(own_app: Flask, route: Callable[..., FlaskClient]) -> None:
    client = route(lambda: str(db.session.scalar(text("SELECT 1"))))
    with own_app.app_context(), db.engine.connect() as writer, writer.begin():
        assert client.get("/probe").text == "1"


def test_a_savepoint_after_a_read_is_undone_with_the_transaction(app: Flask, session: Session) -> None:
    session.scalar(select(func.count()).select_from(Outlet))
    with session.begin_nested():
        add_outlet("example.org")
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Outlet)) == 0


@pytest.mark.parametrize("path", ["/", "/claims", "/nowhere", "/api/v1/claims", "/api/v1/nowhere", "/login"])
def test_headers_of_every_answer(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;")
    assert "unsafe" not in policy
    for part in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert part in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize(
    ("sent", "taken"),
    [("abcdefgh-1234", True), ("short", False), ("x" * 65, False), ("with space!", False), ("", False)],
)
def test_the_request_id_is_taken_over_where_it_is_harmless(client: FlaskClient, sent: str, taken: bool) -> None:
    got = client.get("/", headers={"X-Request-Id": sent}).headers["X-Request-Id"]
    assert (got == sent) is taken
    assert re.fullmatch(r"[A-Za-z0-9_-]{8,64}", got)


def test_a_success_says_nothing_of_waiting(client: FlaskClient) -> None:
    assert "Retry-After" not in client.get("/").headers


def test_two_apps_in_one_process(app: Flask, database_url: str, tmp_path: Path) -> None:
    other = create_app(app_settings(database_url, tmp_path))
    assert other.test_client().get("/").status_code == 200


SESSION = "-c jit=off -c timezone=UTC"


@pytest.mark.parametrize(
    ("query", "environment", "options"),
    [
        ("", "", SESSION),
        ("?options=-csearch_path%3Ddesk", "", f"{SESSION} -csearch_path=desk"),
        ("", "-c work_mem=8MB", f"{SESSION} -c work_mem=8MB"),
        ("?options=-csearch_path%3Ddesk", "-c jit=on", f"{SESSION} -c jit=on -csearch_path=desk"),
    ],
)
def test_postgresql_plans_for_values_counts_days_in_utc_and_keeps_other_options(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str, environment: str, options: str
) -> None:
    monkeypatch.setenv("PGOPTIONS", environment)
    address = f"postgresql+psycopg://nobody@127.0.0.1:9/none{query}"
    app = create_app(app_settings(database_url, tmp_path) | {"DATABASE_URL": address})
    sent = app.config["SQLALCHEMY_ENGINE_OPTIONS"]["connect_args"]
    assert sent["options"] == options
    assert sent["prepare_threshold"] == NEVER_PREPARED


# --- limits ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def limited(database_url: str, tmp_path: Path) -> FlaskClient:
    """A client of an app with limits that are soon reached."""
    limits = {
        "RATE_LIMIT_ANONYMOUS": "3 per hour",
        "RATE_LIMIT_KEY": "100 per hour",
        "RATE_LIMIT_SIGN_IN": "2 per hour",
    }
    return create_app(app_settings(database_url, tmp_path) | limits).test_client()


def statuses(client: FlaskClient, number: int, path: str, **options: object) -> list[int]:
    return [client.get(path, **options).status_code for _ in range(number)]


def test_an_address_may_send_so_many_requests(limited: FlaskClient) -> None:
    assert statuses(limited, 4, "/api/v1/claims") == [200, 200, 200, 429]
    refused = limited.get("/api/v1/claims")
    assert int(refused.headers["Retry-After"]) > 0
    assert limited.get("/api/v1/claims", environ_base={"REMOTE_ADDR": "192.0.2.9"}).status_code == 200
    assert limited.get("/static/claims.css").status_code == 200


def test_invented_keys_count_against_the_address(limited: FlaskClient) -> None:
    sent = [{"Authorization": f"Bearer ck_{number:043d}"} for number in range(5)]
    assert [limited.get("/api/v1/claims", headers=headers).status_code for headers in sent] == [401, 401, 401, 429, 429]


def test_what_nobody_checks_gives_no_limit_of_its_own(limited: FlaskClient) -> None:
    sent = [{"Authorization": f"Bearer {number}"} for number in range(4)]
    assert [limited.get("/claims", headers=headers).status_code for headers in sent] == [200, 200, 200, 429]


def test_guessing_passwords_is_slowed(limited: FlaskClient) -> None:
    limited.application.config["WTF_CSRF_ENABLED"] = False
    sent = {"email": "a@example.org", "password": "guess"}
    assert [limited.post("/login", data=sent).status_code for _ in range(3)] == [200, 200, 429]


# --- signing in --------------------------------------------------------------------------------------------------------


@pytest.fixture
def administrator(app: Flask) -> str:
    """The e-mail of an administrator whose one-time password is "one-time-pw"."""
    with app.app_context():
        session = db.session()
        create_administrator(
            session,
            email="admin@example.org",
            name="Administrator",
            password_hash=hash_password("one-time-pw"),
            organization=ensure_default_organization(session, name="Desk", now=NOW),
            now=NOW,
            must_change_password=True,
        )
        session.commit()
    return "admin@example.org"


def token(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def test_passwords_outlive_another_salt(app: Flask, administrator: str, database_url: str, tmp_path: Path) -> None:
    other = app_settings(database_url, tmp_path) | {"SECURITY_PASSWORD_SALT": "another-one-0123456789"}
    assert sign_in(create_app(other).test_client(), administrator, "one-time-pw") == 302


def test_codes_of_another_salt_are_refused_in_words(
    app: Flask, administrator: str, database_url: str, tmp_path: Path
) -> None:
    with app.app_context():
        user = db.session.scalars(select(User)).one()
        user.tf_primary_method = "authenticator"
        kept = TOTP.using(secrets={"1": app.config["SECURITY_PASSWORD_SALT"]}).new()
        user.tf_totp_secret = kept.to_json(encrypt=True)
        db.session.commit()
    code = kept.generate().token
    for salt, status in (("another-one-0123456789", 200), (str(app.config["SECURITY_PASSWORD_SALT"]), 302)):
        other = create_app(app_settings(database_url, tmp_path) | {"SECURITY_PASSWORD_SALT": salt})
        client = other.test_client()
        sign_in(client, administrator, "one-time-pw")
        sent = {"code": code, "csrf_token": token(client, "/login/code")}
        answer = client.post("/login/code", data=sent)
        assert answer.status_code == status, answer.headers


def sign_in(client: FlaskClient, email: str, password: str, path: str = "/login") -> int:
    sent = {"email": email, "password": password, "csrf_token": token(client, "/login")}
    return client.post(path, data=sent).status_code


def test_a_one_time_password_must_be_changed(client: FlaskClient, administrator: str) -> None:
    assert sign_in(client, administrator, "one-time-pw") == 302
    assert client.get("/v1alpha1/pages?url=x").status_code == 401, "keys have no password"
    sent_on = client.get("/claims")
    assert (sent_on.status_code, sent_on.headers["Location"]) == (303, "/change-password?next=/claims")
    assert "one-time password" in client.get("/change-password").text
    change = {"password": "one-time-pw", "new_password": "my own words", "new_password_confirm": "my own words"}
    page = client.get("/change-password?next=/claims?q%3Dwall").text
    assert 'action="/change-password?next=/claims?q%3Dwall"' in page
    sent = change | {"csrf_token": token(client, "/change-password")}
    visitor = client.application.test_client()
    refused = visitor.post("/change-password?next=/claims", data={"csrf_token": token(visitor, "/login")})
    assert refused.headers["Location"].startswith("/login")
    done = client.post("/change-password?next=/claims?q%3Dwall", data=sent)
    assert (done.status_code, done.headers["Location"]) == (302, "/claims?q=wall")
    assert client.get("/claims").status_code == 200
    fresh = client.application.test_client()
    assert sign_in(fresh, administrator, "one-time-pw") == 200, "refused: the page is shown again"
    assert sign_in(fresh, administrator.upper(), "my own words") == 302


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client: FlaskClient, administrator: str) -> None:
    sent = {"email": administrator, "password": "one-time-pw", "csrf_token": token(client, "/login")}
    cookie = client.post("/login", data=sent).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_cookies_over_https_only_where_it_is_set(database_url: str, tmp_path: Path) -> None:
    client = create_app(app_settings(database_url, tmp_path) | {"COOKIES_SECURE": True}).test_client()
    answer = client.get("/login", base_url="https://registry.example")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("email", ["admin@example.org", "nobody@example.org", "not an address"])
def test_a_failed_sign_in_does_not_tell_who_has_an_account(client: FlaskClient, administrator: str, email: str) -> None:
    sent = {"email": email, "password": "wrong password", "csrf_token": token(client, "/login")}
    page = client.post("/login", data=sent).text
    assert "do not belong together" in page
    assert "wrong password" not in page


@pytest.mark.parametrize("path", ["/login", "/logout", "/change-password", "/articles/new", "/preferences"])
def test_forms_need_their_token(client: FlaskClient, path: str) -> None:
    assert client.post(path, data={"email": "a"}).status_code in {400, 405}


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(client: FlaskClient, administrator: str, path: str) -> None:
    sent = {"email": administrator, "password": "one-time-pw", "csrf_token": token(client, "/login")}
    location = client.post("/login", query_string={"next": path}, data=sent).headers.get("Location", "/")
    assert re.match(r"/(?![/\\])", location), "a path of this site"


# --- logs --------------------------------------------------------------------------------------------------------------


def test_a_hostile_value_starts_no_line_and_no_field() -> None:
    record = logging.makeLogRecord({"name": "claims.x", "levelname": "INFO", "msg": "request_answered", "created": 0.0})
    record.path = "/a\nERROR forged status=200"
    line = EventFormatter().format(record)
    assert line == (r'1970-01-01T00:00:00.000Z INFO claims.x request_answered path="/a\nERROR forged status=200"')


@pytest.fixture
def log_lines(caplog) -> Iterator[list[str]]:
    """What the app logs, as it stands in the log."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(EventFormatter().format(record))  # type: ignore[method-assign]
    logger = logging.getLogger("claims")
    logger.addHandler(handler)
    caplog.set_level(logging.INFO, "claims")
    yield lines
    logger.removeHandler(handler)


def test_the_request_id_stands_on_the_log_line(client: FlaskClient, log_lines: list[str]) -> None:
    client.get("/claims", headers={"X-Request-Id": "abcdefgh-1234"})
    assert any(
        re.search(r"method=GET path=/claims status=200 ms=[\d.]+ request=abcdefgh-1234$", line) for line in log_lines
    )


def test_no_token_of_a_path_is_logged(app: Flask, client: FlaskClient, log_lines: list[str]) -> None:
    paths = [rule.rule for rule in app.url_map.iter_rules() if "token" in rule.arguments]
    assert "/reset-password/<token>" in paths
    for path in paths:
        asked = path.replace("<token>", "Wy.let-me-in_7")
        for form in (asked, f"{asked}/", f"/{asked}", asked.title().replace("Let-Me-In", "let-me-in"), f"{asked}>"):
            for method in ("GET", "POST"):
                client.open(method=method, environ_overrides={"PATH_INFO": form})  # "//…" would be a host to the client
    assert len(log_lines) >= 10 * len(paths)
    assert "let-me-in" not in "\n".join(log_lines)
    assert "path=/reset-password/... " in "\n".join(log_lines)


@on_both_databases
@pytest.mark.parametrize("missing", ["key", "name"])
def test_no_text_that_the_database_refuses_is_logged(
    route: Callable[..., FlaskClient], log_lines: list[str], missing: str
) -> None:
    def view() -> str:
        values = {"key": "harbor", "name": "Wanda\nWhisper", "created_at": NOW} | {missing: None}
        db.session.execute(insert(Outlet).values(**values))
        return "done"

    assert route(view, "POST").post("/probe").status_code == 409
    told = "\n".join(log_lines)
    assert "IntegrityError" in told
    assert missing in told
    assert "Whisper" not in told
    assert "harbor" not in told


@pytest.fixture
def stranded(database_url: str, tmp_path: Path) -> Flask:
    """An app whose database is away."""
    address = {"DATABASE_URL": "postgresql+psycopg://claims:Whisper@127.0.0.1:9/none"}
    return create_app(app_settings(database_url, tmp_path) | address)


@pytest.mark.parametrize("path", ["/claims/5", "/api/v1/claims/5"])
def test_a_database_that_is_away_is_one_line_a_request(stranded: Flask, log_lines: list[str], path: str) -> None:
    answer = stranded.test_client().get(path)
    assert answer.status_code == 503
    assert "The database is busy or cannot be reached" in answer.text
    lines = [line.partition(" claims.")[2].split()[1] for line in "\n".join(log_lines).splitlines()]
    assert lines == ["database_unavailable", "request_answered"]
    assert "Connection refused" in log_lines[0]
    assert "Whisper" not in log_lines[0]


def test_a_worker_whose_database_is_away_ends_with_a_line(stranded: Flask, log_lines: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        work_beside(stranded)
    assert ended.value.code == 1, "the supervisor starts it again"
    told = "\n".join(log_lines).splitlines()
    assert [line for line in told if "Connection refused" in line and " worker_ended " in line] == told[-1:]
    assert len(told) <= 2, "beside it only that no mail is sent"


@pytest.mark.parametrize("path", ["/claims/5", "/api/v1/claims/5"])
def test_a_request_for_which_no_connection_is_free_is_told_to_come_again(
    database_url: str, tmp_path: Path, log_lines: list[str], path: str
) -> None:
    app = create_app(app_settings(database_url, tmp_path) | {"WEB_THREADS": 1})
    with app.app_context():
        engine = db.engine
        pool = engine.pool.recreate()
        pool._timeout = 0.1  # of 30 s
        engine.pool = pool
        held = [pool.connect() for _ in range(pool.size() + pool._max_overflow)]
    answer = app.test_client().get(path)
    for connection in held:
        connection.close()
    engine.dispose()
    assert answer.status_code == 503
    assert "all connections are in use" in "\n".join(log_lines)
    assert "Traceback" not in "\n".join(log_lines)
