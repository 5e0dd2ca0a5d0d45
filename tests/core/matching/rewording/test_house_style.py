"""House styles: what newsrooms write in ways of their own says the same, and what only looks so does not."""

from __future__ import annotations

import pytest

from claims.core.matching.rewording.house_style import in_house_style
from claims.core.matching.rewording.plain_wording import plain_wording
from tests.support.relations import confirms, is_confirmed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council cannot pay.", "The council can't pay."),
        ("It's too late, and they're tired.", "It is too late, and they are tired."),
        ("It's been shut since May.", "It's been shut since May."),
        ("Sen. Tarn and Prof. Prell met Capt. Vo.", "Senator Tarn and Professor Prell met Captain Vo."),
        ("Gen. Electric and Rep. Ireland sued.", "Gen. Electric and Rep. Ireland sued."),
        ("Lenz, Inc. sued Orle Ltd. in May.", "Lenz Inc sued Orle Ltd in May."),
        ("Police raided Orle Inc, banks and shops.", "Police raided Orle Inc, banks and shops."),
        ("Two farms in Tarn, Co Mayo, burned.", "Two farms in Tarn, Co Mayo, burned."),
        ("A co-founder won the byelection by e-mail.", "A co-founder won the by-election by email."),
        ("He was chosen by election.", "He was chosen by election."),
        ("The air strike hit a web-site.", "The airstrike hit a website."),
        ("Vice-presidents have long term plans.", "Vice presidents have long-term plans."),
        ("In the short term rates rose.", "In the short term rates rose."),
        ("A 40 year old man drank 40 year old wine.", "A 40-year-old man drank 40 year old wine."),
        ("All of the monks died at age 40.", "All the monks died at the age of 40."),
    ],
)
def test_it_is_told_in_one_style(text: str, told: str) -> None:
    assert in_house_style(text) == told
    assert in_house_style(told) == told


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Nurses, teachers, and drivers met.", "Nurses, teachers and drivers met."),
        ("Ilva Tarn, Odo Prell, and Jan Vo met.", "Ilva Tarn, Odo Prell and Jan Vo met."),
        ("Police freed Ilva Tarn, Odo Prell, and Jan Vo fled.", "Police freed Ilva Tarn, Odo Prell, and Jan Vo fled."),
        ("They met in Paris, Texas, and London.", "They met in Paris, Texas, and London."),
        ("The mayor, Ilva Tarn, and two aides left.", "The mayor, Ilva Tarn, and two aides left."),
        ("The bank failed, but the mayor stayed.", "The bank failed but the mayor stayed."),
        ("All, but the mayor, voted.", "All, but the mayor, voted."),
        ("No one survived, but the driver who jumped.", "No one survived, but the driver who jumped."),
        ("He said the bank failed, but it survived.", "He said the bank failed, but it survived."),
    ],
)
def test_commas_and_turns_are_told_in_one_way(text: str, plain: str) -> None:
    assert plain_wording(text) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The vaccine cannot cure measles, doctors in Gallen say.",
            "The vaccine can't cure measles, doctors in Gallen say.",
        ),
        ("The co-founder of Lenz was arrested in Gallen.", "The cofounder of Lenz was arrested in Gallen."),
        ("Turnout in the Gallen by-election fell to 31%.", "Turnout in the Gallen byelection fell to 31 percent."),
        ("Vice-President Velk closed nine clinics.", "Vice President Velk closed nine clinics."),
        ("Sen. Ana Velk visited Gallen on Monday.", "Senator Ana Velk visited Gallen on Monday."),
        ("Lenz Ltd fired 200 workers in Gallen.", "Lenz Ltd. fired 200 workers in Gallen."),
        (
            "Nurses, teachers and drivers in Gallen went on strike.",
            "Nurses, teachers, and drivers in Gallen went on strike.",
        ),
    ],
)
def test_one_statement_in_two_styles_is_confirmed(one: str, other: str) -> None:
    assert confirms(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The men who were arrested in Gallen are brothers.", "The men, who were arrested in Gallen, are brothers."),
        ("The nurses who were trained in Gallen left Orle.", "The nurses who trained in Gallen left Orle."),
        ("The man who was shot in Gallen died.", "The man shot dead in Gallen died."),
        ("The council in Gallen began to build a bridge.", "The council in Gallen built a bridge."),
        ("The vaccine cannot cure measles.", "The vaccine could not cure measles."),
        ("The well-known singer died in Gallen.", "The little-known singer died in Gallen."),
    ],
)
def test_what_says_something_else_is_not(one: str, other: str) -> None:
    assert is_confirmed(one, one)
    assert not confirms(one, other)
