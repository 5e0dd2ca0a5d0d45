"""Two admins with one settings form: the second is told what the first has changed, keeps what was entered, and decides."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask

from tests.support.databases import on_both_databases
from tests.support.pages import Reader
from tests.web.organization.test_delivery_pages import FIELDS

# Page, the form's address, what the first and the second enter, and what the second is told.
FORMS = [
    (
        "/organization",
        "/organization/policy",
        {"four_eyes": "blind", "strict_approval": "yes"},
        {"second_opinion_hours": "30"},
        "Now the policy is Blind; strict approval is on.",
    ),
    (
        "/organization/targets",
        "/organization/targets",
        {"target_hours_high": "5"},
        {"target_hours_low": "900"},
        "Now the target of high priority is 5 hours.",
    ),
    (
        "/organizations/1",
        "/organizations/1/addresses",
        {"site": "https://new.example/"},
        {"method_url": "https://desk.example/how"},
        "Now the site is https://new.example/.",
    ),
    (
        "/draft-check/policies",
        "/draft-check/policies",
        {"name": "Night", "false": "warn"},
        {"name": "Night", "worth_from": "0.5"},
        "Now the policy “Night” says: ",
    ),
    (
        "/deliveries/1",
        "/deliveries/1/change",
        {"description": "The archive"},
        {"url": "https://hooks.example/other"},
        "Now the description is “The archive”.",
    ),
]


def entered(reader: Reader, page: str, action: str, changes: dict[str, str]) -> dict[str, Any]:
    """The form as it is sent with these changes."""
    forms = [form for form in reader.get(page).tree.forms if form.action == action]
    assert forms
    return values_of(forms[-1]) | changes


def values_of(form: Any) -> dict[str, Any]:
    """A form as it stands, sent without its button."""
    fields: dict[str, Any] = {}
    for name, value in form.form_values():
        if name != "csrf_token":
            fields[name] = [*fields.get(name, []), value]
    return {name: values if len(values) > 1 else values[0] for name, values in fields.items()}


@on_both_databases
@pytest.mark.parametrize(("page", "action", "first", "second", "told"), FORMS)
def test_nobody_saves_over_what_was_not_seen(app: Flask, page, action, first, second, told):
    anna, ben = Reader(app).sign_in("admin"), Reader(app).sign_in("admin", name="Ben")
    if page.startswith("/deliveries"):
        assert anna.post("/deliveries", FIELDS).status == 200
    annas, bens = (entered(reader, page, action, changes) for reader, changes in ((anna, first), (ben, second)))
    assert anna.post(action, annas).status == 303
    answer = ben.post(action, bens)
    assert answer.status == 412
    assert "Anna changed this after you opened the form." in answer.text
    assert told in answer.text.replace("\xa0", " ")
    (again,) = [form for form in answer.tree.forms if form.action == action and form.xpath(".//button[not(@name)]")]
    saved = values_of(again)
    assert {name: saved[name] for name in second} == second, "what was entered is kept"
    assert ben.post(action, saved).status == 303, "who has seen it decides"
    assert ben.post(action, saved).status == 412, "and that page is an old one then"


def test_the_same_again_and_a_form_without_what_it_showed_pass(app: Flask):
    anna = Reader(app).sign_in("admin")
    fields = entered(anna, "/organization/targets", "/organization/targets", {})
    assert anna.post("/organization/targets", fields).status == 303
    assert anna.post("/organization/targets", fields).status == 303
    del fields["shown"]
    assert anna.post("/organization/targets", fields | {"target_hours_high": "7"}).status == 303
    assert anna.post("/organization/targets", fields | {"shown": "{"}).status == 412
    assert anna.post("/organization/targets", fields | {"shown": "[" * 100_000}).status == 412
    own = anna.post("/organization/targets", fields | {"shown": "{}"})
    assert "You, in another window, changed this" in own.text


@pytest.mark.parametrize(("page", "action", "first", "second", "told"), FORMS)
def test_a_form_of_another_release_that_showed_more_is_taken(app: Flask, page, action, first, second, told):
    anna = Reader(app).sign_in("admin")
    if page.startswith("/deliveries"):
        anna.post("/deliveries", FIELDS)
    fields = entered(anna, page, action, first)
    fields["shown"] = json.dumps(json.loads(fields["shown"]) | {"color": "red"})
    assert anna.post(action, fields).status == 303
