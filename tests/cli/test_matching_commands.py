"""``match`` without the encoder, and ``train matching``: what is missing is said in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claims.artifacts import encoder
from claims.cli.commands import main


def test_match_says_that_the_encoder_is_missing_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "RUNTIME", "no_such_package_anywhere")
    rows = [{"id": "c1", "text": "The harbor cost 3 million."}, {"id": "c2", "text": "Rents rose in May."}]
    (tmp_path / "c.ndjson").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "q.ndjson").write_text(json.dumps({"id": "q", "text": "They paid 3 million for the harbor"}) + "\n")
    arguments = ["match", "--corpus", str(tmp_path / "c.ndjson"), "--queries", str(tmp_path / "q.ndjson")]
    result = CliRunner().invoke(main, [*arguments, "--run", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert "encoder is not installed" in result.stderr
    assert "0 of 1 queries and 0 of 2 claims have a day" in result.stderr
    lines = [line.split() for line in (tmp_path / "out").read_text().splitlines()]
    assert lines[0][:4] == ["q", "Q0", "c1", "1"]
    assert 0 <= float(lines[0][4]) <= 1
    silent = CliRunner().invoke(main, [*arguments, "--no-encoder", "--run", str(tmp_path / "again")])
    assert "encoder" not in silent.stderr
    assert (tmp_path / "again").read_bytes() == (tmp_path / "out").read_bytes()


def test_training_names_the_folder_that_is_missing(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["train", "matching", "--data", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "There is no folder" in result.stderr


@pytest.fixture
def match(tmp_path: Path) -> Callable[..., list[str]]:
    """Runs ``match --no-encoder`` on rows and gives the claims of the one query, best first."""

    def run(claims: list[dict[str, Any]], query: dict[str, Any], *options: str) -> list[str]:
        files = [tmp_path / name for name in ("c.ndjson", "q.ndjson", "out")]
        for file, rows in zip(files, (claims, [query]), strict=False):
            file.write_text("".join(json.dumps(row) + "\n" for row in rows))
        asked = ["match", "--corpus", str(files[0]), "--queries", str(files[1]), "--run", str(files[2]), "--no-encoder"]
        result = CliRunner().invoke(main, [*asked, *options])
        assert result.exit_code == 0, result.stderr
        return [line.split()[2] for line in files[2].read_text().splitlines()]

    return run


FLOODED = "The river flooded the market of Orle"
YEARS = [
    {"id": "old", "text": "The river flooded the market of Orle.", "date": "3 March 2022", "speaker": "Orla Venn"},
    {"id": "new", "text": "The river has flooded the market of Orle.", "date": "2027-05-27", "speaker": "Bo Karsk"},
]


@pytest.mark.parametrize(
    ("query", "options", "first"),
    [
        ({"id": "q"}, (), "old"),
        ({"id": "q", "date": "2027-05-26"}, (), "new"),
        ({"id": "q", "date": "2022-03-02"}, (), "old"),
        ({"id": "q", "date": "2027-05-26"}, ("--text-alone",), "old"),
        ({"id": "20270526_rally_17"}, (), "new"),
        ({"id": "20270526_rally_17"}, ("--text-alone",), "old"),
        ({"id": "2191514718827446272"}, (), "new"),
        ({"id": "q", "text": f"{FLOODED} \u2014 Ada (@ada) May 26, 2027"}, (), "new"),
        ({"id": "q", "date": "some day in spring"}, (), "old"),
        ({"id": "q", "date": 20270526, "speaker": ["Bo Karsk"]}, (), "old"),
    ],
)
def test_the_day_of_a_query_tells_checks_of_like_claims_apart(
    match: Callable[..., list[str]], query: dict[str, Any], options: tuple[str, ...], first: str
) -> None:
    assert match(YEARS, {"text": FLOODED, **query}, *options)[0] == first


def test_the_speaker_of_a_query_tells_like_claims_apart(match: Callable[..., list[str]]) -> None:
    undated = [{key: value for key, value in row.items() if key != "date"} for row in YEARS]
    assert match(undated, {"id": "q", "text": FLOODED, "speaker": "B. Karsk"})[0] == "new"
    assert match(undated, {"id": "q", "text": FLOODED, "speaker": "B. Karsk"}, "--text-alone")[0] == "old"


def test_what_was_checked_at_the_time_is_a_candidate_where_others_share_more_words(
    match: Callable[..., list[str]],
) -> None:
    others = [
        {"id": f"o{n}", "text": f"The river flooded the market of town {n}.", "date": "2020-01-01"} for n in range(300)
    ]
    wanted = {"id": "wanted", "text": "Water stood in the stalls.", "date": "2027-05-27"}
    query = {"id": "q", "text": "The river flooded the market of my town", "date": "2027-05-26"}
    assert "wanted" in match([*others, wanted], query, "--top", "300")
    assert "wanted" not in match([*others, wanted], query, "--text-alone", "--top", "200")


def test_of_claims_that_stand_twice_the_first_of_the_corpus_comes_first(match: Callable[..., list[str]]) -> None:
    texts = ['The mayor of Orle said "no" to the dam.', "The mayor of Orle said 'no' to the dam."]
    for order in (texts, texts[::-1]):
        claims = [{"id": f"c{number}", "text": text} for number, text in enumerate(order)]
        assert match(claims, {"id": "q", "text": "Did the mayor of Orle say 'no' to the dam?"}) == ["c0", "c1"]


def test_evaluate_measures_with_and_without_days(tmp_path: Path) -> None:
    others = [
        {"id": f"o{n}", "text": f"The river flooded the market of Orle {n}.", "date": "2020-01-01"} for n in range(40)
    ]
    wanted = {"id": "wanted", "text": "The river reached the market of Orle.", "date": "2027-05-27"}
    for name, rows in (
        ("claims", [*others, wanted]),
        ("queries-dev", [{"id": "q", "text": FLOODED, "date": "2027-05-26"}]),
    ):
        (tmp_path / f"{name}.ndjson").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "qrels-dev.tsv").write_text("q\t0\twanted\t1\n")

    def measured(*options: str) -> dict[str, float]:
        asked = ["evaluate", "matching", "--data", str(tmp_path), "--no-encoder", "--json"]
        lines = CliRunner().invoke(main, [*asked, *options]).stdout.splitlines()
        return {row["metric"]: row["value"] for row in map(json.loads, lines)}

    assert measured()["MAP@5"] == 1.0
    assert measured("--text-alone")["MAP@5"] < 1.0
    assert measured()["answers found at precision 0.95"] == 1.0, "what is left out must not answer"
