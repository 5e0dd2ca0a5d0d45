"""Figures that no numeral begins: "doubled", "week-long", "not a single vote", "for a decade"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.core.extraction.figures import counted_nouns, number_words, numerals, quantity_phrases, units
from claims.core.extraction.figures import filters as figure_filters
from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.ranks import NAMED_BY_ORDINALS
from claims.core.extraction.figures.units import Unit
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.people import is_person
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.records import Comparator

_AFTER_OCCASIONS = words(". , ; : ) ! ? in since during before and but last this on at by within under")
_POINT_PARTS = {"quarter": 0.25, "half": 0.5}
_RATE_MOVES = words("increase increases rise hike hikes cut cuts move reduction raise change reductions rises moves")
_RATE_REACH = 5
"""Tokens between "rate" and the part of a point by which it moved, at most."""
_REGULARLY = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_NOT_SINGLE = words(
    """
    mother mothers father fathers parent parents mom mum dad market currency bed beds malt file handedly person man
    woman room biggest largest day-to-day digit use sex minded
    """
)
_THINKING = ("think", "thinks", "thought", "thinking")
_DENIALS = words("not no never without nor neither nobody cannot")
_RANKED_BEFORE = words("world world's ranked seeded")
_AS_MANY_REACH = 8
"""Tokens from a figure to "as many", at most."""
_FULL = re.compile(r":[0-5]\d:[0-5]\d(?:\.\d{1,3})?")
_SECONDS = re.compile(r"[0-5]\d\.\d{1,3}")
_WHOLE_SECONDS = re.compile(r"[0-5]\d")
_RACE_LEADS = words("in of clocked clocking ran swam")
_SPLIT = re.compile(r"\d{1,2}\.\d\d")
"""Seconds and hundredths as races are timed."""
_LONGEST_RACE = 10
"""Hours from which "10:12:45" is rather a time of day."""
_RACE_REACH = 8
"""Tokens back to a word of racing or lasting, at most."""
_RACING = words(
    """
    ran run runs running won win wins winning finished finish finishing clocked clocking record best race raced marathon
    swam rode cycled completed lasted lasting took taking walked recorded timed time lasts
    long
    """
)
_TIMED = words("ran swam won clocked finished home touched crossed sprinted skated leg lap heat freestyle butterfly")
"""What stands before a time in seconds and hundredths."""
_BEHIND_TIMES = words(". , ; : ) ! ? - and but to at on for behind ahead when while as")
_LEAST_OF_ROW, _MOST_OF_ROW = 2, 20
"""Ordinals that tell a share ("every tenth child")."""
_WHEN = words(
    """
    monday tuesday wednesday thursday friday saturday sunday weekend morning afternoon evening night time spring summer
    autumn fall winter january february march april may june july august september october november december season
    """
)
"""What "every second" or "every third" tells a time by."""
_BEHIND_ORDINALS = NAMED_BY_ORDINALS | words("form grade estate round class")
"""Nouns that an ordinal makes a name or a kind with, whose parts are not meant ("every third world country")."""
_PLACED = words("under over below above")
_GROUPS = {"pair": 2, "brace": 2, "trio": 3, "quartet": 4, "quintet": 5}
"""How many a group has, by its name."""
_STRONGEST_QUAKE = 11
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


def _read_clocked(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "swam it in 1:45.62", "ran 2:03:41": minutes, seconds and parts of them, with hours or not."""
    first = tokens[index]
    if first.kind == "number" and _SPLIT.fullmatch(first.low) and _is_timed(tokens, index):
        return Reading(index, index, index + 1, index + 1, float(first.low), 0.01, unit=units.UNITS["second"])
    if first.kind != "number" or not first.low.isdecimal():
        return None
    parts = [token.low for token in tokens[index + 1 : index + 5]]
    glued = [token.glued for token in tokens[index + 1 : index + 5]]
    if parts[:1] == parts[2:3] == [":"] and all(glued) and _FULL.fullmatch("".join(parts)):
        if not _is_raced(tokens, index):
            return None
        value = 3600 * int(first.low) + 60 * int(parts[1]) + float(parts[3])
        return Reading(index, index, index + 5, index + 5, value, 1, unit=units.UNITS["second"])
    is_raced = _leads_to_race_time(tokens, index) and _WHOLE_SECONDS.fullmatch("".join(parts[1:2])) is not None
    if parts[:1] == [":"] and all(glued[:2]) and (is_raced or _SECONDS.fullmatch("".join(parts[1:2]))):
        value = 60 * int(first.low) + float(parts[1])
        return Reading(index, index, index + 3, index + 3, value, 1 if is_raced else 0.01, unit=units.UNITS["second"])
    return None


