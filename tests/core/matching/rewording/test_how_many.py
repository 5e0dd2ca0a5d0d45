"""How many there are and how large something is, told in the turn that most sentences have."""

from __future__ import annotations

from itertools import combinations

import pytest

from claims.core.matching.rewording.plain_wording import plain_wording
from tests.support.relations import confirms, is_confirmed, suggested_relation


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Orm has a population of 31,000.", "The population of Orm is 31,000."),
        ("Orm's population stood at 31,000 in 2019.", "The population of Orm was 31,000 in 2019."),
        ("The town has about 31,000 inhabitants.", "The population of the town is about 31,000."),
        ("The city of Orm had 31,000 residents.", "The population of the city of Orm was 31,000."),
        ("Some 2 million people lived in Orm in 1990.", "The population of Orm was some 2 million in 1990."),
        ("In 1990, Chile had 13 million people.", "The population of Chile was 13 million in 1990."),
        ("Chile is home to 19 million people.", "The population of Chile is 19 million."),
        ("The mill had 240 employees in 2019.", "The mill employed 240 people in 2019."),
        ("The tower has a height of 90 meters.", "The tower is 90 meters high."),
        ("The trench had a depth of 40 feet.", "The trench was 40 feet deep."),
        ("The tower is 90 meters tall and has a clock.", "The tower is 90 meters high and has a clock."),
        ("The fire left 12 people dead.", "The fire killed 12 people."),
        ("The crash in Orm left 12 dead and 30 injured.", "The crash in Orm killed 12 people and injured 30."),
        ("The attack left two soldiers wounded.", "The attack wounded two soldiers."),
        ("The death toll from the storm is 12.", "The storm killed 12 people."),
        ("Storms cause 600 deaths a year.", "Storms kill 600 people a year."),
        ("There were zero deaths in the mine.", "There were no deaths in the mine."),
        ("Lenz paid $0 in income taxes.", "Lenz did not pay any income taxes."),
    ],
)
def test_how_many_and_how_large(text: str, plain: str) -> None:
    assert plain_wording(text) == plain
    assert plain_wording(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "The club has 31 people.",
        "Some 2 million people live in poverty in Chile.",
        "Some 2 million people live in Orm illegally.",
        "No town has a population of 31,000.",
        "Only the town has a population of 31,000.",
        "Orm does not have a population of 31,000.",
        "Chile has a workforce of 9 million.",
        "The mill has 300 employees on strike.",
        "A town in Orm has a population of 31,000.",
        "The zoo has 300 inhabitants.",
        "The Islamic State has 31,000 people.",
        "The virus caused 300 deaths on the farm.",
        "Cats cause 2 million deaths a year.",
        "The doctor caused 12 deaths.",
        "The trial resulted in 12 deaths.",
        "Zero Covid failed in Orm.",
        "The hikers were 900 meters tall.",
        "The balloon was 90 meters tall.",
        "The rebels left 12 people dead.",
        "The death toll in Chile is 12.",
        "The death toll of the rebels is 12.",
        "The king left 300 dead letters.",
        "The water was at zero degrees.",
        "The school has zero tolerance for knives.",
        "The rate rose from 0 to 4 percent.",
    ],
)
def test_what_may_say_something_else_stays(text: str) -> None:
    assert plain_wording(text) == text


