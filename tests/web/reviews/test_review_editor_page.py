"""The editor of a verdict: saved as one writes, rules named at their fields, two texts shown when two wrote."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import TooManyRequests

from claims.core.sources.source_states import SourceState
from claims.models import Appearance, Claim, DraftReading, Review, ReviewDraft, Source, User
from claims.services.archive.link_checking import note_link_checking
from claims.services.evidence.sources import Work, ensure_sources
from claims.web.reviews import review_editor
from tests.support.databases import on_both_databases
from tests.support.desk import DRAFT, form_of, open_work, state_of, step, submit, version_of, within, write
from tests.support.factories import make_claim, make_match, make_member, make_organization, make_review, publish_review
from tests.support.pages import Answer, Reader, now

WORK = Work(DRAFT["ev-0-title"], DRAFT["ev-0-publisher"], DRAFT["ev-0-url"])


def taken(app: Flask, text: str = "") -> tuple[Reader, int]:
    """A checker who has taken a review."""
    review = open_work(app, text)
    reader = Reader(app).sign_in("checker", "reviewer")
    assert step(reader, app, review, "claim").headers["Location"] == f"/reviews/{review}/edit"
    return reader, review


def stored(app: Flask, review: int) -> ReviewDraft | None:
    return within(app, lambda session: session.get(ReviewDraft, review))


def values(page: Answer, review: int) -> dict[str, str]:
    return form_of(page, f"/reviews/{review}/edit")


def test_the_form_has_the_scale_of_the_type_with_marks_and_keys(app):
    reader, review = taken(app, "The pier was closed for 12 days.")
    page = reader.get(f"/reviews/{review}/edit")
    radios = page.tree.xpath("//input[@name='rating']")
    assert [radio.get("value") for radio in radios][:5] == ["true", "mostly_true", "mixed", "mostly_false", "false"]
    assert [radio.get("data-key") for radio in radios] == [str(n) for n in range(1, 10)]
    assert all(radio.getparent().find("svg") is not None for radio in radios)
    assert "The pier was closed for 12 days." in page.texts("c-context")[0]
    assert values(page, review)["draft_version"] == "0"
    assert page.headers["Cache-Control"] == "no-store"


def test_what_was_read_from_the_sentence_stands_beside_the_form(app):
    reader, review = taken(app, "The pier was closed for 12 days.")

    def say(session):
        said = session.scalars(select(Appearance)).one()
        start = said.start + said.exact.index("12")
        said.quantities = [{"start": start, "end": start + 7}]
        said.period, said.place, said.speaker = (
            {"start": "2019-01-01", "end": "2019-12-31"},
            "Oslo",
            "the harbor office",
        )

    within(app, say)
    page = reader.get(f"/reviews/{review}/edit")
    read = [" ".join(node.text_content().split()) for node in page.tree.xpath("//dl[@class='c-facts is-read mt-2']/*")]
    assert dict(zip(read[::2], read[1::2], strict=True)) == {
        "Voice": "according to the harbor office",
        "Figure": "12 days",
        "Time": "2019",
        "Place": "Oslo",
    }
    assert page.tree.get_element_by_id("saved").text_content() == "Nothing saved yet"
    assert page.tree.get_element_by_id("rules").text is None, "an empty part would leave a dot"


@on_both_databases
def test_near_misses_beside_the_form_say_what_is_known_of_them_and_leave_out_the_claim_itself(app):
    reader, review = taken(app, "The pier was closed for 12 days.")

    def match_two(session):
        said = session.scalars(select(Appearance)).one()
        other = make_claim(session, "The pier was closed for 9 days in 2022.")
        merged = make_claim(session, "The pier stayed closed for 12 days.")
        merged.merged_into_id, other.language = said.claim_id, "de"
        desk = make_organization(session, "Quay desk")
        author, approver = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
        publish_review(session, make_review(session, desk, claim=other), author, approver)
        make_match(session, said, session.get_one(Claim, said.claim_id), relation="same", machine_relation="same")
        make_match(session, said, other, relation="different_figure", machine_relation="different_figure")
        make_match(session, said, merged, relation="same", machine_relation="same")

    within(app, match_two)
    page = reader.get(f"/reviews/{review}/edit")
    assert page.tree.xpath("//li[@class='c-near']/p[@lang]/@lang") == ["de"]
    (near,) = page.texts("c-near")
    assert near.startswith("Different figure")
    assert "closed for 9 days in 2022. “Wahr” (True) Quay desk, revision 1" in near.replace("\xa0", " ")


def test_saving_keeps_every_field(app):
    reader, review = taken(app)
    answer = write(reader, app, review)
    assert answer.headers["Location"] == f"/reviews/{review}/edit"
    page = reader.follow(answer)
    assert page.texts("c-toast")[0].startswith("Saved at")
    kept = values(page, review)
    assert {name: kept[name] for name in DRAFT} == DRAFT
    assert kept["draft_version"] == "1"
    assert "Complete" in page.tree.get_element_by_id("rules").text_content()


def test_submitting_with_rules_left_says_all_at_their_fields_and_keeps_the_draft(app):
    reader, review = taken(app)
    answer = write(reader, app, review, "submit", **{"rating": "", "ev-0-quote": "", "valid_until": ""})
    assert answer.status == 422
    links = answer.tree.xpath("//div[@id='error-summary']//a/@href")
    assert links == ["#rating", "#valid_until"]
    assert answer.title.startswith("2 things to change — Review: ")
    for link in links:
        assert answer.tree.get_element_by_id(link[1:]) is not None
    assert values(answer, review)["rationale"] == DRAFT["rationale"]
    assert stored(app, review).rationale == DRAFT["rationale"]
    again = write(reader, app, review, "submit", **{"ev-0-quote": ""})
    assert again.tree.xpath("//div[@id='error-summary']//a/@href") == ["#ev-0-quote"]
    assert "Evidence 1: Quote the passage that decides." in again.text
    assert state_of(app, review) == "in_progress"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"true_as_of": "yesterday"}, "true_as_of"),
        ({"valid_until": "2024-02-30"}, "valid_until"),
        ({"true_as_of": "2019-10-07", "valid_until": "2019-01-01"}, "valid_until"),
        ({"next_release": "soon"}, "next_release"),
        ({"true_as_of": "2024-05-01", "next_release": "2024-04-30"}, "next_release"),
        ({"rating": "kept"}, "rating"),
        ({"kind": "poem"}, "kind"),
        ({"ev-0-url": "javascript:alert(1)"}, "ev-0-url"),
        ({"ev-0-stance": "loves"}, "ev-0-stance"),
        ({"rationale": "a\x00b"}, "rationale"),
        ({"rationale": "x" * 20_001}, "rationale"),
    ],
)
def test_what_no_draft_may_hold_is_said_at_its_field_and_input_is_kept(app, fields, field):
    reader, review = taken(app)
    answer = write(reader, app, review, **fields)
    assert answer.status == 422
    assert f"#{field}" in answer.tree.xpath("//div[@id='error-summary']//a/@href")
    assert values(answer, review)["ev-0-title"] == "Accounts 2023"
    kept = stored(app, review)
    if field in ("rationale", "ev-0-stance"):
        assert kept is None
    else:
        assert (kept.rationale, kept.evidence[0]["title"]) == (DRAFT["rationale"], "Accounts 2023")


def test_rows_of_evidence_are_added_and_removed_without_saving(app):
    reader, review = taken(app)
    page = write(reader, app, review, "add")
    assert page.status == 200
    assert {"ev-0-url", "ev-1-url"} <= set(values(page, review))
    assert page.tree.get_element_by_id("ev-1-url").get("data-focus")
    kept = values(page, review) | {"ev-1-title": "Second", "action": "remove-0"}
    page = reader.post(f"/reviews/{review}/edit", kept)
    assert values(page, review)["ev-0-title"] == "Second"
    assert "ev-1-url" not in values(page, review)
    assert stored(app, review) is None


def test_empty_rows_are_not_kept_and_problems_name_the_row_that_is_meant(app):
    reader, review = taken(app)
    rows = {f"ev-0-{part}": "" for part in ("url", "title", "publisher", "quote", "locator")}
    second = {name.replace("ev-0", "ev-1"): value for name, value in DRAFT.items() if name.startswith("ev-0")}
    sent = DRAFT | rows | second | {"ev-1-quote": "", "draft_version": "0"}
    part = reader.post(f"/reviews/{review}/autosave", sent, part=True)
    assert part.status == 200
    assert 'href="#ev-1-quote"' in part.html
    assert len(stored(app, review).evidence) == 1


def test_another_type_brings_its_scale_and_drops_a_rating_off_it(app):
    reader, review = taken(app)
    page = write(reader, app, review, "scale", kind="promise")
    radios = page.tree.xpath("//input[@name='rating']/@value")
    assert radios[:2] == ["kept", "kept_late"]
    assert not page.tree.xpath("//input[@name='rating'][@checked]")


def test_a_prediction_is_proposed_to_stand_until_it_is_due(app):
    reader, review = taken(app)

    def say(session):
        session.scalars(select(Appearance)).one().period = {"start": "2029-01-01", "end": "2029-03-15"}

    within(app, say)
    page = write(reader, app, review, "scale", kind="prediction", valid_until="", rating="")
    assert values(page, review)["valid_until"] == "2029-03-15"
    page = write(reader, app, review, "scale", kind="quantity", valid_until="", rating="")
    assert values(page, review)["valid_until"] == "2025-05-01", "365 days, whatever the claim speaks about"


def test_a_figure_stands_until_its_next_release(app):
    reader, review = taken(app)
    page = reader.get(f"/reviews/{review}/edit")
    shown = values(page, review)
    assert shown["next_release"] == ""
    assert shown["proposed_until"] == shown["valid_until"]
    untouched = {"proposed_until": "2030-05-01"}
    page = reader.follow(write(reader, app, review, **untouched, next_release="2024-09-30"))
    kept = values(page, review)
    assert (kept["next_release"], kept["valid_until"], kept["proposed_until"]) == ("2024-09-30",) + ("2024-09-30",) * 2
    assert "Complete" in page.tree.get_element_by_id("rules").text_content()
    own = reader.follow(write(reader, app, review, next_release="2024-09-30", valid_until="2024-08-01"))
    assert (values(own, review)["valid_until"], values(own, review)["proposed_until"]) == ("2024-08-01", "")
    back = reader.follow(write(reader, app, review, next_release="", proposed_until="2030-05-01"))
    assert values(back, review)["valid_until"] == "2025-05-01"


def test_only_a_figure_has_a_next_release(app):
    reader, review = taken(app)
    write(reader, app, review, next_release="2024-09-30")
    page = write(reader, app, review, "scale", kind="status", next_release="2024-09-30")
    assert "next_release" not in values(page, review)
    assert "validity" in page.tree.xpath("//select[@id='kind']/@hx-select-oob")[0]
    write(reader, app, review, kind="status", next_release="2024-09-30")
    assert stored(app, review).next_release is None


def test_autosave_shows_the_last_valid_day_that_a_release_sets(app):
    reader, review = taken(app)
    sent = DRAFT | {"draft_version": "0", "proposed_until": DRAFT["valid_until"]}
    assert "last-day" not in reader.post(f"/reviews/{review}/autosave", DRAFT | {"draft_version": "0"}, part=True).html
    part = reader.post(
        f"/reviews/{review}/autosave", sent | {"draft_version": "1", "next_release": "2024-09-30"}, part=True
    )
    assert 'id="last-day" hx-swap-oob="true"' in part.html
    assert part.html.count('value="2024-09-30"') == 2, "shown, and known to be proposed"
    draft = stored(app, review)
    assert (str(draft.next_release), str(draft.valid_until)) == ("2024-09-30", "2024-09-30")


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({"true_as_of": "2021-12-31", "valid_until": "2022-12-31"}, True),
        ({"true_as_of": "2021-12-31", "valid_until": "2022-12-31", "timeless": "1"}, False),
        ({}, False),
    ],
)
def test_a_verdict_that_would_be_public_as_expired_is_told_before(app, fields, is_told):
    reader, review = taken(app)
    part = reader.post(f"/reviews/{review}/autosave", DRAFT | {"draft_version": "0"} | fields, part=True)
    note = part.tree.xpath("//p[@id='over'][@hx-swap-oob]")
    assert [each.get("hidden") is None for each in note] == [is_told], "as one writes"
    [note] = reader.get(f"/reviews/{review}/edit").tree.xpath("//p[@id='over']")
    assert (note.get("hidden") is None) is is_told, "when the text is opened again"
    assert ("expired as soon as it is public" in note.text_content()) is True
    told = [text for text in reader.get(f"/reviews/{review}/preview").texts("c-asof") if "expired as soon" in text]
    assert bool(told) is is_told, "to who approves it, too"


def test_the_revision_of_a_figure_stands_until_its_next_release(app):
    reader, review = taken(app)
    fields = {"next_release": "2030-09-30", "proposed_until": DRAFT["valid_until"]}
    assert write(reader, app, review, "submit", **fields).status == 303
    approver = Reader(app).sign_in("reviewer", name="Ben")
    assert step(approver, app, review, "approve").status == 303
    assert "valid until 30 Sep 2030" in approver.get(f"/reviews/{review}/revisions/1").text
    assert step(reader, app, review, "recheck", reason="The office counts anew.").status == 303
    step(reader, app, review, "claim")
    form = values(reader.get(f"/reviews/{review}/edit"), review)
    assert (form["kind"], form["next_release"], form["valid_until"]) == ("quantity", "", "2030-09-30")


def test_autosave_saves_says_so_and_brings_the_next_version(app):
    reader, review = taken(app)
    sent = DRAFT | {"draft_version": "0"}
    part = reader.post(f"/reviews/{review}/autosave", sent, part=True)
    assert part.status == 200
    assert part.text.startswith("Saved ")
    assert 'id="draft-version" value="1" hx-swap-oob="true"' in part.html
    wrong = reader.post(f"/reviews/{review}/autosave", sent | {"draft_version": "1", "ev-0-url": "htt"}, part=True)
    assert wrong.status == 422
    assert "but for this: Evidence 1:" in wrong.text
    too_long = sent | {"draft_version": "2", "rationale": "Much. " * 10_000}
    assert reader.post(f"/reviews/{review}/autosave", too_long, part=True).text.startswith("Not saved yet: ")


@pytest.mark.parametrize(
    ("wrong", "left_out"),
    [
        ({"ev-0-url": "harbor.example/accounts"}, lambda draft: draft.evidence[0]["url"]),
        ({"ev-0-url": "ftp://harbor.example/accounts"}, lambda draft: draft.evidence[0]["url"]),
        ({"valid_until": "2024-04-30"}, lambda draft: draft.valid_until),
        ({"true_as_of": "30.4.2024"}, lambda draft: draft.true_as_of),
        ({"rating": "kept"}, lambda draft: draft.rating),
        ({"ev-0-url": "x y", "rating": "kept", "true_as_of": "soon"}, lambda draft: draft.rating or draft.true_as_of),
    ],
)
@pytest.mark.parametrize("way", ["autosave", "edit"])
def test_one_wrong_field_holds_up_nothing_else_that_was_written(app, wrong, left_out, way):
    reader, review = taken(app)
    sent = DRAFT | {"version": version_of(app, review), "draft_version": "0", "action": "submit"} | wrong
    page = reader.post(f"/reviews/{review}/{way}", sent, part=way == "autosave")
    assert page.status == 422
    draft = stored(app, review)
    assert (draft.rationale, draft.evidence[0]["quote"]) == (DRAFT["rationale"], DRAFT["ev-0-quote"])
    assert not left_out(draft)
    assert state_of(app, review) == "in_progress"
    assert "Saved " in page.text
    if way == "edit":
        kept = values(page, review)
        assert {name: kept[name] for name in wrong if name != "rating"} == {
            name: value for name, value in wrong.items() if name != "rating"
        }
        assert kept["draft_version"] == "1"
        assert page.tree.get_element_by_id("editor").get("data-unsaved") == "now"


@on_both_databases
def test_two_windows_see_both_texts_and_lose_neither(app):
    reader, review = taken(app)
    first = values(reader.get(f"/reviews/{review}/edit"), review)
    reader.post(f"/reviews/{review}/edit", DRAFT | first | DRAFT | {"action": "save"})
    mine = DRAFT | {"version": first["version"], "draft_version": "0", "rationale": "Another text of the other window."}
    answer = reader.post(f"/reviews/{review}/edit", mine | {"action": "save"})
    assert answer.status == 412
    assert answer.tree.get_element_by_id("conflict-h").get("data-focus") is not None
    assert answer.tree.xpath("//section[@id='conflict']//legend/text()") == ["Rationale"]
    assert "You saved in another window at" in answer.text
    assert "Keep theirs" not in answer.text
    kept = values(answer, review)
    assert kept["rationale"] == "Another text of the other window."
    undecided = reader.post(f"/reviews/{review}/edit", kept | {"action": "save"})
    assert undecided.status == 412
    assert stored(app, review).rationale == DRAFT["rationale"]
    theirs = reader.post(f"/reviews/{review}/edit", kept | {"keep-rationale": "theirs", "action": "save"})
    assert theirs.status == 303
    assert stored(app, review).rationale == DRAFT["rationale"]


@pytest.mark.parametrize(
    ("choice", "kept"), [("mine", "Mine is longer."), ("both", f"{DRAFT['rationale']}\n\nMine is longer.")]
)
@pytest.mark.parametrize("action", ["save", "submit"])
def test_mine_goes_over_theirs_and_both_are_stored_to_be_edited_further(app, choice, kept, action):
    reader, review = taken(app)
    write(reader, app, review)
    sent = DRAFT | {"draft_version": "0", "theirs_version": "1", "rationale": "Mine is longer."}
    sent |= {"version": version_of(app, review), "keep-rationale": choice, "action": action}
    answer = reader.post(f"/reviews/{review}/edit", sent)
    assert answer.status == 303
    assert stored(app, review).rationale == kept
    is_edited_further = (choice, action) != ("mine", "submit")
    assert state_of(app, review) == ("in_progress" if is_edited_further else "in_approval")
    if is_edited_further:
        page = reader.follow(answer)
        assert values(page, review)["rationale"] == kept
        assert page.tree.get_element_by_id("saved").text.startswith("Saved ")


def test_a_stale_autosave_shows_the_two_texts_once_and_waits(app):
    reader, review = taken(app)
    write(reader, app, review)
    sent = DRAFT | {"draft_version": "0", "rationale": "Mine is longer."}
    part = reader.post(f"/reviews/{review}/autosave", sent, part=True)
    assert part.status == 412
    assert part.headers["HX-Retarget"] == "#conflict-place"
    assert "Mine is longer." in part.text
    assert part.tree.xpath("//*[@id='saved'][@hx-swap-oob]")[0].text == "Not saved: choose which text to keep."
    waits = reader.post(f"/reviews/{review}/autosave", sent | {"theirs_version": "1"}, part=True)
    assert waits.status == 409
    assert "choose which text to keep" in waits.text
    assert stored(app, review).rationale == DRAFT["rationale"]


@pytest.mark.parametrize(
    ("sent", "status", "saved", "asks"),
    [
        ({"action": "save", "true_as_of": "no day"}, 422, "Saved ", "now"),
        ({"action": "save", "rationale": "Much. " * 10_000}, 422, "Not saved yet", "now"),
        ({"action": "submit", "rating": ""}, 422, "Saved ", ""),
        ({"action": "add"}, 200, "Not saved yet", "now"),
    ],
)
def test_a_page_that_comes_back_says_whether_its_text_is_stored(app, sent, status, saved, asks):
    reader, review = taken(app)
    page = write(reader, app, review, **sent)
    assert page.status == status
    assert page.tree.get_element_by_id("saved").text.startswith(saved)
    assert page.tree.get_element_by_id("editor").get("data-unsaved") == asks


def check_links(app: Flask) -> None:
    within(app, lambda session: note_link_checking(session, enabled=True, own_hosts=[], now=now()))


def look_at(app: Flask, state: SourceState, reason: str) -> None:
    """What a worker notes when it has looked at the page of the draft's evidence."""

    def note(session: Session) -> None:
        source_id = ensure_sources(session, [WORK], now=now())[WORK.key]
        source = session.get_one(Source, source_id)
        source.state, source.state_reason, source.attempted_at = state, reason, now()

    within(app, note)


