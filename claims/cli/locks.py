"""One run of a command at a time in a folder that it writes."""

from __future__ import annotations

import fcntl
import os
from functools import partial
from pathlib import Path

import click

from claims.cli.database import Refusal


def lock_folder(folder: Path, target: Path) -> None:
    """Keep other runs out of a folder until the command ends; raises ``Refusal`` where one is writing ``target`` there."""
    descriptor = os.open(folder, os.O_RDONLY)
    click.get_current_context().call_on_close(partial(os.close, descriptor))
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_there = folder.exists() and os.path.samestat(os.fstat(descriptor), folder.stat())
    except BlockingIOError:
        is_there = False
    if not is_there:  # the other run is at it, or has just given the folder its name
        raise Refusal(f"{target} is being written by another run; wait for it, or name another folder.")
