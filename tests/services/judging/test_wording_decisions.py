"""Words that people have confirmed to say a claim: what becomes of them, and of what was decided through them, with each
further decision."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.matching.words.terms import query_terms
from claims.core.messages.events import EventType
from claims.core.records import Disposition, MatchState, Relation
from claims.core.verdicts import ClaimKind
from claims.models import Appearance, ArticleVersion, Change, Claim, Event, Match, Sentence, Sweep
from claims.services.answers.answers_json import lookup_to_dict
from claims.services.base.actors import SYSTEM, Actor, actor_for_user
from claims.services.base.organizations import create_administrator, ensure_default_organization
from claims.services.claims.claims import create_claim
from claims.services.claims.demand import demand
from claims.services.index.candidates import check, find_candidates
from claims.services.index.indexed_texts import WORDINGS, count_indexed_texts
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.intake.processing import prepare_version
from claims.services.intake.storing import store_version
from claims.services.judging import wording_decisions
from claims.services.judging.dispositions import demote_appearance, promote_sentence
from claims.services.judging.judgements import judge
from claims.services.judging.reading_corrections import (
    CorrectedReading,
    correct_reading,
    corrections_of,
    undo_correction,
)
from claims.services.judging.rematching import search_slice, store_matches
from claims.services.judging.replay import replay
from claims.services.judging.wording_decisions import count_confirmed_through
from claims.services.lookup.lookup import lookup_text
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching import duplicate_search
from claims.services.matching.matching import MATCHER_VERSION, MatchingSettings
from claims.services.matching.sweeps import start_duplicates, start_rematch
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.regrouping.rewording import reword_claim
from claims.services.regrouping.splitting_claims import Split, split_claim, undo_split
from tests.support.databases import on_both_databases, on_postgresql
from tests.support.factories import (
    make_appearance,
    make_match,
    make_member,
    make_organization,
    make_review,
    publish_review,
)
from tests.support.rows_on_databases import rows_on_sqlite
from tests.support.sent_statements import counted
from tests.support.waiting import begin_waiting, do_in_turn

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
SENDER = Actor("key:7", key_id=7)
SETTINGS = MatchingSettings()
KNOWN = "In March 2019 the bridge over the Elbe at Dresden was closed for a week."
REWORDED = "The Elbe bridge at Dresden was out of service for a week in March 2019."
AGAIN = "The Elbe bridge at Dresden was out of service for a week in March of 2019."
OTHER = "The Elbe bridge at Dresden was shut for road traffic in March 2019."
NARROWER = KNOWN.replace("bridge", "road bridge")
CONFIRMED, SUGGESTED, REJECTED = MatchState.CONFIRMED, MatchState.SUGGESTED, MatchState.REJECTED


@pytest.fixture
def reviewer(session: Session) -> Actor:
    organization = ensure_default_organization(session, name="Desk", now=NOW)
    user = create_administrator(
        session,
        email="a@example.org",
        name="Ann",
        password_hash="x",
        organization=organization,
        now=NOW,
        must_change_password=False,
    )
    return actor_for_user(session, user)


@pytest.fixture
def known(session: Session) -> Claim:
    return claim(session)


@pytest.fixture
def judged(session: Session, known: Claim, reviewer: Actor) -> Match:
    """A match whose words a person has confirmed to say the claim."""
    found = match_of(session, article(session, REWORDED), known)
    assert found.state is SUGGESTED
    return judge(session, found.id, state=CONFIRMED, actor=reviewer, now=NOW)


def claim(session: Session, text: str = KNOWN) -> Claim:
    return create_claim(session, text=text, kind=ClaimKind.EVENT, claim_date=dt.date(2019, 4, 1), actor=SYSTEM, now=NOW)


def article(session: Session, body: str, *, actor: Actor = SENDER, **fields) -> Appearance:
    """The first passage of an article that was just processed."""
    received = receive_article(session, ArticleInput(body=body, **fields), actor=actor, now=NOW)
    process_version(session, received.version.id, now=NOW, actor=actor, matching=SETTINGS)
    wanted = select(Appearance).where(Appearance.article_version_id == received.version.id)
    return session.scalars(wanted.order_by(Appearance.position).limit(1)).one()


def twin(session: Session, body: str = REWORDED) -> Appearance:
    """A passage with these words in another article: what follows is no claim."""
    return article(
        session, f"{body}\n\n{'More soon. ' * (1 + (session.scalar(select(func.count(Appearance.id))) or 0))}"
    )


def match_of(session: Session, appearance: Appearance, known: Claim) -> Match:
    return session.scalars(select(Match).where(Match.appearance_id == appearance.id, Match.claim_id == known.id)).one()


def state_of(session: Session, appearance: Appearance, known: Claim) -> tuple[MatchState, int | None, int | None]:
    """How a passage's match stands, through which other one, and the claim that the passage belongs to."""
    match = match_of(session, appearance, known)
    return match.state, match.through_id, appearance.claim_id


def leading(session: Session, text: str = REWORDED) -> list[int]:
    """The matches that the index leads to from words; the index is sound."""
    assert check(session, known_claims=count_indexed_texts(session)) == []
    found = [hit.claim_id - WORDINGS for hit in find_candidates(session, query_terms(text)) if hit.claim_id >= WORDINGS]
    marked = session.scalars(select(Match.id).where(Match.is_wording)).all()
    assert set(found) <= set(marked)
    return sorted(found)


def rematch(session: Session) -> int:
    sweep = start_rematch(session, actor=SYSTEM, now=LATER)
    found = search_slice(session, sweep, settings=SETTINGS)
    return store_matches(session, found.rows, settings=SETTINGS, actor=SYSTEM, now=LATER)


def correct(session: Session, row: Appearance, actor: Actor, text: str) -> None:
    wanted = CorrectedReading(standalone=text)
    correct_reading(session, row.id, wanted, actor=actor, now=LATER, settings=SETTINGS)


def passage_of(session: Session, match: Match) -> Appearance:
    return session.get_one(Appearance, match.appearance_id)


@pytest.mark.parametrize("state", [SUGGESTED, REJECTED])
def test_what_followed_waits_again_and_follows_once_more(session, reviewer, known, judged, state):
    follower = article(session, AGAIN)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)
    assert demand(session, known.id).articles == 2
    judge(session, judged.id, state=state, actor=reviewer, now=LATER)
    assert (leading(session), judged.is_wording) == ([], False)
    assert state_of(session, follower, known) == (SUGGESTED, None, None)
    assert demand(session, known.id).articles == 0
    judge(session, judged.id, state=CONFIRMED, actor=reviewer, now=LATER)
    assert leading(session) == [judged.id]
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)
    assert demand(session, known.id).articles == 2


