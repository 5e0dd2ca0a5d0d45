"""The finder of duplicates and the re-matching of stored appearances: in slices, stopped and gone on with."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner
from flask.cli import ScriptInfo
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from claims.cli.commands import main
from claims.cli.database import Failure
from claims.cli.sweeping import run_sweep
from claims.core.errors import Conflict, Invalid, NotAllowed, Stale
from claims.core.records import Force, MatchState, Relation, Voice
from claims.core.verdicts import ClaimKind
from claims.models import (
    Appearance,
    ArticleVersion,
    Claim,
    DuplicatePair,
    Event,
    Job,
    JobState,
    Match,
    Organization,
    PairState,
    Sweep,
    SweepKind,
    SweepState,
)
from claims.services.base.actors import CLI, SYSTEM
from claims.services.claims.claim_history import claim_history
from claims.services.claims.claims import create_claim
from claims.services.claims.demand import demand
from claims.services.exchange.imports import import_lines
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.judging.judgements import judge
from claims.services.judging.rematching import request_rematch
from claims.services.matching import duplicate_search, sweeps
from claims.services.matching.matching import MATCHER_VERSION, MatchingSettings
from claims.services.regrouping.duplicates import (
    count_duplicates,
    get_duplicate,
    keep_apart,
    list_duplicates,
    merge_pair,
    reconsider,
)
from claims.services.regrouping.merging import merge_claims, undo_merge
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_review,
    publish_review,
)
from tests.support.queued import do_queued
from tests.support.rows_on_databases import rows_on_sqlite

KNOWN = "In March 2019 the bridge over the Elbe at Dresden was closed for seven days."
AGAIN = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
OTHER = "The bridge over the Elbe at Dresden was closed for nine days in March 2019."
SETTINGS = MatchingSettings()
WHY = "Looked at both."


@pytest.fixture
def reviewer(session):
    return make_member(session, make_organization(session), "checker", "reviewer")


def claim(session, text):
    day = dt.date(2019, 4, 1)
    return create_claim(session, text=text, kind=ClaimKind.EVENT, claim_date=day, actor=SYSTEM, now=NOW)


def find(session, *, everything=True, limit=duplicate_search.CLAIMS_AT_ONCE):
    """Run a search to its end, as the worker would."""
    sweep = sweeps.start_duplicates(session, everything=everything, actor=SYSTEM, now=NOW)
    while sweep.state is SweepState.RUNNING:
        found = duplicate_search.search_slice(session, sweep, settings=SETTINGS, limit=limit)
        count = duplicate_search.store_pairs(session, found.pairs, settings=SETTINGS, now=NOW)
        sweeps.advance(sweep, found.step, found=count, now=NOW)
        session.flush()
    return sweep


def work(session):
    """Do what waits."""
    session.commit()
    do_queued(sessionmaker(session.get_bind()))
    session.expire_all()


@on_both_databases
def test_pairs_that_say_the_same_are_suggested_once(session, reviewer):
    first, _, second = claim(session, KNOWN), claim(session, OTHER), claim(session, AGAIN)
    sweep = find(session)
    views = list_duplicates(session).items
    assert [(view.first.id, view.second.id) for view in views] == [(first.id, second.id)]
    assert (sweep.found, sweep.done, sweep.total) == (1, 3, 3)
    assert views[0].pair.relation is Relation.SAME
    assert find(session).found == 0
    assert count_duplicates(session) == 1


def test_slices_of_any_size_find_the_same(session):
    for number in range(3):
        for text in (KNOWN, AGAIN):
            claim(session, text.replace("Dresden", ["Dresden", "Lund", "Umea"][number]))
    find(session)
    whole = {(view.first.id, view.second.id) for view in list_duplicates(session).items}
    assert len(whole) == 3
    for row in session.scalars(select(DuplicatePair)):
        session.delete(row)
    session.flush()
    find(session, limit=1)
    assert {(view.first.id, view.second.id) for view in list_duplicates(session).items} == whole


def test_passages_of_one_claim_may_lead_to_one_pair(session, reviewer):
    claim(session, KNOWN)
    claim(session, AGAIN)
    sweep = sweeps.start_duplicates(session, everything=True, actor=SYSTEM, now=NOW)
    (pair,) = duplicate_search.search_slice(session, sweep, settings=SETTINGS).pairs
    assert duplicate_search.store_pairs(session, (pair, pair), settings=SETTINGS, now=NOW) == 1
    assert count_duplicates(session) == 1


@on_both_databases
def test_a_pair_kept_apart_never_comes_back(session, reviewer):
    one, other = claim(session, KNOWN), claim(session, AGAIN)
    find(session)
    pair = list_duplicates(session).items[0].pair
    with pytest.raises(Invalid):
        keep_apart(session, pair.id, actor=reviewer, reason="", now=NOW)
    keep_apart(session, pair.id, actor=reviewer, reason="Two closures.", now=NOW)
    assert find(session).found == 0
    assert list_duplicates(session).items == []
    facts = {(item.what, item.why) for claim_ in (one, other) for item in claim_history(session, claim_.id)}
    assert ("kept_apart", "Two closures.") in facts
    merge_claims(
        session, one.id, claim(session, f"{KNOWN[:-1]}, said the town.").id, actor=reviewer, reason=WHY, now=NOW
    )
    find(session)
    assert list_duplicates(session).items == [], "not under the name of a claim that one of them was merged into either"
    with pytest.raises(Conflict):
        keep_apart(session, pair.id, actor=reviewer, reason=WHY, now=NOW)
    reconsider(session, pair.id, actor=reviewer, reason="Too quick.", now=NOW)
    assert get_duplicate(session, pair.id).pair.state is PairState.SUGGESTED


def test_a_pair_is_merged_and_suggested_again_after_the_undo(session, reviewer):
    one, other = claim(session, KNOWN), claim(session, AGAIN)
    find(session)
    pair = list_duplicates(session).items[0].pair
    with pytest.raises(Stale):
        merge_pair(session, pair.id, one.id, actor=reviewer, reason=WHY, now=NOW, expected_version=99)
    with pytest.raises(Invalid):
        merge_pair(session, pair.id, 10**9, actor=reviewer, reason=WHY, now=NOW)
    with pytest.raises(NotAllowed):
        merge_pair(session, pair.id, one.id, actor=SYSTEM, reason=WHY, now=NOW)
    row = merge_pair(session, pair.id, other.id, actor=reviewer, reason=WHY, now=NOW)
    assert (row.claim_id, row.other_id, one.merged_into_id) == (one.id, other.id, other.id)
    assert (pair.state, pair.decided_by_id, list_duplicates(session).items) == (PairState.MERGED, reviewer.user_id, [])
    undo_merge(session, row, actor=reviewer, reason="No.", now=NOW)
    assert [view.pair.id for view in list_duplicates(session).items] == [pair.id]


def test_only_claims_that_came_since_are_looked_at_unless_all_are_asked_for(session):
    claim(session, KNOWN)
    assert find(session, everything=False).total == 1
    assert find(session, everything=False).total == 0
    claim(session, AGAIN)
    assert (find(session, everything=False).total, find(session).total) == (1, 2)


@on_both_databases
def test_the_worker_searches_in_slices_and_can_be_stopped_and_gone_on_with(session, monkeypatch):
    monkeypatch.setattr(duplicate_search.search_slice, "__kwdefaults__", {"limit": 2})
    texts = [KNOWN, AGAIN, OTHER, OTHER.replace("closed for", "shut for"), KNOWN.replace("Elbe", "river Elbe")]
    for text in texts:
        claim(session, text)
    sweep = sweeps.start_duplicates(session, actor=CLI, now=NOW)
    assert sweeps.start_duplicates(session, actor=CLI, now=NOW).id == sweep.id, "one search at a time"
    sweeps.cancel_sweep(session, sweep.id, actor=CLI, now=NOW)
    work(session)
    assert (sweep.state, sweep.cursor) == (SweepState.CANCELED, 0)
    with pytest.raises(Conflict):
        sweeps.cancel_sweep(session, sweep.id, actor=CLI, now=NOW)
    sweeps.resume_sweep(session, sweep.id, now=NOW)
    work(session)
    assert (sweep.state, sweep.done, sweep.total) == (SweepState.DONE, 5, 5)
    assert sweep.found == len(list_duplicates(session).items) > 0
    jobs = session.scalars(select(Job).where(Job.name == sweeps.JOB)).all()
    assert {job.state for job in jobs} == {JobState.DONE}
    assert len(jobs) == 4, "one that found it stopped, and three slices"


def test_a_slice_written_twice_counts_once(session):
    claim(session, KNOWN)
    sweep = sweeps.start_duplicates(session, actor=SYSTEM, now=NOW)
    session.flush()
    assert sweeps.take_slice(session, sweep.id, 0) is sweep
    sweeps.advance(sweep, sweeps.Advance(sweep.last_id, 1, True), found=0, now=NOW)
    session.flush()
    assert sweeps.take_slice(session, sweep.id, 0) is None


def imported(session, text, external_id="c1"):
    line = {"external_id": external_id, "text": text, "claim_date": "2019-04-01"}
    report = import_lines(session, [(1, json.dumps(line))], now=NOW, actor=CLI)
    assert report.problems == []
    return session.scalars(select(Claim).where(Claim.external_id == external_id)).one()


def said(session, text=AGAIN):
    """The appearance of an article that was processed before anything was known of it."""
    received = receive_article(
        session, ArticleInput(body=text, published_at=dt.datetime(2019, 4, 2, tzinfo=dt.UTC)), actor=CLI, now=NOW
    )
    process_version(session, received.version.id, now=NOW, actor=CLI, matching=SETTINGS)
    return session.scalars(select(Appearance).where(Appearance.article_version_id == received.version.id)).one()


@on_both_databases
def test_an_import_finds_what_stored_articles_said_before(session):
    appearance = said(session)
    own = appearance.claim_id
    known = imported(session, KNOWN)
    assert session.scalars(select(Match)).all() == []
    work(session)
    match = session.scalars(select(Match)).one()
    assert (match.claim_id, match.relation, match.appearance_id) == (known.id, Relation.SAME, appearance.id)
    assert match.candidates_seen == 2
    assert appearance.claim_id == own, "what people may work on stays where it is"
    pair = list_duplicates(session).items[0]
    assert (pair.first.id, pair.second.id) == (own, known.id)


def test_imports_of_one_batch_after_the_other_are_one_pass(session):
    said(session)
    for number in range(3):
        imported(session, f"The port of Lund had {number + 2} cranes.", f"c{number}")
    assert len(session.scalars(select(Sweep).where(Sweep.kind == SweepKind.REMATCH)).all()) == 1
    assert request_rematch(session, newer_than=0, actor=CLI, now=NOW).arguments == {"newer_than": 0}


def test_an_import_into_a_registry_without_articles_starts_nothing(session):
    imported(session, KNOWN)
    assert session.scalars(select(Sweep)).all() == []


@on_both_databases
def test_what_a_sweep_links_is_counted_and_told(session, reviewer):
    newsroom = make_member(session, make_organization(session), "editor")
    known = claim(session, KNOWN)
    desk = session.get_one(Organization, reviewer.organization_id)
    author = make_member(session, desk, "checker")
    review = publish_review(session, make_review(session, desk, known), author, reviewer)
    appearance = make_appearance(session, None, AGAIN)
    session.get_one(ArticleVersion, appearance.article_version_id).received_from = newsroom.label
    sweeps.start_rematch(session, claim_ids=[known.id], actor=CLI, now=NOW)
    work(session)
    assert (appearance.claim_id, demand(session, known.id).articles) == (known.id, 1)
    assert review.demand_rank == demand(session, known.id).rank > 0
    told = select(Event).where(Event.type == "appearance.verdict_changed")
    event = session.scalars(told).one()
    assert (event.data["appearance_id"], event.organization_id) == (appearance.id, newsroom.organization_id)
    assert (event.data["old"]["verdicts"], event.data["new"]["verdicts"]) == ([], ["true"])


@on_both_databases
def test_a_re_run_never_overwrites_a_person_and_says_where_it_disagrees(session, reviewer):
    same = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "differing_slots": []}
    known = claim(session, KNOWN)
    judged = make_match(session, make_appearance(session, None, OTHER), known, **same)
    judge(session, judged.id, state=MatchState.CONFIRMED, actor=reviewer, now=NOW)
    free = make_match(session, make_appearance(session, None, OTHER), known, **same)
    sweeps.start_rematch(session, actor=CLI, now=NOW)
    work(session)
    assert (judged.state, judged.relation, judged.decided_by_id) == (
        MatchState.CONFIRMED,
        Relation.SAME,
        reviewer.user_id,
    )
    assert judged.machine_relation is not Relation.SAME
    assert judged.judged_machine_relation is Relation.SAME
    assert (free.relation, free.state) == (judged.machine_relation, MatchState.SUGGESTED)
    assert free.matcher_version == judged.matcher_version != "test/1"


@on_both_databases
def test_a_re_run_opens_a_claim_for_what_is_the_same_no_more(session):
    """What was linked by machine to a claim that says something else is opened as a claim of its own, and goes on."""
    known = claim(session, KNOWN)
    passage = make_appearance(session, known, OTHER)
    match = make_match(
        session, passage, known, relation=Relation.SAME, machine_relation=Relation.SAME, state="confirmed"
    )
    alike = claim(session, OTHER)
    sweeps.start_rematch(session, actor=CLI, now=NOW)
    assert sweeps.start_rematch(session, actor=CLI, now=NOW) is sweeps.running_rerun(session), "one at a time"
    work(session)
    assert match.state is not MatchState.CONFIRMED
    assert passage.claim_id not in (None, known.id)
    assert sweeps.latest_sweep(session, SweepKind.REMATCH).state is SweepState.DONE
    pairs = {(pair.first_id, pair.second_id) for pair in session.scalars(select(DuplicatePair))}
    assert pairs == {tuple(sorted((alike.id, passage.claim_id)))}


@rows_on_sqlite(
    ("force", "texts", "opens"),
    [
        (None, [OTHER], True),
        (None, [OTHER, KNOWN], False),
        (Force.CLAIMED, [OTHER], True),
        (Force.DENIED, [OTHER], False),
    ],
    ids=["nothing is left", "another may be the same", "what others claim", "what is denied"],
    and_on_postgresql=(1, 3),
)
def test_a_re_run_loses_nothing_that_waited_for_a_claim_that_is_another(session, force, texts, opens):
    voice = Voice.OWN if force is None else Voice.REPORTED
    passage = make_appearance(session, None, AGAIN, kind=ClaimKind.EVENT, force=force, voice=voice)
    version = session.get_one(ArticleVersion, passage.article_version_id)
    version.published_at = dt.datetime(2019, 4, 2, tzinfo=dt.UTC)
    same = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "probability": 0.7}
    known = [make_match(session, passage, claim(session, text), **same).claim_id for text in texts]
    sweeps.start_rematch(session, actor=CLI, now=NOW)
    work(session)
    assert (passage.claim_id is not None) == (opens or KNOWN in texts)
    if opens:
        assert passage.claim_id not in known
        assert session.get_one(Claim, passage.claim_id).text == AGAIN
        assert demand(session, passage.claim_id).articles == 1


@on_both_databases
@pytest.mark.parametrize("queue", [True, False])
def test_a_re_run_that_an_earlier_matcher_began_ends_and_a_new_one_begins(session, queue):
    make_match(session, make_appearance(session, None, OTHER), claim(session, KNOWN), relation=Relation.SAME)
    old = sweeps.start_rematch(session, actor=CLI, now=NOW, queue=False)
    old.matcher_version, old.cursor = "rules/1", old.last_id
    new = sweeps.start_rematch(session, actor=CLI, now=NOW, queue=queue)
    assert (old.state, old.finished_at) == (SweepState.CANCELED, NOW)
    assert (new.state, new.cursor, new.matcher_version) == (SweepState.RUNNING, 0, MATCHER_VERSION)
    assert [job.arguments for job in session.scalars(select(Job).where(Job.name == sweeps.JOB))] == (
        [{"sweep_id": new.id}] if queue else []
    )


def test_a_re_run_that_a_command_began_is_gone_on_with_by_the_worker(session):
    make_match(session, make_appearance(session, None, OTHER), claim(session, KNOWN), relation=Relation.SAME)
    begun = sweeps.start_rematch(session, actor=CLI, now=NOW, queue=False)
    assert sweeps.start_rematch(session, actor=CLI, now=NOW) is begun
    work(session)
    assert begun.state is SweepState.DONE


@on_both_databases
def test_a_command_whose_search_somebody_stops_says_so(session):
    """What is looked at in that moment is dropped; what was written before stays."""
    claim(session, KNOWN)
    sweep = sweeps.start_duplicates(session, actor=CLI, now=NOW, queue=False)
    session.commit()

    def stopped(own, sweep):
        sweeps.cancel_sweep(own, sweep.id, actor=SYSTEM, now=NOW)
        own.commit()
        return duplicate_search.search_slice(own, sweep, settings=SETTINGS)

    with pytest.raises(Failure, match="Stopped after 0 of 1 claims"):
        run_sweep(session, sweep.id, "claims", stopped, lambda own, found: len(found.pairs))


def test_the_command_matches_all_stored_articles_anew(app, session):
    info = ScriptInfo(create_app=lambda: app)
    assert "No article is stored" in CliRunner().invoke(main, ["rematch"], obj=info).output
    match = make_match(session, make_appearance(session, None, OTHER), claim(session, KNOWN), relation=Relation.SAME)
    session.commit()
    done = CliRunner().invoke(main, ["rematch"], obj=info)
    assert done.exit_code == 0, done.output
    assert "1 passages matched anew, 0 new matches" in done.output
    session.expire_all()
    assert (match.relation, match.matcher_version) == (match.machine_relation, MATCHER_VERSION)
    assert match.relation is not Relation.SAME
    assert "sweep" not in set(session.scalars(select(Job.name))), "nothing is left to the worker"


@on_both_databases
def test_a_rejected_claim_does_not_come_back_through_its_successor(session, reviewer):
    known = claim(session, KNOWN)
    appearance = make_appearance(session, None, AGAIN)
    same = {"relation": Relation.SAME, "machine_relation": Relation.SAME}
    judge(
        session, make_match(session, appearance, known, **same).id, state=MatchState.REJECTED, actor=reviewer, now=NOW
    )
    winner = claim(session, f"{KNOWN[:-1]}!")
    merge_claims(session, known.id, winner.id, actor=reviewer, reason=WHY, now=NOW)
    sweeps.start_rematch(session, claim_ids=[winner.id], actor=CLI, now=NOW)
    work(session)
    rows = session.scalars(select(Match).where(Match.appearance_id == appearance.id)).all()
    assert [row.claim_id for row in rows] == [known.id]


def test_a_claim_that_nobody_has_is_no_duplicate_of_anything(session):
    make_claim(session)
    assert find(session).found == 0


def test_the_command_searches_by_itself_and_goes_on_with_what_was_interrupted(app, session):
    first, second = claim(session, KNOWN), claim(session, AGAIN)
    sweeps.start_duplicates(session, actor=CLI, now=NOW, queue=False)
    session.commit()
    info = ScriptInfo(create_app=lambda: app)
    found = CliRunner().invoke(main, ["duplicates", "--json"], obj=info)
    assert found.exit_code == 0, found.output
    lines = [json.loads(line) for line in found.output.splitlines() if line.startswith("{")]
    assert [(line["first"]["id"], line["second"]["id"]) for line in lines] == [(first.id, second.id)]
    assert "2 of 2" not in found.output
    assert "2 claims looked at, 1 new pairs" in found.output
    assert len(session.scalars(select(Sweep)).all()) == 1
    session.rollback()
    again = CliRunner().invoke(main, ["duplicates"], obj=info)
    assert "0 claims looked at" in again.output
    assert set(session.scalars(select(Job.name))) <= {"dispatch_events"}, "nothing is left to the worker"


def test_only_who_started_a_search_or_their_editors_and_admins_may_stop_it(session):
    claim(session, KNOWN)
    desk, other = make_organization(session), make_organization(session)
    starter = make_member(session, desk, "checker")
    sweep = sweeps.start_duplicates(session, actor=starter, now=NOW, queue=False)
    for organization, role, may in (
        (desk, "editor", True),
        (desk, "admin", True),
        (desk, "checker", False),
        (desk, "reviewer", False),
        (other, "editor", False),
        (other, "admin", False),
    ):
        actor = make_member(session, organization, role)
        assert sweeps.may_stop(session, sweep, actor) is may, role
        if not may:
            with pytest.raises(NotAllowed):
                sweeps.cancel_sweep(session, sweep.id, actor=actor, now=NOW)
    assert sweep.state is SweepState.RUNNING
    assert sweeps.cancel_sweep(session, sweep.id, actor=starter, now=NOW).state is SweepState.CANCELED


def test_a_search_of_the_program_is_stopped_by_any_admin(session):
    claim(session, KNOWN)
    sweep = sweeps.start_duplicates(session, actor=SYSTEM, now=NOW, queue=False)
    desk = make_organization(session)
    assert not sweeps.may_stop(session, sweep, make_member(session, desk, "editor", "checker", "reviewer"))
    assert sweeps.may_stop(session, sweep, make_member(session, desk, "admin"))
