"""Works without an address: what people give of them is archived and searched, and a decisive verdict needs it."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid, NotAllowed, TooLarge
from claims.core.sources.source_states import QuoteState
from claims.models import Change, Evidence, EvidenceCheck, FourEyes, ReviewRevision, Snapshot, Source
from claims.services.archive.link_checking import note_link_checking
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.base.organizations import get_organization
from claims.services.desk.second_opinions import save_opinion
from claims.services.evidence.given_pages import MAX_FILE_BYTES, GivenPage, give_page
from claims.services.evidence.sources import Work, get_source
from claims.services.followup.link_health import record_draft
from claims.services.reviews.reviews import OpinionInput, get_revision, missing_rules
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_member,
    make_organization,
    make_review,
    refuting,
    step,
    supporting,
    write_draft,
)

BOOK = Work("Handbook of the port", "Harbor Press", "")
PASSAGE = "Chapter 4. The works cost 40 million euros. The council had feared as much."
QUOTED = supporting(title=BOOK.title, publisher=BOOK.publisher, url="")


class Desk:
    """A draft of one organization, in a registry that checks links."""

    def __init__(self, session: Session, folder, *evidence, **changes) -> None:
        self.session, self.store = session, SnapshotStore(folder)
        note_link_checking(session, enabled=True, own_hosts=["claims.example"], now=NOW)
        self.organization = make_organization(session, four_eyes=changes.pop("four_eyes", FourEyes.APPROVE))
        self.author, self.second = (make_member(session, self.organization, "checker") for _ in range(2))
        self.reviewer = make_member(session, self.organization, "reviewer")
        self.claim = make_claim(session)
        self.review = make_review(session, self.organization, self.claim)
        write_draft(session, self.review, self.author, evidence=evidence or (QUOTED,), **changes)

    def give(self, page: GivenPage, work: Work = BOOK, actor=None):
        return give_page(
            self.session, self.review.id, work, page, store=self.store, actor=actor or self.author, now=NOW
        )

    @property
    def problems(self) -> list[tuple[str, str]]:
        return [(problem.code, problem.pointer) for problem in missing_rules(self.session, self.review)]


@on_both_databases
def test_a_decisive_verdict_needs_something_archived(session, tmp_path):
    desk = Desk(session, tmp_path)
    assert desk.problems == [("snapshot_missing", "/evidence/0/url")]
    with pytest.raises(Invalid) as refused:
        step(session, desk.review, "submit", desk.author)
    assert refused.value.code == "verdict_incomplete"
    assert [problem.code for problem in refused.value.problems] == ["snapshot_missing"]
    given = desk.give(GivenPage(PASSAGE))
    assert list(given.quotes) == [QuoteState.FOUND]
    assert desk.problems == []
    step(session, desk.review, "submit", desk.author)
    step(session, desk.review, "approve", desk.reviewer)
    evidence = session.scalars(select(Evidence)).one()
    snapshot = session.get_one(Snapshot, evidence.snapshot_id)
    assert desk.store.page(snapshot.sha256).data == PASSAGE.encode()
    assert evidence.retrieved_at == NOW
    view = get_revision(session, desk.review.id, 1)
    assert view.source_archived
    assert view.snapshots == {evidence.id: given.sha256}
    history = session.scalars(select(Change).where(Change.action == "page_given")).one()
    assert (history.user_id, history.detail["sha256"]) == (desk.author.user_id, given.sha256)


def test_each_side_of_a_mixed_verdict_needs_its_own(session, tmp_path):
    against = refuting(title="Letters", publisher="Archive", url="", quote="It was more.")
    desk = Desk(session, tmp_path, QUOTED, against, rating="mixed")
    desk.give(GivenPage(PASSAGE))
    assert desk.problems == [("snapshot_missing", "/evidence/1/url")]
    desk.give(GivenPage("It was more. Much more."), Work("Letters", "Archive", ""))
    assert desk.problems == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({"rating": "unproven"}, []), ({}, [("snapshot_missing", "/evidence/0/url")])],
)
def test_only_decisive_verdicts_need_it(session, tmp_path, changes, expected):
    assert Desk(session, tmp_path, **changes).problems == expected


def test_one_archived_passage_carries_others(session, tmp_path):
    other = supporting(title="Notes", publisher="Archive", url="", quote="40 million euros")
    desk = Desk(session, tmp_path, other, QUOTED)
    desk.give(GivenPage(PASSAGE))
    assert desk.problems == []


def test_without_link_checking_nothing_is_asked_and_the_public_reads_so(session, tmp_path):
    desk = Desk(session, tmp_path)
    note_link_checking(session, enabled=False, own_hosts=[], now=NOW)
    assert desk.problems == []
    step(session, desk.review, "submit", desk.author)
    step(session, desk.review, "approve", desk.reviewer)
    assert not get_revision(session, desk.review.id, 1).source_archived


def test_several_pages_of_one_book(session, tmp_path):
    """The quote may stand on any page that was given, not only on the last one."""
    other = supporting(title=BOOK.title, publisher=BOOK.publisher, url="", quote="Nobody was surprised.")
    desk = Desk(session, tmp_path, QUOTED, other)
    desk.give(GivenPage(PASSAGE))
    assert desk.problems == [("quote_not_found", "/evidence/1/quote")]
    desk.give(GivenPage("Chapter 5. Nobody was surprised."))
    assert desk.problems == []
    assert len({check.snapshot_id for check in session.scalars(select(EvidenceCheck))}) == 2


def test_a_quote_that_was_changed_is_looked_for_anew(session, tmp_path):
    desk = Desk(session, tmp_path)
    desk.give(GivenPage(PASSAGE))
    write_draft(session, desk.review, desk.author, evidence=(supporting(**_as(BOOK), quote="The council had feared"),))
    assert desk.problems == [("source_not_fetched", "/evidence/0/url")]
    record_draft(session, desk.review.id, {}, store=desk.store, now=NOW)
    assert desk.problems == []


def _as(work: Work) -> dict[str, str]:
    return {"title": work.title, "publisher": work.publisher, "url": ""}


def test_a_file_that_cannot_be_searched_needs_its_text(session, tmp_path):
    desk = Desk(session, tmp_path)
    scan = b"%PDF-1.7 \x00"
    assert not desk.give(GivenPage(data=scan, content_type="application/pdf")).is_searchable
    assert desk.problems == [("snapshot_not_searchable", "/evidence/0/quote")]
    with_text = desk.give(GivenPage(PASSAGE, scan + b"2", "application/pdf"))
    assert with_text.is_searchable
    assert desk.store.page(with_text.sha256).data == scan + b"2"
    assert desk.problems == []


def test_a_copy_of_the_article_proves_nothing(session, tmp_path):
    desk = Desk(session, tmp_path)
    said = " ".join(f"Quay {n} was opened in {1900 + n} and carries {n * 7} cranes." for n in range(40))
    make_appearance(session, desk.claim, f"The works cost 40 million euros. {said}")
    desk.give(GivenPage(f"The works cost 40 million euros. {said}"))
    assert ("evidence_circular", "/evidence/0/url") in desk.problems


@pytest.mark.parametrize(
    ("work", "page", "code"),
    [
        (BOOK, GivenPage(), "page_missing"),
        (BOOK, GivenPage("  \n "), "page_missing"),
        (Work("Another book", "Harbor Press", ""), GivenPage(PASSAGE), "work_not_cited"),
        (Work(BOOK.title, BOOK.publisher, "https://port.example"), GivenPage(PASSAGE), "work_has_address"),
        (BOOK, GivenPage(data=b"x" * (MAX_FILE_BYTES + 1)), "too_large"),
        (BOOK, GivenPage("x\x00y"), "nul_character"),
    ],
)
def test_what_cannot_be_given(session, tmp_path, work, page, code):
    desk = Desk(session, tmp_path)
    with pytest.raises((Invalid, TooLarge)) as refused:
        desk.give(page, work)
    assert refused.value.code == code
    assert session.scalars(select(Snapshot)).all() == []


def test_who_may_give_pages(session, tmp_path):
    desk = Desk(session, tmp_path, four_eyes=FourEyes.BLIND)
    reader = make_member(session, desk.organization, "reader")
    stranger = make_member(session, make_organization(session), "checker")
    for actor, code in ((reader, "role_missing"), (stranger, "not_member")):
        with pytest.raises(NotAllowed) as refused:
            desk.give(GivenPage(PASSAGE), actor=actor)
        assert refused.value.code == code
    with pytest.raises(Invalid) as blind:  # the same as for a work that the hidden draft does not cite
        desk.give(GivenPage(PASSAGE), actor=desk.second)
    assert blind.value.code == "work_not_cited"
    given = desk.give(GivenPage(PASSAGE))
    assert get_source(session, given.source_id, viewer=desk.author).source.title == BOOK.title


def test_the_second_opinion_that_stands_is_archived_too(session, tmp_path):
    desk = Desk(session, tmp_path, four_eyes=FourEyes.BLIND)
    desk.give(GivenPage(PASSAGE))
    step(session, desk.review, "submit", desk.author)
    audit = refuting(title="Audit", publisher="Court", url="", quote="Counted twice.")
    opinion = OpinionInput("false", "The audit counts the works twice.", (audit,))
    assert step(session, desk.review, "second", desk.second, opinion=opinion).state == "adjudication"
    deciding = {"choice": "second", "reason": "The audit is right."}
    with pytest.raises(Invalid) as refused:
        step(session, desk.review, "adjudicate", desk.reviewer, **deciding)
    assert [problem.code for problem in refused.value.problems] == ["snapshot_missing"]
    session.expire_all()
    desk.give(GivenPage("Counted twice."), Work("Audit", "Court", ""), desk.second)
    assert step(session, desk.review, "adjudicate", desk.reviewer, **deciding).state == "in_approval"
    assert session.scalars(select(ReviewRevision)).all() == []


def another(session: Session, desk: Desk, four_eyes: FourEyes = FourEyes.APPROVE, organization=None):
    """A further review whose draft cites the same book: of a claim of its own, by another organization unless given."""
    organization = organization or make_organization(session, four_eyes=four_eyes)
    author = make_member(session, organization, "checker")
    review = write_draft(session, make_review(session, organization), author, evidence=(QUOTED,))
    return review, author


def codes(session: Session, review) -> list[str]:
    return [problem.code for problem in missing_rules(session, review)]


def listed(session: Session, source_id: int, viewer=None) -> list[int | None]:
    """Who gave what is listed of a source for somebody."""
    return [row.given_by_id for row in get_source(session, source_id, viewer=viewer).snapshots]


def test_a_page_counts_and_shows_in_the_organization_that_gave_it_alone(session, tmp_path):
    desk = Desk(session, tmp_path)
    (other, stranger), (same, colleague) = (
        another(session, desk),
        another(session, desk, organization=desk.organization),
    )
    source_id = desk.give(GivenPage(PASSAGE)).source_id
    assert desk.problems == []
    assert codes(session, other) == ["snapshot_missing"]
    for review in (same, other):
        record_draft(session, review.id, {}, store=desk.store, now=NOW)
    assert (codes(session, same), codes(session, other)) == ([], ["snapshot_missing"])
    assert listed(session, source_id, desk.author) == [desk.author.user_id]
    given = give_page(session, other.id, BOOK, GivenPage(PASSAGE), store=desk.store, actor=stranger, now=NOW)
    assert codes(session, other) == []
    assert listed(session, source_id, stranger) == [stranger.user_id], "the same text given by another desk is its own"
    assert listed(session, source_id, colleague) == [desk.author.user_id]
    step(session, desk.review, "submit", desk.author)
    step(session, desk.review, "approve", desk.reviewer)
    assert listed(session, source_id) == [desk.author.user_id], "what a public verdict rests on is public"
    assert listed(session, source_id, stranger) == [stranger.user_id, desk.author.user_id]
    assert given.source_id == source_id


def test_a_page_of_another_desk_does_not_count_though_it_is_public(session, tmp_path):
    desk = Desk(session, tmp_path)
    desk.give(GivenPage(PASSAGE))
    step(session, desk.review, "submit", desk.author)
    step(session, desk.review, "approve", desk.reviewer)
    other, _ = another(session, desk)
    record_draft(session, other.id, {}, store=desk.store, now=NOW)
    assert codes(session, other) == ["snapshot_missing"]


@on_both_databases
def test_neither_opinion_learns_of_the_pages_of_the_other_before_both_are_in(session, tmp_path):
    desk = Desk(session, tmp_path, four_eyes=FourEyes.BLIND)
    # The book is in public already, so that its page is there for all to see.
    known, known_author = another(session, desk)
    give_page(session, known.id, BOOK, GivenPage(PASSAGE), store=desk.store, actor=known_author, now=NOW)
    step(session, known, "submit", known_author)
    step(session, known, "approve", make_member(session, get_organization(session, known.organization_id), "reviewer"))
    source = session.scalars(select(Source)).one()
    before = public_face(session, source.id)
    desk.give(GivenPage(f"{PASSAGE} With a page more."))
    step(session, desk.review, "submit", desk.author)
    assert public_face(session, source.id, desk.second) == public_face(session, source.id) == before
    quoting = OpinionInput("true", "The handbook says so.", (QUOTED,))
    save_opinion(session, desk.review.id, quoting, actor=desk.second, now=NOW, expected_version=None)
    given = desk.give(GivenPage("Another passage of the book."), actor=desk.second)
    assert (given.source_id, given.quotes) == (None, (QuoteState.LOST,)), "not found in the first author's page"
    assert desk.give(GivenPage(PASSAGE), actor=desk.second).quotes == (QuoteState.FOUND,)
    checks = session.scalars(select(EvidenceCheck).where(EvidenceCheck.review_id == desk.review.id)).all()
    assert len(checks) == 1
    assert session.get_one(Snapshot, checks[0].snapshot_id).given_by_id == desk.author.user_id
    assert set(listed(session, source.id, desk.author)) == {known_author.user_id, desk.author.user_id}
    assert set(listed(session, source.id, desk.second)) == {known_author.user_id, desk.second.user_id}
    assert set(listed(session, source.id, desk.reviewer)) == {known_author.user_id}
    assert public_face(session, source.id) == before
    step(session, desk.review, "second", desk.second, opinion=quoting)
    everybody = {known_author.user_id, desk.author.user_id, desk.second.user_id}
    assert set(listed(session, source.id, desk.reviewer)) == everybody, "both are in"
    assert public_face(session, source.id) == before


def public_face(session: Session, source_id: int, viewer=None) -> list[object]:
    """All that a source's page and its answer of the API say of it to somebody."""
    view = get_source(session, source_id, viewer=viewer)
    own = ("state", "state_since", "state_reason", "attempted_at", "checked_at", "next_check_at", "failures")
    return [
        *(getattr(view.source, name) for name in own),
        *((row.sha256, row.retrieved_at, row.seen_at, row.size, row.content_type) for row in view.snapshots),
    ]


def test_pages_of_a_blind_review_do_not_help_the_desks_other_drafts(session, tmp_path):
    desk = Desk(session, tmp_path, four_eyes=FourEyes.BLIND)
    own = write_draft(
        session, make_review(session, desk.organization), desk.second, evidence=(QUOTED,), rationale="Another claim."
    )
    desk.give(GivenPage(PASSAGE))
    record_draft(session, own.id, {}, store=desk.store, now=NOW)
    assert codes(session, own) == ["snapshot_missing"]
    opinion = OpinionInput("true", "The handbook says so.", (QUOTED,))
    step(session, desk.review, "submit", desk.author)
    step(session, desk.review, "second", desk.second, opinion=opinion)
    record_draft(session, own.id, {}, store=desk.store, now=NOW)
    assert codes(session, own) == []


def test_the_same_page_given_twice_by_one_person_is_one(session, tmp_path):
    desk = Desk(session, tmp_path)
    first, again = desk.give(GivenPage(PASSAGE)), desk.give(GivenPage(PASSAGE))
    assert first == again
    assert len(session.scalars(select(Snapshot)).all()) == 1
