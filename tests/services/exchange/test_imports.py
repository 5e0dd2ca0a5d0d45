"""Imports: claims kept apart by external id, published as they came, the same file again changing nothing."""

import datetime as dt
import json

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Stale
from claims.core.matching.words.terms import query_terms
from claims.core.records import Relation
from claims.core.reviews.public_status import PublicStatus
from claims.core.reviews.reviewing import ReviewState
from claims.models import (
    Change,
    Claim,
    Notification,
    Organization,
    Review,
    ReviewRevision,
    Source,
    Speaker,
    StatusChange,
    Sweep,
)
from claims.services.base.actors import CLI, SYSTEM
from claims.services.base.claim_families import lock_claims
from claims.services.base.notifications import Notice
from claims.services.claims.claims import claim_status, list_claims
from claims.services.claims.regroupings import lock_reviews
from claims.services.desk.snoozes import snooze
from claims.services.exchange import imports
from claims.services.exchange.imports import ImportReport, default_kind, import_lines
from claims.services.index.candidates import check, find_candidates
from claims.services.index.indexed_texts import index_wording
from claims.services.messages.claim_follows import follow_claim
from claims.services.reviews.rechecks import list_reasons
from claims.services.reviews.reviews import get_revision, open_review, queue
from tests.support.databases import on_both_databases, on_postgresql
from tests.support.factories import (
    NOW,
    let_day_come,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_review,
    step,
    submit_review,
    write_draft,
)
from tests.support.filled_tables import filled_tables
from tests.support.sent_statements import counted
from tests.support.waiting import begin_waiting, do_in_turn

LATER = NOW + dt.timedelta(days=40)
LAPSED = dt.datetime(2025, 5, 3, 9, 0, tzinfo=dt.UTC)
EVIDENCE = {
    "title": "Accounts 2023",
    "url": "https://harbor.example/accounts",
    "quote": "40 million",
    "stance": "supports",
}
REVIEW = {
    "organization": "Harbor desk",
    "rating": "Spot on",
    "verdict": "true",
    "url": "https://desk.example/1",
    "reviewed_at": "2024-03-02",
    "summary": "The accounts give 40 million.",
    "evidence": [EVIDENCE],
}
CLAIM = {
    "external_id": "harbor-1",
    "text": "The harbor cost 40 million euros.",
    "claimant": "Mayor Ada",
    "claim_date": "2024-03-01",
    "reviews": [REVIEW],
}
UNCHECKED = CLAIM | {"reviews": []}


def load(session, *claims, now=NOW):
    lines = [(number, claim if isinstance(claim, str) else json.dumps(claim)) for number, claim in enumerate(claims, 1)]
    return import_lines(session, lines, now=now, actor=CLI)


def with_review(**fields):
    return CLAIM | {"reviews": [REVIEW | fields]}


def counts(report):
    return report.imported, report.updated, report.unchanged, len(report.problems)


def content(session):
    session.flush()
    return {
        table.name: session.execute(table.select().order_by(*table.primary_key.columns)).all()
        for table in filled_tables(session)
    }


def revisions(session):
    session.expire_all()
    return session.scalars(select(ReviewRevision).order_by(ReviewRevision.id)).all()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbor cost 40 million euros.", "en"),
        ("Der Hafen hat 40 Millionen Euro gekostet.", "de"),
        ("Le port a coûté 40 millions d'euros à la ville.", "fr"),
        ("El puerto costó 40 millones de euros a la ciudad.", "es"),
        ("O porto custou 40 milhões de euros à cidade.", "pt"),
        ("Порт обошёлся городу в 40 миллионов евро.", "und"),
        ("बंदरगाह की लागत 40 मिलियन यूरो थी", "und"),
        ("港口耗资四千万欧元。", "und"),
    ],
)
def test_a_language_that_is_not_given_is_told_by_the_text(session, text, language):
    load(
        session,
        CLAIM | {"external_id": "told", "text": text},
        CLAIM | {"external_id": "given", "text": text, "language": "nl"},
    )
    found = dict(session.execute(select(Claim.external_id, Claim.language)).all())
    assert found == {"told": language, "given": "nl"}


