"""Which numerals count: neither years nor names, labels, addresses, list marks, pronouns and halves of matches."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures import counted_nouns, counted_people, number_words, units
from claims.core.extraction.figures.bare_years import is_year
from claims.core.extraction.figures.clock_words import is_hour
from claims.core.extraction.figures.fraction_words import BEHIND_QUARTER
from claims.core.extraction.figures.number_words import Numeral
from claims.core.extraction.figures.units import Unit
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.calendar_words import BEHIND_ERAS
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import shares_of

_VERBS_OF_MULTIPLE = words(
    """
    doubled doubles doubling tripled triples tripling trebled trebles trebling quadrupled quadruples quadrupling
    quintupled halved halving
    """
)
_INFINITIVES_OF_MULTIPLE = words("double triple treble quadruple halve")
_BEFORE_INFINITIVES = words("to will would could should may might can must and")
"""Words behind which they are verbs; behind "and" only where what they multiply follows ("and triple output")."""
_NOT_MULTIPLIED = words("figures digits the in from glazing room rooms bed beds agent murder act bill time")
"""What "to double" before it is no verb for ("rose to double figures")."""


# Nouns that a bare number behind them names, never counts: "Article 5", "page 12", "Flight 17".
_LABELS = words(
    """
    article articles section sections chapter page pages no number numbers room flight route highway interstate road
    street avenue line platform gate track phase level stage step tier type category class model version unit
    episode season part title resolution amendment proposition prop grade table figure fig item act rule protocol
    clause paragraph paragraphs annex appendix schedule division group game week day round lap hole match race lot
    bus train channel district ward zone sector block building house apartment apt suite studio camp area hangar
    pier squadron battalion regiment brigade unit's case file form bill hb sb psalm verse vol volume issue chapter
    act scene question exhibit windows iphone ipad galaxy playstation xbox covid apollo soyuz falcon boeing airbus
    formula super saturn pixel top big world war ii quarter turn junction exit
    """
)


_NOT_NAME_BEFORE = words(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday in
    the a an and or but of at by to for with from about some around over under up than only just all another those
    these nearly almost roughly approximately between least most total there other when while after before since
    until if as his her their our my your its it he she they we i you that this which who killed dead wounded
    injured near
    """
)


_NOT_BEFORE_ONE = words(
    """
    no the this that any every each another which some only number day first last next big single not own wrong
    right new old good bad better same other square
    """
)


_SAYING = words("said say says told added found show shows showed reported know knew believe believes")
"""Words behind which "that" leads to a clause, and "that one" is none ("said that | one officer was shot")."""
_NOT_AFTER_ONE = words(
    """
    another thing things can could should would might may must will who that of day more else , . ; : ) is was has
    had 's or and time for to in on at as by with side hand where which way after step
    """
)


_DETERMINERS = ARTICLES | POSSESSIVES | {"not"}
_BEFORE_LENGTHS = words("for in within after than least just about nearly almost over under lasted")
_DEEDS = words(
    "wore had have took take saw see held hold went go said say felt feel knew know think thought own live get got"
)
_MOSTLY = 0.5
"""Share of its tags from which the word behind "one" is its verb."""
_ERAS = frozenset(("BC", "AD", "BCE", "CE"))


