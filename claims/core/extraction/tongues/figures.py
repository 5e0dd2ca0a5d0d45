"""Figures of one sentence in a language given as data: number, unit, bound, range, what is counted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.core.extraction.figures.currencies import CURRENCY_SIGNS
from claims.core.extraction.lexicon.calendar_words import UNITS_OF_TIME
from claims.core.extraction.tongues.bare_years import is_count
from claims.core.extraction.tongues.normalized import MONEY, normalized_of
from claims.core.extraction.tongues.numerals import Number, Word, longest, read_number, read_words
from claims.core.extraction.tongues.tongue import FigureWords, Tongue, fold
from claims.core.records import Comparator, Quantity, Span

_REACH_OF_ONLY = 7
"""Words before a figure in which "no … más que" stands."""

_REACH_OF_LASTING = 6
"""Words between "contrato" and its years, at most."""
_LONGEST_PHRASE = 4
_REACH_OF_CHANGE = 8
"""Words before a number in which a verb of change stands."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_OUTCOME_REACH = 5
_ALL_PERCENT = 100
_HIGHEST_ELLIPTIC = 1000
_LEAST_ROUND = 1000
"""From here on a round number in words is exact to its first digit ("medio millón")."""

_CALENDAR = UNITS_OF_TIME - {"second", "minute", "hour"}
"""Units that an article alone makes no rate with ("subió 12 euros el año pasado")."""
_ROUGHLY = frozenset(("gutes", "knappes", "guten", "knappen"))
"""Words inside a fraction that make it only about right ("ein gutes Drittel")."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A figure as words ``[start, end)`` with its number, before bounds and nouns are looked at."""

    start: int
    end: int
    number: Number
    unit: str | None = None
    per: str | None = None
    value_to: float | None = None
    comparator: Comparator = Comparator.EQUAL
    approximate: bool = False
    approximator: str | None = None
    is_age: bool = False


