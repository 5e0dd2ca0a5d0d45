"""How a process that serves looks for garbage: not while a request grows, and yet in time."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from claims.cli.collector import GROWTH, spare_what_stays


class Knot:
    """Refers to itself: only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """The generations of collections that were made while a process served, which begins as Python does."""
    before, made = gc.get_threshold(), list[int]()

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            made.append(told["generation"])

    gc.collect()
    gc.set_threshold(700, 10, 10)
    spare_what_stays()
    gc.callbacks.append(note)
    yield made
    gc.callbacks.remove(note)
    gc.set_threshold(*before)


def test_what_one_request_reads_is_looked_through_at_most_once(collections: list[int]) -> None:
    kept = [[row] for row in range(GROWTH * 4 // 5)]
    assert len(collections) <= 1
    assert len(kept) == GROWTH * 4 // 5


def test_garbage_goes_before_many_requests_have_left_theirs(collections: list[int]) -> None:
    first = weakref.ref(Knot())
    assert first() is not None
    for _ in range(GROWTH):
        Knot()
    assert first() is None
    assert collections == [0] * len(collections)
