"""Two that are compared, the greater one first."""

from __future__ import annotations

import pytest

from claims.core.matching.rewording.plain_wording import plain_wording
from tests.support.relations import confirms, is_confirmed, suggested_relation


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Norland has fewer beds per head than Sarn.", "Sarn has more beds per head than Norland."),
        ("Women earn less than men do.", "Men earn more than women."),
        ("Italy spends less on defense than Spain.", "Spain spends more on defense than Italy."),
        ("The bridge is shorter than the tunnel.", "The tunnel is longer than the bridge."),
        ("The fever is less deadly than the flu.", "The flu is more deadly than the fever."),
    ],
)
def test_the_greater_stands_first(text: str, plain: str) -> None:
    assert plain_wording(text) == plain
    assert plain_wording(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "The mine made less than 40 million euros.",
        "The mine made less than last year.",
        "The mine made less in 2019 than in 2018.",
        "Nurses earn 20 percent less than teachers.",
        "Few women earn less than men.",
        "Women do not earn less than men.",
        "Women in Orm earn less than men.",
        "The mine made less than expected.",
    ],
)
def test_what_may_say_something_else_stays(text: str) -> None:
    assert plain_wording(text) == text


def test_less_here_is_more_there() -> None:
    claim = "Spain has more hospital beds per person than Italy."
    assert is_confirmed(claim, "Italy has fewer hospital beds per head than Spain.")
    assert not confirms(claim, "Italy has more hospital beds per person than Spain.")
    assert not confirms(claim, "Spain has fewer hospital beds per person than Italy.")
    assert suggested_relation("Orm is bigger than Sarn.", "Sarn is smaller than Orm.") == "same"
