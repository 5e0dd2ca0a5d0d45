"""What is only added stays: the databases refuse changes, lawful removals leave hashes, and who gets past is found out."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.records import MatchState
from claims.models import (
    Evidence,
    ReviewRevision,
)
from claims.models.append_only import APPEND_ONLY
from claims.models.append_only import KEYS as KEYS_OF
from claims.services.base.actors import CLI
from claims.services.judging.dispositions import demote_appearance
from claims.services.judging.judgements import judge
from claims.services.judging.reading_corrections import CorrectedReading, correct_reading
from claims.services.matching.matching import MatchingSettings
from claims.services.removal.log_redaction import redact_entry, removable_fields
from claims.services.transparency.log_check import check_log
from claims.services.transparency.log_checkpoints import (
    sign_log,
)
from claims.services.transparency.log_entries import entry_contents, get_entry, list_entries
from claims.services.transparency.log_proofs import log_root, root_at
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
)
from tests.support.log_facts import KEYS, SIGNING, leaf_at, logged, make_facts, published, rows_of

REPLACED = {
    "id": "OLD.id + 1000",
    "leaf_index": "OLD.leaf_index + 1000",
    "hash": "zeroblob(32)",
    "size": "OLD.size + 1",
}
"""Columns that a row which takes another's place may have otherwise."""

PROTECTED = (
    "changes",
    "disposition_judgements",
    "evidence",
    "judgements",
    "log_checkpoints",
    "log_entries",
    "log_head",
    "log_nodes",
    "log_redactions",
    "reading_corrections",
    "review_revisions",
    "status_changes",
)


def refused(session: Session, statement: str) -> bool:
    """Whether a trigger of ours refuses a statement; nothing of it stays."""
    savepoint = session.begin_nested()
    try:
        session.execute(text(statement))
    except DatabaseError as error:
        savepoint.rollback()
        return "are only added" in str(error) or "the log only grows" in str(error)
    savepoint.rollback()
    return False


def fill_protected(session: Session) -> None:
    review, _, _ = published(session)
    checker = make_member(session, make_organization(session), "checker")
    appearance = make_appearance(session, None, "The harbor cost 40 million euros.")
    match = make_match(session, appearance, make_claim(session))
    judge(session, match.id, state=MatchState.SUGGESTED, actor=checker, now=NOW)
    wanted = CorrectedReading(speaker="Nora Halm")
    correct_reading(session, appearance.id, wanted, actor=checker, now=NOW, settings=MatchingSettings())
    demote_appearance(session, appearance.id, shelf_reason="opinion", actor=checker, now=NOW)
    sign_log(session, SIGNING, now=NOW)
    redact_entry(session, 0, ["detail"], reason="A court said so.", actor=CLI, now=NOW)
    session.flush()
    assert review.current_number == 1


@on_both_databases
def test_the_database_refuses_to_change_or_remove_what_is_only_added(session) -> None:
    fill_protected(session)
    for table in PROTECTED:
        assert rows_of(session, table), table
        assert refused(session, f"DELETE FROM {table}"), table
        key = {"log_entries": "leaf_index", "log_nodes": "position", "log_head": "size"}.get(table, "id")
        assert refused(session, f"UPDATE {table} SET {key} = {key} - 1"), table
    for table, column in (
        ("changes", "action"),
        ("changes", "reason"),
        ("status_changes", "reason"),
        ("judgements", "reason"),
        ("disposition_judgements", "shelf_reason"),
        ("reading_corrections", "reason"),
        ("review_revisions", "verdict"),
        ("review_revisions", "rationale"),
        ("evidence", "quote"),
        ("log_checkpoints", "note"),
        ("log_redactions", "reason"),
    ):
        assert refused(session, f"UPDATE {table} SET {column} = 'something else'"), (table, column)
    assert refused(session, "UPDATE log_entries SET leaf = NULL")
    assert refused(session, "UPDATE review_revisions SET rationale = '[removed]'"), "no redaction says so"
    if session.get_bind().dialect.name == "postgresql":
        for table in PROTECTED:
            assert refused(session, f"TRUNCATE {table} CASCADE"), table


def test_sqlite_refuses_what_passes_by_its_triggers_for_changing_and_deleting(session) -> None:
    """A column under another name, and rows that push out others by any key that they share with them."""
    fill_protected(session)
    schema = inspect(session.connection())
    for table in (*APPEND_ONLY, "log_head"):
        assert rows_of(session, table), table
        for name in ("rowid", "_rowid_", "oid"):
            assert refused(session, f"UPDATE {table} SET {name} = {name} + 1000"), (table, name)
        columns = [column["name"] for column in schema.get_columns(table)]
        uniques = [
            *schema.get_unique_constraints(table),
            *(item for item in schema.get_indexes(table) if item["unique"]),
        ]
        keys = [schema.get_pk_constraint(table)["constrained_columns"], *(item["column_names"] for item in uniques)]
        known = [key.split(", ") for key in KEYS_OF.get(table, ("id",))]
        assert sorted(known) == sorted(keys), table
        for key in keys:
            values = ", ".join(f"OLD.{name}" if name in key else REPLACED.get(name, f"OLD.{name}") for name in columns)
            other = f"INSERT OR REPLACE INTO {table} SELECT {values} FROM {table} AS OLD LIMIT 1"
            assert refused(session, other), (table, key)


