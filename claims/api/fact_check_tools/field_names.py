"""How a field is called: in lowerCamelCase on the wire, in snake_case where an error is about it."""

from __future__ import annotations

import re

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def snake_case(name: str) -> str:
    """``page_size`` for ``pageSize``."""
    return _CAPITAL.sub("_", name).lower()


def inner_path(path: str, name: str) -> str:
    """The path of a field of the message at ``path`` ("": the outermost)."""
    return f"{path}.{snake_case(name)}" if path else snake_case(name)


def field_path(pointer: str) -> str:
    """A JSON Pointer as errors name a field: ``claim_review_markups[0].rating``."""
    path = ""
    for part in pointer.strip("/").split("/"):
        path = f"{path}[{part}]" if part.isdecimal() else inner_path(path, part)
    return path
