"""The public list of corrections: what a further revision or a withdrawal changed; nothing ever leaves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Select, and_, false, literal, select, union_all
from sqlalchemy import text as sql
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.core.reviews.corrections import LOGGED
from claims.core.reviews.reviewing import CorrectionKind, ReviewAction
from claims.core.texts.day_words import first_moment
from claims.core.verdicts import Verdict
from claims.models.change import IS_WITHDRAWAL, StatusChange
from claims.models.claim import Claim
from claims.models.log_entry import LogEntry
from claims.models.organization import Organization
from claims.models.review import Review
from claims.models.review_revision import IS_FURTHER, ReviewRevision
from claims.models.user import User
from claims.services.base.merged_rows import is_one_with
from claims.services.base.organization_families import answering, is_of_slug, shown_name
from claims.services.base.paging import Page, Place, checked_limit, decode_cursor, is_below, page_of

_LIST = "corrections"
_REVISIONS, _STEPS = ReviewRevision.__tablename__, StatusChange.__tablename__


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a correction: a revision as it was published."""

    number: int
    rating: str
    verdict: Verdict
    claim_text: str
    rationale: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What changed: ``new`` is None for a withdrawal; ``language`` is the claim's.

    ``id`` names it for ever (``review:3/2``, ``withdrawal:17``); ``corrects`` is the correction that this one corrects
    in turn, None where there is none before it; ``log_index`` is None until the log was set up.
    """

    id: str
    kind: CorrectionKind
    at: dt.datetime
    review_id: int
    claim_id: int
    language: str
    organization: str
    organization_slug: str
    old: Side
    new: Side | None
    reason: str
    corrects: str | None
    log_index: int | None
    people: tuple[str, ...] = ()
    """Names of those who wrote the new revision or withdrew the old one, as far as they want to be named in public."""


@dataclass(frozen=True, slots=True)
class CorrectionFilter:
    """What the list is narrowed to: an organization's slug, a kind, a claim, and a span of days (UTC, both included)."""

    organization: str | None = None
    kind: CorrectionKind | None = None
    claim_id: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None


def list_corrections(
    session: Session, wanted: CorrectionFilter | None = None, *, after: str | None = None, limit: int = 50
) -> Page[Correction]:
    """Corrections, newest first. Raises ``Invalid`` (``bad_cursor``, ``limit_out_of_range``)."""
    wanted = wanted or CorrectionFilter()
    facts = union_all(_revisions(wanted), _withdrawals(wanted)).subquery("facts")
    rows = select(facts.c.source, facts.c.id, facts.c.at, facts.c.place)
    if after is not None:
        place = decode_cursor(_LIST, after)
        rows = rows.where(is_below((facts.c.at, facts.c.place), place.time, place.id))
    rows = rows.order_by(facts.c.at.desc(), facts.c.place.desc()).limit(checked_limit(limit) + 1)
    found = [(str(row.source), int(row.id), row.at, int(row.place)) for row in session.execute(rows)]
    page = page_of(found, limit, _LIST, lambda row: Place(row[2], row[3]))
    return Page(_load(session, [(row[0], row[1]) for row in page.items]), page.next_cursor)


def _revisions(wanted: CorrectionFilter) -> Select[str, int, dt.datetime, int]:
    kinds = LOGGED - {CorrectionKind.WITHDRAWN}
    chosen = kinds if wanted.kind is None else kinds & {wanted.kind}
    return (
        select(
            literal(_REVISIONS).label("source"),
            ReviewRevision.id.label("id"),
            ReviewRevision.published_at.label("at"),
            (ReviewRevision.id * 2).label("place"),
        )
        .join(Review, Review.id == ReviewRevision.review_id)
        .where(
            sql(f"{_REVISIONS}.{IS_FURTHER}"),
            ReviewRevision.correction_kind.in_(sorted(chosen)) if chosen else false(),
            *_conditions(wanted, ReviewRevision.published_at),
        )
    )


def _withdrawals(wanted: CorrectionFilter) -> Select[str, int, dt.datetime, int]:
    is_wanted = wanted.kind in (None, CorrectionKind.WITHDRAWN)
    return (
        select(
            literal(_STEPS).label("source"),
            StatusChange.id.label("id"),
            StatusChange.created_at.label("at"),
            (StatusChange.id * 2 + 1).label("place"),
        )
        .join(Review, Review.id == StatusChange.review_id)
        .where(
            sql(f"{_STEPS}.{IS_WITHDRAWAL}") if is_wanted else false(),
            *_conditions(wanted, StatusChange.created_at),
        )
    )