def test_what_became_of_a_source_comes_by_itself(app):
    reader, review = taken(app)
    check_links(app)
    part = reader.post(f"/reviews/{review}/autosave", DRAFT | {"draft_version": "0"}, part=True)
    waiting = part.tree.get_element_by_id("ev-0-state")
    assert waiting.text_content().strip() == "Being archived …"
    assert (waiting.get("hx-swap-oob"), waiting.get("hx-trigger")) == ("true", "load delay:3s")
    again = reader.get(waiting.get("hx-get"), part=True).tree.get_element_by_id("ev-0-state")
    assert (again.get("hx-get"), again.get("hx-trigger")) == (
        waiting.get("hx-get").replace("asked=0", "asked=1"),
        "load delay:5s",
    )
    look_at(app, SourceState.UNREACHABLE, "The page's server answered with status 404.")
    known = reader.get(waiting.get("hx-get"), part=True).tree.get_element_by_id("ev-0-state")
    assert known.text_content().startswith("Not reached: The page's server answered with status 404.")
    assert known.get("hx-get") is None
    assert "Not reached: " in reader.get(f"/reviews/{review}/edit").text


def test_a_quote_that_nobody_has_looked_for_yet_is_not_said_to_be_there(app):
    reader, review = taken(app)
    check_links(app)
    look_at(app, SourceState.OK, "")
    part = reader.post(f"/reviews/{review}/autosave", DRAFT | {"draft_version": "0"}, part=True)
    row = part.tree.get_element_by_id("ev-0-state")
    assert row.text_content().strip() == "Being looked for in the archived page …"
    assert row.get("hx-get")


