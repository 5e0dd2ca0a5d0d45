"""``bin/claims lookup``: what the API's look-up of a text takes, the command takes too."""

from __future__ import annotations

import json

import pytest
from flask.cli import ScriptInfo

from claims.cli.commands import main
from tests.support.desk import within
from tests.support.factories import make_claim
from tests.support.pages import import_demo
from tests.support.sample import HEADLINE, PUBLISHED

TEXT = "The conflict has killed about 157,000 people since 2001."


@pytest.fixture
def look_up(app, tmp_path):
    import_demo(app)
    file = tmp_path / "draft.txt"

    def run(text, *options):
        file.write_text(text, encoding="utf-8")
        asked = ["lookup", str(file), "--published", PUBLISHED, *options]
        return app.test_cli_runner().invoke(main, asked, obj=ScriptInfo(create_app=lambda: app))

    return run


def test_headline_tells_the_place(look_up):
    told = look_up(TEXT, "--headline", HEADLINE)
    assert "The conflict in Afghanistan has killed about 157,000 people" in told.stdout
    assert "Afghanistan has killed" not in look_up(TEXT).stdout


def test_answers_are_those_of_an_earlier_day(look_up):
    sentence = "The war in Afghanistan has killed about 157,000 people since 2001."
    assert "same, confirmed: true" in look_up(sentence).stdout
    before = look_up(sentence, "--as-of", "2000-01-01")
    assert "no checked claim says this" in before.stdout, "nothing was public here then"
    late = look_up(sentence, "--as-of", "2999-01-01")
    assert (late.exit_code, "lies in the future" in late.stderr) == (2, True)


def test_language_is_the_one_that_is_given(look_up):
    text = "Die Brücke in Orrin kostete 40 Millionen Euro."
    assert [json.loads(line)["exact"] for line in look_up(text, "--language", "de", "--json").stdout.splitlines()] == [
        text
    ]


def test_some_claims_are_looked_up_and_the_way_on_is_told(look_up):
    text = " ".join(f"The dam of Lund cost {number} million euros in 2019. Who knew?" for number in range(11, 16))
    whole = look_up(text, "--json")
    assert whole.stderr == ""
    begun = look_up(text, "--limit", "2", "--json")
    assert begun.stderr.strip() == "Claims 0 to 1 of 5; --first 2 goes on."
    rest = look_up(text, "--first", "2", "--json")
    assert rest.stderr == ""
    assert begun.stdout + rest.stdout == whole.stdout
    beyond = look_up(text, "--first", "5")
    assert (beyond.exit_code, "none from number 5 on" in beyond.stderr) == (2, True)


POST = "omg look at this guy, the walrus just sleeping on the navy's submarine like it's a sofa #Ostrand"
SETTLING = "A video shows a walrus asleep on a submarine in the harbor of Ostrand."


def test_claim_that_probably_settles_a_post_has_a_line_of_its_own(app, look_up):
    within(app, lambda session: make_claim(session, SETTLING).id)
    assert f"probably about this: not checked yet: {SETTLING}" in look_up(POST).stdout
    told = json.loads(look_up(POST, "--json").stdout.splitlines()[-1])["probable"]
    assert told["claim"]["text"] == SETTLING
    assert 0.6 <= told["probability"] <= 1


@pytest.mark.parametrize("tag", ["xx-!!", "english", "de_AT"])
def test_what_is_no_language_is_told_in_a_sentence(look_up, tag):
    answer = look_up(TEXT, "--language", tag)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert f"“{tag}” is no language tag such as en or pt-BR." in answer.stderr
