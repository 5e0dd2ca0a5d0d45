"""Compare: both sides, the decision, what follows from it, who may decide."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from claims.core.records import MatchState, Relation
from claims.core.reviews.reviewing import ReviewState
from claims.models import Appearance, ArticleVersion, Claim, Judgement, Match, Review
from claims.services.base.actors import SYSTEM
from claims.services.intake.new_claims import open_claim
from claims.services.matching.matching import MATCHER_VERSION
from tests.support.databases import on_both_databases
from tests.support.desk import form_of, home, within
from tests.support.factories import NOW, make_appearance, make_claim, make_match, make_member, make_organization
from tests.support.pages import Reader


def slot(left: str | None, right: str | None, comparison: str) -> dict[str, object]:
    """A compared slot as it is stored."""
    spans = {"left_span": None, "right_span": None, "inferred": False}
    return {"left": left, "right": right, "comparison": comparison} | spans


SLOTS = {
    "quantity": slot("seven days", "three days", "different"),
    "object": slot("truce", "truce", "equal"),
    "place": slot(None, "the north", "only_right"),
}


def candidates(app: Flask, *relations: Relation) -> list[int]:
    """Ids of matches of one appearance, the likeliest first."""

    def make(session):
        home(session)
        appearance = make_appearance(session, None, "The two sides agreed on seven days of truce.")
        found = []
        for number, relation in enumerate(relations):
            claim = make_claim(session, f"The two sides agreed on three days of truce, number {number}.")
            fields = {"relation": relation, "machine_relation": relation, "probability": 0.9 - number / 10}
            found.append(make_match(session, appearance, claim, slots=SLOTS, differing_slots=["quantity"], **fields).id)
        return found

    return within(app, make)


def stored(app: Flask, match_id: int) -> tuple[MatchState, Relation]:
    def read(session):
        match = session.get_one(Match, match_id)
        return match.state, match.relation

    return within(app, read)


def test_both_sides_and_the_difference_stand_above_the_probability(app):
    match, _ = candidates(app, Relation.DIFFERENT_FIGURE, Relation.UNRELATED)
    page = Reader(app).sign_in("checker").get(f"/matches/{match}")
    assert page.status == 200
    text = page.text
    assert text.index("seven days of truce") < text.index("three days of truce") < text.index("Probability of")
    rows = [" ".join(row.text_content().split()) for row in page.tree.xpath("//table//tbody/tr")]
    assert rows[0] == "Figure seven days ≠ different three days"
    assert rows[-1] == "Object truce = equal truce"
    assert "candidate 1 of 2" in text
    keys = page.tree.xpath("//form[@id='decision']//button[@data-key]/@data-key")
    assert keys == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "n"]


def test_after_a_decision_the_next_match_that_waits_is_one_key_away(app):
    (first,) = candidates(app, Relation.SAME)
    (second,) = candidates(app, Relation.SAME)
    reader = Reader(app).sign_in("checker")
    page = reader.get(f"/matches/{first}")
    assert page.tree.xpath("//p[@class='c-back']/a/@href") == ["/queue?tab=suggestions"]
    assert "Next suggested match" not in page.text
    after = reader.follow(reader.post(f"/matches/{first}", form_of(page, f"/matches/{first}") | {"relation": "same"}))
    assert after.tree.xpath("//a[@data-key='e']/@href") == [f"/matches/{second}"]
    last = reader.post(
        f"/matches/{second}", form_of(after, f"/matches/{first}") | {"relation": "same", "seen": "suggested"}
    )
    assert "Next suggested match" not in reader.follow(last).text


def test_another_candidate_takes_the_place_of_this_one_with_the_focus_on_its_heading(app):
    first, second = candidates(app, Relation.DIFFERENT_FIGURE, Relation.UNRELATED)
    reader = Reader(app).sign_in("checker")
    [link] = reader.get(f"/matches/{first}").tree.xpath("//a[@rel='next']")
    assert link.get("hx-get") == link.get("href") == f"/matches/{second}"
    assert (link.get("hx-select"), link.get("hx-target")) == ("#main", "#main")
    swapped = reader.get(link.get("href"), part=True)
    assert swapped.tree.xpath("//*[@data-focus]/@id") == ["compare-h"]
    assert reader.get(link.get("href")).tree.xpath("//*[@data-focus]/@id") == ["compare-h"]


def test_a_decision_is_recorded_with_its_reason_and_leads_to_the_next(app):
    first, second = candidates(app, Relation.SAME, Relation.DIFFERENT_FIGURE)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get(f"/matches/{first}"), f"/matches/{first}")
    answer = reader.post(f"/matches/{first}", fields | {"relation": "other_date", "reason": "Other year."})
    assert answer.headers["Location"] == f"/matches/{second}"
    assert stored(app, first) == (MatchState.REJECTED, Relation.OTHER_DATE)
    page = reader.follow(answer)
    assert page.texts("c-toast")[0].startswith("Set to other date.")
    assert within(app, lambda s: s.scalar(select(Judgement.reason))) == "Other year."
    again = reader.get(f"/matches/{first}")
    assert "You chose other date on" in again.text
    assert "the matcher had suggested same claim." in again.text, "it has said nothing since"
    assert "Other year." in again.text

    def match_again(session):
        session.get_one(Match, first).machine_relation = Relation.UNRELATED

    within(app, match_again)
    assert "the matcher now says unrelated." in reader.get(f"/matches/{first}").text


def test_beside_a_decision_stands_nothing_else_that_the_matcher_says_to_differ(app):
    first, _ = candidates(app, Relation.OTHER_DATE, Relation.UNRELATED)
    reader = Reader(app).sign_in("checker")
    page = reader.get(f"/matches/{first}")
    assert "Suggested: Other date: seven days here, three days there, also different figure" in page.texts("mt-3")
    reader.post(f"/matches/{first}", form_of(page, f"/matches/{first}") | {"relation": "unrelated"})
    page = reader.get(f"/matches/{first}")
    assert "Decided: Unrelated: seven days here, three days there" in page.texts("mt-3")
    assert "also different figure" not in page.text


def test_same_confirms_and_links(app):
    match, _ = candidates(app, Relation.DIFFERENT_FIGURE, Relation.SAME)
    reader = Reader(app).sign_in("reviewer")
    fields = form_of(reader.get(f"/matches/{match}"), f"/matches/{match}")
    answer = reader.post(f"/matches/{match}", fields | {"relation": "same"})
    assert answer.headers["Location"] == f"/matches/{match}"
    assert stored(app, match) == (MatchState.CONFIRMED, Relation.SAME)
    linked = within(app, lambda s: s.scalar(select(Appearance.claim_id)))
    assert linked == within(app, lambda s: s.get_one(Match, match).claim_id)


def test_on_a_phone_the_list_sets_the_relation(app):
    (match,) = candidates(app, Relation.SAME)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get(f"/matches/{match}"), f"/matches/{match}")
    reader.post(f"/matches/{match}", fields | {"relation": "", "chosen": "narrower"})
    assert stored(app, match) == (MatchState.REJECTED, Relation.NARROWER)


@on_both_databases
def test_none_of_these_rejects_all_and_opens_a_claim(app):
    found = candidates(app, Relation.SAME, Relation.SAME, Relation.OTHER_DATE)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get(f"/matches/{found[0]}"), f"/matches/{found[0]}")
    before = within(app, lambda s: len(s.scalars(select(Claim.id)).all()))
    offered = reader.get(f"/matches/{found[0]}").text
    assert "None of these, a new claim" in offered
    assert "After “None of these” it waits in the queue as a new claim." in offered
    answer = reader.post(f"/matches/{found[0]}", fields | {"none": "1"})
    assert [stored(app, match) for match in found] == [
        (MatchState.REJECTED, Relation.UNRELATED),
        (MatchState.REJECTED, Relation.UNRELATED),
        (MatchState.REJECTED, Relation.OTHER_DATE),
    ]
    assert within(app, lambda s: len(s.scalars(select(Claim.id)).all())) == before + 1
    assert len(within(app, lambda s: s.scalars(select(Review.id)).all())) == 1
    page = reader.follow(answer)
    assert "Decided:" in page.text
    assert "a new claim" not in page.text, "it has one by now"
    back = reader.follow(reader.post("/matches/undo", form_of(page, "/matches/undo")))
    assert [stored(app, match)[0] for match in found] == [MatchState.SUGGESTED] * 3
    assert "Suggested:" in back.text
    assert back.texts("c-toast")[0].startswith("Taken back."), "what was said waits again"
    assert "linked to claim" not in back.texts("c-toast")[0]
    assert within(app, lambda s: s.scalar(select(Appearance.claim_id))) is None
    assert within(app, lambda s: s.scalar(select(Review.state))) is ReviewState.DECLINED
    assert "Decided:" not in back.text
    assert not back.find("is-chosen")


@pytest.mark.parametrize("roles", [("checker",), ("checker", "reviewer")])
def test_a_near_miss_set_to_same_and_back_is_a_claim_of_its_own_again(app, roles):
    (match,) = candidates(app, Relation.DIFFERENT_FIGURE)

    def own_claim(session):
        appearance = session.scalars(select(Appearance)).one()
        claim = open_claim(session, appearance, language="en", date=NOW.date(), actor=SYSTEM, now=NOW)
        return claim.id

    own = within(app, own_claim)
    reader = Reader(app).sign_in(*roles)
    page = reader.get(f"/matches/{match}")
    page = reader.follow(reader.post(f"/matches/{match}", form_of(page, f"/matches/{match}") | {"relation": "same"}))
    back = reader.follow(reader.post("/matches/undo", form_of(page, "/matches/undo")))
    assert within(app, lambda s: s.scalar(select(Appearance.claim_id))) == own
    assert f"What was said is linked to claim {own} now." in back.texts("c-toast")[0]
    assert within(app, lambda s: s.scalar(select(Review.state))) is ReviewState.OPEN


def test_a_decision_that_came_second_is_told_who_was_first(app):
    (match,) = candidates(app, Relation.SAME)
    anna, ben = Reader(app).sign_in("checker"), Reader(app).sign_in("checker", name="Ben")
    fields = form_of(anna.get(f"/matches/{match}"), f"/matches/{match}")
    ben.post(f"/matches/{match}", fields | {"relation": "same"})
    answer = anna.post(f"/matches/{match}", fields | {"relation": "other_place", "reason": "Kept text."})
    assert answer.status == 412
    assert "Ben decided on this meanwhile" in answer.text
    assert "Kept text." in answer.html
    assert stored(app, match) == (MatchState.CONFIRMED, Relation.SAME)


def reword(app: Flask, match_id: int) -> None:
    def change(session):
        session.get_one(Claim, session.get_one(Match, match_id).claim_id).text = "The two sides agreed on nothing."

    within(app, change)


def judgements(app: Flask) -> int:
    return len(within(app, lambda session: session.scalars(select(Judgement.id)).all()))


@on_both_databases
@pytest.mark.parametrize("fields", [{"relation": "same"}, {"relation": "other_place"}, {"none": "1"}])
def test_a_claim_that_was_reworded_after_the_page_is_not_decided_on(app, fields):
    match, other = candidates(app, Relation.SAME, Relation.SAME)
    reader = Reader(app).sign_in("checker")
    sent = form_of(reader.get(f"/matches/{match}"), f"/matches/{match}") | {"reason": "Kept text."} | fields
    reword(app, other if "none" in fields else match)
    answer = reader.post(f"/matches/{match}", sent)
    assert answer.status == 409
    assert "Your decision was not taken: read both again" in answer.text
    assert "Kept text." in answer.html
    assert (stored(app, match), judgements(app)) == ((MatchState.SUGGESTED, Relation.SAME), 0)
    anew = form_of(answer, f"/matches/{match}") | fields
    assert reader.post(f"/matches/{match}", anew).status == 303
    assert judgements(app) == (2 if "none" in fields else 1)


def test_none_of_these_leaves_what_somebody_has_decided(app):
    match, decided = candidates(app, Relation.SAME, Relation.OTHER_DATE)
    ben, anna = Reader(app).sign_in("checker", name="Ben"), Reader(app).sign_in("checker")
    ben.post(
        f"/matches/{decided}", form_of(ben.get(f"/matches/{decided}"), f"/matches/{decided}") | {"relation": "narrower"}
    )
    assert (stored(app, decided), judgements(app)) == ((MatchState.REJECTED, Relation.NARROWER), 1)
    sent = form_of(anna.get(f"/matches/{match}"), f"/matches/{match}") | {"none": "1"}
    assert anna.post(f"/matches/{match}", sent).status == 303
    assert (stored(app, decided), judgements(app)) == ((MatchState.REJECTED, Relation.NARROWER), 2)


def test_none_of_these_leaves_what_was_found_after_the_page(app):
    (match,) = candidates(app, Relation.SAME)
    reader = Reader(app).sign_in("checker")
    sent = form_of(reader.get(f"/matches/{match}"), f"/matches/{match}") | {"none": "1"}

    def find_another(session):
        appearance = session.get_one(Appearance, session.get_one(Match, match).appearance_id)
        claim = make_claim(session, "Both sides agreed on a truce of seven days.")
        return make_match(session, appearance, claim, relation=Relation.SAME, machine_relation=Relation.SAME).id

    later = within(app, find_another)
    assert reader.post(f"/matches/{match}", sent).status == 303
    assert stored(app, match)[0] is MatchState.REJECTED
    assert stored(app, later) == (MatchState.SUGGESTED, Relation.SAME)


def test_sent_twice_is_recorded_once(app):
    (match,) = candidates(app, Relation.SAME)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get(f"/matches/{match}"), f"/matches/{match}") | {"relation": "other_place"}
    assert [reader.post(f"/matches/{match}", fields).status for _ in range(2)] == [303, 303]
    assert len(within(app, lambda s: s.scalars(select(Judgement.id)).all())) == 1


@pytest.mark.parametrize("fields", [{}, {"relation": "alike"}, {"relation": "", "chosen": ""}])
def test_no_known_relation_changes_nothing(app, fields):
    (match,) = candidates(app, Relation.SAME)
    answer = Reader(app).sign_in("checker").post(f"/matches/{match}", fields)
    assert answer.status == 422
    assert "Choose one of the relations" in answer.text
    assert stored(app, match) == (MatchState.SUGGESTED, Relation.SAME)


@pytest.mark.parametrize("roles", [("reader",), ("editor",), ("admin",), ()])
def test_only_checkers_and_reviewers_decide(app, roles):
    (match,) = candidates(app, Relation.SAME)
    reader = Reader(app).sign_in(*roles)
    page = reader.get(f"/matches/{match}")
    assert "Only a checker or reviewer decides" in page.text
    assert reader.post(f"/matches/{match}", {"relation": "same"}).status == 403
    assert reader.post("/matches/undo", {"was": f"{match}:confirmed:same:suggested"}).status == 403
    assert stored(app, match) == (MatchState.SUGGESTED, Relation.SAME)


@pytest.mark.parametrize(
    "was",
    [
        "",
        "x",
        "1:2",
        "1:confirmed:alike:suggested",
        "1:sure:same:x",
        "9" * 30 + ":a:b:c",
        "999:suggested:same:rejected",
    ],
)
def test_a_forged_undo_changes_nothing(app, was):
    assert Reader(app).sign_in("checker").post("/matches/undo", {"was": was}).status in (404, 422)


def test_unknown_matches_and_appearances_are_not_there(app):
    reader = Reader(app).sign_in("checker")
    for path in ("/matches/999", "/matches/99999999999999999999", "/appearances/999/compare"):
        assert reader.get(path).status == 404, path
    assert Reader(app).get("/matches/1").headers["Location"].startswith("/login")


def test_an_appearance_leads_to_its_best_candidate_or_says_there_is_none(app):
    found = candidates(app, Relation.OTHER_DATE, Relation.SAME)
    reader = Reader(app).sign_in("checker")
    appearance = within(app, lambda s: s.get_one(Match, found[0]).appearance_id)
    assert reader.get(f"/appearances/{appearance}/compare").headers["Location"] == f"/matches/{found[1]}"
    alone = within(app, lambda s: make_appearance(s, make_claim(s), "Nothing is like this.").id)
    assert "No candidate was found" in reader.get(f"/appearances/{alone}/compare").text


def test_words_of_which_nothing_is_suggested_any_more_are_not_offered_next(app):
    decided = candidates(app, Relation.SAME)[0]
    unlinked = candidates(app, Relation.SAME)[0]
    within(app, lambda session: setattr(session.get_one(Match, unlinked), "state", MatchState.CONFIRMED))
    reader = Reader(app).sign_in("checker")
    assert reader.post(f"/matches/{decided}", {"relation": "same", "seen": "suggested"}).status == 303
    page = reader.get(f"/matches/{decided}")
    assert page.status == 200
    assert "Next suggested match" not in page.text
    assert reader.get("/queue?tab=suggestions").status == 200


HOSTILE = "The truce <img src=x onerror=alert(1)> of both sides was agreed for three days & 'more'."


def test_a_match_through_other_words_says_which_and_who_confirmed_them_is_a_link_away(app):
    def make(session):
        home(session)
        claim = make_claim(session, "The two sides agreed on three days of truce.")
        same = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "state": MatchState.CONFIRMED}
        wording = make_match(session, make_appearance(session, claim, HOSTILE), claim, is_wording=True, **same)
        follower = make_appearance(session, claim, "A truce of three days was agreed by both sides.")
        slots = SLOTS | {"quantity": SLOTS["quantity"] | {"right_span": [0, 3]}}
        through = make_match(session, follower, claim, through_id=wording.id, slots=slots, **same)
        version = session.get_one(ArticleVersion, follower.article_version_id)
        return wording.id, through.id, version.article_id

    wording, through, article = within(app, make)
    reader = Reader(app).sign_in("checker")
    page = reader.get(f"/matches/{through}")
    assert f"Compared with words that were confirmed to say the claim: {HOSTILE}" in " ".join(page.text.split())
    assert page.tree.xpath("//p[contains(., 'Compared with words')]//a/@href") == [f"/matches/{wording}"]
    assert not page.tree.xpath("//img[@src='x']")
    assert not page.tree.xpath("//section[@aria-labelledby='there-h']//mark")
    assert "Compared with words" not in reader.get(f"/matches/{wording}").text
    said = reader.get(f"/articles/{article}")
    assert "confirmed by the matcher, in words that were confirmed before" in " ".join(said.text.split())


def test_words_that_were_rejected_elsewhere_say_why_a_person_decides(app):
    def make(session):
        home(session)
        claim = make_claim(session, "The two sides agreed on three days of truce.")
        checker = make_member(session, make_organization(session), "checker")
        same = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "slots": SLOTS}
        judged = same | {"decided_by_id": checker.user_id}
        wording = make_match(
            session,
            make_appearance(session, claim, HOSTILE),
            claim,
            state=MatchState.CONFIRMED,
            is_wording=True,
            **judged,
        )
        through = [
            make_match(session, make_appearance(session, claim, HOSTILE), claim, through_id=wording.id, **row)
            for row in (same | {"state": MatchState.SUGGESTED}, judged | {"state": MatchState.REJECTED})
        ]
        return wording.id, *(match.id for match in through)

    wording, suggested, rejected = within(app, make)
    reader = Reader(app).sign_in("checker")
    page = reader.get(f"/matches/{suggested}")
    told = "words that were confirmed to say the claim and were rejected in another article, so a person decides:"
    assert told in " ".join(page.text.split())
    links = page.tree.xpath("//p[contains(., 'Compared with words')]//a/@href")
    assert links == [f"/matches/{wording}", f"/matches/{rejected}"]
    assert "so a person decides" not in reader.get(f"/matches/{rejected}").text


def three_that_wait(app) -> list[int]:
    """Matches of the same words in three articles with a claim that no machine sees in them."""
    text = "The Elbe bridge at Dresden was out of service."

    def make(session):
        home(session)
        claim = make_claim(session, "The bridge over the Elbe at Dresden was closed.")
        same = {"relation": Relation.SAME, "machine_relation": Relation.SAME, "matcher_version": MATCHER_VERSION}
        return [make_match(session, make_appearance(session, None, text), claim, **same).id for _ in range(3)]

    return within(app, make)


def test_what_waited_with_these_words_follows_and_the_page_says_so(app):
    first, *others = three_that_wait(app)
    reader = Reader(app).sign_in("checker")
    fields = form_of(reader.get(f"/matches/{first}"), f"/matches/{first}")
    page = reader.follow(reader.post(f"/matches/{first}", fields | {"relation": "same"}))
    assert page.texts("c-toast")[0].startswith("Set to same claim, and so 2 passages that waited with these words.")
    assert {stored(app, other) for other in others} == {(MatchState.CONFIRMED, Relation.SAME)}
    reader.post("/matches/undo", form_of(page, "/matches/undo"))
    assert {stored(app, other) for other in others} == {(MatchState.SUGGESTED, Relation.SAME)}


def decide(reader: Reader, number: int, relation: str):
    """The page that comes after a decision on a match."""
    fields = form_of(reader.get(f"/matches/{number}"), f"/matches/{number}")
    return reader.follow(reader.post(f"/matches/{number}", fields | {"relation": relation}))


def test_what_follows_when_a_rejection_of_the_words_is_taken_back_is_told(app):
    first, second, *others = three_that_wait(app)
    reader = Reader(app).sign_in("checker")
    page = decide(reader, first, "unrelated")
    assert "and so" not in decide(reader, second, "same").texts("c-toast")[0]
    assert {stored(app, other) for other in others} == {(MatchState.SUGGESTED, Relation.SAME)}
    back = reader.follow(reader.post("/matches/undo", form_of(page, "/matches/undo")))
    assert "Taken back. 1 passage that waited with these words is confirmed now." in back.texts("c-toast")[0]
    assert {stored(app, other) for other in others} == {(MatchState.CONFIRMED, Relation.SAME)}


def test_what_other_words_go_on_confirming_did_not_wait(app):
    first, second, other = three_that_wait(app)
    reader = Reader(app).sign_in("checker")
    page = decide(reader, first, "same")
    decide(reader, second, "same")
    back = reader.follow(reader.post("/matches/undo", form_of(page, "/matches/undo")))
    assert stored(app, other) == (MatchState.CONFIRMED, Relation.SAME)
    assert "waited" not in back.texts("c-toast")[0]
