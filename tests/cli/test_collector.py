"""When a process looks for garbage: not while an answer grows, and yet in time."""

from __future__ import annotations

import gc
import runpy
import sys
import weakref
from collections.abc import Iterator

import pytest
from flask import Flask

from claims.cli import collector, web_server
from claims.cli.collector import GROWTH, GROWTH_IN_AN_ANSWER, LEFT_OVER, spare_what_stays, tidy


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


def test_a_web_server_looks_after_its_answers(collections: list[int]) -> None:
    spare_what_stays(GROWTH_IN_AN_ANSWER)
    first = weakref.ref(Knot())
    for _ in range(LEFT_OVER // 2):
        Knot()
    tidy()
    assert first() is not None  # little was left: not worth a look
    for _ in range(LEFT_OVER):
        Knot()
    assert collections == []
    tidy()
    assert first() is None
    assert collections == [0]


def test_what_outlived_looks_is_looked_at_again(collections: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    spare_what_stays(GROWTH_IN_AN_ANSWER)
    monkeypatch.setattr(collector, "LEFT_OVER", 100)
    monkeypatch.setattr(collector, "DEEP_LOOKS", 5)
    _, often, _ = gc.get_threshold()
    for _ in range((often + 2) * 6):
        knots = [Knot() for _ in range(100)]
        tidy()
        del knots
    assert collections.count(1) == 5
    assert collections.count(2) == 1


def test_the_web_server_tidies_after_an_answer(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    tidied: list[None] = []
    monkeypatch.setattr(web_server, "tidy", lambda: tidied.append(None))
    server = web_server.WebServer(app, when_ready=lambda: None)
    server.cfg.post_request(None, None, {}, None)
    assert len(tidied) == 1


@pytest.mark.parametrize("program", ["claims.cli", "claims.cli.serve"])
@pytest.mark.usefixtures("collections")
def test_a_program_that_was_loaded_without_looking_looks_from_then_on(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [program, "--help"])
    monkeypatch.delitem(sys.modules, "claims.cli.serve", raising=False)  # so that it is run as a program is
    gc.disable()
    try:
        with pytest.raises(SystemExit, match="0"):
            runpy.run_module(program, run_name="__main__")
        assert gc.isenabled()
        assert gc.get_threshold()[0] == GROWTH
    finally:
        gc.enable()
