"""Turns of grammar told plainly, and those that say more."""

from __future__ import annotations

import pytest

from claims.core.matching.rewording.plain_wording import plain_wording


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The bridge had its toll raised in May.", "The toll of the bridge was raised in May."),
        ("Each can has 36 grams of sugar in it.", "There are 36 grams of sugar in each can."),
        ("In each box there are 24 tins.", "There are 24 tins in each box."),
        ("Orm had 9 fires, 3 more than in the previous year.", "Orm had 9 fires, 3 more than the year before."),
        ("Orm bans knives for pupils under the age of 16.", "Orm bans knives for pupils under 16."),
        ("Ilva Tarn, aged 61, resigned.", "Ilva Tarn, 61, resigned."),
        ("Police charged a 29-year-old nurse.", "Police charged a nurse aged 29."),
        ("Orm isn't going to close the pool.", "Orm will not close the pool."),
        ("The firm paid no tax.", "The firm did not pay any tax."),
        ("The mine has employed no women.", "The mine has not employed any women."),
        ("Orm imposed a 15 percent tariff on tea.", "Orm imposed a tariff of 15 percent on tea."),
        ("Orm agreed to a seven-day truce.", "Orm agreed to a truce of seven days."),
        ("In Orm, 22% of young people are poor.", "22% of young people in Orm are poor."),
        ("Odo Prell was elected as chairman.", "Odo Prell was elected chairman."),
        ("The sailors on board the Tern slept once again.", "The sailors aboard the Tern slept again."),
        ("Every year the fair draws 40 men.", "The fair draws 40 men every year."),
        ("Turnout fell to 31 percent in Orm in 2019.", "Turnout in Orm fell to 31 percent in 2019."),
    ],
)
def test_what_a_plain_clause_says(text: str, plain: str) -> None:
    assert plain_wording(text) == plain
    assert plain_wording(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "The general had his rival killed.",
        "The bank had its rivals arrested.",
        "The ship had its captain arrested.",
        "No can has sugar in it.",
        "Orm had 9 fires in the year before the war.",
        "Orm bans knives for babies under the age of 16 months.",
        "The 29-year-old strike ended.",
        "Odo Prell is going to market in Orm.",
        "The firm can pay no tax.",
        "The firm paid no more tax.",
        "All firms paid no tax.",
        "The firm lost no time and fled.",
        "Orm held a 30% stake sale.",
        "In Orm, 22% of people under 25 are poor.",
        "Odo Prell was elected as such.",
        "Shares fell by 9 percent in Orm in May.",
        "Men fell by 9 metres in Orm in May.",
        "Turnout fell to 31 percent in May.",
        "Some rents rose by 9 percent in Orm.",
        "The number of Orm buses rose by 9 percent in Calder.",
        "Every year the club approved a payment of 40 crowns.",
        "Every year Orm fines the firm that sells 40 cows.",
        "Every year the council promised to sell 40 cows.",
    ],
)
def test_what_says_more_stays(text: str) -> None:
    assert plain_wording(text) == text