@on_both_databases
def test_imported_review_is_the_organizations_published_revision_one(session):
    assert counts(load(session, CLAIM)) == (1, 0, 0, 0)
    [revision] = revisions(session)
    view = get_revision(session, revision.review_id, 1)
    assert (view.claim.external_id, view.claim.text) == (CLAIM["external_id"], CLAIM["text"])
    assert (view.claim.kind, view.claim.claim_date, view.claim.language) == ("quantity", dt.date(2024, 3, 1), "en")
    assert session.get(Speaker, view.claim.speaker_id).name == "Mayor Ada"
    assert (view.organization.name, view.review.state, view.review.current_number) == ("Harbor desk", "published", 1)
    assert (revision.rating, revision.scale, revision.verdict) == ("Spot on", "imported", "true")
    assert (revision.rationale, revision.url) == ("The accounts give 40 million.", "https://desk.example/1")
    assert (revision.reviewed_at, revision.published_at) == (dt.datetime(2024, 3, 2, tzinfo=dt.UTC), NOW)
    assert (revision.imported, revision.author_id, revision.approver_id, revision.correction_kind) == (
        True,
        None,
        None,
        None,
    )
    assert (revision.single_origin, revision.single_reviewer, revision.links_checked) == (True, False, False)
    [(item, source)] = view.evidence
    assert (item.quote, item.locator, item.stance, source.url) == ("40 million", "", "supports", EVIDENCE["url"])
    assert claim_status(session, view.claim, on=NOW.date()) == "checked"
    [candidate] = find_candidates(session, query_terms("a harbor for 40 million"))
    assert candidate.claim_id == view.claim.id
    assert session.scalars(select(Change.action).where(Change.subject_type == "claim")).all() == ["imported"]
    assert session.scalars(select(StatusChange.action)).all() == ["import"]


def test_articles_are_searched_only_for_claims_that_were_there(session):
    def searches(*claims, now) -> int:
        with counted(session) as sent:
            load(session, *claims, now=now)
        return sum("appearances.id > " in statement for statement in sent)

    assert searches(CLAIM, CLAIM | {"external_id": "harbor-2", "reviews": []}, now=NOW) == 0
    false = REVIEW | {"verdict": "false", "evidence": [EVIDENCE | {"stance": "refutes"}]}
    assert searches(CLAIM | {"reviews": [false]}, CLAIM | {"external_id": "harbor-2"}, now=LATER) == 2


def test_stored_articles_are_searched_for_the_claims_that_came_and_for_no_others(session):
    known = make_claim(session)
    make_appearance(session, known, known.text)
    load(session, CLAIM)
    load(session, with_review(rating="Right"), now=LATER)
    load(session, with_review(rating="Right"), now=LATER)
    assert session.scalars(select(Sweep.arguments)).all() == [{"newer_than": known.id}]


def test_who_follows_a_claim_is_told_of_each_verdict_that_is_imported(session):
    follower = make_member(session, make_organization(session), "reader")
    other = CLAIM | {"external_id": "harbor-2"}
    load(session, CLAIM | {"reviews": []}, other | {"reviews": []})
    claim = session.scalars(select(Claim).where(Claim.external_id == CLAIM["external_id"])).one()
    follow_claim(session, follower.user_id, claim.id, now=NOW)
    for lines in ([CLAIM, other], [CLAIM, other], [with_review(rating="Right")]):
        load(session, *lines, now=LATER)
    told = session.execute(select(Notification.user_id, Notification.kind).order_by(Notification.id)).all()
    assert told == [(follower.user_id, Notice.CLAIM_CHANGED)] * 2


@on_both_databases
def test_same_file_again_changes_nothing(session):
    bare = {"external_id": "bare", "text": "Bread is blue."}
    open_dates = CLAIM | {"external_id": "open", "claim_date": None, "reviews": [REVIEW | {"reviewed_at": None}]}
    load(session, CLAIM, bare, open_dates)
    before = content(session)
    again = load(session, dict(reversed(CLAIM.items())), bare, open_dates, now=LATER)
    assert counts(again) == (0, 0, 3, 0)
    assert content(session) == before


