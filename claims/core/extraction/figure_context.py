"""What the rest of an article tells of a figure: whose francs are meant, and whom "260 of them" or "put it at 23" mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from claims.core.extraction import counted_nouns
from claims.core.extraction.currencies import CURRENCY_WORDS, ISSUERS
from claims.core.extraction.parsed import ParsedSentence
from claims.core.extraction.people_lexicon import PEOPLE
from claims.core.extraction.tagging import FINITE
from claims.core.extraction.tokens import Token
from claims.core.extraction.units import RANK, SHARE, TIMES, UNITS
from claims.core.extraction.vocabulary import words
from claims.core.records import Quantity

_REACH = 80
"""Characters before and behind a figure that are looked at: a short clause."""
_ABOUT = r"(?:only|just|no more than|nearer|closer to|now|then|probably|actually|in fact)"
_AMOUNT = r"(?:figure|number|total|count|tally)"
_IS = (
    r"(?:was|is|were|stands at|stood at|reached|exceeded|would be|could be|may be|might be|"
    r"(?:rose|fell|grew|climbed|dropped|risen|fallen|grown|climbed) to)"
)
_OF_THOSE = re.compile(r"\s(?:of (?:them|these|those)|are|were|have|had)\b")
_OF_THEM = re.compile(r"\sof (?:them|these|those)\b")
_ENDS = re.compile(
    r"""\s*(?:$|[.,;:!?)”"—–]|(?:and|but|or|in|on|at|by|last|this|that|since|while|from|before|after|for|a|as|when|
        she|he|they|per|across|among)\b)""",
    re.VERBOSE,
)
_IS_PUT_AT = re.compile(
    rf"""\b(?:puts?|putting|placed|placing|estimated|estimates|gave|gives|set|revised)\s
        (?:it|them|that|this|(?:the|its|their|that)\s(?:\w+\s)?(?:{_AMOUNT}|toll|losses))\s
        (?:up\s|down\s)?(?:at|as|to)\s(?:{_ABOUT}\s)?$""",
    re.VERBOSE,
)
_IS_NUMBER = re.compile(
    rf"\b(?:the|that|its|their|this|a)\s(?:\w+\s)?{_AMOUNT}(?:\sof\s(?:them|these|those))?,?\s"
    rf"(?:[^,.;]{{1,40}},\s)?(?:has\s|had\s|have\s)?{_IS}\s(?:{_ABOUT}\s)?$",
    re.IGNORECASE,
)
_IS_COUNTED = re.compile(
    rf"""\b(?:counted|counts|listed|lists|recorded|records|reported|reports|registered|logged|confirmed|named|tallied|
        documented|verified|found|showed|shows)\s(?:{_ABOUT}\s)?$""",
    re.VERBOSE,
)
_IS_REST = re.compile(r"\b(?:the|his|her|its|their|all)\s(?:other|remaining|last)\s$")
_IS_IT = re.compile(
    rf"(?:^|[;,]\s|\b(?:and|but|when)\s)(?:it|that)\s(?:has\s|had\s)?{_IS}\s(?:{_ABOUT}\s)?$", re.IGNORECASE
)
_NUMBER_OF = re.compile(r"\bnumbers? of\b", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:toll|casualt(?:y|ies)|deaths?|dead|fatalities|victims)\b", re.IGNORECASE)
_EVERY = words("every each")
_FALLEN = words("missing dead wounded injured unemployed homeless displaced")
"""Adjectives that with "the" are people."""
_MEASURES = (
    frozenset(unit.name for unit in UNITS.values())
    | frozenset(CURRENCY_WORDS.values())
    | {TIMES.name, RANK.name, SHARE.name}
)
_HOW_MANY = 2
"""Sentences back in which stands what "the true number was seven" counts; a pronoun goes back one."""


class _Meant(NamedTuple):
    """What a bare figure counts: its unit and measure."""

    unit: str
    measure: str | None = None


class _Before(NamedTuple):
    """A sentence before: the last that it counts with the verb before it, the plural that it is about, and whether it
    speaks of a number and of the dead."""

    counted: _Meant | None
    verb: str | None
    plural: _Meant | None
    is_number: bool
    is_toll: bool


def figures_in_context(
    body: str,
    rows: Sequence[Sequence[Quantity]],
    parsed: Sequence[ParsedSentence],
    countries: Mapping[str, int],
) -> tuple[tuple[Quantity, ...], ...]:
    """The figures of each sentence, with what the article around says of their units.

    ``parsed`` are the same sentences with their words; ``countries`` tells how often the article names each.
    """
    found: list[tuple[Quantity, ...]] = []
    before: list[_Before] = []
    for row, sentence in zip(rows, parsed, strict=True):
        settled: list[Quantity] = []
        for quantity in (_of_issuer(quantity, countries) for quantity in row):
            meant = _meant(body, sentence, quantity, settled, before) if quantity.unit is None else None
            settled.append(quantity if meant is None else replace(quantity, unit=meant.unit, measure=meant.measure))
        settled = _with_wholes(body, sentence, settled, before)
        found.append(tuple(settled))
        before = [*before[1 - _HOW_MANY :], _summary(body, sentence, settled)]
    return tuple(found)


def _summary(body: str, sentence: ParsedSentence, row: Sequence[Quantity]) -> _Before:
    text = body[sentence.span.start : sentence.span.end]
    last = next((quantity for quantity in reversed(row) if _counts_things(quantity)), None)
    return _Before(
        counted=_last_counted(row),
        verb=None if last is None else _verb_before(sentence, last.span.start),
        plural=_plural_in(sentence.tokens),
        is_number=bool(_NUMBER_OF.search(text)),
        is_toll=bool(_TOLL.search(text)),
    )


def _last_counted(row: Sequence[Quantity]) -> _Meant | None:
    for quantity in reversed(row):
        if quantity.unit is not None and _counts_things(quantity):
            return _Meant(quantity.unit, quantity.measure)
    return None


def _counts_things(quantity: Quantity) -> bool:
    """Whether it says how many there are of something, more than one."""
    return quantity.unit is not None and quantity.unit not in _MEASURES and quantity.per is None and quantity.value > 1


def _meant(
    body: str, sentence: ParsedSentence, quantity: Quantity, row: Sequence[Quantity], before: Sequence[_Before]
) -> _Meant | None:
    """What a figure without a noun counts, told by the words around it and by what was counted before; else None."""
    span = quantity.span
    behind = body[span.end : min(span.end + _REACH, sentence.span.end)]
    ahead = body[max(sentence.span.start, span.start - _REACH) : span.start]
    here, last = _last_counted(row), before[-1] if before else None
    if _OF_THEM.match(behind):
        return here or _plural_before(sentence, span.start) or _of_last(last)
    if not row and _OF_THOSE.match(behind):
        # "Eleven are in public collections".
        return last.counted if last is not None else None
    if not _ENDS.match(behind) or not quantity.value.is_integer():
        return None
    if _IS_REST.search(ahead):
        return here or (last.counted if last is not None else None)
    if _IS_PUT_AT.search(ahead) or _IS_NUMBER.search(ahead) or _IS_COUNTED.search(ahead):
        return here or _of_lately(before)
    if last is not None and last.is_number and _IS_IT.search(ahead):
        # "The number of cases reached 480. A week before it was 310."
        return here or last.counted
    if last is not None and not row and _repeats_verb(sentence, span.start, last):
        return last.counted
    return None


def _of_last(last: _Before | None) -> _Meant | None:
    return None if last is None else last.counted or last.plural


def _of_lately(before: Sequence[_Before]) -> _Meant | None:
    """What the sentences before count: the dead where they speak of a toll, else what was counted last."""
    for sentence in reversed(before):
        if sentence.counted is not None:
            return sentence.counted
        if sentence.is_toll:
            return _Meant("person")
    return None


def _repeats_verb(sentence: ParsedSentence, offset: int, last: _Before) -> bool:
    """ "It housed 350 families. A year earlier it housed 210." """
    verb = _verb_before(sentence, offset)
    return verb is not None and verb == last.verb


def _verb_before(sentence: ParsedSentence, offset: int) -> str | None:
    """The verb right before the figure at ``offset``, "only" and such passed; None where none stands."""
    at = sentence.index_at(offset) - 1
    while at > 0 and sentence.tokens[at].tag == "R":
        at -= 1
    verb = sentence.tokens[at] if at >= 0 else None
    return verb.lower if verb is not None and (verb.tag in FINITE or verb.tag in "EG") else None


def _plural_before(sentence: ParsedSentence, offset: int) -> _Meant | None:
    """The plural of the clauses before that of the figure: "them" is nobody of its own clause."""
    at = sentence.index_at(offset) - 1
    while at > 0 and sentence.tokens[at].text not in ",;:—–" and sentence.tokens[at].tag != "K":
        at -= 1
    clauses, behind = sentence.tokens[: max(at, 0)], sentence.tokens[at + 1]
    if not any(token.tag in FINITE for token in clauses):
        return None
    # "Inspectors visited the mines and shut seven of them": both clauses have the same subject.
    return _plural_in(clauses, is_subject=behind.tag not in FINITE)


def _plural_in(tokens: Sequence[Token], *, is_subject: bool = True) -> _Meant | None:
    """The plural that the words are about: their subject (unless it cannot be), else the last that they name."""
    verb = next((at for at, token in enumerate(tokens) if token.tag in FINITE), len(tokens))
    subjects = [at for at in range(verb) if _is_plural(tokens, at)]
    if subjects and is_subject:
        return _counted(tokens[subjects[0]].lower)
    for at in range(len(tokens) - 1, verb, -1):
        if tokens[at].lower in _FALLEN and tokens[at - 1].lower == "the":
            return _Meant("person", tokens[at].lower)
        if _is_plural(tokens, at):
            return _counted(tokens[at].lower)
    return None


def _is_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plural noun stands there that is no part of a name, nor an owner, nor a length of time."""
    token, behind = tokens[at], tokens[at + 1].tag if at + 1 < len(tokens) else ""
    singular = counted_nouns.singular_of(token.lower)
    if not counted_nouns.is_plural(token.lower) or singular in _MEASURES or behind == "Q":
        return False
    # The first word of a sentence has its capital from there ("Nurses walked out"; not "Reuters").
    return token.tag == "S" or (at == 0 and behind != "P" and singular in PEOPLE)


