"""Figures: a table of own sentences, and what holds on any text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.extraction.lexicon.vocabulary import words_in_order
from tests.support.growth import grows_no_faster_than_length

ROWS = [
    json.loads(line) for line in (Path(__file__).parents[3] / "cases" / "quantities.ndjson").read_text().splitlines()
]
PIECES = st.sampled_from(
    words_in_order(
        "the a half quarter one two twenty hundred thousand million third 5 1,000 2019 $ US$ % per cent - – "
        "to and from between years day long old May Friday . , ( ) ½ ° C km m in of every 1/2 1990s İ ß 𝟗 ٣ "
        "not single minus about or more dozens "
    )
)


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_figures_of_a_sentence(row):
    text = row["text"]
    found = find_quantities(text)
    assert [text[figure.span.start : figure.span.end] for figure in found] == [
        figure["exact"] for figure in row["figures"]
    ]
    for figure, expected in zip(found, row["figures"], strict=True):
        actual = {name: getattr(figure, name) for name in expected if name not in ("exact", "normalized")}
        assert actual == {name: value for name, value in expected.items() if name not in ("exact", "normalized")}
        if "normalized" in expected:
            assert figure.normalized is not None
            assert [figure.normalized.value, figure.normalized.unit] == [
                pytest.approx(expected["normalized"][0]),
                expected["normalized"][1],
            ]


@given(
    st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=20).map("".join)
    )
)
def test_spans_are_ordered_and_inside_any_text(text):
    end = 0
    for figure in find_quantities(text):
        assert (
            end
            <= figure.span.start
            <= figure.number_span.start
            < figure.number_span.end
            <= figure.span.end
            <= len(text)
        )
        end = figure.span.end


@pytest.mark.parametrize(
    ("written", "step"), [("157,000", 1000), ("5,000", 100), ("4.9", 0.1), ("1.2 million", 1e5), ("two", 1), ("20", 1)]
)
def test_precision_is_the_step_of_the_last_significant_digit(written, step):
    assert [figure.precision for figure in find_quantities(f"They counted {written} letters.")] == [step]


PATTERNS = [
    "1,",
    "1 ",
    "111,111,",
    "1/",
    "- ",
    "$",
    "twenty-",
    "one and a half ",
    "5 some ",
    "x@",
    "(1) ",
    "in 15:31 ",
    "12 two bedroom ",
    " and another 400",
    "a quarter to ",
]


@pytest.mark.parametrize("piece", PATTERNS)
def test_time_grows_no_faster_than_length(piece):
    assert grows_no_faster_than_length(find_quantities, piece)


def test_a_share_in_digits_is_joined_by_hyphens() -> None:
    (found,) = find_quantities("There is a 1-in-5 chance of rain.")
    assert (found.value, found.unit) == (0.2, "share")