def test_what_was_filled_in_may_be_said_later_without_a_new_revision(session):
    load(session, CLAIM)
    said = with_review(true_as_of="2024-03-02", valid_until="2025-03-02")
    assert counts(load(session, said, now=LATER)) == (0, 0, 1, 0)
    assert len(revisions(session)) == 1


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"verdict": "mostly_true"}, "verdict_changed"),
        ({"summary": "The accounts give 41 million."}, "figure_updated"),
        ({"evidence": [EVIDENCE, EVIDENCE | {"url": "https://town.example/"}]}, "evidence_replaced"),
        ({"valid_until": "2026-01-01"}, "dates_extended"),
        ({"timeless": True}, "dates_extended"),
        ({"reviewed_at": "2024-04-02"}, "dates_extended"),
        ({"rating": "Right"}, "wording"),
        ({"url": "https://desk.example/2"}, "wording"),
    ],
)
def test_changed_review_is_the_next_revision(session, changes, kind):
    load(session, CLAIM)
    assert counts(load(session, with_review(**changes), now=LATER)) == (0, 1, 0, 0)
    first, second = revisions(session)
    assert (first.number, second.number, second.correction_kind) == (1, 2, kind)
    assert (first.rating, first.url, first.published_at) == ("Spot on", "https://desk.example/1", NOW)
    assert second.published_at == LATER
    assert session.scalar(select(Review.current_number)) == 2
    assert counts(load(session, with_review(**changes), now=LATER)) == (0, 0, 1, 0)


def test_organizations_are_made_once_and_reviews_added_to_known_claims(session):
    load(session, CLAIM)
    other = REVIEW | {
        "organization": "Other desk",
        "verdict": "mixed",
        "evidence": [EVIDENCE, EVIDENCE | {"stance": "refutes"}],
    }
    assert counts(load(session, CLAIM | {"reviews": [REVIEW, other]})) == (0, 1, 0, 0)
    assert counts(load(session, CLAIM | {"reviews": [other]})) == (0, 0, 1, 0)  # what is left out stays
    assert session.scalars(select(Organization.name).order_by(Organization.id)).all() == ["Harbor desk", "Other desk"]
    assert len(revisions(session)) == 2
    assert session.scalar(select(func.count()).select_from(Source)) == 1


def test_claims_are_kept_apart_by_external_id_never_by_likeness(session):
    twin = CLAIM | {"external_id": "harbor-2"}
    assert counts(load(session, CLAIM, twin)) == (2, 0, 0, 0)
    assert session.scalar(select(func.count()).select_from(Claim)) == 2


def test_line_that_comes_twice_in_a_file_is_read_in_order(session):
    report = load(session, CLAIM, CLAIM, with_review(rating="Right"), CLAIM | {"external_id": "b"})
    assert counts(report) == (2, 1, 1, 0)
    assert [revision.rating for revision in revisions(session)] == ["Spot on", "Right", "Spot on"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"true_as_of": "2024-01-01"}, (dt.date(2024, 1, 1), dt.date(2024, 12, 31))),
        ({}, (dt.date(2024, 3, 2), dt.date(2025, 3, 2))),
        ({"reviewed_at": None}, (dt.date(2024, 3, 1), dt.date(2025, 3, 1))),
        ({"reviewed_at": "2024-03-02T23:00:00-08:00"}, (dt.date(2024, 3, 2), dt.date(2025, 3, 2))),
        ({"valid_until": "2024-03-01"}, (dt.date(2024, 3, 1), dt.date(2024, 3, 1))),  # not after the given end
        ({"valid_until": "2023-12-31"}, (dt.date(2023, 12, 31), dt.date(2023, 12, 31))),
        ({"next_release": "2024-09-30"}, (dt.date(2024, 3, 2), dt.date(2024, 9, 30))),
        ({"next_release": "2024-01-31"}, (dt.date(2024, 3, 2), dt.date(2025, 3, 2))),  # over before as of
        ({"next_release": "2024-09-30", "valid_until": "2024-06-01"}, (dt.date(2024, 3, 2), dt.date(2024, 6, 1))),
        ({"next_release": "2024-09-30", "timeless": True}, (dt.date(2024, 3, 2), None)),
        ({"timeless": True}, (dt.date(2024, 3, 2), None)),
    ],
)
def test_dates_that_a_line_leaves_open(session, fields, expected):
    load(session, with_review(**fields))
    [revision] = revisions(session)
    assert (revision.true_as_of, revision.valid_until) == expected
    assert revision.timeless is (expected[1] is None)


