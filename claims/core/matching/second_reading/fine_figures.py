"""What small words say of a figure: its bound, whether it is a part, what it is said of, and what it is the end of."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from claims.core.extraction.figures.counted_nouns import is_plural
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.figures import FigurePair, canonical
from claims.core.matching.comparing.rate_bases import are_bases_alike
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.second_reading.rereading import Side, are_one, is_linked
from claims.core.matching.second_reading.verb_forms import HAPPENING
from claims.core.matching.statements.reading import CHANGES
from claims.core.matching.words.inflections import degree_of
from claims.core.records import Quantity

CHANGING = words("percent share times point") | {"percentage point", "basis point"}
"""Units of shares and changes."""

_TURNED = frozenset({"by", "to"})
"""Prepositions before one figure that make two claims of it: "lowered by" and "lowered to 30"."""

_MOST_WORDS = 3
"""Words before a figure in which its bound is looked for: the longest of ``_BOUNDS`` has as many."""

_ABOUT = "about"
"""The truth lies on either side of a figure: a bare figure says it where one rounds to the other, one with a bound does
not."""

_AT_LEAST = "at least"
_FEW = 20
_ROUND = 10
"""Whole tens from ``_FEW`` on are counts by which nobody means one more or less: "at least two wives" are not "more than
two", nor "at least 21 years" "more than 21 years"."""

_BOUNDS = {
    **dict.fromkeys(("well over", "well above", "well under", "well below", "far more than", "far over"), "far"),
    **dict.fromkeys(("up to", "at most", "maximum of", "no more than", "limit of"), "at most"),
    **dict.fromkeys(
        ("just over", "just above", "slightly over", "slightly more than", "little over", "little more than"),
        "just above",
    ),
    **dict.fromkeys(("fewer than", "less than", "under", "below"), "less"),
    **dict.fromkeys(("nearly", "almost", "close to", "just under", "not quite"), "below"),
    **dict.fromkeys(("more than", "over", "above", "barely"), "above"),
    **dict.fromkeys(("at least", "no fewer than", "no less than", "minimum of"), _AT_LEAST),
    **dict.fromkeys(("about", "around", "roughly", "approximately", "circa", "some"), _ABOUT),
}
"""How a figure is led in -> on which side of it the truth lies."""

_FIRM_BOUNDS = frozenset({"far", "at most", "less"})
"""Bounds that a bare figure does not say, too; "nearly 300" and "300" do where one rounds to the other."""

_EXACTLY = words("exactly precisely")
_RANKING = words("rank ranks ranked ranking place places placed number position")
"""Words before a number that tells the place in an order."""

_ROUGHLY = words("about around roughly approximately some nearly almost circa over than")

_INSIDE_PHRASE = words("of the all its their s percent per cent million billion thousand")


def figures_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether each pair of figures is a rate of the same number, bounded on the same side and said of the same."""
    return (
        all(
            are_bases_alike(found.left, found.right)
            and _bounds_agree(left, right, found)
            and _exact_alike(left, found.left, right, found.right)
            and not (
                found.left.value == found.right.value
                and _leading(left, found.left) | _leading(right, found.right) == _TURNED
            )
            and _parts_agree({_part_or_whole(left, found.left), _part_or_whole(right, found.right)})
            and {_age_or_length(left, found.left), _age_or_length(right, found.right)} not in _OTHER_LENGTHS
            and _is_label(left, found.left) == _is_label(right, found.right)
            and _count_alike(pair, _counted_by(left, found.left), _counted_by(right, found.right))
            and _heads_agree(pair, left, right, found)
            and not _is_part_or_change(pair, left, right, found)
            and _complements_agree(found, left, right)
            and _lengths_measured_alike(found)
            and not (_is_age_or_length(found.left, found.right) or _is_age_or_length(found.right, found.left))
            and _degrees_measured_alike(pair, found, left, right)
            and _sizes_agree(left, right, found)
            and not _is_reached(left, found.left, right, found.right)
            and not _is_reached(right, found.right, left, found.left)
            and _aheads_agree(left, right, found)
            and {_side_of_level(left, found.left), _side_of_level(right, found.right)} != {"above", "below"}
            and {_share_before(left, found.left), _share_before(right, found.right)} != {"of", "noun"}
            for found in pair.figures.pairs
        )
        and not _bounds_exchanged(pair, left, right)
        and _ends_alike(pair, left, right)
        and _begins_with_half(left) == _begins_with_half(right)
        and _parts_apart_alike(pair, left, right)
        and _wholes_alike(pair, left, right)
        and _limits(left) == _limits(right)
        and _units_written_alike(left, right)
    )


_HALF_OF = re.compile(r"\band\s(?:a\s)?half\s(?:a\s)?(?:of|million|billion|thousand|dozen)\b", re.IGNORECASE)


def _begins_with_half(side: Side) -> bool:
    """ "For two years and a half of the shops closed" is not "for two and a half years"."""
    return _HALF_OF.search(side.statement.text) is not None


def _parts_apart_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "Of the 300 houses in Dolm, 40 were lost" is not "of the 300 houses, 40 in Dolm were lost"."""
    commas = [_comma_behind_of(side) for side in (left, right)]
    return 0 in commas or all(
        (link.left.start < commas[0]) == (link.right.start < commas[1]) for link in pair.alignment.shared
    )


