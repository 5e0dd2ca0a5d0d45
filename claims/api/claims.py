"""Claims: search, read, where they were said, what was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import current_app

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.reviews import review_value, review_values
from claims.core.errors import Invalid
from claims.core.texts.claim_order import BEST, ClaimOrder
from claims.core.texts.day_words import day_of
from claims.models import Claim, Scope
from claims.schemas.claims import (
    AppearanceList,
    AppearanceQuery,
    ClaimList,
    ClaimQuery,
    ClaimRead,
    ClaimReadQuery,
    HistoryList,
)
from claims.schemas.reviews import ReviewList, ReviewOpen, ReviewRead
from claims.services.answers import answers
from claims.services.answers.answers_json import review_to_dict, slots_to_dict, wording_to_dict
from claims.services.articles import appearances
from claims.services.base.actor_names import actor_names
from claims.services.base.as_of import AsOf, as_of
from claims.services.base.claim_families import root_of
from claims.services.base.organizations import find_by_slug
from claims.services.claims import claims, demand
from claims.services.desk.review_access import reviews_of
from claims.services.directories import speakers
from claims.services.lookup import search
from claims.services.lookup.search import SearchHit
from claims.services.regrouping.rewording import rewordings_of
from claims.services.reviews import reviews
from claims.services.settings import matching_settings


@bp.get("/claims")
@operation(
    "Search claims, or list them",
    tag="Claims",
    query=ClaimQuery,
    answers={200: ClaimList},
    public=True,
    failures=(404,),
)
def find_claims(call: Call) -> Answer:
    """With ``q``, by rank and with the relation where q is a statement; else newest first, or as ``sort`` says."""
    moment = as_of(call.query["as_of"], now=call.now)
    if call.query["organization"] is not None:
        find_by_slug(call.session, call.query["organization"])  # a misspelt one must not read as "nothing found"
    sort = call.query["sort"]
    if (sort == BEST) != bool(call.query["q"]) and sort is not None:
        raise Invalid("Sort by best with q, and by another order without it.", code="sort_and_q", field="sort")
    if call.query["q"]:
        return _search(call, moment)
    page = claims.list_claims(
        call.session,
        status=call.query["status"],
        kind=call.query["kind"],
        verdict=call.query["verdict"],
        organization=call.query["organization"],
        order=ClaimOrder(sort or ClaimOrder.NEWEST),
        after=call.query["after"],
        limit=call.query["limit"],
        on=moment.on,
        known_at=moment.known_at,
    )
    items = _rows(call, page.items, moment)
    return Answer({"items": items, "next_cursor": page.next_cursor})


@bp.get("/claims/<int:claim_id>")
@operation(
    "Read one claim with every organization's answer",
    tag="Claims",
    query=ClaimReadQuery,
    answers={200: ClaimRead},
    public=True,
    failures=(404,),
)
def read_claim(call: Call, claim_id: int) -> Answer:
    """The claim as it stands, or stood `as_of`; one that was merged by then names its successor. `reviews` is a list,
    whoever is asked about."""
    claim = claims.get_claim(call.session, claim_id)
    moment = as_of(call.query["as_of"], now=call.now)
    counted = demand.demand(call.session, claim.id, known_at=moment.known_at)
    slug = call.query["organization"]
    own = None if slug is None else find_by_slug(call.session, slug, known_at=moment.known_at).id
    value = _rows(call, [claim], moment, organization_id=own)[0] | {
        "created_at": claim.created_at,
        "merged_into": _merged_into(call, claim, moment),
        "rewords": claim.rewords_id,
        "reworded_by": [row.id for row in rewordings_of(call.session, claim.id, known_at=moment.known_at)],
        "was_recorded": claims.was_recorded(call.session, claim.id, moment.known_at),
        "demand": {
            "articles": counted.articles,
            "outlets": counted.outlets,
            "days": counted.days,
            "origins": counted.origins,
            "served_to": demand.served_to(call.session, claim.id, known_at=moment.known_at),
        },
    }
    return Answer(value)


@bp.get("/claims/<int:claim_id>/appearances")
@operation(
    "Where a claim was said, newest first",
    tag="Claims",
    query=AppearanceQuery,
    answers={200: AppearanceList},
    public=True,
    failures=(404,),
)
def list_appearances(call: Call, claim_id: int) -> Answer:
    """A page of the claim's appearances in the newest versions of articles, or of those received by then."""
    claims.get_claim(call.session, claim_id)
    page = appearances.list_appearances(
        call.session,
        claim_id,
        after=call.query["after"],
        limit=call.query["limit"],
        known_at=as_of(call.query["as_of"], now=call.now).known_at,
    )
    items = [
        {
            "id": row.appearance.id,
            "article_id": row.version.article_id,
            "version": row.version.number,
            "headline": row.version.headline,
            "outlet": row.outlet,
            "published_at": row.version.published_at,
            "start": row.appearance.start,
            "end": row.appearance.end,
            "exact": row.appearance.exact,
            "speaker": row.appearance.speaker,
            "voice": row.appearance.voice.value,
        }
        for row in page.items
    ]
    return Answer({"items": items, "next_cursor": page.next_cursor})


