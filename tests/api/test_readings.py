"""What was read of an article's passages, corrected over real HTTP: who did what, taken back, kept, and never half done."""

from __future__ import annotations

import threading
import uuid

import pytest

from tests.support.live import Client
from tests.support.live_fixtures import on_one_database

SAID = "Roof tiles in Velia cost 12 euros each in 2019"
BODY = f"{SAID}, mayor Ilse Brandt said. The harbor of Norhaven employs 4,000 people.\n\nIt rained."


def post(newsroom, **fields):
    """A stored article's look-up."""
    sent = {"headline": "Norhaven", "body": BODY, "url": f"https://coast.example/{uuid.uuid4()}"} | fields
    reply = newsroom.post("/api/v1/articles", sent)
    assert reply.status == 201, reply.text
    return reply.json


def passage(found, words="Roof tiles"):
    return next(row for row in found["appearances"] if words in row["exact"] or words in row["standalone"])


def path(row):
    return f"/api/v1/appearances/{row['id']}/reading"


def correct(client: Client, row, version='"0"', **fields):
    return client.post(path(row), fields, headers={"If-Match": version})


def test_reading_is_corrected_shown_and_taken_back(newsroom, desk):
    found = post(newsroom)
    row = passage(found)
    assert (row["corrected"], row["corrected_by"]) == ([], None)
    before = newsroom.get(path(row))
    assert (before.status, before.json["as_read"], before.json["corrections"]) == (200, None, [])
    reply = correct(
        desk.checker,
        row,
        before.headers["ETag"],
        voice="quoted",
        speaker="Nora Halm",
        force="warned",
        exact="Roof tiles in Velia cost 12 euros each",
        standalone="Roof tiles in Velia cost 12 euros each.",
        reason="As I heard it.",
    )
    assert reply.status == 201, reply.text
    value = reply.json
    assert value["corrected"] == ["voice", "speaker", "force", "span", "standalone"]
    assert BODY[value["start"] : value["end"]] == value["exact"] == "Roof tiles in Velia cost 12 euros each"
    assert (value["as_read"]["speaker"], value["as_read"]["exact"]) == (row["speaker"], row["exact"])
    (step,) = value["corrections"]
    assert (step["by"], step["reason"], step["stands"]) == (f"user:{desk.checker_id}", "As I heard it.", True)
    shown = passage(newsroom.get(f"/api/v1/articles/{found['article']['id']}/lookup").json)
    assert (shown["corrected"], shown["corrected_by"]) == (value["corrected"], f"user:{desk.checker_id}")
    undone = desk.reviewer.post(f"{path(row)}/undo", {"correction_id": step["id"], "reason": "Wrong."})
    assert undone.status == 201, undone.text
    assert (undone.json["corrected"], undone.json["as_read"], undone.json["exact"]) == ([], None, row["exact"])
    assert [one["undoes"] for one in undone.json["corrections"]] == [None, step["id"]]
    again = desk.reviewer.post(f"{path(row)}/undo", {"correction_id": step["id"]})
    assert (again.status, again.json["code"]) == (409, "correction_undone")


