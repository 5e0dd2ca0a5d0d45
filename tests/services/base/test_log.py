"""The log: public facts are entered with what makes them, dense and in order; the rest never is."""

from __future__ import annotations

import json
import threading

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import ClaimsError, Conflict, Invalid, NotFound
from claims.core.records import MatchState, Relation
from claims.core.transparency.facts import PUBLIC_STEPS, content_hash
from claims.core.transparency.merkle import is_consistent, is_included, leaf_hash
from claims.core.transparency.signed_note import Signer
from claims.models import (
    Change,
    Claim,
    LogEntry,
    LogHead,
    LogNode,
    Organization,
    ReviewRevision,
    StatusChange,
)
from claims.services.base.actors import CLI, SYSTEM
from claims.services.base.changes import record_change
from claims.services.base.log import appending
from claims.services.claims.claim_history import claim_history
from claims.services.exchange.imports import import_lines
from claims.services.judging.judgements import judge
from claims.services.removal.log_redaction import redact_entry
from claims.services.transparency.log_check import check_log
from claims.services.transparency.log_checkpoints import (
    LogSigning,
    checkpoint_of_size,
    latest_checkpoint,
    list_checkpoints,
    sign_log,
)
from claims.services.transparency.log_entries import entry_contents, get_entry, list_entries, list_entries_from
from claims.services.transparency.log_proofs import consistency_proof, inclusion_proof, log_root, log_size, root_at
from claims.services.transparency.log_restore import ExportedEntry, restore_log
from tests.support.databases import LOG_KEY, on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_review,
    recheck_review,
    step,
    submit_review,
    write_draft,
)
from tests.support.log_facts import KEYS, SIGNING, leaf_at, logged, make_facts, published, rows_of


def test_the_life_of_a_review_is_logged_without_its_inner_work(session) -> None:
    review, author, approver = published(session)
    recheck_review(session, review, author, rationale="Another count says so, too.", correction_kind="wording")
    step(session, review, "revise", author)
    step(session, review, "return", approver, reason="Say which count.")
    step(session, review, "revise", author)
    step(session, review, "approve", approver)
    other = make_member(session, session.get_one(Organization, review.organization_id), "reviewer")
    step(session, review, "withdraw", other, reason="The source was retracted.")
    step(session, review, "reopen", other, reason="There is a new source.")
    assert logged(session) == [
        "claim.created",
        "review.open",
        "review.published",
        "recheck_reason.opened",
        "review.recheck",
        "review.published",
        "review.withdraw",
        "review.reopen",
    ]
    assert leaf_at(session, 5) == {
        "at": "2024-06-01T12:00:00.000000Z",
        "claim": review.claim_id,
        "content": leaf_at(session, 5)["content"],
        "correction": "wording",
        "fact": "review.published",
        "index": 5,
        "review": review.id,
        "revision": 2,
        "v": 2,
        "verdict": "true",
    }
    assert check_log(session, KEYS).findings == []


@on_both_databases
def test_the_history_of_a_claim_names_the_entries(session) -> None:
    review, _, _ = published(session)
    appearance = make_appearance(session, None, "The harbor cost 40 million euros.")
    match = make_match(session, appearance, session.get_one(Claim, review.claim_id))
    checker = make_member(session, make_organization(session), "checker")
    judge(session, match.id, state=MatchState.SUGGESTED, actor=checker, now=NOW)
    found = {(item.kind, item.what): item.log_index for item in claim_history(session, review.claim_id)}
    entries = {row.fact: row.leaf_index for row in list_entries(session).items}
    assert found == {
        ("change", "created"): entries["claim.created"],
        ("status", "open"): entries["review.open"],
        ("revision", "published"): entries["review.published"],
        ("change", "match_judged"): entries["claim.match_judged"],
        ("judgement", "suggested"): entries["claim.match_judged"],
    }


