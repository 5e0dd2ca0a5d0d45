"""Claims: the list with its search, and the public page of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, flash, make_response, render_template, request, url_for

from claims.core.errors import NotAllowed
from claims.core.reviews.public_status import PublicStatus
from claims.core.reviews.reviewing import ReviewAction
from claims.core.texts.claim_order import ClaimOrder
from claims.core.verdicts import ClaimKind, Freshness, Verdict
from claims.models import Claim, Review
from claims.services.answers.answers import answers_for_claims, earlier_answers
from claims.services.articles.appearances import list_appearances
from claims.services.articles.articles import publication_date
from claims.services.base.as_of import AsOf, as_of
from claims.services.base.claim_families import root_of
from claims.services.base.organizations import list_organizations
from claims.services.claims import claims as registry
from claims.services.claims import demand
from claims.services.desk.review_access import find_review
from claims.services.desk.review_steps import newest_steps
from claims.services.directories import speakers
from claims.services.exchange.claim_review_out import page_document
from claims.services.lookup.search import search_claims
from claims.services.messages import claim_follows
from claims.services.regrouping.rewording import rewordings_of
from claims.services.reviews import reviews
from claims.services.reviews.rechecks import open_reasons
from claims.services.settings import matching_settings
from claims.web.claims.answer_lines import VerdictLine, agreement_of, leading_line, overlaps_with, verdict_line
from claims.web.claims.citation import citation
from claims.web.claims.claim_rows import claim_rows, listed_rows
from claims.web.claims.claim_timeline import timeline_of
from claims.web.page.desk import to_work
from claims.web.page.failures import ask_to_sign_in
from claims.web.page.json_ld import json_ld_response, script_of, site
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, is_part, visit
from claims.web.words.local_paths import local_path
from claims.web.words.marks import find_mark
from claims.web.words.numbers import count_of
from claims.web.words.pasted import read_moment
from claims.web.words.words import KIND_WORDS, STATUS_WORDS

bp = Blueprint("claims", __name__, url_prefix="/claims")

ORDER_WORDS = {ClaimOrder.DECIDED.value: "newest verdicts", ClaimOrder.SAID.value: "most said"}
"""The orders beside the usual one, in words."""

LIST_LENGTH = 50
APPEARANCES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty strings let everything through."""

    q: str = ""
    kind: str = ""
    verdict: str = ""
    status: str = ""
    organization: str = ""
    as_of: str = ""
    sort: str = ""

    def chosen(self) -> dict[str, str]:
        """The filters that are set, by name, without the search."""
        named = {
            "kind": self.kind,
            "verdict": self.verdict,
            "status": self.status,
            "organization": self.organization,
            "as_of": self.as_of,
            "sort": self.sort,
        }
        return {name: value for name, value in named.items() if value}


@bp.get("")
def index() -> Response:
    """Claims, newest first or in another order, or the best ones for ``q``; for htmx only the rows."""
    here, filters = visit(), _filters()
    context = _listed(here, filters) | {"filters": filters}
    if is_part():
        response = make_response(render_template("claims/rows.html", **context))
    else:
        context |= {"choices": _choices(here, is_search=bool(filters.q)), "said": _say(here, filters)}
        response = make_response(render_template("claims/index.html", **context))
    response.vary.add("HX-Request")
    return response


@bp.get("/<int:claim_id>")
def show(claim_id: int) -> Response:
    """The claim with its verdict, evidence, appearances and history; a merged one leads to its successor, of an earlier
    day to the one that it led to then.

    htmx gets the history alone, or picks the further appearances out of the page.
    """
    here = visit()
    claim, moment = registry.get_claim(here.session, claim_id), _moment(here)
    if moment.known_at is None and claim.merged_into_id is not None:
        return go_to(url_for("claims.show", claim_id=claim.merged_into_id), 301)
    answered = claim.id if moment.known_at is None else root_of(here.session, claim.id, at=moment.known_at)
    if answered != claim.id:
        then = url_for("claims.show", claim_id=answered, as_of=request.args["as_of"])
        return go_to(then, 302)
    if is_part() and "said" not in request.args:
        response = make_response(
            render_template("claims/timeline.html", claim=claim, is_swapped=True, **_history(here, claim, moment))
        )
    else:
        response = make_response(render_template("claims/show.html", **_context(here, claim, moment)))
    response.vary.add("HX-Request")
    return response


