"""Scores for figures and time expressions against published annotation: pure functions from rows to tables of metrics.

Each ``score_*`` takes rows as parsed from the NDJSON files of a data folder and gives a list of ``ValueMetric``. Figures
and gold are matched one to one within a row, best first: value and unit, then value alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.core.extraction import currencies
from claims.core.extraction.quantities import find_quantities
from claims.core.extraction.time_expressions import find_points
from claims.core.records import Quantity, TimeExpression

Row = Mapping[str, Any]

# A tenth of a percent: published values are rounded ("one third" as 0.333).
_TOLERANCE = 1e-3
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
_SYNONYMS = {
    "percentage": "percent",
    "%": "percent",
    "people": "person",
    "metric": "tonne",
    "count": "times",
    "time": "times",
    "share": "percent",
    "p": "penny",
    "ps": "sterling",
    "cent": "penny",
    "gigaton": "gigatonne",
    "kilo": "kilogram",
    "f": "fahrenheit",
    "c": "celsius",
    "feet": "foot",
    "meter": "metre",
    "krone": "crown",
    "a": "",
    "of": "",
    "per": "",
    "the": "",
    "old": "",
    "-": "",
}


@dataclass(frozen=True, slots=True)
class ValueMetric:
    """Precision, recall and F1 (0..1) of one measure on one set, with the counts they come from."""

    name: str
    predicted: int
    gold: int
    hits: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.hits / total if total else 0.0


@dataclass(slots=True)
class _Tally:
    predicted: int = 0
    gold: int = 0
    hits: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, count: int) -> None:
        self.hits[name] = self.hits.get(name, 0) + count


def score_newsquant(rows: Iterable[Row]) -> list[ValueMetric]:
    """F1 of value and of value with unit, for the news sentences and for the four unit sets together.

    The set marks no ordinals and no lengths that an article counts ("a decade"): such findings are left out. A unit is
    right when it shares a word with the gold unit (as the published baselines were measured).
    """
    tallies = {"news": _Tally(), "unit_sets": _Tally()}
    for row in rows:
        tally = tallies["news" if row["subset"] == "NewsQuant" else "unit_sets"]
        found = [quantity for quantity in find_quantities(row["text"]) if _is_numeral(row["text"], quantity)]
        values, units = match_quantities(found, row["quantities"])
        tally.predicted += len(found)
        tally.gold += len(row["quantities"])
        tally.add("value", values)
        tally.add("value_unit", units)
    return [
        ValueMetric(f"{name}/{measure}", tally.predicted, tally.gold, tally.hits.get(measure, 0))
        for name, tally in tallies.items()
        for measure in ("value", "value_unit")
    ]


def match_quantities(found: Sequence[Quantity], gold: Sequence[Row]) -> tuple[int, int]:
    """How many gold figures have a finding of equal value, and of equal value and unit, each used once."""
    rest = list(range(len(gold)))
    values = units = 0
    pairs: list[tuple[Quantity, list[int]]] = []
    for quantity in found:
        pairs.append(
            (quantity, [index for index in range(len(gold)) if same_value(quantity, str(gold[index]["value"]))])
        )
    later: list[list[int]] = []
    for quantity, candidates in pairs:
        exact = next((index for index in candidates if index in rest and same_unit(quantity, gold[index])), None)
        if exact is None:
            later.append(candidates)
            continue
        rest.remove(exact)
        values += 1
        units += 1
    for candidates in later:
        index = next((index for index in candidates if index in rest), None)
        if index is not None:
            rest.remove(index)
            values += 1
    return values, units


def same_value(quantity: Quantity, gold: str) -> bool:
    """Whether a finding has the gold value, a number or "a-b" in either order."""
    match = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*(?:-\s*(-?\d+(?:\.\d+)?))?\s*", gold)
    if match is None:
        return False
    expected = sorted(float(part) for part in match.groups() if part is not None)
    actual = sorted(value for value in (quantity.value, quantity.value_to) if value is not None)
    return len(expected) == len(actual) and all(
        _close(left, right) for left, right in zip(actual, expected, strict=True)
    )


def same_unit(quantity: Quantity, gold: Row) -> bool:
    """Whether a finding's unit shares a word with the gold unit; both may have none."""
    expected = _unit_words(f"{gold.get('unit') or ''} {gold.get('normalized_unit') or ''}")
    actual = _unit_words(f"{quantity.unit or ''} {'age' if quantity.measure == 'age' else ''}")
    if not expected or not actual:
        return expected == actual
    return bool(expected & actual)


