"""What is known about claims: one answer an organization, dates as of two days, in few statements."""

import datetime as dt
import json

import pytest

from claims.services.answers.answers import answers_for_claims
from claims.services.base.actors import CLI
from claims.services.exchange.imports import import_lines
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    refuting,
    step,
    supporting,
)
from tests.support.sent_statements import counted

PUBLISHED = dt.date(2024, 5, 10)
LAPSED = dt.date(2025, 5, 2)


class Desk:
    def __init__(self, session, name):
        self.organization = make_organization(session, name)
        self.checker = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")

    def publish(self, session, claim, now=NOW, **changes):
        review = make_review(session, self.organization, claim)
        return publish_review(session, review, self.checker, self.reviewer, now, **changes)


@on_both_databases
def test_answer_holds_the_current_revision_with_its_sources(session):
    desk, claim = Desk(session, "Harbor desk"), make_claim(session)
    review = desk.publish(session, claim)
    later = NOW + dt.timedelta(days=1)
    evidence = (
        supporting(),
        supporting(url="https://town.example/"),
        refuting(title="Letter", url="", publisher="Ada"),
    )
    recheck_review(
        session, review, desk.checker, later, rating="mixed", evidence=evidence, correction_kind="verdict_changed"
    )
    step(session, review, "revise", desk.checker, later)
    step(session, review, "approve", desk.reviewer, later)
    session.expire_all()
    [answer] = answers_for_claims(session, [claim.id], on=NOW.date(), published=PUBLISHED)[claim.id]
    assert (answer.id, answer.organization, answer.revision) == (review.id, "Harbor desk", 2)
    assert (answer.rating, answer.verdict, answer.summary) == ("Mixed", "mixed", "The accounts give the same figure.")
    assert (answer.true_as_of, answer.valid_until, answer.timeless) == (
        dt.date(2024, 5, 1),
        dt.date(2025, 5, 1),
        False,
    )
    assert (answer.freshness, answer.freshness_at_publication) == ("current", "current")
    assert answer.permalink == f"/reviews/{review.id}/revisions/2"
    assert (answer.state, answer.single_reviewer, answer.single_origin, answer.url) == ("published", False, False, None)
    assert [(source.title, source.url, source.stance) for source in answer.sources] == [
        ("Accounts 2023", "https://harbor.example/accounts", "supports"),
        ("Accounts 2023", "https://town.example/", "supports"),
        ("Letter", None, "refutes"),
    ]


@pytest.mark.parametrize(
    ("then", "on", "published", "expected"),
    [
        (None, NOW.date(), None, ("current", None)),
        (None, LAPSED, PUBLISHED, ("expired", "current")),
        (None, dt.date(2025, 4, 20), LAPSED, ("expiring", "expired")),
        ("recheck", NOW.date(), PUBLISHED, ("under_recheck", "current")),  # a recheck of today says nothing about then
        ("recheck", LAPSED, PUBLISHED, ("expired", "current")),
        ("withdraw", NOW.date(), PUBLISHED, ("withdrawn", "withdrawn")),
        ("reopen", LAPSED, PUBLISHED, ("withdrawn", "withdrawn")),
    ],
)
def test_freshness_now_and_at_publication(session, then, on, published, expected):
    desk, claim = Desk(session, "Desk"), make_claim(session)
    review = desk.publish(session, claim)
    if then == "recheck":
        step(session, review, "recheck", desk.checker, reason="New count.")
    elif then is not None:
        step(session, review, "withdraw", desk.reviewer, reason="Wrong.")
        if then == "reopen":
            step(session, review, "reopen", desk.reviewer, reason="Again.")
    [answer] = answers_for_claims(session, [claim.id], on=on, published=published)[claim.id]
    assert (answer.freshness, answer.freshness_at_publication) == expected


def test_newest_decision_first_one_an_organization(session):
    claim = make_claim(session)
    names = ["Desk A", "Desk B", "Desk C"]
    reviews = {}
    for name, days in zip(names, (2, 9, 5), strict=True):
        desk = Desk(session, name)
        reviews[name] = (desk, desk.publish(session, claim, NOW + dt.timedelta(days=days)))
    make_review(session, Desk(session, "Desk D").organization, claim)  # nothing public yet
    answers = answers_for_claims(session, [claim.id], on=NOW.date(), published=None)[claim.id]
    assert [answer.organization for answer in answers] == ["Desk B", "Desk C", "Desk A"]
    desk, review = reviews["Desk B"]
    step(session, review, "withdraw", desk.reviewer, reason="Wrong.")
    answers = answers_for_claims(session, [claim.id], on=NOW.date(), published=None)[claim.id]
    assert [answer.freshness for answer in answers] == ["withdrawn", "current", "current"]


def test_claims_without_answer_are_left_out(session):
    claim = make_claim(session)
    make_review(session, make_organization(session), claim)
    assert answers_for_claims(session, [claim.id, claim.id, 999], on=NOW.date(), published=None) == {}
    assert answers_for_claims(session, [], on=NOW.date(), published=None) == {}


def test_statements_grow_with_batches_not_with_claims(session):
    review = {"organization": "Desk", "rating": "Right", "verdict": "true"}
    lines = []
    for number in range(1, 601):
        evidence = [{"title": f"Table {number}", "stance": "supports"}]
        claim = {"external_id": str(number), "text": f"It cost {number}.", "reviews": [review | {"evidence": evidence}]}
        lines.append((number, json.dumps(claim)))
    assert import_lines(session, lines, now=NOW, actor=CLI).imported == 600
    with counted(session) as seen:
        answers = answers_for_claims(session, range(1, 601), on=NOW.date(), published=None)
    assert len(answers) == 600
    assert all(len(found[0].sources) == 1 for found in answers.values())
    assert len(seen) == 6
