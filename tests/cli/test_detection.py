"""``detect`` and ``train detection``: an answer for every id, bad lines named, the same bytes each time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claims.artifacts.claim_spans import SPANS_FILE
from claims.artifacts.detection import COMBINATION_FILE, ENCODER_FILE, FOLDER, LEXICAL_FILE
from claims.cli.commands import main
from claims.cli.detection import UNFINISHED
from tests.training.test_detection_training import write_sets

CLAIM = "The bridge opened in 1998 and cost $40 million."
Detect = Callable[..., Result]


@pytest.fixture
def detect(tmp_path: Path) -> Detect:
    """Runs ``detect --no-encoder`` on lines given as bytes, text or objects."""

    def run(*lines: bytes | str | dict[str, Any], options: tuple[str, ...] = ("--no-encoder",)) -> Result:
        raw = [line if isinstance(line, bytes) else _text(line).encode("utf-8", "surrogatepass") for line in lines]
        file = tmp_path / "lines.ndjson"
        file.write_bytes(b"\n".join(raw))
        return CliRunner().invoke(main, ["detect", str(file), *options])

    return run


def _text(line: str | dict[str, Any]) -> str:
    return line if isinstance(line, str) else json.dumps(line)


def rows_of(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_row_has_probabilities_labels_and_reasons(detect: Detect) -> None:
    result = detect({"id": "a", "text": CLAIM})
    (row,) = rows_of(result)
    assert list(row) == ["id", "checkable", "worth_checking", "labels", "reasons"]
    assert row["labels"] == {"checkable": True, "worth_checking": True}
    assert 0.5 < row["worth_checking"] <= 1
    assert 0.5 < row["checkable"] <= 1
    assert {"figure with unit", "date or period"} <= set(row["reasons"])
    assert result.exit_code == 0


def test_rows_come_in_order_with_their_ids_as_they_were(detect: Detect) -> None:
    ids = [7, "7", "é", "", -1, 10**30]
    result = detect(*({"id": one, "text": f"Sentence {at} is short."} for at, one in enumerate(ids)))
    assert [row["id"] for row in rows_of(result)] == ids
    assert result.exit_code == 0


@pytest.mark.parametrize("row", [{"id": 1, "text": ""}, {"id": 1, "text": " \n"}, {"id": 1}, {"id": 1, "text": 5}])
def test_no_text_asserts_nothing(detect: Detect, row: dict[str, Any]) -> None:
    result = detect(row)
    (answer,) = rows_of(result)
    assert answer == {
        "id": 1,
        "checkable": 0.0,
        "worth_checking": 0.0,
        "labels": {"checkable": False, "worth_checking": False},
        "reasons": ["no text"],
    }
    assert result.exit_code == 0
    assert ("'text' is missing" in result.stderr) is not isinstance(row.get("text"), str)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("not json", "not JSON"),
        (b'{"id": 1, "text": "\xff"}', "not JSON"),
        ("[1]", "not a JSON object"),
        ({"text": CLAIM}, "'id' is missing"),
        ({"id": None, "text": CLAIM}, "'id' is missing"),
        ({"id": True, "text": CLAIM}, "'id' is missing"),
        ({"id": {"a": 1}, "text": CLAIM}, "'id' is missing"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_line_without_id_is_named_and_the_others_are_answered(detect: Detect, line: Any, why: str) -> None:
    result = detect({"id": 1, "text": CLAIM}, line, {"id": 3, "text": CLAIM})
    assert [row["id"] for row in rows_of(result)] == [1, 3]
    assert result.exit_code == 1
    assert f"line 2: {why}" in result.stderr


def test_huge_and_odd_texts_are_answered(detect: Detect) -> None:
    texts = [CLAIM * 60_000, "a" * 2_000_000, "\x00\x01", "\ud800", "٣٤٥", "🙂" * 5_000, '"' * 10_000]
    rows = rows_of(detect(*({"id": at, "text": text} for at, text in enumerate(texts))))
    assert [row["id"] for row in rows] == list(range(len(texts)))
    assert all(0 <= row[key] <= 1 and row["reasons"] for row in rows for key in ("checkable", "worth_checking"))


def test_the_same_lines_give_the_same_bytes_in_any_company(detect: Detect) -> None:
    rows = [{"id": at, "text": text} for at, text in enumerate((CLAIM, "Thank you all!", "Prices rose 3 %."))]
    together = detect(*rows, options=()).stdout
    assert detect(*rows, options=()).stdout == together
    assert "".join(detect(row, options=()).stdout for row in rows) == together


def test_packed_files_standard_input_and_missing_files(tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "text": CLAIM}).encode()
    packed = tmp_path / "lines.ndjson.gz"
    packed.write_bytes(gzip.compress(line))
    run = CliRunner().invoke
    read = run(main, ["detect", "-", "--no-encoder"], input=line).stdout
    assert read
    assert run(main, ["detect", str(packed), "--no-encoder"]).stdout == read
    packed.write_bytes(gzip.compress(line)[:-9])
    broken = run(main, ["detect", str(packed), "--no-encoder"])
    assert broken.exit_code == 2
    assert "cannot be read to its end" in broken.stderr
    assert run(main, ["detect", str(tmp_path / "none")]).exit_code == 2


def test_training_says_what_is_missing(tmp_path: Path) -> None:
    missing = CliRunner().invoke(main, ["train", "detection", "--data", str(tmp_path / "none")])
    assert missing.exit_code == 2
    assert "There is no folder" in missing.stderr
    empty = CliRunner().invoke(main, ["train", "detection", "--data", str(tmp_path), "--out", str(tmp_path / "out")])
    assert empty.exit_code == 2
    assert not (tmp_path / "out").exists()
    unusable = ["train", "detection", "--data", str(tmp_path), "--encoder", "--python", str(tmp_path / "none")]
    assert "cannot be run" in CliRunner().invoke(main, unusable).stderr


def fake_python(file: Path, does: str, lacks: str = "") -> None:
    """A program that passes for a Python with what fitting takes, and does this in place of any module."""
    file.write_text(f'#!/bin/sh\nif [ "$1" = -c ]; then echo missing {lacks}; exit; fi\n{does}\n', encoding="utf-8")
    file.chmod(0o755)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("matching", "--data", "{folder}"), "lacks onnx, torch. Install claims/training/requirements.txt"),
        (("relations", "{folder}/pairs.ndjson"), "lacks onnx, torch. Install claims/training/requirements.txt"),
        (("detection", "--data", "{folder}", "--encoder"), "lacks onnx, torch"),
        (("detection", "--data", "{folder}"), "only --encoder fits"),
        (("matching", "--data", "{folder}", "--python", "/bin/true"), "is no Python"),
    ],
)
def test_training_says_what_it_needs(tmp_path: Path, command: tuple[str, ...], told: str) -> None:
    (tmp_path / "pairs.ndjson").write_text("{}\n", encoding="utf-8")
    fake_python(tmp_path / "python", "exit 0", lacks="onnx torch")
    given = ("--python", str(tmp_path / "python"), *(part.format(folder=tmp_path) for part in command[1:]))
    result = CliRunner().invoke(main, ["train", command[0], *given])
    assert result.exit_code == 2
    assert told in result.stderr


def test_training_without_what_networks_take_ends_in_a_sentence(tmp_path: Path) -> None:
    if find_spec("torch") is not None:
        pytest.skip("torch is installed here")
    result = CliRunner().invoke(main, ["train", "matching", "--data", str(tmp_path)])
    assert result.exit_code == 2
    assert "torch" in result.stderr


@pytest.mark.parametrize("broken", [True, False])
def test_a_new_encoder_takes_its_place_with_what_is_fitted_with_it(tmp_path: Path, broken: bool) -> None:
    pytest.importorskip("onnxruntime")
    write_sets(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    for name in (LEXICAL_FILE, COMBINATION_FILE, SPANS_FILE):
        (out / name).write_text("old")
    python = tmp_path / "python"
    encoder = "echo broken" if broken else f"cat {FOLDER / ENCODER_FILE}"
    fake_python(python, f"{encoder} > {out}/{UNFINISHED}/{ENCODER_FILE}; echo new > {out}/{UNFINISHED}/{SPANS_FILE}")
    given = ["--data", str(tmp_path), "--out", str(out), "--encoder", "--python", str(python)]
    result = CliRunner().invoke(main, ["train", "detection", *given])
    assert (result.exit_code != 0) is broken
    assert ("Nothing was changed" in result.stderr) is broken
    assert (out / ENCODER_FILE).exists() is not broken
    assert {(out / name).read_bytes() == b"old" for name in (LEXICAL_FILE, COMBINATION_FILE, SPANS_FILE)} == {broken}
    assert (out / UNFINISHED).exists() is broken


def test_pairs_and_traps_reach_what_fits_the_pair_encoder(tmp_path: Path) -> None:
    for name in ("pairs.ndjson", "traps.ndjson"):
        (tmp_path / name).write_text("{}\n", encoding="utf-8")
    python = tmp_path / "python"
    fake_python(python, f'echo "$@" > {tmp_path}/given')
    files = ["train", "relations", str(tmp_path / "pairs.ndjson"), "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(main, [*files, "--traps", str(tmp_path / "traps.ndjson"), "--python", str(python)])
    assert done.exit_code == 0, done.output
    given = (tmp_path / "given").read_text(encoding="utf-8").split()
    assert given[:3] == ["-m", "claims.training.relations", str(tmp_path / "pairs.ndjson")]
    assert f"--traps={tmp_path / 'traps.ndjson'}" in given
    for absent in (["--traps", str(tmp_path / "none.ndjson")], [str(tmp_path / "none.ndjson")]):
        missing = CliRunner().invoke(main, [*files, *absent, "--python", str(python)])
        assert missing.exit_code == 2
        assert f"There is no file {tmp_path / 'none.ndjson'}." in missing.stderr
