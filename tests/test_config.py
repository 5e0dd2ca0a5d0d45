"""Settings: defaults, what each refuses by name, secrets that are made once and kept to their owner."""

from __future__ import annotations

import base64
import stat
from pathlib import Path

import pytest

from claims.app import create_app
from claims.config import SETTINGS, SettingError, create_secrets, load_settings, missing_secrets

GOOD_SECRET = "0123456789abcdef"


def test_defaults_give_an_embedded_database_in_the_instance_folder(tmp_path: Path) -> None:
    settings = load_settings({"INSTANCE_DIR": str(tmp_path / "here")})
    assert settings["DATABASE_URL"] == f"sqlite:///{tmp_path}/here/claims.sqlite3"
    assert (settings["HOST"], settings["PORT"], settings["WEB_PROCESSES"]) == ("127.0.0.1", 8000, 1)
    assert settings["SECRET_KEY"] is None
    assert not (tmp_path / "here").exists(), "reading settings makes nothing"


def test_an_empty_variable_counts_as_not_set(tmp_path: Path) -> None:
    settings = load_settings({"INSTANCE_DIR": str(tmp_path), "PORT": "", "DATABASE_URL": "", "ADMIN_PASSWORD": ""})
    assert settings["PORT"] == 8000
    assert settings["ADMIN_PASSWORD"] is None
    assert settings["DATABASE_URL"].startswith("sqlite:///")


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("postgresql://u:p%40ss@db/claims", "postgresql+psycopg://u:p%40ss@db/claims"),
        ("postgres://db/claims", "postgresql+psycopg://db/claims"),
        ("postgresql+psycopg://db:5433/claims", "postgresql+psycopg://db:5433/claims"),
        ("sqlite:////var/lib/claims/it.db", "sqlite:////var/lib/claims/it.db"),
    ],
)
def test_database_addresses(given: str, read: str) -> None:
    assert load_settings({"DATABASE_URL": given})["DATABASE_URL"] == read


