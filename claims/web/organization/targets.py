"""Target times of an organization: until when work of each priority should be done."""

from __future__ import annotations

from flask import Blueprint, Response, flash, make_response, render_template, request, url_for

from claims.core.errors import Invalid, Stale
from claims.core.reviews.ageing import MAX_TARGET_HOURS, Priority
from claims.models import Organization, OrganizationRole
from claims.services.access.members import require_admin
from claims.services.base.organizations import get_organization, lock_organization
from claims.services.desk.due_times import set_targets, target_hours
from claims.web.page.desk import for_people, own_organization_id, problems_of, sent_number, status_of
from claims.web.page.redirects import go_to
from claims.web.page.shown_values import as_shown, refuse_unseen
from claims.web.page.visit import Visit, visit
from claims.web.words.numbers import count_of

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
    organization_id = own_organization_id(here)
    require_admin(here.actor, organization_id)
    try:
        organization = lock_organization(here.session, organization_id)
        about = ("organization", organization_id)
        refuse_unseen(here, _shown_of(organization), _say, subject=about, actions=("targets_set",))
        set_targets(here.session, organization_id, hours, actor=here.actor, now=here.now)
    except (Invalid, Stale) as error:
        return _page(here, error)
    flash("The targets are set. Due times in the queue follow within a minute.")
    return go_to(url_for("targets.show"))


def _shown_of(organization: Organization) -> dict[str, int]:
    """What the form of the targets shows."""
    return {priority.value: hours for priority, hours in target_hours(organization).items()}


def _say(name: str, hours: int) -> str:
    return f"the target of {WORDS[Priority(name)][0].lower()} priority is {count_of(hours, 'hour')}"


def _page(here: Visit, error: Invalid | Stale | None = None) -> Response:
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
        shown=as_shown(_shown_of(organization)),
        most=MAX_TARGET_HOURS,
        problems=problems_of(error) if error else [],
    )
    return make_response(page, status_of(error) if error else 200)
