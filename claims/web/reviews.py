"""Permalinks: a review leads to its claim, a revision has a page of its own.

What a revision says never changes; its page also says what became of it (freshness, a later revision, the state of its
sources), so it is not ``immutable`` as the JSON and the JSON-LD are. It is the same bytes for every visitor while that
stands, and has a strong entity tag.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, session, url_for

from claims.core.claim_review.writing import write_review
from claims.core.scales import scale_path
from claims.services import reviews
from claims.services.answers import permalink
from claims.services.claim_review_out import is_carried, revision_markup
from claims.services.organization_directory import name_at
from claims.services.review_steps import rechecks_began
from claims.services.reviews import RevisionView
from claims.web.answer_lines import EvidenceLine, VerdictLine, linkable, revision_freshness
from claims.web.json_ld import CURRENT_MAX_AGE_S, json_ld_response, script_of, site
from claims.web.visit import Visit, visit
from claims.web.words import CORRECTION_WORDS, KIND_WORDS, removed_words

bp = Blueprint("reviews", __name__, url_prefix="/reviews")


@bp.get("/<int:review_id>")
def show(review_id: int) -> Response:
    """To the claim's page, at this organization's answer."""
    review = reviews.get_review(visit().session, review_id)
    address = url_for("claims.show", claim_id=review.claim_id, _anchor=f"review-{review.id}")
    return redirect(address, 302)  # type: ignore[return-value]


@bp.get("/<int:review_id>/revisions/<int:number>")
def revision(review_id: int, number: int) -> Response:
    """One revision as it was published, with a note where it is no longer the current one."""
    here = visit()
    view = reviews.get_revision(here.session, review_id, number)
    response = make_response(
        render_template(
            "reviews/revision.html",
            view=view,
            line=_line(here, view),
            removed_words=removed_words,
            kind=KIND_WORDS[view.revision.kind.value],
            correction=CORRECTION_WORDS.get(view.revision.correction_kind or "", ""),
            is_current=view.review.current_number == view.revision.number and view.review.withdrawn_at is None,
            is_latest=view.latest == view.revision.number,
            json_ld=script_of(_document(here, view) if is_carried(view, site()) else {}),
            is_shared=not here.is_signed_in,
        )
    )
    response.headers["Link"] = _links(view)
    if (
        here.is_signed_in or session.modified
    ):  # a message shown once, as after signing out, and a cookie are not to be kept
        return response
    return _kept_by_caches(response)


def _kept_by_caches(response: Response) -> Response:
    """The page with its strong entity tag; 304 where the reader has it. A visitor's cookie holds what they prefer."""
    response.cache_control.public, response.cache_control.max_age = True, CURRENT_MAX_AGE_S
    response.cache_control.no_transform = True  # compressed it would be other bytes under the same tag
    response.vary.add("Cookie")
    response.add_etag()
    response.make_conditional(request)
    return response


@bp.get("/<int:review_id>/revisions/<int:number>.jsonld")
def revision_json_ld(review_id: int, number: int) -> Response:
    """The revision as ClaimReview, as it was published."""
    here = visit()
    view = reviews.get_revision(here.session, review_id, number)
    return json_ld_response(
        _document(here, view),
        immutable=view.revision.claim_context is not None,
        link=_links(view, ".jsonld"),
    )


def _document(here: Visit, view: RevisionView) -> dict[str, Any]:
    return write_review(revision_markup(here.session, view.review.id, view.revision.number, site()))


def _links(view: RevisionView, suffix: str = "") -> str:
    links = [f'<{permalink(view.review.id, view.latest)}{suffix}>; rel="latest-version"']
    if view.revision.number > 1:
        links.append(f'<{permalink(view.review.id, view.revision.number - 1)}{suffix}>; rel="predecessor-version"')
    return ", ".join(links)


def _line(here: Visit, view: RevisionView) -> VerdictLine:
    revision = view.revision
    return VerdictLine(
        review_id=view.review.id,
        claim_id=view.claim.id,
        organization=name_at(here.session, view.organization, revision.published_at),
        rating=revision.rating,
        verdict=revision.verdict,
        as_of=revision.true_as_of,
        freshness=revision_freshness(
            view.review,
            revision,
            today=here.today,
            began=rechecks_began(here.session, [view.review]),
            latest=view.latest,
        ),
        revision=revision.number,
        href=permalink(view.review.id, revision.number),
        summary=revision.rationale,
        page=linkable(revision.url),
        single_reviewer=revision.single_reviewer,
        second_opinion=revision.second_opinion,
        single_origin=revision.single_origin,
        evidence=tuple(
            EvidenceLine(
                item.title,
                source.publisher,
                linkable(source.url),
                item.quote,
                item.stance,
                item.locator,
                source_id=source.id,
                state=source.state.value if source.url else "",
                state_since=source.state_since,
                retrieved=item.retrieved_at,
                snapshot=view.snapshots.get(item.id, ""),
            )
            for item, source in view.evidence
        ),
        source_unarchived=not view.source_archived,
        links_unchecked=not revision.links_checked and any(source.url for _, source in view.evidence),
        links_checked_on=revision.published_at.date() if revision.links_checked and view.evidence else None,
        method=scale_path(revision.scale),
    )
