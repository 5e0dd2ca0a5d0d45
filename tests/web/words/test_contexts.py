"""What stands around a passage begins and ends with whole words."""

import pytest

from claims.web.words.contexts import words_before, words_behind


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("", 0, ""),
        ("In Vellin, ", 11, "In Vellin, "),
        ("a text of thirty-two characters ", 32, "a text of thirty-two characters "),
        ("p the tidal barrier until 2031. ", 90, "…the tidal barrier until 2031. "),
        (" the tidal barrier until 2031. A", 90, "…the tidal barrier until 2031. A"),
        (
            "贝尔莫拉港二零二五年接待了两千四百艘船其中三百艘是客船四十艘是",
            90,
            "…贝尔莫拉港二零二五年接待了两千四百艘船其中三百艘是客船四十艘是",
        ),
    ],
)
def test_before(text, start, expected):
    assert words_before(text, start=start) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (".", "."),
        (" and cost 214 million euros. Mini", " and cost 214 million euros. …"),
        ("Jahresbauwerksprüfungsberichtsde", "Jahresbauwerksprüfungsberichtsde…"),
    ],
)
def test_behind(text, expected):
    assert words_behind(text) == expected
