"""Outlets: a list to look in, a page for each with names, domains, articles and letters, and merging two that are one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from claims.services.articles.articles import publication_date
from claims.services.directories import outlet_directory as directory
from claims.services.directories import parties
from claims.services.directories.outlet_directory import OUTLETS
from claims.services.directories.outlet_merging import merge_outlets, preview_outlet_merge, undo_outlet_merge
from claims.web.directories.party_pages import PartyPages, add_pages, require_reviewer, sent_name
from claims.web.page.visit import Visit

bp = Blueprint("outlets", __name__, url_prefix="/outlets")


def _shown(here: Visit, outlet_id: int) -> dict[str, Any]:
    page = directory.articles_of(here.session, outlet_id, after=request.args.get("after") or None)
    own = here.actor.organization_id
    return {
        "view": directory.view_outlet(here.session, directory.get_outlet(here.session, outlet_id)),
        "articles": [(view, publication_date(view.version)) for view in page.items],
        "next_cursor": page.next_cursor,
        "letters": [] if own is None else directory.letters_about(here.session, outlet_id, own),
    }


def _previewed(here: Visit, outlet_id: int, into_id: int | None) -> dict[str, Any]:
    return {"preview": preview_outlet_merge(here.session, outlet_id, into_id)}


def _alias(here: Visit, outlet_id: int) -> str:
    name = request.form.get("name", "")
    directory.add_name(here.session, outlet_id, name, **sent_name(), actor=here.actor, now=here.now)
    return "The name is added: articles that come under it are filed here."


def _rename(here: Visit, outlet_id: int) -> str:
    name, reason = request.form.get("name", ""), request.form.get("reason", "")
    parties.rename(here.session, OUTLETS, outlet_id, name, reason=reason, actor=here.actor, now=here.now)
    return "The name is changed; the one before stays among its names."


def _domain(here: Visit, outlet_id: int) -> str:
    host, reason = request.form.get("host", ""), request.form.get("reason", "")
    directory.add_domain(here.session, outlet_id, host, reason=reason, actor=here.actor, now=here.now)
    return "The domain is added: articles from there are filed here."


def _remove_domain(here: Visit, outlet_id: int, domain_id: int) -> str:
    directory.remove_domain(here.session, outlet_id, domain_id, actor=here.actor, now=here.now)
    return "The domain is taken back; articles that came from there stay."


_PAGES = PartyPages(
    kind=OUTLETS,
    find=directory.list_outlets,
    show=_shown,
    preview=_previewed,
    require_merger=require_reviewer,
    merge=merge_outlets,
    undo=undo_outlet_merge,
    adders={"alias": _alias, "name": _rename, "domain": _domain},
    removers={"domain": _remove_domain},
    listed={"name_key": directory.NAME_KEY},
)
add_pages(bp, _PAGES)