def waiting_row(reader: Reader, app: Flask, review: int, number: int = 0, **fields: str) -> str:
    """The address that a row of evidence asks for by itself after an autosave."""
    check_links(app)
    draft = stored(app, review)
    sent = DRAFT | {"draft_version": str(draft.lock_version if draft else 0)} | fields
    part = reader.post(f"/reviews/{review}/autosave", sent, part=True)
    return str(part.tree.get_element_by_id(f"ev-{number}-state").get("hx-get"))


def test_a_row_asks_ever_less_often_and_at_last_no_more(app):
    reader, review = taken(app)
    address, waits = waiting_row(reader, app, review), []
    while address:
        row = reader.get(address, part=True).tree.get_element_by_id("ev-0-state")
        assert row.text_content().strip() == "Being archived …"
        address = row.get("hx-get")
        waits += [row.get("hx-trigger")] if address else []
        assert len(waits) < 30
    assert waits[:2] == ["load delay:5s", "load delay:7s"]
    assert len(waits) == 19


def test_a_row_with_a_long_quote_asks_by_a_short_address(app):
    reader, review = taken(app)
    address = waiting_row(reader, app, review, **{"ev-0-quote": "पुल बारह दिन बंद रहा। " * 220})
    assert len(address) < 200
    assert "Being archived" in reader.get(address, part=True).text