def test_day_of_the_import_and_the_type_decide_where_nothing_else_does(session):
    bare = {"organization": "Desk", "rating": "?", "verdict": "unproven"}
    load(session, {"external_id": "a", "text": "Bread is blue.", "reviews": [bare]})
    load(session, {"external_id": "b", "text": "She is mayor.", "kind": "status", "reviews": [bare]})
    event, status = revisions(session)
    assert (event.kind, event.true_as_of, event.valid_until, event.timeless) == ("event", NOW.date(), None, True)
    assert (status.kind, status.true_as_of, status.valid_until) == ("status", NOW.date(), dt.date(2024, 8, 30))


@pytest.mark.parametrize(
    ("text", "kind"), [("It cost 4.", "quantity"), ("It cost ٤.", "quantity"), ("It cost a lot.", "event")]
)
def test_type_of_a_line_that_gives_none(text, kind):
    assert default_kind(text) == kind


# --- bad lines -------------------------------------------------------------------------------------------------------


@on_both_databases
def test_bad_lines_are_reported_by_number_and_leave_nothing_half_written(session):
    good = CLAIM | {"external_id": "good"}
    lines = [
        "{",
        good,
        "",
        with_review(verdict="proven"),
        with_review(evidence=[]),
        with_review(true_as_of="2024-03-02", valid_until="2024-03-01"),
        CLAIM | {"text": "x" * 2_001},
        CLAIM | {"text": "a\x00"},
        CLAIM | {"text": "\ud800"},
        CLAIM | {"claimed_by": "x"},
        "\n",
        CLAIM | {"external_id": "last"},
    ]
    report = load(session, *lines)
    assert counts(report) == (2, 0, 0, 8)
    assert [number for number, _ in report.problems] == [1, 4, 5, 6, 7, 8, 9, 10]
    assert all(detail.strip() for _, detail in report.problems)
    assert session.scalars(select(Claim.external_id).order_by(Claim.id)).all() == ["good", "last"]
    assert session.scalar(select(func.count()).select_from(ReviewRevision)) == 2


def test_second_bad_review_keeps_the_whole_line_out(session):
    bad = REVIEW | {"organization": "Other desk", "verdict": "false"}
    report = load(session, CLAIM | {"reviews": [REVIEW, bad]})
    assert counts(report) == (0, 0, 0, 1)
    assert report.problems[0][1].startswith("reviews[1].evidence:")
    assert session.scalar(select(func.count()).select_from(Claim)) == 0


@pytest.mark.parametrize(
    ("changes", "words"), [({"text": "The harbor cost 41 million euros."}, "frozen"), ({"kind": "event"}, "type")]
)
def test_public_claim_keeps_text_and_type(session, changes, words):
    load(session, CLAIM)
    before = content(session)
    report = load(session, CLAIM | changes | {"reviews": [REVIEW | {"rating": "Right"}]})
    assert counts(report) == (0, 0, 0, 1)
    assert words in report.problems[0][1]
    assert content(session) == before


def test_claim_without_public_review_can_change(session):
    bare = {"external_id": "a", "text": "The ferry holds 300."}
    load(session, bare)
    claim = session.scalars(select(Claim)).one()
    said = make_appearance(session, claim, "On the ferry is room for 300.")
    user = make_member(session, make_organization(session), "checker")
    match = make_match(session, said, claim, relation=Relation.SAME, state="confirmed", decided_by_id=user.user_id)
    match.decided_at, match.is_wording = NOW - dt.timedelta(days=1), True
    index_wording(session, match.id, said.standalone_text)
    changed = bare | {"text": "The tram holds 200.", "kind": "status", "claimant": "Ada", "claim_date": "2024-01-01"}
    assert counts(load(session, changed)) == (0, 1, 0, 0)
    assert (claim.text, claim.kind, claim.claim_date) == ("The tram holds 200.", "status", dt.date(2024, 1, 1))
    assert find_candidates(session, query_terms("ferry")) == []
    assert (match.state, match.is_wording) == ("confirmed", False), "a person's word stands, for what it was said of"
    assert [sweep.arguments.get("claim_ids") for sweep in session.scalars(select(Sweep))] == [[claim.id]]
    assert len(find_candidates(session, query_terms("tram"))) == 1
    assert check(session, known_claims=1) == []
    assert counts(load(session, bare | {"text": "The tram holds 200."})) == (0, 0, 1, 0)  # left out is not taken away
    actions = session.scalars(select(Change.action).where(Change.subject_type == "claim").order_by(Change.id)).all()
    assert actions == ["imported", "changed", "reworded"]


