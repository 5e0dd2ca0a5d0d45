"""Figures and counts as pages write them."""

from decimal import Decimal

import pytest

from claims.web.words.numbers import count_of, format_number, format_probability, short_count


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        (0, "en", "0"),
        (999, "en", "999"),
        (157000, "en", "157,000"),
        (157000, "en-GB", "157,000"),
        (157000, "de", "157.000"),
        (157000, "fr", "157\u202f000"),
        (157000, "sv", "157\u00a0000"),
        (1570, "es", "1570"),
        (15700, "es", "15.700"),
        (157000, "xx", "157,000"),
        (-20, "en", "−20"),
        (4.9, "en", "4.9"),
        (4.9, "de", "4,9"),
        (7.0, "en", "7"),
        (1234567.25, "en", "1,234,567.25"),
        (Decimal("0.10"), "en", "0.1"),
        (1.2e9, "en", "1,200,000,000"),
        (1e-7, "en", "0.0000001"),
    ],
)
def test_number(value, lang, expected):
    assert format_number(value, lang) == expected


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((1, "claim"), "1\u00a0claim"),
        ((2, "claim"), "2\u00a0claims"),
        ((0, "claim"), "0\u00a0claims"),
        ((2, "entry", "entries"), "2\u00a0entries"),
        ((1200, "claim"), "1,200\u00a0claims"),
    ],
)
def test_count(args, expected):
    assert count_of(*args) == expected


@pytest.mark.parametrize(("number", "expected"), [(-1, ""), (0, ""), (1, "1"), (99, "99"), (100, "99+")])
def test_short_count(number, expected):
    assert short_count(number) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "0.00"), (0.004, "0.01"), (0.04, "0.04"), (0.996, "0.99"), (1, "1.00")]
)
def test_probability_never_rounds_to_certainty(value, expected):
    assert format_probability(value) == expected
