"""What the probability of a pair is computed from."""

from __future__ import annotations

from rapidfuzz import fuzz

from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.relatedness import weight_of
from claims.core.matching.differences.found import Differences
from claims.core.records import Relation


def pair_features(pair: Comparisons, differences: Differences, *, certain: bool) -> dict[str, float]:
    """Named features of a pair, all 0..1 but the counts; ``certain`` tells whether nothing but the threshold forbids to
    confirm."""
    left, right = pair.left.text.lower(), pair.right.text.lower()
    agrees = float(differences.relation is Relation.SAME)
    return {
        "agrees": agrees,
        "agreement": agrees * differences.coverage,
        "certain": float(certain),
        "coverage": differences.coverage,
        "token_set": fuzz.token_set_ratio(left, right) / 100,
        "token_sort": fuzz.token_sort_ratio(left, right) / 100,
        "alone": min(sum(weight_of(unit) for unit in pair.alignment.left_only + pair.alignment.right_only), 10.0),
        "loose": float(min(len(differences.loose), 10)),
        "differing": float(len(differences.slots)),
    }
