"""The reader's own account: who they are and what they may do."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_security import current_user

from claims.services.organizations import get_organization
from claims.web.desk import for_people
from claims.web.visit import visit

bp = for_people(Blueprint("account", __name__, url_prefix="/account"))


@bp.get("")
def show() -> str:
    """Name, address and roles, with the way to another password."""
    here = visit()
    organization_id = here.actor.organization_id
    organization = None if organization_id is None else get_organization(here.session, organization_id)
    return render_template(
        "account/show.html", user=current_user, organization=organization, roles=sorted(here.actor.roles)
    )
