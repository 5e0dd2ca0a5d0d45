"""How long work on a review takes and when it should be done, from the steps that it has taken.

The clock of the work runs from the step that put the review before somebody (opened, reopened, recheck begun) to the one
that ended it. It stands still in ``second_opinion``, where the author can do nothing; meanwhile another clock runs for
the second person. Nothing that is overdue is ever closed for that. A step that its person undid at once moves no clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.core.reviews.reviewing import UNDO, ReviewState

WAITING = frozenset(
    {
        ReviewState.OPEN,
        ReviewState.IN_PROGRESS,
        ReviewState.SECOND_OPINION,
        ReviewState.ADJUDICATION,
        ReviewState.IN_APPROVAL,
        ReviewState.RECHECK,
    }
)
"""States in which somebody has something to do."""

WARN_SHARE = 0.8
"""Part of the target time after which work is due soon."""

GRAVE_RECHECK = 8
"""Priority of a recheck from which it is high: gone proof under a decisive verdict, or much demand."""

MANY_ORIGINS = 3
"""Origins that say a claim from which checking it is of high priority."""

MAX_TARGET_HOURS = 8_760
"""A year."""

UNDONE_WITHIN = dt.timedelta(minutes=1)
"""A toast offers to undo for ten seconds, and for as long as it is pointed at; who undoes later has held the work."""

_UNDONE_BY = frozenset((done.value, undo.value) for done, undo in UNDO.items())


class Priority(StrEnum):
    """How urgent work is; each has target hours of its own in every organization."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Due(StrEnum):
    """How work stands against its target; ``NONE`` where no clock runs."""

    NONE = "none"
    IN_TIME = "in_time"
    SOON = "due_soon"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Step:
    """A review came into ``state`` at ``at`` (aware), by an action of somebody where that is known."""

    at: dt.datetime
    state: ReviewState
    action: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """The time in one state; ``end`` is None while it lasts."""

    state: ReviewState
    start: dt.datetime
    end: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class DueTimes:
    """When work should be done, and when four fifths of its time have passed."""

    warn_at: dt.datetime
    due_at: dt.datetime


def work_priority(recheck_priority: int | None, origins: int) -> Priority:
    """The priority of work on a claim: high for a grave recheck or many origins, low for what nobody says and no reason
    presses. ``recheck_priority`` is None without an open reason."""
    if (recheck_priority or 0) >= GRAVE_RECHECK or origins >= MANY_ORIGINS:
        return Priority.HIGH
    return Priority.NORMAL if origins or recheck_priority is not None else Priority.LOW


def lasting(steps: Sequence[Step]) -> list[Step]:
    """The steps, in the order of time, without those that their person undid within ``UNDONE_WITHIN``."""
    kept: list[Step] = []
    for step in steps:
        if len(kept) > 1 and _undoes(step, kept[-1], kept[-2].state):
            kept.pop()
        else:
            kept.append(step)
    return kept


def _undoes(step: Step, last: Step, before: ReviewState) -> bool:
    """Whether ``step`` takes ``last`` back, which came from the state ``before``."""
    is_back = (last.action, step.action) in _UNDONE_BY and step.state is before
    return is_back and step.actor == last.actor and step.at - last.at <= UNDONE_WITHIN


def stays_of(steps: Sequence[Step]) -> list[Stay]:
    """The stays that steps in the order of time make; steps that change no state make none."""
    stays: list[Stay] = []
    for step in steps:
        if stays and stays[-1].state is step.state:
            continue
        if stays:
            stays[-1] = Stay(stays[-1].state, stays[-1].start, max(step.at, stays[-1].start))
        stays.append(Stay(step.state, step.at))
    return stays


def due_times(steps: Sequence[Step], *, target_hours: int, second_opinion_hours: int) -> DueTimes | None:
    """When the present work is due; None where nothing waits."""
    round_ = _present_round(stays_of(steps))
    if not round_:
        return None
    if round_[-1].state is ReviewState.SECOND_OPINION:
        return _from(round_[-1].start, dt.timedelta(hours=second_opinion_hours))
    paused = sum(
        (stay.end - stay.start for stay in round_ if stay.state is ReviewState.SECOND_OPINION and stay.end),
        dt.timedelta(),
    )
    return _from(round_[0].start + paused, dt.timedelta(hours=target_hours))


def due_state(due_at: dt.datetime | None, warn_at: dt.datetime | None, now: dt.datetime) -> Due:
    """How work stands at ``now``: overdue from its due time on."""
    if due_at is None:
        return Due.NONE
    if now >= due_at:
        return Due.OVERDUE
    return Due.SOON if warn_at is not None and now >= warn_at else Due.IN_TIME


def _present_round(stays: Sequence[Stay]) -> list[Stay]:
    """The stays since the present work began; none where the last state waits for nobody."""
    round_: list[Stay] = []
    for stay in reversed(stays):
        if stay.state not in WAITING:
            break
        round_.insert(0, stay)
    return round_


def _from(start: dt.datetime, target: dt.timedelta) -> DueTimes:
    return DueTimes(warn_at=start + WARN_SHARE * target, due_at=start + target)
