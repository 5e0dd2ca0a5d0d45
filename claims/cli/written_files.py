"""Files that a command writes whole, and folders that it writes alone."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import IO

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


@contextmanager
def whole_files(*paths: Path) -> Iterator[list[IO[bytes]]]:
    """Files to write, which take their names when all are whole; where that fails nothing is left of them."""
    drafts = [path.with_name(f".{path.name}.{os.getpid()}") for path in paths]
    try:
        with ExitStack() as opened:
            yield [opened.enter_context(draft.open("wb")) for draft in drafts]
        for draft, path in zip(drafts, paths, strict=True):
            os.replace(draft, path)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file that is never seen half written; ``OSError`` tells why it cannot be."""
    with whole_files(path) as (file,):
        file.write(text.encode("utf-8"))
