"""``bin/claims export public``: whole, resumable, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import hashlib
import json

import pytest
from flask.cli import ScriptInfo

from claims.cli.commands import main
from claims.extensions import db
from tests.support.factories import make_claim
from tests.support.pages import import_demo


@pytest.fixture
def export(app, tmp_path):
    import_demo(app)
    with app.app_context():
        make_claim(db.session(), '=HYPERLINK("https://bad.example") costs 40 million euros, "so they say".')
        db.session.commit()

    def run(folder=tmp_path / "out"):
        obj = ScriptInfo(create_app=lambda: app)
        result = app.test_cli_runner().invoke(main, ["export", "public", str(folder)], obj=obj)
        return result, folder

    return run


def read(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "manifest.json"}


def test_manifest_has_the_hash_of_every_file(export):
    result, folder = export()
    assert result.exit_code == 0, result.output
    files = json.loads((folder / "manifest.json").read_text())["files"]
    assert files.keys() == read(folder).keys()
    for name, content in read(folder).items():
        assert files[name]["sha256"] == hashlib.sha256(content).hexdigest()
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[-1]["text"].startswith("'=HYPERLINK(")
    assert [row["id"] for row in rows] == sorted((row["id"] for row in rows), key=int)


def test_it_goes_on_after_the_last_whole_line(export):
    _, folder = export()
    whole = read(folder)
    claims = folder / "claims.ndjson"
    claims.write_bytes(whole["claims.ndjson"][: len(whole["claims.ndjson"]) // 2])
    (folder / "evidence.ndjson").unlink()
    (folder / "manifest.json").unlink()
    assert export()[0].exit_code == 0
    assert read(folder) == whole


def test_a_folder_with_something_else_is_left_alone(export, tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "claims.ndjson").write_text("a diary\n")
    result, _ = export(folder)
    assert result.exit_code == 2
    assert (folder / "claims.ndjson").read_text() == "a diary\n"
