"""The judged pairs of ``tests/cases/relation_pairs``: complete, told apart, and as their README counts them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from claims.core.matching.evaluation.contrast import LOOKALIKE
from claims.core.records import Relation

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "cases" / "relation_pairs"
PUBLIC = Path(os.environ.get("CLAIMS_DATA", ROOT.parent / "shared" / "data")) / "contrast" / "pairs.ndjson"
FILES = sorted(FOLDER.glob("*.ndjson"))
SLOTS = {"figure", "unit", "period", "place", "actor", "polarity", "measure", "scope", "attribution"}


def rows_of(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_pair_is_complete(file: Path) -> None:
    for number, row in enumerate(rows_of(file), start=1):
        assert set(row) == {"id", "new", "verified", "relation", "slots", "topic", "note"}
        assert re.fullmatch(rf"[a-z]{{1,2}}-{number:03}", str(row["id"]))
        assert row["relation"] in {*Relation, LOOKALIKE}
        assert set(row["slots"]) <= SLOTS
        assert str(row["new"]).strip()
        assert str(row["verified"]).strip()


def test_no_sentence_stands_twice_nor_in_the_public_pairs() -> None:
    texts = [row[side] for file in FILES for row in rows_of(file) for side in ("new", "verified")]
    assert len(texts) == len(set(texts))
    if not PUBLIC.exists():
        pytest.skip(f"no judged pairs at {PUBLIC}: what stands there was not looked at")
    assert not {row[side] for row in rows_of(PUBLIC) for side in ("new", "verified")} & set(texts)


def test_the_counts_in_the_readme_hold() -> None:
    counted: dict[str, int] = {}
    for names, count in re.findall(
        r"^\| ([a-z]+(?:, [a-z]+)*) \| (\d+)(?: each)? \|", (FOLDER / "README.md").read_text(), re.M
    ):
        counted |= dict.fromkeys(names.split(", "), int(count))
    assert counted == {file.stem: len(rows_of(file)) for file in FILES}
