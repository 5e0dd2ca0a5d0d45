"""Lists of the lexicon stand there alone: a copy elsewhere drifts away from it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

CORE = Path(__file__).resolve().parents[4] / "claims" / "core"
LEXICON = CORE / "extraction" / "lexicon"
LEAST = 4
"""Words of a list at least: shorter ones are as clear where they are written out."""


def lists_of_the_lexicon() -> dict[frozenset[str], str]:
    found = {}
    for path in sorted(LEXICON.glob("*.py")):
        module = import_module(f"claims.core.extraction.lexicon.{path.stem}")
        for name, value in vars(module).items():
            if isinstance(value, frozenset) and len(value) >= LEAST:
                found[value] = f"{path.stem}.{name}"
    return found


def lists_written_out(tree: ast.Module) -> Iterator[tuple[int, frozenset[str]]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="words" | "words_in_order"), args=[ast.Constant(value=str(text))]):
                yield node.lineno, frozenset(text.split())
            case ast.Set(elts=items) | ast.Tuple(elts=items) | ast.List(elts=items):
                values = [item.value for item in items if isinstance(item, ast.Constant)]
                if len(values) == len(items) and all(isinstance(value, str) for value in values):
                    yield node.lineno, frozenset(values)


def test_no_module_writes_out_a_list_of_the_lexicon():
    known = lists_of_the_lexicon()
    assert len(known) > 20
    copies = [
        f"{path.relative_to(CORE)}:{line}: {known[found]}"
        for path in sorted(CORE.rglob("*.py"))
        if path.parent != LEXICON
        for line, found in lists_written_out(ast.parse(path.read_text(encoding="utf-8")))
        if found in known
    ]
    assert copies == []
