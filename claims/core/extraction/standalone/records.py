"""The result of decontextualization."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.records import Addition


@dataclass(frozen=True, slots=True)
class StandaloneText:
    """The reworded text, what was changed in it, and whether it still leans on the article."""

    text: str
    additions: tuple[Addition, ...] = ()
    context_needed: bool = False