@on_both_databases
def test_who_was_answered_through_the_words_is_told_that_it_no_longer_counts(session, reviewer, known, judged):
    desk = make_organization(session)
    author, approver = (make_member(session, desk, role) for role in ("checker", "reviewer"))
    publish_review(session, make_review(session, desk, known), author, approver)
    told = select(Event.data["appearance_id"].as_integer()).where(Event.type == EventType.APPEARANCE_VERDICT_CHANGED)
    follower = article(session, AGAIN, actor=make_member(session, desk, "editor"))
    assert follower.claim_id == known.id
    judge(session, judged.id, state=REJECTED, actor=reviewer, now=LATER)
    assert follower.id in session.scalars(told).all()


def test_a_rejected_follower_leaves_the_words_alone(session, reviewer, known, judged):
    follower = article(session, AGAIN)
    judge(session, match_of(session, follower, known).id, state=REJECTED, actor=reviewer, now=LATER)
    assert leading(session) == [judged.id]
    assert follower.claim_id not in (None, known.id)


@on_both_databases
def test_what_waits_with_the_words_follows_at_once_and_waits_again(session, reviewer, known):
    first, second, other = twin(session), article(session, AGAIN), article(session, OTHER)
    waiting = [state_of(session, one, known) for one in (second, other)]
    assert {state for state, *_ in waiting} == {SUGGESTED}
    judged = judge(session, match_of(session, first, known).id, state=CONFIRMED, actor=reviewer, now=LATER)
    assert state_of(session, second, known) == (CONFIRMED, judged.id, known.id)
    assert state_of(session, other, known) == waiting[1]
    assert match_of(session, other, known).machine_decided_at == NOW, "and is told as before"
    assert count_confirmed_through(session, judged, now=LATER) == 1
    assert demand(session, known.id).articles == 2
    judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert state_of(session, second, known) == (SUGGESTED, None, None)


def test_what_has_a_claim_of_its_own_keeps_it(session, reviewer):
    own = article(session, AGAIN)
    known = claim(session)
    rematch(session)
    before = state_of(session, own, known)
    assert before == (SUGGESTED, None, own.claim_id)
    assert own.claim_id is not None
    judge(session, match_of(session, twin(session), known).id, state=CONFIRMED, actor=reviewer, now=LATER)
    assert state_of(session, own, known) == before, "two claims are the same: that is for a reviewer to say"


@on_both_databases
def test_a_rejection_is_remembered_when_a_confirmation_is_taken_back_and_given_again(session, reviewer, known, judged):
    follower, rejected = twin(session, AGAIN), article(session, AGAIN)
    judge(session, match_of(session, rejected, known).id, state=REJECTED, actor=reviewer, now=NOW)
    judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert match_of(session, rejected, known).through_id is None
    judge(session, judged.id, state=CONFIRMED, actor=reviewer, now=LATER)
    assert match_of(session, rejected, known).through_id == judged.id
    assert match_of(session, follower, known).state is SUGGESTED


def test_a_rejection_that_the_next_version_takes_back_counts_no_more(session, reviewer, known, judged):
    address = "https://post.example/bridge"
    follower, first = article(session, AGAIN), article(session, REWORDED, url=address)
    judge(session, match_of(session, first, known).id, state=REJECTED, actor=reviewer, now=NOW)
    second = article(session, REWORDED + "\n\nMore soon.", url=address)
    assert state_of(session, follower, known)[:2] == (SUGGESTED, judged.id)
    judge(session, match_of(session, second, known).id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert state_of(session, follower, known)[:2] == (CONFIRMED, judged.id)


def test_a_rejection_counts_for_claims_that_are_one(session, reviewer, known, judged):
    follower, other = article(session, AGAIN), claim(session, OTHER)
    rejected = twin(session, REWORDED)
    match = make_match(session, rejected, other, relation=Relation.SAME, machine_relation=Relation.SAME)
    merge_claims(session, known.id, other.id, actor=reviewer, reason="One.", now=NOW)
    assert state_of(session, follower, known)[0] is CONFIRMED
    judge(session, match.id, state=REJECTED, actor=reviewer, now=LATER)
    assert state_of(session, follower, known)[0] is SUGGESTED


def test_a_rejection_of_other_words_does_not_count_for_those_that_a_correction_gave(session, reviewer, known, judged):
    follower, rejected = article(session, AGAIN), article(session, OTHER)
    judge(session, match_of(session, rejected, known).id, state=REJECTED, actor=reviewer, now=NOW)
    correct(session, rejected, reviewer, REWORDED)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)


def test_what_waits_in_a_text_that_was_replaced_waits_on(session, reviewer, known):
    old = article(session, AGAIN, url="https://post.example/bridge")
    article(session, "Nothing is known of the bridge over the Elbe at Dresden.", url="https://post.example/bridge")
    judge(session, match_of(session, twin(session), known).id, state=CONFIRMED, actor=reviewer, now=LATER)
    assert match_of(session, old, known).state is SUGGESTED


@pytest.mark.parametrize("body", [AGAIN, REWORDED])
def test_words_that_somebody_rejects_in_another_article_only_suggest(session, reviewer, known, judged, body):
    first, rejected = twin(session, AGAIN), twin(session, body)
    judge(session, match_of(session, rejected, known).id, state=REJECTED, actor=reviewer, now=LATER)
    assert state_of(session, first, known) == (SUGGESTED, judged.id, None)
    assert state_of(session, twin(session), known)[:2] == (SUGGESTED, judged.id)
    assert state_of(session, passage_of(session, judged), known) == (CONFIRMED, None, known.id), "a person said so"
    assert demand(session, known.id).articles == 1
    judge(session, match_of(session, rejected, known).id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert state_of(session, first, known) == (CONFIRMED, judged.id, known.id)
    assert state_of(session, twin(session), known) == (CONFIRMED, judged.id, known.id)


def test_words_that_were_rejected_before_only_suggest(session, reviewer, known):
    rejected, confirmed = twin(session), twin(session)
    judge(session, match_of(session, rejected, known).id, state=REJECTED, actor=reviewer, now=NOW)
    wording = judge(session, match_of(session, confirmed, known).id, state=CONFIRMED, actor=reviewer, now=NOW)
    assert wording.is_wording
    assert state_of(session, article(session, AGAIN), known)[:2] == (SUGGESTED, wording.id)


def test_a_rejection_counts_while_its_passage_does(session, reviewer, known, judged):
    follower, rejected = article(session, AGAIN), twin(session)
    judge(session, match_of(session, rejected, known).id, state=REJECTED, actor=reviewer, now=NOW)
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None)
    demote_appearance(session, rejected.id, shelf_reason="opinion", actor=reviewer, now=LATER)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)
    (sentence,) = sentences_of(session, rejected)
    promote_sentence(session, sentence, actor=reviewer, now=LATER, settings=SETTINGS)
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None)
    correct(session, rejected, reviewer, OTHER)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)


