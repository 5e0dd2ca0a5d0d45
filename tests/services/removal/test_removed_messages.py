"""What was told of a text that is removed goes where it is about the claim, and stays where it is about another."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from claims.core.messages.letters import LetterState
from claims.models import (
    ArticleVersion,
    ClaimReviewOriginal,
    CorrectionLetter,
    IdempotencyKey,
    Notification,
    RecentAction,
    ReviewRevision,
)
from claims.models.claim_review_original import EMPTIED
from claims.services.base.recent_actions import Deed, note_action
from claims.services.removal.removed_messages import forget_told
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
)

WORDS = "Ana Berg took “the money” of the harbor."


class About:
    """A claim with a public verdict, and the words in everything that can be told of it."""

    def __init__(self, session, organization, author, approver) -> None:
        self.session, self.claim = session, make_claim(session)
        review = publish_review(session, make_review(session, organization, self.claim), author, approver)
        revision = session.scalars(select(ReviewRevision).where(ReviewRevision.review_id == review.id)).one()
        appearance = make_appearance(session, self.claim, "The quay has 3 cranes.")
        version = session.get_one(ArticleVersion, appearance.article_version_id)
        line = {"user_id": author.user_id, "created_at": NOW, "kind": "demand_spike"}
        self.rows = {
            "claim line": Notification(text=f"Repeated: {WORDS}", link=f"/claims/{self.claim.id}", **line),
            "review line": Notification(text=WORDS, link=f"/reviews/{review.id}/work", **line),
            "letter": CorrectionLetter(
                organization_id=organization.id,
                appearance_id=appearance.id,
                article_id=version.article_id,
                review_id=review.id,
                revision_number=1,
                state=LetterState.SENT,
                text=f"You wrote: {WORDS}",
                created_at=NOW,
                state_since=NOW,
            ),
            "original": ClaimReviewOriginal(
                revision_id=revision.id,
                document=json.dumps({"claimReviewed": "A wall.", "parts": [{"text": f"They say: {WORDS}"}]}),
                warnings=[{"detail": WORDS}],
                received_from="cli",
                received_at=NOW,
            ),
        }
        session.add_all(self.rows.values())
        session.flush()

    def told(self) -> dict[str, str]:
        """What stands in each of the rows now."""
        return {name: getattr(row, "text", None) or row.document for name, row in self.rows.items()}


@on_both_databases
def test_only_what_is_about_the_claim_is_forgotten(session):
    organization = make_organization(session)
    people = [make_member(session, organization, role) for role in ("checker", "reviewer")]
    removed, other = About(session, organization, *people), About(session, organization, *people)
    before = other.told()
    forget_told(session, [removed.claim.id], {WORDS})
    session.flush()
    session.expire_all()
    assert removed.told() == {
        "claim line": "[removed]",
        "review line": "[removed]",
        "letter": "You wrote: [removed]",
        "original": EMPTIED,
    }
    assert removed.rows["original"].warnings == []
    assert other.told() == before
    forget_told(session, [other.claim.id], {"Something else is said."})
    session.flush()
    session.expire_all()
    assert other.told() == before


@on_both_databases
@pytest.mark.parametrize(("text", "about"), [(f"{WORDS} Taken.", ""), ("Review taken.", WORDS)])
def test_what_people_did_lately_loses_the_words_wherever_they_stand(session, text, about):
    person = make_member(session, make_organization(session), "checker")
    for deed in (Deed(text, about), Deed("Review taken.", "The quay has 3 cranes.")):
        note_action(session, person.user_id, deed, now=NOW)
    session.flush()
    forget_told(session, [make_claim(session).id], {WORDS})
    session.flush()
    session.expire_all()
    found = session.execute(select(RecentAction.text, RecentAction.about).order_by(RecentAction.id)).all()
    assert [tuple(row) for row in found] == [("[removed]", ""), ("Review taken.", "The quay has 3 cranes.")]


@on_both_databases
@pytest.mark.parametrize("ascii_only", [True, False])
def test_kept_answers_lose_the_words_in_their_texts_alone(session, ascii_only):
    answer = {WORDS: 1, "items": [{"text": WORDS}, f"Said: {WORDS}", 40, None, True]}
    body = json.dumps(answer, ensure_ascii=ascii_only)
    common = {"caller": "key:1", "request_hash": "0" * 64, "status": 201, "headers": {}, "created_at": NOW}
    session.add_all([IdempotencyKey(key="a", body=body, **common), IdempotencyKey(key="b", body='{"a": 1}', **common)])
    session.flush()
    forget_told(session, [make_claim(session).id], {WORDS})
    session.flush()
    session.expire_all()
    found = session.scalars(select(IdempotencyKey.body).order_by(IdempotencyKey.key)).all()
    assert json.loads(found[0]) == {WORDS: 1, "items": [{"text": "[removed]"}, "Said: [removed]", 40, None, True]}
    assert found[1] == '{"a": 1}'
