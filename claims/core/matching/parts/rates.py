"""Rates: "40 cars a year", "40 cars annually", "an annual output of 40 cars"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.core.records import Quantity, Span, TimeExpression

_NAMES = {
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_DESCRIBING = _NAMES.keys() - {"annually"}
_RATE = re.compile(
    r"\b(?:(?P<word>annual|annually|yearly|monthly|weekly|daily|hourly)"
    r"|(?P<lead>(?P<article>an?)|per|each|every) (?P<unit>second|minute|hour|day|week|month|year|decade))\b(?!-)",
    re.IGNORECASE,
)
_BEFORE_SENTENCE = frozenset(".!?\"'\u201c\u2018(")
"""Signs behind which a capital makes no name."""

_SPEEDS = frozenset({"metre per second"})
"""Canonical units in which the time is part of the unit."""

_PER = re.compile(r" per (?:second|minute|hour|day|week|month|year|decade)$")
_LENGTHS_BEFORE = re.compile(
    r"(?:\b(?:in|by|within|over|for|after|before|of|than|half|once|twice|during|to|nearly|almost)|[Aa]bout) $"
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A span of time that a figure refers to, and where it is named; ``may_describe`` where the word may stand before a
    noun ("the monthly fee")."""

    unit: str
    span: Span
    may_describe: bool

    def covers(self, span: Span) -> bool:
        """Whether a word belongs to the naming."""
        return self.span.start <= span.start and span.end <= self.span.end


def read_rates(
    text: str, quantities: Sequence[Quantity], times: Sequence[TimeExpression]
) -> tuple[tuple[Quantity, ...], tuple[TimeExpression, ...], tuple[Rate, ...]]:
    """The figures without their rates, the times that are none, and the rates."""
    rates = find_rates(text, quantities)
    if not rates:
        return tuple(quantities), tuple(times), ()
    kept = [time for time in times if not any(rate.covers(time.span) for rate in rates)]
    return tuple(_without_rate(quantity) for quantity in quantities), tuple(kept), rates


def find_rates(text: str, quantities: Sequence[Quantity] = ()) -> tuple[Rate, ...]:
    """The rates in a text, in order. "In a year" and "by a decade" are lengths and none, nor are ``quantities`` that are
    speeds by the hour."""
    rates = []
    speeds = [found.span for found in quantities if found.normalized is not None and found.normalized.unit in _SPEEDS]
    for found in _RATE.finditer(text):
        if found["unit"] == "hour" and any(_covers(span, found) for span in speeds):
            continue  # "164 kilometres an hour" is 164 km/h
        if found["article"] and _LENGTHS_BEFORE.search(text[max(0, found.start() - 8) : found.start()]):
            continue
        before = text[max(0, found.start() - 2) : found.start()].rstrip()
        if found[0][0].isupper() and before and before[-1] not in _BEFORE_SENTENCE:
            continue  # a name: "the Daily Post"
        if found[0].lower() == "every second":
            continue  # half of them
        word = (found["word"] or "").lower()
        unit = _NAMES[word] if word else found["unit"].lower()
        rates.append(Rate(unit, Span(found.start(), found.end()), may_describe=word in _DESCRIBING))
    return tuple(rates)


def _covers(span: Span, found: re.Match[str]) -> bool:
    return span.start <= found.start() and found.end() <= span.end


def _without_rate(quantity: Quantity) -> Quantity:
    unit, normalized = quantity.unit, quantity.normalized
    if unit is not None:
        unit = _PER.sub("", unit)
    if normalized is not None and _PER.search(normalized.unit):
        normalized = replace(normalized, unit=_PER.sub("", normalized.unit))
    return replace(quantity, unit=unit, normalized=normalized)
