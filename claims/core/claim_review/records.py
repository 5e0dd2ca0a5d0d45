"""What one ClaimReview says, free of how it was written down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Moment = dt.date | dt.datetime
"""A day, or an instant in UTC: dates keep the precision that they were given with."""


@dataclass(frozen=True, slots=True)
class Party:
    """A checker or a claimant; ``kind`` is Person or Organization, ``url`` the party's own page, not that of a post."""

    name: str
    kind: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """The verdict in words and, on a scale with both ends, its number: near ``best`` is true, near ``worst`` false."""

    words: str
    value: float | None = None
    best: float | None = None
    worst: float | None = None
    explanation: str = ""
    scale_url: str = ""

    @property
    def is_numbered(self) -> bool:
        """Whether value and both ends are there; only then does the number mean anything."""
        return None not in (self.value, self.best, self.worst)


@dataclass(frozen=True, slots=True)
class Work:
    """Something in which the claim appears."""

    url: str
    headline: str = ""
    published: Moment | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class ReviewMarkup:
    """One ClaimReview. ``author`` is who checked, ``claimant`` who said it; what is unknown is empty or None."""

    claim_reviewed: str
    rating: Rating
    url: str
    author: Party
    id: str = ""
    """Names the review, whichever of its revisions this is."""
    version: int | None = None
    """The revision."""
    archived_at: str = ""
    """Where this revision stays as it was published."""
    published: Moment | None = None
    modified: Moment | None = None
    expires: Moment | None = None
    language: str = ""
    claimant: Party | None = None
    claim_date: Moment | None = None
    first_appearance: Work | None = None
    appearances: tuple[Work, ...] = ()
    citations: tuple[str, ...] = ()
    """Addresses of the sources that it leans on."""
    corrections: tuple[tuple[str, Moment], ...] = ()
    """What was changed and when, newest first."""


@dataclass(frozen=True, slots=True)
class ClaimMarkup:
    """A claim by itself; ``pages`` are those of organizations elsewhere that checked it."""

    url: str
    text: str
    language: str = ""
    claimant: Party | None = None
    claim_date: Moment | None = None
    appearances: tuple[Work, ...] = ()
    pages: tuple[str, ...] = ()
