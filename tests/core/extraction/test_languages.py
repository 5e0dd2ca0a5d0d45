"""Which language a text is in."""

from __future__ import annotations

import pytest

from claims.core.extraction.languages import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council of the town has met to talk about the bridge.", "en"),
        ("Der Rat der Stadt hat sich mit der Brücke befasst und das ist gut.", "de"),
        ("Le conseil de la ville est contre le projet et les habitants aussi.", "fr"),
        ("El consejo de la ciudad no ha dicho nada de los planes para el puente.", "es"),
        ("", "en"),
        ("Совет города закрыл мост.", "und"),
    ],
)
def test_language(text, code):
    assert detect_language(text) == code
