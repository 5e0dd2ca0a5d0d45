"""The marked sentences of ``tests/cases/claim_spans``: well formed, and what is held out stays apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.training.span_data import PUBLIC_FILES, read_marked

FILES = sorted((Path(__file__).parent / "cases" / "claim_spans").glob("*.ndjson"))
KINDS = {"claim", "saying", "uncheckable"}


def rows_of(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_there_are_files_to_fit_and_to_measure() -> None:
    assert {file.stem for file in FILES} == {"own", "own-held", "public", "public-held"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_line_is_well_formed(file: Path) -> None:
    places = set()
    for number, row in enumerate(rows_of(file), 1):
        told = {"text"} if row["set"] == "own" else {"start", "end"}
        assert set(row) == {"set", "id", "spans"} | told, number
        assert row["set"] == "own" or row["set"] in PUBLIC_FILES, number
        length = len(row["text"]) if "text" in row else row["end"] - row["start"]
        assert length > 0, number
        assert row.get("text", "").strip() == row.get("text", ""), number
        for start, end, kind in row["spans"]:
            assert 0 <= start < end <= length, (number, start, end)
            assert kind in KINDS, (number, kind)
        marked = [tuple(one) for one in row["spans"]]
        assert len(set(marked)) == len(marked), number
        place = (row["set"], row["id"], row.get("text"), row.get("start"))
        assert place not in places, number
        places.add(place)


@pytest.mark.parametrize("name", ["own", "public"])
def test_no_article_is_fitted_on_and_measured_on(name: str) -> None:
    fitted, held = ({(row["set"], row["id"]) for file in FILES if file.stem == stem for row in rows_of(file)}
                    for stem in (name, f"{name}-held"))  # fmt: skip
    assert fitted
    assert held
    assert not fitted & held


@pytest.mark.parametrize("stem", ["own", "own-held"])
def test_own_sentences_are_read_whole(stem: str, tmp_path: Path) -> None:
    file = next(one for one in FILES if one.stem == stem)
    sentences, rows = read_marked(file, tmp_path), rows_of(file)
    assert len(sentences) == len(rows)
    for sentence, row in zip(sentences, rows, strict=True):
        assert len(sentence.spans) == len(row["spans"]), row
