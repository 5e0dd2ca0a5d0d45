"""Look-ups: what is answered, what is noted, what is refused; and the JSON that every door gives."""

from __future__ import annotations

import datetime as dt
import itertools
import json

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid, TooLarge
from claims.core.verdicts import ClaimKind, Freshness
from claims.models import Article, Claim, Match, Review, Usage
from claims.services.answers.answers_json import lookup_rows, lookup_to_dict
from claims.services.base.actors import CLI, SYSTEM, Actor
from claims.services.base.organizations import ensure_default_organization
from claims.services.claims.claims import create_claim
from claims.services.exchange.imports import import_lines
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.lookup.lookup import MAX_LOOKUP_BYTES, lookup_text, read_text, time_limit
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from claims.services.reviews.reviews import open_review
from tests.support.factories import make_member, publish_review
from tests.support.sent_statements import counted

NOW = dt.datetime(2020, 2, 22, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
KEY = Actor("key:7", key_id=7)
SETTINGS = MatchingSettings()
BRIDGE = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
TEXT = f"It was a mess. {BRIDGE} What now?\n\nThe new tunnel in Hamburg cost 1.2 billion euros, the mayor said.\n"


def review(organization: str, verdict: str, day: str, **dates) -> dict:
    stance = "supports" if verdict == "true" else "refutes"
    evidence = [{"title": "A source", "url": "https://example.org/s", "quote": "So it is.", "stance": stance}]
    given = {"organization": organization, "rating": verdict.title(), "verdict": verdict, "evidence": evidence}
    return given | {"summary": "Why.", "reviewed_at": day, "true_as_of": day, "timeless": True} | dates


def register(session: Session, *reviews: dict, text: str = BRIDGE, external_id: str = "bridge") -> Claim:
    line = {
        "external_id": external_id,
        "text": text,
        "kind": "event",
        "claim_date": "2019-04-01",
        "reviews": list(reviews),
    }
    assert not import_lines(session, [(1, json.dumps(line))], now=NOW, actor=SYSTEM).problems
    return session.scalars(select(Claim).where(Claim.external_id == external_id)).one()


def look_up(
    session: Session,
    body: str = TEXT,
    *,
    actor: Actor = SYSTEM,
    today: dt.date = TODAY,
    now: dt.datetime = NOW,
    **options,
):
    return lookup_text(session, body, published=TODAY, today=today, now=now, actor=actor, settings=SETTINGS, **options)


def usages(session: Session) -> list[Usage]:
    return list(session.scalars(select(Usage).order_by(Usage.id)))


def test_nothing_is_stored_but_who_was_served(session):
    register(session, review("Org A", "true", "2019-04-02"))
    before = [session.scalar(select(func.count()).select_from(table)) for table in (Article, Claim, Match, Review)]
    look_up(session, actor=KEY, now=NOW)
    after = [session.scalar(select(func.count()).select_from(table)) for table in (Article, Claim, Match, Review)]
    assert before == after
    assert [(usage.consumer, usage.article_id) for usage in usages(session)] == [("key:7", None)]


@pytest.mark.parametrize("actor", [SYSTEM, CLI, Actor("visitor")])
def test_nobody_is_noted_where_nobody_could_be_told(session, actor):
    register(session, review("Org A", "true", "2019-04-02"))
    assert look_up(session, actor=actor).appearances
    assert usages(session) == []


def test_review_is_the_newest_that_stands_and_reviews_hold_all(session):
    register(
        session,
        review("Org A", "true", "2019-04-02"),
        review("Org B", "false", "2019-12-01", timeless=False, valid_until="2020-01-31"),
        review("Org C", "true", "2019-05-02"),
    )
    row = next(row for row in lookup_rows(look_up(session)) if row.get("matches"))
    match = row["matches"][0]
    assert [one["organization"] for one in match["reviews"]] == ["Org B", "Org C", "Org A"]
    assert [one["freshness"] for one in match["reviews"]] == ["expired", "current", "current"]
    assert match["review"]["organization"] == "Org C"
    on_the_day = look_up(session, today=dt.date(2020, 1, 20))
    assert on_the_day.appearances[0].matches[0].review.organization == "Org B"


def test_lapsed_review_is_answered_where_none_stands(session):
    register(session, review("Org B", "true", "2019-12-01", timeless=False, valid_until="2020-01-31"))
    found = look_up(session).appearances[0].matches[0].review
    assert (found.organization, found.freshness) == ("Org B", Freshness.EXPIRED)


def test_claim_without_a_review_is_a_match_without_an_answer(session):
    create_claim(session, text=BRIDGE, kind=ClaimKind.EVENT, claim_date=TODAY, actor=SYSTEM, now=NOW)
    match = next(row for row in lookup_rows(look_up(session)) if row.get("matches"))["matches"][0]
    assert (match["relation"], match["review"], match["reviews"]) == ("same", None, [])


def test_claim_that_an_article_opened_answers_it_once_it_is_reviewed(session):
    desk = ensure_default_organization(session, name="Desk", now=NOW)
    version = receive_article(session, ArticleInput(body=TEXT), actor=KEY, now=NOW).version
    process_version(session, version.id, now=NOW, actor=KEY)

    def first():
        answer = lookup_version(session, version, today=TODAY, now=NOW, actor=SYSTEM, settings=SETTINGS)
        return next(row for row in answer.appearances if row.exact and BRIDGE.startswith(row.exact))

    assert first().matches == ()
    own = session.get_one(Claim, first().claim_id)
    opened = session.scalars(select(Review).where(Review.claim_id == own.id)).one()
    people = [make_member(session, desk, "checker", "reviewer") for _ in range(2)]
    publish_review(session, opened, *people, NOW, true_as_of=TODAY, valid_until=dt.date(2021, 1, 1))
    match = first().matches[0]
    assert (match.claim.id, match.id, match.review.organization) == (own.id, None, "Desk")


@pytest.mark.parametrize(
    ("body", "error", "code"),
    [
        ("", Invalid, "body_empty"),
        (" \n", Invalid, "body_empty"),
        ("\u200b\u200d\u202e", Invalid, "body_empty"),
        ("a\x00b", Invalid, "nul_character"),
        ("a\ud800b", Invalid, "lone_surrogate"),
        ("x" * (MAX_LOOKUP_BYTES + 1), TooLarge, "too_large"),
        ("é" * (MAX_LOOKUP_BYTES // 2 + 1), TooLarge, "too_large"),
    ],
)
def test_bad_text_is_refused(session, body, error, code):
    with pytest.raises(error) as raised:
        look_up(session, body)
    assert raised.value.code == code
    assert raised.value.problems[0].pointer == "/body"


def test_statements_in_sql_do_not_grow_with_the_claims_that_match(session):
    def count(number: int) -> int:
        for place in range(number):
            text = f"The bridge over the Elbe at Dresden was closed for seven days in March {1900 + place}."
            register(session, review("Org A", "true", "2019-04-02"), text=text, external_id=f"x{number}-{place}")
        with counted(session) as statements:
            look_up(session, BRIDGE)
        return len(statements)

    assert count(1) == count(30)


def test_as_of_answers_what_was_public_then(session):
    organization = ensure_default_organization(session, name="Home desk", now=NOW)
    author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    claim = create_claim(session, text=BRIDGE, kind=ClaimKind.EVENT, actor=SYSTEM, now=NOW)
    review = open_review(session, claim.id, organization.id, actor=SYSTEM, now=NOW)
    hour = dt.timedelta(hours=1)
    publish_review(
        session,
        review,
        author,
        approver,
        NOW + hour,
        true_as_of=TODAY,
        valid_until=None,
        timeless=True,
        timeless_reason="It is over.",
    )

    def matched(known_at):
        return look_up(session, BRIDGE, known_at=known_at).appearances[0].matches

    assert [match.review.revision for match in matched(NOW + 2 * hour)] == [1]
    assert [match.review for match in matched(NOW + hour / 2)] == [None]
    assert matched(NOW - hour) == ()


def test_as_of_a_stored_version_leaves_out_what_came_later(session):
    settings = {"settings": SETTINGS, "actor": SYSTEM, "today": TODAY, "now": NOW}
    article = ArticleInput(headline="", body=TEXT, published_at=TODAY)
    received = receive_article(session, article, actor=SYSTEM, now=NOW)
    process_version(session, received.version.id, now=NOW, actor=SYSTEM, matching=SETTINGS)
    session.flush()
    later = NOW + dt.timedelta(days=1)
    now_linked = [
        row.claim_id for row in lookup_version(session, received.version, known_at=later, **settings).appearances
    ]
    before = lookup_version(session, received.version, known_at=NOW - dt.timedelta(days=1), **settings)
    assert None not in now_linked
    assert [row.claim_id for row in before.appearances] == [None] * len(now_linked)


DRAFT = "What a day! " + " ".join(
    f"The mill at Ostrava dismissed {number} workers in March 2018. Who knew {number}?" for number in range(241, 253)
)


def read(session: Session, body: str = DRAFT, **options) -> dict:
    return lookup_to_dict(read_text(session, body, published=TODAY, today=TODAY, settings=SETTINGS, **options))


def test_parts_that_time_allows_are_together_the_whole_text(session):
    register(
        session, review("Org A", "false", "2019-04-02"), text="The mill at Ostrava dismissed 245 workers in March 2018."
    )
    whole = read(session)
    assert (whole["incomplete"], whole["first"], whole["total"], whole["next_first"]) == (False, 0, 12, None)
    parts, first = [], 0
    while first is not None:
        ticks = itertools.count()
        part = read(session, first=first, has_time=time_limit(3, lambda ticks=ticks: next(ticks)))
        assert part["first"] == first
        assert part["incomplete"] == (part["next_first"] is not None)
        parts.append(part)
        first = part["next_first"]
    assert [len(part["appearances"]) for part in parts] == [4, 4, 4]
    for name in ("appearances", "rejected"):
        assert [one for part in parts for one in part[name]] == whole[name]
    assert {part["total"] for part in parts} == {12}


def test_a_short_text_whose_sentence_is_read_whole_is_never_left_in_the_middle(session):
    text = "The mill at Ostrava dismissed 240 workers in March 2018, and the port of Brno lost 30 ships in 2019."
    register(session, review("Org A", "false", "2019-04-02"), text="The port of Brno lost 30 ships in 2019.")
    in_no_time = read(session, text, has_time=lambda: False)
    assert in_no_time["appearances"][-1]["matches"]
    assert not in_no_time["incomplete"]
    assert in_no_time == read(session, text)


@pytest.mark.parametrize("body", [DRAFT, "What a lovely day!"])
def test_a_part_that_the_text_does_not_have_is_refused(session, body):
    with pytest.raises(Invalid) as refused:
        read(session, body, first=12)
    assert (refused.value.code, refused.value.problems[0].pointer) == ("out_of_range", "/first")


def test_a_time_limit_runs_from_when_it_is_first_asked():
    ticks = iter((100.0, 101.5, 102.0))
    has_time = time_limit(2, lambda: next(ticks))
    assert [has_time(), has_time(), has_time()] == [True, True, False]
