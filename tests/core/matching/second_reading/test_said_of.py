"""Small words that belong to another noun, and verbs that say two things when turned."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement


@pytest.mark.parametrize(
    ("left", "right", "confirmed"),
    [
        ("Police in Orm charged a 29-year-old nurse in May.", "Police in Orm charged a nurse aged 29 in May.", True),
        (
            "Police in Orm charged the 29-year-old mother of a nurse in May.",
            "Police in Orm charged the mother of a nurse aged 29 in May.",
            False,
        ),
        ("Kelp Energy bought a stake of 30% in Orm Motors.", "Kelp Energy bought a 30% stake in Orm Motors.", True),
        ("Kelp Energy bought a stake of 30% in Orm Motors.", "Kelp Energy bought a stake in 30% of Orm Motors.", False),
        ("Kelp Energy did not pay any tax in 2021.", "Kelp Energy did not pay the tax in 2021.", False),
        ("Each month the mine produces 900 tonnes of tin.", "Each mine produces 900 tonnes of tin a month.", False),
        ("The nurse in Orm stole 40 bottles.", "A nurse in Orm stole 40 bottles.", False),
        ("Kelp Energy closed the mine in Orm.", "Kelp Energy closed a mine in Orm.", False),
        ("Thieves stole 14 bells from the church in Orm.", "Thieves stole 14 bells from a church in Orm.", True),
        ("The average nurse in Orm earns 400 crowns.", "An average nurse in Orm earns 400 crowns.", True),
        ("The law of 1933 was repealed in Orm.", "The law was repealed in 1933 in Orm.", False),
        ("The opening was delayed by nine years in Orm.", "The opening was delayed for nine years in Orm.", False),
        ("The sanctions were extended by six months.", "The sanctions were extended for six months.", True),
        ("The flood of 1902 shut the mill in Orm.", "The flood shut the mill of 1902 in Orm.", False),
        ("Shares in Kelp Energy fell by 9 percent in May.", "Shares fell by 9 percent in Kelp Energy in May.", False),
        ("The court stopped a nine-week trial in Orm.", "The court stopped a trial in Orm for nine weeks.", False),
        ("The council criticized the 2018 budget in Orm.", "The council in Orm criticized the budget in 2018.", False),
        ("The council raised a fee by 15 percent in May.", "The council raised a 15 percent fee in May.", False),
        ("In Orm, 30% of adults are poor.", "30% of poor adults are in Orm.", False),
        ("Exactly 300 sheep were stolen in Orm.", "About 300 sheep were stolen in Orm.", False),
        ("The court gave Odo Prell a 12-year sentence.", "The court gave a 12-year-old Odo Prell a sentence.", False),
        ("Odo Prell is going to work in Orm on Monday.", "Odo Prell will work in Orm on Monday.", False),
    ],
)
def test_what_small_words_are_said_of(left: str, right: str, *, confirmed: bool) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).auto_confirm is confirmed


@pytest.mark.parametrize(
    ("left", "right", "confirmed"),
    [
        ("The senate rejected the bill in May.", "The bill was rejected by the senate in May.", True),
        ("Odo Prell married Ilva Tarn in 2019.", "Ilva Tarn was married by Odo Prell in 2019.", False),
        (
            "Odo Prell showed the abbot a landscape in 2019.",
            "The abbot was shown a landscape by Odo Prell in 2019.",
            False,
        ),
        ("Lake Orm found the wreck in 2019.", "The wreck was found by Lake Orm in 2019.", False),
        (
            "A doctor examined all patients in Orm in May.",
            "All patients were examined by a doctor in Orm in May.",
            False,
        ),
        ("Beavers build dams in Calder and Varen.", "Dams are built by beavers in Calder and Varen.", False),
        (
            "A man attacked the nurse in a mask on Sunday.",
            "The nurse was attacked by a man in a mask on Sunday.",
            False,
        ),
        (
            "Odo Prell sent the letter to the abbot in 2019.",
            "The letter to the abbot was sent by Odo Prell in 2019.",
            False,
        ),
        ("The strike in Orm was banned by the court in May.", "The court in Orm banned the strike in May.", False),
        ("The strike was banned by the court in Orm in May.", "The court in Orm banned the strike in May.", True),
        ("The girl was adopted by a couple from Orm in May.", "A couple adopted the girl from Orm in May.", False),
        ("The men were rescued by the army from Orm in May.", "The army rescued the men from Orm in May.", True),
        ("The men were chased by guards on horses in May.", "Guards chased the men on horses in May.", False),
        ("The men were hit by a car driven by Odo Prell.", "A car hit the men driven by Odo Prell.", False),
        ("The painter was found by the station in Orm.", "The station found the painter in Orm.", False),
        ("The painting was bought by the museum in Orm.", "The museum bought the painting in Orm.", True),
        ("The judge appointed Odo Prell in Orm in 2019.", "Odo Prell was appointed judge in Orm in 2019.", False),
        ("The house passed on the bill in May in Orm.", "The bill was passed by the house in May in Orm.", False),
        (
            "Pilots called off the strike of Orm Air in May.",
            "The strike was called off by pilots of Orm Air in May.",
            False,
        ),
    ],
)
def test_verbs_that_are_turned(left: str, right: str, *, confirmed: bool) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).auto_confirm is confirmed
