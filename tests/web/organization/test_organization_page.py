"""The organization: policy, members with one-time passwords, keys shown once; only an admin changes anything."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask_security import verify_password
from sqlalchemy import select

from claims.models import ApiKey, FourEyes, Membership, Organization, OrganizationRole, User
from claims.services.access.keys import find_key
from tests.support.databases import on_both_databases
from tests.support.desk import form_of, within
from tests.support.pages import Reader, now


def admin(app: Flask) -> Reader:
    return Reader(app).sign_in("admin", "checker", "reviewer")


def roles(app: Flask, name: str) -> set[str]:
    query = select(Membership.role).join(User, User.id == Membership.user_id).where(User.name == name)
    return {role.value for role in within(app, lambda s: s.scalars(query).all())}


def person(app: Flask, name: str) -> User:
    return within(app, lambda s: s.scalars(select(User).where(User.name == name)).one())


def test_members_see_policy_and_people_but_change_nothing(app):
    admin(app)
    page = Reader(app).sign_in("checker", name="Ben").get("/organization")
    assert page.status == 200
    assert "Only an admin changes what stands here." in page.text
    assert "anna@desk.example" not in page.text
    assert not [form for form in page.tree.forms if "/organization" in (form.action or "")]
    assert "API keys" not in page.text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("policy", {"four_eyes": "off"}),
        ("members", {"email": "x@desk.example", "name": "X", "role": "admin"}),
        ("members/1/remove-role", {"role": "admin"}),
        ("members/1/password", {}),
        ("keys", {"name": "k", "scopes": "lookup"}),
        ("keys/1/revoke", {}),
    ],
)
def test_who_is_no_admin_is_refused_everywhere(app, path, fields):
    admin(app).post("/organization/keys", {"name": "own", "scopes": "lookup"})
    before = within(app, lambda s: (len(s.scalars(select(User)).all()), len(s.scalars(select(ApiKey)).all())))
    ben = Reader(app).sign_in("checker", "reviewer", name="Ben")
    assert ben.post(f"/organization/{path}", fields).status == 403
    after = within(app, lambda s: (len(s.scalars(select(User)).all()), len(s.scalars(select(ApiKey)).all())))
    assert after == (before[0] + 1, before[1])
    assert roles(app, "Anna") == {"admin", "checker", "reviewer"}
    assert Reader(app).post(f"/organization/{path}", fields).headers["Location"].startswith("/login")


def test_the_policy_is_set(app):
    reader = admin(app)
    page = reader.get("/organization")
    policy = form_of(page, "/organization/policy")
    shown = policy.pop("shown")
    assert policy == {
        "four_eyes": "approve",
        "second_opinion_share": "all",
        "second_opinion_percent": "100",
        "second_opinion_hours": "72",
    }
    assert page.tree.xpath("//input[@name='four_eyes']/@value") == ["approve", "blind", "off"]
    sent = policy | {
        "four_eyes": "blind",
        "second_opinion_share": "sampled",
        "second_opinion_percent": "20",
        "second_opinion_hours": "48",
        "strict_approval": "1",
    }
    answer = reader.post("/organization/policy", sent | {"shown": shown})
    assert answer.headers["Location"] == "/organization#policy"

    def stored(session):
        own = session.scalar(select(Organization).where(Organization.is_default))
        return (
            own.four_eyes,
            own.second_opinion_share,
            own.second_opinion_percent,
            own.second_opinion_hours,
            own.strict_approval,
        )

    kept = (FourEyes.BLIND, "sampled", 20, 48, True)
    assert within(app, stored) == kept
    for refused in (
        {"four_eyes": "none"},
        {"four_eyes": ""},
        {"second_opinion_share": "few"},
        {"second_opinion_percent": "0"},
        {"second_opinion_percent": "101"},
        {"second_opinion_hours": "100000"},
    ):
        answer = reader.post("/organization/policy", sent | refused)
        assert answer.status == 422, refused
        assert within(app, stored) == kept


def test_a_single_reviewer_is_told_what_the_public_will_read(app):
    reader = admin(app)
    assert "the public page says: single reviewer" in reader.get("/organization").text
    Reader(app).sign_in("reviewer", name="Ben")
    assert "single reviewer" not in reader.get("/organization").text


def test_a_blind_policy_without_a_second_checker_is_told_to_block(app):
    reader = admin(app)
    lacking = "Nobody can give a second opinion"
    assert lacking not in reader.get("/organization").text, "another policy asks for none"
    sent = form_of(reader.get("/organization"), "/organization/policy") | {"four_eyes": "blind"}
    blocked = reader.follow(reader.post("/organization/policy", sent)).text
    assert f"{lacking} on what your only checker writes" in blocked, "what a reviewer wrote they can read"
    Reader(app).sign_in("reviewer", name="Ida")
    assert lacking in reader.get("/organization").text
    Reader(app).sign_in("checker", name="Eve")
    assert lacking not in reader.get("/organization").text


@on_both_databases
def test_a_new_member_gets_a_one_time_password_shown_once(app):
    reader = admin(app)
    fields = {"name": "Ben", "email": "Ben.New@desk.example", "role": "checker"}
    page = reader.post("/organization/members", fields)
    assert page.status == 200
    assert page.headers["Cache-Control"] == "no-store"
    password = page.tree.get_element_by_id("secret").text
    assert password not in reader.get("/organization").html
    ben = person(app, "Ben")
    assert (ben.email, ben.must_change_password) == ("ben.new@desk.example", True)
    with app.app_context():
        assert verify_password(password, ben.password)
    assert roles(app, "Ben") == {"checker"}
    window = Reader(app)
    window.post("/login", {"email": ben.email, "password": password})
    assert window.get("/queue").headers["Location"] == "/change-password?next=/queue"
    again = reader.post("/organization/members", fields)
    assert again.status == 409
    assert "Ben is already checker" in again.text


def test_who_has_an_account_keeps_the_password_and_gets_the_role(app):
    reader = admin(app)
    Reader(app).sign_in("checker", name="Ben")
    page = reader.follow(reader.post("/organization/members", {"email": "ben@desk.example", "role": "reviewer"}))
    assert "Ben has an account already and got the role." in page.text
    assert roles(app, "Ben") == {"checker", "reviewer"}
    assert not person(app, "Ben").must_change_password


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "no address", "name": "X", "role": "checker"},
        {"email": "", "name": "X", "role": "checker"},
        {"email": "x@desk.example", "name": "", "role": "checker"},
        {"email": "x@desk.example", "name": "X", "role": "owner"},
        {"email": "x@desk.example", "name": "X" * 201, "role": "checker"},
        {"email": "x\x00@desk.example", "name": "X", "role": "checker"},
    ],
)
def test_unusable_members_are_refused_with_what_was_written(app, fields):
    page = admin(app).post("/organization/members", fields)
    assert page.status == 422
    assert page.find("c-errors")
    assert len(within(app, lambda s: s.scalars(select(User)).all())) == 1


def test_roles_are_taken_away_but_not_the_last_admin(app):
    reader = admin(app)
    anna = person(app, "Anna").id
    assert reader.post(f"/organization/members/{anna}/remove-role", {"role": "checker"}).status == 303
    assert roles(app, "Anna") == {"admin", "reviewer"}
    page = reader.post(f"/organization/members/{anna}/remove-role", {"role": "admin"})
    assert page.status == 409
    assert "This is the last admin." in page.text
    assert roles(app, "Anna") == {"admin", "reviewer"}
    assert reader.post("/organization/members/999/remove-role", {"role": "admin"}).status == 404


def test_a_new_one_time_password_ends_sessions(app):
    reader = admin(app)
    ben = Reader(app).sign_in("checker", name="Ben")
    assert ben.get("/queue").status == 200
    page = reader.post(f"/organization/members/{person(app, 'Ben').id}/password", {})
    assert page.tree.get_element_by_id("secret").text
    assert ben.get("/queue").headers["Location"].startswith("/login")
    assert reader.post(f"/organization/members/{person(app, 'Anna').id}/password", {}).status == 403


def test_an_admin_cannot_take_over_somebody_of_another_organization(app):
    reader = admin(app)
    Reader(app).sign_in("checker", name="Ben")

    def elsewhere(session):
        other = Organization(slug="other", name="Other desk", created_at=now(), is_default=False)
        session.add(other)
        session.flush()
        ben = session.scalars(select(User).where(User.name == "Ben")).one()
        session.add(Membership(user_id=ben.id, organization_id=other.id, role=OrganizationRole.ADMIN))
        olga = User(email="olga@other.example", name="Olga", fs_uniquifier="olga", created_at=now(), active=True)
        session.add(olga)
        session.flush()
        session.add(Membership(user_id=olga.id, organization_id=other.id, role=OrganizationRole.CHECKER))
        return ben.id, olga.id

    ben, olga = within(app, elsewhere)
    assert reader.post(f"/organization/members/{ben}/password", {}).status == 403
    assert reader.post(f"/organization/members/{olga}/password", {}).status == 404
    assert person(app, "Olga").password is None


@on_both_databases
def test_a_key_is_shown_once_works_and_is_revoked(app):
    reader = admin(app)
    page = reader.post("/organization/keys", {"name": "newsroom", "scopes": "lookup"})
    assert page.headers["Cache-Control"] == "no-store"
    secret = page.tree.get_element_by_id("secret").text
    assert re.fullmatch(r"ck_[\w-]{43}", secret)
    later = reader.get("/organization")
    assert secret not in later.html
    assert secret[:9] in later.html
    key = within(app, lambda s: find_key(s, secret, now=now()))
    assert key.scopes == ["lookup"]
    assert reader.post("/organization/keys", {"name": "newsroom", "scopes": "lookup"}).status == 409
    assert reader.post(f"/organization/keys/{key.id}/revoke", {}).headers["Location"] == "/organization#keys"
    assert "revoked" in reader.get("/organization").text
    assert reader.post("/organization/keys", {"name": "newsroom", "scopes": "lookup"}).status == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "", "scopes": "lookup"},
        {"name": "key"},
        {"name": "key", "scopes": "everything"},
        {"name": "key", "scopes": "lookup", "user_id": "999"},
    ],
)
def test_unusable_keys_are_refused(app, fields):
    page = admin(app).post("/organization/keys", fields)
    assert page.status == 422
    assert page.find("c-errors")
    assert within(app, lambda s: s.scalars(select(ApiKey)).all()) == []


def test_a_key_of_another_organization_is_not_there(app):
    def make(session):
        other = Organization(slug="other", name="Other desk", created_at=now(), is_default=False)
        session.add(other)
        session.flush()
        key = ApiKey(
            organization_id=other.id, name="k", prefix="ck_x", key_hash="0" * 64, scopes=["lookup"], created_at=now()
        )
        session.add(key)
        session.flush()
        return key.id

    reader = admin(app)
    key = within(app, make)
    assert reader.post(f"/organization/keys/{key}/revoke", {}).status == 404
    assert within(app, lambda s: s.get_one(ApiKey, key).revoked_at) is None


def test_the_account_page_says_who_one_is(app):
    page = Reader(app).sign_in("checker", "reviewer").get("/account")
    for words in ("Anna", "anna@desk.example", "Home desk", "checker, reviewer", "Change password"):
        assert words in page.text, words
    assert Reader(app).get("/account").headers["Location"].startswith("/login")
    assert "none" in Reader(app).sign_in(name="Nobody").get("/account").text
