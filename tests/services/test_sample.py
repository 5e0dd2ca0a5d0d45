"""The sample of the specification: four sentences, four known claims, and what each small change must do to the answer."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.records import MatchState, Relation
from claims.core.verdicts import ClaimKind, Freshness, Verdict
from claims.models import Appearance, Claim, Match, Review, Usage
from claims.services.answers.lookup_answers import AppearanceAnswer, LookupAnswer, MatchAnswer
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.organizations import ensure_default_organization
from claims.services.claims.claims import claim_status
from claims.services.claims.demand import Demand, demand
from claims.services.exchange.imports import import_lines
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.judging.replay import replay
from claims.services.lookup.lookup import lookup_text
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from claims.services.settings import shipped_matching
from tests.support.databases import on_both_databases
from tests.support.factories import receive_version
from tests.support.sample import BODY, DENIED, HEADLINE, TRUCE

PUBLISHED = dt.date(2020, 2, 22)
NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
LATER = dt.date(2020, 10, 7)
NEWSROOM = Actor("key:7", key_id=7)
SETTINGS = MatchingSettings()

C1 = "About 157,000 people were killed in the war in Afghanistan between 2001 and late 2019"
C2 = "157,000 civilians were killed in Afghanistan since 2001"
C3 = "The war in Afghanistan has lasted 18 years"
C4 = "The government and the Taliban began a three-day truce"


def known(external_id: str, text: str, kind: str, claim_date: str | None, verdict: str, **review) -> dict:
    """One line of the registry before the article arrives."""
    stance = "refutes" if verdict == "false" else "supports"
    evidence = [
        {"title": "A count", "url": f"https://example.org/{external_id}", "quote": "So it is.", "stance": stance}
    ]
    dates = {"true_as_of": "2019-11-13", "timeless": True, "reviewed_at": "2019-12-01"} | review
    answer = {"organization": "Org A", "rating": verdict, "verdict": verdict, "evidence": evidence, "summary": "Why."}
    return {
        "external_id": external_id,
        "text": text,
        "kind": kind,
        "claim_date": claim_date,
        "reviews": [answer | dates],
    }


REGISTRY = [
    known("C1", C1, "quantity", "2019-11-13", "true"),
    known("C2", C2, "quantity", None, "false"),
    known(
        "C3", C3, "quantity", "2019-10-07", "true", true_as_of="2019-10-07", timeless=False, valid_until="2020-10-06"
    ),
    known("C4", C4, "event", "2018-06-15", "true", true_as_of="2018-06-15"),
]


@pytest.fixture(autouse=True, params=[False, True], ids=["slots", "slots and encoder"])
def matching(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer must be the same whether an encoder reads the pairs too or not."""
    shipped = shipped_matching(encoder=request.param)
    if request.param and shipped.reader is None:
        pytest.skip("onnxruntime or the packaged encoder is not installed")
    monkeypatch.setitem(globals(), "SETTINGS", shipped)


@pytest.fixture
def registry(session: Session) -> Session:
    ensure_default_organization(session, name="Desk", now=NOW)
    lines = [(number, json.dumps(claim)) for number, claim in enumerate(REGISTRY, start=1)]
    report = import_lines(session, lines, now=NOW, actor=SYSTEM)
    assert not report.problems
    return session


def look_up(session: Session, body: str, *, today: dt.date = PUBLISHED, actor: Actor = SYSTEM) -> LookupAnswer:
    return lookup_text(
        session, body, published=PUBLISHED, headline=HEADLINE, today=today, now=NOW, actor=actor, settings=SETTINGS
    )


def post(session: Session, body: str = BODY, url: str = "https://news.example.org/truce", actor: Actor = NEWSROOM):
    article = ArticleInput(headline=HEADLINE, body=body, url=url, published_at=PUBLISHED)
    received = receive_article(session, article, actor=actor, now=NOW)
    process_version(session, received.version.id, now=NOW, actor=actor)
    return received


def saying(answer: LookupAnswer, words: str) -> AppearanceAnswer:
    """The one appearance whose standalone text holds these words."""
    found = [appearance for appearance in answer.appearances if words in appearance.standalone]
    assert len(found) == 1, [appearance.standalone for appearance in answer.appearances]
    return found[0]


def to(answers: tuple[MatchAnswer, ...], text: str) -> MatchAnswer:
    return next(answer for answer in answers if answer.claim.text == text)


def texts(answers: tuple[MatchAnswer, ...]) -> list[str]:
    return [answer.claim.text for answer in answers]


