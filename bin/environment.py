"""The project's own Python environment, made and kept up to date with nothing but the standard library.

Shared by bin/serve, bin/claims and bin/test. Written so that an older Python can at least read it and say what is wrong.
"""

import fcntl
import gc
import hashlib
import os
import runpy
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import Iterator, List, NoReturn, Optional

OLDEST_PYTHON = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(FOLDER, "bin", "python")


def stop(sentence: str) -> NoReturn:
    """End with one sentence and status 1."""
    sys.stderr.write(sentence + "\n")
    sys.exit(1)


def prepare(*, development: bool = False) -> None:
    """Make ``.venv`` with the pinned requirements if it is missing or they have changed; quick when nothing has."""
    if sys.version_info < OLDEST_PYTHON:
        stop(f"Python 3.11 or newer is needed; this is Python {sys.version_info[0]}.{sys.version_info[1]}.")
    wanted = _fingerprint(development)
    if _installed(development) == wanted:
        return
    with _locked():
        if _installed(development) != wanted:  # another start may have done it meanwhile
            _make_folder()
            _install(development)
            _write_stamp(development, wanted)


def run_module(name: str, arguments: List[str]) -> NoReturn:
    """Replace this process by ``python -m name arguments`` in the environment, whatever the current folder is."""
    environ = process_environ()
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(PYTHON, [PYTHON, os.path.abspath(__file__), name, *arguments], environ)


def process_environ() -> "dict[str, str]":
    """The variables of a process of the project: those of this one, and what Python and numpy are told before they start.

    A second thread of numpy's OpenBLAS waits for work as busily as it works, and the products here are small: a claim
    matched against a million took 13.6 ms of processor time with two threads, 5.6 with one, and was answered no later.
    """
    environ = dict(os.environ, PYTHONUTF8="1")
    environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # without compiled modules every start takes twice as long
    return environ


def _fingerprint(development: bool) -> str:
    digest = hashlib.sha256()
    for name in _requirement_files(development) + ["constraints.txt"]:
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def _requirement_files(development: bool) -> List[str]:
    return ["requirements.txt", "requirements-dev.txt"] if development else ["requirements.txt"]


def _stamp(development: bool) -> str:
    return os.path.join(FOLDER, "installed-development" if development else "installed")


def _installed(development: bool) -> Optional[str]:
    """The fingerprint of what the environment holds; None where it is unusable, as after an update of Python."""
    if not os.access(PYTHON, os.X_OK):
        return None
    try:
        with open(_stamp(development), encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return None


def _make_folder() -> None:
    if os.access(PYTHON, os.X_OK) and _runs([PYTHON, "-m", "pip", "--version"]):
        return
    _say("Making the Python environment in .venv ...")
    shutil.rmtree(FOLDER, ignore_errors=True)
    try:
        done = subprocess.run([sys.executable, "-m", "venv", FOLDER], check=False, capture_output=True, text=True)
    except OSError as error:
        stop(f"The Python environment cannot be made: {error.strerror}.")
    if done.returncode == 0:
        return
    output = done.stdout + done.stderr
    shutil.rmtree(FOLDER, ignore_errors=True)
    if "ensurepip" in output or "No module named venv" in output:
        stop(
            "Python's venv module is incomplete here. On Debian: apt install python3-venv (as root). Then start again."
        )
    last = output.strip().splitlines()[-1:] or ["no reason given"]
    stop(f"The Python environment cannot be made in {FOLDER}: {last[0]}")


def _install(development: bool) -> None:
    _say(f"Installing the packages of {_requirement_files(development)[-1]} ...")
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["-r", os.path.join(ROOT, _requirement_files(development)[-1])]
    command += ["-c", os.path.join(ROOT, "constraints.txt")]
    done = subprocess.run(command, check=False, stdout=sys.stderr)
    if done.returncode != 0:
        stop("The packages could not be installed (see pip's message above): check the network, then start again.")


def _write_stamp(development: bool, text: str) -> None:
    path = _stamp(development)
    with open(path + ".new", "w", encoding="ascii") as file:
        file.write(text + "\n")
    os.replace(path + ".new", path)


def _runs(command: List[str]) -> bool:
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@contextmanager
def _locked() -> Iterator[None]:
    """Hold the project's folder, so that two commands started together do not install over each other."""
    descriptor = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _run_here(name: str, arguments: List[str]) -> None:
    """Run a module of the project in this process, which is the environment's Python.

    No garbage is looked for while the program is loaded, for all of that stays: looking through it 700 times took more than
    a third of the time. Ctrl-C in that time ends the process without a trace of where. The module itself lets garbage be
    looked for and Ctrl-C be noticed again (claims/cli/starting.py).
    """
    gc.disable()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.path[0] = ROOT
    sys.argv = [name, *arguments]
    try:
        runpy.run_module(name, run_name="__main__", alter_sys=False)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] in {"claims", "wsgi"}:
            raise  # a mistake of ours, not a package that somebody removed
        stop(f"The Python module {error.name!r} is missing from .venv. Delete the folder .venv and start again.")


if __name__ == "__main__":
    _run_here(sys.argv[1], sys.argv[2:])