def test_a_row_whose_evidence_was_changed_gets_nothing(app):
    reader, review = taken(app)
    address = waiting_row(reader, app, review)
    waiting_row(reader, app, review, **{"ev-0-quote": "Another quote."})
    answer = reader.get(address, part=True)
    assert (answer.status, answer.html) == (204, "")


@pytest.mark.parametrize("rows", ["", "&rows=a-1-99999999", "&rows=-&asked=-4", "&asked=9999999999999999999999"])
def test_a_forged_poll_is_answered_once(app, rows):
    reader, review = taken(app)
    address = waiting_row(reader, app, review).partition("&")[0] + rows
    part = reader.get(address, part=True)
    assert part.status == 200
    assert part.tree.get_element_by_id("ev-0-state").get("hx-get") is None


def test_the_rules_left_come_with_the_last_row_and_name_the_rows_of_the_form(app):
    reader, review = taken(app)
    row = {name: value for name, value in DRAFT.items() if name.startswith("ev-0")}
    fields = {name.replace("ev-0", f"ev-{number}"): value for name, value in row.items() for number in (1, 2)}
    fields |= {"ev-0-url": "", "ev-0-title": "", "ev-0-publisher": "", "ev-0-quote": "", "ev-0-locator": ""}
    fields |= {"ev-1-quote": "", "ev-2-url": "https://elsewhere.example/report"}
    address = waiting_row(reader, app, review, 1, **fields)
    assert 'id="rules"' not in reader.get(address, part=True).html
    look_at(app, SourceState.UNREACHABLE, "The page's server answered with status 404.")
    part = reader.get(address, part=True)
    assert "Not reached" in part.text
    assert 'id="rules"' not in part.html, "another row still waits"
    within(app, lambda session: note_link_checking(session, enabled=False, own_hosts=[], now=now()))
    rules = reader.get(address, part=True).tree.get_element_by_id("rules")
    assert "#ev-1-quote" in rules.xpath(".//a/@href")


