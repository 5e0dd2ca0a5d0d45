"""Scores of attribution and of first-ranked claims: how they count, and a floor on the public dev part (else skipped)."""

from __future__ import annotations

import json

import pytest

from claims.artifacts.attribution import load_attribution
from claims.core.extraction.pipeline import extract
from claims.core.set_scores import averitec_dce
from claims.core.set_scores.attribution_sets import sets_with
from claims.core.set_scores.polnear import figures_of, judge_article, polnear_set
from claims.core.set_scores.protocol import misfit

TEXT = "Officials in Kabul said the road was closed. The stock has lost 57% of its value this year."


def read_article(body, published):
    return extract(body, published=published)


def annotation(source, cue, content):
    """Spans of the words in ``TEXT``; no words give no span."""
    spans = {"source": source, "cue": cue, "content": content}
    return {
        name: [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else [] for name, words in spans.items()
    }


def figures(*annotations, cue_threshold=0.3):
    row = {"text": TEXT, "attributions": list(annotations)}
    judged = judge_article(row, load_attribution())
    found = figures_of([judged], cue_threshold=cue_threshold, sentence_threshold=0.5)
    return {figure.name: (figure.right, figure.given, figure.of) for figure in found}


RIGHT = annotation("Officials in Kabul", "said", "the road was closed")

CASES = [
    ("all right", [RIGHT], (1, 1, 1)),
    ("another source", [annotation("the road", "said", "the road was closed")], (0, 1, 1)),
    ("another cue", [annotation("Officials in Kabul", "closed", "the road was closed")], (0, 1, 1)),
    ("no source annotated", [annotation("", "said", "the road was closed")], (0, 1, 1)),
    ("annotated twice, counted once", [RIGHT, RIGHT], (1, 1, 2)),
    ("nothing annotated", [], (0, 1, 0)),
]


@pytest.mark.parametrize(("annotations", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_source_and_cue_are_both_asked_for(annotations, expected):
    assert figures(*annotations)["source and cue F1"] == expected


def test_annotations_without_a_cue_do_not_count():
    assert figures(annotation("Officials in Kabul", "", "the road was closed"))["source and cue F1"] == (0, 1, 0)


def test_unnamed_sources_are_left_out_of_the_last_figure():
    assert figures(annotation("", "said", "the road was closed"))["source and cue, source named F1"] == (0, 1, 0)


def test_sentences_with_attributed_words_count():
    assert figures(RIGHT)["sentence holds attributed content F1"] == (1, 1, 1)
    assert figures(RIGHT, annotation("", "has", "57%"))["sentence holds attributed content F1"] == (1, 1, 2)


def test_threshold_leaves_unlikely_ones_out():
    assert figures(RIGHT, cue_threshold=1.1)["source and cue F1"] == (0, 0, 1)


def test_rows_are_checked_against_the_shape():
    shape = polnear_set(load_attribution()).shape
    assert misfit({"text": TEXT, "attributions": [RIGHT]}, shape) is None
    assert misfit({"text": TEXT, "attributions": [{"source": [], "cue": []}]}, shape) is not None


def test_first_ranked_claim_is_measured_by_its_words():
    row = {
        "document": "The bridge in Milltown closed in 2021.",
        "standalone_claim": "The bridge in Milltown closed in 2021",
    }
    values = [figure.value for figure in averitec_dce.score_averitec(read_article, [row])]
    assert values == [pytest.approx(1.0), pytest.approx(1.0), pytest.approx(1.0)]
    unread = {"document": "Who knows?", "standalone_claim": "x", "claim_date": "soon"}
    empty = averitec_dce.score_averitec(read_article, [unread])
    assert [figure.value for figure in empty] == [0.0, 0.0, 0.0]


def test_a_page_with_many_checked_claims_counts_once_among_pages():
    bridge = {"document": "The bridge in Milltown &amp; Poe closed in 2021.", "standalone_claim": "Milltown & Poe"}
    other = {"document": "The ferry sank in 2019.", "standalone_claim": "The ferry sank in 2019."}
    figures = averitec_dce.score_averitec(read_article, [bridge, bridge, bridge, other])
    by_row, by_page, best = ((figure.value, figure.of) for figure in figures)
    assert by_row == (pytest.approx((3 * 4 / 10 + 1) / 4), 4)
    assert by_page == (pytest.approx((4 / 10 + 1) / 2), 2)
    assert best == by_row


def test_floor_on_public_dev_part(shared_data):
    path = shared_data / "extraction" / "averitec_dce" / "dev.ndjson"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    rows = [json.loads(line) for line in path.read_text().splitlines()[:25]]
    first, by_page, best = averitec_dce.averitec_set(read_article).score(rows)
    assert first.value >= 0.18
    assert by_page.value >= 0.22
    assert best.value >= first.value


def test_every_set_has_one_score():
    assert [score.name for score in sets_with(load_attribution(), read_article)] == ["polnear", "averitec_dce"]
