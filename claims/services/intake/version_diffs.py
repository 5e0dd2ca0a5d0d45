"""Two versions of an article compared claim by claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict
from claims.core.matching.decision.relations import decide_pair
from claims.core.records import Disposition, PairDecision
from claims.core.texts.anchoring import is_in_correction_note
from claims.core.texts.version_diff import ClaimDiff, DiffKind, VersionClaim, count_kinds, diff_claims
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion, ProcessingState
from claims.services.articles.articles import get_article, publication_date
from claims.services.articles.readings import anchor_of, extracted_reading, span_of
from claims.services.base.claim_families import roots_of
from claims.services.matching.statements import stored_statement


@dataclass(frozen=True, slots=True)
class DiffRow:
    """What became of one claim; ``old`` or ``new`` is None where it was added or removed."""

    kind: DiffKind
    old: Appearance | None
    new: Appearance | None
    decision: PairDecision | None


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """The claims of two versions in the order of the newer text, and how many there are of each kind."""

    old: ArticleVersion
    new: ArticleVersion
    rows: tuple[DiffRow, ...]
    counts: Mapping[DiffKind, int]


def diff_versions(session: Session, article_id: int, number: int, *, to: int | None = None) -> VersionDiff:
    """What became of the claims of version ``number`` in version ``to``, the newest where absent; any two will do.

    Raises ``NotFound`` for what is not there, ``Conflict`` (``version_unread``) where the claims of one of them were not
    taken out yet.
    """
    old = get_article(session, article_id, number=number).version
    new = get_article(session, article_id, number=to).version
    for version in (old, new):
        if version.processing is not ProcessingState.PROCESSED:
            raise Conflict(
                f"Version {version.number} has not been read yet. Try again in a moment.", code="version_unread"
            )
    return diff_texts(session, old, new)


def diff_texts(session: Session, old: ArticleVersion, new: ArticleVersion) -> VersionDiff:
    """The same for two processed versions of one article."""
    left, right = _appearances(session, old), _appearances(session, new)

    def compare(at: int, other: int) -> PairDecision:
        return decide_pair(
            stored_statement(left[at], published=publication_date(old)),
            stored_statement(right[other], published=publication_date(new)),
        )

    found = diff_claims([_claim(row) for row in left], [_claim(row) for row in right], new.body, compare)
    # What a person took off in one of them is paired first and left out then: the article has not taken it back.
    taken_off = {row.id for row in (*left, *right) if row.disposition is Disposition.DEMOTED}
    rows = [row for row in (_row(one, left, right) for one in found) if not _ids(row) & taken_off]
    return VersionDiff(old, new, tuple(rows), count_kinds(row.kind for row in rows))


def claims_taken_back(session: Session, old: ArticleVersion, new: ArticleVersion) -> set[int]:
    """The claims that the old version says and the new one changed or left out; one that is only reworded is none, nor is
    one that is merged with what the new one says."""
    rows = diff_texts(session, old, new).rows
    taken_back = {
        row.old.claim_id
        for row in rows
        if row.old is not None
        and row.old.claim_id is not None
        and row.kind in (DiffKind.CHANGED, DiffKind.REMOVED)
        and not is_in_correction_note(old.body, span_of(row.old))
    }
    return unsaid_in(session, taken_back, new)


def unsaid_in(session: Session, claim_ids: Set[int], version: ArticleVersion) -> set[int]:
    """Those of the claims that the version does not say, nor any that is one with them."""
    still_said = _claims_said_in(session, version)
    roots = roots_of(session, claim_ids | still_said)
    said_now = {roots[claim_id] for claim_id in still_said}
    return {claim_id for claim_id in claim_ids if roots[claim_id] not in said_now}


def _claims_said_in(session: Session, version: ArticleVersion) -> set[int]:
    """The claims that the version says: what its notes about corrections tell of its earlier texts is not said."""
    return {
        row.claim_id
        for row in _appearances(session, version)
        if row.claim_id is not None and not is_in_correction_note(version.body, span_of(row))
    }


def _ids(row: DiffRow) -> set[int]:
    return {one.id for one in (row.old, row.new) if one is not None}


def _appearances(session: Session, version: ArticleVersion) -> Sequence[Appearance]:
    """All of the version in the order of the text, those that were taken off too; they belong to no claim."""
    wanted = select(Appearance).where(Appearance.article_version_id == version.id)
    return session.scalars(wanted.order_by(Appearance.start, Appearance.end, Appearance.id)).all()


def _claim(row: Appearance) -> VersionClaim:
    """As extraction read it: what a person corrected in one version is no change of the article."""
    read = extracted_reading(row)
    return VersionClaim(anchor_of(read), read["standalone_text"])


def _row(row: ClaimDiff, left: Sequence[Appearance], right: Sequence[Appearance]) -> DiffRow:
    return DiffRow(
        row.kind,
        None if row.old is None else left[row.old],
        None if row.new is None else right[row.new],
        row.decision,
    )
