"""Events, changes and sizes told by nouns or by verbs."""

from __future__ import annotations

import pytest

from claims.core.matching.rewording.plain_wording import plain_wording


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The mine closed after the death of three miners.", "The mine closed after three miners died."),
        ("Orm has lost voters since the retirement of Ilva Tarn.", "Orm has lost voters since Ilva Tarn retired."),
        ("There was a rise of 5 percent in food prices in 2021.", "Food prices rose by 5 percent in 2021."),
        ("There was a 5% drop in car sales last year.", "Car sales dropped by 5% last year."),
        ("A decline of 4 percent was recorded in car sales in 2019.", "Car sales declined by 4 percent in 2019."),
        ("The canal in Orm is 14 kilometers in length.", "The canal in Orm is 14 kilometers long."),
        ("The wall was about 4.5 meters in height.", "The wall was about 4.5 meters high."),
        ("Schools in Orm do not teach it any longer.", "Schools in Orm no longer teach it."),
    ],
)
def test_what_a_plain_clause_says(text: str, plain: str) -> None:
    assert plain_wording(text) == plain
    assert plain_wording(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "The mine will close after the death of its owner.",
        "The mine closed after the arrest of three miners.",
        "The mine closed after the deaths of all miners.",
        "There was a rise of 5 percent in Orm in 2021.",
        "There was no rise of 5 percent in food prices.",
        "There was a rise of 5 percent in women at work.",
        "A decline of 4 percent was feared in car sales in 2019.",
        "Some 14 kilometers in length were closed.",
        "The days in May do not last any longer.",
        "The court did not keep the men any longer.",
        "All buses do not stop in Orm any longer.",
        "The pupils in Orm do not study any longer.",
    ],
)
def test_what_may_say_something_else_stays(text: str) -> None:
    assert plain_wording(text) == text
