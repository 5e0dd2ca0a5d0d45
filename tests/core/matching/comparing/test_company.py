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
        ("The police took on 300 workers.", "The police hired 300 workers.", False),
        ("The clerk passed the budget to the mayor.", "The clerk adopted the budget to the mayor.", False),
        ("The senate passed the budget to the mayor.", "The senate adopted the budget to the mayor.", False),
        ("The lottery drew 40 visitors.", "The lottery attracted 40 visitors.", False),
        ("The choir took 14 seats on the train.", "The choir won 14 seats on the train.", False),
        ("The firm made trains safer.", "The firm built trains safer.", False),
        ("The army produced the engine.", "The army built the engine.", False),
        ("Customs cleared 40 tonnes of plastic.", "Customs removed 40 tonnes of plastic.", False),
        ("Ilva Tarn led the agency.", "Ilva Tarn headed the agency.", True),
        ("Ilva Tarn led the committee into the hall.", "Ilva Tarn headed the committee into the hall.", False),
        ("Clues led the inquiry.", "Clues headed the inquiry.", False),
        ("Police opened an inquiry into a murder.", "Police began an inquiry into a murder.", True),
        ("Police opened the inquiry to the public.", "Police began the inquiry to the public.", False),
        ("Police found a company.", "Police created a company.", False),
        ("The train ran into a bus.", "The train operated into a bus.", False),
    ],
)
def test_verbs_agree_beside_some_nouns(left: str, right: str, agree: bool) -> None:
    pair = compare_statements(read_statement(left), read_statement(right))
    assert any(agree_in_company(pair, link) for link in pair.alignment.shared) is agree
