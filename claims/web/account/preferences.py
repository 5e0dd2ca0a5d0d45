"""How a reader wants the pages to look and behave: theme, density and single keys.

Kept in a cookie, without script; for who is signed in also with the account, which then counts, so that every browser of
theirs looks the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Response, g, request

from claims.services.access.user_preferences import find_preferences, keep_choices
from claims.web.page.keys import known_keys
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit
from claims.web.words.local_paths import local_path

bp = Blueprint("preferences", __name__)

CHOICES = {
    "theme": ("system", "light", "dark"),
    "density": ("comfortable", "compact"),
    "keys": ("on", "off"),
}
"""The allowed values of each preference; the first one is the default."""

_COOKIE = "preferences"
_YEAR_S = 31_536_000


@dataclass(frozen=True, slots=True)
class Preferences:
    """One reader's choices, each one of ``CHOICES``; ``own_keys`` are by the usual key the one pressed instead."""

    theme: str = "system"
    density: str = "comfortable"
    keys: str = "on"
    own_keys: Mapping[str, str] = field(default_factory=dict)


def read_preferences(text: str, own_keys: Mapping[str, str] | None = None) -> Preferences:
    """The choices in a text like "theme=dark&keys=off"; what is unknown or forged counts as the default."""
    pairs = dict(pair.partition("=")[::2] for pair in text[:200].split("&"))
    chosen = {name: pairs[name] for name, values in CHOICES.items() if pairs.get(name) in values}
    return Preferences(**chosen, own_keys=own_keys or {})


def write_preferences(preferences: Preferences) -> str:
    """The text that ``read_preferences`` reads; keys of one's own are kept with the account alone."""
    return "&".join(f"{name}={getattr(preferences, name)}" for name in CHOICES)


def preferences_of(here: Visit) -> Preferences:
    """The choices of this request's reader, looked up once; templates find them from then on."""
    if "preferences" not in g:
        g.preferences = _look_up(here)
    found: Preferences = g.preferences
    return found


def _look_up(here: Visit) -> Preferences:
    cookie = request.cookies.get(_COOKIE, "")
    kept = find_preferences(here.session, here.actor.user_id) if here.actor.user_id is not None else None
    if kept is None:
        return read_preferences(cookie)
    return read_preferences(kept.choices or cookie, known_keys(kept.keys))


@bp.app_context_processor
def _show() -> dict[str, Preferences]:
    return {"preferences": g.get("preferences") or read_preferences(request.cookies.get(_COOKIE, ""))}


@bp.post("/preferences")
def save() -> Response:
    """Keep the choices that the form sends and go back to the page it came from."""
    here = visit()
    before = preferences_of(here)
    sent = {name: request.form.get(name, "") for name in CHOICES}
    chosen = {name: value if value in CHOICES[name] else getattr(before, name) for name, value in sent.items()}
    text = write_preferences(Preferences(chosen["theme"], chosen["density"], chosen["keys"]))
    if here.actor.user_id is not None:
        keep_choices(here.session, here.actor.user_id, text)
    response = go_to(local_path(request.form.get("next")))
    response.set_cookie(
        _COOKIE,
        text,
        max_age=_YEAR_S,
        path=request.script_root or "/",
        samesite="Lax",
        httponly=True,
        secure=request.is_secure,
    )
    return response
