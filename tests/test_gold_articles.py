"""The gold articles keep their format: every span is where it says, every text is the one that was annotated."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.support.each_row import for_each

FOLDER = Path(__file__).parent / "cases" / "gold_articles"
GOLDS = sorted(FOLDER.glob("*.gold.json"))

KINDS = {"quantity", "date", "event", "quote", "status", "schedule", "agreement_term", "superlative"}
REASONS = {
    *("call", "opinion", "hope", "doubt", "prediction", "intention", "unknown_future", "question"),
    *("rhetorical", "too_vague", "personal_experience", "boilerplate", "headline", "condition"),
}
TIME_TYPES = {"date", "datetime", "interval", "duration"}
CLAIM_FIELDS = {
    *("id", "sentence", "quote", "start", "end", "standalone", "kind", "speaker", "speaker_role"),
    *("relayed_by", "priority", "quantities", "times", "referents"),
}


def text_of(gold: dict[str, Any]) -> str:
    return (FOLDER / gold["article"]["text_file"]).read_bytes().decode("utf-8")


def name_of(path: Path) -> str:
    return path.name.removesuffix(".gold.json")


@cache
def golds() -> dict[str, dict[str, Any]]:
    return {name_of(path): json.loads(path.read_text(encoding="utf-8")) for path in GOLDS}


each_gold = for_each(golds)


def test_sixty_eight_articles_are_for_development_and_forty_three_held_out() -> None:
    names = [name_of(path) for path in GOLDS]
    assert sum(name.startswith("dev-") for name in names) == 68
    assert len(names) == 111
    assert all(name.startswith(("dev-", "held-")) for name in names)
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(names)


@each_gold
def test_the_text_is_the_one_that_was_annotated(gold: dict[str, Any]) -> None:
    article, text = gold["article"], text_of(gold)
    assert gold["format"] == "article-claims-gold/1"
    assert article["text_file"] == f"{article['id']}.txt"
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == article["sha256"]
    assert len(text) == article["chars"]
    assert "\r" not in text
    assert unicodedata.normalize("NFC", text) == text
    assert date.fromisoformat(article["published"]).isoformat() == article["published"]
    assert article["headline"]
    assert 250 <= len(text.split()) <= 801


@each_gold
def test_sentences_cover_the_text_in_order(gold: dict[str, Any]) -> None:
    text, sentences = text_of(gold), gold["sentences"]
    assert [sentence["index"] for sentence in sentences] == list(range(len(sentences)))
    assert all(text[sentence["start"] : sentence["end"]] == sentence["text"] for sentence in sentences)
    assert all(sentence["text"] == sentence["text"].strip() != "" for sentence in sentences)
    edges = [0, *(edge for sentence in sentences for edge in (sentence["start"], sentence["end"])), len(text)]
    assert all(left <= right for left, right in pairwise(edges))
    assert all(not text[edges[i] : edges[i + 1]].strip() for i in range(0, len(edges), 2))


@each_gold
def test_every_span_is_where_it_says(gold: dict[str, Any]) -> None:
    text = text_of(gold)
    for entry in [*gold["claims"], *gold["not_checkable"]]:
        sentence = gold["sentences"][entry["sentence"]]
        assert text[entry["start"] : entry["end"]] == entry["quote"] == entry["quote"].strip() != ""
        assert sentence["start"] <= entry["start"] < sentence["end"]
    for entry in gold["not_checkable"]:
        assert entry["end"] <= gold["sentences"][entry["sentence"]]["end"]
    for claim in gold["claims"]:
        for part in [*claim["quantities"], *claim["times"]]:
            assert text[part["start"] : part["end"]] == part["text"]
            assert claim["start"] <= part["start"] < part["end"] <= claim["end"]


@each_gold
def test_claims_are_complete(gold: dict[str, Any]) -> None:
    claims = gold["claims"]
    assert [claim["id"] for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]
    spans = [(claim["start"], claim["end"]) for claim in claims]
    assert len(set(spans)) == len(spans)
    for claim in claims:
        assert claim.keys() - {"note", "parts"} == CLAIM_FIELDS
        edges = [edge for part in claim.get("parts", [[claim["start"], claim["end"]]]) for edge in part]
        assert edges == sorted(edges)
        assert (edges[0], edges[-1]) == (claim["start"], claim["end"])
        assert claim["kind"] in KINDS
        assert claim["priority"] in (1, 2, 3)
        assert claim["standalone"].strip()
        assert claim["speaker"] or (claim["kind"] != "quote" and not claim["speaker_role"])


@each_gold
def test_quantities_and_times_are_typed(gold: dict[str, Any]) -> None:
    for claim in gold["claims"]:
        for quantity in claim["quantities"]:
            assert {"value", "unit", "approx", "comparator", "role"} <= quantity.keys()
            assert isinstance(quantity["value"], int | float)
            assert quantity.get("value_to", quantity["value"] + 1) > quantity["value"]
            assert quantity["comparator"] in set("=~<>≤≥")
            assert quantity["approx"] == (quantity["comparator"] == "~")
        for time in claim["times"]:
            assert time["type"] in TIME_TYPES
            assert time["value"].startswith("P") == (time["type"] == "duration")
            assert ("/" in time["value"]) == (time["type"] == "interval")


@each_gold
def test_sentences_say_what_their_claims_make_them(gold: dict[str, Any]) -> None:
    for sentence in gold["sentences"]:
        inside = [c for c in gold["claims"] if c["start"] < sentence["end"] and sentence["start"] < c["end"]]
        refused = [entry for entry in gold["not_checkable"] if entry["sentence"] == sentence["index"]]
        assert sentence["claims"] == [claim["id"] for claim in inside]
        assert inside or refused
        if not inside:
            expected = "no"
        elif not refused:
            expected = "yes"
        else:
            expected = "attribution_only" if {claim["kind"] for claim in inside} == {"quote"} else "partly"
        assert sentence["checkable"] == expected


@each_gold
def test_reasons_are_from_the_list(gold: dict[str, Any]) -> None:
    assert {entry["reason"] for entry in gold["not_checkable"]} <= REASONS
    headlines = [entry["quote"] for entry in gold["not_checkable"] if entry["reason"] == "headline"]
    first = gold["sentences"][0]["text"]
    # Subheadings are headlines too.
    assert headlines[:1] == [first] if first == gold["article"]["headline"] else first not in headlines


@each_gold
def test_the_counts_in_the_readme_hold(gold: dict[str, Any]) -> None:
    claims = gold["claims"]
    counts = [
        len(gold["sentences"]),
        len(claims),
        len(gold["not_checkable"]),
        sum(len(claim["quantities"]) for claim in claims),
        sum(len(claim["times"]) for claim in claims),
    ]
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| {gold['article']['id']} \|.*$", readme, re.MULTILINE)
    assert row is not None
    assert [int(cell) for cell in row[0].strip("| ").split("|")[2:]] == counts