def test_who_may_and_what_is_refused(newsroom, desk, anyone):
    row = passage(post(newsroom))
    for client, status in ((desk.reader, 403), (desk.robot, 403), (newsroom, 403), (anyone, 401)):
        assert correct(client, row, speaker="Nora Halm").status == status
    assert desk.checker.post(path(row), {"speaker": "Nora Halm"}).status == 428
    for version in ("0", '"x"', 'W/"0"', '"7"'):
        assert correct(desk.checker, row, version, speaker="Nora Halm").status == 412
    assert correct(desk.checker, {"id": 10**15}, speaker="Nora Halm").status == 404
    for fields, pointer, code in (
        ({"exact": "Nobody wrote this"}, "/exact", "quote_not_in_text"),
        ({"exact": "It rained"}, "/exact", "quote_not_in_text"),
        ({"exact": "4,000 people.\n\nIt"}, "/exact", "quote_not_in_text"),
        ({"start": 0}, "/start", "span_incomplete"),
        ({"start": 0, "end": 7}, "/start", "span_cuts_word"),
        ({"start": 0, "end": len(BODY)}, "/start", "span_outside"),
        ({"voice": "own", "force": "denied"}, "/force", "force_and_voice"),
        ({"standalone": " "}, "/standalone", "text_missing"),
        ({}, "", "nothing_corrected"),
    ):
        reply = correct(desk.checker, row, **fields)
        assert (reply.status, reply.json["code"]) == (422, code), fields
        assert [error["pointer"] for error in reply.json["errors"]] == [pointer]
    assert newsroom.get(path(row)).json["corrections"] == []
    assert correct(desk.checker, row, "*", speaker="Nora Halm").status == 201, (
        "there is a reading before any correction"
    )


def test_of_corrections_made_at_once_one_is_taken(newsroom, desk):
    row = passage(post(newsroom))
    names = [f"Nora Halm {number}" for number in range(6)]
    statuses = []

    def work(name):
        statuses.append(correct(desk.checker, row, speaker=name).status)

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [201] + [412] * 5
    assert len(newsroom.get(path(row)).json["corrections"]) == 1


def test_call_repeated_under_its_key_is_done_once(newsroom, desk):
    row = passage(post(newsroom))
    headers = {"If-Match": '"0"', "Idempotency-Key": str(uuid.uuid4())}
    first = desk.checker.post(path(row), {"speaker": "Nora Halm"}, headers=headers)
    again = desk.checker.post(path(row), {"speaker": "Nora Halm"}, headers=headers)
    assert (first.status, again.status, again.headers["Idempotent-Replayed"]) == (201, 201, "true")
    assert len(newsroom.get(path(row)).json["corrections"]) == 1


def test_correction_holds_in_the_next_version_and_no_longer_in_the_old_one(newsroom, desk):
    url = f"https://coast.example/{uuid.uuid4()}"
    row = passage(post(newsroom, url=url))
    done = correct(desk.checker, row, speaker="Nora Halm", standalone="Roof tiles in Velia cost 12 euros in 2019.")
    assert done.status == 201, done.text
    after = passage(post(newsroom, url=url, body="A hot day. " + BODY.replace("4,000", "4,900")))
    assert (after["speaker"], after["corrected"]) == ("Nora Halm", ["speaker", "standalone"])
    assert after["claim_id"] == done.json["claim_id"]
    (carried,) = newsroom.get(path(after)).json["corrections"]
    assert (carried["carried_from"], carried["by"]) == (done.json["corrections"][0]["id"], f"user:{desk.checker_id}")
    late = correct(desk.checker, row, '"1"', speaker="Ilse Brandt")
    assert (late.status, late.json["code"]) == (409, "version_outdated")


HUGE = ["x" * 1_000_000, "Roof " * 100_000, "\u0301" * 5_000, "Roof\x00tiles", "\ud800", "\u202eRoof", ""]


@on_one_database
@pytest.mark.parametrize("text", HUGE, ids=["long", "words", "accents", "nul", "surrogate", "override", "empty"])
def test_hostile_texts_are_refused_or_kept_as_they_are(newsroom, desk, text):
    row = passage(post(newsroom))
    for field in ("speaker", "exact", "standalone", "reason", "voice"):
        reply = correct(desk.checker, row, **{field: text})
        assert reply.status in (201, 400, 413, 422), (field, reply.text)
        kept = newsroom.get(path(row)).json
        assert BODY[kept["start"] : kept["end"]] == kept["exact"]
        assert len(kept["corrections"]) == (1 if reply.status == 201 else 0), field
        if kept["corrections"]:
            row = passage(post(newsroom))  # each text meets words that nobody has corrected
