"""Whether two claims are the same but for a few letters: such copies of a right claim are mostly not judged."""

from __future__ import annotations

from rapidfuzz import fuzz

COPY = 85
"""Likeness of the sorted words (0..100) from which a text is a copy of another."""

SHORT = 20
"""Code points up to which a text says too little to be one."""


def is_near_copy(text: str, title: str | None, other_text: str, other_title: str | None) -> bool:
    """Whether the texts or the titles of two claims are nearly the same."""
    return any(
        min(len(one), len(other)) > SHORT
        and fuzz.token_sort_ratio(one.lower(), other.lower(), score_cutoff=COPY) >= COPY
        for one, other in ((text, other_text), (title or "", other_title or ""))
    )
