"""What small words say of a time, and which verb or noun a time belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from claims.core.extraction.lexicon.calendar_words import LENGTHS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.rewording.noun_phrases import HOLDERS
from claims.core.matching.second_reading.attachments import STATES, belong_alike, merely_tells
from claims.core.matching.second_reading.fine_figures import CHANGING
from claims.core.matching.second_reading.rereading import Side, are_one
from claims.core.matching.statements.reading import CHANGES
from claims.core.matching.vocabulary.occupations import OCCUPATIONS
from claims.core.matching.words.inflections import degree_of
from claims.core.matching.words.lexicon import bases_of
from claims.core.records import Span

_BEFORELENGTHS = {"in": "in", "within": "within"}
_BEFORE_DATES = {
    "by": "by",
    "for": "for",
    "since": "since",
    "from": "from",
    "through": "throughout",
    "throughout": "throughout",
    "about": "about",
    "around": "about",
    "circa": "about",
    "roughly": "about",
    "approximately": "about",
}
"""Prepositions that no other may stand for, and words that make a time vague -> what they say."""

_AS_OF = ["as", "of"]
"""Leads to the day up to which is counted: "as of 2018" is not "in 2018"."""


_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]\d{2,4}\b")
_MONTHS = 12


def times_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the times of two statements are led in alike and belong to the same verbs and nouns."""
    return (
        _prepositions(left) == _prepositions(right)
        and _parts_of_day(left) == _parts_of_day(right)
        and _one_by_one(_halves_of_day(left), _halves_of_day(right))
        and _one_by_one(_joints(left), _joints(right))
        and not (_may_be_misread(left) or _may_be_misread(right))
        and _stand_as_often(left, right)
        and _may_count(left) == _may_count(right)
        and _belong_alike(pair, left, right)
        and _last_alike(left, right)
        and _lengths_bounded(left) == _lengths_bounded(right)
        and _nights(left) | _nights(right) != _BOTH_NIGHTS
    )


def _nights(side: Side) -> frozenset[str]:
    """``last`` for "last night", ``this`` for "tonight": both are a night whose day only the text around tells."""
    found = {_NIGHTS.get(f"{one.lower} {other.lower}", "") for one, other in pairwise(side.tokens)}
    found |= {"this" for token in side.tokens if token.lower == "tonight"}
    return frozenset(found - {""})


_NIGHTS = {"last night": "last", "this night": "this"}
_BOTH_NIGHTS = frozenset(_NIGHTS.values())


def _lengths_bounded(side: Side) -> Counter[tuple[str, str]]:
    """Lengths that are read as times, and on which side of them the truth lies: "less than two years"."""
    return Counter(
        (time.timex, _BOUNDED[time.modifier])
        for time in side.statement.times
        if time.type == "DURATION" and time.modifier in _BOUNDED
    )


_BOUNDED = {"LESS_THAN": "less", "EQUAL_OR_LESS": "less", "MORE_THAN": "more", "EQUAL_OR_MORE": "more"}


def _last_alike(left: Side, right: Side) -> bool:
    """ "For two years, the court jailed 40 pirates" tells how long it did so, "jailed 40 pirates for two years" how long
    they sat: of verbs whose outcome lasts, a length must stand on the same side of the verb."""
    verbs = left.statement.predicate, right.statement.predicate
    if not any(verb is not None and not _LASTING.isdisjoint(verb.bases) for verb in verbs):
        return True
    return _opens_with_length(left) == _opens_with_length(right)


def _opens_with_length(side: Side) -> bool:
    verb = side.statement.predicate
    lengths = [found.number_span.start for found in side.statement.quantities if found.unit in LENGTHS]
    return verb is not None and any(start < verb.start and _before(side, start, _FOR) for start in lengths)


_FOR = {"for": "for"}
_LASTING = bases_of(
    """jail imprison ban bar suspend exile expel sentence detain lock close shut lend lease rent evacuate halt freeze
        block disqualify banish quarantine"""
)


