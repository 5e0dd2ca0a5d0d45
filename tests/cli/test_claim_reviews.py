"""``claimreview``: problems on stdout with an exit status, and the import of a file."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from flask.cli import ScriptInfo

from claims.cli.commands import main
from tests.core.claim_review.test_reading import BASE, changed


@pytest.mark.parametrize(
    ("document", "status", "part"),
    [
        (BASE, 0, ""),
        (changed(rating={"alternateName": "Three cats"}), 0, "warning  $.reviewRating.alternateName"),
        (changed(claimReviewed=None), 1, "error  $.claimReviewed"),
    ],
)
def test_a_file_is_checked(tmp_path, document, status, part):
    path = tmp_path / "review.json"
    path.write_text(json.dumps(document))
    done = CliRunner().invoke(main, ["claimreview", "validate", str(path)])
    assert (done.exit_code, part in done.stdout) == (status, True), done.output
    told = CliRunner().invoke(main, ["claimreview", "validate", "--json", str(path)])
    assert json.loads(told.stdout)["valid"] is (status == 0)


def test_no_file_is_a_sentence(tmp_path):
    done = CliRunner().invoke(main, ["claimreview", "validate", str(tmp_path / "none")])
    assert done.exit_code != 0
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("document", "status"), [([BASE, changed(claimReviewed=None)], 0), (changed(url=None), 1), ([], 1)]
)
def test_an_import_that_takes_nothing_fails(app, tmp_path, document, status):
    path = tmp_path / "reviews.json"
    path.write_text(json.dumps(document))
    for _ in ("first", "again"):
        done = CliRunner().invoke(main, ["claimreview", "import", str(path)], obj=ScriptInfo(create_app=lambda: app))
        assert (done.exit_code, "Not one review" in done.stderr) == (status, status == 1), done.output