@pytest.mark.parametrize("failure", ["signed out", "another desk", "broken", "busy"])
def test_a_failing_poll_changes_nothing_on_the_page(app, monkeypatch, failure):
    reader, review = taken(app)
    address = waiting_row(reader, app, review)
    if failure == "signed out":
        reader = Reader(app)
    if failure == "another desk":
        reader = Reader(app).sign_in("reader", name="Rita")
    if failure in ("broken", "busy"):
        error = RuntimeError("secret") if failure == "broken" else TooManyRequests()
        monkeypatch.setattr(review_editor, "own_review", Mock(side_effect=error))
    answer = reader.get(address, part=True)
    assert (answer.status, answer.html) == (204, "")
    assert not {"HX-Redirect", "HX-Retarget"} & set(dict(answer.headers))


def test_who_reads_a_draft_sees_how_its_evidence_stands(app):
    reader, review = taken(app)
    check_links(app)
    write(reader, app, review)
    assert "Being archived" in reader.get(f"/reviews/{review}/preview").text
    look_at(app, SourceState.UNREACHABLE, "The page's server answered with status 404.")
    page = reader.get(f"/reviews/{review}/preview")
    assert "Not reached: The page's server answered with status 404." in page.text
    assert page.tree.xpath("//figure//a[text()='About this source']/@href")[0].startswith("/sources/")
    assert "Links not checked so far" in page.text


