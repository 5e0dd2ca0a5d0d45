"""Every setting of the registry in one list, read from the environment once, when the app is made."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from limits import parse_many
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from claims.core.errors import ClaimsError

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder: templates, migrations and seeds are found from it."""

MIN_SECRET_LENGTH = 16
MIN_PASSWORD_LENGTH = 8

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,63}")
_HOST_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")


class SettingError(ClaimsError):
    """A setting is missing or cannot be used; the detail begins with the variable's name."""

    code = "bad_setting"

    def __init__(self, variable: str, detail: str) -> None:
        super().__init__(f"{variable}: {detail}")
        self.variable = variable


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in ``app.config``, its environment variable, parser, default (as written) and help.

    ``default`` None means that there is none: the value is then read from a file of the instance folder
    (``stored_in``), computed from other settings, or None. ``parse`` raises ``ValueError`` with a sentence.
    """

    name: str
    parse: Callable[[str], Any]
    default: str | None
    help: str
    stored_in: str | None = None

    @property
    def variable(self) -> str:
        """The environment variable: the same word as in the code, so that there is one name to search for."""
        return self.name


def load_settings(environ: Mapping[str, str], overrides: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The value of every setting by name; ``overrides`` (already parsed) win over the environment.

    A variable that is set but empty counts as not set. Raises ``SettingError`` for the first value that cannot be used.
    """
    given = dict(overrides or {})
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        if setting.name in given:
            values[setting.name] = given.pop(setting.name)
        else:
            values[setting.name] = _read(setting, environ, values)
    if values["DATABASE_URL"] is None:
        values["DATABASE_URL"] = f"sqlite:///{values['INSTANCE_DIR'] / 'claims.sqlite3'}"
    _check_together(values)
    return values | given


def create_secrets(settings: Mapping[str, Any]) -> list[Path]:
    """Generate the secrets that are neither set nor stored yet; gives the files written, readable by their owner only.

    Raises ``OSError`` where the instance folder cannot be written.
    """
    folder: Path = settings["INSTANCE_DIR"]
    written = []
    for setting in SETTINGS:
        if setting.stored_in is None or settings[setting.name] is not None:
            continue
        folder.mkdir(parents=True, exist_ok=True)
        if _write_once(folder / setting.stored_in, secrets.token_urlsafe(48)):
            written.append(folder / setting.stored_in)
    return written


