"""What a court orders removed is readable nowhere any more: every copy goes, and every page says why."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import String, select, text
from sqlalchemy.orm import Session

from claims.core.matching.words.terms import query_terms
from claims.core.messages.letters import LetterState
from claims.core.transparency.facts import REDACTED, REMOVAL
from claims.core.verdicts import ClaimKind
from claims.models import (
    Article,
    ArticleVersion,
    Base,
    Change,
    Claim,
    ClaimReviewOriginal,
    CorrectionLetter,
    DuplicatePair,
    Evidence,
    IdempotencyKey,
    LogRedaction,
    Match,
    Notification,
    OutletMerge,
    RecentAction,
    RecheckReason,
    ReviewImage,
    ReviewRevision,
    Source,
    StatusChange,
    WebhookDelivery,
    WebhookEndpoint,
)
from claims.services.base.actors import CLI
from claims.services.base.recent_actions import Deed, note_action
from claims.services.claims.claims import create_claim
from claims.services.directories.outlet_merging import merge_outlets, undo_outlet_merge
from claims.services.exchange.claim_review_import import import_claim_reviews
from claims.services.exchange.claim_review_out import Site
from claims.services.exchange.imports import ImportReport, import_lines
from claims.services.followup.check_requests import accept_request, request_check
from claims.services.followup.recheck_requests import accept_recheck_request, request_recheck
from claims.services.followup.retractions import retract_source
from claims.services.index.candidates import find_candidates
from claims.services.judging.dispositions import demote_appearance
from claims.services.messages.claim_follows import follow_claim
from claims.services.messages.webhook_deliveries import dispatch
from claims.services.regrouping.duplicates import keep_apart
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.regrouping.rewording import reword_claim
from claims.services.regrouping.splitting_claims import Split, split_claim
from claims.services.removal.log_redaction import redact_entry
from claims.services.removal.removed_copies import COLUMNS
from claims.services.reviews.reviews import DraftInput, get_revision, save_draft
from claims.services.transparency.log_check import check_log
from claims.services.transparency.log_entries import list_entries
from tests.core.claim_review.test_reading import changed
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    complete_draft,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_pair,
    make_review,
    publish_review,
    step,
    supporting,
)
from tests.support.filled_tables import filled_tables
from tests.support.rows_on_databases import rows_on_sqlite

LIBEL = "The mayor of Northport took money from the harbor company for years."
GROUND = "Order of the district court of 3 May."


class Told:
    """A public verdict, and a way to remove from it."""

    def __init__(self, session: Session, claim_text: str = "") -> None:
        self.session = session
        organization = make_organization(session)
        self.author = make_member(session, organization, "checker")
        self.approver = make_member(session, organization, "reviewer")
        text = claim_text or "The harbor of Northport cost 40 million euros."
        self.claim = create_claim(session, text=text, kind=ClaimKind.QUANTITY, actor=CLI, now=NOW)
        self.review = make_review(session, organization, self.claim)

    def publish(self, **changes: object) -> None:
        publish_review(self.session, self.review, self.author, self.approver, **changes)

    def remove(self, fact: str, *fields: str) -> None:
        index = next(row.leaf_index for row in list_entries(self.session).items if row.fact == fact)
        redact_entry(self.session, index, fields, reason=GROUND, actor=CLI, now=NOW)
        self.session.flush()

    def places(self, words: str) -> list[str]:
        """The tables in which these words stand, whatever the column."""
        found = []
        for table in filled_tables(self.session):
            rows = self.session.execute(text(f'SELECT * FROM "{table.name}"')).mappings().all()
            if any(words in json.dumps(dict(row), default=str) for row in rows):
                found.append(table.name)
        return found


@on_both_databases
def test_a_reason_is_removed_from_every_row_that_repeats_it(session):
    told = Told(session)
    told.publish()
    step(session, told.review, "recheck", told.author, reason=LIBEL)
    assert told.places(LIBEL) == ["changes", "events", "recheck_reasons", "status_changes"]
    told.remove("review.recheck", "reason")
    assert told.places(LIBEL) == []
    assert session.scalars(select(RecheckReason.text)).one() == "[removed]"
    tables = {row.row_table for row in session.scalars(select(LogRedaction))}
    assert tables == {"changes", "recheck_reasons", "status_changes"}
    assert check_log(session).findings == []


@on_both_databases
def test_that_words_were_removed_is_itself_a_public_fact(session):
    told = Told(session)
    told.publish()
    published = next(row.leaf_index for row in list_entries(session).items if row.fact == "review.published")
    told.remove("review.published", "rationale", "reason")
    noted = session.scalars(select(Change).where(Change.action == REDACTED)).one()
    assert (noted.subject_type, noted.subject_id, noted.actor) == ("claim", told.claim.id, CLI.label)
    assert (noted.reason, noted.detail) == (GROUND, {"entry": published, "fields": ["rationale", "reason"]})
    assert [row.fact_id for row in list_entries(session).items if row.fact.endswith(REMOVAL)] == [noted.id]


@on_both_databases
def test_the_wording_of_a_claim_is_removed_and_no_longer_found(session):
    told = Told(session, LIBEL)
    told.publish()
    step(session, told.review, "recheck", told.author, reason="A newer count is out.")
    save = complete_draft(correction_kind="wording", rationale="The accounts say the same again.")
    step(session, told.review, "claim", told.author)
    save_draft(session, told.review.id, save, actor=told.author, now=NOW, expected_version=None)
    appearance = make_appearance(session, None, "Somebody took money.")
    make_match(session, appearance, told.claim, slots={"subject": {"here": "Somebody", "there": LIBEL}})
    assert [row.claim_id for row in find_candidates(session, query_terms(LIBEL))] == [told.claim.id]
    told.remove("claim.created", "claim")
    assert told.places(LIBEL) == []
    assert session.scalars(select(Claim.text).where(Claim.id == told.claim.id)).one() == "[removed]"
    assert session.scalars(select(ReviewRevision.claim_text)).one() == "[removed]"
    assert session.scalars(select(Change.detail).where(Change.action == "created")).first() == {}
    assert session.scalars(select(Match.slots)).one() == {}
    assert list(find_candidates(session, query_terms(LIBEL))) == []
    assert check_log(session).findings == []


def test_the_reason_of_a_revision_goes_from_the_step_that_published_it(session):
    told = Told(session)
    told.publish()
    step(session, told.review, "recheck", told.author, reason="A newer count is out.")
    step(session, told.review, "claim", told.author)
    other = complete_draft(rating="false", correction_kind="verdict_changed", revision_reason=LIBEL)
    evidence = {"evidence": (supporting(stance="refutes"),)}
    draft = DraftInput(**{name: getattr(other, name) for name in other.__slots__} | evidence)
    save_draft(session, told.review.id, draft, actor=told.author, now=NOW, expected_version=None)
    step(session, told.review, "revise", told.author)
    step(session, told.review, "approve", told.approver)
    assert told.places(LIBEL) == ["review_revisions", "status_changes"]
    told.remove("review.published", "reason")
    assert told.places(LIBEL) == []
    assert session.scalars(select(StatusChange).where(StatusChange.reason == "[removed]")).all()
    view = get_revision(session, told.review.id, 2)
    assert [(row.fields, row.reason) for row in view.redactions] == [(["reason"], GROUND)]
    assert get_revision(session, told.review.id, 1).redactions == ()


def test_later_revisions_that_repeat_the_text_lose_it_too(session):
    told = Told(session)
    told.publish(rationale=LIBEL, evidence=(supporting(quote=LIBEL + " Indeed."),))
    step(session, told.review, "recheck", told.author, reason="A newer count is out.")
    step(session, told.review, "claim", told.author)
    again = complete_draft(rationale=LIBEL, correction_kind="dates_extended", true_as_of=NOW.date())
    save_draft(session, told.review.id, again, actor=told.author, now=NOW, expected_version=None)
    told.remove("review.published", "rationale", "evidence")
    assert told.places(LIBEL) == []


def test_what_a_reader_asked_goes_with_the_reason_of_the_recheck(session):
    told = Told(session)
    told.publish()
    asked = request_recheck(session, told.review.id, text=LIBEL, source_url="https://port.example", now=NOW)
    accept_recheck_request(session, asked.id, actor=told.author, now=NOW)
    told.remove("review.recheck", "reason")
    assert told.places(LIBEL) == []


def merge(told: Told, other: Claim) -> None:
    merge_claims(told.session, told.claim.id, other.id, actor=told.approver, reason=LIBEL, now=NOW)


def undo_the_merge(told: Told, other: Claim) -> None:
    row = merge_claims(told.session, told.claim.id, other.id, actor=told.approver, reason="They are one.", now=NOW)
    undo_merge(told.session, row, actor=told.approver, reason=LIBEL, now=NOW)


def split_off(told: Told, other: Claim) -> None:
    appearance = make_appearance(told.session, told.claim, "The port of Northport cost 30 million euros.")
    split = Split(text=appearance.exact, appearance_ids=(appearance.id,))
    split_claim(told.session, told.claim.id, split, actor=told.approver, reason=LIBEL, now=NOW)


def keep_the_pair_apart(told: Told, other: Claim) -> None:
    pair = told.session.scalars(select(DuplicatePair)).one()
    keep_apart(told.session, pair.id, actor=told.approver, reason=LIBEL, now=NOW)


def reword(told: Told, other: Claim) -> None:
    told.publish()
    text = "The harbor of Northport cost forty million euros."
    reword_claim(told.session, told.claim.id, text, actor=told.author, reason=LIBEL, now=NOW)


def take_off(told: Told, other: Claim) -> None:
    appearance = make_appearance(told.session, told.claim, told.claim.text)
    demote_appearance(told.session, appearance.id, shelf_reason="opinion", actor=told.author, reason=LIBEL, now=NOW)


@rows_on_sqlite(
    ("act", "fact"),
    [
        (merge, "claim.merged"),
        (merge, "claim.took_in"),
        (undo_the_merge, "claim.merge_undone"),
        (split_off, "claim.split"),
        (split_off, "claim.split_off"),
        (keep_the_pair_apart, "claim.kept_apart"),
        (reword, "claim.reworded_as"),
        (reword, "claim.rewords"),
        (take_off, "claim.appearance_unlinked"),
    ],
    and_on_postgresql=(0, 2, 6, 8),
)
def test_a_reason_goes_from_the_histories_of_all_claims_it_was_given_for(session, act, fact):
    told = Told(session)
    other = make_claim(session, "The harbor in Northport cost 40 million euros.")
    make_pair(session, told.claim, other)
    act(told, other)
    session.flush()
    assert "changes" in told.places(LIBEL)
    told.remove(fact, "reason")
    assert told.places(LIBEL) == []
    assert check_log(session).findings == []


@rows_on_sqlite(
    "fact", ["outlet.merged", "outlet.took_in", "outlet.merge_undone", "source.retracted"], and_on_postgresql=(1, 2, 3)
)
def test_a_reason_goes_from_sources_and_merged_parties_too(session, fact):
    told = Told(session)
    told.publish()
    if fact == "source.retracted":
        (source,) = session.scalars(select(Source))
        retract_source(session, source.id, actor=told.approver, reason=LIBEL, now=NOW)
    else:
        versions = [make_appearance(session, told.claim, told.claim.text).article_version_id for _ in range(2)]
        outlets = [
            session.get_one(Article, session.get_one(ArticleVersion, version_id).article_id).outlet_id
            for version_id in versions
        ]
        is_undone = fact == "outlet.merge_undone"
        why = "One paper." if is_undone else LIBEL
        merge = merge_outlets(session, *outlets, reason=why, actor=told.approver, now=NOW)
        if is_undone:
            undo_outlet_merge(session, merge.id, reason=LIBEL, actor=told.approver, now=NOW)
    session.flush()
    assert "changes" in told.places(LIBEL)
    told.remove(fact, "reason")
    assert set(told.places(LIBEL)) <= {"recheck_reasons", "events", "status_changes", "changes"}
    assert LIBEL not in session.scalars(select(Change.reason)).all()
    assert LIBEL not in session.scalars(select(Source.state_reason)).all()
    assert LIBEL not in session.scalars(select(OutletMerge.reason)).all()
    assert check_log(session).findings == []


def test_what_was_asked_for_goes_with_the_claim_that_was_made_of_it(session):
    told = Told(session)
    request = request_check(session, LIBEL, note="Is this so?", now=NOW)
    accept_request(session, request.id, actor=told.author, now=NOW)
    index = next(row.leaf_index for row in list_entries(session).items if row.fact == "claim.created")
    redact_entry(session, index, ["claim"], reason=GROUND, actor=CLI, now=NOW)
    assert told.places(LIBEL) == []


def test_every_column_of_reasons_and_texts_is_looked_at():
    """A new one is either searched for copies (``removed_copies``, ``removed_messages``) or holds nobody's words about a
    claim, source or party."""
    elsewhere = {
        "correction_letters": "messages",
        "notifications": "messages",
        "recent_actions": "messages",
        "listed_retractions": "of a published list, about a work",
        "log_checkpoints": "sizes and hashes, signed",
        "log_redactions": "the public ground of a removal",
        "organization_merges": "parties",
        "outlet_merges": "parties",
        "speaker_merges": "parties",
        "webhook_attempts": "what an endpoint answered",
    }
    searched = {(model.__tablename__, name) for model, names in COLUMNS.items() for name in names}
    left = {
        table.name
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.name in ("reason", "text", "answer", "note", "rationale") and isinstance(column.type, String)
        if (table.name, column.name) not in searched
    }
    assert left - elsewhere.keys() == set()
    assert elsewhere.keys() <= left


@pytest.mark.parametrize("other", ["The same words elsewhere."])
def test_other_texts_stay(session, other):
    told = Told(session)
    told.publish(rationale=other)
    step(session, told.review, "recheck", told.author, reason=LIBEL)
    elsewhere = Told(session)
    elsewhere.publish(rationale=LIBEL)
    told.remove("review.recheck", "reason")
    assert elsewhere.places(LIBEL) == ["review_revisions"], "another claim's rows are another case"
    assert other in session.scalars(select(ReviewRevision.rationale)).all()


@on_both_databases
def test_what_others_were_told_of_it_goes_from_events_messages_and_lines(session):
    told = Told(session, LIBEL)
    follow_claim(session, told.approver.user_id, told.claim.id, now=NOW)
    follow_claim(session, told.author.user_id, told.claim.id, now=NOW)
    note_action(session, told.author.user_id, Deed("Review taken.", LIBEL), now=NOW)
    hooked = WebhookEndpoint(
        organization_id=told.review.organization_id,
        url="https://hooks.example",
        secret="",
        event_types=["claim.created"],
        created_at=NOW,
    )
    session.add(hooked)
    told.publish()
    dispatch(session, now=NOW)
    assert {"events", "notifications", "recent_actions", "webhook_deliveries"} <= set(told.places(LIBEL))
    told.remove("claim.created", "claim")
    assert told.places(LIBEL) == []
    body = json.loads(session.scalars(select(WebhookDelivery.body)).one())
    assert body["data"]["text"] == "[removed]"
    assert body["data"]["claim_id"] == told.claim.id
    assert session.scalars(select(Notification.link)).first(), "the line still leads to what it was about"


@on_both_databases
def test_the_original_of_an_imported_review_goes_with_what_was_taken_from_it(session):
    document = changed(claimReviewed="A wall.", reviewBody=LIBEL, image="https://desk.example/ana-berg.jpg")

    def take() -> ImportReport:
        site = Site("https://registry.example")
        return import_claim_reviews(session, json.dumps(document), site=site, actor=CLI, now=NOW).report

    take()
    told = Told(session)
    assert told.places(LIBEL) == ["review_revisions", "claim_review_originals"]
    told.remove("review.published", "rationale")
    assert told.places(LIBEL) == []
    assert session.scalars(select(ClaimReviewOriginal.document)).one() == "{}"
    assert session.query(ReviewImage).count() == 0, "by which pictures it was found went with it"
    assert take() == ImportReport(unchanged=1)
    assert told.places(LIBEL) == []
    assert session.query(ReviewImage).count() == 0, "nor does the same review bring them back"


@rows_on_sqlite("quote", ["12", "id", "open", "true", "1, 2"], and_on_postgresql=(4,))
def test_a_figure_or_word_that_is_removed_takes_nothing_else_along(session, quote):
    """What was quoted of a table may be a number or a word that stands in much else."""
    told = Told(session)
    told.publish(evidence=(supporting(quote=quote),))
    answer = {"id": 12, "page": 1, "items": [1, 2, 12], "state": "open", "is_public": True, "text": "12 of 12 open."}
    kept = {"caller": "key:1", "request_hash": "0" * 64, "status": 201, "headers": {}, "created_at": NOW}
    session.add(IdempotencyKey(key="a", body=json.dumps(answer), **kept))
    deed = "Snoozed until 12:30."
    note_action(session, told.author.user_id, Deed(deed, "The pier has 12 lamps."), now=NOW)
    session.flush()
    told.remove("review.published", "evidence")
    session.expire_all()
    assert session.scalars(select(Evidence.quote)).all() == ["[removed]"]
    assert json.loads(session.scalars(select(IdempotencyKey.body)).one()) == answer
    assert deed in session.scalars(select(RecentAction.text)).all()


@pytest.mark.parametrize("is_public", [False, True])
def test_a_repeated_import_brings_no_removed_wording_back(session, is_public):
    review = {"organization": "Harbor desk", "rating": "Open", "verdict": "unproven", "summary": "Nobody can know."}
    line = {"external_id": "north-1", "text": LIBEL, "reviews": [review] if is_public else []}

    def take() -> ImportReport:
        return import_lines(session, [(1, json.dumps(line))], now=NOW, actor=CLI)

    take()
    told = Told(session, "The pier of Lund was closed.")
    told.remove("claim.imported", "claim")
    assert told.places(LIBEL) == []
    [(number, problem)] = take().problems
    assert (number, "removed on a legal ground" in problem) == (1, True)
    assert told.places(LIBEL) == []
    assert list(find_candidates(session, query_terms(LIBEL))) == []


SAID = {"title": "Ledger of the harbor", "quote": LIBEL, "stance": "refutes"}
CHANGED = {"rating": "Not so", "verdict": "false", "url": "https://desk.example/ledger"}


@rows_on_sqlite(
    ("field", "first", "change", "left"),
    [
        ("rationale", {"summary": LIBEL}, {"rating": "Wrong"}, {"summary": ""}),
        ("rationale", {"summary": LIBEL}, {"rating": "No", "summary": f"In short: {LIBEL}"}, {"summary": "[removed]"}),
        (
            "evidence",
            {"evidence": [SAID]},
            {"rating": "Wrong"},
            {"evidence": [SAID | {"quote": "", "title": "[removed]"}]},
        ),
    ],
    and_on_postgresql=(2,),
)
def test_a_changed_import_brings_no_removed_words_back(session, field, first, change, left):
    evidence = [{"title": "Court record", "quote": "He took nothing.", "stance": "refutes"}]
    review = {"organization": "Harbor desk", "evidence": evidence} | CHANGED | first

    def take(changes: dict[str, object]) -> ImportReport:
        line = {"external_id": "north-1", "text": "The pier of Lund was closed.", "reviews": [review | changes]}
        return import_lines(session, [(1, json.dumps(line))], now=NOW, actor=CLI)

    take({})
    told = Told(session, "The harbor of Northport is deep.")
    told.remove("review.published", field)
    assert take({}).problems == [], "the same again changes nothing"
    [(_, problem)] = take(change).problems
    assert "removed on a legal ground" in problem
    assert told.places(LIBEL) == []
    assert take(change | left) == ImportReport(updated=1), "what changed comes without them"
    assert told.places(LIBEL) == []
    [(_, problem)] = take(change | left | first | {"rating": "Once more"}).problems
    assert "removed on a legal ground" in problem, "nor do they come behind a revision that never had them"


def test_a_removed_claim_does_not_come_back_from_its_page_in_other_words(session):
    site = Site("https://registry.example")

    def take(**changes: object) -> ImportReport:
        document = json.dumps(changed(**changes))
        return import_claim_reviews(session, document, site=site, actor=CLI, now=NOW).report

    take(claimReviewed=LIBEL)
    told = Told(session, "The pier of Lund was closed.")
    told.remove("claim.imported", "claim")
    for words in (LIBEL.upper(), f"{LIBEL} So it is said."):
        [(_, problem)] = take(claimReviewed=words).problems
        assert "removed on a legal ground" in problem
    page = changed()["url"]
    for spelled in (f"{page}#reviews", f"{page}?utm_source=feed", page.replace("https://", "HTTPS://")):
        [(_, problem)] = take(claimReviewed=f"{LIBEL} So it is said.", url=spelled).problems
        assert "removed on a legal ground" in problem, spelled
    assert take(claimReviewed="The pier is new.", url="https://desk.example/pier").imported == 1
    assert told.places(LIBEL) == told.places(LIBEL.upper()) == []


@on_both_databases
def test_letters_kept_answers_and_merged_claims_lose_the_text_too(session):
    told = Told(session, LIBEL)
    told.publish()
    same = make_claim(session, LIBEL)
    merge_claims(session, same.id, told.claim.id, actor=told.approver, reason="One.", now=NOW)
    appearance = make_appearance(session, told.claim, LIBEL)
    version = session.get_one(ArticleVersion, appearance.article_version_id)
    letter = CorrectionLetter(
        organization_id=told.review.organization_id,
        appearance_id=appearance.id,
        article_id=version.article_id,
        review_id=told.review.id,
        revision_number=1,
        state=LetterState.SENT,
        text=f"You wrote: “{LIBEL}” This is false.",
        created_at=NOW,
        state_since=NOW,
    )
    kept = IdempotencyKey(
        caller="key:1",
        key="a",
        request_hash="0" * 64,
        status=201,
        headers={},
        body=json.dumps({"text": LIBEL}),
        created_at=NOW,
    )
    session.add_all([letter, kept])
    session.flush()
    told.remove("claim.created", "claim")
    session.expire_all()
    assert "correction_letters" not in told.places(LIBEL)
    assert "idempotency_keys" not in told.places(LIBEL)
    assert "claims" not in told.places(LIBEL)
    assert letter.text == "You wrote: “[removed]” This is false."
    assert json.loads(kept.body) == {"text": "[removed]"}, "a repeated request gets its answer, without the text"
    assert check_log(session).findings == []
