"""Organizations in public: described by their admins, merged by an admin of both; what was published stays as it was."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed
from claims.core.reviews.reviewing import ReviewState
from claims.models import ApiKey, LogEntry, Organization, OrganizationRole, Review, Scope, User
from claims.services.access import keys
from claims.services.answers.answers import answers_for_claims, earlier_answers
from claims.services.base.actors import CLI, Actor, actor_for_user
from claims.services.base.organizations import add_member, find_by_slug, list_organizations
from claims.services.claims.claim_history import changes_of
from claims.services.claims.expiring_verdicts import count_expiring
from claims.services.claims.published_reviews import list_published
from claims.services.desk.review_access import find_review
from claims.services.directories import organization_directory as directory
from claims.services.directories import parties
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.organization_merging import (
    merge_organizations,
    preview_organization_merge,
    undo_organization_merge,
)
from claims.services.exchange.claim_review_out import Site, revision_markup
from claims.services.messages.webhook_secrets import SecretBox
from claims.services.messages.webhooks import EndpointRules, create_endpoint, delete_endpoint
from claims.services.reviews.reviews import available_actions, get_revision, open_review, queue
from claims.services.transparency.log_check import check_log
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
)

DAY = dt.timedelta(days=1)
TODAY = NOW.date()


class Houses:
    """Two organizations with a writer and a reviewer each, and somebody who is admin of both."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.small = make_organization(session, "Small Checks")
        self.big = make_organization(session, "Big Checks")
        self.both = make_member(session, self.small, "admin")
        self._also(self.both, self.big, OrganizationRole.ADMIN)
        self.writer, self.reviewer = (make_member(session, self.small, "checker", "reviewer") for _ in range(2))
        self.big_writer, self.big_reviewer = (make_member(session, self.big, "checker", "reviewer") for _ in range(2))

    def _also(self, actor: Actor, organization: Organization, role: OrganizationRole) -> None:
        user = self.session.get_one(User, actor.user_id)
        add_member(self.session, user, organization.id, role, actor=CLI, now=NOW)

    def published(self, *, claim=None, by_big: bool = False, **draft) -> Review:
        organization = self.big if by_big else self.small
        review = make_review(self.session, organization, claim)
        people = (self.big_writer, self.big_reviewer) if by_big else (self.writer, self.reviewer)
        return publish_review(self.session, review, *people, **draft)

    def merge(self, actor: Actor | None = None) -> int:
        merge = merge_organizations(
            self.session, self.small.id, self.big.id, reason="One house.", actor=actor or self.both, now=NOW
        )
        return merge.id

    def undo(self, merge_id: int, now: dt.datetime = NOW) -> None:
        undo_organization_merge(self.session, merge_id, reason="Parted.", actor=self.both, now=now)

    def again(self, actor: Actor) -> Actor:
        """The same person after what changed."""
        return actor_for_user(self.session, self.session.get_one(User, actor.user_id))


@pytest.fixture
def houses(session: Session) -> Houses:
    return Houses(session)


def leaves(session: Session) -> list[bytes]:
    return list(session.scalars(select(LogEntry.leaf).order_by(LogEntry.leaf_index)))


@on_both_databases
def test_the_one_that_stays_answers_and_nothing_published_changes(session: Session) -> None:
    houses = Houses(session)
    review = houses.published()
    before = leaves(session)
    merge_id = houses.merge()
    (answer,) = answers_for_claims(session, [review.claim_id], on=TODAY, published=None)[review.claim_id]
    assert (answer.organization, answer.formerly) == ("Big Checks", "Small Checks")
    for slug in (houses.big.slug, houses.small.slug):
        assert [row.revision.review_id for row in list_published(session, organization=slug).items] == [review.id]
    assert answer.organization_id == houses.big.id
    assert get_revision(session, review.id, 1).organization.name == "Small Checks"
    assert leaves(session)[: len(before)] == before
    logged = [(fact["fact"], fact["organization"]) for fact in map(json.loads, leaves(session)[len(before) :])]
    assert logged == [("organization.merged", houses.small.id), ("organization.took_in", houses.big.id)]
    assert not check_log(session).findings
    assert [row.review.id for row in directory.published_reviews(session, houses.big.id).items] == [review.id]
    assert [row.id for row in list_organizations(session)] == [houses.big.id]
    assert find_by_slug(session, houses.small.slug).id == houses.big.id
    houses.undo(merge_id, NOW + 30 * DAY)
    (answer,) = answers_for_claims(session, [review.claim_id], on=TODAY, published=None)[review.claim_id]
    assert (answer.organization, answer.formerly) == ("Small Checks", None)
    actions = [(change.action, change.reason) for change in changes_of(session, ORGANIZATIONS.subject, houses.small.id)]
    assert actions == [("merge_undone", "Parted."), ("merged", "One house.")]


