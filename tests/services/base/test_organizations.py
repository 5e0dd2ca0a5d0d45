"""Organizations, the first administrator, and who is alone in deciding."""

import pytest
from sqlalchemy import select

from claims.core.errors import Conflict, Invalid, NotFound
from claims.models import Change, FourEyes, Membership, OrganizationName, OrganizationRole, User
from claims.services.base.actors import CLI, SYSTEM, actor_for_user
from claims.services.base.organizations import (
    add_member,
    create_administrator,
    default_organization,
    ensure_default_organization,
    get_or_create_organization,
    get_organization,
    is_single_reviewer,
)
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.parties import rename as rename_party
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_member, make_organization, make_user


@on_both_databases
def test_default_organization_is_made_once(session):
    with pytest.raises(NotFound):
        default_organization(session)
    made = ensure_default_organization(session, name="Home desk", now=NOW)
    assert ensure_default_organization(session, name="Another name", now=NOW) is made
    assert default_organization(session) is made
    assert (made.slug, made.four_eyes) == ("home-desk", FourEyes.APPROVE)


def test_known_organization_of_that_name_becomes_the_default(session):
    known = get_or_create_organization(session, "Home desk", now=NOW)
    assert ensure_default_organization(session, name="Home  desk", now=NOW) is known
    assert default_organization(session) is known


@pytest.mark.parametrize(
    ("names", "slugs"),
    [
        (["Fact Desk"], ["fact-desk"]),
        (["Faktencheck Köln", "Faktencheck  Köln"], ["faktencheck-koln"]),
        (["A.B", "A B", "a-b"], ["a-b", "a-b-2", "a-b-3"]),
        (["事実", "確認"], ["organization", "organization-2"]),
        (["x" * 300], ["x" * 80]),
        (["50%", "50_"], ["50", "50-2"]),
    ],
)
def test_slugs_are_readable_and_unique(session, names, slugs):
    made = [get_or_create_organization(session, name, now=NOW) for name in names]
    assert list(dict.fromkeys(organization.slug for organization in made)) == slugs


@on_both_databases
def test_a_former_name_leads_to_the_organization_that_has_another_now(session):
    desk = get_or_create_organization(session, "Harbor Desk", now=NOW)
    admin = make_member(session, desk, "admin")
    rename_party(session, ORGANIZATIONS, desk.id, "The Pier Desk", actor=admin, reason="Renamed.", now=NOW)
    assert get_or_create_organization(session, "Harbor Desk", now=NOW) is desk
    other = get_or_create_organization(session, "Quay Desk", now=NOW)
    session.add(OrganizationName(party_id=other.id, name="Harbor Desk", folded="harbor desk", created_at=NOW))
    session.flush()
    assert get_or_create_organization(session, "Harbor Desk", now=NOW) not in (desk, other), "two had it"


@pytest.mark.parametrize("name", ["", "  ", "x" * 301, "a\x00", "a\ud800", "a\u202eb"])
def test_name_that_cannot_be_kept(session, name):
    with pytest.raises(Invalid) as refused:
        get_or_create_organization(session, name, now=NOW)
    assert refused.value.problems[0].pointer == "/organization"


def test_site_fills_an_empty_one_only(session):
    get_or_create_organization(session, "Desk", now=NOW)
    assert get_or_create_organization(session, "Desk", site="desk.example", now=NOW).site == "desk.example"
    assert get_or_create_organization(session, "Desk", site="other.example", now=NOW).site == "desk.example"


def test_unknown_organization(session):
    with pytest.raises(NotFound):
        get_organization(session, 9)


@on_both_databases
def test_first_administrator_is_also_checker_and_reviewer(session):
    organization = ensure_default_organization(session, name="Home", now=NOW)
    user = create_administrator(
        session,
        email=" Admin@Desk.Example ",
        name="First admin",
        password_hash="hash",
        organization=organization,
        now=NOW,
        must_change_password=True,
    )
    session.expire_all()
    assert (user.email, user.active, user.must_change_password) == ("admin@desk.example", True, True)
    actor = actor_for_user(session, user)
    assert (actor.organization_id, actor.roles) == (organization.id, {"admin", "checker", "reviewer"})
    assert is_single_reviewer(session, organization.id)


@pytest.mark.parametrize("email", ["", "nobody", "a@b@c", "a b@c.example", "@c.example", "a@", "x" * 65 + "@c.example"])
def test_address_that_is_none(session, email):
    with pytest.raises(Invalid):
        administrator(session, make_organization(session), email)


def test_address_is_taken_in_any_case(session):
    organization = make_organization(session)
    administrator(session, organization, "admin@desk.example")
    with pytest.raises(Conflict) as refused:
        administrator(session, organization, "ADMIN@desk.example")
    assert refused.value.code == "email_taken"
    assert len(session.scalars(select(User)).all()) == 1  # the session goes on


def administrator(session, organization, email):
    return create_administrator(
        session,
        email=email,
        name="A",
        password_hash="hash",
        organization=organization,
        now=NOW,
        must_change_password=False,
    )


def test_role_is_held_once_and_its_giving_is_noted(session):
    organization, user = make_organization(session), make_user(session)
    add_member(session, user, organization.id, OrganizationRole.CHECKER, actor=CLI, now=NOW)
    with pytest.raises(Conflict) as refused:
        add_member(session, user, organization.id, OrganizationRole.CHECKER, actor=CLI, now=NOW)
    assert refused.value.code == "role_held"
    assert len(session.scalars(select(Membership)).all()) == 1
    change = session.scalars(select(Change)).one()
    assert (change.action, change.actor, change.detail) == (
        "member_added",
        "cli",
        {"user_id": user.id, "role": "checker"},
    )


def test_single_reviewer_counts_active_people_once(session):
    organization = make_organization(session)
    assert is_single_reviewer(session, organization.id)
    make_member(session, organization, "reviewer", "checker", "admin")
    make_member(session, organization, "checker", "admin")
    make_member(session, make_organization(session), "reviewer")
    assert is_single_reviewer(session, organization.id)
    second = make_user(session, active=False)
    add_member(session, second, organization.id, OrganizationRole.REVIEWER, actor=SYSTEM, now=NOW)
    assert is_single_reviewer(session, organization.id)
    second.active = True
    assert not is_single_reviewer(session, organization.id)
