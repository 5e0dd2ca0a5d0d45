"""Agreement of two raters, against a worked example and where it is not defined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.statistics.rater_agreement import rater_agreement

DIAGNOSES = {
    ("psychotic", "psychotic"): 75,
    ("psychotic", "neurotic"): 1,
    ("psychotic", "organic"): 4,
    ("neurotic", "psychotic"): 5,
    ("neurotic", "neurotic"): 4,
    ("neurotic", "organic"): 1,
    ("organic", "organic"): 10,
}
"""Diagnoses of 100 patients by two raters: the worked example of Fleiss, Levin and Paik, Statistical Methods for Rates and
Proportions (3rd ed. 2003), chapter 18, with kappa .68 and standard error .087 (.0877 without their rounding)."""


def test_the_published_example() -> None:
    pairs = [pair for pair, count in DIAGNOSES.items() for _ in range(count)]
    found = rater_agreement(pairs)
    assert (found.n, found.agreed, found.raw) == (100, 89, 0.89)
    assert found.kappa is not None
    assert found.kappa_interval is not None
    assert round(found.kappa, 2) == 0.68
    error = (found.kappa_interval[1] - found.kappa) / 1.96
    assert error == pytest.approx(0.0877, abs=0.0005)


def test_few_pairs_give_counts_only() -> None:
    found = rater_agreement([("true", "true")] * 28 + [("true", "false")])
    assert (found.n, found.agreed) == (29, 28)
    assert (found.raw, found.kappa, found.raw_interval, found.kappa_interval) == (None, None, None, None)


def test_without_variance_kappa_is_not_defined() -> None:
    found = rater_agreement([("true", "true")] * 40)
    assert found.raw == 1
    assert found.kappa is None
    assert found.raw_interval is not None
    assert found.raw_interval[0] < 1


def test_agreement_by_chance_is_zero() -> None:
    pairs = [(first, second) for first in "ab" for second in "ab"] * 10
    assert rater_agreement(pairs).kappa == pytest.approx(0)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=30, max_size=80))
def test_bounds_and_symmetry(pairs: list[tuple[str, str]]) -> None:
    found, turned = rater_agreement(pairs), rater_agreement([(second, first) for first, second in pairs])
    assert (found.raw, found.raw_interval) == (turned.raw, turned.raw_interval)
    assert (found.kappa is None) == (turned.kappa is None)
    if found.kappa is not None and turned.kappa is not None and found.kappa_interval is not None:
        assert found.kappa == pytest.approx(turned.kappa)
        assert -1 <= found.kappa_interval[0] <= found.kappa <= found.kappa_interval[1] <= 1