def _parts_of_day(side: Side) -> Counter[str]:
    """Parts of the day beside a time of the clock: "at 8:30 in the evening"."""
    by_name = [time.span for time in side.statement.times if not _CLOCK.search(time.timex)]
    return Counter(
        token.lower
        for token in side.tokens
        if token.lower in _PARTS_OF_DAY and not any(span.overlaps(token.span) for span in by_name)
    )


def _halves_of_day(side: Side) -> list[str]:
    """Each "a.m." and "p.m." in order, as its first letter."""
    return [found[1].lower() for found in _HALF_OF_DAY.finditer(side.statement.text)]


_HALF_OF_DAY = re.compile(r"(?<=\d)\s?([ap])\.?m\b", re.IGNORECASE)


def _joints(side: Side) -> list[str]:
    """What stands between each two times side by side: ``to`` for a stretch, ``and`` for two times, else empty. "Open
    Monday to Friday" is not "open Monday and Friday"."""
    ends = sorted((time.span for time in side.statement.times), key=lambda span: span.start)
    between = [side.statement.text[one.end : other.start].strip().lower() for one, other in pairwise(ends)]
    return [_JOINTS[word] for word in between if word in _JOINTS]


def _one_by_one(one: list[str], other: list[str]) -> bool:
    """Whether two lists are the same; where one is longer, nothing stands against each of the other's."""
    return one == other or len(one) != len(other)


_JOINTS = {
    **dict.fromkeys(("to", "through", "until", "till", "-", "–"), "to"),
    **dict.fromkeys(("and", "or", ",", "and on", "or on"), "and"),
}

_CLOCK = re.compile(r"T\d")
_PARTS_OF_DAY = words("morning noon afternoon evening night midnight")


def _may_be_misread(side: Side) -> bool:
    """Whether a date in digits may be one of two days: 03/04/2020."""
    numbers = ([int(part) for part in found.groups()] for found in _NUMERIC.finditer(side.statement.text))
    return any(first != second and max(first, second) <= _MONTHS for first, second in numbers)


def _may_count(side: Side) -> bool:
    """Whether a year stands before a plural without an article: "banned 2019 cars" may be so many cars."""
    places = [side.token_at(time.span.start) for time in side.statement.times if time.timex.isdigit()]
    return any(
        at + 1 < len(side.tokens)
        and side.tokens[at + 1].tag == "S"
        and (not at or side.tokens[at - 1].tag in VERB_TAGS)
        for at in places
    )


def _stand_as_often(left: Side, right: Side) -> bool:
    """ "The 2016 winner was banned" does not say that it was in 2016."""
    one, other = (Counter(time.timex for time in side.statement.times) for side in (left, right))
    return one == other or max((*one.values(), *other.values())) == 1


def _prepositions(side: Side) -> Counter[str]:
    """The prepositions before times, lengths and figures that no other may stand for.

    Of a change "in" and "within five years" say one thing, and so do "lowest for" and "in 70 years".
    """
    quantities = side.statement.quantities
    is_superlative = any(degree_of(unit.text) == "most" for unit in side.units)
    tells_change = any(quantity.unit in CHANGING for quantity in quantities) or any(
        unit.kind is UnitKind.VERB and unit.exact & CHANGES for unit in side.units
    )
    tells_length = not tells_change and not is_superlative
    found = [_lead_of(side, time.span.start) for time in side.statement.times]
    plain = [time.span for time in side.statement.times if "/" not in time.timex]
    found += [part for span in plain for part in _parts_of_time(side, span)]
    for quantity in quantities:
        start = quantity.number_span.start
        if quantity.unit not in LENGTHS:
            of = _before(side, start, {"per": "per", "within": "within"})
            found.append(of and f"{of} {quantity.value}")
        elif tells_length:
            found.append(_before(side, start, _BEFORELENGTHS))
    return Counter(one for one in found if one)


