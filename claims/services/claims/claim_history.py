"""Everything that happened to a claim, in one list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.core.transparency.facts import PUBLIC_STEPS
from claims.models.change import Change, StatusChange
from claims.models.log_entry import LogEntry
from claims.models.match import Judgement, Match
from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.base.actors import IMPORT_LABEL, user_label
from claims.services.base.claim_families import family_of
from claims.services.base.organization_families import owned_by
from claims.services.base.parties_then import ORGANIZATIONS_THEN, party_names_then

Row = TypeVar("Row", StatusChange, ReviewRevision)

MAX_ITEMS = 1_000
"""Rows read of each kind: the newest ones."""


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One fact: ``who`` as the rows keep it (``user:3``), ``what`` an action's name, ``why`` in people's words.

    ``kind`` is change, status, revision or judgement; ``organization`` names whose review it is about; ``log_index`` is
    the entry of the transparency log, None for what is not public.
    """

    when: dt.datetime
    who: str
    what: str
    why: str
    kind: str
    organization: str | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    row_id: int = 0
    log_index: int | None = None


def claim_history(
    session: Session, claim_id: int, *, organization_id: int | None = None, until: dt.datetime | None = None
) -> list[HistoryItem]:
    """The history of a claim and of those merged with it, newest first, up to ``MAX_ITEMS`` of each kind.

    What is public, and with ``organization_id`` also the steps of that organization's own work. With ``until`` what had
    happened at that instant, to the claims that were one with it then.
    """
    family = family_of(session, claim_id, at=until)
    items = [
        *_changes(session, family, until),
        *_steps(session, family, organization_id, until),
        *_revisions(session, family, until),
        *_judgements(session, family, until),
    ]
    return sorted(_with_log_indexes(session, items), key=lambda item: item.when, reverse=True)


def _with_log_indexes(session: Session, items: Sequence[HistoryItem]) -> list[HistoryItem]:
    """The items with their entries; a judgement has that of the change that repeats it."""
    tables = {"change": "changes", "status": "status_changes", "revision": "review_revisions"}
    found: dict[tuple[str, int], int] = {}
    for kind, table in tables.items():
        ids = [item.row_id for item in items if item.kind == kind]
        rows = select(LogEntry.fact_id, LogEntry.leaf_index).where(
            LogEntry.fact_table == table, LogEntry.fact_id.in_(ids)
        )
        found |= {(kind, row.fact_id): row.leaf_index for row in session.execute(rows)} if ids else {}
    judged = {
        (item.detail.get("match_id"), item.when): found.get((item.kind, item.row_id))
        for item in items
        if item.what == "match_judged"
    }
    return [
        replace(
            item,
            log_index=judged.get((item.detail["match_id"], item.when))
            if item.kind == "judgement"
            else found.get((item.kind, item.row_id)),
        )
        for item in items
    ]


def changes_of(session: Session, subject_type: str, subject_id: int) -> list[Change]:
    """The changes to anything else that has a history, newest first."""
    rows = select(Change).where(Change.subject_type == subject_type, Change.subject_id == subject_id)
    return list(session.scalars(rows.order_by(Change.id.desc()).limit(MAX_ITEMS)))


def _by(column: InstrumentedAttribute[dt.datetime], until: dt.datetime | None) -> ColumnElement[bool]:
    """Whether a row had been written at an instant; all had where it is None."""
    return true() if until is None else column <= until


def _changes(session: Session, family: Sequence[int], until: dt.datetime | None) -> list[HistoryItem]:
    rows = session.scalars(
        select(Change)
        .where(Change.subject_type == "claim", Change.subject_id.in_(family), _by(Change.created_at, until))
        .order_by(Change.id.desc())
        .limit(MAX_ITEMS)
    )
    return [
        HistoryItem(row.created_at, row.actor, row.action, row.reason, "change", detail=dict(row.detail), row_id=row.id)
        for row in rows
    ]


def _steps(
    session: Session, family: Sequence[int], organization_id: int | None, until: dt.datetime | None
) -> list[HistoryItem]:
    visible: ColumnElement[bool] = StatusChange.action.in_([action.value for action in PUBLIC_STEPS])
    if organization_id is not None:
        visible = or_(visible, owned_by(session, Review.organization_id, organization_id))
    steps = _of_reviews(StatusChange, family).where(visible, _by(StatusChange.created_at, until))
    rows = _named(session, steps, until)
    return [
        HistoryItem(
            row.created_at,
            row.actor,
            row.action,
            row.reason,
            "status",
            name,
            {
                "review_id": row.review_id,
                "from": row.from_state,
                "to": row.to_state,
                "revision": row.revision_number,
                **row.detail,
            },
            row.id,
        )
        for row, name in rows
    ]


def _revisions(session: Session, family: Sequence[int], until: dt.datetime | None) -> list[HistoryItem]:
    revisions = _of_reviews(ReviewRevision, family).where(_by(ReviewRevision.published_at, until))
    rows = _named(session, revisions, until)
    return [
        HistoryItem(
            row.published_at,
            _publisher(row),
            "published",
            row.reason,
            "revision",
            name,
            {
                "review_id": row.review_id,
                "revision": row.number,
                "rating": row.rating,
                "verdict": row.verdict,
                "correction_kind": row.correction_kind,
            },
            row.id,
        )
        for row, name in rows
    ]


def _publisher(row: ReviewRevision) -> str:
    """The person who let the revision out, or ``import``."""
    person = row.approver_id or row.author_id
    return IMPORT_LABEL if row.imported or person is None else user_label(person)


def _named(session: Session, rows: Select[Row, int, str], until: dt.datetime | None) -> list[tuple[Row, str]]:
    """Rows of ``_of_reviews``, each with the name that the organization has, or had at an instant."""
    found = session.execute(rows).all()
    names = {} if until is None else party_names_then(session, ORGANIZATIONS_THEN, (row[1] for row in found), until)
    return [(row[0], names.get(row[1], row[2])) for row in found]


def _of_reviews(model: type[Row], family: Sequence[int]) -> Select[Row, int, str]:
    """The newest rows of a table about reviews of these claims, each with the id and name of the review's organization."""
    return (
        select(model, Organization.id, Organization.name)
        .join(Review, Review.id == model.review_id)
        .join(Organization, Organization.id == Review.organization_id)
        .where(Review.claim_id.in_(family))
        .order_by(model.id.desc())
        .limit(MAX_ITEMS)
    )


def _judgements(session: Session, family: Sequence[int], until: dt.datetime | None) -> list[HistoryItem]:
    rows = session.execute(
        select(Judgement, Match.appearance_id)
        .join(Match, Match.id == Judgement.match_id)
        .where(Match.claim_id.in_(family), _by(Judgement.created_at, until))
        .order_by(Judgement.id.desc())
        .limit(MAX_ITEMS)
    )
    return [
        HistoryItem(
            row.created_at,
            user_label(row.user_id),
            row.state,
            row.reason,
            "judgement",
            detail={"match_id": row.match_id, "appearance_id": appearance_id, "relation": row.relation},
        )
        for row, appearance_id in rows
    ]