def test_a_review_that_moves_to_another_claim_keeps_its_logged_content(session) -> None:
    review, _, _ = published(session)
    review.claim_id = make_claim(session).id
    session.flush()
    assert check_log(session).findings == []


@on_both_databases
def test_leaves_hold_neither_words_nor_people(session) -> None:
    review, author, _ = published(session)
    leaves = b"".join(session.scalars(select(LogEntry.leaf)))
    revision = session.scalars(select(ReviewRevision)).one()
    for words in (revision.rationale, revision.claim_text, revision.rating, "Harbor office", f"user:{author.user_id}"):
        assert words.encode() not in leaves
    assert review.current_number == 1


def test_what_is_not_public_is_never_logged(session) -> None:
    organization = make_organization(session)
    author, other = make_member(session, organization, "checker"), make_member(session, organization, "checker")
    reviewer = make_member(session, organization, "reviewer")
    review = make_review(session, organization)
    before = log_size(session)
    write_draft(session, review, author)
    step(session, review, "release", author, reason="Somebody else should look.")
    step(session, review, "assign", reviewer, assignee_id=other.user_id)
    submit_review(session, review, other, rationale="Other words of another person.")
    step(session, review, "return", reviewer, reason="One more source.")
    assert log_size(session) == before
    assert not PUBLIC_STEPS & {
        "claim",
        "assign",
        "release",
        "submit",
        "second",
        "skip",
        "adjudicate",
        "approve",
        "return",
    }


@on_both_databases
def test_a_judgement_and_what_follows_from_it_are_logged_in_order(session) -> None:
    organization = make_organization(session)
    checker = make_member(session, organization, "checker")
    known, opened = make_claim(session), make_claim(session)
    make_review(session, organization, opened)
    appearance = make_appearance(session, opened, "The harbor cost 40 million euros.")
    match = make_match(session, appearance, known, relation=Relation.SAME)
    before = log_size(session)
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW, reason="The same figure.")
    facts = logged(session)[before:]
    assert facts[0] == "claim.match_judged"
    assert set(facts[1:]) <= {"claim.appearance_linked", "review.decline"}
    assert "review.decline" in facts
    assert check_log(session).findings == []


@on_both_databases
def test_an_import_is_one_dense_run_and_repeating_it_adds_nothing(session) -> None:
    review = {
        "organization": "Harbor Desk",
        "rating": "True",
        "verdict": "true",
        "true_as_of": "2020-01-01",
        "timeless": True,
        "summary": "The port counted them.",
        "reviewed_at": "2020-01-02",
        "evidence": [{"title": "Count", "url": "https://port.example/", "quote": "41,000", "stance": "supports"}],
    }
    texts = [
        {"external_id": f"e{n}", "text": f"The ferry carried {n},000 people.", "reviews": [review]} for n in range(9)
    ]
    lines = [(number, json.dumps(line)) for number, line in enumerate(texts, 1)]
    assert import_lines(session, lines, now=NOW, actor=CLI).problems == []
    assert sorted(logged(session)) == ["claim.imported"] * 9 + ["review.published"] * 9
    assert list(session.scalars(select(LogEntry.leaf_index).order_by(LogEntry.leaf_index))) == list(range(18))
    import_lines(session, lines, now=NOW, actor=CLI)
    assert log_size(session) == 18
    assert check_log(session).findings == []


def test_what_fails_is_neither_done_nor_logged(session) -> None:
    review, author, _ = published(session)
    before = logged(session)
    for action in ("withdraw", "decline", "dismiss"):
        with pytest.raises(ClaimsError):
            step(session, review, action, author, reason="No.")
    with pytest.raises(ZeroDivisionError), appending(session):  # noqa: PT012  (what comes before the failure matters)
        record_change(session, "claim", review.claim_id, "merged", actor=SYSTEM, now=NOW)
        _ = 1 / 0
    with appending(session):
        record_change(session, "claim", review.claim_id, "kind_changed", actor=SYSTEM, now=NOW)
        with pytest.raises(ClaimsError):
            step(session, review, "withdraw", author, reason="No.")
    assert logged(session) == [*before, "claim.kind_changed"]


