"""Signing in: sessions that can be ended, no fixation, no open redirect, the same work for known and unknown, limits."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import argon2
import pytest
from flask import Flask
from flask_security import hash_password
from passlib.totp import TOTP
from sqlalchemy import func, select, update

from claims.core.sign_in_waits import wait_after
from claims.models import OrganizationRole, PasswordAttempts, SignIn, User
from claims.services.access import password_attempts, sign_ins
from claims.services.access.password_attempts import purge
from claims.services.base import organizations
from claims.services.base.actors import SYSTEM
from tests.support.databases import on_both_databases
from tests.support.desk import within
from tests.support.pages import Answer, Reader, now
from tests.support.shared_apps import SharedApps

PASSWORD = "correct horse battery"


def make_person(app: Flask, name: str = "Vera", *roles: str, **columns: object) -> int:
    """Somebody with a password, a member of the default organization."""

    def make(session) -> int:
        organization = organizations.ensure_default_organization(session, name="Home desk", now=now())
        values = {"active": True, "password": hash_password(PASSWORD), **columns}
        user = User(
            email=f"{name.lower()}@desk.example", name=name, fs_uniquifier=f"{name}-in", created_at=now(), **values
        )
        session.add(user)
        session.flush()
        for role in roles or ("checker",):
            organizations.add_member(session, user, organization.id, OrganizationRole(role), actor=SYSTEM, now=now())
        return user.id

    return within(app, make)


def log_in(
    app: Flask, email: str = "vera@desk.example", password: str = PASSWORD, **fields: str
) -> tuple[Reader, Answer]:
    reader = Reader(app)
    answer = reader.post(fields.pop("path", "/login"), {"email": email, "password": password, **fields})
    return reader, answer


def is_in(reader: Reader) -> bool:
    return reader.get("/account").status == 200


def test_a_sign_in_is_listed_with_its_browser_and_signing_out_ends_copies_of_the_cookie(app):
    make_person(app)
    reader, answer = log_in(app)
    assert answer.status == 302
    page = reader.get("/account")
    assert "(this browser)" in page.text
    copy = app.test_client()
    copy.set_cookie("session", reader.client.get_cookie("session").value)
    assert copy.get("/account").status_code == 200
    assert reader.post("/logout", {}).status == 302
    assert not is_in(reader)
    assert copy.get("/account").headers["Location"].startswith("/login")


def test_the_session_is_another_after_signing_in_and_forms_get_another_token(app):
    make_person(app)
    planted = Reader(app)
    token = planted.token()
    before = planted.client.get_cookie("session").value
    thief = app.test_client()
    thief.set_cookie("session", before)
    planted.post("/login", {"email": "vera@desk.example", "password": PASSWORD})
    assert is_in(planted)
    assert planted.client.get_cookie("session").value != before
    assert thief.get("/account").headers["Location"].startswith("/login")
    assert planted.token() != token
    stale = planted.client.post("/account/sessions/end-others", data={"csrf_token": token})
    assert stale.status_code == 400
    first = within(app, lambda s: s.scalars(select(SignIn.key)).one())
    planted.post("/logout", {})
    planted.post("/login", {"email": "vera@desk.example", "password": PASSWORD})
    assert first not in within(app, lambda s: s.scalars(select(SignIn.key).where(SignIn.ended_at.is_(None))).all())


def test_a_cookie_without_a_sign_in_of_its_person_lets_nobody_in(app):
    make_person(app)
    make_person(app, "Olaf")
    other, _ = log_in(app, "olaf@desk.example")
    key = within(app, lambda s: s.scalars(select(SignIn.key)).one())
    for kept in ({}, {"sign_in": "0" * 32}, {"sign_in": key}, {"sign_in": 7}, {"sign_in": None}):
        reader = Reader(app)
        with reader.client.session_transaction() as session:
            session.update({"_user_id": "Vera-in", "_fresh": True, **kept})
        assert not is_in(reader), kept
    assert is_in(other)


def test_sessions_are_ended_one_by_one_all_others_and_by_another_password(app):
    make_person(app)
    laptop, _ = log_in(app)
    phone, _ = log_in(app)
    third, _ = log_in(app)
    ids = within(app, lambda s: s.scalars(select(SignIn.id).order_by(SignIn.id)).all())
    assert laptop.post(f"/account/sessions/{ids[1]}/end", {}).status == 303
    assert (is_in(laptop), is_in(phone), is_in(third)) == (True, False, True)
    laptop.post("/account/sessions/end-others", {})
    assert (is_in(laptop), is_in(third)) == (True, False)
    again, _ = log_in(app)
    fields = {
        "password": PASSWORD,
        "new_password": "another good phrase",
        "new_password_confirm": "another good phrase",
    }
    assert laptop.post("/change-password", fields).status == 302
    assert (is_in(laptop), is_in(again)) == (True, False)


def test_nobody_ends_the_session_of_somebody_else(app):
    make_person(app)
    make_person(app, "Olaf", "admin")
    vera, _ = log_in(app)
    olaf, _ = log_in(app, "olaf@desk.example")
    session_id = within(app, lambda s: s.scalars(select(SignIn.id).order_by(SignIn.id)).first())
    assert olaf.post(f"/account/sessions/{session_id}/end", {}).status == 404
    assert is_in(vera)


def test_a_session_that_nobody_uses_lapses_and_use_is_noted_seldom(app):
    make_person(app)
    reader, _ = log_in(app)
    seen = within(app, lambda s: s.scalars(select(SignIn.seen_at)).one())
    assert is_in(reader)
    assert within(app, lambda s: s.scalars(select(SignIn.seen_at)).one()) == seen
    within(app, lambda s: s.execute(update(SignIn).values(seen_at=seen - dt.timedelta(hours=1))))
    assert is_in(reader)
    assert within(app, lambda s: s.scalars(select(SignIn.seen_at)).one()) > seen - dt.timedelta(minutes=1)
    within(app, lambda s: s.execute(update(SignIn).values(seen_at=seen - sign_ins.LASTS)))
    assert not is_in(reader)
    assert within(app, lambda s: sign_ins.purge(s, now=now() + sign_ins.KEPT + dt.timedelta(days=1))) == 1


def test_staying_signed_in_is_a_longer_session_not_a_second_cookie(app):
    make_person(app)
    reader, answer = log_in(app, remember="y")
    assert "remember_token" not in str(answer.headers)
    assert "Expires=" in answer.headers["Set-Cookie"]
    _, short = log_in(app)
    assert "Expires=" not in short.headers["Set-Cookie"]
    assert is_in(reader)


HOSTILE_NEXT = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "/%09/evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
    "https://localhost.evil.example/queue",
    "/\x00/evil.example",
]


@pytest.mark.parametrize("address", HOSTILE_NEXT)
def test_signing_in_leads_to_no_other_site(app, address):
    make_person(app)
    for path, fields in (("/login", {"next": address}), (f"/login?next={address}", {})):
        try:
            _, answer = log_in(app, path=path, **fields)
        except ValueError:
            continue  # the test client cannot even send it
        target = urlsplit(answer.headers.get("Location", "/"))
        assert target.netloc in ("", "localhost"), (path, answer.headers["Location"])
        assert target.scheme in ("", "http")
        assert not answer.headers.get("Location", "/").replace("\\", "/").startswith("//")


@pytest.fixture
def hashed(monkeypatch) -> list[str]:
    """What the slow hash is asked to do from here on, by name: what a sign-in costs."""
    asked: list[str] = []

    def counted(name: str) -> Any:
        real = getattr(argon2.low_level, name)
        return lambda *args, **options: (asked.append(name), real(*args, **options))[1]

    for name in ("hash_secret", "verify_secret"):
        monkeypatch.setattr(argon2.low_level, name, counted(name))
    return asked


def test_an_unknown_address_costs_the_same_work_and_gets_the_same_answer(app, hashed):
    make_person(app)
    make_person(app, "Closed", active=False)
    make_person(app, "Keyless", password=None)
    work, pages = {}, set()
    for email in ("vera@desk.example", "nobody@desk.example", "closed@desk.example", "keyless@desk.example"):
        reader = Reader(app)
        token = reader.token()
        hashed.clear()
        sent = {"email": email, "password": "not the password at all", "csrf_token": token}
        answer = reader.client.post("/login", data=sent)
        work[email] = len(hashed)
        words = Answer(answer.status_code, answer.headers, answer.get_data(as_text=True)).text
        pages.add((answer.status_code, words.replace(email, "")))
    # One hash each, made or compared, by the same parameters: they take the same time.
    assert set(work.values()) == {1}, work
    assert len(pages) == 1, pages


STRICT = {"RATE_LIMIT_SIGN_IN": "5 per minute", "RATE_LIMIT_ANONYMOUS": "10 per minute"}


@pytest.fixture
def strict_app(apps: SharedApps, database_url: str) -> Iterator[Flask]:
    """The app with limits that are reached."""
    with apps.lent(database_url, **STRICT) as lent:
        lent.testing = True
        yield lent


def from_address(app: Flask, address: str) -> Reader:
    """A window at another address."""
    reader = Reader(app)
    reader.client.environ_base["REMOTE_ADDR"] = address
    return reader


def test_guessing_passwords_is_slowed_down(strict_app):
    make_person(strict_app)
    answers = [log_in(strict_app, password=f"guess {number}")[1].status for number in range(7)]
    assert answers == [200] * 5 + [429] * 2
    assert log_in(strict_app)[1].status == 429
    assert Reader(strict_app).get("/login").status == 200
    elsewhere = from_address(strict_app, "192.0.2.7")
    assert elsewhere.post("/login", {"email": "vera@desk.example", "password": PASSWORD}).status == 302


EMAIL = "vera@desk.example"


def guess(app: Flask, address: str, email: str = EMAIL, password: str = "wrong wrong wrong") -> Answer:
    """A password sent from an address."""
    return from_address(app, address).post("/login", {"email": email, "password": password})


def let_pass(app: Flask, seconds: float) -> None:
    """As if the last wrong passwords had been sent so long ago."""

    def shift(session) -> None:
        for row in session.scalars(select(PasswordAttempts)):
            row.failed_at -= dt.timedelta(seconds=seconds)

    within(app, shift)


SLOWER = 300
"""How many times as long one waits for the next password here: a busy machine must not be what lets a wait end."""


@pytest.fixture
def long_waits(monkeypatch) -> None:
    monkeypatch.setattr(password_attempts, "wait_after", lambda failures: SLOWER * wait_after(failures))


def waited_for(answer: Answer) -> int:
    """The seconds that an answer asks to wait for, as if the waits were as long as ever; some have passed already."""
    return round(int(answer.headers["Retry-After"]) / SLOWER)


@pytest.mark.usefixtures("long_waits")
@pytest.mark.parametrize("email", [EMAIL, "nobody@desk.example", "no address at all"])
def test_guessing_one_account_from_many_addresses_waits_ever_longer_whether_or_not_it_is_there(app, email):
    make_person(app)
    spellings = [email, email.upper(), f" {email} "]
    answers = [guess(app, f"192.0.2.{n + 1}", spellings[n % 3]) for n in range(8)]
    assert [answer.status for answer in answers] == [200] * 6 + [429] * 2
    assert waited_for(answers[-1]) == 2
    assert "Several wrong passwords were sent for this e-mail address" in answers[-1].text
    let_pass(app, 2 * SLOWER)
    assert guess(app, "192.0.2.20", email).status == 200
    assert waited_for(guess(app, "192.0.2.21", email)) == 4
    let_pass(app, 4 * SLOWER)
    assert guess(app, "192.0.2.22", email).status == 200
    assert waited_for(guess(app, "192.0.2.23", email)) == 8
    assert guess(app, "192.0.2.24", "other@desk.example").status == 200, "each account by itself"
    assert EMAIL not in str(within(app, lambda s: s.scalars(select(PasswordAttempts.bucket)).all()))


def test_nobody_is_kept_out_of_where_they_sign_in_from_nor_for_good(app):
    make_person(app)
    at_home = from_address(app, "198.51.100.1")
    assert at_home.post("/login", {"email": EMAIL, "password": PASSWORD}).status == 302
    for number in range(20):
        let_pass(app, 900)
        assert guess(app, f"192.0.2.{number + 1}").status == 200
    assert guess(app, "192.0.2.99", password=PASSWORD).status == 429
    again = from_address(app, "198.51.100.1")
    assert again.post("/login", {"email": EMAIL, "password": PASSWORD}).status == 302, "a known place"
    assert guess(app, "192.0.2.99", password=PASSWORD).status == 302, "which began the count anew"
    for number in range(20):
        let_pass(app, 900)
        guess(app, f"192.0.2.{number + 1}")
    assert int(guess(app, "203.0.113.5", password=PASSWORD).headers["Retry-After"]) <= 900
    let_pass(app, 900)
    assert guess(app, "203.0.113.5", password=PASSWORD).status == 302


def test_a_place_where_nobody_was_signed_in_for_a_month_is_known_no_more(app):
    make_person(app)
    assert guess(app, "198.51.100.1", password=PASSWORD).status == 302

    def leave(session) -> None:
        for row in session.scalars(select(SignIn)):
            row.seen_at -= dt.timedelta(days=31)

    within(app, leave)
    for number in range(12):
        let_pass(app, 900)
        guess(app, f"192.0.2.{number + 1}")
    assert guess(app, "198.51.100.1", password=PASSWORD).status == 429


@pytest.mark.usefixtures("long_waits")
def test_guessing_at_a_known_place_waits_too(app):
    make_person(app)
    assert guess(app, "198.51.100.1", password=PASSWORD).status == 302
    assert [guess(app, "198.51.100.1").status for _ in range(7)] == [200] * 6 + [429]
    assert guess(app, "192.0.2.1", password=PASSWORD).status == 302, "which keeps nobody out elsewhere"


@pytest.mark.usefixtures("long_waits")
def test_a_new_password_by_a_link_begins_the_count_anew(app):
    vera = make_person(app)
    admin = Reader(app).sign_in("admin")
    for number in range(7):
        guess(app, f"192.0.2.{number + 1}")
    assert guess(app, "203.0.113.5", password=PASSWORD).status == 429
    page = admin.post(f"/organization/members/{vera}/reset-link", {})
    fields = {"password": "a quite new phrase", "password_confirm": "a quite new phrase"}
    assert Reader(app).post(urlsplit(page.texts("c-secret")[0]).path, fields).status == 302
    assert guess(app, "203.0.113.5", password="a quite new phrase").status == 302


@on_both_databases
def test_guesses_sent_at_once_are_counted_one_by_one(app):
    make_person(app)
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda n: guess(app, f"192.0.2.{n + 1}").status, range(12)))
    assert statuses.count(200) + statuses.count(429) == 12
    assert statuses.count(200) >= 6
    counted = within(app, lambda s: s.scalars(select(PasswordAttempts.failures)).all())
    assert counted == [statuses.count(200)], "none is lost"


def test_old_counts_are_forgotten(app):
    make_person(app)
    for number in range(7):
        guess(app, f"192.0.2.{number + 1}")
    let_pass(app, 24 * 3600)
    assert guess(app, "192.0.2.9").status == 200
    assert within(app, lambda s: s.scalars(select(PasswordAttempts.failures)).all()) == [1]
    let_pass(app, 25 * 3600)
    assert within(app, lambda s: purge(s, now=now())) == 1


def test_guessing_codes_is_slowed_down_for_the_person_whatever_the_address(strict_app):
    make_person(strict_app)
    code = second_factor(strict_app, log_in(strict_app)[0])
    answers = []
    for number in range(7):
        half = from_address(strict_app, f"192.0.2.{number + 1}")
        assert half.post("/login", {"email": "vera@desk.example", "password": PASSWORD}).status == 302
        path = "/login/code" if number % 2 else "/login/recovery-code"
        answers.append(half.post(path, {"code": f"00000{number}"}).status)
    assert answers[-2:] == [429, 429], answers
    late = from_address(strict_app, "192.0.2.99")
    late.post("/login", {"email": "vera@desk.example", "password": PASSWORD})
    assert late.post("/login/code", {"code": code.generate().token}).status == 429
    assert not is_in(late)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/reset-password/forged", {"password": "x" * 20, "password_confirm": "x" * 20}),
        ("/login/passkey/forged", {"credential": "{}"}),
    ],
)
def test_links_and_passkeys_are_not_guessed_either(strict_app, path, fields):
    visitor = Reader(strict_app)
    answers = [visitor.post(path, fields).status for _ in range(7)]
    assert 429 not in answers[:5]
    assert answers[5:] == [429, 429]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        (
            "/change-password",
            {"password": "wrong wrong wrong", "new_password": "y" * 20, "new_password_confirm": "y" * 20},
        ),
        ("/confirm-it-is-you", {"password": "wrong wrong wrong"}),
    ],
)
def test_password_of_an_open_session_is_not_guessed(strict_app, path, fields):
    make_person(strict_app)
    reader = from_address(strict_app, "192.0.2.5")
    reader.post("/login", {"email": "vera@desk.example", "password": PASSWORD})
    answers = [reader.post(path, fields).status for _ in range(6)]
    assert (answers[0], answers[4:]) == (200, [429, 429]), answers


def test_guessing_keys_is_slowed_down_also_with_another_key_each_time(strict_app):
    client = strict_app.test_client()
    answers = [
        client.get("/api/v1/queue", headers={"Authorization": f"Bearer ck_{number:043d}"}).status_code
        for number in range(12)
    ]
    assert answers == [401] * 10 + [429] * 2


@pytest.mark.parametrize(
    ("path", "fields", "most"),
    [
        ("/check-requests", {"text": "The pier of Lund is 400 meters long."}, 20),
        ("/reviews/1/ask", {"text": "The audit was withdrawn.", "source_url": "https://harbor.example/x"}, 20),
    ],
)
def test_public_forms_take_so_many_from_one_address(app, path, fields, most):
    client = Reader(app)
    token = client.token()
    answers = [client.client.post(path, data=fields | {"csrf_token": token}).status_code for _ in range(most + 2)]
    assert 429 not in answers[:most]
    assert answers[most:] == [429, 429]


@pytest.mark.parametrize(("path", "fields"), [("/", {"q": "It rained."}), ("/articles/new", {"body": "It rained."})])
def test_looking_up_without_signing_in_is_limited(strict_app, path, fields):
    visitor = Reader(strict_app)
    token = visitor.token()
    answers = [visitor.client.post(path, data=fields | {"csrf_token": token}).status_code for _ in range(11)]
    assert answers[0] in (200, 303)
    assert answers[-1] == 429


def second_factor(app: Flask, reader: Reader) -> TOTP:
    """Set codes of an app up; gives the app."""
    page = reader.post("/account/second-factor", {"setup": "authenticator"})
    assert page.status == 200, page.text[:300]
    key = page.texts("c-secret")[0]
    code = TOTP(key=key.replace("-", "").replace(" ", ""))
    action = next(form.action for form in page.tree.forms if "second-factor/" in (form.action or ""))
    done = reader.post(action, {"code": code.generate().token})
    assert done.status == 302, done.text[:400]
    return code


def test_codes_of_an_app_are_asked_for_and_recovery_codes_work_once(app):
    make_person(app)
    reader, _ = log_in(app)
    code = second_factor(app, reader)
    assert within(app, lambda s: s.scalars(select(User.tf_totp_secret)).one()).find(code.base32_key) < 0
    codes = reader.post("/account/recovery-codes", {"generate_new_codes": "1"}).texts("c-secret")
    assert len(codes) == 10
    assert codes[0] not in str(within(app, lambda s: s.scalars(select(User.mf_recovery_codes)).one()))
    assert "10 left" in reader.get("/account").text

    half, answer = log_in(app)
    assert urlsplit(answer.headers["Location"]).path == "/login/code"
    assert not is_in(half)
    assert half.post("/login/code", {"code": "000000"}).status == 200
    assert not is_in(half)
    assert half.post("/login/code", {"code": code.generate().token}).status == 302
    assert is_in(half)

    for expected in (True, False):
        lost, _ = log_in(app)
        lost.post("/login/recovery-code", {"code": codes[3]})
        assert is_in(lost) is expected
    assert "9 left" in reader.get("/account").text


def test_a_second_factor_is_changed_only_right_after_showing_who_one_is(app):
    make_person(app)
    reader, _ = log_in(app)
    with reader.client.session_transaction() as kept:
        kept["fs_paa"] = time.time() - 3600
        kept.pop("fs_gexp", None)
    for path in ("/account/second-factor", "/account/recovery-codes", "/account/passkeys"):
        answer = reader.get(path)
        assert urlsplit(answer.headers["Location"]).path == "/confirm-it-is-you", path
    assert reader.post("/account/second-factor", {"setup": "authenticator"}).status == 302
    assert reader.post("/confirm-it-is-you", {"password": "wrong wrong wrong"}).status == 200
    assert reader.post("/confirm-it-is-you", {"password": PASSWORD}).status == 302
    assert reader.get("/account/second-factor").status == 200


def test_an_admin_takes_a_lost_second_factor_away(app):
    vera = make_person(app)
    reader, _ = log_in(app)
    second_factor(app, reader)
    admin = Reader(app).sign_in("admin")
    assert "Take the second factor away" in admin.get("/organization").text
    assert admin.post(f"/organization/members/{vera}/second-factor", {}).status == 303
    assert not is_in(reader)
    again, answer = log_in(app)
    assert answer.headers["Location"] == "/"
    assert is_in(again)


def test_a_link_of_an_admin_sets_a_new_password_once(app):
    vera = make_person(app)
    reader, _ = log_in(app)
    admin = Reader(app).sign_in("admin")
    page = admin.post(f"/organization/members/{vera}/reset-link", {})
    link = urlsplit(page.texts("c-secret")[0]).path
    assert page.headers["Cache-Control"] == "no-store"
    visitor = Reader(app)
    assert visitor.get(link).status == 200
    fields = {"password": "a quite new phrase", "password_confirm": "a quite new phrase"}
    assert visitor.post(link, {"password": "short", "password_confirm": "short"}).status == 200
    assert visitor.post(link, fields).status == 302
    assert not is_in(reader)
    assert log_in(app)[1].status == 200
    assert is_in(log_in(app, password="a quite new phrase")[0])
    assert Reader(app).post(link, fields | {"password": "x" * 20}).status == 302
    assert is_in(log_in(app, password="a quite new phrase")[0])
    assert visitor.get("/reset-password").headers["Location"] == "/login", "without a mail server nobody asks for one"


def test_accounts_are_closed_and_opened_and_it_is_kept_who_did_it(app):
    vera = make_person(app)
    reader, _ = log_in(app)
    admin = Reader(app).sign_in("admin")
    assert admin.post(f"/organization/members/{vera}/close", {}).status == 303
    assert not is_in(reader)
    assert log_in(app)[1].status == 200
    assert "closed" in admin.get("/organization").text
    assert admin.post(f"/organization/members/{vera}/reset-link", {}).status == 409
    assert admin.post(f"/organization/members/{vera}/open", {}).status == 303
    assert is_in(log_in(app)[0])
    history = admin.get("/organization/history").text
    assert "Anna closed the account of Vera" in history
    assert "Anna opened the account of Vera again" in history
    assert reader.get("/organization/history").status in (302, 303)
    anna = within(app, lambda s: s.scalar(select(User.id).where(User.name == "Anna")))
    assert admin.post(f"/organization/members/{anna}/close", {}).status == 403
    assert within(app, lambda s: s.scalar(select(func.count()).select_from(User).where(User.active))) == 2
