"""Words that a person has confirmed to say a claim: what repeats them is the claim, and needs no second judgement."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.matching.decision.relation_reader import RelationReader
from claims.core.matching.statements.reading import read_statement
from claims.core.matching.words.terms import query_terms
from claims.core.records import MatchState, Relation
from claims.core.verdicts import ClaimKind
from claims.models import Appearance, Claim, Match
from claims.services.base.actors import SYSTEM, Actor, actor_for_user
from claims.services.base.organizations import create_administrator, ensure_default_organization
from claims.services.claims.claims import create_claim
from claims.services.index.candidates import check, find_candidates
from claims.services.index.indexed_texts import WORDINGS, count_indexed_texts
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.judging.judgements import count_suggestions, judge
from claims.services.lookup.lookup import lookup_text
from claims.services.lookup.search import search_claims
from claims.services.matching.matching import MatchingSettings, find_matches
from claims.services.regrouping.merging import merge_claims, undo_merge
from tests.support.databases import on_both_databases
from tests.support.factories import make_match
from tests.support.rows_on_databases import rows_on_sqlite

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
SENDER = Actor("key:7", key_id=7)
KNOWN = "In March 2019 the bridge over the Elbe at Dresden was closed for a week."
REWORDED = "The Elbe bridge at Dresden was out of service for a week in March 2019."
AGAIN = "The Elbe bridge at Dresden was out of service for a week in March of 2019."
NINE_DAYS = "The Elbe bridge at Dresden was out of service for nine days in March 2019."
WITHOUT_RIVER = "The bridge at Dresden was out of service for a week in March 2019."
CONFIRMED, SUGGESTED = MatchState.CONFIRMED, MatchState.SUGGESTED


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


def claim(session: Session, text: str = KNOWN) -> Claim:
    return create_claim(session, text=text, kind=ClaimKind.EVENT, claim_date=dt.date(2019, 4, 1), actor=SYSTEM, now=NOW)


def article(session: Session, body: str) -> Appearance:
    """The passage of an article of one sentence."""
    received = receive_article(session, ArticleInput(body=body), actor=SENDER, now=NOW)
    process_version(session, received.version.id, now=NOW, actor=SENDER, matching=MatchingSettings())
    return session.scalars(select(Appearance).where(Appearance.article_version_id == received.version.id)).one()


def match_of(session: Session, appearance: Appearance, known: Claim) -> Match:
    return session.scalars(select(Match).where(Match.appearance_id == appearance.id, Match.claim_id == known.id)).one()


def confirm(session: Session, appearance: Appearance, known: Claim, reviewer: Actor) -> Match:
    found = match_of(session, appearance, known)
    assert found.state is SUGGESTED, "a machine does not see it"
    return judge(session, found.id, state=CONFIRMED, actor=reviewer, now=NOW)


def require_sound_index(session: Session) -> None:
    assert check(session, known_claims=count_indexed_texts(session)) == []


def wordings_found(session: Session, text: str) -> list[int]:
    return [hit.claim_id - WORDINGS for hit in find_candidates(session, query_terms(text)) if hit.claim_id >= WORDINGS]


@rows_on_sqlite("repeated", [REWORDED, AGAIN], and_on_postgresql=(1,))
def test_what_repeats_confirmed_words_is_confirmed_by_the_machine(session, reviewer, repeated):
    known = claim(session)
    judged = confirm(session, article(session, REWORDED), known, reviewer)
    assert judged.is_wording
    second = article(session, repeated + "\n\nMore soon.")
    match = match_of(session, second, known)
    assert (match.state, match.relation, match.decided_by_id) == (CONFIRMED, Relation.SAME, None)
    assert (match.through_id, match.is_wording, second.claim_id) == (judged.id, False, known.id)
    assert count_suggestions(session) == 0
    require_sound_index(session)


def test_without_a_persons_word_it_would_wait_for_one(session, reviewer):
    known = claim(session)
    first, second = article(session, REWORDED), article(session, AGAIN)
    assert [match_of(session, one, known).state for one in (first, second)] == [SUGGESTED, SUGGESTED]
    assert wordings_found(session, REWORDED) == []


def test_another_figure_is_not_confirmed_through_the_words(session, reviewer):
    known = claim(session)
    confirm(session, article(session, REWORDED), known, reviewer)
    match = match_of(session, article(session, NINE_DAYS), known)
    assert (match.relation, match.through_id) == (Relation.DIFFERENT_FIGURE, None)


def test_words_that_leave_something_to_their_article_are_only_suggested(session, reviewer):
    known = claim(session)
    judged = confirm(session, article(session, WITHOUT_RIVER), known, reviewer)
    second = article(session, WITHOUT_RIVER + "\n\nMore soon.")
    match = match_of(session, second, known)
    assert (match.state, match.relation, match.through_id) == (SUGGESTED, Relation.SAME, judged.id)
    assert second.claim_id is None


@pytest.mark.parametrize(
    ("copied", "claimed", "settings"),
    [
        (
            "The bridge over the {} was old. The bridge was closed for a week in March 2019.",
            "The bridge over the Elbe was closed for a week in March 2019.",
            ("Elbe", "Rhine"),
        ),
        (
            "Trade in {} suffered. Exports fell 5 percent in 2019.",
            "Exports of steel fell 5 percent in 2019.",
            ("steel", "wine"),
        ),
        (
            "A {} was seen near Kiel. The animal was shot on 3 May 2019.",
            "A wolf was shot on 3 May 2019.",
            ("wolf", "lynx"),
        ),
        (
            "Smoke rose from a {}. Twelve people were killed on 3 May 2019.",
            "Twelve people were killed in a mine on 3 May 2019.",
            ("mine", "school"),
        ),
    ],
)
def test_a_near_copy_that_tells_of_something_else_is_not_confirmed(session, reviewer, copied, claimed, settings):
    """The words are the same; what they lean on stands before them."""
    known, passages = claim(session, claimed), []
    for setting in settings:
        body = copied.format(setting)
        received = receive_article(session, ArticleInput(body=body), actor=SENDER, now=NOW)
        process_version(session, received.version.id, now=NOW, actor=SENDER, matching=MatchingSettings())
        last = select(Appearance).where(Appearance.article_version_id == received.version.id)
        passages.append(session.scalars(last.order_by(Appearance.position.desc()).limit(1)).one())
        if len(passages) == 1:
            wanted = select(Match).where(Match.appearance_id == passages[0].id, Match.claim_id == known.id)
            match = session.scalars(wanted).one_or_none()
            match = match or make_match(session, passages[0], known, relation=Relation.SAME)
            judge(session, match.id, state=CONFIRMED, actor=reviewer, now=NOW)
    matches = session.scalars(select(Match).where(Match.appearance_id == passages[1].id)).all()
    assert CONFIRMED not in {match.state for match in matches if match.claim_id == known.id}
    assert passages[1].claim_id != known.id


def test_a_look_up_answers_through_the_words_and_says_so(session, reviewer):
    known = claim(session)
    judged = confirm(session, article(session, REWORDED), known, reviewer)
    answer = lookup_text(
        session,
        AGAIN,
        published=NOW.date(),
        today=NOW.date(),
        actor=SENDER,
        now=NOW,
        settings=MatchingSettings(),
    )
    [match] = answer.appearances[0].matches
    assert (match.claim.id, match.state) == (known.id, CONFIRMED)
    assert match.wording is not None
    assert (match.wording.match_id, match.wording.text) == (judged.id, REWORDED)


@on_both_databases
def test_a_search_answers_through_the_words_and_says_so(session, reviewer):
    known = claim(session)
    judged = confirm(session, article(session, REWORDED), known, reviewer)
    through, own = (
        search_claims(session, text, today=NOW.date(), settings=MatchingSettings())[0] for text in (AGAIN, known.text)
    )
    assert (through.claim.id, through.relation, own.claim.id) == (known.id, Relation.SAME, known.id)
    assert (through.wording.match_id, through.wording.text) == (judged.id, REWORDED)
    assert (through.is_in_own_words, own.is_in_own_words, own.wording) == (False, True, None)


def test_words_lead_nowhere_once_the_decision_is_taken_back(session, reviewer):
    known = claim(session)
    judged = confirm(session, article(session, REWORDED), known, reviewer)
    second = article(session, AGAIN)
    judge(session, judged.id, state=SUGGESTED, actor=reviewer, now=NOW)
    match = match_of(session, second, known)
    assert (match.state, match.through_id, second.claim_id) == (SUGGESTED, None, None)
    assert not judged.is_wording
    assert wordings_found(session, REWORDED) == []
    require_sound_index(session)


@on_both_databases
def test_a_merged_claim_is_found_in_its_own_words(session, reviewer):
    known, other = claim(session), claim(session, REWORDED)
    merge = merge_claims(session, other.id, known.id, actor=reviewer, reason="the same", now=NOW)
    passage = article(session, AGAIN)
    match = match_of(session, passage, other)
    assert (match.state, passage.claim_id) == (CONFIRMED, other.id)
    assert session.scalars(select(Match).where(Match.appearance_id == passage.id)).all() == [match]
    hit = search_claims(session, AGAIN, today=NOW.date(), settings=MatchingSettings())[0]
    assert (hit.claim.id, hit.wording, hit.is_in_own_words) == (known.id, None, False)
    require_sound_index(session)
    undo_merge(session, merge, actor=reviewer, reason="not the same", now=NOW)
    require_sound_index(session)


@pytest.mark.parametrize(
    ("worded", "asked", "state"),
    [
        (
            "Ida Lorne said that Norland would bring taxes down by 10 percent.",
            "Bert Kell said that Norland would",
            SUGGESTED,
        ),
        ("Ida Lorne promised to bring taxes in Norland down by 10 percent.", "Ida Lorne promised to", CONFIRMED),
        ("Ida Lorne promised to bring taxes in Norland down by 10 percent.", "Bert Kell promised to", SUGGESTED),
    ],
)
def test_a_promise_is_confirmed_through_words_that_name_who_made_it(session, reviewer, worded, asked, state):
    promise = create_claim(
        session,
        text="Taxes in Norland will be cut by 10 percent.",
        kind=ClaimKind.PROMISE,
        claim_date=dt.date(2019, 4, 1),
        speaker="Ida Lorne",
        actor=SYSTEM,
        now=NOW,
    )
    judged = match_of(session, article(session, worded), promise)
    judge(session, judged.id, state=CONFIRMED, actor=reviewer, now=NOW)
    again = asked + worded.split("would" if "would" in worded else "to", 1)[1]
    assert match_of(session, article(session, again + "\n\nMore soon."), promise).state is state


def test_a_claim_is_compared_where_its_wordings_leave_it_no_room(session, reviewer):
    known = claim(session)
    confirm(session, article(session, REWORDED), known, reviewer)
    statement = read_statement(NINE_DAYS, published=NOW.date())
    assert [hit.claim_id > WORDINGS for hit in find_candidates(session, query_terms(NINE_DAYS), limit=1)] == [True]
    [found] = find_matches(session, statement, settings=MatchingSettings(candidates=1))
    assert (found.claim_id, found.decision.relation) == (known.id, Relation.DIFFERENT_FIGURE)


@pytest.mark.parametrize(("worded", "is_read"), [(REWORDED, False), (WITHOUT_RIVER, True)])
def test_pairs_are_read_where_words_only_suggest_a_claim(session, reviewer, worded, is_read):
    known = claim(session)
    claim(session, "The ferry at Dresden was out of service for a week in March 2019.")
    confirm(session, article(session, worded), known, reviewer)
    read = []
    reader = RelationReader(lambda *pair: read.append(pair), {}, lambda *_: 0.9)
    find_matches(session, read_statement(worded, published=NOW.date()), settings=MatchingSettings(reader=reader))
    assert bool(read) is is_read
