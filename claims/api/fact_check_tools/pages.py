"""``pages``: the ClaimReview markup of web pages, kept for the organization whose token comes with the call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, current_app, request

from claims.api.fact_check_tools.answers import json_response
from claims.api.fact_check_tools.callers import caller_with_token
from claims.api.fact_check_tools.errors import INVALID, NOT_FOUND, GoogleError
from claims.api.fact_check_tools.messages import MARKUP_PAGE, in_order, read_message
from claims.api.fact_check_tools.parameters import checked_page_size, checked_parameters
from claims.api.fact_check_tools.sent import meant_method, sent_parameters
from claims.api.fact_check_tools.tokens import PageTokens
from claims.core.errors import Invalid
from claims.core.row_ids import is_id
from claims.core.sources.publisher_sites import site_filter
from claims.extensions import db
from claims.models import MarkupPage, Scope
from claims.services.base.actors import Actor
from claims.services.exchange import markup_pages
from claims.services.settings import own_site

bp = Blueprint("fact_check_pages", __name__, url_prefix="/v1alpha1/pages")

_LIST = {"url": str, "organization": str, "pageSize": int, "pageToken": str, "offset": int}

_READING = (Scope.REVIEWS_READ, Scope.REVIEWS_WRITE)
_WRITING = (Scope.REVIEWS_WRITE,)


@dataclass(frozen=True, slots=True)
class _Call:
    """Who calls, when, and with which parameters of the method's own."""

    actor: Actor
    now: dt.datetime
    values: Mapping[str, str | int]


@bp.route("", methods=["GET", "POST"])
def pages() -> Response:
    """List pages, or keep a new one."""
    if meant_method() == "GET":
        return _list()
    if meant_method() == "POST":
        return _create()
    raise GoogleError(404, NOT_FOUND)


@bp.route("/<page>", methods=["GET", "POST", "PUT", "DELETE"])
def page(page: str) -> Response:
    """Read a page, replace it or keep it no longer."""
    page_id = int(page) if page.isascii() and page.isdigit() and len(page) <= 19 else 0
    match meant_method():
        case "GET":
            call = _read_call({}, _READING)
            return _answer(markup_pages.get_page(db.session(), _known(page_id), actor=call.actor))
        case "PUT":
            return _update(page_id)
        case "DELETE":
            call = _read_call({}, _WRITING)
            markup_pages.delete_page(db.session(), _known(page_id), actor=call.actor, now=call.now)
            return json_response({})
    raise GoogleError(404, NOT_FOUND)


def _list() -> Response:
    call = _read_call(_LIST, _READING)
    address = str(call.values.get("url", "")).strip()
    site = site_filter(str(call.values.get("organization", "")))
    if bool(address) == bool(site):
        raise GoogleError(400, INVALID)
    if address:
        try:
            found = markup_pages.page_of_address(db.session(), address, actor=call.actor)
        except Invalid as error:
            raise GoogleError(400, INVALID) from error
        return json_response({"claimReviewMarkupPages": [_value(found)]} if found is not None else {})
    return _list_of_site(call, site)


def _list_of_site(call: _Call, site: str) -> Response:
    size, skip = checked_page_size(call.values.get("pageSize", 0)), int(call.values.get("offset", 0))
    tokens = PageTokens("pages", [site])
    after = tokens.read(str(call.values.get("pageToken", "")))
    if skip < 0 and after is None:
        raise GoogleError(400, INVALID)
    found = markup_pages.pages_of_site(
        db.session(), site, actor=call.actor, limit=size + 1, before=after[0] if after else None, skip=skip
    )
    value: dict[str, Any] = {"claimReviewMarkupPages": [_value(item) for item in found[:size]]} if found else {}
    if len(found) > size:
        value["nextPageToken"] = tokens.write([found[size - 1].id])
    return json_response(value)


def _create() -> Response:
    call = _read_call({}, _WRITING)
    content = read_message(MARKUP_PAGE)
    for name in ("name", "versionId"):  # set by the server
        content.pop(name, None)
    made = markup_pages.create_page(
        db.session(), content, site=own_site(current_app.config, request.url_root), actor=call.actor, now=call.now
    )
    return _answer(made)


def _update(page_id: int) -> Response:
    call = _read_call({}, _WRITING)
    content = read_message(MARKUP_PAGE)
    name, version = content.pop("name", ""), content.pop("versionId", "")
    _known(page_id)
    if not version or name not in ("", f"pages/{page_id}"):
        raise GoogleError(400, INVALID)
    changed = markup_pages.update_page(
        db.session(),
        page_id,
        content,
        version=version,
        site=own_site(current_app.config, request.url_root),
        actor=call.actor,
        now=call.now,
    )
    return _answer(changed)


def _read_call(names: Mapping[str, type], scopes: tuple[Scope, ...]) -> _Call:
    """The call, checked in Google's order: token, names of parameters, their types."""
    now = dt.datetime.now(dt.UTC)
    sent = sent_parameters()
    actor = caller_with_token(db.session(), sent, scopes, now=now)
    return _Call(actor, now, checked_parameters(sent, names))


def _known(page_id: int) -> int:
    """The id, if it can be one; ``GoogleError`` 404 otherwise."""
    if not is_id(page_id):
        raise GoogleError(404, NOT_FOUND)
    return page_id


def _answer(found: MarkupPage) -> Response:
    return json_response(_value(found))


def _value(found: MarkupPage) -> dict[str, Any]:
    own = {"name": f"pages/{found.id}", "versionId": str(found.version)}
    return in_order({**found.content, **own}, MARKUP_PAGE)
