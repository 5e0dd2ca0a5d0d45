"""newsquant: F1 of figures by value, and by value and unit, for the news sentences and the four unit sets together.

Figures and gold are paired one to one within a row: value and unit first, then value alone. A unit is right when it shares
a word with the gold unit, as the published baselines of this set were measured. The set marks no ranks, no scores of games,
and no lengths that an article or "half" counts ("a decade", "half an hour"): such findings are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.records import Quantity
from claims.core.set_scores.protocol import Row, SetFigure, SetScore, f1_figure
from claims.core.set_scores.values import is_close

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
_NO_NUMERALS = ("a", "an", "week", "day", "year", "month")


def score_newsquant(rows: Iterable[Row]) -> list[SetFigure]:
    """F1 of value and of value with unit, of the news sentences and of the unit sets."""
    counts = {"news": Counter[str](), "unit_sets": Counter[str]()}
    for row in rows:
        count = counts["news" if row["subset"] == "NewsQuant" else "unit_sets"]
        found = [quantity for quantity in find_quantities(row["text"]) if _is_numeral(row["text"], quantity)]
        values, units = match_quantities(found, row["quantities"])
        count.update(given=len(found), of=len(row["quantities"]), value=values, value_unit=units)
    return [
        f1_figure(f"{name}/{measure}", given=count["given"], of=count["of"], right=count[measure])
        for name, count in counts.items()
        for measure in ("value", "value_unit")
        if count
    ]


def match_quantities(found: Sequence[Quantity], gold: Sequence[Row]) -> tuple[int, int]:
    """How many gold figures have a finding of equal value, and of equal value and unit, each used once."""
    rest = list(range(len(gold)))
    later: list[list[int]] = []
    units = 0
    for quantity in found:
        candidates = [index for index in range(len(gold)) if same_value(quantity, str(gold[index]["value"]))]
        exact = next((index for index in candidates if index in rest and same_unit(quantity, gold[index])), None)
        if exact is None:
            later.append(candidates)
            continue
        rest.remove(exact)
        units += 1
    values = units
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
        is_close(left, right) for left, right in zip(actual, expected, strict=True)
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


def _is_numeral(text: str, quantity: Quantity) -> bool:
    words = text[quantity.number_span.start : quantity.number_span.end].lower()
    is_half_length = words == "half" and quantity.is_duration
    return quantity.unit != "rank" and quantity.measure != "score" and words not in _NO_NUMERALS and not is_half_length


SET = SetScore(
    name="newsquant",
    shape={
        "text": str,
        "subset": str,
        "quantities": [{"value": (str, int, float), "unit?": str, "normalized_unit?": str}],
    },
    score=score_newsquant,
)
"""Almasian et al. 2023 (CQE); news sentences and the unit sets of Recognizers-Text."""
