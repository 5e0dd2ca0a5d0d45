"""Letters to outlets and requests of readers: who may, which state follows which, what proposes that it was corrected."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound, Stale
from claims.core.messages.letters import LETTER_STEPS, NO_REPLY_AFTER, LetterState
from claims.core.reviews.rechecks import RecheckTrigger
from claims.models import Appearance, Article, ArticleVersion, Claim, CorrectionLetter, ProcessingState, Review
from claims.models.recheck_request import RequestState
from claims.services.claims.claim_history import changes_of
from claims.services.followup.correction_letters import (
    begin_letter,
    expire_letters,
    get_letter,
    list_letters,
    move_letter,
    propose_corrected,
    save_letter,
)
from claims.services.followup.recheck_requests import (
    accept_recheck_request,
    count_waiting_requests,
    decline_recheck_request,
    get_recheck_request,
    list_recheck_requests,
    request_recheck,
)
from claims.services.judging.dispositions import demote_appearance
from claims.services.regrouping.merging import merge_claims
from claims.services.regrouping.splitting_claims import Split, split_claim
from claims.services.reviews.rechecks import open_reasons
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    recheck_review,
    refuting,
    step,
)

SOURCE = "https://harbor.example/audit"


class Desk:
    """An organization that rates a claim false, and an article that makes it."""

    def __init__(self, session: Session, **changes: object) -> None:
        self.session = session
        self.organization = make_organization(session)
        self.author = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")
        self.other = make_member(session, self.organization, "reviewer")
        self.editor = make_member(session, self.organization, "editor")
        self.stranger = make_member(session, make_organization(session), "reviewer")
        self.claim: Claim = make_claim(session)
        self.review: Review = make_review(session, self.organization, self.claim)
        verdict = {"rating": "false", "evidence": (refuting(quote="It cost 80 million."),)} | changes
        publish_review(session, self.review, self.author, self.reviewer, **verdict)
        self.appearance: Appearance = make_appearance(session, self.claim, "The harbor cost 40 million euros.")

    def letter(self) -> CorrectionLetter:
        return begin_letter(
            self.session,
            self.appearance.id,
            self.review.id,
            actor=self.editor,
            now=NOW,
            address_of=lambda path: f"https://r.example{path}",
        )

    def newer(self, text: str, claim: Claim | None = None) -> ArticleVersion:
        before = self.session.get_one(ArticleVersion, self.appearance.article_version_id)
        article = self.session.get_one(Article, before.article_id)
        made = make_appearance(self.session, claim, text, article=article)
        return self.session.get_one(ArticleVersion, made.article_version_id)


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


@on_both_databases
def test_a_letter_holds_what_the_outlet_needs(session: Session) -> None:
    desk = Desk(session)
    letter = desk.letter()
    for part in (
        "“The harbor cost 40 million euros.”",
        "published on 1 Jun 2024, you write:",
        "rate it False",
        "- “It cost 80 million.”",
        f"https://r.example/reviews/{desk.review.id}/revisions/1",
        desk.organization.name,
    ):
        assert part in letter.text, part
    assert desk.letter() is letter
    assert [view.letter.id for view in list_letters(session, organization_id=desk.organization.id).items] == [letter.id]
    assert list_letters(session, organization_id=desk.stranger.organization_id or 0).items == []


def test_a_letter_names_the_paragraph_of_the_passage(session: Session, desk: Desk) -> None:
    version = session.get_one(ArticleVersion, desk.appearance.article_version_id)
    version.body = version.body.replace("Rain fell all day. ", "Rain fell a day. \n\n").replace(" Nobody", "\n\nNobody")
    desk.appearance.start, desk.appearance.end = (at + 1 for at in (desk.appearance.start, desk.appearance.end))
    assert ", you write in paragraph 2:" in desk.letter().text


def test_only_what_is_rated_false_can_be_asked_about(session: Session, desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        begin_letter(session, desk.appearance.id, desk.review.id, actor=desk.stranger, now=NOW)
    reader = make_member(session, desk.organization, "reader")
    with pytest.raises(NotAllowed):
        begin_letter(session, desk.appearance.id, desk.review.id, actor=reader, now=NOW)
    with pytest.raises(NotFound):
        begin_letter(session, 10**9, desk.review.id, actor=desk.editor, now=NOW)
    elsewhere = make_appearance(session, make_claim(session), "Something else.")
    with pytest.raises(Conflict) as refused:
        begin_letter(session, elsewhere.id, desk.review.id, actor=desk.editor, now=NOW)
    assert refused.value.code == "not_rated_false"
    right = Desk(session, rating="true", evidence=(refuting(stance="supports"),))
    with pytest.raises(Conflict):
        right.letter()
    step(session, desk.review, "withdraw", desk.other, reason="Wrong.")
    with pytest.raises(Conflict):
        desk.letter()


def test_a_text_is_changed_before_it_is_sent_and_not_after(session: Session, desk: Desk) -> None:
    letter = desk.letter()
    version = letter.lock_version
    save_letter(session, letter.id, "Dear editors …", actor=desk.editor, expected_version=version)
    with pytest.raises(Stale):
        save_letter(session, letter.id, "Mine!", actor=desk.author, expected_version=version)
    with pytest.raises(NotFound):
        save_letter(session, letter.id, "Mine!", actor=desk.stranger, expected_version=None)
    move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    with pytest.raises(Conflict) as refused:
        save_letter(session, letter.id, "On second thought", actor=desk.editor, expected_version=None)
    assert refused.value.code == "letter_sent"
    assert letter.text == "Dear editors …"


@pytest.mark.parametrize("start", list(LetterState))
def test_states_follow_each_other_as_listed(session: Session, desk: Desk, start: LetterState) -> None:
    letter = desk.letter()
    for wanted in LetterState:
        letter.state = start
        session.flush()
        if wanted in LETTER_STEPS[start]:
            move_letter(session, letter.id, wanted, note="They wrote.", actor=desk.editor, now=NOW)
            assert letter.state is wanted
            last = changes_of(session, "correction_letter", letter.id)[0]
            assert (last.action, last.reason) == (wanted, "They wrote.")
        else:
            with pytest.raises(Conflict):
                move_letter(session, letter.id, wanted, actor=desk.editor, now=NOW)
    with pytest.raises(Invalid):
        move_letter(session, letter.id, "burnt", actor=desk.editor, now=NOW)


@on_both_databases
def test_silence_ends_after_a_fortnight(session: Session) -> None:
    desk = Desk(session)
    letter = desk.letter()
    late = NOW + dt.timedelta(days=14)
    assert expire_letters(session, now=late) == 0
    move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    assert expire_letters(session, now=late - dt.timedelta(minutes=1)) == 0
    assert expire_letters(session, now=late) == 1
    assert expire_letters(session, now=late) == 0
    assert letter.state == "no_reply"
    move_letter(session, letter.id, "acknowledged", actor=desk.editor, now=late)


@pytest.mark.parametrize(
    ("text", "same_claim", "proposed"),
    [
        ("The harbor cost 80 million euros.", False, True),
        ("It has cost 40 million.", True, False),
        ("He said: The harbor cost 40 million euros. So it did.", False, False),
        ("It cost 80. Correction: an earlier version said “The harbor cost 40 million euros.”", False, True),
        ("It cost 80.\nThis article was corrected on Monday: The harbor cost 40 million euros.", False, True),
    ],
)
def test_a_changed_article_proposes_that_it_was_corrected(
    session: Session, desk: Desk, text: str, same_claim: bool, proposed: bool
) -> None:
    letter = desk.letter()
    version = desk.newer(text, desk.claim if same_claim else None)
    assert propose_corrected(session, version) == 0  # nothing was sent yet
    move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    assert propose_corrected(session, version) == int(proposed)
    assert (get_letter(session, letter.id, desk.editor).letter.proposed_version_id == version.id) is proposed
    assert letter.state == "sent"  # a person says so


@pytest.mark.parametrize("state", [LetterState.ACKNOWLEDGED, LetterState.NO_REPLY])
def test_an_article_that_is_changed_late_proposes_it_too(session: Session, desk: Desk, state: LetterState) -> None:
    letter = desk.letter()
    move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    if state is LetterState.NO_REPLY:
        expire_letters(session, now=NOW + NO_REPLY_AFTER)
    else:
        move_letter(session, letter.id, state, actor=desk.editor, now=NOW)
    assert letter.state is state
    assert propose_corrected(session, desk.newer("The harbor cost 80 million euros.")) == 1


def test_versions_of_other_articles_overtake_none(session: Session, desk: Desk) -> None:
    letter, other = desk.letter(), Desk(session)
    move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    version, later = desk.newer("The harbor cost 80 million euros."), other.newer("The harbor cost 40 million euros.")
    assert later.number > version.number
    assert propose_corrected(session, version) == 1


def test_letters_are_listed_newest_first_page_by_page(session: Session, desk: Desk) -> None:
    letters = [desk.letter()]
    for text in ("It has cost 40 million.", "Forty million it was."):
        desk.appearance = make_appearance(session, desk.claim, text)
        letters.append(desk.letter())
    Desk(session).letter()
    page = list_letters(session, organization_id=desk.organization.id, limit=2)
    assert [view.letter for view in page.items] == [letters[2], letters[1]]
    rest = list_letters(session, organization_id=desk.organization.id, after=page.next_cursor, limit=2)
    assert ([view.letter for view in rest.items], rest.next_cursor) == ([letters[0]], None)


def test_silence_is_noted_so_many_at_a_time(session: Session) -> None:
    for desk in (Desk(session), Desk(session)):
        move_letter(session, desk.letter().id, "sent", actor=desk.editor, now=NOW)
    late = NOW + NO_REPLY_AFTER
    assert [expire_letters(session, now=late, limit=1) for _ in range(3)] == [1, 1, 0]


def test_an_article_that_says_it_again_takes_the_proposal_back(session: Session, desk: Desk) -> None:
    letter = desk.letter()
    move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    overtaken = desk.newer("The harbor cost 80 million euros.")
    assert propose_corrected(session, overtaken) == 1
    assert propose_corrected(session, desk.newer("Once more: The harbor cost 40 million euros.", desk.claim)) == 0
    assert propose_corrected(session, overtaken) == 0, "its job came late"
    assert letter.proposed_version_id is None


@pytest.mark.parametrize("processing", [ProcessingState.FAILED, ProcessingState.RECEIVED])
def test_a_version_that_is_not_read_keeps_no_proposal_back(
    session: Session, desk: Desk, processing: ProcessingState
) -> None:
    letter = desk.letter()
    move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    read = desk.newer("The harbor cost 80 million euros.")
    unread = desk.newer("The harbor cost 81 million euros.")
    unread.processing = processing
    assert propose_corrected(session, read) == 1
    assert letter.proposed_version_id == read.id
    unread.processing = ProcessingState.PROCESSED
    assert propose_corrected(session, unread) == 1
    assert propose_corrected(session, read) == 0, "overtaken"
    assert letter.proposed_version_id == unread.id


@pytest.mark.parametrize("verdict", ["true", None])
def test_a_letter_that_the_verdict_no_longer_carries_is_not_sent(
    session: Session, desk: Desk, verdict: str | None
) -> None:
    letter = desk.letter()
    if verdict is None:
        step(session, desk.review, "withdraw", desk.other, reason="The wrong harbor.")
    else:
        recheck_review(session, desk.review, desk.author, rating=verdict, correction_kind="verdict_changed")
        step(session, desk.review, "revise", desk.author)
        step(session, desk.review, "approve", desk.reviewer)
    with pytest.raises(Conflict) as refused:
        move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    assert refused.value.code == "not_rated_false"
    assert letter.state == "draft"


@pytest.mark.parametrize("how", ["taken off", "another claim", "merged"])
def test_a_letter_about_a_passage_that_says_something_else_by_now_is_not_sent(
    session: Session, desk: Desk, how: str
) -> None:
    letter, told = desk.letter(), {"actor": desk.reviewer, "now": NOW}
    other = make_claim(session)
    if how == "taken off":
        demote_appearance(session, desk.appearance.id, shelf_reason="opinion", **told)
    elif how == "another claim":
        what = Split(text="The port cost 40 million euros.", appearance_ids=[desk.appearance.id])
        split_claim(session, desk.claim.id, what, reason="The port.", **told)
    else:
        merge_claims(session, desk.claim.id, other.id, reason="The same.", **told)
        assert move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW).state == "sent"
        return
    with pytest.raises(Conflict) as refused:
        move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    assert (refused.value.code, letter.state) == ("not_rated_false", "draft")


@pytest.mark.parametrize("says_winner", [True, False])
def test_an_article_that_says_it_as_a_claim_that_was_merged_with_it_corrects_nothing(
    session: Session, desk: Desk, says_winner: bool
) -> None:
    letter, other = desk.letter(), make_claim(session)
    move_letter(session, letter.id, "sent", actor=desk.editor, now=NOW)
    one, into = (desk.claim, other) if says_winner else (other, desk.claim)
    merge_claims(session, one.id, into.id, actor=desk.reviewer, reason="The same.", now=NOW)
    assert propose_corrected(session, desk.newer("Forty million it was.", other)) == 0
    assert letter.proposed_version_id is None


@on_both_databases
def test_a_request_becomes_a_recheck(session: Session) -> None:
    desk = Desk(session)
    kept = request_recheck(session, desk.review.id, text="The audit was withdrawn.", source_url=SOURCE, now=NOW)
    with pytest.raises(NotAllowed):
        accept_recheck_request(session, kept.id, actor=desk.stranger, now=NOW)
    with pytest.raises(NotAllowed):
        accept_recheck_request(session, kept.id, actor=desk.editor, now=NOW)
    accept_recheck_request(session, kept.id, actor=desk.author, now=NOW)
    assert desk.review.state == "recheck"
    (reason,) = open_reasons(session, [desk.review.id])[desk.review.id]
    assert (reason.trigger, reason.text) == (RecheckTrigger.REQUEST, "A reader asks: The audit was withdrawn.")
    with pytest.raises(Conflict):
        decline_recheck_request(session, kept.id, reason="No.", actor=desk.author, now=NOW)
    again = request_recheck(session, desk.review.id, text="Count again.", source_url=SOURCE, now=NOW)
    accept_recheck_request(session, again.id, actor=desk.author, now=NOW)
    assert len(open_reasons(session, [desk.review.id])[desk.review.id]) == 2
    listed = list_recheck_requests(session, organization_id=desk.organization.id).items
    assert [view.request.id for view in listed] == [again.id, kept.id]


def test_a_request_is_declined_in_public(session: Session, desk: Desk) -> None:
    kept = request_recheck(session, desk.review.id, text="It is a lie.", source_url=SOURCE, now=NOW)
    with pytest.raises(Invalid):
        decline_recheck_request(session, kept.id, reason=" ", actor=desk.author, now=NOW)
    decline_recheck_request(session, kept.id, reason="The source says the same as ours.", actor=desk.author, now=NOW)
    view = get_recheck_request(session, kept.id)
    assert (view.request.state, view.request.answer) == ("declined", "The source says the same as ours.")
    assert desk.review.state == "published"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": " "}, "text_missing"),
        ({"source_url": ""}, "address_invalid"),
        ({"source_url": "javascript:alert(1)"}, "address_invalid"),
    ],
)
def test_a_request_needs_a_reason_and_a_source(session: Session, desk: Desk, fields: dict[str, str], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        request_recheck(session, desk.review.id, now=NOW, **({"text": "Wrong.", "source_url": SOURCE} | fields))
    assert refused.value.code == code


def test_what_is_not_public_cannot_be_asked_about(session: Session, desk: Desk) -> None:
    with pytest.raises(Conflict):
        request_recheck(session, make_review(session, desk.organization).id, text="Hm.", source_url=SOURCE, now=NOW)
    with pytest.raises(NotFound):
        request_recheck(session, 10**9, text="Hm.", source_url=SOURCE, now=NOW)


def test_each_letter_is_read_by_its_number_in_its_organization(session: Session, desk: Desk) -> None:
    other = Desk(session)
    for own, stranger in ((desk, other), (other, desk)):
        letter = own.letter()
        view = get_letter(session, letter.id, own.editor)
        assert (view.letter.id, view.review.id, view.appearance.id) == (letter.id, own.review.id, own.appearance.id)
        with pytest.raises(NotFound):
            get_letter(session, letter.id, stranger.editor)


def test_requests_are_listed_by_whose_verdict_it_is_and_how_they_stand(session: Session, desk: Desk) -> None:
    other = Desk(session)
    declined, others, waiting = (
        request_recheck(session, one.review.id, text="Count again.", source_url=SOURCE, now=NOW)
        for one in (desk, other, desk)
    )
    decline_recheck_request(session, declined.id, reason="It was counted.", actor=desk.author, now=NOW)

    def listed(**wanted: Any) -> list[int]:
        return [view.request.id for view in list_recheck_requests(session, **wanted).items]

    assert listed() == [waiting.id, others.id, declined.id]
    assert listed(organization_id=desk.organization.id) == [waiting.id, declined.id]
    assert listed(state=RequestState.RECEIVED) == [waiting.id, others.id]
    first = list_recheck_requests(session, limit=2)
    assert listed(after=first.next_cursor) == [declined.id]
    assert count_waiting_requests(session, desk.organization.id) == 1
    view = get_recheck_request(session, others.id)
    assert (view.organization.id, view.review.id, view.claim.id) == (
        other.organization.id,
        other.review.id,
        other.claim.id,
    )
    for number in (0, 10**9, 2**70):
        with pytest.raises(NotFound):
            get_recheck_request(session, number)


def test_a_request_about_what_was_withdrawn_meanwhile_opens_nothing(session: Session, desk: Desk) -> None:
    kept = request_recheck(session, desk.review.id, text="Count again.", source_url=SOURCE, now=NOW)
    step(session, desk.review, "withdraw", desk.other, reason="The wrong harbor.")
    with pytest.raises(Conflict) as refused:
        accept_recheck_request(session, kept.id, actor=desk.author, now=NOW)
    assert (refused.value.code, desk.review.state, kept.state) == ("nothing_public", "withdrawn", "received")
