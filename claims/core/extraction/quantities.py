"""Figures in English text with unit, bound and approximation, in one pass over the tokens.

House rules (what counts as a figure): calendar years, dates, clock times, addresses, names with numbers and list numbers
are none; "one" and "a" only where they count; an ordinal is a rank. Durations normalize to days (days, weeks), months,
years (years, decades, centuries) or seconds (hours, minutes): months and years have no fixed length in days. Money stays in
its currency; shares (percent, fractions, "one in five") normalize to 0..1; temperatures to degrees Celsius.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.extraction import counted_nouns, currencies, number_words, quantity_phrases, units
from claims.core.extraction.number_words import Numeral
from claims.core.extraction.units import Unit
from claims.core.extraction.value_tokens import Token, tokenize
from claims.core.records import Comparator, NormalizedQuantity, Quantity, Span

_SIGNS = frozenset("-+") | currencies.CURRENCY_SIGNS.keys()
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
    }
    | currencies.CURRENCY_CODES.keys()
    | {prefix.rstrip("$") for prefix in currencies.CURRENCY_PREFIXES}
    | units.PER_UNITS
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A figure being read: token indexes, value, step, unit, and what else is known about it."""

    start: int
    number_start: int
    number_end: int
    end: int
    value: float
    step: float
    value_to: float | None = None
    unit: Unit | None = None
    measure: str | None = None
    form: str = "digits"
    comparator: Comparator = Comparator.EQUAL
    approximate: bool = False
    approximator: str | None = None
    per: str | None = None
    is_age: bool = False
    counted: bool = False


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of the text in order, never overlapping; spans index ``text``. Linear in its length."""
    tokens = tokenize(text)
    found: list[Quantity] = []
    index = floor = 0
    while index < len(tokens):
        reading = _read(tokens, index) if _may_start(tokens[index]) else None
        if reading is None:
            index += 1
            continue
        reading = _bound(tokens, reading, floor)
        found.append(_record(text, tokens, reading))
        index = floor = max(reading.end, index + 1)
    return tuple(found)


def _may_start(token: Token) -> bool:
    if token.kind == "number":
        return True
    if token.kind == "word":
        return token.low in _STARTERS
    return token.kind == "sign" and (token.low in _SIGNS or not token.text.isascii())


def _read(tokens: Sequence[Token], index: int) -> _Reading | None:
    special = (
        _read_multiple(tokens, index)
        or _read_long(tokens, index)
        or _read_none_of(tokens, index)
        or _read_article_duration(tokens, index)
    )
    if special:
        return special
    first = _read_amount(tokens, index)
    if first is None:
        return None
    share = _read_one_in(tokens, first)
    if share:
        return share
    ranged = _read_range(tokens, first)
    return _finish(tokens, ranged)


def _read_amount(tokens: Sequence[Token], index: int, *, joined: bool = False) -> _Reading | None:
    """A numeral with its sign or currency before it and its unit behind it, or None; ``joined``: the end of a range."""
    money, at = _currency_before(tokens, index)
    sign = 1
    if money is None:
        sign, at = _sign_before(tokens, index)
    if at >= len(tokens) or tokens[at].kind == "aside":
        return None
    if money is not None and tokens[at].low == "-":
        sign, at = -1, at + 1
    numeral = number_words.read_numeral(tokens, at) if at < len(tokens) else None
    if numeral is None or (money is None and not joined and quantity_phrases.is_name_part(tokens, index, numeral)):
        return None
    if numeral.form == "ordinal":
        return _read_rank(tokens, numeral) if money is None and sign == 1 else None
    reading = _Reading(
        index, at, numeral.end, numeral.end, numeral.value * sign, numeral.step, numeral.value_to, form=numeral.form
    )
    if numeral.form in ("vague", "couple"):
        reading = replace(reading, approximate=True, comparator=Comparator.ABOUT)
    return _money(tokens, reading, numeral, money) if money else _with_unit(tokens, reading, numeral)


def _money(tokens: Sequence[Token], reading: _Reading, numeral: Numeral, currency: str) -> _Reading:
    scaled = number_words.with_short_magnitude(tokens, numeral)
    sign = -1 if reading.value < 0 else 1
    return replace(
        reading,
        value=scaled.value * sign,
        step=scaled.step,
        number_end=scaled.end,
        end=scaled.end,
        unit=Unit(currency, "money"),
    )


def _currency_before(tokens: Sequence[Token], index: int) -> tuple[str | None, int]:
    token = tokens[index]
    if token.kind == "sign":
        name = currencies.CURRENCY_SIGNS.get(token.text)
        if name is None:
            return None, index
        at = index + 1
        behind = tokens[at] if at < len(tokens) else None
        if behind is not None and behind.glued and (longer := currencies.CURRENCY_PREFIXES.get(token.low + behind.low)):
            name, at = longer, at + 1
        if at < len(tokens) and tokens[at].low == "=":
            at += 1
        return (name, at) if _number_follows(tokens, at) else (None, index)
    if token.kind != "word" or (index and tokens[index - 1].glued and tokens[index - 1].low == "-" and token.glued):
        return None, index
    nxt = tokens[index + 1] if index + 1 < len(tokens) else None
    if nxt is None:
        return None, index
    if nxt.kind == "sign" and nxt.low in currencies.CURRENCY_SIGNS and _number_follows(tokens, index + 2):
        name = currencies.CURRENCY_PREFIXES.get(token.low + nxt.low) if nxt.low == "$" else None
        if name or token.low in currencies.CURRENCY_CODES:
            return name or currencies.CURRENCY_CODES[token.low], index + 2
        return None, index
    at = index + 1
    if (token.text == "Y" and nxt.low == "=") or (nxt.low == "." and nxt.glued and token.low == "rs"):
        at += 1
    if not _number_follows(tokens, at):
        return None, index
    if _is_code(token):
        return currencies.CURRENCY_CODES[token.low], at
    transliterated = _transliterated(tokens, index, at)
    if transliterated:
        return transliterated, at
    name = currencies.CURRENCY_PREFIXES.get(token.low)
    if name and token.text[0].isupper() and (tokens[at].glued or token.low == "rs"):
        return name, at
    return None, index


def _is_code(token: Token) -> bool:
    """Whether a token is an ISO code: in capitals, or one that is no English word in any other case."""
    return token.low in currencies.CURRENCY_CODES and (
        token.text.isupper() or token.low in ("usd", "rmb", "eur", "gbp")
    )


def _transliterated(tokens: Sequence[Token], index: int, number: int) -> str | None:
    """The currency of "PS2.7m" and "Y=590 billion", as feeds in plain ASCII write the signs of pound and yen."""
    if tokens[index].text == "Y" and number == index + 2:
        return "Japanese yen"
    behind = tokens[number + 1] if number + 1 < len(tokens) else None
    is_amount = not tokens[number].low.isdecimal() or (
        behind is not None and behind.glued and behind.low in ("m", "bn", "k")
    )
    return "pound sterling" if tokens[index].text == "PS" and tokens[number].glued and is_amount else None


def _number_follows(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.low == "-" and index + 1 < len(tokens):
        return tokens[index + 1].kind == "number" and tokens[index + 1].glued
    return token.kind == "number"


def _sign_before(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """The factor of a minus or plus, and where the numeral begins; an unsigned numeral gives (1, index)."""
    token = tokens[index]
    nxt = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.low in ("minus", "negative") and nxt is not None:
        at = index + 2 if nxt.low == "-" else index + 1
        if at < len(tokens) and (
            tokens[at].kind == "number" or tokens[at].low in number_words.ONES or tokens[at].low in number_words.TENS
        ):
            return -1, at
        return 1, index
    if token.low in ("-", "+") and token.kind == "sign" and nxt is not None and nxt.kind == "number" and nxt.glued:
        before = tokens[index - 1] if index else None
        if before is None or not token.glued or before.low in ("(", "[", '"', "“"):
            return (-1 if token.low == "-" else 1), index + 1
        return 1, len(tokens)
    return 1, index


def _with_unit(tokens: Sequence[Token], reading: _Reading, numeral: Numeral) -> _Reading | None:
    """The reading with the unit of measure, currency or counted noun that follows its numeral."""
    at = reading.end
    hyphen = at < len(tokens) and tokens[at].low == "-" and tokens[at].glued
    behind = at + 1 if hyphen else at
    if hyphen and (behind >= len(tokens) or not tokens[behind].glued or tokens[behind].kind != "word"):
        hyphen, behind = False, at
    glued = behind < len(tokens) and tokens[behind].glued and tokens[behind].kind == "word" and not hyphen
    if numeral.form == "digits" and behind < len(tokens):
        reading, behind = _short_magnitude(tokens, reading, numeral, behind)
    unit, end = _unit_at(tokens, behind)
    if unit is None:
        unit, end = _currency_after(tokens, behind, numeral)
    if unit is not None:
        return replace(reading, unit=unit, end=end)
    if glued and reading.end == numeral.end:
        if tokens[behind].low == "x":
            return replace(reading, unit=units.TIMES, end=behind + 1)
        return None
    if numeral.form == "fraction" and numeral.value < 1:
        return replace(reading, unit=units.SHARE)
    return _with_counted(tokens, reading, behind, hyphen=hyphen)


def _with_counted(tokens: Sequence[Token], reading: _Reading, index: int, *, hyphen: bool) -> _Reading | None:
    if hyphen:
        word = tokens[index].low
        if word in ("fold", "time", "times"):
            return replace(reading, unit=units.TIMES, end=index + 1)
        if word in ("plus", "odd"):
            return _with_counted(tokens, replace(reading, end=index + 1), index + 1, hyphen=False)
        if word in counted_nouns.STOP_WORDS or word in ("way", "quarters", "quarter", "minded"):
            return None
        return replace(reading, unit=Unit(counted_nouns.singular_of(word), "count"), counted=True, end=index + 1)
    counted = counted_nouns.counted_noun(tokens, index, reading.value)
    if counted is None:
        return reading
    unit = Unit(counted.singular, "count")
    if counted.singular == "time" and reading.value != 1:
        unit = units.TIMES
    return replace(reading, unit=unit, measure=counted.words.lower(), counted=True, end=counted.end)


def _short_magnitude(tokens: Sequence[Token], reading: _Reading, numeral: Numeral, index: int) -> tuple[_Reading, int]:
    """ "1.2m people", "5bn", "20k": but "48 m" and "100t" are metres and tonnes unless a noun or currency follows."""
    token = tokens[index]
    if token.low not in number_words.SHORT_MAGNITUDES or reading.end != index:
        return reading, index
    if token.low in ("k", "m", "b", "t", "mm", "mn") and not token.glued:
        return reading, index
    if token.low in units.AMBIGUOUS_SHORT:
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        is_count = (
            after is not None
            and after.kind == "word"
            and (
                (after.low == "of" and token.low == "m")
                or after.low in currencies.CURRENCY_WORDS
                or counted_nouns.is_plural(after.low)
            )
        )
        if not is_count:
            return reading, index
    scaled = number_words.with_short_magnitude(tokens, numeral)
    sign = -1 if reading.value < 0 else 1
    return replace(
        reading, value=scaled.value * sign, step=scaled.step, number_end=scaled.end, end=scaled.end
    ), scaled.end


def _unit_at(tokens: Sequence[Token], index: int) -> tuple[Unit | None, int]:
    """The unit of measure whose name begins at the token, the longest first, and the index after it."""
    if index >= len(tokens):
        return None, index
    token = tokens[index]
    opening = token.low in "([{<" and token.kind == "sign"
    if opening and index + 2 < len(tokens) and tokens[index + 2].low in ")]}>":
        unit, end = _unit_at(tokens, index + 1)
        return (unit, end + 1) if unit and unit.dimension != "time" and end == index + 2 else (None, index)
    if token.kind == "aside":
        return None, index
    if token.low in units.UNIT_STARTS:
        for length in range(min(6, len(tokens) - index), 1, -1):
            name = " ".join(part.low for part in tokens[index : index + length])
            unit = units.UNITS.get(name) or units.UNITS.get(name.replace(" - ", "-"))
            if unit:
                return unit, index + length
    glued_digit = index + 1 < len(tokens) and tokens[index + 1].glued and tokens[index + 1].low in ("2", "3", "²", "³")
    if glued_digit and (unit := units.UNITS.get(token.low + tokens[index + 1].low)):
        return unit, index + 2
    unit = units.CASED_UNITS.get(token.text) or units.UNITS.get(token.low)
    if unit is None or (
        token.low in ("second", "quarter") and token.text == token.low and _is_ordinal_use(tokens, index)
    ):
        return None, index
    return unit, index + 1


def _is_ordinal_use(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].low == "second" and not (index and tokens[index - 1].low in ("-", "one", "a"))


def _currency_after(tokens: Sequence[Token], index: int, numeral: Numeral) -> tuple[Unit | None, int]:
    """ "10.5 million Australian dollars", "1,200 €", "5 USD"."""
    if index >= len(tokens):
        return None, index
    token = tokens[index]
    if token.kind == "sign" and token.text in currencies.CURRENCY_SIGNS:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or following.kind != "number" or not following.glued:
            return Unit(currencies.CURRENCY_SIGNS[token.text], "money"), index + 1
        return None, index
    if _is_code(token):
        return Unit(currencies.CURRENCY_CODES[token.low], "money"), index + 1
    if token.text == "p" and token.glued and numeral.form == "digits":
        return Unit("penny", "money"), index + 1
    nationality, at = _nationality(tokens, index)
    if at < len(tokens) and (word := tokens[at].low) in currencies.CURRENCY_WORDS:
        is_large = numeral.value >= 1000 or nationality
        if word.rstrip("s") in currencies.AMBIGUOUS_WORDS and not is_large:
            return None, index
        name = currencies.CURRENCY_WORDS[word]
        if nationality:
            name = f"{nationality} {counted_nouns.singular_of(word)}"
        return Unit(name, "money"), at + 1
    if at < len(tokens) and tokens[at].low in ("pound", "pounds") and nationality:
        return Unit(f"{nationality} pound" if nationality != "British" else "pound sterling", "money"), at + 1
    return None, index


def _nationality(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    for name in ("new zealand", "hong kong", "south african", "south korean", "costa rican", "sri lankan", "u . s ."):
        length = name.count(" ") + 1
        if " ".join(token.low for token in tokens[index : index + length]) == name:
            return ("US" if name.startswith("u ") else name.title()), index + length
    if tokens[index].low in currencies.NATIONALITIES:
        word = tokens[index].low
        return ("US" if word in ("us", "american") else word.capitalize()), index + 1
    return "", index


def _read_range(tokens: Sequence[Token], first: _Reading) -> _Reading:
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
    second = _read_amount(tokens, joint, joined=True)
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


def _joined(tokens: Sequence[Token], first: _Reading, second: _Reading) -> _Reading:
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


def _shared_magnitude(tokens: Sequence[Token], first: _Reading, second: _Reading) -> float:
    """The magnitude that a range says once, at its end ("3 to 5 million"), or 1 ("$200 to $4 million")."""
    own, shared = _magnitude(tokens, first), _magnitude(tokens, second)
    return shared if own == 1 and shared > 1 and first.value <= second.value / shared else 1.0


def _magnitude(tokens: Sequence[Token], reading: _Reading) -> float:
    factor = 1.0
    for token in tokens[reading.number_start + 1 : reading.number_end]:
        factor *= number_words.MAGNITUDES.get(token.low, 1.0)
        if token.glued:
            factor *= number_words.SHORT_MAGNITUDES.get(token.low, 1.0)
    return factor


def _read_one_in(tokens: Sequence[Token], first: _Reading) -> _Reading | None:
    """ "one in five", "six out of every ten", "one of every eight": a share."""
    end = first.number_end
    if first.value_to is not None or not 1 <= first.value < 100 or first.value != int(first.value):
        return None
    joint = quantity_phrases.one_in_joint(tokens, end)
    if joint is None:
        return None
    whole = number_words.read_numeral(tokens, joint)
    if whole is None or whole.form not in ("digits", "words") or not first.value < whole.value <= 100_000:
        return None
    if quantity_phrases.is_year(tokens, whole):
        return None
    behind = tokens[whole.end] if whole.end < len(tokens) else None
    if behind is not None and (behind.low in units.UNITS or behind.low in ("-", "%")):
        return None
    return replace(
        first,
        number_end=whole.end,
        end=whole.end,
        value=first.value / whole.value,
        step=0.02,
        unit=units.SHARE,
        measure=_noun_words(tokens, whole.end),
        counted=False,
    )


def _noun_words(tokens: Sequence[Token], index: int) -> str | None:
    counted = counted_nouns.counted_noun(tokens, index, 2)
    return counted.words.lower() if counted else None


def _read_rank(tokens: Sequence[Token], numeral: Numeral) -> _Reading | None:
    if not quantity_phrases.is_rank(tokens, numeral):
        return None
    return _Reading(
        numeral.start, numeral.start, numeral.end, numeral.end, numeral.value, 1, unit=units.RANK, form="ordinal"
    )


def _read_multiple(tokens: Sequence[Token], index: int) -> _Reading | None:
    """ "doubled", "halved", "twice as many", "sixfold"."""
    factor = quantity_phrases.MULTIPLES.get(tokens[index].low)
    if factor is None or not quantity_phrases.is_multiple(tokens, index):
        return None
    return _Reading(index, index, index + 1, index + 1, factor, 0.1, unit=units.TIMES, form="multiple")


def _read_long(tokens: Sequence[Token], index: int) -> _Reading | None:
    """ "week-long", "weeklong": one week; "decades-long": at least two, roughly."""
    word = tokens[index].low
    end = index + 1
    if word in quantity_phrases.LONG_WORDS:
        unit = units.UNITS[quantity_phrases.LONG_WORDS[word]]
    elif (
        end + 1 < len(tokens)
        and tokens[end].low == "-"
        and tokens[end + 1].low in ("long", "old")
        and word in units.UNITS
        and units.UNITS[word].dimension == "time"
    ):
        if index and (tokens[index - 1].low == "-" or tokens[index - 1].kind == "number"):
            return None
        unit, end = units.UNITS[word], end + 2
    else:
        return None
    if word.startswith(unit.name + "s") or word == counted_nouns.singular_of(word) + "s":
        return _Reading(
            index,
            index,
            index + 1,
            end,
            2,
            1,
            unit=unit,
            form="vague",
            comparator=Comparator.AT_LEAST,
            approximate=True,
        )
    return _Reading(index, index, index + 1, end, 1, 1, unit=unit, form="article")


def _read_none_of(tokens: Sequence[Token], index: int) -> _Reading | None:
    """ "not a single vote" -> 0."""
    words = [token.low for token in tokens[index : index + 3]]
    if words[0] != "not" or words[1:] not in (["a", "single"], ["one", "single"]):
        return None
    counted = counted_nouns.counted_noun(tokens, index + 3, 1)
    if counted is None:
        return None
    return _Reading(
        index,
        index,
        index + 3,
        counted.end,
        0,
        1,
        unit=Unit(counted.singular, "count"),
        measure=counted.words.lower(),
        counted=True,
    )


def _read_article_duration(tokens: Sequence[Token], index: int) -> _Reading | None:
    """ "for a decade", "half an hour", "more than a century": the article counts where a length is spoken of."""
    word = tokens[index].low
    if word == "half":
        at = index + 1
        if at < len(tokens) and tokens[at].low in ("a", "an", "-"):
            at += 1
        if at < len(tokens) and (unit := units.UNITS.get(tokens[at].low)) and unit.dimension == "time":
            return _Reading(index, index, index + 1, at + 1, 0.5, 0.1, unit=unit, form="words")
        return None
    if word not in ("a", "an") or index + 1 >= len(tokens):
        return None
    unit = units.UNITS.get(tokens[index + 1].low)
    if unit is None or unit.dimension not in ("time", "length", "mass") or tokens[index + 1].low != unit.name:
        return None
    half = number_words.half_after(tokens, index + 2)
    if half is not None:
        return _Reading(index, index, half[1], half[1], 1 + half[0], 0.1, unit=unit, form="words")
    if unit.dimension != "time" or not quantity_phrases.article_counts(tokens, index):
        return None
    return _Reading(index, index, index + 1, index + 2, 1, 1, unit=unit, form="article")


def _finish(tokens: Sequence[Token], reading: _Reading) -> _Reading | None:
    """The reading with half ("two years and a half"), age, length and rate behind it; None for what does not count."""
    if reading.unit and reading.unit.dimension == "time":
        half = number_words.half_after(tokens, reading.end)
        if half is not None:
            reading = replace(reading, value=reading.value + half[0], step=0.1, end=half[1])
        tail = quantity_phrases.duration_tail(tokens, reading.end)
        if tail is not None:
            reading = replace(
                reading, end=tail[1], is_age=tail[0] == "age", measure="age" if tail[0] == "age" else reading.measure
            )
    elif reading.unit is None or reading.counted:
        age = quantity_phrases.age_end(tokens, reading.number_start, reading.number_end, reading.value)
        if age is not None:
            reading = replace(
                reading,
                unit=units.UNITS["year"],
                is_age=True,
                measure="age",
                end=max(age, reading.number_end),
                counted=False,
            )
    if reading.unit and reading.unit.dimension == "money" and reading.value_to is None:
        reading = _with_cents(tokens, reading)
    if not quantity_phrases.counts(
        tokens, reading.number_start, reading.number_end, reading.value, reading.form, reading.unit
    ):
        return None
    if reading.unit and not reading.is_age and not (reading.counted and reading.unit.dimension != "count"):
        per = quantity_phrases.rate(tokens, reading.end)
        if per is not None:
            reading = replace(reading, per=per[0], end=per[1])
    return reading


def _with_cents(tokens: Sequence[Token], reading: _Reading) -> _Reading:
    """ "three dollars (and) 50 cents" is one amount."""
    at = reading.end
    if at < len(tokens) and tokens[at].low == "and":
        at += 1
    if reading.end == reading.number_end or reading.value != int(reading.value) or at >= len(tokens):
        return reading
    cents = number_words.read_numeral(tokens, at)
    if cents is None or not 0 < cents.value < 100 or cents.end >= len(tokens):
        return reading
    if tokens[cents.end].low not in ("cents", "cent", "pence", "p"):
        return reading
    return replace(reading, value=reading.value + cents.value / 100, step=0.01, end=cents.end + 1, number_end=cents.end)


def _bound(tokens: Sequence[Token], reading: _Reading, floor: int) -> _Reading:
    """The reading with the approximator before or behind it."""
    before = quantity_phrases.approximator_before(tokens, reading.start, floor)
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
    behind = quantity_phrases.approximator_behind(tokens, reading.number_end, reading.end)
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


def _record(text: str, tokens: Sequence[Token], reading: _Reading) -> Quantity:
    unit = reading.unit
    name = unit.name if unit else None
    if name and reading.per:
        name = f"{name} per {reading.per}"
    measure = _measure(tokens, reading)
    if unit is None and measure in counted_nouns.PERSON_OUTCOMES and float(reading.value).is_integer():
        name = "person"
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
        is_duration=bool(unit and unit.dimension == "time" and not reading.is_age and not reading.per),
    )


def _measure(tokens: Sequence[Token], reading: _Reading) -> str | None:
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


def _normalized(reading: _Reading) -> NormalizedQuantity | None:
    unit = reading.unit
    if unit is None or reading.per or reading.is_age:
        return None
    if unit is units.TIMES and reading.form == "multiple":
        return NormalizedQuantity(round((reading.value - 1) * 100, 6), "percent")
    if unit.dimension == "money":
        return NormalizedQuantity(reading.value, unit.name, reading.value_to)
    if unit.canonical is None or unit.dimension in ("count", "ratio", "rank"):
        return None
    values = [
        None if value is None else float(f"{value * unit.factor + unit.offset:.9g}")
        for value in (reading.value, reading.value_to)
    ]
    return NormalizedQuantity(values[0] or 0.0, unit.canonical, values[1])
