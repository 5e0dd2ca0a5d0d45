"""Judged queries with their candidates: what was checked at the time is one of them, and its day a feature."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.artifacts.ranker import BY_OCCASION, BY_VECTOR, BY_WORDS
from claims.artifacts.ranking import load_ranker
from claims.core.matching.ranking.occasion import Occasion, day_in
from claims.training.matching_data import Collection, Judge, read_part

READER = load_ranker(encoder=False).reader
COUNT = BY_WORDS + BY_VECTOR + BY_OCCASION
OTHERS = [
    {"id": f"o{number}", "text": f"The river flooded the market of town {number}.", "date": "1 May 2020"}
    for number in range(COUNT)
]
WANTED = {"id": "wanted", "text": "Water stood in the stalls.", "date": "27 May 2027", "speaker": "Orla Venn"}
ASKED = "The river flooded the market of my town"


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    _write(tmp_path / "claims.ndjson", [*OTHERS, WANTED])
    return Judge(Collection(tmp_path), READER)


def _write(file: Path, rows: list[dict[str, Any]]) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _asked(folder: Path, **told: object) -> Any:
    _write(
        folder / "queries-train.ndjson", [{"id": 7, "text": ASKED, **told}, {"id": 8, "text": "Nobody judged this."}]
    )
    (folder / "qrels-train.tsv").write_text("7\t0\twanted\t1\n", encoding="utf-8")
    (query,) = read_part(folder, "train")
    return query


def test_a_query_has_its_answers_and_its_occasion(tmp_path: Path) -> None:
    query = _asked(tmp_path, date="2027-05-26", speaker="O. Venn")
    assert (query.id, query.text, query.relevant) == ("7", ASKED, frozenset({"wanted"}))
    assert query.occasion == Occasion(day_in("2027-05-26"), names=frozenset({"venn"}))


def test_what_was_checked_at_the_time_is_a_candidate(judge: Judge, tmp_path: Path) -> None:
    judged = judge.judge(_asked(tmp_path, date="2027-05-26", speaker="O. Venn"))
    place = judged.claims.index(COUNT)
    assert judged.right.tolist() == [number == place for number in range(len(judged.claims))]
    assert judged.columns["checked_at_once"][place] == judged.columns["speaker_named"][place] == 1.0
    assert judged.columns["checked_long_before"].sum() == len(judged.claims) - 1


def test_without_a_day_it_is_none_where_others_are_nearer(judge: Judge, tmp_path: Path) -> None:
    judged = judge.judge(_asked(tmp_path))
    assert COUNT not in judged.claims
    assert not judged.right.any()


def test_no_more_of_one_time_than_the_limit_are_candidates(judge: Judge, tmp_path: Path) -> None:
    query = _asked(tmp_path, date="2020-05-01")
    assert BY_WORDS <= len(judge.judge(query).claims) <= BY_WORDS + BY_VECTOR + BY_OCCASION
    assert len(judge.judge(query).claims) < COUNT
