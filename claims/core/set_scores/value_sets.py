"""The sets for sentence borders, figures and times."""

from __future__ import annotations

from claims.core.set_scores import gum_news_sentences, newsquant, recognizers_en, tempeval3
from claims.core.set_scores.protocol import SetScore

SETS: tuple[SetScore, ...] = (
    gum_news_sentences.SET,
    newsquant.SET,
    recognizers_en.SET,
    tempeval3.SET,
)
