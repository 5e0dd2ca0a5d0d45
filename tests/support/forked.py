"""Processes that tests start and kill, forked from one that has loaded the program: each begins in some 10 ms, not in 2 s.

The first one of a test run starts that other process, which is clean: no test has run in it, no thread, no connection.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from flask.cli import ScriptInfo

from claims.cli.commands import main
from claims.cli.database import WSGI
from claims.cli.serve import serve

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.support.forked", "claims.app"])  # the app is loaded by its file's path (WSGI)

PATIENCE_S = 300
"""A busy machine must not decide a test."""


class Forked:
    """A process that runs a function, given where to tell things first and then the arguments."""

    def __init__(self, function: Callable[..., None], *arguments: Any) -> None:
        self._told, telling = _FORKS.Pipe(duplex=False)
        self._process = _FORKS.Process(target=function, args=(telling, *arguments), daemon=True)
        self._process.start()
        telling.close()  # so that its end is the end of what is told

    def wait_until_told(self, word: str) -> None:
        """Wait for the next word, which must be this one."""
        assert self._told.poll(PATIENCE_S), f"the process did not tell {word!r}"
        assert self._told.recv() == word

    def kill(self) -> list[str]:
        """End it as nothing else does (SIGKILL); gives what it had told besides."""
        self._process.kill()
        self._process.join(PATIENCE_S)
        assert self._process.exitcode == -9, "it was there to be killed"
        rest = []
        try:
            while True:
                rest.append(self._told.recv())
        except EOFError:
            self._told.close()
            return rest


def start_serve(environ: Mapping[str, str], *arguments: str, out: Path, err: Path) -> BaseProcess:
    """bin/serve in this environment, once the program is loaded; what it prints goes to the files, which may be one."""
    return _start("bin/serve", environ, arguments, out, err)


def run_serve(environ: Mapping[str, str], *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What bin/serve does and prints in this environment, once the program is loaded; prints go through the folder."""
    return _run("bin/serve", environ, arguments, folder)


def run_claims(environ: Mapping[str, str], *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The same of bin/claims."""
    return _run("bin/claims", environ, arguments, folder)


def _run(
    program: str, environ: Mapping[str, str], arguments: Sequence[str], folder: Path
) -> subprocess.CompletedProcess[str]:
    out, err = folder / "stdout.txt", folder / "stderr.txt"
    process = _start(program, environ, arguments, out, err)
    process.join(PATIENCE_S)
    status = process.exitcode
    assert status is not None, "it has not ended"
    return subprocess.CompletedProcess([program, *arguments], status, out.read_text(), err.read_text())


def _start(program: str, environ: Mapping[str, str], arguments: Sequence[str], out: Path, err: Path) -> BaseProcess:
    process = _FORKS.Process(target=_become, args=(program, dict(environ), arguments, out, err), daemon=False)
    process.start()
    return process


def _become(program: str, environ: dict[str, str], arguments: Sequence[str], out: Path, err: Path) -> None:
    os.environ.clear()
    os.environ.update(environ)
    os.chdir("/")
    for number, path in ((1, out), (2, err)):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        os.dup2(file, number)
    command = {"bin/serve": serve, "bin/claims": main}[program]
    command(arguments, prog_name=program, obj=ScriptInfo(WSGI, set_debug_flag=False, load_dotenv_defaults=False))
