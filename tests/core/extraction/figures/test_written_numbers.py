"""Every number of a text: own examples, what holds on any text, and linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.extraction.figures.written_numbers import read_numbers
from claims.core.extraction.lexicon.vocabulary import words_in_order
from tests.support.growth import grows_no_faster_than_length

CASES = [
    ("forty-two", [("forty-two", 42)]),
    ("fourty-eight million, ninty and Fourty two", [("fourty-eight million", 48e6), ("ninty", 90), ("Fourty two", 42)]),
    ("sixty - one (as a corpus splits it)", [("sixty - one", 61)]),
    ("seven thousand two hundred and six", [("seven thousand two hundred and six", 7206)]),
    ("five dozen eggs, or 4 dozen", [("five dozen", 60), ("4 dozen", 48)]),
    ("seventeen fifths", [("seventeen fifths", 3.4)]),
    ("one forty-fifth", [("one forty-fifth", 1 / 45)]),
    ("two hundred sixty fourths", [("two hundred sixty fourths", 200 / 64)]),
    ("two hundred and sixty fourths", [("two hundred and sixty fourths", 65)]),
    ("three hundred and two thirds", [("three hundred and two thirds", 300 + 2 / 3)]),
    ("six and two sevenths", [("six and two sevenths", 6 + 2 / 7)]),
    ("eight and a third", [("eight and a third", 8 + 1 / 3)]),
    ("a hundred millionths", [("a hundred millionths", 1e-4)]),
    ("two billion and a half million", [("two billion and a half million", 2_000_500_000)]),
    ("two billion and a half", [("two billion and a half", 2.5e9)]),
    ("nought point nought six", [("nought point nought six", 0.06)]),
    ("three over sixty-four", [("three over sixty-four", 3 / 64)]),
    ("6 thousand 4 hundred and 12", [("6 thousand 4 hundred and 12", 6412)]),
    ("hundred million", [("hundred million", 1e8)]),
    ("1.7e4 or 1.7x10^4 or 2^5", [("1.7e4", 17000), ("1.7x10^4", 17000), ("2^5", 32)]),
    ("1.234,50 and 7,50 and 12,34,567.5", [("1.234,50", 1234.5), ("7,50", 7.5), ("12,34,567.5", 1234567.5)]),
    ("- 8 (- 9) x -10, but 5 - 4", [("- 8", -8), ("- 9", -9), ("-10", -10), ("5", 5), ("4", 4)]),
    ("minus twelve", [("minus twelve", -12)]),
    ("20M, 3 k, 7 bn", [("20M", 2e7), ("3 k", 3000), ("7 bn", 7e9)]),
    ("35km, 2m and 7x", []),
    ("10.0.0.1 on 3/14/2020", [("10", 10), ("0", 0), ("0", 0), ("1", 1), ("3", 3), ("14", 14), ("2020", 2020)]),
    ("the third, the 5th and the twenty-first", [("third", 3), ("5th", 5), ("twenty-first", 21)]),
    ("three hundredth, hundred and fifth", [("three hundredth", 300), ("fifth", 5)]),
    ("dozens of birds and a couple of dogs", []),
    ("9^999, 1e999 and " + "1" * 40, [("9", 9), ("999", 999)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_numbers_of_a_text(text, expected):
    found = read_numbers(text)
    assert [text[number.span.start : number.span.end] for number in found] == [written for written, _ in expected]
    assert [number.value for number in found] == pytest.approx([value for _, value in expected])


def test_ordinals_are_told_apart():
    assert [number.form for number in read_numbers("the 2nd of three, one half")] == ["ordinal", "words", "fraction"]


PIECES = st.sampled_from(
    words_in_order(
        "one two twenty hundred thousand million third fifths half quarter and a over point minus dozen - + ^ e x 10 "
        "1.5 1,000 2e3 5/8 ½ k M . , ( ² İ 𝟗 ٣"
    )
)


@given(
    st.one_of(
        st.text(max_size=150), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
    )
)
def test_numbers_are_finite_ordered_and_inside_any_text(text):
    end = 0
    for number in read_numbers(text):
        assert end <= number.span.start < number.span.end <= len(text)
        assert abs(number.value) < float("inf")
        end = number.span.end


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_grouped_digits_are_read_back(value):
    assert [number.value for number in read_numbers(f"about {value:,} of them")] == [value]


@pytest.mark.parametrize("piece", ["one and ", "1 over ", "2^", "- ", "5 thousand ", "twenty-", "1.111,11", "hundred "])
def test_time_grows_no_faster_than_length(piece):
    assert grows_no_faster_than_length(read_numbers, piece)
