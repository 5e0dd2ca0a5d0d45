"""``/v1alpha1``: what clients written for Google's Fact Check Tools find here when they change the host alone.

``register`` joins it to the app. The registry's own extras are in ``/api/v1``, never here.
"""

from __future__ import annotations

from flask import Flask

from claims.api.fact_check_tools import claims, pages
from claims.api.fact_check_tools.errors import error_response
from claims.extensions import csrf

_BLUEPRINTS = (claims.bp, pages.bp)

for _blueprint in _BLUEPRINTS:
    _blueprint.register_error_handler(Exception, error_response)
    csrf.exempt(_blueprint)


def register(app: Flask) -> None:
    """Add the routes; calls carry keys, never cookies, so that they need no CSRF token."""
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
