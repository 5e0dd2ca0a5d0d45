"""Every setting of the registry in one list, read from the environment once, when the app is made."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims import setting_values as read
from claims.core.errors import ClaimsError
from claims.core.matching.decision.relations import DEFAULT_THRESHOLD

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder: templates, migrations and seeds are found from it."""


class SettingError(ClaimsError):
    """A setting is missing or cannot be used; the detail begins with the variable's name."""

    code = "bad_setting"

    def __init__(self, variable: str, detail: str) -> None:
        super().__init__(f"{variable}: {detail}")
        self.variable = variable


def _generate_secret() -> str:
    return secrets.token_urlsafe(48)


def _generate_log_key() -> str:
    """A new Ed25519 seed, as ``LOG_KEY`` is written."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in ``app.config``, its environment variable, parser, default (as written) and help.

    ``default`` None means that there is none: the value is then read from a file of the instance folder
    (``stored_in``, where ``generate`` once made it), computed from other settings, or None. ``parse`` raises
    ``ValueError`` with a sentence. ``as_written`` hands it the text with the blanks around it.
    """

    name: str
    parse: Callable[[str], Any]
    default: str | None
    help: str
    stored_in: str | None = None
    generate: Callable[[], str] = _generate_secret
    as_written: bool = False

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
    if values["SNAPSHOT_DIR"] is None:
        values["SNAPSHOT_DIR"] = values["INSTANCE_DIR"] / "snapshots"
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
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # the database holds what is not public yet
        if _write_once(folder / setting.stored_in, setting.generate()):
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
        return setting.parse(text if setting.as_written else text.strip())
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
    if values["SUGGEST_THRESHOLD"] is not None and values["SUGGEST_THRESHOLD"] > values["CONFIRM_THRESHOLD"]:
        raise SettingError(
            "SUGGEST_THRESHOLD", "must not be above CONFIRM_THRESHOLD: what is confirmed is worth a look too."
        )
    for name in ("MAIL_FROM", "PUBLIC_URL"):
        if values["MAIL_SERVER"] is not None and values[name] is None:
            raise SettingError(name, "is not set, and MAIL_SERVER needs it.")
    if values["WEB_PROCESSES"] > 1 and str(values["RATE_LIMIT_STORAGE"]).startswith("memory:"):
        raise SettingError(
            "WEB_PROCESSES", "more than one needs RATE_LIMIT_STORAGE=redis://…, for each would count requests alone."
        )


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "INSTANCE_DIR",
        read.folder,
        str(ROOT / "instance"),
        "Folder of the embedded database and the generated secrets.",
    ),
    Setting(
        "DATABASE_URL",
        read.database_url,
        None,
        "Database: postgresql+psycopg://user:password@host/name, or sqlite:///file; without it, claims.sqlite3 in "
        "INSTANCE_DIR.",
    ),
    Setting(
        "SECRET_KEY",
        read.secret,
        None,
        "Signs sessions and forms; without it, the one generated in INSTANCE_DIR/secret_key.",
        stored_in="secret_key",
    ),
    Setting(
        "SECRET_KEY_FORMER",
        read.secret,
        None,
        "The key before, for one start after a change of SECRET_KEY: secrets of webhooks that it keeps are stored anew.",
    ),
    Setting(
        "SECURITY_PASSWORD_SALT",
        read.secret,
        None,
        "Encrypts the secrets of second factors; without it, the one generated in INSTANCE_DIR/password_salt. Changing it "
        "voids authenticator apps and recovery codes; passwords and passkeys stay.",
        stored_in="password_salt",
    ),
    Setting(
        "LOG_ORIGIN",
        read.log_origin,
        "localhost/claims",
        "Name of the transparency log for its whole life, as registry.example/claims; choose it before the first start.",
    ),
    Setting(
        "LOG_KEY",
        read.log_key,
        None,
        "Ed25519 seed (32 bytes in base64) that signs the log's checkpoints; without it, the one generated in "
        "INSTANCE_DIR/log_key.",
        stored_in="log_key",
        generate=_generate_log_key,
    ),
    Setting(
        "LOG_KEY_FORMER",
        read.log_key,
        None,
        "The key before, signing beside LOG_KEY for a time after a change of keys.",
    ),
    Setting("HOST", read.host, "127.0.0.1", "Address that the web server listens on; 0.0.0.0 for every one."),
    Setting("PORT", read.whole_number(1, 65_535), "8000", "Port that the web server listens on."),
    Setting("WEB_THREADS", read.whole_number(1, 64), "8", "Requests that one web process answers at the same time."),
    Setting(
        "WEB_PROCESSES", read.whole_number(1, 64), "1", "Web processes; more than one makes sense with PostgreSQL."
    ),
    Setting(
        "PROXY_COUNT", read.whole_number(0, 10), "0", "Reverse proxies in front whose X-Forwarded headers are trusted."
    ),
    Setting(
        "COOKIES_SECURE", read.yes_or_no, "no", "Send cookies over HTTPS only; set it to yes wherever HTTPS is served."
    ),
    Setting(
        "ADMIN_EMAIL", read.email, "admin@example.org", "E-mail of the first administrator, made at the first start."
    ),
    Setting(
        "ADMIN_PASSWORD",
        read.password,
        None,
        "Password of the first administrator; without it, a one-time password is printed once.",
        as_written=True,
    ),
    Setting("ORGANIZATION_NAME", read.line, "Local fact-checking desk", "Name of the default organization."),
    Setting("RATE_LIMIT_KEY", read.rate, "3000 per minute", "Requests that one API key may send."),
    Setting("RATE_LIMIT_ANONYMOUS", read.rate, "600 per minute", "Requests without a (good) key from one address."),
    Setting("RATE_LIMIT_SIGN_IN", read.rate, "20 per minute", "Attempts to sign in from one address."),
    Setting(
        "RATE_LIMIT_STORAGE",
        read.rate_storage,
        "memory://",
        "Where requests are counted; redis://host:port for several.",
    ),
    Setting(
        "CONFIRM_THRESHOLD",
        read.probability,
        str(DEFAULT_THRESHOLD),
        "Probability from which a match may be confirmed by machine.",
    ),
    Setting(
        "SUGGEST_THRESHOLD",
        read.probability,
        None,
        "Probability from which a match is suggested to people; without it, the matcher's own.",
    ),
    Setting(
        "DETECTION_ENCODER",
        read.yes_or_no,
        "yes",
        "Read articles with the encoder too, if it is installed: finds more claims, some 3 ms a sentence.",
    ),
    Setting(
        "RELATION_ENCODER",
        read.yes_or_no,
        "yes",
        "Let an encoder read pairs of claims beside the slots, if it is installed: tells paraphrases, some 8 ms a pair.",
    ),
    Setting("TIME_ZONE", read.time_zone, "UTC", "Time zone in which the newsroom reads dates and times."),
    Setting("MAX_TEXT_BYTES", read.whole_number(1_000, 10_000_000), "1048576", "Largest plain text of an article."),
    Setting("MAX_HTML_BYTES", read.whole_number(1_000, 50_000_000), "5242880", "Largest HTML of an article."),
    Setting("MAX_REQUEST_BYTES", read.whole_number(1_000, 100_000_000), "8388608", "Largest body of any request."),
    Setting(
        "LOOKUP_SECONDS",
        read.whole_number(1, 600),
        "10",
        "Seconds after which a look-up, once the text is read, goes on to no further claim and says from where to go on.",
    ),
    Setting(
        "DRAFT_CHECK_SECONDS",
        read.whole_number(1, 600),
        "10",
        "Seconds after which a draft check, once the text is read, looks up no further claim and answers with what it has.",
    ),
    Setting(
        "FETCH_ALLOWED_HOSTS",
        read.host_names,
        "",
        "Hosts that may be fetched although their address is private, with commas; for tests and intranets.",
    ),
    Setting(
        "CHECK_LINKS",
        read.yes_or_no,
        "yes",
        "Archive the pages that evidence cites and look at them again; with no, verdicts say that links were not checked.",
    ),
    Setting("SNAPSHOT_DIR", read.folder, None, "Folder of the archived pages; without it, snapshots in INSTANCE_DIR."),
    Setting(
        "REGISTRY_HOSTS",
        read.host_names,
        "",
        "Further hosts that this registry is reached at, with commas, beside those of LOG_ORIGIN, PUBLIC_URL and HOST: "
        "their pages prove nothing for its own verdicts.",
    ),
    Setting(
        "WEBHOOK_SENDERS",
        read.whole_number(1, 32),
        "4",
        "Webhook endpoints that one worker sends to at the same time.",
    ),
    Setting(
        "WEBHOOK_LOCAL",
        read.yes_or_no,
        "no",
        "Let webhooks go to http://127.0.0.1 on any port; for development.",
    ),
    Setting(
        "MAIL_SERVER",
        read.mail_server,
        None,
        "Server that takes mails, as smtp://user:password@host:587 (STARTTLS), smtps://host (TLS) or "
        "smtp+plain://localhost (a relay without TLS); without it no mail is sent, and admins hand on links to new "
        "passwords.",
    ),
    Setting("MAIL_FROM", read.email, None, "Address that mails come from; needed with MAIL_SERVER."),
    Setting(
        "PUBLIC_URL",
        read.public_url,
        None,
        "Address at which people reach the registry, as https://registry.example or https://news.example/claims; every "
        "absolute address that leaves the registry begins with it, so that no forged Host header can lead elsewhere. "
        "Needed with MAIL_SERVER.",
    ),
    Setting("LOG_LEVEL", read.log_level, "INFO", "How much is logged: DEBUG, INFO, WARNING or ERROR."),
)
"""All of them; ``docs/operations.md`` has a row for each."""