def _parts_of_time(side: Side, span: Span) -> list[str]:
    """Which part of a time is meant: "the early 1970s", "the end of 2008"."""
    number = side.token_at(span.start)
    near = [token.lower for token in side.tokens[max(0, number - 3) : number] if token.tag != "C"]
    inside = [token.lower.partition("-")[0] for token in side.tokens[number:] if token.end <= span.end]
    led = near[-1:] if near[-1:] != ["of"] else near[-2:-1]
    return [_PARTS_OF_TIME[word] for word in (*led, *inside) if word in _PARTS_OF_TIME]


_PARTS_OF_TIME = {"early": "early", "mid": "mid", "late": "late", "beginning": "early", "start": "early", "end": "late"}


def _lead_of(side: Side, start: int) -> str:
    number = side.token_at(start)
    if [token.lower for token in side.tokens[max(0, number - 2) : number]] == _AS_OF:
        return "as of"
    return _before(side, start, _BEFORE_DATES)


def _before(side: Side, start: int, wanted: Mapping[str, str]) -> str:
    number = side.token_at(start) - 1
    while number >= 0 and side.tokens[number].tag in "DR" and side.tokens[number].lower not in wanted:
        number -= 1
    return wanted.get(side.tokens[number].lower, "") if number >= 0 else ""


def _belong_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether in statements of several clauses each time and length belongs to the same verb on both sides."""
    times = pair.left.times, pair.right.times
    if len(times[0]) == len(times[1]) == 1:
        one_span, other_span = times[0][0].span, times[1][0].span
        if not belong_alike(pair, left, right, one_span.start, other_span.start):
            return False
        if not _narrow_alike(pair, left, right, one_span, other_span):
            return False
        if _is_of_holder(left, one_span) != _is_of_holder(right, other_span):
            return False
    if min(left.clauses, right.clauses) < 2:
        return True
    one, other = _dated(left), _dated(right)
    return len(one) != len(other) or all(
        first is None or second is None or are_one(pair, first, second)
        for first, second in zip(one, other, strict=True)
    )


def _narrow_alike(pair: Comparisons, left: Side, right: Side, one: Span, other: Span) -> bool:
    """ "The 2016 winner was banned" is not "the winner was banned in 2016"."""
    narrowed, other_narrowed = _narrowed(left, one), _narrowed(right, other)
    if narrowed is not None and other_narrowed is None:
        beside = right.unit_before(other.start)
        return _is_of_event(narrowed, left) or (beside is not None and are_one(pair, narrowed, beside))
    if other_narrowed is not None and narrowed is None:
        beside = left.unit_before(one.start)
        return _is_of_event(other_narrowed, right) or (beside is not None and are_one(pair, beside, other_narrowed))
    return True


def _is_of_holder(side: Side, span: Span) -> bool:
    """Whether a time behind a post tells when somebody held it: "the mayor of Orvale in 2015 was fined"."""
    head, predicate = side.head, side.statement.predicate
    return (
        head is not None
        and predicate is not None
        and head.text.lower() in HOLDERS | OCCUPATIONS
        and head.end < span.start < predicate.start
        and side.statement.text[span.end : span.end + 1] != ","
    )


def _is_of_event(noun: Unit, side: Side) -> bool:
    """Whether the time of a noun is that of what is told: "the May rise was 2 percent"."""
    return noun.sort in STATES and merely_tells(side)


def _narrowed(side: Side, span: Span) -> Unit | None:
    """The noun that a time stands right before, behind an article."""
    unit = side.unit_after(span.end)
    lead = side.token_at(span.start) - 1
    if (
        unit is None
        or unit.start - span.end != 1
        or unit.role == "verb"
        or lead < 0
        or side.tokens[lead].tag not in "DQ"
    ):
        return None
    return unit


def _dated(side: Side) -> list[Unit | None]:
    """For each time and length the verb before it; None for one that opens the sentence."""
    lengths = [found.number_span for found in side.statement.quantities if found.unit in LENGTHS]
    starts = sorted(span.start for span in (*(time.span for time in side.statement.times), *lengths))
    verbs = [unit for unit in side.units if unit.kind is UnitKind.VERB]
    return [next((verb for verb in reversed(verbs) if verb.end <= start), None) for start in starts]
