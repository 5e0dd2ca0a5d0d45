"""Numbers that can be the id of a row."""

from __future__ import annotations

import pytest

from claims.core.row_ids import MAX_ID, is_id


@pytest.mark.parametrize(("number", "known"), [(1, True), (MAX_ID, True), (MAX_ID + 1, False), (0, False), (-1, False)])
def test_an_id_is_positive_and_fits_its_column(number, known):
    assert is_id(number) is known
