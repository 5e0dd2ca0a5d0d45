"""The top bar marks where the reader is; what pages say of others' words."""

import re

import pytest

from claims.config import ROOT
from claims.web.page.frame import Frame, Place, mark_current

PLACES = (Place("Look up", "/"), Place("Queue", "/queue", count=3), Place("Mine", "/queue/mine"))


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", "Look up"),
        ("/queue", "Queue"),
        ("/queue/7", "Queue"),
        ("/queue/mine", "Mine"),
        ("/queues", None),
        ("/style", None),
    ],
)
def test_current_place(path, current):
    marked = [place.label for place in mark_current(PLACES, path) if place.is_current]
    assert marked == ([current] if current else [])


TEMPLATES = ROOT / "templates"

NOT_KNOWN = {"check_requests/index.html", "check_requests/show.html", "recheck_requests/index.html"}
"""Where readers wrote the words; nothing tells their language."""

OF_OTHERS = {"sources/index.html"}
"""Titles of works of others."""


def test_every_claim_that_a_page_shows_says_its_language():
    """A screen reader reads a German claim on an English page as German."""
    shown = re.compile(r"""<\w+ class="[^"]*\bc-(?:claim-text|claim-title|match-text)\b[^>]*>""")
    lacking = [
        (template.relative_to(TEMPLATES).as_posix(), tag)
        for template in sorted(TEMPLATES.rglob("*.html"))
        if template.relative_to(TEMPLATES).as_posix() not in NOT_KNOWN | OF_OTHERS
        for tag in shown.findall(template.read_text())
        if "lang=" not in tag
    ]
    assert lacking == []


def test_marking_keeps_counts_and_changes_nothing_else():
    assert [place.count for place in mark_current(PLACES, "/queue")] == [0, 3, 0]
    assert not any(place.is_current for place in Frame().places)
