"""Scores of figures and times: how they count, and floors on the public dev sets (skipped where those are absent)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.core.extraction import evaluation_values
from claims.core.extraction.quantities import find_quantities


def rows_of(folder: Path) -> list[dict]:
    path = folder / "dev.ndjson"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    return [json.loads(line) for line in path.read_text().splitlines()]


# A point or two under what was measured when they were set (92.3/87.1, 91.7/88.8; 91.3/82.5/74.6).
@pytest.mark.parametrize(
    ("score", "data", "floors"),
    [
        (
            evaluation_values.score_newsquant,
            "newsquant",
            {"news/value": 0.91, "news/value_unit": 0.86, "unit_sets/value": 0.90, "unit_sets/value_unit": 0.87},
        ),
        (evaluation_values.score_tempeval, "tempeval3", {"relaxed": 0.90, "strict": 0.81, "value": 0.73}),
        (
            evaluation_values.score_recognizers,
            "recognizers_en",
            {"age/value": 0.95, "currency/value": 0.85, "dimension/value": 0.85, "percent/value": 0.80},
        ),
    ],
)
def test_public_dev_sets_stay_above_their_floor(shared_data, score, data, floors):
    f1_by_name = {metric.name: metric.f1 for metric in score(rows_of(shared_data / "extraction" / data))}
    assert {name: f1_by_name[name] for name, floor in floors.items() if f1_by_name[name] < floor} == {}


def test_each_gold_figure_is_used_once():
    found = find_quantities("They sold 5 boats and 5 cars.")
    gold = [{"value": "5.0", "unit": "cars", "normalized_unit": "car"}]
    assert evaluation_values.match_quantities(found, gold) == (1, 1)


def test_a_range_matches_in_either_order():
    figure = find_quantities("It fell from 18 to 9 points.")[0]
    assert evaluation_values.same_value(figure, "9.0-18.0")
    assert not evaluation_values.same_value(figure, "9.0")


def test_a_value_alone_counts_without_its_unit():
    found = find_quantities("They sold 5 boats.")
    assert evaluation_values.match_quantities(found, [{"value": "5", "unit": "-", "normalized_unit": "-"}]) == (1, 0)


def test_nothing_found_scores_zero():
    metric = evaluation_values.ValueMetric("value", predicted=0, gold=3, hits=0)
    assert (metric.precision, metric.recall, metric.f1) == (0.0, 0.0, 0.0)