def reject(session: Session, passage: Appearance, known: Claim, reviewer: Actor) -> Match:
    return judge(session, match_of(session, passage, known).id, state=REJECTED, actor=reviewer, now=NOW)


@pytest.fixture
def contested(session: Session, known: Claim, reviewer: Actor) -> tuple[Appearance, Appearance, Match]:
    """A passage whose words somebody has rejected, one that waits and repeats them, and the match by which the words were
    confirmed afterwards: what waits was never compared with them."""
    rejected, waiting, confirmed = twin(session), article(session, AGAIN), twin(session)
    reject(session, rejected, known, reviewer)
    judged = judge(session, match_of(session, confirmed, known).id, state=CONFIRMED, actor=reviewer, now=NOW)
    assert judged.is_wording
    assert state_of(session, waiting, known) == (SUGGESTED, None, None)
    return rejected, waiting, judged


def let_wait(session: Session, known: Claim) -> Match:
    """The match of a further passage that repeats the words, as if it had come before they were confirmed."""
    passage = twin(session, AGAIN)
    match = match_of(session, passage, known)
    passage.claim_id = match.through_id = None
    session.flush()
    return match


@rows_on_sqlite("how", ["taken back", "confirmed", "taken off", "corrected"], and_on_postgresql=(3,))
def test_what_waited_follows_once_nobody_rejects_the_words(session, reviewer, known, contested, how):
    rejected, waiting, judged = contested
    match = match_of(session, rejected, known)
    if how == "taken off":
        demote_appearance(session, rejected.id, shelf_reason="opinion", actor=reviewer, now=LATER)
    elif how == "corrected":
        correct(session, rejected, reviewer, OTHER)
    else:
        state = CONFIRMED if how == "confirmed" else SUGGESTED
        judge(session, match.id, state=state, actor=reviewer, now=LATER)
        assert count_confirmed_through(session, match, now=LATER) == 1
    assert state_of(session, waiting, known) == (CONFIRMED, judged.id, known.id)
    linked = select(Change.detail["appearance_id"].as_integer()).where(
        Change.subject_id == known.id, Change.action == "appearance_linked", Change.created_at == LATER
    )
    assert waiting.id in session.scalars(linked).all()
    assert demand(session, known.id).articles == 2 + (how == "confirmed")


def test_what_waits_follows_once_and_no_persons_word_is_touched(session, reviewer, known, contested):
    rejected, waiting, judged = contested
    unsure, told = let_wait(session, known), match_of(session, rejected, known)
    judge(session, unsure.id, state=SUGGESTED, actor=reviewer, now=NOW)
    judge(session, told.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert state_of(session, waiting, known) == (CONFIRMED, judged.id, known.id)
    assert (unsure.state, passage_of(session, unsure).claim_id) == (SUGGESTED, None)
    decided = match_of(session, waiting, known).machine_decided_at
    changes = session.scalar(select(func.count(Change.id)).where(Change.action == "appearance_linked"))
    judge(session, told.id, state=SUGGESTED, actor=reviewer, now=LATER + dt.timedelta(days=1))
    assert match_of(session, waiting, known).machine_decided_at == decided
    assert session.scalar(select(func.count(Change.id)).where(Change.action == "appearance_linked")) == changes


def test_the_newest_that_wait_are_looked_at(session, reviewer, known, contested, monkeypatch):
    rejected, waiting, judged = contested
    monkeypatch.setattr(wording_decisions, "MOST_WAITING", 1)
    newer = let_wait(session, known)
    judge(session, match_of(session, rejected, known).id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert (newer.state, newer.through_id) == (CONFIRMED, judged.id)
    assert state_of(session, waiting, known) == (SUGGESTED, None, None)


@on_both_databases
def test_what_else_was_rejected_is_found_when_a_rejection_of_the_words_ends(session, reviewer, known, contested):
    rejected, waiting, judged = contested
    second = reject(session, passage_of(session, let_wait(session, known)), known, reviewer)
    judge(session, match_of(session, rejected, known).id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert second.through_id == judged.id
    assert match_of(session, waiting, known).state is SUGGESTED


@on_both_databases
def test_words_that_are_provably_the_same_lead_once_and_are_rejected_as_one(session, reviewer, known, judged):
    turned = "In March 2019 the Elbe bridge at Dresden was out of service for a week."
    others = [match_of(session, twin(session, text), known) for text in (turned, AGAIN)]
    for other in others:
        judge(session, other.id, state=CONFIRMED, actor=reviewer, now=NOW)
    assert leading(session) == leading(session, turned) == [judged.id]
    follower = twin(session, turned)
    rejected = reject(session, twin(session, AGAIN), known, reviewer)
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None)
    judge(session, rejected.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)
    judge(session, others[1].id, state=REJECTED, actor=reviewer, now=LATER)
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None), "who had confirmed them rejects them"
    judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert leading(session) == leading(session, turned) == [others[0].id]
    assert state_of(session, follower, known) == (SUGGESTED, others[0].id, None)


@on_both_databases
def test_a_rejection_in_a_text_that_was_replaced_counts_for_other_spellings(session, reviewer, known):
    address = "https://post.example/bridge"
    reject(session, article(session, AGAIN, url=address), known, reviewer)
    article(session, "Rain fell on Kiel on 3 May 2019.", url=address)
    judged = judge(session, match_of(session, twin(session), known).id, state=CONFIRMED, actor=reviewer, now=LATER)
    assert state_of(session, twin(session), known)[:2] == (SUGGESTED, judged.id)


@on_both_databases
def test_of_words_that_are_the_same_those_lead_that_stand_alone(session, reviewer, known):
    open_one, whole = (match_of(session, twin(session, text), known) for text in (REWORDED, AGAIN))
    passage_of(session, open_one).context_needed = True
    judge(session, open_one.id, state=CONFIRMED, actor=reviewer, now=NOW)
    follower, rejected = twin(session), reject(session, twin(session), known, reviewer)
    assert state_of(session, follower, known) == (SUGGESTED, open_one.id, None)
    judge(session, whole.id, state=CONFIRMED, actor=reviewer, now=NOW)
    assert leading(session) == [whole.id]
    assert (rejected.through_id, match_of(session, follower, known).state) == (whole.id, SUGGESTED)
    judge(session, rejected.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert state_of(session, follower, known) == (CONFIRMED, whole.id, known.id)


@on_both_databases
@pytest.mark.parametrize("how", ["by a person", "with its words"])
def test_what_is_let_go_follows_the_words_that_confirm_another_claim(session, reviewer, known, judged, how):
    other = claim(session, KNOWN.replace("closed", "closed to traffic"))
    follower, moved = twin(session, AGAIN), match_of(session, twin(session, AGAIN), other)
    judge(session, moved.id, state=CONFIRMED, actor=reviewer, now=NOW)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)
    assert state_of(session, follower, other)[:2] == (SUGGESTED, None)
    ended = match_of(session, follower, known) if how == "by a person" else judged
    judge(session, ended.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert state_of(session, follower, other) == (CONFIRMED, moved.id, other.id)


@on_both_databases
def test_words_lead_to_a_reworded_claim_once_they_are_confirmed_for_it(session, reviewer, known, judged):
    follower, passage = twin(session, AGAIN), passage_of(session, judged)
    reword_claim(session, known.id, NARROWER, actor=reviewer, reason="Clearer.", now=LATER)
    assert (judged.state, passage.claim_id, leading(session)) == (CONFIRMED, known.id, []), "what a person said stays"
    assert state_of(session, follower, known)[:2] == (SUGGESTED, None)
    demote_appearance(session, passage.id, shelf_reason="opinion", actor=reviewer, now=LATER)
    (sentence,) = sentences_of(session, passage)
    promote_sentence(session, sentence, actor=reviewer, now=LATER, settings=SETTINGS)
    assert leading(session) == []
    reword_claim(session, known.id, KNOWN, actor=reviewer, reason="As it was.", now=LATER + dt.timedelta(minutes=1))
    assert leading(session) == [judged.id]
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)
    reword_claim(session, known.id, NARROWER, actor=reviewer, reason="Clearer.", now=LATER + dt.timedelta(minutes=2))
    judge(session, judged.id, state=CONFIRMED, actor=reviewer, now=LATER + dt.timedelta(minutes=3))
    assert leading(session) == [judged.id]


@on_both_databases
def test_a_claim_that_is_spelled_otherwise_keeps_its_words(session, reviewer, known, judged):
    follower, text = twin(session, AGAIN), KNOWN.replace("March", "March of")
    reword_claim(session, known.id, text, actor=reviewer, reason="Clearer.", now=LATER)
    assert leading(session) == [judged.id]
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)


