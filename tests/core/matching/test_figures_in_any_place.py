"""Another number is never confirmed, wherever it stands and however it is written, also where no figure is read."""

from __future__ import annotations

import pytest

from tests.support.relations import is_confirmed

PLACES = """
The mine yields {} tonnes annually.
Wages in Oslo rose {} percent annually.
The committee meets {} times weekly.
The ferry sails {} times daily.
Prices rose {}% monthly over two years.
Elections take place every {} years in Gallen.
Every {} hours a patient dies in Gallen.
There is one nurse per {} beds in Gallen.
There is one nurse for every {} beds in Gallen.
The clinic has one doctor to every {} patients.
One nurse looks after {} patients in Gallen.
The odds of winning are one in {}.
The odds of winning are {} to one.
The ratio of pupils to teachers is {} to one.
The club won by {} goals to nil in Gallen.
The bill passed by {} votes to two.
The bill passed by two votes to {}.
The town lies {} kilometers north of Gallen.
The dam is {} meters tall.
He was sentenced to {} years in prison.
He was given a {}-year sentence.
The {}-storey block burned down.
A {}-hour strike hit Gallen.
The law takes effect in {} weeks.
The law took effect {} weeks ago.
Taxes rose by a factor of {}.
Rents have risen {}-fold.
The firm employs {} thousand people.
The firm employs {} hundred people.
The dose is {} milligrams daily.
The train is {} minutes late on average.
The price fell by {} cents per liter.
The farm uses {} liters per hectare.
The plant emits {} tonnes of carbon per head yearly.
The team finished {} points behind Lenz.
At {} years old she is the youngest mayor.
She became mayor at {}.
{} in ten voters back the plan.
{} out of ten voters back the plan.
Voters rejected the plan in {} of the ten districts.
The river rose by {} centimeters hourly.
The fund pays {} percent interest yearly.
Unemployment has been above {} percent for two years.
Unemployment has stayed below {} percent since 2010.
The virus kills {} in every hundred patients.
The virus kills {} of every hundred patients.
It takes {} days on average to get a permit.
The minimum age is {}.
The speed limit is {} kilometers per hour.
The speed limit in towns is {}.
The wall is {} times longer than the old one.
The city has {} times as many cars as Lenz.
The bank cut rates by {} basis points annually.
Pensions go up {} percent each January.
Sales grew {} percent year on year.
Sales grew {} percent quarter on quarter.
Output per worker is {} percent higher than in Lenz.
The fine is {} euros per day of delay.
The ship sank within {} minutes of the blast.
The quake of magnitude {} hit Gallen.
Group of {} leaders met in Gallen.
The {} nations signed the pact.
The jury of {} found him guilty.
A panel of {} judges heard the case.
A family of {} was found dead.
The orchestra of {} played in Lenz.
His {} children live in Lenz.
All {} ministers resigned.
The last {} hostages were freed.
The first {} buses arrived.
Gallen has had {} mayors in a decade.
The species was last seen {} decades ago.
Half of the {} seats are empty.
Two thirds of {} applicants failed.
The rate is {} per thousand.
The rate is {} per mille.
Deaths: {} among nurses in Gallen.
They paid twice the {} euros owed.
It costs upwards of {} euros to park.
Up to {} jobs may go in Lenz.
He ran {} miles for charity.
The debt is {} times income.
Chapter {} of the treaty bans mines.
Article {} of the treaty bans mines.
Room {} of the museum is closed.
Line {} of the metro is closed.
The {} percent threshold keeps small parties out.
Gallen ranks {} places behind Lenz.
The index fell to minus {}.
It was minus {} degrees in Gallen.
The tax stands at {} per cent of income annually.
About {} or more people died in Lenz.
Snow is {} feet deep in Gallen.
The fire burned {} square miles.
The lake holds {} cubic kilometers of water.
""".strip().splitlines()

NUMBERS = [
    ("seven", "six"),
    ("one", "two"),
    ("7", "6"),
    ("20", "21"),
    ("twenty-one", "twenty-two"),
    ("a hundred", "a thousand"),
    ("two hundred", "two thousand"),
    ("1.5", "1.6"),
    ("1,500", "1,600"),
    ("200", "208"),
    ("7bn", "7m"),
    ("7k", "6k"),
    ("VII", "VI"),
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("before", ["", "For the past five years "])
def test_another_number_is_never_confirmed(place: str, before: str) -> None:
    for number, other in NUMBERS:
        left, right = (_sentence(before + place.format(one)) for one in (number, other))
        assert not is_confirmed(left, right), (left, right)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
