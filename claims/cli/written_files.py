"""Files that a command writes whole, and folders that it writes alone."""

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


def draft_path(path: Path) -> Path:
    """Where this process writes a file that takes its name when it is whole."""
    return path.with_name(f".{path.name}.{os.getpid()}")


def write_whole(path: Path, text: str) -> None:
    """Write a file that is never seen half written; where that fails nothing is left, and ``OSError`` tells why."""
    draft = draft_path(path)
    try:
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
