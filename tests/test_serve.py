"""bin/serve as people run it: first and second start, its end, what it says when it cannot start."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType

import pytest
import urllib3

from claims.config import ROOT
from tests.support.databases import on_the_stricter_database
from tests.support.forked import run_serve, start_serve

STARTED = re.compile(r"running on (http://\S+)")
PASSWORD = re.compile(r"one-time password: (\S+)")
PASSWORD_SET = "correct horse battery"
PATIENCE_S = 120


class Loaded:
    """A forked process that is asked and told things as one of ``subprocess`` is."""

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        assert process.pid is not None
        self.pid = process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        assert self._process.exitcode is not None, "it has not ended"
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()


Started = subprocess.Popen[bytes] | Loaded


class Served:
    """One registry with what it printed: bin/serve as people start it, or (``loaded``) from where it has loaded the
    program."""

    def __init__(self, folder: Path, environ: dict[str, str], *, loaded: bool = False) -> None:
        self._log = folder / "serve.log"
        self.begun = time.monotonic()
        self.process: Started
        if loaded:
            self.process = Loaded(start_serve(environ, out=self._log, err=self._log))
        else:
            command = [sys.executable, str(ROOT / "bin" / "serve")]
            with self._log.open("w") as log:
                self.process = subprocess.Popen(command, cwd=folder, env=environ, stdout=log, stderr=log)

    @property
    def output(self) -> str:
        return self._log.read_text() if self._log.exists() else ""

    def wait_until_it_answers(self) -> tuple[str, float]:
        """The address and the seconds that the start took."""
        while time.monotonic() - self.begun < PATIENCE_S:
            found = STARTED.search(self.output)
            if found and answers(found[1]):
                return found[1], time.monotonic() - self.begun
            assert self.process.poll() is None, self.output
            time.sleep(0.02)
        pytest.fail(f"no answer in {PATIENCE_S} s: {self.output}")

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE_S)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """The environment of an installation of its own, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return kept | {"INSTANCE_DIR": str(tmp_path / "instance"), "PORT": str(port)}


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation that bin/serve has set up with a password of its owner's, and what that printed."""
    folder = tmp_path_factory.mktemp("set_up")
    environ = {"INSTANCE_DIR": str(folder / "instance"), "ADMIN_PASSWORD": PASSWORD_SET}
    command = [sys.executable, str(ROOT / "bin" / "serve"), "--setup"]
    with (folder / "stdout.txt").open("w") as out, (folder / "stderr.txt").open("w") as err:
        done = subprocess.run(command, env=environ, cwd="/", stdout=out, stderr=err, timeout=PATIENCE_S, check=False)
    assert done.returncode == 0, (folder / "stderr.txt").read_text()
    return folder


@pytest.fixture
def installed(set_up: Path, environ: dict[str, str]) -> None:
    """Lets the registry be one that was set up before: it starts in half the time."""
    shutil.copytree(set_up / "instance", environ["INSTANCE_DIR"])


@pytest.fixture
def served(tmp_path: Path, environ: dict[str, str]) -> Iterator[Served]:
    """A registry that is being started by bin/serve."""
    running = Served(tmp_path, environ)
    yield running
    end(running)


@pytest.fixture
def served_again(tmp_path: Path, environ: dict[str, str], installed: None) -> Iterator[Served]:
    """A registry that was set up before and is being started where the program is loaded."""
    running = Served(tmp_path, environ, loaded=True)
    yield running
    end(running)


def end(running: Served) -> None:
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait()


def answers(address: str) -> bool:
    try:
        return urllib3.request("GET", address, timeout=20, retries=False).status == 200
    except urllib3.exceptions.HTTPError:
        return False


