"""CSV: what a reader gets back, and what a spreadsheet must not run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.formats.csv_text import render_csv


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\ufeff=1", "＝1+1", "＠SUM(A1)"]
)
def test_what_begins_like_a_formula_is_text(text):
    rows = list(csv.reader(io.StringIO(render_csv(["a"], [[text]]), newline="")))
    assert rows == [["a"], [f"'{text}"]]


def test_numbers_stay_numbers_and_nothing_is_empty():
    assert render_csv(["a", "b"], [[-1, None], [0.5, 'x"y']]) == 'a,b\r\n-1,\r\n0.5,"x""y"\r\n'


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1))
def test_a_reader_gets_every_cell_back(cells):
    rows = list(csv.reader(io.StringIO(render_csv(["a"] * len(cells), [cells]), newline="")))
    assert [cell.removeprefix("'") for cell in rows[-1]] == [cell.removeprefix("'") for cell in cells] or cells == [""]
