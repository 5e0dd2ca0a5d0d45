"""The documents say what is there: settings, commands, paths and links exist, and everything that exists is documented."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from claims.cli.commands import COMMANDS
from claims.config import ROOT, SETTINGS
from claims.core.formats.import_lines import parse_line

OPERATIONS = ROOT / "docs" / "operations.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("seeds/*.md")])

TOP_FOLDERS = ("bin", "claims", "docs", "migrations", "seeds", "templates", "tests", "tools", "benchmarks")
MADE_LATER = ("instance", ".venv")
"""Folders that exist only after the first start."""

OTHER_VARIABLES = {"CI", "CLAIMS_DATA", "TEST_POSTGRES_URL", "KEY", "SLOW_BROWSER"}
"""Variables that are no settings: those of the tests, and those of the shell in examples."""

COMMAND = re.compile(r"bin/claims +([a-z][a-z-]*)(?: +([a-z][a-z-]*))?")
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
SETTING_ROW = re.compile(r"^\|\s*`([A-Z][A-Z_]+)`\s*\|", re.MULTILINE)
ASSIGNMENT = re.compile(r"(?<![\w$])([A-Z][A-Z_]{2,})=")


def names() -> dict[str, click.Command]:
    return {str(command.name): command for command in COMMANDS}


def each_document() -> list[object]:
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in DOCUMENTS]


def read(path: Path) -> str:
    if not path.is_file():
        pytest.fail(f"{path.relative_to(ROOT)} is missing: it must describe every setting and command.")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_documented_with_its_default(setting) -> None:
    rows = [line for line in read(OPERATIONS).splitlines() if line.startswith(f"| `{setting.variable}` |")]
    assert len(rows) == 1, (
        f"docs/operations.md needs one table row for {setting.variable}, as:\n"
        f"| `{setting.variable}` | `{shown_default(setting.default)}` | {setting.help} |"
    )
    default = shown_default(setting.default)
    assert not default or re.search(f"`{re.escape(default)}/?`", rows[0]), (
        f"the row of {setting.variable} does not name its default {default}"
    )


def shown_default(default: str | None) -> str:
    """The default as a document shows it: paths from the project's folder on."""
    return "" if default is None else default.replace(f"{ROOT}/", "")


def test_every_documented_setting_exists() -> None:
    unknown = set(SETTING_ROW.findall(read(OPERATIONS))) - {setting.variable for setting in SETTINGS} - OTHER_VARIABLES
    assert not unknown, f"docs/operations.md describes settings that do not exist: {', '.join(sorted(unknown))}"


@pytest.mark.parametrize("path", each_document())
def test_variables_that_are_set_in_examples_exist(path: Path) -> None:
    known = {setting.variable for setting in SETTINGS} | OTHER_VARIABLES
    unknown = set(ASSIGNMENT.findall(read(path))) - known
    assert not unknown, f"{path.name} sets {', '.join(sorted(unknown))}"


@pytest.mark.parametrize("path", each_document())
def test_commands_that_are_named_exist(path: Path) -> None:
    for name, second in COMMAND.findall(read(path)):
        command = names().get(name)
        assert command is not None, f"{path.name} names bin/claims {name}"
        if isinstance(command, click.Group) and second:
            assert second in command.commands, f"{path.name} names bin/claims {name} {second}"


@pytest.mark.parametrize("name", sorted(names()))
def test_every_command_is_documented(name: str) -> None:
    whole = "\n".join(read(path) for path in DOCUMENTS)
    shown = "bin/serve" if name == "serve" else f"bin/claims {name}"
    assert shown in whole, f"no document names {shown}: {names()[name].get_short_help_str()}"


@pytest.mark.parametrize("path", each_document())
def test_paths_that_are_named_exist(path: Path) -> None:
    for text in CODE.findall(read(path)):
        name = text.split()[0].rstrip("/,.:")
        if name.split("/")[0] not in TOP_FOLDERS or "/" not in name or re.search(r"[*{}<>…?=()\[\]]|NNNN", name):
            continue
        assert (ROOT / name).exists(), f"{path.name} names {name}"


@pytest.mark.parametrize("path", each_document())
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(read(path)):
        if re.match(r"[a-z]+:", target) or target.startswith("/"):
            continue
        if target.split("/")[0] not in MADE_LATER:
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_example_of_an_import_can_be_taken_as_it_stands() -> None:
    found = re.search(
        r"^`bin/claims import .*?^```json\n(.*?)^```", read(ROOT / "docs" / "api.md"), re.MULTILINE | re.DOTALL
    )
    assert found is not None
    assert [parse_line(line).external_id for line in found[1].splitlines()] == ["desk-17"]