@bp.get("/claims/<int:claim_id>/history")
@operation("Everything recorded about a claim", tag="Claims", answers={200: HistoryList}, public=True, failures=(404,))
def read_history(call: Call, claim_id: int) -> Answer:
    """Who changed what, when and why; newest first."""
    claims.get_claim(call.session, claim_id)
    found = claims.claim_history(call.session, claim_id)
    acting = [item.who for item in found if item.who.partition(":")[0] in ("user", "key")]
    names = actor_names(call.session, acting, reader=call.caller)
    items = [
        {
            "at": item.when,
            "kind": item.kind,
            "what": item.what,
            "who": names.get(item.who, item.who),
            "why": item.why,
            "organization": item.organization,
            "detail": item.detail,
            "log_index": item.log_index,
        }
        for item in found
    ]
    return Answer({"items": items})


@bp.get("/claims/<int:claim_id>/reviews")
@operation(
    "Reviews of a claim, in whatever state", tag="Reviews", answers={200: ReviewList}, public=True, failures=(404,)
)
def read_reviews(call: Call, claim_id: int) -> Answer:
    """Those of all organizations, and of claims merged with it, the oldest first; also what is not public yet."""
    claims.get_claim(call.session, claim_id)
    return Answer({"items": review_values(call, reviews_of(call.session, claim_id))})


@bp.post("/claims/<int:claim_id>/reviews")
@operation(
    "Open a review of a claim for the key's organization",
    tag="Reviews",
    body=ReviewOpen,
    answers={201: ReviewRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def open_review(call: Call, claim_id: int) -> Answer:
    """The new review, in state open."""
    if call.actor.organization_id is None:
        raise Invalid("This key belongs to no organization, so it cannot open reviews.")
    review = reviews.open_review(
        call.session,
        claim_id,
        call.actor.organization_id,
        actor=call.actor,
        now=call.now,
        reason=call.body["reason"] or "",
    )
    value = review_value(call, review)
    return Answer(value, status=201, headers={"Location": f"/api/v1/reviews/{review.id}"}, version=review.lock_version)


def _search(call: Call, moment: AsOf) -> Answer:
    if call.query["after"]:
        raise Invalid("A search gives its best claims in one page: leave out after, or q.", field="after")
    hits = search.search_claims(
        call.session,
        call.query["q"],
        published=day_of(call.query["published_at"] or moment.on),
        today=moment.on,
        known_at=moment.known_at,
        limit=call.query["limit"],
        settings=matching_settings(current_app.config),
        status=call.query["status"],
        kind=call.query["kind"],
        verdict=call.query["verdict"],
        organization=call.query["organization"],
    )
    rows = _rows(call, [hit.claim for hit in hits], moment)
    items = [row | {"match": _hit(hit), "probable": hit.settles} for row, hit in zip(rows, hits, strict=True)]
    return Answer({"items": items, "next_cursor": None})


def _rows(
    call: Call, found: Sequence[Claim], moment: AsOf, *, organization_id: int | None = None
) -> list[dict[str, Any]]:
    """The fields of ``ClaimRow`` of each claim, with the answers of all organizations or of one."""
    ids, at = [claim.id for claim in found], moment.known_at
    known = answers.answers_for_claims(call.session, ids, on=moment.on, published=None, known_at=at)
    statuses = claims.claim_statuses(call.session, ids, on=moment.on, known_at=at)
    names = speakers.speaker_names(call.session, [claim.speaker_id for claim in found], known_at=at)
    return [
        {
            "id": claim.id,
            "external_id": claim.external_id,
            "text": claim.text,
            "kind": claim.kind.value,
            "language": claim.language,
            "speaker": names.get(claim.speaker_id) if claim.speaker_id else None,
            "claim_date": claim.claim_date,
            "status": statuses[claim.id],
            "agreement": answers.standing_agreement(known.get(claim.id, [])),
            "permalink": f"/claims/{claim.id}",
            "reviews": [
                review_to_dict(answer)
                for answer in known.get(claim.id, [])
                if organization_id in (None, answer.organization_id)
            ],
            "match": None,
            "probable": None,
        }
        for claim in found
    ]


def _merged_into(call: Call, claim: Claim, moment: AsOf) -> int | None:
    """The claim that it leads to at the moment asked about; None where it stands for itself."""
    if moment.known_at is None:
        return claim.merged_into_id
    answered = root_of(call.session, claim.id, at=moment.known_at)
    return None if answered == claim.id else answered


def _hit(hit: SearchHit) -> dict[str, Any] | None:
    if hit.decision is None:
        return None
    return {
        "relation": hit.decision.relation.value,
        "differing_slots": list(hit.decision.differing_slots),
        "probability": hit.decision.probability,
        "explanation": hit.explanation,
        "wording": wording_to_dict(hit.wording),
        "slots": slots_to_dict(hit.decision.slots),
    }
