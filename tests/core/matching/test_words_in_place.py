"""One word for another that turns what is said is never confirmed: units, ranks, times, bounds, sides, kinds."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.support.relations import is_confirmed

PLACES = """
The dam in Gallen is 70 {} tall. | meters, feet, yards
The road is 70 {} long. | kilometers, miles, meters
The pump moves 70 {} hourly. | liters, gallons, tonnes
The fee is 70 {} daily. | dollars, euros, pounds, cents
The dose is 70 {} per kilogram. | milligrams, micrograms, grams
The dose is 70 milligrams per {}. | kilogram, liter, day, tablet
The farm sprays 70 liters per {}. | hectare, acre, week, tree
The club plays {}. | weekly, monthly, daily, yearly
Payments are made {} in Gallen. | annually, monthly, quarterly, biannually
The committee meets every {} week. | second, third, other
The paper appears every {}. | Monday, Tuesday, month, quarter
Shops close on the {} Sunday of the month. | first, last, second
He was the {} man to walk the route. | first, second, third, last
She finished {} in the race in Gallen. | first, second, third, last
The {} floor of the museum burned. | first, second, top
The {} amendment to the treaty failed. | fifth, sixth, first
The rule applies from the {} grade. | fifth, sixth, first
The rate rose 2 {} in a year. | percent, percentage points, basis points
The rate rose {} 2 percent annually. | to, by
Temperatures reach 40 degrees {} in Gallen. | Celsius, Fahrenheit
The plant makes 40 {} annually. | megawatts, gigawatts, megawatt hours
The disk holds 40 {}. | gigabytes, megabytes, gigabits
The debt is 40 {} euros. | million, billion, thousand
The ship left at 7 {}. | am, pm
Trains run until 7 {} on Sundays. | am, pm
The temple was built in 300 {}. | BC, AD
The curfew begins at {}. | midnight, noon, dusk, dawn
The law applies {} midnight. | after, before, until, from
The pass is open {} May. | until, from, in, before
The bridge is {} than the old one. | longer, shorter, higher, older
The bridge is twice as {} as the old one. | long, short, high, old
The water in the lake is {} the limit. | above, below, at, near
The town lies {} of Gallen. | north, south, east, west
The train runs {} Gallen. | to, from, through, via
The ban covers {} cars. | diesel, electric, petrol, new, old
Most {} in Gallen rent. | households, families, students, pensioners
{} teachers in Gallen are women. | Most, Few, All, Some, No, Half of, Many
The vote was {}. | unanimous, close, secret, postponed
The drug {} cancer in mice. | causes, cures, prevents, treats, slows
The drug causes cancer in {}. | mice, rats, humans, dogs
The film {} won in Cannes. | almost, never, twice, finally
He {} paid tax in Gallen. | always, never, sometimes, often, rarely
The mayor {} the plan. | backed, opposed, drafted, signed, leaked
The {} of the bank resigned. | head, deputy head, former head, founder
The {} minister of Gallen resigned. | prime, finance, health, interior
Gallen is the {} largest city in Orland. | second, third, fourth
Gallen is the {} city in Orland. | largest, smallest, oldest, richest, second largest
The plant opened {} the war. | before, after, during, since
The firm is {} owned by the state. | fully, partly, mostly, no longer
The {} half of the match was goalless. | first, second
The strike enters its {} week. | third, fourth, second
In the {} quarter sales fell. | first, second, third, last
Prices fell for the {} month in a row. | third, fourth, second
He scored in the {} minute. | 7th, 70th, 17th, last
The {} century church burned down. | 12th, 13th, 19th
Flight {} crashed near Gallen. | AB12, AB21, XY12
Highway {} is closed. | A1, A2, B1, E40
The vaccine protects against {}. | H1N1, H5N1, flu
The {} variant spreads fastest. | alpha, beta, BA.1, BA.2
Covid-{} came from a lab. | 19, 20
The {} World Cup was held in Gallen. | 2010, 2014, first
Type {} diabetes can be cured. | 1, 2, one, two
Grade {} pupils were sent home. | 3, 4, three
Vitamin {} prevents the flu. | C, D, B12, B6
Omega-{} prevents the flu. | 3, 6
Hepatitis {} has no vaccine. | A, B, C
Article {} of the pact was dropped. | 5, 6, 5a, 5b
""".strip().splitlines()


@pytest.mark.parametrize("place", PLACES)
def test_another_word_is_never_confirmed(place: str) -> None:
    text, words = place.split(" | ")
    for word, other in permutations(words.split(", "), 2):
        assert not is_confirmed(text.format(word), text.format(other)), (text, word, other)
