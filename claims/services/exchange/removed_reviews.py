"""Imports after words were removed on a legal ground: what of a line could bring them back is kept out.

Nobody keeps the removed words, so it is not compared with them: what stands in an emptied field's place is not taken at
all, and neither is another wording of a claim from the page that reviewed the removed one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.formats.import_lines import ImportedReview
from claims.core.sources.web_addresses import address_key
from claims.core.texts.removed_words import REMOVED
from claims.models.log_redaction import LogRedaction
from claims.models.review import Review
from claims.models.review_revision import Evidence, ReviewRevision
from claims.services.base.parts import in_parts

Said = Mapping[str, frozenset[str]]
"""By column the texts of a review that stand there."""


def emptied_columns(session: Session, review_ids: Collection[int]) -> dict[int, set[str]]:
    """By review the columns of its revisions, and of their evidence, that words were removed from."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    of_revision = select(ReviewRevision.review_id, LogRedaction.fields).join(
        LogRedaction, LogRedaction.row_id == ReviewRevision.id
    )
    of_evidence = (
        select(ReviewRevision.review_id, LogRedaction.fields)
        .join(Evidence, Evidence.revision_id == ReviewRevision.id)
        .join(LogRedaction, LogRedaction.row_id == Evidence.id)
    )
    for model, rows in ((ReviewRevision, of_revision), (Evidence, of_evidence)):
        of_table = rows.where(LogRedaction.row_table == model.__tablename__)
        for part in in_parts(sorted(review_ids)):
            for review_id, fields in session.execute(of_table.where(ReviewRevision.review_id.in_(part))):
                found[review_id].update(fields)
    return found


def pages_of_removed_claims(session: Session) -> set[tuple[int, str]]:
    """Organization and page (``_page``) of each review of a claim whose words were removed."""
    rows = (
        select(Review.organization_id, ReviewRevision.url)
        .join(ReviewRevision, ReviewRevision.review_id == Review.id)
        .join(LogRedaction, LogRedaction.row_id == ReviewRevision.id)
        .where(
            LogRedaction.row_table == ReviewRevision.__tablename__,
            ReviewRevision.claim_text == REMOVED,
            ReviewRevision.url.is_not(None),
        )
    )
    return {(organization_id, _page(url)) for organization_id, url in session.execute(rows) if url is not None}


def refusal_of_words(line: ImportedReview, emptied: Collection[str], standing: Said) -> str | None:
    """Why a line is kept out that has words where some were removed, unless they are those that stand now; else None."""
    given: Said = {
        "rationale": frozenset({line.summary}),
        **{name: frozenset(getattr(item, name) for item in line.evidence) for name in _OF_EVIDENCE},
    }
    new = sorted(name for name, texts in given.items() if name in emptied and texts - standing[name] - _NOTHING)
    if not new:
        return None
    return (
        f"reviews: of the review by “{line.organization}” words were removed on a legal ground; an import brings none "
        f"back. Leave out {' and '.join(_NAMES[name] for name in new)}, or put “{REMOVED}” there."
    )


def refusal_of_pages(reviews: Iterator[tuple[ImportedReview, int]], removed: Collection[tuple[int, str]]) -> str | None:
    """Why a new claim is kept out that one of these reviews (with its organization) gives from the page of a removed
    one; else None."""
    for review, organization_id in reviews:
        if review.url is not None and (organization_id, _page(review.url)) in removed:
            return (
                f"text: the words of a claim that {review.url} reviews were removed on a legal ground; an import brings "
                "no other wording of it from there."
            )
    return None


def _page(url: str) -> str:
    """A page however its address is spelled; the address itself where it leads nowhere."""
    try:
        return address_key(url)
    except Invalid:
        return url


def standing_texts(revision: ReviewRevision, evidence: Collection[Evidence]) -> Said:
    """What a revision and its evidence say now."""
    return {
        "rationale": frozenset({revision.rationale}),
        **{name: frozenset(getattr(item, name) for item in evidence) for name in _OF_EVIDENCE},
    }


_OF_EVIDENCE = ("quote", "title", "locator")
_NAMES = {"rationale": "“summary”", **{name: f"“{name}” of the evidence" for name in _OF_EVIDENCE}}
_NOTHING = frozenset({"", REMOVED})
