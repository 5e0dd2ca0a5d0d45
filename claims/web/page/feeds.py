"""A public list as an Atom feed and as a JSON Feed: the same entries under two addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Response, make_response, request, url_for

from claims.core.messages.feeds import Feed, FeedItem, render_atom, render_json_feed

MAX_AGE_S = 60

Render = Callable[[Feed], bytes]
ATOM: tuple[Render, str] = (render_atom, "application/atom+xml")
JSON_FEED: tuple[Render, str] = (render_json_feed, "application/feed+json")


def feed_response(
    form: tuple[Render, str],
    *,
    title: str,
    home: str,
    items: Sequence[FeedItem],
    now: dt.datetime,
    next_cursor: str | None = None,
    kept: Mapping[str, Any] | None = None,
) -> Response:
    """The feed of the list at ``home`` (an absolute address), at this request's own address, in one of both forms.

    ``kept`` are the values of the query that narrow the list; the address of the next page repeats them. A reader that has
    it already gets 304.
    """
    render, media_type = form
    endpoint, path = request.endpoint or "", request.view_args or {}
    address = {"_external": True, **path, **(kept or {})}
    feed = Feed(
        title=title,
        home=home,
        address=url_for(endpoint, **address),
        items=items,
        updated=now,
        next_address=None if next_cursor is None else url_for(endpoint, **address, after=next_cursor),
    )
    response = make_response(render(feed))
    response.content_type = f"{media_type}; charset=utf-8"
    response.headers["Cache-Control"] = f"public, max-age={MAX_AGE_S}"
    response.add_etag()
    response.make_conditional(request)
    return response


def absolute(path: str) -> str:
    """A path of this site as a whole address."""
    return request.url_root.rstrip("/") + path
