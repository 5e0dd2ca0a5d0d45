"""The public list of corrections: a page, an Atom feed and a JSON Feed of the same list, with the same filters."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from claims.core.messages.feeds import FeedItem
from claims.core.reviews.corrections import LOGGED
from claims.core.reviews.reviewing import CorrectionKind
from claims.services.answers.answers import permalink
from claims.services.base.organizations import list_organizations
from claims.services.base.paging import Page
from claims.services.claims.corrections import Correction, CorrectionFilter, Side, list_corrections
from claims.services.transparency.log_checkpoints import latest_checkpoint
from claims.web.page.feeds import ATOM, JSON_FEED, Render, absolute, feed_response
from claims.web.page.visit import Visit, visit
from claims.web.public.checkpoint_items import checkpoint_item
from claims.web.words.dates import format_day
from claims.web.words.marks import find_mark
from claims.web.words.numbers import count_of
from claims.web.words.pasted import read_day, read_number
from claims.web.words.words import CORRECTION_WORDS

bp = Blueprint("corrections", __name__, url_prefix="/corrections")

LIST_LENGTH = 50


@bp.get("")
def index() -> str:
    """Corrections, newest first, old → new."""
    here, wanted = visit(), _wanted()
    page = _page(here, wanted)
    kept = _kept()
    organizations = [(row.slug, row.name) for row in list_organizations(here.session)]
    return render_template(
        "corrections/index.html",
        page=page,
        wanted=wanted,
        kept=kept,
        said=_said(wanted, dict(organizations)),
        kinds=[("", "all"), *((kind.value, CORRECTION_WORDS[kind.value]) for kind in sorted(LOGGED))],
        organizations=[("", "all"), *organizations],
    )


@bp.get("/feed.atom")
def atom() -> Response:
    """The list as an Atom feed."""
    return _feed(ATOM)


@bp.get("/feed.json")
def json_feed() -> Response:
    """The list as a JSON Feed."""
    return _feed(JSON_FEED)


_FILTERS = ("organization", "kind", "claim", "since", "until")


def _wanted() -> CorrectionFilter:
    """The filters of the address; kinds that are not on the list count as none, dates must be dates."""
    kind = request.args.get("kind", "")
    return CorrectionFilter(
        organization=request.args.get("organization", "")[:100] or None,
        kind=CorrectionKind(kind) if kind in LOGGED else None,
        claim_id=read_number(request.args.get("claim")) or None,
        since=read_day(request.args.get("since"), "since"),
        until=read_day(request.args.get("until"), "until"),
    )


def _kept() -> dict[str, str]:
    """The filters of the address that narrow the list, for links that keep them."""
    sent = {name: value for name, value in request.args.items() if value and name in _FILTERS}
    return {name: value for name, value in sent.items() if name != "kind" or value in LOGGED}


def _said(wanted: CorrectionFilter, organizations: dict[str, str]) -> str:
    """What the list is narrowed to, in words."""
    parts = [
        organizations.get(wanted.organization, wanted.organization) if wanted.organization else "",
        CORRECTION_WORDS[wanted.kind].lower() if wanted.kind else "",
        f"claim {wanted.claim_id}" if wanted.claim_id else "",
        f"from {format_day(wanted.since)}" if wanted.since else "",
        f"to {format_day(wanted.until)}" if wanted.until else "",
    ]
    named = [part for part in parts if part]
    return f"{', '.join(named)}: {count_of(len(named), 'filter')}" if named else ""


def _page(here: Visit, wanted: CorrectionFilter) -> Page[Correction]:
    return list_corrections(here.session, wanted, after=request.args.get("after") or None, limit=LIST_LENGTH)


def _feed(form: tuple[Render, str]) -> Response:
    """The list of the address; the whole list begins with the newest checkpoint of the log."""
    here, wanted = visit(), _wanted()
    page = _page(here, wanted)
    is_whole = wanted == CorrectionFilter() and not request.args.get("after")
    newest = latest_checkpoint(here.session) if is_whole else None
    kept: dict[str, Any] = _kept()
    return feed_response(
        form,
        title="Corrections",
        home=url_for("corrections.index", _external=True, **kept),
        items=[*([] if newest is None else [checkpoint_item(newest)]), *(_item(row) for row in page.items)],
        now=here.now,
        next_cursor=page.next_cursor,
        kept=kept,
    )


def _item(row: Correction) -> FeedItem:
    shown = row.new or row.old
    address = absolute(permalink(row.review_id, shown.number))
    kind = CORRECTION_WORDS[row.kind.value]
    lines = [f"Claim: {shown.claim_text}", f"{kind}: {_verdict(row.old)} → {_verdict(row.new)}", row.reason]
    if row.people:
        lines.append(f"By: {', '.join(row.people)}")
    if row.new is not None:
        if row.new.claim_text != row.old.claim_text:
            lines.insert(1, f"Before: {row.old.claim_text}")
        if row.new.rationale != row.old.rationale:
            lines += [f"Why, before: {row.old.rationale}", f"Why, now: {row.new.rationale}"]
        lines.append(f"The earlier revision: {absolute(permalink(row.review_id, row.old.number))}")
    if row.corrects is not None:
        lines.append(f"It corrects: {row.corrects}")
    if row.log_index is not None:
        lines.append(f"Entry {row.log_index} of the log: {url_for('log.entry', index=row.log_index, _external=True)}")
    return FeedItem(
        id=f"{url_for('corrections.index', _external=True)}#{row.id}",
        url=address,
        title=f"{kind}: {shown.claim_text}",
        text="\n".join(line for line in lines if line),
        author=row.organization,
        updated=row.at,
        categories=(row.kind.value,),
    )


def _verdict(side: Side | None) -> str:
    if side is None:
        return "Withdrawn"
    word = find_mark(f"verdict/{side.verdict}").word
    return word if word == side.rating else f"{side.rating} ({word})"
