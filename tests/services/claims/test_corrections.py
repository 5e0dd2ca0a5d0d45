"""The public list of corrections: what stands on it, what does not, and how corrections follow each other."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.reviews.reviewing import CorrectionKind
from claims.models import Claim, Review, User
from claims.services.access.members import set_public_name
from claims.services.claims.corrections import Correction, CorrectionFilter, list_corrections
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

DAY = dt.timedelta(days=1)


class Desk:
    """An organization whose review is revised again and again, a day apart."""

    def __init__(self, session: Session, claim: Claim | None = None) -> None:
        self.session = session
        self.organization = make_organization(session)
        self.author = make_member(session, self.organization, "checker")
        self.reviewer, self.other = (make_member(session, self.organization, "reviewer") for _ in range(2))
        self.review: Review = make_review(session, self.organization, claim)
        self.now = NOW
        publish_review(session, self.review, self.author, self.reviewer, self.now)

    def revise(self, kind: str, **changes: object) -> None:
        self.now += DAY
        recheck_review(
            self.session, self.review, self.author, self.now, correction_kind=kind, revision_reason=kind, **changes
        )
        step(self.session, self.review, "revise", self.author, self.now)
        step(self.session, self.review, "approve", self.reviewer, self.now)

    def withdraw(self) -> None:
        self.now += DAY
        step(self.session, self.review, "withdraw", self.other, self.now, reason="The wrong harbor.")

    def reinstate(self) -> None:
        self.now += DAY
        step(self.session, self.review, "reopen", self.reviewer, self.now, reason="It was the right one.")
        publish_review(self.session, self.review, self.author, self.reviewer, self.now)


FALSE = {"rating": "false", "evidence": (refuting(),)}


def listed(session: Session, **wanted: object) -> list[Correction]:
    return list_corrections(session, CorrectionFilter(**wanted)).items  # type: ignore[arg-type]


def test_the_whole_story_of_a_verdict(session: Session) -> None:
    desk = Desk(session)
    assert listed(session) == []
    desk.revise("verdict_changed", **FALSE)
    desk.revise("wording", **FALSE, rationale="The accounts give the same figure, still.")
    desk.revise(
        "dates_extended",
        **FALSE,
        rationale="The accounts give the same figure, still.",
        valid_until=dt.date(2025, 9, 1),
    )
    desk.withdraw()
    desk.reinstate()
    found = listed(session)
    name = f"review:{desk.review.id}"
    assert [(row.kind, row.old.number, row.new and row.new.number) for row in found] == [
        ("reinstated", 4, 5),
        ("withdrawn", 4, None),
        ("verdict_changed", 1, 2),
    ]
    assert [row.id for row in found] == [f"{name}/5", found[1].id, f"{name}/2"]
    assert found[0].corrects == found[1].id
    assert found[1].id.startswith("withdrawal:")
    assert (found[1].reason, found[1].corrects) == ("The wrong harbor.", found[2].id)
    assert (found[2].old.rating, found[2].new and found[2].new.rating) == ("True", "False")
    assert found[2].reason == "verdict_changed"
    indexes = [row.log_index for row in found]
    assert all(index is not None for index in indexes)
    assert indexes == sorted(indexes, reverse=True)  # type: ignore[type-var]


def test_a_correction_of_a_correction_names_it(session: Session) -> None:
    desk = Desk(session)
    desk.revise("verdict_changed", **FALSE)
    desk.revise("evidence_replaced", rating="false", evidence=(refuting(quote="Counted twice."),))
    newest, before = listed(session)
    assert (newest.kind, newest.corrects) == ("evidence_replaced", before.id)


def test_what_is_on_no_list_parts_no_chain(session: Session) -> None:
    desk = Desk(session)
    desk.revise("verdict_changed", **FALSE)
    desk.revise("dates_extended", **FALSE, valid_until=dt.date(2025, 9, 1))
    desk.revise("verdict_changed")
    newest, before = listed(session)
    assert (newest.id, newest.corrects) == (f"review:{desk.review.id}/4", before.id)


@on_both_databases
def test_filters(session: Session) -> None:
    claim = make_claim(session)
    ours, theirs = Desk(session, claim), Desk(session, claim)
    ours.revise("verdict_changed", **FALSE)
    theirs.revise("figure_updated", evidence=(supporting(title="New"),), rationale="Now the accounts say 41 million.")
    theirs.withdraw()
    assert len(listed(session, claim_id=claim.id)) == 3
    assert len(listed(session, claim_id=make_claim(session).id)) == 0
    assert [row.organization for row in listed(session, organization=ours.organization.slug)] == [
        ours.organization.name
    ]
    assert listed(session, organization="nobody") == []
    for kind, count in (("verdict_changed", 1), ("figure_updated", 1), ("withdrawn", 1), ("reinstated", 0)):
        assert len(listed(session, kind=CorrectionKind(kind))) == count
    second = (NOW + DAY).date()
    assert len(listed(session, since=second, until=second)) == 2
    assert len(listed(session, until=NOW.date())) == 0
    assert len(listed(session, since=second + DAY)) == 1
    assert len(listed(session, until=dt.date.max)) == 3


@on_both_databases
def test_pages_hold_every_correction_once(session: Session) -> None:
    desks = [Desk(session) for _ in range(3)]
    for desk in desks:
        desk.revise("verdict_changed", **FALSE)
        desk.withdraw()
    seen, after = [], None
    while True:
        page = list_corrections(session, after=after, limit=2)
        seen += [row.id for row in page.items]
        after = page.next_cursor
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 6
    assert seen == [row.id for row in listed(session)]
    with pytest.raises(Invalid):
        list_corrections(session, after="nonsense")


@on_both_databases
def test_people_are_named_who_want_to_be(session: Session) -> None:
    desk = Desk(session)
    desk.revise("verdict_changed", **FALSE)
    desk.withdraw()
    assert [row.people for row in listed(session)] == [(), ()]
    for actor in (desk.author, desk.reviewer, desk.other):
        set_public_name(session, actor, shown=actor is not desk.reviewer, now=desk.now)
    author, other = (session.get_one(User, actor.user_id).name for actor in (desk.author, desk.other))
    assert [row.people for row in listed(session)] == [(other,), (author,)]
