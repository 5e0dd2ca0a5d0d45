"""The moment that a question is about: today, an earlier day, or an earlier instant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from claims.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class AsOf:
    """``on`` is the day on which freshness is judged; ``known_at`` the instant whose public revisions answer, None for
    now."""

    on: dt.date
    known_at: dt.datetime | None = None


def as_of(value: dt.date | dt.datetime | None, *, now: dt.datetime, zone: dt.tzinfo = dt.UTC) -> AsOf:
    """The moment meant by a day (its end, in ``zone``), an instant, or nothing (now).

    ``Invalid`` (code ``as_of_future``) for one to come: nothing is known as of then.
    """
    today = now.astimezone(zone).date()
    if value is None:
        return AsOf(today)
    if isinstance(value, dt.datetime):
        found = AsOf(value.astimezone(zone).date(), value)
        is_future = value > now
    else:
        end = dt.datetime.combine(value + dt.timedelta(days=1), dt.time(), zone) if value < dt.date.max else now
        found = AsOf(value, end - dt.timedelta(microseconds=1)) if value < today else AsOf(today)
        is_future = value > today
    if is_future:
        raise Invalid(
            "as_of lies in the future; nothing is known as of then. Give a day that has come, or leave it out.",
            field="as_of",
            code="as_of_future",
        )
    return found
