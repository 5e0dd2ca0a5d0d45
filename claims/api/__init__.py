"""``/api/v1``: one module a resource; ``register`` joins them to the app."""

from __future__ import annotations

from flask import Flask

from claims.api import (  # noqa: F401  (their import adds the routes)
    articles,
    check_requests,
    claim_reviews,
    claims,
    corrections,
    dispositions,
    document,
    draft_checks,
    duplicates,
    events,
    exports,
    health,
    insights,
    jobs,
    log,
    lookup,
    matches,
    members,
    organizations,
    outlets,
    planning,
    queue,
    readings,
    regroupings,
    requests,
    reviews,
    scales,
    sources,
    speakers,
    webhooks,
)
from claims.api.blueprint import bp
from claims.api.problems import problem_response
from claims.extensions import csrf

# Once, not in ``register``: a process may make several apps, and a blueprint is complete when the first takes it.
bp.register_error_handler(Exception, problem_response)
csrf.exempt(bp)


def register(app: Flask) -> None:
    """Add the API to the app: its routes, and problem details for everything that fails in them.

    Calls carry keys, never cookies, so that they need no CSRF token.
    """
    app.register_blueprint(bp)
