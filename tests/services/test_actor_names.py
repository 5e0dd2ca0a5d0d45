"""Labels of histories become names."""

from __future__ import annotations

from claims.services.actor_names import actor_names
from claims.services.actors import CLI
from claims.services.keys import create_key
from claims.services.organizations import ensure_default_organization
from tests.factories import NOW, make_user


def test_people_keys_and_programs_have_names(session):
    user = make_user(session)
    ensure_default_organization(session, name="Home desk", now=NOW)
    named, _ = create_key(session, scopes=("lookup",), name="Newsroom", now=NOW, actor=CLI)
    nameless, _ = create_key(session, scopes=("lookup",), now=NOW, actor=CLI)
    labels = [f"user:{user.id}", f"key:{named.id}", f"key:{nameless.id}", "system", "import"]
    names = actor_names(session, labels)
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
    assert actor_names(session, labels)[f"user:{user.id}"] == user.name
