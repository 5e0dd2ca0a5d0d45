"""Figures put together from parts whose meaning is known: number, unit, bound, place in the sentence and neighbors."""

from __future__ import annotations

from itertools import product

import pytest

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.records import Comparator

NUMBERS = {
    "12": 12,
    "1,107": 1107,
    "12 500": 12500,
    "4.5": 4.5,
    "seven": 7,
    "forty-five": 45,
    "one hundred and fifty": 150,
    "2.5 million": 2.5e6,
    "half a million": 5e5,
    "a quarter of a million": 2.5e5,
    "a dozen": 12,
    "1107": 1107,
}
MEASURED = {
    "euros": "euro",
    "Swiss francs": "Swiss franc",
    "percent": "percent",
    "percentage points": "percentage point",
    "km": "kilometre",
    "square miles": "square mile",
    "tons": "ton",
    "megawatts": "megawatt",
    "kilowatt-hours": "kilowatt hour",
    "terabytes": "terabyte",
    "degrees Celsius": "degree Celsius",
    "miles per hour": "mile per hour",
    "days": "day",
    "hours": "hour",
}
COUNTED = {
    "people": "person",
    "new homes": "home",
    "asylum seekers": "seeker",
    "police officers": "officer",
    "confirmed cases": "case",
    "young people": "person",
    "children": "child",
}
SIGNED = {
    "$640m": (640e6, "US dollar"),
    "€4.5bn": (4.5e9, "euro"),
    "£0.75 million": (750_000, "pound sterling"),
    "A$12": (12, "Australian dollar"),
    "EUR 1,107": (1107, "euro"),
    "12 €": (12, "euro"),
    "4.5%": (4.5, "percent"),
    "12°C": (12, "degree Celsius"),
    "640km": (640, "kilometre"),
    "3m people": (3e6, "person"),
    "0.75m pounds": (750_000, "pound sterling"),
}
BOUNDS = {
    "about": (Comparator.ABOUT, True),
    "nearly": (Comparator.ABOUT, True),
    "an estimated": (Comparator.ABOUT, True),
    "perhaps": (Comparator.ABOUT, True),
    "more than": (Comparator.MORE, False),
    "well over": (Comparator.MORE, False),
    "just over": (Comparator.MORE, True),
    "at least": (Comparator.AT_LEAST, False),
    "no fewer than": (Comparator.AT_LEAST, False),
    "up to": (Comparator.AT_MOST, False),
    "as many as": (Comparator.AT_MOST, False),
    "just under": (Comparator.LESS, True),
}
PLACES = (
    "The report speaks of {}.",
    "The sum ({}) is too high.",
    "The result: {}.",
    "They lost boats, sheds and {}.",
    "“We lost {},” he said.",
    "It came to {} last year.",
    "In 2019 the town lost {}.",
    "On May 3, 2021, at 10:30 a.m. the town lost {}.",
    "Route 66 cost the town {}, the mayor said.",
)


@pytest.mark.parametrize("place", PLACES)
def test_number_and_unit_in_any_place(place):
    wrong = []
    for (written, value), (word, unit) in product(NUMBERS.items(), (MEASURED | COUNTED).items()):
        if word in COUNTED and value == 4.5:
            continue
        text = place.format(f"{written} {word}")
        found = [(figure.value, figure.unit) for figure in find_quantities(text)]
        if found != [(pytest.approx(value), unit)]:
            wrong.append((text, found))
    assert wrong == []


@pytest.mark.parametrize("place", PLACES)
def test_signs_and_short_magnitudes_in_any_place(place):
    found = {text: [(figure.value, figure.unit) for figure in find_quantities(place.format(text))] for text in SIGNED}
    assert found == {text: [(pytest.approx(value), unit)] for text, (value, unit) in SIGNED.items()}


def test_a_bound_goes_with_its_figure():
    wrong = []
    numbers = ("12", "1,107", "seven", "2.5 million", "half a million")
    for (bound, told), written, (word, unit) in product(BOUNDS.items(), numbers, (MEASURED | COUNTED).items()):
        text = f"They lost {bound} {written} {word} in the fire."
        (figure,) = find_quantities(text)
        exact = text[figure.span.start : figure.span.end]
        if (figure.unit, figure.comparator, figure.approximate) != (unit, *told) or exact != text[10:-13]:
            wrong.append(text)
    assert wrong == []


def test_ranges_have_both_ends_and_the_unit_of_the_second():
    wrong = []
    ends = (
        ("3 to 5", 3, 5),
        ("40-50", 40, 50),
        ("40–50", 40, 50),
        ("two or three", 2, 3),
        ("5,000 to 6,000", 5000, 6000),
    )
    for (written, low, high), (word, unit) in product(ends, (MEASURED | COUNTED).items()):
        for text in (f"They lost {written} {word}.", f"They lost about {written} {word} in May."):
            found = [(figure.value, figure.value_to, figure.unit) for figure in find_quantities(text)]
            if found != [(low, high, unit)]:
                wrong.append((text, found))
    assert wrong == []
