"""What holds digits and is no figure is set aside, whether or not the quicker look suffices."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.value_tokens import tokenize

ASIDE = (
    "2020-02-21",
    "2/21/2020",
    "192.168.1.2",
    "10:30 p.m.",
    "5pm",
    "5 o'clock",
    "0401 GMT",
    "Sept. 11",
    "March 3-5, 2019",
    "3 to 5 May 2019",
    "May 2019",
    "1990s",
    "'90s",
    "2014-15",
    "555-123-4567",
    "(020) 7946-0000",
    "+44 20 7946 0000",
    "9/11",
    "https://mill.example/12/34",
    "www.mill.example/12",
)
OF_ANY_WORD = ("desk7@mill.example", "18th century", "eighteenth century")


@pytest.mark.parametrize("written", [*ASIDE, *OF_ANY_WORD])
def test_what_is_no_figure_is_set_aside(written: str) -> None:
    for others in ("", " Nine of them were cut in 1 go.", " He wrote to a@b.example in the 3rd century."):
        tokens = tokenize(f"The mill, it says, {written} sold 40 looms.{others}")
        kinds = {token.kind for token in tokens if 19 <= token.start < 19 + len(written)}
        assert "aside" in kinds
        assert "number" not in kinds
        assert [token.kind for token in tokens if token.text == "40"] == ["number"]