def test_a_relative_database_file_is_found_from_where_the_command_was_given(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings({"DATABASE_URL": "sqlite:///my.db"})["DATABASE_URL"] == f"sqlite:///{tmp_path}/my.db"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "mysql://root@db/claims"),
        ("DATABASE_URL", "not an address"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "sqlite://var/lib/claims.sqlite3"),
        ("DATABASE_URL", "sqlite:////tmp/claims.sqlite3?mode=ro"),
        ("DATABASE_URL", "sqlite:////tmp"),
        ("DATABASE_URL", "sqlite:///~nobody-of-this-name/claims.sqlite3"),
        ("DATABASE_URL", "postgresql://claims:hunter2-hunter2@db:port/claims"),
        ("INSTANCE_DIR", "~nobody-of-this-name/claims"),
        ("SNAPSHOT_DIR", "~nobody-of-this-name/claims"),
        ("SECRET_KEY", "short"),
        ("SECURITY_PASSWORD_SALT", "short"),
        ("HOST", "a b"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "eighty"),
        ("PORT", "80.5"),
        ("PORT", "٨٠"),
        ("WEB_THREADS", "0"),
        ("WEB_PROCESSES", "2"),
        ("PROXY_COUNT", "-1"),
        ("COOKIES_SECURE", "perhaps"),
        ("ADMIN_EMAIL", "admin"),
        ("ADMIN_PASSWORD", "short"),
        ("ADMIN_PASSWORD", " begins with a blank"),
        ("ADMIN_PASSWORD", "ends with a new line\n"),
        ("ORGANIZATION_NAME", "two\nlines"),
        ("ORGANIZATION_NAME", "x" * 201),
        ("RATE_LIMIT_KEY", "many"),
        ("RATE_LIMIT_KEY", "0 per minute"),
        ("RATE_LIMIT_SIGN_IN", "20 per minute, 0 per hour"),
        ("PUBLIC_URL", "registry.example"),
        ("PUBLIC_URL", "https://registry.example/claims?x=1"),
        ("PUBLIC_URL", "https://registry.example/claims#top"),
        ("PUBLIC_URL", "https://registry.example//claims"),
        ("PUBLIC_URL", "https://registry.example/../claims"),
        ("PUBLIC_URL", "https://registry.example/cl aims"),
        ("PUBLIC_URL", "https://anna@registry.example"),
        ("PUBLIC_URL", "https://registry_example/"),
        ("PUBLIC_URL", "https://evil.example\\@registry.example"),
        ("PUBLIC_URL", "https://registry.example:https"),
        ("PUBLIC_URL", "https://[registry.example"),
        ("RATE_LIMIT_ANONYMOUS", "60 per fortnight"),
        ("RATE_LIMIT_SIGN_IN", "per minute"),
        ("RATE_LIMIT_STORAGE", "file:///tmp/x"),
        ("CONFIRM_THRESHOLD", "1.1"),
        ("CONFIRM_THRESHOLD", "nan"),
        ("TIME_ZONE", "Middle/Earth"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("MAX_TEXT_BYTES", "1"),
        ("FETCH_ALLOWED_HOSTS", "intranet, bad host"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_bad_value_stops_the_start_by_name(variable: str, value: str) -> None:
    with pytest.raises(SettingError) as raised:
        load_settings({variable: value})
    assert raised.value.variable.startswith(variable)
    assert raised.value.detail.startswith(f"{variable}: ")
    assert "\n" not in raised.value.detail
    assert raised.value.detail.endswith("."), "a sentence of ours"
    assert "hunter2" not in raised.value.detail


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingError, match=r"INSTANCE_DIR: .*not a folder"):
        load_settings({"INSTANCE_DIR": str(tmp_path / "file")})


def test_a_password_is_never_in_the_message() -> None:
    with pytest.raises(SettingError) as raised:
        load_settings({"ADMIN_PASSWORD": "hunter2"})
    assert "hunter2" not in raised.value.detail


def test_several_processes_need_a_common_counter(monkeypatch) -> None:
    environ = {"WEB_PROCESSES": "4", "RATE_LIMIT_STORAGE": "redis://localhost:6379"}
    monkeypatch.setattr("claims.setting_values.find_spec", lambda name: object())
    assert load_settings(environ)["WEB_PROCESSES"] == 4


def test_redis_is_refused_where_its_package_is_missing(monkeypatch) -> None:
    monkeypatch.setattr("claims.setting_values.find_spec", lambda name: None)
    with pytest.raises(SettingError, match="RATE_LIMIT_STORAGE: needs the Python package redis"):
        load_settings({"RATE_LIMIT_STORAGE": "redis://localhost:6379"})


def test_secrets_are_made_once_for_their_owner_only(tmp_path: Path) -> None:
    environ = {"INSTANCE_DIR": str(tmp_path / "instance")}
    assert missing_secrets(load_settings(environ)) == ("SECRET_KEY", "SECURITY_PASSWORD_SALT", "LOG_KEY")
    written = create_secrets(load_settings(environ))
    assert sorted(path.name for path in written) == ["log_key", "password_salt", "secret_key"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}
    assert stat.S_IMODE((tmp_path / "instance").stat().st_mode) == 0o700, "the database will lie there too"
    first = load_settings(environ)
    assert missing_secrets(first) == ()
    assert len(first["SECRET_KEY"]) >= 43
    assert first["SECRET_KEY"] != first["SECURITY_PASSWORD_SALT"]
    assert len(first["LOG_KEY"]) == 32
    assert create_secrets(load_settings(environ)) == []
    assert load_settings(environ)["SECRET_KEY"] == first["SECRET_KEY"]


def test_the_environment_outranks_the_file(tmp_path: Path) -> None:
    environ = {"INSTANCE_DIR": str(tmp_path)}
    create_secrets(load_settings(environ))
    assert load_settings(environ | {"SECRET_KEY": GOOD_SECRET})["SECRET_KEY"] == GOOD_SECRET


def test_a_secret_that_is_set_gets_no_file(tmp_path: Path) -> None:
    environ = {"INSTANCE_DIR": str(tmp_path), "SECRET_KEY": GOOD_SECRET, "SECURITY_PASSWORD_SALT": GOOD_SECRET}
    environ["LOG_KEY"] = base64.b64encode(bytes(32)).decode()
    assert create_secrets(load_settings(environ)) == []
    assert list(tmp_path.iterdir()) == []


def test_no_app_without_secrets(monkeypatch, tmp_path: Path) -> None:
    for name in ("SECRET_KEY", "SECURITY_PASSWORD_SALT", "LOG_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingError, match=r"SECRET_KEY: is not set.*bin/serve --setup"):
        create_app({"INSTANCE_DIR": tmp_path})


def test_every_setting_has_a_sentence_of_help_and_a_default_that_parses(tmp_path: Path) -> None:
    names = [setting.name for setting in SETTINGS]
    assert len(set(names)) == len(names)
    for setting in SETTINGS:
        assert setting.help.endswith("."), setting.name
    load_settings({})