def test_an_autosave_after_the_session_ended_stays_on_the_page_and_says_why(app):
    _, review = taken(app)
    for path, token in (
        (f"/reviews/{review}/autosave", True),
        (f"/reviews/{review}/second/autosave", True),
        (f"/reviews/{review}/autosave", False),
    ):
        part = Reader(app).post(path, DRAFT | {"draft_version": "0"}, part=True, token=token)
        assert part.status in (400, 401)
        assert "HX-Redirect" not in part.headers
        assert part.headers["HX-Retarget"] == "#saved"
        assert part.text.startswith("Not saved: you are not signed in any more. Your text stays here.")
        assert part.tree.xpath("//a/@target") == ["_blank"]
        assert part.tree.xpath("//span/@hx-trigger") == ["focus from:window"]
        assert "data-focus" not in part.html
    assert stored(app, review) is None


def test_an_autosave_of_an_earlier_sign_in_gets_a_token_and_is_sent_again(app):
    reader, review = taken(app)
    sent = DRAFT | {"draft_version": "0", "writer": values(reader.get(f"/reviews/{review}/edit"), review)["writer"]}
    part = reader.post(
        f"/reviews/{review}/autosave", sent | {"csrf_token": "of another sign-in"}, part=True, token=False
    )
    assert (part.status, part.headers["HX-Retarget"]) == (400, "#saved")
    assert part.tree.xpath("//span/@hx-trigger") == ["load delay:500ms"]
    token = part.tree.xpath("//input[@id='form-token'][@hx-swap-oob='true']/@value")[0]
    page = reader.get(f"/reviews/{review}/edit")
    assert page.tree.get_element_by_id("form-token").get("name") == "csrf_token"
    again = reader.post(f"/reviews/{review}/autosave", sent | {"csrf_token": token}, part=True, token=False)
    assert again.text.startswith("Saved ")


