"""How often some words say that something happens or is."""

from __future__ import annotations

import pytest

from claims.core.matching.rewording.wording import verb_groups
from tests.support.parsing import parse_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("with growing anger in town", 0),
        ("of falling prices", 0),
        ("when the mill was quickly sold", 1),
        ("when the mill had fallen and the town was flooded", 2),
        ("growing anger in town", 1),
    ],
)
def test_a_participle_before_a_noun_is_no_verb(text: str, count: int) -> None:
    assert verb_groups(parse_text(text)[0].tokens) == count
