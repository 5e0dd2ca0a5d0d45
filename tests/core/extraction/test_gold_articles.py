"""Floors on the independently annotated articles: what extraction reached must not be lost.

``dev-*`` were looked at while extraction was made, the last fifteen of them only for figures, times, speakers and
opinions; ``held-*`` are scored by hand and have no floor here.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from claims.core.extraction.evaluation import score_article, sum_metrics
from claims.core.extraction.pipeline import extract

FOLDER = Path(__file__).parents[2] / "cases" / "gold_articles"
FLOORS = {
    "dev": {
        "claims found": 0.84,
        "claims right": 0.88,
        "figures right": 0.92,
        "times right": 0.81,
        "speakers right": 0.88,
    },
}
MOST_OPINIONS = {"dev": 0.11}


@pytest.mark.parametrize("part", FLOORS)
def test_floors_on_annotated_articles(part):
    scores = []
    for path in sorted(FOLDER.glob(f"{part}-*.gold.json")):
        gold = json.loads(path.read_text())
        body = path.with_name(path.name.replace(".gold.json", ".txt")).read_text()
        scores.append(
            score_article(extract(body, published=dt.date.fromisoformat(gold["article"]["published"][:10])), gold)
        )
    assert len(scores) >= 5
    value = {metric.name: round(metric.value, 3) for metric in sum_metrics(scores)}
    assert {name: value[name] for name, floor in FLOORS[part].items() if value[name] < floor} == {}
    assert value["opinions taken as claims"] <= MOST_OPINIONS[part]
