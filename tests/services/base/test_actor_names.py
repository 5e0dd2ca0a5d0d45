"""Labels of histories become names."""

from __future__ import annotations

from claims.models import User
from claims.services.access.keys import create_key
from claims.services.access.members import set_public_name
from claims.services.base.actor_names import NOBODY_NAMED, actor_names, colleague_names
from claims.services.base.actors import CLI
from claims.services.base.organizations import ensure_default_organization
from tests.support.factories import NOW, make_member, make_organization, make_user


def test_people_keys_and_programs_have_names(session):
    user = make_user(session)
    ensure_default_organization(session, name="Home desk", now=NOW)
    named, _ = create_key(session, scopes=("lookup",), name="Newsroom", now=NOW, actor=CLI)
    nameless, _ = create_key(session, scopes=("lookup",), now=NOW, actor=CLI)
    labels = [f"user:{user.id}", f"key:{named.id}", f"key:{nameless.id}", "system", "import"]
    names = actor_names(session, labels, reader=CLI)
    assert names[f"user:{user.id}"] == user.name
    assert names[f"key:{named.id}"] == "Newsroom"
    assert names[f"key:{nameless.id}"] == f"key {nameless.id}"
    assert names["system"] == "the registry"
    assert names["import"] == "an import"


def test_labels_that_nobody_has_stand_for_themselves(session):
    odd = ["user:999", "user:x", "key:" + "9" * 30, "somebody", ""]
    assert actor_names(session, odd) == {label: label for label in odd}


def test_a_thousand_labels_need_few_questions(session):
    user = make_user(session)
    labels = [f"user:{number}" for number in range(1, 1_200)]
    assert actor_names(session, labels, reader=CLI)[f"user:{user.id}"] == user.name


def test_others_read_the_organization_unless_the_person_chose_to_be_named(session):
    own, other = make_organization(session, "Coast desk"), make_organization(session, "Hill desk")
    who, colleague = make_member(session, own, "checker"), make_member(session, own, "reader")
    stranger = make_member(session, other, "admin", "reviewer")
    key, _ = create_key(session, scopes=("lookup",), name="CMS", now=NOW, actor=CLI, organization_id=own.id)
    name = session.get_one(User, who.user_id).name

    def read(reader):
        found = actor_names(session, [who.label, f"key:{key.id}"], reader=reader)
        return [found[who.label], found[f"key:{key.id}"]]

    assert read(None) == read(stranger) == ["Coast desk", "Coast desk"]
    assert read(colleague) == [name, "CMS"]
    set_public_name(session, who, shown=True, now=NOW)
    session.flush()
    assert read(None) == read(stranger) == [name, "Coast desk"]
    set_public_name(session, who, shown=False, now=NOW)
    session.flush()
    assert read(None) == ["Coast desk", "Coast desk"]


def test_who_has_left_is_named_to_no_stranger_and_still_to_former_colleagues_at_work(session):
    user = make_user(session)
    label = f"user:{user.id}"
    assert actor_names(session, [label]) == {label: NOBODY_NAMED}
    assert colleague_names(session, [user.id]) == {user.id: user.name}
