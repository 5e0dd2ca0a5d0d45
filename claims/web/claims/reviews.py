"""Permalinks: a review leads to its claim, a revision has a page of its own.

The page of a revision says what was published and nothing that came later, so that it is ``immutable`` as the JSON and the
JSON-LD are: the same bytes for every visitor until a text is removed on a legal ground. What became of the revision
(freshness, a later one, a withdrawal, the state of its sources) is a part of its own, which no cache keeps and scripts put
into the page; without scripts a link leads to what is said today.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, session, url_for

from claims.core.claim_review.writing import write_review
from claims.core.reviews.scales import scale_path
from claims.core.texts.day_words import day_in
from claims.services.answers.answers import IMMUTABLE_MAX_AGE_S, permalink
from claims.services.desk.review_steps import rechecks_began
from claims.services.directories.organization_directory import name_at
from claims.services.exchange.claim_review_out import is_carried, revision_markup
from claims.services.reviews import reviews
from claims.services.reviews.reviews import RevisionView
from claims.web.claims.answer_lines import EvidenceLine, VerdictLine, linkable, revision_freshness
from claims.web.page.json_ld import CURRENT_MAX_AGE_S, json_ld_response, script_of, site
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, is_part, visit
from claims.web.words.local_paths import in_site
from claims.web.words.words import CORRECTION_WORDS, KIND_WORDS, FreshnessLine, freshness_as_published, removed_words

bp = Blueprint("reviews", __name__, url_prefix="/reviews")


@bp.get("/<int:review_id>")
def show(review_id: int) -> Response:
    """To the claim's page, at this organization's answer."""
    review = reviews.get_review(visit().session, review_id)
    address = url_for("claims.show", claim_id=review.claim_id, _anchor=f"review-{review.id}")
    return go_to(address, 302)


@bp.get("/<int:review_id>/revisions/<int:number>")
def revision(review_id: int, number: int) -> Response:
    """One revision as it was published."""
    here = visit()
    view = reviews.get_revision(here.session, review_id, number)
    published = view.revision
    has_markup = is_carried(view, site())
    response = make_response(
        render_template(
            "reviews/revision.html",
            view=view,
            line=_line(here, view, freshness_as_published(None if published.timeless else published.valid_until)),
            removed_words=removed_words,
            kind=KIND_WORDS[published.kind.value],
            correction=CORRECTION_WORDS.get(published.correction_kind or "", ""),
            json_ld=script_of(_document(here, view) if has_markup else {}),
            is_shared=not here.is_signed_in,
            known_on=day_in(here.zone, published.published_at),
        )
    )
    response.headers["Link"] = _links(view)
    if not _is_current(view):
        response.headers["X-Robots-Tag"] = "noindex"
    if (
        here.is_signed_in or session.modified
    ):  # a message shown once, as after signing out, and a cookie are not to be kept
        return response
    return _kept_by_caches(response, is_fixed=not has_markup or published.claim_context is not None)


@bp.get("/<int:review_id>/revisions/<int:number>/today")
def today(review_id: int, number: int) -> Response:
    """What became of a revision, for its page to put into itself; who comes here by hand is led to the claim."""
    here = visit()
    if not is_part():
        return show(review_id)
    view = reviews.get_revision(here.session, review_id, number)
    fresh = revision_freshness(
        view.review,
        view.revision,
        today=here.today,
        began=rechecks_began(here.session, [view.review]),
        latest=view.latest,
    )
    response = make_response(render_template("reviews/today.html", view=view, line=_line(here, view, fresh)))
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_current(view: RevisionView) -> bool:
    return view.review.current_number == view.revision.number and view.review.withdrawn_at is None


def _kept_by_caches(response: Response, *, is_fixed: bool) -> Response:
    """The page with its strong entity tag; 304 where the reader has it. A visitor's cookie holds what they prefer.

    Not ``is_fixed`` is one whose markup says what is known of the claim now, because that was not kept when it was
    published.
    """
    caching = response.cache_control
    caching.public, caching.max_age = True, IMMUTABLE_MAX_AGE_S if is_fixed else CURRENT_MAX_AGE_S
    caching.immutable = is_fixed
    caching.no_transform = True  # compressed it would be other bytes under the same tag
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
    """The ``Link`` header. Of the page of what is said today, the claim's page is the one to find: markup of the same
    review on both is then one. That stands here and not in the page, which a later revision does not change."""
    links = [f'<{in_site(permalink(view.review.id, view.latest))}{suffix}>; rel="latest-version"']
    if view.revision.number > 1:
        before = in_site(permalink(view.review.id, view.revision.number - 1))
        links.append(f'<{before}{suffix}>; rel="predecessor-version"')
    if not suffix and _is_current(view):
        claim = url_for("claims.show", claim_id=view.claim.id, _external=True)
        links.append(f'<{claim}>; rel="canonical"')
    return ", ".join(links)


def _line(here: Visit, view: RevisionView, fresh: FreshnessLine) -> VerdictLine:
    revision = view.revision
    return VerdictLine(
        review_id=view.review.id,
        claim_id=view.claim.id,
        organization=name_at(here.session, view.organization, revision.published_at),
        rating=revision.rating,
        verdict=revision.verdict,
        as_of=revision.true_as_of,
        freshness=fresh,
        revision=revision.number,
        href=in_site(permalink(view.review.id, revision.number)),
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
                state=source.state.value if source.url and not fresh.is_fixed else "",
                state_since=source.state_since,
                retrieved=item.retrieved_at,
                snapshot=view.snapshots.get(item.id, ""),
            )
            for item, source in view.evidence
        ),
        source_unarchived=not view.source_archived,
        links_unchecked=not revision.links_checked and any(source.url for _, source in view.evidence),
        links_checked_on=revision.published_at.date() if revision.links_checked and view.evidence else None,
        method=in_site(scale_path(revision.scale)),
    )