@on_both_databases
def test_what_a_machine_took_for_a_claim_is_decided_by_its_new_text(session, reviewer, known, judged):
    direct, follower = article(session, KNOWN), twin(session, AGAIN)
    assert state_of(session, direct, known) == (CONFIRMED, None, known.id)
    text = KNOWN.replace("a week", "two weeks").replace("March", "April")
    reword_claim(session, known.id, text, actor=reviewer, reason="Clearer.", now=LATER)
    [sweep] = session.scalars(select(Sweep)).all()
    found = search_slice(session, sweep, settings=SETTINGS)
    store_matches(session, found.rows, settings=SETTINGS, actor=SYSTEM, now=LATER)
    assert match_of(session, direct, known).relation is not Relation.SAME
    assert {direct.claim_id, follower.claim_id}.isdisjoint({known.id, None})
    assert (judged.state, judged.relation) == (CONFIRMED, Relation.SAME)


def test_rejections_count_from_a_merge_until_that_is_undone(session, reviewer, known, judged):
    follower, other, rejected = article(session, AGAIN), claim(session, OTHER), twin(session)
    match = make_match(session, rejected, other, relation=Relation.SAME, machine_relation=Relation.SAME)
    judge(session, match.id, state=REJECTED, actor=reviewer, now=NOW)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)
    merge = merge_claims(session, known.id, other.id, actor=reviewer, reason="One.", now=NOW)
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None)
    undo_merge(session, merge, actor=reviewer, reason="Two.", now=LATER)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)


def test_rejections_count_where_a_split_is_undone(session, reviewer, known, judged):
    follower, moving, rejected = article(session, AGAIN), article(session, KNOWN), twin(session)
    row = split_claim(session, known.id, Split(OTHER, [moving.id]), actor=reviewer, reason="Two.", now=LATER)
    new = session.get_one(Claim, row.other_id)
    match = make_match(session, rejected, new, relation=Relation.SAME, machine_relation=Relation.SAME)
    judge(session, match.id, state=REJECTED, actor=reviewer, now=LATER)
    assert state_of(session, follower, known)[0] is CONFIRMED
    undo_split(session, row, actor=reviewer, reason="One.", now=LATER + dt.timedelta(days=1))
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None)


@on_both_databases
def test_a_machines_word_on_a_later_version_takes_no_rejection_back(session, reviewer, known, judged):
    address = "https://post.example/bridge"
    reject(session, article(session, REWORDED, url=address), known, reviewer)
    article(session, "Rain fell on Kiel on 3 May 2019.", url=address)
    third = article(session, f"{REWORDED}\n\nMore soon.", url=address)
    assert match_of(session, third, known).decided_by_id is None
    assert state_of(session, article(session, AGAIN), known)[:2] == (SUGGESTED, judged.id)


@on_both_databases
def test_a_rejection_counts_again_when_the_version_that_took_it_back_says_something_else(
    session, reviewer, known, judged
):
    address = "https://post.example/bridge"
    follower, first = article(session, AGAIN), article(session, REWORDED, url=address)
    reject(session, first, known, reviewer)
    second = article(session, REWORDED + "\n\nMore soon.", url=address)
    judge(session, match_of(session, second, known).id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert state_of(session, follower, known)[0] is CONFIRMED
    correct(session, second, reviewer, OTHER)
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None)


@on_both_databases
def test_a_rejection_holds_when_all_is_matched_anew(session, reviewer, known, judged):
    follower, rejected = article(session, AGAIN), twin(session, AGAIN)
    judge(session, match_of(session, rejected, known).id, state=REJECTED, actor=reviewer, now=LATER)
    rematch(session)
    assert match_of(session, rejected, known).through_id == judged.id
    assert state_of(session, follower, known)[:2] == (SUGGESTED, judged.id)
    report = replay(session, settings=SETTINGS)
    assert (report.newly_confirmed.count, report.no_longer_confirmed.count) == (0, 0)


@on_both_databases
def test_a_rejection_holds_for_the_words_that_take_over(session, reviewer, known, judged):
    spare, follower, rejected = twin(session), article(session, AGAIN), twin(session, AGAIN)
    judge(session, match_of(session, spare, known).id, state=CONFIRMED, actor=reviewer, now=NOW)
    judge(session, match_of(session, rejected, known).id, state=REJECTED, actor=reviewer, now=LATER)
    judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert leading(session) == [match_of(session, spare, known).id]
    assert state_of(session, follower, known) == (SUGGESTED, match_of(session, spare, known).id, None)