GROUPS = (
    (
        "Orm has a population of 31,000.",
        "The population of Orm is 31,000.",
        "Orm has 31,000 inhabitants.",
        "31,000 people live in Orm.",
    ),
    ("Orvale employs 300 people.", "Orvale has 300 employees."),
    ("The tower is 90 meters high.", "The tower is 90 metres tall.", "The tower has a height of 90 meters."),
    ("The fire killed 12 people.", "The fire left 12 people dead."),
    ("The death toll from the fire is 12.", "The fire killed 12 people."),
    ("Lenz paid no tax in 2018.", "Lenz paid zero dollars in tax in 2018.", "Lenz did not pay any tax in 2018."),
)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_each_turn_is_confirmed_beside_each_other(group: tuple[str, ...]) -> None:
    for one, other in combinations(group, 2):
        assert is_confirmed(one, other)
        assert is_confirmed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orm has a population of 31,000.", "13,000 people live in Orm."),
        ("Orm has a population of 31,000.", "31,000 people live in Sarn."),
        ("Orm has a population of 31,000.", "31,000 children live in Orm."),
        ("Orm had a population of 31,000 in 1990.", "31,000 people live in Orm."),
        ("Orvale has 300 employees.", "Orvale dismissed 300 people."),
        ("The general has a staff of 300.", "The general employs 300 people."),
        ("The man on the church is 2 meters tall.", "The man on the church is 2 meters high."),
        ("Orm has zero emissions cars.", "Orm has no emissions cars."),
        ("The ship sank, killing zero people.", "The ship did not sink."),
        ("The US has a workforce of 160 million.", "The US employs 160 million people."),
        ("The mill has 300 employees on strike.", "The mill has a staff of 300 on strike."),
        ("The mine is in an area of 30 square miles.", "The mine covers an area of 30 square miles."),
        ("The weight on the truck is 9 tonnes.", "The weight of the truck is 9 tonnes."),
        ("The height in the tunnel is 4 meters.", "The height of the tunnel is 4 meters."),
        ("Lenz took down notes.", "Lenz deleted notes."),
        ("The rebels freed the men.", "The rebels free the men."),
        ("The index rose by 5 percent.", "The indices rose by 5 percent."),
        ("The climber is 30 meters tall.", "The climber is 30 meters high."),
        ("Lenz met Oscar.", "Lenz met the Academy Award."),
        ("The tower is 90 meters tall.", "The tower is 90 feet high."),
        ("The fire left 12 people dead.", "The fire injured 12 people."),
        ("The death toll in Chile is 12.", "Chile killed 12 people."),
        ("The death toll of the rebels is 12.", "The rebels killed 12 people."),
        ("The attack left 12 people injured.", "The attack killed 12 people."),
        ("Lenz paid zero dollars in tax.", "Lenz paid ten dollars in tax."),
        ("The prisoners were freed on Friday.", "The prisoners were free on Friday."),
        ("The state wants to end trafficking.", "The state wants to end traffic."),
        ("The police took down the gunman.", "The police deleted the gunman."),
        ("The nation has a workforce of 160 million.", "The nation employs 160 million people."),
    ],
)
def test_what_is_not_the_same_is_not_confirmed(one: str, other: str) -> None:
    assert not confirms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("There were no deaths in the fire.", "There were zero deaths in the fire."),
        ("The rate did not change.", "The rate changed by zero percent."),
    ],
)
def test_none_is_no_contrary_of_zero(one: str, other: str) -> None:
    assert suggested_relation(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bank cut its rate to zero.", "The bank did not cut its rate to zero."),
        ("Lenz paid zero dollars in tax.", "Lenz did not pay zero dollars in tax."),
        ("The mine cut its debt to zero.", "The mine did not cut its debt."),
        ("The mine will reach net zero by 2050.", "The mine will not reach net zero by 2050."),
        ("The mine reopened after zero deaths.", "The mine did not reopen."),
        ("Chile grew and had 0 debt.", "Chile did not grow."),
        ("Lenz won by 0 votes.", "Lenz did not win."),
        ("There were zero deaths in the fire.", "There were deaths in the fire."),
        ("Lenz paid $0 in taxes.", "Lenz paid taxes."),
        ("Orm won zero medals.", "Orm won medals."),
        ("The bill did not pass.", "The bill passed with 0 votes against."),
    ],
)
def test_what_is_told_of_zero_may_be_denied(one: str, other: str) -> None:
    assert suggested_relation(one, other) == "opposite"
