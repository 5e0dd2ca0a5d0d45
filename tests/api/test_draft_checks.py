"""``POST /draft-checks``: the sample, what is kept, who may ask, what is refused."""

from __future__ import annotations

import pytest

from tests.sample import BODY, HEADLINE, PUBLISHED

PATH = "/api/v1/draft-checks"


def ask(caller, body=BODY, **fields):
    return caller.post(PATH, {"body": body, "headline": HEADLINE, "publish_at": PUBLISHED} | fields)


def test_sample_warns_and_civilians_block(newsroom, demo):
    reply = ask(newsroom)
    assert reply.status == 200, reply.text
    assert (reply.json["outcome"], reply.json["counts"]) == ("warn", {"pass": 2, "warn": 2, "block": 0})
    assert (reply.json["id"], reply.json["publish_on"], reply.json["next_first"]) == (None, PUBLISHED, None)
    blocked = ask(newsroom, BODY.replace("people", "civilians")).json
    assert blocked["outcome"] == "block"
    (finding,) = [row for row in blocked["appearances"][3]["findings"] if row["outcome"] == "block"]
    assert finding["correction_note"].endswith(finding["permalink"])
    assert newsroom.get(f"/api/v1{finding['permalink']}").status == 200


def test_fields_have_their_own_offsets(newsroom, demo):
    text = "The war in Afghanistan has killed about 157,000 people since 2001."
    fields = [{"name": "lead", "text": "Peace is near."}, {"name": "text", "text": text}]
    value = newsroom.post(PATH, {"fields": fields, "publish_at": PUBLISHED}).json
    (row,) = [row for row in value["appearances"] if row["field"] == "text"]
    assert text[row["field_start"] : row["field_end"]] == row["exact"] == value["body"][row["start"] : row["end"]]


def test_kept_check_is_read_and_removed(newsroom, demo):
    reply = ask(newsroom, keep=True)
    assert reply.status == 201
    address = reply.headers["Location"]
    assert newsroom.get(address).json == reply.json
    assert newsroom.call("DELETE", address).status == 200
    assert newsroom.get(address).status == 404


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"body": ""}, "body_empty"),
        ({"policy": "none"}, "policy_unknown"),
        ({"html": "<p>x</p>"}, "body_and_html"),
        ({"first": -1}, "invalid"),
        ({"colour": "red"}, "invalid"),
    ],
)
def test_refused(newsroom, demo, fields, code):
    reply = ask(newsroom, **fields)
    assert reply.status == 422
    assert code in [reply.json["code"], *(error["code"] for error in reply.json["errors"])]


def test_policies_and_who_may_ask(newsroom, anyone):
    items = newsroom.get("/api/v1/draft-policies").json["items"]
    assert [item["name"] for item in items] == ["default", "lenient"]
    assert items[1]["outcomes"]["unchecked"] == "pass"
    assert ask(anyone).status == 401
