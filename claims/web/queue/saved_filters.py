"""The reader's saved filters of the queue: keep, rename, start with, delete."""

from __future__ import annotations

from urllib.parse import parse_qsl

from flask import Blueprint, Response, flash, make_response, render_template, request, url_for

from claims.core.errors import Conflict, Invalid
from claims.services.desk import saved_filters
from claims.web.page.desk import Toast, for_people, problems_of, remember_toast, status_of
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, person_of, visit
from claims.web.queue.queue import list_context
from claims.web.queue.queue_view import QueueView, read_view

bp = for_people(Blueprint("saved_filters", __name__, url_prefix="/queue/filters"))

_MOST_FIELDS = 20


@bp.post("")
def save() -> Response:
    """Keep the view that the form was on under a name."""
    here, name = visit(), request.form.get("name", "")
    try:
        kept = saved_filters.save_filter(here.session, person_of(here), name, _seen().query, now=here.now)
    except (Invalid, Conflict) as error:
        return _refused(here, error)
    flash(f"Saved as “{kept.name}”.")
    return _back()


@bp.post("/<int:filter_id>/rename")
def rename(filter_id: int) -> Response:
    """Give a filter another name."""
    here = visit()
    try:
        kept = saved_filters.rename_filter(here.session, person_of(here), filter_id, request.form.get("name", ""))
    except (Invalid, Conflict) as error:
        return _refused(here, error)
    flash(f"Renamed to “{kept.name}”.")
    return _back()


@bp.post("/<int:filter_id>/start")
def start(filter_id: int) -> Response:
    """Let the queue start with a filter, or no longer."""
    here, on = visit(), request.form.get("on") == "1"
    kept = saved_filters.get_filter(here.session, person_of(here), filter_id)
    saved_filters.set_start(here.session, person_of(here), kept.id if on else None)
    flash(f"Your queue starts with “{kept.name}”." if on else "Your queue starts with what is new.")
    return _back()


@bp.post("/<int:filter_id>/delete")
def delete(filter_id: int) -> Response:
    """Forget a filter; the toast brings it back."""
    here = visit()
    kept = saved_filters.delete_filter(here.session, person_of(here), filter_id)
    undo = {"name": kept.name, "view": kept.query}
    remember_toast(Toast(f"Filter “{kept.name}” deleted.", url_for("saved_filters.save"), undo))
    return _back()


def _refused(here: Visit, error: Invalid | Conflict) -> Response:
    """The queue as it was looked at, with what is wrong and what was typed."""
    here.session.rollback()
    if here.actor.organization_id is None:
        raise error
    context = list_context(here, _seen(), problems_of(error)) | {"sent_name": request.form.get("name", "")[:200]}
    return make_response(render_template("queue/show.html", **context), status_of(error))


def _seen() -> QueueView:
    """The view that the form was on, read as its address would be."""
    text = request.form.get("view", "")[:2_000]
    try:
        return read_view(dict(parse_qsl(text, max_num_fields=_MOST_FIELDS)))
    except ValueError as error:
        raise Invalid("The view cannot be read. Open the queue again.", field="view") from error


def _back() -> Response:
    return go_to(f"{url_for('queue.show')}?{_seen().query}")
