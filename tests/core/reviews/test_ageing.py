"""Ageing: when the clock runs, when it stands still, when work is due."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.reviews.ageing import (
    WAITING,
    Due,
    Priority,
    Stay,
    Step,
    due_state,
    due_times,
    lasting,
    stays_of,
    work_priority,
)
from claims.core.reviews.reviewing import ReviewState

START = dt.datetime(2024, 6, 3, 9, 0, tzinfo=dt.UTC)
S = ReviewState


def at(hours: float) -> dt.datetime:
    return START + dt.timedelta(hours=hours)


def steps(*pairs: tuple[float, ReviewState]) -> list[Step]:
    return [Step(at(hours), state) for hours, state in pairs]


@pytest.mark.parametrize(
    ("name", "taken", "warn", "due"),
    [
        ("new", [(0, S.OPEN)], 40, 50),
        ("taken, given back, taken: the clock goes on", [(0, S.OPEN), (5, S.IN_PROGRESS), (9, S.OPEN)], 40, 50),
        ("published", [(0, S.OPEN), (5, S.IN_PROGRESS), (9, S.PUBLISHED)], None, None),
        ("declined", [(0, S.OPEN), (5, S.DECLINED)], None, None),
        ("reopened: from there", [(0, S.OPEN), (5, S.DECLINED), (100, S.OPEN)], 140, 150),
        ("recheck: from there", [(0, S.OPEN), (5, S.PUBLISHED), (60, S.RECHECK)], 100, 110),
        ("blind: the second person's clock", [(0, S.OPEN), (4, S.IN_PROGRESS), (10, S.SECOND_OPINION)], 18, 20),
        (
            "after it: without the pause",
            [(0, S.OPEN), (10, S.SECOND_OPINION), (40, S.IN_APPROVAL)],
            70,
            80,
        ),
        (
            "two pauses",
            [(0, S.OPEN), (10, S.SECOND_OPINION), (12, S.IN_PROGRESS), (20, S.SECOND_OPINION), (26, S.ADJUDICATION)],
            48,
            58,
        ),
        (
            "a pause of the round before counts no more",
            [(0, S.SECOND_OPINION), (9, S.PUBLISHED), (20, S.RECHECK)],
            60,
            70,
        ),
        ("nothing ever", [], None, None),
    ],
)
def test_due_times(name, taken, warn, due):
    found = due_times(steps(*taken), target_hours=50, second_opinion_hours=10)
    assert (found and found.warn_at, found and found.due_at) == (
        None if warn is None else at(warn),
        None if due is None else at(due),
    )


@pytest.mark.parametrize(
    ("hours", "due"), [(0, Due.IN_TIME), (39.9, Due.IN_TIME), (40, Due.SOON), (49.9, Due.SOON), (50, Due.OVERDUE)]
)
def test_due_soon_from_four_fifths_on(hours, due):
    assert due_state(at(50), at(40), at(hours)) is due


def test_without_a_due_time_nothing_is_due():
    assert due_state(None, None, START) is Due.NONE


@pytest.mark.parametrize(
    ("recheck", "origins", "priority"),
    [
        (None, 0, Priority.LOW),
        (None, 1, Priority.NORMAL),
        (None, 2, Priority.NORMAL),
        (None, 3, Priority.HIGH),
        (2, 0, Priority.NORMAL),
        (7, 1, Priority.NORMAL),
        (8, 0, Priority.HIGH),
    ],
)
def test_priority(recheck, origins, priority):
    assert work_priority(recheck, origins) is priority


def test_stays_end_where_the_next_begins():
    assert stays_of(steps((0, S.OPEN), (2, S.OPEN), (3, S.IN_PROGRESS), (7, S.PUBLISHED))) == [
        Stay(S.OPEN, at(0), at(3)),
        Stay(S.IN_PROGRESS, at(3), at(7)),
        Stay(S.PUBLISHED, at(7)),
    ]


OPENED = (0, "open", S.OPEN, "system")
ANNA, BEN = "user:1", "user:2"
SOON, LATE = 1 / 60, 1.01 / 60  # hours; the first is the last moment at which an undo takes nothing's turn


@pytest.mark.parametrize(
    ("name", "taken", "start"),
    [
        ("taken", [OPENED, (5, "claim", S.IN_PROGRESS, ANNA)], 5),
        ("undone", [OPENED, (5, "claim", S.IN_PROGRESS, ANNA), (5 + SOON, "release", S.OPEN, ANNA)], 0),
        ("too late", [OPENED, (5, "claim", S.IN_PROGRESS, ANNA), (5 + LATE, "release", S.OPEN, ANNA)], 5 + LATE),
        ("by another", [OPENED, (5, "claim", S.IN_PROGRESS, ANNA), (5, "release", S.OPEN, BEN)], 5),
        ("by the machine", [OPENED, (5, "claim", S.IN_PROGRESS, ANNA), (5, "expire", S.OPEN, "system")], 5),
        ("assigned and undone", [OPENED, (5, "assign", S.IN_PROGRESS, BEN), (5, "release", S.OPEN, BEN)], 0),
        (
            "twice",
            [
                OPENED,
                (5, "claim", S.IN_PROGRESS, ANNA),
                (5, "release", S.OPEN, ANNA),
                (6, "claim", S.IN_PROGRESS, BEN),
                (6, "release", S.OPEN, BEN),
            ],
            0,
        ),
        (
            "an undo that is undone",
            [
                OPENED,
                (5, "claim", S.IN_PROGRESS, ANNA),
                (5.01, "release", S.OPEN, ANNA),
                (5.02, "claim", S.IN_PROGRESS, ANNA),
            ],
            5.02,
        ),
        (
            "given back by mistake",
            [
                OPENED,
                (5, "claim", S.IN_PROGRESS, ANNA),
                (9, "release", S.OPEN, ANNA),
                (9, "claim", S.IN_PROGRESS, ANNA),
            ],
            5,
        ),
        ("declined by mistake", [OPENED, (5, "decline", S.DECLINED, ANNA), (5, "reopen", S.OPEN, ANNA)], 0),
        ("withdrawn", [OPENED, (5, "withdraw", S.WITHDRAWN, ANNA), (5, "reopen", S.OPEN, ANNA)], 5),
        ("nothing before", [(5, "claim", S.IN_PROGRESS, ANNA), (5, "release", S.OPEN, ANNA)], 5),
    ],
)
def test_what_is_undone_at_once_keeps_its_turn(name, taken, start):
    steps_taken = [Step(at(hours), state, action, actor) for hours, action, state, actor in taken]
    assert stays_of(lasting(steps_taken))[-1] == Stay(taken[-1][2], at(start))


@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from(list(S))), max_size=12))
def test_no_path_is_due_before_it_began_or_without_waiting(pairs):
    taken = steps(*sorted(pairs, key=lambda pair: pair[0]))
    found = due_times(taken, target_hours=50, second_opinion_hours=10)
    assert (found is not None) is bool(taken and taken[-1].state in WAITING)
    if found:
        assert taken[0].at < found.warn_at < found.due_at
