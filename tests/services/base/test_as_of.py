"""What was known then: revisions, withdrawals, rechecks and statuses at an earlier instant."""

from __future__ import annotations

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.reviews.public_status import PublicStatus
from claims.core.verdicts import Verdict
from claims.models import Claim
from claims.services.answers.answers import ReviewAnswer, answers_for_claims
from claims.services.base.actors import SYSTEM
from claims.services.base.as_of import AsOf, as_of
from claims.services.base.changes import record_change
from claims.services.claims.claim_statuses import claim_status, has_status
from claims.services.claims.claims import list_claims
from claims.services.desk.review_steps import rechecks_began
from claims.services.exchange.imports import import_lines
from claims.services.followup.retractions import reinstate_source, retract_source
from claims.services.lookup.search import search_claims
from claims.services.regrouping.rewording import reword_claim, rewordings_of
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
    write_draft,
)

DAY = dt.timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("value", "zone", "on", "known_at"),
    [
        (None, dt.UTC, dt.date(2024, 6, 1), None),
        (dt.date(2024, 6, 1), dt.UTC, dt.date(2024, 6, 1), None),
        (dt.date(2024, 5, 31), dt.UTC, dt.date(2024, 5, 31), dt.datetime(2024, 5, 31, 23, 59, 59, 999999, dt.UTC)),
        (dt.date(2024, 5, 31), BERLIN, dt.date(2024, 5, 31), dt.datetime(2024, 5, 31, 21, 59, 59, 999999, dt.UTC)),
        (NOW - DAY, dt.UTC, dt.date(2024, 5, 31), NOW - DAY),
        (NOW, dt.UTC, dt.date(2024, 6, 1), NOW),
    ],
)
def test_a_day_ends_at_midnight_of_its_zone(
    value: dt.date | None, zone: dt.tzinfo, on: dt.date, known_at: dt.datetime | None
) -> None:
    assert as_of(value, now=NOW, zone=zone) == AsOf(on, known_at)


@pytest.mark.parametrize("value", [NOW + dt.timedelta(seconds=1), NOW.date() + DAY, dt.date.max])
def test_nothing_is_known_of_a_day_to_come(value: dt.date) -> None:
    with pytest.raises(Invalid) as refused:
        as_of(value, now=NOW)
    assert refused.value.code == "as_of_future"


class Told:
    """A claim called true on day 0, rechecked on day 2, called false on day 4, withdrawn on day 6, true again on day 8."""

    def __init__(self, session: Session) -> None:
        self.session = session
        organization = make_organization(session)
        author, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
        other = make_member(session, organization, "reviewer")
        self.claim: Claim = make_claim(session, now=NOW - DAY)
        review = make_review(session, organization, self.claim)
        publish_review(session, review, author, reviewer)
        changes = {"rating": "false", "evidence": (refuting(),), "correction_kind": "verdict_changed"}
        recheck_review(session, review, author, NOW + 2 * DAY, **changes)
        step(session, review, "revise", author, NOW + 4 * DAY)
        step(session, review, "approve", reviewer, NOW + 4 * DAY)
        step(session, review, "withdraw", other, NOW + 6 * DAY, reason="The wrong harbor.")
        step(session, review, "reopen", reviewer, NOW + 7 * DAY, reason="Now the right one.")
        publish_review(session, review, author, reviewer, NOW + 8 * DAY)
        self.organization, self.review = organization, review

    def at(self, days: float) -> dict[str, object]:
        known_at = NOW + days * DAY
        return {"on": known_at.date(), "known_at": known_at}

    def answer(self, days: float) -> ReviewAnswer | None:
        found = answers_for_claims(self.session, [self.claim.id], published=None, **self.at(days))
        answers = found.get(self.claim.id, [])
        return answers[0] if answers else None

    def status(self, days: float) -> PublicStatus:
        return claim_status(self.session, self.claim, **self.at(days))


