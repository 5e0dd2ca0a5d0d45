"""Runs the parts of the product as child processes and ends them together.

Children are forked from the process that has loaded the app, so that nothing is imported twice. Each leads a process group
of its own: Ctrl-C reaches only the supervisor, which then asks each child to finish. The kernel ends them should the
supervisor be killed.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

log = logging.getLogger(__name__)

STOP_SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT})
WATCHED = STOP_SIGNALS | {signal.SIGCHLD}

STOP_TIMEOUT_S = 15.0
"""Seconds that the children get to finish before they are killed."""

RESTART_DELAYS_S = (0.5, 2.0, 10.0, 30.0)
"""Pause before a part that died is started again: the more often in a row, the longer."""

STEADY_S = 60.0
"""A part that ran this long starts with the shortest pause again."""

_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Part:
    """One child process: its name in messages, what it runs, and whether all ends when it does."""

    name: str
    run: Callable[[], object]
    vital: bool
    pid: int = 0
    started_at: float = 0.0
    restart_at: float | None = None
    failures: int = 0


def supervise(parts: list[Part]) -> int:
    """Start the parts and stay until a stop signal or the end of a vital part; gives the exit status.

    A part that is not vital is started again when it dies.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
    for part in parts:
        _start(part)
    while True:
        received = _wait(parts)
        if received in STOP_SIGNALS:
            return 0 if _stop(parts) else 1
        dead = _reap(parts)
        vital = next((part for part in dead if part.vital), None)
        if vital is not None:
            sys.stderr.write(f"The {vital.name} has ended by itself, so everything stops; see its messages above.\n")
            _stop(parts)
            return 1
        for part in dead:
            _plan_restart(part)
        for part in parts:
            if part.restart_at is not None and part.restart_at <= time.monotonic():
                _start(part)


def _start(part: Part) -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    supervisor = os.getpid()
    part.pid, part.started_at, part.restart_at = 0, time.monotonic(), None
    pid = os.fork()
    if pid == 0:
        os._exit(_run_child(part, supervisor))
    part.pid = pid


def _run_child(part: Part, supervisor: int) -> int:
    try:
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)
        die_with_parent()
        if os.getppid() == supervisor:  # else it died before the kernel was told
            part.run()
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 1
    except KeyboardInterrupt:
        return 0
    except BaseException:
        log.exception("part_failed")
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def die_with_parent() -> None:
    """Ask the kernel to send SIGTERM to this process when its parent ends, even by SIGKILL (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def _wait(parts: list[Part]) -> int | None:
    """The next signal, or None when a part is due to be started again."""
    due = min((part.restart_at for part in parts if part.restart_at is not None), default=None)
    if due is None:
        return signal.sigwait(WATCHED)
    info = signal.sigtimedwait(WATCHED, max(0.0, due - time.monotonic()))
    return info.si_signo if info else None


def _reap(parts: list[Part]) -> list[Part]:
    dead = []
    for part in parts:
        if not part.pid:
            continue
        pid, status = os.waitpid(part.pid, os.WNOHANG)
        if pid:
            fields = {"part": part.name, "status": os.waitstatus_to_exitcode(status)}
            log.log(logging.ERROR if part.vital else logging.WARNING, "part_ended", extra=fields)
            part.pid = 0
            dead.append(part)
    return dead


def _plan_restart(part: Part) -> None:
    if time.monotonic() - part.started_at > STEADY_S:
        part.failures = 0
    delay = RESTART_DELAYS_S[min(part.failures, len(RESTART_DELAYS_S) - 1)]
    part.failures += 1
    part.restart_at = time.monotonic() + delay


def _stop(parts: list[Part]) -> bool:
    """End every child: politely, then by force after ``STOP_TIMEOUT_S`` or a second stop signal; False if by force."""
    _signal_all(parts, signal.SIGTERM)
    deadline = time.monotonic() + STOP_TIMEOUT_S
    while any(part.pid for part in parts):
        info = signal.sigtimedwait(WATCHED, max(0.0, deadline - time.monotonic()))
        _collect(parts)
        if any(part.pid for part in parts) and (info is None or info.si_signo in STOP_SIGNALS):
            _signal_all(parts, signal.SIGKILL)
            for part in parts:
                if part.pid:
                    os.waitpid(part.pid, 0)
            return False
    return True


def _collect(parts: list[Part]) -> None:
    for part in parts:
        if part.pid and os.waitpid(part.pid, os.WNOHANG)[0]:
            part.pid = 0


def _signal_all(parts: list[Part], number: signal.Signals) -> None:
    for part in parts:
        if not part.pid:
            continue
        try:
            if number == signal.SIGKILL:
                os.killpg(part.pid, number)  # the web server's own children too
            else:
                os.kill(part.pid, number)
        except ProcessLookupError:
            continue
