"""Words that were cut out of a phrase or clause that goes on without them ask for their context."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.core.extraction.span_fakes import standalone_of

PUBLISHED = dt.date(2024, 8, 8)

CUT = [
    # A preposition leads to them.
    ("Nothing about Acme will gin up 40 voters.", "Acme will gin up 40 voters"),
    ("The work of the mill has cost 40 jobs.", "the mill has cost 40 jobs"),
    # Their verb follows.
    ("Roe's words came as the facts about 40 mills are gathered.", "Roe's words came as the facts about 40 mills"),
    # Their first verb belongs to another clause.
    ("Roe further described the case as a shame, but stopped 40 plans.", "the case as a shame, but stopped 40 plans"),
]


@pytest.mark.parametrize(("body", "span"), CUT)
def test_a_piece_of_a_phrase_or_clause_is_left_open(body: str, span: str) -> None:
    assert standalone_of(body, span, PUBLISHED)[1]


WHOLE = [
    ("The council said that Acme will close 40 mills.", "Acme will close 40 mills"),
    ("The mill was shut after Acme had sold 40 boats.", "Acme had sold 40 boats"),
    ("Roe's gaze as Doe opened 40 mills is odd.", "Doe opened 40 mills"),
    ("As a buyer, Acme lives or dies by 40 mills.", "As a buyer, Acme lives or dies by 40 mills"),
    ("Ana Roe and Ben Doe both campaigned in 40 towns.", "Ana Roe and Ben Doe both campaigned in 40 towns"),
]


@pytest.mark.parametrize(("body", "span"), WHOLE)
def test_a_clause_behind_its_conjunction_stands_alone(body: str, span: str) -> None:
    assert not standalone_of(body, span, PUBLISHED)[1]