STORY = [
    (-0.5, None, None, PublicStatus.UNCHECKED),
    (0.5, (1, Verdict.TRUE), "current", PublicStatus.CHECKED),
    (2.5, (1, Verdict.TRUE), "under_recheck", PublicStatus.UNDER_RECHECK),
    (4.5, (2, Verdict.FALSE), "current", PublicStatus.CHECKED),
    (6.5, (2, Verdict.FALSE), "withdrawn", PublicStatus.WITHDRAWN),
    (7.5, (2, Verdict.FALSE), "withdrawn", PublicStatus.WITHDRAWN),
    (8.5, (3, Verdict.TRUE), "current", PublicStatus.CHECKED),
]
"""Days since the first publication; revision and verdict; freshness; status."""


def test_each_instant_has_its_own_answer(session: Session) -> None:
    told = Told(session)
    for days, revision, freshness, status in STORY:
        found = told.answer(days)
        assert (None if found is None else (found.revision, found.verdict)) == revision, days
        assert (None if found is None else found.freshness) == freshness, days
        assert told.status(days) is status, days
    withdrawn = told.answer(6.5)
    assert withdrawn is not None
    assert withdrawn.since == (NOW + 6 * DAY).date()


@on_both_databases
def test_lists_and_searches_know_what_was_known(session: Session) -> None:
    told = Told(session)
    for days, revision, _, status in STORY:
        moment = told.at(days)
        for wanted in PublicStatus:
            listed = list_claims(session, status=wanted, **moment).items
            assert [claim.id for claim in listed] == ([told.claim.id] if wanted is status else []), (days, wanted)
        hits = search_claims(session, told.claim.text, today=moment["on"], known_at=moment["known_at"])
        assert [[answer.revision for answer in hit.reviews] for hit in hits] == [
            [] if revision is None else [revision[0]]
        ]
    slug = told.organization.slug
    for days, verdict, there in (
        (4.5, "false", True),
        (4.5, "true", False),
        (6.5, "false", False),
        (8.5, "true", True),
    ):
        listed = list_claims(session, verdict=Verdict(verdict), organization=slug, **told.at(days)).items
        assert bool(listed) is there, (days, verdict)


def test_a_claim_that_was_not_there_yet_is_not_found(session: Session) -> None:
    told = Told(session)
    long_ago = NOW - 3 * DAY
    assert list_claims(session, on=long_ago.date(), known_at=long_ago).items == []
    assert search_claims(session, told.claim.text, today=long_ago.date(), known_at=long_ago) == []


def test_the_condition_and_the_statuses_agree_now(session: Session) -> None:
    told = Told(session)
    today = (NOW + 9 * DAY).date()
    status = claim_status(session, told.claim, on=today)
    assert session.query(Claim).where(has_status(status, today)).count() == 1


@on_both_databases
def test_an_imported_verdict_was_known_since_its_organization_published_it(session: Session) -> None:
    review = {"organization": "Harbor desk", "rating": "Open", "verdict": "unproven", "reviewed_at": "2024-05-10"}
    line = {"external_id": "harbor-1", "text": "The harbor cost 40 million euros.", "reviews": [review]}
    assert import_lines(session, [(1, json.dumps(line))], actor=SYSTEM, now=NOW).problems == []
    claim = session.scalars(select(Claim)).one()
    for days, is_known in ((-30, False), (-10, True), (1, True)):
        moment = {"on": (NOW + days * DAY).date(), "known_at": NOW + days * DAY}
        status = PublicStatus.CHECKED if is_known else PublicStatus.UNCHECKED
        assert claim_status(session, claim, **moment) is status, days
        assert list_claims(session, **moment).items == ([claim] if is_known else []), days
        assert list_claims(session, status=PublicStatus.CHECKED, **moment).items == ([claim] if is_known else []), days
        assert bool(search_claims(session, claim.text, today=moment["on"], known_at=moment["known_at"])) is is_known