@pytest.mark.parametrize("token", [True, False], ids=["token fits", "token of the one before"])
def test_what_one_wrote_is_never_saved_as_anothers(app, token):
    anna = Reader(app).sign_in("checker", name="Anna")
    rob = Reader(app).sign_in("reviewer", name="Rob")
    Reader(app).sign_in("reviewer", name="Cora")
    review = open_work(app)
    submit(anna, app, review)
    sent = values(anna.get(f"/reviews/{review}/edit"), review) | {
        "rationale": "Words that only Anna wrote.",
        "action": "save",
    }
    sent |= {} if token else {"csrf_token": anna.token()}
    part = rob.post(f"/reviews/{review}/autosave", sent, part=True, token=token)
    assert (part.status, part.headers["HX-Retarget"]) == (409 if token else 400, "#saved")
    assert part.text.startswith(
        "Not saved: Somebody else is signed in now, and this text is not theirs. Copy your text"
    )
    assert "hx-trigger" not in part.html
    assert "form-token" not in part.html
    page = rob.post(f"/reviews/{review}/edit", sent, token=token)
    assert page.status == (409 if token else 400)
    assert "Somebody else is signed in now" in page.text
    assert "Words that only Anna wrote." in page.tree.get_element_by_id("kept").text
    assert "only Anna wrote" not in stored(app, review).rationale
    assert len(stored(app, review).author_ids) == 1
    assert anna.post(f"/reviews/{review}/autosave", sent, part=True).text.startswith("Saved ")


def test_what_was_written_is_handed_back_when_the_session_ended(app):
    _, review = taken(app)
    page = Reader(app).post(f"/reviews/{review}/edit", DRAFT | {"action": "save", "draft_version": "0"})
    assert (page.status, page.title) == (401, "This form has expired")
    kept = page.tree.get_element_by_id("kept").text
    assert all(DRAFT[name] in kept for name in ("rationale", "ev-0-quote", "ev-0-url"))
    [way] = page.tree.xpath("//a[text()='Sign in in another window'][contains(@class, 'is-primary')]")
    assert "/login" in way.get("href")
    assert way.get("target") == "_blank"
    assert stored(app, review) is None


def test_only_the_holder_writes(app):
    _, review = taken(app)
    other = Reader(app).sign_in("checker", name="Ben")
    answer = other.get(f"/reviews/{review}/edit")
    assert answer.headers["Location"] == f"/reviews/{review}/work"
    assert "Only the assignee may edit the draft. Somebody else holds" in other.follow(answer).text
    refused = other.post(f"/reviews/{review}/edit", DRAFT | {"action": "save", "draft_version": "0"})
    assert refused.status == 403
    assert all(DRAFT[name] in refused.tree.get_element_by_id("kept").text for name in ("rationale", "ev-0-quote"))
    assert other.post(f"/reviews/{review}/autosave", DRAFT | {"draft_version": "0"}, part=True).status == 403
    assert Reader(app).sign_in("reader", name="Rita").get(f"/reviews/{review}/edit").status == 403
    assert Reader(app).post(f"/reviews/{review}/edit", {}).headers["Location"].startswith("/login")
    assert stored(app, review) is None


def test_editing_in_approval_is_said_to_cost_the_approval(app):
    anna = Reader(app).sign_in("checker", name="Anna")
    ben = Reader(app).sign_in("reviewer", name="Ben")
    Reader(app).sign_in("reviewer", name="Cora")
    review = open_work(app)
    submit(anna, app, review)
    page = ben.get(f"/reviews/{review}/edit")
    assert (
        "Whoever saves here becomes one of its authors, and cannot approve it afterwards. Read and approve" in page.text
    )
    own = anna.get(f"/reviews/{review}/edit")
    assert "You wrote it, so somebody else has to approve it. Read it as it will stand" in own.text
    assert "Whoever saves here" not in own.text
    assert "submitted by you" in own.text
    assert "Submit" not in [button.text for button in page.tree.xpath("//form[@id='editor']//button")]


def test_a_review_that_is_done_has_no_form(app):
    anna = Reader(app).sign_in("checker", "reviewer", name="Anna")
    review = open_work(app)
    submit(anna, app, review)
    step(anna, app, review, "approve")
    answer = anna.get(f"/reviews/{review}/edit")
    assert answer.headers["Location"] == f"/reviews/{review}/work"
    assert anna.post(f"/reviews/{review}/edit", DRAFT | {"action": "save"}).status == 409


def test_reaffirming_needs_new_dates_and_the_same_verdict(app):
    anna = Reader(app).sign_in("checker", "reviewer", name="Anna")
    review = open_work(app)
    submit(anna, app, review)
    step(anna, app, review, "approve")
    step(anna, app, review, "recheck", reason="A year has passed.")
    step(anna, app, review, "claim")
    page = anna.get(f"/reviews/{review}/edit")
    assert values(page, review)["rationale"] == DRAFT["rationale"]
    refused = write(anna, app, review, "reaffirm")
    assert refused.status == 422
    answer = write(anna, app, review, "reaffirm", valid_until="2031-05-01", correction_kind="dates_extended")
    assert answer.status == 303, answer.text[:500]
    assert state_of(app, review) == "in_approval"


