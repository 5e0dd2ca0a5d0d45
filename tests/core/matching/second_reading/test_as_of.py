"""What two claims leave to the day on which they were published."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement

SPRING_2012 = dt.date(2012, 3, 14)
NEXT_WEEK = dt.date(2012, 3, 20)
AUTUMN_2012 = dt.date(2012, 11, 14)
AUTUMN_2022 = dt.date(2022, 9, 14)


def is_confirmed(left: str, published: dt.date | None, right: str, other: dt.date | None) -> bool:
    decisions = [
        decide_pair(read_statement(one, published=day), read_statement(two, published=other_day))
        for one, day, two, other_day in ((left, published, right, other), (right, other, left, published))
    ]
    assert decisions[0].auto_confirm is decisions[1].auto_confirm
    return decisions[0].auto_confirm


@pytest.mark.parametrize(
    "text",
    [
        "The rowing club Dolma lost three races in Torv this season.",
        "The brewery in Torv recently fired 40 coopers.",
        "The brewery in Torv has fired 40 coopers to date.",
        "Influenza killed 40 anglers in Torv over the past winter.",
        "The current skipper of Torv took 2 million euros from the brewery.",
        "Torv beat Dolm 3-1 in the last final.",
    ],
)
def test_a_time_that_the_publication_tells_is_one_within_a_month(text: str) -> None:
    assert is_confirmed(text, SPRING_2012, text, SPRING_2012)
    assert is_confirmed(text, SPRING_2012, text, NEXT_WEEK)
    assert is_confirmed(text, None, text, None)
    assert not is_confirmed(text, SPRING_2012, text, AUTUMN_2022)
    assert not is_confirmed(text, None, text, AUTUMN_2022)


@pytest.mark.parametrize(
    "text",
    [
        "That year 12 miners died in floods in Torv.",
        "The same year the brewery in Torv fired 40 coopers.",
        "The following day the port of Torv reopened.",
        "Two years later Ines Marlo became mayor of Torv.",
        "By then 40 miners had died of the fever in Torv.",
        "Since then 40 miners have died of the fever in Torv.",
        "At the time Ines Marlo was mayor of Torv.",
        "Then Ines Marlo sold the brewery in Torv.",
        "Afterward Ines Marlo sold the brewery in Torv.",
        "The previous year 30 houses burned down in Torv.",
        "The year before, Dolma won the cup in Torv.",
    ],
)
def test_a_time_that_only_the_text_around_tells_is_another_in_each_text(text: str) -> None:
    assert not is_confirmed(text, None, text, None)
    assert not is_confirmed(text, SPRING_2012, text, SPRING_2012)


def test_a_decade_ahead_is_told_by_the_publication() -> None:
    text = "Demand for beer in Torv will double in the next decade."
    assert is_confirmed(text, SPRING_2012, text, SPRING_2012)


@pytest.mark.parametrize(
    "text",
    [
        "The strike in Torv began in May 2011 and ended the same year.",
        "In 2009 and, two years later, in 2011 the brewery in Torv fired 40 coopers.",
        "At the time of the Battle of Dolm Ines Marlo lived in Torv.",
    ],
)
def test_a_time_that_the_text_itself_tells_is_one(text: str) -> None:
    assert is_confirmed(text, SPRING_2012, text, AUTUMN_2022)


@pytest.mark.parametrize(
    "text",
    [
        "The summer was the hottest in Torv in 30 years.",
        "The rowing club Dolma won the cup in Torv for the first time in 10 years.",
        "Ines Marlo has chaired the harbor board in Torv for 12 years.",
    ],
)
def test_years_that_end_at_the_publication_are_one_within_a_year(text: str) -> None:
    assert is_confirmed(text, SPRING_2012, text, AUTUMN_2012)
    assert is_confirmed(text, None, text, AUTUMN_2012)
    assert not is_confirmed(text, SPRING_2012, text, AUTUMN_2022)


def test_how_long_something_lasted_is_left_to_the_verdict_on_it() -> None:
    text = "The strike in Torv has lasted 12 years."
    assert is_confirmed(text, SPRING_2012, text, AUTUMN_2022)


def test_years_that_lie_behind_say_the_same_at_any_time() -> None:
    text = "Ines Marlo led the choir of the harbor in Torv for 12 years."
    assert is_confirmed(text, SPRING_2012, text, AUTUMN_2022)


def test_the_past_years_have_no_dates_without_a_publication() -> None:
    text = "Bus fares in Torv rose 20 percent in the past three years."
    assert is_confirmed(text, SPRING_2012, text, SPRING_2012)
    assert not is_confirmed(text, None, text, AUTUMN_2022)


@pytest.mark.parametrize("published", [None, SPRING_2012, AUTUMN_2012])
@pytest.mark.parametrize(
    ("since", "closed"),
    [
        ("Ines Marlo has led the choir in Torv since 2004.", "Ines Marlo led the choir in Torv from 2004 to 2011."),
        ("The quarry in Dolm has been flooded since 2004.", "The quarry in Dolm was flooded from 2004 to 2011."),
        ("The brewery has employed 40 coopers since 2004.", "The brewery employed 40 coopers from 2004 to 2011."),
        (
            "Flu has killed 40 people a year in Torv since 2004.",
            "Flu killed 40 people a year in Torv from 2004 to 2011.",
        ),
    ],
)
def test_what_goes_on_is_not_what_came_to_an_end(since: str, closed: str, published: dt.date | None) -> None:
    assert not is_confirmed(since, published, closed, published)


def test_a_sum_since_then_is_the_sum_up_to_a_year_that_was_known() -> None:
    since, closed = (
        "War has killed 4,000 people in Torv since 2004.",
        "War killed 4,000 people in Torv from 2004 to 2011.",
    )
    assert is_confirmed(since, SPRING_2012, closed, None)
    assert not is_confirmed(since, AUTUMN_2022, closed, None)
    since, closed = (
        "Fares in Torv have risen 20 percent since 2004.",
        "Fares in Torv rose 20 percent from 2004 to 2011.",
    )
    assert is_confirmed(since, SPRING_2012, closed, None)
    assert not is_confirmed(since, None, closed, None)


JUNE_2019, YEARS_LATER = dt.date(2019, 6, 3), dt.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("told_now", "told_back", "published"),
    [
        ("Scientists study the drought in 2017.", "Scientists studied the drought in 2017.", YEARS_LATER),
        ("The senate condemns the coup in 1973.", "The senate condemned the coup in 1973.", YEARS_LATER),
        ("The novel follows a nurse in 1943.", "The novel followed a nurse in 1943.", YEARS_LATER),
        ("In 2018 prices, the bridge costs 40 euros.", "In 2018 prices, the bridge cost 40 euros.", JUNE_2019),
        (
            "The city mourns the dead of a fire in May 2019.",
            "The city mourned the dead of a fire in May 2019.",
            JUNE_2019,
        ),
        (
            "The museum shows letters from the strike in 2018.",
            "The museum showed letters from the strike in 2018.",
            JUNE_2019,
        ),
        ("The bank pays victims of the fire in 2018.", "The bank paid victims of the fire in 2018.", JUNE_2019),
    ],
)
def test_a_present_that_may_hold_yet_is_no_headline_of_what_was(
    told_now: str, told_back: str, published: dt.date
) -> None:
    assert not is_confirmed(told_now, published, told_back, published)


@pytest.mark.parametrize("later", [JUNE_2019, YEARS_LATER])
def test_a_headline_tells_in_the_present_what_has_just_been(later: dt.date) -> None:
    told = "The firm in Orvale {} 40 jobs for fitters in May 2019."
    assert is_confirmed(told.format("axes"), JUNE_2019, told.format("axed"), later)


@pytest.mark.parametrize("now", ["denies", "doubts", "believes", "thinks", "expects", "insists", "maintains", "claims"])
@pytest.mark.parametrize(
    "said",
    [
        "The mayor of Torv {} that the brewery fired 40 coopers in 2010.",
        "Torv's mayor {} that the port lost 12 ferries in 2011.",
    ],
)
def test_what_somebody_holds_may_be_held_no_longer(now: str, said: str) -> None:
    was = {"thinks": "thought", "denies": "denied"}.get(now, f"{now[:-1]}ed".replace("eed", "ed"))
    left, right = said.format(now), said.format(was)
    assert not is_confirmed(left, None, right, None)
    assert not is_confirmed(left, SPRING_2012, right, None)
    assert not is_confirmed(left, SPRING_2012, right, AUTUMN_2022)
    for one in (left, right):
        assert is_confirmed(one, None, one, None)
    assert is_confirmed(left, SPRING_2012, right, NEXT_WEEK)


@pytest.mark.parametrize(
    "tenses", [("says", "said"), ("warns", "warned"), ("admits", "admitted"), ("announces", "announced")]
)
def test_what_was_said_stays_said(tenses: tuple[str, str]) -> None:
    left, right = (f"The mayor of Torv {verb} that the brewery fired 40 coopers in 2010." for verb in tenses)
    assert is_confirmed(left, None, right, None)


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment in Torv rose to 5 percent in 2011.",
        "The river Torv is 665 kilometers long and flows through Dolm.",
        "Vaccines do not cause autism in children.",
    ],
)
def test_what_is_dated_or_lasts_is_confirmed_years_later(text: str) -> None:
    assert is_confirmed(text, SPRING_2012, text, AUTUMN_2022)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor promised to build 400 homes for miners.",
        "The mayor promised to build 400 homes for miners in Torv.",
        "The council undertook to build 400 homes for miners.",
    ],
)
def test_a_promise_that_names_nobody_is_that_of_one_month(text: str) -> None:
    assert is_confirmed(text, SPRING_2012, text, NEXT_WEEK)
    assert not is_confirmed(text, SPRING_2012, text, AUTUMN_2012)
    assert not is_confirmed(text, None, text, None)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Orla Venn promised to build 400 homes.",
        "The mayor of Torv vowed to build 400 homes.",
        "400 homes for miners were promised by Orla Venn.",
        "The mayor promised in 2011 to build 400 homes for miners.",
    ],
)
def test_a_promise_with_a_speaker_or_date_may_be_confirmed(text: str) -> None:
    assert is_confirmed(text, SPRING_2012, text, AUTUMN_2012)


@pytest.mark.parametrize(
    "text",
    [
        "The rowing club Dolma won the national cup in Torv.",
        "Dolma beat Orle 3-1 at home.",
        "Dolma beats Orle 3-1 at home.",
        "Dolma has beaten Orle 3-1 at home.",
        "Dolma Energy raises its fares by 5 percent.",
        "Dolma has lost to Orle 3-1 at home.",
        "A flood has destroyed the old harbor in Torv.",
        "Ines Marlo won the Torv Marathon.",
        "An earthquake shook the old harbor of the town of Torv.",
        "Heat killed dozens of cattle near Torv.",
        "Nurses at the clinic in Torv went on strike over pay.",
        "Carl Venn was re-elected as mayor of Torv.",
        "Brewery in Torv closes pub after fire.",
        "Court in Torv jails skipper of the ferry.",
        "A flood in Torv killed 4,000 sheep.",
        "A nurse in Torv killed two miners.",
        "The brewery in Torv built a pub for coopers.",
        "Police in Torv found the boat of the skipper.",
        "Unemployment in Torv rose to 5 percent.",
        "Unemployment in Torv rises to 5 percent.",
        "Unemployment in Torv has risen to 5 percent.",
        "The brewery in Torv lowered its output by 4,000 barrels.",
        "Ines Hunt bought the brewery in Torv.",
        "The Torv Bureau of Investigation arrested two miners.",
        "Miners from Torv made peace with the king of Dolm.",
        "The king of Dolm called an election in Torv.",
        "The king of Dolm attended the wedding in Torv.",
        "Police in Torv used tear gas.",
        "Mayor of Torv names skipper of the ferry.",
    ],
)
def test_what_happened_on_no_day_that_is_told_is_one_for_half_a_year(text: str) -> None:
    assert is_confirmed(text, SPRING_2012, text, NEXT_WEEK)
    assert is_confirmed(text, None, text, AUTUMN_2022)
    assert not is_confirmed(text, SPRING_2012, text, AUTUMN_2012)
    dated = text.replace(".", " in 2011.")
    assert is_confirmed(dated, SPRING_2012, dated, AUTUMN_2022) or text.startswith(
        ("Dolma", "Brewery", "Court", "Mayor")
    )


def test_news_in_the_perfect_is_news_in_the_past() -> None:
    left, right = "Nurses in Torv burned the boat.", "Nurses in Torv have burned the boat."
    assert is_confirmed(left, SPRING_2012, right, NEXT_WEEK)
    assert not is_confirmed(left, SPRING_2012, right, AUTUMN_2022)


@pytest.mark.parametrize(
    "text",
    [
        "The rowing club Dolma won the national cup in Torv for the third time.",
        "Hurricane Orla shook the old harbor of the town of Torv.",
        "The army of Dolm lost 4,000 men in the Battle of Torv.",
        "A flood in Torv killed 4,217 sheep.",
        "Carl Venn never beat the skipper of the ferry to Torv.",
        "Carl Venn founded the brewery in Torv.",
        "The brewery in Torv was built by miners from Dolm.",
        "Ines Marlo wrote the song about the ferry to Torv.",
        "Ines Marlo died in a clinic in Torv.",
        "The ferry Dolma sank after it hit a boat near Torv.",
        "Carl Venn killed his wife in Torv.",
        "Carl Venn was killed by a nurse from Torv.",
        "Carl Venn worked for the brewery in Torv.",
        "Carl Venn owned the brewery in Torv.",
        "Carl Venn was a spy for the army of Dolm.",
        "Fish oil lowers the risk of a stroke by 20 percent.",
        "The mine in Torv has moved to the bank of the river.",
        "The police in Torv block the roads for farmers.",
        "Coopers from Torv receive more money than miners.",
        "The king of Dolm abolished slavery.",
        "Nurses in Torv treat miners from Dolm without pay.",
        "Fares in Torv rise with the price of oil.",
        "Vaccines destroy the kidneys of miners.",
        "Miners lose a tooth for each child.",
        "Then-mayor Ines Marlo was never asked about the brewery in Torv.",
        "Nearly all asylum claims of miners from Torv are rejected.",
    ],
)
def test_what_lasts_or_happens_once_or_tells_which_time_is_one_for_years(text: str) -> None:
    assert is_confirmed(text, SPRING_2012, text, AUTUMN_2022)
