"""Theme, density and keys in a cookie: kept without script, never trusted."""

import pytest

from claims.web.preferences import Preferences, local_path, read_preferences, write_preferences


@pytest.mark.parametrize(
    ("cookie", "expected"),
    [
        ("", Preferences()),
        ("theme=dark&density=compact&keys=off", Preferences("dark", "compact", "off")),
        ("theme=dark", Preferences("dark")),
        ('theme="><script>&keys=off', Preferences(keys="off")),
        ("&&==&theme", Preferences()),
        ("x" * 10_000, Preferences()),
    ],
)
def test_only_known_values_are_read(cookie, expected):
    assert read_preferences(cookie) == expected


def test_what_is_written_is_read_back():
    kept = Preferences("light", "compact", "off")
    assert read_preferences(write_preferences(kept)) == kept


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/queue?tab=mine", "/queue?tab=mine"),
        ("/queue?", "/queue"),
        (None, "/"),
        ("", "/"),
        ("https://evil.example/queue", "/"),
        ("//evil.example/x", "/"),
        ("/\\evil.example", "/"),
        ("///evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("http://[", "/"),
        ("/a\nLocation: x", "/"),
    ],
)
def test_the_way_back_stays_on_this_site(address, path):
    assert local_path(address) == path
