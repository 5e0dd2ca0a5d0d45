"""How the word lists of this package are written down: as running text, one entry a word or a line."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text``, split at white space."""
    return frozenset(text.split())


def words_in_order(text: str) -> tuple[str, ...]:
    """The words of ``text`` as they stand, for lists in which a place means something ("zero one two")."""
    return tuple(text.split())


def phrases(text: str) -> frozenset[str]:
    """The entries of ``text``, one a line or between semicolons, trimmed; empty ones left out."""
    entries = (entry.strip() for line in text.splitlines() for entry in line.split(";"))
    return frozenset(entry for entry in entries if entry)