def _wholes_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "30 of the 40 schools in Dolm closed" is not "30 of the 40 schools closed in Dolm": the 40 may be in more places."""
    if not (_tells_part_of_number(left) and _tells_part_of_number(right)):
        return True
    return all(
        {left.part_of(link.left.start), right.part_of(link.right.start)} != {"subject", "end"}
        for link in pair.alignment.shared
        if link.left.locative or link.right.locative or link.left.role in _WHERE
    )


_WHERE = words("in at on from near within outside")


def _tells_part_of_number(side: Side) -> bool:
    """Whether a number is said of another one: "30 of the 40 schools", "of the 40 schools, 30"."""
    return any(
        token.lower == "of" and any(after.tag == "C" for after in side.tokens[at + 1 : at + 3])
        for at, token in enumerate(side.tokens)
        if not at or side.tokens[at - 1].tag == "C"
    )


def _comma_behind_of(side: Side) -> int:
    """Where the comma lies that ends a phrase with "of" at the front of a text; 0 where there is none."""
    if not side.tokens or side.tokens[0].lower != "of":
        return 0
    return next((token.start for token in side.tokens if token.text == ","), 0)


def _complements_agree(found: FigurePair, left: Side, right: Side) -> bool:
    """ "More than 40 percent do not smoke" leaves fewer than 60 percent who do: only bare shares add up to one."""
    bounds = {_bound(left, found.left), _bound(right, found.right)}
    return not found.complement or bounds <= {"", _ABOUT}


_CLOCK_LENGTHS = words("second minute hour day week")
_DAYS_OF_YEAR = 365
_CALENDAR_LENGTHS = words("month quarter year decade century")


def _lengths_measured_alike(found: FigurePair) -> bool:
    """Whether no length is told in days here and in months there: "within 30 days" is not "within a month"."""
    units = {found.left.unit, found.right.unit}
    if {found.left.value, found.right.value} == {_DAYS_OF_YEAR, 1}:
        return True
    return not (units & _CLOCK_LENGTHS and units & _CALENDAR_LENGTHS)


def _degrees_measured_alike(pair: Comparisons, found: FigurePair, left: Side, right: Side) -> bool:
    """ "Warmed by 10 degrees Celsius" is not "by 50 degrees Fahrenheit": of two scales only what is reached compares."""
    units = {found.left.unit, found.right.unit}
    if len(units) == 1 or not all(unit is not None and unit.startswith("degree ") for unit in units):
        return True
    return not any(
        (one.predicate is not None and one.predicate.exact & CHANGES)
        or any(token.lower in _APART or degree_of(token.lower) == "more" for token in side.tokens)
        for one, side in ((pair.left, left), (pair.right, right))
    )


_APART = words("by above below than difference")


def _share_before(side: Side, quantity: Quantity) -> str:
    """``of`` for "20 percent of the tax", ``noun`` for "20 percent tax", else empty."""
    if quantity.unit != "percent":
        return ""
    number = side.token_at(quantity.number_span.end)
    while number < len(side.tokens) and side.tokens[number].lower.strip("%") in _SIGNS_OF_SHARE:
        number += 1
    if number >= len(side.tokens):
        return ""
    token = side.tokens[number]
    return "of" if token.lower == "of" else "noun" if token.tag in "NSP" and not side.is_in_time(token) else ""


def _sizes_agree(left: Side, right: Side, found: FigurePair) -> bool:
    """ "A drop of 3 percent in sales" is not "3 percent of sales"; "a share of 3 percent" may be."""
    sizes = _is_size(left, found.left), _is_size(right, found.right)
    parts = _share_before(left, found.left) == "of", _share_before(right, found.right) == "of"
    return not ((sizes[0] and parts[1]) or (sizes[1] and parts[0]))


def _is_reached(side: Side, quantity: Quantity, other: Side, other_quantity: Quantity) -> bool:
    """ "Doubled its stake to 30 percent" is not "doubled its 30 percent stake"."""
    is_before_noun = _share_before(other, other_quantity) == "noun" and _end_before(other, other_quantity) != "to"
    return is_before_noun and _end_before(side, quantity) == "to"


def _is_size(side: Side, quantity: Quantity) -> bool:
    number = side.token_at(quantity.span.start) - 1
    if quantity.unit != "percent" or number < 1 or side.tokens[number].lower != "of":
        return False
    return side.tokens[number - 1].tag in "NS" and side.tokens[number - 1].lower not in _PARTS_OF_WHOLES


_PARTS_OF_WHOLES = words("share shares stake stakes part proportion portion holding total")
_AHEAD = words("early earlier late ahead behind apart")


def _aheads_agree(left: Side, right: Side, found: FigurePair) -> bool:
    """ "Reopened 30 days early" is not "reopened early for 30 days"; "late by 30 days" is "30 days late"."""
    return not found.left.is_duration or _ahead(left, found.left) == _ahead(right, found.right)


def _side_of_level(side: Side, quantity: Quantity) -> str:
    """``above`` or ``below`` for a figure that tells how far something is from a level: "30 percent above that of"."""
    number = side.token_at(quantity.span.end)
    return _SIDES_OF_LEVEL.get(side.tokens[number].lower, "") if number < len(side.tokens) else ""


_SIDES_OF_LEVEL = {
    **dict.fromkeys(("above", "over", "more", "higher", "up"), "above"),
    **dict.fromkeys(("below", "under", "less", "fewer", "lower", "down"), "below"),
}


def _ahead(side: Side, quantity: Quantity) -> str:
    """What a length is told to be: the word behind it, or before "by" and it."""
    behind = side.token_at(quantity.span.end)
    before = side.token_at(quantity.span.start) - 2
    near = [side.tokens[behind].lower] if behind < len(side.tokens) else []
    if before >= 0 and side.tokens[before + 1].lower == "by":
        near.append(side.tokens[before].lower)
    return next((word for word in near if word in _AHEAD), "")


_SIGNS_OF_SHARE = frozenset({"", "percent", "per", "cent"})


def _ends_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "Rose from 30 to 40 percent" is not "rose 30 to 40 percent", nor "extended to 30 days" "for 30 days"."""
    verbs = [link for link in pair.alignment.shared if link.left.kind is link.right.kind is UnitKind.VERB]
    if not all(link.left.bases == link.right.bases for link in verbs):
        return True
    is_change = any(link.left.exact & (CHANGES | HAPPENING) for link in verbs)
    return all(
        _is_one_end(_end_before(left, found.left), _end_before(right, found.right))
        for found in pair.figures.pairs
        if found.left.value == found.right.value
        and (is_change or (found.left.value_to is None and found.left.is_duration))
    )


