"""A time until which something is so is another one than the time from which it is."""

from __future__ import annotations

import pytest

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.comparing.time_bounds import ends_here_and_begins_there
from claims.core.matching.decision.relations import decide_pair, explain
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The quay in Torv is closed until Friday.", "The quay in Torv has been closed since Friday."),
        ("The quay in Torv is closed until next Friday.", "The quay in Torv is closed as of next Friday."),
        ("The permits apply until March.", "The permits apply from March."),
        ("From Easter the wreck will be lit.", "The wreck will be lit until Easter."),
        ("The ferry sails until the flood.", "The ferry sails from the flood."),
    ],
)
def test_until_a_time_is_not_since_then(left: str, right: str) -> None:
    assert decide_pair(read_statement(left), read_statement(right)).relation is Relation.OTHER_DATE


def test_the_explanation_shows_the_bounds() -> None:
    left, right = "The quay in Torv is closed until Friday.", "The quay in Torv has been closed since Friday."
    told = explain(decide_pair(read_statement(left), read_statement(right)))
    assert told == "Other date: until Friday here, since Friday there."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The quay in Torv is closed until Friday.", "Until Friday the quay in Torv is closed."),
        ("The quay in Torv is open until Friday.", "The quay in Torv is closed from Friday."),
        ("The quay in Torv is open until Friday.", "The quay in Torv is not open from Friday."),
        ("The quay in Torv is closed until Friday.", "The quay in Torv has been closed since Monday."),
    ],
)
def test_contraries_and_other_times_are_not_one_time_with_two_bounds(left: str, right: str) -> None:
    assert not ends_here_and_begins_there(compare_statements(read_statement(left), read_statement(right)))
