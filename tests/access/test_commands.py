"""The door of the command line: what the operator may write by which command, and what acting as a person is refused."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result
from flask.cli import ScriptInfo

from claims.cli.commands import main
from claims.core.reviews.reviewing import ReviewAction
from tests.access.matrix import COMMANDS, DECISIONS, MATRIX
from tests.access.registry import Registry

TRIED = [name for name, command in COMMANDS.items() if not command.why]


@pytest.fixture
def kept(registry: Registry) -> Iterator[Registry]:
    """The registry, put back afterwards."""
    yield registry
    registry.restore()


def run(registry: Registry, *arguments: str) -> Result:
    """A command on the registry, as ``bin/claims`` runs it."""
    filled_in = [argument.format_map(registry.names("checker")) for argument in arguments]
    return CliRunner().invoke(main, filled_in, obj=ScriptInfo(create_app=lambda: registry.app))


def commands_of(group: click.Group, before: str = "") -> Iterator[str]:
    """The full names of all commands."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{before}{name} ")
        else:
            yield before + name


def test_every_command_stands_in_the_table():
    assert set(commands_of(main)) == set(COMMANDS)


@pytest.mark.parametrize("name", TRIED)
def test_command_writes_what_the_table_says(kept, name):
    command = COMMANDS[name]
    if name == "duplicates":
        kept.prepare("UPDATE sweeps SET state = 'done'")
    done = run(kept, *name.split(), *command.arguments)
    assert done.exit_code == command.status, (done.stderr, done.exception)
    changed = set(kept.changed())
    assert changed <= command.writes, changed - command.writes
    assert bool(changed) == bool(command.writes)
    assert not command.writes & DECISIONS


def test_no_command_is_called_like_a_decision():
    words = {word for name in commands_of(main) for word in name.split()}
    steps = {action.value for action in ReviewAction} | {"publish", "judge", "review", "reviews", "member", "role"}
    assert not words & steps
    for word in steps:
        assert CliRunner().invoke(main, [word]).exit_code == 2


def test_commands_of_the_matrix_are_commands_that_do_it(registry):
    for action in MATRIX:
        if action.cli:
            name = max((name for name in COMMANDS if " ".join(action.cli).startswith(name)), key=len)
            assert not COMMANDS[name].why
            assert bool(action.changes) == bool(COMMANDS[name].writes) or "--list" in action.cli, action.name


REFUSED = [
    (("keys", "create", "--scopes", "reviews:write", "--user", "nobody@desk.example"), 2, "Nobody has an account"),
    (("keys", "create", "--scopes", "reviews:write", "--user", "{email_stranger}"), 2, "no active member"),
    (("keys", "create", "--scopes", "reviews:write", "--user", "{email_closed_member}"), 2, "no active member"),
    (("keys", "create", "--scopes", "everything"), 2, "Unknown scope"),
    (("keys", "create", "--scopes", ","), 2, "at least one scope"),
    (("keys", "create", "--scopes", "lookup", "--organization", "No desk"), 2, "no organization"),
    (("keys", "create", "--scopes", "lookup", "--expires", "2020-01-01"), 2, "expire at once"),
    (("keys", "create"), 2, "--scopes"),
    (("keys", "revoke", "999999"), 1, "no key 999999"),
    (("keys", "revoke", "x"), 2, "x"),
    (("keys", "list", "--organization", "No desk"), 2, "no organization"),
    (("ingest", "{folder}/none.txt"), 2, "none.txt"),
    (("check", "{folder}/none.txt"), 3, "none.txt"),
    (("check", "{file}", "--policy", "No policy"), 3, "no policy"),
    (("sources", "retract", "{file}"), 2, "doi or url"),
    (("log", "redact", "999999", "--field", "text", "--reason", "Court", "--yes"), 1, "999999"),
    (("registry", "import", "{folder}"), 2, "manifest.json"),
]
"""Arguments, exit status and what stderr says of it."""


@pytest.mark.parametrize(("arguments", "status", "words"), REFUSED, ids=lambda value: str(value))
def test_what_is_refused_ends_with_its_status_one_sentence_and_nothing_changed(kept, arguments, status, words):
    refused = run(kept, *arguments)
    assert refused.exit_code == status, (refused.stderr, refused.exception)
    assert words in refused.stderr
    assert refused.stdout == ""
    assert "Traceback" not in refused.stderr
    assert kept.changed() == {}


@pytest.mark.parametrize("who", ["reader", "editor", "checker", "reviewer", "admin"])
def test_key_made_for_a_member_has_their_roles_and_no_others(kept, who):
    made = run(kept, "keys", "create", "--scopes", "reviews:write", "--user", f"{{email_{who}}}")
    assert made.exit_code == 0, made.stderr
    assert made.stderr.count("\n") == 1
    headers = {"Authorization": f"Bearer {made.stdout.strip()}", "If-Match": f'"{kept.ids["v_open"]}"'}
    answer = kept.app.test_client().post(f"/api/v1/reviews/{kept.ids['open']}/claim", json={}, headers=headers)
    assert answer.status_code == (200 if who in ("checker", "reviewer") else 403), answer.text
