"""Parts of a whole beside ordinals of a row."""

from __future__ import annotations

import pytest

from claims.core.extraction.figures.quantities import find_quantities


def _told(text):
    return [(round(figure.value, 3), figure.unit) for figure in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A fourth want the mayor to go.", [(0.25, "share")]),
        ("Nearly a fifth don't own a car.", [(0.2, "share")]),
        ("A sixth live on the coast.", [(0.167, "share")]),
        ("Only a fifth trust their bank.", [(0.2, "share")]),
        ("Roughly a quarter never answered.", [(0.25, "share")]),
        ("Another fifth were away.", [(0.2, "share")]),
        ("It was only a third win for Derby.", [(3, "rank")]),
        ("A third vote followed.", [(3, "rank")]),
        ("A fourth live album was sold.", [(4, "rank")]),
        ("A fifth known victim came forward.", [(5, "rank")]),
        ("A third will open in May.", [(3, "rank")]),
        ("Another quarter of growth is near.", []),
        ("Another fifth place followed.", [(5, "rank")]),
    ],
)
def test_a_part_is_told_by_a_verb_in_the_plural(text, told):
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Between a fifth and a quarter of farms are let.", (0.2, 0.25)),
        ("A quarter to a third of all fish is lost.", (0.25, 0.333)),
        ("From a tenth to a fifth of nurses left.", (0.1, 0.2)),
    ],
)
def test_two_parts_are_one_range(text, ends):
    (figure,) = find_quantities(text)
    assert (round(figure.value, 3), round(figure.value_to or 0, 3)) == ends
    assert figure.unit == "share"