@on_both_databases
def test_another_passage_of_the_same_words_takes_over(session, reviewer, known, judged):
    second, follower = twin(session), article(session, AGAIN)
    spare = match_of(session, second, known)
    assert spare.through_id == judged.id
    judge(session, spare.id, state=CONFIRMED, actor=reviewer, now=NOW)
    assert leading(session) == [judged.id], "words lead once"
    judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert leading(session) == [spare.id]
    assert state_of(session, follower, known) == (CONFIRMED, spare.id, known.id)
    assert state_of(session, second, known) == (CONFIRMED, None, known.id), "not through itself"
    judge(session, spare.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert leading(session) == []
    assert state_of(session, follower, known) == (SUGGESTED, None, None)


@on_both_databases
def test_of_many_passages_one_of_the_very_words_takes_over(session, reviewer, known, judged, monkeypatch):
    monkeypatch.setattr(wording_decisions, "MOST_WAITING", 1)
    _, spare = (
        judge(session, match_of(session, twin(session, text), known).id, state=CONFIRMED, actor=reviewer, now=NOW)
        for text in (AGAIN, REWORDED)
    )
    judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=LATER)
    assert leading(session) == [spare.id]


@on_both_databases
def test_split_off_words_lead_nowhere_until_that_is_undone(session, reviewer, known, judged):
    follower = article(session, AGAIN)
    moving = passage_of(session, judged)
    row = split_claim(session, known.id, Split(OTHER, [moving.id]), actor=reviewer, reason="Another thing.", now=LATER)
    assert leading(session) == []
    assert state_of(session, follower, known) == (SUGGESTED, None, None)
    undo_split(session, row, actor=reviewer, reason="It is the same.", now=LATER)
    assert leading(session) == [judged.id]
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)


@on_both_databases
def test_what_is_split_off_with_the_words_comes_back_as_it_was(session, reviewer, known, judged):
    follower = article(session, AGAIN)
    moving = [passage_of(session, judged).id, follower.id]
    row = split_claim(session, known.id, Split(OTHER, moving), actor=reviewer, reason="Another.", now=LATER)
    match = match_of(session, follower, known)
    assert (match.state, match.through_id, follower.claim_id) == (REJECTED, None, row.other_id)
    undo_split(session, row, actor=reviewer, reason="It is the same.", now=LATER)
    assert leading(session) == [judged.id]
    assert (match.state, match.decided_by_id, follower.claim_id) == (CONFIRMED, None, known.id)


@on_both_databases
def test_words_that_are_read_otherwise_lead_nowhere_until_that_is_undone(session, reviewer, known, judged):
    follower, passage = article(session, AGAIN), passage_of(session, judged)
    correct(session, passage, reviewer, OTHER)
    assert leading(session) == leading(session, OTHER) == []
    assert judged.state is CONFIRMED, "a person's word stands, and is to be looked at again"
    assert state_of(session, follower, known) == (SUGGESTED, None, None)
    [done] = corrections_of(session, passage.id)
    undo_correction(session, passage.id, done.id, actor=reviewer, now=LATER, settings=SETTINGS)
    assert leading(session) == [judged.id]
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)


def test_words_that_are_confirmed_as_corrected_lead_to_the_claim(session, reviewer, known, judged):
    passage = passage_of(session, judged)
    correct(session, passage, reviewer, OTHER)
    judge(session, judged.id, state=CONFIRMED, actor=reviewer, now=LATER + dt.timedelta(minutes=1))
    assert leading(session, OTHER) == [judged.id]
    judge(session, judged.id, state=REJECTED, actor=reviewer, now=LATER + dt.timedelta(minutes=2))
    assert leading(session, OTHER) == []


def test_a_passage_that_was_judged_in_other_words_takes_nothing_over(session, reviewer, known, judged):
    second = twin(session, OTHER)
    spare = match_of(session, second, known)
    judge(session, spare.id, state=CONFIRMED, actor=reviewer, now=NOW)
    correct(session, second, reviewer, REWORDED)
    judge(session, judged.id, state=REJECTED, actor=reviewer, now=LATER)
    assert leading(session) == []


@on_both_databases
def test_words_of_a_passage_that_was_taken_off_lead_nowhere_until_it_is_taken_back(session, reviewer, known, judged):
    follower, passage = article(session, AGAIN), passage_of(session, judged)
    demote_appearance(session, passage.id, shelf_reason="opinion", actor=reviewer, now=LATER)
    assert leading(session) == []
    assert state_of(session, follower, known) == (SUGGESTED, None, None)
    sentence = partial(promote_sentence, session, actor=reviewer, now=LATER, settings=SETTINGS)
    sentence(sentences_of(session, passage)[0], appearance_id=passage.id)
    assert (leading(session), passage.claim_id) == ([judged.id], known.id)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)


def sentences_of(session: Session, passage: Appearance) -> list[int]:
    wanted = select(Sentence.id).where(
        Sentence.article_version_id == passage.article_version_id, Sentence.position.in_(passage.sentence_positions)
    )
    return list(session.scalars(wanted))


@pytest.fixture
def versions(session: Session, known: Claim, reviewer: Actor) -> tuple[Match, Match]:
    """The match of an article's passage, and the one in the next version that has it too."""
    address = "https://post.example/bridge"
    first = article(session, REWORDED, url=address)
    old = judge(session, match_of(session, first, known).id, state=CONFIRMED, actor=reviewer, now=NOW)
    second = article(session, REWORDED + "\n\nMore soon.", url=address)
    new = match_of(session, second, known)
    assert (new.decided_by_id, second.claim_id, second.article_version_id) != (None, None, first.article_version_id)
    return old, new


def test_the_next_version_says_it_once(session, reviewer, known, versions):
    old, new = versions
    assert (old.is_wording, new.is_wording, new.through_id) == (True, False, None)
    follower = article(session, AGAIN)
    assert state_of(session, follower, known) == (CONFIRMED, old.id, known.id)
    rematch(session)
    assert (new.through_id, new.state) == (None, CONFIRMED)


@rows_on_sqlite("state", [SUGGESTED, REJECTED], and_on_postgresql=(1,))
def test_a_decision_on_the_next_version_counts_for_the_words_of_the_one_before(
    session, reviewer, known, versions, state
):
    old, new = versions
    follower = article(session, AGAIN)
    judge(session, new.id, state=state, actor=reviewer, now=LATER)
    assert (old.is_wording, new.is_wording, leading(session)) == (False, False, [])
    assert state_of(session, follower, known) == (SUGGESTED, None, None)
    judge(session, new.id, state=CONFIRMED, actor=reviewer, now=LATER)
    assert leading(session) == [new.id]


def test_a_decision_on_the_last_version_counts_for_all_before_it(session, reviewer, known, versions):
    third = article(session, REWORDED + "\n\nMore soon, or not.", url="https://post.example/bridge")
    judge(session, match_of(session, third, known).id, state=REJECTED, actor=reviewer, now=LATER)
    assert leading(session) == []


def test_a_decision_on_an_earlier_version_leaves_the_words_to_the_next_one(session, reviewer, known, versions):
    old, new = versions
    follower = article(session, AGAIN)
    judge(session, old.id, state=REJECTED, actor=reviewer, now=LATER)
    assert leading(session) == [new.id]
    assert state_of(session, follower, known) == (CONFIRMED, new.id, known.id)