def _is_one_end(one: str, other: str) -> bool:
    """Whether two prepositions before a figure leave it at one end of what is told."""
    return one == other or not {one, other} & {"from", "to"}


def _end_before(side: Side, quantity: Quantity) -> str:
    """The small word right before a figure and its bound."""
    number = side.token_at(quantity.span.start) - 1
    while number >= 0 and side.tokens[number].tag == "R":
        number -= 1
    return side.tokens[number].lower if number >= 0 and side.tokens[number].tag in "IA" else ""


_UNIT_SIGN = re.compile(r"\d\s?([^\W\d_]{1,5})\b")


def _units_written_alike(left: Side, right: Side) -> bool:
    """Whether no sign of a unit differs in its capitals alone: "30 MW" is not "30 mW", nor "500Gb" "500GB"."""
    one, other = (set(_UNIT_SIGN.findall(side.statement.text)) for side in (left, right))
    return not {sign.lower() for sign in one - other} & {sign.lower() for sign in other - one}


def _exact_alike(left: Side, one: Quantity, right: Side, other: Quantity) -> bool:
    """ "Exactly 112" is neither "about 112" nor "110", and "the 112 hotline" is not "the 110 hotline"."""
    leads = {_word_before(left, one), _word_before(right, other)}
    tells_which = _tells_which(left, one) or _tells_which(right, other)
    if (tells_which or not leads.isdisjoint(_EXACTLY)) and canonical(one).value != canonical(other).value:
        return False
    return leads.isdisjoint(_EXACTLY) or leads.isdisjoint(_ROUGHLY)


