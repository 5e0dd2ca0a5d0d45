"""The derived status in SQL says the same as the rule, for every mix of reviews."""

import datetime as dt
import random

from claims.core.reviews.public_status import PublicStatus
from claims.core.reviews.reviewing import ReviewState
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import Review, ReviewRevision
from claims.services.claims.claims import claim_statuses, list_claims
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_claim, make_organization

ON = NOW.date()
VALIDITIES = [ON - dt.timedelta(days=1), ON, ON + dt.timedelta(days=400), None]


def add_review(session, claim, organization, chance):
    """A review in any state that the machine can leave behind, written as rows."""
    state = chance.choice(list(ReviewState))
    never_public = state in (ReviewState.DECLINED, ReviewState.OPEN, ReviewState.IN_PROGRESS) and chance.random() < 0.7
    is_public = state in (ReviewState.PUBLISHED, ReviewState.RECHECK, ReviewState.WITHDRAWN) or not never_public
    reopened = is_public and state in (ReviewState.OPEN, ReviewState.IN_PROGRESS, ReviewState.DECLINED)
    review = Review(
        claim_id=claim.id,
        organization_id=organization.id,
        state=state,
        current_number=1 if is_public else None,
        withdrawn_at=NOW if state is ReviewState.WITHDRAWN or reopened else None,
        opened_at=NOW,
        state_since=NOW,
    )
    session.add(review)
    session.flush()
    for number in (1, 2) if is_public else ():
        valid_until = chance.choice(VALIDITIES)
        session.add(
            ReviewRevision(
                review_id=review.id,
                number=number,  # only the first is current: the second must never be looked at
                kind=ClaimKind.QUANTITY,
                rating="As worded",
                scale="imported",
                verdict=chance.choice(list(Verdict)),
                rationale="",
                true_as_of=ON - dt.timedelta(days=9),
                valid_until=valid_until,
                timeless=valid_until is None,
                claim_text=claim.text,
                reviewed_at=NOW,
                published_at=NOW,
            )
        )


@on_both_databases
def test_filter_and_rule_agree(session):
    chance = random.Random(20240601)
    organizations = [make_organization(session) for _ in range(3)]
    claims = [make_claim(session, index=False) for _ in range(90)]
    for claim in claims:
        for organization in organizations[: chance.randint(0, 3)]:
            add_review(session, claim, organization, chance)
    session.flush()
    expected = claim_statuses(session, [claim.id for claim in claims], on=ON)
    assert set(expected.values()) == set(PublicStatus)
    for status in PublicStatus:
        listed = {claim.id for claim in list_claims(session, status=status, on=ON, limit=200).items}
        assert listed == {claim_id for claim_id, found in expected.items() if found is status}, status


def test_claims_without_reviews_and_no_claims_at_all(session):
    claim = make_claim(session)
    assert claim_statuses(session, [claim.id], on=ON) == {claim.id: "unchecked"}
    assert claim_statuses(session, [], on=ON) == {}
