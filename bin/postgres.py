"""A PostgreSQL 17 server for one run of the tests: made in a temporary folder, on a free port, gone at the end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from typing import Dict, Iterator, List, Union

PROGRAMS = "/usr/lib/postgresql/17/bin"
UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
"""Nothing in it has to survive anything, so that it need not wait for the disk."""

QUIET = "-c jit=off -c autovacuum=off"
"""The app turns compiling off for its connections as well (claims/app.py); looking after databases that live for minutes
took more time than it saved: both together two fifths of the server's."""

OPTIONS = f"-c listen_addresses=127.0.0.1 -c max_connections=100 {UNSAFE} {QUIET}"
"""Five processes of tests take up to twenty connections each."""


def is_installed() -> bool:
    """Whether Debian's postgresql-17 is here."""
    return os.access(os.path.join(PROGRAMS, "initdb"), os.X_OK)


@contextmanager
def throwaway_server() -> Iterator[str]:
    """The address (an SQLAlchemy URL, superuser) of a fresh server. Raises ``RuntimeError`` if it does not start."""
    folder = tempfile.mkdtemp(prefix="claims-postgresql-")
    data, log = os.path.join(folder, "data"), os.path.join(folder, "log")
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        port = _free_port()
        _run(["initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
        options = f"{OPTIONS} -p {port} -k {folder}"
        _run(["pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "-t", "60", "start"])
        try:
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run(["pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: List[str]) -> None:
    whole = [os.path.join(PROGRAMS, command[0]), *command[1:]]
    done = subprocess.run(  # no pipes: the server would inherit them and hold them open
        whole,
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **_user(),
    )
    if done.returncode != 0:
        raise RuntimeError(f"PostgreSQL 17 does not start here: {command[0]} ended with status {done.returncode}.")


def _user() -> Dict[str, Union[int, List[int]]]:
    """PostgreSQL refuses to run as root: then as the user that its package makes."""
    if os.getuid() != 0:
        return {}
    entry = pwd.getpwnam("postgres")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
