"""A new password by mail: once, for a day, to the address of the settings, and nobody learns who has an account."""

from __future__ import annotations

import datetime as dt
import re
import threading
from urllib.parse import urlsplit

import pytest
import time_machine
from sqlalchemy import func, select, update

from claims.cli.worker import mailing_of
from claims.extensions import RESET_LINKS, db, reading
from claims.jobs.context import WorkerSettings
from claims.jobs.worker import run_worker
from claims.models import Job, User
from claims.web.words.sign_in_words import LIBRARY_WORDS
from tests.access.test_signing_in import PASSWORD, is_in, log_in, make_person
from tests.support.desk import within
from tests.support.mailbox import open_mailbox
from tests.support.pages import Reader

NEW = "another good phrase"
ANSWER = "If the address has an account, a mail with a link is on its way to it."


@pytest.fixture
def box():
    with open_mailbox() as made:
        yield made


@pytest.fixture
def mailing_app(apps, database_url, box):
    mail = {
        "MAIL_SERVER": box.address,
        "MAIL_FROM": "registry@desk.example",
        "PUBLIC_URL": "https://registry.example",
    }
    with apps.lent(database_url, **mail) as lent:
        lent.testing = True
        yield lent


def work(app, *, later_s=0):
    """Let a worker do what waits, after some seconds."""
    with app.app_context(), time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=later_s)):
        settings = WorkerSettings(mailing=mailing_of(app))
        run_worker(
            db.session.session_factory, stop=threading.Event(), settings=settings, read_only=reading, until_idle=True
        )


def ask(app, email="vera@desk.example", **headers):
    reader = Reader(app)
    fields = {"email": email, "csrf_token": reader.token()}
    return reader._answer(reader.client.post("/reset-password", data=fields, headers=headers))


def link_in(mail):
    return re.search(r"https?://\S+", mail.get_content())[0]


def choose(reader, link, password=NEW):
    path = urlsplit(link).path
    return reader.post(path, {"password": password, "password_confirm": password})


def test_a_link_comes_by_mail_and_works_once(mailing_app, box):
    make_person(mailing_app)
    signed_in, _ = log_in(mailing_app)
    assert 'href="/reset-password"' in Reader(mailing_app).get("/login").html
    assert ANSWER in ask(mailing_app).text
    work(mailing_app)
    (mail,) = box.mails
    assert (mail["To"], mail["From"]) == ("vera@desk.example", "registry@desk.example")
    assert "Hello Vera" in mail.get_content()
    link, reader = link_in(mail), Reader(mailing_app)
    assert link.startswith("https://registry.example/reset-password/")
    assert "Choose a new password" in reader.get(urlsplit(link).path).text
    assert choose(reader, link).status in (302, 303)
    assert not is_in(signed_in), "all sessions end"
    assert is_in(log_in(mailing_app, password=NEW)[0])
    assert not is_in(log_in(mailing_app)[0])
    again = choose(Reader(mailing_app), link, "a third good phrase")
    assert again.headers["Location"] == "/reset-password"
    assert is_in(log_in(mailing_app, password=NEW)[0])
    work(mailing_app)
    assert box.mails[1]["Subject"] == "Your password was changed"


def test_nobody_learns_who_has_an_account(mailing_app, box, monkeypatch):
    hashed = []
    for module in ("claims.web.account.sign_in", "flask_security.views"):
        monkeypatch.setattr(f"{module}.hash_password", lambda text: hashed.append(text) or "x")
    make_person(mailing_app)
    make_person(mailing_app, "Olaf", active=False)
    pages = {}
    for email in ("vera@desk.example", "nobody@desk.example", "olaf@desk.example", "VERA@desk.example"):
        hashed.clear()
        page = ask(mailing_app, email)
        pages[re.sub(r'value="[^"]*"|csrf[^>]*|X-CSRF[^>]*', "", page.html)] = email
        assert (page.status, len(hashed)) == (200, 1), email
    assert len(pages) == 1
    work(mailing_app)
    assert {mail["To"] for mail in box.mails} == {"vera@desk.example"}


