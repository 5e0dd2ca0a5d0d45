"""Parsers of setting values: each takes the text of a variable and gives its value.

They raise ``ValueError`` with a sentence that goes after the variable's name; secrets are never repeated in it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from limits import parse_many
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

MIN_SECRET_LENGTH = 16
MIN_PASSWORD_LENGTH = 8

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,63}")
_SITE_PATH = re.compile(r"(?:/[A-Za-z0-9][A-Za-z0-9._~-]{0,99})*/?")
_HOST_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")


def whole_number(minimum: int, maximum: int) -> Callable[[str], int]:
    """A parser of whole numbers from ``minimum`` to ``maximum``."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"\d{1,12}", text, re.ASCII) or not minimum <= int(text) <= maximum:
            raise ValueError(f"must be a whole number from {minimum} to {maximum}, not {text[:40]!r}.")
        return int(text)

    return parse


def probability(text: str) -> float:
    """A number from 0 to 1."""
    if not re.fullmatch(r"[01](?:\.\d{1,9})?", text, re.ASCII) or not 0.0 <= float(text) <= 1.0:
        raise ValueError(f"must be a number from 0 to 1, as 0.9, not {text[:40]!r}.")
    return float(text)


def yes_or_no(text: str) -> bool:
    """A truth value."""
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if text.lower() not in words:
        raise ValueError(f"must be yes or no, not {text[:40]!r}.")
    return words[text.lower()]


def folder(text: str) -> Path:
    """An absolute path that is a folder or does not exist yet."""
    path = _absolute(text)
    if path.exists() and not path.is_dir():
        raise ValueError(f"{path} is not a folder.")
    return path


def _absolute(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as error:
        raise ValueError(f"{text[:60]} begins with the home of a user that this machine does not know.") from error


def database_url(text: str) -> str:
    """The address of a PostgreSQL database (with the driver psycopg 3) or of an SQLite file (absolute)."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:  # the latter for a port that is no number
        raise ValueError("is not a database address, as postgresql+psycopg://user:password@host:5432/name.") from error
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername == "postgresql+psycopg":
        return url.render_as_string(hide_password=False)
    if url.drivername not in {"sqlite", "sqlite+pysqlite"}:
        raise ValueError(f"must be postgresql+psycopg://… or sqlite:///…, not {url.drivername[:40]}://….")
    if url.database in {None, "", ":memory:"}:
        raise ValueError("needs a file, as sqlite:////var/lib/claims/claims.sqlite3: web server and worker share it.")
    if url.host or url.query:
        raise ValueError(
            "must be sqlite:/// and a file, nothing else; a file that begins with / has four slashes before it, as "
            "sqlite:////var/lib/claims/claims.sqlite3."
        )
    path = _absolute(str(url.database))
    if path.is_dir():
        raise ValueError(f"{path} is a folder, and should be the database's file.")
    return f"sqlite:///{path}"


def log_origin(text: str) -> str:
    """The name of a log: an address without scheme, no white space and no plus sign."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.:/_~-]{0,199}", text):
        raise ValueError(f"must be an address without https://, as registry.example/claims, not {text[:40]!r}.")
    return text


def log_key(text: str) -> bytes:
    """An Ed25519 seed: 32 bytes in base64."""
    try:
        seed = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        seed = b""
    if len(seed) != 32:
        raise ValueError("must be 32 bytes in base64.")
    return seed


def secret(text: str) -> str:
    """A secret that is long enough."""
    if len(text) < MIN_SECRET_LENGTH:
        raise ValueError(f"must have at least {MIN_SECRET_LENGTH} characters.")
    return text


def host(text: str) -> str:
    """An address or a host name."""
    try:
        return str(ip_address(text))
    except ValueError:
        if not _HOST_NAME.fullmatch(text):
            raise ValueError(f"must be an address or a host name, not {text[:60]!r}.") from None
    return text


def email(text: str) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(text):
        raise ValueError(f"must be an e-mail address, not {text[:60]!r}.")
    return text


def mail_server(text: str) -> str:
    """The address of a mail server, as smtp://user:password@host:587."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ValueError("is not an address, as smtp://user:password@host:587.") from error
    if parts.scheme not in {"smtp", "smtps", "smtp+plain"} or not parts.hostname or parts.path.strip("/") or port == 0:
        raise ValueError(
            "must be smtp://host (STARTTLS), smtps://host (TLS) or smtp+plain://host (a relay without TLS)."
        )
    if parts.scheme == "smtp+plain" and parts.username:
        raise ValueError("must not send a password without TLS: use smtp:// or smtps://.")
    return text


def public_url(text: str) -> str:
    """The address at which people reach the registry, in ASCII, without a slash at its end."""
    problem = ValueError(
        f"must be an address such as https://registry.example or https://news.example/claims, not {text[:60]!r}."
    )
    try:
        parts = urlsplit(text)
        port = "" if parts.port is None else f":{parts.port}"
        named = host(parts.hostname or "")
    except ValueError:
        raise problem from None
    if parts.scheme not in {"http", "https"} or port == ":0" or not _SITE_PATH.fullmatch(parts.path):
        raise problem
    if "?" in text or "#" in text or parts.username is not None:
        raise problem
    return f"{parts.scheme}://{f'[{named}]' if ':' in named else named}{port}{parts.path.rstrip('/')}"


def password(text: str) -> str:
    """A password that is long enough, and that can be typed as it stands."""
    if text != text.strip():
        raise ValueError("must not begin or end with a blank or a new line.")
    if len(text) < MIN_PASSWORD_LENGTH:
        raise ValueError(f"must have at least {MIN_PASSWORD_LENGTH} characters.")
    return text


def line(text: str) -> str:
    """One short printable line."""
    if not text or len(text) > 200 or not text.isprintable():
        raise ValueError("must be one line of at most 200 characters.")
    return text


def rate(text: str) -> str:
    """A rate such as "60 per minute", several with commas."""
    try:
        limits = parse_many(text)
    except ValueError as error:
        raise ValueError(f"must be a rate, as '60 per minute', not {text[:60]!r}.") from error
    if not limits or any(limit.amount < 1 for limit in limits):
        raise ValueError(f"must let at least one request through, as '60 per minute', not {text[:60]!r}.")
    return text


def rate_storage(text: str) -> str:
    """Where requests are counted."""
    if not text.startswith(("memory://", "redis://", "rediss://")):
        raise ValueError(f"must be memory:// or redis://host:port, not {text[:40]!r}.")
    if not text.startswith("memory:") and find_spec("redis") is None:
        raise ValueError("needs the Python package redis, which is not installed: .venv/bin/pip install redis")
    return text


def time_zone(text: str) -> str:
    """The name of a time zone."""
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"is not a time zone, as Europe/Berlin: {text[:60]!r}.") from error
    return text


def host_names(text: str) -> frozenset[str]:
    """Host names with commas between."""
    return frozenset(host(name.strip()) for name in text.split(",") if name.strip())


def log_level(text: str) -> str:
    """The name of a log level."""
    if text.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError(f"must be DEBUG, INFO, WARNING or ERROR, not {text[:40]!r}.")
    return text.upper()
