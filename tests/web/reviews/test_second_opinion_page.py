"""Blind second opinions on the pages: a form of one's own, no sign of the first verdict anywhere, adjudication."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models import Claim, FourEyes, Organization, Review, ReviewRevision, SecondOpinion, User
from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from claims.services.evidence.sources import Work
from tests.support.databases import on_both_databases
from tests.support.desk import DRAFT, form_of, open_work, state_of, step, version_of, within
from tests.support.factories import archive_source
from tests.support.pages import Answer, Reader, now

RATIONALE = "Unmistakable words of the first author."
COMMENT = "Between us: surely a lie."
SECRETS = ("Unmistakable", "Between us", "unmistakable.example", "Counted doubly")
"""What the first author wrote; "False", too, but that word stands on every form."""

FIRST = {
    "rating": "false",
    "rationale": RATIONALE,
    "ev-0-stance": "refutes",
    "ev-0-url": "https://unmistakable.example/audit",
    "ev-0-quote": "Counted doubly.",
}

WORK = Work("Unmistakable audit", "Harbor office", "https://unmistakable.example/audit")
"""The source of the first opinion."""


@pytest.fixture
def people(app: Flask) -> dict[str, Reader]:
    """An author, two other checkers and two reviewers of an organization with the blind policy."""
    found = {
        name: Reader(app).sign_in(role, name=name)
        for name, role in (
            ("Anna", "checker"),
            ("Ben", "checker"),
            ("Cora", "reviewer"),
            ("Dora", "reviewer"),
            ("Rita", "reader"),
        )
    }
    within(app, lambda s: setattr(s.scalars(select(Organization)).one(), "four_eyes", FourEyes.BLIND))
    return found


@pytest.fixture
def review(app: Flask, people: dict[str, Reader]) -> int:
    """A review whose text, released once with a comment, waits for a second opinion."""
    number = open_work(app)
    step(people["Anna"], app, number, "claim")
    _write(people["Anna"], number, action="save", **FIRST)
    step(people["Anna"], app, number, "release", reason=COMMENT)
    step(people["Anna"], app, number, "claim")
    assert _write(people["Anna"], number, action="submit", **FIRST).status == 303
    assert state_of(app, number) == "second_opinion"
    return number


def _write(reader: Reader, number: int, *, action: str, **fields: str) -> Answer:
    kept = form_of(reader.get(f"/reviews/{number}/edit"), f"/reviews/{number}/edit")
    hidden = {name: kept[name] for name in ("version", "draft_version")}
    return reader.post(f"/reviews/{number}/edit", DRAFT | hidden | {"action": action} | fields)


def give(reader: Reader, number: int, **fields: str) -> Answer:
    """The second opinion's form, filled in and handed in."""
    kept = form_of(reader.get(f"/reviews/{number}/second"), f"/reviews/{number}/second")
    evidence = {name: value for name, value in DRAFT.items() if name.startswith("ev-")}
    mine = {"rating": "true", "rationale": "The accounts of the harbor say so.", "action": "give"}
    return reader.post(f"/reviews/{number}/second", kept | evidence | mine | fields)


def test_evidence_taken_off_an_opinion_comes_back_in_its_place(app, people, review):
    page = give(people["Ben"], review, action="remove-0")
    assert page.status == 200
    assert "Evidence 1 removed." in page.text
    kept = form_of(page, f"/reviews/{review}/second")
    assert kept["rationale"] == "The accounts of the harbor say so."
    assert kept["ev-0-url"] == ""
    back = people["Ben"].post(f"/reviews/{review}/second", kept | {"action": "restore"})
    assert back.headers["Cache-Control"] == "no-store"
    assert form_of(back, f"/reviews/{review}/second")["ev-0-url"] == DRAFT["ev-0-url"]