def test_what_follows_a_new_text_is_compared_once_and_with_all_that_is_new(session, monkeypatch):
    dated = []
    monkeypatch.setattr(imports, "follow_rewording", lambda _, claim, **__: dated.append(claim.claim_date))
    bare = [{"external_id": name, "text": f"The ferry {name} holds 300."} for name in "ab"]
    load(session, *bare)
    make_appearance(session, None, "On the ferry is room for 300.")
    again = [line | {"text": f"The tram {line['external_id']} holds 200.", "claim_date": "2024-01-01"} for line in bare]
    load(session, *again, again[0] | {"text": "The tram a holds 250."})
    assert dated == [dt.date(2024, 1, 1)] * 3
    claim_ids = session.scalars(select(Claim.id).order_by(Claim.id)).all()
    assert [sweep.arguments for sweep in session.scalars(select(Sweep))] == [{"claim_ids": claim_ids}]


def test_claimant_and_date_of_a_public_claim_can_be_put_right(session):
    load(session, CLAIM)
    assert counts(load(session, CLAIM | {"claimant": "Mayor Eve", "claim_date": "2024-02-29"})) == (0, 1, 0, 0)
    claim = session.scalars(select(Claim)).one()
    assert (session.get(Speaker, claim.speaker_id).name, claim.claim_date) == ("Mayor Eve", dt.date(2024, 2, 29))
    assert len(revisions(session)) == 1


def test_import_leaves_the_work_of_people_here_alone(session):
    organization = make_organization(session, "Harbor desk")
    checker, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    load(session, CLAIM | {"reviews": []})
    claim = session.scalars(select(Claim)).one()
    review = open_review(session, claim.id, organization.id, actor=SYSTEM, now=NOW)
    write_draft(session, review, checker)
    for expected in ("in_progress", "in_approval", "published"):
        assert review.state == expected
        report = load(session, CLAIM)
        assert counts(report) == (0, 0, 0, 1)
        assert f"it is {expected}" in report.problems[0][1]
        if expected == "in_progress":
            step(session, review, "submit", checker)
        elif expected == "in_approval":
            step(session, review, "approve", reviewer)
    assert [revision.imported for revision in revisions(session)] == [False]


@pytest.mark.parametrize("begun", ["a draft that was given back", "a recheck that was taken", "a recheck's draft"])
def test_import_leaves_alone_what_somebody_has_begun(session, begun):
    organization = make_organization(session, "Harbor desk")
    checker = make_member(session, organization, "checker")
    is_recheck = "recheck" in begun
    load(session, CLAIM if is_recheck else UNCHECKED)
    if is_recheck:
        review = session.scalars(select(Review)).one()
        step(session, review, "recheck", checker, reason="New count.")
    else:
        review = open_review(session, session.scalar(select(Claim.id)), organization.id, actor=SYSTEM, now=NOW)
    if begun == "a recheck that was taken":
        step(session, review, "claim", checker)
    else:
        write_draft(session, review, checker)
        step(session, review, "release", checker, reason="Go on with it.")
    before, published = review.state, len(revisions(session))
    report = load(session, with_review(summary="Counted anew."), now=LATER)
    assert counts(report) == (0, 0, 0, 1)
    assert "is worked on here" in report.problems[0][1]
    assert (review.state, len(revisions(session))) == (before, published)


def test_review_that_only_waits_is_filled_by_the_import(session):
    organization = make_organization(session, "Harbor desk")
    load(session, CLAIM | {"reviews": []})
    review = open_review(session, session.scalar(select(Claim.id)), organization.id, actor=SYSTEM, now=NOW)
    assert counts(load(session, CLAIM, now=LATER)) == (0, 1, 0, 0)
    session.expire_all()
    assert (review.state, review.current_number, review.state_since) == (ReviewState.PUBLISHED, 1, LATER)
    assert (review.due_at, review.warn_at) == (None, None)