def test_a_rolled_back_fact_leaves_no_gap(session) -> None:
    make_claim(session)
    session.commit()
    make_claim(session)
    session.rollback()
    make_claim(session)
    session.commit()
    assert [leaf_at(session, index)["index"] for index in range(log_size(session))] == [0, 1]
    assert check_log(session).findings == []


@on_both_databases
def test_stored_nodes_prove_every_entry_and_every_size(session) -> None:
    checkpoints = []
    for count in (1, 2, 5, 9):
        make_facts(session, count)
        checkpoints.append(sign_log(session, SIGNING, now=NOW))
    size = log_size(session)
    assert (size, [row.size for row in checkpoints]) == (17, [1, 3, 8, 17])
    assert log_root(session) == root_at(session, 17) == checkpoints[-1].root
    for index in range(size):
        proof = inclusion_proof(session, index)
        assert is_included(proof.entry.leaf_hash, index, 17, proof.hashes, log_root(session))
        smallest = inclusion_proof(session, index, size=index + 1)
        assert smallest.checkpoint.size == next(row.size for row in checkpoints if row.size > index)
    for first in range(size + 1):
        hashes = consistency_proof(session, first, size)
        assert is_consistent(first, size, root_at(session, first), log_root(session), hashes)


def test_proofs_that_cannot_be_given(session) -> None:
    make_facts(session, 3)
    assert inclusion_proof(session, 1) is None, "nothing is signed yet"
    sign_log(session, SIGNING, now=NOW)
    for index, size in ((1, 0), (1, 1), (1, 4)):
        with pytest.raises(Invalid) as caught:
            inclusion_proof(session, index, size=size)
        assert caught.value.code == "log_range"
    for first, second in ((2, 1), (-1, 2), (0, 4)):
        with pytest.raises(Invalid):
            consistency_proof(session, first, second)
    for index in (3, -1, 2**70):
        with pytest.raises(NotFound):
            inclusion_proof(session, index)


@on_both_databases
def test_pages_of_entries(session) -> None:
    make_facts(session, 7)
    page = list_entries(session, limit=3)
    assert [row.leaf_index for row in page.items] == [6, 5, 4]
    assert [row.leaf_index for row in list_entries(session, after=page.next_cursor, limit=9).items] == [3, 2, 1, 0]
    oldest = list_entries_from(session, 2, limit=3)
    assert [row.leaf_index for row in oldest.items] == [2, 3, 4]
    rest = list_entries_from(session, 2, after=oldest.next_cursor, limit=3)
    assert ([row.leaf_index for row in rest.items], rest.next_cursor) == ([5, 6], None)
    claim = make_claim(session)
    with appending(session):
        record_change(session, "claim", claim.id, "created", actor=SYSTEM, now=NOW, detail={"text": claim.text})
    own = list_entries(session, claim_id=claim.id).items
    assert own[0].leaf_index == list_entries(session).items[0].leaf_index
    assert {row.claim_id for row in own} == {claim.id}
    for cursor in ("", "nonsense", oldest.next_cursor, "é", "x" * 200, "bG9nLW5ld2VzdDotMQ"):
        with pytest.raises(Invalid):
            list_entries(session, after=cursor)


def test_a_checkpoint_is_signed_once_for_each_size_and_set_of_keys(session) -> None:
    make_facts(session, 3)
    first = sign_log(session, SIGNING, now=NOW)
    assert sign_log(session, SIGNING, now=NOW).id == first.id
    both = LogSigning((Signer("registry.example/claims", bytes(32)), *SIGNING.signers))
    assert sign_log(session, both, now=NOW).id != first.id
    assert latest_checkpoint(session).note.count("— ") == 2
    assert [row.size for row in list_checkpoints(session).items] == [3, 3]
    assert checkpoint_of_size(session, 3).id == latest_checkpoint(session).id
    with pytest.raises(NotFound):
        checkpoint_of_size(session, 2)