def test_nothing_of_the_first_verdict_is_seen_before_both_are_in(app, people, review):
    claim, source = within(
        app, lambda s: (s.get_one(Review, review).claim_id, archive_source(s, s.get_one(Review, review), WORK))
    )
    paths = [
        "/",
        "/claims",
        f"/claims/{claim}",
        "/queue",
        *(f"/queue?tab={tab}" for tab in ("new", "mine", "second_opinion", "approval", "adjudication", "recheck")),
        *(f"/reviews/{review}/{page}" for page in ("work", "edit", "approve", "second", "adjudicate")),
        f"/reviews/{review}",
        *(f"/api/v1/claims/{claim}{part}" for part in ("", "/history", "/appearances", "/matches")),
        f"/api/v1/reviews/{review}",
        "/api/v1/claims",
        "/log",
        "/sources",
        "/sources?state=ok",
        f"/sources/{source}",
        "/api/v1/sources",
        f"/api/v1/sources/{source}",
        "/api/v1/log/entries",
        "/insights",
        "/insights/sources",
        "/corrections",
        "/corrections/feed.atom",
        "/notifications",
        *(f"/api/v1/exports/{kind}" for kind in ("claims", "revisions", "evidence", "steps")),
    ]
    seen = 0
    for name in ("Ben", "Cora", "Rita"):
        for path in paths:
            page = people[name].get(path)
            page = people[name].follow(page) if page.status == 303 else page
            seen += page.status == 200
            sources = (page.html, str(page.headers))
            assert not [secret for secret in SECRETS for text in sources if secret in text], (name, path)
    assert seen > len(paths)
    assert people["Anna"].get(f"/sources/{source}").status == 200
    # The same pages speak once both are in: the search above would have found it.
    give(people["Ben"], review)
    assert "Unmistakable audit" in people["Ben"].get(f"/sources/{source}").html
    found = (
        people["Cora"].get(f"/reviews/{review}/adjudicate").html + people["Cora"].get(f"/reviews/{review}/work").html
    )
    assert [secret for secret in SECRETS if secret in found] == list(SECRETS)


def test_a_released_text_and_its_comment_wait_for_whoever_goes_on(app, people):
    number = open_work(app)
    step(people["Anna"], app, number, "claim")
    _write(people["Anna"], number, action="save", **FIRST)
    step(people["Anna"], app, number, "release", reason=COMMENT)
    for path in (f"/reviews/{number}/work", f"/reviews/{number}/edit", "/queue?tab=new"):
        page = people["Ben"].get(path)
        page = people["Ben"].follow(page) if page.status == 303 else page
        assert not [secret for secret in SECRETS if secret in page.html], path
    step(people["Ben"], app, number, "claim")
    work = people["Ben"].get(f"/reviews/{number}/work").html + people["Ben"].get(f"/reviews/{number}/edit").html
    assert "Between us" in work
    assert "Unmistakable" in work


def _key_of(app: Flask, name: str) -> dict[str, str]:
    """The header of a key that reads reviews for this person."""

    def make(session: Session) -> str:
        user = session.scalars(select(User).where(User.name == name)).one()
        own = session.scalars(select(Organization)).one()
        kept = {"actor": CLI, "organization_id": own.id, "user_id": user.id}
        return create_key(session, scopes=["reviews:read"], now=now(), **kept)[1]

    return {"Authorization": f"Bearer {within(app, make)}"}


@pytest.mark.parametrize("door", ["approve", "edit", "api"])
def test_who_was_shown_the_text_is_not_asked_for_a_blind_opinion(app, people, door):
    """The organization turns to blind opinions after somebody has read the text that waits for approval."""
    within(app, lambda s: setattr(s.scalars(select(Organization)).one(), "four_eyes", FourEyes.APPROVE))
    number = open_work(app)
    step(people["Anna"], app, number, "claim")
    assert _write(people["Anna"], number, action="submit", **FIRST).status == 303
    eva = Reader(app).sign_in("checker", "reviewer", name="Eva")
    if door == "api":
        shown = eva.client.get(f"/api/v1/reviews/{number}/draft", headers=_key_of(app, "Eva"))
        assert shown.json["rationale"] == FIRST["rationale"]
    else:
        assert RATIONALE in eva.get(f"/reviews/{number}/{door}").html
    step(people["Cora"], app, number, "return", reason="Name the page.")
    within(app, lambda s: setattr(s.scalars(select(Organization)).one(), "four_eyes", FourEyes.BLIND))
    assert _write(people["Anna"], number, action="submit", **FIRST).status == 303
    assert state_of(app, number) == "second_opinion"
    told = eva.follow(eva.get(f"/reviews/{number}/second"))
    assert "You have read this text, so your opinion would not be blind." in told.text
    assert people["Ben"].get(f"/reviews/{number}/second").status == 200


def test_the_draft_is_refused_to_keys_of_others(app, people, review):
    def draft(name: str):
        return app.test_client().get(f"/api/v1/reviews/{review}/draft", headers=_key_of(app, name))

    refused = draft("Ben")
    assert (refused.status_code, refused.json["code"]) == (403, "draft_is_blind")
    assert RATIONALE not in refused.text
    assert draft("Anna").json["rationale"] == RATIONALE