@pytest.mark.parametrize("how", ["corrected", "taken off"])
def test_what_is_done_with_the_next_version_counts_for_the_words_of_the_one_before(
    session, reviewer, known, versions, how
):
    old, new = versions
    passage = passage_of(session, new)
    if how == "corrected":
        correct(session, passage, reviewer, OTHER)
    else:
        demote_appearance(session, passage.id, shelf_reason="opinion", actor=reviewer, now=LATER)
    assert (leading(session), old.is_wording) == ([], False)


def test_words_that_the_next_version_says_otherwise_lead_on(session, reviewer, known, judged):
    url = "https://post.example/bridge"
    first = article(session, OTHER, url=url)
    old = judge(session, match_of(session, first, known).id, state=CONFIRMED, actor=reviewer, now=NOW)
    article(session, "Rain fell on Kiel on 3 May 2019.", url=url)
    assert old.id in leading(session, OTHER)
    judge(session, old.id, state=REJECTED, actor=reviewer, now=LATER)
    assert old.id not in leading(session, OTHER)


def test_words_lead_to_the_claim_that_answers_for_a_merged_one(session, reviewer, known, judged):
    other = claim(session, "The bridge over the Elbe at Dresden was closed for seven days in March 2019.")
    merge = merge_claims(session, known.id, other.id, actor=reviewer, reason="the same", now=NOW)
    follower = article(session, AGAIN)
    matches = session.scalars(select(Match).where(Match.appearance_id == follower.id)).all()
    assert [(match.claim_id, match.state) for match in matches] == [(known.id, CONFIRMED)]
    assert demand(session, other.id).articles == 2
    undo_merge(session, merge, actor=reviewer, reason="not the same", now=LATER)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)
    judge(session, judged.id, state=REJECTED, actor=reviewer, now=LATER)
    assert leading(session) == []


def test_more_wordings_are_not_kept(session, reviewer, known, judged, monkeypatch):
    monkeypatch.setattr(wording_decisions, "MOST_WORDINGS", 1)
    second = twin(session, OTHER)
    match = match_of(session, second, known)
    judge(session, match.id, state=CONFIRMED, actor=reviewer, now=NOW)
    assert leading(session, OTHER + " " + REWORDED) == [judged.id]
    judge(session, judged.id, state=REJECTED, actor=reviewer, now=LATER)
    assert leading(session, OTHER) == []


def test_the_claims_own_words_are_no_wording(session, reviewer, known):
    passage = article(session, KNOWN)
    match = match_of(session, passage, known)
    judge(session, match.id, state=CONFIRMED, actor=reviewer, now=NOW)
    assert not match.is_wording
    assert leading(session, KNOWN) == []


def test_a_match_beyond_what_a_posting_holds_leads_nowhere(session, reviewer, known):
    largest, beyond = twin(session), twin(session, AGAIN)
    for row, number in ((largest, WORDINGS - 1), (beyond, WORDINGS)):
        session.delete(match_of(session, row, known))
        session.flush()
        make_match(session, row, known, id=number, relation=Relation.SAME, matcher_version=MATCHER_VERSION)
        judge(session, number, state=CONFIRMED, actor=reviewer, now=NOW)
    assert leading(session) == [WORDINGS - 1]
    assert not session.get_one(Match, WORDINGS).is_wording
    assert state_of(session, twin(session), known)[1] == WORDINGS - 1


@on_both_databases
def test_matching_all_anew_changes_nothing(session, reviewer, known, judged):
    """Also where the index does not put the words among the first."""
    follower = article(session, AGAIN)
    spare = match_of(session, twin(session), known)
    judge(session, spare.id, state=CONFIRMED, actor=reviewer, now=NOW)
    columns = (Match.id, Match.state, Match.relation, Match.machine_relation, Match.through_id, Match.is_wording)
    before = session.execute(select(*columns).order_by(Match.id)).all()
    for _ in range(2):
        rematch(session)
        after = session.execute(select(*columns).order_by(Match.id)).all()
        assert [row for row in after if row.id not in (judged.id, spare.id)] == [
            row for row in before if row.id not in (judged.id, spare.id)
        ]
        assert (judged.through_id, spare.through_id) == (None, None)
        assert (judged.state, judged.is_wording, spare.state) == (CONFIRMED, True, CONFIRMED)
    assert follower.claim_id == known.id


def test_a_re_run_that_does_not_find_the_words_compares_with_them_all_the_same(session, reviewer, known, judged):
    follower = article(session, AGAIN)
    sweep = start_rematch(session, actor=SYSTEM, now=LATER)
    none_found = MatchingSettings(other_words=False)
    found = search_slice(session, sweep, settings=none_found)
    store_matches(session, found.rows, settings=none_found, actor=SYSTEM, now=LATER)
    assert state_of(session, follower, known) == (CONFIRMED, judged.id, known.id)


@rows_on_sqlite("meanwhile", ["rejected", "taken back", "confirmed"], and_on_postgresql=(0,))
def test_a_re_run_writes_nothing_that_people_have_decided_otherwise_meanwhile(
    session, reviewer, known, judged, meanwhile
):
    if meanwhile == "confirmed":
        judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=NOW)
    follower, rejected = article(session, AGAIN), twin(session)
    sweep = start_rematch(session, actor=SYSTEM, now=LATER)
    found = search_slice(session, sweep, settings=SETTINGS)
    if meanwhile == "rejected":
        reject(session, rejected, known, reviewer)
    else:
        state = CONFIRMED if meanwhile == "confirmed" else SUGGESTED
        judge(session, judged.id, state=state, actor=reviewer, now=NOW)
    decided = state_of(session, follower, known)
    assert (
        decided
        == {
            "rejected": (SUGGESTED, judged.id, None),
            "taken back": (SUGGESTED, None, None),
            "confirmed": (CONFIRMED, judged.id, known.id),
        }[meanwhile]
    )
    store_matches(session, found.rows, settings=SETTINGS, actor=SYSTEM, now=LATER)
    assert state_of(session, follower, known) == decided


def test_a_new_claim_is_found_through_no_words_that_were_rejected_meanwhile(session, reviewer):
    own = article(session, AGAIN)
    known = claim(session)
    first, rejected = twin(session, REWORDED), twin(session, REWORDED)
    judged = judge(session, match_of(session, first, known).id, state=CONFIRMED, actor=reviewer, now=NOW)
    sweep = start_rematch(session, newer_than=known.id - 1, actor=SYSTEM, now=LATER)
    found = search_slice(session, sweep, settings=SETTINGS)
    [match] = [one for row in found.rows if row.appearance_id == own.id for one in row.found]
    assert (match.claim_id, match.state, match.through_id) == (known.id, CONFIRMED, judged.id)
    reject(session, rejected, known, reviewer)
    store_matches(session, found.rows, settings=SETTINGS, actor=SYSTEM, now=LATER)
    assert state_of(session, own, known) == (SUGGESTED, judged.id, own.claim_id)


