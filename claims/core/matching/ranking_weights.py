"""The weights that rank candidates; fitted, with their model card in ``claims/artifacts/ranking.md``."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "evidence": 0.0266,
    "query_covered": -5.219,
    "claim_covered": -2.5595,
    "title_covered": 1.6335,
    "names_covered": 0.4014,
    "rarest_shared": 0.5696,
    "pairs_shared": 0.3013,
    "grams_of_query": 5.6421,
    "grams_of_claim": 5.4014,
    "title_alike": 1.9465,
    "title_words_alike": 1.4293,
    "figures_missing": -0.1751,
    "figures_shared": 0.0515,
    "claim_length": 0.2414,
    "evidence_share": 6.856,
}
"""Weight by feature of ``scoring.score_features``. They belong together: shares that rise and fall as one have weights of
both signs, so none says by itself what its feature is worth."""
