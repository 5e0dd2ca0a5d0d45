"""Where the organization's events are sent: endpoints, what was sent to each, and sending it again; for admins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, flash, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, Conflict, Invalid, Problem
from claims.core.messages.events import EventType
from claims.core.messages.webhooks import DeliveryState
from claims.extensions import webhook_sending
from claims.models import WebhookDelivery, WebhookEndpoint
from claims.services.messages import webhook_log, webhooks
from claims.services.messages.webhook_deliveries import attempt_from
from claims.services.messages.webhook_secrets import MOST_FORMER
from claims.services.messages.webhooks import EndpointRules
from claims.services.settings import endpoint_rules
from claims.web.page.desk import for_people, listed, problems_of, status_of
from claims.web.page.redirects import go_to
from claims.web.page.shown_values import as_shown, refuse_unseen
from claims.web.page.visit import Visit, visit
from claims.web.words.delivery_words import (
    DISABLED_WORDS,
    EVENT_WORDS,
    STATE_WORDS,
    USUAL_EVENTS,
    event_words,
    failure_words,
)
from claims.web.words.pasted import read_day

bp = for_people(Blueprint("deliveries", __name__, url_prefix="/deliveries"))

LIST_LENGTH = 50


@bp.get("")
def index() -> Response:
    """The organization's endpoints, and the form that adds one."""
    return _index(visit())


@bp.post("")
def create() -> Response:
    """Add an endpoint; its secret is shown on this answer and never again."""
    here, sent = visit(), request.form
    try:
        endpoint, secret = webhooks.create_endpoint(
            here.session,
            url=sent.get("url", ""),
            event_types=sent.getlist("events"),
            description=sent.get("description", ""),
            rules=_rules(),
            actor=here.actor,
            now=here.now,
        )
    except (Invalid, Conflict) as error:
        here.session.rollback()
        return _index(here, error)
    return _show(here, endpoint.id, secret=secret)


@bp.get("/<int:endpoint_id>")
def show(endpoint_id: int) -> Response:
    """One endpoint: how it stands, what can be done, what was sent."""
    return _show(visit(), endpoint_id)


@bp.post("/<int:endpoint_id>/change")
def change(endpoint_id: int) -> Response:
    """Change address, description and events."""
    here, sent = visit(), request.form
    try:
        endpoint = webhooks.held_endpoint(here.session, endpoint_id, here.actor)
        refuse_unseen(
            here,
            _shown_of(endpoint),
            _say,
            subject=("organization", endpoint.organization_id),
            actions=("webhook_changed",),
            detail={"webhook_id": endpoint_id},
        )
        webhooks.change_endpoint(
            here.session,
            endpoint_id,
            url=sent.get("url", ""),
            event_types=sent.getlist("events"),
            description=sent.get("description", ""),
            rules=_rules(),
            actor=here.actor,
            now=here.now,
        )
    except (Invalid, Conflict) as error:
        here.session.rollback()
        return _show(here, endpoint_id, error=error)
    flash("The endpoint is changed.")
    return _to(endpoint_id)


@bp.post("/<int:endpoint_id>/secret")
def rotate(endpoint_id: int) -> Response:
    """Give the endpoint another secret, shown on this answer and never again."""
    here = visit()
    _, secret = webhooks.rotate_secret(here.session, endpoint_id, rules=_rules(), actor=here.actor, now=here.now)
    return _show(here, endpoint_id, secret=secret)


@bp.post("/<int:endpoint_id>/<any(enable, disable):step>")
def switch(endpoint_id: int, step: str) -> Response:
    """Switch the endpoint on or off."""
    here, is_on = visit(), step == "enable"
    try:
        webhooks.set_enabled(here.session, endpoint_id, enabled=is_on, actor=here.actor, now=here.now)
    except Conflict as error:
        return _show(here, endpoint_id, error=error)
    flash("The endpoint is on. Replay what it missed." if is_on else "The endpoint is off; what waited is given up.")
    return _to(endpoint_id)


