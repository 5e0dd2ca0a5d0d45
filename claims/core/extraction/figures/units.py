"""Units of measure in English text: names, signs and abbreviations, with their canonical unit.

What physics measures is converted by ``unit_conversion``; factors stand here only for shares, points and lengths of time. A
year of a duration is kept apart from days because its length differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.core.extraction.lexicon.vocabulary import words


class Unit(NamedTuple):
    """A unit: its singular noun, what it measures, and the unit that figures of it are compared in, None for none.

    ``factor``: canonical units in one of it, where that is a matter of definition here rather than of physics.
    """

    name: str
    dimension: str
    canonical: str | None = None
    factor: float | None = None


def _unit(name: str, dimension: str, canonical: str | None = None, factor: float | None = None) -> Unit:
    return Unit(name, dimension, canonical or name, factor)


PERCENT = _unit("percent", "share", "share", 0.01)
SHARE = _unit("share", "share")
TIMES = _unit("times", "ratio")
RANK = _unit("rank", "rank")

# Each line: the unit, its further names (folded; the plural in -s is made of the last word). Names with a capital letter or
# fewer than three letters stand in _CASED.
_NAMED: tuple[tuple[Unit, str], ...] = (
    (PERCENT, "% pct per_cent percentage percents"),
    (_unit("percentage point", "points"), "pp percent_point %_point"),
    (_unit("basis point", "points", "percentage point", 0.01), "bp bps"),
    (_unit("second", "time"), "sec secs"),
    (_unit("minute", "time", "second", 60), "min mins"),
    (_unit("hour", "time", "second", 3600), "hr hrs"),
    (_unit("day", "time"), ""),
    (_unit("week", "time", "day", 7), "wk wks"),
    (_unit("fortnight", "time", "day", 14), ""),
    (_unit("month", "time"), "mos"),
    (_unit("quarter", "time", "month", 3), ""),
    (_unit("year", "time"), "yr yrs"),
    (_unit("decade", "time", "year", 10), ""),
    (_unit("century", "time", "year", 100), "centuries"),
    (_unit("millennium", "time", "year", 1000), "millennia millenniums"),
    (_unit("metre", "length"), "meter"),
    (_unit("kilometre", "length", "metre"), "kilometer km kms"),
    (_unit("decimetre", "length", "metre"), "decimeter dm"),
    (_unit("centimetre", "length", "metre"), "centimeter cm cms"),
    (_unit("millimetre", "length", "metre"), "millimeter mm"),
    (_unit("micrometre", "length", "metre"), "micrometer micron μm µm um"),
    (_unit("nanometre", "length", "metre"), "nanometer nm"),
    (_unit("mile", "length", "metre"), "mi"),
    (_unit("nautical mile", "length", "metre"), "nmi"),
    (_unit("yard", "length", "metre"), "yd yds"),
    (_unit("foot", "length", "metre"), "feet ft"),
    (_unit("inch", "length", "metre"), "inches"),
    (_unit("light-year", "length", "metre"), "light_year lightyear"),
    (_unit("square metre", "area"), "square_meter square_m sq_m sqm m2 m² sq_metre sq_meter"),
    (
        _unit("square kilometre", "area", "square metre"),
        "square_kilometer square_km sq_km sqkm km2 km² sq_kilometre sq_kilometer",
    ),
    (_unit("square centimetre", "area", "square metre"), "square_centimeter square_cm sq_cm cm2 cm²"),
    (_unit("square millimetre", "area", "square metre"), "square_millimeter square_mm sq_mm mm2 mm²"),
    (_unit("square mile", "area", "square metre"), "sq_mile sq_mi square_mi"),
    (_unit("square foot", "area", "square metre"), "square_feet square_ft sq_ft sqft sq_foot sq_feet ft2 ft²"),
    (_unit("square yard", "area", "square metre"), "sq_yd sq_yard"),
    (_unit("square inch", "area", "square metre"), "square_inches sq_in"),
    (_unit("hectare", "area", "square metre"), "ha"),
    (_unit("acre", "area", "square metre"), ""),
    (_unit("cubic metre", "volume"), "cubic_meter cubic_m m3 m³ cu_m"),
    (_unit("cubic centimetre", "volume", "cubic metre"), "cubic_centimeter cc cm3 cm³"),
    (_unit("cubic foot", "volume", "cubic metre"), "cubic_feet cubic_ft cu_ft ft3"),
    (_unit("cubic kilometre", "volume", "cubic metre"), "cubic_kilometer cubic_km km3 km³"),
    (_unit("cubic yard", "volume", "cubic metre"), ""),
    (_unit("litre", "volume", "cubic metre"), "liter ltr"),
    (_unit("millilitre", "volume", "cubic metre"), "milliliter ml"),
    (_unit("gallon", "volume", "cubic metre"), "gal"),
    (_unit("pint", "volume", "cubic metre"), ""),
    (_unit("quart", "volume", "cubic metre"), ""),
    (_unit("fluid ounce", "volume", "cubic metre"), "fl_oz"),
    (_unit("barrel", "volume", "cubic metre"), "bbl bpd bopd boepd"),
    (_unit("kilogram", "mass"), "kilo kg kgs kilogramme"),
    (_unit("gram", "mass", "kilogram"), "gramme"),
    (_unit("milligram", "mass", "kilogram"), "mg milligramme"),
    (_unit("microgram", "mass", "kilogram"), "μg µg mcg"),
    (_unit("tonne", "mass", "kilogram"), "metric_ton metric_tonne"),
    (_unit("gigatonne", "mass", "kilogram"), "gigaton"),
    (_unit("megatonne", "mass", "kilogram"), "megaton"),
    (_unit("kilotonne", "mass", "kilogram"), "kiloton"),
    # A plain "ton" is short in American and long in British use: within 7 % of the tonne, yet not converted.
    (_unit("ton", "mass"), ""),
    (_unit("pound", "mass", "kilogram"), "lb lbs"),
    (_unit("ounce", "mass", "kilogram"), "oz"),
    (_unit("troy ounce", "mass", "kilogram"), ""),
    (_unit("stone", "mass", "kilogram"), ""),
    (_unit("carat", "mass", "kilogram"), "ct"),
    (_unit("dram", "mass", "kilogram"), "drachma"),
    (
        _unit("degree Celsius", "temperature"),
        "celsius centigrade degree_centigrade degree_c deg_c deg_celsius °_c °_celsius",
    ),
    (
        _unit("degree Fahrenheit", "temperature", "degree Celsius"),
        "fahrenheit farenheit degree_f deg_f deg_fahrenheit degree_farenheit °_f °_fahrenheit",
    ),
    (_unit("kelvin", "temperature", "degree Celsius"), ""),
    (_unit("degree of arc", "angle"), "degree ° deg degs"),
    (_unit("degree", "temperature"), "degree_of_temperature"),
    (
        _unit("mile per hour", "speed", "metre per second"),
        "mph m_._p_._h_. m_._p_._h miles_an_hour mile_an_hour",
    ),
    (
        _unit("kilometre per hour", "speed", "metre per second"),
        "kph kmh km/h km_/_h km_/_hr kmph kilometers_an_hour kilometres_an_hour",
    ),
    (_unit("metre per second", "speed"), "m_/_s"),
    (_unit("knot", "speed", "metre per second"), "kt kts"),
    (_unit("watt", "power"), ""),
    (_unit("kilowatt", "power", "watt"), "kw"),
    (_unit("megawatt", "power", "watt"), ""),
    (_unit("gigawatt", "power", "watt"), "gw"),
    (_unit("terawatt", "power", "watt"), ""),
    (_unit("horsepower", "power", "watt"), "hp bhp"),
    (_unit("watt hour", "energy", "joule"), "watt-hour"),
    (_unit("kilowatt hour", "energy", "joule"), "kwh kilowatt-hour"),
    (_unit("megawatt hour", "energy", "joule"), "mwh megawatt-hour"),
    (_unit("gigawatt hour", "energy", "joule"), "gwh gigawatt-hour"),
    (_unit("terawatt hour", "energy", "joule"), "twh terawatt-hour"),
    (_unit("joule", "energy"), ""),
    (_unit("kilojoule", "energy", "joule"), "kj"),
    (_unit("megajoule", "energy", "joule"), "mj"),
    (_unit("calorie", "energy"), "kcal kilocalorie"),
    (_unit("volt", "voltage"), ""),
    (_unit("kilovolt", "voltage", "volt"), "kv"),
    (_unit("ampere", "current"), "amp"),
    (_unit("hertz", "frequency"), "hz"),
    (_unit("kilohertz", "frequency", "hertz"), "khz"),
    (_unit("megahertz", "frequency", "hertz"), "mhz"),
    (_unit("gigahertz", "frequency", "hertz"), "ghz"),
    (_unit("revolution per minute", "frequency", "hertz"), "rpm"),
    (_unit("byte", "data"), ""),
    (_unit("kilobyte", "data", "byte"), "kb"),
    (_unit("megabyte", "data", "byte"), "mb"),
    (_unit("gigabyte", "data", "byte"), "gb"),
    (_unit("terabyte", "data", "byte"), "tb"),
    (_unit("kilobit", "data", "byte"), "kbit"),
    (_unit("megabit", "data", "byte"), "mbit"),
    (_unit("gigabit", "data", "byte"), "gbit"),
    (_unit("megabit per second", "data rate"), "mbps"),
    (_unit("gigabit per second", "data rate", "megabit per second"), "gbps"),
    (_unit("pixel", "pixel"), ""),
    (_unit("megapixel", "pixel", "pixel"), "mp"),
    (_unit("part per million", "share", "share", 1e-6), "ppm parts_per_million"),
    (_unit("part per billion", "share", "share", 1e-9), "ppb parts_per_billion"),
    (_unit("mile per gallon", "economy"), "mpg"),
    (_unit("newton metre", "torque"), "newton_meter newton-meter newton-metre"),
    (
        _unit("pound-foot", "torque", "newton metre"),
        "lb-ft lb_ft pound-feet foot-pound ft-lb pounds-feet pound_feet",
    ),
    (_unit("pascal", "pressure"), ""),
    (_unit("hectopascal", "pressure", "pascal"), "hpa"),
    (_unit("millibar", "pressure", "pascal"), "mbar"),
    (_unit("bar", "pressure", "pascal"), ""),
    (_unit("pound per square inch", "pressure", "pascal"), "psi"),
    (_unit("kilopound per square inch", "pressure", "pascal"), "ksi"),
    (_unit("decibel", "sound"), "db"),
    (_unit("point per game", "score"), "ppg"),
    (_unit("rebound per game", "score"), "rpg"),
    (_unit("assist per game", "score"), "apg"),
)

# Abbreviations that are words, magnitudes or initials otherwise: spelled exactly so.
_CASED: dict[str, str] = {
    "m": "metre",
    "h": "hour",
    "g": "gram",
    "t": "tonne",
    "l": "litre",
    "L": "litre",
    "in.": "inch",
    "W": "watt",
    "MW": "megawatt",
    "mW": "megawatt",
    "TW": "terawatt",
    "V": "volt",
    "A": "ampere",
    "J": "joule",
    "K": "kelvin",
    "C": "degree Celsius",
    "F": "degree Fahrenheit",
    "pc": "percent",
    "Pa": "pascal",
    "Nm": "newton metre",
    "Wh": "watt hour",
    "Gt": "gigatonne",
    "Mt": "megatonne",
    "Mb": "megabit",
    "Gb": "gigabit",
    "Kb": "kilobit",
    "PS": "horsepower",
}


def plural_of(noun: str) -> str:
    """The regular plural of a folded noun ("century" -> "centuries", "inch" -> "inches")."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _build() -> tuple[dict[str, Unit], dict[str, Unit]]:
    by_name: dict[str, Unit] = {}
    for unit, others in _NAMED:
        for name in (unit.name.lower(), *(other.replace("_", " ") for other in others.split())):
            first, _, rest = name.partition(" per ")
            # Short names are abbreviations, which English leaves alone: "has" is no plural of "ha".
            is_word = len(name) > 3 or name == unit.name
            forms = [name, f"{plural_of(first)} per {rest}" if rest else plural_of(name) if is_word else name]
            if unit.dimension == "temperature" and name.startswith("degree "):
                forms.append(name.replace("degree ", "degrees "))
            for form in forms:
                by_name.setdefault(form, unit)
                if "-" in form:
                    by_name.setdefault(form.replace("-", " "), unit)
    names = {unit.name: unit for unit, _ in _NAMED}
    return by_name, {short: names[name] for short, name in _CASED.items()}