def _tells_which(side: Side, quantity: Quantity) -> bool:
    """Whether a number is no count, which may be rounded: "hotline 112", "the 112 hotline", "the 112-storey tower", "ranks
    112 of 180"."""
    if (
        _is_label(side, quantity)
        or _word_before(side, quantity) in _RANKING
        or side.statement.text.startswith("-", quantity.number_span.end)
    ):
        return True
    if quantity.normalized is None and quantity.unit in {None, "rank"}:
        return True
    at = side.token_at(quantity.number_span.end)
    behind = side.tokens[at] if at < len(side.tokens) else None
    if behind is None or quantity.value <= 1 or quantity.normalized is not None or quantity.unit != behind.lower:
        return False
    return behind.start - quantity.number_span.end == 1 and behind.tag in "NS" and not is_plural(behind.lower)


def _bounds_agree(left: Side, right: Side, found: FigurePair) -> bool:
    """ "At least 300" of many is "more than 300", but not of years, sums and those whom a rule is made for: "firms with at
    least 50 workers"."""
    one, other = _bound(left, found.left), _bound(right, found.right)
    if {one, other} == {_AT_LEAST, "above"}:
        is_round = found.left.value >= _FEW and found.left.value % _ROUND == 0
        is_limit = _is_limit(left, found.left) or _is_limit(right, found.right)
        return is_round and not is_limit and found.left.normalized is None and found.left.measure != "age"
    return one == other or not ({one, other} & _FIRM_BOUNDS or "" not in {one, other})


def _is_limit(side: Side, quantity: Quantity) -> bool:
    """Whether a bound narrows a noun right before it."""
    return _LIMITED.search(side.statement.text, 0, quantity.number_span.start) is not None


_LIMITED = re.compile(rf"\b(?:with|having|aged)\s(?:{'|'.join(_BOUNDS)})\s\Z", re.IGNORECASE)


