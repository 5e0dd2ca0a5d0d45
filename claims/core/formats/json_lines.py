"""Lines of JSON (NDJSON) that every reader parts in the same places."""

from __future__ import annotations

import json
from collections.abc import Mapping

_BREAKS = str.maketrans({character: f"\\u{ord(character):04x}" for character in "\u0085\u2028\u2029"})
"""Ends of lines to Unicode, as in ``str.splitlines``, which JSON leaves in its texts as they are."""


def json_line(row: Mapping[str, object]) -> str:
    """The row as compact JSON with its line feed, which is the only end of a line in it."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).translate(_BREAKS) + "\n"
