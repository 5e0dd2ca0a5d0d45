"""Claims in the orders that editors need, page by page, on both databases: by the newest verdict, by what is said most."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.reviews.reviewing import ReviewState
from claims.core.texts.claim_order import ClaimOrder
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import Claim, ClaimDemand, FourEyes, Review, ReviewRevision
from claims.services.claims import claim_orders
from claims.services.claims.claims import list_claims
from claims.services.regrouping.merging import merge_claims
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_review,
    step,
    submit_review,
)

DAY = dt.timedelta(days=1)


def walk(session: Session, order: ClaimOrder, *, limit: int = 2, **wanted: object) -> list[int]:
    """The whole list, a page at a time."""
    found: list[int] = []
    after = None
    while True:
        page = list_claims(session, order=order, after=after, limit=limit, **wanted)
        found += [claim.id for claim in page.items]
        if page.next_cursor is None:
            return found
        after = page.next_cursor


def decide(session: Session, review: Review, days: int, verdict: Verdict | None = None) -> None:
    """Let the present revision be of a day, as an import's is; rows of revisions are only added, so before they are."""
    current = review.current_number or 0
    row = ReviewRevision(
        review_id=review.id,
        number=current + 1,
        kind=ClaimKind.QUANTITY,
        rating="True",
        scale="truth/1",
        verdict=verdict or Verdict.TRUE,
        rationale="The accounts say so.",
        true_as_of=NOW.date(),
        timeless=True,
        claim_text="A claim.",
        reviewed_at=NOW + days * DAY,
        published_at=NOW,
        author_ids=[],
    )
    session.add(row)
    review.current_number, review.state = current + 1, ReviewState.PUBLISHED
    session.flush()


@on_both_databases
def test_the_newest_verdict_leads_each_claim_once(session):
    one, two, quiet, merged, other = (make_claim(session, f"The harbor of Kiel cost {n} euros.") for n in range(5))
    desks = [make_organization(session, name, FourEyes.OFF) for name in ("One", "Two")]
    first, second = make_review(session, desks[0], one), make_review(session, desks[1], one)
    decide(session, first, 1)
    decide(session, make_review(session, desks[0], two), 2)
    decide(session, second, 3)
    decide(session, make_review(session, desks[1], merged), 4)
    decide(session, make_review(session, desks[1], other), 4)
    assert walk(session, ClaimOrder.DECIDED) == [other.id, merged.id, one.id, two.id]
    decide(session, first, 6)
    assert walk(session, ClaimOrder.DECIDED, limit=1) == [one.id, other.id, merged.id, two.id], "a changed one leads"
    first.withdrawn_at = NOW
    session.flush()
    assert walk(session, ClaimOrder.DECIDED) == [other.id, merged.id, one.id, two.id], "by the newest that stands"
    second.withdrawn_at = NOW
    session.flush()
    assert walk(session, ClaimOrder.DECIDED) == [other.id, merged.id, two.id]
    reviewer = make_member(session, desks[0], "reviewer")
    merge_claims(session, merged.id, two.id, actor=reviewer, reason="One.", now=NOW)
    assert walk(session, ClaimOrder.DECIDED) == [other.id, two.id], "by the newer of both verdicts"
    assert quiet.id not in walk(session, ClaimOrder.DECIDED)


def test_a_published_correction_brings_a_claim_to_the_front(session):
    desk = make_organization(session, "Desk", FourEyes.OFF)
    author = make_member(session, desk, "reviewer")
    claims = [make_claim(session, f"The ferry to Kiel carried {n} people.") for n in range(3)]
    reviews = [make_review(session, desk, claim) for claim in claims]
    for number, review in enumerate(reviews):
        submit_review(session, review, author, now=NOW + number * DAY)
    assert walk(session, ClaimOrder.DECIDED) == [claims[2].id, claims[1].id, claims[0].id]
    step(session, reviews[2], "withdraw", author, NOW + 5 * DAY, reason="It was another ferry.")
    assert walk(session, ClaimOrder.DECIDED) == [claims[1].id, claims[0].id]


@on_both_databases
def test_what_more_articles_say_comes_first(session):
    claims = [make_claim(session, f"The bridge at Orrin cost {n} euros.") for n in range(6)]
    for claim, articles in zip(claims, (1, 5, 2, 5, 0, 9), strict=True):
        session.merge(ClaimDemand(claim_id=claim.id, articles=articles, outlets=1, days=1, origins=1))
    session.flush()
    assert walk(session, ClaimOrder.SAID) == [claims[number].id for number in (5, 3, 1, 2, 0)]
    claims[5].merged_into_id = claims[0].id
    session.flush()
    assert walk(session, ClaimOrder.SAID, limit=1) == [claims[number].id for number in (3, 1, 2, 0)]


@on_both_databases
def test_pages_under_filters_miss_nothing_and_repeat_nothing(session, monkeypatch):
    desk = make_organization(session, "Desk", FourEyes.OFF)
    chance = random.Random(7)
    expected: dict[ClaimOrder, list[tuple[int, int]]] = {ClaimOrder.DECIDED: [], ClaimOrder.SAID: []}
    for number in range(40):
        claim = make_claim(session, f"The library of Kiel lent {number} books.")
        claim.kind = ClaimKind.EVENT if number % 5 else ClaimKind.QUANTITY
        verdict, days, articles = (
            Verdict.FALSE if number % 3 else Verdict.TRUE,
            chance.randint(0, 9),
            chance.randint(1, 5),
        )
        decide(session, make_review(session, desk, claim), days, verdict)
        session.merge(ClaimDemand(claim_id=claim.id, articles=articles, outlets=1, days=1, origins=1))
        if claim.kind is ClaimKind.QUANTITY and verdict is Verdict.TRUE:
            expected[ClaimOrder.DECIDED].append((days, claim.id))
            expected[ClaimOrder.SAID].append((articles, claim.id))
    session.flush()
    wanted = {"kind": ClaimKind.QUANTITY, "verdict": Verdict.TRUE, "organization": desk.slug}
    for most, order in itertools.product((4, 6_000), expected):
        monkeypatch.setattr(claim_orders, "MOST_LOOKED_THROUGH", most)
        in_order = [claim_id for _, claim_id in sorted(expected[order], reverse=True)]
        for limit in (1, 2, 3):
            assert walk(session, order, limit=limit, **wanted) == in_order, (most, order, limit)
        assert len(walk(session, order, limit=7)) == 40, (most, order)
        checked = walk(session, order, status="checked", on=NOW.date(), limit=50)
        assert checked == walk(session, order, limit=50), (most, order)


@pytest.mark.parametrize("order", [ClaimOrder.DECIDED, ClaimOrder.SAID])
def test_a_cursor_of_another_order_and_an_earlier_day_are_refused(session, order):
    for number in range(3):
        make_claim(session, f"The school of Kiel had {number} pupils.")
    cursor = list_claims(session, limit=1).next_cursor
    with pytest.raises(Invalid) as refused:
        list_claims(session, order=order, after=cursor)
    assert refused.value.code == "bad_cursor"
    with pytest.raises(Invalid) as refused:
        list_claims(session, order=order, known_at=NOW)
    assert refused.value.code == "order_not_then"
    assert session.scalars(select(Claim)).all()
