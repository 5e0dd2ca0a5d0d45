"""The top bar marks where the reader is."""

import pytest

from claims.web.page.frame import Frame, Place, mark_current

PLACES = (Place("Look up", "/"), Place("Queue", "/queue", count=3), Place("Mine", "/queue/mine"))


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", "Look up"),
        ("/queue", "Queue"),
        ("/queue/7", "Queue"),
        ("/queue/mine", "Mine"),
        ("/queues", None),
        ("/style", None),
    ],
)
def test_current_place(path, current):
    marked = [place.label for place in mark_current(PLACES, path) if place.is_current]
    assert marked == ([current] if current else [])


def test_marking_keeps_counts_and_changes_nothing_else():
    assert [place.count for place in mark_current(PLACES, "/queue")] == [0, 3, 0]
    assert not any(place.is_current for place in Frame().places)
