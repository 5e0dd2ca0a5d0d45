"""How the word knowledge is written down: one entry a line; a line that begins with white space goes on with the one
above."""

from __future__ import annotations


def entries(text: str) -> list[str]:
    """The entries of ``text``, continued lines joined, blank ones left out."""
    found: list[str] = []
    for line in text.splitlines():
        if line[:1].isspace() and found:
            found[-1] += " " + line.strip()
        elif line.strip():
            found.append(line.strip())
    return found