def _bounds_exchanged(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "Nearly 40 men got two years" is not "40 men got nearly two years", nor "exactly 40 …" "… exactly two years"."""
    bounds = [(_bound(left, found.left), _bound(right, found.right)) for found in pair.figures.pairs]
    words = [(_word_before(left, found.left), _word_before(right, found.right)) for found in pair.figures.pairs]
    return _are_exchanged(bounds) or _are_exchanged(words)


def _are_exchanged(leads: list[tuple[str, str]]) -> bool:
    """Whether what leads one figure in on the left leads in another one on the right."""
    lone = [(one, other) for one, other in leads if one != other]
    return not {one for one, _ in lone if one}.isdisjoint(other for _, other in lone)


def _word_before(side: Side, quantity: Quantity) -> str:
    """The word right before a figure: "exactly", "an estimated", "another"."""
    number = side.token_at(quantity.number_span.start) - 1
    return side.tokens[number].lower if number >= 0 and side.tokens[number].is_word else ""


def _bound(side: Side, quantity: Quantity) -> str:
    """On which side of a figure the truth is said to lie; empty where that is left open."""
    number = side.token_at(quantity.number_span.start)
    before: list[str] = []
    while number > 0 and len(before) < _MOST_WORDS and side.tokens[number - 1].is_word:
        number -= 1
        before.insert(0, side.tokens[number].lower)
    endings = (" ".join(before[at:]) for at in range(len(before)))
    return next((_BOUNDS[ending] for ending in endings if ending in _BOUNDS), "")


def _leading(side: Side, quantity: Quantity) -> frozenset[str]:
    """The preposition before a figure, if it tells which end of a change it is."""
    number = side.word_before(quantity.number_span.start, "DR")
    word = side.tokens[number].lower if number >= 0 else ""
    return frozenset({word} & _TURNED)


def _part_or_whole(side: Side, quantity: Quantity) -> str:
    """``part`` for "two of the dead", ``owned`` for "two of the town's dead", ``whole`` for "the two dead", else empty; a
    share is always of more."""
    if quantity.unit in CHANGING:
        return ""
    behind = side.statement.text[quantity.number_span.end :]
    if behind.startswith((" of ", " out of ")):
        following = side.unit_after(quantity.number_span.end)
        return "owned" if following is not None and following.possessive else "part"
    lead = side.token_at(quantity.number_span.start) - 1
    return "whole" if lead >= 0 and side.tokens[lead].lower in {"the", "these", "those"} else ""


def _parts_agree(parts: set[str]) -> bool:
    """ "300 of the locals" are not "300 locals", nor "the two dead" "two of the dead"; what somebody has may be all."""
    return len(parts) == 1 or "owned" in parts or "part" not in parts


_OTHER_LENGTHS = ({"age", "length"}, {"in", "length"})
_LENGTH = re.compile(r".*-(?:day|week|month|year)(?P<age>-old)?\Z")


def _age_or_length(side: Side, quantity: Quantity) -> str:
    """``age`` for "a three-year-old plan", ``length`` for "a three-year plan", ``in`` for "a plan in three years"."""
    number = side.token_at(quantity.number_span.start)
    found = _LENGTH.match(side.tokens[number].lower)
    if found is not None:
        return "age" if found["age"] else "length"
    return "in" if number and side.tokens[number - 1].lower == "in" else ""


def _is_age_or_length(one: Quantity, other: Quantity) -> bool:
    """ "A sentence for a 12-year-old boy" is not "a 12-year sentence for a boy"."""
    return one.measure == "age" and other.measure is None and other.is_duration


def _is_part_or_change(pair: Comparisons, left: Side, right: Side, found: FigurePair) -> bool:
    """ "Half the fees rose" is not "the fees rose by half"."""
    ends = (left, found.left, pair.left.predicate), (right, found.right, pair.right.predicate)
    if any(quantity.unit not in CHANGING or verb is None for _, quantity, verb in ends):
        return False
    changes = [_leading(side, quantity) == {"by"} for side, quantity, _ in ends]
    before = [verb is not None and quantity.number_span.end <= verb.start for _, quantity, verb in ends]
    return changes[0] != changes[1] and before[0] != before[1] and before == changes[::-1]


def _heads_agree(pair: Comparisons, left: Side, right: Side, found: FigurePair) -> bool:
    """ "Half of the rivers" is not "half of the pollution of rivers", nor "22% of poor adults are in Orm" "22% of adults in
    Orm are poor"."""
    if not {found.left.unit, found.right.unit} <= {"share", "percent"}:
        return True
    one, other = _counted_by(left, found.left), _counted_by(right, found.right)
    links = pair.alignment.shared
    narrowing = [(link.right, right) for link in links if link.left in one[:-1] and link.right not in other]
    narrowing += [(link.left, left) for link in links if link.right in other[:-1] and link.left not in one]
    if any(side.part_of(unit.start) == "end" for unit, side in narrowing):
        return False
    heads = _head_of(one, left), _head_of(other, right)
    return not any(
        are_one(pair, heads[0], unit) for unit in other[1:] if heads[0] and unit is not heads[1]
    ) and not any(are_one(pair, unit, heads[1]) for unit in one[1:] if heads[1] and unit is not heads[0])


def _head_of(units: list[Unit], side: Side) -> Unit | None:
    """The last unit before an "of" that joins two of them."""
    joined = (one for one, other in pairwise(units) if " of " in side.statement.text[one.end : other.start + 1])
    return next(joined, units[-1] if units else None)


def _limits(side: Side) -> Counter[str]:
    """The bounds of numbers that are no figures of their own: "boys under 16"."""
    return Counter(
        f"{token.lower} {number.text}"
        for token, number, unit in zip(side.tokens, side.tokens[1:], side.tokens[2:], strict=False)
        if token.lower in _LIMITS and number.tag == "C" and unit.tag not in "NS" and not side.is_in_figure(number)
    )


_LIMITS = words("under over below above")


def _is_label(side: Side, quantity: Quantity) -> bool:
    """Whether a figure tells which one: "branch 40" is not "40 branches"."""
    before = side.unit_before(quantity.number_span.start)
    if before is None or before.kind is UnitKind.VERB or quantity.number_span.start - before.end != 1:
        return False
    return not quantity.unit and not _counted_by(side, quantity)


def _count_alike(pair: Comparisons, one: list[Unit], other: list[Unit]) -> bool:
    """Whether two figures are said of one thing, as far as both say of what and each has its like on the other side."""
    if not all(any(is_linked(pair, unit) for unit in units) for units in (one, other)):
        return True
    return any(are_one(pair, first, second) for first in one for second in other)


def _counted_by(side: Side, quantity: Quantity) -> list[Unit]:
    """The words of the noun phrase right behind a figure, or behind "of"."""
    found: list[Unit] = []
    end = quantity.number_span.end
    for unit in side.units:
        if unit.start < end:
            continue
        between = [token for token in side.tokens if end <= token.start and token.end <= unit.start]
        if unit.role == "verb" or not all(_is_inside(token.lower) for token in between):
            break
        found.append(unit)
        end = unit.end
    return found


def _is_inside(word: str) -> bool:
    return word in _INSIDE_PHRASE or word.strip("'’") in _INSIDE_PHRASE or word.replace(",", "").isdigit()