def _conditions(wanted: CorrectionFilter, at: InstrumentedAttribute[dt.datetime]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.organization is not None:
        conditions.append(is_of_slug(Review.organization_id, wanted.organization))
    if wanted.claim_id is not None:
        conditions.append(is_one_with(Review.claim_id, Claim, wanted.claim_id))
    if wanted.since is not None:
        conditions.append(at >= first_moment(wanted.since))
    if wanted.until is not None and wanted.until < dt.date.max:
        conditions.append(at < first_moment(wanted.until + dt.timedelta(days=1)))
    return conditions


def _load(session: Session, facts: Sequence[tuple[str, int]]) -> list[Correction]:
    """The corrections that these rows are, in their order; a handful of statements for a page."""
    wrote = _public_names(session, facts)
    revisions = _load_revisions(session, [number for source, number in facts if source == _REVISIONS])
    withdrawals = _load_withdrawals(session, [number for source, number in facts if source == _STEPS])
    loaded = {(_REVISIONS, number): row for number, row in revisions.items()}
    loaded |= {(_STEPS, number): row for number, row in withdrawals.items()}
    indexes = _log_indexes(session, facts)
    found = [
        replace(
            loaded[fact], log_index=indexes.get(fact), people=_besides(loaded[fact].organization, wrote.get(fact, ()))
        )
        for fact in facts
    ]
    return _with_chains(session, found)


def _besides(organization: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names without that of the organization, by which whoever came with an import is known."""
    return tuple(name for name in names if name != organization)


def _public_names(session: Session, facts: Sequence[tuple[str, int]]) -> dict[tuple[str, int], list[str]]:
    """By fact the names of those behind it who chose to be named, in the order in which they wrote."""
    ids = {source: [number for name, number in facts if name == source] for source in (_REVISIONS, _STEPS)}
    written = select(ReviewRevision.id, ReviewRevision.author_ids).where(ReviewRevision.id.in_(ids[_REVISIONS]))
    taken = select(StatusChange.id, StatusChange.user_id).where(StatusChange.id.in_(ids[_STEPS]))
    people: dict[tuple[str, int], list[int]] = {
        **{(_REVISIONS, row.id): list(row.author_ids) for row in session.execute(written)},
        **{(_STEPS, row.id): [row.user_id] for row in session.execute(taken) if row.user_id is not None},
    }
    wanted = {number for numbers in people.values() for number in numbers}
    rows = session.execute(select(User.id, User.name).where(User.id.in_(wanted), User.shown_publicly))
    names = {row.id: row.name for row in rows}
    return {fact: [names[number] for number in numbers if names.get(number)] for fact, numbers in people.items()}


def _load_revisions(session: Session, ids: Sequence[int]) -> dict[int, Correction]:
    old = aliased(ReviewRevision)
    rows = session.execute(
        select(ReviewRevision, old, Review, Organization, Claim.language)
        .join(old, and_(old.review_id == ReviewRevision.review_id, old.number == ReviewRevision.number - 1))
        .join(Review, Review.id == ReviewRevision.review_id)
        .join(Organization, Organization.id == Review.organization_id)
        .join(Claim, Claim.id == Review.claim_id)
        .where(ReviewRevision.id.in_(ids))
    )
    return {
        revision.id: Correction(
            id=_revision_name(review.id, revision.number),
            kind=CorrectionKind(revision.correction_kind or ""),
            at=revision.published_at,
            review_id=review.id,
            claim_id=review.claim_id,
            language=language,
            organization=shown_name(organization, answering(session, organization)),
            organization_slug=organization.slug,
            old=_side(before),
            new=_side(revision),
            reason=revision.reason,
            corrects=None,
            log_index=None,
        )
        for revision, before, review, organization, language in rows
    }


def _load_withdrawals(session: Session, ids: Sequence[int]) -> dict[int, Correction]:
    rows = session.execute(
        select(StatusChange, ReviewRevision, Review, Organization, Claim.language)
        .join(
            ReviewRevision,
            and_(
                ReviewRevision.review_id == StatusChange.review_id,
                ReviewRevision.number == StatusChange.revision_number,
            ),
        )
        .join(Review, Review.id == StatusChange.review_id)
        .join(Organization, Organization.id == Review.organization_id)
        .join(Claim, Claim.id == Review.claim_id)
        .where(StatusChange.id.in_(ids))
    )
    return {
        step.id: Correction(
            id=_withdrawal_name(step.id),
            kind=CorrectionKind.WITHDRAWN,
            at=step.created_at,
            review_id=review.id,
            claim_id=review.claim_id,
            language=language,
            organization=shown_name(organization, answering(session, organization)),
            organization_slug=organization.slug,
            old=_side(before),
            new=None,
            reason=step.reason,
            corrects=None,
            log_index=None,
        )
        for step, before, review, organization, language in rows
    }


def _with_chains(session: Session, corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections with the one that each corrects in turn: the last before it on the list, of the same review.

    Later dates and mere wording in between are on no list and part no chain.
    """
    ids = {row.review_id for row in corrections}
    revisions = session.execute(
        select(ReviewRevision.review_id, ReviewRevision.published_at, ReviewRevision.number).where(
            ReviewRevision.review_id.in_(ids),
            ReviewRevision.number > 1,
            ReviewRevision.correction_kind.in_(sorted(LOGGED)),
        )
    )
    withdrawals = session.execute(
        select(StatusChange.review_id, StatusChange.created_at, StatusChange.id).where(
            StatusChange.review_id.in_(ids), StatusChange.action == ReviewAction.WITHDRAW.value
        )
    )
    listed = [
        *((review_id, at, _revision_name(review_id, number)) for review_id, at, number in revisions),
        *((review_id, at, _withdrawal_name(step_id)) for review_id, at, step_id in withdrawals),
    ]
    before: dict[str, str] = {}
    last: dict[int, str] = {}
    for review_id, _, name in sorted(listed, key=lambda row: row[:2]):
        if review_id in last:
            before[name] = last[review_id]
        last[review_id] = name
    return [replace(row, corrects=before.get(row.id)) for row in corrections]


def _log_indexes(session: Session, facts: Sequence[tuple[str, int]]) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for source in (_REVISIONS, _STEPS):
        ids = [number for name, number in facts if name == source]
        rows = session.execute(
            select(LogEntry.fact_id, LogEntry.leaf_index).where(
                LogEntry.fact_table == source, LogEntry.fact_id.in_(ids)
            )
        )
        found |= {(source, row[0]): row[1] for row in rows}
    return found


def _side(revision: ReviewRevision) -> Side:
    return Side(revision.number, revision.rating, revision.verdict, revision.claim_text, revision.rationale)


def _revision_name(review_id: int, number: int) -> str:
    return f"review:{review_id}/{number}"


def _withdrawal_name(step_id: int) -> str:
    return f"withdrawal:{step_id}"
