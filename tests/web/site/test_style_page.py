"""The style page, the frame and the assets through an app that holds nothing else."""

import itertools
import re
from pathlib import Path

import pytest
from flask import Flask
from flask_bootstrap import Bootstrap5

from claims.web.account import preferences
from claims.web.page import assets
from claims.web.site import style_page, templating
from claims.web.words.marks import MARKS

ROOT = Path(__file__).parents[3]


def client():
    app = Flask("claims", root_path=str(ROOT / "claims"), template_folder=str(ROOT / "templates"))
    Bootstrap5(app)
    templating.register(app)
    for module in (assets, preferences, style_page):
        app.register_blueprint(module.bp)
    return app.test_client()


@pytest.fixture(scope="module")
def page():
    answer = client().get("/style")
    assert answer.status_code == 200
    return answer.text


def test_every_mark_is_shown(page):
    assert all(f">{mark.word}<" in page for mark in MARKS.values())


def test_every_color_token_is_shown(page):
    css = (ROOT / "claims" / "static" / "claims.css").read_text(encoding="utf-8")
    tokens = set(re.findall(r"--([\w-]+): light-dark", css))
    assert tokens == set(style_page.COLORS)
    assert all(f"<code>--{token}</code>" in page for token in tokens)


def test_every_component_is_shown(page):
    cards = ("claim", "slots", "evidence", "verdict", "fresh", "event", "note", "span", "diff")
    others = (
        "filter",
        "progress",
        "conflict",
        "toast",
        "keys",
        "pager",
        "btn",
        "field",
        "errors",
        "tabs",
        "menu",
        "lookup",
    )
    assert [name for name in cards + others if not re.search(rf'class="[^"]*\bc-{name}\b', page)] == []


def test_every_look_of_a_claim_is_shown(page):
    for look in ("is-same is-yes", "is-same is-no", "is-suggested", "is-lapsed", "is-conflict", "is-none"):
        assert f'class="c-span {look}' in page


def test_identifiers_are_unique(page):
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_headings_do_not_skip_a_level(page):
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_frame_has_skip_link_landmarks_and_live_regions(page):
    for part in ('href="#main"', '<main class="c-main', 'id="live"', 'id="toast"', 'id="errors"', 'lang="en"'):
        assert part in page
    assert '"allowEval":false' in page
    assert '"code":"409|412|422","swap":true' in page


def test_htmx_is_sent_from_its_package_and_kept():
    browser = client()
    address = re.search(r'src="(/static/vendor/htmx/[^"]+)"', browser.get("/style").text)[1]
    answer = browser.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "text/javascript"
    assert "immutable" in answer.headers["Cache-Control"]
    assert b"htmx" in answer.data[:200]


def test_another_version_of_htmx_is_not_found():
    assert client().get("/static/vendor/htmx/0.0.1/htmx.min.js").status_code == 404
