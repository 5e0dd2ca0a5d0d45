"""The second reading before a confirmation: what it objects to, what it lets pass, and that it has no favorite side."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.second_reading.fine_print import fine_print_agrees
from claims.core.matching.statements.reading import read_statement

CASES = Path(__file__).parents[3] / "cases"

read = cache(read_statement)


def agrees(left: str, right: str) -> bool:
    return fine_print_agrees(compare_statements(read(left), read(right)))


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
        ("Captains last less than two years.", "Captains last more than two years."),
        ("Fares are 30 percent above those of Gao.", "Fares are 30 percent below those of Gao."),
        ("Captains pay just on Sundays.", "Captains pay even on Sundays."),
        ("Captains pay just on Sundays.", "Captains pay on Sundays."),
        (
            "The union criticized the yard by ignoring the captain.",
            "The union criticized the yard for ignoring the captain.",
        ),
        ("Firms based in Gao are exempt from tax.", "Firms based in Gao were exempt from tax."),
        ("The ferry sank last night.", "The ferry sank this night."),
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
        ("The yard took in 40 captains in May.", "The yard took on 40 captains in May."),
        ("The captain was fined by the port of Bergen.", "The captain was fined in the port of Bergen."),
        ("The yard near Bergen sold a ferry.", "The yard in Bergen sold a ferry."),
        ("The town sued the captain in May.", "The captain was sued in the town in May."),
        ("Norwegian captains were arrested in Chile.", "Captains in Norway were arrested in Chile."),
        ("The Danish manual was lost in Chile.", "The manual in Danish was lost in Chile."),
        ("The report on the fire in 2012 was lost.", "The report on the fire was lost in 2012."),
        ("The trial of 2012 ended in Bergen.", "The trial ended in Bergen in 2012."),
        ("The 2011 owner was arrested in 2011.", "The 2011 owner was arrested."),
        ("The ferry sailed by 1944 and sank by 1950.", "The ferry sailed by 1944 and sank in 1950."),
        ("The ferry sank on 03/04/2020 off Bergen.", "The ferry sank on 4 March 2020 off Bergen."),
        ("The owner, a captain, was arrested.", "The owner's captain was arrested."),
        ("The owner, his captain and a pilot drowned.", "The owner's captain and a pilot drowned."),
        ("The owner arrested a captain in May.", "The owner's captain was arrested in May."),
        ("The wife of the general was arrested.", "The general and his wife were arrested."),
        ("The pilot's captain was arrested in May.", "The pilot captain was arrested in May."),
        ("The strike at the yard ended in May.", "The strikes at the yard ended in May."),
        ("Captain was fined off Bergen.", "Captains were fined off Bergen."),
        ("The yard closed a dock to save money in May.", "The yard closed a dock and saved money in May."),
        ("The ferry once sank off Bergen.", "The ferry sank off Bergen."),
        ("The ferry sank again off Bergen.", "The ferry sank off Bergen."),
        ("The captain reopened the ferry and was sued again.", "The captain reopened the ferry and was sued."),
        ("The captain was re-elected again in Bergen.", "The captain was re-elected in Bergen."),
        ("The striker shot an own goal in Bergen.", "The striker shot a goal in Bergen."),
        ("Only the yard may pay only in May.", "Only the yard may pay in May."),
        ("The union alone sued the yard.", "The union sued the yard alone."),
        ("When war began, half of them are displaced.", "When war began, half of them were displaced."),
        ("The ferry is sinking off Bergen.", "The ferry sinks off Bergen."),
        ("The union was asked for 40 names.", "The union asked for 40 names."),
        ("Two of the captains were children.", "Two of the captains had children."),
        ("The rule that bans smoking in bars took effect.", "The rule that bans smoking took effect in bars."),
        ("A yard that secretly paid him sold the mill.", "A yard that paid him secretly sold the mill."),
        ("The owner personally approved the sale.", "The owner approved the personal sale."),
        ("It helped 40 men with burns after the fire.", "It helped 40 men after the fire with burns."),
        ("The ferry hit a school bus off Bergen.", "The ferry hit a bus near a school off Bergen."),
        ("The bank robber was caught in May.", "The robber at the bank was caught in May."),
        ("Kenyan tea growers were fined.", "Growers of Kenyan tea were fined."),
        ("The three-year deal was dropped.", "The three-year-old deal was dropped."),
        ("The ten-day tour of the fjord was dropped.", "The tour of the fjord in ten days was dropped."),
        ("The yard hired 40 of the captains.", "The yard hired 40 captains."),
        ("Half of the lakes in Chile are poisoned.", "Half of the poison of lakes in Chile is drunk."),
        ("Boys under 16 may sail the ferry.", "Boys aged 16 may sail the ferry."),
        ("A third yard closed in Bergen.", "The third yard closed in Bergen."),
        ("The Turkey yard closed in Bergen.", "The turkey yard closed in Bergen."),
        ("The city of Luxembourg sold a ferry.", "Luxembourg sold a ferry."),
        ("Great Britain has 40 ferries.", "The United Kingdom has 40 ferries."),
        ("The captain released a single in May.", "The captain was released in May."),
        ("The owner's wife sold his ferry in May.", "The owner's wife sold her ferry in May."),
        ("The third tallest mast in Chile fell.", "The tallest third mast in Chile fell."),
        ('The "neutral" captains met in Bergen.', "The neutral captains met in Bergen."),
        ("The captains, who had struck, were fired.", "The captains who had struck were fired."),
        ("The captains, hired in May, were fined.", "The captains hired in May were fined."),
        ("The captains, from Bergen, were fined.", "The captains from Bergen were fined."),
        ("The yard cut three hundred-year-old oaks.", "The yard cut three-hundred-year-old oaks."),
        ("Liberal captains met in Bergen.", "The liberal captains met in Bergen."),
        ("The ferry sails at 8:30 in the evening.", "The ferry sails at 8:30 in the morning."),
        ("The yard closes on the first Monday in May.", "The yard closes on Monday in May."),
        ("The mast sends 100 Mb a minute.", "The mast sends 100 MB a minute."),
        ("The fjord is very deep off Bergen.", "The fjord is deep off Bergen."),
        ("The yard closed these 12 docks in May.", "The yard closed the 12 docks in May."),
        ("The captains blamed one another in May.", "The captains blamed another one in May."),
        ("The yard sold the union 30 ferries.", "The yard sold 30 ferries in the union."),
        ("The owner approved of the plan in May.", "The owner approved the plan in May."),
        ("The owner did 12 murders in Bergen.", "The owner had 12 murders in Bergen."),
        ("Nearly 40 captains got two years.", "40 captains got nearly two years."),
        ("The yard painted the 12 ferries red.", "The yard painted the 12 red ferries."),
        ("The yard made 12 poor pilots captains.", "The yard made 12 pilots poor captains."),
        ("The plan of the yard failed in May.", "The planning of the yard failed in May."),
        ("Fees at the yard rose by half to 40 euros.", "Half the fees at the yard rose to 40 euros."),
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
        ("The yard's owner sold the ferry.", "The owner of the yard sold the ferry."),
        ("Half of the world's tea comes from Chile.", "Half the tea in the world comes from Chile."),
        ("Syrian refugees were fed in Bergen.", "Refugees from Syria were fed in Bergen."),
        ("Turkish annual inflation reached 80 percent.", "Annual inflation in Turkey reached 80 percent."),
        ("Norway banned the ferry in 2011.", "The ferry was banned in Norway in 2011."),
        ("The ferry reopened in May.", "The ferry opened again in May."),
        ("Sea prices in May rose by 4 percent.", "Sea prices rose by 4 percent in May."),
        ("Norway on Monday sold a ferry.", "On Monday Norway sold a ferry."),
        ("Police in Bergen fined 40 captains.", "Bergen police fined 40 captains."),
        ("The union's 40 captains struck in May.", "40 of the union's captains struck in May."),
        ("The captain joins the yard in Bergen.", "The captain is joining the yard in Bergen."),
        ("Chile has 40 ferries.", "There are 40 ferries in Chile."),
        ("The yard cut its prices in May.", "The yard cut their prices in May."),
        ("Mount Aro, a volcano, erupted in May.", "The volcano Mount Aro erupted in May."),
        ("The yard opens its first dock in Bergen.", "The yard opens its first Bergen dock."),
        ("Prices fell by a third in Bergen.", "In Bergen prices fell by a third."),
        ('The ferry "Kari" sank off Bergen.', "The ferry Kari sank off Bergen."),
        ("The ferry sank off Bergen, killing two.", "The ferry sank off Bergen killing two."),
    ],
)
def test_what_says_the_same_in_another_order_passes(left: str, right: str) -> None:
    assert agrees(left, right)
    assert agrees(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Captains last less than two years.", "The captains last less than two years."),
        ("Fares are 30 percent above those of Gao.", "Fares are 30 percent over those of Gao."),
        ("Captains pay just on Sundays.", "Captains pay only on Sundays."),
        ("Firms based in Gao are exempt from tax.", "Firms that are based in Gao are exempt from tax."),
        ("The ferry was sold against the will of the captain.", "Against the will of the captain, the ferry was sold."),
        ("The ferry sank last night.", "Last night the ferry sank."),
    ],
)
def test_small_words_that_say_the_same_pass(left: str, right: str) -> None:
    assert agrees(left, right)


def test_no_side_is_favored() -> None:
    for line in (CASES / "paraphrases.ndjson").read_text(encoding="utf-8").splitlines():
        left, right = (json.loads(line)[side] for side in ("new", "verified"))
        assert agrees(left, right) == agrees(right, left), line


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_read(left: str, right: str) -> None:
    assert agrees(left, right) == agrees(right, left)
