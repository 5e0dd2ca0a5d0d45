"""Jobs that number events and send messages; the network is waited for between transactions."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from claims.jobs.context import REST, JobContext, Write, one_part, rest_of
from claims.services.base import jobs
from claims.services.messages import recalls, verdict_changes
from claims.services.messages.webhook_deliveries import ROWS_AT_ONCE, dispatch, purge_old, queue_forgotten, queue_rest
from claims.services.messages.webhook_sending import WebhookSettings, next_message, record, send

TURN_S = 10.0
"""Seconds after which an endpoint with many messages lets others go first."""

_chance = secrets.SystemRandom()


def dispatch_events(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Number what was told and make messages of it, some at a time, and see to messages that nobody sends any more."""
    while True:
        with context.open_session() as session:
            done = dispatch(session, now=context.clock())
            session.commit()
        if not done:
            return lambda session: {"forgotten": queue_forgotten(session, now=context.clock())}
        context.progress("telling", 0, done)


def send_webhooks(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Send what is due to one endpoint, message after message; arguments ``{endpoint_id}``.

    Each attempt is noted together with the lease: who has lost it notes nothing, and another sends the message again
    under the same id.
    """
    endpoint_id = int(arguments["endpoint_id"])
    settings = context.settings.webhooks
    tried = 0
    if settings is not None:
        until = time.monotonic() + TURN_S
        while time.monotonic() < until and _send_next(context, endpoint_id, settings, tried):
            tried += 1

    def write(session: Session) -> dict[str, Any]:
        if settings is not None:
            queue_rest(session, endpoint_id, now=context.clock())
        return {"tried": tried}

    return write


def recall_uses(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Tell the next consumers that what they were served no longer stands."""

    def write(session: Session) -> dict[str, Any]:
        notice = recalls.notice_of(arguments)
        after = recalls.tell_consumers(session, notice, after=str(arguments["after"]), now=context.clock())
        return {REST: None if after is None else recalls.notice_arguments(notice, after)}

    return write


def tell_articles(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Tell those whose articles say a claim that its verdict is another."""
    return one_part(
        arguments,
        lambda session, after: verdict_changes.tell_articles(session, arguments, after=after, now=context.clock()),
    )


def purge_events(context: JobContext, arguments: Mapping[str, Any]) -> Write:
    """Forget events and messages that are older than they need be kept."""

    def write(session: Session) -> dict[str, Any]:
        rows = purge_old(session, now=context.clock())
        return {"rows": rows, REST: rest_of(rows, at_once=ROWS_AT_ONCE)}

    return write


def _send_next(context: JobContext, endpoint_id: int, settings: WebhookSettings, tried: int) -> bool:
    """One attempt; False where nothing is due."""
    with context.reading() as session:
        message = next_message(session, endpoint_id, now=context.clock())
    if message is None:
        return False
    context.progress("sending", tried, tried + 1)
    outcome = send(message, settings, context.clock)
    with context.open_session() as session:
        jobs.keep_result(session, context.lease, {"tried": tried + 1})
        record(session, message, outcome, now=context.clock(), spread=_chance.uniform(-1, 1))
        session.commit()
    return True
