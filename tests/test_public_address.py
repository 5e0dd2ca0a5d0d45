"""A request is taken to have come to ``PUBLIC_URL``, whatever it says itself."""

from __future__ import annotations

import pytest

from claims.app import create_app
from claims.public_address import path_of
from tests.support.databases import app_settings
from tests.support.shared_apps import let_go

FORGED = {
    "Host": "evil.example",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Prefix": "//evil.example",
    "Forwarded": "host=evil.example",
}


@pytest.fixture
def reached_at(database_url, tmp_path):
    """Makes an app that is reached at an address, and says to each request where it came to."""
    made = []

    def make(address, proxies=0):
        app = create_app(app_settings(database_url, tmp_path) | {"PUBLIC_URL": address, "PROXY_COUNT": proxies})
        app.add_url_rule("/here", "here", lambda: app.url_for("here", _external=True))
        app.add_url_rule("/claims/here", "here_below", lambda: app.url_for("here_below", _external=True))
        made.append(app)
        return app.test_client()

    yield make
    for app in made:
        let_go(app)


@pytest.mark.parametrize("proxies", [0, 1, 2])
@pytest.mark.parametrize(
    "address",
    [
        "https://registry.example",
        "https://registry.example:8443",
        "http://192.0.2.7:8000",
        "https://news.example/claims",
        "https://news.example/desk/facts",
    ],
)
def test_absolute_addresses_come_from_the_setting(reached_at, address, proxies):
    answer = reached_at(address, proxies).get(f"{path_of(address)}/here", headers=FORGED)
    assert answer.text == f"{address}/here"


@pytest.mark.parametrize(
    ("path", "headers", "environ", "proxies", "text"),
    [
        ("/claims/here", {}, {}, 0, "https://news.example/claims/here"),
        ("/claims/claims/here", {}, {}, 0, "https://news.example/claims/claims/here"),
        ("/here", {"X-Forwarded-Prefix": "/claims"}, {}, 1, "https://news.example/claims/here"),
        ("/here", {"X-Forwarded-Prefix": "/claims/"}, {}, 1, "https://news.example/claims/here"),
        ("/claims/here", {"X-Forwarded-Prefix": "/claims"}, {}, 1, "https://news.example/claims/claims/here"),
        ("/here", {}, {"SCRIPT_NAME": "/claims"}, 0, "https://news.example/claims/here"),
        ("/claims/here", {}, {"SCRIPT_NAME": "/claims"}, 0, "https://news.example/claims/claims/here"),
    ],
)
def test_the_path_of_the_setting_is_taken_off_once(reached_at, path, headers, environ, proxies, text):
    """By the app, by a proxy that says so, or by the server that mounts it: also where its own paths begin alike."""
    client = reached_at("https://news.example/claims", proxies)
    answer = client.get(path, headers=headers, environ_overrides=environ)
    assert answer.text == text


@pytest.mark.parametrize(
    ("path", "headers", "proxies"),
    [
        ("/here", {}, 0),
        ("/here", {}, 1),
        ("/here", {"X-Forwarded-Prefix": "/claims"}, 0),
        ("/here", {"X-Forwarded-Prefix": "/other"}, 1),
        ("/claimshere", {}, 0),
        ("/evil.example/claims/here", {}, 0),
    ],
)
def test_a_path_outside_is_not_served(reached_at, path, headers, proxies):
    answer = reached_at("https://news.example/claims", proxies).get(path, headers=headers)
    assert answer.status_code == 404
    assert "This registry is reached below /claims" in answer.text


def test_without_the_setting_the_mount_of_the_server_is_kept(reached_at):
    client = reached_at(None)
    answer = client.get("/problems", environ_overrides={"SCRIPT_NAME": "/desk"})
    assert 'href="/desk/feeds"' in answer.text
    assert "Path=/desk" in answer.headers["Set-Cookie"]
