"""Scores of an extraction against annotation: pairing, and what counts as the same figure, time and speaker."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.evaluation import overlap_of, pair_claims, same_speaker, score_article
from claims.core.extraction.pipeline import extract
from claims.core.records import Span

BODY = "Prices rose by 5 percent in 2019. It is a disgrace, Ana Ruiz said."


def gold(**changes):
    claim = {"id": "c1", "start": 0, "end": 33, "speaker": None,
             "quantities": [{"text": "5 percent", "value": 5, "unit": "percent"}],
             "times": [{"text": "2019", "value": "2019"}]}  # fmt: skip
    return {"claims": [claim | changes], "not_checkable": [{"start": 34, "end": 50}]}


def values(annotation):
    score = score_article(extract(BODY, published=dt.date(2020, 1, 5)), annotation)
    return {metric.name: (metric.right, metric.of) for metric in score.metrics}, score


def test_all_right():
    shares, score = values(gold())
    assert shares["claims found"] == (1, 1)
    assert shares["claims right"] == (1, 2)
    assert shares["figures right"] == shares["times right"] == shares["speakers right"] == (1, 1)
    assert [claim.speaker for claim in score.spurious] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"speaker": "Ana Ruiz"}, "speakers right"),
        ({"quantities": [{"text": "5 percent", "value": 6, "unit": "percent"}]}, "figures right"),
        ({"quantities": [{"text": "5 percent", "value": 5, "unit": "person"}]}, "figures right"),
        ({"quantities": [{"text": "5 percent", "value": 5, "unit": "percent", "approx": True}]}, "figures right"),
        ({"times": [{"text": "2019", "value": "2018"}]}, "times right"),
    ],
)
def test_a_difference_counts_and_is_named(changes, name):
    shares, score = values(gold(**changes))
    assert shares[name] == (0, 1)
    assert score.differences[0].startswith("c1: ")


def test_vague_times_are_left_out():
    shares, _ = values(gold(times=[{"text": "2019", "value": "..", "vague": True}]))
    assert shares["times right"] == (0, 0)


def test_an_opinion_taken_counts_against():
    body = "Prices rose by 5 percent in 2019."
    annotation = {"claims": [], "not_checkable": [{"start": 0, "end": 33}]}
    score = score_article(extract(body, published=dt.date(2020, 1, 5)), annotation)
    assert {m.name: m.right for m in score.metrics}["opinions taken as claims"] == 1


def test_pairs_are_one_to_one_and_best_first():
    claims = extract(BODY, published=dt.date(2020, 1, 5)).claims
    golds = [{"id": "wide", "start": 0, "end": 40}, {"id": "exact", "start": 0, "end": 32}]
    pairs = pair_claims(claims, golds)
    assert [pair.gold["id"] for pair in pairs] == ["exact"]


@pytest.mark.parametrize(
    ("left", "right", "overlap"),
    [(Span(0, 10), Span(0, 10), 1.0), (Span(0, 10), Span(5, 15), 1 / 3), (Span(0, 5), Span(5, 10), 0.0)],
)
def test_overlap_is_intersection_over_union(left, right, overlap):
    assert overlap_of(left, right) == pytest.approx(overlap)


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ("Taliban", "the Taliban", True),
        ("Ruiz", "Ana Ruiz", True),
        ("Ana Ruiz", "Joan Ruiz", False),
        (None, None, True),
        (None, "Ana Ruiz", False),
        ("Acme", None, False),
    ],
)
def test_same_speaker(found, expected, same):
    assert same_speaker(found, expected) is same


def test_spellings_of_one_unit_agree_and_other_units_do_not():
    body = "The firm paid $4 million in fines last week, officials said."
    found = [({"text": "$4 million", "value": 4000000, "unit": unit}) for unit in ("dollar", "US dollar", "pound")]
    extraction = extract(body, published=dt.date(2024, 3, 20))
    results = []
    for quantity in found:
        claim = {
            "id": "c",
            "start": 0,
            "end": 43,
            "quantities": [quantity],
            "times": [{"text": "", "value": "2024-W11"}],
        }
        score = score_article(extraction, {"claims": [claim]})
        results.append([(metric.right, metric.of) for metric in score.metrics[3:5]])
    assert results == [[(1, 1), (1, 1)], [(1, 1), (1, 1)], [(0, 1), (1, 1)]]


@pytest.mark.parametrize(
    ("body", "quantity", "right"),
    [
        ("The council hired 350 monitors.", {"text": "350", "value": 350, "unit": "person"}, 1),
        ("The council hired 350 Scots.", {"text": "350", "value": 350, "unit": "person"}, 1),
        ("The council hired 350 Americans.", {"text": "350", "value": 350, "unit": "person"}, 1),
        ("The fire hurt nine British people.", {"text": "nine", "value": 9, "unit": "person"}, 1),
        ("The council hired 350 machinists.", {"text": "350", "value": 350, "unit": "person"}, 1),
        ("The council bought 350 monitorings.", {"text": "350", "value": 350, "unit": "person"}, 0),
        ("The plant made 12 terawatt-hours.", {"text": "12", "value": 12, "unit": "terawatt-hour"}, 1),
    ],
)
def test_units_agree_in_any_spelling_and_people_are_persons(body, quantity, right):
    annotation = {"claims": [{"id": "c1", "start": 0, "end": len(body), "quantities": [quantity]}], "not_checkable": []}
    score = score_article(extract(body, published=dt.date(2020, 1, 5)), annotation)
    assert {m.name: m.right for m in score.metrics}["figures right"] == right
