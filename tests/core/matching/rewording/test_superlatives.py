"""What is more so than all others, told in the turn that most sentences have."""

from __future__ import annotations

import pytest

from claims.core.matching.rewording.plain_wording import plain_wording
from tests.support.relations import is_confirmed, suggested_relation


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Rents have never been higher.", "Rents are at a record high."),
        ("Turnout is lower than ever before.", "Turnout is at a record low."),
        ("The debt of Orm is at an all-time high.", "The debt of Orm is at a record high."),
        ("The longest bridge in Norland is the Tarn Bridge.", "The Tarn Bridge is the longest bridge in Norland."),
        ("Norland's second largest city is Orm.", "Orm is the second largest city of Norland."),
        ("The only survivor was Ana Velk.", "Ana Velk was the only survivor."),
        ("Orm is Chile's second largest city.", "Orm is the second largest city in Chile."),
        ("The longest river of Europe is the Volga.", "The Volga is the longest river in Europe."),
    ],
)
def test_what_tops_all_others(text: str, plain: str) -> None:
    assert plain_wording(text) == plain
    assert plain_wording(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Rents have never been higher than in May.",
        "Rents had never been higher.",
        "No rents have never been higher.",
        "The rest of the money is Orvale.",
        "The mayor of Orm is Ana Velk.",
        "The longest bridge is not the Tarn Bridge.",
        "The longest bridge is in Orm.",
        "Ana Velk is the largest shareholder of Orvale.",
        "Lenz is the fiercest critic of Israel.",
        "It is the oldest map of Africa.",
    ],
)
def test_what_may_say_something_else_stays(text: str) -> None:
    assert plain_wording(text) == text


def test_a_name_may_stand_on_either_side() -> None:
    claim = "The longest bridge in Norland is the Tarn Bridge."
    assert is_confirmed(claim, "The Tarn Bridge is the longest bridge in Norland.")
    assert suggested_relation(claim, "The Orm Bridge is the longest bridge in Norland.") == "other_entity"


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        ("Rents in Orm have never been higher.", "same"),
        ("Rents in Orm are higher than ever.", "same"),
        ("Rents in Orm have never been lower.", "opposite"),
    ],
)
def test_what_was_never_more_so_is_at_its_most(other: str, relation: str) -> None:
    pair = "Rents in Orm are at a record high.", other
    assert is_confirmed(*pair) if relation == "same" else suggested_relation(*pair) == relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rents have never been higher.", "Rents have been higher."),
        ("The law has never been weaker.", "The law is weak."),
    ],
)
def test_what_was_once_more_so_is_its_contrary(one: str, other: str) -> None:
    assert suggested_relation(one, other) == "opposite"
