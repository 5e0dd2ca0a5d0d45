"""Four bare digits: a year or a count, and the same answer for figures, times and statements."""

from __future__ import annotations

from itertools import product

import pytest

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.extraction.times.expressions import find_times
from claims.core.matching.statements.reading import read_statement

OLD, MODERN = (1107, 1250), (1950, 2019)
MEASURES = (
    "{} million euros",
    "{} bn",
    "{} km",
    "{} kg",
    "{} MW",
    "{} ha",
    "{} hPa",
    "{} square kilometers",
    "{} sq km",
    "{} metres",
    "{} m",
    "{} tonnes",
    "{} euro",
    "{} euros",
    "{} Swiss francs",
    "{} dollars",
    "{} yen",
    "{} percent",
    "{}%",
    "{}€",
    "{} °C",
    "{} barrels a day",
    "{} people",
)
NOUNS = ("{} homes", "{} new homes", "{} asylum seekers", "{} police officers")
COUNTS = (
    "The firm paid for {} last week.",
    "The total was {}.",
    "It rose by {} in May.",
    "It fell from {} to 900 last week.",
    "It reached {} on Monday.",
    "{} were counted.",
    "The plan: {} by spring.",
    "Officials counted about {} in all.",
    "It needs at least {}.",
    "The group (with {}) left.",
)
HYPHENED = ("a {}-mile trip", "a {}-seat theater", "a {}-euro fine", "a {}-page report")
SIGNALED = (
    "The firm cut 2000 jobs.",
    "Another 2012 homes were lost.",
    "A poll of 2047 registered voters was held.",
    "It made 2000 a day.",
    "It grew from 1000 to 2000 homes.",
    "Between 1950 and 2050 people came.",
    "It killed 1987 people.",
    "It fell from 1980 euros to 1950 euros.",
    "Some 2000 homes burned.",
    "Half of the 2000 workers left.",
    "The tally stood at 1412 to 1380.",
    "A crowd of 1150 cheered.",
)
YEARS = (
    "In {} million-dollar homes were rare.",
    "In {} second place went to Ulm.",
    "Since {} dollars have been used.",
    "Since {} homes have been dearer.",
    "Until {} metres were rare.",
    "The mill opened in {} and closed.",
    "It closed in early {}.",
    "By {} homes will be scarce.",
    "The law dates from {} and is old.",
    "It cost $4 million in {} dollars.",
    "It was in constant {} euros.",
    "He was born in {} in Ulm.",
    "The {} elections were close.",
    "The {} budget was cut.",
    "It was the {} second quarter.",
    "It is below {} levels.",
    "It was the worst since at least {}, the office said.",
    "The fire of {} was worse.",
    "The court (founded {}) agreed.",
)
COMPARED = (
    "Theft is 6 percent above 2017.",
    "Exports were 4% lower than 2018 and falling.",
    "Output was 30% more than 1995.",
    "Rents are three times higher than 1990.",
    "Bookings are below 2017.",
    "Wages were lower than 2009, the union said.",
)
"""A year of the other side of a comparison."""
BOUNDED = (
    "The index closed above 1987.",
    "Deaths fell below 1987.",
    "The mill makes more than 2000.",
    "They earn 20% more than 1950 a day.",
    "The firm needs more than 2017 staff.",
    "Pay is 6 percent above 1950 euros.",
)
COUNTED = (
    *(frame.format(measure.format(number)) for frame, measure, number in product(COUNTS, MEASURES, OLD + MODERN)),
    *(frame.format(noun.format(number)) for frame, noun, number in product(COUNTS, NOUNS, OLD)),
    *(f"It was {frame.format(number)}." for frame, number in product(HYPHENED, OLD + MODERN)),
    *SIGNALED,
    *BOUNDED,
)
NAMED = (*COMPARED, *(frame.format(number) for frame, number in product(YEARS, (1848, *MODERN))))


def _number_at(text: str) -> int:
    """Where the first number of four digits in the text begins."""
    return next(place for place in range(len(text)) if text[place : place + 4].isdecimal())


def _found(text: str) -> tuple[bool, bool]:
    """Whether the first number of four digits is in a figure, and whether in a time."""
    at = _number_at(text)
    figures = any(figure.number_span.start <= at < figure.number_span.end for figure in find_quantities(text))
    return figures, any(time.span.start <= at < time.span.end for time in find_times(text, None))


def _read(text: str) -> tuple[bool, bool]:
    """The same as the statement has it."""
    statement, at = read_statement(text), _number_at(text)
    figures = any(figure.number_span.start <= at < figure.number_span.end for figure in statement.quantities)
    return figures, any(time.span.start <= at < time.span.end for time in statement.times)


def test_what_is_counted_is_no_year():
    assert [text for text in COUNTED if _found(text) != (True, False)] == []


def test_a_year_is_no_count():
    assert [text for text in NAMED if _found(text) != (False, True)] == []


@pytest.mark.parametrize("text", [*COUNTED[::40], *SIGNALED])
def test_a_statement_keeps_the_figure(text):
    assert _read(text) == (True, False)


@pytest.mark.parametrize("text", NAMED[::7])
def test_a_statement_keeps_the_year(text):
    assert _read(text) == (False, True)
