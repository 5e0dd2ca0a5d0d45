"""Words of deliveries and recalls: what happens, how it stands, what went wrong."""

from __future__ import annotations

from claims.core.messages.events import EventType, RecallAction, RecallKind
from claims.core.messages.webhooks import DeliveryState, DisabledReason

EVENT_WORDS = {
    EventType.REVIEW_RECALLED: "Something you were served no longer stands",
    EventType.APPEARANCE_VERDICT_CHANGED: "A passage of an article that you sent is answered otherwise",
    EventType.REVIEW_PUBLISHED: "A verdict is public, or a further revision of it",
    EventType.REVIEW_WITHDRAWN: "A verdict was withdrawn",
    EventType.REVIEW_EXPIRING: "A verdict is valid for fourteen days more at most",
    EventType.REVIEW_EXPIRED: "A verdict’s last day is over",
    EventType.REVIEW_CONFLICT: "Organizations rate a claim on opposite sides",
    EventType.RECHECK_OPENED: "A public verdict is looked at again",
    EventType.CLAIM_CREATED: "A claim is registered",
    EventType.CLAIM_MERGED: "Two claims are one, or no longer",
    EventType.MATCH_DECIDED: "A person decided how a passage relates to a claim",
    EventType.ARTICLE_RECEIVED: "An article or a version of it was stored",
    EventType.CORRECTION_REQUEST_UPDATED: "A letter of yours or a public request moved on",
    EventType.DEMAND_SPIKED: "Many outlets say a claim in one day",
    EventType.CHECKPOINT_SIGNED: "The transparency log was signed",
}
"""What each event tells, in the order of the form: what a newsroom needs first."""

USUAL_EVENTS = frozenset(
    {
        EventType.REVIEW_RECALLED,
        EventType.APPEARANCE_VERDICT_CHANGED,
        EventType.REVIEW_WITHDRAWN,
        EventType.REVIEW_EXPIRED,
    }
)
"""Chosen in an empty form."""

STATE_WORDS = {
    DeliveryState.PENDING: "waiting",
    DeliveryState.RETRYING: "trying again",
    DeliveryState.DELIVERED: "delivered",
    DeliveryState.DEAD: "given up",
}

DISABLED_WORDS = {
    DisabledReason.BY_OWNER: "switched off by hand",
    DisabledReason.GONE: "switched off: it answered 410, which asks for nothing more",
    DisabledReason.FAILING: "switched off: it failed for five days",
    DisabledReason.SECRET_LOST: "switched off: its secret cannot be read any more; rotate it first",
}

ERROR_WORDS = {
    "source_timeout": "no answer within 15 seconds",
    "source_unreachable": "no connection: nothing answers at this address and port",
    "host_unknown": "no server has this name",
    "tls_failed": "no valid certificate for this name, or no TLS at this port",
    "network_unreachable": "the registry has no network",
    "address_refused": "the address leads to an inside network, or to a port that is not taken",
    "url_invalid": "the address cannot be read",
    "secret_unreadable": "the secret cannot be read",
}

RECALL_WORDS = {
    RecallKind.VERDICT_CHANGED: "verdict changed",
    RecallKind.FIGURE_UPDATED: "figure updated",
    RecallKind.SCOPE_CHANGED: "scope changed",
    RecallKind.REINSTATED: "stands again",
    RecallKind.WITHDRAWN: "withdrawn",
    RecallKind.EXPIRED: "expired",
}

ACTION_WORDS = {
    RecallAction.CORRECTED: "Corrected",
    RecallAction.KEPT: "Kept as it is",
    RecallAction.NOT_USED: "Not used",
}


def event_words(name: str) -> str:
    """What a message tells, by the name of its event."""
    if name == EventType.WEBHOOK_TEST:
        return "A test"
    return EVENT_WORDS[EventType(name)] if name in set(EventType) else name


def failure_words(status: int | None, error: str) -> str:
    """What came of an attempt: the status, or why there is none."""
    return f"answered {status}" if status is not None else ERROR_WORDS.get(error, error.replace("_", " "))