@bp.get("/<int:claim_id>.jsonld")
def json_ld(claim_id: int) -> Response:
    """What the page says, as JSON-LD: the ClaimReview of each verdict that stands, or the claim alone."""
    here = visit()
    claim = registry.get_claim(here.session, claim_id)
    if claim.merged_into_id is not None:
        return go_to(url_for("claims.json_ld", claim_id=claim.merged_into_id), 301)
    answers = answers_for_claims(here.session, [claim.id], on=here.today, published=None).get(claim.id, [])
    return json_ld_response(page_document(here.session, claim, answers, site()))


@bp.post("/<int:claim_id>/follow")
def follow(claim_id: int) -> Response:
    """Tell the reader from now on when the public answer changes."""
    here = visit()
    if here.actor.user_id is None:
        return ask_to_sign_in()
    claim_follows.follow_claim(here.session, here.actor.user_id, claim_id, now=here.now)
    flash("You follow this claim. A notification tells you when its public answer changes.")
    return go_to(url_for("claims.show", claim_id=claim_id))


@bp.post("/<int:claim_id>/leave")
def leave(claim_id: int) -> Response:
    """Tell them no longer."""
    here = visit()
    if here.actor.user_id is None:
        return ask_to_sign_in()
    claim_follows.leave_claim(here.session, here.actor.user_id, registry.get_claim(here.session, claim_id).id)
    flash("You no longer follow this claim.")
    return go_to(local_path(request.form.get("next") or url_for("claims.show", claim_id=claim_id)))


@bp.post("/<int:claim_id>/review")
def open_review(claim_id: int) -> Response:
    """Open a review of the claim for the reader's organization and go on to it; to the one there is, if there is one."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    review = _own_review(here, claim_id)
    if review is None:
        if here.actor.organization_id is None:
            raise NotAllowed("Only members of an organization may review claims.", code="not_member")
        review = reviews.open_review(here.session, claim_id, here.actor.organization_id, actor=here.actor, now=here.now)
    return to_work(review.id)


def _own_review(here: Visit, claim_id: int) -> Review | None:
    """The review of the reader's organization, for who works on reviews."""
    if not here.may_judge or here.actor.organization_id is None:
        return None
    return find_review(here.session, claim_id, here.actor.organization_id)


def _context(here: Visit, claim: Claim, moment: AsOf) -> dict[str, Any]:
    on, at = moment.on, moment.known_at
    answers = answers_for_claims(here.session, [claim.id], on=on, published=None, known_at=at).get(claim.id, [])
    lines = [verdict_line(answer, today=on) for answer in answers]
    leading = leading_line(lines)
    status = registry.claim_status(here.session, claim, on=on, known_at=at)
    names = speakers.speaker_names(here.session, [claim.speaker_id], known_at=at)
    return {
        "claim": claim,
        "kind": KIND_WORDS.get(claim.kind.value, claim.kind.value),
        "status": status,
        "lines": lines,
        "leading": leading,
        "others": [line for line in lines if line is not leading],
        "earlier": [
            verdict_line(answer, today=on) for answer in earlier_answers(here.session, claim.id, on=on, known_at=at)
        ],
        "agreement": agreement_of(lines),
        "speaker": names.get(claim.speaker_id) if claim.speaker_id else None,
        "rewords": registry.get_claim(here.session, claim.rewords_id) if claim.rewords_id else None,
        "rewordings": rewordings_of(here.session, claim.id, known_at=at),
        "demand": demand.demand(here.session, claim.id, known_at=at),
        "served": demand.served_to(here.session, claim.id, known_at=at),
        "merged_since": claim.merged_into_id if at else None,
        "was_recorded": registry.was_recorded(here.session, claim.id, at),
        "appearances": list_appearances(
            here.session, claim.id, after=request.args.get("said") or None, limit=APPEARANCES_SHOWN, known_at=at
        ),
        "published_on": publication_date,
        "reasons": {} if at else open_reasons(here.session, [line.review_id for line in lines]),
        "withdrawals": {} if at else _withdrawals(here, lines),
        "own_review": _own_review(here, claim.id),
        "is_following": _is_following(here, claim),
        "overlaps": overlaps_with(leading, lines),
        "citation": citation(
            claim.text,
            url_for("claims.show", claim_id=claim.id, _external=True),
            lines if status == PublicStatus.CONFLICT else [line for line in (leading,) if line],
            base=site().base,
            read_on=here.today,
        ),
        "json_ld": "" if at else script_of(page_document(here.session, claim, answers, site())),
        **_history(here, claim, moment),
    }


