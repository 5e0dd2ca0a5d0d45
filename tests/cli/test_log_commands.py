"""``log`` and ``verify-log``, and the program for outsiders: what one exports, both verify, damaged in each way."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import json
import os
import runpy
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy import select

from claims.cli.commands import main
from claims.cli.worker import signing_of
from claims.config import ROOT
from claims.core.transparency.checkpoint import read_checkpoint, sign_checkpoint
from claims.core.transparency.signed_note import Signer
from claims.extensions import db
from claims.models import Snapshot, Source
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.transparency.log_proofs import log_size
from tests.support.factories import make_claim

VERIFIER = ROOT / "tools" / "verify_log.py"


def run(app: Flask | None, *arguments: object) -> tuple[int, str, str]:
    """Status, stdout and stderr of a command on the app's database."""
    info = None if app is None else ScriptInfo(create_app=lambda: app)
    result = CliRunner().invoke(main, [str(item) for item in arguments], obj=info)
    return result.exit_code, result.stdout, result.stderr


def stand_alone(*arguments: object) -> tuple[int, str]:
    """Status and stdout of the program for outsiders, started far from the project."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [sys.executable, str(VERIFIER), *map(str, arguments)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", env=environ)
    return answer.returncode, answer.stdout + answer.stderr


@pytest.fixture
def exported(app: Flask, tmp_path: Path) -> Path:
    """An exported log of 12 entries."""
    with app.app_context():
        for number in range(12):
            make_claim(db.session(), f"The ferry carried {number} people – “über” 41\u202f000.")
        db.session.commit()
    status, _, said = run(app, "log", "export", tmp_path / "export")
    assert status == 0, said
    return tmp_path / "export"


def test_an_export_holds_exactly_the_leaves_and_verifies(app: Flask, exported: Path) -> None:
    assert sorted(path.name for path in exported.iterdir()) == [
        "checkpoint.txt",
        "hashes.txt",
        "leaves.ndjson",
        "vkey.txt",
    ]
    lines = (exported / "leaves.ndjson").read_bytes().split(b"\n")
    assert [json.loads(line)["index"] for line in lines[:-1]] == list(range(12))
    assert lines[-1] == b""
    assert run(None, "verify-log", exported) == (0, "ok: 12 entries\n", "")
    assert stand_alone(exported) == (0, "ok: 12 leaves\n")
    assert (app.config["INSTANCE_DIR"] / "log_checkpoint").read_text() == (exported / "checkpoint.txt").read_text()


def change(path: Path, work) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    work(lines)
    path.write_bytes(b"".join(lines))


@pytest.mark.parametrize(
    ("work", "index"),
    [
        (lambda lines: lines.__setitem__(5, lines[5].replace(b"created", b"creates")), 5),
        (lambda lines: lines.__setitem__(11, lines[11].replace(b'"v":1', b'"v":2')), 11),
        (lambda lines: lines.__setitem__(slice(2, 4), lines[2:4][::-1]), 2),
        (lambda lines: lines.pop(7), 7),
        (lambda lines: lines.pop(), 11),
        (lambda lines: lines.append(lines[0]), 12),
        (lambda lines: lines.__setitem__(4, b"\xff\x00\n"), 4),
        (lambda lines: lines.clear(), 0),
    ],
)
def test_damage_is_named_alike_by_both(exported: Path, work, index: int) -> None:
    change(exported / "leaves.ndjson", work)
    status, found, said = run(None, "verify-log", exported)
    assert (status, f"first bad index: {index}." in said) == (1, True), found + said
    status, found = stand_alone(exported)
    assert (status, f"first bad index: {index}\n" in found) == (1, True), found


def test_a_cut_tail_is_found_with_a_kept_checkpoint(app: Flask, exported: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    shutil.copy(exported / "checkpoint.txt", kept)
    with app.app_context():
        make_claim(db.session())
        db.session.commit()
    longer = tmp_path / "longer"
    assert run(app, "log", "export", longer)[0] == 0
    assert run(None, "verify-log", longer, "--old", kept)[0] == 0
    assert stand_alone(longer, "--old", kept)[0] == 0
    assert "first bad index: 12" in run(None, "verify-log", exported, "--old", longer / "checkpoint.txt")[2]
    assert "first bad index: 12" in stand_alone(exported, "--old", longer / "checkpoint.txt")[1]


def test_a_key_known_from_elsewhere_outranks_the_one_in_the_export(app: Flask, exported: Path) -> None:
    right = run(app, "log", "vkey")[1].strip()
    wrong = "registry.example/claims+dc8d8b1b+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
    assert run(None, "verify-log", exported, "--vkey", right)[0] == 0
    assert run(None, "verify-log", exported, "--vkey", wrong)[0] == 1
    assert stand_alone(exported, "--vkey", right)[0] == 0
    assert stand_alone(exported, "--vkey", wrong)[0] == 1
    (exported / "vkey.txt").write_text("nonsense\n")
    assert run(None, "verify-log", exported)[0] == 1
    assert stand_alone(exported)[0] == 1


def line_of(data: bytes, place: int) -> int:
    return data[:place].count(b"\n")


CHANGED = (
    lambda byte: bytes([byte ^ 1]),
    lambda byte: bytes([byte ^ 0x20]),
    lambda byte: bytes([byte ^ 0x80]),
    lambda byte: b"",
    lambda byte: bytes([byte, byte]),
    lambda byte: b"\r" + bytes([byte]),
    lambda byte: bytes([byte]) + b"\0",
)
"""What may become of a byte: changed in a bit, gone, doubled, with another one before or behind it."""


@pytest.mark.parametrize("name", ["leaves.ndjson", "hashes.txt", "checkpoint.txt"])
def test_no_byte_of_an_export_can_be_changed_unnoticed(exported: Path, name: str) -> None:
    """One place of five, each with another change in turn, by both programs; of leaves the right one is named."""
    outsider = runpy.run_path(str(VERIFIER))
    whole = (exported / name).read_bytes()
    for place, change in zip(range(0, len(whole), 5), itertools.cycle(CHANGED)):
        changed = change(whole[place])
        if changed[:1] == b"\n" and len(changed) == 2:
            continue  # it is the next line that is wrong
        (exported / name).write_bytes(whole[:place] + changed + whole[place + 1 :])
        status, found, said = run(None, "verify-log", exported)
        wrong = found_apart(outsider, exported)
        assert (status, bool(wrong)) == (1, True), (place, found)
        if name != "checkpoint.txt":
            assert f"first bad index: {line_of(whole, place)}." in said, (place, changed, said)
            assert min(index for index in wrong if index is not None) == line_of(whole, place)


def found_apart(outsider, folder: Path) -> list[int | None]:
    """Where the program for outsiders finds something, without starting it each time."""
    try:
        return [error.index for error in outsider["verify_export"](str(folder), [], [])[0]]
    except outsider["Bad"] as error:
        return [error.index]


def test_a_leaf_taken_out_with_its_hash_kept_is_found_by_both(exported: Path) -> None:
    change(exported / "leaves.ndjson", lambda lines: lines.__setitem__(5, b"\n"))
    status, found, said = run(None, "verify-log", exported)
    assert (status, "no later entry says that it was removed" in found, "first bad index: 5." in said) == (
        1,
        True,
        True,
    )
    status, found = stand_alone(exported)
    assert (status, "no later leaf says that it was removed" in found, "first bad index: 5\n" in found) == (
        1,
        True,
        True,
    )


def test_lines_without_end_and_values_without_end(exported: Path) -> None:
    """What is huge or nested deeply is refused quickly, with a sentence."""
    for line in (b"x" * 3_000_000, b"[" * 100_000, b'{"index":' * 5_000, b"[" * 900 + b"]" * 900):
        (exported / "leaves.ndjson").write_bytes(line + b"\n")
        status, _, said = run(None, "verify-log", exported)
        assert (status, "first bad index: 0." in said) == (1, True)
        status, found = stand_alone(exported)
        assert (status, "first bad index: 0\n" in found, "Traceback" in found) == (1, True, False)


def test_a_kept_checkpoint_of_a_former_key_is_read_with_both_keys(app: Flask, exported: Path, tmp_path: Path) -> None:
    former = Signer("registry.example/claims", bytes(range(1, 33)))
    kept = tmp_path / "kept.txt"
    kept.write_text(sign_checkpoint(read_checkpoint((exported / "checkpoint.txt").read_text()), [former]))
    present = (exported / "vkey.txt").read_text().strip()
    assert run(None, "verify-log", exported, "--old", kept)[0] == 1
    both = ("--vkey", present, "--vkey", former.verifier)
    assert run(None, "verify-log", exported, "--old", kept, *both)[0] == 0
    assert stand_alone(exported, "--old", kept, *both)[0] == 0
    keys = tmp_path / "keys.txt"
    keys.write_text(f"{former.verifier}\n{present}\n")
    assert stand_alone(exported, "--old", kept, "--vkey", keys)[0] == 0


@pytest.mark.parametrize("name", ["checkpoint.txt", "vkey.txt", "leaves.ndjson"])
def test_a_missing_or_unreadable_file_is_no_success(exported: Path, name: str) -> None:
    (exported / name).write_bytes(b"\xff\xfe")
    status, _, said = run(None, "verify-log", exported)
    assert (status, "Traceback" in said) == (1, False)
    status, found = stand_alone(exported)
    assert (status, "Traceback" in found) == (1, False), found
    (exported / name).unlink()
    status, _, said = run(None, "verify-log", exported)
    assert (status, name in said) == (1, True)
    status, said = stand_alone(exported)
    assert (status, name in said) == (2, True)


def test_one_proof_by_itself(app: Flask, exported: Path, tmp_path: Path) -> None:
    client = app.test_client()
    proof, leaf = tmp_path / "p.tlog-proof", tmp_path / "leaf.json"
    proof.write_bytes(client.get("/log/5.tlog-proof").data)
    leaf.write_bytes(client.get("/log/5.json").data)
    key = (exported / "vkey.txt").read_text().strip()
    assert stand_alone("proof", proof, leaf, "--vkey", key) == (0, "ok: leaf 5 is in the log of 12\n")
    leaf.write_bytes(client.get("/log/6.json").data)
    assert stand_alone("proof", proof, leaf, "--vkey", key)[0] == 1
    assert stand_alone("proof", proof, leaf)[0] == 1, "without a key nothing is proved"


def test_removed_text_leaves_an_export_that_verifies(app: Flask, exported: Path) -> None:
    assert run(app, "log", "redact", 3, "--field", "nonsense", "--reason", "A court.", "--yes")[0] == 2
    assert run(app, "log", "redact", 3, "--field", "leaf", "--field", "detail", "--reason", "A court.", "--yes")[0] == 0
    assert run(app, "log", "export", exported)[0] == 0
    assert (exported / "leaves.ndjson").read_bytes().split(b"\n")[3] == b""
    assert run(None, "verify-log", exported)[1] == "ok: 13 entries, 1 of them emptied on a legal ground\n"
    assert stand_alone(exported) == (0, "ok: 13 leaves, 1 of them removed on a legal ground\n")
    assert run(app, "log", "check")[1] == "ok: 13 entries, 1 of them emptied on a legal ground\n"
    shutil.move(exported / "hashes.txt", exported / "elsewhere")
    assert stand_alone(exported)[0] == 1


def test_a_database_that_was_put_back_is_not_signed(app: Flask, exported: Path) -> None:
    kept = app.config["INSTANCE_DIR"] / "log_checkpoint"
    note = kept.read_text()
    with app.app_context():
        make_claim(db.session())
        db.session.commit()
    assert run(app, "log", "checkpoint")[1].splitlines()[1] == "13"
    ahead = kept.read_text()
    with app.app_context():
        assert log_size(db.session()) == 13
    kept.write_text(ahead.replace("\n13\n", "\n14\n"))
    assert run(app, "log", "checkpoint")[0] == 2, "a note that was tampered with is not passed over"
    assert run(app, "log", "check")[0] == 1, "nor by the check"
    more = sign_checkpoint(replace(read_checkpoint(ahead), size=14), signing_of(app).log.signers)
    kept.write_text(more)
    for command in ("checkpoint", "check"):
        status, said, refused = run(app, "log", command)
        assert status == 1
        assert "The log has 13 entries, but a checkpoint of 14 was signed: this database is older." in said + refused
    kept.write_text(note)
    assert run(app, "log", "checkpoint")[0] == 0
    assert json.loads(run(app, "log", "check", "--json")[1])["ok"] is True


def test_checkpoints_of_a_former_key_are_checked_with_it(app: Flask, exported: Path) -> None:
    former = (exported / "vkey.txt").read_text().strip()
    with app.app_context():
        app.config["LOG_KEY"] = bytes(range(1, 33))
        make_claim(db.session())
        db.session.commit()
    (app.config["INSTANCE_DIR"] / "log_checkpoint").unlink()
    assert run(app, "log", "checkpoint")[0] == 0
    status, said, _ = run(app, "log", "check")
    assert status == 1
    assert "If the log's key was changed, give the former one, too." in said
    assert run(app, "log", "check", "--vkey", former)[:2] == (0, "ok: 13 entries\n")
    status, _, refused = run(app, "log", "check", "--vkey", "no key")
    assert status == 2, refused


def test_verifying_prints_json(exported: Path) -> None:
    change(exported / "leaves.ndjson", lambda lines: lines.pop())
    status, found, _ = run(None, "verify-log", exported, "--json")
    value = json.loads(found)
    assert (status, value["ok"], value["first_bad"], value["entries"]) == (1, False, 11, 11)


def test_who_removes_is_asked_first(app: Flask, exported: Path) -> None:
    status, _, _ = run(app, "log", "redact", 3, "--field", "leaf", "--reason", "A court.")
    assert status == 1
    assert run(None, "verify-log", exported)[0] == 0


def test_a_removal_says_what_went_and_where_the_words_stand_still(app: Flask, exported: Path) -> None:
    words = "The mayor of Norhaven took 40,000 euros from the harbor company"
    with app.app_context():
        _, twin = make_claim(db.session(), f"{words}."), make_claim(db.session(), words)
        db.session.commit()
        twin_id = twin.id
        index = log_size(db.session()) - 2
    status, _, said = run(app, "log", "redact", index, "--field", "claim", "--reason", "A court.", "--yes")
    assert status == 0
    assert "emptied, and noted in the log: changes.detail (1), claims.text (1)\n" in said
    assert f"still in claims {twin_id}, text: another claim with these words; entry {index + 1} --field claim" in said
    assert "the words stand in no archived page" in said
    assert "not looked at: backups" in said
    status, _, said = run(app, "log", "redact", index + 1, "--field", "claim", "--reason", "A court.", "--yes")
    assert "the words stand nowhere in the database any more" in said
    again = run(app, "log", "redact", index, "--field", "claim", "--reason", "A court.", "--yes")[2]
    assert "nowhere" not in again, "nobody knows the words any more"
    assert "no words to look for elsewhere: they were removed before" in again


@pytest.mark.parametrize(("delete", "held"), [(False, False), (True, False), (True, True)])
def test_archived_pages_with_the_words_are_named_or_deleted(
    app: Flask, exported: Path, delete: bool, held: bool
) -> None:
    words = "The mayor of Norhaven took 40,000 euros from the “Café & Harbor” company"
    store = SnapshotStore(app.config["SNAPSHOT_DIR"])
    written = words.replace("é", "&eacute;").replace("“", "&#8220;").replace("”", "&#x201d;").replace(" & ", " &amp; ")
    pages = [
        (f"<p>So: {written}.</p>", f"So: {words}."),
        (f"<p title='{written}'>Quite another text.</p>", "Quite another text."),
        (f"<p>{written} took part.</p>".replace("40,000", "4,000"), "Nothing of that."),
        (f"<p title='{words}'>".encode("cp1252"), "Quite another text."),
        (f"<meta charset=utf-16><p>{words}".encode("utf-16"), "Quite another text."),
        (f"<meta charset='macroman'><p>{words}".encode("macroman"), f"So: {words}."),
        (b"<meta charset='base64'><meta charset=no-such><p>Nothing.", "Nothing of that."),
    ]
    with_words = [True, True, False, True, True, True, False]
    with app.app_context():
        session = db.session()
        make_claim(session, words)
        source = Source(key="mayor", url="https://paper.example/mayor", title="", created_at=dt.datetime.now(dt.UTC))
        session.add(source)
        session.flush()
        for markup, text in pages:
            url, now = "https://paper.example/mayor", dt.datetime.now(dt.UTC)
            data = markup if isinstance(markup, bytes) else markup.encode()
            sha256 = store.keep_page(data, url=url, content_type="text/html", retrieved_at=now)
            session.add(
                Snapshot(
                    source_id=source.id,
                    sha256=sha256,
                    url=url,
                    status=200,
                    content_type="text/html",
                    size=len(markup),
                    retrieved_at=now,
                    seen_at=now,
                    text_sha256=store.keep_text(text),
                    links=[],
                )
            )
        session.commit()
        index = log_size(session) - 1
        hashes = list(session.scalars(select(Snapshot.sha256).order_by(Snapshot.id)))
    text_file = store.files_of(hashes[0], hashlib.sha256(pages[0][1].encode()).hexdigest())[1]
    if held:
        text_file.unlink()
        text_file.mkdir()  # cannot be deleted as a file
    options = ["--archives"] if delete else []
    said = run(app, "log", "redact", index, "--field", "claim", "--reason", "A court.", "--yes", *options)[2]
    what = "deleted the archived page" if delete else "still in the archived page"
    shared = [held and at in (0, 5) for at in range(len(pages))]
    told = [f"{what} {sha256[:16]} of source" in said for sha256 in hashes]
    assert told == [found and not kept for found, kept in zip(with_words, shared, strict=True)]
    assert said.count("; not deleted: ") == sum(shared)
    assert [store.page_path(sha256).exists() for sha256 in hashes] == [not (delete and found) for found in with_words]
