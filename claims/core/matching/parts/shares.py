"""Shares told as so many of so many: "nine pupils in ten", "of every ten pesos, three", "every third spruce"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.figures.number_words import step_of_share
from claims.core.records import NormalizedQuantity, Quantity, Span

SHARE = "share"

MOST = 1_000_000
"""The largest whole of which so many are told; "two of 80 million people" is a count."""

_JOINT = re.compile(r" (?:in|out of|in every|out of every|of every|in each|out of each) $")
_OF_EVERY = re.compile(r"\b(?:of|out of|from|in) (?:every|each) $|\bout of $", re.IGNORECASE)
_UNITS_OF_TIME = r"(?:second|minute|hour|day|week|weekend|month|quarter|year|decade|century)s?\b"
_EVERY = re.compile(
    rf"\bevery (?P<rank>second|third|fourth|fifth|sixth|eighth|tenth) (?!{_UNITS_OF_TIME})", re.IGNORECASE
)
_RANKS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_BARE_UNITS = frozenset({None, "person", "share"})


def read_shares(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The figures with two that tell one share made one, and "every third" read as a share."""
    found = list(quantities)
    for part in quantities:
        whole = next((one for one in quantities if _is_whole_behind(text, part, one)), None)
        if whole is not None:
            found = [one for one in found if one not in (part, whole)]
            found.append(_share(part, whole, Span(part.span.start, whole.span.end)))
    for whole in quantities:
        if whole in found and _OF_EVERY.search(text[max(0, whole.span.start - 14) : whole.span.start]):
            told = next((one for one in found if _is_part_of(one, whole)), None)
            if told is not None:
                found = [one for one in found if one not in (told, whole)]
                found.append(_share(told, whole, told.span))
    for every in _EVERY.finditer(text):
        span = Span(every.start(), every.end("rank"))
        found = [one for one in found if not one.span.overlaps(span)]
        found.append(_of(1, _RANKS[every["rank"].lower()], span))
    return tuple(sorted(found, key=lambda one: one.span.start))


def _is_whole_behind(text: str, part: Quantity, whole: Quantity) -> bool:
    """Whether "in ten" stands right behind "nine pupils", and nothing that the ten would count behind it."""
    between = text[part.span.end : whole.span.start]
    return (
        _JOINT.fullmatch(between) is not None
        and _counts(part)
        and _counts(whole)
        and part.value < whole.value <= MOST
        and whole.unit in _BARE_UNITS
        and whole.span == whole.number_span
        and not _is_year(text, whole)
    )


def _is_part_of(part: Quantity, whole: Quantity) -> bool:
    return (
        part.span.start > whole.span.end
        and _counts(part)
        and _counts(whole)
        and part.unit in {*_BARE_UNITS, whole.unit}
        and part.value < whole.value <= MOST
    )


def _counts(quantity: Quantity) -> bool:
    return quantity.value_to is None and quantity.value >= 1 and quantity.value == int(quantity.value)


def _is_year(text: str, quantity: Quantity) -> bool:
    written = text[quantity.number_span.start : quantity.number_span.end]
    return written.isdigit() and len(written) == 4 and 1_000 <= quantity.value <= 2_100


def _share(part: Quantity, whole: Quantity, span: Span) -> Quantity:
    return replace(
        _of(part.value, whole.value, span),
        measure=part.measure,
        approximate=part.approximate,
        comparator=part.comparator,
    )


def _of(part: float, whole: float, span: Span) -> Quantity:
    value = part / whole
    return Quantity(
        span=span,
        number_span=span,
        value=value,
        unit=SHARE,
        normalized=NormalizedQuantity(value, SHARE),
        precision=step_of_share(part, whole),
    )