def _is_timed(tokens: Sequence[Token], index: int) -> bool:
    """Whether seconds and hundredths are how long somebody raced ("ran the last leg | in 22.63 | to win")."""
    if not index or tokens[index - 1].low != "in":
        return False
    behind = tokens[index + 1].low if index + 1 < len(tokens) else "."
    near = {token.low for token in tokens[max(0, index - _RACE_REACH) : index]}
    return behind in _BEHIND_TIMES and not _TIMED.isdisjoint(near)


def _leads_to_race_time(tokens: Sequence[Token], index: int) -> bool:
    """Whether minutes and seconds follow ("won in 15:31", "a time of 66:42"), whose digits are not set aside then."""
    return index > 0 and tokens[index - 1].low in _RACE_LEADS


def _is_raced(tokens: Sequence[Token], index: int) -> bool:
    """Whether hours, minutes and seconds are a length ("in 2:14:53") and not the time of day ("10:12:45: Crews left")."""
    if int(tokens[index].low) >= _LONGEST_RACE:
        return False
    near = {token.low for token in (*tokens[max(0, index - _RACE_REACH) : index], *tokens[index + 5 : index + 8])}
    return index > 0 and not _RACING.isdisjoint(near)


def _read_multiple(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "doubled", "halved", "twice as many", "sixfold"."""
    factor = quantity_phrases.MULTIPLES.get(tokens[index].low)
    if factor is None or not figure_filters.is_multiple(tokens, index):
        return None
    return Reading(index, index, index + 1, index + 1, factor, 0.1, unit=units.TIMES, form="multiple")


def _read_long(tokens: Sequence[Token], index: int) -> Reading | None:
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
        return Reading(
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
    return Reading(index, index, index + 1, end, 1, 1, unit=unit, form="article")


def _read_frequency(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "once a century", "twice every day"; a plain "once" tells when, a plain "twice" may multiply."""
    count = _TIMES.get(tokens[index].low)
    words = [token.low for token in tokens[index + 1 : index + 3]]
    if count is None:
        return None
    if len(words) < 2 or words[0] not in ("a", "an", "per", "each", "every"):
        return _read_occasions(tokens, index, count)
    if words[0] in ("each", "every") and tokens[index + 2].kind == "number":
        # "The pump stops once every 3.5 hours".
        return Reading(index, index, index + 1, index + 1, count, 1, unit=units.TIMES)
    unit = units.UNITS.get(words[1])
    if unit is None or unit.dimension != "time" or words[1] not in units.PER_UNITS | {"century"}:
        return None
    return Reading(index, index, index + 1, index + 3, count, 1, unit=units.TIMES, per=unit.name)


def _read_occasions(tokens: Sequence[Token], index: int, count: float) -> Reading | None:
    """ "lost only once in 12 games", "was suspended twice": how often it happened; a plain "once" is left."""
    before = tokens[index - 1].low if index else ""
    behind = tokens[index + 1].low if index + 1 < len(tokens) else "."
    if behind in _REGULARLY:
        return Reading(index, index, index + 1, index + 2, count, 1, unit=units.TIMES, per=_REGULARLY[behind])
    if count == 1 and not (before in ("only", "just") and behind in _AFTER_OCCASIONS):
        return None
    if count > 1 and figure_filters.is_multiple(tokens, index):
        return None
    if before in ("-", "or", *_THINKING) or behind in ("-", "or", "over", "about"):
        return None
    return Reading(index, index, index + 1, index + 1, count, 1, unit=units.TIMES, form="words")


def _read_point_part(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "a quarter-point increase", "half a percentage point": parts of a percentage point."""
    value = _POINT_PARTS.get(tokens[index].low)
    if value is None or (index and tokens[index - 1].low == "-"):
        return None
    at = index + 1
    while at < len(tokens) and tokens[at].low in ("-", "a", "of") and at < index + 3:
        at += 1
    named = at < len(tokens) and tokens[at].low == "percentage"
    at += named
    is_close = at == index + 1 and (not index or tokens[index - 1].low not in ("a", "the", "another", "by"))
    if is_close or at >= len(tokens) or tokens[at].low != "point":
        return None
    moves = at + 1 < len(tokens) and tokens[at + 1].low in _RATE_MOVES
    # "cut its key rate by half a point".
    moves = moves or not {"rate", "rates"}.isdisjoint(
        token.low for token in tokens[max(0, index - _RATE_REACH) : index]
    )
    if not named and not moves:
        return None
    return Reading(index, index, index + 1, at + 1, value, 0.01, unit=units.UNITS["percentage point"], form="words")


def _read_full_point(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "a full percentage point", "still a full point below where it stood"."""
    lows = [token.low for token in tokens[index + 1 : index + 4]]
    if tokens[index].low not in ("a", "one") or lows[:1] not in (["full"], ["whole"]):
        return None
    if lows[1:] == ["percentage", "point"]:
        return Reading(index, index, index + 2, index + 4, 1, 1, unit=units.UNITS["percentage point"], form="words")
    if lows[1:2] != ["point"]:
        return None
    return Reading(index, index, index + 2, index + 3, 1, 1, unit=Unit("point", "count"), form="words", counted=True)


def _read_half_again(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "half as much again as in 2020", "will be half as heavy again", "half again as many": one and a half times."""
    lows = [token.low for token in tokens[index + 1 : index + 4]]
    end = index + 4 if lows[:1] == ["as"] and lows[2:] == ["again"] else index + 2 if lows[:2] == ["again", "as"] else 0
    if tokens[index].low != "half" or not end:
        return None
    return Reading(index, index, end, end, 1.5, 0.1, unit=units.TIMES, form="multiple")


def _read_hyphened_share(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "a one-in-five chance"; "a one-in-100-year flood" tells no share."""
    joints = [(token.low, token.glued) for token in tokens[index + 1 : index + 4]]
    part = numerals.read_numeral(tokens, index) if joints == [("-", True), ("in", True), ("-", True)] else None
    whole = numerals.read_numeral(tokens, index + 4) if part is not None and part.end == index + 1 else None
    if part is None or whole is None or not 1 <= part.value < whole.value:
        return None
    if whole.end < len(tokens) and tokens[whole.end].low == "-":
        return None
    share = part.value / whole.value
    step = number_words.step_of_share(part.value, whole.value)
    return Reading(index, index, whole.end, whole.end, share, step, unit=units.SHARE, form="fraction")


def _read_none_of(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "not a single vote" -> 0."""
    words = [token.low for token in tokens[index : index + 3]]
    if words[0] != "not" or words[1:] not in (["a", "single"], ["one", "single"]):
        return None
    counted = counted_nouns.counted_noun(tokens, index + 3, 1)
    if counted is None:
        return None
    stands_for_noun = counted.singular == "one"  # "not a single one": what is counted was said before
    return Reading(
        index,
        index,
        index + 3,
        counted.end,
        0,
        1,
        unit=None if stands_for_noun else Unit(counted.singular, "count"),
        measure=None if stands_for_noun else counted.words.lower(),
        counted=True,
    )


def _read_single(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "with a single truck", "in a single day": exactly one."""
    if tokens[index].low not in ("a", "one") or index + 2 >= len(tokens) or tokens[index + 1].low != "single":
        return None
    denied = any(token.low in _DENIALS or token.low.endswith("n't") for token in tokens[max(0, index - 5) : index])
    noun = tokens[index + 2].low
    if denied or noun in _NOT_SINGLE or noun == "-" or noun in number_words.ONES:
        # "did not lose a single game".
        return None
    unit = units.UNITS.get(tokens[index + 2].low)
    if unit is not None and unit.name == tokens[index + 2].low:
        return Reading(index, index, index + 2, index + 3, 1, 1, unit=unit, form="words")
    counted = counted_nouns.counted_noun(tokens, index + 2, 1)
    if counted is None or counted.singular in _NOT_SINGLE:
        return None
    unit = Unit(counted.singular, "count")
    measure = counted.words.lower()
    return Reading(index, index, index + 2, counted.end, 1, 1, unit=unit, measure=measure, form="words", counted=True)


def _read_number_rank(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "the former world No 5", "ranked number two": a rank, where a bare "No 5" may be a label."""
    at = index + 1
    if tokens[index].low not in ("no", "number") or not index or tokens[index - 1].low not in _RANKED_BEFORE:
        return None
    if at < len(tokens) and tokens[at].low == ".":
        at += 1
    numeral = numerals.read_numeral(tokens, at)
    if numeral is None or numeral.form not in ("digits", "words") or not 0 < numeral.value < 10_000:
        return None
    return Reading(index, at, numeral.end, numeral.end, numeral.value, 1, unit=units.RANK, form="ordinal")


def _read_every(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "every third tank", "every second household": a share of them; "every third day" says when."""
    if tokens[index].low != "every" or index + 2 >= len(tokens):
        return None
    if index and tokens[index - 1].low in _PLACED:
        # "a spring under every second house": where something lies, and no bound.
        return None
    whole = number_words.ORDINALS.get(tokens[index + 1].low, 0)
    noun = counted_nouns.counted_noun(tokens, index + 2, 1)
    if not _LEAST_OF_ROW <= whole <= _MOST_OF_ROW or noun is None:
        return None
    if noun.singular in units.UNITS or noun.singular in _WHEN or tokens[index + 2].low in _BEHIND_ORDINALS:
        return None
    return Reading(
        index,
        index + 1,
        index + 2,
        index + 2,
        1 / whole,
        number_words.step_of_share(1, whole),
        unit=units.SHARE,
        measure=noun.words.lower(),
        form="fraction",
    )


def _read_group(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "a pair of hikers", "a trio of deputies": people; what else comes in pairs is told apart by nobody."""
    if tokens[index].low != "a":
        return None
    lows = [token.low for token in tokens[index + 1 : index + 3]]
    if len(lows) < 2 or lows[0] not in _GROUPS or lows[1] != "of":
        return None
    value = _GROUPS[lows[0]]
    counted = counted_nouns.counted_noun(tokens, index + 3, value)
    if counted is None or not is_person(counted.singular):
        return None
    unit, measure = Unit(counted.singular, "count"), counted.words.lower()
    return Reading(
        index, index, index + 3, counted.end, value, 1, unit=unit, measure=measure, form="words", counted=True
    )


def _read_magnitude(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "a quake of magnitude 6.8", "a magnitude-6.8 quake", "had a magnitude of 6.8"."""
    at = index + 1
    if tokens[index].low != "magnitude" or at >= len(tokens):
        return None
    at += tokens[at].low in ("-", "of")
    numeral = numerals.read_numeral(tokens, at)
    if numeral is None or numeral.form != "digits" or not 0 < numeral.value < _STRONGEST_QUAKE:
        return None
    unit = Unit("magnitude", "ratio")
    return Reading(at, at, numeral.end, numeral.end, numeral.value, numeral.step, unit=unit)


def read_as_many(tokens: Sequence[Token], index: int, previous: Reading) -> Reading | None:
    """ "the third strike in as many months", "five games in as many weeks": so many as the figure before says."""
    if index + 2 >= len(tokens) or tokens[index + 1].low != "many" or index - previous.end > _AS_MANY_REACH:
        return None
    noun, behind = tokens[index + 2].low, tokens[index + 3].low if index + 3 < len(tokens) else "."
    if (
        behind == "as"
        or not counted_nouns.is_plural(noun)
        or not index
        or tokens[index - 1].low not in ("in", "on", "at", "for")
    ):
        return None
    unit = units.UNITS.get(noun) or Unit(counted_nouns.singular_of(noun), "count")
    counted = unit.dimension == "count"
    measure = noun if counted else None
    return Reading(index, index, index + 2, index + 3, previous.value, 1, unit=unit, measure=measure, counted=counted)
