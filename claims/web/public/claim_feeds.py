"""Feeds of claims: what happened to one, the list with its filters, and the verdicts that were published last."""

from __future__ import annotations

from flask import Blueprint, Response, url_for

from claims.core.messages.feeds import FeedItem
from claims.services.claims import claims as registry
from claims.web.claims.claim_timeline import Event, public_timeline
from claims.web.page.feeds import ATOM, JSON_FEED, Render, feed_response
from claims.web.page.redirects import go_to
from claims.web.page.visit import visit

bp = Blueprint("claim_feeds", __name__, url_prefix="/claims")

ENTRIES = 50


@bp.get("/<int:claim_id>/feed.atom")
def atom(claim_id: int) -> Response:
    """What happened to a claim, as an Atom feed."""
    return _of_claim(claim_id, ATOM)


@bp.get("/<int:claim_id>/feed.json")
def json_feed(claim_id: int) -> Response:
    """The same as a JSON Feed."""
    return _of_claim(claim_id, JSON_FEED)


def _of_claim(claim_id: int, form: tuple[Render, str]) -> Response:
    here = visit()
    claim = registry.get_claim(here.session, claim_id)
    if claim.merged_into_id is not None:
        name = "claim_feeds.atom" if form is ATOM else "claim_feeds.json_feed"
        return go_to(url_for(name, claim_id=claim.merged_into_id), 301)
    home = url_for("claims.show", claim_id=claim.id, _external=True)
    return feed_response(
        form,
        title=f"Claim {claim.id}: {claim.text}",
        home=home,
        items=[_entry(event, home) for event in public_timeline(here, claim.id, limit=ENTRIES)],
        now=claim.created_at,
    )


def _entry(event: Event, home: str) -> FeedItem:
    changes = [f"{item.label}: {item.old} → {item.new}" for item in event.changes]
    if event.old or event.new:
        changes.append(f"{event.old} → {event.new}")
    return FeedItem(
        id=f"{home}#{event.id}",
        url=f"{home}#timeline",
        title=event.what,
        text="\n".join(line for line in (*changes, event.why) if line),
        author=event.who,
        updated=event.on,
    )
