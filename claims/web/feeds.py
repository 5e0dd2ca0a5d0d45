"""Answering with a feed: Atom or JSON Feed, of the same items, cached for a minute."""

from __future__ import annotations

from enum import Enum

from flask import Response, make_response, request

from claims.core.feeds import Feed, render_atom, render_json_feed

FEED_MAX_AGE_S = 60


class FeedFormat(Enum):
    """A format of feeds with its media type."""

    ATOM = "application/atom+xml"
    JSON = "application/feed+json"


def feed_response(feed: Feed, form: FeedFormat) -> Response:
    """The feed as it is sent; 304 where the reader has it already."""
    response = make_response(render_atom(feed) if form is FeedFormat.ATOM else render_json_feed(feed))
    response.content_type = f"{form.value}; charset=utf-8"
    response.headers["Cache-Control"] = f"public, max-age={FEED_MAX_AGE_S}"
    response.add_etag()
    response.make_conditional(request)
    return response
