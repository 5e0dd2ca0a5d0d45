"""Figures of German, French and Spanish: numbers, units, bounds and ranges put together, and years told apart."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from claims.core.extraction.tongues.figures import find_figures
from claims.core.extraction.tongues.french import FRENCH
from claims.core.extraction.tongues.german import GERMAN
from claims.core.extraction.tongues.spanish import SPANISH
from claims.core.extraction.tongues.times import find_times_in
from claims.core.extraction.tongues.tongue import Tongue
from claims.core.records import Comparator

DAY = dt.date(2024, 5, 14)
NUMBERS = {
    "de": (("12", 12), ("1.107", 1107), ("4,5", 4.5), ("2,5 Millionen", 2.5e6)),
    "fr": (("12", 12), ("1 107", 1107), ("4,5", 4.5), ("quarante", 40)),
    "es": (("12", 12), ("1.107", 1107), ("4,5", 4.5), ("cuarenta", 40)),
}
UNITS = {
    "de": {
        "GWh": "gigawatt hour",
        "TWh": "terawatt hour",
        "Gigabyte": "gigabyte",
        "Barrel": "barrel",
        "Seemeilen": "nautical mile",
        "Basispunkte": "basis point",
        "Volt": "volt",
        "Knoten": "knot",
        "Hektopascal": "hectopascal",
        "Dezibel": "decibel",
        "Milligramm": "milligram",
        "kanadische Dollar": "Canadian dollar",
        "schwedische Kronen": "Swedish krona",
        "Kilometer": "kilometre",
        "Prozentpunkte": "percentage point",
    },
    "fr": {
        "GWh": "gigawatt hour",
        "MWh": "megawatt hour",
        "gigaoctets": "gigabyte",
        "barils": "barrel",
        "milles nautiques": "nautical mile",
        "points de base": "basis point",
        "nœuds": "knot",
        "hectopascals": "hectopascal",
        "couronnes suédoises": "Swedish krona",
        "kilomètres": "kilometre",
        "points de pourcentage": "percentage point",
        "heures": "hour",
    },
    "es": {
        "GWh": "gigawatt hour",
        "MWh": "megawatt hour",
        "gigabytes": "gigabyte",
        "barriles": "barrel",
        "millas náuticas": "nautical mile",
        "puntos básicos": "basis point",
        "nudos": "knot",
        "pesos mexicanos": "Mexican peso",
        "dólares canadienses": "Canadian dollar",
        "kilómetros": "kilometre",
        "puntos porcentuales": "percentage point",
    },
}
FRAMES = {
    "de": ("Der Bericht spricht von {}.", "Es waren ({}) zu wenig."),
    "fr": ("Le rapport parle de {}.", "C'était ({}) de trop."),
    "es": ("El informe habla de {}.", "Fueron ({}) de menos."),
}
COUNTS = {
    "de": (
        "Der Rat streicht 2000 Stellen.",
        "Es kostet 1950 Millionen Euro.",
        "Es sind 1950 % mehr.",
        "Er zahlte 1987€.",
        "Der Druck lag bei 1020 hPa.",
        "Der Berg ist 1985 Meter hoch.",
        "Der 2000-Euro-Bonus fällt weg.",
        "Rund 1987 Betriebe sind betroffen.",
        "Das Werk hat 1107 MW.",
    ),
    "fr": (
        "La ville supprime 2000 emplois.",
        "Cela coûte 1950 millions d'euros.",
        "C'est 1950 % de plus.",
        "Il a payé 1987€.",
        "On compte 1107 cas.",
        "Le sommet culmine à 1985 mètres.",
        "Environ 1987 entreprises sont touchées.",
        "Le parc fait 1250 km².",
    ),
    "es": (
        "La ciudad suprime 2000 empleos.",
        "Cuesta 1950 millones de euros.",
        "Es un 1950 % más.",
        "Pagó 1987€.",
        "El monte tiene 1985 metros.",
        "Unas 1987 empresas están afectadas.",
        "El parque tiene 1250 km².",
    ),
}
YEARS = {
    "de": (
        "2019 starben zwölf Menschen.",
        "Seit 2000 Menschen dort leben, ist es laut.",
        "Die Firma baute 2019 zwölf Häuser.",
        "Nach 2000 sanken Preise.",
        "Bis 2050 sollen Züge fahren.",
        "Die Wahl 2000 war knapp.",
    ),
    "fr": (
        "En 2000, douze personnes sont mortes.",
        "Depuis 1950, des familles sont parties.",
        "L'élection de 2000 a été serrée.",
        "D'ici 2050, des trains rouleront.",
    ),
    "es": (
        "En 2000, doce personas murieron.",
        "Las elecciones de 2000 fueron reñidas.",
        "Desde 1950, familias se han ido.",
        "Después de 2000 los precios bajaron.",
    ),
}


def _found(text: str, tongue: Tongue):
    """The figures of a sentence, and the dates that were taken before."""
    times = [time for time in find_times_in(text, tongue, DAY) if time.type != "DURATION"]
    return find_figures(text, tongue, [time.span for time in times]), times


@pytest.mark.parametrize("tongue", [GERMAN, FRENCH, SPANISH], ids=lambda tongue: tongue.language)
def test_each_number_has_the_unit_behind_it(tongue):
    wrong = []
    for frame, (written, value), (word, unit) in product(
        FRAMES[tongue.language], NUMBERS[tongue.language], UNITS[tongue.language].items()
    ):
        text = frame.format(f"{written} {word}")
        figures, _ = _found(text, tongue)
        if [(figure.value, figure.unit) for figure in figures] != [(pytest.approx(value), unit)]:
            wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize("tongue", [GERMAN, FRENCH, SPANISH], ids=lambda tongue: tongue.language)
def test_four_bare_digits_are_a_count_or_a_year_and_never_both(tongue):
    counted = [_read_as(text, tongue) for text in COUNTS[tongue.language]]
    named = [_read_as(text, tongue) for text in YEARS[tongue.language]]
    assert (counted, named) == ([(True, False)] * len(counted), [(False, True)] * len(named))


def _read_as(text: str, tongue: Tongue) -> tuple[bool, bool]:
    """Whether the first number of four digits is in a figure, and whether in a date."""
    at = next(place for place in range(len(text)) if text[place : place + 4].isdecimal())
    figures, times = _found(text, tongue)
    is_figure = any(figure.number_span.start <= at < figure.number_span.end for figure in figures)
    return is_figure, any(time.span.start <= at < time.span.end for time in times)


@pytest.mark.parametrize(
    ("tongue", "text", "value", "value_to", "unit"),
    [
        (GERMAN, "Die Fahrt dauert 10 oder 12 Stunden.", 10, 12, "hour"),
        (FRENCH, "La peine va de 3 à 5 ans.", 3, 5, "year"),
        (FRENCH, "Il faut 2 ou 3 jours.", 2, 3, "day"),
        (FRENCH, "Le prix est de 2,5 à 3 millions d'euros.", 2.5e6, 3e6, "euro"),
        (FRENCH, "On compte 30 à 40 maisons.", 30, 40, None),
        (SPANISH, "La pena va de tres a cinco años.", 3, 5, "year"),
        (SPANISH, "Las obras costarán de 10 a 12 millones de euros.", 10e6, 12e6, "euro"),
        (SPANISH, "Harán falta 2 o 3 días.", 2, 3, "day"),
        (GERMAN, "Ein 40-Millionen-Euro-Projekt wurde beschlossen.", 40e6, None, "euro"),
        (GERMAN, "Die 12-Kilometer-Strecke ist gesperrt.", 12, None, "kilometre"),
        (GERMAN, "Der Gewinn lag bei 12 Millionen Euro im Jahr 2023.", 12e6, None, "euro"),
        (GERMAN, "Sie zahlt 300 Euro im Jahr.", 300, None, "euro per year"),
        (GERMAN, "Es waren 12 Grad unter null.", -12, None, "degree Celsius"),
        (FRENCH, "Il faisait 12 degrés sous zéro.", -12, None, "degree Celsius"),
        (SPANISH, "La temperatura bajó a 12 grados bajo cero.", -12, None, "degree Celsius"),
        (GERMAN, "In der Umfrage verlor die Partei 3,2 Punkte.", 3.2, None, "percentage point"),
        (GERMAN, "Der Dax verlor 40 Punkte.", 40, None, None),
        (FRENCH, "Il gagne 15 euros de l'heure.", 15, None, "euro per hour"),
        (SPANISH, "Cuesta 12,50 euros la hora.", 12.5, None, "euro per hour"),
        (SPANISH, "El precio subió 12 euros el año pasado.", 12, None, "euro"),
        (FRENCH, "Une grève de 3 heures a commencé à 20 heures.", 3, None, "hour"),
    ],
)
def test_ranges_and_what_is_tied_to_a_number(tongue, text, value, value_to, unit):
    (figure,), _ = _found(text, tongue)
    assert (figure.value, figure.value_to, figure.unit) == (pytest.approx(value), value_to, unit)


@pytest.mark.parametrize(
    ("tongue", "text", "values"),
    [
        (FRENCH, "Le taux est passé de 3 à 5 %.", [3, 5]),
        (SPANISH, "El paro subió del 12 al 14 %.", [12, 14]),
        (SPANISH, "La tasa pasó de 3 a 5 %.", [3, 5]),
        (FRENCH, "Le match a fini 3 à 1.", [3, 1]),
        (SPANISH, "El equipo ganó 3 a 1.", [3, 1]),
    ],
)
def test_a_change_and_a_score_are_no_range(tongue, text, values):
    figures, _ = _found(text, tongue)
    assert [(figure.value, figure.value_to) for figure in figures] == [(value, None) for value in values]


@pytest.mark.parametrize(
    ("tongue", "text", "comparator", "is_about"),
    [
        (GERMAN, "Es kamen etwas mehr als 300 Gäste.", Comparator.MORE, True),
        (GERMAN, "Es kamen knapp über 300 Gäste.", Comparator.MORE, True),
        (GERMAN, "Es kamen geschätzt 300 Gäste.", Comparator.ABOUT, True),
        (GERMAN, "Es kamen deutlich weniger als 300 Gäste.", Comparator.LESS, False),
        (FRENCH, "Un peu plus de 300 invités sont venus.", Comparator.MORE, True),
        (FRENCH, "Approximativement 300 invités sont venus.", Comparator.ABOUT, True),
        (FRENCH, "Un maximum de 300 invités sont venus.", Comparator.AT_MOST, False),
        (SPANISH, "Vinieron algo más de 300 invitados.", Comparator.MORE, True),
        (SPANISH, "Vinieron poco menos de 300 invitados.", Comparator.LESS, True),
        (SPANISH, "Vino un mínimo de 300 invitados.", Comparator.AT_LEAST, False),
    ],
)
def test_bounds_as_newsrooms_write_them(tongue, text, comparator, is_about):
    (figure,), _ = _found(text, tongue)
    assert (figure.value, figure.comparator, figure.approximate) == (300, comparator, is_about)