@on_both_databases
def test_text_can_be_removed_on_a_legal_ground_and_the_log_still_verifies(session) -> None:
    published(session)
    index = next(row.leaf_index for row in list_entries(session).items if row.fact == "review.published")
    sign_log(session, SIGNING, now=NOW)
    root, kept = log_root(session), get_entry(session, index).leaf_hash
    fields = ["rationale", "claim_text", "evidence", "url", "leaf"]
    redact_entry(session, index, fields, reason="Order of the district court.", actor=CLI, now=NOW)
    revision = session.scalars(select(ReviewRevision)).one()
    assert (revision.rationale, revision.claim_text, revision.url, revision.verdict) == (
        "[removed]",
        "[removed]",
        None,
        "true",
    )
    assert {row.quote for row in session.scalars(select(Evidence))} == {"[removed]"}
    entry = get_entry(session, index)
    assert (entry.leaf, entry.leaf_hash) == (None, kept)
    assert root_at(session, index + 1) == root
    assert logged(session)[-1] == "claim.redacted"
    found = entry_contents(session, [entry])[index]
    assert {row.reason for row in found.redactions} == {"Order of the district court."}
    audit = check_log(session, KEYS)
    assert (audit.findings, audit.removed) == ([], 1)
    assert refused(session, "UPDATE review_revisions SET rationale = 'new words'"), (
        "leave to empty is no leave to write"
    )
    assert refused(session, "UPDATE review_revisions SET reason = '[removed]'"), "only the fields that were named"


def test_removals_need_a_reason_and_fields_that_there_are(session) -> None:
    make_facts(session, 1)
    for fields, reason, code in (
        (["detail"], " ", "reason_missing"),
        (["subject_id"], "Because.", "field_not_removable"),
        ([], "Because.", "field_not_removable"),
        (["evidence"], "Because.", "field_not_removable"),
    ):
        with pytest.raises(Invalid) as caught:
            redact_entry(session, 0, fields, reason=reason, actor=CLI, now=NOW)
        assert caught.value.code == code
    assert removable_fields(get_entry(session, 0)) == ("reason", "detail", "claim", "leaf")


def test_the_leaf_that_says_what_was_removed_stays(session) -> None:
    make_facts(session, 1)
    redact_entry(session, 0, ["leaf", "detail"], reason="A court said so.", actor=CLI, now=NOW)
    leaf = leaf_at(session, 1)
    assert (leaf["fact"], leaf["entry"], leaf["fields"]) == ("claim.redacted", 0, "detail,leaf")
    with pytest.raises(Invalid) as caught:
        redact_entry(session, 1, ["leaf"], reason="A court said so.", actor=CLI, now=NOW)
    assert caught.value.code == "field_not_removable"
    assert check_log(session, KEYS).findings == []


@pytest.mark.parametrize(
    ("statement", "index", "words"),
    [
        ("UPDATE log_entries SET leaf = X'7b7d' WHERE leaf_index = 3", 3, "does not have the hash"),
        ("UPDATE log_entries SET leaf = NULL WHERE leaf_index = 3", 3, "nothing says that it was removed"),
        ("UPDATE log_entries SET claim_id = 1 WHERE leaf_index = 3", 3, "something else than the leaf"),
        ("UPDATE log_entries SET fact = 'claim.merged' WHERE leaf_index = 3", 3, "something else than the leaf"),
        ("UPDATE log_entries SET created_at = '2024-01-01 00:00:00' WHERE leaf_index = 3", 3, "something else"),
        ("DELETE FROM log_entries WHERE leaf_index = 4", 4, "missing"),
        ("DELETE FROM log_entries WHERE leaf_index = 9", 9, "The head counts"),
        ("UPDATE log_nodes SET hash = zeroblob(32) WHERE level = 1 AND position = 2", 4, "is not that of its entries"),
        ("DELETE FROM log_nodes WHERE level = 2 AND position = 1", 4, "is not that of its entries"),
        ('UPDATE changes SET detail = \'{"text":"forged"}\' WHERE subject_id = 6', 5, "changed after it was logged"),
        ("DELETE FROM changes WHERE subject_id = 6", 5, "row of the fact is gone"),
        ("UPDATE log_head SET root = zeroblob(32)", None, "The head is not"),
        ("UPDATE log_checkpoints SET root = zeroblob(32)", None, "does not have the root"),
        ("UPDATE log_checkpoints SET size = 11", 10, "the tail is missing"),
        ("UPDATE log_checkpoints SET note = replace(note, '10', '11')", None, "cannot be trusted"),
        (
            "INSERT INTO changes (subject_type, subject_id, action, actor, reason, detail, created_at) "
            "VALUES ('claim', 1, 'created', 'x', '', '{}', '2024-01-01 00:00:00')",
            None,
            "a public fact without an entry",
        ),
    ],
)
def test_whoever_gets_past_the_triggers_is_found_out(session, statement: str, index: int | None, words: str) -> None:
    make_facts(session, 10)
    sign_log(session, SIGNING, now=NOW)
    session.flush()
    triggers = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    for name in triggers:
        session.execute(text(f"DROP TRIGGER {name}"))
    session.execute(text(statement))
    audit = check_log(session, KEYS)
    assert audit.first_bad == index
    assert any(words in found.detail for found in audit.findings), audit.findings
