"""Recent actions: what the reader did lately, with the way back for as long as there is one."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from claims.services.base.recent_actions import list_actions
from claims.web.page.desk import for_people
from claims.web.page.visit import visit

bp = for_people(Blueprint("recent_actions", __name__, url_prefix="/account/actions"))

LIST_LENGTH = 50


@bp.get("")
def index() -> str:
    """The reader's own actions, newest first."""
    here, after = visit(), request.args.get("after") or None
    assert here.actor.user_id is not None  # only people get here
    page = list_actions(here.session, here.actor.user_id, now=here.now, after=after, limit=LIST_LENGTH)
    back = {"back": url_for("recent_actions.index"), "from": "recent"}
    return render_template("account/actions.html", page=page, back=back, after=after)