def test_every_sentence_is_accounted_for(registry):
    answer = look_up(registry, BODY)
    spans = [(appearance.start, appearance.end) for appearance in answer.appearances]
    assert spans == [(0, 69), (96, 150), (158, 172), (174, 229)]
    assert [(row.start, row.end, row.reason) for row in answer.rejected] == [(277, 343, "opinion")]
    assert all(BODY[row.start : row.end] == row.exact for row in (*answer.appearances, *answer.rejected))
    assert [row.kind for row in answer.appearances] == [
        ClaimKind.EVENT,
        ClaimKind.PREDICTION,
        ClaimKind.QUANTITY,
        ClaimKind.QUANTITY,
    ]
    assert [row.standalone for row in answer.appearances] == [
        "The United States and the Taliban began a seven-day truce on 22 February 2020.",
        "If the truce holds, the two sides will sign a deal on 29 February 2020.",
        "The war in Afghanistan has lasted 18 years.",
        "The war in Afghanistan has killed about 157,000 people since 2001.",
    ]
    assert [row.speaker for row in answer.appearances] == ["officials in Kabul", None, None, "Brown University"]


def test_known_claims_are_confirmed_and_their_look_alikes_are_near_misses(registry):
    answer = look_up(registry, BODY)
    killed, lasted = saying(answer, "157,000"), saying(answer, "18 years")
    assert texts(killed.matches) == [C1]
    assert texts(lasted.matches) == [C3]
    for match in (*killed.matches, *lasted.matches):
        assert (match.decision.relation, match.state) == (Relation.SAME, MatchState.CONFIRMED)
        assert match.review is not None
        assert match.review.verdict is Verdict.TRUE
        assert match.review.sources[0].url == f"https://example.org/{match.claim.external_id}"
    assert to(killed.near_misses, C2).decision.relation is Relation.OTHER_MEASURE
    truce = saying(answer, "truce on 22")
    assert truce.matches == ()
    near = to(truce.near_misses, C4)
    assert near.decision.relation is Relation.OTHER_ENTITY
    assert set(near.decision.differing_slots) >= {"subject", "time", "quantity"}
    assert near.state is MatchState.SUGGESTED
    assert "United States here, government there" in near.explanation
    assert saying(answer, "sign a deal").matches == ()


def test_answer_lapses_with_its_date_but_not_for_the_day_of_publication(registry):
    lasted = saying(look_up(registry, BODY, today=LATER), "18 years")
    review = to(lasted.matches, C3).review
    assert review is not None
    assert (review.freshness, review.freshness_at_publication) == (Freshness.EXPIRED, Freshness.CURRENT)


VARIANTS = [
    ("157,000", "175,000", "175,000", C1, Relation.DIFFERENT_FIGURE),
    ("people", "civilians", "civilians", C1, Relation.OTHER_MEASURE),
    ("has killed", "has not killed", "157,000", C1, Relation.OPPOSITE),
    ("since 2001", "since 2011", "157,000", C1, Relation.OTHER_DATE),
    ("The conflict", "The conflict in Iraq", "157,000", C1, Relation.OTHER_PLACE),
    ("18-year", "19-year", "19 years", C3, Relation.DIFFERENT_FIGURE),
    ("seven-day", "three-day", "truce on 22", C4, Relation.OTHER_ENTITY),
]


@pytest.mark.parametrize(("words", "changed", "standalone", "against", "relation"), VARIANTS)
def test_small_change_takes_the_verdict_away(registry, words, changed, standalone, against, relation):
    appearance = saying(look_up(registry, BODY.replace(words, changed)), standalone)
    near = to(appearance.near_misses, against)
    assert (near.decision.relation, near.state) == (relation, MatchState.SUGGESTED)
    assert against not in texts(appearance.matches)
    if changed == "three-day":
        assert "time" in near.decision.differing_slots
        assert "quantity" not in near.decision.differing_slots


def test_civilians_are_answered_by_the_claim_on_civilians(registry):
    civilians = saying(look_up(registry, BODY.replace("people", "civilians")), "civilians")
    match = to(civilians.matches, C2)
    assert match.decision.relation is Relation.SAME
    assert match.review is not None
    assert match.review.verdict is Verdict.FALSE


def test_denial_of_a_known_claim_only_reports(registry):
    post(registry)
    denied = look_up(registry, BODY.replace(TRUCE, DENIED))
    opened = "The United States and the Taliban began a seven-day truce on 22 February 2020."
    appearance = saying(denied, "truce on 22")
    near = to(appearance.near_misses, opened)
    assert (near.decision.relation, near.state) == (Relation.REPORTED_ONLY, MatchState.SUGGESTED)
    assert opened not in texts(appearance.matches)


