"""``match`` without the encoder, and ``train matching``: what is missing is said in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

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
