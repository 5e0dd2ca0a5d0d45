"""Check-worthiness of claims and shelf: what rises with what, and what stays as it was."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.detection.check_worthiness import TYPICAL, check_worthiness, with_check_worthiness
from claims.core.detection.detector import Detection
from claims.core.detection.tasks import Task
from claims.core.extraction.pipeline import extract

BODY = "The council cut 40 posts in May 2019. Visitors arrived by train. What a shame!"


class Known:
    """Is sure of what has a figure."""

    has_encoder = False

    def detect(self, text: str) -> Detection:
        return Detection({Task.WORTH_CHECKING: 0.95 if any(sign.isdigit() for sign in text) else 0.1}, {})


def test_it_rises_with_the_rules_and_with_the_detector() -> None:
    low, rules, learned = check_worthiness(0.4, 0.3), check_worthiness(0.8, 0.3), check_worthiness(0.4, 0.9)
    assert low < rules
    assert low < learned


def test_a_detector_with_an_encoder_has_its_own_weights() -> None:
    before = extract(BODY, published=dt.date(2020, 1, 1))
    encoding = Known()
    encoding.has_encoder = True
    after = with_check_worthiness(before, encoding)
    assert after.claims[0].score == check_worthiness(before.claims[0].score, 0.95, has_encoder=True)
    assert after.claims[0].score != check_worthiness(before.claims[0].score, 0.95)


@pytest.mark.parametrize(("rules", "learned"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_it_stays_within_its_range_where_the_detector_is_certain(rules: float, learned: float) -> None:
    assert 0 <= check_worthiness(rules, learned) <= 1


def test_scores_and_reasons_change_and_nothing_else() -> None:
    before = extract(BODY, published=dt.date(2020, 1, 1))
    after = with_check_worthiness(before, Known())
    assert [claim.exact for claim in after.claims] == [claim.exact for claim in before.claims]
    assert [row.exact for row in after.rejected] == [row.exact for row in before.rejected]
    figure, arrival = after.claims
    assert figure.score > 0.8 > arrival.score
    assert figure.reasons == (*before.claims[0].reasons, TYPICAL)
    assert arrival.reasons == before.claims[1].reasons
    assert after.rejected[0].score == check_worthiness(before.rejected[0].score, 0.1)
    assert after.sentences == before.sentences
