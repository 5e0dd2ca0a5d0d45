"""My outlet: what the organization was served and no longer stands, the longest forgotten first."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, Conflict, Invalid
from claims.services.base.actor_names import actor_names
from claims.services.messages import recalls
from claims.services.messages.recalls import OpenRecall, SettledRecall
from claims.web.page.desk import Toast, for_people, problems_of, remember_toast, status_of
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit
from claims.web.words.delivery_words import ACTION_WORDS, RECALL_WORDS

bp = for_people(Blueprint("outlet", __name__, url_prefix="/my-outlet"))

LIST_LENGTH = 50
SETTLED_SHOWN = 10


@bp.get("")
def index() -> Response:
    """Articles and answers whose cited revision changed since it was served."""
    return _page(visit())


@bp.post("/<int:usage_id>")
def acknowledge(usage_id: int) -> Response:
    """Say what was done."""
    here, action = visit(), request.form.get("action", "")
    try:
        rows = recalls.acknowledge(here.session, usage_id, action, actor=here.actor, now=here.now)
    except (Invalid, Conflict) as error:
        here.session.rollback()
        return _page(here, error)
    word = next(word for done, word in ACTION_WORDS.items() if done == rows[0].action)
    remember_toast(Toast(f"Noted: {word.lower()}."))
    return go_to(url_for("outlet.index"))


def _page(here: Visit, error: ClaimsError | None = None) -> Response:
    if here.actor.organization_id is None:
        return make_response(render_template("queue/no_organization.html"))
    page = recalls.open_recalls(
        here.session, here.actor.organization_id, after=request.args.get("after") or None, limit=LIST_LENGTH
    )
    settled = recalls.settled_recalls(here.session, here.actor.organization_id, limit=SETTLED_SHOWN)
    labels = {view.usage.consumer for view in page.items} | {row.recall.acknowledged_by for row in settled}
    names = actor_names(here.session, labels, reader=here.actor)
    context: dict[str, Any] = {
        "rows": [_row(view, names) for view in page.items],
        "settled": [(row, _said(row), names[row.recall.acknowledged_by]) for row in settled],
        "next_cursor": page.next_cursor,
        "count": recalls.count_open(here.session, here.actor.organization_id),
        "actions": [(action.value, word) for action, word in ACTION_WORDS.items()],
        "may_act": bool(here.actor.roles & set(recalls.ACTING_ROLES)),
        "problems": [{"detail": item.detail, "field": ""} for item in (problems_of(error) if error else [])],
    }
    return make_response(render_template("outlet/index.html", **context), status_of(error) if error else 200)


def _said(row: SettledRecall) -> str:
    assert row.recall.action is not None  # what was seen to says how
    return ACTION_WORDS[row.recall.action]


def _row(view: OpenRecall, names: dict[str, str]) -> dict[str, Any]:
    return {
        "view": view,
        "served_to": names[view.usage.consumer],
        "kinds": ", ".join(dict.fromkeys(RECALL_WORDS[row.kind] for row in view.recalls)),
        "since": view.recalls[0].recalled_at,
        "is_expired": view.current is not None and view.current.number == view.used.number,
    }