@on_both_databases
def test_agreeing_leads_to_approval(app, people, review):
    queue = people["Ben"].get("/queue?tab=second_opinion")
    assert f"/reviews/{review}/second" in queue.html
    assert len(queue.texts("c-claim-meta")[0].split(" · ")) == 1, "claim, type and age only"
    assert queue.find("c-context") == queue.find("c-claim-match") == []
    page = people["Ben"].get(f"/reviews/{review}/second")
    assert page.headers["Cache-Control"] == "no-store"
    assert page.tree.xpath("//input[@name='rating'][@checked]") == []
    answer = give(people["Ben"], review, rating="false", **{"ev-0-stance": "refutes"})
    assert answer.status == 303
    assert "both opinions agree" in people["Ben"].follow(answer).text
    assert state_of(app, review) == "in_approval"
    approval = people["Cora"].get(f"/reviews/{review}/approve")
    assert "False, by Ben: the same rating" in approval.text
    assert "Two people agreed on this" in approval.text
    assert step(people["Cora"], app, review, "approve").status == 303
    assert "second opinion by Ben" in people["Cora"].get(f"/reviews/{review}/work").text
    claim = within(app, lambda s: s.scalars(select(Claim)).one().id)
    assert "Two people agreed on this" in people["Rita"].get(f"/claims/{claim}").text
    revision = within(app, lambda s: s.scalars(select(ReviewRevision)).one())
    assert revision.second_opinion == "agreed"


def test_a_reviewer_decides_between_two_that_differ(app, people, review):
    assert "a reviewer decides" in people["Ben"].follow(give(people["Ben"], review)).text
    assert f"/reviews/{review}/adjudicate" in people["Cora"].get("/queue?tab=adjudication").html
    page = people["Cora"].get(f"/reviews/{review}/adjudicate")
    assert "by Anna" in page.text
    assert "by Ben" in page.text
    assert "action" not in [form.action for form in people["Ben"].get(f"/reviews/{review}/adjudicate").tree.forms]
    sent = {"version": version_of(app, review), "choice": "second", "reason": ""}
    refused = people["Cora"].post(f"/reviews/{review}/adjudicate", sent)
    assert refused.status == 422
    assert "Say what decided it." in refused.text
    assert refused.tree.xpath("//input[@name='choice'][@checked]/@value") == ["second"]
    assert people["Cora"].post(f"/reviews/{review}/adjudicate", sent | {"reason": "The accounts."}).status == 303
    assert state_of(app, review) == "in_approval"
    approval = people["Dora"].get(f"/reviews/{review}/approve")
    assert "Cora decided: “The accounts.”" in approval.text
    step(people["Dora"], app, review, "approve")
    claim = within(app, lambda s: s.scalars(select(Claim)).one().id)
    public = people["Rita"].get(f"/claims/{claim}").text
    assert "The accounts of the harbor say so." in public
    assert "Two people came to different ratings; a third decided." in public
    assert "agreed on this" not in public


def test_who_comes_too_late_with_an_opinion_or_a_decision_gets_the_text_back(app, people, review):
    late = form_of(people["Ben"].get(f"/reviews/{review}/second"), f"/reviews/{review}/second")
    eve = Reader(app).sign_in("checker", name="Eve")
    give(eve, review)
    sent = late | {"rating": "true", "rationale": "What Ben thought of the accounts.", "action": "give"}
    page = people["Ben"].post(f"/reviews/{review}/second", sent)
    assert page.status == 409
    assert "What Ben thought of the accounts." in page.tree.get_element_by_id("kept").text
    sent = {"version": version_of(app, review), "choice": "second", "reason": "The accounts decide, as Cora thinks."}
    assert people["Dora"].post(f"/reviews/{review}/adjudicate", sent).status == 303
    page = people["Cora"].post(f"/reviews/{review}/adjudicate", sent)
    assert page.status == 409
    assert "The accounts decide, as Cora thinks." in page.tree.get_element_by_id("kept").text
    silent = people["Cora"].post(f"/reviews/{review}/adjudicate", {name: sent[name] for name in ("version", "choice")})
    assert "Your step was not taken." in people["Cora"].follow(silent).text


def test_who_submits_is_told_that_a_second_person_looks(app, people):
    number = open_work(app)
    step(people["Anna"], app, number, "claim")
    page = people["Anna"].get(f"/reviews/{number}/edit")
    assert page.tree.xpath("//button[@value='submit']/text()")[0].strip() == "Submit"
    after = people["Anna"].follow(_write(people["Anna"], number, action="submit", **FIRST))
    assert "Submitted for a second opinion." in after.texts("c-toast")[0]
    assert after.tree.xpath("//p[@class='c-back']/a/@href") == ["/queue?tab=mine"]


