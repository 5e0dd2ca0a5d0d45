"""The public directory of organizations: a list, a page for each with what it published, and merging two that are one.

The desk's own page (policy, members, keys) is ``claims.web.organization.organization``.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from claims.models import Organization
from claims.services.answers.scales import own_scales
from claims.services.base.organizations import lock_organization
from claims.services.claims.claim_texts import claim_texts
from claims.services.desk.review_steps import rechecks_began
from claims.services.directories import organization_directory as directory
from claims.services.directories import parties
from claims.services.directories.organization_directory import ORGANIZATIONS
from claims.services.directories.organization_merging import (
    merge_organizations,
    preview_organization_merge,
    require_admin_of,
    undo_organization_merge,
)
from claims.web.claims.answer_lines import linkable, revision_line
from claims.web.directories.party_pages import PartyPages, add_pages
from claims.web.page.shown_values import as_shown, refuse_unseen
from claims.web.page.visit import Visit
from claims.web.words.words import KIND_WORDS

bp = Blueprint("organizations", __name__, url_prefix="/organizations")


def _shown(here: Visit, organization_id: int) -> dict[str, Any]:
    organization = parties.get_party(here.session, ORGANIZATIONS, organization_id)
    reviews = directory.published_reviews(here.session, organization_id, after=request.args.get("after") or None)
    began = rechecks_began(here.session, (item.review for item in reviews.items))
    texts = claim_texts(here.session, {item.review.claim_id for item in reviews.items})
    return {
        "site": linkable(organization.site),
        "method": linkable(organization.method_url),
        "addresses_shown": as_shown(_addresses_of(organization)),
        "scales": list(own_scales(here.session, [organization_id]).items()),
        "kind_words": KIND_WORDS,
        "facts": directory.facts_about_organization(here.session, organization_id),
        "reviews": [
            (
                item.revision.claim_text,
                texts[item.review.claim_id].language,
                revision_line(item.review, item.revision, organization.name, today=here.today, began=began),
            )
            for item in reviews.items
        ],
        "next_cursor": reviews.next_cursor,
    }


def _previewed(here: Visit, organization_id: int, into_id: int | None) -> dict[str, Any]:
    preview = preview_organization_merge(here.session, organization_id, into_id)
    return {"preview": preview, "refused": bool(preview.obstacles)}


def _require_merger(here: Visit, organization_id: int) -> None:
    require_admin_of(here.session, here.actor, organization_id)


def _rename(here: Visit, organization_id: int) -> str:
    name, reason = request.form.get("name", ""), request.form.get("reason", "")
    parties.rename(here.session, ORGANIZATIONS, organization_id, name, reason=reason, actor=here.actor, now=here.now)
    return "The name is changed; the one before stays among its names, and on what was published under it."


def _addresses_of(organization: Organization) -> dict[str, str | None]:
    """What the form of the addresses shows."""
    return {"site": organization.site, "page about the method": organization.method_url}


def _addresses(here: Visit, organization_id: int) -> str:
    ORGANIZATIONS.require_editor(here.actor, organization_id)
    refuse_unseen(
        here,
        _addresses_of(lock_organization(here.session, organization_id)),
        lambda name, value: f"the {name} is {value}" if value else f"it has no {name}",
        subject=(ORGANIZATIONS.subject, organization_id),
        actions=("site_changed", "method_changed"),
    )
    directory.set_addresses(
        here.session,
        organization_id,
        site=request.form.get("site", ""),
        method_url=request.form.get("method_url", ""),
        reason=request.form.get("reason", ""),
        actor=here.actor,
        now=here.now,
    )
    return "The addresses are set."


_PAGES = PartyPages(
    kind=ORGANIZATIONS,
    find=directory.find_organizations,
    show=_shown,
    preview=_previewed,
    require_merger=_require_merger,
    merge=merge_organizations,
    undo=undo_organization_merge,
    adders={"name": _rename, "addresses": _addresses},
)
add_pages(bp, _PAGES)
