"""What follows from words that a person has confirmed to say a claim: the same values, and nothing left to an article."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.matching.decision.calibration import probability_of
from claims.core.matching.decision.relations import DEFAULT_THRESHOLD, decide_pair
from claims.core.matching.decision.wordings import only_suggested, stands_alone, tells_the_same_values
from claims.core.matching.statements.reading import Statement, read_statement

DAY = dt.date(2020, 2, 22)
CLAIM = "In March 2019 the bridge over the Elbe at Dresden was closed for a week."


def read(text: str, published: dt.date = DAY) -> Statement:
    return read_statement(text, published=published)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The war has cost about 160,000 lives.", "About 160,000 lives were lost in the war.", True),
        ("The war has cost about 160,000 lives.", "The war has cost 163,000 lives.", False),
        ("The war has cost about 160,000 lives.", "The war has cost 160,000 lives.", False),
        ("The war has cost at least 160,000 lives.", "The war has cost about 160,000 lives.", False),
        ("The war has cost 3 to 5 lives a day.", "The war has cost 3 to 6 lives a day.", False),
        ("It rained for 7 days.", "It rained for a week.", False),
        ("The bridge was closed in March 2019.", "In March 2019 the bridge was closed.", True),
        ("The bridge was closed in March 2019.", "The bridge was closed in 2019.", False),
        ("The bridge was closed by March 2019.", "The bridge was closed in March 2019.", False),
        ("The bridge was closed in March 2019.", "The bridge was closed.", False),
    ],
)
def test_values_are_the_same_to_the_digit(one: str, other: str, same: bool) -> None:
    assert tells_the_same_values(read(one), read(other)) is same
    assert tells_the_same_values(read(other), read(one)) is same


def test_a_relative_time_is_another_one_on_another_day() -> None:
    said = "Sales fell 5 percent last year."
    assert tells_the_same_values(read(said), read(said))
    assert not tells_the_same_values(read(said), read(said, dt.date(2021, 2, 22)))


@pytest.mark.parametrize(
    ("wording", "alone"),
    [
        ("The Elbe bridge at Dresden was out of service for a week in March 2019.", True),
        ("For seven days in March 2019 nobody could cross the Elbe at Dresden.", True),
        ("The bridge at Dresden was out of service for a week in March 2019.", False),
        ("The Elbe bridge was out of service for a week in March 2019.", False),
        ("The Elbe bridge at Dresden was out of service for a week.", False),
        ("The Elbe bridge at Dresden was out of service in March 2019.", False),
        ("The Elbe bridge at Meissen was out of service for a week in March 2019.", False),
    ],
)
def test_a_wording_names_all_that_its_claim_does(wording: str, alone: bool) -> None:
    assert stands_alone(read(wording), read(CLAIM)) is alone


@pytest.mark.parametrize(
    ("wording", "claim", "alone"),
    [
        ("Forty people died in the explosion.", "The explosion at the chemical plant killed 40 people.", False),
        (
            "Forty workers of a night shift died in the explosion.",
            "The explosion at the plant killed 40 workers.",
            False,
        ),
        ("Forty children died in the collapse.", "The collapse of the school roof killed 40 children.", False),
        ("Twelve people died from the vaccine.", "The flu vaccine caused 12 deaths.", False),
        ("The new vaccine is unsafe.", "The new malaria vaccine is not safe.", False),
        ("Twelve people died in trials of the vaccine.", "The vaccine caused 12 deaths in trials.", True),
        ("Twelve people died in an explosion.", "An explosion at a plant killed 12 people.", False),
        ("Twelve people were killed.", "Twelve people were killed in a mill fire.", False),
        ("Exports fell 5 percent in 2019.", "Exports of steel fell 5 percent in 2019.", False),
        ("Exports of steel fell 5 percent in 2019.", "In 2019 steel exports fell by 5 percent.", True),
        ("He was fined 5,000 euros.", "The mayor was fined 5,000 euros.", False),
        ("Twelve hikers died in a snow slide.", "An avalanche killed 12 hikers.", True),
        ("The company cut 1,200 jobs.", "A carmaker cut 1,200 jobs.", False),
        ("A company cut 1,200 jobs.", "A carmaker cut 1,200 jobs.", True),
        ("The boy crossed three borders.", "The child crossed three borders.", True),
        ("The man was shot in May 2019.", "A farmer was shot in May 2019.", False),
        ("Die Explosion tötete 40 Menschen.", "Die Explosion in der Fabrik tötete 40 Menschen.", False),
        ("Lorne voted against the law 12 times.", "Ida Lorne has voted 12 times against the law.", False),
        ("Ida Lorne voted against the law 12 times.", "Ida Lorne has voted 12 times against the law.", True),
        ("The WHO warned in May 2020.", "The World Health Organization gave a warning in May 2020.", True),
        ("The plane crashed in the city.", "The plane crashed in Dresden.", False),
    ],
)
def test_a_wording_tells_a_thing_or_a_person_by_as_much_as_its_claim(wording: str, claim: str, alone: bool) -> None:
    assert stands_alone(read(wording), read(claim)) is alone


def test_what_a_person_has_to_say_is_as_probable_as_what_nothing_proves() -> None:
    text = "The Elbe bridge at Dresden was out of service for a week in March 2019."
    proven = decide_pair(read_statement(text), read_statement(text.replace("March", "March of")))
    suggested = only_suggested(proven)
    assert proven.auto_confirm
    assert not suggested.auto_confirm
    assert suggested.probability < DEFAULT_THRESHOLD < proven.probability
    assert probability_of(suggested.features) == suggested.probability
