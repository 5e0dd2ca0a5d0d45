"""Verbs that say the same of certain things, and not of others."""

from __future__ import annotations

import pytest

from claims.core.matching.comparing.company import agree_in_company
from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.statements.reading import read_statement


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("The hospital took on 90 nurses.", "The hospital hired 90 nurses.", True),
        ("90 nurses were taken on by the hospital.", "The hospital hired 90 nurses.", True),
        ("The champion took on two boxers.", "The champion hired two boxers.", False),
        ("The aquarium drew 900 visitors.", "The aquarium attracted 900 visitors.", True),
        ("The painter drew 900 visitors.", "The painter attracted 900 visitors.", False),
        ("Trams will run in Varen.", "Trams will operate in Varen.", True),
        ("The doctor will run in Varen.", "The doctor will operate in Varen.", False),
    ],
)
def test_verbs_agree_beside_some_nouns(left: str, right: str, agree: bool) -> None:
    pair = compare_statements(read_statement(left), read_statement(right))
    assert any(agree_in_company(pair, link) for link in pair.alignment.shared) is agree
