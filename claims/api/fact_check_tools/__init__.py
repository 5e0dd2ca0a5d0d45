"""``/v1alpha1``: what clients written for Google's Fact Check Tools find here when they change the host alone.

``register`` joins it to the app. The registry's own extras are in ``/api/v1``, never here.
"""

from __future__ import annotations

from flask import Flask

from claims.api.fact_check_tools import claims, pages
from claims.api.fact_check_tools.errors import error_response
from claims.api.fact_check_tools.sent import credential_of_pages, credential_of_search
from claims.extensions import credentials, csrf

_BLUEPRINTS = {claims.bp: credential_of_search, pages.bp: credential_of_pages}

NAMES = frozenset(blueprint.name for blueprint in _BLUEPRINTS)
"""Names of the blueprints."""

for _blueprint, _credential in _BLUEPRINTS.items():
    _blueprint.register_error_handler(Exception, error_response)
    csrf.exempt(_blueprint)
    credentials[_blueprint.name] = _credential


def register(app: Flask) -> None:
    """Add the routes; calls carry keys, never cookies, so that they need no CSRF token."""
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
