"""Signed checkpoints of the log as entries of feeds: whoever follows one keeps them out of the registry's reach."""

from __future__ import annotations

from flask import url_for

from claims.core.messages.feeds import FeedItem
from claims.models import LogCheckpoint

KEEP_WORDS = (
    "Keep this note: that the newest entries of a log were cut off can be seen only against a checkpoint that was kept "
    "elsewhere."
)


def checkpoint_item(row: LogCheckpoint) -> FeedItem:
    """A checkpoint with its whole note, byte for byte as it is verified."""
    address = url_for("log.checkpoint_of_size", size=row.size, _external=True)
    return FeedItem(
        id=f"{address}#{row.id}",
        url=address,
        title=f"Checkpoint of the log: {row.size} {'entry' if row.size == 1 else 'entries'}",
        text=f"{row.note}\n{KEEP_WORDS}",
        author=row.origin,
        updated=row.signed_at,
        categories=("checkpoint",),
    )