def test_a_further_revision_names_its_correction(app):
    anna = Reader(app).sign_in("checker", "reviewer", name="Anna")
    review = open_work(app)
    submit(anna, app, review)
    step(anna, app, review, "approve")
    step(anna, app, review, "recheck", reason="A newer count.")
    step(anna, app, review, "claim")
    answer = write(anna, app, review, "revise", rating="mostly_true")
    assert answer.status == 422
    assert "#correction_kind" in answer.tree.xpath("//div[@id='error-summary']//a/@href")
    assert "_" not in answer.tree.get_element_by_id("error-summary").text_content()
    offered = answer.tree.xpath("//select[@name='correction_kind']/option/@value")
    assert "verdict_changed" in offered
    assert "wording" not in offered


def test_a_submit_of_a_stale_page_is_refused_with_the_text(app):
    reader, review = taken(app)
    page = values(reader.get(f"/reviews/{review}/edit"), review)

    def reassign(session):
        row = session.get_one(Review, review)
        row.opened_at = row.opened_at.replace(microsecond=1)

    within(app, reassign)
    answer = reader.post(f"/reviews/{review}/edit", DRAFT | {**page, **DRAFT, "action": "submit"})
    assert answer.status == 412
    assert values(answer, review)["rationale"] == DRAFT["rationale"]
    assert state_of(app, review) == "in_progress"
    assert within(app, lambda s: s.scalar(select(ReviewDraft.rationale))) == DRAFT["rationale"]


def test_a_preview_saves_and_shows_what_the_reader_will_see(app):
    reader, review = taken(app, "The pier was closed for 12 days.")
    answer = write(reader, app, review, "preview", rationale="The log of the pier counts 12 days.")
    assert answer.headers["Location"] == f"/reviews/{review}/preview"
    page = reader.follow(answer)
    assert "The log of the pier counts 12 days." in page.text
    assert "The works cost 40 million euros." in page.text
    assert stored(app, review).rationale == "The log of the pier counts 12 days."
    assert page.headers["Cache-Control"] == "no-store"
    other = Reader(app).sign_in("checker", name="Ben")
    assert other.get(f"/reviews/{review}/preview").status == 303
    assert Reader(app).sign_in("reader", name="Rita").get(f"/reviews/{review}/preview").status == 403


def test_who_is_shown_a_preview_has_read_the_draft(app):
    review = open_work(app)
    submit(Reader(app).sign_in("checker"), app, review)
    other = Reader(app).sign_in("reviewer", name="Ben")
    assert other.get(f"/reviews/{review}/preview").status == 200
    names = select(User.name).join(DraftReading, DraftReading.user_id == User.id)
    assert "Ben" in within(app, lambda session: set(session.scalars(names)))


def test_a_preview_without_a_draft_leads_back_to_the_form(app):
    reader, review = taken(app)
    assert reader.get(f"/reviews/{review}/preview").headers["Location"] == f"/reviews/{review}/edit"
    foreign = open_work(app, organization="Other desk")
    assert reader.get(f"/reviews/{foreign}/preview").status == 404


def test_removed_evidence_comes_back_in_its_place(app):
    reader, review = taken(app)
    sent = values(reader.get(f"/reviews/{review}/edit"), review) | DRAFT
    second = {name.replace("ev-0", "ev-1"): f"second {part}" for name, part in DRAFT.items() if name.startswith("ev-0")}
    sent |= second | {"ev-1-stance": "context", "ev-1-url": "https://second.example/"}
    page = reader.post(f"/reviews/{review}/edit", sent | {"action": "remove-0"})
    assert "Evidence 1 removed." in page.text
    kept = values(page, review)
    assert kept["ev-0-url"] == "https://second.example/"
    back = values(reader.post(f"/reviews/{review}/edit", kept | {"action": "restore"}), review)
    assert (back["ev-0-url"], back["ev-1-url"]) == (DRAFT["ev-0-url"], "https://second.example/")
    assert back["ev-0-quote"] == DRAFT["ev-0-quote"]
    assert "ev-2-url" not in back


def test_the_first_field_that_a_rule_asks_for_takes_the_focus(app):
    reader, review = taken(app)
    assert reader.get(f"/reviews/{review}/edit").tree.xpath("//*[@data-focus]/@id") == ["rating"]
    write(reader, app, review, rationale="")
    assert reader.get(f"/reviews/{review}/edit").tree.xpath("//*[@data-focus]/@id") == ["rationale"]
    write(reader, app, review)
    page = reader.get(f"/reviews/{review}/edit")
    assert page.tree.xpath("//*[@data-focus]/@id") == []
    assert "All of it comes from one origin" in page.text
