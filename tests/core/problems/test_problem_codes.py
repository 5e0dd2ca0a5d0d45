"""Every code that the registry raises is explained, and nothing is explained that no longer exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from claims.core.problems.problem_codes import PROBLEM_CODES

SOURCE = Path(__file__).resolve().parents[3] / "claims"

CODE_ARGUMENT = {"Problem": 2, "ApiError": 1}
"""Calls whose code is not given by name, and which of their arguments it is."""

PARTIES = ("speaker", "outlet", "organization")

COMPOSED = {
    "f'evidence_{stance}_missing'": ("evidence_supports_missing", "evidence_refutes_missing"),
    "f'{kind.word}_unknown'": tuple(f"{word}_unknown" for word in PARTIES),
    "f'{kind.word}_merged'": tuple(f"{word}_merged" for word in PARTIES),
    "f'same_{kind.word}'": tuple(f"same_{word}" for word in PARTIES),
}
"""Codes put together from parts, by their expression."""

MAY_HOLD_CODES = re.compile(r"code *[=:]|CODES|" + "|".join(rf"\b{name}\(" for name in CODE_ARGUMENT))
"""What stands in a module wherever a code does: the others, three quarters, need not be parsed."""

NOT_ERRORS = {"error", "bad_setting"}
"""The base class, which is never raised; a setting that keeps the program from starting."""


def literals(node: ast.expr | None) -> Iterator[str]:
    """The strings that an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield from COMPOSED[ast.unparse(node)]


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Codes given to calls by name or by place, in class bodies, and in the API's tables by status."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg == "code":
                    yield from literals(keyword.value)
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = CODE_ARGUMENT.get(name)
            if place is not None and len(node.args) > place:
                yield from literals(node.args[place])
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.Assign) and any(getattr(to, "id", "") == "code" for to in part.targets):
                    yield from literals(part.value)
        elif isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "CODES":
            assert isinstance(node.value, ast.Dict)
            for value in node.value.values:
                yield from literals(value)


@cache
def raised_codes() -> frozenset[str]:
    """All codes in the source; tables that map statuses to errors and the explanations themselves hold no others."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if path.name != "problem_codes.py" and MAY_HOLD_CODES.search(source):
            found |= set(codes_in(ast.parse(source)))
    return frozenset(found - NOT_ERRORS)


def test_every_raised_code_is_explained() -> None:
    """A client follows ``type`` of a problem to a page; there must be one."""
    assert raised_codes() - set(PROBLEM_CODES) == set()


def test_nothing_is_explained_that_is_never_raised() -> None:
    """A code that went away takes its explanation with it."""
    assert set(PROBLEM_CODES) - raised_codes() == set()


def test_explanations_are_sentences() -> None:
    """Each has a title without a full stop and a text that says what to do."""
    for code, explained in PROBLEM_CODES.items():
        assert not explained.title.endswith("."), code
        assert explained.text.endswith("."), code
        assert len(explained.text.split()) >= 3, code
