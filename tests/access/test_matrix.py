"""Every row of the matrix, by every door and for everybody: allowed with its effect, or refused with nothing changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import product

import pytest
from werkzeug.routing import AnyConverter, Rule

from claims.api.operation import OPERATIONS
from claims.models import Scope
from tests.access.matrix import MATRIX, OPEN_PAGES, OWN_TESTS, ROLES, Action, Call
from tests.access.registry import SECRET, Registry
from tests.support.each_row import check_each
from tests.support.pages import Answer

DONE = frozenset({200, 201, 202, 204, 303})

NOTED = frozenset({"usages", "idempotency_keys", "check_requests"})
"""Tables that reading may leave a note in: who was served what."""

ON_PAGES = [action for action in MATRIX if action.ui]
BY_KEY = [action for action in MATRIX if action.api]
HOLDERS = (*ROLES, "nobody", "outside")
"""Whose keys are tried: each role's, and of each organization one that acts for no person."""

WITH_SCOPES = [action for action in MATRIX if action.api and action.scopes is not None]
FORMS = [action for action in MATRIX if action.ui and action.ui.method == "POST"]


def named(value: object) -> str:
    """The name of a case."""
    return str(value)


@pytest.fixture
def prepared(request, registry: Registry) -> Iterator[Registry]:
    """The registry in the situation of the row that is tried, and put back afterwards."""
    registry.prepare(request.node.callspec.params["action"].given)
    yield registry
    registry.restore()


def try_each(registry: Registry, action: Action, who_may: Mapping[str, bool], attempt: Callable[[str], None]) -> None:
    """Let everybody try a row: first those who are refused, who find everything as it was, then each who may."""

    def put_back_after(who: str) -> None:
        try:
            attempt(who)
        finally:
            if registry.changed():
                registry.restore()
                registry.prepare(action.given)

    check_each({who: who for who in sorted(who_may, key=who_may.__getitem__)}, put_back_after)


@pytest.mark.parametrize("action", ON_PAGES, ids=named)
def test_pages(prepared, action: Action):
    def attempt(who: str) -> None:
        answer = prepared.send(who, action.ui)
        if who in action.roles:
            assert answer.status in DONE, (answer.status, answer.text[:600])
            assert "/login" not in answer.headers.get("Location", "")
            check_effect(prepared, action, who)
        else:
            assert is_refused(answer, who), (answer.status, answer.headers.get("Location"), answer.html[:300])
            assert prepared.changed() == {}
        check_leaks(prepared, answer, who)

    try_each(prepared, action, {who: who in action.roles for who in ROLES}, attempt)


@pytest.mark.parametrize("action", BY_KEY, ids=named)
def test_keys(prepared, action: Action):
    scope = min(action.scopes or {"lookup"})
    who_may = {who: may_by_key(action, who) for who in HOLDERS}

    def attempt(who: str) -> None:
        answer = prepared.ask(who, scope, action.api)
        if who == "visitor" and action.scopes is not None:
            assert (answer.status, code_of(answer)) == (401, "key_missing")
            assert prepared.changed() == {}
        elif who_may[who]:
            assert answer.status in DONE, (answer.status, answer.html[:600])
            check_effect(prepared, action, who)
        else:
            is_hidden = answer.status == 404 and who in ("stranger", "outside")
            assert answer.status == 403 or is_hidden or hides(action, answer), (answer.status, answer.html[:300])
            assert prepared.changed() == {}
        check_leaks(prepared, answer, who)

    try_each(prepared, action, who_may, attempt)


def may_by_key(action: Action, who: str) -> bool:
    """Whether the key of somebody may call the API for a row; a visitor, who has none, only where none is needed.

    A key that acts for no person may what takes no role; of what is an organization's own, only that of its own.
    """
    if who == "visitor" and action.scopes is not None:
        return False
    needed = {"nobody": {"reader"}, "outside": {"reader", "stranger"}}.get(who, {who})
    is_theirs = action.machines and (who == "nobody" or (who == "outside" and "stranger" in action.roles))
    return (needed <= action.roles or is_theirs) and not (action.people_only and who in ("nobody", "outside"))


@pytest.mark.parametrize("action", WITH_SCOPES, ids=named)
def test_key_needs_one_of_the_scopes(prepared, action: Action):
    holder = next((who for who in ("reviewer", "checker", *ROLES[1:]) if who in action.roles), "reviewer")
    assert action.scopes is not None
    for scope in {scope.value for scope in Scope} - action.scopes:
        answer = prepared.ask(holder, scope, action.api)
        assert (answer.status, code_of(answer)) == (403, "scope_missing"), (scope, answer.html[:300])
    assert prepared.changed() == {}
    for scope in sorted(action.scopes)[1:]:  # the first one is every other test's
        answer = prepared.ask(holder, scope, action.api)
        assert code_of(answer) != "scope_missing", (scope, answer.html[:300])
        prepared.restore()
        prepared.prepare(action.given)


@pytest.mark.parametrize("action", FORMS, ids=named)
def test_no_form_is_taken_without_its_token(prepared, action: Action):
    who = next((role for role in ROLES[::-1] if role in action.roles), "admin")
    for token in ("", "forged", "IjQwIg.aAaAaA.forged"):
        assert prepared.send(who, action.ui, token=token).status == 400, token
    other = prepared.send(who, action.ui, token=prepared.token("reader" if who != "reader" else "editor"))
    assert other.status == 400, "the token of somebody else's window"
    assert prepared.changed() == {}


