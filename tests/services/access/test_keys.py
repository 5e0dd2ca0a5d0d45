"""Keys: shown once, kept as a hash, of one organization, refused when spent."""

import datetime as dt
import re

import pytest
from sqlalchemy import select, text

from claims.core.errors import Invalid, NotAllowed, NotFound
from claims.models import ApiKey, Change, OrganizationRole, Scope, User
from claims.services.access.keys import (
    create_key,
    find_caller,
    find_key,
    is_use_to_note,
    list_keys,
    note_use,
    revoke_key,
)
from claims.services.base.actors import CLI, SYSTEM
from claims.services.base.organizations import add_member, ensure_default_organization
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_member, make_organization, make_user
from tests.support.sent_statements import counted

DAY = dt.timedelta(days=1)


def make_key(session, organization, **fields):
    return create_key(
        session, **{"scopes": ["lookup"], "now": NOW, "organization_id": organization.id, "actor": CLI, **fields}
    )


@on_both_databases
def test_secret_is_found_and_stands_nowhere(session):
    organization = make_organization(session)
    key, secret = make_key(session, organization, scopes=["lookup", Scope.REVIEWS_READ, "lookup"], name=" Desk  site ")
    assert re.fullmatch(r"ck_[A-Za-z0-9_-]{43}", secret)
    session.expire_all()
    assert find_key(session, secret, now=NOW).id == key.id
    assert (key.name, key.scopes, key.prefix) == ("Desk site", ["lookup", "reviews:read"], secret[:9])
    stored = str(session.execute(text("SELECT * FROM api_keys")).all()) + str(
        session.scalars(select(Change.detail)).all()
    )
    assert secret[9:] not in stored


def test_default_organization_unless_given(session):
    with pytest.raises(NotFound):
        create_key(session, scopes=["lookup"], now=NOW, actor=CLI)
    default = ensure_default_organization(session, name="Home", now=NOW)
    assert create_key(session, scopes=["lookup"], now=NOW, actor=CLI)[0].organization_id == default.id
    with pytest.raises(NotFound):
        create_key(session, scopes=["lookup"], now=NOW, organization_id=99, actor=CLI)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"scopes": []}, "scopes_missing"),
        ({"scopes": ["lookup", "everything"]}, "scope_unknown"),
        ({"expires_at": NOW}, "expiry_past"),
        ({"name": "x" * 201}, "text_too_long"),
        ({"user_id": 10**9}, "user_not_member"),
    ],
)
def test_key_that_could_not_be_used_is_not_made(session, fields, code):
    with pytest.raises(Invalid) as refused:
        make_key(session, make_organization(session), **fields)
    assert refused.value.code == code
    assert session.scalars(select(ApiKey)).all() == []


def test_key_acts_for_a_member_only(session):
    organization = make_organization(session)
    with pytest.raises(Invalid):
        make_key(session, organization, user_id=make_user(session).id)
    member = make_member(session, organization, "checker")
    key, secret = make_key(session, organization, user_id=member.user_id, scopes=["reviews:write"])
    actor = find_caller(session, secret, now=NOW)[1]
    assert (actor.label, actor.user_id, actor.key_id) == (f"key:{key.id}", member.user_id, key.id)
    assert (actor.roles, actor.scopes) == ({"checker"}, {Scope.REVIEWS_WRITE})