@on_both_databases
def test_what_both_published_is_one_list_page_by_page(session: Session) -> None:
    houses = Houses(session)
    published = [houses.published(by_big=by_big).id for by_big in (True, False, False, True, False)]
    make_review(session, houses.big)
    houses.merge()
    listed, after = [], None
    while True:
        page = directory.published_reviews(session, houses.big.id, after=after, limit=2)
        listed.append([row.review.id for row in page.items])
        after = page.next_cursor
        if after is None:
            break
    newest = sorted(published, reverse=True)
    assert listed == [newest[:2], newest[2:4], newest[4:]]


@on_both_databases
def test_members_of_the_one_that_stays_look_after_its_reviews(session: Session) -> None:
    houses = Houses(session)
    review = houses.published()
    houses.merge()
    big_writer, big_reviewer = houses.again(houses.big_writer), houses.again(houses.big_reviewer)
    assert houses.again(houses.writer).roles == frozenset()
    with pytest.raises(NotAllowed):
        step(session, review, "recheck", houses.again(houses.writer), reason="A newer count.")
    assert available_actions(session, review, big_reviewer, now=NOW)
    recheck_review(session, review, big_writer)
    rows = queue(session, organization_id=houses.big.id, tab="mine", user_id=big_writer.user_id, now=NOW).items
    assert [row.review.id for row in rows] == [review.id]
    assert find_review(session, review.claim_id, houses.big.id) is review
    last_day = get_revision(session, review.id, 1).revision.valid_until
    assert last_day is not None
    assert count_expiring(session, houses.big.id, today=last_day) == 1
    with pytest.raises(Conflict) as exists:
        open_review(session, review.claim_id, houses.big.id, actor=big_writer, now=NOW)
    assert exists.value.code == "review_exists"
    with pytest.raises(Conflict) as closed:
        open_review(session, make_claim(session).id, houses.small.id, actor=big_writer, now=NOW)
    assert closed.value.code == "organization_merged"


def test_both_published_is_one_answer_and_the_other_stays_readable(session: Session, houses: Houses) -> None:
    claim = make_claim(session)
    ours, theirs = houses.published(claim=claim), houses.published(claim=claim, by_big=True)
    houses.merge()
    (answer,) = answers_for_claims(session, [claim.id], on=TODAY, published=None)[claim.id]
    (other,) = earlier_answers(session, claim.id, on=TODAY)
    assert {answer.id, other.id} == {ours.id, theirs.id}
    assert {answer.organization, other.organization} == {"Big Checks"}


def test_what_has_to_be_finished_first_is_named(session: Session, houses: Houses) -> None:
    make_review(session, houses.small)
    step(session, make_review(session, houses.small), "claim", houses.writer)
    key, _ = keys.create_key(
        session, scopes=[Scope.LOOKUP], now=NOW, organization_id=houses.small.id, name="k", actor=CLI
    )
    admin, rules = houses.both, EndpointRules(SecretBox(["a key"]))
    endpoint, _ = create_endpoint(
        session, url="https://hook.example/", event_types=["claim.created"], rules=rules, actor=admin, now=NOW
    )
    with pytest.raises(Conflict) as refused:
        houses.merge()
    assert refused.value.code == "merge_unfinished"
    for words in ("Small Checks", "1 in progress", "1 open", "a key that still works", "a webhook endpoint"):
        assert words in refused.value.detail
    assert session.get_one(Organization, houses.small.id).merged_into_id is None
    keys.revoke_key(session, key.id, actor=CLI, now=NOW)
    delete_endpoint(session, endpoint.id, actor=admin, now=NOW)
    for review in session.scalars(select(Review)):
        step(session, review, "decline", houses.writer, decline_reason="too_vague")
    houses.merge()
    with pytest.raises(Conflict) as closed:
        keys.create_key(session, scopes=[Scope.LOOKUP], now=NOW, organization_id=houses.small.id, actor=CLI)
    assert closed.value.code == "organization_merged"
    assert session.scalar(select(ApiKey.organization_id)) == houses.small.id


