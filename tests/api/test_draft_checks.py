"""``POST /draft-checks``: the sample, what is kept, who may ask, what is refused."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from claims.models import IdempotencyKey, OrganizationRole
from claims.services.articles.short_texts import read_asked
from claims.services.base.organizations import default_organization, get_or_create_organization
from claims.services.lookup import kept_readings
from tests.support.desk import within
from tests.support.factories import NOW, make_member
from tests.support.live import Client
from tests.support.live_fixtures import on_sqlite
from tests.support.sample import BODY, HEADLINE, PUBLISHED

PATH = "/api/v1/draft-checks"


def ask(caller, body=BODY, headers=None, **fields):
    sent = {"body": body, "headline": HEADLINE, "publish_at": PUBLISHED} | fields
    return caller.post(PATH, sent, headers=headers or {})


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


@on_sqlite
def test_a_check_that_time_ended_goes_on_without_reading_the_draft_again(live_app, newsroom, demo, monkeypatch):
    texts = []
    monkeypatch.setattr(kept_readings, "read_asked", lambda text, **how: texts.append(text) or read_asked(text, **how))
    live_app.config["DRAFT_CHECK_SECONDS"] = 0
    part = ask(newsroom).json
    live_app.config["DRAFT_CHECK_SECONDS"] = 10
    assert (part["outcome"], part["incomplete"], part["next_first"], part["total"]) == ("warn", True, 1, 4)
    rest = ask(newsroom, first=1).json
    assert (rest["incomplete"], len(rest["appearances"])) == (False, 3)
    assert texts == [BODY]


@on_sqlite
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


def kept_answers(app) -> list[str]:
    return within(app, lambda session: list(session.scalars(select(IdempotencyKey.body))))


@pytest.mark.parametrize("path", ["draft-checks", "lookup", "claimreview/validate"])
def test_a_text_that_is_not_stored_is_not_kept_for_repeated_requests_either(live_app, newsroom, demo, path):
    words = "The ferry to Velia carried 900 secret people in 2021."
    sent = {"document": {"claimReviewed": words}} if path.startswith("claimreview") else {"body": words}
    key = {"Idempotency-Key": f"once-{path}"}
    first = newsroom.post(f"/api/v1/{path}", sent, headers=key)
    assert first.status == 200
    assert not any("secret" in body for body in kept_answers(live_app))
    again = newsroom.post(f"/api/v1/{path}", sent, headers=key)
    assert (again.status, "Idempotent-Replayed" in again.headers) == (200, False), "it is made anew"


def test_a_removed_check_is_in_no_kept_answer_any_more(live_app, newsroom, demo):
    replies = [ask(newsroom, keep=True, headers={"Idempotency-Key": f"kept-{number}"}) for number in range(2)]
    again = ask(newsroom, keep=True, headers={"Idempotency-Key": "kept-0"})
    assert (again.json, again.headers["Idempotent-Replayed"]) == (replies[0].json, "true")
    number = replies[0].json["id"]
    assert newsroom.call("DELETE", replies[0].headers["Location"]).status == 200
    kept = [json.loads(body)["id"] for body in kept_answers(live_app) if "outcome" in body]
    assert number not in kept
    assert replies[1].json["id"] in kept


@on_sqlite
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


@pytest.fixture(scope="module")
def admins(live_app, live_url, make_key):
    """Clients that act for an admin of the home desk and for one of another organization."""

    def client(other):
        def made(session):
            home = get_or_create_organization(session, "Org P", now=NOW) if other else default_organization(session)
            return home.id, make_member(session, home, OrganizationRole.ADMIN).user_id

        organization_id, user_id = within(live_app, made)
        scopes = ("lookup", "reviews:write")
        return Client(live_url, make_key(scopes=scopes, organization_id=organization_id, user_id=user_id))

    return client(other=False), client(other=True)


def own_names(client):
    return [row["name"] for row in client.get("/api/v1/draft-policies").json["items"]][2:]


def put(client, name, **fields):
    return send(client, name, fields)


def send(client, name, body):
    return client.call("PUT", f"/api/v1/draft-policies/{name}", body)


def test_an_admin_makes_replaces_and_removes_a_policy(admins, newsroom, demo):
    admin, other = admins
    made = put(admin, "night%20desk/2", outcomes={"unchecked": "pass"}, worth_from=0.25)
    value = {"name": "night desk/2", "outcomes": {"unchecked": "pass"}, "worth_from": 0.25}
    assert (made.status, made.json) == (200, value), made.text
    assert newsroom.get("/api/v1/draft-policies").json["items"][2:] == [value]
    assert ask(newsroom, policy="night desk/2").json["policy"] == "night desk/2"
    again = put(admin, "night%20desk/2", outcomes={"expired": "pass"})
    assert again.json == put(admin, "night%20desk/2", outcomes={"expired": "pass"}).json
    assert again.json == value | {"outcomes": {"expired": "pass"}, "worth_from": 0.0}
    assert own_names(other) == []
    assert other.call("DELETE", "/api/v1/draft-policies/night%20desk/2").status == 404
    assert admin.call("DELETE", "/api/v1/draft-policies/night%20desk/2").status == 200
    gone = admin.call("DELETE", "/api/v1/draft-policies/night%20desk/2")
    assert (gone.status, gone.json["code"]) == (404, "policy_unknown")
    assert ask(newsroom, policy="night desk/2").json["code"] == "policy_unknown"


def test_each_organization_has_its_own_of_a_name(admins):
    admin, other = admins
    assert put(other, "shared", outcomes={"conflict": "pass"}).status == 200
    assert own_names(admin) == []
    assert put(admin, "shared").status == 200
    assert admin.call("DELETE", "/api/v1/draft-policies/shared").status == 200
    assert own_names(other) == ["shared"]


@on_sqlite
def test_what_is_wrong_in_a_policy_is_pointed_at(admins):
    admin, _ = admins
    wrong = send(admin, "soft", {"outcomes": {"rumor": "pass", "expired": "ignore", "conflict": "warn"}}).json
    assert {row["pointer"] for row in wrong["errors"]} == {"/outcomes/rumor", "/outcomes/expired"}


@on_sqlite
@pytest.mark.parametrize("day", ["1500-01-01", "2999-01-01"])
def test_a_day_out_of_range_is_pointed_at_as_it_was_sent(newsroom, day):
    reply = newsroom.post(PATH, {"body": "The weir is 31 meters long.", "publish_at": day})
    assert (reply.status, reply.json["code"]) == (422, "published_at_out_of_range")
    assert reply.json["errors"][0]["pointer"] == "/publish_at"


@on_sqlite
@pytest.mark.parametrize(
    ("name", "body", "status", "code"),
    [
        ("soft", {"outcomes": {"confirmed": "block"}}, 422, "policy_raises"),
        ("soft", {"outcomes": {"rumor": "pass"}}, 422, "invalid"),
        ("soft", {"outcomes": {"expired": "ignore"}}, 422, "invalid"),
        ("soft", {"outcomes": ["expired"]}, 422, "invalid"),
        ("soft", {"worth_from": 1.5}, 422, "invalid"),
        ("soft", {"worth_from": "much"}, 422, "invalid"),
        ("soft", {"name": "hard"}, 422, "invalid"),
        ("default", {}, 409, "policy_taken"),
        ("lenient", {}, 409, "policy_taken"),
        ("%20", {}, 422, "text_missing"),
        ("x" * 101, {}, 422, "text_too_long"),
        ("a%00b", {}, 422, "nul_character"),
    ],
)
def test_what_is_no_policy_is_refused(admins, name, body, status, code):
    admin, _ = admins
    reply = send(admin, name, body)
    assert (reply.status, reply.json["code"]) == (status, code), reply.text
    assert own_names(admin) == []


@pytest.mark.parametrize("name", ["default", "a%00b", "none", "%20"])
def test_what_is_no_policy_of_ones_own_is_not_removed(admins, name):
    assert admins[0].call("DELETE", f"/api/v1/draft-policies/{name}").status in (404, 422)


@on_sqlite
@pytest.mark.parametrize(("who", "status"), [("reviewer", 403), ("robot", 403), ("newsroom", 403), ("anyone", 401)])
def test_only_admins_set_policies(request, desk, who, status):
    client = getattr(desk, who, None) or request.getfixturevalue(who)
    assert put(client, "soft").status == status
    assert client.call("DELETE", "/api/v1/draft-policies/soft").status == status