@on_both_databases
def test_posted_article_opens_claims_for_what_nobody_has_checked(registry):
    received = post(registry)
    rows = registry.scalars(select(Appearance).order_by(Appearance.start)).all()
    claims = [registry.get_one(Claim, row.claim_id) for row in rows]
    assert [claim.text for claim in claims] == [rows[0].standalone_text, rows[1].standalone_text, C3, C1]
    assert [claim.external_id for claim in claims] == [None, None, "C3", "C1"]
    for claim in claims[:2]:
        assert demand(registry, claim.id) == Demand(articles=1, outlets=1, days=1, origins=1)
        assert claim_status(registry, claim, on=PUBLISHED) == "unchecked"
        assert registry.scalar(select(func.count()).select_from(Review).where(Review.claim_id == claim.id)) == 1
    answer = lookup_version(registry, received.version, today=PUBLISHED, now=NOW, actor=NEWSROOM, settings=SETTINGS)
    assert [texts(row.matches) for row in answer.appearances] == [[], [], [C3], [C1]]
    assert texts(answer.appearances[0].near_misses) == [C4]
    assert [(row.start, row.end, row.reason) for row in answer.rejected] == [(277, 343, "opinion")]


def test_a_replay_right_after_the_intake_finds_nothing_changed(registry):
    post(registry)
    report = replay(registry, settings=SETTINGS)
    assert report.pairs > 0
    assert report.relation_changed == 0


def test_stored_and_unstored_look_ups_answer_alike(registry):
    before = look_up(registry, BODY)
    received = post(registry)
    after = lookup_version(registry, received.version, today=PUBLISHED, now=NOW, actor=SYSTEM, settings=SETTINGS)
    for fresh, stored in zip(before.appearances, after.appearances, strict=True):
        assert (fresh.start, fresh.end, fresh.standalone) == (stored.start, stored.end, stored.standalone)
        assert fresh.quantities == stored.quantities
        assert texts(fresh.matches) == texts(stored.matches)
        assert texts(fresh.near_misses) == texts(stored.near_misses)
        for left, right in zip(
            (*fresh.matches, *fresh.near_misses), (*stored.matches, *stored.near_misses), strict=True
        ):
            assert left.decision.slots == right.decision.slots
            assert (left.explanation, left.reviews) == (right.explanation, right.reviews)


def test_newsroom_is_noted_as_served_the_reviews_of_same_claims_only(registry):
    received = post(registry)
    for moment in (NOW, NOW + dt.timedelta(hours=1)):
        lookup_version(registry, received.version, today=PUBLISHED, now=moment, actor=NEWSROOM, settings=SETTINGS)
    usages = registry.scalars(select(Usage)).all()
    assert len(usages) == 2
    assert {usage.consumer for usage in usages} == {"key:7"}
    assert {usage.article_id for usage in usages} == {received.article.id}
    assert {usage.first_served_at for usage in usages} == {NOW}
    assert {usage.last_served_at for usage in usages} == {NOW + dt.timedelta(hours=1)}


def test_amended_article_keeps_what_stayed_and_compares_what_changed(registry):
    first = post(registry)
    amended = ArticleInput(
        headline=HEADLINE, body="Update. " + BODY.replace("people", "civilians"), published_at=PUBLISHED
    )
    second = receive_version(registry, first.article.id, amended, actor=NEWSROOM, now=NOW)
    claims_before = registry.scalar(select(func.count()).select_from(Claim))
    process_version(registry, second.version.id, now=NOW, actor=NEWSROOM)
    assert (second.version.number, second.new_version, second.created) == (2, True, False)
    assert registry.scalar(select(func.count()).select_from(Claim)) == claims_before
    answer = lookup_version(registry, second.version, today=PUBLISHED, now=NOW, actor=SYSTEM, settings=SETTINGS)
    civilians = saying(answer, "civilians")
    assert to(civilians.near_misses, C1).decision.relation is Relation.OTHER_MEASURE
    assert to(civilians.matches, C2).review.verdict is Verdict.FALSE
    assert texts(saying(answer, "18 years").matches) == [C3]
    by_version = {
        version_id: set(
            registry.scalars(select(Appearance.claim_id).where(Appearance.article_version_id == version_id))
        )
        for version_id in (first.version.id, second.version.id)
    }
    truce_claim = registry.scalars(select(Claim.id).where(Claim.text.startswith("The United States"))).one()
    assert truce_claim in by_version[first.version.id] & by_version[second.version.id]


def test_second_article_raises_demand_instead_of_opening_claims(registry):
    post(registry)
    count = registry.scalar(select(func.count()).select_from(Claim))
    post(registry, url="https://other.example.net/report", body=BODY + "\n\nMore soon.")
    assert registry.scalar(select(func.count()).select_from(Claim)) == count
    truce = registry.scalars(select(Claim).where(Claim.text.startswith("The United States"))).one()
    assert demand(registry, truce.id) == Demand(articles=2, outlets=2, days=1, origins=1)
    assert registry.scalar(select(func.count()).select_from(Match).where(Match.claim_id == truce.id)) == 1
