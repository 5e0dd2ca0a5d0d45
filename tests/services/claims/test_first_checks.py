"""The day on which a claim was checked first: by whomever, as far as that stands, as known at an instant."""

from __future__ import annotations

import datetime as dt
import json

from sqlalchemy import select

from claims.models import Claim
from claims.services.base.actors import CLI
from claims.services.claims.first_checks import first_check_days
from claims.services.exchange.imports import import_lines
from claims.services.regrouping.merging import merge_claims
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

DAY = dt.timedelta(days=1)
TODAY = NOW.date()


class Desk:
    def __init__(self, session):
        self.organization = make_organization(session)
        self.checker = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")

    def publish(self, session, claim, days=0):
        now = NOW + days * DAY
        return publish_review(session, make_review(session, self.organization, claim), self.checker, self.reviewer, now)


@on_both_databases
def test_the_first_of_all_public_checks_counts(session):
    desks = Desk(session), Desk(session)
    checked, again, unchecked, other = (make_claim(session) for _ in range(4))
    desks[0].publish(session, checked, 4)
    desks[1].publish(session, checked, 2)
    review = desks[0].publish(session, again)
    changed = {"rating": "mixed", "evidence": (supporting(), refuting()), "correction_kind": "verdict_changed"}
    recheck_review(session, review, desks[0].checker, NOW + 9 * DAY, **changed)
    step(session, review, "revise", desks[0].checker, NOW + 9 * DAY)
    step(session, review, "approve", desks[0].reviewer, NOW + 9 * DAY)
    make_review(session, desks[0].organization, unchecked)
    desks[0].publish(session, other)
    with counted(session) as sent:
        found = first_check_days(session, [checked.id, again.id, unchecked.id])
    assert found == {checked.id: TODAY + 2 * DAY, again.id: TODAY}
    assert len(sent) == 1
    assert first_check_days(session, []) == {}


@on_both_databases
def test_withdrawn_checks_and_later_ones_do_not_count(session):
    first, second = Desk(session), Desk(session)
    claim = make_claim(session)
    review = first.publish(session, claim)
    second.publish(session, claim, 5)
    step(session, review, "withdraw", first.reviewer, NOW + 8 * DAY, reason="Wrong.")

    def known(days):
        return first_check_days(session, [claim.id], known_at=NOW + days * DAY)

    assert first_check_days(session, [claim.id]) == {claim.id: TODAY + 5 * DAY}
    assert known(9) == {claim.id: TODAY + 5 * DAY}
    assert known(7) == {claim.id: TODAY}
    assert known(-1) == {}


@on_both_databases
def test_checks_of_merged_claims_count_for_the_one_that_answers(session):
    desk = Desk(session)
    claim, merged = make_claim(session), make_claim(session)
    desk.publish(session, claim, 5)
    desk.publish(session, merged, 1)
    merge_claims(session, merged.id, claim.id, actor=desk.reviewer, reason="The same.", now=NOW + 6 * DAY)
    assert first_check_days(session, [claim.id]) == {claim.id: TODAY + DAY}


def test_an_imported_check_keeps_the_day_of_its_source(session):
    evidence = [{"title": "Accounts", "stance": "supports"}]
    review = {"organization": "Desk", "rating": "Right", "verdict": "true", "evidence": evidence}
    review["reviewed_at"] = "2021-03-04T23:30:00-02:00"
    claim = {"external_id": "a-1", "text": "The harbor cost 40 million euros.", "reviews": [review]}
    assert import_lines(session, [(1, json.dumps(claim))], now=NOW, actor=CLI).imported == 1
    [claim_id] = session.scalars(select(Claim.id))
    assert first_check_days(session, [claim_id]) == {claim_id: dt.date(2021, 3, 5)}
    assert first_check_days(session, [claim_id], known_at=NOW - DAY) == {claim_id: dt.date(2021, 3, 5)}
