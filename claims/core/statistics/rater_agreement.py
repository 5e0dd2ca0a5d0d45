"""How far two raters agree: raw agreement and Cohen's kappa, each with its interval."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.statistics.shares import Z_95, wilson_interval

MIN_PAIRS = 30
"""Pairs below which a rate says nothing: only counts are shown."""

Interval = tuple[float, float]
"""Lower and upper bound of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class RaterAgreement:
    """Agreement over ``n`` pairs of ratings, ``agreed`` of them equal.

    ``raw`` is None for too few pairs; ``kappa`` also where it is not defined: when all ratings of both are the same,
    chance alone would give full agreement.
    """

    n: int
    agreed: int
    raw: float | None = None
    raw_interval: Interval | None = None
    kappa: float | None = None
    kappa_interval: Interval | None = None


def rater_agreement(pairs: Sequence[tuple[str, str]]) -> RaterAgreement:
    """The agreement of pairs (first rating, second rating) on one scale; fewer than ``MIN_PAIRS`` give counts only.

    Kappa after Cohen (1960), its standard error after Fleiss, Cohen and Everitt (1969), "Large sample standard errors of
    kappa and weighted kappa"; the interval of raw agreement is Wilson's (1927).
    """
    n, agreed = len(pairs), sum(first == second for first, second in pairs)
    if n < MIN_PAIRS:
        return RaterAgreement(n, agreed)
    kappa = _kappa(pairs)
    error = None if kappa is None else _kappa_error(pairs, kappa)
    return RaterAgreement(
        n,
        agreed,
        raw=agreed / n,
        raw_interval=wilson_interval(agreed, n),
        kappa=kappa,
        kappa_interval=(
            None
            if kappa is None or error is None
            else (max(-1.0, kappa - Z_95 * error), min(1.0, kappa + Z_95 * error))
        ),
    )


def _kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    observed, expected = _observed(pairs), _expected(pairs)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _kappa_error(pairs: Sequence[tuple[str, str]], kappa: float) -> float:
    """The standard error of a kappa that need not be zero."""
    n = len(pairs)
    firsts, seconds = _margins(pairs)
    expected = _expected(pairs)
    on_diagonal = off_diagonal = 0.0
    for (first, second), count in Counter(pairs).items():
        part = count / n
        if first == second:
            on_diagonal += part * (1 - (firsts[first] + seconds[first]) * (1 - kappa)) ** 2
        else:
            off_diagonal += part * (seconds[first] + firsts[second]) ** 2
    rest = (kappa - expected * (1 - kappa)) ** 2
    variance = (on_diagonal + (1 - kappa) ** 2 * off_diagonal - rest) / (n * (1 - expected) ** 2)
    return math.sqrt(max(variance, 0.0))


def _observed(pairs: Sequence[tuple[str, str]]) -> float:
    return sum(first == second for first, second in pairs) / len(pairs)


def _expected(pairs: Sequence[tuple[str, str]]) -> float:
    """The agreement that chance gives to these two raters; exactly 1 where neither ever varies."""
    firsts, seconds = _margins(pairs)
    return sum(share * seconds[rating] for rating, share in firsts.items())


def _margins(pairs: Sequence[tuple[str, str]]) -> tuple[dict[str, float], dict[str, float]]:
    """The share of each rating, of the first rater and of the second; every rating that either gave is in both."""
    ratings = dict.fromkeys(rating for pair in pairs for rating in pair)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    n = len(pairs)
    return {rating: firsts[rating] / n for rating in ratings}, {rating: seconds[rating] / n for rating in ratings}
