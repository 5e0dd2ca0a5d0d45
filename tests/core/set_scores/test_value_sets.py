"""Scores of figures, times and sentence borders: how they count, and floors on the public dev parts (else skipped)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.core.extraction.figures.quantities import find_quantities
from claims.core.set_scores import gum_news_sentences, newsquant, recognizers_en, tempeval3, value_sets
from claims.core.set_scores.protocol import SetScore, misfit

# A point or two under what was measured when they were set.
FLOORS = {
    "gum_news_sentences": {"border F1": 0.975},
    "newsquant": {
        "news/value F1": 0.925,
        "news/value_unit F1": 0.86,
        "unit_sets/value F1": 0.90,
        "unit_sets/value_unit F1": 0.87,
    },
    "tempeval3": {"relaxed F1": 0.915, "strict F1": 0.835, "value F1": 0.785},
    "recognizers_en": {
        "age/value F1": 0.95,
        "currency/value F1": 0.85,
        "dimension/value F1": 0.85,
        "percent/value F1": 0.85,
        "number/value F1": 0.90,
        "ordinal/value F1": 0.85,
        "temperature/value F1": 0.85,
    },
}


def rows_of(folder: Path) -> list[dict]:
    path = folder / "dev.ndjson"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.parametrize("score", value_sets.SETS, ids=lambda score: score.name)
def test_public_dev_parts_stay_above_their_floor(shared_data, score: SetScore):
    rows = rows_of(shared_data / "extraction" / score.name)
    assert [wrong for row in rows if (wrong := misfit(row, score.shape))] == []
    value_by_name = {figure.name: figure.value for figure in score.score(iter(rows))}
    assert {n: value_by_name[n] for n, floor in FLOORS[score.name].items() if value_by_name[n] < floor} == {}


def test_each_gold_figure_is_used_once():
    found = find_quantities("They sold 5 boats and 5 cars.")
    gold = [{"value": "5.0", "unit": "cars", "normalized_unit": "car"}]
    assert newsquant.match_quantities(found, gold) == (1, 1)


def test_a_range_matches_in_either_order():
    figure = find_quantities("It fell from 18 to 9 points.")[0]
    assert newsquant.same_value(figure, "9.0-18.0")
    assert not newsquant.same_value(figure, "9.0")


def test_a_value_alone_counts_without_its_unit():
    found = find_quantities("They sold 5 boats.")
    assert newsquant.match_quantities(found, [{"value": "5", "unit": "-", "normalized_unit": "-"}]) == (1, 0)


def test_newsquant_counts_its_two_parts_apart():
    rows = [
        {"subset": "NewsQuant", "text": "They sold 5 boats.", "quantities": [{"value": "5.0", "unit": "boats"}]},
        {"subset": "age", "text": "It is quiet.", "quantities": [{"value": "9", "unit": "years"}]},
    ]
    values = {figure.name: (figure.right, figure.given, figure.of) for figure in newsquant.score_newsquant(rows)}
    assert values["news/value_unit F1"] == (1, 1, 1)
    assert values["unit_sets/value F1"] == (0, 0, 1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("5", 5), ("5%", 5), ("[5,7)", 5), ("(,7)", 7), ("-1.5E+3", -1500), ("", None), (None, None)],
)
def test_the_number_of_a_resolution(value, expected):
    assert recognizers_en.gold_value({"resolution": {"value": value}}) == expected


def test_a_time_counts_by_overlap_by_ends_and_by_value():
    text = "She left on Friday, 21 February 2020, for good."
    day = text.index("21")
    row = {
        "published": "2020-02-22",
        "text": text,
        "timexes": [{"start": day, "end": day + len("21 February 2020"), "value": "2020-02-21"}],
    }
    right = {figure.name: figure.right for figure in tempeval3.score_tempeval([row])}
    assert right == {"relaxed F1": 1, "strict F1": 0, "value F1": 1}
    assert tempeval3.reference_of({"published": "soon"}) is None


def test_the_end_of_a_paragraph_is_no_border():
    text = "One came. Two left.\n\nThree stayed. All slept."
    row = {"text": text, "sentences": [(0, 9), (10, 19), (21, len(text))]}
    border, sentence = gum_news_sentences.score_gum([row])
    assert (border.right, border.given, border.of) == (1, 2, 1)
    assert (sentence.right, sentence.given, sentence.of) == (2, 4, 3)
