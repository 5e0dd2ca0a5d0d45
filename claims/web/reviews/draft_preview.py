"""A draft as its readers will see it, and what it changes against the public revision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from claims.core.reviews.freshness import freshness
from claims.core.reviews.reviewing import ReviewState
from claims.core.reviews.scales import Grade
from claims.core.sources.source_address import is_single_origin
from claims.core.verdicts import ClaimKind
from claims.models import Review, ReviewDraft
from claims.services.answers.scales import scale_of
from claims.services.base.organizations import get_organization
from claims.services.desk.review_access import current_revision
from claims.services.desk.review_drafts import rated_draft
from claims.services.desk.second_opinions import round_of
from claims.services.evidence.evidence_checks import facts_to_keep
from claims.services.reviews import reviews
from claims.services.reviews.reviews import RevisionView
from claims.web.claims.answer_lines import VerdictLine
from claims.web.page.visit import Visit
from claims.web.reviews.evidence_states import noted_evidence
from claims.web.words.dates import format_day
from claims.web.words.marks import find_mark
from claims.web.words.words import KIND_WORDS, describe_freshness


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of the verdict, before and after, as text."""

    label: str
    old: str
    new: str


def preview_line(here: Visit, review: Review, draft: ReviewDraft, kind: ClaimKind) -> VerdictLine | None:
    """The verdict line that publishing would show; None while rating or date is missing."""
    grade = _grade(here, review, draft, kind)
    if grade is None or draft.true_as_of is None:
        return None
    content = rated_draft(here.session, review, draft)
    facts, links_checked = facts_to_keep(here.session, review, content, now=here.now)
    fresh = freshness(
        true_as_of=draft.true_as_of,
        valid_until=draft.valid_until,
        timeless=draft.timeless,
        state=ReviewState.PUBLISHED,
        on=here.today,
    )
    return VerdictLine(
        review_id=review.id,
        claim_id=review.claim_id,
        organization=get_organization(here.session, review.organization_id).name,
        rating=grade.label,
        verdict=grade.verdict,
        as_of=draft.true_as_of,
        freshness=describe_freshness(
            fresh, today=here.today, valid_until=None if draft.timeless else draft.valid_until, since=here.today
        ),
        revision=(review.current_number or 0) + 1,
        href="",
        summary=draft.rationale,
        second_opinion=round_of(here.session, review).outcome,
        single_origin=is_single_origin(fact.origin_group for fact in facts),
        links_unchecked=not links_checked and any(item.url for item in content.evidence),
        links_checked_on=here.today if links_checked and content.evidence else None,
        evidence=noted_evidence(here, review, draft.evidence),
    )


def changes_to(here: Visit, review: Review, draft: ReviewDraft, kind: ClaimKind) -> tuple[FieldChange, ...]:
    """The fields in which the draft differs from the public revision; none before the first one."""
    if current_revision(here.session, review) is None or review.current_number is None:
        return ()
    view = reviews.get_revision(here.session, review.id, review.current_number)
    old, new = _revision_texts(view), _draft_texts(draft, kind, _grade(here, review, draft, kind))
    return tuple(FieldChange(label, old[label], new[label]) for label in new if old[label] != new[label])


def _revision_texts(view: RevisionView) -> dict[str, str]:
    revision = view.revision
    return _texts(
        kind=revision.kind.value,
        rating=revision.rating,
        rationale=revision.rationale,
        true_as_of=revision.true_as_of,
        valid_until=revision.valid_until,
        timeless=revision.timeless,
        reason=revision.timeless_reason,
        evidence=[(item.stance.value, item.quote, item.title, item.locator) for item, _ in view.evidence],
    )


def _grade(here: Visit, review: Review, draft: ReviewDraft, kind: ClaimKind) -> Grade | None:
    """The draft's rating on the scale in use; None where it has none or the scale lacks it."""
    chosen = ClaimKind(draft.kind) if draft.kind else kind
    return scale_of(here.session, review.organization_id, chosen).grade(draft.rating) if draft.rating else None


def _draft_texts(draft: ReviewDraft, kind: ClaimKind, grade: Grade | None) -> dict[str, str]:
    return _texts(
        kind=draft.kind or kind.value,
        rating=grade.label if grade else "",
        rationale=draft.rationale,
        true_as_of=draft.true_as_of,
        valid_until=draft.valid_until,
        timeless=draft.timeless,
        reason=draft.timeless_reason,
        evidence=[(item["stance"], item["quote"], item["title"], item["locator"]) for item in draft.evidence],
    )


def _texts(
    *,
    kind: str,
    rating: str,
    rationale: str,
    true_as_of: dt.date | None,
    valid_until: dt.date | None,
    timeless: bool,
    reason: str,
    evidence: list[tuple[str, str, str, str]],
) -> dict[str, str]:
    """The fields as texts that can be compared word by word."""
    until = "timeless" if timeless else format_day(valid_until) if valid_until else ""
    if timeless and reason:
        until = f"timeless, because {reason}"
    return {
        "Rating": rating,
        "Type": KIND_WORDS[kind],
        "Rationale": rationale,
        "As of": format_day(true_as_of) if true_as_of else "",
        "Valid until": until,
        "Evidence": "\n".join(_evidence_text(*item) for item in evidence),
    }


def _evidence_text(stance: str, quote: str, title: str, locator: str) -> str:
    said = f"“{quote}” " if quote else ""
    return f"{find_mark(f'stance/{stance}').word}: {said}{title}{', ' + locator if locator else ''}"
