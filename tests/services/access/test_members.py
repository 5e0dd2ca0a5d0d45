"""Members and policy: only an admin of the very organization, never a key, changes them; each change is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound
from claims.models import Change, FourEyes, OrganizationRole, User
from claims.services.access import members
from claims.services.base.actors import CLI, Actor, roles_of
from tests.support.factories import NOW, make_member, make_organization


def add(session, organization, actor, **changes):
    fields = {"email": "new@desk.example", "name": "New", "role": "checker", "password_hash": "hash"} | changes
    return members.add_person(session, organization.id, actor=actor, now=NOW, **fields)


def test_members_come_by_name_with_their_roles_from_weak_to_strong(session):
    organization = make_organization(session)
    make_member(session, organization, "admin", "reader", "reviewer")
    make_member(session, make_organization(session), "reviewer")
    (found,) = members.list_members(session, organization.id)
    assert [role.value for role in found.roles] == ["reader", "reviewer", "admin"]


def test_only_active_checkers_and_reviewers_decide(session):
    organization = make_organization(session)
    deciding = [make_member(session, organization, role) for role in ("checker", "reviewer")]
    make_member(session, organization, "admin", "editor", "reader")
    gone = make_member(session, organization, "reviewer")
    session.get_one(User, gone.user_id).active = False
    assert [user.id for user in members.list_deciders(session, organization.id)] == [who.user_id for who in deciding]


def test_a_new_person_must_choose_a_password_and_the_change_is_kept(session):
    organization = make_organization(session)
    admin = make_member(session, organization, "admin")
    user, is_new = add(session, organization, admin, email=" New@Desk.Example ")
    assert (user.email, user.must_change_password, is_new) == ("new@desk.example", True, True)
    assert roles_of(session, user.id, organization.id) == {OrganizationRole.CHECKER}
    kept = session.scalars(select(Change).where(Change.action == "member_added").order_by(Change.id.desc())).first()
    assert (kept.user_id, kept.detail) == (admin.user_id, {"user_id": user.id, "role": "checker"})
    same, is_new = add(session, organization, admin, role="reviewer", password_hash="other")
    assert (same.id, same.password, is_new) == (user.id, "hash", False)
    with pytest.raises(Conflict):
        add(session, organization, admin)


@pytest.mark.parametrize("change", [{"email": "x"}, {"email": ""}, {"role": "owner"}, {"name": ""}])
def test_what_cannot_be_used_is_refused(session, change):
    organization = make_organization(session)
    with pytest.raises(Invalid):
        add(session, organization, make_member(session, organization, "admin"), **change)


def strangers(session, organization):
    """Everybody who must not change this organization."""
    admin_elsewhere = make_member(session, make_organization(session), "admin")
    reviewer = make_member(session, organization, "checker", "reviewer")
    admin = make_member(session, organization, "admin")
    key = Actor("key:1", user_id=admin.user_id, key_id=1, organization_id=organization.id, roles=admin.roles)
    return admin_elsewhere, reviewer, key


def test_nobody_else_changes_anything(session):
    organization = make_organization(session)
    user_id = make_member(session, organization, "checker").user_id
    for actor in strangers(session, organization):
        with pytest.raises(NotAllowed):
            add(session, organization, actor)
        with pytest.raises(NotAllowed):
            members.remove_role(session, organization.id, user_id, "checker", actor=actor, now=NOW)
        with pytest.raises(NotAllowed):
            members.reset_password(session, organization.id, user_id, password_hash="h", actor=actor, now=NOW)
        with pytest.raises(NotAllowed):
            members.set_policy(session, organization.id, members.PolicyInput("off"), actor=actor, now=NOW)
    assert organization.four_eyes is FourEyes.APPROVE
    assert roles_of(session, user_id, organization.id) == {OrganizationRole.CHECKER}


def test_the_last_active_admin_stays(session):
    organization = make_organization(session)
    admin, second = (make_member(session, organization, "admin") for _ in range(2))
    make_member(session, organization, "reviewer")
    make_member(session, make_organization(session), "admin")
    session.get_one(User, second.user_id).active = False
    with pytest.raises(Conflict) as caught:
        members.remove_role(session, organization.id, admin.user_id, "admin", actor=admin, now=NOW)
    assert caught.value.code == "last_admin"
    with pytest.raises(Conflict) as caught:
        members.set_active(session, organization.id, admin.user_id, active=False, actor=CLI, now=NOW)
    assert caught.value.code == "last_admin"
    session.get_one(User, second.user_id).active = True
    members.remove_role(session, organization.id, admin.user_id, "admin", actor=admin, now=NOW)
    assert roles_of(session, admin.user_id, organization.id) == frozenset()
    with pytest.raises(NotFound):
        members.remove_role(session, organization.id, admin.user_id, "admin", actor=CLI, now=NOW)


def test_a_role_is_taken_once_and_the_change_is_kept(session):
    organization = make_organization(session)
    member = make_member(session, organization, "checker", "reviewer")
    for _ in range(2):
        members.remove_role(session, organization.id, member.user_id, "checker", actor=CLI, now=NOW)
    assert roles_of(session, member.user_id, organization.id) == {OrganizationRole.REVIEWER}
    kept = session.scalars(select(Change).where(Change.action == "member_removed")).all()
    assert [change.detail for change in kept] == [{"user_id": member.user_id, "role": "checker"}]


def test_a_person_shows_their_name_and_hides_it_again_and_each_is_kept(session):
    member = make_member(session, make_organization(session), "checker")
    for shown in (True, True, False):
        members.set_public_name(session, member, shown=shown, now=NOW)
        assert session.get_one(User, member.user_id).shown_publicly is shown
    kept = session.scalars(select(Change).where(Change.subject_type == "user", Change.subject_id == member.user_id))
    assert [(change.action, change.detail, change.created_at) for change in kept] == [
        ("public_name_set", {"old": not shown, "new": shown}, NOW) for shown in (True, False)
    ]
    with pytest.raises(NotAllowed):
        members.set_public_name(session, CLI, shown=True, now=NOW)


@pytest.mark.parametrize(("field", "most"), [("percent", 100), ("hours", 90 * 24)])
def test_a_policy_keeps_within_its_bounds(session, field, most):
    organization = make_organization(session)
    for value in (0, most + 1):
        with pytest.raises(Invalid) as caught:
            members.set_policy(session, organization.id, members.PolicyInput(**{field: value}), actor=CLI, now=NOW)
        assert caught.value.code == "out_of_range"
    for value in (1, most):
        members.set_policy(session, organization.id, members.PolicyInput(**{field: value}), actor=CLI, now=NOW)
        assert getattr(organization, f"second_opinion_{field}") == value


def test_a_policy_set_again_leaves_no_trace(session):
    organization = make_organization(session)
    for _ in range(2):
        members.set_policy(session, organization.id, members.PolicyInput("off"), actor=CLI, now=NOW)
    kept = session.scalars(select(Change).where(Change.action == "policy_changed")).all()
    assert [change.detail for change in kept] == [{"old": {"four_eyes": "approve"}, "new": {"four_eyes": "off"}}]
