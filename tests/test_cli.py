"""The command line: shapes of its answers, what it refuses and how, which commands need no database."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy import Select, event, func, select, text
from sqlalchemy.orm import Session

from claims.artifacts.claim_spans import load_span_reader
from claims.cli import importing, outputs
from claims.cli.commands import COMMANDS, main
from claims.config import ROOT
from claims.extensions import db, reading
from claims.models import ApiKey, Article, Base, Claim, Job, Organization, Review
from claims.services.index import candidates
from tests.support.databases import on_both_databases
from tests.support.forked import PATIENCE_S, run_claims, run_serve

BODY = (
    "The ferry carried some 41,000 passengers in 2019, according to the port authority. Nobody should miss it! "
    "The harbor has been closed since last year.\n"
)
DAY = "2020-02-22"

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask, tmp_path: Path, monkeypatch) -> Run:
    """Runs a command on the test's own database, with the test's folder as the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(BODY)
    runner = CliRunner()

    def invoke(*arguments: object, **options: Any) -> Result:
        return runner.invoke(main, [str(a) for a in arguments], obj=ScriptInfo(create_app=lambda: app), **options)

    return invoke


Read = Callable[[Select[Any]], list[Any]]


@pytest.fixture
def read(app: Flask) -> Read:
    """Reads from the test's database in a transaction of its own, so that commands may write in between."""

    def rows(statement: Select[Any]) -> list[Any]:
        with app.app_context(), reading(), Session(db.engine) as session:
            return list(session.execute(statement).all())

    return rows


def count(read: Read, model: type[Base]) -> int:
    return int(read(select(func.count()).select_from(model))[0][0])


