"""The phrases around a numeral that join it to another, make an age or a length of it, or a rate."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures import counted_nouns, number_words, units
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words

MULTIPLES: dict[str, float] = {
    "doubled": 2,
    "doubles": 2,
    "double": 2,
    "doubling": 2,
    "twice": 2,
    "thrice": 3,
    "tripled": 3,
    "triples": 3,
    "triple": 3,
    "tripling": 3,
    "trebled": 3,
    "treble": 3,
    "trebles": 3,
    "trebling": 3,
    "quadrupled": 4,
    "quadruple": 4,
    "quadruples": 4,
    "quadrupling": 4,
    "quintupled": 5,
    "halve": 0.5,
    "halves": 0.5,
    "halved": 0.5,
    "halving": 0.5,
} | {f"{word}fold": value for word, value in (number_words.ONES | number_words.TENS).items() if value >= 2}
"""Factor by folded word."""


LONG_WORDS: dict[str, str] = {
    form: unit
    for unit in ("hour", "day", "week", "month", "year", "decade", "century")
    for form in (f"{unit}long", f"{unit}slong")
}
"""Unit by words like "weeklong"."""


PLAYED = words(
    """
    game games match matches appearance appearances start starts outing outings test tests innings round rounds race races
    attempt attempts
    """
)
"""What points, goals and wins are told "in" so many of."""
WHOLES = words("three four five six seven eight nine ten twenty 10 20")
"""Numbers of those of whom some are a part ("two farms in three")."""

CHANGE_WORDS = words(
    """
    rose rise rises risen rising fell fall falls fallen falling increased increase increases increasing decreased
    decrease grew grow grown growing dropped drop drops dropping gained gain gains gaining lost lose losing up down
    climbed climb climbs jumped jump surged surge soared soar slid slide slipped slip declined decline declining
    plunged plunge tumbled tumble sank sink advanced advance added add cut by raised lowered shed rallied eased
    edged widened narrowed improved rebounded dipped shrank shrunk expanded higher lower more less fewer ahead behind lead
    weakened weakens strengthened strengthens firmed softened appreciated depreciated retreated
    swing gap margin clear short above below doubled halved trebled tripled quadrupled
    """
)
"""Words around a figure that say how far something moved, or how far two things lie apart."""


SEVERAL = words("hundred thousand million billion")
"""Numbers that a rate may be per."""
_PERHAPS = words("maybe perhaps possibly")
"""What stands before the other end of a guess ("nine, maybe ten days")."""


def one_in_joint(tokens: Sequence[Token], index: int) -> int | None:
    """Where the whole of "one in five", "six out of every ten" begins, or None."""
    words = [token.low for token in tokens[index : index + 4]]
    hyphen = words[:1] == ["-"]
    if hyphen:
        words = words[1:]
        if words[:1] == ["in"] and words[1:2] == ["-"]:
            return index + 3
        return None
    for joint in (["out", "of", "every"], ["out", "of"], ["in", "every"], ["of", "every"], ["in"]):
        if words[: len(joint)] == joint:
            return index + len(joint)
    return None


def range_joint(tokens: Sequence[Token], start: int, end: int, *, has_unit: bool) -> int | None:
    """Where the second figure of a range begins ("3-5", "from 9 to 18", "between 3 and 5", "three or four"), or None."""
    if end + 1 >= len(tokens):
        return None
    joint, following = tokens[end], tokens[end + 1]
    before = tokens[start - 1].low if start else ""
    if joint.kind == "aside":
        return None
    if joint.low == "," and following.low in _PERHAPS and not has_unit and end + 2 < len(tokens):
        return end + 2
    if joint.low == "-" and following.kind != "sign":
        tight = joint.glued and following.glued
        loose = not joint.glued and not following.glued
        if following.kind == "number" or following.low in number_words.ONES or following.low in number_words.TENS:
            return (
                end + 1
                if tight or (loose and tokens[end - 1].kind == "number" and following.kind == "number")
                else None
            )
        if joint.glued and following.low in ("to", "or") and end + 3 < len(tokens):
            return end + (3 if tokens[end + 2].low == "-" else 2)
        return None
    if joint.low == "-" and joint.glued and following.low in ("$", "£", "€"):
        return end + 1
    if joint.low in ("to", "till"):
        if (
            has_unit
            and before not in ("from", "between", "of")
            and any(token.low in CHANGE_WORDS for token in tokens[max(0, start - 4) : start])
        ):
            return None
        if before != "from" or following.low not in ("about", "around", "over", "some", "nearly"):
            return end + 1
        # "grew from three people to nearly 120" tells two figures, "costs from $3 to about $5" a range.
        is_change = any(token.low in CHANGE_WORDS for token in tokens[max(0, start - 4) : start])
        return None if is_change else end + 2
    if joint.low == "and" and (before == "between" or (start >= 2 and tokens[start - 2].low == "between")):
        return end + 1
    if joint.low == "or" and not has_unit and following.kind in ("word", "number", "sign"):
        return end + 1
    return None


def duration_tail(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """What "-long", "long", "-old", "of age" behind a time unit say, and the index after it."""
    words = [token.low for token in tokens[index : index + 2]]
    if not words:
        return None
    if words[0] == "-" and words[1:] in (["long"], ["old"], ["olds"], ["old's"]):
        return ("long" if words[1] == "long" else "age"), index + 2
    if words[0] == "old":
        return "age", index + 1
    if words == ["of", "age"]:
        return "age", index + 2
    if words[0] == "long":
        return "long", index + 1
    return None


def rate(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """The unit that a figure is per, and the index after it: "a gallon", "per square foot", "/ month", "-a-day"."""
    words = [token.low for token in tokens[index : index + 6]]
    at = index
    if words[:1] == ["-"] and words[1:2] == ["a"]:
        words, at = [word for word in words[1:] if word != "-"], index + 1
        return (words[1], at + 3) if len(words) > 1 and words[1] in units.PER_UNITS else None
    if not words or tokens[index].kind == "aside":
        return None
    if words[0] == "a" and words[1:2] == ["-"] and words[2:3] and words[2] in units.PER_UNITS:
        return words[2], index + 3
    if words[0] in ("per", "/", "each", "every"):
        if words[0] == "/" and not tokens[index].glued:
            return None
        if words[:2] == ["/", "s"] and tokens[index + 1].glued:
            return "second", index + 2
        return _per_noun(tokens, index + 1, any_noun=words[0] == "per")
    if words[0] in ("a", "an"):
        if words[2:3] in (["ago"], ["earlier"], ["later"], ["before"], ["-"]):
            return None
        return _per_noun(tokens, index + 1, any_noun=False)
    if words[0] in ("annually", "yearly") and tokens[index].kind == "word":
        return "year", index + 1
    return None


def _per_noun(tokens: Sequence[Token], index: int, *, any_noun: bool) -> tuple[str, int] | None:
    if index >= len(tokens) or tokens[index].kind == "aside":
        return None
    for length in range(min(2, len(tokens) - index), 0, -1):
        name = " ".join(token.low for token in tokens[index : index + length])
        unit = units.UNITS.get(name)
        if unit and (any_noun or length == 2 or name in units.PER_UNITS) and unit is not units.PERCENT:
            return unit.name, index + length
    word = tokens[index]
    if any_noun and (several := _per_several(tokens, index)) is not None:
        return several
    if word.kind != "word" or not (
        word.low in units.PER_UNITS or (any_noun and word.low not in counted_nouns.STOP_WORDS)
    ):
        return None
    return word.low, index + 1


def _per_several(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """ "per 100,000 residents", "per five kilograms", "per million", "per thousand live births": so many, and of what."""
    word, at = tokens[index], index + 1
    is_number = word.kind == "number" or word.low in number_words.ONES or word.low in number_words.TENS
    if word.low not in SEVERAL and not is_number:
        return None
    if is_number and at < len(tokens) and tokens[at].low in SEVERAL:
        at += 1
    counted = counted_nouns.counted_noun(tokens, at, 2)
    noun = tokens[at] if at < len(tokens) else None
    if counted is not None:
        at = counted.end
    elif noun is not None and noun.kind == "word" and noun.low not in counted_nouns.STOP_WORDS:
        # "per five kilograms", "per 100 km".
        at += 1
    elif word.low.isalpha() and word.low not in SEVERAL:
        return None
    return " ".join(token.low for token in tokens[index:at]), at