def test_a_new_claim_is_confirmed_through_words_that_nobody_rejects_any_more(session, reviewer):
    own = article(session, AGAIN)
    known = claim(session)
    first, other = twin(session, REWORDED), twin(session, REWORDED)
    judged = judge(session, match_of(session, first, known).id, state=CONFIRMED, actor=reviewer, now=NOW)
    rejected = reject(session, other, known, reviewer)
    sweep = start_rematch(session, newer_than=known.id - 1, actor=SYSTEM, now=LATER)
    found = search_slice(session, sweep, settings=SETTINGS)
    [match] = [one for row in found.rows if row.appearance_id == own.id for one in row.found]
    assert (match.claim_id, match.state, match.through_id) == (known.id, SUGGESTED, judged.id)
    judge(session, rejected.id, state=SUGGESTED, actor=reviewer, now=NOW)
    store_matches(session, found.rows, settings=SETTINGS, actor=SYSTEM, now=LATER)
    assert state_of(session, own, known)[:2] == (CONFIRMED, judged.id)


def test_a_replay_finds_nothing_changed(session, reviewer, known, judged):
    follower = article(session, AGAIN)
    report = replay(session, settings=SETTINGS)
    assert (report.newly_confirmed.count, report.no_longer_confirmed.count) == (0, 0)
    judge(session, judged.id, state=REJECTED, actor=reviewer, now=LATER)
    report = replay(session, settings=SETTINGS)
    assert (report.newly_confirmed.count, report.no_longer_confirmed.count) == (0, 0)
    assert follower.claim_id is None


def test_words_that_ended_while_a_text_was_read_confirm_nothing(session, reviewer, known, judged):
    received = receive_article(session, ArticleInput(body=AGAIN), actor=SENDER, now=NOW)
    prepared = prepare_version(session, received.version.id, settings=SETTINGS)
    judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=LATER)
    store_version(session, received.version.id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)
    passage = session.scalars(select(Appearance).where(Appearance.article_version_id == received.version.id)).one()
    assert state_of(session, passage, known) == (SUGGESTED, None, None)


def test_words_that_are_confirmed_while_a_text_is_read_confirm_it(session, reviewer, known):
    waiting = match_of(session, twin(session), known)
    received = receive_article(session, ArticleInput(body=AGAIN), actor=SENDER, now=NOW)
    prepared = prepare_version(session, received.version.id, settings=SETTINGS)
    judge(session, waiting.id, state=CONFIRMED, actor=reviewer, now=LATER)
    store_version(session, received.version.id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)
    passage = session.scalars(select(Appearance).where(Appearance.article_version_id == received.version.id)).one()
    assert state_of(session, passage, known) == (CONFIRMED, waiting.id, known.id)


@on_both_databases
@pytest.mark.parametrize("how", ["taken", "put back", "of a merged claim"])
def test_words_that_lead_to_a_claim_again_while_a_text_is_read_confirm_it(session, reviewer, known, judged, how):
    passage, into = passage_of(session, judged), known
    if how == "put back":
        correct(session, passage, reviewer, OTHER)
    else:
        demote_appearance(session, passage.id, shelf_reason="opinion", actor=reviewer, now=LATER)
    if how == "of a merged claim":
        into = claim(session, "The bridge over the Elbe at Dresden was closed for seven days in March 2019.")
        merge_claims(session, known.id, into.id, actor=reviewer, reason="One.", now=LATER)
    received = receive_article(session, ArticleInput(body=AGAIN), actor=SENDER, now=NOW)
    prepared = prepare_version(session, received.version.id, settings=SETTINGS)
    if how == "put back":
        [done] = corrections_of(session, passage.id)
        undo_correction(session, passage.id, done.id, actor=reviewer, now=LATER, settings=SETTINGS)
    else:
        (sentence,) = sentences_of(session, passage)
        promote_sentence(session, sentence, actor=reviewer, now=LATER, settings=SETTINGS)
    store_version(session, received.version.id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)
    row = session.scalars(select(Appearance).where(Appearance.article_version_id == received.version.id)).one()
    assert state_of(session, row, known) == (CONFIRMED, judged.id, known.id)


def test_words_that_nobody_rejects_any_more_once_a_text_is_read_confirm_it(session, reviewer, known, judged):
    rejected = reject(session, twin(session), known, reviewer)
    received = receive_article(session, ArticleInput(body=AGAIN), actor=SENDER, now=NOW)
    prepared = prepare_version(session, received.version.id, settings=SETTINGS)
    judge(session, rejected.id, state=SUGGESTED, actor=reviewer, now=LATER)
    store_version(session, received.version.id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)
    passage = session.scalars(select(Appearance).where(Appearance.article_version_id == received.version.id)).one()
    assert state_of(session, passage, known) == (CONFIRMED, judged.id, known.id)


def test_words_that_were_rejected_elsewhere_while_a_text_was_read_confirm_nothing(session, reviewer, known, judged):
    rejected = twin(session)
    received = receive_article(session, ArticleInput(body=AGAIN), actor=SENDER, now=NOW)
    prepared = prepare_version(session, received.version.id, settings=SETTINGS)
    judge(session, match_of(session, rejected, known).id, state=REJECTED, actor=reviewer, now=LATER)
    store_version(session, received.version.id, prepared, now=NOW, actor=SENDER, settings=SETTINGS)
    passage = session.scalars(select(Appearance).where(Appearance.article_version_id == received.version.id)).one()
    assert state_of(session, passage, known)[:2] == (SUGGESTED, judged.id)


@on_postgresql
def test_two_people_confirm_the_same_words_at_once(session, reviewer, known):
    passages = [twin(session), twin(session)]
    session.commit()
    works = [
        partial(judge, match_id=match_of(session, one, known).id, state=CONFIRMED, actor=reviewer, now=NOW)
        for one in passages
    ]
    do_in_turn(session, *works)
    assert len(leading(session)) == 1
    assert [one.claim_id for one in passages] == [known.id, known.id]


@on_postgresql
def test_one_takes_back_what_another_confirms_of_the_same_words_at_once(session, reviewer, known, judged):
    spare, follower = match_of(session, twin(session), known), article(session, AGAIN)
    session.commit()
    do_in_turn(
        session,
        partial(judge, match_id=spare.id, state=CONFIRMED, actor=reviewer, now=NOW),
        partial(judge, match_id=judged.id, state=SUGGESTED, actor=reviewer, now=NOW),
    )
    assert leading(session) == [spare.id]
    assert state_of(session, follower, known) == (CONFIRMED, spare.id, known.id)