def rows_of(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def review(**fields: object) -> dict[str, object]:
    evidence = {"title": "Statistics", "url": "https://port.example/2019", "quote": "41,000", "stance": "supports"}
    told = {"organization": "Harbor Desk", "rating": "Right", "verdict": "true", "true_as_of": "2020-01-01"}
    return told | {"valid_until": "2030-01-01", "summary": "Counted.", "evidence": [evidence]} | fields


def write_claims(path: Path, *lines: object) -> Path:
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return path


FERRY = {"external_id": "ferry", "text": "The ferry carried about 41,000 passengers in 2019", "reviews": [review()]}
FERRY_SAYS_50 = {"external_id": "ferry-50", "text": "The ferry carried 50,000 passengers in 2019"}


# --- texts: no database ------------------------------------------------------------------------------------------------


def claims_command(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """bin/claims as a process of its own, in an installation that does not exist."""
    environ = {"PATH": os.environ["PATH"], "INSTANCE_DIR": str(folder / "instance"), "LANG": "C"}
    command = [sys.executable, str(ROOT / "bin" / "claims"), *arguments]
    return subprocess.run(
        command, input=stdin, env=environ, cwd=folder, capture_output=True, timeout=PATIENCE_S, check=False
    )


def test_texts_need_no_database_no_secrets_and_no_folder(tmp_path: Path) -> None:
    done = claims_command(
        tmp_path, "extract", "-", "--published", DAY, "--json", stdin="Zoë’s ferry sank in 2019.".encode()
    )
    assert done.returncode == 0, done.stderr
    assert "Zoë’s" in done.stdout.decode("utf-8"), "UTF-8 whatever the locale"
    environ = {"INSTANCE_DIR": str(tmp_path / "instance")}
    compared = ("compare", "The ferry sank in 2019.", "The ferry sank in 2018.", "--json")
    assert json.loads(run_claims(environ, *compared, folder=tmp_path).stdout)["relation"] == "other_date"
    assert not (tmp_path / "instance").exists()


def test_extract_prints_a_line_for_each_appearance_and_each_rejected_sentence(run: Run) -> None:
    rows = rows_of(run("extract", "article.txt", "--published", DAY, "--json"))
    claims = [row for row in rows if "rejected" not in row]
    shelf = [row for row in rows if "rejected" in row]
    assert claims
    assert shelf
    for row in rows:
        assert BODY[row["start"] : row["end"]] == row["exact"]
        assert 0 <= row["score"] <= 1
    for row in claims:
        assert {"standalone", "kind", "speaker", "voice", "quantities", "period", "reasons"} <= set(row)
    (quantity,) = claims[0]["quantities"]
    wanted = {"value": 41000, "unit": "passenger", "approximate": True, "comparator": "~"}
    assert {name: quantity[name] for name in wanted} == wanted
    assert isinstance(quantity["value"], int)
    assert claims[0]["period"] == {"start": "2019-01-01", "end": "2019-12-31", "edtf": "2019"}
    assert sorted(row["rank"] for row in claims) == list(range(1, len(claims) + 1))
    assert all(isinstance(row["rank_reasons"], list) for row in claims)
    assert all(set(row) == {"start", "end", "exact", "rejected", "score"} for row in shelf)


def test_of_a_long_text_is_said_that_it_takes_a_while(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "LONG_TEXT", len(BODY))
    for command in ("extract", "ingest"):
        (tmp_path / "article.txt").write_text(BODY)
        assert "Reading" not in run(command, "article.txt", "--published", DAY, "--json").stderr
        (tmp_path / "article.txt").write_text(BODY + "!")
        said = run(command, "article.txt", "--published", DAY, "--json")
        assert f"Reading {len(BODY) + 1:,} characters, which takes" in said.stderr
        assert rows_of(said)


def test_a_text_that_is_too_long_for_a_look_up_may_be_stored(run: Run, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("x" * 200_001)
    said = run("lookup", "article.txt", "--published", DAY)
    assert (said.exit_code, said.stdout) == (2, "")
    assert "at most 200,000 bytes; store a longer text as an article." in said.stderr


def test_extract_for_people_shows_the_same(run: Run) -> None:
    shown = run("extract", "article.txt", "--published", DAY)
    assert shown.exit_code == 0
    assert "not taken" in shown.stdout
    assert "41,000 passengers" in shown.stdout
    assert shown.stdout.splitlines()[0].split() == ["start", "end", "rank", "score", "kind", "speaker", "claim"]


def test_extract_reads_with_the_encoder_unless_told_not_to(run: Run, tmp_path: Path) -> None:
    if load_span_reader() is None:
        pytest.skip("onnxruntime or the fitted reader is not installed")
    body = "The bakery, famous for its rye bread since 1954, reopened under a new owner who trained in Lyon."
    (tmp_path / "bakery.txt").write_text(body)
    asked = ("extract", "bakery.txt", "--published", DAY, "--json")
    found, also, ruled = (rows_of(run(*asked, *option)) for option in ((), ("--encoder",), ("--no-encoder",)))
    assert found == also
    assert "famous for its rye bread since 1954" in {row["exact"] for row in found}
    assert "famous for its rye bread since 1954" not in {row["exact"] for row in ruled}


def test_extract_reads_standard_input(run: Run) -> None:
    assert run("extract", "-", "--published", DAY, input=BODY).exit_code in {
        0,
        2,
    }  # no descriptor under the test runner


@pytest.mark.parametrize(
    ("content", "published", "sentence"),
    [
        (None, DAY, "There is no file it.txt."),
        (b"\xff\xfe", DAY, "it.txt is not UTF-8 text: byte 0 cannot be read."),
        (b"a\x00b", DAY, "NUL character"),
        (b"x" * (1024 * 1024 + 1), DAY, "it.txt is over 1,048,576 bytes."),
        (b"Fine.", "2020-02-30", "'2020-02-30' is not a date."),
        (b"Fine.", "22.2.2020", "'22.2.2020' is not a date."),
        (b"Fine.", "2020-02-22T10:00:00", "is not a date."),
        (b"Fine.", "20200222", "is not a date."),
    ],
)
@pytest.mark.parametrize("command", ["extract", "lookup"])
def test_what_cannot_be_read_is_one_sentence(
    run: Run, tmp_path: Path, command: str, content: bytes | None, published: str, sentence: str
) -> None:
    if content is not None:
        (tmp_path / "it.txt").write_bytes(content)
    result = run(command, "it.txt", "--published", published, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_instant_is_taken_as_its_day(run: Run) -> None:
    by_day = run("extract", "article.txt", "--published", DAY, "--json").stdout
    assert run("extract", "article.txt", "--published", f"{DAY}T23:30:00-05:00", "--json").stdout == by_day


def test_compare_two_texts(run: Run) -> None:
    left, right = "157,000 civilians died.", "157,000 people died."
    (row,) = rows_of(run("compare", left, right, "--json"))
    assert list(row) == ["id", "relation", "differing_slots", "probability", "auto_confirm", "slots"]
    assert row["auto_confirm"] is False
    for slot in row["slots"].values():
        assert {"left", "right", "comparison", "left_span", "right_span"} <= set(slot)
        if slot["left_span"]:
            assert left[slice(*slot["left_span"])]
        if slot["right_span"]:
            assert right[slice(*slot["right_span"])]
    assert "probability of same" in run("compare", left, right).stdout


def test_compare_with_publication_dates(run: Run) -> None:
    texts = ("Rents rose last year.", "Rents rose in 2019.")
    (near,) = rows_of(run("compare", *texts, "--published", "2020-03-01", "2020-03-01", "--json"))
    (far,) = rows_of(run("compare", *texts, "--published", "2010-03-01", "2020-03-01", "--json"))
    assert near["slots"]["time"]["comparison"] in {"equal", "compatible"}
    assert far["slots"]["time"]["comparison"] == "different"


def test_compare_pairs_gives_a_line_each_and_ignores_other_fields(run: Run, tmp_path: Path) -> None:
    pair = {"new": "Rents rose in May.", "verified": "Rents did not rise in May."}
    write_claims(tmp_path / "pairs.ndjson", {"id": "a", **pair, "note": 1}, "", {"id": 2, **pair})
    rows = rows_of(run("compare", "--pairs", "pairs.ndjson"))
    assert [row["id"] for row in rows] == ["a", 2]
    assert {row["relation"] for row in rows} == {"opposite"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("one",), "Give two texts"),
        (("one", "two", "three"), "Give two texts"),
        (("one", " "), "One of the texts is empty."),
        (("one", "x" * 2001), "over 2,000 characters"),
        (("one", "two \udcff"), "half of a surrogate pair"),
        (("one", "two", "--pairs", "p"), "--pairs takes its texts from the file"),
        (("--pairs", "no.ndjson"), "There is no file no.ndjson."),
    ],
)
def test_compare_refuses(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    result = run("compare", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_compare_reads_packed_pairs_and_says_where_they_are_cut(run: Run, tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "new": "Rents rose.", "verified": "Rents fell."}).encode()
    packed = tmp_path / "pairs.ndjson.gz"
    packed.write_bytes(gzip.compress(line))
    assert rows_of(run("compare", "--pairs", packed.name))[0]["relation"] == "opposite"
    packed.write_bytes(gzip.compress(line)[:-9])
    cut = run("compare", "--pairs", packed.name)
    assert cut.exit_code == 2
    assert "pairs.ndjson.gz cannot be read to its end" in cut.stderr


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": 1, "new": "x"}', '{"new": 1, "verified": "x"}', '{"new": "", "verified": "x"}']
)
def test_compare_names_the_bad_line(run: Run, tmp_path: Path, line: str) -> None:
    good = {"id": 1, "new": "Rents rose.", "verified": "Rents fell."}
    write_claims(tmp_path / "pairs.ndjson", good, line)
    result = run("compare", "--pairs", "pairs.ndjson")
    assert result.exit_code == 2
    assert "pairs.ndjson, line 2: " in result.stderr


# --- retrieval and evaluation --------------------------------------------------------------------------------------------


def small_set(folder: Path) -> Path:
    folder.mkdir()
    claims = [
        {"id": f"c{number}", "text": f"The {noun} cost {number} million in {2000 + number}.", "title": noun}
        for number, noun in enumerate(["bridge", "school", "harbor", "prison", "stadium"], start=1)
    ]
    (folder / "claims.ndjson.gz").write_bytes(gzip.compress("".join(json.dumps(c) + "\n" for c in claims).encode()))
    write_claims(folder / "queries-dev.ndjson", {"id": "q1", "text": "They say the harbor cost 3 million!"})
    (folder / "qrels-dev.tsv").write_text("q1\t0\tc3\t1\n")
    return folder


def test_match_writes_a_trec_run(run: Run, tmp_path: Path) -> None:
    folder = small_set(tmp_path / "small")
    corpus, queries = folder / "claims.ndjson.gz", folder / "queries-dev.ndjson"
    result = run("match", "--corpus", corpus, "--queries", queries, "--top", 3, "--run", "run.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    lines = [line.split() for line in (tmp_path / "run.txt").read_text().splitlines()]
    assert 1 <= len(lines) <= 3
    assert lines[0][:4] == ["q1", "Q0", "c3", "1"]
    assert [int(line[3]) for line in lines] == list(range(1, len(lines) + 1))
    scores = [float(line[4]) for line in lines]
    assert scores == sorted(scores, reverse=True)


def test_match_refuses_an_id_that_would_break_the_run(run: Run, tmp_path: Path) -> None:
    write_claims(tmp_path / "c.ndjson", {"id": "two words", "text": "x"})
    write_claims(tmp_path / "q.ndjson", {"id": "q", "text": "x"})
    result = run("match", "--corpus", "c.ndjson", "--queries", "q.ndjson", "--run", "run.txt")
    assert result.exit_code == 2
    assert not (tmp_path / "run.txt").exists()


def test_evaluate_matching(run: Run, tmp_path: Path) -> None:
    small_set(tmp_path / "small")
    rows = rows_of(run("evaluate", "matching", "--data", tmp_path, "--json"))
    values = {row["metric"]: row["value"] for row in rows}
    assert values["MAP@5"] == values["recall@1"] == 1.0
    assert "MAP@5" in run("evaluate", "matching", "--data", tmp_path / "small").stdout


def test_evaluate_contrast(run: Run, tmp_path: Path) -> None:
    write_claims(
        tmp_path / "pairs.ndjson",
        {"id": 1, "new": "Rents rose in May 2019.", "verified": "Rents rose in May 2019.", "relation": "same"},
        {"id": 2, "new": "Rents rose in May 2019.", "verified": "Rents fell in May 2019.", "relation": "opposite"},
    )
    rows = rows_of(run("evaluate", "contrast", "--data", tmp_path, "--json"))
    assert next(row for row in rows if row["metric"] == "relation right")["value"] == 1.0
    assert next(row for row in rows if row["metric"] == "wrongly confirmed")["value"] == 0


def test_evaluate_extraction_of_an_annotated_article(run: Run, tmp_path: Path) -> None:
    first = BODY.index(", according")
    gold = {
        "article": {"text_file": "article.txt", "published": DAY},
        "claims": [{"id": "c1", "start": 0, "end": first, "speaker": None, "quantities": [], "times": []}],
    }
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    rows = rows_of(run("evaluate", "extraction", "--data", tmp_path, "--json"))
    assert next(row for row in rows if row["metric"] == "claims found")["value"] == 1.0


def write_sentences(folder: Path, *, packed: bool = False) -> None:
    row = {"id": "a", "text": "One came. Two left.", "sentences": [[0, 9], [10, 19]]}
    folder.mkdir(parents=True)
    line = json.dumps(row).encode() + b"\n"
    (folder / ("dev.ndjson.gz" if packed else "dev.ndjson")).write_bytes(gzip.compress(line) if packed else line)


@pytest.mark.parametrize("packed", [False, True])
def test_evaluate_extraction_of_a_set(run: Run, tmp_path: Path, packed: bool) -> None:
    write_sentences(tmp_path / "gum_news_sentences", packed=packed)
    alone = rows_of(run("evaluate", "extraction", "--data", tmp_path, "--json"))
    assert next(row for row in alone if row["metric"] == "border F1")["value"] == 1.0
    named = ("evaluate", "extraction", "--set", "gum_news_sentences", "--split", "dev", "--json", "--data")
    assert rows_of(run(*named, tmp_path)) == alone
    assert rows_of(run(*named, tmp_path / "gum_news_sentences")) == alone
    assert "border F1" in run("evaluate", "extraction", "--data", tmp_path).stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--set", "unheard_of"], "Known: "),
        (["--set", "newsquant"], "No part of it is there"),
        (["--set", "gum_news_sentences", "--split", "test"], "Parts that are there: dev."),
        (["--split", "../dev"], "is not the name"),
        (["--set", "tempeval3", "--split", "odd"], "line 2: no row of tempeval3, for timexes is missing"),
        (["--set", "tempeval3", "--split", "cut"], "cannot be read to its end"),
    ],
)
def test_evaluate_extraction_says_what_is_missing(run: Run, tmp_path: Path, options: list[str], sentence: str) -> None:
    write_sentences(tmp_path / "gum_news_sentences")
    (tmp_path / "tempeval3").mkdir()
    rows = '{"text": "In May.", "timexes": []}\n{"text": "In June."}\n'
    (tmp_path / "tempeval3" / "odd.ndjson").write_text(rows)
    (tmp_path / "tempeval3" / "cut.ndjson.gz").write_bytes(gzip.compress(rows.encode())[:-12])
    result = run("evaluate", "extraction", "--data", tmp_path, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


@pytest.mark.parametrize("kind", ["extraction", "matching", "contrast"])
def test_evaluate_says_where_nothing_is(run: Run, tmp_path: Path, kind: str) -> None:
    (tmp_path / "empty").mkdir()
    for folder, sentence in [(tmp_path / "empty", "holds n"), (tmp_path / "none", "no")]:
        result = run("evaluate", kind, "--data", folder, "--json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert sentence in result.stderr


# --- the registry --------------------------------------------------------------------------------------------------------


@on_both_databases
def test_import_and_again(run: Run, tmp_path: Path, read: Read) -> None:
    write_claims(tmp_path / "claims.ndjson", FERRY, "{", FERRY_SAYS_50, {"external_id": "no text"})
    result = run("import", "claims.ndjson", "--json")
    (outcome,) = rows_of(result)
    assert (outcome["imported"], outcome["skipped"]) == (2, 2)
    assert [number for number, _ in outcome["problems"]] == [2, 4]
    assert "line 2: " in result.stderr
    assert "line 4: " in result.stderr
    (again,) = rows_of(run("import", "claims.ndjson", "--json"))
    assert (again["imported"], again["updated"], again["unchanged"]) == (0, 0, 2)
    assert count(read, Claim) == 2
    assert run("index", "check").exit_code == 0


def test_import_in_batches_of_500(run: Run, tmp_path: Path, read: Read) -> None:
    lines = [{"external_id": str(number), "text": f"The bridge cost {number} million."} for number in range(1, 1202)]
    write_claims(tmp_path / "claims.ndjson", *lines)
    result = run("import", "claims.ndjson")
    assert result.exit_code == 0
    assert "1,201 new" in result.stdout
    assert count(read, Claim) == 1201
    assert "1,000 lines" in result.stderr, "progress"


def test_import_of_what_is_no_text_at_all(run: Run, tmp_path: Path, read: Read) -> None:
    (tmp_path / "claims.ndjson").write_bytes(b"\xff\xfe\n" + b'"' + b"x" * 1_200_000 + b'"\n')
    result = run("import", "claims.ndjson")
    assert result.exit_code == 1
    assert "line 1: not UTF-8" in result.stderr
    assert "line 2: longer than" in result.stderr
    assert count(read, Claim) == 0
    assert run("import", "none.ndjson").exit_code == 2


@on_both_databases
def test_lookup_stores_nothing_and_knows_the_verdict(run: Run, tmp_path: Path, read: Read) -> None:
    write_claims(tmp_path / "claims.ndjson", FERRY, FERRY_SAYS_50)
    assert run("import", "claims.ndjson").exit_code == 0
    rows = rows_of(run("lookup", "article.txt", "--published", DAY, "--json"))
    plain = rows_of(run("extract", "article.txt", "--published", DAY, "--json"))
    assert [(row["start"], row["end"]) for row in rows] == [(row["start"], row["end"]) for row in plain]
    (match,) = rows[0]["matches"]
    assert match["claim"]["external_id"] == "ferry"
    assert (match["relation"], match["review"]["verdict"], match["review"]["revision"]) == ("same", "true", 1)
    assert match["review"]["sources"][0]["stance"] == "supports"
    assert [one["organization"] for one in match["reviews"]] == ["Harbor Desk"]
    (near,) = rows[0]["near_misses"]
    assert (near["relation"], near["review"], near["reviews"]) == ("different_figure", None, [])
    assert count(read, Article) == 0
    assert "Harbor Desk" in run("lookup", "article.txt", "--published", DAY).stdout


@pytest.mark.parametrize(
    ("name", "content", "options"),
    [
        ("a.txt", BODY, ("--headline", "Ferries", "--outlet", "Coast Post", "--published", DAY)),
        ("a.html", f"<html><body><article><h1>Ferries</h1><p>{BODY}</p></article></body></html>", ("--outlet", "C")),
        ("a.json", json.dumps({"headline": "F", "body": BODY, "outlet": "C", "published_at": DAY, "author": "A"}), ()),
        (
            "noending",
            json.dumps({"body": BODY, "url": "https://coast.example/1", "published_at": f"{DAY}T10:00:00Z"}),
            (),
        ),
    ],
)
def test_ingest(run: Run, tmp_path: Path, read: Read, name: str, content: str, options: tuple[str, ...]) -> None:
    (tmp_path / name).write_text(content)
    (answer,) = rows_of(run("ingest", name, *options, "--json"))
    assert answer["article"]["version"] == 1
    assert answer["appearances"][0]["id"]
    (again,) = rows_of(run("ingest", name, *options, "--json"))
    assert again["article"] == answer["article"]
    assert count(read, Article) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "not JSON"),
        ("[]", "must hold a JSON object"),
        ('{"body": "x", "colour": 1}', "unknown field colour"),
        ('{"body": 1}', "body must be a text"),
        ('{"body": "x", "published_at": "yesterday"}', "is not a date"),
        ("{}", "body"),
    ],
)
def test_ingest_refuses_and_stores_nothing(run: Run, tmp_path: Path, read: Read, content: str, sentence: str) -> None:
    (tmp_path / "a.json").write_text(content)
    result = run("ingest", "a.json", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert count(read, Article) == 0


@on_both_databases
def test_a_key_is_printed_alone_and_works(run: Run, app: Flask, read: Read) -> None:
    result = run("keys", "create", "--scopes", "articles:write,lookup", "--name", "desk")
    assert result.exit_code == 0, result.stderr
    secret = result.stdout.removesuffix("\n")
    assert secret.startswith("ck_")
    assert secret.split() == [secret]
    assert secret not in result.stderr
    sent = {"body": BODY, "published_at": DAY}
    answered = app.test_client().post("/api/v1/lookup", json=sent, headers={"Authorization": f"Bearer {secret}"})
    assert answered.status_code == 200, answered.text
    (key,) = rows_of(run("keys", "list", "--json"))
    assert (key["name"], key["scopes"], key["revoked_at"]) == ("desk", ["articles:write", "lookup"], None)
    assert run("keys", "revoke", key["id"]).exit_code == 0
    refused = app.test_client().post("/api/v1/lookup", json=sent, headers={"Authorization": f"Bearer {secret}"})
    assert refused.status_code == 401


@pytest.mark.parametrize(("scopes", "is_said"), [("reviews:read,reviews:write", True), ("reviews:read", False)])
def test_who_makes_a_key_that_can_act_for_nobody_is_told(run: Run, scopes: str, is_said: bool) -> None:
    result = run("keys", "create", "--scopes", scopes)
    assert result.exit_code == 0
    assert ("acts for no person" in result.stderr) is is_said


def test_a_key_of_another_organization(run: Run, tmp_path: Path, read: Read) -> None:
    write_claims(tmp_path / "claims.ndjson", FERRY)
    run("import", "claims.ndjson")
    options = ("--scopes", "lookup", "--organization", "Harbor Desk", "--expires", "2999-01-01")
    assert run("keys", "create", *options).exit_code == 0
    ((key, organization),) = read(select(ApiKey, Organization).join(Organization))
    assert organization.name == "Harbor Desk"
    assert key.expires_at.isoformat() == "2999-01-02T00:00:00+00:00", "the end of the day"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--scopes", "everything"), "Unknown scope: everything"),
        (("--scopes", ","), "at least one scope"),
        (("--scopes", "lookup", "--organization", "Nobody"), "There is no organization 'Nobody'"),
        (("--scopes", "lookup", "--user", "nobody@example.org"), "Nobody has an account"),
        (("--scopes", "lookup", "--expires", "2001-01-01"), "expire at once"),
        (("--scopes", "lookup", "--expires", "soon"), "is not a date"),
    ],
)
def test_keys_are_refused(run: Run, read: Read, options: tuple[str, ...], sentence: str) -> None:
    result = run("keys", "create", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert count(read, ApiKey) == 0


def test_seeds_come_once(run: Run, read: Read) -> None:
    assert run("seed").exit_code == 0
    assert count(read, Claim) >= 80
    again = run("seed")
    assert "0 new" in again.stderr
    assert count(read, Review) >= 80


def test_index_commands(run: Run, tmp_path: Path, app: Flask, read: Read) -> None:
    write_claims(tmp_path / "claims.ndjson", FERRY, FERRY_SAYS_50)
    run("import", "claims.ndjson")
    assert rows_of(run("index", "stats", "--json"))[0]["tail_claims"] == 2
    assert run("index", "fold").exit_code == 0
    assert rows_of(run("index", "stats", "--json"))[0]["claims"] == 2
    assert run("index", "check").exit_code == 0
    with app.app_context(), Session(db.engine) as session:
        assert candidates.unindex_claim(session, read(select(Claim.id))[0][0], str(FERRY["text"]))
        session.commit()
    broken = run("index", "check")
    assert broken.exit_code == 1
    assert "1 claims and wordings are indexed, 2 exist" in broken.stdout
    assert run("index", "rebuild").exit_code == 0
    assert "nothing to compact" in run("index", "compact").stderr
    assert run("index", "check").exit_code == 0
    assert run("log", "redact", "0", "--field", "claim", "--reason", "A court.", "--yes").exit_code == 0
    assert run("index", "check").exit_code == 0, "a claim whose words were removed is in no index"


@on_both_databases
def test_worker_ends_when_idle(run: Run, read: Read) -> None:
    assert run("work", "--until-idle").exit_code == 0
    assert count(read, Job) > 0, "periodic work is planned"


def test_openapi_document(run: Run) -> None:
    document = json.loads(run("openapi").stdout)
    assert document["openapi"].startswith("3.1")
    assert "/api/v1/lookup" in document["paths"]


def test_an_empty_database_gets_its_tables(empty_database_url: str, tmp_path: Path) -> None:
    environ = {"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": empty_database_url}
    done = run_claims(environ, "keys", "create", "--scopes", "lookup", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("ck_")
    assert "making its tables" in done.stderr


@on_both_databases
def test_a_database_of_a_newer_release_is_left_alone(
    run: Run, read: Read, own_app: Flask, database_url: str, tmp_path: Path
) -> None:
    with own_app.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    environ = {"INSTANCE_DIR": str(tmp_path / "instance"), "DATABASE_URL": database_url, "PORT": "1024"}
    said = [run(*command).stderr for command in (("index", "stats"), ("db", "upgrade"))]
    said.append(run_serve(environ, "--setup", folder=tmp_path).stderr)
    for words in said:
        assert "The database is newer than this program (revision 9999, here " in words
        assert "restore the backup" in words
        assert "Traceback" not in words
    assert read(select(text("version_num FROM alembic_version"))) == [("9999",)]


def test_a_full_disk_is_told_as_such_and_what_was_finished_stays(own_app: Flask, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(importing, "BATCH", 100)
    lines = [
        FERRY | {"external_id": f"ferry-{number}", "text": f"Ferry {number} sank in 2019"} for number in range(180)
    ]
    file = write_claims(tmp_path / "claims.ndjson", *lines)
    with own_app.app_context():
        with db.engine.connect() as connection:
            pages = connection.scalar(text("PRAGMA page_count")) or 0
        room = {"pages": pages + 90}  # enough for the first 100 lines
        event.listen(db.engine, "connect", lambda new, _record: new.execute(f"PRAGMA max_page_count = {room['pages']}"))
        db.engine.dispose()
    command = ("import", str(file))
    runner, info = CliRunner(), ScriptInfo(create_app=lambda: own_app)
    refused = runner.invoke(main, command, obj=info)
    assert refused.exit_code == 1
    assert "(database or disk is full): make room on its disk, then run this again" in refused.stderr
    room["pages"] = pages + 10_000
    with own_app.app_context():
        db.engine.dispose()
    kept = 100 if "100 lines" in refused.stderr else 0
    assert f"{180 - kept} new, 0 updated, {kept} unchanged" in runner.invoke(main, command, obj=info).stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"no database at all " * 100, "the file is something else or damaged; restore a backup"), (None, "is a folder")],
)
def test_a_database_that_is_none(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    file = tmp_path / "claims.sqlite3"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    environ = {"DATABASE_URL": f"sqlite:///{file}", "INSTANCE_DIR": str(tmp_path / "instance"), "PORT": "1024"}
    done = run_serve(environ, "--setup", folder=tmp_path)
    assert done.returncode == 1
    assert sentence in done.stderr.splitlines()[-1]


def test_whoever_has_read_enough_gets_no_word_about_it(tmp_path: Path) -> None:
    program = f"{sys.executable} {ROOT / 'bin' / 'claims'} openapi | head -n 1"
    environ = {"PATH": os.environ["PATH"], "INSTANCE_DIR": str(tmp_path)}
    done = subprocess.run(
        program, shell=True, env=environ, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert done.stdout == "{\n"
    assert "Broken pipe" not in done.stderr


def all_commands(commands: tuple[click.Command, ...] = COMMANDS, prefix: str = "") -> list[tuple[str, click.Command]]:
    found = []
    for command in commands:
        name = f"{prefix}{command.name}"
        found.append((name, command))
        if isinstance(command, click.Group) and name != "db":  # the rest of db is Flask-Migrate's
            found += all_commands(tuple(command.commands.values()), f"{name} ")
    return found


@pytest.mark.parametrize(("name", "command"), [pytest.param(n, c, id=n) for n, c in all_commands()])
def test_every_command_and_option_says_what_it_is_for(name: str, command: click.Command) -> None:
    assert command.help
    assert command.help.split("\n")[0].endswith((".", ":"))
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]}"