def _counted(noun: str) -> _Meant:
    return _Meant(counted_nouns.singular_of(noun), noun)


def _with_wholes(
    body: str, sentence: ParsedSentence, row: Sequence[Quantity], before: Sequence[_Before]
) -> list[Quantity]:
    """The figures, part and whole with what was named before ("every port, but only 12 of 48 have it")."""
    settled = list(row)
    for at, (part, whole) in enumerate(pairwise(row)):
        between = body[part.span.end : whole.span.start]
        if part.unit is not None or whole.unit is not None or between not in (" of ", " of the ", " out of "):
            continue
        meant = (
            _last_counted(row[:at])
            or _every_before(sentence, part.span.start)
            or _plural_before(sentence, part.span.start)
            or _of_last(before[-1] if before else None)
        )
        if meant is not None:
            settled[at : at + 2] = (replace(q, unit=meant.unit, measure=meant.measure) for q in (part, whole))
    return settled


def _every_before(sentence: ParsedSentence, offset: int) -> _Meant | None:
    """ "ticketing at every port": the noun behind the last "every"."""
    tokens = sentence.tokens[: sentence.index_at(offset)]
    for at in range(len(tokens) - 2, -1, -1):
        if tokens[at].lower in _EVERY and tokens[at + 1].tag == "N":
            return _Meant(tokens[at + 1].lower, None)
    return None


def _of_issuer(quantity: Quantity, countries: Mapping[str, int]) -> Quantity:
    """The figure in the currency of the country that the article names most often among those with one of this name."""
    name, per, rest = (quantity.unit or "").partition(" per ")
    issuers = ISSUERS.get(name)
    if issuers is None:
        return quantity
    most = max(countries.get(country, 0) for country in issuers)
    named = {issuers[country] for country in issuers if countries.get(country, 0) == most}
    if most == 0 or len(named) > 1:
        return quantity
    currency = named.pop()
    normalized = quantity.normalized
    if normalized is not None:
        normalized = replace(normalized, unit=currency if normalized.unit == name else normalized.unit)
    return replace(quantity, unit=f"{currency}{per}{rest}", normalized=normalized)