@bp.post("/<int:endpoint_id>/test")
@webhook_sending
def test(endpoint_id: int) -> Response:
    """Send a test message and show it."""
    here = visit()
    try:
        delivery = webhooks.send_test(here.session, endpoint_id, actor=here.actor, now=here.now)
    except Conflict as error:
        return _show(here, endpoint_id, error=error)
    return go_to(url_for("deliveries.message", endpoint_id=endpoint_id, delivery_id=delivery.id))


@bp.post("/<int:endpoint_id>/delete")
def delete(endpoint_id: int) -> Response:
    """Delete the endpoint."""
    here = visit()
    webhooks.delete_endpoint(here.session, endpoint_id, actor=here.actor, now=here.now)
    flash("The endpoint is deleted.")
    return go_to(url_for("deliveries.index"))


@bp.post("/<int:endpoint_id>/replay")
@webhook_sending
def replay(endpoint_id: int) -> Response:
    """Send again what did not arrive, all of it or since a day."""
    here = visit()
    try:
        since = read_day(request.form.get("since"), "since")
        wanted = webhook_log.ReplayRange(
            since=None if since is None else _first_moment(here, since),
            states=(DeliveryState.RETRYING, DeliveryState.DEAD),
        )
        queued, more = webhook_log.replay_range(here.session, endpoint_id, wanted, actor=here.actor, now=here.now)
    except (Invalid, Conflict) as error:
        return _show(here, endpoint_id, error=error)
    said = "1 message is" if queued == 1 else f"{queued} messages are"
    flash(
        f"{said} queued again.{' There are more: replay once more.' if more else ''}"
        if queued
        else "Nothing has failed to arrive."
    )
    return _to(endpoint_id)


@bp.get("/<int:endpoint_id>/messages/<int:delivery_id>")
def message(endpoint_id: int, delivery_id: int) -> Response:
    """One message: what was sent, when it was tried, what came back."""
    return _message(visit(), endpoint_id, delivery_id)


@bp.post("/<int:endpoint_id>/messages/<int:delivery_id>/replay")
@webhook_sending
def replay_message(endpoint_id: int, delivery_id: int) -> Response:
    """Send a message again."""
    here = visit()
    try:
        webhook_log.replay(here.session, delivery_id, actor=here.actor, now=here.now)
    except Conflict as error:
        return _message(here, endpoint_id, delivery_id, error=error)
    flash("The message is queued again, under the same id.")
    return go_to(url_for("deliveries.message", endpoint_id=endpoint_id, delivery_id=delivery_id))


def _index(here: Visit, error: ClaimsError | None = None) -> Response:
    rows = webhooks.list_endpoints(here.session, here.actor)
    context = {
        "endpoints": [_line(row) for row in rows],
        "is_full": len(rows) >= webhooks.MOST_ENDPOINTS,
        **_form(request.form.getlist("events") if error else [kind.value for kind in USUAL_EVENTS]),
        **_problems(error),
    }
    return make_response(render_template("deliveries/index.html", **context), status_of(error) if error else 200)


def _show(here: Visit, endpoint_id: int, *, secret: str = "", error: ClaimsError | None = None) -> Response:
    endpoint = webhooks.get_endpoint(here.session, endpoint_id, here.actor)
    state = request.args.get("state", "")
    page = webhook_log.list_deliveries(
        here.session,
        endpoint_id,
        actor=here.actor,
        state=DeliveryState(state) if state in set(DeliveryState) else None,
        after=request.args.get("after") or None,
        limit=LIST_LENGTH,
    )
    last = webhook_log.last_attempts(here.session, [row.id for row in page.items])
    is_sent = error is not None and "url" in request.form
    context = {
        "endpoint": _line(endpoint),
        "secret": secret,
        "shown": as_shown(_shown_of(endpoint)),
        "page": page,
        "outcomes": {number: failure_words(row.status, row.error) for number, row in last.items()},
        "event_words": {row.event_type: event_words(row.event_type) for row in page.items},
        "held_until": {row.id: _held_until(here, endpoint, row) for row in page.items},
        "state": state,
        "states": [(item.value, word) for item, word in STATE_WORDS.items()],
        "state_words": STATE_WORDS,
        **_form(request.form.getlist("events") if is_sent else endpoint.event_types),
        **_problems(error),
    }
    response = make_response(render_template("deliveries/show.html", **context), status_of(error) if error else 200)
    if secret:
        response.headers["Cache-Control"] = "no-store"
    return response


