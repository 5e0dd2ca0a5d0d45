"""The structure of the package, read from its syntax trees: who imports whom, and what may stand where."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "claims"

ALLOWED: dict[str, set[str]] = {
    "core": {"core"},
    "logs": set(),
    "config": {"core", "setting_values"},
    "setting_values": set(),
    "fetch": {"core"},
    "artifacts": {"artifacts", "core"},
    "models": {"models", "core"},
    "extensions": {"models"},
    "services": {"services", "models", "core", "fetch", "artifacts"},
    "schemas": {"schemas", "core"},
    "api": {"api", "services", "models", "core", "schemas", "extensions", "config", "logs"},
    "web": {"web", "services", "models", "core", "schemas", "extensions", "config", "logs"},
    "jobs": {"jobs", "services", "models", "core", "extensions", "config", "logs"},
    "cli": {"cli", "jobs", "services", "models", "core", "extensions", "config", "logs", "fetch", "artifacts"},
    "app": {
        "setting_values",
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

NOT_IN_CORE = {"os", "random", "secrets", "socket", "subprocess", "time", "uuid", "flask", "sqlalchemy", "marshmallow"}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}

COMMITTERS = {"api", "web", "jobs", "cli", "app"}

SOCKET_USERS = {"claims.cli.serve"}
"""May open a socket to listen on, never to connect: it looks whether its port is free."""

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


def part_of(name: str) -> str:
    """The part of the package that a module belongs to, as "core"; "claims" for the package itself."""
    pieces = name.split(".")
    return pieces[1] if len(pieces) > 1 else "claims"


def imports_of(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of all that a module imports; of ``from a import b`` the module a.b where there is one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno}: a relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield node.lineno, whole if whole in modules() else str(node.module)


def each_module() -> list[object]:
    return [pytest.param(name, tree, id=name) for name, tree in modules().items()]


@pytest.mark.parametrize(("name", "tree"), each_module())
def test_imports_go_one_way(name: str, tree: ast.Module) -> None:
    part = part_of(name)
    if part == "claims":
        assert not list(imports_of(name, tree)), "claims/__init__.py holds a docstring and nothing else"
        return
    assert part in ALLOWED, f"claims/{part} is not in the layout of architecture.md"
    for line, imported in imports_of(name, tree):
        if imported.split(".")[0] == "claims":
            assert part_of(imported) in ALLOWED[part], f"{name}:{line}: {part} may not import {imported}"


def test_no_import_cycles() -> None:
    graph = {
        name: {imported for _, imported in imports_of(name, tree) if imported in modules() and imported != name}
        for name, tree in modules().items()
    }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"import cycle: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize(("name", "tree"), each_module())
def test_imports_stand_at_the_top(name: str, tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Try):
            late = [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]
            assert not late, f"{name}:{late[0].lineno}: an import inside a function, class or try"


@pytest.mark.parametrize(("name", "tree"), each_module())
def test_only_fetch_opens_connections(name: str, tree: ast.Module) -> None:
    if part_of(name) == "fetch":
        return
    for line, imported in imports_of(name, tree):
        if imported == "socket" and name in SOCKET_USERS:
            continue
        used = next((m for m in NETWORK_MODULES if imported == m or imported.startswith(m + ".")), None)
        assert used is None, f"{name}:{line}: {used} may be used in claims/fetch.py only"


@pytest.mark.parametrize(("name", "tree"), [p for p in each_module() if part_of(p.values[0]) == "core"])
def test_core_has_no_clock_chance_or_environment(name: str, tree: ast.Module) -> None:
    for line, imported in imports_of(name, tree):
        assert imported.split(".")[0] not in NOT_IN_CORE, f"{name}:{line}: core may not import {imported}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            assert (owner, node.attr) not in CLOCKS, f"{name}:{node.lineno}: the time arrives as an argument"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"open", "eval", "exec", "input"}, f"{name}:{node.lineno}: {node.func.id}()"


@pytest.mark.parametrize(("name", "tree"), [p for p in each_module() if part_of(p.values[0]) not in COMMITTERS])
def test_only_entry_points_end_transactions(name: str, tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in {"commit", "rollback"} or _is_savepoint(node.func.value), (
                f"{name}:{node.lineno}: {node.func.attr}() belongs to entry points"
            )


def _is_savepoint(owner: ast.expr) -> bool:
    return isinstance(owner, ast.Name) and owner.id in {"savepoint", "nested"}


@pytest.mark.parametrize(("name", "tree"), each_module())
def test_no_event_listeners(name: str, tree: ast.Module) -> None:
    if name in LISTENERS:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"listens_for", "listen"}:
            owner = getattr(node.value, "id", "")
            assert owner not in {"event", "sa_event"}, f"{name}:{node.lineno}: an event listener"
        if isinstance(node, ast.ImportFrom) and node.module in {"blinker", "flask.signals", "sqlalchemy.event"}:
            pytest.fail(f"{name}:{node.lineno}: signals and listeners hide what happens")


@pytest.mark.parametrize(("name", "tree"), [p for p in each_module() if part_of(p.values[0]) != "cli"])
def test_only_commands_print(name: str, tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            assert called not in {"print", "pprint", "echo", "secho"}, f"{name}:{node.lineno}: {called}()"


@pytest.mark.parametrize(("name", "tree"), [p for p in each_module() if part_of(p.values[0]) == "models"])
def test_relationships_say_how_they_load(name: str, tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "relationship":
            assert any(keyword.arg == "lazy" for keyword in node.keywords), f"{name}:{node.lineno}: lazy= is missing"


@pytest.mark.parametrize(("name", "tree"), [p for p in each_module() if part_of(p.values[0]) == "models"])
def test_models_have_no_rules(name: str, tree: ast.Module) -> None:
    allowed = {"__repr__", "process_bind_param", "process_result_value"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            methods = {inner.name for inner in node.body if isinstance(inner, ast.FunctionDef)}
            assert methods <= allowed, f"{name}: {node.name} has {', '.join(methods - allowed)}; rules are services"


@pytest.mark.parametrize(("name", "tree"), [p for p in each_module() if part_of(p.values[0]) == "services"])
def test_services_take_the_session_first(name: str, tree: ast.Module) -> None:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            named = [a.arg for a in node.args.posonlyargs + node.args.args + node.args.kwonlyargs]
            if "session" in named:
                assert named[0] == "session", f"{name}:{node.lineno}: session is the first argument of {node.name}"


@pytest.mark.parametrize(("name", "tree"), each_module())
def test_files_fit_in_the_head(name: str, tree: ast.Module) -> None:
    path = PACKAGE.joinpath(*name.split(".")[1:])
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 500, f"{path.relative_to(ROOT)} has {lines} lines: split it by subject"