def missing_secrets(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of the secrets that have no value yet."""
    return tuple(s.name for s in SETTINGS if s.stored_in is not None and not settings[s.name])


def _write_once(path: Path, text: str) -> bool:
    """Write a new file as a whole or not at all; False where it already exists (two starts at the same moment)."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def _read(setting: Setting, environ: Mapping[str, str], values: Mapping[str, Any]) -> Any:  # noqa: ANN401
    text = environ.get(setting.variable) or None
    origin = setting.variable
    if text is None and setting.stored_in is not None:
        path: Path = values["INSTANCE_DIR"] / setting.stored_in
        text, origin = _read_stored(setting, path), f"{setting.variable} (in {path})"
    text = setting.default if text is None else text
    if text is None:
        return None
    try:
        return setting.parse(text.strip())
    except ValueError as error:
        raise SettingError(origin, str(error)) from error


def _read_stored(setting: Setting, path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(setting.variable, f"the file {path} cannot be read ({error}).") from error


def _check_together(values: Mapping[str, Any]) -> None:
    if values["WEB_PROCESSES"] > 1 and str(values["RATE_LIMIT_STORAGE"]).startswith("memory:"):
        raise SettingError(
            "WEB_PROCESSES", "more than one needs RATE_LIMIT_STORAGE=redis://…, for each would count requests alone."
        )


def _whole_number(minimum: int, maximum: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"\d{1,12}", text, re.ASCII) or not minimum <= int(text) <= maximum:
            raise ValueError(f"must be a whole number from {minimum} to {maximum}, not {text[:40]!r}.")
        return int(text)

    return parse


def _probability(text: str) -> float:
    if not re.fullmatch(r"[01](?:\.\d{1,9})?", text, re.ASCII) or not 0.0 <= float(text) <= 1.0:
        raise ValueError(f"must be a number from 0 to 1, as 0.9, not {text[:40]!r}.")
    return float(text)


def _yes_or_no(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if text.lower() not in words:
        raise ValueError(f"must be yes or no, not {text[:40]!r}.")
    return words[text.lower()]


def _folder(text: str) -> Path:
    path = Path(text).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError(f"{path} is not a folder.")
    return path


def _database_url(text: str) -> str:
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise ValueError("is not a database address, as postgresql+psycopg://user:password@host/name.") from error
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername == "postgresql+psycopg":
        return url.render_as_string(hide_password=False)
    if url.drivername not in {"sqlite", "sqlite+pysqlite"}:
        raise ValueError(f"must be postgresql+psycopg://… or sqlite:///…, not {url.drivername[:40]}://….")
    if url.database in {None, "", ":memory:"}:
        raise ValueError("needs a file, as sqlite:////var/lib/claims/claims.sqlite3: web server and worker share it.")
    return f"sqlite:///{Path(str(url.database)).expanduser().absolute()}"


def _secret(text: str) -> str:
    if len(text) < MIN_SECRET_LENGTH:
        raise ValueError(f"must have at least {MIN_SECRET_LENGTH} characters.")
    return text


def _host(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        if not _HOST_NAME.fullmatch(text):
            raise ValueError(f"must be an address or a host name, not {text[:60]!r}.") from None
    return text


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise ValueError(f"must be an e-mail address, not {text[:60]!r}.")
    return text


def _password(text: str) -> str:
    if len(text) < MIN_PASSWORD_LENGTH:
        raise ValueError(f"must have at least {MIN_PASSWORD_LENGTH} characters.")
    return text


def _line(text: str) -> str:
    if not text or len(text) > 200 or not text.isprintable():
        raise ValueError("must be one line of at most 200 characters.")
    return text


def _rate(text: str) -> str:
    try:
        limits = parse_many(text)
    except ValueError as error:
        raise ValueError(f"must be a rate, as '60 per minute', not {text[:60]!r}.") from error
    if not limits:
        raise ValueError("must be a rate, as '60 per minute'.")
    return text


def _rate_storage(text: str) -> str:
    if not text.startswith(("memory://", "redis://", "rediss://")):
        raise ValueError(f"must be memory:// or redis://host:port, not {text[:40]!r}.")
    if not text.startswith("memory:") and find_spec("redis") is None:
        raise ValueError("needs the Python package redis, which is not installed: .venv/bin/pip install redis")
    return text


def _time_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"is not a time zone, as Europe/Berlin: {text[:60]!r}.") from error
    return text


def _host_names(text: str) -> frozenset[str]:
    return frozenset(_host(name.strip()) for name in text.split(",") if name.strip())


def _log_level(text: str) -> str:
    if text.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError(f"must be DEBUG, INFO, WARNING or ERROR, not {text[:40]!r}.")
    return text.upper()


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "INSTANCE_DIR", _folder, str(ROOT / "instance"), "Folder of the embedded database and the generated secrets."
    ),
    Setting(
        "DATABASE_URL",
        _database_url,
        None,
        "Database: postgresql+psycopg://user:password@host/name, or sqlite:///file; without it, claims.sqlite3 in "
        "INSTANCE_DIR.",
    ),
    Setting(
        "SECRET_KEY",
        _secret,
        None,
        "Signs sessions and forms; without it, the one generated in INSTANCE_DIR/secret_key.",
        stored_in="secret_key",
    ),
    Setting(
        "SECURITY_PASSWORD_SALT",
        _secret,
        None,
        "Mixed into password hashes; without it, the one generated in INSTANCE_DIR/password_salt. Changing it voids "
        "all passwords.",
        stored_in="password_salt",
    ),
    Setting("HOST", _host, "127.0.0.1", "Address that the web server listens on; 0.0.0.0 for every one."),
    Setting("PORT", _whole_number(1, 65_535), "8000", "Port that the web server listens on."),
    Setting("WEB_THREADS", _whole_number(1, 64), "8", "Requests that one web process answers at the same time."),
    Setting("WEB_PROCESSES", _whole_number(1, 64), "1", "Web processes; more than one makes sense with PostgreSQL."),
    Setting(
        "PROXY_COUNT", _whole_number(0, 10), "0", "Reverse proxies in front whose X-Forwarded headers are trusted."
    ),
    Setting(
        "COOKIES_SECURE", _yes_or_no, "no", "Send cookies over HTTPS only; set it to yes wherever HTTPS is served."
    ),
    Setting("ADMIN_EMAIL", _email, "admin@example.org", "E-mail of the first administrator, made at the first start."),
    Setting(
        "ADMIN_PASSWORD",
        _password,
        None,
        "Password of the first administrator; without it, a one-time password is printed once.",
    ),
    Setting("ORGANIZATION_NAME", _line, "Local fact-checking desk", "Name of the default organization."),
    Setting("RATE_LIMIT_KEY", _rate, "3000 per minute", "Requests that one API key may send."),
    Setting("RATE_LIMIT_ANONYMOUS", _rate, "600 per minute", "Requests without a (good) key from one address."),
    Setting("RATE_LIMIT_SIGN_IN", _rate, "20 per minute", "Attempts to sign in from one address."),
    Setting(
        "RATE_LIMIT_STORAGE", _rate_storage, "memory://", "Where requests are counted; redis://host:port for several."
    ),
    Setting("CONFIRM_THRESHOLD", _probability, "0.9", "Probability from which a match may be confirmed by machine."),
    Setting("TIME_ZONE", _time_zone, "UTC", "Time zone in which the newsroom reads dates and times."),
    Setting("MAX_TEXT_BYTES", _whole_number(1_000, 10_000_000), "1048576", "Largest plain text of an article."),
    Setting("MAX_HTML_BYTES", _whole_number(1_000, 50_000_000), "5242880", "Largest HTML of an article."),
    Setting("MAX_REQUEST_BYTES", _whole_number(1_000, 100_000_000), "8388608", "Largest body of any request."),
    Setting(
        "FETCH_ALLOWED_HOSTS",
        _host_names,
        "",
        "Hosts that may be fetched although their address is private, with commas; for tests and intranets.",
    ),
    Setting("LOG_LEVEL", _log_level, "INFO", "How much is logged: DEBUG, INFO, WARNING or ERROR."),
)
"""All of them; ``docs/operations.md`` has a row for each."""
