"""How many claims of a text have which answer, as the head of its page says."""

import pytest

from claims.core.records import MatchState
from claims.core.verdicts import Freshness, Verdict
from claims.web.claims.answer_counts import count_answers
from claims.web.words.looks import look_of_match, look_without_match
from claims.web.words.words import FreshnessLine


def confirmed(verdict, freshness="current", **more):
    return look_of_match(MatchState.CONFIRMED, verdict, FreshnessLine(Freshness(freshness), freshness), **more)


NONE = look_without_match()
SUGGESTED = look_of_match(MatchState.SUGGESTED, "false", None)


def test_what_has_to_be_looked_at_first_leads_with_its_first_claim():
    looks = {
        1: NONE,
        2: confirmed("true"),
        3: SUGGESTED,
        4: confirmed("false"),
        5: confirmed("true", conflict=True),
        6: confirmed("true", recheck="Needs recheck"),
        7: confirmed("false"),
        8: NONE,
    }
    assert [(row.word, row.count, row.first) for row in count_answers(looks)] == [
        ("False", 2, 4),
        ("Organizations conflict", 1, 5),
        ("to recheck", 1, 6),
        ("suggested", 1, 3),
        ("True", 1, 2),
        ("not checked", 2, 1),
    ]


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("freshness", list(Freshness))
def test_every_answer_is_counted(verdict, freshness):
    (row,) = count_answers({1: confirmed(verdict, freshness)})
    assert row.count == 1
    assert row.word


def test_a_text_without_claims_has_none():
    assert count_answers({}) == ()
