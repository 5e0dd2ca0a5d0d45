"""Sources: each work once, whoever names it and however often."""

import functools
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from claims.core.errors import NotAllowed, NotFound
from claims.models import FourEyes, Review, ReviewDraft, Source, User
from claims.services.base.actors import CLI, actor_for_user
from claims.services.evidence.sources import Work, ensure_sources, get_source, list_sources
from claims.services.followup.retractions import reinstate_source, retract_source, supersede_source
from claims.services.reviews.reviews import OpinionInput
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    archive_source,
    cite_works,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    step,
    supporting,
    write_draft,
)

WORK = Work("Accounts 2023", "Harbor office", "https://harbor.example/accounts")


@on_both_databases
def test_work_is_kept_once_with_its_first_title(session):
    first = Work("Accounts", "Harbor office", "https://harbor.example/accounts")
    again = Work("The accounts", "Town", "https://HARBOR.example/accounts#p2")
    book = Work("Handbook", "Press", "")
    ids = ensure_sources(session, [first, again, book, first], now=NOW)
    assert ids[first.key] == ids[again.key] != ids[book.key]
    assert ensure_sources(session, [again], now=NOW) == {again.key: ids[first.key]}
    session.expire_all()
    rows = {source.title: source.url for source in session.scalars(select(Source))}
    assert rows == {"Accounts": first.url, "Handbook": None}


def test_many_works_at_once_and_none_at_all(session):
    works = [Work(f"Table {number}", "Office", "") for number in range(1_200)]
    assert len(ensure_sources(session, works, now=NOW)) == 1_200
    assert len(ensure_sources(session, works[::-1], now=NOW)) == 1_200
    assert ensure_sources(session, [], now=NOW) == {}
    assert session.scalar(select(func.count()).select_from(Source)) == 1_200


@on_both_databases
def test_an_address_may_hold_any_character_by_its_number(session):
    works = [Work("", "", f"https://doi.org/10.1234/a%{number:02X}b") for number in range(256)]
    assert len(ensure_sources(session, works, now=NOW)) == 256


def test_untitled_address_is_its_own_title(session):
    ensure_sources(session, [Work("", "", "https://harbor.example/x")], now=NOW)
    assert session.scalar(select(Source.title)) == "https://harbor.example/x"


@on_both_databases
def test_title_and_publisher_are_those_given_last_until_a_verdict_is_public(session):
    draft = Work("Acc", "", WORK.url)
    ensure_sources(session, [draft], now=NOW)
    for work in (WORK, draft):
        cite_works(session, work)
        source = session.scalars(select(Source).where(Source.key == WORK.key)).one()
        assert (source.title, source.publisher) == (WORK.title, WORK.publisher)


def test_a_source_tells_of_the_verdicts_that_stand_on_it_now(session):
    organizations = [make_organization(session) for _ in range(4)]
    standing, gone, replaced, own = organizations
    for organization in organizations[:3]:
        cite_works(session, WORK, organization=organization)
    reviews = {review.organization_id: review for review in session.scalars(select(Review))}
    step(session, reviews[gone.id], "withdraw", make_member(session, gone, "reviewer"), reason="Another town.")
    author, approver = (make_member(session, replaced, role) for role in ("checker", "reviewer"))
    other = (supporting(title="Minutes", url="https://town.example/minutes"),)
    recheck_review(session, reviews[replaced.id], author, evidence=other, correction_kind="evidence_replaced")
    step(session, reviews[replaced.id], "revise", author)
    step(session, reviews[replaced.id], "approve", approver)
    write_draft(session, make_review(session, own), make_member(session, own, "checker"))
    claim = make_claim(session, language="de")
    publish_review(
        session,
        make_review(session, own, claim),
        make_member(session, own, "checker"),
        make_member(session, own, "reviewer"),
    )
    source_id = ensure_sources(session, [WORK], now=NOW)[WORK.key]
    uses = get_source(session, source_id).uses
    assert [(use.organization, use.review.organization_id, use.language) for use in uses] == [
        (own.name, own.id, "de"),
        (standing.name, standing.id, "en"),
    ]


@on_both_databases
def test_cited_sources_are_listed_page_by_page_newest_first(session):
    works = [Work(f"Table {number}", "Office", "") for number in range(3)]
    cited = sorted(cite_works(session, *works).values(), reverse=True)
    ensure_sources(session, [Work("Nobody cites it", "Office", "")], now=NOW)
    pages, after = [], None
    for _ in range(len(works)):
        page = list_sources(session, after=after, limit=1)
        pages.append([row.id for row in page.items])
        after = page.next_cursor
    assert (pages, after) == ([[source_id] for source_id in cited], None)


