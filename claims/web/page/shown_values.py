"""What a settings form showed goes back with it, so that nobody saves over what somebody else changed meanwhile, unseen.

The form holds the values that stood there; who sends it after they were changed is told what is different now and by whom,
keeps what was chosen, and sends it again to put it in its place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import request
from sqlalchemy import select

from claims.core.errors import Stale
from claims.models import Change
from claims.services.base.actor_names import actor_names
from claims.services.base.actors import user_label
from claims.web.page.visit import Visit

FIELD = "shown"
"""The form's hidden field."""

Say = Callable[[str, Any], str]
"""A setting with its value, in words."""


def as_shown(values: Mapping[str, Any]) -> str:
    """The values that a form shows, for its hidden field."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def refuse_unseen(
    here: Visit,
    values: Mapping[str, Any],
    say: Say,
    *,
    subject: tuple[str, int],
    actions: Sequence[str],
    only: Sequence[str] = (),
    detail: Mapping[str, int] | None = None,
) -> None:
    """Raise ``Stale`` where the values that stand now are not those that the sent form showed; a form without them passes.

    ``actions`` are those by which the subject's settings are changed, ``detail`` what else its history says of them: the
    newest tells who did it. ``only`` names the values that are meant where the form showed more.
    """
    sent = request.form.get(FIELD)
    if sent is None:
        return
    now = json.loads(as_shown(values))
    before = _read(sent)
    changed = [name for name in only or now if now.get(name) != before.get(name)]
    if not changed:
        return
    told = "; ".join(say(name, now.get(name)) for name in changed)
    raise Stale(
        f"{_who(here, subject, actions, detail or {})} changed this after you opened the form. Now {told}. "
        "What you entered still stands in the form: save again to put it in the place of that."
    )


def _read(sent: str) -> dict[str, Any]:
    """The values of the hidden field; none where it is damaged. Names that no form has any more count for nothing."""
    try:
        found = json.loads(sent)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _who(here: Visit, subject: tuple[str, int], actions: Sequence[str], detail: Mapping[str, int]) -> str:
    of_it = [Change.subject_type == subject[0], Change.subject_id == subject[1], Change.action.in_(actions)]
    newest = (
        select(Change.user_id)
        .where(*of_it, *(Change.detail[name].as_integer() == value for name, value in detail.items()))
        .order_by(Change.id.desc())
        .limit(1)
    )
    user_id = here.session.scalar(newest)
    if user_id is None:
        return "Somebody"
    if user_id == here.actor.user_id:
        return "You, in another window,"
    label = user_label(user_id)
    return actor_names(here.session, [label], reader=here.actor)[label]
