"""Units of measure in English text: names, signs and abbreviations, with their canonical unit.

Factors: the International System of Units (BIPM brochure) and the international yard and pound; a year of a duration is
kept apart from days because its length differs.
"""

from __future__ import annotations

from typing import NamedTuple

from claims.core.extraction.vocabulary import words


class Unit(NamedTuple):
    """A unit: its singular noun, what it measures, and how it converts: ``canonical value = value * factor + offset``."""

    name: str
    dimension: str
    canonical: str | None = None
    factor: float = 1.0
    offset: float = 0.0


def _unit(name: str, dimension: str, canonical: str | None = None, factor: float = 1.0, offset: float = 0.0) -> Unit:
    return Unit(name, dimension, canonical or name, factor, offset)


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
    (_unit("kilometre", "length", "metre", 1000), "kilometer km kms"),
    (_unit("decimetre", "length", "metre", 0.1), "decimeter dm"),
    (_unit("centimetre", "length", "metre", 0.01), "centimeter cm cms"),
    (_unit("millimetre", "length", "metre", 0.001), "millimeter mm"),
    (_unit("micrometre", "length", "metre", 1e-6), "micrometer micron μm µm um"),
    (_unit("nanometre", "length", "metre", 1e-9), "nanometer nm"),
    (_unit("mile", "length", "metre", 1609.344), "mi"),
    (_unit("nautical mile", "length", "metre", 1852), "nmi"),
    (_unit("yard", "length", "metre", 0.9144), "yd yds"),
    (_unit("foot", "length", "metre", 0.3048), "feet ft"),
    (_unit("inch", "length", "metre", 0.0254), "inches"),
    (_unit("light-year", "length", "metre", 9.4607304725808e15), "light_year lightyear"),
    (_unit("square metre", "area"), "square_meter sq_m sqm m2 m² sq_metre sq_meter"),
    (
        _unit("square kilometre", "area", "square metre", 1e6),
        "square_kilometer sq_km sqkm km2 km² sq_kilometre sq_kilometer",
    ),
    (_unit("square centimetre", "area", "square metre", 1e-4), "square_centimeter sq_cm cm2 cm²"),
    (_unit("square mile", "area", "square metre", 2589988.110336), "sq_mile sq_mi"),
    (_unit("square foot", "area", "square metre", 0.09290304), "square_feet sq_ft sqft sq_foot sq_feet ft2 ft²"),
    (_unit("square yard", "area", "square metre", 0.83612736), "sq_yd sq_yard"),
    (_unit("square inch", "area", "square metre", 0.00064516), "square_inches sq_in"),
    (_unit("hectare", "area", "square metre", 1e4), "ha"),
    (_unit("acre", "area", "square metre", 4046.8564224), ""),
    (_unit("cubic metre", "volume"), "cubic_meter m3 m³ cu_m"),
    (_unit("cubic centimetre", "volume", "cubic metre", 1e-6), "cubic_centimeter cc cm3 cm³"),
    (_unit("cubic foot", "volume", "cubic metre", 0.028316846592), "cubic_feet cu_ft ft3"),
    (_unit("cubic kilometre", "volume", "cubic metre", 1e9), "cubic_kilometer km3 km³"),
    (_unit("cubic yard", "volume", "cubic metre", 0.764554857984), ""),
    (_unit("litre", "volume", "cubic metre", 1e-3), "liter ltr"),
    (_unit("millilitre", "volume", "cubic metre", 1e-6), "milliliter ml"),
    (_unit("gallon", "volume", "cubic metre", 0.003785411784), "gal"),
    (_unit("pint", "volume", "cubic metre", 0.000473176473), ""),
    (_unit("quart", "volume", "cubic metre", 0.000946352946), ""),
    (_unit("fluid ounce", "volume", "cubic metre", 2.95735295625e-5), "fl_oz"),
    (_unit("barrel", "volume", "cubic metre", 0.158987294928), "bbl"),
    (_unit("kilogram", "mass"), "kilo kg kgs kilogramme"),
    (_unit("gram", "mass", "kilogram", 0.001), "gramme"),
    (_unit("milligram", "mass", "kilogram", 1e-6), "mg milligramme"),
    (_unit("microgram", "mass", "kilogram", 1e-9), "μg µg mcg"),
    (_unit("tonne", "mass", "kilogram", 1000), "metric_ton metric_tonne"),
    (_unit("gigatonne", "mass", "kilogram", 1e12), "gigaton"),
    (_unit("megatonne", "mass", "kilogram", 1e9), "megaton"),
    (_unit("kilotonne", "mass", "kilogram", 1e6), "kiloton"),
    # A plain "ton" is short in American and long in British use: within 7 % of the tonne, yet not converted.
    (_unit("ton", "mass"), ""),
    (_unit("pound", "mass", "kilogram", 0.45359237), "lb lbs"),
    (_unit("ounce", "mass", "kilogram", 0.028349523125), "oz"),
    (_unit("troy ounce", "mass", "kilogram", 0.0311034768), ""),
    (_unit("stone", "mass", "kilogram", 6.35029318), ""),
    (_unit("carat", "mass", "kilogram", 0.0002), "ct"),
    (_unit("dram", "mass", "kilogram", 0.0017718451953125), "drachma"),
    (_unit("degree Celsius", "temperature"), "celsius centigrade degree_centigrade degree_c deg_c deg_celsius °_c"),
    (
        _unit("degree Fahrenheit", "temperature", "degree Celsius", 5 / 9, -160 / 9),
        "fahrenheit farenheit degree_f deg_f deg_fahrenheit degree_farenheit °_f",
    ),
    (_unit("kelvin", "temperature", "degree Celsius", 1, -273.15), ""),
    (_unit("degree", "angle"), "° deg degs"),
    (
        _unit("mile per hour", "speed", "metre per second", 0.44704),
        "mph m_._p_._h_. m_._p_._h miles_an_hour mile_an_hour",
    ),
    (
        _unit("kilometre per hour", "speed", "metre per second", 1 / 3.6),
        "kph kmh km/h km_/_h km_/_hr kmph kilometers_an_hour kilometres_an_hour",
    ),
    (_unit("metre per second", "speed"), "m_/_s"),
    (_unit("knot", "speed", "metre per second", 0.514444), "kt kts"),
    (_unit("watt", "power"), ""),
    (_unit("kilowatt", "power", "watt", 1e3), "kw"),
    (_unit("megawatt", "power", "watt", 1e6), ""),
    (_unit("gigawatt", "power", "watt", 1e9), "gw"),
    (_unit("terawatt", "power", "watt", 1e12), ""),
    (_unit("horsepower", "power", "watt", 745.699872), "hp bhp horses"),
    (_unit("watt hour", "energy", "joule", 3600), "watt-hour"),
    (_unit("kilowatt hour", "energy", "joule", 3.6e6), "kwh kilowatt-hour"),
    (_unit("megawatt hour", "energy", "joule", 3.6e9), "mwh megawatt-hour"),
    (_unit("gigawatt hour", "energy", "joule", 3.6e12), "gwh gigawatt-hour"),
    (_unit("terawatt hour", "energy", "joule", 3.6e15), "twh terawatt-hour"),
    (_unit("joule", "energy"), ""),
    (_unit("kilojoule", "energy", "joule", 1e3), "kj"),
    (_unit("megajoule", "energy", "joule", 1e6), "mj"),
    (_unit("calorie", "energy"), "kcal kilocalorie"),
    (_unit("volt", "voltage"), ""),
    (_unit("kilovolt", "voltage", "volt", 1e3), "kv"),
    (_unit("ampere", "current"), "amp"),
    (_unit("hertz", "frequency"), "hz"),
    (_unit("kilohertz", "frequency", "hertz", 1e3), "khz"),
    (_unit("megahertz", "frequency", "hertz", 1e6), "mhz"),
    (_unit("gigahertz", "frequency", "hertz", 1e9), "ghz"),
    (_unit("revolution per minute", "frequency", "hertz", 1 / 60), "rpm"),
    (_unit("byte", "data"), ""),
    (_unit("kilobyte", "data", "byte", 1e3), "kb"),
    (_unit("megabyte", "data", "byte", 1e6), "mb"),
    (_unit("gigabyte", "data", "byte", 1e9), "gb"),
    (_unit("terabyte", "data", "byte", 1e12), "tb"),
    (_unit("megabit per second", "data rate"), "mbps mbit_/_s"),
    (_unit("gigabit per second", "data rate", "megabit per second", 1e3), "gbps"),
    (_unit("pixel", "pixel"), ""),
    (_unit("megapixel", "pixel", "pixel", 1e6), "mp"),
    (_unit("part per million", "share", "share", 1e-6), "ppm parts_per_million"),
    (_unit("part per billion", "share", "share", 1e-9), "ppb parts_per_billion"),
    (_unit("mile per gallon", "economy"), "mpg"),
    (_unit("newton metre", "torque"), "newton_meter newton-meter newton-metre"),
    (
        _unit("pound-foot", "torque", "newton metre", 1.3558179483),
        "lb-ft lb_ft pound-feet foot-pound ft-lb pounds-feet pound_feet",
    ),
    (_unit("pascal", "pressure"), ""),
    (_unit("hectopascal", "pressure", "pascal", 100), "hpa"),
    (_unit("millibar", "pressure", "pascal", 100), "mbar"),
    (_unit("bar", "pressure", "pascal", 1e5), ""),
    (_unit("pound per square inch", "pressure", "pascal", 6894.757293), "psi"),
    (_unit("kilopound per square inch", "pressure", "pascal", 6894757.293), "ksi"),
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

PER_UNITS: frozenset[str] = words(
    "second minute hour day night week fortnight month quarter year decade share barrel gallon ounce litre liter kilo "
    "kilogram kg tonne ton pound pint head person pupil student household game match piece mile kilometer kilometre km "
    "unit vote bushel dozen passenger acre hectare bottle pack ticket gram metre meter sqm sq megawatt gigawatt"
)
"""What may follow "a" or "/" in a rate ("$4 a gallon")."""
