"""The page on which the text of a work without an address is given, and the same over the API."""

from __future__ import annotations

import base64
import io

from sqlalchemy import select

from claims.models import Organization, Snapshot, User
from claims.services.access.keys import create_key
from claims.services.archive.link_checking import note_link_checking
from claims.services.base.actors import CLI
from tests.support.desk import form_of, open_work, step, within, write
from tests.support.pages import Reader, now

BOOK = {"ev-0-url": "", "ev-0-title": "Handbook & more", "ev-0-publisher": "Harbor Press"}
QUOTE = "The works cost 40 million euros."


def desk(app):
    """A checker with a saved draft that rests on a book, where links are checked."""
    within(app, lambda s: note_link_checking(s, enabled=True, own_hosts=[], now=now()))
    reader, number = Reader(app).sign_in("checker"), open_work(app)
    step(reader, app, number, "claim")
    assert write(reader, app, number, **BOOK).status == 303
    return reader, number


def test_a_book_is_given_and_the_verdict_can_go_out(app):
    reader, number = desk(app)
    editor = reader.get(f"/reviews/{number}/edit")
    assert "Nothing is archived of what decides here." in editor.text
    (link,) = [a.get("href") for a in editor.tree.xpath("//a") if "Give its text or file" in a.text_content()]
    page = reader.get(link)
    assert "Handbook & more" in page.text
    sent = form_of(page, f"/reviews/{number}/page")
    refused = reader.post(f"/reviews/{number}/page", sent)
    assert refused.status == 422
    assert "Give the text of the page, or its file." in refused.text
    answer = reader.post(f"/reviews/{number}/page", sent | {"text": f"Page 12. {QUOTE}"})
    assert answer.headers["Location"].startswith(f"/reviews/{number}/edit")
    shown = reader.follow(answer)
    assert "Archived, and the quote is in it." in shown.text
    assert "In the text that was given" in shown.text
    assert write(reader, app, number, "submit", **BOOK).status == 303


def test_a_file_is_kept_as_it_is(app):
    reader, number = desk(app)
    page = reader.get(f"/reviews/{number}/page?title=Handbook+%26+more&publisher=Harbor+Press")
    token = page.tree.xpath("//input[@name='csrf_token']/@value")[0]
    fields = form_of(page, f"/reviews/{number}/page") | {"csrf_token": token}
    answer = reader.client.post(
        f"/reviews/{number}/page",
        data=fields | {"file": (io.BytesIO(QUOTE.encode()), "p12.txt", "text/plain")},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303
    kept = within(app, lambda s: s.scalars(select(Snapshot)).one())
    assert (kept.content_type, kept.size, kept.url) == ("text/plain", len(QUOTE), "")


def test_the_same_over_the_api(app, client):
    _, number = desk(app)

    def key(session):
        person, own = session.scalars(select(User)).one(), session.scalars(select(Organization)).one()
        kept = {"organization_id": own.id, "user_id": person.id, "actor": CLI}
        return create_key(session, scopes=["reviews:write"], now=now(), **kept)[1]

    headers = {"Authorization": f"Bearer {within(app, key)}"}
    work = {"title": "Handbook & more", "publisher": "Harbor Press"}
    bad = client.post(f"/api/v1/reviews/{number}/pages", json=work | {"file": "%%"}, headers=headers)
    assert (bad.status_code, bad.json["code"]) == (422, "page_unreadable")
    file = base64.b64encode(f"<p>{QUOTE}</p>".encode()).decode()
    sent = work | {"file": file, "content_type": "text/html"}
    given = client.post(f"/api/v1/reviews/{number}/pages", json=sent, headers=headers)
    assert given.status_code == 201, given.text
    assert (given.json["searchable"], given.json["quotes_found"], given.json["quotes_lost"]) == (True, 1, 0)
    assert client.post("/api/v1/reviews/99/pages", json=sent, headers=headers).status_code == 404
