"""What a program of the project does once all of it is loaded."""

from __future__ import annotations

import signal

from claims.cli.collector import spare_what_stays


def start() -> None:
    """Leave alone what is loaded, and let Ctrl-C interrupt the work instead of ending the process at once."""
    spare_what_stays()
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
