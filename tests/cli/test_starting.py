"""A program of the project from its start until all of it is loaded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.cli import starting

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / "bin" / "environment.py"


@pytest.fixture
def heeding_interrupts() -> Iterator[None]:
    """Lets what is started here heed Ctrl-C, which a run in the background hands on as ignored."""
    own = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, own)


@pytest.mark.usefixtures("heeding_interrupts")
@pytest.mark.parametrize("seconds", [0.1, 0.4, 1.2])
def test_interrupted_while_it_is_loaded_it_ends_without_a_trace(seconds: float):
    command = (sys.executable, str(ENVIRONMENT), "claims.cli", "extract", "--published", "2026-11-20", "-")
    with subprocess.Popen(
        command, env=dict(os.environ), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode in {-signal.SIGINT, 1}
    assert b"Traceback" not in said


@pytest.mark.parametrize(
    ("before", "after"), [(signal.SIG_DFL, signal.default_int_handler), (signal.SIG_IGN, signal.SIG_IGN)]
)
def test_once_loaded_it_can_be_interrupted_unless_whoever_started_it_forbade_it(before, after, monkeypatch):
    monkeypatch.setattr(starting, "spare_what_stays", lambda: None)  # it would hold for all tests after this
    own = signal.signal(signal.SIGINT, before)
    try:
        starting.start()
        assert signal.getsignal(signal.SIGINT) is after
    finally:
        signal.signal(signal.SIGINT, own)
