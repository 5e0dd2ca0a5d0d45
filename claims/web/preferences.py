"""How a reader wants the pages to look and behave: theme, density and single keys, kept in a cookie without script."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request

bp = Blueprint("preferences", __name__)

CHOICES = {
    "theme": ("system", "light", "dark"),
    "density": ("comfortable", "compact"),
    "keys": ("on", "off"),
}
"""The allowed values of each preference; the first one is the default."""

_COOKIE = "preferences"
_YEAR_S = 31_536_000
# A second slash or a backslash would make browsers read a host; control characters are dropped by them before that.
_LOCAL_PATH = re.compile(r"/(?:[^/\\\x00-\x20\x7f][^\x00-\x20\x7f]{0,2000})?")


@dataclass(frozen=True, slots=True)
class Preferences:
    """One reader's choices, each one of ``CHOICES``."""

    theme: str = "system"
    density: str = "comfortable"
    keys: str = "on"


def read_preferences(cookie: str) -> Preferences:
    """The choices in a cookie like "theme=dark&keys=off"; what is unknown or forged counts as the default."""
    pairs = dict(pair.partition("=")[::2] for pair in cookie[:200].split("&"))
    return Preferences(**{name: pairs[name] for name, values in CHOICES.items() if pairs.get(name) in values})


def write_preferences(preferences: Preferences) -> str:
    """The cookie that ``read_preferences`` reads."""
    return "&".join(f"{name}={getattr(preferences, name)}" for name in CHOICES)


def local_path(address: str | None) -> str:
    """``address`` when it is a path of this site, for going back to it; "/" for anything else."""
    path = (address or "").removesuffix("?")
    return path if _LOCAL_PATH.fullmatch(path) else "/"


@bp.app_context_processor
def _show() -> dict[str, Preferences]:
    return {"preferences": read_preferences(request.cookies.get(_COOKIE, ""))}


@bp.post("/preferences")
def save() -> Response:
    """Keep the choices that the form sends and go back to the page it came from."""
    kept = read_preferences(request.cookies.get(_COOKIE, ""))
    sent = {
        name: value if (value := request.form.get(name, "")) in values else getattr(kept, name)
        for name, values in CHOICES.items()
    }
    response = redirect(local_path(request.form.get("next")), 303)
    response.set_cookie(
        _COOKIE,
        write_preferences(Preferences(**sent)),
        max_age=_YEAR_S,
        samesite="Lax",
        httponly=True,
        secure=request.is_secure,
    )
    return response  # type: ignore[return-value]
