"""Word lists written as text, so that long vocabularies stay readable."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of a text parted by blanks or line breaks, in order."""
    return tuple(text.split())
