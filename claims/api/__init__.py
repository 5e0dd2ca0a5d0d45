"""``/api/v1``: one module a resource; ``register`` joins them to the app."""

from __future__ import annotations

from flask import Flask

from claims.api import articles, claims, document, jobs, lookup, matches, queue, reviews
from claims.api.blueprint import bp
from claims.api.limits import limit_calls
from claims.api.problems import problem_response

RESOURCES = (articles, claims, document, jobs, lookup, matches, queue, reviews)
"""The modules whose import adds the routes."""


def register(app: Flask) -> None:
    """Add the API to the app: routes, rate limits, and problem details for everything that fails below ``/api``."""
    bp.register_error_handler(Exception, problem_response)
    limit_calls(bp)
    app.register_blueprint(bp)
