"""Readings that wait for the next part: found by who sends the same text, for some minutes, in memory."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.services.articles.short_texts import read_asked
from claims.services.lookup import kept_readings
from claims.services.lookup.kept_readings import KeptReadings

TEXT = " ".join(f"The mill at Ostrava dismissed {number} workers in March 2018." for number in range(241, 261))
HOW = {
    "published": dt.date(2020, 2, 22),
    "headline": None,
    "language": "en",
    "encoder": False,
    "is_article": False,
    "is_whole": True,
}


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def times_read(monkeypatch):
    """How often a text was read."""
    texts: list[str] = []

    def read(text, **how):
        texts.append(text)
        return read_asked(text, **how)

    monkeypatch.setattr(kept_readings, "read_asked", read)
    return texts


def read_and_keep(kept: KeptReadings, who: str = "user:3", text: str = TEXT, *, goes_on: bool = True, **how):
    reader = kept.reader_for(who)
    asked = reader(text, **HOW | how)
    reader.settle(goes_on=goes_on)
    return asked


def test_a_text_that_goes_on_is_read_once(clock, times_read):
    kept = KeptReadings(clock)
    first = read_and_keep(kept)
    assert read_and_keep(kept, is_whole=False) is first, (
        "what is read of a long text does not depend on where it begins"
    )
    assert times_read == [TEXT]
    assert first == read_asked(TEXT, **HOW)


@pytest.mark.parametrize(
    "other",
    [
        {"who": "user:4"},
        {"text": TEXT + " "},
        {"published": dt.date(2020, 2, 23)},
        {"headline": "Ostrava"},
        {"language": "de"},
        {"is_article": True},
    ],
    ids=str,
)
def test_who_sends_anything_else_finds_nothing(clock, times_read, other):
    kept = KeptReadings(clock)
    read_and_keep(kept)
    read_and_keep(kept, **other)
    assert len(times_read) == 2


def test_what_is_read_to_its_end_does_not_wait(clock, times_read):
    kept = KeptReadings(clock)
    read_and_keep(kept)
    read_and_keep(kept, goes_on=False)
    read_and_keep(kept, goes_on=False)
    assert len(times_read) == 2


def test_a_reading_waits_for_so_long_after_it_was_used_last(clock, times_read):
    kept = KeptReadings(clock, seconds=60)
    for clock.now in (0.0, 59.0, 118.0):
        read_and_keep(kept)
    assert len(times_read) == 1
    clock.now = 178.0
    read_and_keep(kept)
    assert len(times_read) == 2


def test_it_goes_in_time_though_nobody_asks(clock):
    kept = KeptReadings(clock, seconds=60)
    read_and_keep(kept)
    assert kept._timer.daemon, "a server that ends waits for no reading"
    assert kept._timer.interval == 60
    clock.now = 60.0
    kept._timer.function()
    assert kept._kept == {}
    assert kept._timer is None


def test_what_waited_longest_goes_first_where_there_are_too_many(clock, times_read):
    kept = KeptReadings(clock, most_characters=2 * len(TEXT))
    for who in ("user:1", "user:2", "user:1", "user:3"):
        read_and_keep(kept, who)
    assert len(times_read) == 3
    read_and_keep(kept, "user:1")
    assert len(times_read) == 3, "it was used after that of the second"
    read_and_keep(kept, "user:2")
    assert len(times_read) == 4


def test_a_text_that_is_too_long_to_wait_is_read_again(clock, times_read):
    kept = KeptReadings(clock, most_characters=len(TEXT) - 1)
    read_and_keep(kept)
    read_and_keep(kept)
    assert len(times_read) == 2
