"""Numbers that can be the id of a row."""

from __future__ import annotations

import pytest

from claims.core.row_ids import MAX_ID, is_id, number_of


@pytest.mark.parametrize(("number", "known"), [(1, True), (MAX_ID, True), (MAX_ID + 1, False), (0, False), (-1, False)])
def test_an_id_is_positive_and_fits_its_column(number, known):
    assert is_id(number) is known


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("7", 7),
        ("0", 0),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("", None),
        ("-1", None),
        (" 7", None),
        ("7.5", None),
        ("٣", None),
        ("²", None),
    ],
)
def test_a_number_is_read_from_digits_alone(digits, number):
    assert number_of(digits) == number