def check_effect(registry: Registry, action: Action, who: str) -> None:
    """What the row says was changed, and where it says nothing, nothing was but notes."""
    changed = set(registry.changed())
    if expected := set(action.changed_by(who)):
        assert changed >= expected, changed
    else:
        noted = {*action.notes} if who in ROLES else set()  # a key without a person has not read anything
        assert noted <= changed <= NOTED | noted, changed


def check_leaks(registry: Registry, answer: Answer, who: str) -> None:
    """Nothing of the home desk is shown to, or was changed by, who is no member of it."""
    if who in ("visitor", "stranger", "outside"):
        assert SECRET.lower() not in answer.html.lower()
        assert registry.changed(registry.ids["home"]) == {}


def is_refused(answer: Answer, who: str) -> bool:
    """Whether the answer sends a visitor to sign in, or says no; who works on reviews may be told on the work's page."""
    if who == "visitor":
        return answer.status in (401, 403) or "/login" in answer.headers.get("Location", "")
    told = answer.status == 303 and answer.headers["Location"].endswith("/work") and who in ("checker", "reviewer")
    names_nobody_of_theirs = answer.status == 422 and who == "stranger"
    return told or names_nobody_of_theirs or answer.status in (403, 404)


def hides(action: Action, answer: Answer) -> bool:
    """Whether nobody at all may, because it is somebody else's: then it is not even said to be there."""
    return not action.roles and answer.status == 404


def code_of(answer: Answer) -> str:
    """The code of a problem."""
    return "" if answer.status < 400 else str(json.loads(answer.html).get("code", ""))


DECISIONS = ("submit", "give a second", "adjudicate", "skip", "approve", "reaffirm", "revise", "withdraw")
"""Rows of what only a person decides, by how their names begin."""


@pytest.mark.parametrize("action", [row for row in MATRIX if row.name.startswith(DECISIONS)], ids=named)
def test_machines_may_suggest_and_never_decide(prepared, action: Action):
    assert action.api is not None
    for who in ("nobody", "outside"):
        for scope in Scope:
            answer = prepared.ask(who, scope.value, action.api)
            assert answer.status in (403, 404), (who, scope, answer.html[:300])
    assert code_of(prepared.ask("nobody", "reviews:write", action.api)) in ("key_without_user", "role_missing")
    assert prepared.changed() == {}


Route = tuple[str, str, tuple[str, ...]]
"""An endpoint, a method, and the words that a path of several takes."""


def routes_of(rule: Rule) -> Iterator[Route]:
    """What must be tried of a rule: each method, with each of the words in the place of a list of them."""
    words = [sorted(made.items) for made in rule._converters.values() if isinstance(made, AnyConverter)]
    for method in sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"}):
        for chosen in product(*words):
            yield rule.endpoint, method, chosen


def route_of(registry: Registry, path: str, method: str) -> Route:
    """Where a call of the matrix leads."""
    adapter = registry.app.url_map.bind("localhost")
    address = path.format_map(registry.names("checker") | {"key_job": 1}).partition("?")[0]
    rule, values = adapter.match(address, method, return_rule=True)
    listed = (name for name, made in rule._converters.items() if isinstance(made, AnyConverter))
    return rule.endpoint, method, tuple(str(values[name]) for name in listed)


def test_every_route_stands_in_the_matrix_or_says_why_not(registry):
    tried = {route_of(registry, action.ui.path, action.ui.method) for action in MATRIX if action.ui}
    tried |= {route_of(registry, f"/api/v1{action.api.path}", action.api.method) for action in MATRIX if action.api}
    public = {(endpoint, "GET") for endpoint in OPEN_PAGES}
    missing = [
        route
        for rule in registry.app.url_map.iter_rules()
        for route in routes_of(rule)
        if route not in tried and route[:2] not in public and route[0] not in OWN_TESTS and route[0] not in DOCUMENTS
    ]
    assert missing == [], "add a row to tests/access/matrix.py"
    known = {rule.endpoint for rule in registry.app.url_map.iter_rules()}
    assert set(OPEN_PAGES) | set(OWN_TESTS) <= known
    assert not {endpoint for endpoint, *_ in tried} & set(OWN_TESTS)


DOCUMENTS = frozenset({"static", "bootstrap.static", "security.static", "api.documentation", "api.openapi_document"})
"""Files of the program and the description of the API."""


def test_scopes_of_the_matrix_are_those_that_the_api_declares(registry):
    for action in MATRIX:
        if action.api is None:
            continue
        name = route_of(registry, f"/api/v1{action.api.path}", action.api.method)[0].removeprefix("api.")
        declared = OPERATIONS[name]
        every = {scope.value for scope in Scope}
        assert action.scopes == (None if declared.public else {scope.value for scope in declared.scopes} or every), name


@pytest.mark.parametrize("endpoint", OPEN_PAGES)
def test_open_pages_show_and_change_nothing_of_the_desk(registry, endpoint):
    path = OPEN_PAGES[endpoint]
    for who in ("visitor", "stranger"):
        answer = registry.send(who, Call(path, method="GET")) if path else None
        assert answer is None or answer.status in (200, 204, 302), (who, answer.status, answer.headers)
        assert answer is None or SECRET.lower() not in answer.html.lower()
    assert registry.changed() == {}
