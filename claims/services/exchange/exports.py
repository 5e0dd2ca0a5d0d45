"""What is public, as flat rows: one a claim, a revision, a piece of evidence, a public step, an appearance.

Each kind is read in the order of its ids, so that an export that was interrupted goes on after the last id that it has.
Rows of revisions, evidence and steps never change; the same range gives the same bytes for ever.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum as PythonEnum
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid, NotFound
from claims.core.transparency.facts import PUBLIC_STEPS
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.change import StatusChange
from claims.models.claim import Claim
from claims.models.organization import Organization
from claims.models.outlet import Outlet
from claims.models.review import Review
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.speaker import Speaker
from claims.services.articles.appearances import is_standing
from claims.services.articles.outlets import is_shown_outlet

ROWS_AT_ONCE = 500

MAX_LIMIT = 10_000
"""Rows of one page."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A kind of rows: its columns in order, what it is, and the rows after an id."""

    name: str
    text: str
    columns: tuple[str, ...]
    query: Callable[[int], Select[*tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class ExportPage:
    """Some rows of a kind; ``last`` is the id after which the next page goes on, None where no row is left."""

    kind: ExportKind
    rows: tuple[Row, ...]
    last: int | None


def _claims(after: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Claim.id,
            Claim.external_id,
            Claim.text,
            Claim.kind,
            Claim.language,
            Speaker.name.label("speaker"),
            Claim.claim_date,
            Claim.merged_into_id,
            Claim.created_at,
        )
        .outerjoin(Speaker, Speaker.id == Claim.speaker_id)
        .where(Claim.id > after)
        .order_by(Claim.id)
    )


def _revisions(after: int) -> Select[*tuple[Any, ...]]:
    revision = ReviewRevision
    return (
        select(
            revision.id,
            revision.review_id,
            revision.number.label("revision"),
            Review.claim_id,
            revision.claim_text,
            Organization.slug.label("organization"),
            revision.kind,
            revision.rating,
            revision.verdict,
            revision.rationale,
            revision.true_as_of,
            revision.valid_until,
            revision.timeless,
            revision.correction_kind,
            revision.reason,
            revision.url,
            revision.reviewed_at,
            revision.published_at,
            revision.single_reviewer,
            revision.single_origin,
            revision.second_opinion,
            revision.imported,
        )
        .join(Review, Review.id == revision.review_id)
        .join(Organization, Organization.id == Review.organization_id)
        .where(revision.id > after)
        .order_by(revision.id)
    )


def _evidence(after: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Evidence.id,
            Evidence.revision_id,
            Evidence.position,
            Evidence.stance,
            Evidence.quote,
            Evidence.locator,
            Evidence.title,
            Source.publisher,
            Source.url,
        )
        .join(Source, Source.id == Evidence.source_id)
        .where(Evidence.id > after)
        .order_by(Evidence.id)
    )


def _steps(after: int) -> Select[*tuple[Any, ...]]:
    step = StatusChange
    return (
        select(
            step.id,
            step.review_id,
            Review.claim_id,
            Organization.slug.label("organization"),
            step.action,
            step.from_state,
            step.to_state,
            step.revision_number.label("revision"),
            step.reason,
            step.created_at,
        )
        .join(Review, Review.id == step.review_id)
        .join(Organization, Organization.id == Review.organization_id)
        .where(step.id > after, step.action.in_(sorted(action.value for action in PUBLIC_STEPS)))
        .order_by(step.id)
    )


def _appearances(after: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Appearance.id,
            Appearance.claim_id,
            Article.id.label("article_id"),
            ArticleVersion.number.label("version"),
            Outlet.name.label("outlet"),
            Article.url,
            ArticleVersion.published_at,
            Appearance.start,
            Appearance.end,
            Appearance.exact,
            Appearance.standalone_text.label("standalone"),
            Appearance.kind,
            Appearance.voice,
            Appearance.speaker,
        )
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .join(Outlet, is_shown_outlet())
        .where(Appearance.id > after, is_standing())
        .order_by(Appearance.id)
    )


def _organizations(after: int) -> Select[*tuple[Any, ...]]:
    row = Organization
    return (
        select(row.id, row.slug, row.name, row.site, row.method_url, row.merged_into_id)
        .where(row.id > after)
        .order_by(row.id)
    )


def _kind(name: str, text: str, query: Callable[[int], Select[*tuple[Any, ...]]]) -> ExportKind:
    return ExportKind(name, text, (*query(0).selected_columns.keys(), *_PERMALINKS.get(name, ())), query)


_PERMALINKS = {"claims": ("permalink",), "revisions": ("permalink",)}

KINDS: dict[str, ExportKind] = {
    kind.name: kind
    for kind in (
        _kind("claims", "Claims; what was merged names the claim that it leads to.", _claims),
        _kind("revisions", "Published revisions of reviews, one a row.", _revisions),
        _kind("evidence", "What the revisions rest on.", _evidence),
        _kind("steps", "Public steps of reviews: opened, declined, rechecked, withdrawn, reopened.", _steps),
        _kind("appearances", "Where claims were said.", _appearances),
        _kind(
            "organizations",
            "Who publishes reviews; what was merged names its successor.",
            _organizations,
        ),
    )
}
"""Everything that is exported, by name."""


def find_kind(name: str) -> ExportKind:
    """The kind of this name; ``NotFound`` (code ``export_unknown``) names those there are."""
    if name not in KINDS:
        raise NotFound(f"There is no such export; there are: {', '.join(KINDS)}.", code="export_unknown")
    return KINDS[name]


def export_page(session: Session, name: str, *, after: int = 0, limit: int = 1_000) -> ExportPage:
    """Up to ``limit`` rows of a kind after an id, oldest first. Raises ``NotFound``, ``Invalid``."""
    kind = find_kind(name)
    if not 1 <= limit <= MAX_LIMIT:
        raise Invalid(f"The limit must be between 1 and {MAX_LIMIT:,}.", code="limit_out_of_range", field="limit")
    found = session.execute(kind.query(after).limit(limit + 1)).mappings().all()
    rows = tuple(_row(kind, dict(row)) for row in found[:limit])
    return ExportPage(kind, rows, rows[-1]["id"] if len(found) > limit else None)


def export_rows(session: Session, name: str, *, after: int = 0) -> Iterator[Row]:
    """All rows of a kind after an id, never all in memory."""
    kind = find_kind(name)
    for row in session.execute(kind.query(after).execution_options(yield_per=ROWS_AT_ONCE)).mappings():
        yield _row(kind, dict(row))


def _row(kind: ExportKind, row: Row) -> Row:
    value = {name: _plain(item) for name, item in row.items()}
    if kind.name == "claims":
        value["permalink"] = f"/claims/{row['id']}"
    elif kind.name == "revisions":
        value["permalink"] = f"/reviews/{row['review_id']}/revisions/{row['revision']}"
    return value


def _plain(value: Any) -> Any:  # noqa: ANN401  (any value that a column holds)
    if isinstance(value, PythonEnum):
        return value.value
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, dt.date) else value
