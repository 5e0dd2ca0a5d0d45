"""``claims:search`` and ``claims:imageSearch``: public claims with their reviews, by words, publisher, age, or an image."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from flask import Blueprint, Response, current_app, request

from claims.api.fact_check_tools.answers import image_search_value, json_response, search_value
from claims.api.fact_check_tools.callers import require_key
from claims.api.fact_check_tools.errors import INVALID, NOT_FOUND, GoogleError
from claims.api.fact_check_tools.parameters import checked_page_size, checked_parameters
from claims.api.fact_check_tools.sent import meant_method, sent_parameters
from claims.api.fact_check_tools.tokens import PageTokens
from claims.core.errors import Invalid
from claims.core.sources.publisher_sites import site_filter
from claims.core.sources.web_addresses import address_key
from claims.extensions import db
from claims.services.exchange.fact_check_search import (
    MOST_SKIPPED,
    FactCheckQuery,
    FactChecks,
    search_fact_checks,
)
from claims.services.settings import own_site

bp = Blueprint("fact_check_tools", __name__, url_prefix="/v1alpha1")

_SEARCH = {
    "query": str,
    "languageCode": str,
    "reviewPublisherSiteFilter": str,
    "maxAgeDays": int,
    "pageSize": int,
    "pageToken": str,
    "offset": int,
}
_TOKENS = "claims:search/2"
"""What tokens are signed for; another number where they hold something else, so that older ones are refused."""

_IMAGE_TOKENS = "claims:imageSearch/1"

_BINDING = ("query", "languageCode", "maxAgeDays", "reviewPublisherSiteFilter")
"""Parameters that must stay the same from page to page."""

_IMAGE_SEARCH = {"imageUri": str, "languageCode": str, "pageSize": int, "pageToken": str, "offset": int}

_LONGEST_AGE_DAYS = 366 * 1_000
"""Days back from today at most: older claims than of a thousand years have no date that the calendar holds."""


@bp.route("/claims:search", methods=["GET", "POST"])
def search() -> Response:
    """Claims that answer a query."""
    now = dt.datetime.now(dt.UTC)
    values = _read_call(_SEARCH, now)
    query = _query(values, now.date())
    found, token = _page(query, values, PageTokens(_TOKENS, [values.get(name) for name in _BINDING]), now)
    return json_response(search_value(found.items, token, own_site(current_app.config, request.url_root)))


@bp.route("/claims:imageSearch", methods=["GET", "POST"])
def image_search() -> Response:
    """Claims whose reviews name the address of an image: it is compared and never opened."""
    now = dt.datetime.now(dt.UTC)
    values = _read_call(_IMAGE_SEARCH, now)
    try:
        query = FactCheckQuery(image=address_key(str(values.get("imageUri", ""))), language=_language(values))
    except Invalid as error:
        raise GoogleError(400, INVALID) from error
    tokens = PageTokens(_IMAGE_TOKENS, [values.get(name) for name in ("imageUri", "languageCode")])
    found, token = _page(query, values, tokens, now)
    return json_response(image_search_value(found.items, token, own_site(current_app.config, request.url_root)))


def _page(
    query: FactCheckQuery, values: Mapping[str, str | int], tokens: PageTokens, now: dt.datetime
) -> tuple[FactChecks, str]:
    """The page that size, token and offset ask for, and the token of the next one, "" after the last."""
    size = checked_page_size(values.get("pageSize", 0))
    after, skip = tokens.read(str(values.get("pageToken", ""))), int(values.get("offset", 0))
    if after is not None:  # the offset counted from the beginning: the token has what is left of it
        skip, after = after[0], after[1:]
    elif skip < 0:
        raise GoogleError(400, INVALID)
    own = own_site(current_app.config, request.url_root)
    bounded = min(skip, MOST_SKIPPED)
    found = search_fact_checks(db.session(), query, own=own, today=now.date(), limit=size, after=after, skip=bounded)
    if skip > bounded and (found.items or found.next_place):
        raise GoogleError(400, INVALID)
    return found, tokens.write((found.still_to_skip, *found.next_place)) if found.next_place else ""


def _read_call(names: Mapping[str, type], now: dt.datetime) -> dict[str, str | int]:
    """The parameters of a call that may be made, checked in Google's order: path and method, key, names, types."""
    if meant_method() != "GET":
        raise GoogleError(404, NOT_FOUND)
    sent = sent_parameters()
    require_key(db.session(), sent, now=now)
    return checked_parameters(sent, names)


def _query(values: Mapping[str, str | int], today: dt.date) -> FactCheckQuery:
    words = str(values.get("query", "")).strip()
    site = site_filter(str(values.get("reviewPublisherSiteFilter", "")))
    days = int(values.get("maxAgeDays", 0))
    if not (words or site) or days < 0:
        raise GoogleError(400, INVALID)
    return FactCheckQuery(
        words=words,
        site=site,
        language=_language(values),
        since=today - dt.timedelta(days=min(days, _LONGEST_AGE_DAYS)) if days else None,
    )


def _language(values: Mapping[str, str | int]) -> str:
    return str(values.get("languageCode", "")).strip().replace("_", "-").partition("-")[0].lower()
