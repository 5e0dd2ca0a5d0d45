"""How likely claims settle a text, by the ranking that ships: with the days of checks and without."""

from __future__ import annotations

from datetime import date

import pytest

from claims.artifacts.text_answers import text_answers
from claims.core.matching.ranking.occasion import FIRST_CHECKED, LAST_CHECKED, NO_OCCASION, Occasion, TimedText
from claims.core.matching.words.terms import query_terms

DAY = date(2031, 5, 26).toordinal()
POST = "So the ferry went down off Cape Dunmore, with all those people \u2014 Orla Venn (@venn) May 26, 2031"
CLAIMS = (
    "A ferry with 310 passengers sank off Cape Dunmore.",
    "A ferry with 900 passengers and 40 cars reached the port.",
    "The council will close two libraries.",
)


def chances(asked: Occasion = NO_OCCASION, *claims: Occasion) -> list[float]:
    told = claims or (NO_OCCASION,) * len(CLAIMS)
    timed = [TimedText(text, occasion) for text, occasion in zip(CLAIMS, told, strict=True)]
    return list(text_answers()(TimedText(POST, asked), timed, dict.fromkeys(query_terms(POST), 5.0)))


def test_chances_stand_in_the_order_of_the_claims() -> None:
    found = chances()
    assert found[0] == max(found)
    assert all(0 <= chance <= 1 for chance in found)


@pytest.mark.parametrize("later", [FIRST_CHECKED, 0, 2, 7, 8, LAST_CHECKED])
@pytest.mark.parametrize("place", range(len(CLAIMS)))
def test_a_check_near_the_day_speaks_for_its_claim_and_against_no_other(later: int, place: int) -> None:
    told = [NO_OCCASION] * len(CLAIMS)
    told[place] = Occasion(DAY + later)
    plain, found = chances(), chances(Occasion(DAY), *told)
    assert all(now >= before for now, before in zip(found, plain, strict=True))
    assert found[place] > plain[place] or place == 0


def test_days_that_nobody_knows_change_nothing() -> None:
    plain = chances()
    assert chances(Occasion(DAY)) == plain
    assert chances(NO_OCCASION, Occasion(DAY), Occasion(DAY), NO_OCCASION) == plain


def test_what_is_kept_of_a_claim_has_no_day() -> None:
    plain = chances()
    chances(Occasion(DAY), Occasion(DAY), Occasion(DAY), Occasion(DAY))
    assert chances(Occasion(DAY)) == plain