def test_a_review_is_in_work_from_the_instant_at_which_somebody_takes_it(session: Session) -> None:
    claim, organization = make_claim(session, now=NOW - DAY), make_organization(session)
    step(session, make_review(session, organization, claim), "claim", make_member(session, organization, "checker"))
    for moment, status in ((NOW - dt.timedelta(seconds=1), PublicStatus.UNCHECKED), (NOW, PublicStatus.IN_REVIEW)):
        assert claim_status(session, claim, on=NOW.date(), known_at=moment) is status
        assert list_claims(session, status=status, on=NOW.date(), known_at=moment).items == [claim]


@on_both_databases
def test_what_became_of_a_source_later_is_not_told_of_earlier(session: Session) -> None:
    told = Told(session)
    reviewer = make_member(session, told.organization, "reviewer")
    now = told.answer(0.5)
    assert now is not None
    (source,) = now.sources
    marked = {"actor": reviewer, "reason": "The office withdrew it."}
    retract_source(session, source.source_id, now=NOW + 9 * DAY, **marked)
    reinstate_source(session, source.source_id, now=NOW + 11 * DAY, **marked)
    told_of_another = {"old": "unchecked", "new": "dead"}
    record_change(
        session, "speaker", source.source_id, "renamed", actor=reviewer, now=NOW + 9 * DAY, detail=told_of_another
    )
    for days, state, since in ((8.5, "unchecked", None), (9.5, "retracted", NOW + 9 * DAY)):
        found = told.answer(days)
        assert found is not None
        assert [(item.state, item.state_since) for item in found.sources] == [(state, since)], days
    today = answers_for_claims(session, [told.claim.id], on=NOW.date(), published=None)[told.claim.id][0]
    assert [(item.state, item.state_since) for item in today.sources] == [("unchecked", NOW + 11 * DAY)]


def test_a_later_rewording_is_not_told_of_earlier(session: Session) -> None:
    told = Told(session)
    reviewer = make_member(session, told.organization, "reviewer")
    new = reword_claim(
        session, told.claim.id, "The harbor cost 40 million.", actor=reviewer, reason="Shorter.", now=NOW + 9 * DAY
    )
    assert rewordings_of(session, told.claim.id, known_at=NOW + 8 * DAY) == []
    assert (
        rewordings_of(session, told.claim.id, known_at=NOW + 9 * DAY) == rewordings_of(session, told.claim.id) == [new]
    )


@on_both_databases
def test_a_recheck_counts_from_its_beginning_whatever_the_work_has_come_to(session: Session) -> None:
    told = Told(session)
    author, reviewer = (make_member(session, told.organization, role) for role in ("checker", "reviewer"))
    recheck_review(session, told.review, author, NOW + 10 * DAY, rating="mixed", correction_kind="verdict_changed")
    mixed = {"rating": "mixed", "evidence": (refuting(), supporting()), "revision_reason": "New."}
    write_draft(session, told.review, author, NOW + 12 * DAY, correction_kind="verdict_changed", **mixed)
    step(session, told.review, "revise", author, NOW + 14 * DAY)
    step(session, told.review, "return", reviewer, NOW + 15 * DAY, reason="Name the page.")
    begun = (NOW + 10 * DAY).date()
    for days in (10.5, 12.5, 14.5, 15.5):
        found = told.answer(days)
        assert found is not None
        assert (found.freshness, found.since) == ("under_recheck", begun), days
    today = answers_for_claims(session, [told.claim.id], on=NOW.date(), published=None)[told.claim.id][0]
    assert today.since == begun
    assert rechecks_began(session, [told.review]) == {told.review.id: NOW + 10 * DAY}
    step(session, told.review, "release", reviewer, NOW + 16 * DAY, reason="Nothing new.")
    step(session, told.review, "dismiss", reviewer, NOW + 16 * DAY, reason="It stands.")
    standing = answers_for_claims(session, [told.claim.id], on=NOW.date(), published=None)[told.claim.id][0]
    assert (standing.freshness, standing.since) == ("current", None)
    assert rechecks_began(session, [told.review]) == {}
