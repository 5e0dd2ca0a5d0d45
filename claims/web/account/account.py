"""The reader's own account: who they are, how they sign in, where they are signed in."""

from __future__ import annotations

import re

from flask import Blueprint, Response, flash, render_template, request, url_for
from flask_security import current_user

from claims.services.access import members, sign_ins
from claims.services.base.organizations import get_organization
from claims.web.account.sign_in import current_sign_in_id
from claims.web.page.desk import for_people
from claims.web.page.redirects import go_to
from claims.web.page.visit import visit

bp = for_people(Blueprint("account", __name__, url_prefix="/account"))

_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
_PRODUCT = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,30}")


@bp.get("")
def show() -> str:
    """Name, roles, how one signs in, and the sessions that are open."""
    here = visit()
    organization_id = here.actor.organization_id
    organization = None if organization_id is None else get_organization(here.session, organization_id)
    assert here.actor.user_id is not None
    own = current_sign_in_id()
    open_ones = sign_ins.list_open(here.session, here.actor.user_id, now=here.now)
    return render_template(
        "account/show.html",
        user=current_user,
        organization=organization,
        roles=sorted(here.actor.roles),
        sessions=[(item, device_of(item.agent), item.id == own) for item in open_ones],
        has_codes=current_user.tf_primary_method is not None,
        recovery_codes=len(current_user.mf_recovery_codes or ()),
        passkeys=current_user.webauthn,
    )


@bp.post("/public-name")
def set_public_name() -> Response:
    """Whether everybody reads the name beside what the person decided, or their organization alone."""
    here = visit()
    is_shown = request.form.get("shown_publicly") == "yes"
    members.set_public_name(here.session, here.actor, shown=is_shown, now=here.now)
    flash("Your name is public." if is_shown else "Your name is not public: others read your organization.")
    return go_to(url_for("account.show"))


@bp.post("/sessions/<int:sign_in_id>/end")
def end_session(sign_in_id: int) -> Response:
    """End one of the reader's sessions; ending the present one signs out."""
    here = visit()
    assert here.actor.user_id is not None
    sign_ins.end(here.session, sign_in_id, here.actor.user_id, now=here.now)
    if sign_in_id == current_sign_in_id():
        return go_to(url_for("home.show"))
    flash("The session is ended: that browser has to sign in again.")
    return _back()


@bp.post("/sessions/end-others")
def end_other_sessions() -> Response:
    """End all sessions of the reader but the present one."""
    here = visit()
    assert here.actor.user_id is not None
    number = sign_ins.end_all(here.session, here.actor.user_id, now=here.now, but=current_sign_in_id())
    flash("There was no other session." if not number else "All other sessions are ended.")
    return _back()


def device_of(agent: str) -> str:
    """What a browser says it is, in a few words: "Firefox on Linux"."""
    browser = next((word for part, word in _BROWSERS if part in agent), "")
    system = next((word for part, word in _SYSTEMS if part in agent), "")
    if browser and system:
        return f"{browser} on {system}"
    product = _PRODUCT.match(agent)
    return browser or system or (product[0] if product else "Unknown browser")


def _back() -> Response:
    return go_to(url_for("account.show", _anchor="sessions"))