def _message(here: Visit, endpoint_id: int, delivery_id: int, *, error: ClaimsError | None = None) -> Response:
    endpoint = webhooks.get_endpoint(here.session, endpoint_id, here.actor)
    delivery, attempts = webhook_log.get_delivery(here.session, delivery_id, actor=here.actor)
    context = {
        "endpoint": _line(endpoint),
        "delivery": delivery,
        "event_words": event_words(delivery.event_type),
        "held_until": _held_until(here, endpoint, delivery),
        "is_test": delivery.event_type == EventType.WEBHOOK_TEST,
        "attempts": [(row, failure_words(row.status, row.error)) for row in attempts],
        "was_tried": delivery.state in webhook_log.REPLAYED,
        "state_words": STATE_WORDS,
        **_problems(error),
    }
    return make_response(render_template("deliveries/message.html", **context), status_of(error) if error else 200)


def _held_until(here: Visit, endpoint: WebhookEndpoint, delivery: WebhookDelivery) -> dt.datetime | None:
    """Until when a message is not sent; None when its turn comes next, or when nothing waits."""
    moment = attempt_from(endpoint, delivery)
    return moment if moment is not None and moment > here.now else None


def _shown_of(row: WebhookEndpoint) -> dict[str, Any]:
    """What the form of an endpoint shows."""
    return {"address": row.url, "description": row.description, "events": sorted(row.event_types)}


def _say(name: str, value: Any) -> str:  # noqa: ANN401  (any setting)
    if name == "events":
        return f"it is sent: {', '.join(EVENT_WORDS.get(kind, kind) for kind in value)}"
    return f"the {name} is “{value}”" if value else f"it has no {name}"


def _line(row: WebhookEndpoint) -> dict[str, Any]:
    """What pages say of an endpoint."""
    now = visit().now
    return {
        "id": row.id,
        "url": row.url,
        "description": row.description,
        "events": row.event_types,
        "is_on": row.disabled_at is None,
        "off_words": "" if row.disabled_reason is None else DISABLED_WORDS[row.disabled_reason],
        "off_since": row.disabled_at,
        "failing_since": row.failing_since if row.disabled_at is None else None,
        "waits_until": row.not_before if row.not_before is not None and row.not_before > now else None,
        "former_until": [one.until for one in webhooks.former_secrets(row, _rules().box, now=now)],
        "is_full": len(webhooks.former_secrets(row, _rules().box, now=now)) == MOST_FORMER,
        "created_at": row.created_at,
    }


def _form(chosen: Sequence[str]) -> dict[str, Any]:
    return {"events": [(kind.value, word, kind in chosen) for kind, word in EVENT_WORDS.items()], "sent": request.form}


def _problems(error: ClaimsError | None) -> dict[str, Any]:
    found: list[Problem] = problems_of(error) if error is not None else []
    return {
        "problems": listed(found),
        "errors": {item.pointer.strip("/"): item.detail for item in reversed(found)},
    }


def _first_moment(here: Visit, day: dt.date) -> dt.datetime:
    """When a day begins in the newsroom's zone."""
    return dt.datetime.combine(day, dt.time(), ZoneInfo(here.zone))


def _rules() -> EndpointRules:
    return endpoint_rules(current_app.config)


def _to(endpoint_id: int) -> Response:
    return go_to(url_for("deliveries.show", endpoint_id=endpoint_id))
