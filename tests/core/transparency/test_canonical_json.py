"""Canonical JSON (RFC 8785): its own examples, and that reading and writing again changes nothing."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.errors import Invalid
from claims.core.reviews.reviewing import ReviewState
from claims.core.transparency.canonical_json import canonical_json, is_canonical

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (333333333.33333329, "333333333.3333333"),
        (1e30, "1e+30"),
        (4.50, "4.5"),
        (2e-3, "0.002"),
        (0.000000000000000000000000001, "1e-27"),
        (1e21, "1e+21"),
        (123456789012345680000.0, "123456789012345680000"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (-0.0, "0"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (9007199254740991, "9007199254740991"),
        ([True, None, (1, "a")], '[true,null,[1,"a"]]'),
        ('€$\u000f\nA\'B"\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\"/"'),
        ({"state": ReviewState.OPEN}, '{"state":"open"}'),
        ({}, "{}"),
        ([0, 1e-7], "[0,1e-7]"),
        ({"é": ["ü", 1e-7]}, '{"é":["ü",1e-7]}'),
    ],
)
def test_how_values_are_written(value: object, text: str) -> None:
    assert canonical_json(value) == text.encode()


def test_keys_stand_in_the_order_of_their_utf16_units() -> None:
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    written = json.loads(canonical_json(dict.fromkeys(keys, 0)))
    assert list(written) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


@pytest.mark.parametrize("value", [math.nan, math.inf, 2**53, {1: "a"}, "\ud800", {"a": object()}, b"bytes"])
def test_what_has_no_canonical_form(value: object) -> None:
    with pytest.raises(Invalid) as caught:
        canonical_json(value)
    assert caught.value.code == "not_canonical"


@pytest.mark.parametrize(
    "text",
    [
        '{"b":1,"a":2}',
        '{"a":1,"a":1}',
        '{"a": 1}',
        '{"a":1.0}',
        '{"a":1e5}',
        "-0",
        "9007199254740993",
        '"\\u00e9"',
        '"\\/"',
        '"\\u001F"',
        "NaN",
        "1 ",
        "",
        "[" * 100_000,
    ],
)
def test_what_is_not_canonical(text: str) -> None:
    assert not is_canonical(text.encode())


@given(VALUES)
def test_written_values_are_canonical_and_mean_the_same(value: object) -> None:
    data = canonical_json(value)
    assert is_canonical(data)
    assert json.loads(data, parse_int=float) == value
