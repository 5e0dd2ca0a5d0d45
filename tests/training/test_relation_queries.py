"""Which queries the pair encoder learns answers from, and how: nothing that may answer is taught as wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.training.matching_data import fold_of
from claims.training.relation_queries import NEAREST, SETS, TAUGHT_HALF, taught_queries

FLOODED = {
    "Velm": "The river flooded the market of Velm in spring.",
    "Orle": "Three people drowned in a cellar in Orle.",
    "Tarbeck": "A dam above Tarbeck broke after a week of rain.",
    "Lathom": "Lathom's hospital had to be cleared by boat.",
    "Dunmore": "The sea took the harbor wall of Dunmore away.",
    "Korvel": "No train runs to Korvel since the bridge fell.",
    "Brann": "Mud covers the school and the church in Brann.",
    "Sorrow": "Sorrow asks the state for forty million euros.",
    "Hale": "The mayor of Hale had been warned of high water.",
    "Quill": "Looters emptied the shops of Quill at night.",
}
"""Town -> what is claimed of it."""


HEADLINE = "What the flood did"

ASKED_BEFORE = "Sorrow"
"""A town whose query stands in a development part, too."""


def query_of(town: str) -> str:
    """A post about a town."""
    return f"Look, {town} is under water"


def _write(file: Path, rows: list[dict[str, Any]]) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Sets of one claim a town and of a copy of it, with a query for each."""
    claims = [{"id": town, "text": text, "title": HEADLINE} for town, text in FLOODED.items()]
    copies = [{"id": f"{town} again", "text": f"{text[:-1]}!"} for town, text in FLOODED.items()]
    queries = [{"id": town, "text": query_of(town)} for town in FLOODED]
    for name in SETS:
        (tmp_path / name).mkdir()
        _write(tmp_path / name / "claims.ndjson", claims + copies)
        _write(tmp_path / name / "queries-train.ndjson", queries)
        judged = "".join(f"{town}\t0\t{town}\t1\n" for town in FLOODED)
        (tmp_path / name / "qrels-train.tsv").write_text(judged, encoding="utf-8")
        _write(tmp_path / name / "queries-dev.ndjson", [row for row in queries if row["id"] == ASKED_BEFORE])
        (tmp_path / name / "qrels-dev.tsv").write_text(f"{ASKED_BEFORE}\t0\t{ASKED_BEFORE}\t1\n", encoding="utf-8")
    return tmp_path


def test_half_of_the_queries_are_taught(data: Path) -> None:
    taught = taught_queries(data)
    halves = {one.query: fold_of(one.query) for one in taught}
    assert set(halves.values()) == {TAUGHT_HALF}
    assert set(halves) == {query for query in map(query_of, FLOODED) if fold_of(query) == TAUGHT_HALF}
    assert {one.group for one in taught} == set(SETS)


def test_all_are_taught_but_those_of_a_development_part(data: Path) -> None:
    asked = {one.query for one in taught_queries(data, everything=True)}
    assert asked == {query_of(town) for town in FLOODED if town != ASKED_BEFORE}


def test_each_is_taught_with_headlines_and_without(data: Path) -> None:
    taught = [one for one in taught_queries(data) if one.group == SETS[0]]
    for query in {one.query for one in taught}:
        lessons = [one for one in taught if one.query == query]
        assert [one.claims[0].startswith(HEADLINE) for one in lessons] == [True, False]
        assert {len(one.others) for one in lessons} == {len(lessons[0].others)}


def test_neither_the_answer_nor_its_copy_is_taught_as_wrong(data: Path) -> None:
    for one in taught_queries(data):
        town = next(town for town in FLOODED if town in one.query)
        assert all(town in claim for claim in one.claims)
        assert not any(town in other for other in one.others)
        assert len(one.others) == 2 * (len(FLOODED) - 1) <= NEAREST
