"""``bin/claims check``: the outcome as exit status, and that no failure is taken for one."""

from __future__ import annotations

import json

import pytest
from flask.cli import ScriptInfo

from claims.cli.commands import main
from tests.support.pages import import_demo
from tests.support.sample import BODY, HEADLINE, PUBLISHED


@pytest.fixture
def check(app, tmp_path):
    import_demo(app)
    file = tmp_path / "draft.txt"

    def run(text, *options):
        file.write_text(text, encoding="utf-8")
        runner = app.test_cli_runner()
        return runner.invoke(
            main, ["check", str(file), "--headline", HEADLINE, *options], obj=ScriptInfo(create_app=lambda: app)
        )

    return run


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (BODY, 1),
        (BODY.replace("people", "civilians"), 2),
        ("The war in Afghanistan has killed about 157,000 people since 2001.", 0),
        ("What a day!", 0),
    ],
)
def test_status_is_the_outcome(check, text, status):
    result = check(text, "--publish-at", PUBLISHED)
    assert result.exit_code == status, result.output
    assert f"Outcome for {PUBLISHED}" in result.stderr


@pytest.mark.parametrize("option", ["--publish-at", "--published"])
def test_json_is_that_of_the_api(check, option):
    result = check(BODY, option, PUBLISHED, "--json", "--policy", "lenient")
    value = json.loads(result.stdout)
    assert (result.exit_code, value["outcome"], value["policy"]) == (0, "pass", "lenient")
    assert [row["findings"][0]["lowered_from"] for row in value["appearances"]] == ["warn", "warn", None, None]


def test_a_check_that_time_ended_says_how_it_goes_on(app, check):
    app.config["DRAFT_CHECK_SECONDS"] = 0
    begun = check(BODY.replace("people", "civilians"), "--publish-at", PUBLISHED)
    app.config["DRAFT_CHECK_SECONDS"] = 10
    assert (
        begun.exit_code,
        "3 of 4 claims were not checked in time; --first 1 goes on with them." in begun.stderr,
    ) == (
        1,
        True,
    )
    rest = check(BODY.replace("people", "civilians"), "--publish-at", PUBLISHED, "--first", "1", "--json")
    assert (rest.exit_code, len(json.loads(rest.stdout)["appearances"])) == (2, 3)
    assert check(BODY, "--publish-at", PUBLISHED, "--first", "4").exit_code == 3


@pytest.mark.parametrize(
    "options", [["--publish-at", "never"], ["--policy", "none"], ["--nonsense"], ["--publish-at", "2099-01-01"]]
)
def test_every_failure_is_status_3(check, options):
    result = check(BODY, *options)
    assert result.exit_code == 3, result.output


def test_missing_file_and_what_breaks_off_are_status_3(app, check, monkeypatch):
    obj = ScriptInfo(create_app=lambda: app)
    assert app.test_cli_runner().invoke(main, ["check", "/no/such/file"], obj=obj).exit_code == 3
    assert app.test_cli_runner().invoke(main, ["check"], obj=obj).exit_code == 3
    for error in (KeyboardInterrupt(), RuntimeError("broken")):

        def breaks(*args, error=error, **options):
            raise error

        monkeypatch.setattr("claims.cli.draft_check.check_draft", breaks)
        result = check(BODY)
        assert result.exit_code == 3, result.output
        assert "The check broke off" in result.output