def test_opposite_verdicts_keep_two_apart(session: Session, houses: Houses) -> None:
    claim = make_claim(session)
    houses.published(claim=claim)
    theirs = houses.published(claim=claim, by_big=True, rating="false", evidence=(refuting(),))
    assert f"claim {claim.id}" in preview_organization_merge(session, houses.small.id, houses.big.id).obstacles[0]
    assert preview_organization_merge(session, houses.small.id).obstacles == ()
    with pytest.raises(Conflict):
        houses.merge()
    step(session, theirs, "withdraw", houses.big_reviewer, reason="Wrong count.")
    houses.merge()


def test_the_default_one_stays(session: Session, houses: Houses) -> None:
    houses.small.is_default = True
    with pytest.raises(Conflict) as refused:
        houses.merge()
    assert "to which new claims go" in refused.value.detail


def test_only_an_admin_of_both_merges_and_parts(session: Session, houses: Houses) -> None:
    one = make_member(session, houses.small, "admin", "reviewer")
    for actor in (one, houses.reviewer, CLI, Actor("key:1", key_id=1, organization_id=houses.small.id)):
        with pytest.raises(NotAllowed):
            houses.merge(actor)
    merge_id = houses.merge()
    with pytest.raises(NotAllowed):
        undo_organization_merge(session, merge_id, actor=one, now=NOW)
    houses.undo(merge_id)
    assert houses.again(houses.writer).acts_for(houses.small.id)


def test_an_undo_waits_for_work_on_its_reviews(session: Session, houses: Houses) -> None:
    review = houses.published()
    merge_id = houses.merge()
    step(session, review, "recheck", houses.again(houses.big_writer), reason="A newer count.")
    with pytest.raises(Conflict) as refused:
        houses.undo(merge_id)
    assert (refused.value.code, "1 recheck" in refused.value.detail) == ("merge_unfinished", True)
    assert review.state is ReviewState.RECHECK


def test_who_would_be_left_without_an_organization_is_named(session: Session, houses: Houses) -> None:
    alone = preview_organization_merge(session, houses.small.id, houses.big.id).lone_members
    names = {session.get_one(User, actor.user_id).name for actor in (houses.writer, houses.reviewer)}
    assert set(alone) == names


def test_a_permalink_keeps_the_name_under_which_it_was_published(session: Session, houses: Houses) -> None:
    review = houses.published()
    told = {"reason": "Renamed.", "actor": houses.both, "now": NOW + DAY}
    parties.rename(session, ORGANIZATIONS, houses.small.id, "Tiny Checks", **told)
    parties.rename(session, ORGANIZATIONS, houses.small.id, "Wee Checks", **(told | {"now": NOW + 2 * DAY}))
    published_at = get_revision(session, review.id, 1).revision.published_at
    assert directory.name_at(session, houses.small, published_at) == "Small Checks"
    assert directory.name_at(session, houses.small, NOW + 1.5 * DAY) == "Tiny Checks"
    assert directory.name_at(session, houses.small, NOW + 3 * DAY) == "Wee Checks"
    assert revision_markup(session, review.id, 1, Site("https://registry.example")).author.name == "Small Checks"
    names = {row.name for row in directory.facts_about_organization(session, houses.small.id).names}
    assert names == {"Small Checks", "Tiny Checks", "Wee Checks"}
    with pytest.raises(Conflict) as taken:
        parties.rename(session, ORGANIZATIONS, houses.small.id, "Big Checks", **told)
    assert taken.value.code == "name_taken"


def test_an_admin_says_where_it_publishes(session: Session, houses: Houses) -> None:
    def tell(site: str, method: str, actor: Actor = houses.both) -> Organization:
        number = houses.small.id
        return directory.set_addresses(session, number, site=site, method_url=method, actor=actor, now=NOW)

    tell("https://small.example", "https://small.example/method")
    tell("https://small.example", "")
    actions = [change.action for change in changes_of(session, ORGANIZATIONS.subject, houses.small.id)]
    assert actions == ["method_changed", "method_changed", "site_changed"]
    assert (houses.small.site, houses.small.method_url) == ("https://small.example/", None)
    for site in ("javascript:alert(1)", "small.example", "https://" + "x" * 400 + ".example"):
        with pytest.raises(Invalid):
            tell(site, "")
    for actor in (houses.reviewer, houses.big_writer):
        with pytest.raises(NotAllowed):
            tell("https://other.example", "", actor)
