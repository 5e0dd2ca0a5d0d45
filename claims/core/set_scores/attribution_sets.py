"""The sets for attribution and standalone texts: who said what, and how it reads alone."""

from __future__ import annotations

from claims.core.extraction.attribution.network import AttributionNetwork
from claims.core.set_scores import averitec_dce, polnear
from claims.core.set_scores.protocol import SetScore


def sets_with(network: AttributionNetwork, read_article: averitec_dce.ReadArticle) -> tuple[SetScore, ...]:
    """The scores, with attributions as this network finds them and claims as ``read_article`` takes them."""
    return (polnear.polnear_set(network), averitec_dce.averitec_set(read_article))
