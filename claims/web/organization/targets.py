"""Target times of an organization: until when work of each priority should be done."""

from __future__ import annotations

from flask import Blueprint, Response, flash, make_response, render_template, request, url_for

from claims.core.errors import Invalid
from claims.core.reviews.ageing import MAX_TARGET_HOURS, Priority
from claims.models import OrganizationRole
from claims.services.base.organizations import get_organization
from claims.services.desk.due_times import set_targets, target_hours
from claims.web.page.desk import for_people, own_organization_id, problems_of, sent_number, status_of
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit

bp = for_people(Blueprint("targets", __name__, url_prefix="/organization/targets"))

WORDS = {
    Priority.HIGH: ("High", "Three texts or more say it, or what proves a public verdict is gone."),
    Priority.NORMAL: ("Normal", "An article says it, or a recheck has a reason."),
    Priority.LOW: ("Low", "No article says it."),
}
"""Each priority with what makes work so."""


@bp.get("")
def show() -> Response:
    """The targets; a form for admins."""
    return _page(visit())


@bp.post("")
def save() -> Response:
    """Set the targets."""
    here = visit()
    hours = {priority: sent_number(f"target_hours_{priority}") for priority in Priority}
    try:
        set_targets(here.session, own_organization_id(here), hours, actor=here.actor, now=here.now)
    except Invalid as error:
        return _page(here, error)
    flash("The targets are set. Due times in the queue follow within a minute.")
    return go_to(url_for("targets.show"))


def _page(here: Visit, error: Invalid | None = None) -> Response:
    organization = get_organization(here.session, own_organization_id(here))
    kept = target_hours(organization)
    page = render_template(
        "organization/targets.html",
        organization=organization,
        is_admin=OrganizationRole.ADMIN in here.actor.roles,
        targets=[
            (priority.value, *WORDS[priority], request.form.get(f"target_hours_{priority}", kept[priority]))
            for priority in Priority
        ],
        most=MAX_TARGET_HOURS,
        problems=problems_of(error) if error else [],
    )
    return make_response(page, status_of(error) if error else 200)