UNITS, CASED_UNITS = _build()
"""Unit by folded name of one to four words; unit by exact abbreviation."""

UNIT_STARTS: frozenset[str] = frozenset(name.split(" ")[0] for name in UNITS)
"""First words of unit names, for a quick no."""

AMBIGUOUS_SHORT: frozenset[str] = frozenset({"m", "t", "mm", "mb"})
"""Abbreviations of a unit that also abbreviate a magnitude."""

DEGREE: Unit = UNITS["degree of temperature"]
"""A degree of temperature whose scale is not named."""

PER_UNITS: frozenset[str] = words(
    "second minute hour day night week fortnight month quarter year decade share barrel gallon ounce litre liter kilo "
    "kilogram kg tonne ton pound pint head person pupil student household game match piece mile kilometer kilometre km "
    "unit vote bushel dozen passenger acre hectare bottle pack packet bag box carton can tin crate ticket gram metre meter "
    "sqm sq megawatt gigawatt dose visit trip ride seat session treatment lap room property child patient resident "
    "inhabitant taxpayer customer worker employee"
)
"""What may follow "a" or "/" in a rate ("$4 a gallon")."""

DAILY_UNITS: frozenset[str] = frozenset(("bpd", "bopd", "boepd"))
"""Abbreviations of a unit that say besides that so many are meant in a day ("176,000 bpd")."""

_COMPOUNDS: dict[str, frozenset[str]] = {
    "day": words(
        "care centers centres nurseries schools trips trippers camps rooms patients laborers labourers passes"
    ),
    "year": words("groups"),
    "foot": words("soldiers bridges patrols paths passengers"),
    "pound": words("coins notes shops"),
    "stone": words("tools walls houses bridges churches slabs blocks pillars steps tablets axes cottages statues"),
    "barrel": words("bombs"),
    "degree": words("courses programs programmes students holders"),
    "yard": words("sales"),
    "quarter": words("finals finalists"),
    "point": words("guards"),
    "mile": words("posts stones"),
    "ton": words("weights"),
}
"""What makes the name of something else of a unit's: by unit, the words behind it ("two day care centers")."""


def begins_compound(words_behind: Sequence[str]) -> bool:
    """Whether folded words behind a number name a thing by a unit ("day care centers", "foot soldiers")."""
    first, second = (*words_behind[:2], "", "")[:2]
    return second in _COMPOUNDS.get(first, ())