def _is_of_era(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """ "in 1250 B.C.", "410 AD": a year, no count."""
    if numeral.form != "digits" or numeral.value != int(numeral.value) or numeral.end >= len(tokens):
        return False
    if tokens[numeral.end].text in _ERAS:
        end = numeral.end + 1
    elif "".join(token.text for token in tokens[numeral.end : numeral.end + 4]) in ("B.C.", "A.D.", "C.E."):
        end = numeral.end + 4
    else:
        return False
    if end >= len(tokens) or tokens[end].kind != "word" or tokens[end].low in BEHIND_ERAS:
        return True
    # "In 79 AD Vesuvius erupted", but "12 BC titles".
    return numeral.start > 0 and tokens[numeral.start - 1].low == "in" and tokens[end].text[:1].isupper()


def _is_time_of_day(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """ "10:12:45"; "2:14:53" of a race was read before."""
    behind = tokens[numeral.end : numeral.end + 4]
    marks = [token.low for token in behind[::2]]
    return marks == [":", ":"] and all(token.glued for token in behind) and behind[-1].low[:1].isdecimal()


def is_name_part(tokens: Sequence[Token], index: int, numeral: Numeral) -> bool:
    """Whether the numeral belongs to a name, a label, a year or a list mark and is no figure."""
    for rule in (_is_code_or_date, _is_behind_sign, _is_labeled):
        told = rule(tokens, index, numeral)
        if told is not None:
            return told
    return _follows_name(tokens, index, numeral, _behind(tokens, numeral))


def is_only_behind_name(tokens: Sequence[Token], index: int, numeral: Numeral) -> bool:
    """Whether nothing but the name right before the numeral makes it part of one ("and Florida 12")."""
    rules = (_is_code_or_date, _is_behind_sign, _is_labeled)
    if any(rule(tokens, index, numeral) is not None for rule in rules):
        return False
    return _follows_name(tokens, index, numeral, _behind(tokens, numeral))


def _behind(tokens: Sequence[Token], numeral: Numeral) -> Token | None:
    return tokens[numeral.end] if numeral.end < len(tokens) else None


def _is_code_or_date(tokens: Sequence[Token], index: int, numeral: Numeral) -> bool | None:
    """Whether it is a code, a list mark, a year, an address or an hour; None where that does not tell.

    A numeral that nothing stands before is part of no name.
    """
    token, behind = tokens[index], _behind(tokens, numeral)
    if _is_spaced_code(tokens, index, behind):
        return True
    if behind is not None and behind.low in ("zip", "postcode") and len(token.low) == 5:
        return True
    if numeral.form == "digits" and _is_list_mark(tokens, index, numeral.end):
        return True
    if is_year(tokens, numeral) or _is_address(tokens, numeral):
        return True
    if _is_of_era(tokens, numeral) or _is_time_of_day(tokens, numeral) or is_hour(tokens, numeral):
        return True
    return None if index else False


def _is_behind_sign(tokens: Sequence[Token], index: int, numeral: Numeral) -> bool | None:
    """Whether it is glued to a word or a sign that makes a name of it, or stands behind "A.D." or "No."; None where that
    does not tell."""
    token, before = tokens[index], tokens[index - 1]
    if before.text in _ERAS or (
        before.low == "." and index >= 4 and "".join(part.low for part in tokens[index - 4 : index]) == "a.d."
    ):
        return True
    if token.glued and before.kind in ("word", "number", "aside") and token.kind == "number":
        return True
    if _is_short_year(tokens, index):
        return True
    if before.low == "-" and counted_people.is_of_children(tokens, index):
        # "a mother-of-three".
        return False
    if token.glued and before.low in ("-", "/", "#", "@", "_", ".", "&", ":") and index >= 2:
        if before.low == "-" and tokens[index - 2].low in ("now", "then", "sub"):
            return False
        return before.low in ("#", "@") or (tokens[index - 2].kind in ("word", "number", "aside") and before.glued)
    if before.low in ("#", "№"):
        return True
    if before.low == "." and index >= 2 and tokens[index - 2].low in _SHORT_LABELS:
        return True
    return None


def _is_short_year(tokens: Sequence[Token], index: int) -> bool:
    """ "the '08 crash", "in '12 and '16", but not "'40 people died'"."""
    token, before = tokens[index], tokens[index - 1]
    if before.low not in ("'", "’") or not token.glued or len(token.low) != 2 or not token.low.isdecimal():
        return False
    return token.low.startswith("0") or (index > 1 and tokens[index - 2].low in _BEFORE_SHORT_YEARS)


def _is_labeled(tokens: Sequence[Token], index: int, numeral: Numeral) -> bool | None:
    """Whether it stands behind a label ("number 12", "Gate 4"); None where that does not tell."""
    token, before = tokens[index], tokens[index - 1]
    if numeral.form == "ordinal" or numeral.value_to is not None:
        return False
    is_verb = before.low == "number" and _is_numbering(tokens, index, numeral)
    label = before.low in _LABELS and not is_verb and (numeral.form == "words" or token.kind == "number")
    is_name = before.text[:1].isupper() or before.low not in _SOFT_LABELS
    if label and is_name and not _has_unit(_behind(tokens, numeral)):
        return numeral.value < 10_000
    return None


_BEFORE_SHORT_YEARS = words("in since of by until summer class fiscal and or")
"""Words before a year of two digits behind an apostrophe."""
_SHORT_LABELS = frozenset(("no", "nos", "art", "sec", "vol", "fig", "p", "pp"))
"""Abbreviations that end with a period before a number."""
_LEAST_NUMBERED = 100
"""The least figure that "number" is a verb before amid a clause: "buses number 12 and 40" are named."""


def _is_numbering(tokens: Sequence[Token], index: int, numeral: Numeral) -> bool:
    """Whether "number" before the token is a verb ("the lets number 2,600", "the judges number 12.")."""
    if index < 2 or not counted_nouns.is_plural(tokens[index - 2].low):
        return False
    ends = numeral.end >= len(tokens) or tokens[numeral.end].low in (".", ",", ";")
    return numeral.value >= _LEAST_NUMBERED or ends


# Words that are as often a plain noun before a figure ("in the area 40 people").
_SOFT_LABELS = words(
    """
    area world house street road building class line day week season game match race issue case top big turn war
    train bus group level unit question track part act bill stage table figure form type
    """
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
    if before.low.endswith(("'s", "s'")):
        # "Benin's 812 health posts".
        return False
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


def _is_spaced_code(tokens: Sequence[Token], index: int, behind: Token | None) -> bool:
    """ "COVID -19", as tokenized text writes it; not "FTSE -0.6%"."""
    sign = index if tokens[index].low == "-" else index - 1
    if sign < 1 or sign + 1 >= len(tokens) or tokens[sign].low != "-":
        return False
    number, name = tokens[sign + 1], tokens[sign - 1].text
    if tokens[sign].glued or not number.glued or len(name) < 2 or not name.isupper() or not number.low.isdecimal():
        return False
    return behind is None or behind.text not in ("%", "°")


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


def is_multiple(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word like "double" or "twice" multiplies: verbs always, others only before what they multiply."""
    word = tokens[index].low
    behind = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if index and tokens[index - 1].low == "-":
        return False
    if word in _VERBS_OF_MULTIPLE or word.endswith("fold"):
        return behind != "-"
    if index and word in _INFINITIVES_OF_MULTIPLE and tokens[index - 1].low in _BEFORE_INFINITIVES:
        return word == "halve" or behind not in _NOT_MULTIPLIED or behind == "the"
    if behind == "to" and index + 2 < len(tokens) and tokens[index + 2].kind in ("number", "sign"):
        # "permits double to 120 euros".
        return True
    return behind in ("the", "as", "that", "what", "its", "their", "his", "her", "those", "in")


def counts(tokens: Sequence[Token], start: int, end: int, value: float, form: str, unit: Unit | None) -> bool:
    """Whether a numeral is used to count: filters "one" as a pronoun, list numbers and numerals without meaning."""
    first = tokens[start].low
    before = tokens[start - 1].low if start else ""
    behind = tokens[end].low if end < len(tokens) else ""
    if form == "words" and value == 1 and end == start + 1 and first == "one":
        if unit is None and _stands_for_one_of_those(tokens, start, end):
            return True
        is_led = before == "that" and (behind == "of" or (start > 1 and tokens[start - 2].low in _SAYING))
        if (before in _NOT_BEFORE_ONE and not is_led) or before == "-" or (behind in _NOT_AFTER_ONE and behind != "of"):
            return _one_counts(tokens, start, end, unit)
        is_of_those = (
            behind == "of" and tokens[end + 1 : end + 2] != [] and tokens[end + 1].low in ("them", "these", "those")
        )
        return unit is not None or is_of_those or counted_people.is_of_people(tokens, end)
    if form == "vague" and unit is None:
        return behind == "of" or tokens[end - 1].low == "of"
    if form == "fraction" and first in ("half", "a"):
        return _half_counts(tokens, start, end)
    if form == "couple":
        return unit is not None
    return True


def _stands_for_one_of_those(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a bare "one" may count one of those named before: "one more than Norland", "Two wept and one yawned".

    What is counted must still be found; a "one" without it is left out.
    """
    behind = [token.low for token in tokens[end : end + 2]] or ["."]
    before = tokens[start - 1].low if start else ""
    if behind[0] in ("more", "fewer", "less"):
        return behind[1:] == ["than"] and before in (",", "and", "but")
    if before == "only":
        return behind[0] in (".", ",", ";")
    if before != "and":
        return False
    shares = shares_of(behind[0]) or {}
    is_past = shares.get("T", 0.0) >= _MOSTLY if shares else behind[0].endswith("ed")
    # "two terms as mayor and one as senator", "two clubs last year and one this year".
    is_told_apart = behind[0] == "as" or behind in (["this", "year"], ["this", "month"], ["this", "week"])
    return behind[0] == "of" or is_past or is_told_apart


def _one_counts(tokens: Sequence[Token], start: int, end: int, unit: Unit | None) -> bool:
    """Whether "one" counts though it might be a pronoun: "that one mile", "only one set", "the one-day strike"."""
    if unit is None:
        return False
    if unit.dimension in ("length", "area", "volume", "mass") or unit is units.PERCENT:
        return True
    before = tokens[start - 1].low if start else ""
    if tokens[end].low == "more" and unit.dimension == "count" and before not in _DETERMINERS:
        # "expects one more cut this year".
        return True
    if before == "only":
        if tokens[end].low == "of":
            # "only one of the 31 miners": the rest is what is told.
            return False
        return start < 2 or tokens[start - 2].low not in _DETERMINERS
    if unit.dimension != "time":
        return False
    behind = [token.low for token in tokens[end : end + 3]]
    if behind[0] == "-":
        return True
    # "one day a week", "for one day": not "one day we will".
    return behind[1:2] in (["a"], ["per"], ["every"]) or before in _BEFORE_LENGTHS


def _is_part_of_people(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "just a quarter wore a tracker": what is no unit behind the fraction is what they did."""
    if not start or tokens[start - 1].low not in (
        "just",
        "only",
        "about",
        "nearly",
        "almost",
        "over",
        "roughly",
        "than",
    ):
        return False
    behind = tokens[end] if end < len(tokens) else None
    return behind is not None and (behind.low.endswith("ed") or behind.low in _DEEDS)


def _half_counts(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "half of voters", "nearly half the seats" are shares; "the second half", "half-hearted", "half past" are not."""
    behind = tokens[end].low if end < len(tokens) else ""
    before = tokens[start - 1].low if start else ""
    if tokens[start].low == "a" and tokens[end - 1].low not in ("half", "quarter"):
        return True
    if tokens[end - 1].low == "quarter" and behind in BEHIND_QUARTER:
        return True
    if before in ("first", "second", "other", "the", "better", "this", "last", "final", "-") and behind != "of":
        return False
    if before in ("first", "second", "other", "better", "latter") or behind in ("-", "past", "time", "way"):
        return False
    return (
        behind
        in (
            "of",
            "the",
            "a",
            "an",
            "its",
            "their",
            "his",
            "her",
            "all",
            ";",
            "as",
            "that",
            "what",
            "those",
            "our",
            "off",
            "were",
            "are",
            "have",
            "said",
            ",",
            ".",
        )
        or _is_part_of_people(tokens, start, end)
        or bool(before in ("nearly", "almost", "about", "than", "over", "by", "under", "around", "roughly", "in"))
    )
