"""The claims that probably settle a post: found where nothing tells how they relate, and never taken for matches."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from claims.core.matching.decision.relation_reader import RelationReader
from claims.core.matching.statements.posts import readable
from claims.core.records import Candidate, MatchState, Relation
from claims.models import Claim
from claims.services.base.actors import SYSTEM
from claims.services.claims.claims import create_claim
from claims.services.index.indexed_texts import WORDINGS
from claims.services.lookup.lookup import lookup_text
from claims.services.lookup.search import search_claims
from claims.services.matching import probable_answers
from claims.services.matching.matching import MatchingSettings
from claims.services.matching.probable_answers import PROBABLE_FROM, find_probable
from claims.services.regrouping.merging import merge_claims
from claims.services.settings import shipped_matching
from tests.support.databases import on_both_databases
from tests.support.factories import (
    make_appearance,
    make_match,
    make_member,
    make_organization,
    make_review,
    make_user,
    publish_review,
    step,
)
from tests.support.sent_statements import counted

NOW = dt.datetime(2024, 7, 1, 12, tzinfo=dt.UTC)
DAY = NOW.date()
CLAIMS = (
    "The mayor of Velmora ordered the police to remove the statue of Admiral Renk at night in April 2023.",
    "A video shows a walrus asleep on a submarine in the harbor of Ostrand.",
    "Drinking hot salt water cures the Ardal fever.",
    "The Brannock brewery fired a driver because he wore a union badge.",
    "Tap water in Lower Quill contains lithium that was added to calm its inhabitants.",
    "The actor Piet Harlan died of a heart attack in June 2024.",
    "The city of Velmora banned snowmen because they offend tourists.",
    "The Ostrand ferry was sold to a Dutch firm in 2021.",
)
POSTS = (
    ("Unbelievable!!! They took down Admiral Renk in the middle of the night so nobody would see it. Shame on you, mayor "
     "@VelmoraCity #SaveOurStatues pic.example/8a", 0),
    ("omg look at this guy 😂 the walrus just sleeping on the navy's submarine like it's a sofa #Ostrand", 1),
    ("My grandmother swears by it: hot salt water every morning and the Ardal fever is gone in a week. Doctors won't tell "
     "you this!", 2),
    ("So @BrannockBeer sacks one of its drivers. For what? A union badge on his jacket. Never drinking that again", 3),
    ("Why is everybody in Lower Quill so calm? Because of the lithium in the tap water, that's why", 4),
    ("RIP Piet Harlan, my whole childhood. A heart attack, they say. Too young 😢", 5),
    ("You can't make this up. Snowmen. Banned. In Velmora. Because a tourist might be offended.", 6),
)  # fmt: skip
OTHERS = (
    "Lovely sunset over the lake tonight, best holiday in years #nofilter",
    "The council of Harnbeck opened a new swimming pool after eleven years of works.",
    "Can anybody recommend a dentist near the old station? Mine has retired",
)


@pytest.fixture(scope="module")
def settings() -> MatchingSettings:
    return shipped_matching(encoder=False)


@pytest.fixture
def ids(session: Session) -> list[int]:
    return [create_claim(session, text=text, kind="event", actor=SYSTEM, now=NOW).id for text in CLAIMS]


def probable(session: Session, text: str, settings: MatchingSettings, **more: object) -> list[int]:
    return [one.claim_id for one in find_probable(session, text, settings=settings, **more)]


def look_up(session: Session, text: str, settings: MatchingSettings, **more: object):
    fields = {"published": DAY, "today": DAY, "now": NOW, "actor": SYSTEM, "settings": settings} | more
    return lookup_text(session, text, **fields)


@pytest.mark.parametrize(("post", "place"), POSTS)
def test_post_leads_to_the_claim_that_it_makes(session, ids, settings, post, place):
    found = find_probable(session, post, settings=settings)
    assert [one.claim_id for one in found] == [ids[place]]
    assert PROBABLE_FROM <= found[0].probability <= 1


@pytest.mark.parametrize("post", OTHERS)
def test_post_about_other_things_leads_nowhere(session, ids, settings, post):
    assert probable(session, post, settings) == []


def test_claim_without_rivals_is_no_answer_for_that(session, settings):
    create_claim(session, text="2024 was the warmest year on record.", kind="event", actor=SYSTEM, now=NOW)
    create_claim(session, text="A report on hotels found mold.", kind="event", actor=SYSTEM, now=NOW)
    assert probable(session, "The zoo of Tarbeck sold 210,000 tickets in 2024.", settings) == []
    assert probable(session, "Ask anybody in this town about the hotels, they all love it here", settings) == []


def test_known_claim_is_not_named_again(session, ids, settings):
    assert probable(session, POSTS[0][0], settings, known={ids[0]}) == []


def test_without_a_ranking_keywords_long_texts_and_other_languages_nothing_is_asked(
    session, ids, settings, monkeypatch
):
    post = POSTS[0][0]
    assert probable(session, post, replace(settings, answers=None)) == []
    assert probable(session, "Renk statue", settings) == []
    monkeypatch.setattr(probable_answers, "MAX_SHORT", len(post))
    assert probable(session, post, settings) == [ids[0]]
    monkeypatch.setattr(probable_answers, "MAX_SHORT", len(post) - 1)
    assert probable(session, post, settings) == []
    monkeypatch.undo()
    german = (
        "Unglaublich! Die Bürgermeisterin von Velmora hat Admiral Renk in der Nacht von der Polizei entfernen lassen."
    )
    assert probable(session, german, settings) == []


def test_claim_that_was_merged_away_answers_through_the_other(session, ids, settings):
    other = create_claim(
        session, text="Velmora's police took Admiral Renk's statue away by night.", kind="event", actor=SYSTEM, now=NOW
    )
    reviewer = make_member(session, make_organization(session), "reviewer")
    merge_claims(session, other.id, ids[0], actor=reviewer, reason="The same.", now=NOW)
    assert probable(session, POSTS[0][0], settings) == [ids[0]]


def test_look_up_shows_it_beside_matches_with_its_review_and_never_as_one(session, ids, settings):
    post, place = POSTS[2]
    desk = make_organization(session)
    author, approver = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
    publish_review(session, make_review(session, desk, session.get_one(Claim, ids[place])), author, approver)
    answer = look_up(session, post, settings)
    assert not [match for one in answer.appearances for match in (*one.matches, *one.near_misses)]
    [found] = answer.probable
    assert found.claim.id == ids[place]
    assert found.review is not None
    assert look_up(session, post, replace(settings, answers=None)).probable == ()


def test_look_up_of_an_earlier_day_leaves_out_what_came_later(session, ids, settings):
    post, place = POSTS[2]
    before = look_up(session, post, settings, known_at=NOW - dt.timedelta(days=1))
    assert before.probable == ()
    after = look_up(session, post, settings, known_at=NOW + dt.timedelta(days=1))
    assert [one.claim.id for one in after.probable] == [ids[place]]


def test_search_puts_it_behind_what_relates_and_before_what_shares_words(session, ids, settings):
    post, place = POSTS[1]
    hits = search_claims(session, post, today=DAY, settings=settings)
    assert hits[0].claim.id == ids[place]
    assert hits[0].settles is not None
    assert hits[0].decision is None
    assert [hit.settles for hit in hits[1:]] == [None] * len(hits[1:])


def test_long_text_is_not_read_as_one_statement(session, ids, settings, monkeypatch):
    read: list[str] = []
    monkeypatch.setattr(probable_answers, "readable", lambda text: read.append(text) or readable(text))
    assert [one.claim.id for one in look_up(session, POSTS[2][0], settings).probable] == [ids[2]]
    assert read == [POSTS[2][0]]
    look_up(session, f"{POSTS[2][0]} " * 20, settings)
    assert read == [POSTS[2][0]]


BESIDE = "Admiral Renk lost his hat in the lake at Velmora in April 2023, said a sailor who was there."


def test_names_and_dates_alone_lead_to_no_claim_of_another_thing(session, ids):
    def reading(alike):
        reader = RelationReader(lambda left, right: None, {}, lambda left, right: alike)
        return replace(
            shipped_matching(encoder=False), answers=lambda text, claims, weights: [0.9] * len(claims), reader=reader
        )

    assert probable(session, BESIDE, reading(0.4)) == []
    assert ids[0] in probable(session, BESIDE, reading(0.6)), "told in other words, it may be the one"
    assert ids[0] in probable(session, BESIDE, reading(None)), "too long to be read"
    assert ids[0] in probable(session, POSTS[0][0], reading(0.4)), "the night is in both"
    assert ids[0] in probable(session, BESIDE, replace(reading(0.4), reader=None)), "nothing tells how alike they are"


def test_many_wordings_of_a_claim_leave_room_for_its_rivals(session, ids, settings, monkeypatch):
    worded = session.get_one(Claim, ids[1])
    confirmed = {"state": MatchState.CONFIRMED, "relation": Relation.SAME, "is_wording": True}
    decided = {"decided_by_id": make_user(session).id, **confirmed}
    hits = [
        Candidate(WORDINGS + make_match(session, make_appearance(session, worded, words), worded, **decided).id, 2.0)
        for words in ("The zoo of Tarbeck sold its tickets.", "Tickets were sold by the zoo of Tarbeck.")
    ]
    hits += [Candidate(claim_id, 1.0) for claim_id in ids]
    asked: list[str] = []
    settings = replace(
        settings, answers=lambda _, texts, __: asked.extend(one.text for one in texts) or [0.0] * len(texts)
    )
    monkeypatch.setattr(probable_answers, "RERANKED", 2)
    find_probable(session, POSTS[0][0], hits=hits, settings=settings)
    assert asked == ["The zoo of Tarbeck sold its tickets.", CLAIMS[0]]


SIGNED = "Somebody tell me why the mayor needs police for a statue? \u2014 Orla Venn (@venn) July 1, 2024"
RIVALS = (
    "The mayor of Ostrand ordered workers to take away the statue of Admiral Borg.",
    "A statue of Admiral Venn in Tarbeck was taken down for repairs.",
)


@pytest.fixture
def rivaled(session: Session, ids: list[int]) -> list[int]:
    for text in RIVALS:
        create_claim(session, text=text, kind="event", actor=SYSTEM, now=NOW)
    return ids


def check(session: Session, claim_id: int, days: int):
    """A check of a claim that is published so many days after the post."""
    desk = make_organization(session)
    author, approver = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
    review = make_review(session, desk, session.get_one(Claim, claim_id))
    return publish_review(session, review, author, approver, NOW + dt.timedelta(days=days)), approver


@on_both_databases
def test_check_that_follows_a_signed_post_speaks_for_its_claim(session, rivaled, settings):
    others = (SIGNED.partition(" \u2014")[0], f"{SIGNED.removesuffix('2024')}2022")
    assert probable(session, SIGNED, settings) == []
    before = [find_probable(session, other, settings=settings) for other in others]
    check(session, rivaled[0], 4)
    assert probable(session, SIGNED, settings) == [rivaled[0]]
    assert [find_probable(session, other, settings=settings) for other in others] == before


@pytest.mark.parametrize("days", [-4, 31, 900])
def test_check_of_another_time_changes_nothing(session, rivaled, settings, days):
    signed = f"{POSTS[2][0]} \u2014 Orla Venn (@venn) July 1, 2024"
    before = find_probable(session, signed, settings=settings)
    check(session, before[0].claim_id, days)
    assert find_probable(session, signed, settings=settings) == before


def test_withdrawn_check_and_one_of_later_do_not_speak(session, rivaled, settings):
    review, approver = check(session, rivaled[0], 4)
    at = NOW + dt.timedelta(days=5)
    assert probable(session, SIGNED, settings, known_at=at) == [rivaled[0]]
    assert probable(session, SIGNED, settings, known_at=at - dt.timedelta(days=2)) == []
    step(session, review, "withdraw", approver, at, reason="Wrong.")
    assert probable(session, SIGNED, settings) == []


def test_days_of_checks_are_asked_for_once_and_for_signed_posts_alone(session, rivaled, settings):
    check(session, rivaled[0], 4)
    sent = []
    for text in (SIGNED.partition(" \u2014")[0], SIGNED):
        with counted(session) as statements:
            find_probable(session, text, settings=settings)
        sent.append(statements)
    assert [sum("reviewed_at" in one for one in statements) for statements in sent] == [0, 1]
    assert len(sent[1]) == len(sent[0]) + 1


def test_look_up_knows_the_day_that_a_post_is_signed_with(session, rivaled, settings):
    assert look_up(session, SIGNED, settings).probable == ()
    check(session, rivaled[0], 4)
    assert [one.claim.id for one in look_up(session, SIGNED, settings).probable] == [rivaled[0]]