def find_figures(text: str, tongue: Tongue, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The figures of ``text`` in order; spans index it. Numbers inside ``taken`` (dates) are none. Linear in its length."""
    words = read_words(fold(text), tongue.numbers)
    blocked = {place for span in taken for place in range(span.start, span.end)}
    return tuple(_record(text, words, reading, tongue) for reading in _readings(text, words, blocked, tongue))


def _readings(text: str, words: Sequence[Word], blocked: set[int], tongue: Tongue) -> Iterator[_Reading]:
    at = floor = 0
    while at < len(words):
        reading = None if words[at].start in blocked else _read(text, words, at, tongue)
        if reading is None:
            at = _behind_name(words, at, tongue.figures) or at + 1
            continue
        reading = _bounded(words, reading, floor, tongue.figures)
        yield reading
        at = floor = reading.end


def _read(text: str, words: Sequence[Word], at: int, tongue: Tongue) -> _Reading | None:
    special = _share(words, at, tongue) or _multiple(words, at, tongue) or _round(words, at, tongue)
    if special is not None:
        return special
    number = read_number(words, at, tongue.numbers)
    if number is None or _is_no_share(words, at, tongue):
        return _half(words, at, tongue)
    reading = _below_zero(words, _with_unit(words, _Reading(at, number.end, number), tongue), tongue)
    reading = _paired(words, _ranged(words, reading, tongue), tongue)
    if reading.unit is None and (_names_year(text, words, reading, tongue) or _is_ordinal(words, number, tongue)):
        return None
    if reading.unit is None and (before := _word_before(words, at)) in tongue.figures.naming:
        return None
    return replace(reading, unit="rank") if reading.unit is None and before in tongue.figures.ranking else reading


def _word_before(words: Sequence[Word], at: int) -> str:
    """The word before a number, the period of its abbreviation aside ("Art. 5")."""
    place = at - 2 if at > 1 and words[at - 1].text == "." and words[at - 1].start == words[at - 2].end else at - 1
    return words[place].text if place >= 0 else ""


def _behind_name(words: Sequence[Word], at: int, figures: FigureWords) -> int | None:
    """Where the number at word ``at`` ends that is a name, with what a hyphen ties to it ("art. 432-15"), else None."""
    if words[at].value is None or _word_before(words, at) not in figures.naming:
        return None
    end = at + 1
    while end + 1 < len(words) and words[end].text == "-" and words[end + 1].value is not None:
        end += 2
    return end


def _half(words: Sequence[Word], at: int, tongue: Tongue) -> _Reading | None:
    """Part of a unit, or one and a half of it ("eine halbe Stunde", "un quart d'heure", "hora y media")."""
    numbers, figures = tongue.numbers, tongue.figures
    if (part := longest(words, at, numbers.unit_parts)) is not None:
        end, (value, unit) = part
        return _Reading(at, end, Number(at, end, value, 0.1), unit=unit)
    place = at + (words[at].text in numbers.articles)
    is_halved = place < len(words) and words[place].text in numbers.halved
    place += is_halved
    found = longest(words, place, figures.units) if place < len(words) else None
    if found is None:
        return None
    end, unit = found
    if is_halved:
        return _Reading(at, end, Number(place - 1, place, 0.5, 0.1), unit=unit)
    behind = " ".join(word.text for word in words[end : end + 2])
    if behind not in numbers.halves or (end + 2 < len(words) and words[end + 2].text in numbers.magnitudes):
        return None
    return _Reading(at, end + 2, Number(at, end + 2, 1.5, 0.1), unit=unit)


def _is_year(number: Number) -> bool:
    return number.is_plain and _FIRST_YEAR <= number.value <= _LAST_YEAR and number.step <= _FIRST_YEAR


def _names_year(text: str, words: Sequence[Word], reading: _Reading, tongue: Tongue) -> bool:
    """Whether a bare number is a year and counts nothing ("1985 habitantes")."""
    if not _is_year(reading.number):
        return False
    number = Span(words[reading.number.start].start, words[reading.number.end - 1].end)
    return not is_count(text, number, tongue)


def _is_ordinal(words: Sequence[Word], number: Number, tongue: Tongue) -> bool:
    """Whether a period behind the digits makes them an ordinal ("9. Klasse")."""
    if not tongue.numbers.ordinal_period or not number.is_plain or number.end + 1 >= len(words):
        return False
    mark, following = words[number.end], words[number.end + 1]
    return mark.text == "." and mark.start == words[number.end - 1].end and following.start > mark.end


def _share(words: Sequence[Word], at: int, tongue: Tongue) -> _Reading | None:
    """A fraction in words ("die Hälfte", "zwei Drittel") or a share of each so many ("un habitant sur trois")."""
    phrase = longest(words, at, tongue.numbers.shares)
    joined = " ".join(word.text for word in words[at : at + 6])
    if phrase is not None and not _is_no_share(words, at, tongue):
        is_about = any(word.text in _ROUGHLY for word in words[at : phrase[0]])
        comparator = Comparator.ABOUT if is_about else Comparator.EQUAL
        return replace(_share_of(at, *phrase), comparator=comparator, approximate=is_about)
    match = tongue.numbers.one_in.match(joined)
    if match is None:
        return None
    number = _ordinal_or_number(match["n"], tongue)
    of_them = match.groupdict().get("k")
    part = 1.0 if of_them is None else _ordinal_or_number(of_them, tongue)
    if number is None or part is None or not part < number:
        return None
    return _share_of(at, at + match.group().count(" ") + 1, part / number)


def _is_no_share(words: Sequence[Word], at: int, tongue: Tongue) -> bool:
    """Whether what begins like a fraction is something else ("trois quarts d'heure", "los cuartos de final")."""
    others = tongue.numbers.not_shares
    return others is not None and others.match(" ".join(word.text for word in words[at : at + 6])) is not None


def _multiple(words: Sequence[Word], at: int, tongue: Tongue) -> _Reading | None:
    """ "verdoppelt", "a triplé", "se duplicó"."""
    found = longest(words, at, tongue.numbers.multiples)
    if found is None:
        return None
    end, factor = found
    around = " ".join(word.text for word in words[max(at - 3, 0) : at + 3])
    if (other := tongue.numbers.not_multiples) is not None and other.search(around):
        return None
    return _Reading(at, end, Number(at, end, factor, 0.1), unit="times")


def _round(words: Sequence[Word], at: int, tongue: Tongue) -> _Reading | None:
    """ "une trentaine de maisons" is about 30, "Hunderte" from 100 to 1,000."""
    found = longest(words, at, tongue.numbers.rounds)
    if found is not None:
        place, (value, is_about) = found
        end, factor = _with_magnitude(words, place, tongue)
        if factor == 1 and _is_number_of(words, place, tongue):
            # "une quarantaine de 14 jours" is a time of isolation.
            return None
        value *= factor
        step = max(factor, 10.0 ** math.floor(math.log10(value)) if value >= _LEAST_ROUND else factor)
        comparator = Comparator.ABOUT if is_about else Comparator.EQUAL
        reading = _Reading(at, end, Number(at, end, value, step), comparator=comparator, approximate=is_about)
        return _with_unit(words, reading, tongue)
    vague = longest(words, at, tongue.numbers.vague)
    if vague is None:
        return None
    place, least = vague
    end, factor = _with_magnitude(words, place, tongue)
    least *= factor
    number = Number(at, end, least, least)
    reading = _Reading(at, end, number, value_to=10 * least, comparator=Comparator.ABOUT, approximate=True)
    return _with_unit(words, reading, tongue)


def _with_magnitude(words: Sequence[Word], place: int, tongue: Tongue) -> tuple[int, float]:
    """Where a round number ends whose words end at ``place``, and by what it is multiplied ("Hunderte Millionen")."""
    after = _behind_of(words, place, tongue)
    factor = tongue.numbers.magnitudes.get(words[after].text) if after < len(words) else None
    return (place, 1.0) if factor is None else (after + 1, factor)


def _is_number_of(words: Sequence[Word], place: int, tongue: Tongue) -> bool:
    after = _behind_of(words, place, tongue)
    return after > place and after < len(words) and read_number(words, after, tongue.numbers) is not None


def _behind_of(words: Sequence[Word], place: int, tongue: Tongue) -> int:
    while place < len(words) and words[place].text in tongue.numbers.of:
        place += 1
    return place


def _below_zero(words: Sequence[Word], reading: _Reading, tongue: Tongue) -> _Reading:
    """The temperature with the sign or words that make it one below zero ("minus 18 Grad", "18 grados bajo cero")."""
    if reading.unit != "degree Celsius":
        return reading
    told = longest(words, reading.end, tongue.numbers.below_zero) if reading.end < len(words) else None
    if told is not None:
        return replace(reading, end=told[0], number=replace(reading.number, value=told[1] * reading.number.value))
    if not reading.start:
        return reading
    sign = words[reading.start - 1]
    is_glued = sign.text in "-−" and sign.end == words[reading.start].start
    is_free = reading.start == 1 or words[reading.start - 2].end < sign.start
    phrases = (" ".join(word.text for word in words[max(reading.start - n, 0) : reading.start]) for n in (2, 3))
    is_word = sign.text in tongue.numbers.minus and not any(phrase in tongue.figures.bounds for phrase in phrases)
    if not is_word and not (is_glued and is_free):
        # "au moins 18 degrés" is a bound.
        return reading
    number = replace(reading.number, value=-reading.number.value)
    return replace(reading, start=reading.start - 1, number=number)


def _share_of(start: int, end: int, value: float) -> _Reading:
    return _Reading(start, end, Number(start, end, value, 0.01), unit="share")


def _ordinal_or_number(word: str, tongue: Tongue) -> float | None:
    if word.isdigit():
        return int(word)
    ordinal = tongue.numbers.ordinals.get(word)
    return tongue.numbers.small.get(word) if ordinal is None else ordinal


def _with_unit(words: Sequence[Word], reading: _Reading, tongue: Tongue) -> _Reading:
    figures, start, place = tongue.figures, reading.start, reading.end
    if start and (sign := CURRENCY_SIGNS.get(words[start - 1].text)):
        return _named_money(words, replace(reading, start=start - 1, unit=sign), tongue)
    if (tied := _tied(words, reading, tongue)) is not None:
        return tied
    while place < len(words) and (words[place].text in tongue.numbers.of or words[place].text in figures.between_unit):
        place += 1
    if place >= len(words):
        return reading
    found = longest(words, place, figures.units)
    is_points = found is not None and found[0] == place + 1 and words[place].text in figures.points
    if is_points and (reading.number.value > _ALL_PERCENT or not any(one.text in figures.of_shares for one in words)):
        # Those of a game.
        return reading
    sign = CURRENCY_SIGNS.get(words[place].text)
    if words[place].text in figures.tenths and [word.text for word in words[place + 1 : place + 2]] != ["de"]:
        number = replace(reading.number, value=reading.number.value / 10, step=0.1)
        return replace(reading, end=place + 1, number=number, unit="percentage point")
    if found is None and sign is None:
        return reading
    end, unit = found if found is not None else (place + 1, sign)
    is_half = " ".join(word.text for word in words[end : end + 2]) in tongue.numbers.halves
    if is_half and not (end + 2 < len(words) and words[end + 2].text in tongue.numbers.magnitudes):
        number = replace(reading.number, value=reading.number.value + 0.5, step=0.1)
        return replace(reading, end=end + 2, number=number, unit=unit)
    return _with_rate(words, replace(reading, end=end, unit=unit), figures)


def _tied(words: Sequence[Word], reading: _Reading, tongue: Tongue) -> _Reading | None:
    """The figure with the unit that a hyphen ties to it ("14-jährig", "ein 40-Millionen-Euro-Projekt"), or None."""
    place = reading.end
    if place + 1 >= len(words) or words[place].text not in ("-", "‑") or words[place].end != words[place + 1].start:
        return None
    tied = words[place + 1].text
    unit = next((unit for prefix, unit in tongue.figures.glued.items() if tied.startswith(prefix)), None)
    if unit is not None:
        return replace(reading, end=place + 2, unit=unit, is_age="jährig" in tied)
    parts = tied.split("-")
    factor = tongue.numbers.magnitudes.get(parts[0], 1.0) if len(parts) > 1 else 1.0
    unit = tongue.figures.units.get(parts[1] if factor > 1 else parts[0]) if len(parts) > 1 else None
    if unit is None:
        return None
    number = replace(reading.number, value=reading.number.value * factor, step=reading.number.step * factor)
    return replace(reading, end=place + 2, number=replace(number, is_plain=False), unit=unit)


def _named_money(words: Sequence[Word], reading: _Reading, tongue: Tongue) -> _Reading:
    """Money with a sign, in the currency that is named behind it ("$1.5 millones de pesos")."""
    place = _behind_of(words, reading.end, tongue)
    found = longest(words, place, tongue.figures.units) if place < len(words) else None
    return replace(reading, end=found[0], unit=found[1]) if found is not None and found[1] in MONEY else reading


def _with_rate(words: Sequence[Word], reading: _Reading, figures: FigureWords) -> _Reading:
    """The figure with what it is per ("Euro pro Tonne"); a length of time is per nothing."""
    end = reading.end
    if [word.text for word in words[end : end + 2]] == ["de", "l'"]:
        # "15 euros de l'heure".
        end += 1
    if end + 1 < len(words) and words[end].text in figures.per and reading.unit not in UNITS_OF_TIME:
        below = longest(words, end + 1, figures.units)
        if below is not None and below[1] in _CALENDAR and (end > reading.end or words[end].text in ("el", "la")):
            return reading
        behind = words[below[0]] if below is not None and below[0] < len(words) else None
        is_date = behind is not None and (behind.text in figures.of_calendar or behind.value is not None)
        if below is not None and not is_date:
            # "300 Euro im Jahr 2023" are none a year.
            return replace(reading, end=below[0], per=below[1])
    return reading


def _ranged(words: Sequence[Word], reading: _Reading, tongue: Tongue) -> _Reading:
    """The figure with its upper end, where "zwischen … und", "entre … et" or "bis" join it to the next."""
    figures, end = tongue.figures, reading.end
    if end + 1 >= len(words):
        return reading
    opened = reading.start > 0 and words[reading.start - 1].text in figures.between
    word = words[end].text
    is_either = word in figures.either and not opened
    if not (word in figures.to or is_either or (opened and word in figures.range_words)):
        return reading
    upper = read_number(words, end + 1, tongue.numbers)
    if upper is None:
        return reading
    second = _with_unit(words, _Reading(upper.start, upper.end, upper), tongue)
    if is_either and not _are_alternatives(words, reading, second, figures):
        return reading
    factor = _magnitude(words, upper, tongue) if not _magnitude(words, reading.number, tongue) else None
    number = replace(reading.number, value=reading.number.value * (factor or 1))
    is_open = opened or word.isalpha()
    if reading.unit not in (None, second.unit) or number.value >= upper.value or (second.unit is None and not is_open):
        return reading
    start = reading.start - opened
    return replace(reading, start=start, end=second.end, number=number, unit=second.unit, value_to=upper.value)


def _are_alternatives(words: Sequence[Word], first: _Reading, second: _Reading, figures: FigureWords) -> bool:
    """Whether two numbers with a small word between them are a range ("3 à 5 ans", "10 oder 12 Euro"), no change
    ("passer de 3 à 5 ans"), score or time of day."""
    lead = " ".join(word.text for word in words[max(first.start - _REACH_OF_CHANGE, 0) : first.start])
    if figures.changes is not None and figures.changes.search(lead):
        return False
    is_led = first.start > 0 and words[first.start - 1].text in figures.pair_openers
    if second.unit is not None:
        return first.unit is None and not (is_led and second.unit == "hour")
    noun = words[second.end].text if second.end < len(words) else ""
    return noun[:1].isalpha() and noun not in figures.no_nouns and first.unit is None


def _paired(words: Sequence[Word], reading: _Reading, tongue: Tongue) -> _Reading:
    """The first of two figures with the unit and magnitude that only the second has ("de 3 à 5 millions d'euros")."""
    figures, place = tongue.figures, reading.end + 1
    opened = reading.start > 0 and words[reading.start - 1].text in figures.pair_openers
    if reading.unit is not None or not opened or place >= len(words) or words[reading.end].text not in figures.pairs:
        return reading
    if words[place].text in figures.pair_openers and place + 1 < len(words):
        place += 1
    upper = read_number(words, place, tongue.numbers)
    if upper is None or _is_year(upper):
        return reading
    second = _with_unit(words, _Reading(upper.start, upper.end, upper), tongue)
    if second.unit is None:
        return reading
    factor = _magnitude(words, upper, tongue) if reading.number.value < _HIGHEST_ELLIPTIC else None
    number = replace(reading.number, value=reading.number.value * (factor or 1), is_plain=False)
    return replace(reading, number=number, unit=second.unit)


def _magnitude(words: Sequence[Word], number: Number, tongue: Tongue) -> float | None:
    return tongue.numbers.magnitudes.get(words[number.end - 1].text) if number.end - number.start > 1 else None


def _bounded(words: Sequence[Word], reading: _Reading, floor: int, figures: FigureWords) -> _Reading:
    """The figure with the words before or behind it that make it a bound or about right, not before word ``floor``."""
    for length in range(_LONGEST_PHRASE, 0, -1):
        first = reading.start - length
        phrase = " ".join(word.text for word in words[max(first, 0) : reading.start])
        bound = figures.bounds.get(phrase) if first >= floor else None
        if bound is not None and (_is_reached(words, first) or _is_only(words, reading.start, figures)):
            return reading
        if bound is not None:
            return replace(reading, start=first, comparator=bound[0], approximate=bound[1], approximator=phrase)
    if reading.unit == "share" and reading.start > floor:
        # The article of the share is part of the bound ("près du tiers", "plus des deux tiers").
        phrase = f"{words[reading.start - 1].text} {words[reading.start].text}"
        if (bound := figures.bounds.get(phrase)) is not None:
            start, comparator, is_about = reading.start - 1, *bound
            return replace(reading, start=start, comparator=comparator, approximate=is_about, approximator=phrase)
    for place in (reading.end, reading.end + 1):
        found = longest(words, place, figures.bounds_after) if place < len(words) else None
        if found is not None:
            return replace(
                reading,
                comparator=found[1][0],
                approximate=found[1][1],
                approximator=" ".join(word.text for word in words[place : found[0]]),
            )
    return reading


def _is_reached(words: Sequence[Word], first: int) -> bool:
    """Whether the bound at word ``first`` says where a change ended ("cayó un 11 %, hasta 42 millones")."""
    before = [word.text for word in words[max(first - 2, 0) : first]]
    return before == ["%", ","] and words[first].text in ("hasta", "jusqu'")


def _is_only(words: Sequence[Word], start: int, figures: FigureWords) -> bool:
    """Whether a denial makes the bound before word ``start`` the figure itself ("no … más que 40")."""
    lead = " ".join(word.text for word in words[max(start - _REACH_OF_ONLY, 0) : start])
    return figures.only is not None and figures.only.search(lead) is not None


def _record(text: str, words: Sequence[Word], reading: _Reading, tongue: Tongue) -> Quantity:
    number, unit, end = reading.number, reading.unit, reading.end
    is_age = reading.is_age or (unit in ("year", "month") and _is_age(words, reading, tongue.figures))
    noun = _noun(text, words, end, tongue.figures) if unit is None else None
    outcome = _outcome(words, reading, tongue.figures) if unit in (None, "person") else None
    if unit is None and ((noun and noun in tongue.figures.people) or (outcome and noun is None)):
        unit = "person"
    value = round(number.value, 9)
    return Quantity(
        span=Span(words[reading.start].start, words[end - 1].end),
        number_span=Span(words[number.start].start, words[number.end - 1].end),
        value=value,
        unit=f"{unit} per {reading.per}" if unit and reading.per else unit,
        measure="age" if is_age else outcome or noun,
        approximate=reading.approximate,
        comparator=reading.comparator,
        approximator=reading.approximator,
        value_to=None if reading.value_to is None else round(reading.value_to, 9),
        normalized=None if is_age or reading.per else normalized_of(value, reading.value_to, unit),
        precision=number.step,
        is_duration=unit in UNITS_OF_TIME and not is_age,
        per=reading.per,
    )


def _is_age(words: Sequence[Word], reading: _Reading, figures: FigureWords) -> bool:
    before = " ".join(word.text for word in words[max(0, reading.start - 2) : reading.start])
    after = words[reading.end].text if reading.end < len(words) else ""
    noun, _, of = before.rpartition(" ")
    is_of_something = after in ("de", "d'")
    if of == "de" and noun in figures.aged:
        # "Una mujer de 8 meses de embarazo" is older.
        return reading.unit == "year" or not is_of_something
    if reading.unit != "year" or is_of_something or _is_lasting(words, reading.start, figures):
        # "Una pena, de dos años de cárcel" is none.
        return False
    return after in figures.age_after or any(before.endswith(phrase) for phrase in figures.age_before)


def _is_lasting(words: Sequence[Word], start: int, figures: FigureWords) -> bool:
    """Whether something before word ``start`` lasts as long rather ("el contrato, de ocho años")."""
    return any(word.text in figures.lasting for word in words[max(start - _REACH_OF_LASTING, 0) : start])


def _noun(text: str, words: Sequence[Word], at: int, figures: FigureWords) -> str | None:
    """The folded noun that is counted: the first word behind the figure that can be one."""
    for word in words[at : at + 3]:
        if not word.text[0].isalpha() or word.text in figures.no_nouns:
            return None
        if figures.nouns_are_capitalized:
            if text[word.start].isupper():
                return word.text
            if word.text in figures.skipped:
                continue
            if not word.text.endswith(("e", "en", "er")):
                return None
        elif word.text not in figures.skipped:
            return word.text
    return None


def _outcome(words: Sequence[Word], reading: _Reading, figures: FigureWords) -> str | None:
    """What befell those who are counted, said near the figure and before the next one."""
    for place in range(reading.end, min(reading.end + _OUTCOME_REACH, len(words))):
        if words[place].value is not None or words[place].text in ".,;:":
            break
        if outcome := figures.outcomes.get(words[place].text):
            return outcome
    return None
