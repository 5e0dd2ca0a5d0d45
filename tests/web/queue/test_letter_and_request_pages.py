"""The pages of letters to outlets and of readers' requests: from the passage and the verdict to the answer."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from claims.models import Appearance, CorrectionLetter, Review
from tests.support.desk import form_of, open_work, state_of, step, submit, within, write
from tests.support.factories import make_organization
from tests.support.pages import Answer, Reader

FALSE = {"rating": "false", "ev-0-stance": "refutes"}
QUESTION = {"text": "The audit was withdrawn.", "source_url": "https://harbor.example/audit"}


@pytest.fixture
def people(app: Flask) -> dict[str, Reader]:
    roles = (("Anna", "checker"), ("Ben", "reviewer"), ("Cora", "reviewer"), ("Eve", "editor"))
    return {name: Reader(app).sign_in(role, name=name) for name, role in roles}


@pytest.fixture
def review(app: Flask, people: dict[str, Reader]) -> int:
    """A claim of an article that the organization rates false."""
    number = open_work(app, "The harbor of town 5 cost 40 million euros.")
    submit(people["Anna"], app, number, **FALSE)
    step(people["Ben"], app, number, "approve")
    return number


def begin_letter(app: Flask, editor: Reader, review: int) -> Answer:
    """The answer to whoever begins a letter about the passage."""
    appearance_id = within(app, lambda s: s.scalars(select(Appearance.id)).one())
    return editor.post("/correction-requests", {"appearance_id": str(appearance_id), "review_id": str(review)})


def test_a_letter_from_the_passage_to_the_correction(app, people, review):
    begun = begin_letter(app, people["Eve"], review)
    page = people["Eve"].follow(begun)
    address = begun.headers["Location"]
    form = form_of(page, address)
    assert "rate it False" in form["text"]
    assert "http://localhost/reviews/" in form["text"]
    sent = people["Eve"].post(address, form | {"text": form["text"] + "\nThank you.", "action": "sent"})
    assert sent.status == 303
    page = people["Eve"].get(address)
    assert "Thank you." in page.text
    assert page.tree.xpath("//textarea[@name='text']") == []
    stale = people["Ben"].post(address, {"version": form["version"], "action": "acknowledged"})
    assert stale.status == 412
    now = form_of(page, address)
    assert people["Ben"].post(address, now | {"action": "acknowledged", "note": "They look into it."}).status == 303
    assert "They look into it." in people["Ben"].get(address).text
    refused = people["Ben"].post(address, {"action": "sent"})
    assert refused.status == 409
    assert "Acknowledged since" in people["Ben"].get(address).text
    assert "“The harbor of town 5" in people["Anna"].get("/correction-requests?state=acknowledged").text
    assert "No letter is there" in people["Anna"].get("/correction-requests?state=draft").text


def test_two_who_write_one_letter_see_both_texts_and_lose_none(app, people, review):
    begun = begin_letter(app, people["Eve"], review)
    address = begun.headers["Location"]
    form = form_of(people["Eve"].get(address), address)
    mine, theirs = "The letter as Eve would write it.", "The letter as Ben has saved it."
    assert people["Ben"].post(address, form | {"text": theirs, "action": "save"}).status == 303
    page = people["Eve"].post(address, form | {"text": mine, "action": "save"})
    assert page.status == 412
    assert form_of(page, address)["text"] == mine
    assert theirs in page.text
    assert page.tree.xpath("//form[@data-unsaved='now']")
    kept = form_of(people["Ben"].get(address), address)
    assert people["Ben"].post(address, kept | {"action": "sent"}).status == 303
    page = people["Eve"].post(address, form | {"text": mine, "action": "save"})
    assert (page.status, page.tree.get_element_by_id("kept").text.strip()) == (409, mine)


def test_others_letters_are_not_known(app, people, review):
    begin_letter(app, people["Eve"], review)
    letter = within(app, lambda s: s.scalars(select(CorrectionLetter)).one())
    within(app, lambda s: setattr(s.get_one(CorrectionLetter, letter.id), "organization_id", make_organization(s).id))
    assert people["Eve"].get(f"/correction-requests/{letter.id}").status == 404
    assert people["Eve"].post(f"/correction-requests/{letter.id}", {"action": "sent"}).status == 404
    assert people["Eve"].get("/correction-requests/999999999999999999999").status == 404
    assert people["Eve"].post("/correction-requests", {"appearance_id": "x"}).status == 422
    assert Reader(app).get("/correction-requests").status == 303


def test_anybody_asks_for_a_recheck_and_reads_the_answer(app, people, review):
    anybody = Reader(app)
    claim = within(app, lambda s: s.get_one(Review, review).claim_id)
    assert f"/reviews/{review}/ask" in anybody.get(f"/claims/{claim}").html
    page = anybody.get(f"/reviews/{review}/ask")
    assert "rates this False, revision 1" in page.text
    refused = anybody.post(f"/reviews/{review}/ask", QUESTION | {"source_url": "not an address"})
    assert refused.status == 422
    assert "The audit was withdrawn." in refused.html
    kept = anybody.post(f"/reviews/{review}/ask", QUESTION)
    address = kept.headers["Location"]
    listed = people["Anna"].get("/queue?tab=recheck")
    assert "1 reader asks for a recheck →" in listed.text
    assert "Nothing else is to be looked at again." in listed.text
    assert "Recheck 1" in people["Anna"].get("/queue").text, "the tab tells on every other tab that somebody asks"
    assert "Recheck 1" not in people["Eve"].get("/queue").text
    assert "asks for a recheck" not in people["Eve"].get("/queue?tab=recheck").text
    waiting = anybody.follow(kept)
    assert "It waits for a checker." in waiting.text
    assert waiting.tree.xpath("//main//@data-copy") == [f"http://localhost{address}"], (
        "what is to be kept can be copied"
    )
    assert "Accept" not in anybody.get(address).text
    assert "The audit was withdrawn." in people["Anna"].get("/recheck-requests").text
    lacking = people["Anna"].post(f"{address}/decline", {"reason": ""})
    assert lacking.status == 422
    assert people["Anna"].post(f"{address}/accept", {}).status == 303
    assert state_of(app, review) == "recheck"
    assert "asks for a recheck" not in people["Anna"].get("/queue?tab=recheck").text
    assert "the verdict is looked at again" in anybody.get(address).text
    assert "A reader asks: The audit was withdrawn." in anybody.get(f"/claims/{claim}").text
    assert people["Anna"].post(f"{address}/decline", {"reason": "No."}).status == 409
    late = people["Anna"].post(f"{address}/decline", {"reason": "The office says so, too."})
    assert (late.status, late.tree.get_element_by_id("kept").text.strip()) == (409, "The office says so, too.")


def test_a_request_about_an_earlier_revision_names_the_one_that_is_public(app, people, review):
    address = Reader(app).post(f"/reviews/{review}/ask", QUESTION).headers["Location"]
    assert "Meanwhile" not in Reader(app).get(address).text
    assert step(people["Ben"], app, review, "recheck", reason="The audit was withdrawn.").status == 303
    step(people["Anna"], app, review, "claim")
    changed = {"rationale": "A newer audit says the same.", "correction_kind": "wording"}
    assert write(people["Anna"], app, review, "revise", **FALSE, **changed).status == 303
    step(people["Ben"], app, review, "approve")
    assert "Meanwhile revision 2 is public" in Reader(app).get(address).text


def test_the_words_of_who_is_not_signed_in_any_more_are_handed_back(app, people, review):
    address = Reader(app).post(f"/reviews/{review}/ask", QUESTION).headers["Location"]
    why = "The audit still stands, as the office says."
    answer = Reader(app).post(f"{address}/decline", {"reason": why})
    assert (answer.status, answer.tree.get_element_by_id("kept").text.strip()) == (401, why)
    assert Reader(app).post(f"{address}/accept", {}).headers["Location"].startswith("/login")


def test_a_request_may_be_declined_and_nobody_else_decides(app, people, review):
    address = Reader(app).post(f"/reviews/{review}/ask", QUESTION).headers["Location"]
    assert people["Eve"].post(f"{address}/accept", {}).status == 403
    assert Reader(app).post(f"{address}/accept", {}).headers["Location"].startswith("/login")
    people["Ben"].post(f"{address}/decline", {"reason": "The source says the same."})
    assert "The source says the same." in Reader(app).get(address).text
    assert state_of(app, review) == "published"
    assert Reader(app).get("/reviews/77/ask").status == 404
