"""ClaimReviews of others taken in: each as its organization's published revision, with the original kept beside it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from claims.core.claim_review.findings import Level
from claims.core.claim_review.reading import ReadDocument, ReadReview, read_document
from claims.core.claim_review.records import Moment, ReviewMarkup
from claims.core.claim_review.values import text_of
from claims.core.errors import TooLarge
from claims.core.formats.import_lines import MAX_SUMMARY_LENGTH, ImportedClaim, ImportedEvidence, ImportedReview
from claims.core.reviews.public_status import FALSE_SIDE, TRUE_SIDE
from claims.core.sources.speaker_names import fold_name
from claims.core.sources.web_addresses import address_key
from claims.core.texts.day_words import day_of, first_moment
from claims.core.texts.input_text import text_problem, tidy_line
from claims.core.verdicts import Stance, Verdict
from claims.models.api_key import Scope
from claims.models.claim import Claim
from claims.models.claim_review_original import EMPTIED, ClaimReviewOriginal
from claims.models.organization import Organization, OrganizationName
from claims.models.review_image import ReviewImage
from claims.models.review_revision import ReviewRevision
from claims.models.user import Membership, OrganizationRole
from claims.services.base.actors import Actor, require_role, require_scope
from claims.services.base.organizations import MAX_NAME_LENGTH
from claims.services.exchange.claim_review_out import Site
from claims.services.exchange.imports import ImportReport, import_claims

MAX_DOCUMENT_LENGTH = 5_000_000
"""Code points of a document."""

MAX_TITLE_LENGTH = 1_000


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """What became of a document: the report of the import, and for each review that was left out a sentence why, by its
    place in ``read.reviews``."""

    read: ReadDocument
    report: ImportReport
    left_out: Mapping[int, str]


def read_claim_reviews(text: str, *, today: dt.date, page_url: str = "") -> ReadDocument:
    """What stands in a document and what is odd about it; nothing is written. ``TooLarge`` over the bound."""
    if len(text) > MAX_DOCUMENT_LENGTH:
        raise TooLarge(
            f"This has {len(text):,} characters; at most {MAX_DOCUMENT_LENGTH:,} are read.", field="document"
        )
    return read_document(text, today=today, page_url=page_url)


def import_claim_reviews(
    session: Session, text: str, *, site: Site, actor: Actor, now: dt.datetime, page_url: str = ""
) -> ImportedDocument:
    """Take in every review that has no error; the same again changes nothing, a changed one is the next revision.

    Left out are the pages of this registry, and organizations with people here: they publish through their desk alone.
    Raises ``NotAllowed`` for who is no reviewer, and ``TooLarge``.
    """
    require_scope(actor, Scope.REVIEWS_WRITE)
    require_role(actor, OrganizationRole.REVIEWER)
    read = read_claim_reviews(text, today=now.date(), page_url=page_url)
    left_out = _left_out(session, read.reviews, site)
    lines = [
        (number, imported_claim(review, review.markup))
        for number, review in enumerate(read.reviews)
        if review.markup is not None and number not in left_out
    ]
    report = import_claims(session, _under_known_ids(session, lines, read.reviews), now=now, actor=actor)
    refused = dict(report.problems)
    taken = [(read.reviews[number], claim) for number, claim in lines if number not in refused]
    _keep_originals(session, taken, actor=actor, now=now)
    _keep_images(session, taken)
    return ImportedDocument(read, report, left_out | refused)


def imported_claim(review: ReadReview, markup: ReviewMarkup) -> ImportedClaim:
    """A review as a line of an import. Reviews of the same words by the same claimant are of one claim."""
    claimant = markup.claimant.name if markup.claimant else None
    return ImportedClaim(
        external_id=_external_id(markup, claimant or ""),
        text=tidy_line(markup.claim_reviewed),
        claimant=claimant,
        claim_date=_day(markup.claim_date),
        kind=None,
        language=markup.language or None,
        reviews=(_imported_review(review, markup),),
    )


def _external_id(markup: ReviewMarkup, claimant: str) -> str:
    return f"claimreview:{_hash(markup.claim_reviewed, claimant)}"


def _under_known_ids(
    session: Session, lines: Sequence[tuple[int, ImportedClaim]], reviews: Sequence[ReadReview]
) -> list[tuple[int, ImportedClaim]]:
    """The lines; a claim keeps the id under which it was taken in while a name of nobody in particular was a claimant's."""
    ids = {
        number: _external_id(review.markup, review.collective)
        for number, review in enumerate(reviews)
        if review.markup is not None and review.collective
    }
    known = set(session.scalars(select(Claim.external_id).where(Claim.external_id.in_(sorted(set(ids.values()))))))
    return [
        (number, replace(line, external_id=ids[number]) if ids.get(number) in known else line) for number, line in lines
    ]


def _imported_review(review: ReadReview, markup: ReviewMarkup) -> ImportedReview:
    reviewed = markup.modified or markup.published
    return ImportedReview(
        organization=markup.author.name,
        rating=markup.rating.words,
        verdict=review.verdict,
        url=markup.url,
        reviewed_at=None if reviewed is None else first_moment(reviewed),
        reviewed_day=_day(reviewed),
        true_as_of=None,
        valid_until=_day(markup.expires),
        timeless=False,
        summary=_summary(review, markup),
        evidence=_evidence(review, markup),
        digest=_hash(json.dumps(review.original, sort_keys=True)),
    )


def _summary(review: ReadReview, markup: ReviewMarkup) -> str:
    """Why, in the organization's words: the explanation of its rating, else the text of its review; whole or not at all."""
    for text in (markup.rating.explanation, text_of(review.original.get("reviewBody"))):
        if text and text_problem(text, "", max_length=MAX_SUMMARY_LENGTH) is None:
            return text
    return ""


