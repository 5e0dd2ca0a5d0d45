"""Outlets: who publishes articles, under which names and domains."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.party_steps import PartyResource, add_steps
from claims.api.party_values import external_id_values, merge_values, name_values
from claims.models import Outlet
from claims.schemas.outlets import OutletList, OutletQuery, OutletRead
from claims.services.directories.outlet_directory import (
    NAME_KEY,
    OUTLETS,
    add_name,
    get_outlet,
    list_outlets,
    view_outlet,
)
from claims.services.directories.outlet_merging import merge_outlets, undo_outlet_merge


@bp.get("/outlets")
@operation(
    "List outlets, or find them by name or domain",
    tag="Articles",
    query=OutletQuery,
    answers={200: OutletList},
    public=True,
)
def read_outlets(call: Call) -> Answer:
    """Outlets, newest first."""
    page = list_outlets(call.session, call.query["q"] or "", after=call.query["after"], limit=call.query["limit"])
    return Answer({"items": [_row(outlet) for outlet in page.items], "next_cursor": page.next_cursor})


@bp.get("/outlets/<int:outlet_id>")
@operation("Read one outlet", tag="Articles", answers={200: OutletRead}, public=True, failures=(404,))
def read_outlet(call: Call, outlet_id: int) -> Answer:
    """Names, domains and ids elsewhere."""
    return Answer(_value(call, outlet_id))


def _row(outlet: Outlet) -> dict[str, Any]:
    domain = None if outlet.key.startswith(NAME_KEY) else outlet.key
    return {"id": outlet.id, "name": outlet.name, "domain": domain}


def _value(call: Call, outlet_id: int) -> dict[str, Any]:
    outlet = get_outlet(call.session, outlet_id)
    view = view_outlet(call.session, outlet)
    names = view.facts.names
    return _row(outlet) | {
        "merged_into": outlet.merged_into_id,
        "aliases": [
            value | {"confirmed": name.confirmed} for value, name in zip(name_values(names), names, strict=True)
        ],
        "domains": [*view.hosts, *(domain.host for domain in view.domains)],
        "external_ids": external_id_values(view.facts.external_ids),
        "merges": merge_values(view.facts.merges),
        "permalink": f"/outlets/{outlet.id}",
    }


add_steps(
    PartyResource(
        kind=OUTLETS,
        tag="Articles",
        read=OutletRead,
        value=_value,
        merge=merge_outlets,
        undo=undo_outlet_merge,
        who="Names and ids are for a key that acts for a checker or reviewer, merges for a reviewer; both ids stay.",
        add_name=add_name,
    )
)