@on_both_databases
@pytest.mark.parametrize("is_confirmed_first", [True, False])
def test_one_confirms_what_another_rejects_of_the_same_words_at_once(session, reviewer, known, is_confirmed_first):
    confirmed, rejected = (match_of(session, twin(session), known) for _ in range(2))
    follower = article(session, AGAIN)
    session.commit()
    works = [
        partial(judge, match_id=match.id, state=state, actor=reviewer, now=NOW)
        for match, state in ((confirmed, CONFIRMED), (rejected, REJECTED))
    ]
    do_in_turn(session, *(works if is_confirmed_first else reversed(works)))
    assert (confirmed.is_wording, rejected.state) == (True, REJECTED)
    assert state_of(session, follower, known)[::2] == (SUGGESTED, None)
    assert state_of(session, twin(session), known)[:2] == (SUGGESTED, confirmed.id)


@on_both_databases
def test_a_merge_and_a_rejection_at_once(session, reviewer, known, judged):
    follower, other = article(session, AGAIN), claim(session, OTHER)
    match = make_match(session, twin(session), other, relation=Relation.SAME, machine_relation=Relation.SAME)
    session.commit()
    do_in_turn(
        session,
        partial(judge, match_id=match.id, state=REJECTED, actor=reviewer, now=NOW),
        partial(merge_claims, claim_id=known.id, into_id=other.id, actor=reviewer, reason="One.", now=NOW),
    )
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None)


@on_postgresql
def test_what_follows_waits_for_who_holds_its_passage(session, reviewer, known, judged):
    follower, rejected = article(session, AGAIN), match_of(session, twin(session), known)
    session.commit()
    do_in_turn(
        session,
        lambda own: own.get_one(Appearance, follower.id, with_for_update=True),
        partial(judge, match_id=rejected.id, state=REJECTED, actor=reviewer, now=NOW),
    )
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None)


@on_postgresql
def test_what_follows_waits_for_nobody_who_only_names_its_passage(session, reviewer, known, judged):
    follower, rejected = article(session, AGAIN), match_of(session, twin(session), known)
    session.commit()
    # As a letter about the passage does while it is written.
    session.execute(
        select(Appearance.id).where(Appearance.id == follower.id).with_for_update(read=True, key_share=True)
    )
    waiting = begin_waiting(session, partial(judge, match_id=rejected.id, state=REJECTED, actor=reviewer, now=NOW))
    assert waiting.done()
    waiting.result()
    session.expire_all()
    assert state_of(session, follower, known) == (SUGGESTED, judged.id, None)


@on_postgresql
def test_only_what_repeats_the_words_is_waited_for_and_looked_at_again(session, reviewer, known):
    first, alike = match_of(session, twin(session), known), article(session, AGAIN)
    other = make_appearance(session, None, "Nobody could cross the river for seven days that spring.")
    make_match(session, other, known, relation=Relation.SAME, machine_relation=Relation.SAME)
    session.commit()
    confirm = partial(judge, match_id=first.id, state=CONFIRMED, actor=reviewer, now=NOW)
    session.get_one(Appearance, alike.id, with_for_update=True).disposition = Disposition.DEMOTED
    do_in_turn(session, lambda own: own.flush(), confirm)
    assert match_of(session, alike, known).state is SUGGESTED, "it was taken off meanwhile"
    judge(session, first.id, state=SUGGESTED, actor=reviewer, now=NOW)
    session.commit()
    session.get_one(Appearance, other.id, with_for_update=True)
    waiting = begin_waiting(session, confirm)
    assert waiting.done()
    assert waiting.result().is_wording


def test_a_look_up_as_of_an_earlier_instant_knows_nothing_of_later_words(session, reviewer, known, judged):
    def matches(known_at: dt.datetime | None) -> list[tuple[MatchState, int | None]]:
        moment = {"published": NOW.date(), "today": NOW.date(), "now": LATER, "known_at": known_at}
        answer = lookup_text(session, AGAIN, actor=SENDER, settings=SETTINGS, **moment)
        found = answer.appearances[0].matches
        return [(match.state, match.wording.match_id if match.wording else None) for match in found]

    assert matches(None) == [(CONFIRMED, judged.id)]
    assert matches(NOW) == [(SUGGESTED, None)]


def test_an_answer_of_a_stored_article_names_the_words(session, reviewer, known, judged):
    follower = article(session, AGAIN)

    def wording(passage: Appearance) -> object:
        version, moment = session.get_one(ArticleVersion, passage.article_version_id), {"today": NOW.date(), "now": NOW}
        answer = lookup_version(session, version, actor=SENDER, settings=SETTINGS, **moment)
        [match] = lookup_to_dict(answer)["appearances"][0]["matches"]
        return match["wording"]

    assert wording(follower) == {"match_id": judged.id, "text": REWORDED}
    assert wording(passage_of(session, judged)) is None


def test_a_merged_claim_and_confirmed_words_make_no_duplicates(session, reviewer, known, judged):
    merged = claim(session, REWORDED)
    merge_claims(session, merged.id, known.id, actor=reviewer, reason="the same", now=NOW)
    sweep = start_duplicates(session, everything=True, actor=SYSTEM, now=NOW)
    assert duplicate_search.search_slice(session, sweep, settings=SETTINGS).pairs == ()
    claim(session, AGAIN)  # the same as the merged one and as the words, not provably as the claim
    sweep = start_duplicates(session, everything=True, actor=SYSTEM, now=NOW)
    pairs = duplicate_search.search_slice(session, sweep, settings=SETTINGS).pairs
    assert merged.id not in {number for pair in pairs for number in (pair.first_id, pair.second_id)}
    assert all(pair.first_id == known.id for pair in pairs)


def test_no_table_is_read_whole_for_a_decision(session, reviewer, known, judged):
    connection = session.connection()
    with counted(session) as sent:
        judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=LATER)
        judge(session, judged.id, state=CONFIRMED, actor=reviewer, now=LATER)
    asked = {statement for statement in sent if statement.startswith("SELECT") and "is_wording = " in statement}
    plans = [
        [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", ("",) * statement.count("?"))]
        for statement in asked
    ]
    assert not [plan for plan in plans if any(step.startswith("SCAN") for step in plan)]
    assert any("ix_matches_wordings (claim_id=?)" in step for plan in plans for step in plan), plans


def test_words_of_many_matches_are_asked_for_at_once(session, reviewer, known, judged):
    few, many = article(session, AGAIN), article(session, f"{AGAIN}\n\n{REWORDED}\n\nMore soon.")
    sent_for = []
    for row in (few, many):
        version = session.get_one(ArticleVersion, row.article_version_id)
        with counted(session) as sent:
            answer = lookup_version(session, version, today=NOW.date(), actor=SENDER, now=NOW, settings=SETTINGS)
        sent_for.append(len(sent))
    assert [one.matches[0].wording.match_id for one in answer.appearances] == [judged.id, judged.id]
    assert sent_for[0] == sent_for[1]
