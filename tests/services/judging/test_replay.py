"""Past decisions looked at again: replay, disagreements, export, and when a new matcher may confirm."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner
from flask.cli import ScriptInfo
from sqlalchemy import func, select

from claims.cli.commands import main
from claims.core.errors import Invalid
from claims.core.records import MatchState, Relation
from claims.models import Judgement, Match, Replay
from claims.services.exchange.judgement_export import judgement_lines
from claims.services.judging.judgements import judge
from claims.services.judging.replay import list_replays, replay, report_to_dict, store_replay
from claims.services.matching import going_live
from claims.services.matching.disagreements import count_disagreements, list_disagreements
from claims.services.matching.going_live import NEVER, is_live, live_settings
from claims.services.matching.matching import MATCHER_VERSION, MatchingSettings
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_appearance, make_claim, make_match, make_member, make_organization

PAIRS = (
    ("The harbor of Lund cost 40 million euros in 2019.", "The harbor of Lund cost 40 million euros in 2019."),
    ("The harbor of Lund cost 41 million euros in 2019.", "The harbor of Lund cost 47 million euros in 2019."),
    ("The mayor of Umea opened a school in May 2020.", "The mayor of Umea opened a school in May 2020."),
)
SAME = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "differing_slots": []}


@pytest.fixture
def checker(session):
    return make_member(session, make_organization(session), "checker")


@pytest.fixture
def matches(session):
    """Three suggested pairs: twice the same words, and one with another figure that an old matcher took for the same."""
    return [
        make_match(session, make_appearance(session, None, said), make_claim(session, known), **SAME)
        for said, known in PAIRS
    ]


def settings(threshold=0.9):
    return MatchingSettings(threshold=threshold)


@on_both_databases
def test_a_replay_says_what_would_change_and_writes_nothing(session, checker, matches):
    judge(session, matches[0].id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    judge(session, matches[2].id, state=MatchState.REJECTED, relation=Relation.OTHER_DATE, actor=checker, now=NOW)
    before = [(match.state, match.probability, match.matcher_version) for match in matches]
    heard = []
    report = replay(session, settings=settings(), progress=lambda *done: heard.append(done))
    assert (report.pairs, report.score.judged) == (3, 2)
    newly = report.newly_confirmed
    assert (newly.count, newly.right, newly.wrong) == (2, 1, 1)
    assert {pair.match_id for pair in newly.listed} == {matches[0].id, matches[2].id}
    assert report.score.wrongly_confirmed == (str(matches[2].id),)
    assert report.relation_changed == 1
    assert report.versions == {"test/1": 3}
    session.flush()
    assert [(match.state, match.probability, match.matcher_version) for match in matches] == before
    assert session.scalar(select(func.count()).select_from(Replay)) == 0
    nothing = replay(session, settings=settings(1.0))
    assert nothing.newly_confirmed.count == 0
    json.dumps(report_to_dict(report), allow_nan=False)


def test_without_judgements_nothing_is_said_of_right_and_wrong(session, matches):
    value = report_to_dict(replay(session, settings=settings()))
    assert value["judged"] == 0
    assert value["confirm"]["precision"] == {"right": 0, "of": 0, "value": None, "interval": None}


def test_what_is_no_longer_confirmed_is_told(session, matches):
    for match in matches:
        match.state = MatchState.CONFIRMED
    gone = replay(session, settings=settings()).no_longer_confirmed
    assert [pair.match_id for pair in gone.listed] == [matches[1].id]


@on_both_databases
def test_a_new_matcher_confirms_only_after_a_stored_replay(session, checker, matches):
    assert is_live(session), "nobody has judged: there is nothing to replay"
    judge(session, matches[0].id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    assert is_live(session, "test/1"), "the matcher that the registry began with"
    assert not is_live(session)
    assert live_settings(session, settings()).threshold == NEVER
    row = store_replay(session, replay(session, settings=settings()), actor=checker, now=NOW)
    assert (row.matcher_version, row.judged) == (MATCHER_VERSION, 1)
    assert live_settings(session, settings()) == settings()
    assert [kept.id for kept in list_replays(session)] == [row.id]


@on_both_databases
def test_only_a_machine_that_changed_its_word_disagrees_now(session, checker, matches):
    overruled, changed, agreed = matches
    judge(session, overruled.id, state=MatchState.REJECTED, relation=Relation.OTHER_DATE, actor=checker, now=NOW)
    judge(session, changed.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    judge(session, agreed.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    assert count_disagreements(session) == 0
    changed.machine_relation = Relation.DIFFERENT_FIGURE
    changed.machine_decided_at = NOW + dt.timedelta(days=1)
    session.flush()
    now = list_disagreements(session)
    assert [(row.match.id, row.is_new) for row in now.items] == [(changed.id, True)]
    everything = list_disagreements(session, kind="all")
    assert [(row.match.id, row.is_new) for row in everything.items] == [(changed.id, True), (overruled.id, False)]
    first = list_disagreements(session, kind="all", limit=1)
    rest = list_disagreements(session, kind="all", limit=1, after=first.next_cursor)
    assert [row.match.id for row in rest.items] == [overruled.id]
    with pytest.raises(Invalid):
        list_disagreements(session, kind="some")


def test_judgements_keep_what_the_machine_had_said(session, checker, matches):
    matches[0].candidates_seen = 17
    judge(session, matches[0].id, state=MatchState.CONFIRMED, actor=checker, now=NOW, reason="The same words.")
    judge(session, matches[1].id, state=MatchState.SUGGESTED, actor=checker, now=NOW)
    matches[0].machine_relation, matches[0].probability = Relation.UNRELATED, 0.01
    lines = list(judgement_lines(session))
    assert [line["relation"] for line in lines] == ["same", "same"]
    assert [line["sure"] for line in lines] == [True, False]
    first = lines[0]
    assert (first["new"], first["verified"]) == PAIRS[0]
    assert first["matcher"] == {
        "relation": "same",
        "probability": 0.5,
        "threshold": 0.9,
        "features": {},
        "matcher_version": "test/1",
        "candidates_seen": 17,
    }
    judge(session, matches[0].id, state=MatchState.REJECTED, relation=Relation.OTHER_DATE, actor=checker, now=NOW)
    assert [line["relation"] for line in judgement_lines(session)] == ["same", "other_date"]
    assert len(list(judgement_lines(session, every=True))) == 3


def test_the_export_is_read_by_evaluate(app, session, checker, matches, tmp_path):
    judge(session, matches[0].id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    judge(session, matches[1].id, state=MatchState.REJECTED, relation=Relation.DIFFERENT_FIGURE, actor=checker, now=NOW)
    session.commit()
    info = ScriptInfo(create_app=lambda: app)
    exported = CliRunner().invoke(main, ["export", "judgements"], obj=info)
    assert exported.exit_code == 0, exported.output
    file = tmp_path / "pairs.ndjson"
    file.write_text("".join(line + "\n" for line in exported.output.splitlines() if line.startswith("{")))
    scored = CliRunner().invoke(main, ["evaluate", "judgements", "--data", str(file), "--json"])
    value = json.loads(scored.output)
    assert (value["judged"], value["relation_right"]["right"]) == (2, 2)
    assert value["confirm"]["precision"]["of"] == 1
    contrast = CliRunner().invoke(main, ["evaluate", "contrast", "--data", str(tmp_path), "--json"])
    assert contrast.exit_code == 0, contrast.output
    file.write_text('{"new": "a", "verified": "b", "relation": "same"}\n')
    refused = CliRunner().invoke(main, ["evaluate", "judgements", "--data", str(file)])
    assert (refused.exit_code, "line 1" in refused.output) == (2, True)


def test_the_command_is_a_dry_run_unless_told_to_store(app, session, checker, matches, monkeypatch):
    judge(session, matches[2].id, state=MatchState.REJECTED, relation=Relation.OTHER_DATE, actor=checker, now=NOW)
    session.commit()
    info = ScriptInfo(create_app=lambda: app)
    told = CliRunner().invoke(main, ["replay", "--threshold", "0.5"], obj=info)
    assert told.exit_code == 0, told.output
    assert "3 pairs, 1 judged by people" in told.output
    assert "newly confirm 2: 0 known right, 1 known wrong" in told.output
    assert session.scalar(select(func.count()).select_from(Replay)) == 0
    session.rollback()
    stored = CliRunner().invoke(main, ["replay", "--store", "--json"], obj=info)
    assert stored.exit_code == 0, stored.output
    assert session.scalar(select(func.count()).select_from(Replay)) == 1
    refused = CliRunner().invoke(main, ["replay", "--threshold", "1.5"], obj=info)
    assert refused.exit_code == 2
    assert session.scalar(select(func.count()).select_from(Judgement)) == 1
    assert session.scalar(select(func.count()).select_from(Match)) == 3
    assert going_live.is_live(session)
