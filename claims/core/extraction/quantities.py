"""Figures in English text with unit, bound and approximation, in one pass over the tokens.

House rules (what counts as a figure): calendar years, dates, clock times, addresses, names with numbers and list numbers
are none; "one" and "a" only where they count; an ordinal is a rank. Durations normalize to days (days, weeks), months,
years (years, decades, centuries) or seconds (hours, minutes): months and years have no fixed length in days. Money stays in
its currency; shares (percent, fractions, "one in five") normalize to 0..1; temperatures to degrees Celsius.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction import (
    age_phrases,
    counted_nouns,
    currencies,
    figure_bounds,
    figure_filters,
    magnitudes,
    number_words,
    numerals,
    quantity_phrases,
    unit_conversion,
    units,
)
from claims.core.extraction.figure_idioms import (
    _read_article_duration,
    _read_frequency,
    _read_long,
    _read_multiple,
    _read_none_of,
    _read_point_part,
)
from claims.core.extraction.figure_reading import Reading, read_amount
from claims.core.extraction.value_tokens import Token, tokenize
from claims.core.records import Comparator, NormalizedQuantity, Quantity, Span

_SIGNS = frozenset("-+") | currencies.CURRENCY_SIGNS.keys()


_PARTS = {
    "foot": ("inch", 12),
    "yard": ("foot", 3),
    "pound": ("ounce", 16),
    "stone": ("pound", 14),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
"""The smaller unit that is said behind a larger one, and how many of it make one."""

_STARTERS = (
    number_words.ONES.keys()
    | number_words.TENS.keys()
    | number_words.VAGUE_COUNTS.keys()
    | number_words.ORDINALS.keys()
    | quantity_phrases.MULTIPLES.keys()
    | quantity_phrases.LONG_WORDS.keys()
    | {
        "a",
        "an",
        "half",
        "quarter",
        "tens",
        "weeks",
        "months",
        "years",
        "decades",
        "several",
        "few",
        "not",
        "minus",
        "negative",
        "ps",
        "y",
        "once",
    }
    | currencies.CURRENCY_CODES.keys()
    | {prefix.rstrip("$") for prefix in currencies.CURRENCY_PREFIXES}
    | units.PER_UNITS
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of the text in order, never overlapping; spans index ``text``. Linear in its length."""
    tokens = tokenize(text)
    found: list[Quantity] = []
    index = floor = 0
    previous: Reading | None = None
    counted: Reading | None = None
    percent: Reading | None = None
    while index < len(tokens):
        reading = _read(tokens, index) if _may_start(tokens[index]) else None
        if reading is None:
            index += 1
            continue
        if previous is not None and reading.unit is None:
            # "nine managers earned more than £100,000, up from five": money would have its sign again.
            paid = previous.unit is not None and previous.unit.dimension == "money" and reading.form == "words"
            reading = _elliptic(tokens, reading, counted if paid and counted is not None else previous)
        reading = _in_points(tokens, reading, percent)
        if reading.unit is units.PERCENT:
            percent = reading
        reading = _bound(tokens, reading, floor)
        reading = previous = _as_converted(tokens, reading, previous)
        counted = reading if reading.counted else counted
        found.append(_record(text, tokens, reading))
        index = floor = max(reading.end, index + 1)
    return tuple(found)


