"""The work on a review: only what state and role allow is offered, every step keeps who, when and why."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from claims.core.reviews.rechecks import RecheckTrigger
from claims.models import FourEyes, Organization, Review, ReviewRevision, StatusChange, User
from claims.services.followup.recheck_triggers import trigger_recheck
from tests.support.databases import on_both_databases
from tests.support.desk import form_of, home, open_work, state_of, step, submit, version_of, within, write
from tests.support.factories import make_claim, make_review
from tests.support.pages import Answer, Reader


def offered(page: Answer) -> set[str]:
    """The steps that a page offers as forms, and "withdraw" for the way to its own page."""
    actions = {(form.action or "").rpartition("/")[2] for form in page.tree.forms if "/reviews/" in (form.action or "")}
    return actions | ({"withdraw"} if "/withdraw" in page.html else set())


def publish(app: Flask, review: int, author: Reader, approver: Reader) -> None:
    """A first revision, written by one and approved by another."""
    submit(author, app, review)
    assert step(approver, app, review, "approve").status == 303
    assert state_of(app, review) == "published"


def pair(app: Flask) -> tuple[Reader, Reader]:
    """A checker who writes and two reviewers of whom one approves."""
    anna, ben = Reader(app).sign_in("checker", name="Anna"), Reader(app).sign_in("reviewer", name="Ben")
    Reader(app).sign_in("reviewer", name="Cora")
    return anna, ben


def test_what_is_offered_follows_the_state_and_the_role(app):
    review = open_work(app)
    anna, ben = pair(app)
    rita = Reader(app).sign_in("reader", name="Rita")
    assert offered(anna.get(f"/reviews/{review}/work")) == {"claim", "decline"}
    assert offered(ben.get(f"/reviews/{review}/work")) == {"claim", "decline", "assign"}
    page = rita.get(f"/reviews/{review}/work")
    assert "Said in 1 article" in page.text.replace("\xa0", " ")
    assert offered(page) == set()
    assert "your role takes no steps" in page.text
    step(anna, app, review, "claim")
    assert offered(anna.get(f"/reviews/{review}/work")) == {"release", "decline"}
    assert "Anna works on this." in ben.get(f"/reviews/{review}/work").text
    write(anna, app, review, "submit")
    page = anna.get(f"/reviews/{review}/work")
    assert offered(page) == set()
    assert "somebody else has to approve it" in page.text
    assert "In approval since " in page.text
    assert "submitted by you" in page.text
    assert "submitted by Anna" in ben.get(f"/reviews/{review}/work").text
    step(ben, app, review, "approve")
    assert offered(anna.get(f"/reviews/{review}/work")) == {"recheck", "plan"}
    assert offered(ben.get(f"/reviews/{review}/work")) == {"recheck", "plan", "withdraw"}


def test_a_claim_of_no_article_is_said_so_once(app):
    review = within(app, lambda session: make_review(session, home(session), make_claim(session, "It rained.")).id)
    page = Reader(app).sign_in("checker").get(f"/reviews/{review}/work")
    assert ("In no stored article so far." in page.text, "Said in" in page.text) == (True, False)


@on_both_databases
def test_every_step_is_in_the_history_with_who_and_why(app):
    review = open_work(app)
    anna, ben = pair(app)
    publish(app, review, anna, ben)
    answer = step(anna, app, review, "recheck", reason="A newer count is out.")
    page = anna.follow(answer)
    assert page.texts("c-toast")[0].startswith("Recheck started.")
    history = page.texts("c-event")
    assert "Recheck started A newer count is out. Anna, Home desk" in history[0]
    assert any("Submitted Anna, Home desk" in line for line in history)
    assert any("Published: True, revision" in line and "Ben" in line for line in history)
    kept = within(app, lambda s: s.scalars(select(StatusChange.reason).order_by(StatusChange.id.desc())).first())
    assert kept == "A newer count is out."


@pytest.mark.parametrize(("action", "state"), [("recheck", "published"), ("withdraw", "published")])
def test_steps_with_a_public_reason_refuse_an_empty_one_and_change_nothing(app, action, state):
    review = open_work(app)
    anna, ben = pair(app)
    publish(app, review, anna, ben)
    answer = step(ben, app, review, action, reason="  ")
    assert answer.status == 422
    assert answer.find("c-errors")
    assert state_of(app, review) == state


def test_a_reviewer_assigns_and_the_assignee_writes(app):
    review = open_work(app)
    anna, ben = pair(app)
    anna_id = within(app, lambda s: s.scalar(select(User.id).where(User.name == "Anna")))
    rita_id = within(app, lambda s: s.scalar(select(User.id).where(User.name == "Rita"))) or 0
    page = ben.get(f"/reviews/{review}/work")
    names = page.tree.xpath("//select[@name='assignee_id']/option/text()")
    assert names == ["Anna", "Ben", "Cora"]
    assert step(ben, app, review, "assign", assignee_id=str(rita_id)).status == 422
    assert step(ben, app, review, "assign", assignee_id=str(anna_id)).status == 303
    assert anna.get(f"/reviews/{review}/edit").status == 200
    assert step(anna, app, review, "assign", assignee_id=str(anna_id)).status in (403, 409)


def test_release_asks_for_a_note_once_there_is_a_draft(app):
    review = open_work(app)
    anna, _ = pair(app)
    step(anna, app, review, "claim")
    write(anna, app, review)
    answer = step(anna, app, review, "release")
    assert answer.status == 422
    assert "leave a note" in answer.text
    assert step(anna, app, review, "release", reason="The yearbook is missing.").status == 303
    assert "The yearbook is missing." in anna.get(f"/reviews/{review}/work").text


def test_withdrawing_asks_first_and_is_not_for_the_author(app):
    review = open_work(app)
    anna, ben = pair(app)
    publish(app, review, ben, Reader(app).sign_in("reviewer", name="Dora"))
    assert ben.get(f"/reviews/{review}/withdraw").status in (200, 303)
    assert step(ben, app, review, "withdraw", reason="Wrong.").status == 403
    assert anna.get(f"/reviews/{review}/withdraw").status == 303
    cora = Reader(app).sign_in("reviewer", name="Emil")
    page = cora.get(f"/reviews/{review}/withdraw")
    assert "Withdraw the verdict?" in page.text
    fields = form_of(page, f"/reviews/{review}/withdraw")
    empty = cora.post(f"/reviews/{review}/withdraw", fields)
    assert empty.status == 422
    assert "Withdraw the verdict?" in empty.text
    answer = cora.post(f"/reviews/{review}/withdraw", fields | {"reason": "The source was retracted."})
    assert answer.status == 303
    assert state_of(app, review) == "withdrawn"
    assert "The source was retracted." in cora.follow(answer).text
    claim_id = within(app, lambda session: session.get_one(Review, review).claim_id)
    public = Reader(app).get(f"/claims/{claim_id}")
    assert "withdrew this: The source was retracted." in public.text
    assert f"/reviews/{review}/ask" not in public.html
    assert "withdrew your verdict: “" in ben.get("/notifications").text
    assert step(cora, app, review, "reopen", reason="A new source.").status == 303
    assert state_of(app, review) == "open"


def test_dismissing_a_recheck_needs_an_answer(app):
    review = open_work(app)
    anna, ben = pair(app)
    publish(app, review, anna, ben)
    step(anna, app, review, "recheck", reason="Somebody asked.")
    assert step(ben, app, review, "dismiss").status == 422
    assert step(ben, app, review, "dismiss", reason="The count is the newest one.").status == 303
    assert state_of(app, review) == "published"


def test_a_stale_page_is_told_and_changes_nothing(app):
    review = open_work(app)
    anna, ben = pair(app)
    fields = form_of(anna.get(f"/reviews/{review}/work"), f"/reviews/{review}/decline")
    step(ben, app, review, "claim")
    answer = anna.post(f"/reviews/{review}/decline", fields | {"decline_reason": "opinion", "reason": "Kept note."})
    assert answer.status == 412
    assert "Ben works on this review" in answer.text
    assert "Kept note." in answer.html
    assert state_of(app, review) == "in_progress"


def test_what_does_not_fit_the_state_is_refused_in_words(app):
    review = open_work(app)
    anna, ben = pair(app)
    publish(app, review, anna, ben)
    answer = step(anna, app, review, "claim")
    assert answer.status == 409
    assert "This review is published now; what you tried does not fit it any more." in answer.text


def test_a_form_without_token_or_with_a_foreign_way_back_is_harmless(app):
    review = open_work(app)
    anna, _ = pair(app)
    fields = {"version": version_of(app, review), "from": "queue", "back": "//evil.example/"}
    assert anna.post(f"/reviews/{review}/claim", fields, token=False).status == 400
    assert state_of(app, review) == "open"
    assert anna.post(f"/reviews/{review}/claim", fields).headers["Location"] == "/queue"


def test_with_the_policy_off_what_is_submitted_is_public_at_once(app):
    review = open_work(app)
    anna, _ = pair(app)

    def turn_off(session):
        session.scalar(select(Organization).where(Organization.is_default)).four_eyes = FourEyes.OFF

    within(app, turn_off)
    step(anna, app, review, "claim")
    assert "Submit for approval" not in anna.get(f"/reviews/{review}/edit").texts("is-primary")[0]
    page = anna.follow(write(anna, app, review, "submit"))
    assert page.texts("c-toast")[0].startswith("Published: revision 1 is public.")
    assert state_of(app, review) == "published"


@on_both_databases
def test_approval_shows_what_is_published_and_is_not_for_its_author(app):
    review = open_work(app)
    anna, ben = pair(app)
    submit(anna, app, review)
    page = ben.get(f"/reviews/{review}/approve")
    text = page.text.replace("\xa0", " ")
    for words in (
        "What the reader will see",
        "True",
        "as of 1 May 2024",
        "The works cost 40 million euros.",
        "one origin",
    ):
        assert words in text, words
    assert "In approval · your turn" in text
    assert "your turn" not in anna.get(f"/reviews/{review}/approve").text
    fields = form_of(page, f"/reviews/{review}/approve")
    dora = Reader(app).sign_in("reviewer", "checker", name="Dora")
    kept = form_of(dora.get(f"/reviews/{review}/edit"), f"/reviews/{review}/edit")
    dora.post(f"/reviews/{review}/edit", kept | {"action": "save"})
    own = dora.get(f"/reviews/{review}/approve")
    assert "You wrote this text, so somebody else has to approve it." in own.text
    assert step(dora, app, review, "approve", **{"from": "approve"}).status == 403
    stale = ben.post(f"/reviews/{review}/approve", fields)
    assert stale.status == 412
    assert "Approval" in stale.text
    assert "Dora changed the text meanwhile; read it again. Your step was not taken." in stale.text
    assert state_of(app, review) == "in_approval"
    assert step(ben, app, review, "approve", **{"from": "approve"}).status == 303
    revision = within(app, lambda s: s.scalars(select(ReviewRevision)).one())
    assert (revision.number, revision.single_reviewer) == (1, False)


def test_what_was_written_for_a_step_that_no_longer_fits_is_handed_back(app):
    review = open_work(app)
    anna, ben = pair(app)
    publish(app, review, anna, ben)
    comment = "The page of the accounts is missing."
    page = step(ben, app, review, "return", reason=comment, **{"from": "approve"})
    assert page.status == 409
    assert "This review is published now" in page.text
    assert page.tree.get_element_by_id("kept").text.strip() == comment
    assert step(ben, app, review, "return").status == 409
    why = "Anna would take her own verdict back."
    page = step(anna, app, review, "withdraw", reason=why)
    assert (page.status, page.tree.get_element_by_id("kept").text.strip()) == (403, why)


@pytest.mark.parametrize(
    ("before", "action", "fields"),
    [
        ((), "decline", {"decline_reason": "too_vague"}),
        (("publish",), "recheck", {}),
        (("publish",), "withdraw", {"from": "withdraw"}),
        (("publish", "recheck"), "dismiss", {}),
        (("publish", "withdraw"), "reopen", {}),
    ],
)
def test_of_two_who_take_one_step_the_slower_gets_the_reason_back(app, before, action, fields):
    review = open_work(app)
    anna, ben = pair(app)
    others = [Reader(app).sign_in("reviewer", name=name) for name in ("Emil", "Fay")]
    for done in before:
        if done == "publish":
            publish(app, review, anna, ben)
        else:
            assert step(others[0], app, review, done, reason="The source was retracted.").status == 303
    sent = {"version": version_of(app, review), "from": "work", **fields}
    first, second = "What the quicker one thought of it.", "What the slower one thought of it."
    assert others[0].post(f"/reviews/{review}/{action}", sent | {"reason": first}).status == 303
    late = others[1].post(f"/reviews/{review}/{action}", sent | {"reason": second})
    assert late.status in (409, 412)
    assert second in late.text
    assert first in others[1].get(f"/reviews/{review}/work").text


def test_returning_needs_a_comment_and_gives_the_text_back(app):
    review = open_work(app)
    anna, ben = pair(app)
    submit(anna, app, review)
    refused = step(ben, app, review, "return", **{"from": "approve"})
    assert refused.status == 422
    assert "Say what is to be changed." in refused.text
    assert step(ben, app, review, "return", reason="Give the page.", **{"from": "approve"}).status == 303
    assert state_of(app, review) == "in_progress"
    assert "Give the page." in anna.get(f"/reviews/{review}/work").text
    assert "What was said of this text 1 Give the page. returned by Ben" in anna.get(f"/reviews/{review}/edit").text
    assert "returned: “Give the page.”" in anna.get("/queue?tab=mine").text
    step(anna, app, review, "release", reason="I am away; take it on.")
    step(ben, app, review, "claim")
    told = ben.get(f"/reviews/{review}/edit").text
    assert "I am away; take it on. released by Anna" in told
    assert "Give the page. returned by Ben" in told
    assert write(ben, app, review, "submit").status == 303
    step(Reader(app).sign_in("reviewer", name="Vera"), app, review, "return", reason="Once more.")
    told = ben.get(f"/reviews/{review}/edit").text
    assert "Once more. returned by Vera" in told
    assert "Give the page." not in told


def test_who_writes_a_recheck_reads_why_beside_the_form(app):
    review = open_work(app)
    anna, ben = pair(app)
    publish(app, review, anna, ben)
    sent = {"text": "The audit was withdrawn.", "source_url": "https://harbor.example/audit"}
    request = Reader(app).post(f"/reviews/{review}/ask", sent).headers["Location"]
    assert anna.post(f"{request}/accept", {}).status == 303
    step(anna, app, review, "claim")
    page = anna.get(f"/reviews/{review}/edit")
    assert "Why it is looked at again 1 A reader asks: The audit was withdrawn." in page.text
    assert f'href="{request}"' in page.html


def test_a_single_reviewer_may_approve_and_is_told_that_it_shows(app):
    review = open_work(app)
    anna = Reader(app).sign_in("checker", "reviewer")
    submit(anna, app, review)
    page = anna.get(f"/reviews/{review}/approve")
    assert "only reviewer of your organization" in page.text
    assert step(anna, app, review, "approve", **{"from": "approve"}).status == 303
    assert within(app, lambda s: s.scalars(select(ReviewRevision)).one()).single_reviewer
    claim = within(app, lambda s: s.get_one(Review, review).claim_id)
    assert "single reviewer" in Reader(app).get(f"/claims/{claim}").text


def test_a_further_revision_stands_against_the_public_one(app):
    review = open_work(app)
    anna, ben = pair(app)
    publish(app, review, anna, ben)
    step(anna, app, review, "recheck", reason="A newer count is out.")
    step(anna, app, review, "claim")
    fields = {"rating": "mostly_true", "correction_kind": "verdict_changed", "revision_reason": "The count was late."}
    write(anna, app, review, "revise", **fields)
    assert state_of(app, review) == "in_approval"
    page = ben.get(f"/reviews/{review}/approve")
    assert "Against revision 1: verdict changed" in page.text
    assert page.texts("c-change")[0] == "removed: True added: Mostly true"
    assert step(ben, app, review, "approve").status == 303
    assert within(app, lambda s: s.get_one(Review, review).current_number) == 2


def test_a_recheck_is_planned_and_its_reasons_are_answered(app):
    review = open_work(app)
    anna, ben = pair(app)
    publish(app, review, anna, ben)
    assert anna.post(f"/reviews/{review}/plan", {"recheck_on": "2001-01-01"}).status == 422
    assert anna.post(f"/reviews/{review}/plan", {"recheck_on": "2101-01-01"}).status == 303
    assert within(app, lambda s: str(s.get_one(Review, review).recheck_on)) == "2101-01-01"
    step(anna, app, review, "recheck", reason="A reader doubts the count.")

    def another(session):
        now = session.get_one(Review, review).state_since
        trigger_recheck(session, review, RecheckTrigger.REQUEST, subject="x", text="So does another.", now=now)

    within(app, another)
    page = ben.get(f"/reviews/{review}/work")
    assert "A reader doubts the count." in page.text
    assert "So does another." in ben.get("/queue?tab=recheck").text
    claim = within(app, lambda s: s.get_one(Review, review).claim_id)
    public = anna.get(f"/claims/{claim}").text
    for words in ("Home desk looks at this again", "A reader doubts the count.", "So does another."):
        assert words in public
    answers = [name for name in form_of(page, f"/reviews/{review}/dismiss") if name.startswith("answer-")]
    assert len(answers) == 2
    lacking = step(ben, app, review, "dismiss", **{answers[0]: "We counted again.", "reason": ""})
    assert lacking.status == 422
    assert "So does another." in lacking.text
    assert "We counted again." in lacking.html
    assert step(ben, app, review, "dismiss", **dict.fromkeys(answers, "We counted again.")).status == 303
    assert state_of(app, review) == "published"
