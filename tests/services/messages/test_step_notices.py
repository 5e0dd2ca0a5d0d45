"""Who is told of a step on their work, by the claim's words, and who has asked not to be."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.models import Notification, Review
from claims.services.access.user_preferences import keep_muted
from claims.services.base.notifications import Notice
from claims.services.messages.claim_follows import follow_claim
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    step,
    write_draft,
)

PIER = "The pier was closed for 12 days."


@pytest.fixture
def desk(session):
    class Desk:
        organization = make_organization(session)
        anna = make_member(session, organization, "checker")
        ben = make_member(session, organization, "reviewer")

        def review(self, text=PIER) -> Review:
            return make_review(session, self.organization, make_claim(session, text))

        def told(self):
            rows = session.scalars(select(Notification).order_by(Notification.id))
            return [(row.user_id, row.kind, row.text.partition("“")[2].rstrip("”")) for row in rows]

    return Desk()


def test_who_gets_work_assigned_is_told_and_who_assigns_is_not(session, desk):
    step(session, desk.review(), "assign", desk.ben, assignee_id=desk.anna.user_id)
    step(session, desk.review(), "assign", desk.ben, assignee_id=desk.ben.user_id)
    step(session, desk.review(), "claim", desk.anna)
    assert desk.told() == [(desk.anna.user_id, Notice.ASSIGNED, PIER)]


def test_an_author_is_told_of_return_publication_and_recheck(session, desk):
    review = write_draft(session, desk.review(), desk.anna)
    step(session, review, "submit", desk.anna)
    step(session, review, "return", desk.ben, reason="Say which pier.")
    step(session, review, "submit", desk.anna)
    step(session, review, "approve", desk.ben)
    step(session, review, "recheck", desk.ben, reason="A new count.")
    kinds = [kind for person, kind, words in desk.told() if person == desk.anna.user_id and words == PIER]
    assert kinds == [Notice.RETURNED, Notice.PUBLISHED, Notice.RECHECK]
    assert not [row for row in desk.told() if row[0] == desk.ben.user_id]


def test_what_is_muted_is_not_told(session, desk):
    keep_muted(session, desk.anna.user_id, [Notice.PUBLISHED.value])
    review = publish_review(session, desk.review(), desk.anna, desk.ben)
    assert desk.told() == []
    step(session, review, "recheck", desk.ben, reason="A new count.")
    assert [row[1] for row in desk.told()] == [Notice.RECHECK]


def test_a_long_claim_is_cut_and_never_named_by_its_number(session, desk):
    review = desk.review("The pier " + "really " * 200 + "was closed for 12 days.")
    step(session, review, "assign", desk.ben, assignee_id=desk.anna.user_id)
    text = session.scalars(select(Notification.text)).one()
    assert text.endswith("…”")
    assert len(text) <= 500
    assert text.split("“")[0] == f"{desk.organization.name} assigned this to you: "


def test_an_author_who_follows_the_claim_is_told_of_one_step_once(session, desk):
    review = desk.review()
    follow_claim(session, desk.anna.user_id, review.claim_id, now=NOW)
    publish_review(session, review, desk.anna, desk.ben)
    step(session, review, "recheck", desk.ben, reason="A new count.")
    step(session, review, "dismiss", desk.ben, reason="It says the same.")
    kinds = [kind for _, kind, _ in desk.told()]
    assert kinds == [Notice.PUBLISHED, Notice.RECHECK, Notice.CLAIM_CHANGED]