def _evidence(review: ReadReview, markup: ReviewMarkup) -> tuple[ImportedEvidence, ...]:
    """The organization's own page, which says why, and the works that it cites."""
    titles = (text_of(review.original.get("headline")), text_of(review.original.get("name")), markup.author.name)
    title = next(text for text in titles if text and text_problem(text, "", max_length=MAX_TITLE_LENGTH) is None)
    own = ImportedEvidence(title, markup.author.name, markup.url, "", _stance(review.verdict), "")
    cited = (ImportedEvidence(url, "", url, "", Stance.CONTEXT, "") for url in markup.citations if url != markup.url)
    return (own, *cited)


def _stance(verdict: Verdict) -> Stance:
    if verdict in TRUE_SIDE:
        return Stance.SUPPORTS
    return Stance.REFUTES if verdict in FALSE_SIDE else Stance.CONTEXT


def _left_out(session: Session, reviews: Sequence[ReadReview], site: Site) -> dict[int, str]:
    names = {review.markup.author.name for review in reviews if review.markup is not None}
    at_home = _with_people_here(session, names)
    found: dict[int, str] = {}
    for number, review in enumerate(reviews):
        if review.markup is None:
            errors = [item.detail for item in review.findings if item.level is Level.ERROR]
            found[number] = " ".join(errors)
        elif site.owns(review.markup.url):
            found[number] = "This is a review of this registry."
        elif review.markup.author.name in at_home:
            found[number] = f"{review.markup.author.name} has people here and publishes through its desk alone."
    return found


def _with_people_here(session: Session, names: set[str]) -> set[str]:
    """Of these names those by which an organization is known that has members, itself or in the one it was merged into;
    however they are written: databases differ in what they call lower case."""
    folded = {name: fold_name(name)[:MAX_NAME_LENGTH] for name in names}
    is_member_of = or_(
        Membership.organization_id == Organization.id, Membership.organization_id == Organization.merged_into_id
    )
    rows = (
        select(OrganizationName.folded)
        .join(Organization, Organization.id == OrganizationName.party_id)
        .where(OrganizationName.folded.in_(sorted(set(folded.values()))), exists().where(is_member_of))
        .distinct()
    )
    known = set(session.scalars(rows))
    return {name for name, key in folded.items() if key in known}


def _keep_originals(
    session: Session, taken: Sequence[tuple[ReadReview, ImportedClaim]], *, actor: Actor, now: dt.datetime
) -> None:
    """Keep each review as it was sent beside the revision that it became; what is kept already stays."""
    by_digest = {claim.reviews[0].digest: review for review, claim in taken}
    revisions = select(ReviewRevision).where(ReviewRevision.import_hash.in_(sorted(by_digest)))
    rows = session.scalars(
        revisions.where(
            ~select(ClaimReviewOriginal.id).where(ClaimReviewOriginal.revision_id == ReviewRevision.id).exists()
        )
    ).all()
    for revision in rows:
        review = by_digest[revision.import_hash or ""]
        session.add(
            ClaimReviewOriginal(
                revision_id=revision.id,
                document=json.dumps(review.original, ensure_ascii=True),
                warnings=[
                    {"path": item.path, "code": item.code, "detail": item.detail, "fix": item.fix}
                    for item in review.findings
                ],
                received_from=actor.label,
                received_at=now,
            )
        )
    session.flush()  # the caller commits what is written


def _day(moment: Moment | None) -> dt.date | None:
    return None if moment is None else day_of(moment)


def _hash(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def claim_review_values(read: ReadDocument) -> dict[str, Any]:
    """What was read as plain values, for API and command line."""
    return {
        "valid": not read.has_errors,
        "reviews": [_review_value(review) for review in read.reviews],
        "findings": [
            {
                "level": item.level.value,
                "path": item.path,
                "place": item.place,
                "code": item.code,
                "detail": item.detail,
                "fix": item.fix,
            }
            for item in read.all_findings
        ],
    }


def _review_value(review: ReadReview) -> dict[str, Any]:
    markup = review.markup
    return {
        "path": review.path,
        "place": review.place,
        "claim_reviewed": markup.claim_reviewed if markup else None,
        "organization": markup.author.name if markup else None,
        "url": markup.url if markup else None,
        "rating": markup.rating.words if markup else None,
        "verdict": review.verdict.value if markup else None,
    }


def _keep_images(session: Session, taken: Sequence[tuple[ReadReview, ImportedClaim]]) -> None:
    """Note by which images each revision is found, once; also those of reviews that were imported before this was kept, but
    for reviews of which words were removed on a legal ground: their images went with them."""
    images = {claim.reviews[0].digest: review.images for review, claim in taken if review.images}
    revisions = select(ReviewRevision.id, ReviewRevision.import_hash, ReviewRevision.reviewed_at).where(
        ReviewRevision.import_hash.in_(sorted(images)),
        ~select(ReviewImage.revision_id).where(ReviewImage.revision_id == ReviewRevision.id).exists(),
        ~exists().where(ClaimReviewOriginal.revision_id == ReviewRevision.id, ClaimReviewOriginal.document == EMPTIED),
    )
    for revision in session.execute(revisions).all():
        keys = {address_key(address) for address in images[revision.import_hash or ""]}
        session.add_all(
            ReviewImage(revision_id=revision.id, address_key=key, reviewed_at=revision.reviewed_at)
            for key in sorted(keys)
        )
    session.flush()  # the caller commits what is written
