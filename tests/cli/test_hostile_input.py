"""What no command may answer with a trace, and no two runs may write together."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo

from claims.cli.commands import main
from claims.cli.database import Refusal
from claims.cli.inputs import InputError, open_bytes
from claims.cli.public_export import _require_own
from claims.cli.registry import _empty
from claims.cli.sources import _read_table
from claims.cli.written_files import lock_folder, whole_files
from claims.config import ROOT

PAIR = '"new": "Sales rose 5 percent.", "verified": "Sales rose 5 percent.", "relation": "same"'


def _run(*arguments: str, app: Flask | None = None) -> Result:
    result = CliRunner().invoke(main, list(arguments), obj=app and ScriptInfo(create_app=lambda: app))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999", '"a\\ud800"'])
def test_what_could_not_be_printed_is_refused_when_read(tmp_path: Path, value: str) -> None:
    pairs = tmp_path / "pairs.ndjson"
    pairs.write_text(f'{{"id": {value}, {PAIR}}}\n', encoding="utf-8")
    for command in (
        ("compare", "--pairs", str(pairs)),
        ("evaluate", "contrast", "--no-encoder", "--data", str(tmp_path)),
        ("evaluate", "figures", str(pairs)),
    ):
        result = _run(*command)
        assert result.exit_code == 2
        assert "line 1" in result.stderr


def test_a_byte_order_mark_begins_a_file_of_lines(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.ndjson"
    pairs.write_text(f'\ufeff{{"id": 1, {PAIR}}}\n', encoding="utf-8")
    result = _run("compare", "--pairs", str(pairs))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == 1


@pytest.mark.parametrize("grade", ["--5", "²", "1.0"])
def test_a_grade_that_is_no_whole_number_is_named(tmp_path: Path, grade: str) -> None:
    line = '{"id": "a", "text": "Sales rose 5 percent."}\n'
    (tmp_path / "claims.ndjson").write_text(line)
    (tmp_path / "queries-dev.ndjson").write_text(line)
    (tmp_path / "qrels-dev.tsv").write_text(f"a 0 a {grade}\n", encoding="utf-8")
    result = _run("evaluate", "matching", "--no-encoder", "--data", str(tmp_path))
    assert result.exit_code == 2
    assert "line 1" in result.stderr


def test_gold_that_is_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text("[" * 20_000)
    assert _run("evaluate", "extraction", "--no-encoder", "--data", str(tmp_path)).exit_code == 2


@pytest.mark.parametrize("command", ["extraction", "contrast", "matching"])
def test_a_name_that_no_disk_can_hold_is_one_sentence(command: str) -> None:
    assert _run("evaluate", command, "--data", "x" * 5000).exit_code in {1, 2}


def test_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="name of the file is empty"):
        open_bytes("")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="closed"):
        open_bytes("-")


def test_the_last_day_of_the_calendar_breaks_nothing(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Yesterday 12 people died. Sales will rise 5 percent on Monday.")
    assert _run("extract", str(article), "--published", "9999-12-31", "--no-encoder").exit_code == 0
    assert _run("keys", "create", "--scopes", "lookup", "--expires", "9999-12-31").exit_code == 2


@pytest.mark.parametrize("command", [("replay",), ("evaluate", "judgements", "--data", os.devnull)])
def test_a_threshold_is_a_number(command: tuple[str, ...]) -> None:
    assert _run(*command, "--threshold", "nan").exit_code == 2


def test_a_run_is_refused_before_ranking_and_never_half_there(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "Sales rose 5 percent."}\n'
    file = tmp_path / "claims.ndjson"
    file.write_text(line)
    options = ("match", "--no-encoder", "--corpus", str(file), "--queries", str(file), "--run")
    for name in ("none/run", "claims.ndjson/run", "../" + f"{tmp_path.name}/claims.ndjson", ""):
        result = _run(*options, name and str(tmp_path / name))
        assert result.exit_code == 2, name
        assert "indexed" not in result.stderr
    assert file.read_text() == line
    assert _run(*options, str(tmp_path / "run")).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.ndjson", "run"]


def test_one_run_at_a_time_writes_a_folder(tmp_path: Path) -> None:
    draft = tmp_path / ".whole.unfinished"
    draft.mkdir()
    (draft / "left.ndjson").write_text("half")
    with click.Context(main):
        lock_folder(draft, tmp_path / "whole")
        with click.Context(main), pytest.raises(Refusal, match="whole is being written by another run"):
            lock_folder(draft, tmp_path / "whole")
    with click.Context(main):
        lock_folder(draft, tmp_path / "whole")
    _empty(draft)
    assert not list(draft.iterdir())


@pytest.mark.parametrize("relation", ["Same", "smae", "", 3, None])
@pytest.mark.parametrize("command", [("contrast", "--no-encoder", "--data"), ("figures",)])
def test_a_word_that_is_no_relation_is_named(tmp_path: Path, relation: object, command: tuple[str, ...]) -> None:
    file = tmp_path / "pairs.ndjson"
    row = {"id": 1, "new": "Sales rose 5 percent.", "verified": "Sales rose 5 percent.", "relation": relation}
    file.write_text(json.dumps(row | {"relation": "same"}) + "\n" + json.dumps(row) + "\n")
    result = _run("evaluate", *command, str(file if command == ("figures",) else tmp_path))
    assert result.exit_code == 2
    assert "line 2" in result.stderr
    assert "relation" in result.stderr


def test_what_is_public_is_not_written_over_a_whole_registry(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    _require_own(tmp_path)
    manifest.write_text('{"format": 1, "tables": {}}')
    with pytest.raises(InputError, match="something else"):
        _require_own(tmp_path)
    assert manifest.exists()


def test_a_quote_left_open_does_not_swallow_the_list(tmp_path: Path) -> None:
    for name, text, line in (
        ("quote", 'doi,reason\n\n10.1/a,"open\n10.1/b,fraud\n', 3),
        ("wide", f"doi,{'x' * 200_000}\n10.1/a,b\n", 1),
        ("long", f"doi,reason\n10.1/a,{'x' * 200_000}\n10.1/b,b\n", 2),
    ):
        (tmp_path / name).write_text(text)
        with pytest.raises(InputError, match=f"line {line}: "):
            list(_read_table(str(tmp_path / name)))


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (("match", "--no-encoder", "--run", "-", "--corpus", "{one}", "--queries", "{none}"), 2),
        (("match", "--no-encoder", "--run", "-", "--corpus", "{none}", "--queries", "{one}"), 2),
        (("evaluate", "figures", "{none}"), 2),
        (("evaluate", "contrast", "--no-encoder", "--data", "{sets}"), 2),
        (("evaluate", "matching", "--no-encoder", "--data", "{sets}"), 2),
        (("evaluate", "extraction", "--no-encoder", "--data", "{sets}"), 2),
        (("evaluate", "judgements", "--data", "{none}"), 2),
        (("detect", "--no-encoder", "{none}"), 0),
        (("compare", "--pairs", "{none}"), 0),
        (("extract", "{none}", "--published", "2020-01-01", "--no-encoder", "--json"), 0),
    ],
)
def test_an_empty_file_is_told(tmp_path: Path, command: tuple[str, ...], status: int) -> None:
    """What answers line by line gives no line; of figures and runs none can be given."""
    (tmp_path / "one.ndjson").write_text('{"id": "a", "text": "Sales rose 5 percent."}\n')
    folder = tmp_path / "policlaim"
    folder.mkdir()
    for name in ("none", "pairs", "claims", "queries-dev", "dev"):
        (folder / f"{name}.ndjson").write_text("\n \n")
    (folder / "qrels-dev.tsv").write_text("")
    places = {"one": tmp_path / "one.ndjson", "none": folder / "none.ndjson", "sets": folder}
    result = _run(*(part.format(**places) for part in command))
    assert result.exit_code == status
    assert result.stdout == ""
    assert "holds no " in result.stderr


@pytest.mark.parametrize(
    ("claims", "queries", "judgements", "told", "status"),
    [
        (
            '{"id": 1}{"id": 2}{"id": "1"}',
            '{"id": "q"}',
            "q 0 1 1",
            "claims.ndjson, line 3: the id '1' stands on line 1",
            2,
        ),
        (
            '{"id": 1}',
            '{"id": "q"}{"id": "q"}',
            "q 0 1 1",
            "queries-dev.ndjson, line 2: the id 'q' stands on line 1",
            0,
        ),
        ('{"id": 1}', '{"id": "q"}', "q 0 1 1|r 0 1 1", "qrels-dev.tsv, line 2: there is no query 'r'", 0),
        ('{"id": 1}', '{"id": "q"}', "q 0 2 1", "qrels-dev.tsv, line 1: there is no claim '2'", 0),
        ('{"id": 1}', '{"id": "q"}', "q 0 1 0", "qrels-dev.tsv holds no relevant claim", 2),
        ('{"id": 1}', '{"id": "q"}', "q 0 1 1|r 0 2 0", "", 0),
    ],
)
def test_ids_of_a_set_that_do_not_fit_are_named(
    tmp_path: Path, claims: str, queries: str, judgements: str, told: str, status: int
) -> None:
    for name, rows in (("claims", claims), ("queries-dev", queries)):
        lines = rows.replace("}{", "}\n{").replace("}", ', "text": "Sales rose 5 percent."}')
        (tmp_path / f"{name}.ndjson").write_text(lines)
    (tmp_path / "qrels-dev.tsv").write_text(judgements.replace("|", "\n"))
    result = _run("evaluate", "matching", "--no-encoder", "--data", str(tmp_path))
    assert result.exit_code == status
    assert told in result.stderr
    files = [str(tmp_path / f"{name}.ndjson") for name in ("claims", "queries-dev")]
    run = _run("match", "--no-encoder", "--run", "-", "--corpus", files[0], "--queries", files[1])
    assert run.exit_code == (2 if status and "stands on" in told else 0)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("match", "--run", "-", "--corpus", "-", "--queries", "-"), "can be read once"),
        (("duplicates", "--list", "--all"), "give one of them"),
        (("replay", "--threshold", "0.3", "--suggest", "0.9"), "do not go together"),
        (("replay", "--suggest", "0.99"), "do not go together"),
        (("evaluate", "judgements", "--data", os.devnull, "--threshold", "0.01"), "do not go together"),
        (("db", "history", "-r", "a:b:c"), "START:END"),
        (("db", "history", "-r", "a"), "START:END"),
    ],
)
def test_options_that_do_not_go_together_are_refused(app: Flask, command: tuple[str, ...], told: str) -> None:
    result = _run(*command, app=app)
    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.parametrize(
    ("rows", "status", "told"),
    [
        ([], 0, "holds no entry"),
        ([{"doi": 5}, {"reason": "fraud"}], 1, "Not one entry"),
        ([{"doi": 5}, {"doi": "10.1234/a"}], 0, "1 entries left out"),
    ],
)
def test_a_list_of_which_nothing_can_be_taken_fails(
    app: Flask, tmp_path: Path, rows: list[dict[str, object]], status: int, told: str
) -> None:
    file = tmp_path / "list.ndjson"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = _run("sources", "retract", str(file), app=app)
    assert result.exit_code == status
    assert told in result.stderr


@pytest.mark.parametrize("failing", [True, False])
def test_files_of_one_export_take_their_names_together(tmp_path: Path, failing: bool) -> None:
    paths = [tmp_path / "leaves", tmp_path / "hashes"]
    for path in paths:
        path.write_text("old")
    with nullcontext() if not failing else pytest.raises(OSError, match="full"), whole_files(*paths) as files:
        for file in files:
            file.write(b"new")
        if failing:
            raise OSError("full")
    assert [path.read_text() for path in paths] == ["old" if failing else "new"] * 2
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_sigterm_clears_away_what_a_command_made_for_the_time_being(tmp_path: Path) -> None:
    claims = tmp_path / "claims.ndjson"
    claims.write_text("".join(f'{{"id": {n}, "text": "Town {n} spent {n} million."}}\n' for n in range(30_000)))
    run, own = tmp_path / "run", tmp_path / "own"
    own.mkdir()
    command = ("match", "--no-encoder", "--corpus", str(claims), "--queries", str(claims), "--run", str(run))
    environ = os.environ | {"TMPDIR": str(own), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        (sys.executable, "-m", "claims.cli", *command), env=environ, stderr=subprocess.PIPE
    ) as process:
        while not any(own.iterdir()):
            assert process.poll() is None, "it has ended before it began to index"
            time.sleep(0.1)
        process.terminate()
    assert process.returncode == 128 + signal.SIGTERM
    assert not list(own.iterdir())
    assert not run.exists()
