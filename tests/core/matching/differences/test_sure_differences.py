"""Which differences no reading outweighs, and which only look like one."""

from __future__ import annotations

import pytest

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.comparing.relatedness import relate
from claims.core.matching.differences.finding import find_differences
from claims.core.matching.differences.sure_differences import (
    are_other_names,
    is_surely_not_opposite,
    is_surely_not_same,
)
from claims.core.matching.statements.reading import read_statement


def is_sure(left: str, right: str) -> bool:
    pair = compare_statements(read_statement(left), read_statement(right))
    return is_surely_not_same(pair, find_differences(pair, relate(pair)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The flood cost more than 8,100 lives since June.", "About 5,200 people drowned in the flood since June."),
        ("The mill lasted 12 years.", "The mill stood for 31 months."),
        ("The ferry carried 340 kilos of coal.", "The ferry had 1.2 tonnes of coal on board."),
        ("The mill burned down in March.", "In April a fire took the mill."),
        ("The mill has stood still since March.", "Since April nobody has worked in the mill."),
        ("The mill was sold on Monday.", "The mill found a buyer on Friday."),
        ("The mill is closed until Easter.", "Since Easter the old mill has been closed."),
        ("The miller has apologized to the village.", "The miller has not apologized to the people."),
        ("Prices for flour rose in the village.", "In the village flour prices fell sharply."),
        ("None of the millers had left the village.", "All the millers had left the place."),
        ("There is proof that the mill spoils water.", "There is not yet any proof that the mill spoils the water."),
        ("The miller never called the mayor a thief.", "The old miller of Lisk called the mayor a thief."),
        ("The miller's son did not die.", "The miller's son died after falling off a second boat."),
        ("The miller denied that the mill was sold.", "The mill was sold."),
        ("Orla Venn helped them marry.", "Orla Venn took in two orphans and helped them marry."),
    ],
)
def test_another_value_of_one_sort_is_sure(left: str, right: str) -> None:
    assert is_sure(left, right)
    assert is_sure(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mill ground 157,000 sacks.", "About 157,200 sacks were ground by the mill."),
        ("The mill has at least 40 hands.", "The mill employs 43 hands."),
        ("Two in five millers are over 50.", "Sixty percent of the millers are 50 or younger."),
        ("Either side freed 150 millers each.", "The sides freed 300 millers in total."),
        ("Twice as many died of fever as of thirst.", "Thirst took only half as many as fever."),
        ("The sale lasted six weeks.", "The sale went on for a month and a half."),
        ("It was the third win for the miller.", "The miller came first in all the races."),
        ("The sentence was cut from six years to four.", "The miller will serve two years less than six."),
        ("No one under 18 may vote in the village.", "Only those aged 18 or over may vote in the village."),
        ("The mill stays shut until the end of June.", "The mill does not open before July."),
        ("The miller has run the guild since 2009.", "The miller took over the guild in 2009."),
        ("The mill is to close at the end of 2030.", "From 2031 the mill stands still."),
        ("The miller will not pay until the mill runs.", "The miller will pay once the mill runs."),
        ("The mill has run out of flour.", "There is no flour left in the mill."),
    ],
)
def test_what_may_be_one_value_in_other_words_is_not_sure(left: str, right: str) -> None:
    assert not is_sure(left, right)
    assert not is_sure(right, left)


@pytest.mark.parametrize(
    ("left", "right", "sure"),
    [
        ("Votes were not counted in May.", "Votes from the mill were not counted in May.", True),
        ("Helvo withdrew its bid for the mill.", "Corvo withdrew its bid for the mill.", True),
        ("The miller sold the mill in Orsk.", "The miller sold the mill.", True),
        ("Helvo withdrew its bid for the mill.", "Corvo did not withdraw its bid for the mill.", False),
        ("The miller sold the mill.", "The miller bought the mill.", False),
        ("The miller praised the mill.", "The miller praised the ban on the mill.", False),
        ("The miller sold the mill.", "The miller sold no mill in Orsk.", False),
        ("The miller closed the mill.", "The miller refused to close the mill.", False),
    ],
)
def test_a_name_or_phrase_more_makes_no_opposite(left: str, right: str, *, sure: bool) -> None:
    for one, other in ((left, right), (right, left)):
        assert is_surely_not_opposite(compare_statements(read_statement(one), read_statement(other))) is sure


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("Prices rose 14 percent in Chile.", "Prices rose 14 percent in Peru.", True),
        ("Prices rose 14 percent in Chile.", "Prices rose 14 percent.", False),
        ("Wheat prices rose 14 percent in Chile.", "Prices rose 14 percent in Peru.", False),
    ],
)
def test_other_names_alone_are_seen(left: str, right: str, *, other: bool) -> None:
    assert are_other_names(compare_statements(read_statement(left), read_statement(right))) is other


@pytest.mark.parametrize(
    ("unproven", "told", "sure"),
    [
        ("There is no evidence that the miller sold the mill.", "The miller sold the mill.", True),
        ("The panel found no proof at all that the miller sold the mill.", "The miller sold the mill.", True),
        ("There isn't any credible evidence that the mill closed in May.", "The mill closed in May.", True),
        ("Nobody has ever shown that the mill closed in May.", "The mill closed in May.", True),
        ("That it lost money does not mean the mill closed in May.", "The mill closed in May.", True),
        ("The mill almost closed in May.", "The mill closed in May.", True),
        ("There is no evidence that the mill closed in May.", "There is no proof that the mill closed in May.", False),
        ("The miller has no proof of the sale.", "The miller lacks proof of the sale.", False),
    ],
)
def test_what_lacks_proof_is_not_the_same_as_what_is_told(unproven: str, told: str, *, sure: bool) -> None:
    assert is_sure(unproven, told) is sure
    assert is_sure(told, unproven) is sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No pupil in Orby failed the state exam.", "Many pupils in Orby failed the state exam."),
        ("None of the ferries ran on Sunday.", "Most of the ferries ran on Sunday."),
        ("The barley harvest was the smallest since 1976.", "The rye harvest was the smallest since 1976."),
        ("The club wants to move to Osk.", "The club moved to Osk."),
        ("The platform deletes accounts if a court orders it.", "The platform deletes accounts."),
    ],
)
def test_none_another_noun_a_plan_and_a_condition_rule_out_that_both_say_the_same(left: str, right: str) -> None:
    assert is_sure(left, right)
    assert is_sure(right, left)