def test_work_that_an_import_ended_later_tells_nothing_of_what_was_public_then(session):
    organization = make_organization(session, "Harbor desk")
    load(session, CLAIM | {"reviews": []})
    claim = session.scalars(select(Claim)).one()
    open_review(session, claim.id, organization.id, actor=SYSTEM, now=NOW)
    load(session, CLAIM, now=LATER)
    for known_at in (NOW + dt.timedelta(days=1), LATER):
        moment = {"on": dt.date(2024, 4, 1), "known_at": known_at}
        assert claim_status(session, claim, **moment) is PublicStatus.CHECKED
        assert list(list_claims(session, status="checked", **moment).items) == [claim]


def test_new_import_answers_a_recheck_but_never_undoes_a_withdrawal(session):
    organization = make_organization(session, "Harbor desk")
    checker, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    load(session, CLAIM)
    review = session.scalars(select(Review)).one()
    step(session, review, "recheck", checker, reason="New count.")
    assert counts(load(session, CLAIM)) == (0, 0, 1, 0)
    assert review.state is ReviewState.RECHECK  # the same again is no answer
    assert counts(load(session, with_review(summary="Counted anew."))) == (0, 1, 0, 0)
    assert (review.state, review.current_number) == (ReviewState.PUBLISHED, 2)
    step(session, review, "withdraw", reviewer, reason="Wrong source.")
    assert counts(load(session, with_review(summary="Counted anew."))) == (0, 0, 1, 0)
    assert counts(load(session, with_review(summary="Counted once more."))) == (0, 0, 0, 1)
    assert review.state is ReviewState.WITHDRAWN


def test_the_text_of_a_merged_claim_is_left_alone(session):
    load(session, CLAIM | {"reviews": []})
    claim, other = session.scalars(select(Claim)).one(), make_claim(session)
    claim.merged_into_id = other.id
    session.flush()
    report = load(session, CLAIM | {"reviews": [], "text": "The pier cost 41 million euros."})
    assert counts(report) == (0, 0, 0, 1)
    assert f"was merged into claim {other.id}" in report.problems[0][1]
    assert claim.text == CLAIM["text"]
    assert counts(load(session, CLAIM)) == (0, 1, 0, 0), "a review of the same text is taken in"


@on_both_databases
def test_new_import_settles_what_waited_for_it(session):
    organization = make_organization(session, "Harbor desk")
    checker, reviewer = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    load(session, with_review(valid_until="2025-05-01"))
    review = session.scalars(select(Review)).one()
    assert let_day_come(session, LAPSED) == 1
    snooze(session, review.id, actor=checker, now=LAPSED)
    assert review.due_at is not None
    much_later = LAPSED + dt.timedelta(days=60)
    assert counts(load(session, with_review(summary="Counted anew.", valid_until="2026-05-01"), now=much_later))[1] == 1
    (reason,) = list_reasons(session, review.id)
    assert (reason.outcome, reason.settled_at) == ("revised", much_later)
    session.refresh(review)
    assert review.state is ReviewState.PUBLISHED
    assert (review.recheck_priority, review.due_at, review.warn_at, review.snoozed_until) == (None, None, None, None)
    overdue = queue(session, organization_id=organization.id, tab="overdue", user_id=None, now=much_later)
    assert list(overdue.items) == []
    step(session, review, "recheck", checker, now=much_later, reason="A reader asks.")
    step(session, review, "dismiss", reviewer, now=much_later, reason="It is still so.")  # no old reason is in the way


# --- batches ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("database_kind", "count"),
    [
        ("sqlite", 499),
        ("sqlite", 500),
        pytest.param("postgresql", 1_203, marks=pytest.mark.postgresql),
    ],
    indirect=["database_kind"],
)
def test_batches_of_any_size_are_indexed(session, count):
    claims = [CLAIM | {"external_id": f"x{number}", "text": f"Item {number} cost 7 euros."} for number in range(count)]
    assert counts(load(session, *claims)) == (count, 0, 0, 0)
    assert check(session, known_claims=count) == []
    assert len(find_candidates(session, query_terms("item 77"), limit=1)) == 1


