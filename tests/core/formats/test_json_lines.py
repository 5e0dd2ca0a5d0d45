"""A row is one line to every reader, also to those for which Unicode knows more ends of lines than JSON does."""

from __future__ import annotations

import json

import pytest

from claims.core.formats.json_lines import json_line


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_a_text_with_an_end_of_line_stays_on_its_line(end: str) -> None:
    row = {"text": f"The pier is long.{end}It is old.", "place": "Tårnby"}
    line = json_line(row)
    assert line.splitlines() == [line[:-1]]
    assert line.endswith("\n")
    assert json.loads(line) == row
    assert "Tårnby" in line