def children_of(pid: int) -> set[int]:
    """Every process below this one."""
    found: set[int] = set()
    for line in subprocess.run(
        ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout.splitlines():
        child, parent = map(int, line.split())
        if parent == pid:
            found |= {child} | children_of(child)
    return found


def are_gone(pids: set[int], *, within_s: float) -> bool:
    """Whether all these processes end in time; one that nobody has collected yet counts as ended."""
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        states = subprocess.run(
            ["ps", "-o", "stat=", "-p", ",".join(map(str, pids))], capture_output=True, text=True
        ).stdout
        if all(state.startswith("Z") for state in states.split()):
            return True
        time.sleep(0.1)
    return False


only_with_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
BY_THREADS_GIVEN = pytest.mark.parametrize(
    ("given", "threads"), [(None, 1), ("2", min(2, len(os.sched_getaffinity(0))))]
)
MULTIPLIED = "import numpy; numpy.ones((400, 400)) @ numpy.ones((400, 400))"


def test_first_start_second_start_and_the_end(served: Served, tmp_path: Path, environ: dict[str, str]) -> None:
    address, _ = served.wait_until_it_answers()
    assert len(PASSWORD.findall(served.output)) == 1
    claims = urllib3.request("GET", f"{address}api/v1/claims?limit=1").json()
    assert claims["items"], "the demo registry is there"
    wait_for(served, r"(checkpoint_signed)")  # nearly the last thing that the worker does at first
    after_password = PASSWORD.split(served.output)[-1].splitlines()
    assert len(after_password) < 24, "the password does not leave the screen while one reaches for it"
    parts = children_of(served.process.pid)
    assert len(parts) == 3, "web server, its process, worker"
    too_large = b'{"text": "' + b"a" * 10_000_000 + b'"}'
    for path in ("api/v1/lookup", "articles/new"):  # the client sends all of it before it reads the answer
        refused = urllib3.request("POST", address + path, body=too_large, retries=False, timeout=60)
        assert refused.status in {400, 401, 413}, path
    assert served.stop() == 0
    assert are_gone(parts, within_s=20)
    assert "Traceback" not in served.output

    bound = max(3, 3 * seconds_to_import())  # a slow hour of the machine says nothing of this start
    took = []
    for _ in range(3):  # nor does other work on it: the quickest start counts
        again = Served(tmp_path, environ)
        address, seconds = again.wait_until_it_answers()
        took.append(seconds)
        assert not PASSWORD.search(again.output), "shown once"
        assert urllib3.request("GET", f"{address}api/v1/claims?limit=1").json() == claims
        assert again.stop(signal.SIGTERM) == 0
        if seconds < bound:
            break
    assert min(took) < bound, f"seconds from the command to the first answer: {took}"


def seconds_to_import() -> float:
    """How long the machine takes at present to load the program alone: a second and a half on a quiet one."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "import claims.app"], cwd=ROOT, check=True)
    return time.monotonic() - begun


def test_a_killed_worker_is_started_again_and_a_killed_web_server_ends_all(served_again: Served) -> None:
    served = served_again
    address, _ = served.wait_until_it_answers()
    holder = wait_for(served, r"worker_started holder=[^:\s]+:(\d+):")
    os.kill(int(holder), signal.SIGKILL)
    wait_for(served, rf"worker_started holder=[^:\s]+:(?!{holder}:)(\d+):")
    assert answers(address)
    web = next(pid for pid in children_of(served.process.pid) if children_of(pid))
    os.kill(web, signal.SIGKILL)
    assert served.process.wait(timeout=PATIENCE_S) == 1
    assert "The web server has ended by itself, so everything stops" in served.output


def wait_for(served: Served, pattern: str) -> str:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        found = re.search(pattern, served.output)
        if found:
            return found[1]
        time.sleep(0.1)
    pytest.fail(f"not seen: {pattern}\n{served.output}")


def test_nothing_is_left_when_the_supervisor_is_killed(served_again: Served) -> None:
    served_again.wait_until_it_answers()
    parts = children_of(served_again.process.pid)
    assert len(parts) == 3
    served_again.stop(signal.SIGKILL)
    assert are_gone(parts, within_s=20)


@on_the_stricter_database
def test_setting_up_alone(empty_database_url: str, environ: dict[str, str], tmp_path: Path) -> None:
    environ["DATABASE_URL"] = empty_database_url
    first = run_serve(environ, "--setup", folder=tmp_path)
    assert first.returncode == 0, first.stderr
    assert PASSWORD.search(first.stdout)
    assert_nothing_is_left_to_set_up(environ, tmp_path)


@pytest.mark.usefixtures("installed")
def test_setting_up_again(environ: dict[str, str], tmp_path: Path) -> None:
    assert_nothing_is_left_to_set_up(environ, tmp_path)


def assert_nothing_is_left_to_set_up(environ: dict[str, str], folder: Path) -> None:
    again = run_serve(environ, "--setup", folder=folder)
    assert (again.returncode, again.stdout) == (0, "")


def test_a_password_that_is_set_is_not_printed(set_up: Path) -> None:
    assert (set_up / "stdout.txt").read_text() == ""
    assert PASSWORD_SET not in (set_up / "stderr.txt").read_text()


def test_a_taken_port(environ: dict[str, str], tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(environ["PORT"])))
        other.listen()
        done = run_serve(environ, folder=tmp_path)
    assert_one_sentence(done, f"Port {environ['PORT']} on 127.0.0.1 is taken")
    assert not Path(environ["INSTANCE_DIR"]).exists(), "nothing is set up in vain"


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("INSTANCE_DIR", "/proc/nowhere", "/proc/nowhere"),
        ("INSTANCE_DIR", "/dev/null", "INSTANCE_DIR: /dev/null is not a folder."),
        ("DATABASE_URL", "sqlite:////proc/nowhere/claims.sqlite3", "/proc/nowhere"),
        ("DATABASE_URL", "postgresql://claims:secret@127.0.0.1:1/claims", "127.0.0.1:1/claims) cannot be used"),
        ("PORT", "http", "PORT: must be a whole number"),
        ("HOST", "203.0.113.7", "203.0.113.7 is not an address of this machine"),
        ("DATABASE_URL", "sqlite://var/lib/claims.sqlite3", "has four slashes before it"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    environ: dict[str, str], tmp_path: Path, variable: str, value: str, sentence: str
) -> None:
    done = run_serve(environ | {variable: value}, folder=tmp_path)
    assert_one_sentence(done, sentence)
    assert "secret@" not in done.stderr


@pytest.mark.parametrize("address", ["admin@desk.local", "admin@registry.test", "a..b@example.org"])
def test_no_administrator_is_made_who_could_never_sign_in(
    environ: dict[str, str], tmp_path: Path, address: str
) -> None:
    refused = run_serve(environ | {"ADMIN_EMAIL": address}, "--setup", folder=tmp_path)
    assert refused.returncode == 1
    assert f"ADMIN_EMAIL: nobody could sign in as {address}" in refused.stderr.splitlines()[-1]
    assert refused.stdout == "", "no password of an account that is not there"


def assert_one_sentence(done: subprocess.CompletedProcess[str], part: str) -> None:
    assert done.returncode == 1
    assert done.stdout == ""
    said = [line for line in done.stderr.splitlines() if not line.startswith("Generated ")]
    assert len(said) == 1, done.stderr
    assert part in said[0]


def load_environment() -> ModuleType:
    spec = importlib.util.spec_from_file_location("environment", ROOT / "bin" / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_old_python_is_told_so(monkeypatch, capsys) -> None:
    environment = load_environment()
    monkeypatch.setattr(environment, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(SystemExit) as raised:
        environment.prepare()
    assert raised.value.code == 1
    assert capsys.readouterr().err.startswith("Python 3.11 or newer is needed; this is Python 3.")


def test_a_missing_module_is_named(tmp_path: Path) -> None:
    (tmp_path / "needs_it.py").write_text("import no_such_module\n")
    command = [sys.executable, str(ROOT / "bin" / "environment.py"), "needs_it"]
    environ = {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", env=environ)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The Python module 'no_such_module' is missing from .venv.")
    assert len(done.stderr.splitlines()) == 1


def test_no_garbage_is_looked_for_while_a_program_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "tells.py").write_text("import gc\nprint(gc.isenabled())\n")
    command = [sys.executable, str(ROOT / "bin" / "environment.py"), "tells"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(tmp_path)}).stdout
    assert told == "False\n"


@only_with_proc
@BY_THREADS_GIVEN
def test_numpy_multiplies_in_one_thread_unless_told_otherwise(monkeypatch, given: str | None, threads: int) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if given is not None:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", given)
    assert threads_after(MULTIPLIED, load_environment().process_environ()) == threads


@only_with_proc
@BY_THREADS_GIVEN
def test_so_it_does_behind_a_server_of_ones_own(tmp_path: Path, given: str | None, threads: int) -> None:
    """Whatever the app imports, and when: one that multiplies as soon as it is imported stands for it."""
    package = tmp_path / "claims"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "app.py").write_text(f"{MULTIPLIED}\n\n\ndef create_app():\n    pass\n")
    told = {} if given is None else {"OPENBLAS_NUM_THREADS": given}
    loaded = f"import runpy; runpy.run_path({str(ROOT / 'wsgi.py')!r})"
    assert threads_after(loaded, {"PYTHONPATH": str(tmp_path)} | told, folder=tmp_path) == threads


def threads_after(code: str, environ: dict[str, str], *, folder: Path = ROOT) -> int:
    """How many threads a process has that has run this code."""
    counted = f"{code}; import os; print(len(os.listdir('/proc/self/task')))"
    command = [sys.executable, "-c", counted]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environ, cwd=folder)
    return int(done.stdout)


def test_an_incomplete_venv_module_is_explained(monkeypatch, capsys, tmp_path: Path) -> None:
    environment = load_environment()
    monkeypatch.setattr(environment, "FOLDER", str(tmp_path / ".venv"))
    monkeypatch.setattr(environment, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    failing = tmp_path / "python"
    failing.write_text(
        "#!/bin/sh\necho 'The virtual environment was not created: ensurepip is not available.'\nexit 1\n"
    )
    failing.chmod(0o755)
    monkeypatch.setattr(environment.sys, "executable", str(failing))
    with pytest.raises(SystemExit):
        environment.prepare()
    assert "apt install python3-venv" in capsys.readouterr().err
    assert not (tmp_path / ".venv").exists()