@on_both_databases
def test_line_that_another_import_took_first_is_read_against_it(session):
    """The batch is planned, then another import commits one of its claims: only that line is looked at anew."""
    if session.get_bind().dialect.name == "sqlite":
        pytest.skip("SQLite lets one writer in at a time")
    load(session, CLAIM)  # organization, speaker and source are known: the two shall meet at the claim
    session.commit()
    flush = session.flush

    def overtaken(*arguments):
        if any(isinstance(row, Claim) for row in session.new):
            session.flush = flush
            with Session(session.get_bind()) as other:
                load(other, CLAIM | {"external_id": "theirs", "text": "Theirs."})
                other.commit()
        return flush(*arguments)

    session.flush = overtaken
    report = load(session, CLAIM | {"external_id": "mine"}, CLAIM | {"external_id": "theirs", "text": "Mine."})
    assert session.flush == flush  # it did come between
    assert counts(report) == (1, 0, 0, 1)
    assert report.problems[0][0] == 2
    assert "frozen" in report.problems[0][1]
    session.commit()
    texts = dict(session.execute(select(Claim.external_id, Claim.text)).all())
    assert texts == {"harbor-1": CLAIM["text"], "mine": CLAIM["text"], "theirs": "Theirs."}
    assert check(session, known_claims=3) == []


BARE = {"external_id": CLAIM["external_id"], "text": CLAIM["text"]}


@on_postgresql
@pytest.mark.parametrize(
    "changes",
    [{"text": "The quay cost 9 million euros."}, {"text": "The harbor cost 41 million euros."}, {"kind": "event"}],
    ids=["words", "figure", "type"],
)
@pytest.mark.parametrize("line", [UNCHECKED, BARE], ids=["all", "least"])
@pytest.mark.parametrize("first", ["import", "approve"])
def test_what_is_published_while_the_claim_is_imported_has_its_words_and_type(session, first, line, changes):
    assert counts(load(session, line)) == (1, 0, 0, 0)
    claim = session.scalars(select(Claim)).one()
    organization = make_organization(session)
    author, approver = make_member(session, organization, "checker"), make_member(session, organization, "reviewer")
    review_id = submit_review(session, make_review(session, organization, claim), author).id
    session.commit()
    reports = []
    works = {
        "import": lambda own: reports.append(load(own, line | changes)),
        "approve": lambda own: step(own, own.get_one(Review, review_id), "approve", approver),
    }
    (second,) = works.keys() - {first}
    if first == "import" and "text" in changes:
        with pytest.raises(Stale):  # who approves has not seen the new words
            do_in_turn(session, works[first], works[second])
        session.expire_all()
        assert (revisions(session), claim.text) == ([], changes["text"])
        return
    do_in_turn(session, works[first], works[second])
    (report,) = reports
    (revision,) = revisions(session)
    assert (revision.claim_text, revision.kind) == (claim.text, claim.kind)
    if first == "import":
        assert counts(report) == (0, 1, 0, 0)
        assert claim.text == CLAIM["text"]
    else:
        assert counts(report) == (0, 0, 0, 1)
        assert (claim.text, claim.kind) == (CLAIM["text"], "quantity")
        ((number, problem),) = report.problems
        assert number == 1
        assert "publi" in problem
        assert ("frozen" if "text" in changes else "fixed at the first publication") in problem


@on_postgresql
def test_an_import_while_its_claim_is_merged_waits_in_no_circle(session):
    load(session, CLAIM)
    claim_id = session.scalars(select(Claim.id)).one()
    session.commit()
    lock_reviews(session, [claim_id])
    line = with_review(rating="Right") | {"claim_date": "2024-02-29"}
    waiting = begin_waiting(session, lambda own: counts(load(own, line)))
    assert not waiting.done()
    lock_claims(session, claim_id)
    session.commit()
    assert waiting.result() == (0, 1, 0, 0)
    assert [revision.number for revision in revisions(session)] == [1, 2]


@on_postgresql
def test_a_review_that_is_worked_on_while_it_is_imported_is_left_alone(session):
    organization = make_organization(session, "Harbor desk")
    author = make_member(session, organization, "checker")
    claim = make_claim(session, CLAIM["text"], external_id="harbor-1")
    review = make_review(session, organization, claim)
    session.commit()
    report = do_in_turn(session, lambda own: write_draft(own, review, author), lambda own: load(own, CLAIM))
    assert [number for number, _ in report.problems] == [1]
    assert (review.state, review.current_number) == (ReviewState.IN_PROGRESS, None)


def test_reports_add_up():
    first, second = ImportReport(1, 2, 3, [(1, "a")]), ImportReport(10, 20, 30, [(9, "b")])
    assert first + second == ImportReport(11, 22, 33, [(1, "a"), (9, "b")])
