"""Views of an earlier moment know the merges of that moment: what was merged later stood by itself, and what was undone
later was one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from claims.core.reviews.public_status import PublicStatus
from claims.core.verdicts import Verdict
from claims.models import Claim, Organization, Review
from claims.services.answers.answers import answers_for_claims
from claims.services.articles.appearances import list_appearances
from claims.services.base.actors import Actor
from claims.services.base.claim_families import answering_then, families_of, root_of
from claims.services.claims.claim_history import claim_history
from claims.services.claims.claims import claim_statuses, list_claims
from claims.services.claims.demand import demand, served_to
from claims.services.lookup.lookup import lookup_text
from claims.services.lookup.search import search_claims
from claims.services.lookup.stored_lookup import lookup_version
from claims.services.matching.matching import MatchingSettings
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.regrouping.splitting_claims import Split, split_claim, undo_split
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    refuting,
)

DAY = dt.timedelta(days=1)
WHY = "Both say the same."
FALSE = {"rating": "false", "evidence": (refuting(),)}


def publish(session: Session, claim: Claim, organization: Organization, **changes: object) -> Review:
    author, approver = (make_member(session, organization, "checker", "reviewer") for _ in range(2))
    return publish_review(session, make_review(session, organization, claim), author, approver, NOW, **changes)


@dataclass
class Told:
    """Desk A rates ``old`` true, Desk B rates ``new`` false, both on day 0; ``new`` is merged into ``old`` on day 2, and
    stands by itself again from day 4."""

    session: Session
    old: Claim
    new: Claim
    reviewer: Actor

    def at(self, days: float) -> dt.datetime:
        return NOW + days * DAY

    def answering(self, claim: Claim, days: float) -> set[tuple[str, int]]:
        at = self.at(days)
        found = answers_for_claims(self.session, [claim.id], on=at.date(), published=None, known_at=at)
        return {(answer.organization, answer.claim_id) for answer in found.get(claim.id, ())}


@pytest.fixture
def told(session: Session) -> Told:
    first, second = make_organization(session, "Desk A"), make_organization(session, "Desk B")
    reviewer = make_member(session, first, "checker", "reviewer")
    old = make_claim(session, "The war in Afghanistan has lasted eighteen years.")
    new = make_claim(session, "Hospitals in Denver closed seventeen emergency wards.")
    for claim in (old, new):
        claim.created_at = NOW - DAY
        make_appearance(session, claim, claim.text)
    publish(session, old, first)
    publish(session, new, second, **FALSE)
    row = merge_claims(session, new.id, old.id, actor=reviewer, reason=WHY, now=NOW + 2 * DAY)
    undo_merge(session, row, actor=reviewer, reason="They differ.", now=NOW + 4 * DAY)
    return Told(session, old, new, reviewer)


@pytest.fixture
def merged(told: Told) -> Told:
    """And merged once more on day 6, for good."""
    row = merge_claims(told.session, told.new.id, told.old.id, actor=told.reviewer, reason=WHY, now=NOW + 6 * DAY)
    assert row.claim_id == told.new.id
    return told


FILTERED = [
    ({"verdict": Verdict.TRUE}, ["old"]),
    ({"verdict": Verdict.FALSE}, ["new"]),
    ({"verdict": Verdict.MIXED}, []),
    ({"organization": "desk-a"}, ["old"]),
    ({"organization": "desk-b"}, ["new"]),
    ({"verdict": Verdict.FALSE, "organization": "desk-b"}, ["new"]),
    # Each is met by one of the claims, and by no review both.
    ({"verdict": Verdict.FALSE, "organization": "desk-a"}, []),
]
"""Filters of lists, and which claim each finds while the two stand by themselves."""

APART, ONE = (1, 5), (3, 7)
"""Days on which the two claims stood by themselves, and on which one answered for both."""


def test_reviews_stand_where_they_stood_then(merged: Told) -> None:
    a, b = ("Desk A", merged.old.id), ("Desk B", merged.new.id)
    for days in APART:
        assert merged.answering(merged.old, days) == {a}, days
        assert merged.answering(merged.new, days) == {b}, days
    for days in ONE:
        assert merged.answering(merged.old, days) == merged.answering(merged.new, days) == {a, b}, days


@on_both_databases
def test_statuses_and_lists_are_those_of_then(merged: Told) -> None:
    session, old, new = merged.session, merged.old, merged.new
    for days in (*APART, *ONE):
        moment = {"on": merged.at(days).date(), "known_at": merged.at(days)}
        status = PublicStatus.CHECKED if days in APART else PublicStatus.CONFLICT
        assert claim_statuses(session, [old.id, new.id], **moment) == {old.id: status, new.id: status}, days
        standing = [new.id, old.id] if days in APART else [old.id]
        assert [claim.id for claim in list_claims(session, **moment).items] == standing, days
        for filters, apart in FILTERED:
            listed = [claim.id for claim in list_claims(session, **filters, **moment).items]
            by_then = [merged.new.id if name == "new" else old.id for name in apart]
            assert listed == (by_then if days in APART else [old.id] if apart else []), (days, filters)
        for wanted in PublicStatus:
            listed = [claim.id for claim in list_claims(session, status=wanted, **moment).items]
            assert listed == (standing if wanted is status else []), (days, wanted)
    assert [claim.id for claim in list_claims(session).items] == [old.id]
    for filters, apart in FILTERED:
        assert [claim.id for claim in list_claims(session, **filters).items] == ([old.id] if apart else []), filters


@on_both_databases
def test_a_list_of_then_goes_on_page_by_page(merged: Told) -> None:
    moment = {"on": merged.at(1).date(), "known_at": merged.at(1)}
    first = list_claims(merged.session, limit=1, **moment)
    second = list_claims(merged.session, limit=1, after=first.next_cursor, **moment)
    assert [claim.id for claim in (*first.items, *second.items)] == [merged.new.id, merged.old.id]
    assert second.next_cursor is None


@on_both_databases
def test_what_is_found_today_leads_to_what_answered_then(merged: Told) -> None:
    session, old, new = merged.session, merged.old, merged.new
    for days in (*APART, *ONE):
        at = merged.at(days)
        hits = search_claims(session, old.text, today=at.date(), known_at=at)
        found = {hit.claim.id: {answer.organization for answer in hit.reviews} for hit in hits}
        both = {old.id: {"Desk A"}, new.id: {"Desk B"}}
        assert found == (both if days in APART else {old.id: {"Desk A", "Desk B"}}), days
        answer = lookup_text(
            session,
            old.text,
            published=NOW.date(),
            today=at.date(),
            known_at=at,
            now=at,
            actor=merged.reviewer,
            settings=MatchingSettings(),
        )
        matched = {
            match.claim.id: {review.organization for review in match.reviews}
            for row in answer.appearances
            for match in (*row.matches, *row.near_misses)
        }
        assert matched == found, days


@on_both_databases
def test_appearances_demand_and_history_are_those_of_then(merged: Told) -> None:
    session, old, new = merged.session, merged.old, merged.new
    for days in (*APART, *ONE):
        at = merged.at(days)
        count = 1 if days in APART else 2
        for claim in (old, new):
            page = list_appearances(session, claim.id, known_at=at)
            assert len(page.items) == demand(session, claim.id, known_at=at).articles == count, days
            told = {item.organization for item in claim_history(session, claim.id, until=at)} - {None}
            assert len(told) == count, days
            assert served_to(session, claim.id, known_at=at) == 0
    whats = {item.what for item in claim_history(session, old.id, until=merged.at(1))}
    assert not whats & {"took_in", "merge_undone"}


def test_a_stored_text_names_the_claim_of_then(merged: Told) -> None:
    session, new = merged.session, merged.new
    appearance = list_appearances(session, new.id, known_at=merged.at(1)).items[0]
    for days, claim in ((1, new), (3, merged.old), (5, new), (7, merged.old)):
        answer = lookup_version(
            session,
            appearance.version,
            today=merged.at(days).date(),
            known_at=merged.at(days),
            now=merged.at(days),
            actor=merged.reviewer,
            settings=MatchingSettings(),
        )
        assert [row.claim_id for row in answer.appearances] == [claim.id], days


@on_both_databases
def test_merges_on_merges_and_their_undoing(session: Session) -> None:
    reviewer = make_member(session, make_organization(session, "Desk A"), "checker", "reviewer")
    first, second, third = (make_claim(session) for _ in range(3))

    def merge(loser: Claim, winner: Claim, day: int):
        return merge_claims(session, loser.id, winner.id, actor=reviewer, reason=WHY, now=NOW + day * DAY)

    merge(first, second, 1)
    row = merge(second, third, 2)
    undo_merge(session, row, actor=reviewer, reason="Wrong.", now=NOW + 3 * DAY)
    ids = [first.id, second.id, third.id]
    stories = {
        0.5: {first.id: first.id, second.id: second.id, third.id: third.id},
        1.5: {first.id: second.id, second.id: second.id, third.id: third.id},
        2.5: dict.fromkeys(ids, third.id),
        3.5: {first.id: second.id, second.id: second.id, third.id: third.id},
    }
    for days, heads in stories.items():
        at = NOW + days * DAY
        assert {claim_id: root_of(session, claim_id, at=at) for claim_id in ids} == heads, days
        families = families_of(session, ids, at=at)
        for claim_id, family in families.items():
            assert family[0] == heads[claim_id]
            assert set(family) == {other for other in ids if heads[other] == heads[claim_id]}, days
    assert families_of(session, ids, at=NOW + 3.5 * DAY) == families_of(session, ids), "now is the last moment"
    assert answering_then(session, [second.id], NOW) == {second.id: (second.id, first.id)}
    assert answering_then(session, [second.id, third.id], NOW + 2.5 * DAY) == {
        second.id: (third.id,),
        third.id: (third.id,),
    }


@on_both_databases
def test_a_split_that_was_undone_leads_back_from_then_on(session: Session) -> None:
    reviewer = make_member(session, make_organization(session, "Desk A"), "checker", "reviewer")
    claim = make_claim(session)
    appearance = make_appearance(session, claim, claim.text)
    split = Split(appearance_ids=(appearance.id,), text="The war has lasted nineteen years.")
    row = split_claim(session, claim.id, split, actor=reviewer, reason=WHY, now=NOW + DAY)
    undo_split(session, row, actor=reviewer, reason="Wrong.", now=NOW + 2 * DAY)
    new = row.other_id
    assert root_of(session, new, at=NOW + 1.5 * DAY) == new
    assert root_of(session, new, at=NOW + 2.5 * DAY) == claim.id
    then = NOW + 1.5 * DAY
    assert {item.id for item in list_claims(session, on=then.date(), known_at=then).items} == {claim.id, new}
