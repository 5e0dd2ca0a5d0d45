"""The page on which somebody sets the keys that they press instead of the usual ones."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, flash, make_response, render_template, request, url_for

from claims.core.errors import Invalid
from claims.services.access.user_preferences import keep_keys
from claims.web.account.preferences import preferences_of
from claims.web.page.desk import for_people, listed, problems_of, status_of
from claims.web.page.keys import KEY_GROUPS, OWN, read_keys
from claims.web.page.redirects import go_to
from claims.web.page.visit import person_of, visit

bp = for_people(Blueprint("key_settings", __name__, url_prefix="/account/keys"))


@bp.get("")
def show() -> str:
    """Every key with the one that the reader presses for it."""
    own = preferences_of(visit()).own_keys
    return _page({key.name: own.get(key.usual, key.usual) for key in OWN})


@bp.post("")
def save() -> Response:
    """Keep the keys of the form, or with ``usual`` forget one's own."""
    here = visit()
    try:
        keys = {} if request.form.get("usual") else read_keys(request.form)
    except Invalid as error:
        return make_response(_page(request.form, error), status_of(error))
    keep_keys(here.session, person_of(here), keys)
    flash("The keys are saved." if keys else "The keys are as usual.")
    return go_to(url_for("key_settings.show"))


def _page(values: Mapping[str, str], error: Invalid | None = None) -> str:
    problems = listed(problems_of(error) if error else [])
    return render_template(
        "account/keys.html",
        groups=KEY_GROUPS,
        values=values,
        problems=problems,
        errors={item["field"]: item["detail"] for item in problems},
    )
