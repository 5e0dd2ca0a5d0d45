"""Rate limits: by key where one is sent, else by address."""

from __future__ import annotations

import hashlib

from flask import Blueprint, current_app, request
from flask_limiter.util import get_remote_address

from claims.extensions import limiter


def limit_calls(bp: Blueprint) -> None:
    """Count every call of the blueprint against the setting for keys or the one for addresses."""
    limiter.limit(_rate, key_func=_caller)(bp)


def _caller() -> str:
    header = request.headers.get("Authorization")
    if header is None:
        return f"address:{get_remote_address()}"
    # The secret is not checked yet, so the address counts along: made-up keys give nobody a fresh allowance.
    digest = hashlib.sha256(header.encode("utf-8", "replace")).hexdigest()[:32]
    return f"key:{digest}:{get_remote_address()}"


def _rate() -> str:
    name = "RATE_LIMIT_KEY" if "Authorization" in request.headers else "RATE_LIMIT_ANONYMOUS"
    return str(current_app.config[name])
