"""Which code reads claims: a number that changes whenever a reading could turn out otherwise."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
READING = "claims.core.matching.statements.packed"
"""The module that packs readings and, through those it imports, makes them."""

_LIBRARIES = ("pystemmer", "pint")
"""Those whose results go into a reading."""
_IMPORT = re.compile(r"^from (claims\.core[\w.]*) import (\([^)]*\)|[^\n]*)", re.MULTILINE)
_NAME = re.compile(r"\w+")


@cache
def reader_version() -> int:
    """A number from 1 on: the digest of the source text that readings rest on, and of the versions of libraries."""
    digest = hashlib.blake2b(" ".join(map(version, _LIBRARIES)).encode(), digest_size=4)
    for source in sorted(sources_of_readings()):
        digest.update(source.read_bytes())
    return int.from_bytes(digest.digest()) // 2 or 1  # fits the INTEGER of either database


def sources_of_readings() -> set[Path]:
    """The files of the module that packs readings and of all that it imports of this project."""
    found: set[Path] = set()
    waiting = [READING]
    while waiting:
        source = _file_of(waiting.pop())
        if source is None or source in found:
            continue
        found.add(source)
        for package, names in _IMPORT.findall(source.read_text(encoding="utf-8")):
            waiting += [package, *(f"{package}.{name}" for name in _NAME.findall(names))]
    return found


def _file_of(module: str) -> Path | None:
    path = ROOT / module.replace(".", "/")
    files = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in files if file.is_file()), None)
