"""Codes of failures around webhooks and recalls: (title, what to do)."""

from __future__ import annotations

WEBHOOK_CODES = {
    "webhook_unknown": ("There is no such webhook", "Take an id from the list of your organization's endpoints."),
    "webhook_exists": (
        "The address has an endpoint already",
        "Change that one: a second would get every message twice.",
    ),
    "too_many_webhooks": ("The organization has as many endpoints as it may", "Delete one that is no longer needed."),
    "webhook_disabled": (
        "The endpoint is switched off",
        "Look at its last attempts, put right what they say, and switch it on; then replay what it missed.",
    ),
    "event_type_unknown": ("There is no such event", "Take names from the list that the detail gives, at least one."),
    "secret_unreadable": (
        "The stored secret cannot be read",
        "The registry's own key was changed. Rotate the secret of the endpoint, then switch it on.",
    ),
    "events_forgotten": (
        "Events behind the cursor are no longer kept",
        "Look up anew what you rely on, then read from the beginning, without after. Events are kept for 90 days.",
    ),
    "delivery_unknown": ("There is no such delivery", "Take an id from the list of an endpoint's deliveries."),
    "delivery_waiting": (
        "The message waits to be sent",
        "It was not tried yet. Where the endpoint is left alone, a test or a replay of its messages ends that.",
    ),
    "usage_unknown": ("There is no such use", "Take the id from a recall or from the list of uses."),
    "action_unknown": ("There is no such action", "Say corrected, kept or not_used."),
    "nothing_recalled": (
        "Nothing is open about this use",
        "What was served still stands, or somebody of your organization has seen to it.",
    ),
}
