"""Figures of other subjects whose verb and unit are said once: "The Left took 61 seats and the Greens 22"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures import filters, numerals, units
from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.surroundings import CLAUSE_ENDS, before_bounds, ends_clause
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.calendar_words import MONTHS, WEEKDAYS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE, shares_of

_JOINTS = words(", ; and while but whereas")
"""What stands before another subject."""
_ENDS = CLAUSE_ENDS | {"while", "whereas"}
_SHARED = words("at on with by to")
"""Prepositions that each of the figures stands behind ("is at 29 percent, Pell at 23")."""
_PARTICLES = words("in on up")
_WITH_PARTICLE = words("take takes taking took taken bring brings bringing brought")
"""Verbs whose particle before a figure is no preposition ("took in 90,000")."""
_LONGEST_SUBJECT = 4
_ADJUNCT_REACH = 8
"""Tokens from the first figure to the words that join the next subject, at most ("seats | in the new parliament, ")."""
_SOMETIMES, _MOSTLY = 0.2, 0.5
"""Shares of its tags from which a word may be, or is taken for, something else than part of a subject."""
_NO_SUBJECT = words("a an then plus including excluding")
_NEVER_SHARED = frozenset(("rank", "ratio"))
_FARTHEST_BEHIND_NAME = 20
"""How many times as large as another a number right behind a name may be: "four jets and Boeing 747" counts no jets."""
_LEAST_IN_DIGITS = 10
"""The least number in digits where smaller ones are written in words."""


def is_gapped(tokens: Sequence[Token], reading: Reading, previous: Reading) -> bool:
    """Whether a bare figure tells of another subject what the one before tells of the first.

    "took on 11,400 people and health care 9,800", "Adults pay £9, children 4", "Macron is at 29 percent, Le Pen at 23".
    Not "four jets and a Boeing 747".
    """
    unit = previous.unit
    if unit is None or previous.is_age or unit is units.SHARE or unit.dimension in _NEVER_SHARED:
        return False
    if previous.value_to is not None or reading.start <= previous.end or not ends_clause(tokens, reading.end, _ENDS):
        return False
    last, before = before_bounds(tokens, reading), before_bounds(tokens, previous)
    lead, led = tokens[last].low, tokens[before].low
    if lead in _SHARED:
        if lead != led:
            return False
        last -= 1
    elif _is_preposition(tokens[before]) and not _is_particle(tokens, before):
        return False
    joint = _joint_before(tokens, last, previous.end)
    if joint is None or joint - previous.end > _ADJUNCT_REACH:
        return False
    return _are_written_alike(reading, previous) and not any(_is_verb(token) for token in tokens[previous.end : joint])


def read_behind_name(tokens: Sequence[Token], index: int, previous: Reading) -> Reading | None:
    """The figure right behind the name of another subject, which alone would be part of it ("and Florida 12")."""
    if tokens[index].kind not in ("number", "word") or not index or previous.unit is None:
        return None
    if not tokens[index - 1].text[:1].isupper():
        return None
    numeral = numerals.read_numeral(tokens, index)
    if numeral is None or numeral.form not in ("digits", "words") or not numeral.value or not previous.value:
        return None
    is_one = tokens[index].low == "one" and previous.counted
    if not is_one and not filters.is_only_behind_name(tokens, index, numeral):
        return None
    ratio = numeral.value / abs(previous.value)
    reading = Reading(index, index, numeral.end, numeral.end, numeral.value, numeral.step, form=numeral.form)
    is_near = 1 / _FARTHEST_BEHIND_NAME <= ratio <= _FARTHEST_BEHIND_NAME and (is_one or previous.form == numeral.form)
    return reading if is_near and is_gapped(tokens, reading, previous) else None


def _joint_before(tokens: Sequence[Token], last: int, floor: int) -> int | None:
    """Where the words that join a subject ending at ``last`` begin, behind ``floor``; None where no subject stands."""
    at = last
    while at >= floor and last - at <= _LONGEST_SUBJECT and tokens[at].low not in _JOINTS:
        if not _is_of_subject(tokens[at]):
            return None
        at -= 1
    if at < floor or at == last or last - at > _LONGEST_SUBJECT or tokens[at].low not in _JOINTS:
        return None
    if not _ends_subject(tokens, last):
        return None
    return at - 1 if at > floor and tokens[at - 1].low == "," else at


def _is_of_subject(token: Token) -> bool:
    """Whether a word may belong to a subject: no verb, no adverb and no day or month."""
    if token.kind != "word" or token.low in _NO_SUBJECT or token.low in MONTHS or token.low in WEEKDAYS:
        return False
    if token.text[:1].isupper():
        return True
    if token.low.endswith(("ly", "ing", "ed", "'s", "s'")):
        return False
    shares = shares_of(token.low) or {}
    return sum(shares.get(tag, 0.0) for tag in "IRWAKMFZTB") <= _SOMETIMES


def _ends_subject(tokens: Sequence[Token], last: int) -> bool:
    """Whether a subject can end with the word: a noun, a name, a pronoun or "the oldest"."""
    shares = shares_of(tokens[last].low) or {}
    if tokens[last].text[:1].isupper():
        return True
    if shares.get("J", 0.0) >= _MOSTLY:
        return tokens[last].low.endswith("est") and tokens[last - 1].low == "the"
    return shares.get("D", 0.0) + shares.get("C", 0.0) < _SOMETIMES


def _are_written_alike(reading: Reading, previous: Reading) -> bool:
    """Whether two figures stand both in digits or both in words, or as a style has it that spells small numbers out."""
    if reading.form == previous.form:
        return True
    by_form = {reading.form: reading.value, previous.form: previous.value}
    if by_form.keys() != {"digits", "words"}:
        return False
    return by_form["words"] <= _LEAST_IN_DIGITS <= by_form["digits"]


def _is_preposition(token: Token) -> bool:
    return (shares_of(token.low) or {}).get("I", 0.0) >= _MOSTLY


def _is_particle(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at].low in _PARTICLES and tokens[at - 1].low in _WITH_PARTICLE


def _is_verb(token: Token) -> bool:
    """Whether a word before the joint shows that another clause has begun."""
    if token.kind == "number" or token.low in ("-", ":"):
        return True
    shares = shares_of(token.low) or {}
    return token.text[:1].islower() and sum(shares.get(tag, 0.0) for tag in FINITE) >= _MOSTLY
