"""Public revisions: copied once, numbered, never changed again."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from claims.core.errors import NotFound
from claims.models import Evidence, ReviewRevision, Source
from claims.services.reviews.reviews import get_revision, list_revisions
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    step,
    supporting,
)


class Desk:
    def __init__(self, session):
        self.organization = make_organization(session, "Harbor desk")
        self.checker = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")
        self.claim = make_claim(session, "The harbor cost 40 million euros.")
        self.review = make_review(session, self.organization, self.claim)

    def publish(self, session, **changes):
        return publish_review(session, self.review, self.checker, self.reviewer, **changes)

    def revise(self, session, now=NOW, **changes):
        recheck_review(session, self.review, self.checker, now, **changes)
        step(session, self.review, "revise", self.checker, now)
        return step(session, self.review, "approve", self.reviewer, now)


@pytest.fixture
def desk(session):
    return Desk(session)


def as_row(revision):
    return {column.name: getattr(revision, column.name) for column in ReviewRevision.__table__.columns}


@on_both_databases
def test_revision_holds_what_was_approved(session, desk):
    book = supporting(url="", title="Port handbook", stance="context", quote="", locator="")
    desk.publish(session, evidence=(supporting(), book), revision_reason="First publication.")
    session.expire_all()
    view = get_revision(session, desk.review.id, 1)
    revision = view.revision
    assert (revision.rating, revision.scale, revision.verdict, revision.kind) == ("True", "truth/1", "true", "quantity")
    assert (revision.true_as_of, revision.valid_until) == (dt.date(2024, 5, 1), dt.date(2025, 5, 1))
    assert (revision.claim_text, revision.reviewed_at, revision.published_at) == (desk.claim.text, NOW, NOW)
    assert (revision.author_id, revision.approver_id) == (desk.checker.user_id, desk.reviewer.user_id)
    assert (revision.single_reviewer, revision.single_origin, revision.links_checked) == (False, False, False)
    assert (revision.correction_kind, revision.imported, revision.reason) == (None, False, "First publication.")
    assert [(item.quote, source.url, source.publisher) for item, source in view.evidence] == [
        ("The works cost 40 million euros.", "https://harbor.example/accounts", "Harbor office"),
        ("", None, "Harbor office"),
    ]
    assert (view.organization.name, view.claim.id, view.latest) == ("Harbor desk", desk.claim.id, 1)


@pytest.mark.parametrize(
    ("evidence", "single"),
    [
        ((supporting(),), True),
        ((supporting(), supporting(url="https://www.harbor.example/other")), True),
        ((supporting(), supporting(url="https://town.example/")), False),
    ],
)
def test_one_origin_is_marked(session, desk, evidence, single):
    desk.publish(session, evidence=evidence)
    assert get_revision(session, desk.review.id, 1).revision.single_origin is single


@on_both_databases
def test_further_revision_leaves_the_earlier_one_as_it_was(session, desk):
    desk.publish(session)
    first = as_row(get_revision(session, desk.review.id, 1).revision)
    first_evidence = [item.id for item, _ in get_revision(session, desk.review.id, 1).evidence]
    later = NOW + dt.timedelta(days=1)
    desk.revise(session, later, rationale="The accounts give 41 million.", correction_kind="figure_updated")
    session.expire_all()
    assert as_row(get_revision(session, desk.review.id, 1).revision) == first
    assert [item.id for item, _ in get_revision(session, desk.review.id, 1).evidence] == first_evidence
    assert [revision.number for revision in list_revisions(session, desk.review.id)] == [2, 1]
    second = get_revision(session, desk.review.id, 2)
    assert (second.revision.correction_kind, second.revision.published_at) == ("figure_updated", later)
    assert (desk.review.current_number, second.latest) == (2, 2)
    # The same work is one source, quoted by both revisions.
    assert session.scalar(select(func.count()).select_from(Source)) == 1
    assert session.scalar(select(func.count()).select_from(Evidence)) == 2


def test_same_work_in_several_spellings_is_one_source(session, desk):
    first = supporting(url="https://harbor.example/accounts#page=2", title="Accounts")
    desk.publish(session, evidence=(first, supporting(url="https://HARBOR.example:443/accounts", stance="context")))
    view = get_revision(session, desk.review.id, 1)
    assert len({source.id for _, source in view.evidence}) == 1
    assert [item.title for item, _ in view.evidence] == ["Accounts", "Accounts 2023"]  # as this revision names them


@pytest.mark.parametrize("number", [0, 2, -1, 2**40])
def test_unknown_revision(session, desk, number):
    desk.publish(session)
    with pytest.raises(NotFound) as refused:
        get_revision(session, desk.review.id, number)
    assert refused.value.code == "revision_unknown"


def test_unknown_review_has_no_revisions(session):
    with pytest.raises(NotFound):
        list_revisions(session, 999)
    with pytest.raises(NotFound):
        get_revision(session, 999, 1)


def test_reason_of_a_revision_is_in_the_history(session, desk):
    desk.publish(session)
    desk.revise(session, rationale="The accounts show it too.", correction_kind="wording", revision_reason="Clearer.")
    assert list_revisions(session, desk.review.id)[0].reason == "Clearer."
