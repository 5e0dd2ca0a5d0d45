"""The second reading before a confirmation: what it objects to, what it lets pass, and that it has no favorite side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.matching.comparisons import compare_statements
from claims.core.matching.fine_print import fine_print_agrees
from claims.core.matching.statements import read_statement

CASES = Path(__file__).parents[2] / "cases"


def agrees(left: str, right: str) -> bool:
    return fine_print_agrees(compare_statements(read_statement(left), read_statement(right)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry was to reach Bergen on 4 May.", "The ferry reached Bergen on 4 May."),
        ("The ferry was about to sink off Bergen.", "The ferry sank off Bergen."),
        ("The yard was building a ferry in 2019.", "The yard built a ferry in 2019."),
        ("The guard could have saved the child.", "The guard could save the child."),
        ("The army was attacked near Gao in May.", "The army attacked near Gao in May."),
        ("The yard will close for two years.", "The yard will close in two years."),
        ("The council approved the budget for 2021.", "The council approved the budget in 2021."),
        ("Only the yard sued the union.", "The yard sued only the union."),
        ("The yard that did not pay sold a ferry.", "The yard that paid did not sell a ferry."),
        ("Few captains trust the yard.", "A few captains trust the yard."),
        ("Another ferry sank off Bergen.", "The ferry sank off Bergen."),
        ("The captain resigned on Monday.", "The captains resigned on Monday."),
        ("The soldiers fired on the captain.", "The soldiers fired the captain."),
        ("The deal fell through in May.", "The deal fell in May."),
        ("The ambassador of France met the captain.", "The ambassador in France met the captain."),
        ("The owner of the mill in Bergen was arrested.", "The owner of the mill was arrested in Bergen."),
        ("The yard, which bought a ferry in 2018, was sold.", "The yard, which bought a ferry, was sold in 2018."),
        ("The captain who saw the pilot fled.", "The captain whom the pilot saw fled."),
        ("The union met to end the strike.", "The union met and ended the strike."),
        ("The yard stopped paying the captain.", "The yard stopped to pay the captain."),
        ("Nearly 300 captains struck in May.", "More than 300 captains struck in May."),
        ("Up to 300 captains struck in May.", "300 captains struck in May."),
        ("Two of the dead were captains.", "The two dead were captains."),
        ("The yard sold 12 ferries in May.", "The yard sold ferry 12 in May."),
        ("The limit was lowered by 30 knots.", "The limit was lowered to 30 knots."),
        ("The owner and the captain were fined.", "The owner of the captain was fined."),
        ("Roberts won the race off Bergen.", "Robert won the race off Bergen."),
        ("The ban on the union was lifted.", "The ban of the union was lifted."),
        ("The captain asked whether the yard closed.", "The captain said that the yard closed."),
        ("Yards flourished in the early 1970s.", "Yards flourished in the 1970s."),
    ],
)
def test_what_a_quick_reader_overlooks_is_seen(left: str, right: str) -> None:
    assert not agrees(left, right)
    assert not agrees(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The yard in Bergen closed in May 2019.", "In May 2019 the yard in Bergen closed."),
        ("The ferry was closed for two weeks.", "The ferry was closed for 14 days."),
        ("Wages in Norway rose within five years by 4 percent.", "Wages in Norway rose by 4 percent in five years."),
        ("Hunters shot 85 boar in the wood in May.", "In May, 85 boar were shot by hunters in the wood."),
        ("The captain said that the yard closed in May.", "The yard closed in May, the captain stated."),
        ("Nearly 300 captains struck in May.", "In May, 298 captains struck."),
        ("The mine was closed in 2019.", "The mine closed in 2019."),
    ],
)
def test_what_says_the_same_in_another_order_passes(left: str, right: str) -> None:
    assert agrees(left, right)
    assert agrees(right, left)


def test_no_side_is_favored() -> None:
    for name, sides in (("never_confirmed", ("left", "right")), ("paraphrases", ("new", "verified"))):
        for line in (CASES / f"{name}.ndjson").read_text(encoding="utf-8").splitlines():
            left, right = (json.loads(line)[side] for side in sides)
            assert agrees(left, right) == agrees(right, left), line


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_read(left: str, right: str) -> None:
    assert agrees(left, right) == agrees(right, left)
