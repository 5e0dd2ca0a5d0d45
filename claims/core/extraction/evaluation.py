"""How well an extraction agrees with an annotated article: claims, their figures, times and speakers, and opinions taken.

A claim and a gold claim may pair if the intersection of their spans is at least half of the union; pairs are made one
to one, best overlap first. Intersection over the shorter span was tried and left: a short phrase inside a long sentence
("America's longest war") then counts for the whole sentence, so that cutting too little or too much costs nothing.
Figures, times and speakers are scored on the claims found; a gold time that is marked vague is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.core.extraction.evaluation_days import first_and_last_day
from claims.core.extraction.figures.currencies import NATIONALITIES
from claims.core.extraction.lexicon.people import is_person
from claims.core.records import ExtractedClaim, Extraction, Quantity, Span, TimeExpression

LEAST_OVERLAP = 0.5
"""Least intersection over union of a claim and the gold claim that it is counted for."""

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_CURRENCY_QUALIFIERS = frozenset(("sterling", "us", "u.s.", "american", "british"))
"""What tells the pound and the dollar from those of other countries, left out by annotators where it is plain."""
_MONEY = frozenset(("pound", "dollar", "cent", "penny", "pence"))
"""What these qualify; by themselves they are people ("three Americans")."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A share ``right / of`` under a name; ``value`` is 1 where there is nothing to count."""

    name: str
    right: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0..1."""
        return self.right / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """A claim that was found and the gold claim that it stands for; ``overlap`` is 0.5..1."""

    found: ExtractedClaim
    gold: Mapping[str, Any]
    overlap: float


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """What the comparison of one article gave: the shares, and everything that differs, for people to look at."""

    metrics: tuple[Metric, ...]
    pairs: tuple[ClaimPair, ...]
    missed: tuple[Mapping[str, Any], ...]
    spurious: tuple[ExtractedClaim, ...]
    differences: tuple[str, ...]


def overlap_of(left: Span, right: Span) -> float:
    """Intersection over union of two spans, 0..1."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    if shared <= 0:
        return 0.0
    return shared / (max(left.end, right.end) - min(left.start, right.start))


def score_article(extraction: Extraction, gold: Mapping[str, Any]) -> ArticleScore:
    """``extraction`` against one annotated article (``claims`` and ``not_checkable`` with ``start``, ``end``)."""
    claims, golds = extraction.claims, gold["claims"]
    pairs = pair_claims(claims, golds)
    found_ids = {id(pair.found) for pair in pairs}
    gold_ids = {id(pair.gold) for pair in pairs}
    spurious = tuple(claim for claim in claims if id(claim) not in found_ids)
    opinions = gold.get("not_checkable", [])
    taken = [o for o in opinions if any(overlap_of(c.span, _span(o)) >= LEAST_OVERLAP for c in spurious)]
    differences: list[str] = []
    metrics = (
        Metric("claims found", len(pairs), len(golds)),
        Metric("claims right", len(pairs), len(claims)),
        Metric("opinions taken as claims", len(taken), len(opinions)),
        _figures(pairs, differences),
        _times(pairs, differences),
        _speakers(pairs, differences),
    )
    missed = tuple(claim for claim in golds if id(claim) not in gold_ids)
    return ArticleScore(metrics, pairs, missed, spurious, tuple(differences))


def sum_metrics(scores: Iterable[ArticleScore]) -> tuple[Metric, ...]:
    """The metrics of several articles counted together, in their first order."""
    totals: dict[str, tuple[int, int]] = {}
    for score in scores:
        for metric in score.metrics:
            right, of = totals.get(metric.name, (0, 0))
            totals[metric.name] = (right + metric.right, of + metric.of)
    return tuple(Metric(name, right, of) for name, (right, of) in totals.items())


def pair_claims(claims: Sequence[ExtractedClaim], golds: Sequence[Mapping[str, Any]]) -> tuple[ClaimPair, ...]:
    """Claims paired with gold claims one to one, best overlap first, in order of the gold's place."""
    ranked = sorted(
        (
            (-overlap_of(claim.span, _span(gold)), g, c)
            for g, gold in enumerate(golds)
            for c, claim in enumerate(claims)
            if claim.span.overlaps(_span(gold))
        ),
    )
    used_claims: set[int] = set()
    by_gold: dict[int, ClaimPair] = {}
    for cost, g, c in ranked:
        if -cost >= LEAST_OVERLAP and g not in by_gold and c not in used_claims:
            by_gold[g] = ClaimPair(claims[c], golds[g], -cost)
            used_claims.add(c)
    return tuple(by_gold[g] for g in sorted(by_gold))


