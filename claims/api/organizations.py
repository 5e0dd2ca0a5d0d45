"""Organizations: who publishes reviews."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.party_steps import PartyResource, add_steps
from claims.api.party_values import external_id_values, merge_values, name_values
from claims.models import Organization
from claims.schemas.organizations import OrganizationList, OrganizationQuery, OrganizationRead
from claims.services.directories.organization_directory import (
    ORGANIZATIONS,
    facts_about_organization,
    find_organizations,
)
from claims.services.directories.organization_merging import merge_organizations, undo_organization_merge
from claims.services.directories.parties import get_party


@bp.get("/organizations")
@operation(
    "List organizations, or find them by name",
    tag="Reviews",
    query=OrganizationQuery,
    answers={200: OrganizationList},
    public=True,
)
def read_organizations(call: Call) -> Answer:
    """Organizations, newest first."""
    page = find_organizations(call.session, call.query["q"] or "", after=call.query["after"], limit=call.query["limit"])
    return Answer({"items": [_row(item) for item in page.items], "next_cursor": page.next_cursor})


@bp.get("/organizations/<int:organization_id>")
@operation("Read one organization", tag="Reviews", answers={200: OrganizationRead}, public=True, failures=(404,))
def read_organization(call: Call, organization_id: int) -> Answer:
    """Names, site, method and ids elsewhere."""
    return Answer(_value(call, organization_id))


def _row(organization: Organization) -> dict[str, Any]:
    return {
        "id": organization.id,
        "slug": organization.slug,
        "name": organization.name,
        "site": organization.site,
    }


def _value(call: Call, organization_id: int) -> dict[str, Any]:
    organization = get_party(call.session, ORGANIZATIONS, organization_id)
    facts = facts_about_organization(call.session, organization.id)
    return _row(organization) | {
        "method_url": organization.method_url,
        "merged_into": organization.merged_into_id,
        "aliases": name_values(facts.names),
        "external_ids": external_id_values(facts.external_ids),
        "merges": merge_values(facts.merges),
        "permalink": f"/organizations/{organization.id}",
    }


add_steps(
    PartyResource(
        kind=ORGANIZATIONS,
        tag="Reviews",
        read=OrganizationRead,
        value=_value,
        merge=merge_organizations,
        undo=undo_organization_merge,
        who="For a key that acts for an admin, of both for a merge; what has to be finished before one is refused.",
    )
)