def test_a_third_rating_stands_in_the_form_of_the_decision(app, people, review):
    give(people["Ben"], review)
    page = people["Cora"].get(f"/reviews/{review}/adjudicate")
    assert page.tree.xpath("//fieldset[@id='choice']/following-sibling::*[1][@class='c-third']//input[@name='rating']")


def test_what_is_written_survives_saving_and_what_is_wrong(app, people, review):
    saved = give(people["Ben"], review, action="save", rationale="")
    assert saved.status == 303
    page = people["Ben"].get(f"/reviews/{review}/second")
    assert page.tree.xpath("//input[@name='rating'][@checked]/@value") == ["true"]
    refused = give(people["Ben"], review, rationale="")
    assert refused.status == 422
    assert "Write at least one sentence" in refused.text
    assert state_of(app, review) == "second_opinion"
    more = give(people["Ben"], review, action="add")
    assert len(more.tree.xpath("//fieldset[@class='c-evidence-row']")) == 2
    fields = form_of(page, f"/reviews/{review}/second") | {"rationale": "Half a sentence"}
    autosaved = people["Ben"].post(f"/reviews/{review}/second/autosave", fields, part=True)
    assert autosaved.status == 412  # the page was older than what "give" had saved
    assert (
        people["Ben"].get(f"/reviews/{review}/second").tree.xpath("//textarea[@name='rationale']")[0].text.strip() == ""
    )


@pytest.mark.parametrize(
    ("sent", "status", "saved", "asks"),
    [
        ({"action": "give", "rationale": ""}, 422, "Not given yet", ""),
        ({"action": "save", "rationale": "Much. " * 10_000}, 422, "Not saved yet", "now"),
        ({"action": "add"}, 200, "Not saved yet", "now"),
    ],
)
def test_a_page_that_comes_back_says_whether_the_opinion_is_stored(app, people, review, sent, status, saved, asks):
    give(people["Ben"], review, action="save")
    page = give(people["Ben"], review, **sent)
    assert page.status == status
    assert page.tree.get_element_by_id("saved").text.strip().startswith(saved)
    assert page.tree.get_element_by_id("editor").get("data-unsaved") == asks


def test_a_second_window_is_told_and_loses_nothing(app, people, review):
    page = form_of(people["Ben"].get(f"/reviews/{review}/second"), f"/reviews/{review}/second")
    give(people["Ben"], review, action="save")
    late = people["Ben"].post(f"/reviews/{review}/second", page | {"rationale": "Mine was later.", "action": "save"})
    assert late.status == 412
    assert "Mine was later." in late.html
    again = form_of(late, f"/reviews/{review}/second") | {"action": "save"}
    assert people["Ben"].post(f"/reviews/{review}/second", again).status == 303
    assert within(app, lambda s: s.scalars(select(SecondOpinion.rationale)).all()) == ["Mine was later."]


def test_what_one_wrote_is_never_anothers_opinion(app, people, review):
    other = Reader(app).sign_in("checker", name="Eve")
    sent = form_of(people["Ben"].get(f"/reviews/{review}/second"), f"/reviews/{review}/second")
    sent |= {"rationale": "Words of Ben alone.", "action": "save"}
    for path in (f"/reviews/{review}/second/autosave", f"/reviews/{review}/second"):
        assert other.post(path, sent, part=path.endswith("autosave")).status == 409
    assert within(app, lambda s: s.scalars(select(SecondOpinion.rationale)).all()) == []
    assert people["Ben"].post(f"/reviews/{review}/second/autosave", sent, part=True).text.startswith("Saved ")


def test_who_may_not_is_told_so(app, people, review):
    for name, words in (
        ("Anna", "Who wrote the text cannot give the second opinion"),
        ("Cora", "Only a checker"),
    ):
        page = people[name].follow(people[name].get(f"/reviews/{review}/second"))
        assert words in page.text
    assert people["Rita"].get(f"/reviews/{review}/second").status == 403


def test_going_on_without_says_so_in_public(app, people, review):
    assert "a reviewer may go on without one" in people["Cora"].get(f"/reviews/{review}/work").text
    assert "Go on without" not in people["Cora"].get(f"/reviews/{review}/work").text
    within(app, lambda s: setattr(s.scalars(select(Organization)).one(), "second_opinion_hours", 0))
    assert step(people["Cora"], app, review, "skip", reason="Nobody is here this week.").status == 303
    step(people["Dora"], app, review, "approve")
    claim = within(app, lambda s: s.scalars(select(Claim)).one().id)
    assert "No second opinion: nobody was free" in people["Rita"].get(f"/claims/{claim}").text