def _span(row: Mapping[str, Any]) -> Span:
    return Span(row["start"], row["end"])


def _figures(pairs: Sequence[ClaimPair], differences: list[str]) -> Metric:
    right = of = 0
    for pair in pairs:
        for expected in pair.gold.get("quantities", []):
            of += 1
            if any(same_figure(quantity, expected) for quantity in pair.found.quantities):
                right += 1
            else:
                differences.append(f"{pair.gold['id']}: figure {expected['text']!r}")
    return Metric("figures right", right, of)


def same_figure(quantity: Quantity, expected: Mapping[str, Any]) -> bool:
    """Whether value, unit and approximation agree; a unit counts as equal if one names the other's last word."""
    if not same_value(quantity, expected):
        return False
    if bool(expected.get("approx", False)) != quantity.approximate and quantity.comparator in ("=", "~"):
        return False
    unit = expected.get("unit")
    if unit == "share" and quantity.unit == "times":
        # "halved" is half of what was, in either unit.
        return True
    return not unit or _same_unit(str(unit), quantity)


def same_value(quantity: Quantity, expected: Mapping[str, Any]) -> bool:
    """Whether the value, or the end of a range, is the annotated one; shares of one are annotated to four digits."""
    values = (quantity.value,) if quantity.value_to is None else (quantity.value, quantity.value_to)
    tolerance = 5.1e-5 if expected.get("unit") == "share" else 1e-6 * max(1.0, abs(expected["value"]))
    return any(abs(value - expected["value"]) <= tolerance for value in values)


def _same_unit(unit: str, quantity: Quantity) -> bool:
    wanted = set(_unit_words(unit))
    named = {*_unit_words(quantity.unit or ""), *_unit_words(quantity.measure or "")}
    if wanted <= named:
        return True
    # Annotators write "person" for whoever is counted, the extraction what they are.
    heads = {*_unit_words(quantity.unit or "")[-1:], *_unit_words(quantity.measure or "")[-1:]}
    return wanted == {"person"} and any(is_person(head) or head in NATIONALITIES for head in heads)


def _unit_words(unit: str) -> list[str]:
    """The words of a unit in one spelling; qualifiers that name no other unit are left out ("US dollar", "sterling")."""
    spelled = (
        word.rstrip("s").replace("metre", "meter") for word in unit.lower().replace("_", " ").replace("-", " ").split()
    )
    named = list(spelled)
    if not _MONEY.isdisjoint(named):
        return [word for word in named if word not in _CURRENCY_QUALIFIERS]
    return named


def _times(pairs: Sequence[ClaimPair], differences: list[str]) -> Metric:
    right = of = 0
    for pair in pairs:
        for expected in pair.gold.get("times", []):
            if expected.get("vague"):
                continue
            of += 1
            values = [expected["value"], *expected.get("alternatives", [])]
            if any(same_time(time, str(value)) for time in pair.found.times for value in values):
                right += 1
            else:
                differences.append(f"{pair.gold['id']}: time {expected['text']!r}")
    return Metric("times right", right, of)


def same_time(time: TimeExpression, value: str) -> bool:
    """Whether an expression has the annotated value: the same TIMEX3 or EDTF text, else the same days.

    A duration has no days; an interval whose end the text leaves open fits any end.
    """
    if value in (time.timex, time.edtf):
        return True
    if value.startswith("P"):
        return False
    first, _, last = value.partition("/")
    start, end = first_and_last_day(first)[0], first_and_last_day(last or first)[1]
    if start is None or time.start != start:
        return False
    return time.end == end or (time.end is None and bool(last))


def _speakers(pairs: Sequence[ClaimPair], differences: list[str]) -> Metric:
    right = 0
    for pair in pairs:
        if same_speaker(pair.found.speaker, pair.gold.get("speaker")):
            right += 1
        else:
            differences.append(f"{pair.gold['id']}: speaker {pair.found.speaker!r} for {pair.gold.get('speaker')!r}")
    return Metric("speakers right", right, len(pairs))


def same_speaker(found: str | None, expected: str | None) -> bool:
    """Whether two names mean one speaker: equal without "the" and case, or all words of one inside the other."""
    if found is None or expected is None:
        return found is None and expected is None
    left, right = (set(_ARTICLE.sub("", name).lower().replace(".", "").split()) for name in (found, expected))
    return bool(left and right) and (left <= right or right <= left)
