"""A stored article says how well its language is read."""

from __future__ import annotations

import uuid

import pytest

from tests.support.live_fixtures import on_sqlite

GERMAN = "Die Stadt Hellbrück hat am Montag die alte Brücke für 3,4 Millionen Euro gesperrt."
ENGLISH = "The town closed the old bridge on Monday because it would have cost 3.4 million euros."


@on_sqlite
@pytest.mark.parametrize(
    ("body", "language", "level", "limited", "mixed"),
    [
        (ENGLISH, "en", "complete", False, False),
        (GERMAN, "de", "basic", False, False),
        ("Il comune ha chiuso il ponte lunedì e non ha detto perché.", "it", "limited", True, False),
        (f"{GERMAN} {GERMAN}\n\n{ENGLISH}", "de", "basic", False, True),
    ],
)
def test_level_of_the_language(newsroom, body, language, level, limited, mixed):
    sent = {"headline": "", "body": body, "outlet": f"Outlet {uuid.uuid4()}", "published_at": "2024-05-14"}
    posted = newsroom.post("/api/v1/articles", sent)
    assert posted.status == 201, posted.text
    read = newsroom.get(posted.headers["Location"]).json
    assert (read["language"], read["language_level"], read["limited"]) == (language, level, limited)
    assert read["languages_mixed"] is mixed


def test_a_german_figure_is_read_through_the_product(newsroom):
    sent = {"headline": "", "body": GERMAN, "outlet": f"Outlet {uuid.uuid4()}", "published_at": "2024-05-14"}
    (appearance,) = newsroom.post("/api/v1/articles", sent).json["appearances"]
    assert appearance["exact"] == GERMAN
    assert [(row["value"], row["unit"]) for row in appearance["quantities"]] == [(3_400_000, "euro")]
