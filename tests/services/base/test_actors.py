"""Who acts: roles of one organization, of active people only, and what keys and the program lack."""

import pytest

from claims.core.errors import NotAllowed
from claims.models import OrganizationRole, Scope
from claims.services.base.actors import CLI, SYSTEM, Actor, actor_for_user, require_role, require_scope
from claims.services.base.organizations import add_member, ensure_default_organization
from tests.support.factories import NOW, make_organization, make_user


def test_person_acts_in_the_given_the_default_or_the_oldest_organization(session):
    first, second = make_organization(session), make_organization(session)
    user = make_user(session)
    add_member(session, user, first.id, OrganizationRole.EDITOR, actor=SYSTEM, now=NOW)
    add_member(session, user, second.id, OrganizationRole.CHECKER, actor=SYSTEM, now=NOW)
    assert actor_for_user(session, user).organization_id == first.id
    default = ensure_default_organization(session, name="Home", now=NOW)
    assert actor_for_user(session, user).organization_id == first.id  # no member there
    add_member(session, user, default.id, OrganizationRole.READER, actor=SYSTEM, now=NOW)
    assert actor_for_user(session, user).organization_id == default.id
    given = actor_for_user(session, user, second.id)
    assert (given.organization_id, given.roles, given.label) == (second.id, {"checker"}, f"user:{user.id}")


def test_stranger_and_deactivated_have_no_role(session):
    organization, user = make_organization(session), make_user(session)
    assert actor_for_user(session, user).organization_id is None
    assert actor_for_user(session, user, organization.id).roles == frozenset()
    add_member(session, user, organization.id, OrganizationRole.REVIEWER, actor=SYSTEM, now=NOW)
    user.active = False
    assert actor_for_user(session, user, organization.id).roles == frozenset()


def test_scopes_bind_keys_only():
    require_scope(SYSTEM, Scope.EXPORT)
    require_scope(Actor("user:1", user_id=1), Scope.EXPORT)
    require_scope(Actor("key:1", key_id=1, scopes=frozenset({Scope.EXPORT})), Scope.EXPORT)
    with pytest.raises(NotAllowed) as refused:
        require_scope(Actor("key:1", key_id=1, scopes=frozenset({Scope.LOOKUP})), Scope.EXPORT)
    assert refused.value.code == "scope_missing"
    assert "export" in refused.value.detail


def test_roles_bind_everybody_but_the_program():
    require_role(CLI, OrganizationRole.ADMIN)
    require_role(Actor("user:1", user_id=1, roles=frozenset({OrganizationRole.ADMIN})), OrganizationRole.ADMIN)
    for actor in (Actor("user:1", user_id=1), Actor("key:1", key_id=1), Actor("anonymous")):
        with pytest.raises(NotAllowed):
            require_role(actor, OrganizationRole.ADMIN, OrganizationRole.REVIEWER)
