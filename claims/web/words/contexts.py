"""What stands right before and behind a passage, in whole words: it is kept by a number of characters."""

from __future__ import annotations

from claims.core.extraction.text.body import CONTEXT_LENGTH


def words_before(text: str, *, start: int) -> str:
    """The words before a passage that begins at ``start``; dots for what is left out before them."""
    if start <= CONTEXT_LENGTH:
        return text
    _, space, whole = text.partition(" ")
    return f"…{whole if space else text}"


def words_behind(text: str) -> str:
    """The words behind a passage, and dots where they go on."""
    if len(text) < CONTEXT_LENGTH:
        return text
    whole, space, _ = text.rpartition(" ")
    return f"{whole} …" if space else f"{text}…"
