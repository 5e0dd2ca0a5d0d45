"""Two that are compared, the greater one first."""

from __future__ import annotations

import pytest

from claims.core.matching.rewording.plain_wording import plain_wording
from tests.support.relations import confirms, is_confirmed, suggested_relation


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Chile has fewer beds per head than Spain.", "Spain has more beds per head than Chile."),
        ("Women earn less than men.", "Men earn more than women."),
        ("Italy spends less on defense than Spain.", "Spain spends more on defense than Italy."),
        ("The bridge is much shorter than the tunnel.", "The tunnel is much longer than the bridge."),
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
        "Nurses earn a third less than teachers.",
        "Orm is a third smaller than Sarn.",
        "Few women earn less than men.",
        "Women do not earn less than men.",
        "Women in Orm earn less than men.",
        "Women earn less than men did.",
        "The mine made less than expected.",
        "The mine earned less than expected.",
        "Police arrest fewer men than women.",
        "Spain buys less gas from Norway than Chile.",
        "Spain treats Chile worse than Italy.",
        "Orm has worse roads than schools.",
        "Spain has fewer cars but more buses than Italy.",
        "Orm is smaller and richer than Sarn.",
        "Orm attracts younger voters better than Sarn.",
        "Orm grew poorer than Sarn.",
        "Orm can pay less than Sarn.",
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
