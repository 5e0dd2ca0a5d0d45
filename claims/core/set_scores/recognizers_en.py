"""recognizers_en: F1 of value for each kind of figure in the specifications of Recognizers-Text (dates are left out)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from claims.core.extraction.figures import currencies
from claims.core.extraction.figures.quantities import find_quantities
from claims.core.extraction.figures.units import DEGREE, UNITS
from claims.core.extraction.figures.written_numbers import read_numbers
from claims.core.records import Quantity
from claims.core.set_scores.protocol import Row, SetFigure, SetScore, f1_figure
from claims.core.set_scores.values import is_close

_CURRENCY_NOUNS = {
    name.split(" ")[-1]
    for names in (
        currencies.CURRENCY_SIGNS,
        currencies.CURRENCY_CODES,
        currencies.CURRENCY_PREFIXES,
        currencies.CURRENCY_WORDS,
    )
    for name in names.values()
} | {"sterling"}
_DIMENSIONS = {unit.dimension for unit in UNITS.values()} - {
    "count",
    "points",
    "rank",
    "ratio",
    "score",
    "share",
    "temperature",
    "time",
}
"""What a "dimension" of the specifications is: a physical measure; time and temperature are kinds of their own."""
_VALUE = re.compile(r"[\[(]?,?(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)", re.IGNORECASE)
"""The number of a resolution: "5", "5%", the first end of "[5,7)", the only one of "(,7)"."""


def score_recognizers(rows: Iterable[Row]) -> list[SetFigure]:
    """F1 of value, one figure a kind, in alphabetical order."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        kind = row["kind"]
        if kind == "datetime":
            continue
        gold = [value for result in row["results"] if (value := gold_value(result)) is not None]
        found = values_of_kind(row["text"], kind)
        counts.setdefault(kind, Counter()).update(given=len(found), of=len(gold), right=_matched(found, gold))
    return [
        f1_figure(f"{kind}/value", given=count["given"], of=count["of"], right=count["right"])
        for kind, count in sorted(counts.items())
    ]


def values_of_kind(text: str, kind: str) -> list[float]:
    """The values that the text holds of a kind: number, ordinal, percent, currency, age, temperature, dimension …

    Numbers and ordinals are all that the text writes, dates and codes included; the other kinds are figures that measure.
    """
    if kind in ("number", "ordinal"):
        return [number.value for number in read_numbers(text) if (number.form == "ordinal") == (kind == "ordinal")]
    return [quantity.value for quantity in find_quantities(text) if _is_of_kind(quantity, kind)]


def gold_value(result: Row) -> float | None:
    """The number of a gold result; None where its resolution holds none."""
    match = _VALUE.match(str(result["resolution"].get("value", "")))
    return float(match[1]) if match else None


def _matched(found: list[float], gold: list[float]) -> int:
    """How many gold values have an equal finding, each used once."""
    rest = list(found)
    right = 0
    for value in gold:
        hit = next((index for index, candidate in enumerate(rest) if is_close(candidate, value)), None)
        if hit is not None:
            rest.pop(hit)
            right += 1
    return right


def _is_of_kind(quantity: Quantity, kind: str) -> bool:
    unit = quantity.unit or ""
    if kind == "percent":
        return unit == "percent"
    if kind == "age":
        return quantity.measure == "age"
    if kind == "temperature":
        return _measured_by(unit) == "temperature"
    if kind == "currency":
        return unit.partition(" per ")[0].split(" ")[-1] in _CURRENCY_NOUNS
    if kind == "dimension":
        return _measured_by(unit) in _DIMENSIONS
    return unit != "rank"


def _measured_by(unit: str) -> str | None:
    """What a unit measures ("length"), also that of a rate ("mile per hour"); None for money and counted nouns."""
    if unit == DEGREE.name:
        return DEGREE.dimension
    known = UNITS.get(unit.lower()) or UNITS.get(unit.partition(" per ")[0].lower())
    return known.dimension if known else None


SET = SetScore(
    name="recognizers_en",
    shape={"text": str, "kind": str, "results": [{"resolution": {}}]},
    score=score_recognizers,
)
"""The English specifications of microsoft/Recognizers-Text (MIT)."""