class DraftWithSource:
    """A draft under the blind policy whose source was archived: it waits for a second opinion."""

    def __init__(self, session):
        self.organization = make_organization(session, four_eyes=FourEyes.BLIND)
        self.author, self.second, self.late = (make_member(session, self.organization, "checker") for _ in range(3))
        self.reviewer = make_member(session, self.organization, "reviewer")
        self.review = make_review(session, self.organization)
        write_draft(session, self.review, self.author)
        work = Work("Accounts 2023", "Harbor office", "https://harbor.example/accounts")
        self.source_id = archive_source(session, self.review, work)
        step(session, self.review, "submit", self.author)

    def seen_by(self, session, actor):
        """Whether somebody sees the source, by every way in."""
        listed = self.source_id in [row.id for row in list_sources(session).items]
        assert not listed or actor is None or self.shown(session, actor)
        return listed or self.shown(session, actor)

    def shown(self, session, actor):
        try:
            return get_source(session, self.source_id, viewer=actor).source.id == self.source_id
        except NotFound:
            return False


MARKS = {
    "retract": retract_source,
    "supersede": functools.partial(supersede_source, by="https://harbor.example/2025"),
    "reinstate": reinstate_source,
}


@on_both_databases
@pytest.mark.parametrize("action", MARKS)
def test_only_who_published_on_a_source_marks_it(session, action):
    organization, other = make_organization(session), make_organization(session)
    source_id = cite_works(session, WORK, organization=organization)[WORK.key]
    if action == "reinstate":
        retract_source(session, source_id, actor=CLI, reason="Faked.", now=NOW)
    before = session.get_one(Source, source_id).state
    stranger = make_member(session, other, "reviewer")
    write_draft(session, make_review(session, other), make_member(session, other, "checker"))  # names it, unpublished
    homeless = replace(stranger, organization_id=None)
    for actor, code in (
        (stranger, "source_not_cited"),
        (homeless, "source_not_cited"),
        (make_member(session, organization, "checker", "admin"), "role_missing"),
    ):
        with pytest.raises(NotAllowed) as refused:
            MARKS[action](session, source_id, actor=actor, reason="It says so.", now=NOW)
        assert (refused.value.code, session.get_one(Source, source_id).state) == (code, before)
    organization.merged_into_id = other.id
    session.flush()
    heir = actor_for_user(session, session.get_one(User, stranger.user_id))
    MARKS[action](session, source_id, actor=heir, reason="It says so.", now=NOW)
    assert session.get_one(Source, source_id).state is not before


def test_a_revision_that_is_no_longer_current_is_standing_enough(session):
    organization = make_organization(session)
    reviewer = make_member(session, organization, "reviewer")
    review = make_review(session, organization)
    publish_review(session, review, make_member(session, organization, "checker"), reviewer)
    source_id = ensure_sources(session, [WORK], now=NOW)[WORK.key]
    step(session, review, "withdraw", make_member(session, organization, "reviewer"), reason="Another town.")
    assert retract_source(session, source_id, actor=reviewer, reason="Faked.", now=NOW).state_reason == "Faked."


def test_what_only_a_draft_cites_is_marked_by_a_reviewer_who_reads_it(session):
    organization = make_organization(session)
    review = make_review(session, organization)
    write_draft(session, review, make_member(session, organization, "checker"))
    source_id = archive_source(session, review, WORK)
    reviewer = make_member(session, organization, "reviewer")
    assert retract_source(session, source_id, actor=reviewer, reason="Faked.", now=NOW).state_reason == "Faked."


@on_both_databases
def test_sources_of_a_draft_are_for_who_may_read_the_draft(session):
    desk = DraftWithSource(session)
    stranger = make_member(session, make_organization(session), "checker", "reviewer")
    reader = make_member(session, desk.organization, "reader")
    before = [None, stranger, reader, desk.second, desk.late, desk.reviewer]
    assert [desk.seen_by(session, actor) for actor in before] == [False] * 6
    assert desk.seen_by(session, desk.author)
    for actor in (desk.reviewer, stranger):
        with pytest.raises(NotFound):
            retract_source(session, desk.source_id, actor=actor, reason="x", now=NOW)
    opinion = OpinionInput("true", "The harbor office itself says so.", (supporting(title="Letter", url=""),))
    step(session, desk.review, "second", desk.second, opinion=opinion)
    assert [desk.seen_by(session, actor) for actor in before] == [False, False, False, True, True, True]
    step(session, desk.review, "approve", desk.reviewer)
    assert [desk.seen_by(session, actor) for actor in before] == [True] * 6


def test_what_a_draft_no_longer_cites_is_shown_to_nobody(session):
    desk = DraftWithSource(session)
    draft = session.get_one(ReviewDraft, desk.review.id)
    draft.evidence = []
    session.flush()
    assert not desk.seen_by(session, desk.author)


def test_sources_of_a_draft_are_for_who_took_the_organization_in(session):
    desk = DraftWithSource(session)
    other = make_organization(session)
    checker = make_member(session, other, "checker")
    opinion = OpinionInput("true", "The harbor office itself says so.", (supporting(title="Letter", url=""),))
    step(session, desk.review, "second", desk.second, opinion=opinion)
    assert not desk.seen_by(session, checker)
    desk.organization.merged_into_id = other.id
    session.flush()
    assert desk.seen_by(session, actor_for_user(session, session.get_one(User, checker.user_id)))