def refusal_of(session: Session, signing: LogSigning = SIGNING, **options: object) -> str:
    with pytest.raises(Conflict) as caught:
        sign_log(session, signing, now=NOW, **options)
    return caught.value.code


def test_nothing_is_signed_that_contradicts_what_was_signed(session) -> None:
    make_facts(session, 5)
    published = sign_log(session, SIGNING, now=NOW).note
    session.rollback()  # as if a backup was put back
    make_facts(session, 4)
    assert refusal_of(session, published=published) == "log_behind"
    record_change(session, "claim", 99, "created", actor=SYSTEM, now=NOW)
    assert refusal_of(session, published=published) == "log_forked"
    sign_log(session, SIGNING, now=NOW)
    assert refusal_of(session, LogSigning((Signer("other.example/log", LOG_KEY),))) == "log_origin_changed"


def test_content_is_what_the_leaf_holds_the_hash_of(session) -> None:
    published(session)
    entries = list_entries(session).items
    contents = entry_contents(session, entries)
    for entry in entries:
        found = contents[entry.leaf_index]
        assert found.is_unchanged
        assert leaf_at(session, entry.leaf_index)["content"] == content_hash(found.content)
    newest = contents[entries[0].leaf_index].content
    assert (newest["rationale"], newest["evidence"][0]["quote"]) == (
        "The accounts give the same figure.",
        "The works cost 40 million euros.",
    )


@on_both_databases
def test_many_writers_make_one_dense_log(session) -> None:
    """Appending at once from several connections, in batches of different sizes, with some that fail."""
    engine, writers, rounds = session.get_bind(), 4, 6
    session.commit()
    failures: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for turn in range(rounds):
                with Session(engine) as own:
                    make_facts(own, 1 + (number + turn) % 3)
                    if (number + turn) % 5 == 4:
                        own.rollback()
                    else:
                        own.commit()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    session.rollback()
    indexes = list(session.scalars(select(LogEntry.leaf_index).order_by(LogEntry.leaf_index)))
    assert indexes == list(range(session.scalar(select(LogHead.size))))
    assert len(indexes) == session.scalar(select(func.count()).select_from(Change))
    assert session.scalar(select(func.count()).select_from(LogNode)) == len(indexes) - len(indexes).bit_count()
    assert check_log(session).findings == []


def test_the_hash_of_a_leaf_is_of_the_stored_bytes(session) -> None:
    make_claim(session, "Zürich hat 420.000 Einwohner – „seit 2017“.")
    entry = get_entry(session, 0)
    assert entry.leaf_hash == leaf_hash(entry.leaf)
    assert (entry.fact_table, entry.fact_id) == (Change.__tablename__, session.scalars(select(Change.id)).one())
    assert rows_of(session, StatusChange.__tablename__) == 0


@on_both_databases
def test_an_exported_log_is_restored_with_the_same_root(session) -> None:
    published(session)
    redact_entry(session, 1, ["leaf"], reason="A court.", actor=CLI, now=NOW)
    names = ("leaf", "leaf_hash", "fact", "fact_table", "fact_id", "claim_id", "created_at")
    entries = [
        ExportedEntry(**{name: getattr(row, name) for name in names}) for row in list_entries(session).items[::-1]
    ]
    root = log_root(session)
    with pytest.raises(Conflict) as caught:
        restore_log(session, entries)
    assert caught.value.code == "log_not_empty"
    session.rollback()
    with pytest.raises(Invalid) as wrong:
        restore_log(session, entries[::-1])
    assert wrong.value.code == "log_leaf_wrong"
    session.rollback()
    assert restore_log(session, entries) == len(entries)
    assert (log_root(session), log_size(session)) == (root, len(entries))
    assert root_at(session, len(entries)) == root
