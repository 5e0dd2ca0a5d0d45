"""Organizations: who publishes reviews."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.party_values import external_id_values, merge_values, name_values
from claims.models import Organization, Scope
from claims.schemas.organizations import OrganizationList, OrganizationQuery, OrganizationRead
from claims.schemas.parties import PartyMergeWrite, PartyUndoWrite
from claims.services.organization_directory import ORGANIZATIONS, facts_about_organization, find_organizations
from claims.services.organization_merging import merge_organizations, undo_organization_merge
from claims.services.parties import get_party


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


@bp.post("/organizations/<int:organization_id>/merge")
@operation(
    "Let an organization lead to another",
    tag="Reviews",
    body=PartyMergeWrite,
    answers={200: OrganizationRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def merge_an_organization(call: Call, organization_id: int) -> Answer:
    """The organization that stays. For a key that acts for an admin of both; what has to be finished first is refused."""
    into = call.body["into_id"]
    merge_organizations(call.session, organization_id, into, reason=call.body["reason"], actor=call.actor, now=call.now)
    return Answer(_value(call, into))


@bp.post("/organizations/merges/<int:merge_id>/undo")
@operation(
    "Take a merge of organizations back",
    tag="Reviews",
    body=PartyUndoWrite,
    answers={200: OrganizationRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def undo_a_merge_of_organizations(call: Call, merge_id: int) -> Answer:
    """The organization that was merged, as it stands again; within 30 days, for a key that acts for an admin of both."""
    reason = call.body["reason"] or ""
    merge = undo_organization_merge(call.session, merge_id, reason=reason, actor=call.actor, now=call.now)
    return Answer(_value(call, merge.party_id))


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