@on_both_databases
def test_who_calls_by_a_key_is_asked_for_in_one_statement(session):
    """With the roles in its own organization alone, and what was merged into that one; two of each."""
    organization = make_organization(session)
    member = make_member(session, organization, "checker", "editor")
    user = session.get_one(User, member.user_id)
    add_member(session, user, make_organization(session).id, OrganizationRole.ADMIN, actor=SYSTEM, now=NOW)
    merged = [make_organization(session) for _ in range(2)]
    keys = [make_key(session, one, user_id=user_id)[1] for one, user_id in ((organization, user.id), (merged[0], None))]
    for one in merged:
        one.merged_into_id = organization.id
    session.flush()
    with counted(session) as sent:
        key, actor = find_caller(session, keys[0], now=NOW)
    assert len(sent) == 1
    assert (actor.roles, actor.merged_ids) == ({"checker", "editor"}, {one.id for one in merged})
    assert actor.organization_ids[0] == key.organization_id == organization.id
    assert find_caller(session, keys[1], now=NOW)[1].merged_ids == frozenset()
    key.organization_id = merged[0].id
    session.flush()
    assert find_caller(session, keys[0], now=NOW)[1].roles == {"checker", "editor"}, "those in what answers for it"
    user.active = False
    session.flush()
    assert find_caller(session, keys[0], now=NOW)[1].roles == frozenset()


def test_only_an_admin_of_the_organization_makes_and_revokes(session):
    organization = make_organization(session)
    admin = make_member(session, organization, "admin")
    key, _ = make_key(session, organization, actor=admin)
    reviewer = make_member(session, organization, "reviewer", "checker", "editor")
    foreign = make_member(session, make_organization(session), "admin")
    _, secret = make_key(session, organization, user_id=admin.user_id, scopes=[scope.value for scope in Scope])
    by_key = find_caller(session, secret, now=NOW)[1]
    for actor in (reviewer, foreign, by_key):
        with pytest.raises(NotAllowed):
            make_key(session, organization, actor=actor)
    for actor, error in ((reviewer, NotAllowed), (foreign, NotFound), (by_key, NotAllowed)):
        with pytest.raises(error):
            revoke_key(session, key.id, actor=actor, now=NOW)
    assert key.revoked_at is None


@pytest.mark.parametrize(
    "secret", ["", "ck_", "ck_" + "a" * 43, "x" * 46, "ck_" + "é" * 43, "ck_" + "a" * 42 + "\n", "a" * 10**6]
)
def test_unknown_secret(session, secret):
    make_key(session, make_organization(session))
    with pytest.raises(NotAllowed) as refused:
        find_key(session, secret, now=NOW)
    assert refused.value.code == "key_unknown"


def test_expired_and_revoked_keys_are_refused(session):
    organization = make_organization(session)
    key, secret = make_key(session, organization, expires_at=NOW + DAY)
    assert find_key(session, secret, now=NOW + DAY - dt.timedelta(seconds=1)).id == key.id
    with pytest.raises(NotAllowed) as refused:
        find_key(session, secret, now=NOW + DAY)
    assert refused.value.code == "key_expired"
    revoke_key(session, key.id, actor=CLI, now=NOW)
    revoke_key(session, key.id, actor=CLI, now=NOW + DAY)
    assert key.revoked_at == NOW
    with pytest.raises(NotAllowed) as refused:
        find_key(session, secret, now=NOW)
    assert refused.value.code == "key_revoked"
    actions = session.scalars(select(Change.action).where(Change.subject_type == "organization")).all()
    assert actions == ["key_created", "key_revoked"]


def test_use_is_noted_now_and_then(session):
    key, _ = make_key(session, make_organization(session))
    assert is_use_to_note(key, now=NOW)
    note_use(session, key.id, now=NOW)
    session.refresh(key)
    assert key.last_used_at == NOW
    assert not is_use_to_note(key, now=NOW + dt.timedelta(minutes=4))
    assert is_use_to_note(key, now=NOW + dt.timedelta(minutes=5))


def test_list_is_of_one_organization_newest_first(session):
    organization = make_organization(session)
    first, second = (make_key(session, organization)[0] for _ in range(2))
    make_key(session, make_organization(session))
    assert list_keys(session, organization_id=organization.id) == [second, first]


@on_both_databases
@pytest.mark.parametrize("key_id", [0, 5, 2**63])
def test_revoking_an_unknown_key(session, key_id):
    with pytest.raises(NotFound):
        revoke_key(session, key_id, actor=CLI, now=NOW)
