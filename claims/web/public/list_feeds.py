"""Every public list as an Atom feed and as a JSON Feed: ``/feeds/NAME.atom`` and ``/feeds/NAME.json``.

Corrections and single claims have their feeds beside their pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request, url_for

from claims.core.errors import NotFound
from claims.core.messages.feeds import FeedItem
from claims.core.reviews.public_status import PublicStatus
from claims.core.sources.source_states import SourceState
from claims.core.verdicts import ClaimKind, Verdict
from claims.models import Organization, Outlet, Speaker
from claims.services.answers.answers import permalink
from claims.services.articles import articles
from claims.services.claims import claims as registry
from claims.services.claims import published_reviews
from claims.services.directories import organization_directory, outlet_directory, speaker_directory
from claims.services.evidence import sources
from claims.services.transparency import log_checkpoints, log_entries
from claims.web.claims.citation import REGISTRY
from claims.web.page.feeds import ATOM, JSON_FEED, absolute, feed_response
from claims.web.page.visit import Visit, visit
from claims.web.public.checkpoint_items import checkpoint_item
from claims.web.words.log_words import fact_words
from claims.web.words.words import KIND_WORDS, STATUS_WORDS, format_rating

bp = Blueprint("list_feeds", __name__, url_prefix="/feeds")

ENTRIES = 50
FORMS = {"atom": ATOM, "json": JSON_FEED}
Entries = tuple[Sequence[FeedItem], str | None]
"""The entries of a page, newest first, and the cursor of the next."""


@dataclass(frozen=True, slots=True)
class ListFeed:
    """One list: its title, a sentence on it, the page that it is a feed of, and how its entries are read.

    ``filters`` are the values of the query that narrow it.
    """

    title: str
    about: str
    home: str
    load: Callable[[Visit, Mapping[str, str], str | None], Entries]
    filters: tuple[str, ...] = ()


@bp.get("")
def index() -> str:
    """All feeds."""
    return render_template("feeds/index.html", feeds=FEEDS)


@bp.get("/<name>.<any(atom, json):form>")
def show(name: str, form: str) -> Response:
    """One list in one form, its newest entries first; ``next`` leads on."""
    chosen = FEEDS.get(name)
    if chosen is None:
        raise NotFound(f"There is no feed {name[:60]}. All of them stand at /feeds.")
    here = visit()
    kept = {key: request.args[key][:200] for key in chosen.filters if request.args.get(key)}
    items, next_cursor = chosen.load(here, kept, request.args.get("after") or None)
    return feed_response(
        FORMS[form],
        title=f"{chosen.title} · {REGISTRY}",
        home=url_for(chosen.home, _external=True, **kept),
        items=items,
        now=here.now,
        next_cursor=next_cursor,
        kept=kept,
    )


def _claims(here: Visit, kept: Mapping[str, str], after: str | None) -> Entries:
    kind, verdict, status = kept.get("kind", ""), kept.get("verdict", ""), kept.get("status", "")
    page = registry.list_claims(
        here.session,
        status=status if status in set(PublicStatus) else None,
        kind=ClaimKind(kind) if kind in set(ClaimKind) else None,
        verdict=Verdict(verdict) if verdict in set(Verdict) else None,
        organization=kept.get("organization"),
        after=after,
        limit=ENTRIES,
        on=here.today,
    )
    statuses = registry.claim_statuses(here.session, [claim.id for claim in page.items], on=here.today)
    items = [
        FeedItem(
            id=url_for("claims.show", claim_id=claim.id, _external=True),
            url=url_for("claims.show", claim_id=claim.id, _external=True),
            title=claim.text,
            text=f"{KIND_WORDS[claim.kind.value]}, {STATUS_WORDS[statuses[claim.id]]}",
            author=REGISTRY,
            updated=claim.created_at,
            categories=(claim.kind.value,),
        )
        for claim in page.items
    ]
    return items, page.next_cursor


def _reviews(here: Visit, kept: Mapping[str, str], after: str | None) -> Entries:
    page = published_reviews.list_published(
        here.session, organization=kept.get("organization"), after=after, limit=ENTRIES
    )
    return [_review(row) for row in page.items], page.next_cursor


def _review(row: published_reviews.PublishedRevision) -> FeedItem:
    revision = row.revision
    address = absolute(permalink(revision.review_id, revision.number))
    lead, rest = format_rating(revision.rating, revision.verdict)
    return FeedItem(
        id=address,
        url=address,
        title=f"{lead} {rest}".strip() + f": {revision.claim_text}",
        text=revision.rationale,
        author=row.organization,
        updated=revision.published_at,
        categories=(revision.verdict.value,),
    )


def _articles(here: Visit, _kept: Mapping[str, str], after: str | None) -> Entries:
    page = articles.list_articles(here.session, after=after, limit=ENTRIES)
    items = [
        FeedItem(
            id=url_for("articles.show", article_id=view.article.id, _external=True),
            url=url_for("articles.show", article_id=view.article.id, _external=True),
            title=view.version.headline or "Text without a headline",
            text=view.article.url or "",
            author=view.outlet,
            updated=view.version.received_at,
        )
        for view in page.items
    ]
    return items, page.next_cursor


def _speakers(here: Visit, _kept: Mapping[str, str], after: str | None) -> Entries:
    page = speaker_directory.list_speakers(here.session, after=after, limit=ENTRIES)
    return [_party("speakers", row) for row in page.items], page.next_cursor


def _outlets(here: Visit, _kept: Mapping[str, str], after: str | None) -> Entries:
    page = outlet_directory.list_outlets(here.session, after=after, limit=ENTRIES)
    return [_party("outlets", row) for row in page.items], page.next_cursor


def _organizations(here: Visit, _kept: Mapping[str, str], after: str | None) -> Entries:
    page = organization_directory.find_organizations(here.session, after=after, limit=ENTRIES)
    return [_party("organizations", row, text=row.site or "") for row in page.items], page.next_cursor


def _party(pages: str, row: Speaker | Outlet | Organization, *, text: str = "") -> FeedItem:
    address = url_for(f"{pages}.show", party_id=row.id, _external=True)
    return FeedItem(id=address, url=address, title=row.name, text=text, author=REGISTRY, updated=row.created_at)


def _sources(here: Visit, kept: Mapping[str, str], after: str | None) -> Entries:
    state = kept.get("state", "")
    known = SourceState(state) if state in set(SourceState) else None
    page = sources.list_sources(here.session, state=known, after=after, limit=ENTRIES)
    items = [
        FeedItem(
            id=url_for("sources.show", source_id=row.id, _external=True),
            url=url_for("sources.show", source_id=row.id, _external=True),
            title=row.title,
            text="\n".join(filter(None, (row.url, row.state.value, row.state_reason))),
            author=row.publisher or REGISTRY,
            updated=row.state_since or row.created_at,
            categories=(row.state.value,),
        )
        for row in page.items
    ]
    return items, page.next_cursor


def _log(here: Visit, _kept: Mapping[str, str], after: str | None) -> Entries:
    page = log_entries.list_entries(here.session, after=after, limit=ENTRIES)
    items = [
        FeedItem(
            id=url_for("log.entry", index=row.leaf_index, _external=True),
            url=url_for("log.entry", index=row.leaf_index, _external=True),
            title=f"#{row.leaf_index} {fact_words(row.fact)}",
            text="" if row.leaf is None else row.leaf.decode("utf-8", "replace"),
            author=REGISTRY,
            updated=row.created_at,
        )
        for row in page.items
    ]
    return items, page.next_cursor


def _checkpoints(here: Visit, _kept: Mapping[str, str], after: str | None) -> Entries:
    """Each with its whole note: who keeps this feed can show later that the log was not cut."""
    page = log_checkpoints.list_checkpoints(here.session, after=after, limit=ENTRIES)
    items = [checkpoint_item(row) for row in page.items]
    return items, page.next_cursor


FEEDS: Mapping[str, ListFeed] = {
    "reviews": ListFeed(
        "Published verdicts", "Every revision of every review.", "claims.index", _reviews, ("organization",)
    ),
    "claims": ListFeed(
        "Claims",
        "New claims, narrowed as on their page.",
        "claims.index",
        _claims,
        ("kind", "verdict", "status", "organization"),
    ),
    "articles": ListFeed("Articles", "Articles that came in.", "articles.index", _articles),
    "speakers": ListFeed("Speakers", "New speakers.", "speakers.index", _speakers),
    "outlets": ListFeed("Outlets", "New outlets.", "outlets.index", _outlets),
    "organizations": ListFeed("Organizations", "New organizations.", "organizations.index", _organizations),
    "sources": ListFeed(
        "Sources", "Works that evidence comes from, of one state or of all.", "sources.index", _sources, ("state",)
    ),
    "log": ListFeed("Log", "Entries of the transparency log.", "log.index", _log),
    "checkpoints": ListFeed(
        "Checkpoints", "Signed checkpoints of the log, each with its note.", "log.index", _checkpoints
    ),
}
"""Every feed by its name in the address."""
