"""The frame with a reader in it, error pages, parts for swaps: rendered in an app that holds nothing else."""

from pathlib import Path

import pytest
from flask import Flask, flash, render_template
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect

from claims.web.account import preferences
from claims.web.page import assets
from claims.web.page.failures import Failure
from claims.web.page.frame import Frame, Place, PlaceGroup
from claims.web.site import style_page, templating

ROOT = Path(__file__).parents[3]
ERROR = {"status": 409, "title": "This no longer fits", "detail": "Ben took this at 10:41."}


@pytest.fixture
def render():
    """Renders a template in a request, with tokens for forms."""
    app = Flask("claims", root_path=str(ROOT / "claims"), template_folder=str(ROOT / "templates"))
    app.secret_key = "only-for-tests"
    Bootstrap5(app)
    CSRFProtect(app)
    templating.register(app)
    for module in (assets, preferences, style_page):
        app.register_blueprint(module.bp)
    with app.test_request_context("/queue?tab=mine"):
        yield render_template


def test_bar_shows_places_counts_and_the_reader(render):
    places = (Place("Queue", "/queue", 140, is_current=True, key="g q"), Place("Look up", "/"))
    menu = PlaceGroup("Account", (Place("Change password", "/change-password"),))
    frame = Frame(places=places, person="Anna", person_groups=(menu,), time_zone="UTC")
    html = render("layout.html", frame=frame)
    assert html.count('aria-current="page"') == 2  # in the bar and in the phone's menu
    assert "99+" in html
    assert 'data-key="g q"' in html
    assert "Sign out" in html
    assert "Sign in" not in html


def test_signing_out_and_preferences_carry_a_token(render):
    html = render("layout.html", frame=Frame(person="Anna"))
    assert html.count('name="csrf_token"') == 4  # sign out in bar and menu, preferences, keys
    assert "X-CSRFToken" in html
    assert 'name="next" value="/queue?tab=mine"' in html


def test_a_hostile_name_of_a_reader_is_escaped(render):
    assert "<script>alert" not in render("layout.html", frame=Frame(person="<script>alert(1)</script>"))


def test_message_of_the_action_before_is_shown(render):
    flash("Taken by you.")
    assert '<p class="mb-0">Taken by you.</p>' in render("layout.html")


def test_error_page_says_what_happened_and_hands_the_text_back(render):
    html = render("errors/error.html", **ERROR, kept="<b>my text", explained="conflict", request_id="ab12")
    assert "<title>This no longer fits</title>" in html
    assert "Ben took this at 10:41." in html
    assert "&lt;b&gt;my text</textarea>" in html
    assert 'href="/problems/conflict"' in html
    assert "ab12" in html


def test_error_part_takes_the_focus_and_bare_page_needs_nothing(render):
    failure = Failure(409, "This no longer fits", "Ben took this at 10:41.")
    assert "data-focus" in render("errors/part.html", failure=failure)
    assert "Ben took this" in render("errors/bare.html", **ERROR)


def test_toast_part_is_swapped_out_of_band(render):
    html = render("partials/toast.html", text="Taken by you.", undo_href="/undo", undo_fields={"id": 7})
    assert html.strip().startswith('<div id="toast" hx-swap-oob="innerHTML">')
    assert 'name="csrf_token"' in html


def test_progress_part_stops_polling_when_it_is_told_no_address(render):
    assert "hx-get" not in render("partials/progress.html", job={"label": "matching", "done": 40, "total": 40})
