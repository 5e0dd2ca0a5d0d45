"""Health, for whatever watches the registry or leads requests to it: no key, no session, not counted, never cached."""

from __future__ import annotations

import logging
from typing import Any

from flask import current_app
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.problems import ApiError
from claims.extensions import limiter
from claims.logs import database_reason
from claims.schemas.health import HealthRead, LiveRead
from claims.services.base import health
from claims.services.base.health import Health

log = logging.getLogger(__name__)

_FAILINGS = {
    "database": "The database cannot be reached.",
    "schema": "The schema of the database is not the one that this program needs: bin/claims db upgrade.",
    "worker": f"No worker was heard of for {health.SILENT_AFTER_S} seconds.",
    "queue": f"Work waits for more than {health.LATE_AFTER_S} seconds.",
}
"""By part what is told where it is not well."""

_TO_ANSWER = ("database", "schema")
"""Without these no request can be answered; without a worker pages are, and what waits is done later."""


@bp.get("/health/live")
@limiter.exempt
@operation("Whether the process answers", tag="Health", answers={200: LiveRead}, public=True)
def read_liveness(call: Call) -> Answer:
    """Looks at nothing else; a process that fails here is to be started anew."""
    return Answer({"status": "ok"}, volatile=True)


@bp.get("/health/ready")
@limiter.exempt
@operation("Whether requests can be answered", tag="Health", answers={200: HealthRead}, public=True)
def read_readiness(call: Call) -> Answer:
    """`503 not_ready` where the database does not answer or has another schema. A worker that is silent and a queue that
    is late make it `degraded`: pages are answered all the same."""
    return _answer(call, needed=_TO_ANSWER)


@bp.get("/health")
@limiter.exempt
@operation("Whether everything is well", tag="Health", answers={200: HealthRead}, public=True)
def read_health(call: Call) -> Answer:
    """As readiness, and `503 not_ready` also where no worker was heard of lately or work waits too long: for an alarm.
    Neither counts in the first three minutes of a process."""
    return _answer(call, needed=tuple(_FAILINGS))


def _answer(call: Call, *, needed: tuple[str, ...]) -> Answer:
    found = _look(call)
    failing = [name for name in _FAILINGS if not getattr(found, name)]
    if not set(failing).isdisjoint(needed):
        listed = [{"detail": _FAILINGS[name], "pointer": f"/{name}", "code": "not_ready"} for name in failing]
        raise ApiError(503, "not_ready", " ".join(row["detail"] for row in listed), listed=listed)
    return Answer(_value(found, "degraded" if failing else "ok"), volatile=True)


def _look(call: Call) -> Health:
    revision = health.newest_revision(current_app.extensions["migrate"].directory)
    try:
        started = current_app.extensions[health.STARTED]
        return health.look(call.session, revision=revision, started=started, now=call.now)
    except (DBAPIError, PoolTimeout) as error:
        log.error("database_unavailable", extra={"reason": database_reason(error)})
    call.session.rollback()
    return health.UNREACHABLE


def _value(found: Health, status: str) -> dict[str, Any]:
    return {
        "status": status,
        "database": {"ok": found.database},
        "schema": {"ok": found.schema},
        "worker": {"ok": found.worker, "silent_s": found.silent_s},
        "queue": {"ok": found.queue, "waiting": found.waiting, "oldest_s": found.oldest_s},
    }