@pytest.mark.parametrize(
    "email", ["", "x", "a@b", "vera@desk.example\r\nBcc: x@y.example", "x" * 10_000, "\x00@desk.example"]
)
def test_what_is_no_address_is_answered_alike(mailing_app, box, email):
    make_person(mailing_app)
    assert ask(mailing_app, email).status == 200
    assert within(mailing_app, lambda s: s.scalar(select(func.count()).select_from(Job))) == 0


def test_a_forged_host_leads_nowhere(mailing_app, box):
    make_person(mailing_app)
    ask(mailing_app, **{"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"})
    work(mailing_app)
    assert link_in(box.mails[0]).startswith("https://registry.example/")


def test_a_link_lapses_after_a_day_and_a_forged_one_is_none(mailing_app, box):
    make_person(mailing_app)
    ask(mailing_app)
    work(mailing_app)
    link = link_in(box.mails[0])
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(hours=25)):
        late = Reader(mailing_app)
        assert late.get(urlsplit(link).path).headers["Location"] == "/reset-password"
        assert choose(late, link).status == 302
    reader = Reader(mailing_app)
    assert choose(reader, link[:-3] + "abc").headers["Location"] == "/reset-password"
    assert is_in(log_in(mailing_app)[0]), "the old password is still good"
    assert choose(reader, link).status in (302, 303)


def test_a_link_made_before_the_password_was_changed_is_no_longer_good(mailing_app, box):
    make_person(mailing_app)
    for _ in range(2):
        ask(mailing_app)
    work(mailing_app)
    first, second = (link_in(mail) for mail in box.mails)
    choose(Reader(mailing_app), second)
    assert choose(Reader(mailing_app), first, "a third good phrase").headers["Location"] == "/reset-password"


def test_a_mailbox_is_not_flooded_whether_or_not_it_has_an_account(mailing_app, box):
    make_person(mailing_app)
    most = int(RESET_LINKS.split()[0])
    for email in ("vera@desk.example", "nobody@desk.example"):
        found = [ask(mailing_app, email).status for _ in range(most)] + [ask(mailing_app, f" {email.upper()} ").status]
        assert found == [200] * most + [429], email
    work(mailing_app)
    assert len(box.mails) == most


def test_a_server_that_is_down_gets_the_mail_later_and_no_table_holds_a_link(mailing_app, box):
    make_person(mailing_app)
    ask(mailing_app)
    box.is_refusing = True
    work(mailing_app)
    assert box.mails == []
    kept = within(mailing_app, lambda s: s.scalars(select(Job).where(Job.name == "password_mail")).one())
    assert set(kept.arguments) == {"mail", "user_id"}
    assert "vera" not in kept.error
    box.is_refusing = False
    work(mailing_app, later_s=60)
    assert len(box.mails) == 1


def test_an_account_that_was_closed_meanwhile_gets_none(mailing_app, box):
    person = make_person(mailing_app)
    ask(mailing_app)
    within(mailing_app, lambda s: s.execute(update(User).where(User.id == person).values(active=False)) and None)
    work(mailing_app)
    assert box.mails == []


def test_the_librarys_sentences_are_the_projects(app):
    said = {name.removeprefix("SECURITY_MSG_"): text for name, text in app.config.items() if "SECURITY_MSG_" in name}
    for name, words in LIBRARY_WORDS.items():
        assert said[name] == words
        assert not re.search(r"please|successful", words[0], re.IGNORECASE)


def test_without_a_mail_server_admins_hand_links_on(app):
    make_person(app)
    reader = Reader(app)
    page = reader.get("/login")
    assert "this registry sends no mail" in page.text
    assert "/reset-password" not in page.html
    assert reader.get("/reset-password").headers["Location"] == "/login"
    assert reader.post("/reset-password", {"email": "vera@desk.example"}).status == 404
    forged = reader.follow(reader.follow(reader.get("/reset-password/forged")))
    assert "This link was used already, or is none." in forged.text
    changed = log_in(app)[0].post(
        "/change-password", {"password": PASSWORD, "new_password": NEW, "new_password_confirm": NEW}
    )
    assert changed.status == 302
    assert within(app, lambda s: s.scalar(select(func.count()).select_from(Job))) == 0
