"""Requests that no page makes: fields that a form does not have, addresses of other sites, batches on others' rows."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from flask.cli import ScriptInfo

from claims.cli.commands import main
from tests.access.matrix import MATRIX, ROLES, Action, Call
from tests.access.registry import Registry

FORMS = [action for action in MATRIX if action.ui and action.ui.method == "POST" and action.roles]
BODIES = [action for action in MATRIX if action.api and action.api.method in ("POST", "PATCH") and action.roles]

TRACE = 987_654_321
"""Sent as the value of every field that is no form's: no row may hold it afterwards."""

NUMBERS = (
    *("id", "organization_id", "claim_id", "review_id", "author_id", "author_ids", "assignee_id", "approver_id"),
    *("second_author_id", "decided_by_id", "updated_by_id", "user_id", "key_id", "merged_into_id", "speaker_id"),
    *("current_number", "lock_version", "demand_rank", "recheck_priority", "number", "log_index"),
)
TEXTS = {
    **dict.fromkeys(
        ("owner", "actor", "label", "decided_by", "fs_uniquifier", "password", "key_hash"), f"user:{TRACE}"
    ),
    **dict.fromkeys(("created_at", "published_at", "opened_at", "withdrawn_at", "reviewed_at"), "1987-06-05T04:03:02Z"),
    **dict.fromkeys(("active", "is_default", "single_reviewer", "must_change_password", "is_admin"), "1"),
    "slug": f"slug-{TRACE}",
    "snapshot_sha256": str(TRACE) * 7,
    "state": "withdrawn",
    "verdict": "false",
    "roles": "admin",
    "matcher_version": f"{TRACE}/1",
}
SURPLUS: dict[str, str] = dict.fromkeys(NUMBERS, str(TRACE)) | TEXTS
TRACES = (str(TRACE), "1987-06-05")


@pytest.fixture
def kept(registry: Registry) -> Iterator[Registry]:
    """The registry, put back afterwards."""
    yield registry
    registry.restore()


def somebody(action: Action) -> str:
    """Who may do it, the mightiest of the members first."""
    return next(who for who in ("admin", "reviewer", "checker", "editor", *ROLES) if who in action.roles)


def check_traces(registry: Registry, action: Action) -> None:
    """Nothing that was sent beside the fields of the form is kept, and nobody else's rows are touched."""
    changed = registry.changed()
    found = {name for name, rows in changed.items() for row in rows if any(trace in repr(row) for trace in TRACES)}
    assert not found
    if "withdraw" not in action.name:
        assert "withdrawn" not in repr(changed.get("reviews", ()))
    assert "admin" not in repr(changed.get("memberships", ())) or action.name == "add a member"
    assert registry.changed(registry.ids["other"]) == {}


@pytest.mark.parametrize("action", FORMS, ids=str)
def test_fields_that_a_form_does_not_have_are_not_read(kept, action: Action):
    if action.given:
        kept.prepare(action.given)
    assert action.ui is not None
    own = {*action.ui.fields, *OPTIONAL.get(action.name, ())}
    answer = kept.send(somebody(action), action.ui, **{name: SURPLUS[name] for name in SURPLUS if name not in own})
    # As without them: a number that is nobody's would be refused by the database, were it read.
    assert answer.status in (200, 303), (answer.status, answer.text[:300])
    assert set(kept.changed()) >= set(action.changed_by(somebody(action)))
    check_traces(kept, action)


OPTIONAL = {"make a key": {"user_id"}}
"""Fields of a form that its row does not send."""


@pytest.mark.parametrize("action", BODIES, ids=str)
def test_fields_that_an_operation_does_not_have_are_refused_one_by_one(kept, action: Action):
    assert action.api is not None
    scope = "lookup" if action.scopes is None else min(action.scopes)
    for name in ("id", "organization_id", "state", "author_id", "published_at", "role", "verdict", "lock_version"):
        answer = kept.ask(somebody(action), scope, action.api, **{name: SURPLUS.get(name, "admin")})
        if name in ("published_at", "state") and answer.status < 400:
            kept.restore()  # a field of the operation itself
            continue
        assert answer.status == 422, (name, answer.html[:300])
        assert kept.changed() == {}


LEADING = ("next", "back", "link", "url", "return", "return_to", "redirect", "goto", "came_from", "referer")
ELSEWHERE = ("https://evil.example/x", "//evil.example/x", "/\\evil.example/x", "javascript:alert(1)")


@pytest.mark.parametrize(("number", "action"), enumerate(FORMS), ids=str)
def test_no_form_leads_to_another_site(kept, number: int, action: Action):
    assert action.ui is not None
    for address in (ELSEWHERE[0], ELSEWHERE[1 + number % (len(ELSEWHERE) - 1)]):  # one, and the others in turn
        if action.given:
            kept.prepare(action.given)
        surplus = {name: address for name in LEADING if name not in action.ui.fields}
        answer = kept.send(somebody(action), action.ui, **surplus, **{"from": "queue"})
        leads_to(answer.headers.get("Location", "/"))
        kept.restore()


@pytest.mark.parametrize("address", ELSEWHERE)
def test_who_is_sent_to_sign_in_comes_back_to_this_site(registry, address):
    client = registry.window("visitor").client
    for headers in ({"Referer": address}, {"Referer": f"http://localhost/{address}"}):
        answer = client.post("/duplicates/search", data={"csrf_token": registry.token("visitor")}, headers=headers)
        leads_to(answer.headers.get("Location", "/"))
    answer = client.get("/queue", query_string={"next": address})
    leads_to(answer.headers["Location"])


def leads_to(location: str) -> None:
    """Fail unless a redirect stays here, as a browser would read it."""
    read = location.replace("\\", "/")
    assert not read.startswith("//")
    assert urlsplit(read).netloc in ("", "localhost")
    assert urlsplit(read).scheme in ("", "http")


def test_batch_of_a_stranger_does_nothing_to_rows_of_this_organization(kept):
    ids = kept.ids
    kept.prepare("UPDATE jobs SET state = 'done'")
    for action, option in (("claim", {}), ("decline", {"decline_reason": "too_vague"})):
        fields = {"action": action, "selected": f"{ids['open']}:{ids['v_open']}", **option}
        assert kept.send("stranger", Call("/queue/batch/run", fields)).status == 303
    worked = CliRunner().invoke(main, ["work", "--until-idle"], obj=ScriptInfo(create_app=lambda: kept.app))
    assert worked.exit_code == 0, worked.stderr
    changed = kept.changed()
    assert ids["open"] not in [row[0] for row in changed.get("reviews", ())]
    refusals = [repr(row) for row in changed["jobs"] if '"refused": [{' in repr(row)]
    assert len(refusals) == 2, changed["jobs"]