def _unit_words(text: str) -> set[str]:
    words = set()
    for word in re.findall(r"[a-z%$£€]+", text.lower()):
        word = _SYNONYMS.get(word, word)
        singular = word[:-1] if word.endswith("s") and len(word) > 3 and word != "times" else word
        words.add(_SYNONYMS.get(singular, singular))
    return words - {""}


def _close(left: float, right: float) -> bool:
    return abs(left - right) <= _TOLERANCE * max(1e-9, abs(right)) + 1e-9


def _is_numeral(text: str, quantity: Quantity) -> bool:
    words = text[quantity.number_span.start : quantity.number_span.end].lower()
    return quantity.unit not in ("rank",) and words not in ("a", "an", "half", "week", "day", "year", "month")


def score_recognizers(rows: Iterable[Row]) -> list[ValueMetric]:
    """F1 of value for each kind of figure in the recognizer specifications (number, percent, currency, …)."""
    tallies: dict[str, _Tally] = {}
    for row in rows:
        kind = row["kind"]
        if kind == "datetime":
            continue
        tally = tallies.setdefault(kind, _Tally())
        gold = [value for result in row["results"] if (value := _recognizer_value(result)) is not None]
        found = [quantity.value for quantity in find_quantities(row["text"]) if _is_of_kind(quantity, kind)]
        tally.predicted += len(found)
        tally.gold += len(gold)
        for value in gold:
            hit = next((index for index, candidate in enumerate(found) if _close(candidate, value)), None)
            if hit is not None:
                found.pop(hit)
                tally.add("value", 1)
    return [
        ValueMetric(f"{kind}/value", tally.predicted, tally.gold, tally.hits.get("value", 0))
        for kind, tally in sorted(tallies.items())
    ]


def _recognizer_value(result: Row) -> float | None:
    text = str(result["resolution"].get("value", "")).rstrip("%")
    match = re.match(r"[\[(]?(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)", text, re.IGNORECASE) or re.match(
        r"\(,(-?\d+(?:\.\d+)?)", text
    )
    return float(match[1]) if match else None


def _is_of_kind(quantity: Quantity, kind: str) -> bool:
    unit = quantity.unit or ""
    if kind == "percent":
        return unit == "percent"
    if kind == "ordinal":
        return unit == "rank"
    if kind == "age":
        return quantity.measure == "age"
    if kind == "temperature":
        return unit.startswith("degree") or unit == "kelvin"
    if kind == "currency":
        return unit.partition(" per ")[0].split(" ")[-1] in _CURRENCY_NOUNS
    if kind == "dimension":
        return (
            quantity.normalized is not None
            and not quantity.is_duration
            and unit not in ("percent", "share")
            and "dollar" not in unit
        )
    return unit != "rank"


def score_tempeval(rows: Iterable[Row]) -> list[ValueMetric]:
    """F1 of spans that overlap (relaxed), that are equal (strict), and of relaxed spans with the gold value as a string."""
    tally = _Tally()
    for row in rows:
        published = row.get("published")
        reference = dt.date.fromisoformat(published[:10]) if published else None
        found = find_points(row["text"], reference)
        tally.predicted += len(found)
        tally.gold += len(row["timexes"])
        for name, hits in zip(("relaxed", "strict", "value"), _match_times(found, row["timexes"]), strict=True):
            tally.add(name, hits)
    return [
        ValueMetric(name, tally.predicted, tally.gold, tally.hits.get(name, 0))
        for name in ("relaxed", "strict", "value")
    ]


def _match_times(found: Sequence[TimeExpression], gold: Sequence[Row]) -> tuple[int, int, int]:
    relaxed = strict = value = 0
    used: set[int] = set()
    for item in gold:
        best = max(
            (index for index in range(len(found)) if index not in used),
            key=lambda index: _overlap(found[index], item),
            default=None,
        )
        if best is None or _overlap(found[best], item) <= 0:
            continue
        used.add(best)
        relaxed += 1
        strict += (found[best].span.start, found[best].span.end) == (item["start"], item["end"])
        value += found[best].timex == item["value"]
    return relaxed, strict, value


def _overlap(time: TimeExpression, gold: Row) -> int:
    return min(time.span.end, int(gold["end"])) - max(time.span.start, int(gold["start"]))
