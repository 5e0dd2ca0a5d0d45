"""What an export of the whole registry holds: each table is either in it or left out, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import Enum as PythonEnum
from typing import Any

from sqlalchemy import JSON, Column, Enum, Select, Table, TypeDecorator, null, select

from claims.core.errors import Invalid
from claims.core.row_ids import MAX_ID
from claims.models.base import Base
from claims.models.rating_scale import ScaleRow

FORMAT = 1
"""Number of the format of an export."""

LOG = "log_entries"
"""The log's leaves: restored byte by byte, not as rows."""

PEOPLE, KEYS = "people", "keys"
"""Those who are named in the history: numbers and, where pages show them to everybody, names; no account, no secret."""

EXPORTED = frozenset(
    {
        "adjudications",
        "appearances",
        "article_origins",
        "article_versions",
        "articles",
        "changes",
        "check_requests",
        "claim_demands",
        "claim_regroupings",
        "claim_review_originals",
        "claims",
        "correction_letters",
        "demand_alerts",
        "disposition_judgements",
        "draft_policies",
        "draft_readings",
        "duplicate_pairs",
        "evidence",
        "evidence_checks",
        "judgements",
        "listed_retractions",
        "log_checkpoints",
        "log_redactions",
        "markup_pages",
        "matches",
        "organization_external_ids",
        "organization_merges",
        "organization_names",
        "organizations",
        "origin_keys",
        "outlet_domains",
        "outlet_external_ids",
        "outlet_merges",
        "outlet_names",
        "outlets",
        "reading_corrections",
        "recheck_reasons",
        "recheck_requests",
        "replays",
        "review_drafts",
        "review_images",
        "review_revisions",
        "reviews",
        "scale_labels",
        "scale_values",
        "scales",
        "second_opinions",
        "sentences",
        "snapshots",
        "sources",
        "speaker_aliases",
        "speaker_external_ids",
        "speaker_merges",
        "speaker_roles",
        "speakers",
        "status_changes",
    }
)
"""Written row by row, every column."""

REBUILT = frozenset({"claim_readings", "log_head", "log_nodes", "posting_blocks", "posting_tail", "term_statistics"})
"""Follow from the leaves of the log and from the claims."""

LEFT_OUT = frozenset(
    {
        "api_keys",
        "claim_follows",
        "draft_checks",
        "event_head",
        "events",
        "idempotency_keys",
        "insight_figures",
        "jobs",
        "link_checking",
        "memberships",
        "notifications",
        "passkeys",
        "password_attempts",
        "recalls",
        "recent_actions",
        "role_users",
        "roles",
        "saved_filters",
        "sign_ins",
        "sweeps",
        "topic_follows",
        "usages",
        "user_preferences",
        "users",
        "webhook_attempts",
        "webhook_deliveries",
        "webhook_endpoints",
    }
)
"""Accounts with their secrets and habits, endpoints with theirs, what was told to whom, unpublished drafts, and what only
this installation has under way."""

PRIVATE_SUBJECTS = frozenset({"organization", "user", "key"})
"""Subjects whose history is about accounts."""

PUBLIC_PEOPLE = frozenset(
    {
        ("changes", "user_id"),
        ("appearances", "corrected_by_id"),
        ("appearances", "disposed_by_id"),
        ("claim_regroupings", "user_id"),
        ("disposition_judgements", "user_id"),
        ("judgements", "user_id"),
        ("matches", "decided_by_id"),
        ("organization_merges", "undone_by_id"),
        ("organization_merges", "user_id"),
        ("outlet_merges", "undone_by_id"),
        ("outlet_merges", "user_id"),
        ("reading_corrections", "user_id"),
        ("review_revisions", "approver_id"),
        ("review_revisions", "author_id"),
        ("speaker_merges", "user_id"),
        ("speaker_merges", "undone_by_id"),
    }
)
"""Columns whose people pages name to everybody; anybody else goes without a name."""

ACTOR_COLUMNS = ("actor", "received_from")
"""Columns with labels such as ``user:3`` and ``key:7``."""


def exported_tables() -> list[Table]:
    """The tables in an order in which each row finds what it refers to."""
    return [table for table in Base.metadata.sorted_tables if table.name in EXPORTED]


def own_rows(table: Table) -> Select[Any]:
    """The rows of an exported table that are the registry's own: everybody's scales come with the migrations."""
    own = select(ScaleRow.name).where(ScaleRow.organization_id.is_not(None))
    if table.name == "scales":
        return select(table).where(table.c.name.in_(own))
    if table.name in ("scale_values", "scale_labels"):
        return select(table).where(table.c.scale.in_(own))
    return select(table)


def encode_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON says it: times and days in ISO form, bytes in hex."""
    return {name: _encode(value) for name, value in row.items()}


def decode_row(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the database takes it; ``Invalid`` for columns that are missing or too many, and values of another kind."""
    if set(row) != set(table.columns.keys()):
        odd = ", ".join(sorted(set(row) ^ set(table.columns.keys())))[:200]
        raise Invalid(f"The columns are not those of {table.name}: {odd}.", code="export_wrong")
    return {column.name: decode_value(column, row[column.name]) for column in table.columns}


def decode_value(column: Column[Any], value: Any) -> Any:  # noqa: ANN401  (any value that a column holds)
    """A value as the database takes it; ``Invalid`` (code ``export_wrong``) for one that no such column holds."""
    try:
        return _decode(column, value)
    except (ValueError, TypeError, OverflowError) as error:
        detail = f"A value does not fit {column.table.name}: {column.name}: {error}."
        raise Invalid(detail, code="export_wrong") from error


def self_references(table: Table) -> list[str]:
    """Columns that name other rows of the same table."""
    return [column.name for column in table.columns for key in column.foreign_keys if key.column.table is table]


def people_columns(tables: Iterable[Table]) -> list[Column[Any]]:
    """Columns that name people."""
    return [
        column
        for table in tables
        for column in table.columns
        if any(key.column.table.name == "users" for key in column.foreign_keys)
    ]


def _encode(value: Any) -> Any:  # noqa: ANN401  (any value that a column holds)
    if isinstance(value, PythonEnum):
        return value.value
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def _decode(column: Column[Any], value: Any) -> Any:  # noqa: ANN401  (any value that a column holds)
    kind = column.type
    if isinstance(kind, JSON):
        return null() if value is None else value
    if value is None:
        return None
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    python = (kind.impl_instance if isinstance(kind, TypeDecorator) else kind).python_type
    if python is dt.datetime:
        moment = dt.datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError("the time has no zone")
        return moment.astimezone(dt.UTC)  # the first and last hours of the calendar are beyond it in some zones
    if python is dt.date:
        return dt.date.fromisoformat(value)
    if python is bytes:
        return bytes.fromhex(value)
    is_text = isinstance(value, str)
    if isinstance(value, bool) is not (python is bool) or is_text is not (python is str):
        raise ValueError(f"it is no {python.__name__}")
    return value.encode().decode() if is_text else _decode_number(python, value)


def _decode_number(python: type, value: Any) -> bool | int | float:  # noqa: ANN401  (any value that is no text)
    if python is float:
        return float(value)
    if not isinstance(value, int) or abs(value) > MAX_ID:
        raise ValueError("it is no whole number that a column holds")
    return value
