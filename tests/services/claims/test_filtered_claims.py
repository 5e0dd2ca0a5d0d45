"""Pages of claims under filters: each looks through few claims, and all pages together show what there is."""

from __future__ import annotations

import datetime as dt
import itertools

from claims.core.reviews.public_status import PublicStatus
from claims.core.verdicts import Verdict
from claims.models import Claim, ClaimRegrouping, Organization, Review
from claims.services.base.families_then import heads_then
from claims.services.claims import filtered_claims
from claims.services.claims.claims import claim_statuses, list_claims
from claims.services.regrouping.merging import merge_claims, undo_merge
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    refuting,
    step,
    write_draft,
)

TODAY = NOW.date()


def fill(session) -> list[int]:
    """Claims of every status, in turns; two of each, none of the two beside each other."""
    desks = [make_organization(session) for _ in range(2)]
    people = [(make_member(session, desk, "checker"), make_member(session, desk, "reviewer")) for desk in desks]
    withdrawer = make_member(session, desks[0], "reviewer")
    seconds = itertools.count()

    def claim():
        return make_claim(session, now=NOW - dt.timedelta(days=1) + dt.timedelta(seconds=next(seconds)))

    def publish(desk, claim, **changes):
        return publish_review(session, make_review(session, desks[desk], claim), *people[desk], NOW, **changes)

    no = {"rating": "false", "evidence": (refuting(),)}
    for _ in range(2):
        claim()
        write_draft(session, make_review(session, desks[0], claim()), people[0][0], NOW)
        publish(0, claim())
        publish(0, claim(), valid_until=TODAY - dt.timedelta(days=1), true_as_of=TODAY - dt.timedelta(days=9))
        step(session, publish(0, claim()), "recheck", people[0][0], NOW, reason="A newer count is out.")
        step(session, publish(0, claim()), "withdraw", withdrawer, NOW, reason="A wrong count.")
        both = claim()
        publish(0, both)
        publish(1, both, **no)
        kept, merged = claim(), claim()
        publish(0, kept)
        publish(1, merged, **no)
        merge_claims(session, merged.id, kept.id, actor=people[0][1], reason="The same count.", now=NOW)
    return [row.id for row in session.query(Claim).filter(Claim.merged_into_id.is_(None)).order_by(Claim.id.desc())]


def walk(session, *, limit: int = 1, **filters) -> tuple[list[int], int]:
    """The ids of all pages, and how many pages there were."""
    filters = {"on": TODAY, "limit": limit} | filters
    pages = [list_claims(session, **filters)]
    while (after := pages[-1].next_cursor) is not None:
        pages.append(list_claims(session, after=after, **filters))
    return [claim.id for page in pages for claim in page.items], len(pages)


BOUNDS = {
    "sqlite": ((1, 1, 1), (5, 2, 1), (1_000, 1, 1)),
    "postgresql": ((2, 2, 1), (1_000, 200, 3)),
}
"""How many claims a page looks through, how many ids a statement takes and how many claims a page shows: pages that end
before the list, and such that do not, each with statements that take few."""

FEW_BOUNDS = {"sqlite": ((5, 2, 2), (1_000, 200, 2)), "postgresql": ((5, 2, 4),)}
"""The same where a page costs more: its statement of an earlier day takes long to put together."""


@on_both_databases
def test_all_pages_together_show_each_claim_of_a_status_once(session, monkeypatch, database_kind):
    ids = fill(session)
    statuses = claim_statuses(session, ids, on=TODAY)
    assert set(statuses.values()) == set(PublicStatus)
    for bound, part, limit in BOUNDS[database_kind]:
        monkeypatch.setattr(filtered_claims, "MOST_LOOKED_THROUGH", bound)
        monkeypatch.setattr(filtered_claims, "_IDS_PER_STATEMENT", part)
        for status in PublicStatus:
            found, _ = walk(session, status=status, limit=limit)
            assert found == [claim_id for claim_id in ids if statuses[claim_id] is status], (bound, status)
        assert walk(session, limit=limit)[0] == ids, bound
        conflicting = [claim_id for claim_id in ids if statuses[claim_id] is PublicStatus.CONFLICT]
        assert walk(session, verdict=Verdict.FALSE, limit=limit)[0] == conflicting, bound


def turn_over(session, at: dt.datetime) -> None:
    """What stands changes: merged claims part, others come together, verdicts are withdrawn, looked at again, renewed."""
    person = make_member(session, session.query(Organization).order_by(Organization.id).first(), "reviewer")
    for merged in session.query(ClaimRegrouping).order_by(ClaimRegrouping.id).all():
        undo_merge(session, merged, actor=person, reason="Two counts.", now=at)
    ids = [row.id for row in session.query(Claim).order_by(Claim.id)]
    statuses = claim_statuses(session, ids, on=TODAY)
    by_status = {status: [number for number in statuses if statuses[number] is status] for status in PublicStatus}
    checked, expired = by_status[PublicStatus.CHECKED], by_status[PublicStatus.EXPIRED]
    merge_claims(session, checked[0], expired[0], actor=person, reason="The same count.", now=at)
    step(session, review_of(session, checked[1]), "withdraw", person, at, reason="A wrong count.")
    step(session, review_of(session, expired[1]), "recheck", person, at, reason="A newer count is out.")


def review_of(session, claim_id: int) -> Review:
    return session.query(Review).filter_by(claim_id=claim_id).one()


@on_both_databases
def test_pages_of_an_earlier_instant_show_each_claim_of_a_status_once(session, monkeypatch, database_kind):
    fill(session)
    turn_over(session, NOW + dt.timedelta(hours=2))
    instants = [NOW + dt.timedelta(hours=hours) for hours in (-1, 1, 3)]
    ids = [row.id for row in session.query(Claim).order_by(Claim.created_at.desc(), Claim.id.desc())]
    seen = set()
    for at in instants:
        heads = heads_then(session, ids, at)
        standing = [claim_id for claim_id in ids if heads[claim_id] == claim_id]
        statuses = claim_statuses(session, standing, on=TODAY, known_at=at)
        seen |= {(at, status) for status in statuses.values()}
        for bound, part, limit in FEW_BOUNDS[database_kind]:
            monkeypatch.setattr(filtered_claims, "MOST_LOOKED_THROUGH", bound)
            monkeypatch.setattr(filtered_claims, "_IDS_PER_STATEMENT", part)
            for status in PublicStatus:
                found, _ = walk(session, status=status, known_at=at, limit=limit)
                wanted = [claim_id for claim_id in standing if statuses[claim_id] is status]
                assert found == wanted, (at, bound, part, status)
    assert seen >= {(at, status) for at in instants[1:] for status in PublicStatus}


def test_where_few_can_have_the_status_no_page_is_empty(session, monkeypatch):
    ids = fill(session)
    monkeypatch.setattr(filtered_claims, "MOST_LOOKED_THROUGH", len(ids))
    for status in (PublicStatus.CONFLICT, PublicStatus.WITHDRAWN, PublicStatus.EXPIRED, PublicStatus.UNDER_RECHECK):
        found, pages = walk(session, status=status)
        assert pages == len(found), status


def test_a_page_that_ends_before_the_list_leads_on(session, monkeypatch):
    fill(session)
    monkeypatch.setattr(filtered_claims, "MOST_LOOKED_THROUGH", 2)
    page = list_claims(session, status=PublicStatus.UNCHECKED, limit=50, on=TODAY)
    assert page.items == []
    assert page.next_cursor is not None
    assert list_claims(session, status=PublicStatus.UNCHECKED, after=page.next_cursor, limit=50, on=TODAY) != page
