"""Figures in English text with unit, bound and approximation, in one pass over the tokens.

House rules (what counts as a figure): calendar years, dates, clock times, addresses, names with numbers and list numbers
are none; "one" and "a" only where they count; an ordinal is a rank. Durations normalize to days (days, weeks), months,
years (years, decades, centuries) or seconds (hours, minutes): months and years have no fixed length in days. Money stays in
its currency; shares (percent, fractions, "one in five") normalize to 0..1; temperatures to degrees Celsius.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures import (
    age_phrases,
    counted_nouns,
    counted_people,
    currencies,
    magnitudes,
    number_words,
    numerals,
    outcomes,
    quantity_phrases,
    units,
)
from claims.core.extraction.figures import bounds as figure_bounds
from claims.core.extraction.figures import filters as figure_filters
from claims.core.extraction.figures import neighbors as figure_neighbors
from claims.core.extraction.figures import parts as figure_parts
from claims.core.extraction.figures.amounts import SCORE, Reading, read_amount
from claims.core.extraction.figures.article_lengths import (
    read_age_group,
    read_article_length,
    read_part_of_unit,
    read_tens,
)
from claims.core.extraction.figures.bare_years import is_year
from claims.core.extraction.figures.compared import is_circumstance
from claims.core.extraction.figures.gapping import read_behind_name
from claims.core.extraction.figures.idioms import (
    _read_clocked,
    _read_every,
    _read_frequency,
    _read_full_point,
    _read_group,
    _read_half_again,
    _read_hyphened_share,
    _read_long,
    _read_magnitude,
    _read_multiple,
    _read_none_of,
    _read_number_rank,
    _read_point_part,
    _read_single,
    read_as_many,
)
from claims.core.extraction.figures.pairs import SCORED, start_of_change
from claims.core.extraction.figures.ranges import read_range
from claims.core.extraction.figures.records import quantity_of
from claims.core.extraction.figures.surroundings import counting
from claims.core.extraction.figures.units import Unit
from claims.core.extraction.figures.value_tokens import Token, tokenize
from claims.core.extraction.figures.wholes import with_wholes
from claims.core.records import Comparator, Quantity

_PERSON = Unit("person", "count")
_LEAST_OF_PARTS = 100
"""The least whole that "parts in" are of; "two parts in 1999" are of a play."""
_SIGNS = frozenset("-+") | currencies.CURRENCY_SIGNS.keys()

_STARTERS = (
    number_words.ONES.keys()
    | number_words.TENS.keys()
    | number_words.VAGUE_COUNTS.keys()
    | number_words.ORDINALS.keys()
    | quantity_phrases.MULTIPLES.keys()
    | quantity_phrases.LONG_WORDS.keys()
    | {f"{word.removesuffix('y')}ies" for word in number_words.TENS}
    | {
        "a",
        "an",
        "another",
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
        "dozen",
        "fives",
        "no",
        "number",
        "magnitude",
        "every",
    }
    | currencies.CURRENCY_CODES.keys()
    | {prefix.rstrip("$¢₵") for prefix in currencies.CURRENCY_PREFIXES}
    | units.PER_UNITS
)


def find_quantities(text: str, *, in_article: bool = False) -> tuple[Quantity, ...]:
    """The figures of the text in order, never overlapping; spans index ``text``. Linear in its length.

    ``in_article``: "one of them" is kept where nothing here says of what, because another sentence may.
    """
    tokens = tokenize(text)
    readings = with_wholes(tokens, _readings(tokens))
    return tuple(quantity_of(tokens, reading) for reading in readings if in_article or not _is_open_one(reading))


def _is_open_one(reading: Reading) -> bool:
    """Whether it is "one of them" of nothing that is named."""
    return reading.unit is None and reading.value == 1 and reading.form == "words" and reading.value_to is None


def _readings(tokens: Sequence[Token]) -> list[Reading]:
    found: list[Reading] = []
    context = figure_neighbors.Context()
    index = floor = 0
    while index < len(tokens):
        token = tokens[index]
        reading = _read(tokens, index) if _may_start(token) else None
        if reading is None and context.previous is not None and token.low == "as":
            reading = read_as_many(tokens, index, context.previous)
        if reading is None and context.previous is not None:
            reading = read_behind_name(tokens, index, context.previous)
        if reading is None:
            index += 1
            continue
        reading = figure_neighbors.with_unit_of_others(tokens, reading, context)
        reading = _bound(tokens, reading, floor)
        reading = figure_neighbors.as_converted(tokens, reading, context.previous)
        reading = _of_people(tokens, reading)
        is_aside = reading.start > 0 and tokens[reading.start - 1].low == "("
        context = context.after(
            reading,
            is_bracketed=is_aside or figure_neighbors.is_aside(tokens, reading),
            is_circumstance=is_circumstance(tokens, reading),
        )
        if found:
            found[-1] = start_of_change(tokens, found[-1], reading)
        found.append(reading)
        index = floor = max(reading.end, index + 1)
    return found


def _may_start(token: Token) -> bool:
    if token.kind == "number":
        return True
    if token.kind == "word":
        return token.low in _STARTERS
    if token.kind == "aside":
        # "in her 30s".
        return token.low.isdecimal()
    return token.kind == "sign" and (token.low in _SIGNS or not token.text.isascii())


def _read(tokens: Sequence[Token], index: int) -> Reading | None:
    for read in _IDIOMS_OF_DIGITS if tokens[index].kind == "number" else _IDIOMS:
        special = read(tokens, index)
        if special is not None:
            return special
    first = read_amount(tokens, index)
    if first is None:
        return None
    share = _read_one_in(tokens, first) or _read_parts_in(tokens, first)
    if share:
        return share
    ranged = read_range(tokens, first)
    return _finish(tokens, ranged)


_IDIOMS = (
    _read_clocked,
    _read_point_part,
    _read_full_point,
    _read_half_again,
    _read_hyphened_share,
    _read_frequency,
    _read_multiple,
    _read_long,
    _read_none_of,
    _read_single,
    _read_number_rank,
    _read_group,
    _read_every,
    _read_magnitude,
    read_article_length,
    read_part_of_unit,
    read_tens,
    read_age_group,
)
_IDIOMS_OF_DIGITS = (_read_clocked, _read_hyphened_share)
"""The same that may begin with a number in digits; all others begin with a word."""


def _read_one_in(tokens: Sequence[Token], first: Reading) -> Reading | None:
    """ "one in five", "six out of every ten", "one of every eight": a share."""
    end = first.number_end
    if first.form == "ordinal":
        # "his fifth out of eight".
        return None
    if first.value_to is not None or not 1 <= first.value < 100 or first.value != int(first.value):
        return None
    joint = quantity_phrases.one_in_joint(tokens, end)
    noun = None
    if joint is None and first.end > end and (first.counted or _is_of_sums(first) or _is_one_measure(first)):
        # "one child in five", "one pound in every nine", "one mile in six"
        joint, noun = quantity_phrases.one_in_joint(tokens, first.end), first.measure or tokens[first.end - 1].low
    if joint is None:
        return None
    whole = numerals.read_numeral(tokens, joint)
    if whole is None or whole.form not in ("digits", "words") or not first.value < whole.value <= 100_000:
        return None
    if is_year(tokens, whole):
        return None
    behind = tokens[whole.end] if whole.end < len(tokens) else None
    if behind is not None and (behind.low in units.UNITS or behind.low in ("-", "%")):
        return None
    if noun is not None and not _is_part_of_those(tokens, first, whole.end):
        return None
    if first.value != 1 and behind is not None and behind.low in quantity_phrases.PLAYED:
        # "27 goals in 30 matches" are no part of the matches.
        return None
    return replace(
        first,
        number_end=whole.end,
        end=whole.end,
        value=first.value / whole.value,
        step=number_words.step_of_share(first.value, whole.value),
        unit=units.SHARE,
        measure=noun or _noun_words(tokens, whole.end),
        counted=False,
    )


def _is_one_measure(first: Reading) -> bool:
    """Whether it is one of a unit of length, area or time, of which some may be told as a share of all."""
    return first.value == 1 and first.unit is not None and first.unit.dimension in ("length", "area", "time")


def _is_part_of_those(tokens: Sequence[Token], first: Reading, end: int) -> bool:
    """Whether a noun between the numbers is that of the whole: "one child in eight", "two farms in three say"."""
    if first.value == 1:
        return _noun_words(tokens, end) is None
    if first.unit is None or first.unit.name in SCORED or first.form != "words":
        return False
    whole = tokens[end - 1].low
    behind = tokens[end] if end < len(tokens) else None
    goes_on = behind is None or not (
        counted_nouns.is_plural(behind.low) or behind.low == "-" or behind.text[:1].isupper()
    )
    return whole in quantity_phrases.WHOLES and goes_on


def _is_of_sums(reading: Reading) -> bool:
    """Whether it is one of a currency, or a pound, said in words."""
    is_money = reading.unit is not None and (reading.unit.dimension == "money" or reading.unit.name == "pound")
    return is_money and reading.form == "words" and reading.value == 1


def _read_parts_in(tokens: Sequence[Token], first: Reading) -> Reading | None:
    """ "3.5 parts in 10,000": a share."""
    if not first.counted or first.unit is None or first.unit.name != "part" or tokens[first.end - 1].low != "parts":
        return None
    whole = numerals.read_numeral(tokens, first.end + 1) if first.end + 1 < len(tokens) else None
    if whole is None or tokens[first.end].low != "in" or whole.value < _LEAST_OF_PARTS:
        return None
    share = first.value / whole.value
    return replace(
        first,
        value=share,
        step=share / 100,
        number_end=whole.end,
        end=whole.end,
        unit=units.SHARE,
        measure=None,
        counted=False,
    )


def _noun_words(tokens: Sequence[Token], index: int) -> str | None:
    counted = counted_nouns.counted_noun(tokens, index, 2)
    return counted.words.lower() if counted else None


def _below_zero(tokens: Sequence[Token], reading: Reading) -> Reading:
    """The degrees with "below zero" behind them ("12 degrees below zero", "fell to 12 below zero")."""
    is_told = [token.low for token in tokens[reading.end : reading.end + 2]] == ["below", "zero"]
    if not is_told or not (reading.unit is None or reading.unit.dimension == "temperature"):
        return reading
    value, value_to = -reading.value, None
    if reading.value_to is not None:
        value, value_to = -reading.value_to, -reading.value
    return replace(reading, value=value, value_to=value_to, unit=reading.unit or units.DEGREE, end=reading.end + 2)


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
    reading = _below_zero(tokens, figure_parts.with_parts(tokens, reading))
    if not figure_filters.counts(
        tokens, reading.number_start, reading.number_end, reading.value, reading.form, reading.unit
    ):
        return None
    if reading.unit and not reading.is_age and not (reading.counted and reading.unit.dimension != "count"):
        per = quantity_phrases.rate(tokens, reading.end)
        if per is not None and reading.per is None:
            reading = _with_rate(reading, *per)
        elif reading.end > reading.number_end and tokens[reading.end - 1].low in units.DAILY_UNITS:
            reading = replace(reading, per="day")
    elif reading.unit is None and reading.form in ("digits", "words"):
        # "from 210,000 to 112,000 a year": what is counted was said before.
        per = quantity_phrases.rate(tokens, reading.end)
        is_of_many = per is not None and (
            per[0][:1].isdecimal() or per[0].partition(" ")[0] in quantity_phrases.SEVERAL
        )
        if per is not None and (per[0] in units.PER_UNITS or is_of_many):
            # "a rate of 11.2 per 100,000 residents".
            reading = replace(reading, per=per[0], end=per[1])
    return reading


def _with_rate(reading: Reading, per: str, end: int) -> Reading:
    """The reading as a rate, in the unit that has a name of its own where there is one ("900 Mb a second")."""
    named = units.UNITS.get(f"{reading.unit.name} per {per}") if reading.unit else None
    if named is not None:
        return replace(reading, unit=named, end=end)
    return replace(reading, per=per, end=end)


def _bound(tokens: Sequence[Token], reading: Reading, floor: int) -> Reading:
    """The reading with the approximator before or behind it."""
    before = figure_bounds.approximator_before(tokens, reading.start, floor)
    if before is not None and not _is_adverb(tokens, reading, before[0]):
        start, comparator, approximate = before
        words = " ".join(token.low for token in tokens[start : reading.start])
        reading = replace(
            reading,
            start=start,
            comparator=figure_bounds.denied(tokens, start, words, comparator),
            approximate=approximate or reading.approximate,
            approximator=words,
        )
    elif reading.comparator is Comparator.EQUAL and _has_extent(reading):
        most = figure_bounds.most_before(tokens, reading.start)
        reading = replace(reading, comparator=most or reading.comparator)
    behind = figure_bounds.approximator_behind(tokens, reading.number_end, reading.end)
    if behind is None:
        return reading
    end, comparator, approximate, words = behind
    if words == "plus" and reading.unit is not None and end < len(tokens) and tokens[end].kind == "word":
        # "£212,000 plus costs": a sum and what comes on top.
        return reading
    if reading.comparator in (Comparator.EQUAL, Comparator.ABOUT):
        reading = replace(
            reading, comparator=comparator, approximate=approximate, approximator=reading.approximator or words
        )
    elif comparator is not Comparator.AT_LEAST:
        return reading
    # "more than 1,000+ people": the first bound holds, the noun stands behind both.
    reading = replace(reading, end=max(end, reading.end))
    if reading.unit is None and reading.form in ("digits", "words"):
        reading = _with_plural(tokens, reading)
    return reading


def _has_extent(reading: Reading) -> bool:
    """Whether a figure is a length of time or a distance, which something can lie within."""
    return reading.unit is not None and reading.unit.dimension in ("time", "length") and not reading.is_age


def _is_adverb(tokens: Sequence[Token], reading: Reading, start: int) -> bool:
    """Whether "over" at the token is no bound of the figure: it says during what, or belongs to the verb before it."""
    unit = reading.unit
    if figure_bounds.is_of_verb(tokens, start, reading.end, is_count=unit is None or reading.counted):
        return True
    if unit is None or reading.is_age:
        return False
    if unit.dimension in ("length", "area") and figure_bounds.is_across(tokens, start):
        return True
    if unit.dimension == "time" and figure_bounds.is_difference(tokens, reading.start - 1):
        # "5 per cent more than 12 months earlier".
        return True
    if unit.dimension == "time" and tokens[start].low == "over" and (start == 0 or tokens[start - 1].low in ".!?"):
        # "Over three years, 7.9% fell ill"; "Over three years have passed" is a bound.
        return reading.end < len(tokens) and tokens[reading.end].low == ","
    if unit.dimension == "time":
        return figure_bounds.is_during(tokens, start)
    return reading.counted and figure_bounds.is_throughout(tokens, start, unit.name)


def _with_plural(tokens: Sequence[Token], reading: Reading) -> Reading:
    """ "two or more suppliers", "ten or fewer employees": the plural right behind the bound."""
    counted = counted_nouns.counted_noun(tokens, reading.end, reading.value)
    if counted is None or not counted_nouns.is_plural(counted.words.split()[-1].lower()):
        return reading
    noun = counting(reading, counted.singular, counted.words.lower())
    return replace(noun, end=counted.end)


def _of_people(tokens: Sequence[Token], reading: Reading) -> Reading:
    """A bare figure that can only count people or votes with its unit ("killed 2,977", "a town of 3,800")."""
    if reading.unit is not None or reading.measure == SCORE or not float(reading.value).is_integer():
        return reading
    unit, measure = _PERSON, None
    outcome = outcomes.outcome_of(tokens, reading.start, reading.end)
    if counted_people.is_of_children(tokens, reading.start):
        unit, measure = Unit("child", "count"), "children"
    elif outcome in outcomes.PERSON_OUTCOMES:
        measure = outcome
    elif counted_people.is_of_toll(tokens, reading.start):
        measure = "died"
    elif counted_people.is_population(tokens, reading.number_start, reading.end):
        measure = "population"
    elif counted_people.is_of_votes(tokens, reading.start, reading.end):
        unit = Unit("vote", "count")
    elif (plural := counted_people.outnumbered(tokens, reading.start)) is not None:
        unit, measure = Unit(counted_nouns.singular_of(plural), "count"), plural
    elif not (
        counted_people.is_of_people(tokens, reading.end)
        or counted_people.is_of_nationals(tokens, reading.start)
        or counted_people.is_of_whom(tokens, reading.number_start)
        or counted_people.is_of_capacity(tokens, reading.start, reading.end)
    ):
        return reading
    return replace(reading, unit=unit, measure=measure, counted=True)
