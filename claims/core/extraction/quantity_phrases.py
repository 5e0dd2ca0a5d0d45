"""The phrases around a numeral that decide whether it counts, how it is bounded, and what it is joined to."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction import counted_nouns, number_words, units
from claims.core.extraction.number_words import Numeral
from claims.core.extraction.units import Unit
from claims.core.extraction.value_tokens import Token
from claims.core.extraction.word_lists import words
from claims.core.records import Comparator

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
    "quadrupled": 4,
    "quadruple": 4,
    "quadrupling": 4,
    "quintupled": 5,
    "halved": 0.5,
    "halving": 0.5,
} | {f"{word}fold": value for word, value in (number_words.ONES | number_words.TENS).items() if value >= 2}
"""Factor by folded word."""
_VERBS_OF_MULTIPLE = frozenset(
    words("doubled doubles doubling tripled triples tripling trebled quadrupled quadrupling quintupled halved halving")
)

LONG_WORDS: dict[str, str] = {
    form: unit
    for unit in ("hour", "day", "week", "month", "year", "decade", "century")
    for form in (f"{unit}long", f"{unit}slong")
}
"""Unit by words like "weeklong"."""

_BEFORE: dict[str, tuple[Comparator, bool]] = {
    "about": (Comparator.ABOUT, True),
    "around": (Comparator.ABOUT, True),
    "some": (Comparator.ABOUT, True),
    "roughly": (Comparator.ABOUT, True),
    "approximately": (Comparator.ABOUT, True),
    "approx": (Comparator.ABOUT, True),
    "approx .": (Comparator.ABOUT, True),
    "circa": (Comparator.ABOUT, True),
    "ca .": (Comparator.ABOUT, True),
    "c .": (Comparator.ABOUT, True),
    "nearly": (Comparator.ABOUT, True),
    "almost": (Comparator.ABOUT, True),
    "close to": (Comparator.ABOUT, True),
    "an estimated": (Comparator.ABOUT, True),
    "estimated": (Comparator.ABOUT, True),
    "an average of": (Comparator.ABOUT, True),
    "in the region of": (Comparator.ABOUT, True),
    "~": (Comparator.ABOUT, True),
    "≈": (Comparator.ABOUT, True),
    "more than": (Comparator.MORE, False),
    "greater than": (Comparator.MORE, False),
    "higher than": (Comparator.MORE, False),
    "larger than": (Comparator.MORE, False),
    "longer than": (Comparator.MORE, False),
    "older than": (Comparator.MORE, False),
    "over": (Comparator.MORE, False),
    "over than": (Comparator.MORE, False),
    "above": (Comparator.MORE, False),
    "exceeding": (Comparator.MORE, False),
    "exceeded": (Comparator.MORE, False),
    "exceeds": (Comparator.MORE, False),
    "exceed": (Comparator.MORE, False),
    "surpassing": (Comparator.MORE, False),
    "surpassed": (Comparator.MORE, False),
    "topping": (Comparator.MORE, False),
    "topped": (Comparator.MORE, False),
    "in excess of": (Comparator.MORE, False),
    "upwards of": (Comparator.MORE, False),
    "well over": (Comparator.MORE, False),
    "far more than": (Comparator.MORE, False),
    "well above": (Comparator.MORE, False),
    "just over": (Comparator.MORE, True),
    "just above": (Comparator.MORE, True),
    "slightly more than": (Comparator.MORE, True),
    "slightly over": (Comparator.MORE, True),
    "a little over": (Comparator.MORE, True),
    "a little more than": (Comparator.MORE, True),
    "just more than": (Comparator.MORE, True),
    ">": (Comparator.MORE, False),
    "less than": (Comparator.LESS, False),
    "fewer than": (Comparator.LESS, False),
    "lower than": (Comparator.LESS, False),
    "smaller than": (Comparator.LESS, False),
    "younger than": (Comparator.LESS, False),
    "shorter than": (Comparator.LESS, False),
    "under": (Comparator.LESS, False),
    "below": (Comparator.LESS, False),
    "well under": (Comparator.LESS, False),
    "well below": (Comparator.LESS, False),
    "just under": (Comparator.LESS, True),
    "just below": (Comparator.LESS, True),
    "just short of": (Comparator.LESS, True),
    "just less than": (Comparator.LESS, True),
    "slightly less than": (Comparator.LESS, True),
    "slightly under": (Comparator.LESS, True),
    "a little under": (Comparator.LESS, True),
    "<": (Comparator.LESS, False),
    "up to": (Comparator.AT_MOST, False),
    "as many as": (Comparator.AT_MOST, False),
    "as much as": (Comparator.AT_MOST, False),
    "at most": (Comparator.AT_MOST, False),
    "at the most": (Comparator.AT_MOST, False),
    "no more than": (Comparator.AT_MOST, False),
    "not more than": (Comparator.AT_MOST, False),
    "not exceeding": (Comparator.AT_MOST, False),
    "a maximum of": (Comparator.AT_MOST, False),
    "maximum of": (Comparator.AT_MOST, False),
    "≤": (Comparator.AT_MOST, False),
    "< =": (Comparator.AT_MOST, False),
    "at least": (Comparator.AT_LEAST, False),
    "at the very least": (Comparator.AT_LEAST, False),
    "no fewer than": (Comparator.AT_LEAST, False),
    "no less than": (Comparator.AT_LEAST, False),
    "not less than": (Comparator.AT_LEAST, False),
    "not fewer than": (Comparator.AT_LEAST, False),
    "a minimum of": (Comparator.AT_LEAST, False),
    "minimum of": (Comparator.AT_LEAST, False),
    "≥": (Comparator.AT_LEAST, False),
    "> =": (Comparator.AT_LEAST, False),
}
_BEHIND: dict[str, tuple[Comparator, bool]] = {
    "or more": (Comparator.AT_LEAST, False),
    "or over": (Comparator.AT_LEAST, False),
    "or older": (Comparator.AT_LEAST, False),
    "or higher": (Comparator.AT_LEAST, False),
    "and over": (Comparator.AT_LEAST, False),
    "and older": (Comparator.AT_LEAST, False),
    "and above": (Comparator.AT_LEAST, False),
    "or above": (Comparator.AT_LEAST, False),
    "at least": (Comparator.AT_LEAST, False),
    "plus": (Comparator.AT_LEAST, False),
    "- plus": (Comparator.AT_LEAST, False),
    "- odd": (Comparator.ABOUT, True),
    "+": (Comparator.AT_LEAST, False),
    "or less": (Comparator.AT_MOST, False),
    "or fewer": (Comparator.AT_MOST, False),
    "or under": (Comparator.AT_MOST, False),
    "or younger": (Comparator.AT_MOST, False),
    "or below": (Comparator.AT_MOST, False),
    "and under": (Comparator.AT_MOST, False),
    "at most": (Comparator.AT_MOST, False),
    "or so": (Comparator.ABOUT, True),
    "or thereabouts": (Comparator.ABOUT, True),
}
# Nouns that a bare number behind them names, never counts: "Article 5", "page 12", "Flight 17".
_LABELS = frozenset(
    words("""article articles section sections chapter page pages no number numbers room flight route highway interstate
    road street avenue line platform gate track phase level stage step tier type category class model version
    unit episode season part title resolution amendment proposition prop grade table figure fig item act rule
    protocol clause paragraph paragraphs annex appendix schedule division group game week day round lap hole
    match race lot bus train channel district ward zone sector block building house apartment apt suite studio
    camp area hangar pier squadron battalion regiment brigade unit's case file form bill hb sb psalm verse vol
    volume issue chapter act scene question exhibit windows iphone ipad galaxy playstation xbox covid apollo
    soyuz falcon boeing airbus formula super saturn pixel top big world war ii quarter turn junction exit""")
)
_NOT_NAME_BEFORE = frozenset(
    words("""jan feb mar apr may jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday in the a an and or but of at by to for with from about some around over under up than only just all
    another those these nearly almost roughly approximately between least most total there other when while
    after before since until if as his her their our my your its it he she they we i you that this which who
    killed dead wounded injured near""")
)
_YEAR_CONTEXT = frozenset(
    words("""in since by until till from to of during before after the early late mid circa between and or through around
    late-year year spring summer autumn fall winter through ,( ( [ , a for its their his on""")
)
_NOT_BEFORE_ONE = frozenset(
    words("""no the this that any every each another which some only number day first last next big single not own wrong
    right new old good bad better same other square""")
)
_NOT_AFTER_ONE = frozenset(
    words("""another thing things can could should would might may must will who that of day more else , . ; : ) is was
    has had 's or and time for to in on at as by with side hand where which way after step""")
)
_CHANGE_WORDS = frozenset(
    words("""rose rise rises risen rising fell fall falls fallen falling increased increase increases increasing
    decreased decrease grew grow grown growing dropped drop drops dropping gained gain gains gaining lost lose
    losing up down climbed climb climbs jumped jump surged surge soared soar slid slide slipped slip declined
    decline declining plunged plunge tumbled tumble sank sink advanced advance added add cut by raised lowered
    shed rallied eased edged widened narrowed improved rebounded dipped shrank shrunk expanded""")
)
_SUPERLATIVES = frozenset(words("most least best worst highest lowest largest"))


def is_year(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a bare numeral is a calendar year ("in 2019", "the 1848 uprising") rather than a count."""
    token = tokens[numeral.start]
    if numeral.form != "digits" or numeral.end != numeral.start + 1 or len(token.low) != 4 or not token.low.isdecimal():
        return False
    if not 1000 <= numeral.value <= 2100:
        return False
    before = tokens[numeral.start - 1].low if numeral.start else ""
    if approximator_before(tokens, numeral.start, 0) is not None and before not in ("around", "about", "over"):
        return False
    behind = tokens[numeral.end] if numeral.end < len(tokens) else None
    if behind is not None and (
        behind.low in units.UNITS or behind.low in number_words.MAGNITUDES or behind.text == "%"
    ):
        return False
    if behind is not None and behind.glued and behind.kind == "word":
        return False
    if behind is not None and behind.low in ("-", "to") and _is_beyond_years(tokens, numeral.end + 1):
        return False
    if 1900 <= numeral.value <= 2099:
        return True
    counts_plural = behind is not None and counted_nouns.is_plural(behind.low)
    return before in _YEAR_CONTEXT and not counts_plural


def _is_beyond_years(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number too large or too long for a year stands there ("2000 - 2500 calories")."""
    if index >= len(tokens) or tokens[index].kind != "number":
        return False
    digits = tokens[index].low
    return not digits.isdecimal() or not 1000 <= int(digits[:9]) <= 2100


def is_name_part(tokens: Sequence[Token], index: int, numeral: Numeral) -> bool:
    """Whether the numeral belongs to a name, a label, a year or a list mark and is no figure."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    behind = tokens[numeral.end] if numeral.end < len(tokens) else None
    if numeral.form == "digits" and _is_list_mark(tokens, index, numeral.end):
        return True
    if is_year(tokens, numeral) or _is_address(tokens, numeral):
        return True
    if before is None:
        return False
    if token.glued and before.kind in ("word", "number", "aside") and token.kind == "number":
        return True
    if token.glued and before.low in ("-", "/", "#", "@", "_", ".", "&", ":") and index >= 2:
        if before.low == "-" and tokens[index - 2].low in ("now", "then", "sub"):
            return False
        return before.low in ("#", "@") or (tokens[index - 2].kind in ("word", "number", "aside") and before.glued)
    if before.low in ("#", "№"):
        return True
    if (
        before.low == "."
        and index >= 2
        and tokens[index - 2].low in ("no", "nos", "art", "sec", "vol", "fig", "p", "pp")
    ):
        return True
    if numeral.form == "ordinal" or numeral.value_to is not None:
        return False
    label = before.low in _LABELS and (numeral.form == "words" or token.kind == "number")
    if label and (before.text[:1].isupper() or before.low not in _SOFT_LABELS) and not _has_unit(behind):
        return numeral.value < 10_000
    return _follows_name(tokens, index, numeral, behind)


# Words that are as often a plain noun before a figure ("in the area 40 people").
_SOFT_LABELS = frozenset(
    words("""area world house street road building class line day week season game match race issue case number top big
    turn war train bus group level unit question track part act bill stage table figure numbers form type""")
)


def _has_unit(behind: Token | None) -> bool:
    if behind is None:
        return False
    return (
        behind.low in units.UNITS
        or behind.text in units.CASED_UNITS
        or behind.low in number_words.MAGNITUDES
        or behind.low == "people"
        or behind.low == "-"
    )


def _follows_name(tokens: Sequence[Token], index: int, numeral: Numeral, behind: Token | None) -> bool:
    """ "Planet 9", "Galaxy 23": a capitalized word inside the sentence, directly before a small bare number."""
    before, token = tokens[index - 1], tokens[index]
    if token.kind == "word":
        capitals = token.text[:1].isupper() and before.kind == "word" and before.text[:1].isupper()
        return capitals and before.low not in _NOT_NAME_BEFORE
    if numeral.end != index + 1 or numeral.value >= 1000 or numeral.value != int(numeral.value):
        return False
    if before.kind != "word" or not before.text[:1].isupper() or before.low in _NOT_NAME_BEFORE or index < 2:
        return False
    if tokens[index - 2].low in (".", "!", "?", ":", "“", '"', ";"):
        return False
    if _has_unit(behind):
        return False
    return not (behind is not None and behind.kind == "word" and counted_nouns.is_plural(behind.low))


def _is_address(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """ "16-18 Industrial Avenue": a capitalized street name within four words."""
    if numeral.form != "digits" or numeral.end != numeral.start + 1:
        return False
    for place in range(numeral.end, min(numeral.end + 6, len(tokens))):
        token = tokens[place]
        if token.kind == "number" or token.low == "-":
            continue
        if token.kind != "word" or not token.text[:1].isupper():
            return False
        if token.low in (
            "street",
            "avenue",
            "road",
            "lane",
            "boulevard",
            "drive",
            "square",
            "terrace",
            "st",
            "ave",
            "rd",
        ):
            return place > numeral.end
    return False


def _is_list_mark(tokens: Sequence[Token], index: int, end: int) -> bool:
    """ "1) first, 2) second": a small number with a bracket behind it and none before."""
    if end >= len(tokens) or tokens[end].low != ")" or end != index + 1 or len(tokens[index].low) > 2:
        return False
    return not any(token.low == "(" for token in tokens[max(0, index - 8) : index])


def is_rank(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether an ordinal is a rank worth taking: "third" and up; "first" and "second" only where a rank is spoken of."""
    before = tokens[numeral.start - 1] if numeral.start else None
    behind = tokens[numeral.end] if numeral.end < len(tokens) else None
    after = tokens[numeral.end + 1] if numeral.end + 1 < len(tokens) else None
    following = after if behind is not None and behind.low == "-" else behind
    if (
        before is not None
        and before.low in ("-", "/")
        and before.glued
        and numeral.start >= 2
        and tokens[numeral.start - 2].kind != "sign"
    ):
        return False
    if following is not None and following.low in (
        "quarter",
        "quarters",
        "century",
        "half",
        "party",
        "world",
        "amendment",
        "hand",
    ):
        return False
    if (
        behind is not None
        and behind.text[:1].isupper()
        and behind.kind == "word"
        and tokens[numeral.start].text[:1].isupper()
    ):
        return False
    if numeral.value not in (1, 2):
        return True
    if following is not None and (
        following.low in _SUPERLATIVES
        or (following.low.endswith("est") and len(following.low) > 4)
        or following.low in ("straight", "consecutive", "successive", "place")
    ):
        return True
    return before is not None and before.low in (
        "finished",
        "came",
        "ranked",
        "placed",
        "ranks",
        "finish",
        "ranking",
        "finishing",
    )


def is_multiple(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word like "double" or "twice" multiplies: verbs always, others only before what they multiply."""
    word = tokens[index].low
    behind = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if index and tokens[index - 1].low == "-":
        return False
    if word in _VERBS_OF_MULTIPLE or word.endswith("fold"):
        return behind != "-"
    return behind in ("the", "as", "that", "what", "its", "their", "his", "her", "those", "in")


def article_counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether "a decade" is a length: behind "for", "more than" and the like, and no "ago" or "earlier" behind it."""
    before = tokens[index - 1].low if index else ""
    behind = tokens[index + 2].low if index + 2 < len(tokens) else ""
    if behind in ("ago", "earlier", "later", "before", "after", "-", "from", "old"):
        return behind == "old"
    return before in (
        "for",
        "lasted",
        "lasting",
        "lasts",
        "last",
        "within",
        "over",
        "than",
        "nearly",
        "almost",
        "about",
        "least",
        "under",
        "half",
        "takes",
        "took",
        "take",
    )


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
            and any(token.low in _CHANGE_WORDS for token in tokens[max(0, start - 4) : start])
        ):
            return None
        return (
            end + 2 if following.low in ("about", "around", "over", "some", "nearly") and before == "from" else end + 1
        )
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
    if words[0] == "-" and words[1:] in (["long"], ["old"], ["olds"]):
        return ("long" if words[1] == "long" else "age"), index + 2
    if words[0] == "old":
        return "age", index + 1
    if words == ["of", "age"]:
        return "age", index + 2
    if words[0] == "long":
        return "long", index + 1
    return None


def age_end(tokens: Sequence[Token], start: int, end: int, value: float) -> int | None:
    """Where an age without a unit ends: "aged 34", "age 87", "87 yo", "Anna Berg, 34,"; None where it is no age."""
    behind = tokens[end] if end < len(tokens) else None
    if behind is not None and behind.low in ("yo", "y"):
        after = tokens[end + 1] if end + 1 < len(tokens) else None
        if behind.low == "yo":
            return end + 1
        if after is not None and after.low == "/":
            return end + 3
    if not 0 < value <= 120 or value != int(value):
        return None
    before = tokens[start - 1] if start else None
    if before is None:
        return None
    if before.low in ("aged", "age", "ages"):
        return end
    if before.low == "of" and start >= 2 and tokens[start - 2].low in ("age", "ages"):
        return end
    said_of = (
        before.low in ("was", "is", "be", "turned", "turns", "turning")
        and start >= 2
        and tokens[start - 2].low in ("who", "he", "she", "will", "would")
        and (behind is None or behind.low in (".", ",", "when", "by", "at", "and", "in", "on", ")"))
    )
    if said_of:
        return end
    appositive = (
        before.low in (",", "(")
        and start >= 2
        and tokens[start - 2].kind == "word"
        and tokens[start - 2].text[:1].isupper()
        and behind is not None
        and behind.low in (",", ".", ")")
        and value >= 5
        and tokens[start].kind == "number"
    )
    return end if appositive else None


def counts(tokens: Sequence[Token], start: int, end: int, value: float, form: str, unit: Unit | None) -> bool:
    """Whether a numeral is used to count: filters "one" as a pronoun, list numbers and numerals without meaning."""
    first = tokens[start].low
    before = tokens[start - 1].low if start else ""
    behind = tokens[end].low if end < len(tokens) else ""
    if form == "words" and value == 1 and end == start + 1 and first == "one":
        if before in _NOT_BEFORE_ONE or before == "-" or behind in _NOT_AFTER_ONE:
            return False
        return unit is not None
    if form == "vague" and unit is None:
        return behind == "of" or tokens[end - 1].low == "of"
    if form == "fraction" and first in ("half", "a"):
        return _half_counts(tokens, start, end)
    if form == "couple":
        return unit is not None
    return True


def _half_counts(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "half of voters", "nearly half the seats" are shares; "the second half", "half-hearted", "half past" are not."""
    behind = tokens[end].low if end < len(tokens) else ""
    before = tokens[start - 1].low if start else ""
    if tokens[start].low == "a" and tokens[end - 1].low not in ("half", "quarter"):
        return True
    if before in ("first", "second", "other", "the", "better", "this", "last", "final", "-") and behind != "of":
        return False
    if before in ("first", "second", "other", "better", "latter") or behind in ("-", "past", "time", "way"):
        return False
    return behind in (
        "of",
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "all",
        "as",
        "that",
        "those",
        "our",
        "were",
        "are",
        "have",
        "said",
        ",",
        ".",
    ) or bool(before in ("nearly", "almost", "about", "than", "over", "by", "under", "around", "roughly", "in"))


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
    if word.kind == "number" and any_noun and index + 1 < len(tokens) and tokens[index + 1].kind == "word":
        return f"{word.low} {tokens[index + 1].low}", index + 2
    if word.kind != "word" or not (
        word.low in units.PER_UNITS or (any_noun and word.low not in counted_nouns.STOP_WORDS)
    ):
        return None
    return word.low, index + 1


def approximator_before(tokens: Sequence[Token], start: int, floor: int) -> tuple[int, Comparator, bool] | None:
    """The longest approximator that ends right before the token: where it begins, its bound, whether it is vague."""
    for length in (4, 3, 2, 1):
        begin = start - length
        if begin < floor:
            continue
        found = _BEFORE.get(" ".join(token.low for token in tokens[begin:start]))
        if found:
            if length == 1 and tokens[begin].low == "over" and begin and tokens[begin - 1].low == "-":
                continue
            return begin, *found
    return None


def approximator_behind(tokens: Sequence[Token], number_end: int, end: int) -> tuple[int, Comparator, bool, str] | None:
    """The bound right behind the numeral or the whole figure: where it ends, its comparator, whether vague, its words."""
    for place in (number_end, end):
        for length in range(min(2, len(tokens) - place), 0, -1):
            words = " ".join(token.low for token in tokens[place : place + length])
            found = _BEHIND.get(words)
            if found and not (words == "+" and not tokens[place].glued):
                return place + length, *found, words
    return None
