"""Check-worthiness of claims and shelf: what rises with what, and what stays as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from claims.core.detection.check_worthiness import TYPICAL, check_worthiness, with_check_worthiness
from claims.core.detection.detector import Detection
from claims.core.detection.tasks import Task
from claims.core.extraction.pipeline import extract

BODY = "The council cut 40 posts in May 2019. Visitors arrived by train. What a shame!"


class Known:
    """Is sure of what has a figure."""

    has_encoder = False

    def __init__(self) -> None:
        self.given: dict[str, Sequence[float] | None] = {}

    def detect(self, text: str, encoded: Sequence[float] | None = None) -> Detection:
        self.given[text] = encoded
        return Detection({Task.WORTH_CHECKING: 0.95 if any(sign.isdigit() for sign in text) else 0.1}, {})


def test_it_rises_with_the_rules_and_with_the_detector() -> None:
    low, rules, learned = check_worthiness(0.4, 0.3), check_worthiness(0.8, 0.3), check_worthiness(0.4, 0.9)
    assert low < rules
    assert low < learned


def test_another_detector_reads_what_stands_far_behind() -> None:
    before = extract(BODY, published=dt.date(2020, 1, 1))
    near, far = Known(), Known()
    near.has_encoder = True
    after = with_check_worthiness(before, near, beyond=far, most_encoded=1)
    assert (list(near.given), list(far.given)) == ([before.claims[0].exact], [before.claims[1].exact, "What a shame!"])
    assert after.claims[0].score == check_worthiness(before.claims[0].score, 0.95, has_encoder=True)
    assert after.claims[1].score == check_worthiness(before.claims[1].score, 0.1)


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


def test_what_the_encoder_said_of_a_sentence_is_that_of_its_claims_and_of_the_shelf() -> None:
    body = "“We cut 40 posts in May 2019. It was right,” the mayor, Ana Ruiz, said. What a shame! It rained."
    before = extract(body, published=dt.date(2020, 1, 1))
    read = replace(before, detected={at: (float(at),) for at in (0, 1, 2)})
    detector = Known()
    with_check_worthiness(read, detector)
    homes = {claim.exact: before.sentences[claim.sentences[0]].span for claim in before.claims}
    assert len(homes) >= 2
    for claim in before.claims:
        home = next(at for at, one in enumerate(before.sentences) if one.span.end > claim.span.start)
        assert detector.given[claim.exact] == (float(home),)
    assert [detector.given[row.exact] for row in before.rejected] == [
        (2.0,) if row.sentence == 2 else None for row in before.rejected
    ]
    assert {row.sentence for row in before.rejected} == {2, 3}


def test_a_claim_has_the_odds_of_the_sentence_that_it_begins_in() -> None:
    before = extract(BODY, published=dt.date(2020, 1, 1))
    joined = replace(before.claims[1], sentences=(0, 1))
    detector = Known()
    with_check_worthiness(replace(before, claims=(joined,), detected={0: (0.0,), 1: (1.0,)}), detector)
    assert detector.given[joined.exact] == (1.0,)