def _elliptic(tokens: Sequence[Token], reading: Reading, previous: Reading) -> Reading:
    """ "6 million homes, including 1.5 million in the north": a bare figure set against the one before takes its unit."""
    lead = [token.low for token in tokens[max(0, reading.start - 2) : reading.start]]
    is_set_against = bool(lead) and (
        lead[-1] in ("including", "against", "versus", "another")
        or lead == ["a", "further"]
        or lead in (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"])
    )
    # "98 people, 53 of them in the south".
    behind = [token.low for token in tokens[reading.end : reading.end + 2]]
    is_part = behind in (["of", "them"], ["of", "whom"], ["of", "those"]) and previous.counted
    is_set_against = is_set_against or is_part
    between = tokens[previous.end : reading.start]
    if not is_set_against or previous.unit is None or previous.is_age or len(between) > 25:
        return reading
    if reading.form not in ("digits", "words") or any(token.low in (".", "!", "?") for token in between):
        return reading
    return replace(reading, unit=previous.unit, measure=previous.measure, counted=previous.counted)


def _as_converted(tokens: Sequence[Token], reading: Reading, previous: Reading | None) -> Reading:
    """ "up to 90 kph (56 mph)": what a bracket gives in another unit is bounded as the figure before it."""
    if previous is None or reading.unit is None or previous.unit is None or previous.value_to is not None:
        return reading
    same = reading.unit.dimension == previous.unit.dimension and reading.unit != previous.unit
    bracket = reading.start == previous.end + 1 and tokens[previous.end].low == "("
    if not same or not bracket or reading.comparator is not Comparator.EQUAL or reading.unit.dimension == "count":
        return reading
    return replace(reading, comparator=previous.comparator, approximate=previous.approximate)


def _in_points(tokens: Sequence[Token], reading: Reading, percent: Reading | None) -> Reading:
    """ "38 percent, seven points higher than in 2018": points of a change beside a share are percentage points."""
    if percent is None or reading.unit is None or reading.unit.name != "point" or not reading.counted:
        return reading
    between = tokens[percent.end : reading.start]
    around = (*tokens[max(0, reading.start - 4) : reading.start], *tokens[reading.end : reading.end + 3])
    is_change = any(token.low in quantity_phrases.CHANGE_WORDS for token in around)
    if len(between) > 40 or not is_change or any(token.low in (".", "!", "?") for token in between):
        return reading
    return replace(reading, unit=units.UNITS["percentage point"], counted=False, measure=None)


def _may_start(token: Token) -> bool:
    if token.kind == "number":
        return True
    if token.kind == "word":
        return token.low in _STARTERS
    return token.kind == "sign" and (token.low in _SIGNS or not token.text.isascii())


def _read(tokens: Sequence[Token], index: int) -> Reading | None:
    special = (
        _read_point_part(tokens, index)
        or _read_frequency(tokens, index)
        or _read_multiple(tokens, index)
        or _read_long(tokens, index)
        or _read_none_of(tokens, index)
        or _read_article_duration(tokens, index)
    )
    if special:
        return special
    first = read_amount(tokens, index)
    if first is None:
        return None
    share = _read_one_in(tokens, first)
    if share:
        return share
    ranged = _read_range(tokens, first)
    return _finish(tokens, ranged)


def _read_range(tokens: Sequence[Token], first: Reading) -> Reading:
    """The reading widened to a range where a second figure is joined to it; else itself."""
    joint = quantity_phrases.range_joint(tokens, first.start, first.end, has_unit=first.unit is not None)
    if joint is None and first.unit is not None and first.end != first.number_end:
        joint = quantity_phrases.range_joint(
            tokens, first.start, first.number_end, has_unit=first.unit.dimension == "money"
        )
    if joint is None or first.form in ("ordinal", "vague", "couple"):
        return first
    if joint >= len(tokens):
        return first
    second = read_amount(tokens, joint, joined=True)
    if second is not None and first.value < 1000 and _is_bare_year(tokens, joint):
        return first
    if second is None or second.form in ("ordinal", "vague", "couple") or second.value_to is not None:
        return first
    if (
        first.unit
        and second.unit
        and not first.counted
        and first.unit != second.unit
        and second.unit.dimension != "count"
    ):
        return first
    return _joined(tokens, first, second)


def _is_bare_year(tokens: Sequence[Token], index: int) -> bool:
    """Whether a year, no second figure, stands there ("over three decades to 2020")."""
    numeral = numerals.read_numeral(tokens, index)
    return numeral is not None and figure_filters.is_year(tokens, numeral)


def _joined(tokens: Sequence[Token], first: Reading, second: Reading) -> Reading:
    value, step = first.value, first.step
    unit = (
        first.unit
        if first.unit and not first.counted and (second.unit is None or second.unit.dimension == "count")
        else second.unit
    )
    # "3 to 5 million": the magnitude is said once, for both.
    factor = _shared_magnitude(tokens, first, second)
    if tokens[first.number_end].low == "-" and second.counted and first.value >= second.value:
        # "won 2-1 thanks to": a score.
        second, unit = replace(second, counted=False, measure="score", end=second.number_end), None
    return replace(
        first,
        value=value * factor,
        value_to=second.value,
        step=min(step * factor, second.step),
        number_end=second.number_end,
        end=max(second.end, first.end),
        unit=unit,
        counted=second.counted,
        measure=second.measure,
        form=second.form,
    )


def _shared_magnitude(tokens: Sequence[Token], first: Reading, second: Reading) -> float:
    """The magnitude that a range says once, at its end ("3 to 5 million"), or 1 ("$200 to $4 million")."""
    own, shared = _magnitude(tokens, first), _magnitude(tokens, second)
    return shared if own == 1 and shared > 1 and first.value <= second.value / shared else 1.0


def _magnitude(tokens: Sequence[Token], reading: Reading) -> float:
    factor = 1.0
    for token in tokens[reading.number_start + 1 : reading.number_end]:
        factor *= number_words.MAGNITUDES.get(token.low, 1.0)
        if token.glued:
            factor *= number_words.SHORT_MAGNITUDES.get(token.low, 1.0)
    return factor


def _read_one_in(tokens: Sequence[Token], first: Reading) -> Reading | None:
    """ "one in five", "six out of every ten", "one of every eight": a share."""
    end = first.number_end
    if first.value_to is not None or not 1 <= first.value < 100 or first.value != int(first.value):
        return None
    joint = quantity_phrases.one_in_joint(tokens, end)
    noun = None
    if joint is None and first.counted:
        # "one child in five"
        joint, noun = quantity_phrases.one_in_joint(tokens, first.end), first.measure
    if joint is None:
        return None
    whole = numerals.read_numeral(tokens, joint)
    if whole is None or whole.form not in ("digits", "words") or not first.value < whole.value <= 100_000:
        return None
    if figure_filters.is_year(tokens, whole):
        return None
    behind = tokens[whole.end] if whole.end < len(tokens) else None
    if behind is not None and (behind.low in units.UNITS or behind.low in ("-", "%")):
        return None
    if noun is not None and (first.value != 1 or _noun_words(tokens, whole.end) is not None):
        return None
    return replace(
        first,
        number_end=whole.end,
        end=whole.end,
        value=first.value / whole.value,
        step=0.02,
        unit=units.SHARE,
        measure=noun or _noun_words(tokens, whole.end),
        counted=False,
    )


def _noun_words(tokens: Sequence[Token], index: int) -> str | None:
    counted = counted_nouns.counted_noun(tokens, index, 2)
    return counted.words.lower() if counted else None


def _finish(tokens: Sequence[Token], reading: Reading) -> Reading | None:
    """The reading with half ("two years and a half"), age, length and rate behind it; None for what does not count."""
    if reading.unit and reading.unit.dimension == "time":
        half = magnitudes.half_after(tokens, reading.end)
        if half is not None:
            reading = replace(reading, value=reading.value + half[0], step=0.1, end=half[1])
        if reading.start and tokens[reading.start - 1].low in ("aged", "age"):
            return replace(reading, is_age=True, measure="age")
        tail = quantity_phrases.duration_tail(tokens, reading.end)
        if tail is not None:
            reading = replace(
                reading, end=tail[1], is_age=tail[0] == "age", measure="age" if tail[0] == "age" else reading.measure
            )
    elif reading.unit is None or reading.counted:
        age = age_phrases.age_end(tokens, reading.number_start, reading.number_end, reading.value)
        if age is not None:
            reading = replace(
                reading,
                unit=units.UNITS["year"],
                is_age=True,
                measure="age",
                end=max(age, reading.number_end),
                counted=False,
            )
    if reading.unit and reading.unit.name in _PARTS and reading.value_to is None and not reading.is_age:
        reading = _with_part(tokens, reading)
    if reading.unit and reading.unit.dimension == "money" and reading.value_to is None:
        reading = _part_of_unit(tokens, _with_cents(tokens, reading))
    if not figure_filters.counts(
        tokens, reading.number_start, reading.number_end, reading.value, reading.form, reading.unit
    ):
        return None
    if reading.unit and not reading.is_age and not (reading.counted and reading.unit.dimension != "count"):
        per = quantity_phrases.rate(tokens, reading.end)
        if per is not None and reading.per is None:
            reading = replace(reading, per=per[0], end=per[1])
    elif reading.unit is None and reading.form in ("digits", "words"):
        # "from 210,000 to 112,000 a year": what is counted was said before.
        per = quantity_phrases.rate(tokens, reading.end)
        if per is not None and per[0] in units.PER_UNITS:
            reading = replace(reading, per=per[0], end=per[1])
    return reading


def _with_part(tokens: Sequence[Token], reading: Reading) -> Reading:
    """ "5 feet 10 inches", "6ft 2in", "two hours and 30 minutes", "11 pounds 4 ounces": one amount in the larger unit."""
    place = reading.end
    if place < len(tokens) and tokens[place].low in ("and", ","):
        place += 1
    part = numerals.read_numeral(tokens, place)
    if part is None or part.form not in ("digits", "words") or reading.value != int(reading.value):
        return reading
    name, per_whole = _PARTS[reading.unit.name if reading.unit else ""]
    low = tokens[part.end].low if part.end < len(tokens) else ""
    unit = units.UNITS.get(low) or units.CASED_UNITS.get(low) or (units.UNITS["inch"] if low == "in" else None)
    if unit is None or unit.name != name or not 0 < part.value < per_whole:
        return reading
    return replace(
        reading, value=reading.value + part.value / per_whole, step=1 / per_whole, end=part.end + 1, number_end=part.end
    )


def _with_cents(tokens: Sequence[Token], reading: Reading) -> Reading:
    """ "three dollars (and) 50 cents" is one amount."""
    at = reading.end
    if at < len(tokens) and tokens[at].low == "and":
        at += 1
    if reading.end == reading.number_end or reading.value != int(reading.value) or at >= len(tokens):
        return reading
    cents = numerals.read_numeral(tokens, at)
    if cents is None or not 0 < cents.value < 100 or cents.end >= len(tokens):
        return reading
    if tokens[cents.end].low not in ("cents", "cent", "pence", "p"):
        is_said_so = at == reading.end and tokens[at].low.isdecimal() and tokens[cents.end].low in (".", ",", "!", "?")
        if not is_said_so or len(tokens[at].low) != 2:
            return reading
        # "15 dollars 50."
        cents = cents._replace(end=at)
    return replace(reading, value=reading.value + cents.value / 100, step=0.01, end=cents.end + 1, number_end=cents.end)


def _part_of_unit(tokens: Sequence[Token], reading: Reading) -> Reading:
    """ "64p of every pound", "12 cents of each dollar", "30p in the pound": a share."""
    at = reading.end
    words = [token.low for token in tokens[at : at + 4]]
    if words[:2] == ["out", "of"]:
        words, at = words[1:], at + 1
    if len(words) < 3 or words[0] not in ("of", "in", "from") or words[1] not in ("every", "each", "the"):
        return reading
    minor = reading.unit is not None and reading.unit.name in ("penny", "cent", "euro cent")
    if not minor or words[2] not in ("pound", "dollar", "euro") or not 0 < reading.value <= 100:
        return reading
    return replace(reading, value=reading.value / 100, step=0.01, unit=units.SHARE, end=at + 3)


def _bound(tokens: Sequence[Token], reading: Reading, floor: int) -> Reading:
    """The reading with the approximator before or behind it."""
    before = figure_bounds.approximator_before(tokens, reading.start, floor)
    if before is not None:
        start, comparator, approximate = before
        words = " ".join(token.low for token in tokens[start : reading.start])
        reading = replace(
            reading,
            start=start,
            comparator=comparator,
            approximate=approximate or reading.approximate,
            approximator=words,
        )
    behind = figure_bounds.approximator_behind(tokens, reading.number_end, reading.end)
    if behind is not None and reading.comparator in (Comparator.EQUAL, Comparator.ABOUT):
        end, comparator, approximate, words = behind
        reading = replace(
            reading,
            end=max(end, reading.end),
            comparator=comparator,
            approximate=approximate,
            approximator=reading.approximator or words,
        )
    return reading


def _record(text: str, tokens: Sequence[Token], reading: Reading) -> Quantity:
    unit = reading.unit
    name = unit.name if unit else None
    if name and reading.per:
        name = f"{name} per {reading.per}"
    measure = _measure(tokens, reading)
    if unit is None and float(reading.value).is_integer():
        if measure in counted_nouns.PERSON_OUTCOMES:
            name = "person"
        elif counted_nouns.is_population(tokens, reading.number_start, reading.end):
            name, measure = "person", measure or "population"
        elif counted_nouns.is_of_people(tokens, reading.end):
            name = "person"
        elif counted_nouns.is_of_children(tokens, reading.start):
            name, measure = "child", measure or "children"
    value = round(reading.value, 9)
    return Quantity(
        span=Span(tokens[reading.start].start, tokens[reading.end - 1].end),
        number_span=Span(tokens[reading.number_start].start, tokens[reading.number_end - 1].end),
        value=value,
        unit=name,
        measure=measure,
        approximate=reading.approximate,
        comparator=reading.comparator,
        approximator=reading.approximator,
        value_to=None if reading.value_to is None else round(reading.value_to, 9),
        normalized=_normalized(reading),
        precision=reading.step,
        per=reading.per,
        is_duration=bool(unit and unit.dimension == "time" and not reading.is_age and not reading.per),
    )


def _measure(tokens: Sequence[Token], reading: Reading) -> str | None:
    unit = reading.unit
    if reading.is_age:
        return "age"
    if unit is None or unit.dimension in ("count", "share", "rank"):
        outcome = counted_nouns.outcome_of(tokens, reading.start, reading.end)
        if outcome and unit is not units.RANK:
            return outcome
    if unit is not None and unit.dimension in ("share", "points", "money"):
        return counted_nouns.complement_of(tokens, reading.end) or reading.measure
    return reading.measure


def _normalized(reading: Reading) -> NormalizedQuantity | None:
    unit = reading.unit
    if unit is None or reading.is_age:
        return None
    if reading.per:
        return _normalized_rate(reading)
    if unit is units.TIMES and reading.form == "multiple":
        return NormalizedQuantity(round((reading.value - 1) * 100, 6), "percent")
    if unit.dimension == "money":
        return NormalizedQuantity(reading.value, unit.name, reading.value_to)
    if unit.canonical is None or unit.dimension in ("count", "ratio", "rank"):
        return None
    value = unit_conversion.canonical_value(reading.value, unit)
    value_to = None if reading.value_to is None else unit_conversion.canonical_value(reading.value_to, unit)
    return None if value is None else NormalizedQuantity(value, unit.canonical, value_to)


def _normalized_rate(reading: Reading) -> NormalizedQuantity | None:
    """A physical rate in SI ("40 litres per second"); none of what is counted or paid."""
    if reading.unit is None or reading.per is None:
        return None
    found = unit_conversion.canonical_rate(reading.value, reading.unit, reading.per)
    if found is None:
        return None
    other = reading.value_to
    end = unit_conversion.canonical_rate(other, reading.unit, reading.per) if other is not None else None
    return NormalizedQuantity(found[0], found[1], end[0] if end else None)