def _withdrawals(here: Visit, lines: Sequence[VerdictLine]) -> dict[int, str]:
    """The public reasons of verdicts that were withdrawn, by review."""
    withdrawn = [line.review_id for line in lines if line.freshness.state is Freshness.WITHDRAWN]
    steps = newest_steps(here.session, withdrawn, ReviewAction.WITHDRAW) if withdrawn else {}
    return {review_id: step.reason for review_id, step in steps.items() if step.reason}


def _history(here: Visit, claim: Claim, moment: AsOf) -> dict[str, Any]:
    """What the timeline needs."""
    is_material = request.args.get("facts") == "material"
    events = timeline_of(here, claim.id, until=moment.known_at, material_only=is_material)
    return {
        "timeline": events,
        "is_material": is_material,
        "comparable": sum(bool(event.compare) for event in events) > 1,
        "on": moment.on,
        "is_past": moment.known_at is not None,
    }


def _is_following(here: Visit, claim: Claim) -> bool:
    return here.actor.user_id is not None and claim_follows.is_following(here.session, here.actor.user_id, claim.id)


def _listed(here: Visit, filters: Filters) -> dict[str, Any]:
    moment = _moment(here)
    narrowed: dict[str, Any] = {
        "status": filters.status or None,
        "kind": ClaimKind(filters.kind) if filters.kind else None,
        "verdict": Verdict(filters.verdict) if filters.verdict else None,
        "organization": filters.organization or None,
    }
    if filters.q:
        hits = search_claims(
            here.session,
            filters.q,
            today=moment.on,
            known_at=moment.known_at,
            limit=LIST_LENGTH,
            settings=matching_settings(current_app.config),
            **narrowed,
        )
        return {"rows": claim_rows(hits, moment), "next_cursor": None}
    page = registry.list_claims(
        here.session,
        order=ClaimOrder(filters.sort or ClaimOrder.NEWEST),
        after=request.args.get("after") or None,
        limit=LIST_LENGTH,
        on=moment.on,
        known_at=moment.known_at,
        **narrowed,
    )
    is_short = page.next_cursor is not None and len(page.items) < LIST_LENGTH
    return {
        "rows": listed_rows(here, page.items, moment),
        "next_cursor": page.next_cursor,
        "is_short": is_short,
    }


def _filters() -> Filters:
    """The filters of the address; values that are not offered count as none."""

    def known(name: str, values: set[str]) -> str:
        value = request.args.get(name, "")
        return value if value in values else ""

    q, on = request.args.get("q", "").strip(), request.args.get("as_of", "")[:10]
    return Filters(
        q=q,
        kind=known("kind", set(ClaimKind)),
        verdict=known("verdict", set(Verdict)),
        status=known("status", set(PublicStatus)),
        organization=request.args.get("organization", "")[:100],
        as_of=on,
        # What is searched for comes best first, and an earlier day has one order.
        sort="" if q or on else known("sort", {ClaimOrder.DECIDED, ClaimOrder.SAID}),
    )


def _choices(here: Visit, *, is_search: bool = False) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: (value, word) pairs."""
    organizations = [(row.slug, row.name) for row in list_organizations(here.session)]
    return {
        "kind": [("", "all"), *((kind.value, KIND_WORDS[kind.value]) for kind in ClaimKind)],
        "verdict": [("", "any"), *((verdict.value, _verdict_word(verdict)) for verdict in Verdict)],
        "status": [("", "any"), *((status.value, STATUS_WORDS[status.value]) for status in PublicStatus)],
        "organization": [("", "all"), *organizations],
        "sort": [("", "best match" if is_search else "newest claims"), *ORDER_WORDS.items()],
    }


def _say(here: Visit, filters: Filters) -> str:
    """The active filters in a sentence: "quantity, False, 2 filters"."""
    words = [
        KIND_WORDS.get(filters.kind, ""),
        _verdict_word(Verdict(filters.verdict)) if filters.verdict else "",
        STATUS_WORDS.get(filters.status, ""),
        dict(_choices(here)["organization"]).get(filters.organization, filters.organization),
        f"as known on {filters.as_of}" if filters.as_of else "",
    ]
    named = [word for word in words if word and word != "all"]
    order = f"{ORDER_WORDS[filters.sort]} first" if filters.sort else ""
    told = f"{', '.join(named)}: {count_of(len(named), 'filter')}" if named else ""
    return "; ".join(filter(None, [told, order]))


def _verdict_word(verdict: Verdict) -> str:
    return find_mark(f"verdict/{verdict}").word


def _moment(here: Visit) -> AsOf:
    """The day that the page speaks about: today unless an earlier one is asked for."""
    return as_of(read_moment(request.args.get("as_of"), "as_of"), now=here.now, zone=ZoneInfo(here.zone))
