"""The blueprint of ``/api/v1``; the resource modules add their routes to it."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("api", __name__, url_prefix="/api/v1")
