"""The htmx script, sent from the package that ships it; no third-party file is kept in this project."""

from __future__ import annotations

from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, send_file

bp = Blueprint("assets", __name__, url_prefix="/static/vendor")

_DISTRIBUTION = "django-js-lib-htmx"
_FILE = "js_lib_htmx/static/htmx/htmx.min.js"
_YEAR_S = 31_536_000


@cache
def find_htmx() -> tuple[Path, str]:
    """The file and the version of the installed htmx. The wheel is read as files: its package needs Django to import."""
    package = distribution(_DISTRIBUTION)
    return Path(str(package.locate_file(_FILE))).resolve(), package.version


@bp.app_url_defaults
def _add_version(endpoint: str, values: dict[str, Any]) -> None:
    """The version stands in the script's address, so that a new one is fetched at once."""
    if endpoint == "assets.htmx":
        values.setdefault("version", find_htmx()[1])


@bp.get("/htmx/<version>/htmx.min.js")
def htmx(version: str) -> Response:
    """The script of the installed version, to be kept by the browser for a year; 404 for another version."""
    path, installed = find_htmx()
    if version != installed:
        abort(404)
    response = send_file(path, mimetype="text/javascript", conditional=True, max_age=_YEAR_S)
    response.cache_control.public = True
    response.cache_control.immutable = True
    return response
